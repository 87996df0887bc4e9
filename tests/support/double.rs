//! Reviews from wide tables, as an import would make them.

#![allow(dead_code, reason = "each test crate uses its own part of it")]

use mmat_appraisal::codec::incoming::IncomingRow;
use mmat_appraisal::codec::tables::read_wide;
use mmat_appraisal::instrument::{Category, Design, ItemId, Response};
use mmat_appraisal::review::{
    Answer, Appraisal, Carried, Citation, DesignChoice, Header, Protocol, Review, ReviewId,
    Reviewer, ReviewerId, Study, StudyId, Timestamp,
};

/// Two reviewers of five studies; TABLES.md has the source.
pub const TWO_REVIEWERS: &str = include_str!("../fixtures/two-reviewers.csv");

pub fn time() -> Timestamp {
    Timestamp::parse("2026-03-03T09:30:00Z").unwrap()
}

pub fn study_id(label: &str) -> StudyId {
    StudyId::new(label)
}

pub fn reviewer_id(name: &str) -> ReviewerId {
    ReviewerId::new(name)
}

/// The review of a wide table; labels and names are the ids.
pub fn review_of(table: &str) -> Review {
    let (rows, _) = read_wide(table).unwrap();
    let (mut studies, mut reviewers) = (Vec::new(), Vec::new());
    for row in &rows {
        if !studies.contains(&row.study) {
            studies.push(row.study.clone());
        }
        let name = row.reviewer.clone().unwrap();
        if !reviewers.contains(&name) {
            reviewers.push(name);
        }
    }
    let appraisals = rows.into_iter().map(appraisal_of).collect();
    let names: Vec<&str> = reviewers.iter().map(String::as_str).collect();
    let labels: Vec<&str> = studies.iter().map(String::as_str).collect();
    review(&labels, &names, appraisals)
}

/// A review of studies and reviewers with these ids.
pub fn review(studies: &[&str], reviewers: &[&str], appraisals: Vec<Appraisal>) -> Review {
    let header = Header {
        id: ReviewId::new("review"),
        title: "A made-up review".to_owned(),
        source: String::new(),
        reviewers: reviewers.iter().map(|name| reviewer(name)).collect(),
        protocol: Protocol::default(),
        carried: Carried::default(),
    };
    let studies = studies.iter().map(|label| study(label)).collect();
    Review::from_parts(header, studies, appraisals)
}

pub fn reviewer(name: &str) -> Reviewer {
    Reviewer {
        id: reviewer_id(name),
        name: format!("Reviewer {name}"),
    }
}

pub fn study(label: &str) -> Study {
    Study {
        id: study_id(label),
        label: label.to_owned(),
        citation: Citation::default(),
        added: time(),
        carried: Carried::default(),
    }
}

fn appraisal_of(row: IncomingRow) -> Appraisal {
    let design = row.category.map(|category| match category {
        Category::Mixed => Design::Mixed(row.set),
        other => Design::of(other),
    });
    let answers = row.answers.into_iter().map(|(item, incoming)| {
        let answer = Answer {
            response: incoming.response,
            comment: incoming.comment,
            quote: incoming.quote,
            location: incoming.location,
            ..Answer::empty(time())
        };
        (item, answer)
    });
    Appraisal {
        design: design.map(chosen),
        answers: answers.collect(),
        ..Appraisal::empty(study_id(&row.study), reviewer_id(&row.reviewer.unwrap()))
    }
}

pub fn chosen(design: Design) -> DesignChoice {
    DesignChoice {
        design,
        path: Vec::new(),
        at: time(),
    }
}

/// An appraisal with these responses.
pub fn appraisal(
    study: &str,
    reviewer: &str,
    design: Option<Design>,
    responses: &[(ItemId, Response)],
) -> Appraisal {
    let answers = responses.iter().map(|(item, response)| {
        let response = Some(*response);
        (
            *item,
            Answer {
                response,
                ..Answer::empty(time())
            },
        )
    });
    Appraisal {
        design: design.map(chosen),
        answers: answers.collect(),
        ..Appraisal::empty(study_id(study), reviewer_id(reviewer))
    }
}
