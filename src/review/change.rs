//! Changes as values: what the store writes, what undo reverses, what the log records.

use std::rc::Rc;

use super::answer::Answer;
use super::appraisal::{Appraisal, DesignChoice, Reason};
use super::by_key::ByKey;
use super::consensus::{AgreedAnswer, AgreedDesign, Consensus, Frozen};
use super::ids::{ReviewerId, StudyId};
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
    /// A whole consensus was put; a blank one takes it out.
    Consensus(Rc<Consensus>),
    /// What reviewers had found alone was set down, before they reconcile.
    Frozen {
        /// The study.
        study: StudyId,
        /// All of it as it is now.
        frozen: ByKey<ReviewerId, Frozen>,
    },
    /// Reviewers agreed on the category or, with `None`, took that back.
    AgreedDesign {
        /// The study.
        study: StudyId,
        /// What they agree on now.
        design: Option<AgreedDesign>,
    },
    /// Reviewers agreed on the answer to an item or, with `None`, took that back.
    AgreedAnswer {
        /// The study.
        study: StudyId,
        /// The item.
        item: ItemId,
        /// What they agree on now.
        answer: Option<AgreedAnswer>,
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
            Self::Header(_)
            | Self::Study { .. }
            | Self::StudyRemoved(_)
            | Self::Consensus(_)
            | Self::Frozen { .. }
            | Self::AgreedDesign { .. }
            | Self::AgreedAnswer { .. } => None,
        }
    }

    /// The study whose consensus it touches, if it touches one.
    #[must_use]
    pub fn consensus_study(&self) -> Option<&StudyId> {
        match self {
            Self::Consensus(consensus) => Some(&consensus.study),
            Self::Frozen { study, .. }
            | Self::AgreedDesign { study, .. }
            | Self::AgreedAnswer { study, .. } => Some(study),
            _ => None,
        }
    }

    /// The study it touches, if it touches one.
    #[must_use]
    pub fn study_id(&self) -> Option<StudyId> {
        match self {
            Self::Study { study, .. } => Some(study.id.clone()),
            Self::StudyRemoved(id) => Some(id.clone()),
            other => match other.appraisal_key() {
                Some((study, _)) => Some(study),
                None => other.consensus_study().cloned(),
            },
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
            _ => {}
        }
    }

    /// Makes the change to one consensus, likewise.
    pub fn amend_consensus(&self, consensus: &mut Consensus) {
        match self {
            Self::Consensus(whole) => *consensus = Consensus::clone(whole),
            Self::Frozen { frozen, .. } => consensus.frozen.clone_from(frozen),
            Self::AgreedDesign { design, .. } => consensus.design.clone_from(design),
            Self::AgreedAnswer { item, answer, .. } => match answer {
                Some(answer) => {
                    consensus.answers.insert(*item, answer.clone());
                }
                None => {
                    consensus.answers.remove(item);
                }
            },
            _ => {}
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
            Change::Answer { key, .. }
            | Change::Design { key, .. }
            | Change::WentOn { key, .. } => {
                let slot = self.appraisal_mut(key);
                let undo = reverse(change, slot);
                change.amend(Rc::make_mut(slot));
                self.drop_if_blank(key);
                undo
            }
            Change::Consensus(whole) => self.change_consensus(change, &whole.study),
            Change::Frozen { study, .. }
            | Change::AgreedDesign { study, .. }
            | Change::AgreedAnswer { study, .. } => self.change_consensus(change, study),
        }
    }

    fn change_consensus(&mut self, change: &Change, study: &StudyId) -> Change {
        let before = match self.consensus(study) {
            Some(known) => Rc::clone(known),
            None => Rc::new(Consensus::empty(study.clone())),
        };
        let mut now = Consensus::clone(&before);
        change.amend_consensus(&mut now);
        self.put_consensus(Rc::new(now));
        reverse_consensus(change, &before)
    }
}

/// The change that brings a part of the consensus back to what it was.
fn reverse_consensus(change: &Change, before: &Rc<Consensus>) -> Change {
    let study = before.study.clone();
    match change {
        Change::Frozen { .. } => Change::Frozen {
            study,
            frozen: before.frozen.clone(),
        },
        Change::AgreedDesign { .. } => Change::AgreedDesign {
            study,
            design: before.design.clone(),
        },
        Change::AgreedAnswer { item, .. } => Change::AgreedAnswer {
            study,
            item: *item,
            answer: before.answers.get(item).cloned(),
        },
        _ => Change::Consensus(Rc::clone(before)),
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
        _ => change.clone(),
    }
}
