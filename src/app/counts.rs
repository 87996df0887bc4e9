//! What is counted over all studies of a review, kept in step with every change: looking through
//! thousands of studies at each answer would take too long.

use std::rc::Rc;

use super::reconcile::Headway;
use crate::codec::clerk::Part;
use crate::review::{Change, Header, Review, ReviewerId, State, StudyId, state};

/// What is counted over all studies of a review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Studies that are complete or not appraised further.
    pub done: usize,
    /// How far reconciling them is.
    pub headway: Headway,
}

/// A whole review with what is counted in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// The review.
    pub review: Review,
    /// What is counted in it.
    pub counts: Counts,
}

impl Counted {
    /// Looks through a review that is here at once.
    #[must_use]
    pub fn of(review: Review) -> Self {
        let counts = Counts::of(&review);
        Self { review, counts }
    }

    /// Takes in a part of it that arrived.
    pub(super) fn take(&mut self, part: Part) {
        let (changes, log) = part.opened();
        for change in changes {
            self.counts.make(&mut self.review, &change);
        }
        log.put_into(&mut self.review);
    }
}

/// A change as it was made.
pub(super) struct Made {
    /// What undoes it.
    pub(super) reverse: Change,
    /// The study, if it became complete by it.
    pub(super) completed: Option<StudyId>,
}

impl Counts {
    /// Looks through a whole review.
    #[must_use]
    pub fn of(review: &Review) -> Self {
        // A long list that was just imported need not be looked through.
        if !review.is_appraised() {
            return Self::default();
        }
        let studies = review.studies().iter();
        Self {
            done: studies
                .filter(|study| is_done(best_state(review, &study.id)))
                .count(),
            headway: Headway::of_all(review),
        }
    }

    /// Makes a change, and counts on.
    #[inline(never)]
    pub(super) fn make(&mut self, review: &mut Review, change: &Change) -> Made {
        match change {
            Change::Header(header) => {
                let counts_otherwise = counts_otherwise(review, header);
                let reverse = review.apply(change);
                if counts_otherwise {
                    *self = Self::of(review);
                }
                not_completing(reverse)
            }
            // What a study is does not say how far its appraisals are.
            Change::Study { .. } => not_completing(review.apply(change)),
            _ => self.make_of_study(review, change),
        }
    }

    fn make_of_study(&mut self, review: &mut Review, change: &Change) -> Made {
        let Some(study) = change.study_id() else {
            return not_completing(review.apply(change));
        };
        let before = best_state(review, &study);
        let were = Headway::of(review, &study);
        let reverse = review.apply(change);
        let after = best_state(review, &study);
        self.headway.change(were, Headway::of(review, &study));
        self.done = self.done + usize::from(is_done(after)) - usize::from(is_done(before));
        let completes = after == State::Complete && before != State::Complete;
        Made {
            reverse,
            completed: completes.then_some(study),
        }
    }
}

const fn not_completing(reverse: Change) -> Made {
    Made {
        reverse,
        completed: None,
    }
}

/// Whether studies count otherwise under another header: screening is used or not, or somebody
/// comes into the team or leaves it who appraised something.
fn counts_otherwise(review: &Review, header: &Rc<Header>) -> bool {
    let now = review.header();
    if now.protocol.screening_used != header.protocol.screening_used {
        return true;
    }
    let has = |team: &Header, id: &ReviewerId| team.reviewers.iter().any(|one| one.id == *id);
    let ids = |team: &Header| -> Vec<ReviewerId> {
        team.reviewers.iter().map(|one| one.id.clone()).collect()
    };
    if ids(now) == ids(header) {
        return false;
    }
    let mut appraisals = review.appraisals_unordered();
    appraisals.any(|one| has(now, &one.reviewer) != has(header, &one.reviewer))
}

/// The state of the appraisal that is furthest on.
fn best_state(review: &Review, study: &StudyId) -> State {
    review
        .appraisals_of(study)
        .map(|appraisal| state(Some(appraisal), review.protocol()))
        .max()
        .unwrap_or(State::NotStarted)
}

const fn is_done(state: State) -> bool {
    matches!(state, State::Complete | State::NotAppraisedFurther)
}
