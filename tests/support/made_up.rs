//! Made-up reviews of any size, written down in short.

#![allow(dead_code, reason = "each test crate uses its own part of it")]

use mmat_appraisal::instrument::{Design, ItemId, Response};
use mmat_appraisal::review::{
    Answer, Appraisal, Carried, Citation, DesignChoice, Header, Protocol, Review, ReviewId,
    Reviewer, ReviewerId, Study, StudyId, Timestamp, items_to_rate,
};

/// A review of these reviewers, with nothing in it yet.
pub fn header(title: &str, reviewers: &[&str]) -> Header {
    Header {
        id: ReviewId::new("made-up"),
        title: title.to_owned(),
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
    }
}

/// A study of that number and name.
pub fn study(number: usize, label: &str) -> Study {
    Study {
        id: StudyId::new(&format!("study-{number}")),
        label: label.to_owned(),
        citation: Citation::default(),
        added: Timestamp::epoch(),
        carried: Carried::default(),
    }
}

/// An appraisal of a study with its items answered in their order: `y`, `n`, `c`, and `-` for
/// none; what is not named stays unanswered.
pub fn appraisal(number: usize, reviewer: &str, design: Design, answers: &str) -> Appraisal {
    let study = StudyId::new(&format!("study-{number}"));
    let mut appraisal = Appraisal::empty(study, ReviewerId::new(reviewer));
    appraisal.design = Some(DesignChoice {
        design,
        path: Vec::new(),
        at: Timestamp::epoch(),
    });
    let items = items_to_rate(&appraisal, &Protocol::default());
    for (item, answer) in items.into_iter().zip(answers.chars()) {
        set(&mut appraisal, item, answer);
    }
    appraisal
}

/// Gives an item a response.
pub fn set(appraisal: &mut Appraisal, item: ItemId, answer: char) {
    let mut kept = Answer::empty(Timestamp::epoch());
    kept.response = match answer {
        'y' => Some(Response::Yes),
        'n' => Some(Response::No),
        'c' => Some(Response::CantTell),
        _ => return,
    };
    appraisal.answers.insert(item, kept);
}

/// A review in which one reviewer appraised a study of each name, all of one design.
pub fn review(labels: &[&str], design: Design, answers: &[&str]) -> Review {
    let studies = labels
        .iter()
        .enumerate()
        .map(|(number, label)| study(number, label))
        .collect();
    let appraisals = (0..labels.len())
        .zip(answers.iter().cycle())
        .map(|(number, answers)| appraisal(number, "Made-up reviewer", design, answers))
        .collect();
    let header = header("Made-up review", &["Made-up reviewer"]);
    Review::from_parts(header, studies, appraisals)
}
