//! What has to be decided before two reviews are merged.

use crate::instrument::ItemId;
use crate::review::ids::ReviewId;
use crate::review::protocol::{PerStudy, Protocol};
use crate::review::whole::Review;

/// One of the two reviews.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The one that is merged into.
    Ours,
    /// The one that is brought in.
    Theirs,
}

/// Something in which two protocols differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProtocolDifference {
    /// Whether the screening questions are used: ours, theirs.
    Screening(bool, bool),
    /// The team's rule of an item: ours, theirs; empty where there is none.
    Rule(ItemId, String, String),
    /// How many reviewers appraise each study: ours, theirs.
    PerStudy(PerStudy, PerStudy),
    /// Whether appraisals stay sealed: ours, theirs.
    Blinded(bool, bool),
}

/// What has to be decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeQuestion {
    /// They are not the same review: their ids differ.
    OtherReview {
        /// Our title.
        ours: String,
        /// Their title.
        theirs: String,
    },
    /// The same review, but rated by different rules. Rating by one rule and agreeing by another
    /// would mean nothing.
    Protocols(Vec<ProtocolDifference>),
}

/// What was decided. By default nothing was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MergeAnswers {
    /// Merge them although they are not the same review.
    pub although_other_review: bool,
    /// Whose protocol holds from now on.
    pub protocol_of: Option<Side>,
}

/// What has to be decided before they can be merged; nothing, for two files of one review with
/// one protocol. When a protocol was locked, opened again, or a rule agreed on is no difference.
#[must_use]
pub fn merge_questions(ours: &Review, theirs: &Review) -> Vec<MergeQuestion> {
    open(ours, theirs, &MergeAnswers::default())
}

pub(super) fn open(ours: &Review, theirs: &Review, answers: &MergeAnswers) -> Vec<MergeQuestion> {
    let mut questions = Vec::new();
    let ids: [&ReviewId; 2] = [ours.id(), theirs.id()];
    if ids[0] != ids[1] && !answers.although_other_review {
        questions.push(MergeQuestion::OtherReview {
            ours: ours.header().title.clone(),
            theirs: theirs.header().title.clone(),
        });
    }
    let differing = differences(ours.protocol(), theirs.protocol());
    if !differing.is_empty() && answers.protocol_of.is_none() {
        questions.push(MergeQuestion::Protocols(differing));
    }
    questions
}

fn differences(ours: &Protocol, theirs: &Protocol) -> Vec<ProtocolDifference> {
    let mut differing = Vec::new();
    if ours.screening_used != theirs.screening_used {
        let (ours, theirs) = (ours.screening_used, theirs.screening_used);
        differing.push(ProtocolDifference::Screening(ours, theirs));
    }
    if ours.per_study != theirs.per_study {
        differing.push(ProtocolDifference::PerStudy(
            ours.per_study,
            theirs.per_study,
        ));
    }
    if ours.blinded != theirs.blinded {
        differing.push(ProtocolDifference::Blinded(ours.blinded, theirs.blinded));
    }
    let text = |protocol: &Protocol, item| {
        let rule = protocol.rules.get(&item);
        rule.map_or_else(String::new, |rule| rule.text.clone())
    };
    for item in ItemId::ALL {
        let (ours, theirs) = (text(ours, item), text(theirs, item));
        if ours.trim() != theirs.trim() {
            differing.push(ProtocolDifference::Rule(item, ours, theirs));
        }
    }
    differing
}
