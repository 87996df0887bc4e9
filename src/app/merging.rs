//! A review that is brought in: what it would change in the one that is here.

use super::counts::Counted;
use super::folder::FromFolder;
use super::growth::Growth;
use crate::review::{
    Change, Conflict, FactDifference, MergeQuestion, MergeReport, ProtocolDifference, Review,
    ReviewerId, Side, Timestamp, conflicts_of, merge_questions,
};

/// A review on its way into the open one. Nothing is written before it is confirmed.
#[derive(Clone, Debug, PartialEq)]
pub struct Merging {
    /// The open review as it was when this was asked for.
    pub ours: Review,
    /// What is brought in.
    pub theirs: Review,
    /// Whose appraisals are in it, and of how many studies.
    pub from: Vec<(String, usize)>,
    /// In what the protocols differ.
    pub differences: Vec<ProtocolDifference>,
    /// Whose protocol holds from now on, once that is decided.
    pub side: Option<Side>,
    /// Where it comes from, if that is the folder of a review.
    pub origin: Option<FromFolder>,
    /// Whether it was confirmed already, and only had to be worked out anew.
    pub confirmed: bool,
    /// Ours with what arrived so far.
    pub grown: Growth,
    /// How much it brings.
    pub report: MergeReport,
    /// Facts of citations that differ; ours stay.
    pub differing: Vec<FactDifference>,
    /// Answers that differ and have the same time.
    pub conflicts: Vec<Conflict>,
}

impl Merging {
    /// A review to bring in, of which nothing is known yet, with what is counted in ours.
    #[must_use]
    pub fn new(ours: Counted, theirs: Review) -> Self {
        let Counted {
            review: ours,
            counts,
        } = ours;
        let mut differences = Vec::new();
        for question in merge_questions(&ours, &theirs) {
            if let MergeQuestion::Protocols(differing) = question {
                differences = differing;
            }
        }
        let team = theirs.header().reviewers.iter();
        let from = team.map(|one| {
            let theirs = theirs.studies().iter();
            (one.name.clone(), &one.id, theirs)
        });
        let from = from.map(|(name, id, studies)| {
            let appraised = studies.filter(|study| theirs.appraisal(&study.id, id).is_some());
            (name, appraised.count())
        });
        Self {
            from: from.filter(|(_, studies)| *studies > 0).collect(),
            differences,
            side: None,
            origin: None,
            confirmed: false,
            grown: Growth::new(ours.clone(), counts),
            report: MergeReport::default(),
            differing: Vec::new(),
            conflicts: Vec::new(),
            ours,
            theirs,
        }
    }

    /// The same, to be worked out anew, for another state of the open review.
    pub(super) fn anew(self, ours: Counted) -> Self {
        Self {
            side: self.side,
            origin: self.origin,
            confirmed: self.confirmed,
            ..Self::new(ours, self.theirs)
        }
    }

    /// Whether what is brought in is of another review.
    #[must_use]
    pub fn is_other(&self) -> bool {
        self.ours.id() != self.theirs.id()
    }

    /// Whether something has to be decided before it can be confirmed.
    #[must_use]
    pub fn asks(&self) -> bool {
        !self.differences.is_empty() && self.side.is_none()
    }

    /// Takes in more of what it changes.
    pub(super) fn grow(&mut self, changes: Vec<Change>, by: &ReviewerId, now: &Timestamp) {
        for change in &changes {
            let Change::Appraisal(appraisal) = change else {
                continue;
            };
            let (study, reviewer) = (&appraisal.study, &appraisal.reviewer);
            let known = self.ours.appraisal(study, reviewer);
            let known = known.map_or_else(Vec::new, |known| conflicts_of(known));
            let new = conflicts_of(appraisal).into_iter();
            self.conflicts
                .extend(new.filter(|one| !known.contains(one)));
        }
        self.grown.grow(changes, by, now);
    }
}
