//! What tells a study from others: DOI, PubMed id, title, year and first author.

use super::fact::{self, AUTHORS, DOI, JOINED, PMID, TITLE, YEAR};
use super::words::{TitleWords, first_family, is_generic, plain};
use crate::review::Citation;

/// The facts that identify a citation, each with the differing values that were joined to it.
#[derive(Clone, Debug, Default)]
pub(super) struct Identity {
    dois: Vec<String>,
    pmids: Vec<String>,
    pub(super) titles: Vec<String>,
    pub(super) years: Vec<u16>,
    pub(super) families: Vec<String>,
    place: [String; 4],
    joined: Vec<String>,
    own: String,
    pub(super) words: TitleWords,
}

impl Identity {
    pub(super) fn of(citation: &Citation) -> Self {
        let year = citation.year.map(|year| year.to_string());
        let year = year.unwrap_or_default();
        let authors = fact::authors(citation);
        let given = |name, own, form: &dyn Fn(&str) -> String| -> Vec<String> {
            let mut all = Vec::new();
            for value in fact::values(citation, name, own) {
                learn(&mut all, form(value));
            }
            all
        };
        let years = given(YEAR, &year, &str::to_owned);
        let joined = citation.other.iter().filter(|(name, _)| name == JOINED);
        Self {
            dois: given(DOI, &citation.doi, &str::to_lowercase),
            pmids: given(PMID, &citation.pmid, &without_zeros),
            titles: given(TITLE, &citation.title, &plain),
            years: years.iter().filter_map(|year| year.parse().ok()).collect(),
            families: given(AUTHORS, &authors, &first_family),
            place: [
                plain(&citation.journal),
                plain(&citation.volume),
                plain(&citation.issue),
                plain(&citation.pages),
            ],
            joined: joined.map(|(_, value)| plain(value)).collect(),
            own: plain(&called(citation)),
            words: TitleWords::of(&citation.title),
        }
    }

    /// Takes in a value that was kept beside the one in its place.
    pub(super) fn learn(&mut self, name: &str, value: &str) {
        let value = value.trim();
        match name {
            DOI => learn(&mut self.dois, value.to_lowercase()),
            PMID => learn(&mut self.pmids, without_zeros(value)),
            TITLE => learn(&mut self.titles, plain(value)),
            AUTHORS => learn(&mut self.families, first_family(value)),
            YEAR => {
                let year = value.parse::<u16>().ok();
                let is_new = |year: &u16| !self.years.contains(year);
                let has_room = self.years.len() <= fact::BESIDE;
                self.years.extend(year.filter(is_new).filter(|_| has_room));
            }
            JOINED => self.joined.push(plain(value)),
            _ => {}
        }
    }

    /// How many values it holds: more, once it can be found under further keys.
    pub(super) fn breadth(&self) -> usize {
        let texts = [
            &self.dois,
            &self.pmids,
            &self.titles,
            &self.families,
            &self.joined,
        ];
        self.years.len() + texts.iter().map(|texts| texts.len()).sum::<usize>()
    }

    /// The keys under which it is found: two citations of one study share at least one.
    pub(super) fn keys(&self) -> Vec<String> {
        let mut keys: Vec<String> = self.ids().collect();
        keys.extend(self.triples());
        keys.extend(self.joined.iter().map(|name| format!("joined:{name}")));
        keys
    }

    /// The keys under which it looks for others.
    pub(super) fn queries(&self) -> Vec<String> {
        let mut keys = self.keys();
        let names = self.names().into_iter();
        keys.extend(names.map(|name| format!("joined:{name}")));
        keys
    }

    /// What it may be called where it was joined to another: by its title and, without an author, by
    /// each further title with each year, as [`nameless`](Self::nameless) writes them down.
    fn names(&self) -> Vec<String> {
        let mut names = vec![self.own.clone()];
        if self.families.is_empty() {
            let titles = self.titles.iter().filter(|title| !is_generic(title));
            for title in titles {
                let years = self.years.iter().map(u16::to_string);
                names.extend(years.map(|year| plain(&name(None, Some(&year), title))));
            }
        }
        names
    }

    /// Whether it was written down that the other was joined to it.
    fn has_joined(&self, other: &Self) -> bool {
        let mut joined = self.joined.iter();
        !self.joined.is_empty() && {
            let names = other.names();
            joined.any(|name| names.contains(name))
        }
    }

    /// The title alone as keys, unless many records have it: not enough to be sure.
    pub(super) fn title_keys(&self) -> impl Iterator<Item = String> {
        let own = self.titles.iter().filter(|title| !is_generic(title));
        own.map(|title| format!("titled:{title}"))
    }

    /// DOI and PubMed id as keys.
    pub(super) fn ids(&self) -> impl Iterator<Item = String> {
        let dois = self.dois.iter().map(|doi| format!("doi:{doi}"));
        dois.chain(self.pmids.iter().map(|pmid| format!("pmid:{pmid}")))
    }

    /// Title with year and first author. A title that many records have needs an author.
    fn triples(&self) -> Vec<String> {
        let nobody = [String::new()];
        let families = if self.families.is_empty() {
            &nobody[..]
        } else {
            &self.families
        };
        let mut all = Vec::new();
        for title in &self.titles {
            for family in families {
                if is_generic(title) && family.is_empty() {
                    continue;
                }
                let keys = self.years.iter();
                all.extend(keys.map(|year| format!("title:{title}|{year}|{family}")));
            }
        }
        all
    }

    /// What records without an author are called that are found by title and year, and no longer
    /// will be once an author is known.
    pub(super) fn nameless(&self, citation: &Citation) -> Vec<String> {
        if !self.families.is_empty() {
            return Vec::new();
        }
        let titles = fact::values(citation, TITLE, &citation.title);
        let titles = titles.filter(|title| !is_generic(&plain(title)));
        let names = |title| {
            let years = self.years.iter().map(u16::to_string);
            years.map(move |year| name(None, Some(&year), title))
        };
        titles.flat_map(names).collect()
    }

    /// Whether the two are surely one study.
    pub(super) fn is_surely(&self, other: &Self) -> bool {
        if self.has_joined(other) || other.has_joined(self) {
            return true;
        }
        if self.contradicts(other) {
            return false;
        }
        let by_id = self.shares_id(other) && !self.is_titled_otherwise(other);
        by_id || self.shares_triple(other)
    }

    /// Whether two different DOIs or PubMed ids speak against one study.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        differ(&self.dois, &other.dois) || differ(&self.pmids, &other.pmids)
    }

    /// Whether DOI or PubMed id is the same.
    pub(super) fn shares_id(&self, other: &Self) -> bool {
        share(&self.dois, &other.dois) || share(&self.pmids, &other.pmids)
    }

    /// Whether title, year and first author are the same; of a title that many records have, the
    /// place of publication must not differ.
    pub(super) fn shares_triple(&self, other: &Self) -> bool {
        let title = |title: &String| {
            other.titles.contains(title) && !(is_generic(title) && self.families.is_empty())
        };
        let nobody = self.families.is_empty() && other.families.is_empty();
        let same = self.titles.iter().any(title)
            && share(&self.years, &other.years)
            && (nobody || share(&self.families, &other.families));
        same && !(self.is_generic() && self.is_placed_otherwise(other))
    }

    /// Whether both title and first author are quite other ones.
    pub(super) fn is_titled_otherwise(&self, other: &Self) -> bool {
        differ(&self.titles, &other.titles)
            && self.words.is_other_than(&other.words)
            && differ(&self.families, &other.families)
    }

    /// Whether the title is one that many records have.
    pub(super) fn is_generic(&self) -> bool {
        self.titles.iter().any(|title| is_generic(title))
    }

    /// Whether journal, volume, issue or pages differ.
    pub(super) fn is_placed_otherwise(&self, other: &Self) -> bool {
        let mut pairs = self.place.iter().zip(&other.place);
        pairs.any(|(mine, theirs)| !mine.is_empty() && !theirs.is_empty() && mine != theirs)
    }

    /// Whether nothing is known that identifies it.
    pub(super) fn is_bare(&self) -> bool {
        self.dois.is_empty() && self.pmids.is_empty() && self.titles.is_empty()
    }
}

/// Adds a differing value, up to as many as are read again later.
fn learn(values: &mut Vec<String>, value: String) {
    if values.len() <= fact::BESIDE && !value.is_empty() && !values.contains(&value) {
        values.push(value);
    }
}

fn without_zeros(pmid: &str) -> String {
    pmid.trim_start_matches('0').to_owned()
}

/// Whether both have values and none in common.
pub(super) fn differ<T: PartialEq>(mine: &[T], theirs: &[T]) -> bool {
    !mine.is_empty() && !theirs.is_empty() && !share(mine, theirs)
}

/// Whether they have a value in common.
pub(super) fn share<T: PartialEq>(mine: &[T], theirs: &[T]) -> bool {
    mine.iter().any(|one| theirs.contains(one))
}

/// What a record is called: first author, year, title.
pub(super) fn called(citation: &Citation) -> String {
    let mut authors = citation.authors.iter().map(|author| author.trim());
    let author = authors.find(|author| !author.is_empty());
    let year = citation.year.map(|year| year.to_string());
    name(author, year.as_deref(), &citation.title)
}

fn name(author: Option<&str>, year: Option<&str>, title: &str) -> String {
    let (author, year) = (author.unwrap_or("no author"), year.unwrap_or("no year"));
    format!("{author} ({year}). {title}")
}
