//! Rows that say what reviewers agreed on, taken into a consensus. What is already agreed on stays.

use std::collections::HashMap;
use std::rc::Rc;

use crate::codec::incoming::{FileProblem, IncomingAnswer, IncomingRow};
use crate::instrument::{Category, Design, ItemId};
use crate::review::{
    AgreedAnswer, AgreedDesign, Appraisal, Change, Consensus, Decision, Frozen, Independent,
    Review, StudyId, Timestamp, Way,
};

/// How the reviewers came to agree, as far as the file says.
const FROM_COVIDENCE: &str =
    "From the row “Consensus” of a quality assessment exported from Covidence";

/// What reviewers agreed on, as rows add to it.
#[derive(Default)]
pub(super) struct Agreements {
    all: Vec<Begun>,
    places: HashMap<StudyId, usize>,
}

/// The consensus on one study.
struct Begun {
    consensus: Consensus,
    /// What all its parties found alike: it counts without being agreed on.
    alike: Independent,
}

impl Agreements {
    /// Whether a row on that study was taken in.
    pub(super) fn has(&self, study: &StudyId) -> bool {
        self.places.contains_key(study)
    }

    /// Begins what is agreed on for a study: with what the review has, or else between these.
    pub(super) fn begin(
        &mut self,
        review: &Review,
        study: &StudyId,
        parties: &[&Appraisal],
        now: &Timestamp,
    ) {
        let known = review.consensus(study).map(AsRef::as_ref);
        let mut consensus = known
            .cloned()
            .unwrap_or_else(|| Consensus::empty(study.clone()));
        if consensus.frozen.is_empty() {
            let frozen = parties.iter().map(|party| {
                let found = Independent::of(party);
                let at = now.clone();
                (party.reviewer.clone(), Frozen { at, found })
            });
            consensus.frozen = frozen.collect();
        }
        let alike = alike(&consensus);
        self.places.insert(study.clone(), self.all.len());
        self.all.push(Begun { consensus, alike });
    }

    /// Takes in a row on a study that was begun, and gives what of it could not be taken.
    pub(super) fn take(
        &mut self,
        study: &StudyId,
        row: IncomingRow,
        now: &Timestamp,
    ) -> Vec<FileProblem> {
        let place = self.places.get(study);
        let Some(begun) = place.and_then(|place| self.all.get_mut(*place)) else {
            return Vec::new();
        };
        let mut taking = Taking {
            line: row.line,
            begun,
            now,
            problems: Vec::new(),
        };
        if let Some(category) = row.category {
            taking.design(match category {
                Category::Mixed => Design::Mixed(row.set),
                other => Design::of(other),
            });
        }
        for (item, incoming) in row.answers {
            taking.answer(item, incoming);
        }
        taking.problems
    }

    /// The changes that put it into the review.
    pub(super) fn into_changes(self, review: &Review) -> impl Iterator<Item = Change> + '_ {
        let all = self.all.into_iter().map(|begun| begun.consensus);
        let new = all.filter(|one| {
            let known = review.consensus(&one.study);
            known.is_none_or(|known| **known != *one)
        });
        new.map(|one| Change::Consensus(Rc::new(one)))
    }
}

/// What all parties found alike.
fn alike(consensus: &Consensus) -> Independent {
    let mut found = consensus.frozen.values().map(|frozen| &frozen.found);
    let mut alike = found.next().cloned().unwrap_or_default();
    for other in found {
        alike.design = alike.design.filter(|design| other.design == Some(*design));
        alike.responses = alike
            .responses
            .into_iter()
            .filter(|(item, response)| other.response(*item) == Some(*response))
            .collect();
    }
    alike
}

/// Takes one row in.
struct Taking<'a> {
    line: usize,
    begun: &'a mut Begun,
    now: &'a Timestamp,
    problems: Vec<FileProblem>,
}

impl Taking<'_> {
    fn decision(&self) -> Decision {
        Decision {
            by: self.begun.consensus.parties().cloned().collect(),
            way: Way::Other,
            words: FROM_COVIDENCE.to_owned(),
            at: self.now.clone(),
        }
    }

    fn design(&mut self, design: Design) {
        let alike = self.begun.alike.design;
        let known = self.begun.consensus.design.as_ref();
        let Some(known) = known.map(|known| known.design).or(alike) else {
            return self.agree_on_design(design);
        };
        // A set that is not named is no other choice.
        let is_same =
            known == design || (design.lacks_set() && known.category() == design.category());
        match alike {
            _ if is_same => {}
            Some(_) if self.begun.consensus.design.is_none() => self.agree_on_design(design),
            _ => self.differs("category", known.category().name()),
        }
    }

    fn agree_on_design(&mut self, design: Design) {
        if design.lacks_set() {
            let message = "the category agreed on lacks its quantitative set; it is still to be agreed on here";
            return self.problem("category", message);
        }
        let decision = self.decision();
        self.begun.consensus.design = Some(AgreedDesign { design, decision });
    }

    /// Keeps an answer, unless all of them gave it already and there is nothing more to say.
    fn answer(&mut self, item: ItemId, incoming: IncomingAnswer) {
        let comment = whole_comment(&incoming);
        let Some(response) = incoming.response else {
            if !comment.is_empty() {
                let message =
                    "a comment on what was agreed, but no answer with it; it was left out";
                self.problem(item.token(), message);
            }
            return;
        };
        let is_alike = self.begun.alike.response(item) == Some(response);
        match self.begun.consensus.answers.get_mut(&item) {
            Some(known) if known.response != response => {
                let kept = known.response.words();
                self.differs(item.token(), kept);
            }
            Some(known) if known.comment.is_empty() => known.comment = comment,
            Some(known) => {
                if !comment.is_empty() && known.comment != comment {
                    self.differs(item.token(), "comment");
                }
            }
            None if comment.is_empty() && is_alike => {}
            None => {
                let answer = AgreedAnswer {
                    response,
                    comment,
                    decision: self.decision(),
                };
                self.begun.consensus.answers.insert(item, answer);
            }
        }
    }

    fn differs(&mut self, field: &str, kept: &str) {
        let message =
            format!("differs from what is already agreed on here, which was kept: {kept}");
        self.problem(field, message);
    }

    fn problem(&mut self, field: &str, message: impl Into<String>) {
        let problem = FileProblem::at(self.line, Some(field), message);
        self.problems.push(problem);
    }
}

/// Comment, quote and location in one: an agreed answer has no other place for them.
fn whole_comment(answer: &IncomingAnswer) -> String {
    let quote = match answer.quote.as_str() {
        "" => String::new(),
        quote => format!("“{quote}”"),
    };
    let parts = [&answer.comment, &quote, &answer.location];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.map(String::as_str).collect::<Vec<_>>().join("\n")
}
