//! Conflicts: two versions of one part with the same time.

use std::rc::Rc;

use crate::review::answer::Answer;
use crate::review::appraisal::{Appraisal, DesignChoice, Reason, SetAside};
use crate::review::by_key::ByKey;
use crate::review::change::Change;
use crate::review::consensus::{AgreedAnswer, AgreedDesign, Consensus, Decision};
use crate::review::ids::{ReviewerId, StudyId};
use crate::review::log::{LogEntry, What};
use crate::review::timestamp::Timestamp;

/// Two versions of one part with the same time. One of them is kept, the same whichever of the
/// two reviews is called ours; the other one is here, to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The study.
    pub study: StudyId,
    /// Whose appraisal; `None` is the consensus.
    pub reviewer: Option<ReviewerId>,
    /// Which part of it.
    pub what: What,
    /// What was kept and what was not.
    pub versions: Versions,
}

/// The two versions of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Versions {
    /// Of an appraisal. Both hold nothing but that part.
    Appraisal {
        /// What was kept.
        kept: Rc<Appraisal>,
        /// What was not.
        other: Rc<Appraisal>,
    },
    /// Of a consensus. Both hold nothing but that part.
    Consensus {
        /// What was kept.
        kept: Rc<Consensus>,
        /// What was not.
        other: Rc<Consensus>,
    },
}

impl Conflict {
    /// The change that keeps what was kept, as of a time that ends the conflict for good.
    #[must_use]
    pub fn keep(&self, at: &Timestamp) -> Change {
        match &self.versions {
            Versions::Appraisal { kept, .. } => self.of_appraisal(kept, at),
            Versions::Consensus { kept, .. } => self.of_consensus(kept, at),
        }
    }

    /// The change that takes the other version instead, likewise.
    #[must_use]
    pub fn take_other(&self, at: &Timestamp) -> Change {
        match &self.versions {
            Versions::Appraisal { other, .. } => self.of_appraisal(other, at),
            Versions::Consensus { other, .. } => self.of_consensus(other, at),
        }
    }

    /// What the log says of it, so that the other version is never lost: `before` is the version
    /// that was not kept.
    #[must_use]
    pub fn log_entry(&self, at: &Timestamp, by: Option<ReviewerId>) -> LogEntry {
        LogEntry::new(&self.keep(at), &self.take_other(at), at.clone(), by)
    }

    fn of_appraisal(&self, version: &Appraisal, at: &Timestamp) -> Change {
        let key = (version.study.clone(), version.reviewer.clone());
        let at = || at.clone();
        match self.what {
            What::Answer(item) => Change::Answer {
                key,
                item,
                answer: version.answers.get(&item).map(|answer| Answer {
                    at: at(),
                    ..answer.clone()
                }),
            },
            What::Category => Change::Design {
                key,
                design: version.design.as_ref().map(|choice| DesignChoice {
                    at: at(),
                    ..choice.clone()
                }),
            },
            _ => Change::WentOn {
                key,
                reason: version.went_on.as_ref().map(|reason| Reason {
                    at: at(),
                    ..reason.clone()
                }),
            },
        }
    }

    fn of_consensus(&self, version: &Consensus, at: &Timestamp) -> Change {
        let study = version.study.clone();
        let anew = |decision: &Decision| Decision {
            at: at.clone(),
            ..decision.clone()
        };
        match self.what {
            What::AgreedAnswer(item) => Change::AgreedAnswer {
                study,
                item,
                answer: version.answers.get(&item).map(|answer| AgreedAnswer {
                    decision: anew(&answer.decision),
                    ..answer.clone()
                }),
            },
            _ => Change::AgreedDesign {
                study,
                design: version.design.as_ref().map(|agreed| AgreedDesign {
                    decision: anew(&agreed.decision),
                    ..agreed.clone()
                }),
            },
        }
    }
}

/// The conflicts that merges left in an appraisal and that nobody settled yet.
#[must_use]
pub fn conflicts_of(appraisal: &Appraisal) -> Vec<Conflict> {
    let open = appraisal.set_aside.iter();
    let open = open.filter(|one| appraisal.is_unsettled(one));
    open.map(|one| conflict(appraisal, one)).collect()
}

fn conflict(appraisal: &Appraisal, one: &SetAside) -> Conflict {
    let blank = Appraisal::empty(appraisal.study.clone(), appraisal.reviewer.clone());
    let (mut kept, mut other) = (blank.clone(), blank);
    let what = match one {
        SetAside::Answer(item, answer) => {
            let known = appraisal.answers.get(item).cloned();
            kept.answers = known.map(|known| (*item, known)).into_iter().collect();
            other.answers = ByKey::from([(*item, answer.clone())]);
            What::Answer(*item)
        }
        SetAside::Design(choice) => {
            kept.design.clone_from(&appraisal.design);
            other.design = Some(choice.clone());
            What::Category
        }
        SetAside::WentOn(reason) => {
            kept.went_on.clone_from(&appraisal.went_on);
            other.went_on = Some(reason.clone());
            What::WentOn
        }
    };
    Conflict {
        study: appraisal.study.clone(),
        reviewer: Some(appraisal.reviewer.clone()),
        what,
        versions: Versions::Appraisal {
            kept: Rc::new(kept),
            other: Rc::new(other),
        },
    }
}
