//! What stands in the tables, before any format.

use mmat_appraisal::codec::report::layout::{Layout, Section};
use mmat_appraisal::instrument::{Category, Design, Group, ItemId, QuantitativeSet, Response};
use mmat_appraisal::review::{Header, Reason, Review};

use super::given::{
    PLAIN, SHARES, answer, appraisal, empty, example, laid_out, now, review, tables, words,
};

const MIXED: Design = Design::Mixed(Some(QuantitativeSet::Descriptive));

fn section(layout: &Layout, category: Option<Category>) -> &Section {
    let found = layout
        .sections
        .iter()
        .find(|section| section.category == category);
    found.unwrap()
}

/// The last column of the first table.
fn shares(review: &Review) -> Vec<String> {
    let layout = laid_out(review, &SHARES);
    let rows = tables(&layout)[0].rows.clone();
    rows.into_iter().map(|row| row.share.unwrap()).collect()
}

#[test]
fn the_example_has_a_table_for_each_category_and_for_the_components() {
    let layout = laid_out(&example(), &PLAIN);
    let tables = tables(&layout);
    let shapes: Vec<_> = tables
        .iter()
        .map(|table| {
            (
                table.group,
                table.component,
                table.rows.len(),
                table.items.len(),
            )
        })
        .collect();
    let expected = [
        (Some(Group::Qualitative), false, 16, 7),
        (Some(Group::Rct), false, 3, 7),
        (Some(Group::Nonrandomized), false, 7, 7),
        (Some(Group::Descriptive), false, 4, 7),
        (Some(Group::Mixed), false, 2, 7),
        (Some(Group::Qualitative), true, 2, 5),
        (None, false, 1, 2),
    ];
    assert_eq!(shapes, expected);
    let perry = &words(tables[1])[1];
    assert_eq!(
        perry,
        &["Perry 2000", "Yes", "Yes", "Yes", "Yes", "No", "No", "Yes"]
    );
    assert_eq!(
        words(tables[5])[0],
        ["Agrusti 2020", "–", "–", "–", "–", "–"]
    );
    assert_eq!(words(tables[6]), [["Cheadle 2009", "Can't tell", "Yes"]]);
    assert_eq!(layout.sections[0].heading, "1. Qualitative (16 studies)");
}

#[test]
fn the_example_says_which_studies_were_not_appraised_further_or_lack_components() {
    let layout = laid_out(&example(), &PLAIN);
    assert_eq!(
        section(&layout, None).notes,
        ["Failed the screening questions and not appraised further: Cheadle 2009."]
    );
    assert_eq!(
        section(&layout, Some(Category::Mixed)).notes,
        [
            "Ratings of the components (sets 1 and 2, 3 or 4) are missing: Agrusti 2020; Weeks 2013.",
            "The quantitative set of the components was not chosen: Agrusti 2020; Weeks 2013."
        ]
    );
    assert!(section(&layout, Some(Category::Rct)).notes.is_empty());
}

#[test]
fn counts_are_those_of_the_summary() {
    let layout = laid_out(&example(), &PLAIN);
    let tally = layout
        .tallies
        .iter()
        .find(|tally| tally.item == ItemId::C12)
        .unwrap();
    assert_eq!((tally.studies, tally.counts), (18, [14, 1, 1, 2]));
    assert_eq!(
        tally.shares(),
        ["14 (78 %)", "1 (6 %)", "1 (6 %)", "2 (11 %)"]
    );
    assert_eq!(layout.tallies.len(), 27);
}

#[test]
fn an_empty_review_has_no_section_and_no_count() {
    let layout = laid_out(&empty(), &SHARES);
    assert!(layout.sections.is_empty() && layout.tallies.is_empty());
    assert_eq!(layout.title, "MMAT 2018 appraisals: A made-up review");
    let date = layout
        .about
        .iter()
        .find(|(name, _)| *name == "Date")
        .unwrap();
    assert_eq!(date.1, "3 March 2026");
}

#[test]
fn each_of_several_reviewers_has_a_row_with_the_name_and_a_note_says_so() {
    let rct = |reviewer, response| appraisal(0, reviewer, Design::Rct, response);
    let review = review(
        &["Smith 2019", "Jones 2020"],
        &["Ann", ""],
        vec![
            rct("Ann", Response::Yes),
            rct("", Response::No),
            appraisal(1, "Ann", Design::Rct, Response::CantTell),
        ],
    );
    let layout = laid_out(&review, &PLAIN);
    let names: Vec<_> = tables(&layout)[0]
        .rows
        .iter()
        .map(|row| row.name())
        .collect();
    let expected = [
        "Smith 2019 (reviewer: Ann)",
        "Smith 2019 (reviewer: unnamed)",
        "Jones 2020",
    ];
    assert_eq!(names, expected);
    assert_eq!(
        layout.sections[0].heading,
        "2. Quantitative randomized controlled trials (2 studies)"
    );
    let notes = &layout.sections[0].notes;
    assert_eq!(notes.len(), 1);
    assert!(
        notes[0].contains("several reviewers") && notes[0].ends_with(": Smith 2019."),
        "{notes:?}"
    );
}

#[test]
fn reviewers_who_chose_different_categories_stand_in_both() {
    let review = review(
        &["Smith 2019"],
        &["Ann", "Ben"],
        vec![
            appraisal(0, "Ann", Design::Rct, Response::Yes),
            appraisal(0, "Ben", Design::Descriptive, Response::Yes),
        ],
    );
    let layout = laid_out(&review, &PLAIN);
    let categories: Vec<_> = layout
        .sections
        .iter()
        .map(|section| section.category)
        .collect();
    assert_eq!(
        categories,
        [Some(Category::Rct), Some(Category::Descriptive)]
    );
}

#[test]
fn a_mixed_methods_study_stands_with_each_of_its_sets() {
    let review = review(
        &["Smith 2019"],
        &["A"],
        vec![appraisal(0, "A", MIXED, Response::Yes)],
    );
    let layout = laid_out(&review, &PLAIN);
    let groups: Vec<_> = tables(&layout).iter().map(|table| table.group).collect();
    let expected = [Group::Mixed, Group::Qualitative, Group::Descriptive].map(Some);
    assert_eq!(groups, expected);
}

#[test]
fn without_screening_there_are_no_screening_columns() {
    let with = review(
        &["Smith 2019", "Jones 2020"],
        &["A"],
        vec![appraisal(0, "A", Design::Rct, Response::Yes)],
    );
    let mut header = Header::clone(with.header());
    header.protocol.screening_used = false;
    let studies = with
        .studies()
        .iter()
        .map(|study| (**study).clone())
        .collect();
    let appraisals = with.appraisals().map(|one| (**one).clone()).collect();
    let layout = laid_out(&Review::from_parts(header, studies, appraisals), &PLAIN);
    assert_eq!(tables(&layout).len(), 1);
    assert_eq!(tables(&layout)[0].items, Group::Rct.items());
    assert_eq!(
        section(&layout, None).notes,
        ["No category of study design was chosen: Jones 2020."]
    );
}

#[test]
fn a_reason_to_go_on_after_screening_is_told() {
    let mut one = appraisal(0, "A", Design::Rct, Response::Yes);
    answer(&mut one, ItemId::S2, Some(Response::No), "");
    one.went_on = Some(Reason {
        text: "the data are in the appendix".to_owned(),
        at: now(),
    });
    let layout = laid_out(&review(&["Smith 2019"], &["A"], vec![one]), &PLAIN);
    let notes = &layout.sections[0].notes;
    assert!(
        notes[0].starts_with("Smith 2019") && notes[0].ends_with("the data are in the appendix")
    );
}

#[test]
fn there_is_no_share_of_criteria_met_unless_the_team_asks() {
    let layout = laid_out(&example(), &PLAIN);
    assert_eq!(layout.warning, None);
    assert!(tables(&layout).iter().all(|table| !table.shares));
    let rows = tables(&layout).into_iter().flat_map(|table| &table.rows);
    assert!(rows.into_iter().all(|row| row.share.is_none()));
}

#[test]
fn the_share_counts_the_criteria_and_never_screening() {
    let mut one = appraisal(0, "A", Design::Rct, Response::Yes);
    answer(&mut one, ItemId::S1, Some(Response::No), "");
    answer(&mut one, ItemId::C24, Some(Response::No), "");
    answer(&mut one, ItemId::C25, Some(Response::CantTell), "");
    // Hidden: another category's.
    answer(&mut one, ItemId::C31, Some(Response::Yes), "");
    let mut open = appraisal(1, "A", Design::Rct, Response::Yes);
    answer(&mut open, ItemId::C21, None, "not yet");
    let review = review(&["Smith 2019", "Jones 2020"], &["A"], vec![one, open]);
    assert_eq!(shares(&review), ["3 of 5 (60 %)", "not computable"]);
    assert!(
        laid_out(&review, &SHARES)
            .warning
            .unwrap()
            .contains("discourages")
    );
}

#[test]
fn the_share_of_mixed_methods_is_that_of_its_lowest_set() {
    let all = appraisal(0, "A", MIXED, Response::Yes);
    let mut low = appraisal(1, "A", MIXED, Response::Yes);
    for item in [ItemId::C41, ItemId::C42, ItemId::C43, ItemId::C11] {
        answer(&mut low, item, Some(Response::No), "");
    }
    let mut open = appraisal(2, "A", MIXED, Response::No);
    answer(&mut open, ItemId::C15, None, "not yet");
    let no_set = appraisal(3, "A", Design::Mixed(None), Response::Yes);
    let review = review(&["a", "b", "c", "d"], &["A"], vec![all, low, open, no_set]);
    let expected = [
        "5 of 5 (100 %)",
        "2 of 5 (40 %)",
        "not computable",
        "not computable",
    ];
    assert_eq!(shares(&review), expected);
    let layout = laid_out(&review, &SHARES);
    assert!(tables(&layout)[1..].iter().all(|table| !table.shares));
    assert!(
        layout.sections[0]
            .notes
            .iter()
            .any(|note| note.contains("three sets"))
    );
}
