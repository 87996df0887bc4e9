//! The pilot round: where the team reads items differently, before it rates the rest.
//!
//! Answers are those that each gave alone. Those of a study are looked at only once everyone who
//! began to appraise it is through, so that nobody rates under another's eyes.

use super::by_key::ByKey;
use super::consensus::{CategoryDisagreement, disagreements};
use super::ids::{ReviewerId, StudyId};
use super::state::{State, state};
use super::whole::Review;
use crate::instrument::{ItemId, Response};

/// The pilot round of a review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pilot {
    /// The pilot studies, in the review's order.
    pub studies: Vec<PilotStudy>,
    /// Where the team chose different categories or quantitative sets.
    pub categories: Vec<(StudyId, CategoryDisagreement)>,
    /// Where it gave different responses, by item, in the order of studies.
    pub items: ByKey<ItemId, Vec<PilotDifference>>,
}

/// A study of the pilot round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PilotStudy {
    /// The study.
    pub study: StudyId,
    /// How far the team is with it.
    pub standing: PilotStanding,
}

/// How far the team is with a pilot study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PilotStanding {
    /// Fewer than two reviewers are through with it, or somebody has only begun.
    Waiting {
        /// Who is through.
        through: Vec<ReviewerId>,
        /// Who began and is not.
        underway: Vec<ReviewerId>,
    },
    /// Its answers can be compared.
    Compared {
        /// In how many items they differ, the category not counted.
        differing: usize,
    },
}

/// Different responses to an item of one study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PilotDifference {
    /// The study.
    pub study: StudyId,
    /// Who gave which response, with their comment, which may be empty.
    pub said: Vec<(ReviewerId, Response, String)>,
    /// Whether it is No against Can't tell and nothing else.
    pub no_against_cant_tell: bool,
}

/// Looks at the pilot round: how far each study is, and where the team differs.
#[must_use]
pub fn pilot(review: &Review) -> Pilot {
    let mut found = Pilot::default();
    let studies = review.studies().iter();
    let chosen = studies.filter(|study| review.protocol().is_pilot(&study.id));
    for study in chosen.map(|study| &study.id) {
        let standing = waiting(review, study).unwrap_or_else(|| compare(review, study, &mut found));
        found.studies.push(PilotStudy {
            study: study.clone(),
            standing,
        });
    }
    found
}

/// Who is through with a study and who is not, unless its answers can be compared.
fn waiting(review: &Review, study: &StudyId) -> Option<PilotStanding> {
    let (mut through, mut underway) = (Vec::new(), Vec::new());
    for appraisal in review.appraisals_of(study) {
        let state = state(Some(appraisal), review.protocol());
        let list = match state {
            State::Complete | State::NotAppraisedFurther => &mut through,
            _ => &mut underway,
        };
        list.push(appraisal.reviewer.clone());
    }
    (through.len() < 2 || !underway.is_empty())
        .then_some(PilotStanding::Waiting { through, underway })
}

/// Adds the differences of a study.
fn compare(review: &Review, study: &StudyId, found: &mut Pilot) -> PilotStanding {
    let differing = disagreements(review, study);
    let number = differing.items.len();
    let categories = differing.category.into_iter();
    found
        .categories
        .extend(categories.map(|category| (study.clone(), category)));
    for item in differing.items {
        let said = item.said.into_iter().map(|(reviewer, response)| {
            let comment = comment(review, study, &reviewer, item.item);
            (reviewer, response, comment)
        });
        let difference = PilotDifference {
            study: study.clone(),
            said: said.collect(),
            no_against_cant_tell: item.no_against_cant_tell,
        };
        match found.items.get_mut(&item.item) {
            Some(list) => list.push(difference),
            None => {
                found.items.insert(item.item, vec![difference]);
            }
        }
    }
    PilotStanding::Compared { differing: number }
}

fn comment(review: &Review, study: &StudyId, reviewer: &ReviewerId, item: ItemId) -> String {
    let answer = review
        .appraisal(study, reviewer)
        .and_then(|appraisal| appraisal.answers.get(&item));
    answer.map_or_else(String::new, |answer| answer.comment.clone())
}
