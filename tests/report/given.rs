//! Reviews to report on.

use mmat_appraisal::codec::report::ReportOptions;
use mmat_appraisal::codec::report::layout::{AgreementTable, Layout, Table, layout};
use mmat_appraisal::instrument::{Design, ItemId, Response};
use mmat_appraisal::port::Moment;
use mmat_appraisal::review::{
    Answer, Appraisal, Carried, Citation, DesignChoice, Header, Protocol, Review, ReviewId,
    Reviewer, ReviewerId, Study, StudyId, Timestamp,
};

pub const PLAIN: ReportOptions = ReportOptions {
    share_of_criteria_met: false,
};
pub const SHARES: ReportOptions = ReportOptions {
    share_of_criteria_met: true,
};

pub fn now() -> Timestamp {
    Timestamp::parse("2026-03-03T09:30:00Z").unwrap()
}

/// The published example, 33 studies.
pub fn example() -> Review {
    mmat_appraisal::codec::example::review(Moment::new(now(), 1))
}

/// A made-up review with these studies and appraisals.
pub fn review(labels: &[&str], reviewers: &[&str], appraisals: Vec<Appraisal>) -> Review {
    let header = Header {
        id: ReviewId::new("made-up"),
        title: "A made-up review".to_owned(),
        source: String::new(),
        reviewers: reviewers
            .iter()
            .map(|name| Reviewer {
                id: ReviewerId::new(name),
                name: (*name).to_owned(),
            })
            .collect(),
        protocol: Protocol::default(),
        carried: Carried::default(),
    };
    let studies = labels.iter().enumerate().map(|(place, label)| Study {
        id: StudyId::new(&place.to_string()),
        label: (*label).to_owned(),
        citation: Citation::default(),
        added: now(),
        carried: Carried::default(),
    });
    Review::from_parts(header, studies.collect(), appraisals)
}

pub fn empty() -> Review {
    review(&[], &["A"], Vec::new())
}

/// An appraisal of the study at this place; every item of the design gets the response.
pub fn appraisal(study: usize, reviewer: &str, design: Design, response: Response) -> Appraisal {
    let mut appraisal =
        Appraisal::empty(StudyId::new(&study.to_string()), ReviewerId::new(reviewer));
    appraisal.design = Some(DesignChoice {
        design,
        path: Vec::new(),
        at: now(),
    });
    for item in [ItemId::S1, ItemId::S2]
        .into_iter()
        .chain(design.criteria())
    {
        answer(&mut appraisal, item, Some(response), "");
    }
    appraisal
}

pub fn answer(appraisal: &mut Appraisal, item: ItemId, response: Option<Response>, comment: &str) {
    let answer = Answer {
        response,
        comment: comment.to_owned(),
        ..Answer::empty(now())
    };
    appraisal.answers.insert(item, answer);
}

pub fn laid_out(review: &Review, options: &ReportOptions) -> Layout {
    layout(review, options, &now())
}

/// All tables of studies, in order.
pub fn tables(layout: &Layout) -> Vec<&Table> {
    let sections = layout.sections.iter();
    sections.flat_map(|section| &section.tables).collect()
}

/// The cells that the table of a layout has in every format, words only.
pub fn words(table: &Table) -> Vec<Vec<String>> {
    let word = |answer: &Option<Response>| answer.map_or("–", Response::words).to_owned();
    let row = |row: &mmat_appraisal::codec::report::layout::Row| {
        let answers = row.answers.iter().map(word);
        [row.name()]
            .into_iter()
            .chain(answers)
            .chain(row.share.clone())
            .collect()
    };
    table.rows.iter().map(row).collect()
}

/// The counts as every format prints them, behind the item.
pub fn counts(layout: &Layout) -> Vec<Vec<String>> {
    let tallies = layout.tallies.iter();
    tallies
        .map(|tally| {
            let item = format!("{}. {}", tally.item.token(), tally.item.wording());
            [item, tally.studies.to_string()]
                .into_iter()
                .chain(tally.shares())
                .collect()
        })
        .collect()
}

/// Blanks in one form, for readers that fold them.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tables of agreement as they are printed.
pub fn agreements(layout: &Layout) -> Vec<Vec<Vec<String>>> {
    let tables = layout.agreements.iter();
    let rows = |table: &AgreementTable| table.rows.iter().map(|row| row.to_vec()).collect();
    tables.map(rows).collect()
}
