//! What to follow up: Can't tell is a gap in a report, and a companion report or the authors may
//! fill it.

use super::counted::Counted;
use super::ids::{ReviewerId, StudyId};
use super::state::items_to_rate;
use super::whole::Review;
use crate::instrument::{ItemId, Response};

/// One Can't tell, with what the reviewer put down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// The study.
    pub study: StudyId,
    /// Whose answer it is.
    pub reviewer: ReviewerId,
    /// Whether no appraisal of the study counts yet, so that others may have answered otherwise.
    pub is_one_of_several: bool,
    /// The item.
    pub item: ItemId,
    /// The reviewer's comment.
    pub comment: String,
    /// Words of the report.
    pub quote: String,
    /// Where they stand.
    pub location: String,
}

/// Every Can't tell to an item that is rated, study by study in their order, items in theirs.
///
/// Of a study the appraisal that counts is read, and where none counts everyone's. Answers hidden
/// by the choice of another category stay out.
#[must_use]
pub fn follow_up(review: &Review) -> Vec<FollowUp> {
    let mut found = Vec::new();
    for study in review.studies() {
        let counted = review.counted(&study.id).map(Counted::into_appraisal);
        let is_one_of_several = counted.is_none();
        let appraisals = match counted {
            Some(appraisal) => vec![appraisal],
            None => review.appraisals_of(&study.id).cloned().collect(),
        };
        for appraisal in appraisals {
            for item in items_to_rate(&appraisal, review.protocol()) {
                let Some(answer) = appraisal.answers.get(&item) else {
                    continue;
                };
                if answer.response != Some(Response::CantTell) {
                    continue;
                }
                found.push(FollowUp {
                    study: study.id.clone(),
                    reviewer: appraisal.reviewer.clone(),
                    is_one_of_several,
                    item,
                    comment: answer.comment.clone(),
                    quote: answer.quote.clone(),
                    location: answer.location.clone(),
                });
            }
        }
    }
    found
}
