//! The published example: 33 studies, as printed.

use std::rc::Rc;

use super::intake::{Choices, IntakeFile, Order, plan};
use crate::port::{Moment, Parcel};
use crate::review::{
    Carried, Change, Header, Protocol, Review, ReviewId, Reviewer, ReviewerId, Study,
};

/// The table as printed; its source is in the README beside it.
const TABLE: &str = include_str!("../../assets/example/ijerph-2023-33-studies.csv");

/// The example has one id everywhere, so that it is opened and not added again.
pub const ID: &str = "published-example-ijerph-2023";

/// Its title.
pub const TITLE: &str = "Published example";

/// Its only reviewer.
pub const REVIEWER: &str = "As printed";

/// Where its ratings come from.
pub const SOURCE: &str =
    "The ratings printed in Int J Environ Res Public Health 2023;20:5341, Table 3 (PMC10093850).";

/// Makes the example from the printed table.
#[must_use]
pub fn review(moment: Moment) -> Review {
    let me = ReviewerId::new("published-example-reviewer");
    let mut review = Review::new(Header {
        id: ReviewId::new(ID),
        title: TITLE.to_owned(),
        source: SOURCE.to_owned(),
        reviewers: vec![Reviewer {
            id: me.clone(),
            name: REVIEWER.to_owned(),
        }],
        protocol: Protocol::default(),
        carried: Carried::default(),
    });
    let file = IntakeFile {
        name: "ijerph-2023-33-studies.csv".to_owned(),
        bytes: Parcel::from(TABLE.as_bytes().to_vec()),
    };
    let order = Order {
        files: &[file],
        into: &review,
        me: &me,
        choices: &Choices::default(),
        moment,
    };
    for change in plan(order, &mut |_| ()).changes {
        review.apply(&without_reference(change));
    }
    review
}

/// The change with the source's reference number, printed in brackets after a study's label, moved
/// to the study's notes.
fn without_reference(change: Change) -> Change {
    let Change::Study { study, place } = change else {
        return change;
    };
    let parts = study.label.strip_suffix(']');
    let Some((label, number)) = parts.and_then(|label| label.rsplit_once(" [")) else {
        return Change::Study { study, place };
    };
    let mut plain = Study::clone(&study);
    plain.label = label.to_owned();
    plain
        .citation
        .notes
        .push(format!("Reference {number} of the source"));
    Change::Study {
        study: Rc::new(plain),
        place,
    }
}
