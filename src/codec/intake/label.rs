//! Labels that tell apart the studies of one author and year: Smith 2019a, Smith 2019b.

use std::collections::{HashMap, HashSet};

use super::pool::{Entry, Pool};
use crate::review::label_for;

/// Labels to be given, by the place of the study.
#[derive(Clone, Debug, Default)]
pub(super) struct Labels {
    given: HashMap<usize, String>,
    /// How many studies of the review are renamed.
    pub(super) renamed: usize,
}

impl Labels {
    /// The label that a study is given: a new one, or one of the review that is renamed.
    pub(super) fn of(&self, place: usize) -> Option<&str> {
        self.given.get(&place).map(String::as_str)
    }

    /// Gives a study a label that no other has.
    pub(super) fn give(&mut self, place: usize, label: &str) -> String {
        self.given.insert(place, label.to_owned());
        label.to_owned()
    }
}

/// Studies that would have one label.
#[derive(Default)]
struct Family {
    base: String,
    /// Those of the review that have it.
    known: Vec<usize>,
    /// Whether the team wrote it for one of them.
    by_hand: bool,
    /// The highest place in the alphabet, from 1, that a study of the review has behind it.
    last: usize,
    new: Vec<usize>,
}

/// The label that a new study would have if no other had it: its source's, else the automatic one.
pub(super) fn wanted_label(entry: &Entry) -> String {
    let given = entry.label.as_deref().map(str::trim);
    match given.filter(|label| !label.is_empty()) {
        Some(label) => label.to_owned(),
        None => label_for(entry.citation()),
    }
}

/// A label without its letter or number, as a key, and which that was, from 1.
fn without_suffix(label: &str) -> Option<(String, usize)> {
    let label = key(label);
    let inner = label.strip_suffix(')');
    if let Some((base, number)) = inner.and_then(|label| label.rsplit_once(" ("))
        && let Ok(number) = number.parse()
    {
        // Four digits are a year.
        return (number < 1000).then(|| (base.to_owned(), number));
    }
    let bare = inner.unwrap_or(&label);
    let base = bare.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    let letters = bare.get(base.len()..)?;
    if !ends_in_digit(base) || !(1..=3).contains(&letters.len()) {
        return None;
    }
    let number = letters
        .bytes()
        .fold(0, |sum, letter| sum * 26 + usize::from(letter - b'a') + 1);
    let end = if inner.is_some() { ")" } else { "" };
    Some((format!("{base}{end}"), number))
}

/// A label as labels are compared: whatever the case.
pub(super) fn key(label: &str) -> String {
    label.trim().to_lowercase()
}

/// Finds a label for each new study, and a letter for those of the review that get a namesake.
pub(super) fn name(pool: &Pool) -> Labels {
    let (mut families, order) = families(pool);
    let mut taken = HashSet::new();
    for (place, entry) in pool.iter() {
        let Some(study) = entry.study() else { continue };
        let label = key(&study.label);
        if let Some(family) = families.get_mut(&label) {
            family.known.push(place);
            let automatic = [label_for(&study.citation), label_for(entry.citation())];
            family.by_hand |= !automatic.contains(&study.label);
        }
        if let Some((base, number)) = without_suffix(&label)
            && let Some(family) = families.get_mut(&base)
        {
            family.last = family.last.max(number);
        }
        taken.insert(label);
    }
    let mut labels = Labels::default();
    let mut crowded = Vec::new();
    for family in order.iter().filter_map(|base| families.remove(base)) {
        match family.new.as_slice() {
            [only] if family.known.is_empty() && family.last == 0 => {
                taken.insert(key(&family.base));
                labels.given.insert(*only, family.base);
            }
            _ => crowded.push(family),
        }
    }
    for family in &crowded {
        part(family, &mut labels, &mut taken);
    }
    labels
}

/// The new studies by the label that they would have, and the labels in their order.
fn families(pool: &Pool) -> (HashMap<String, Family>, Vec<String>) {
    let mut families: HashMap<String, Family> = HashMap::new();
    let mut order = Vec::new();
    for (place, entry) in pool.iter().filter(|(_, entry)| entry.study().is_none()) {
        let base = wanted_label(entry);
        let name = key(&base);
        let family = families.entry(name.clone()).or_default();
        if family.new.is_empty() {
            family.base = base;
            order.push(name);
        }
        family.new.push(place);
    }
    (families, order)
}

/// Gives the studies of a family their letters: those of the review first.
fn part(family: &Family, labels: &mut Labels, taken: &mut HashSet<String>) {
    let mut number = 0;
    let mut next = |number: &mut usize| loop {
        *number += 1;
        let label = with_suffix(&family.base, *number);
        if taken.insert(key(&label)) {
            return label;
        }
    };
    if family.by_hand {
        number = 1;
    } else {
        for place in &family.known {
            labels.given.insert(*place, next(&mut number));
            labels.renamed += 1;
        }
    }
    number = number.max(family.last);
    for place in &family.new {
        labels.given.insert(*place, next(&mut number));
    }
}

/// The label with the letter of that number, from 1, behind its year; a number behind a word.
fn with_suffix(base: &str, number: usize) -> String {
    let (bare, end) = match base.strip_suffix(')') {
        Some(bare) => (bare, ")"),
        None => (base, ""),
    };
    if !ends_in_digit(bare) {
        return format!("{base} ({number})");
    }
    let mut letters = Vec::new();
    let mut left = number;
    while left > 0 {
        letters.extend(('a'..='z').nth((left - 1) % 26));
        left = (left - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{bare}{letters}{end}")
}

fn ends_in_digit(base: &str) -> bool {
    base.ends_with(|last: char| last.is_ascii_digit())
}

/// Studies by their labels.
#[derive(Default)]
pub(super) struct Names {
    by_label: HashMap<String, usize>,
    /// How many have this label with a letter behind it.
    lettered: HashMap<String, usize>,
}

impl Names {
    pub(super) fn add(&mut self, label: &str, place: usize) {
        self.by_label.entry(key(label)).or_insert(place);
        if let Some((base, _)) = without_suffix(label) {
            *self.lettered.entry(base).or_default() += 1;
        }
    }

    pub(super) fn find(&self, label: &str) -> Option<usize> {
        self.by_label.get(&key(label)).copied()
    }

    /// Whether several studies have this label with a letter behind it.
    pub(super) fn is_unclear(&self, label: &str) -> bool {
        let lettered = self.lettered.get(&key(label));
        lettered.is_some_and(|number| *number > 1)
    }
}
