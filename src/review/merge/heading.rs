//! Merging title, team and protocol.

use std::collections::HashSet;

use super::align::Names;
use super::fill;
use super::parts::carried;
use super::questions::{MergeAnswers, Side};
use crate::review::by_key::sorted;
use crate::review::ids::{ReviewerId, StudyId};
use crate::review::protocol::{Amendment, Protocol};
use crate::review::whole::Header;

/// Ours, with the members of the team, the protocol's bookkeeping and the unknown fields of both.
pub(super) fn header(ours: &Header, theirs: &Header, answers: &MergeAnswers) -> Header {
    let mut header = ours.clone();
    for text in [
        (&mut header.title, &theirs.title),
        (&mut header.source, &theirs.source),
    ] {
        if text.0.is_empty() {
            text.0.clone_from(text.1);
        }
    }
    let known: HashSet<&ReviewerId> = ours.reviewers.iter().map(|one| &one.id).collect();
    let others = theirs.reviewers.iter();
    let new = others.filter(|one| !known.contains(&one.id)).cloned();
    header.reviewers.extend(new);
    header.carried = carried(&ours.carried, &theirs.carried);
    header.protocol = match answers.protocol_of {
        Some(Side::Theirs) => protocol(&theirs.protocol, &ours.protocol, false),
        Some(Side::Ours) => protocol(&ours.protocol, &theirs.protocol, false),
        None => protocol(&ours.protocol, &theirs.protocol, true),
    };
    header
}

/// The studies of the pilot round, by their ids in the merged review: of both, unless one protocol
/// was chosen before the other.
pub(super) fn pilot(
    ours: &Protocol,
    theirs: &Protocol,
    answers: &MergeAnswers,
    names: &Names,
) -> Vec<StudyId> {
    let mine = ours.pilot.iter().map(|id| names.ours(id));
    let mine = mine.filter(|_| answers.protocol_of != Some(Side::Theirs));
    let other = theirs.pilot.iter().map(|id| names.theirs(id));
    let other = other.filter(|_| answers.protocol_of != Some(Side::Ours));
    let mut all = sorted(mine.chain(other).collect(), &StudyId::cmp);
    all.dedup();
    all
}

/// A protocol with the bookkeeping of the other; `alike` says that their rules are the same.
fn protocol(kept: &Protocol, other: &Protocol, alike: bool) -> Protocol {
    let mut merged = kept.clone();
    if alike {
        fill(&mut merged.rules, &other.rules);
        for (item, rule) in &other.rules {
            if let Some(known) = merged.rules.get_mut(item) {
                known.agreed = known.agreed.clone().min(rule.agreed.clone());
            }
        }
    }
    let locked = [&kept.locked, &other.locked].into_iter().flatten().min();
    merged.locked = locked.cloned();
    merged.amendments.extend(other.amendments.iter().cloned());
    let order = |one: &Amendment, two: &Amendment| {
        let by_time = one.at.cmp(&two.at);
        by_time.then_with(|| one.reason.cmp(&two.reason))
    };
    merged.amendments = sorted(merged.amendments, &order);
    merged.amendments.dedup();
    merged.carried = carried(&kept.carried, &other.carried);
    merged
}
