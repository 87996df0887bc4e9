//! What a citation says, fact by fact, and how two are joined without losing one.

use std::collections::HashSet;

use super::words::{first_family, plain, print_of, spaced};
use crate::review::Citation;

/// Under this name a citation keeps what a joined record was called, where nothing else in it
/// would tell later that the record was joined.
pub(super) const JOINED: &str = "Joined record";

/// Names of the facts, under which differing values stand among the other fields.
pub(super) const TITLE: &str = "Title";
pub(super) const AUTHORS: &str = "Authors";
pub(super) const YEAR: &str = "Year";
pub(super) const DOI: &str = "DOI";
pub(super) const PMID: &str = "PMID";

/// How many differing values of one fact are looked at when studies are identified.
pub(super) const BESIDE: usize = 8;

/// What parts the authors where they stand in one text.
const PARTING: &str = "; ";

/// The place of a text in a citation.
type Slot = fn(&mut Citation) -> &mut String;

/// Where a fact has its place in a citation.
enum Home {
    Text(Slot),
    Authors,
    Year,
    Keyword,
    Note,
    Other,
}

/// One thing that a citation says.
struct Fact {
    home: Home,
    name: String,
    value: String,
}

impl Fact {
    /// Stands for the fact; the same for values that differ in case, spacing and punctuation only.
    fn print(&self) -> u128 {
        print_of(&[&self.name, &comparable(&self.name, &self.value)])
    }

    /// Stands for the place of the fact, of those that have one of their own. What stands in none is
    /// not known by it: a title among the other fields identifies nothing.
    fn place(&self) -> Option<u128> {
        let has_place = matches!(self.home, Home::Text(_) | Home::Authors | Home::Year);
        has_place.then(|| print_of(&["its place", &self.name]))
    }
}

/// A value as it is compared: signs count in a DOI and an address, parts of a number stay apart.
fn comparable(name: &str, value: &str) -> String {
    let form = match name {
        DOI => return value.trim().to_lowercase(),
        PMID | "URL" => return value.trim().to_owned(),
        // Which of the names is the family's is not a matter of punctuation.
        AUTHORS => format!("{} {}", first_family(value), plain(value)),
        "Volume" | "Issue" | "Pages" => spaced(value),
        _ => plain(value),
    };
    if form.trim().is_empty() {
        value.trim().to_owned()
    } else {
        form
    }
}

/// All that a citation says, in a fixed order.
fn facts(citation: &Citation) -> Vec<Fact> {
    let texts: [(&str, &String, Slot); 9] = [
        (TITLE, &citation.title, |c| &mut c.title),
        ("Journal", &citation.journal, |c| &mut c.journal),
        ("Volume", &citation.volume, |c| &mut c.volume),
        ("Issue", &citation.issue, |c| &mut c.issue),
        ("Pages", &citation.pages, |c| &mut c.pages),
        (DOI, &citation.doi, |c| &mut c.doi),
        (PMID, &citation.pmid, |c| &mut c.pmid),
        ("URL", &citation.url, |c| &mut c.url),
        ("Abstract", &citation.abstract_text, |c| {
            &mut c.abstract_text
        }),
    ];
    let mut all = Vec::new();
    let mut put = |home, name: &str, value: &str| {
        if !value.trim().is_empty() {
            let (name, value) = (name.to_owned(), value.to_owned());
            all.push(Fact { home, name, value });
        }
    };
    for (name, value, slot) in texts {
        put(Home::Text(slot), name, value);
    }
    put(Home::Authors, AUTHORS, &authors(citation));
    let year = citation.year.map(|year| year.to_string());
    put(Home::Year, YEAR, &year.unwrap_or_default());
    for keyword in &citation.keywords {
        put(Home::Keyword, "Keyword", keyword);
    }
    for note in &citation.notes {
        put(Home::Note, "Note", note);
    }
    for (name, value) in &citation.other {
        put(Home::Other, name, value);
    }
    all
}

/// The authors in one text, without blank ones.
pub(super) fn authors(citation: &Citation) -> String {
    let names = citation.authors.iter().map(|name| name.trim());
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    names.join(PARTING)
}

/// Whether a fact has a value in its place, so that others of its name stand beside it.
pub(super) fn is_filled(citation: &Citation, name: &str) -> bool {
    match name {
        TITLE => !citation.title.trim().is_empty(),
        AUTHORS => !authors(citation).is_empty(),
        YEAR => citation.year.is_some(),
        DOI => !citation.doi.trim().is_empty(),
        PMID => !citation.pmid.trim().is_empty(),
        _ => true,
    }
}

/// What a citation says, for finding out what another says beyond it.
#[derive(Clone, Debug, Default)]
pub(super) struct Said(HashSet<u128>);

impl Said {
    pub(super) fn of(citation: &Citation) -> Self {
        let facts = facts(citation);
        let places = facts.iter().filter_map(Fact::place);
        Self(facts.iter().map(Fact::print).chain(places).collect())
    }

    /// Whether it says all that the other citation says, and has a value in each place where that has
    /// one.
    pub(super) fn covers(&self, other: &Citation) -> bool {
        facts(other).iter().all(|fact| {
            let in_place = fact.place().is_none_or(|place| self.0.contains(&place));
            in_place && self.0.contains(&fact.print())
        })
    }

    /// Takes in a fact, and tells whether it is to be kept: it is new, or its place is empty.
    fn take(&mut self, fact: &Fact) -> bool {
        let in_empty_place = fact.place().is_some_and(|place| self.0.insert(place));
        self.0.insert(fact.print()) || in_empty_place
    }
}

/// How a citation grew when another was joined to it.
#[derive(Debug, Default)]
pub(super) struct Growth {
    /// Whether it did.
    pub(super) is_grown: bool,
    /// Whether a fact was filled that was empty.
    pub(super) is_filled: bool,
    /// What is kept beside differing values now: names and values.
    pub(super) beside: Vec<(String, String)>,
}

/// Joins a citation to another, of which `said` is all that it says: fills what is empty, keeps
/// what differs among the other fields, unites the lists.
pub(super) fn join(kept: &mut Citation, said: &mut Said, from: &Citation) -> Growth {
    let mut growth = Growth::default();
    for fact in facts(from) {
        if said.take(&fact) {
            growth.is_grown = true;
            settle(kept, from, fact, &mut growth);
        }
    }
    growth
}

/// Keeps in mind that a record of this name was joined.
pub(super) fn note_joined(kept: &mut Citation, said: &mut Said, name: String) {
    let fact = Fact {
        home: Home::Other,
        name: JOINED.to_owned(),
        value: name,
    };
    if said.0.insert(fact.print()) {
        kept.other.push((fact.name, fact.value));
    }
}

fn settle(kept: &mut Citation, from: &Citation, fact: Fact, growth: &mut Growth) {
    match fact.home {
        Home::Keyword => return kept.keywords.push(fact.value),
        Home::Note => return kept.notes.push(fact.value),
        Home::Text(slot) if slot(kept).trim().is_empty() => *slot(kept) = fact.value,
        Home::Authors if authors(kept).is_empty() => kept.authors.clone_from(&from.authors),
        Home::Year if kept.year.is_none() => kept.year = from.year,
        _ => {
            let field = (fact.name, fact.value);
            growth.beside.push(field.clone());
            return kept.other.push(field);
        }
    }
    growth.is_filled = true;
}

/// Whether a citation says nothing at all.
pub(super) fn says_nothing(citation: &Citation) -> bool {
    facts(citation).is_empty()
}

/// Stands for a citation as it is, to the letter.
pub(super) fn exact_print(citation: &Citation) -> u128 {
    let facts = facts(citation);
    let parts: Vec<&str> = facts
        .iter()
        .flat_map(|fact| [fact.name.as_str(), fact.value.as_str()])
        .collect();
    print_of(&parts)
}

/// The values of a fact: the one in its place, and those that joined records brought beside it.
pub(super) fn values<'a>(
    citation: &'a Citation,
    name: &'a str,
    own: &'a str,
) -> impl Iterator<Item = &'a str> {
    let beside = citation
        .other
        .iter()
        .filter(move |(other, value)| other == name && !value.trim().is_empty())
        .map(|(_, value)| value.as_str());
    let own = Some(own.trim()).filter(|own| !own.is_empty());
    own.into_iter().chain(beside.filter(move |_| own.is_some()))
}
