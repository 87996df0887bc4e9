//! The published example: 33 studies, as printed.

use std::rc::Rc;

use super::intake::{IntakeFile, plan};
use crate::port::Moment;
use crate::review::{
    Carried, Change, Header, Protocol, Review, ReviewId, Reviewer, ReviewerId, Study,
};
use crate::text::reviews::{EXAMPLE_REVIEWER, EXAMPLE_SOURCE, EXAMPLE_TITLE, example_reference};

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
    let mut review = plan(&[file], &empty, &me, moment).review;
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
    plain.citation.notes.push(example_reference(number));
    Some(plain)
}
