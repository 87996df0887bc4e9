//! A study of the review and the citation that identifies it.

use super::carried::Carried;
use super::ids::StudyId;
use super::timestamp::Timestamp;

/// A primary study included in the review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Study {
    /// Its id.
    pub id: StudyId,
    /// The short name the team uses, such as `Smith 2019`.
    pub label: String,
    /// What is known of its report.
    pub citation: Citation,
    /// When it was added.
    pub added: Timestamp,
    /// Fields of other versions.
    pub carried: Carried,
}

/// Bibliographic facts of a study's report; what is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// Title.
    pub title: String,
    /// Authors, each as `Family, Given` or a corporate name.
    pub authors: Vec<String>,
    /// Year of publication.
    pub year: Option<u16>,
    /// Journal or book.
    pub journal: String,
    /// Volume.
    pub volume: String,
    /// Issue.
    pub issue: String,
    /// Pages or article number.
    pub pages: String,
    /// DOI without a resolver: `10.1000/example`.
    pub doi: String,
    /// PubMed id, digits only.
    pub pmid: String,
    /// Address of the report.
    pub url: String,
    /// Abstract.
    pub abstract_text: String,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Notes, such as the screening tool's tags.
    pub notes: Vec<String>,
    /// Fields of the source that have no place above: name and value, in their order.
    pub other: Vec<(String, String)>,
}

/// The keys under which two citations are taken for the same study: DOI, PubMed id, and the
/// normalised title with year and first author. Empty facts give no key.
#[must_use]
pub fn match_keys(citation: &Citation) -> Vec<String> {
    let mut keys = Vec::new();
    if !citation.doi.is_empty() {
        keys.push(format!("doi:{}", lowered(&citation.doi)));
    }
    if !citation.pmid.is_empty() {
        keys.push(format!("pmid:{}", citation.pmid));
    }
    let title = plain(&citation.title);
    if let (false, Some(year)) = (title.is_empty(), citation.year) {
        let family = citation
            .authors
            .first()
            .map(|name| plain(super::label::family_name(name)));
        keys.push(format!(
            "title:{title}|{year}|{}",
            family.unwrap_or_default()
        ));
    }
    keys
}

/// Lower-case letters and digits only, so that punctuation and spacing do not matter.
fn plain(text: &str) -> String {
    if !text.is_ascii() {
        return plain_by_tables(text);
    }
    let mut plain = text.to_ascii_lowercase();
    plain.retain(|character| character.is_ascii_alphanumeric());
    plain
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn plain_by_tables(text: &str) -> String {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A text in small letters. The tables of all letters come with the rest of the widget's module, so
/// a text in ASCII does without them.
#[must_use]
pub fn lowered(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        lowered_by_tables(text)
    }
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn lowered_by_tables(text: &str) -> String {
    text.to_lowercase()
}
