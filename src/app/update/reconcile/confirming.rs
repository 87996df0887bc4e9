//! Noting that reviewers do not differ: of two appraisals none counts by itself.

use crate::app::reconcile::Headway;
use crate::app::update::Turn;
use crate::review::{Change, StudyId, begin_consensus, parties};
use crate::text::reconcile as words;

impl Turn<'_> {
    /// Notes of a study on which its reviewers do not differ that they agree.
    pub(super) fn confirm_one(&mut self, study: &StudyId) {
        if self.confirm(std::slice::from_ref(study)) > 0 {
            self.announce(words::CONFIRMED);
            self.focus("heading");
        }
    }

    /// The same of every study.
    pub(super) fn confirm_all(&mut self) {
        let Some(open) = self.open() else {
            return;
        };
        let studies = open.review.studies().iter();
        let alike: Vec<StudyId> = studies
            .filter(|study| Headway::of(&open.review, &study.id).alike > 0)
            .map(|study| study.id.clone())
            .collect();
        let confirmed = self.confirm(&alike);
        self.announce(words::confirmed(confirmed));
        self.focus("heading");
    }

    /// Notes of those studies on which nothing is left to agree that their reviewers agree.
    fn confirm(&mut self, studies: &[StudyId]) -> usize {
        let Some(open) = self.open() else {
            return 0;
        };
        let review = &open.review;
        let alike = studies
            .iter()
            .filter(|study| Headway::of(review, study).alike > 0);
        let changes: Vec<Change> = alike
            .flat_map(|study| {
                let between = parties(review, study);
                begin_consensus(review, study, &between, &self.moment.now)
            })
            .collect();
        let confirmed = changes.len();
        if confirmed > 0 {
            self.change(changes, words::CONFIRMATION.to_owned());
        }
        confirmed
    }
}
