//! What one reviewer found of one study alone: what agreement is measured on.

use super::appraisal::Appraisal;
use super::by_key::ByKey;
use super::ids::{ReviewerId, StudyId};
use super::whole::Review;
use crate::instrument::{Design, ItemId, Response};

/// A reviewer's category and responses for a study, before any consensus.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Independent {
    /// The category, with the quantitative set of mixed methods.
    pub design: Option<Design>,
    /// The responses, to items of other categories too; unanswered items are absent.
    pub responses: ByKey<ItemId, Response>,
}

impl Independent {
    /// What an appraisal holds of it.
    #[must_use]
    pub fn of(appraisal: &Appraisal) -> Self {
        let answers = appraisal.answers.iter();
        Self {
            design: appraisal.chosen(),
            responses: answers
                .filter_map(|(item, answer)| Some((*item, answer.response?)))
                .collect(),
        }
    }

    /// The response to an item; `None` while unanswered.
    #[must_use]
    pub fn response(&self, item: ItemId) -> Option<Response> {
        self.responses.get(&item).copied()
    }
}

impl Review {
    /// What a reviewer found of a study alone, if anything: as it was set down when consensus
    /// began, with what was only answered later as the appraisal has it now.
    #[must_use]
    pub fn independent(&self, study: &StudyId, reviewer: &ReviewerId) -> Option<Independent> {
        let appraisal = self.appraisal(study, reviewer).map(AsRef::as_ref);
        self.alone(study, reviewer, appraisal)
    }

    /// The same, with the appraisal at hand.
    fn alone(
        &self,
        study: &StudyId,
        reviewer: &ReviewerId,
        appraisal: Option<&Appraisal>,
    ) -> Option<Independent> {
        let now = appraisal.map(Independent::of);
        let frozen = self
            .consensus(study)
            .and_then(|consensus| consensus.frozen.get(reviewer));
        let Some(frozen) = frozen else {
            return now;
        };
        let mut found = frozen.found.clone();
        let now = now.unwrap_or_default();
        found.design = found.design.or(now.design);
        for (item, response) in now.responses {
            if !found.responses.contains_key(&item) {
                found.responses.insert(item, response);
            }
        }
        Some(found)
    }

    /// What every reviewer found of every study alone, in no order.
    pub(super) fn independents(&self) -> Vec<(StudyId, ReviewerId, Independent)> {
        let appraised = self.appraisals_unordered().filter_map(|appraisal| {
            let (study, reviewer) = (&appraisal.study, &appraisal.reviewer);
            let found = self.alone(study, reviewer, Some(appraisal))?;
            Some((study.clone(), reviewer.clone(), found))
        });
        let frozen = self.consensuses().flat_map(|consensus| {
            let parties = consensus.parties().cloned();
            parties.map(|reviewer| (consensus.study.clone(), reviewer))
        });
        let gone = frozen.filter(|(study, reviewer)| self.appraisal(study, reviewer).is_none());
        let gone = gone.filter_map(|(study, reviewer)| {
            let found = self.independent(&study, &reviewer)?;
            Some((study, reviewer, found))
        });
        appraised.chain(gone).collect()
    }
}
