//! Changes as values: what the store writes, what undo reverses, what the log records.

use std::rc::Rc;

use super::answer::Answer;
use super::appraisal::{Appraisal, DesignChoice, Reason};
use super::ids::StudyId;
use super::study::Study;
use super::whole::{AppraisalKey, Header, Review};
use crate::instrument::ItemId;

/// One change of a review. Each says the new state of the one thing it touches, so that applying
/// it twice does no harm and two tabs that change different things do not collide.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Title, team or protocol.
    Header(Rc<Header>),
    /// A study was added or replaced; `place` is where a new one goes, the end if `None`.
    Study {
        /// The study as it is now.
        study: Rc<Study>,
        /// Where in the order, from 0.
        place: Option<usize>,
    },
    /// A study was taken out; its appraisals are taken out by changes of their own.
    StudyRemoved(StudyId),
    /// A whole appraisal was put; a blank one takes it out.
    Appraisal(Rc<Appraisal>),
    /// One answer was given, changed, or with `None` taken back.
    Answer {
        /// Whose appraisal of which study.
        key: AppraisalKey,
        /// The item.
        item: ItemId,
        /// The answer as it is now.
        answer: Option<Answer>,
    },
    /// The category was chosen or, with `None`, taken back.
    Design {
        /// Whose appraisal of which study.
        key: AppraisalKey,
        /// The choice as it is now.
        design: Option<DesignChoice>,
    },
    /// A reason to go on after a failed screening was given or taken back.
    WentOn {
        /// Whose appraisal of which study.
        key: AppraisalKey,
        /// The reason as it is now.
        reason: Option<Reason>,
    },
}

impl Change {
    /// The appraisal it touches, if it touches one.
    #[must_use]
    pub fn appraisal_key(&self) -> Option<AppraisalKey> {
        match self {
            Self::Answer { key, .. } | Self::Design { key, .. } | Self::WentOn { key, .. } => {
                Some(key.clone())
            }
            Self::Appraisal(appraisal) => {
                Some((appraisal.study.clone(), appraisal.reviewer.clone()))
            }
            Self::Header(_) | Self::Study { .. } | Self::StudyRemoved(_) => None,
        }
    }

    /// The study it touches, if it touches one.
    #[must_use]
    pub fn study_id(&self) -> Option<StudyId> {
        match self {
            Self::Study { study, .. } => Some(study.id.clone()),
            Self::StudyRemoved(id) => Some(id.clone()),
            other => other.appraisal_key().map(|(study, _)| study),
        }
    }

    /// Makes the change to one appraisal: what the store does with a single record. Changes of
    /// other things leave it as it is.
    pub fn amend(&self, appraisal: &mut Appraisal) {
        match self {
            Self::Appraisal(whole) => *appraisal = Appraisal::clone(whole),
            Self::Answer { item, answer, .. } => match answer {
                Some(answer) if !answer.is_blank() => {
                    appraisal.answers.insert(*item, answer.clone());
                }
                _ => {
                    appraisal.answers.remove(item);
                }
            },
            Self::Design { design, .. } => appraisal.design.clone_from(design),
            Self::WentOn { reason, .. } => appraisal.went_on.clone_from(reason),
            Self::Header(_) | Self::Study { .. } | Self::StudyRemoved(_) => {}
        }
    }
}

impl Review {
    /// Makes a change and gives back the one that undoes it.
    pub fn apply(&mut self, change: &Change) -> Change {
        match change {
            Change::Header(header) => Change::Header(self.put_header(Rc::clone(header))),
            Change::Study { study, place } => match self.put_study(Rc::clone(study), *place) {
                Some(before) => Change::Study {
                    study: before,
                    place: None,
                },
                None => Change::StudyRemoved(study.id.clone()),
            },
            Change::StudyRemoved(id) => match self.take_study(id) {
                Some((study, place)) => Change::Study {
                    study,
                    place: Some(place),
                },
                None => Change::StudyRemoved(id.clone()),
            },
            Change::Appraisal(whole) => {
                let blank = || Appraisal::empty(whole.study.clone(), whole.reviewer.clone());
                let before = self.put_appraisal(Rc::clone(whole));
                Change::Appraisal(before.unwrap_or_else(|| Rc::new(blank())))
            }
            Change::Answer { key, .. } | Change::Design { key, .. } | Change::WentOn { key, .. } => {
                let slot = self.appraisal_mut(key);
                let undo = reverse(change, slot);
                change.amend(Rc::make_mut(slot));
                self.drop_if_blank(key);
                undo
            }
        }
    }
}

/// The change that brings a part of the appraisal back to what it is now.
fn reverse(change: &Change, now: &Appraisal) -> Change {
    match change {
        Change::Answer { key, item, .. } => Change::Answer {
            key: key.clone(),
            item: *item,
            answer: now.answers.get(item).cloned(),
        },
        Change::Design { key, .. } => Change::Design {
            key: key.clone(),
            design: now.design.clone(),
        },
        Change::WentOn { key, .. } => Change::WentOn {
            key: key.clone(),
            reason: now.went_on.clone(),
        },
        Change::Header(_)
        | Change::Study { .. }
        | Change::StudyRemoved(_)
        | Change::Appraisal(_) => change.clone(),
    }
}
