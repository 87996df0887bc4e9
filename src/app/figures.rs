//! What is worked out over all studies: once for each state of the review, not on every redraw.

use std::rc::Rc;

use super::held::Held;
use super::model::Open;
use crate::review::{
    CategorySplit, Pilot, ReviewerId, Rounds, Tally, TeamFigures, figures, pilot, split, tally,
};

/// What the Summary screen shows of all studies together.
#[derive(Debug)]
pub struct Totals {
    /// How often each response was given.
    pub tally: Tally,
    /// How far reviewers agree, in the whole and in each round.
    pub agreement: Rounds<TeamFigures>,
    /// The lower and the higher group of each category.
    pub split: Vec<CategorySplit>,
}

/// What was worked out last, each with the state of the review that it is of, and who looks.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    totals: Option<((u64, ReviewerId), Rc<Totals>)>,
    pilot: Option<(u64, Rc<Pilot>)>,
}

impl Figures {
    /// What was summed up when the Summary screen was last shown.
    #[must_use]
    pub fn totals(&self) -> Option<&Totals> {
        self.totals.as_ref().map(|(_, totals)| &**totals)
    }

    /// The pilot round when the Protocol screen was last shown.
    #[must_use]
    pub fn pilot(&self) -> Option<&Pilot> {
        self.pilot.as_ref().map(|(_, pilot)| &**pilot)
    }

    /// Sums up what the reviewer may see of the open review, unless it was done since the last change.
    pub(super) fn sum_up(open: &mut Open) {
        let of = (open.review.revision(), open.me.clone());
        let known = open.figures.totals.as_ref();
        if known.is_some_and(|(known, _)| *known == of) {
            return;
        }
        let seen = open.seen();
        let review = seen
            .as_ref()
            .map_or(&*open.review, |(seen, _)| &*seen.review);
        let totals = Totals {
            tally: tally(review),
            agreement: figures(review),
            split: split(review),
        };
        open.figures.totals = Some((of, Rc::new(totals)));
    }

    /// Looks at the pilot round, unless it was done since the last change.
    pub(super) fn look_at_pilot(&mut self, review: &Held) {
        let revision = review.revision();
        if self.pilot.as_ref().is_none_or(|(of, _)| *of != revision) {
            self.pilot = Some((revision, Rc::new(pilot(review))));
        }
    }
}
