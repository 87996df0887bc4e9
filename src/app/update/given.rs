//! The study that a host page gives: its review is found again, or made.

use std::rc::Rc;

use super::Turn;
use crate::app::counts::Counted;
use crate::app::mode::{GivenStudy, Mode};
use crate::port::StoreError;
use crate::review::{
    Carried, Change, Header, Review, ReviewId, Reviewer, ReviewerId, Study, StudyId,
};

impl Turn<'_> {
    /// Looks for the review of the study that the host gives, if it gives one and it was not
    /// looked for yet.
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn seek_given(&mut self) -> bool {
        let Mode::Study(given) = &self.model.mode else {
            return false;
        };
        if self.model.ready {
            return false;
        }
        let id = ReviewId::new(&given.ids().fresh_id());
        self.read_review(id, None);
        true
    }

    /// Shows the study that the host gives: as it was left, or new.
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn show_given(&mut self, found: Option<Review>) {
        let Mode::Study(given) = self.model.mode.clone() else {
            return;
        };
        match found {
            Some(review) => self.show_review(review),
            None => {
                let review = self.fresh_given(&given);
                self.keep_and_open(Counted::of(review));
            }
        }
        self.sit_down(&given);
        self.leave_focus();
        self.become_ready();
    }

    /// The study cannot be looked for. What may be stored of it must not be written over, so
    /// nothing is opened.
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn given_not_read(&mut self, error: &StoreError) {
        self.problem(crate::app::Problem::not_read(error));
        self.become_ready();
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    fn fresh_given(&mut self, given: &GivenStudy) -> Review {
        let mut ids = given.ids();
        let id = ReviewId::new(&ids.fresh_id());
        let study = Study {
            id: StudyId::new(&ids.fresh_id()),
            label: given.label.clone(),
            citation: given.citation.clone(),
            added: self.moment.now.clone(),
            carried: Carried::default(),
        };
        let fresh = self.fresh_review(&given.label, &given.reviewer);
        let header = Header::clone(fresh.header());
        let mut review = Review::new(Header { id, ..header });
        review.apply(&Change::Study {
            study: Rc::new(study),
            place: None,
        });
        review
    }

    /// Seats the reviewer whom the host names, and takes him into the team if he is new.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn sit_down(&mut self, given: &GivenStudy) {
        let name = given.reviewer.trim();
        let Some(open) = self.model.open.as_mut().filter(|_| !name.is_empty()) else {
            return;
        };
        let team = &open.review.header().reviewers;
        if let Some(known) = team.iter().find(|one| one.name == name) {
            open.me = known.id.clone();
            return;
        }
        let id = ReviewerId::new(&self.moment.fresh_id());
        let mut header = Header::clone(open.review.header());
        header.reviewers.push(Reviewer {
            id: id.clone(),
            name: name.to_owned(),
        });
        open.me = id;
        self.make(&[Change::Header(Rc::new(header))]);
    }
}
