//! What one reviewer found of one study alone: what agreement is measured on.

use super::appraisal::Appraisal;
use super::by_key::ByKey;
use super::ids::{ReviewerId, StudyId};
use super::whole::Review;
use crate::instrument::{Design, ItemId, Response};

/// A reviewer's category and responses for a study, before any consensus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// What every reviewer found of every study alone, by study and reviewer.
    pub(super) fn independents(&self) -> Vec<(StudyId, ReviewerId, Independent)> {
        let all = self.appraisals().map(|appraisal| {
            let (study, reviewer) = (appraisal.study.clone(), appraisal.reviewer.clone());
            (study, reviewer, Independent::of(appraisal))
        });
        all.collect()
    }
}
