//! What is worked out over all studies: once for each state of the review, not on every redraw.

use std::rc::Rc;

use super::held::Held;
use super::open::Open;
use super::ratings::{BEGINNING, Headcount, Ratings, STEP, SummaryList, headcount, rated, tables};
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
    /// Whether anything was appraised.
    pub is_appraised: bool,
    /// How many appraisals are left out because they are sealed to who looks, if any may be.
    pub sealed: Option<usize>,
    /// How many studies are how far.
    pub headcount: Headcount,
    /// The tables study by item.
    pub tables: Vec<Ratings>,
}

impl Totals {
    /// A table, if it has any study.
    #[must_use]
    pub fn table(&self, list: SummaryList) -> Option<&Ratings> {
        self.tables.iter().find(|table| table.list == list)
    }
}

/// What was worked out last, each with the state of the review that it is of, and who looks.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    totals: Option<((u64, ReviewerId), Rc<Totals>)>,
    pilot: Option<(u64, Rc<Pilot>)>,
    /// Of which lists of the Summary screen more is drawn than the beginning, and how many rows.
    drawn: Vec<(SummaryList, usize)>,
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

    /// How many rows of a list are drawn at most.
    #[must_use]
    pub fn drawn(&self, list: SummaryList) -> usize {
        let known = self.drawn.iter().find(|(known, _)| *known == list);
        known.map_or(BEGINNING, |(_, rows)| *rows)
    }

    /// Draws more of a list, and tells the place of the first row that is new.
    pub(super) fn draw_more(&mut self, list: SummaryList) -> usize {
        let first = self.drawn(list);
        self.drawn.retain(|(known, _)| *known != list);
        self.drawn.push((list, first + STEP));
        first
    }

    /// Draws the beginnings alone.
    pub(super) fn draw_beginnings(&mut self) {
        self.drawn.clear();
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
        let rated = rated(review);
        let totals = Totals {
            is_appraised: review.is_appraised(),
            sealed: seen.as_ref().map(|(_, sealed)| *sealed),
            headcount: headcount(&rated),
            tables: tables(&rated),
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
