//! What kind of report a citation names, in the words of three formats.
//!
//! Sources: RIS types as RefMan lists them, CSL types (citation-style-language/schema,
//! `csl-data.json`), reference types of EndNote.

use crate::review::Citation;

/// RIS, CSL, EndNote; the first with a word is what it is translated to.
const KINDS: [(&str, &str, &str); 13] = [
    ("JOUR", "article-journal", "Journal Article"),
    ("EJOUR", "article-journal", "Electronic Article"),
    ("ABST", "article-journal", "Journal Article"),
    ("INPR", "article-journal", "Journal Article"),
    ("MGZN", "article-magazine", "Magazine Article"),
    ("CPAPER", "paper-conference", "Conference Paper"),
    ("CONF", "paper-conference", "Conference Proceedings"),
    ("CHAP", "chapter", "Book Section"),
    ("BOOK", "book", "Book"),
    ("THES", "thesis", "Thesis"),
    ("RPRT", "report", "Report"),
    ("ELEC", "webpage", "Web Page"),
    ("GEN", "document", "Generic"),
];

/// The RIS type of a citation: the one it came with, else the one that says the same.
pub(super) fn ris(citation: &Citation) -> &str {
    if let Some(own) = said(citation, "TY").filter(|own| is_ris(own)) {
        return own;
    }
    known(citation).map_or("GEN", |kind| kind.0)
}

/// The CSL type of a citation.
pub(super) fn csl(citation: &Citation) -> &'static str {
    known(citation).map_or("document", |kind| kind.1)
}

fn known(citation: &Citation) -> Option<&'static (&'static str, &'static str, &'static str)> {
    let by = |name: &str, word: fn(&(&'static str, &'static str, &'static str)) -> &'static str| {
        let said = said(citation, name)?;
        KINDS.iter().find(|kind| word(kind) == said)
    };
    by("TY", |kind| kind.0)
        .or_else(|| by("type", |kind| kind.1))
        .or_else(|| by("ref-type", |kind| kind.2))
        .or_else(|| KINDS.first().filter(|_| !citation.journal.is_empty()))
}

fn said<'a>(citation: &'a Citation, name: &str) -> Option<&'a str> {
    let mut fields = citation.other.iter();
    fields
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.as_str())
}

fn is_ris(text: &str) -> bool {
    (1..=10).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}
