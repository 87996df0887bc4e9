//! Whether a file is as it was sealed, and where it is not.

use std::collections::HashMap;

use serde_json::Value;

use super::{LISTS, elements, hash, hash_entry, integrity, review_id, without};
use crate::codec::wire::Notes;
use crate::review::Finding;

/// So many places are named; more is too much to read.
const MOST_PLACES: usize = 20;

/// Compares a file with its seal. Each place that was altered is noted, and named in the finding.
pub(in crate::codec::review_file) fn check(file: &Value, notes: &mut Notes) -> Finding {
    if file.get("integrity").is_none() && file.get("log").is_none() {
        return Finding::NotSealed;
    }
    let mut checker = Checker {
        file,
        id: review_id(file),
        labels: labels(file),
        found: Vec::new(),
    };
    checker.log();
    match file.get("integrity") {
        Some(sealed) => checker.seal(sealed),
        None => checker.add("integrity", "the seal of the file is missing".to_owned()),
    }
    let Checker { found, .. } = checker;
    if found.is_empty() {
        return Finding::AsWritten;
    }
    let (all, mut told) = (found.len(), Vec::new());
    for (path, message) in found.into_iter().take(MOST_PLACES) {
        notes.add(path, format!("altered since it was written: {message}"));
        told.push(message);
    }
    if let Some(more) = all.checked_sub(MOST_PLACES).filter(|more| *more > 0) {
        let message = format!("{more} more places of the file are not as they were sealed");
        notes.add("integrity".to_owned(), message.clone());
        told.push(message);
    }
    Finding::Altered(told)
}

/// Names for people: studies by label, reviewers by name, under their ids.
fn labels(file: &Value) -> HashMap<&str, &str> {
    let review = file.get("review").unwrap_or(&Value::Null);
    let named = |list: &'static str, field: &'static str| {
        elements(review, list).iter().filter_map(move |one| {
            let id = one.get("id").and_then(Value::as_str)?;
            Some((id, one.get(field).and_then(Value::as_str)?))
        })
    };
    let studies = named("studies", "label");
    studies.chain(named("reviewers", "name")).collect()
}

struct Checker<'a> {
    file: &'a Value,
    id: String,
    labels: HashMap<&'a str, &'a str>,
    /// The path and what is to be said of it.
    found: Vec<(String, String)>,
}

impl Checker<'_> {
    fn add(&mut self, path: &str, message: String) {
        self.found.push((path.to_owned(), message));
    }

    /// The chains by themselves: each entry against the one before it.
    fn log(&mut self) {
        let chains = elements(self.file, "log");
        for (chain_place, chain) in chains.iter().enumerate() {
            let entries = elements(chain, "entries");
            let mut before = "";
            for (place, entry) in entries.iter().enumerate() {
                let said = entry.get("hash").and_then(Value::as_str);
                let is = hash_entry(&self.id, before, &without(entry, &["hash"]));
                if said != Some(is.as_str()) {
                    let path = format!("log[{chain_place}].entries[{place}]");
                    let (number, of) = (place + 1, entries.len());
                    let of_chains = match chains.len() {
                        1 => String::new(),
                        all => format!(" of chain {} of {all}", chain_place + 1),
                    };
                    let message =
                        format!("entry {number} of {of}{of_chains} of the log, or its hash");
                    self.add(&path, message);
                    // What follows hangs on it.
                    break;
                }
                before = said.unwrap_or_default();
            }
        }
    }

    /// Everything against what the seal says of it.
    fn seal(&mut self, sealed: &Value) {
        let now = integrity(self.file, &self.id);
        let text = |name: &str| sealed.get(name).and_then(Value::as_str);
        let own = hash("seal", &self.id, &without(sealed, &["seal"]));
        if text("seal") != Some(own.as_str()) {
            let message = "the seal itself; what else is named may be as it was".to_owned();
            self.add("integrity", message);
        }
        let differs = |name: &str| sealed.get(name) != now.get(name);
        if differs("file") {
            let message = "what stands around the review, such as its time and software";
            self.add("exported", message.to_owned());
        }
        if differs("review") {
            self.add("title", "the title, the team or the protocol".to_owned());
        }
        for (name, _) in LISTS {
            self.list(name, elements(sealed, name), elements(&now, name));
        }
        if differs("log") {
            let message = "the log: entries at its end, or whole chains, are missing or new";
            self.add("log", message.to_owned());
        }
    }

    /// The parts of a list, wherever they stand now.
    fn list(&mut self, name: &'static str, sealed: &[Value], now: &[Value]) {
        if sealed == now {
            return;
        }
        let mut known: HashMap<&str, usize> = HashMap::new();
        for one in sealed {
            *known.entry(own_hash(one)).or_default() += 1;
        }
        let mut strange = Vec::new();
        for (place, one) in now.iter().enumerate() {
            match known.get_mut(own_hash(one)).filter(|count| **count > 0) {
                Some(count) => *count -= 1,
                None => strange.push(place),
            }
        }
        let missing: usize = known.values().sum();
        for place in &strange {
            let before = sealed.get(*place);
            let (path, message) = self.part(name, *place, before, now.get(*place));
            self.add(&path, message);
        }
        if missing > strange.len() {
            let (gone, of) = (missing - strange.len(), sealed.len());
            self.add(
                name,
                format!("{gone} of {of} {name} that were sealed are missing"),
            );
        } else if strange.is_empty() {
            self.add(name, format!("the order of {name}"));
        }
    }

    /// Names one part of a list, of an appraisal the answer that differs.
    fn part(
        &self,
        name: &str,
        place: usize,
        before: Option<&Value>,
        now: Option<&Value>,
    ) -> (String, String) {
        let part = elements(self.file.get("review").unwrap_or(&Value::Null), name).get(place);
        let field = |field: &str| {
            part.and_then(|part| part.get(field))
                .and_then(Value::as_str)
        };
        let called = |field_name: &str| {
            let id = field(field_name).unwrap_or_default();
            self.labels.get(id).copied().unwrap_or(id)
        };
        let path = format!("{name}[{place}]");
        match name {
            "studies" => {
                let label = field("label").unwrap_or_default();
                (path, format!("the study “{label}”"))
            }
            "appraisals" => {
                let whose = format!("of “{}” by {}", called("study"), called("reviewer"));
                match changed_answer(before, now) {
                    Some(item) => (
                        format!("{path}.answers.{item}"),
                        format!("the answer to {item} {whose}"),
                    ),
                    None => (path, format!("the appraisal {whose}")),
                }
            }
            _ => (path, format!("the consensus on “{}”", called("study"))),
        }
    }
}

/// The hash of a part as the seal has it.
fn own_hash(sealed: &Value) -> &str {
    let hash = sealed.get("hash").unwrap_or(sealed);
    hash.as_str().unwrap_or_default()
}

/// The first item whose answer has another mark than the sealed one, or none.
fn changed_answer(before: Option<&Value>, now: Option<&Value>) -> Option<String> {
    let marks = |sealed: Option<&Value>| {
        let marks = sealed.and_then(|sealed| sealed.get("answers"));
        marks.and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let (before, now) = (marks(before), marks(now));
    let kept: Vec<&str> = before.split(' ').collect();
    let here: Vec<&str> = now.split(' ').collect();
    let is_new = |mark: &&&str| !kept.contains(*mark);
    let is_gone = |mark: &&&str| !here.contains(*mark);
    let changed = here.iter().find(is_new);
    let changed = changed.or_else(|| kept.iter().find(is_gone))?;
    let (item, _) = changed.split_once(':')?;
    Some(item.to_owned())
}
