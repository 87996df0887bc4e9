//! What counts for a study: the consensus, else the single reviewer's appraisal, else nobody's.

use std::rc::Rc;

use super::answer::Answer;
use super::appraisal::{Appraisal, DesignChoice, Reason};
use super::consensus::{AgreedAnswer, Consensus};
use super::ids::{ReviewerId, StudyId};
use super::protocol::Protocol;
use super::state::{State, state};
use super::whole::Review;
use crate::instrument::{Design, ItemId, Response};

/// Whose it is that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountedBy {
    /// The only reviewer who appraised the study.
    Reviewer(ReviewerId),
    /// The consensus of these reviewers.
    Consensus(Vec<ReviewerId>),
}

/// What counts for a study, one thing to read wherever it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    appraisal: Rc<Appraisal>,
    by: CountedBy,
}

impl Counted {
    /// It in the form of an appraisal. That of a consensus has a reviewer with an empty id, the
    /// agreed answers, and those that all parties gave alike with the evidence of one of them;
    /// what is still open is unanswered.
    #[must_use]
    pub fn appraisal(&self) -> &Appraisal {
        &self.appraisal
    }

    /// The same, to keep.
    #[must_use]
    pub fn into_appraisal(self) -> Rc<Appraisal> {
        self.appraisal
    }

    /// Whose it is.
    #[must_use]
    pub fn by(&self) -> &CountedBy {
        &self.by
    }

    /// Whether it is a consensus.
    #[must_use]
    pub fn is_consensus(&self) -> bool {
        matches!(self.by, CountedBy::Consensus(_))
    }

    /// The category and quantitative set, once chosen or agreed on.
    #[must_use]
    pub fn design(&self) -> Option<Design> {
        self.appraisal.chosen()
    }

    /// The response to an item; `None` while it is unanswered or answers still differ.
    #[must_use]
    pub fn response(&self, item: ItemId) -> Option<Response> {
        self.appraisal.response(item)
    }

    /// Why it goes on after a failed screening, if it does.
    #[must_use]
    pub fn went_on(&self) -> Option<&Reason> {
        self.appraisal.went_on.as_ref()
    }

    /// How far it is.
    #[must_use]
    pub fn state(&self, protocol: &Protocol) -> State {
        state(Some(&self.appraisal), protocol)
    }
}

impl AsRef<Appraisal> for Counted {
    fn as_ref(&self) -> &Appraisal {
        &self.appraisal
    }
}

impl Review {
    /// What counts for a study: its consensus if one was begun, else the only appraisal there is,
    /// else nothing: of several without a consensus, none counts, even where they are alike.
    #[must_use]
    pub fn counted(&self, study: &StudyId) -> Option<Counted> {
        if let Some(consensus) = self.consensus(study) {
            return Some(Counted {
                appraisal: Rc::new(agreed(self, consensus)),
                by: CountedBy::Consensus(consensus.parties().cloned().collect()),
            });
        }
        let mut all = self.appraisals_of(study);
        let first = all.next()?;
        all.next().is_none().then(|| Counted {
            by: CountedBy::Reviewer(first.reviewer.clone()),
            appraisal: Rc::clone(first),
        })
    }
}

/// The consensus in the form of an appraisal.
fn agreed(review: &Review, consensus: &Consensus) -> Appraisal {
    let study = &consensus.study;
    let mut whole = Appraisal::empty(study.clone(), ReviewerId::new(""));
    let theirs: Vec<&Rc<Appraisal>> = consensus
        .parties()
        .filter_map(|reviewer| review.appraisal(study, reviewer))
        .collect();
    whole.design = match &consensus.design {
        Some(agreed) => Some(DesignChoice {
            design: agreed.design,
            path: Vec::new(),
            at: agreed.decision.at.clone(),
        }),
        None => common_design(review, consensus, &theirs),
    };
    whole.went_on = theirs.iter().find_map(|one| one.went_on.clone());
    for item in ItemId::ALL {
        let answer = match consensus.answers.get(&item) {
            Some(agreed) => Some(agreed_answer(agreed, item, &theirs)),
            None => common_answer(review, consensus, item, &theirs),
        };
        if let Some(answer) = answer {
            whole.answers.insert(item, answer);
        }
    }
    whole
}

/// The category that all parties chose, with the way to it where one of them still has it.
fn common_design(
    review: &Review,
    consensus: &Consensus,
    theirs: &[&Rc<Appraisal>],
) -> Option<DesignChoice> {
    let found = |reviewer| review.independent(&consensus.study, reviewer)?.design;
    let design = common(consensus.parties().map(found))?;
    let mut choices = theirs.iter().filter_map(|one| one.design.as_ref());
    let choice = choices.find(|choice| choice.design == design).cloned();
    choice.or_else(|| {
        let (_, first) = consensus.frozen.iter().next()?;
        Some(DesignChoice {
            design,
            path: Vec::new(),
            at: first.at.clone(),
        })
    })
}

/// The response that all parties gave, with the evidence of the first who has any.
fn common_answer(
    review: &Review,
    consensus: &Consensus,
    item: ItemId,
    theirs: &[&Rc<Appraisal>],
) -> Option<Answer> {
    let found = |reviewer| {
        review
            .independent(&consensus.study, reviewer)?
            .response(item)
    };
    let response = common(consensus.parties().map(found))?;
    let (_, first) = consensus.frozen.iter().next()?;
    let answer = like(theirs, item, response).cloned();
    Some(answer.unwrap_or_else(|| Answer {
        response: Some(response),
        ..Answer::empty(first.at.clone())
    }))
}

/// The agreed answer, with quote and location of the first party who gave that response.
fn agreed_answer(agreed: &AgreedAnswer, item: ItemId, theirs: &[&Rc<Appraisal>]) -> Answer {
    let mut answer = Answer::empty(agreed.decision.at.clone());
    if let Some(like) = like(theirs, item, agreed.response) {
        answer.quote.clone_from(&like.quote);
        answer.location.clone_from(&like.location);
    }
    answer.response = Some(agreed.response);
    answer.comment.clone_from(&agreed.comment);
    answer
}

/// The answer of a party who gave that response, best with evidence.
fn like<'a>(theirs: &[&'a Rc<Appraisal>], item: ItemId, response: Response) -> Option<&'a Answer> {
    let fitting = || {
        theirs
            .iter()
            .filter_map(|one| one.answers.get(&item))
            .filter(|answer| answer.response == Some(response))
    };
    fitting()
        .find(|answer| answer.has_evidence())
        .or_else(|| fitting().next())
}

/// The value that all have, if there is one.
fn common<T: PartialEq>(mut values: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = values.next()??;
    values
        .all(|value| value.as_ref() == Some(&first))
        .then_some(first)
}
