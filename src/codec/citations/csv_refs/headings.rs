//! Which heading is taken for which field.

use super::field::{CitationField, ColumnMap};

/// Headings in lower case, with blanks for anything but letters and digits.
///
/// From the exports of Covidence (references), Rayyan, Scopus, Embase, the Cochrane Library,
/// PubMed and Zotero, and the plain words of hand-made tables.
const HEADINGS: [(&str, CitationField); 70] = [
    ("title", CitationField::Title),
    ("article title", CitationField::Title),
    ("study title", CitationField::Title),
    ("document title", CitationField::Title),
    ("authors", CitationField::Authors),
    ("author", CitationField::Authors),
    ("author s", CitationField::Authors),
    ("author names", CitationField::Authors),
    ("author name", CitationField::Authors),
    ("author full names", CitationField::Authors),
    ("year", CitationField::Year),
    ("publication year", CitationField::Year),
    ("published year", CitationField::Year),
    ("year of publication", CitationField::Year),
    ("publication date", CitationField::Year),
    ("date of publication", CitationField::Year),
    ("date", CitationField::Year),
    ("journal", CitationField::Journal),
    ("journal book", CitationField::Journal),
    ("journal title", CitationField::Journal),
    ("journal name", CitationField::Journal),
    ("source title", CitationField::Journal),
    ("publication title", CitationField::Journal),
    ("volume", CitationField::Volume),
    ("vol", CitationField::Volume),
    ("issue", CitationField::Issue),
    ("pages", CitationField::Pages),
    ("page", CitationField::Pages),
    ("art no", CitationField::Pages),
    ("article number", CitationField::Pages),
    ("page start", CitationField::FirstPage),
    ("start page", CitationField::FirstPage),
    ("first page", CitationField::FirstPage),
    ("page end", CitationField::LastPage),
    ("end page", CitationField::LastPage),
    ("last page", CitationField::LastPage),
    ("doi", CitationField::Doi),
    ("pmid", CitationField::Pmid),
    ("pubmed id", CitationField::Pmid),
    ("medline pmid", CitationField::Pmid),
    ("ref", CitationField::Pmid),
    ("url", CitationField::Url),
    ("link", CitationField::Url),
    ("full text link", CitationField::Url),
    ("embase link", CitationField::Url),
    ("abstract", CitationField::Abstract),
    ("abstract note", CitationField::Abstract),
    ("keywords", CitationField::Keywords),
    ("keyword", CitationField::Keywords),
    ("author keywords", CitationField::Keywords),
    ("index keywords", CitationField::Keywords),
    ("manual tags", CitationField::Keywords),
    ("automatic tags", CitationField::Keywords),
    ("notes", CitationField::Notes),
    ("note", CitationField::Notes),
    ("tags", CitationField::Notes),
    ("extra", CitationField::Notes),
    ("study", CitationField::Label),
    ("study id", CitationField::Label),
    ("study label", CitationField::Label),
    ("label", CitationField::Label),
    // What is of no use to a review, or names files on somebody's machine.
    ("file attachments", CitationField::Ignore),
    ("link attachments", CitationField::Ignore),
    ("date added", CitationField::Ignore),
    ("date modified", CitationField::Ignore),
    ("access date", CitationField::Ignore),
    ("num pages", CitationField::Ignore),
    ("page count", CitationField::Ignore),
    ("cited by", CitationField::Ignore),
    ("create date", CitationField::Ignore),
];

/// What each column seems to be by its heading; [`CitationField::Other`] where that says nothing.
#[must_use]
pub fn guess_columns(header: &[String]) -> ColumnMap {
    let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    let mut fields: Vec<CitationField> = names.iter().map(|name| field(name)).collect();
    // The Cochrane Library calls the journal Source; Embase and Scopus mean other things by it.
    let is_cochrane = names.iter().any(|name| name == "author s");
    if is_cochrane && !fields.contains(&CitationField::Journal) {
        for (name, field) in names.iter().zip(&mut fields) {
            if name == "source" {
                *field = CitationField::Journal;
            }
        }
    }
    ColumnMap::new(fields)
}

fn field(name: &str) -> CitationField {
    let mut known = HEADINGS.into_iter();
    known
        .find(|(heading, _)| *heading == name)
        .map_or(CitationField::Other, |(_, field)| field)
}

/// A heading in lower case, with one blank for anything but letters and digits.
pub(super) fn plain(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase()
}
