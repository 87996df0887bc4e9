//! Which study of theirs is which of ours.

use std::collections::HashMap;

use crate::review::ids::StudyId;
use crate::review::study::{Study, match_keys};
use crate::review::whole::Review;

/// The ids that studies have in the merged review, where they differ from those they had.
#[derive(Debug, Default)]
pub(super) struct Names {
    ours: HashMap<StudyId, StudyId>,
    theirs: HashMap<StudyId, StudyId>,
}

impl Names {
    /// The id of a study of ours in the merged review.
    pub(super) fn ours(&self, id: &StudyId) -> StudyId {
        self.ours.get(id).unwrap_or(id).clone()
    }

    /// The id of a study of theirs in the merged review.
    pub(super) fn theirs(&self, id: &StudyId) -> StudyId {
        self.theirs.get(id).unwrap_or(id).clone()
    }
}

/// Kinds of keys, the surest first; a key begins with its kind.
const KINDS: [&str; 3] = ["doi:", "pmid:", "title:"];

/// Matches studies one to one, by id and then by each kind of key. A key that two studies of the
/// same review have tells neither. The title tells nothing where DOIs or PubMed ids contradict.
pub(super) fn align(ours: &Review, theirs: &Review) -> Names {
    let mut left = unmatched(ours, theirs);
    let mut right = unmatched(theirs, ours);
    let mut names = Names::default();
    for kind in KINDS {
        let (mine, other) = (by_key(&left, kind), by_key(&right, kind));
        let mut pairs: Vec<(StudyId, StudyId)> = Vec::new();
        for (key, one) in &mine {
            if let (Some(one), Some(Some(two))) = (one, other.get(key))
                && !(kind == "title:" && contradict(left.keys(one), right.keys(two)))
            {
                pairs.push((one.clone(), two.clone()));
            }
        }
        for (one, two) in pairs {
            let id = one.clone().min(two.clone());
            left.0.remove(&one);
            right.0.remove(&two);
            names.ours.insert(one, id.clone());
            names.theirs.insert(two, id);
        }
    }
    names
}

/// Studies that are not matched yet, with their keys.
struct Open(HashMap<StudyId, Vec<String>>);

impl Open {
    fn keys(&self, id: &StudyId) -> &[String] {
        self.0.get(id).map_or(&[], Vec::as_slice)
    }
}

/// Whether both have a DOI or a PubMed id and it is not the same: a report and another of the
/// same title, such as a conference paper.
fn contradict(one: &[String], two: &[String]) -> bool {
    let of = |keys: &[String], kind: &str| keys.iter().find(|key| key.starts_with(kind)).cloned();
    ["doi:", "pmid:"].into_iter().any(|kind| {
        let both = of(one, kind).zip(of(two, kind));
        both.is_some_and(|(one, two)| one != two)
    })
}

fn unmatched(review: &Review, other: &Review) -> Open {
    let studies = review.studies().iter();
    let open = studies.filter(|study| other.study(&study.id).is_none());
    let keyed = |study: &Study| (study.id.clone(), match_keys(&study.citation));
    Open(open.map(|study| keyed(study)).collect())
}

/// The study of each key of a kind; `None` where several have it.
fn by_key(open: &Open, kind: &str) -> HashMap<String, Option<StudyId>> {
    let mut places: HashMap<String, Option<StudyId>> = HashMap::new();
    for (id, keys) in &open.0 {
        for key in keys.iter().filter(|key| key.starts_with(kind)) {
            places
                .entry(key.clone())
                .and_modify(|place| *place = None)
                .or_insert_with(|| Some(id.clone()));
        }
    }
    places
}
