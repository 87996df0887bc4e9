//! The published example: 33 studies, as printed.

use std::rc::Rc;

use super::intake::{IntakeFile, plan};
use crate::port::Moment;
use crate::review::{Carried, Header, Protocol, Review, ReviewId, Reviewer, ReviewerId};
use crate::text::reviews::{EXAMPLE_REVIEWER, EXAMPLE_SOURCE, EXAMPLE_TITLE};

/// The table as printed; its source is in the README beside it.
const TABLE: &str = include_str!("../../assets/example/ijerph-2023-33-studies.csv");

/// The example has one id everywhere, so that it is opened and not added again.
pub(super) const ID: &str = "published-example-ijerph-2023";

/// Makes the example from the printed table.
pub(super) fn review(moment: &mut Moment) -> Review {
    let me = ReviewerId::new("published-example-reviewer");
    let empty = Review::new(Header {
        id: ReviewId::new(ID),
        title: EXAMPLE_TITLE.to_owned(),
        source: EXAMPLE_SOURCE.to_owned(),
        reviewers: vec![Reviewer {
            id: me.clone(),
            name: EXAMPLE_REVIEWER.to_owned(),
        }],
        protocol: Protocol::default(),
        carried: Carried::default(),
    });
    let file = IntakeFile {
        name: "ijerph-2023-33-studies.csv".to_owned(),
        bytes: Rc::from(TABLE.as_bytes()),
    };
    plan(&[file], &empty, &me, moment).review
}
