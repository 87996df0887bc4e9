//! Merging what two people have of one review, so that nothing is lost.
//!
//! Of every part that carries a time, the newest counts, whoever brings it: each answer, category
//! and reason of each reviewer, and each part of a consensus. What only one of the two has is
//! kept. So merging is idempotent, commutative and associative, however far clocks disagree.
//!
//! What has no time stays as ours has it: the title, names, labels, the order of studies, and
//! facts of a citation that differ, which are reported. An answer that was taken back, and so
//! left nothing behind, comes back from a file that still has it.

mod align;
mod changes;
mod conflict;
mod facts;
mod heading;
mod parts;
mod questions;

use std::collections::HashMap;
use std::rc::Rc;

use thiserror::Error;

use super::appraisal::Appraisal;
use super::by_key::ByKey;
use super::consensus::Consensus;
use super::ids::StudyId;
use super::study::Study;
use super::whole::{AppraisalKey, Header, Review};

pub use changes::changes_between;
pub use conflict::{Conflict, Versions, conflicts_of};
pub use facts::fact_named;
pub use questions::{MergeAnswers, MergeQuestion, ProtocolDifference, Side, merge_questions};

/// Why two reviews were not merged.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MergeError {
    /// A question has to be answered first; nothing was merged.
    #[error("whether and how the two are to be merged has to be decided first")]
    Undecided(Vec<MergeQuestion>),
}

/// A fact of a study's citation that differs. Ours stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactDifference {
    /// The study.
    pub study: StudyId,
    /// The field, by its name in the review file.
    pub field: &'static str,
    /// What we have.
    pub ours: String,
    /// What they have.
    pub theirs: String,
}

/// How much a merge brought, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MergeReport {
    /// Studies that we did not have.
    pub studies_added: usize,
    /// Studies that both have.
    pub studies_matched: usize,
    /// Appraisals that we did not have.
    pub appraisals_added: usize,
    /// Answers that we did not have, those of new appraisals included.
    pub answers_added: usize,
    /// Answers that they have in a newer version.
    pub answers_newer: usize,
    /// Answers that they have in an older version.
    pub answers_older: usize,
    /// Agreed answers and categories of which two versions have the same time.
    pub agreed_ties: usize,
}

/// The outcome of a merge. Nothing is written yet: [`changes_between`] leads there.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The review with everything that either has.
    pub review: Review,
    /// Parts of which two versions have the same time.
    pub conflicts: Vec<Conflict>,
    /// Facts of citations that differ.
    pub differing: Vec<FactDifference>,
    /// How much it brought.
    pub report: MergeReport,
}

/// Merges what they have into what we have.
///
/// Studies are matched by id, then by DOI, PubMed id, and title with year and first author, one to
/// one; a fact that two studies of the same review share identifies neither. Matched studies get
/// the smaller of their ids. The laws hold as far as matching does not depend on what a third
/// review knows: a study of which one has the DOI alone and one the PubMed id alone stays two until
/// a review that has both is merged into the one that has either.
///
/// # Errors
/// If they are of different reviews, or their protocols differ, and `answers` does not say what
/// to do about it.
pub fn merge(ours: &Review, theirs: &Review, answers: &MergeAnswers) -> Result<Merged, MergeError> {
    let open = questions::open(ours, theirs, answers);
    if !open.is_empty() {
        return Err(MergeError::Undecided(open));
    }
    let names = align::align(ours, theirs);
    let mut merger = parts::Merger::default();
    let mut header = heading::header(ours.header(), theirs.header(), answers);
    header.protocol.pilot = heading::pilot(ours.protocol(), theirs.protocol(), answers, &names);
    let studies = merge_studies(&mut merger, ours, theirs, &names);
    let appraisals = merge_appraisals(&mut merger, ours, theirs, &names);
    let consensus = merge_consensus(&mut merger, ours, theirs, &names);
    Ok(Merged {
        review: whole(header, studies, appraisals, consensus),
        conflicts: merger.conflicts,
        differing: merger.differing,
        report: merger.report,
    })
}

fn whole(
    header: Header,
    studies: Vec<Rc<Study>>,
    appraisals: Vec<Rc<Appraisal>>,
    consensus: Vec<Rc<Consensus>>,
) -> Review {
    let mut review = Review::new(header);
    for study in studies {
        review.put_study(study, None);
    }
    for appraisal in appraisals {
        review.put_appraisal(appraisal);
    }
    for one in consensus {
        review.put_consensus(one);
    }
    review
}

/// Ours in their order, then those that only they have, in theirs.
fn merge_studies(
    merger: &mut parts::Merger,
    ours: &Review,
    theirs: &Review,
    names: &align::Names,
) -> Vec<Rc<Study>> {
    let mut studies: Vec<Rc<Study>> = Vec::with_capacity(ours.studies().len());
    let mut places: HashMap<StudyId, usize> = HashMap::new();
    for study in ours.studies() {
        let id = names.ours(&study.id);
        places.insert(id.clone(), studies.len());
        studies.push(renamed(study, id));
    }
    for study in theirs.studies() {
        let id = names.theirs(&study.id);
        let place = places.get(&id).copied();
        match place.and_then(|place| studies.get_mut(place)) {
            Some(known) => {
                merger.report.studies_matched += 1;
                merger.study(Rc::make_mut(known), study);
            }
            None => {
                merger.report.studies_added += 1;
                studies.push(renamed(study, id));
            }
        }
    }
    studies
}

fn renamed(study: &Rc<Study>, id: StudyId) -> Rc<Study> {
    if study.id == id {
        return Rc::clone(study);
    }
    Rc::new(Study {
        id,
        ..Study::clone(study)
    })
}

fn merge_appraisals(
    merger: &mut parts::Merger,
    ours: &Review,
    theirs: &Review,
    names: &align::Names,
) -> Vec<Rc<Appraisal>> {
    let mut merged: HashMap<AppraisalKey, Rc<Appraisal>> = HashMap::new();
    let moved = |appraisal: &Rc<Appraisal>, study: StudyId| {
        if appraisal.study == study {
            return Rc::clone(appraisal);
        }
        Rc::new(Appraisal {
            study,
            ..Appraisal::clone(appraisal)
        })
    };
    for appraisal in ours.appraisals() {
        let one = moved(appraisal, names.ours(&appraisal.study));
        merged.insert((one.study.clone(), one.reviewer.clone()), one);
    }
    for appraisal in theirs.appraisals() {
        let one = moved(appraisal, names.theirs(&appraisal.study));
        let key = (one.study.clone(), one.reviewer.clone());
        match merged.get_mut(&key) {
            Some(known) if *known == one => {}
            Some(known) => merger.appraisal(Rc::make_mut(known), &one),
            None => {
                merger.report.appraisals_added += 1;
                merger.report.answers_added += one.answers.len();
                merged.insert(key, one);
            }
        }
    }
    merged.into_values().collect()
}

fn merge_consensus(
    merger: &mut parts::Merger,
    ours: &Review,
    theirs: &Review,
    names: &align::Names,
) -> Vec<Rc<Consensus>> {
    let mut merged: ByStudy = HashMap::new();
    let moved = |consensus: &Rc<Consensus>, study: StudyId| {
        if consensus.study == study {
            return Rc::clone(consensus);
        }
        Rc::new(Consensus {
            study,
            ..Consensus::clone(consensus)
        })
    };
    for consensus in ours.consensuses() {
        let one = moved(consensus, names.ours(&consensus.study));
        merged.insert(one.study.clone(), one);
    }
    for consensus in theirs.consensuses() {
        let one = moved(consensus, names.theirs(&consensus.study));
        match merged.get_mut(&one.study) {
            Some(known) if *known == one => {}
            Some(known) => merger.consensus(Rc::make_mut(known), &one),
            None => {
                merged.insert(one.study.clone(), one);
            }
        }
    }
    merged.into_values().collect()
}

type ByStudy = HashMap<StudyId, Rc<Consensus>>;

/// Puts what only the other map has.
fn fill<K: Ord + Clone, V: Clone>(known: &mut ByKey<K, V>, other: &ByKey<K, V>) {
    for (key, value) in other {
        if !known.contains_key(key) {
            known.insert(key.clone(), value.clone());
        }
    }
}
