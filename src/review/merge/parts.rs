//! Merging one thing with another of its kind.

use std::cmp::Ordering;
use std::rc::Rc;

use super::questions::Side;
use super::{Conflict, FactDifference, MergeReport, Versions};
use crate::review::answer::Answer;
use crate::review::appraisal::{Appraisal, SetAside};
use crate::review::by_key::{ByKey, sorted};
use crate::review::carried::Carried;
use crate::review::consensus::{Consensus, Frozen};
use crate::review::log::What;
use crate::review::timestamp::Timestamp;

/// Merges parts and notes what is to be said about it.
#[derive(Debug, Default)]
pub(super) struct Merger {
    pub(super) conflicts: Vec<Conflict>,
    pub(super) differing: Vec<FactDifference>,
    pub(super) report: MergeReport,
}

/// Which of two versions counts, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Same,
    Ours,
    Theirs,
    /// The times are the same and the contents are not.
    Tie(Side),
}

/// The newer of two versions; of two with one time, that whose content comes later in an order of
/// contents that has no meaning but is the same on both sides.
fn newer<T: Ord>(ours: (&T, &Timestamp), theirs: (&T, &Timestamp)) -> Outcome {
    if ours.0 == theirs.0 {
        return Outcome::Same;
    }
    match ours.1.cmp(theirs.1) {
        Ordering::Less => Outcome::Theirs,
        Ordering::Greater => Outcome::Ours,
        Ordering::Equal if ours.0 < theirs.0 => Outcome::Tie(Side::Theirs),
        Ordering::Equal => Outcome::Tie(Side::Ours),
    }
}

/// Merges one slot that may be empty. Tells whether theirs was taken, and gives both versions,
/// the kept one first, where there is a tie.
fn slot<T: Clone + Ord>(
    ours: &mut Option<T>,
    theirs: Option<&T>,
    at: fn(&T) -> &Timestamp,
) -> (bool, Option<(T, T)>) {
    let Some(other) = theirs else {
        return (false, None);
    };
    let Some(known) = ours else {
        *ours = Some(other.clone());
        return (true, None);
    };
    match newer((known, at(known)), (other, at(other))) {
        Outcome::Same | Outcome::Ours => (false, None),
        Outcome::Theirs => {
            *known = other.clone();
            (true, None)
        }
        Outcome::Tie(Side::Ours) => (false, Some((known.clone(), other.clone()))),
        Outcome::Tie(Side::Theirs) => {
            let lost = std::mem::replace(known, other.clone());
            (true, Some((other.clone(), lost)))
        }
    }
}

/// What a tie did not keep.
fn lost<T: Clone>(tie: Option<&(T, T)>) -> Option<T> {
    tie.map(|(_, lost)| lost.clone())
}

fn is_older(other: &Answer, known: Option<&Answer>) -> bool {
    known.is_some_and(|known| other.at < known.at && other != known)
}

/// Drops what was set aside and is settled since, and brings the rest into one order.
fn keep_unsettled(appraisal: &mut Appraisal) {
    let mut set_aside = sorted(std::mem::take(&mut appraisal.set_aside), &Ord::cmp);
    set_aside.dedup();
    set_aside.retain(|one| appraisal.is_unsettled(one));
    appraisal.set_aside = set_aside;
}

impl Merger {
    pub(super) fn appraisal(&mut self, ours: &mut Appraisal, theirs: &Appraisal) {
        let blank = Appraisal::empty(ours.study.clone(), ours.reviewer.clone());
        for (item, answer) in &theirs.answers {
            let mut known = ours.answers.remove(item);
            let is_new = known.is_none();
            self.report.answers_older += usize::from(is_older(answer, known.as_ref()));
            let (taken, tie) = slot(&mut known, Some(answer), |answer| &answer.at);
            self.report.answers_added += usize::from(taken && is_new);
            self.report.answers_newer += usize::from(taken && !is_new && tie.is_none());
            if let Some(known) = known {
                ours.answers.insert(*item, known);
            }
            ours.set_aside
                .extend(lost(tie.as_ref()).map(|answer| SetAside::Answer(*item, answer)));
            let alone = |answer| Appraisal {
                answers: ByKey::from([(*item, answer)]),
                ..blank.clone()
            };
            self.tie_of_appraisal(What::Answer(*item), tie.map(|(a, b)| (alone(a), alone(b))));
        }
        let (_, tie) = slot(&mut ours.design, theirs.design.as_ref(), |choice| {
            &choice.at
        });
        ours.set_aside
            .extend(lost(tie.as_ref()).map(SetAside::Design));
        let alone = |choice| Appraisal {
            design: Some(choice),
            ..blank.clone()
        };
        self.tie_of_appraisal(What::Category, tie.map(|(a, b)| (alone(a), alone(b))));
        let (_, tie) = slot(&mut ours.went_on, theirs.went_on.as_ref(), |reason| {
            &reason.at
        });
        ours.set_aside
            .extend(lost(tie.as_ref()).map(SetAside::WentOn));
        let alone = |reason| Appraisal {
            went_on: Some(reason),
            ..blank.clone()
        };
        self.tie_of_appraisal(What::WentOn, tie.map(|(a, b)| (alone(a), alone(b))));
        ours.set_aside.extend(theirs.set_aside.iter().cloned());
        keep_unsettled(ours);
        ours.carried = carried(&ours.carried, &theirs.carried);
    }

    fn tie_of_appraisal(&mut self, what: What, tie: Option<(Appraisal, Appraisal)>) {
        if let Some((kept, other)) = tie {
            self.conflicts.push(Conflict {
                study: kept.study.clone(),
                reviewer: Some(kept.reviewer.clone()),
                what,
                versions: Versions::Appraisal {
                    kept: Rc::new(kept),
                    other: Rc::new(other),
                },
            });
        }
    }

    pub(super) fn consensus(&mut self, ours: &mut Consensus, theirs: &Consensus) {
        let blank = Consensus::empty(ours.study.clone());
        for (reviewer, other) in &theirs.frozen {
            let is_earlier = match ours.frozen.get(reviewer) {
                Some(known) => comes_first(other, known),
                None => true,
            };
            if is_earlier {
                ours.frozen.insert(reviewer.clone(), other.clone());
            }
        }
        for (item, answer) in &theirs.answers {
            let mut known = ours.answers.remove(item);
            let (_, tie) = slot(&mut known, Some(answer), |answer| &answer.decision.at);
            if let Some(known) = known {
                ours.answers.insert(*item, known);
            }
            let alone = |answer| Consensus {
                answers: ByKey::from([(*item, answer)]),
                ..blank.clone()
            };
            let what = What::AgreedAnswer(*item);
            self.tie_of_consensus(what, tie.map(|(a, b)| (alone(a), alone(b))));
        }
        let design = theirs.design.as_ref();
        let (_, tie) = slot(&mut ours.design, design, |agreed| &agreed.decision.at);
        let alone = |agreed| Consensus {
            design: Some(agreed),
            ..blank.clone()
        };
        self.tie_of_consensus(What::AgreedCategory, tie.map(|(a, b)| (alone(a), alone(b))));
        ours.carried = carried(&ours.carried, &theirs.carried);
    }

    fn tie_of_consensus(&mut self, what: What, tie: Option<(Consensus, Consensus)>) {
        if let Some((kept, other)) = tie {
            self.report.agreed_ties += 1;
            self.conflicts.push(Conflict {
                study: kept.study.clone(),
                reviewer: None,
                what,
                versions: Versions::Consensus {
                    kept: Rc::new(kept),
                    other: Rc::new(other),
                },
            });
        }
    }
}

/// Whether this was set down before the other. Of two with one time, that with more in it: what
/// was only answered later is added under the first time.
fn comes_first(one: &Frozen, other: &Frozen) -> bool {
    let size = |frozen: &Frozen| frozen.found.responses.len();
    let order = one.at.cmp(&other.at);
    let order = order.then_with(|| size(other).cmp(&size(one)));
    let order = order.then_with(|| other.cmp(one));
    order == Ordering::Less
}

/// Unknown fields of both; of one with two values the one that sorts later.
pub(super) fn carried(ours: &Carried, theirs: &Carried) -> Carried {
    let mut all: ByKey<String, String> = ByKey::new();
    for (name, text) in ours.iter().chain(theirs.iter()) {
        let name = name.to_owned();
        let is_later = all.get(&name).is_none_or(|known| known.as_str() < text);
        if is_later {
            all.insert(name, text.to_owned());
        }
    }
    Carried::new(all)
}
