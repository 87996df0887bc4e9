//! The published example: 33 studies, as printed.

use std::rc::Rc;

use super::intake::{Choices, IntakeFile, Order, plan};
use crate::port::Moment;
use crate::review::{
    Carried, Change, Header, Protocol, Review, ReviewId, Reviewer, ReviewerId, Study,
};

/// The table as printed; its source is in the README beside it.
const TABLE: &str = include_str!("../../assets/example/ijerph-2023-33-studies.csv");

/// The example has one id everywhere, so that it is opened and not added again.
pub const ID: &str = "published-example-ijerph-2023";

const TITLE: &str = "Published example";
const REVIEWER: &str = "As printed";
const SOURCE: &str =
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
        bytes: Rc::from(TABLE.as_bytes()),
    };
    let order = Order {
        files: &[file],
        into: &review,
        me: &me,
        choices: &Choices::default(),
        moment,
    };
    for change in plan(order, &mut |_| {}).changes {
        review.apply(&change);
    }
    for study in review.studies().to_vec() {
        if let Some(study) = without_reference(&study) {
            let study = Rc::new(study);
            review.apply(&Change::Study { study, place: None });
        }
    }
    review
}

/// The study with the source's reference number, printed in brackets after its label, moved to
/// its notes; `None` where the source printed none.
fn without_reference(study: &Study) -> Option<Study> {
    let (label, number) = study.label.strip_suffix(']')?.rsplit_once(" [")?;
    let mut plain = study.clone();
    plain.label = label.to_owned();
    plain
        .citation
        .notes
        .push(format!("Reference {number} of the source"));
    Some(plain)
}
