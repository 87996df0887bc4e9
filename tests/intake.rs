//! What files would add, as a plan: nothing guessed, nothing lost, nothing overwritten.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "intake/agreed.rs"]
mod agreed;
#[path = "intake/duplicates.rs"]
mod duplicates;
#[path = "intake/files.rs"]
mod files;
#[path = "support/full.rs"]
mod full;
#[path = "intake/labels.rs"]
mod labels;
#[path = "intake/likely.rs"]
mod likely;
#[path = "intake/properties.rs"]
mod properties;
#[path = "intake/rows.rs"]
mod rows;

use mmat_appraisal::codec::incoming::{Content, IncomingRow, IncomingStudy, Reading, SourceFormat};
use mmat_appraisal::codec::intake::{Choices, IntakeFile, Order, Plan, plan, plan_read};
use mmat_appraisal::port::Moment;
use mmat_appraisal::review::{
    Carried, Citation, Header, Protocol, Review, ReviewId, Reviewer, ReviewerId, Timestamp,
};

fn moment(seed: u128) -> Moment {
    let now = Timestamp::parse("2026-03-03T09:30:00Z").unwrap();
    Moment::new(now, seed << 64)
}

fn me() -> ReviewerId {
    ReviewerId::new("me")
}

/// A review with nothing in it but me.
fn empty() -> Review {
    Review::new(Header {
        id: ReviewId::new("review"),
        title: "A made-up review".to_owned(),
        source: String::new(),
        reviewers: vec![Reviewer {
            id: me(),
            name: "Reviewer 1".to_owned(),
        }],
        protocol: Protocol::default(),
        carried: Carried::default(),
    })
}

fn file(name: &str, text: &str) -> IntakeFile {
    IntakeFile {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec().into(),
    }
}

/// Plans files of text into a review, with nothing decided.
fn planned(into: &Review, files: &[(&str, &str)]) -> Plan {
    let files: Vec<IntakeFile> = files.iter().map(|(name, text)| file(name, text)).collect();
    let order = Order {
        files: &files,
        into,
        me: &me(),
        choices: &Choices::default(),
        moment: moment(into.studies().len() as u128 + 1),
    };
    plan(order, &mut |_| ())
}

/// Plans what came out of files called 0, 1, … into a review.
fn planned_read(into: &Review, contents: Vec<Content>, choices: &Choices) -> Plan {
    let files: Vec<IntakeFile> = (0..contents.len())
        .map(|place| file(&place.to_string(), ""))
        .collect();
    let order = Order {
        files: &files,
        into,
        me: &me(),
        choices,
        moment: moment(into.studies().len() as u128 + 1),
    };
    let readings = contents.into_iter().map(|content| {
        Ok(Reading {
            format: SourceFormat::Ris,
            content,
            tokens: Vec::new(),
            problems: Vec::new(),
        })
    });
    plan_read(order, readings.collect(), &mut |_| ())
}

/// Plans citations as one file each, with nothing decided.
fn each(into: &Review, citations: &[Citation]) -> Plan {
    each_with(into, citations, &Choices::default())
}

fn each_with(into: &Review, citations: &[Citation], choices: &Choices) -> Plan {
    let contents = citations
        .iter()
        .map(|citation| studies(std::slice::from_ref(citation)));
    planned_read(into, contents.collect(), choices)
}

/// The content of one file of citations.
fn studies(citations: &[Citation]) -> Content {
    let studies = citations.iter().enumerate();
    let studies =
        studies.map(|(place, citation)| IncomingStudy::new(place * 10 + 1, citation.clone()));
    Content::Studies(studies.collect())
}

/// A row that names a study and nothing else.
fn row(line: usize, study: &str) -> IncomingRow {
    IncomingRow {
        line,
        study: study.to_owned(),
        ..IncomingRow::default()
    }
}

/// The review with a plan in it.
fn after(into: &Review, plan: &Plan) -> Review {
    let mut review = into.clone();
    for change in &plan.changes {
        review.apply(change);
    }
    review
}

fn labels(review: &Review) -> Vec<&str> {
    let studies = review.studies().iter();
    studies.map(|study| study.label.as_str()).collect()
}

/// A made-up citation: title, first author, year.
fn cited(title: &str, author: &str, year: u16) -> Citation {
    let author = Some(author).filter(|author| !author.is_empty());
    Citation {
        title: title.to_owned(),
        authors: author.map(str::to_owned).into_iter().collect(),
        year: Some(year).filter(|year| *year > 0),
        ..Citation::default()
    }
}

fn with_doi(citation: Citation, doi: &str) -> Citation {
    let doi = format!("10.5555/{doi}");
    Citation { doi, ..citation }
}
