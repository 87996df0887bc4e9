//! How far reconciling is, in numbers that are kept in step with every change.

use crate::review::{Reconciled, Review, Standing, StudyId, left_to_agree, parties, standing};

/// How far reconciling is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Headway {
    /// Studies that two or more reviewers appraised.
    pub double: usize,
    /// Of these, those that wait for a reviewer to complete theirs.
    pub waiting: usize,
    /// Of these, those in which something is left to agree on.
    pub unsettled: usize,
    /// Of these, those on which nobody differs, which was not noted yet.
    pub alike: usize,
    /// Disagreements known so far.
    pub differing: usize,
    /// Of these, those that are reconciled.
    pub agreed: usize,
}

impl Headway {
    /// How far one study is.
    #[must_use]
    pub fn of(review: &Review, study: &StudyId) -> Self {
        // Most studies have one appraisal, and this is asked at every answer.
        if parties(review, study).len() < 2 {
            return Self::default();
        }
        Self::of_several(review, study)
    }

    #[inline(never)]
    fn of_several(review: &Review, study: &StudyId) -> Self {
        let several = Self {
            double: 1,
            ..Self::default()
        };
        match standing(review, study) {
            Standing::Single(_) => Self::default(),
            Standing::Unfinished(_) => Self {
                waiting: 1,
                ..several
            },
            Standing::Ready(found) => {
                let Reconciled { agreed, of } = found.reconciled();
                let left = left_to_agree(review, study, &found);
                let is_noted = review.consensus(study).is_some();
                Self {
                    unsettled: usize::from(!left.is_empty()),
                    alike: usize::from(left.is_empty() && !is_noted),
                    differing: of,
                    agreed,
                    ..several
                }
            }
        }
    }

    /// How far all studies are together.
    #[must_use]
    pub fn of_all(review: &Review) -> Self {
        // A long list that was just imported need not be looked through.
        if !review.is_appraised() {
            return Self::default();
        }
        let mut all = Self::default();
        for study in review.studies() {
            all.change(Self::default(), Self::of(review, &study.id));
        }
        all
    }

    /// The disagreements that are left.
    #[must_use]
    pub const fn open(&self) -> usize {
        self.differing.saturating_sub(self.agreed)
    }

    /// Takes in that one study was so far and is so far now.
    pub(in crate::app) fn change(&mut self, before: Self, after: Self) {
        let fields = [
            (&mut self.double, before.double, after.double),
            (&mut self.waiting, before.waiting, after.waiting),
            (&mut self.unsettled, before.unsettled, after.unsettled),
            (&mut self.alike, before.alike, after.alike),
            (&mut self.differing, before.differing, after.differing),
            (&mut self.agreed, before.agreed, after.agreed),
        ];
        for (sum, before, after) in fields {
            *sum = (*sum + after).saturating_sub(before);
        }
    }
}
