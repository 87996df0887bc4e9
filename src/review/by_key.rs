//! Containers and sorting for the whole crate.
//!
//! The standard library's maps and sorts are compiled anew for every type they hold. These few
//! stay small in the wasm: a sorted list for maps of some dozens of entries, one index for
//! thousands of texts, and one sort behind every list.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::rc::Rc;

/// A map in the order of its keys, for some dozens of entries: putting one in moves those after it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ByKey<K, V>(Vec<(K, V)>);

impl<K: Ord, V> ByKey<K, V> {
    /// An empty map.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    fn place(&self, key: &K) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(key))
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<&V> {
        let place = self.place(key).ok()?;
        self.0.get(place).map(|(_, value)| value)
    }

    /// The value of a key, to change it.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let place = self.place(key).ok()?;
        self.0.get_mut(place).map(|(_, value)| value)
    }

    /// Whether the key is there.
    #[must_use]
    pub fn contains_key(&self, key: &K) -> bool {
        self.place(key).is_ok()
    }

    /// Puts a value and gives back the one it replaced.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(place) => {
                let (_, slot) = self.0.get_mut(place)?;
                Some(std::mem::replace(slot, value))
            }
            Err(place) => {
                self.0.insert(place, (key, value));
                None
            }
        }
    }

    /// Takes a value out.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let place = self.place(key).ok()?;
        Some(self.0.remove(place).1)
    }
}

impl<K, V> ByKey<K, V> {
    /// How many entries there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entries, in the order of their keys.
    pub fn iter(&self) -> std::slice::Iter<'_, (K, V)> {
        self.0.iter()
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values, in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }
}

impl<K, V> Default for ByKey<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for ByKey<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for ByKey<K, V> {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(entries: T) -> Self {
        let mut map = Self::new();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

impl<'a, K, V> IntoIterator for &'a ByKey<K, V> {
    type Item = &'a (K, V);
    type IntoIter = std::slice::Iter<'a, (K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<K, V> IntoIterator for ByKey<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// The places of texts in some list, for any number of them and in no order.
#[derive(Clone, Debug, Default)]
pub struct Index(HashMap<Rc<str>, usize>);

impl Index {
    /// The place of a text.
    #[must_use]
    pub fn get(&self, text: &str) -> Option<usize> {
        self.0.get(text).copied()
    }

    /// Whether a text has a place.
    #[must_use]
    pub fn contains(&self, text: &str) -> bool {
        self.0.contains_key(text)
    }

    /// Gives a text a place; a place it had before is forgotten.
    pub fn set(&mut self, text: &str, place: usize) {
        match self.0.get_mut(text) {
            Some(slot) => *slot = place,
            None => {
                self.0.insert(Rc::from(text), place);
            }
        }
    }

    /// Gives a text a place if it has none yet, and tells whether it had none.
    pub fn add(&mut self, text: &str, place: usize) -> bool {
        let is_new = !self.contains(text);
        if is_new {
            self.set(text, place);
        }
        is_new
    }

    /// Forgets a text and gives back its place.
    pub fn remove(&mut self, text: &str) -> Option<usize> {
        self.0.remove(text)
    }
}

/// The list sorted; what compares as equal keeps its order.
#[must_use]
pub fn sorted<T>(list: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let order = order(list.len(), &|a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut slots: Vec<Option<T>> = list.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|place| slots.get_mut(place)?.take())
        .collect()
}

/// The places from 0 in the order that the comparison gives them.
fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    // Built for size, the unstable sort compares twice as often.
    places.sort_by(|a, b| compare(*a, *b));
    places
}
