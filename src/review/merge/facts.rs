//! Merging what is known of a study.

use std::collections::HashSet;

use super::FactDifference;
use super::parts::{Merger, carried};
use crate::review::study::{Citation, Study};

impl Merger {
    /// Fills in what we do not know of a study.
    pub(super) fn study(&mut self, ours: &mut Study, theirs: &Study) {
        ours.added = ours.added.clone().min(theirs.added.clone());
        ours.carried = carried(&ours.carried, &theirs.carried);
        let id = ours.id.clone();
        let mut differs = |field, ours: &str, theirs: &str| {
            self.differing.push(FactDifference {
                study: id.clone(),
                field,
                ours: ours.to_owned(),
                theirs: theirs.to_owned(),
            });
        };
        for (field, known, other) in texts(&mut ours.citation, &theirs.citation) {
            if known.is_empty() {
                known.clone_from(other);
            } else if !other.is_empty() && known != other {
                differs(field, known, other);
            }
        }
        for (field, known, other) in lists(&mut ours.citation, &theirs.citation) {
            if known.is_empty() {
                known.clone_from(other);
            } else if !other.is_empty() && known != other {
                differs(field, &known.join("; "), &other.join("; "));
            }
        }
        match (ours.citation.year, theirs.citation.year) {
            (None, year) => ours.citation.year = year,
            (Some(known), Some(other)) if known != other => {
                differs("year", &known.to_string(), &other.to_string());
            }
            _ => {}
        }
        let known: HashSet<(String, String)> = ours.citation.other.iter().cloned().collect();
        let others = theirs.citation.other.iter();
        let new = others.filter(|pair| !known.contains(*pair)).cloned();
        ours.citation.other.extend(new);
    }
}

type Text<'a> = (&'static str, &'a mut String, &'a String);
type List<'a> = (&'static str, &'a mut Vec<String>, &'a Vec<String>);

fn texts<'a>(ours: &'a mut Citation, theirs: &'a Citation) -> [Text<'a>; 9] {
    [
        ("title", &mut ours.title, &theirs.title),
        ("journal", &mut ours.journal, &theirs.journal),
        ("volume", &mut ours.volume, &theirs.volume),
        ("issue", &mut ours.issue, &theirs.issue),
        ("pages", &mut ours.pages, &theirs.pages),
        ("doi", &mut ours.doi, &theirs.doi),
        ("pmid", &mut ours.pmid, &theirs.pmid),
        ("url", &mut ours.url, &theirs.url),
        ("abstract", &mut ours.abstract_text, &theirs.abstract_text),
    ]
}

fn lists<'a>(ours: &'a mut Citation, theirs: &'a Citation) -> [List<'a>; 3] {
    [
        ("authors", &mut ours.authors, &theirs.authors),
        ("keywords", &mut ours.keywords, &theirs.keywords),
        ("notes", &mut ours.notes, &theirs.notes),
    ]
}

/// The name of a fact by its text, if there is one of that name.
#[must_use]
pub fn fact_named(name: &str) -> Option<&'static str> {
    const NAMES: [&str; 14] = [
        "label", "title", "journal", "volume", "issue", "pages", "doi", "pmid", "url", "abstract",
        "authors", "keywords", "notes", "year",
    ];
    NAMES.into_iter().find(|known| *known == name)
}
