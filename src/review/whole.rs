//! The review as a whole.

use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

use super::appraisal::Appraisal;
use super::by_key::{Index, sorted};
use super::carried::Carried;
use super::chain::Log;
use super::consensus::Consensus;
use super::ids::{ReviewId, ReviewerId, StudyId};
use super::protocol::Protocol;
use super::study::Study;

/// A member of the team who appraises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewer {
    /// Id.
    pub id: ReviewerId,
    /// The name as the team writes it; may be initials.
    pub name: String,
}

/// What a review is apart from its studies and appraisals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Id.
    pub id: ReviewId,
    /// Title.
    pub title: String,
    /// Where its data come from, for a published example; empty for a team's own.
    pub source: String,
    /// The team; never empty.
    pub reviewers: Vec<Reviewer>,
    /// The team's rules.
    pub protocol: Protocol,
    /// Fields of other versions.
    pub carried: Carried,
}

/// An appraisal's key within its review.
pub type AppraisalKey = (StudyId, ReviewerId);

/// A review with everything in it.
///
/// Studies keep the order in which they were added. Studies and appraisals are shared by pointer, and
/// so are the lists of them until one of two copies changes: a copy of a long review costs nothing.
#[derive(Clone, Debug)]
pub struct Review {
    header: Rc<Header>,
    studies: Rc<Vec<Rc<Study>>>,
    places: Rc<Index>,
    appraisals: Rc<HashMap<AppraisalKey, Rc<Appraisal>>>,
    consensus: HashMap<StudyId, Rc<Consensus>>,
    /// No part of the state: two reviews are equal whatever their logs.
    log: Rc<Log>,
}

impl PartialEq for Review {
    fn eq(&self, other: &Self) -> bool {
        self.header == other.header
            && self.studies == other.studies
            && self.appraisals == other.appraisals
            && self.consensus == other.consensus
    }
}

impl Review {
    /// A review with no study yet.
    #[must_use]
    pub fn new(header: Header) -> Self {
        Self {
            header: Rc::new(header),
            studies: Rc::default(),
            places: Rc::default(),
            appraisals: Rc::default(),
            consensus: HashMap::new(),
            log: Rc::default(),
        }
    }

    /// A review from its parts. Of two studies or appraisals with one key the later counts.
    #[must_use]
    pub fn from_parts(header: Header, studies: Vec<Study>, appraisals: Vec<Appraisal>) -> Self {
        let mut review = Self::new(header);
        for study in studies {
            review.put_study(Rc::new(study), None);
        }
        for appraisal in appraisals {
            review.put_appraisal(Rc::new(appraisal));
        }
        review
    }

    /// The same with what was agreed on. Of two consensuses on one study the later counts.
    #[must_use]
    pub fn with_consensus(mut self, consensus: Vec<Consensus>) -> Self {
        for one in consensus {
            self.put_consensus(Rc::new(one));
        }
        self
    }

    /// The same with a log, for the way into a file or out of one.
    #[must_use]
    pub fn with_log(mut self, log: Log) -> Self {
        self.log = Rc::new(log);
        self
    }

    /// The log that came with it from a file, or goes with it into one. Of a review that is kept
    /// here the store has the log, and this is empty.
    #[must_use]
    pub fn log(&self) -> &Rc<Log> {
        &self.log
    }

    /// That log, to take in more of it.
    pub fn log_mut(&mut self) -> &mut Log {
        Rc::make_mut(&mut self.log)
    }

    /// Whether it is the very same state as another, without a look into its parts: what is equal but
    /// was read anew is not the same.
    #[must_use]
    pub fn is_same_state(&self, other: &Self) -> bool {
        let mut studies = self.studies.iter().zip(other.studies.iter());
        Rc::ptr_eq(&self.header, &other.header)
            && self.studies.len() == other.studies.len()
            && studies.all(|(a, b)| Rc::ptr_eq(a, b))
            && (Rc::ptr_eq(&self.appraisals, &other.appraisals)
                || has_same(&self.appraisals, &other.appraisals))
            && has_same(&self.consensus, &other.consensus)
    }

    /// Title, team and protocol.
    #[must_use]
    pub fn header(&self) -> &Rc<Header> {
        &self.header
    }

    /// The review's id.
    #[must_use]
    pub fn id(&self) -> &ReviewId {
        &self.header.id
    }

    /// The team's rules.
    #[must_use]
    pub fn protocol(&self) -> &Protocol {
        &self.header.protocol
    }

    /// The studies, in their order.
    #[must_use]
    pub fn studies(&self) -> &[Rc<Study>] {
        &self.studies
    }

    /// A study by its id.
    #[must_use]
    pub fn study(&self, id: &StudyId) -> Option<&Rc<Study>> {
        self.place(id).and_then(|place| self.studies.get(place))
    }

    /// Where a study stands in the order, from 0.
    #[must_use]
    pub fn place(&self, id: &StudyId) -> Option<usize> {
        self.places.get(id.as_str())
    }

    /// All appraisals, by study and reviewer.
    pub fn appraisals(&self) -> impl Iterator<Item = &Rc<Appraisal>> {
        let all = self.appraisals.values().collect();
        let all = sorted(all, &|a, b| {
            let by_study = a.study.cmp(&b.study);
            by_study.then_with(|| a.reviewer.cmp(&b.reviewer))
        });
        all.into_iter()
    }

    /// The same in no order, for who looks at thousands and does not need one.
    pub fn appraisals_unordered(&self) -> impl Iterator<Item = &Rc<Appraisal>> {
        self.appraisals.values()
    }

    /// Whether anybody began to appraise, or an appraisal was agreed on.
    #[must_use]
    pub fn is_appraised(&self) -> bool {
        !(self.appraisals.is_empty() && self.consensus.is_empty())
    }

    /// One reviewer's appraisal of a study, if there is anything in it.
    #[must_use]
    pub fn appraisal(&self, study: &StudyId, reviewer: &ReviewerId) -> Option<&Rc<Appraisal>> {
        self.appraisals.get(&(study.clone(), reviewer.clone()))
    }

    /// Everyone's appraisals of a study.
    pub fn appraisals_of(&self, study: &StudyId) -> impl Iterator<Item = &Rc<Appraisal>> {
        self.header
            .reviewers
            .iter()
            .filter_map(|reviewer| self.appraisal(study, &reviewer.id))
    }

    /// What was agreed on for a study, if its reviewers began to.
    #[must_use]
    pub fn consensus(&self, study: &StudyId) -> Option<&Rc<Consensus>> {
        self.consensus.get(study)
    }

    /// All that was agreed on, by study.
    pub fn consensuses(&self) -> impl Iterator<Item = &Rc<Consensus>> {
        let all = self.consensus.values().collect();
        let all = sorted(all, &|a: &&Rc<Consensus>, b| a.study.cmp(&b.study));
        all.into_iter()
    }

    /// The reviewer of that id.
    #[must_use]
    pub fn reviewer(&self, id: &ReviewerId) -> Option<&Reviewer> {
        self.header
            .reviewers
            .iter()
            .find(|reviewer| &reviewer.id == id)
    }

    /// Frees it, a part with each step, for who cannot stand still until thousands are freed. What
    /// another review shares is left to that.
    pub fn free_by_parts(self) -> impl Iterator<Item = ()> {
        let studies = Rc::try_unwrap(self.studies).unwrap_or_default();
        let appraisals = Rc::try_unwrap(self.appraisals).unwrap_or_default();
        let appraisals = appraisals.into_iter().map(drop);
        studies.into_iter().map(drop).chain(appraisals)
    }

    pub(super) fn put_header(&mut self, header: Rc<Header>) -> Rc<Header> {
        std::mem::replace(&mut self.header, header)
    }

    /// Puts a study, at `place` if it is new and a place is named, and gives back what it replaced.
    pub(super) fn put_study(
        &mut self,
        study: Rc<Study>,
        place: Option<usize>,
    ) -> Option<Rc<Study>> {
        if let Some(known) = self.place(&study.id)
            && let Some(slot) = self.studies_mut().get_mut(known)
        {
            return Some(std::mem::replace(slot, study));
        }
        let place = place.unwrap_or(self.studies.len()).min(self.studies.len());
        self.studies_mut().insert(place, study);
        self.index_from(place);
        None
    }

    pub(super) fn take_study(&mut self, id: &StudyId) -> Option<(Rc<Study>, usize)> {
        let place = Rc::make_mut(&mut self.places).remove(id.as_str())?;
        let study = self.studies_mut().remove(place);
        self.index_from(place);
        Some((study, place))
    }

    pub(super) fn put_appraisal(&mut self, appraisal: Rc<Appraisal>) -> Option<Rc<Appraisal>> {
        let key = (appraisal.study.clone(), appraisal.reviewer.clone());
        let appraisals = self.appraisals_mut();
        if appraisal.is_blank() {
            return appraisals.remove(&key);
        }
        appraisals.insert(key, appraisal)
    }

    pub(super) fn appraisal_mut(&mut self, key: &AppraisalKey) -> &mut Rc<Appraisal> {
        self.appraisals_mut()
            .entry(key.clone())
            .or_insert_with(|| Rc::new(Appraisal::empty(key.0.clone(), key.1.clone())))
    }

    /// Drops the appraisal if nothing is left in it, so that absence has one form.
    pub(super) fn drop_if_blank(&mut self, key: &AppraisalKey) {
        if self.appraisals.get(key).is_some_and(|kept| kept.is_blank()) {
            self.appraisals_mut().remove(key);
        }
    }

    pub(super) fn put_consensus(&mut self, consensus: Rc<Consensus>) -> Option<Rc<Consensus>> {
        if consensus.is_blank() {
            return self.consensus.remove(&consensus.study);
        }
        self.consensus.insert(consensus.study.clone(), consensus)
    }

    /// The studies, no longer shared with a copy.
    fn studies_mut(&mut self) -> &mut Vec<Rc<Study>> {
        Rc::make_mut(&mut self.studies)
    }

    /// The appraisals, no longer shared with a copy.
    fn appraisals_mut(&mut self) -> &mut HashMap<AppraisalKey, Rc<Appraisal>> {
        Rc::make_mut(&mut self.appraisals)
    }

    fn index_from(&mut self, place: usize) {
        let places = Rc::make_mut(&mut self.places);
        for (offset, study) in self.studies.iter().enumerate().skip(place) {
            places.set(study.id.as_str(), offset);
        }
    }
}

/// Whether both hold the very same values under the same keys.
fn has_same<K: Eq + Hash, V>(here: &HashMap<K, Rc<V>>, there: &HashMap<K, Rc<V>>) -> bool {
    let mut all = here.iter();
    here.len() == there.len()
        && all.all(|(key, one)| there.get(key).is_some_and(|other| Rc::ptr_eq(one, other)))
}
