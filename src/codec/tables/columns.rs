//! Which column of a wide table holds what.

use super::headings::{self, Heading};
use crate::codec::citations::CitationField;
use crate::codec::incoming::FileProblem;
use crate::instrument::ItemId;

/// The columns of an item that are there.
#[derive(Clone, Copy, Default)]
pub(super) struct ItemColumns {
    pub(super) response: Option<usize>,
    pub(super) comment: Option<usize>,
    pub(super) quote: Option<usize>,
    pub(super) location: Option<usize>,
}

/// The columns of a wide table, found by their headings.
pub(super) struct Columns {
    pub(super) study: Option<usize>,
    pub(super) reviewer: Option<usize>,
    pub(super) category: Option<usize>,
    pub(super) set: Option<usize>,
    /// What the table says of the study's report.
    pub(super) cited: [(CitationField, Option<usize>); 6],
    /// Printed scores.
    pub(super) scores: Vec<usize>,
    /// In the instrument's order.
    pub(super) items: [(ItemId, ItemColumns); 27],
}

enum Kind {
    Study,
    Reviewer,
    Category,
    Set,
    Cited(CitationField),
    Response(ItemId),
    Comment(ItemId),
    Quote(ItemId),
    Location(ItemId),
    Score,
    /// What tables print besides, and our own last column.
    Extra,
    Unknown,
}

/// Whether this is the header of a wide table: a study and at least one item.
pub(super) fn is_header(header: &[String]) -> bool {
    if !header.iter().any(|name| matches!(kind(name), Kind::Study)) {
        return false;
    }
    let kinds = kinds(header);
    kinds.iter().any(|kind| matches!(kind, Kind::Response(_)))
}

impl Columns {
    /// Finds the columns, and names those that are there twice, of which the first counts, and
    /// those that have no place.
    pub(super) fn of(header: &[String], line: usize) -> (Self, Vec<FileProblem>) {
        let mut columns = Self {
            study: None,
            reviewer: None,
            category: None,
            set: None,
            cited: CITED.map(|field| (field, None)),
            scores: Vec::new(),
            items: ItemId::ALL.map(|item| (item, ItemColumns::default())),
        };
        let mut problems = Vec::new();
        let mut ignored = Vec::new();
        for ((place, name), kind) in header.iter().enumerate().zip(kinds(header)) {
            match kind {
                Kind::Extra => {}
                Kind::Score => columns.scores.push(place),
                Kind::Unknown => ignored.push(name.as_str()),
                kind => {
                    if let Some(slot) = columns.slot(&kind)
                        && *slot.get_or_insert(place) != place
                    {
                        let message = "the table has this column twice; the first was read";
                        problems.push(FileProblem::at(line, Some(name), message));
                    }
                }
            }
        }
        if !ignored.is_empty() {
            let message = format!("columns that were not read: {}", ignored.join(", "));
            problems.push(FileProblem::at(line, None, message));
        }
        (columns, problems)
    }

    fn slot(&mut self, kind: &Kind) -> Option<&mut Option<usize>> {
        let (item, part): (ItemId, fn(&mut ItemColumns) -> &mut Option<usize>) = match kind {
            Kind::Study => return Some(&mut self.study),
            Kind::Reviewer => return Some(&mut self.reviewer),
            Kind::Category => return Some(&mut self.category),
            Kind::Set => return Some(&mut self.set),
            Kind::Cited(field) => {
                let mut cited = self.cited.iter_mut();
                return cited
                    .find(|(known, _)| known == field)
                    .map(|(_, place)| place);
            }
            Kind::Score | Kind::Extra | Kind::Unknown => return None,
            Kind::Response(item) => (*item, |columns| &mut columns.response),
            Kind::Comment(item) => (*item, |columns| &mut columns.comment),
            Kind::Quote(item) => (*item, |columns| &mut columns.quote),
            Kind::Location(item) => (*item, |columns| &mut columns.location),
        };
        let found = self.items.iter_mut().find(|(known, _)| *known == item);
        found.map(|(_, columns)| part(columns))
    }
}

/// What of a report the table may give.
const CITED: [CitationField; 6] = [
    CitationField::Title,
    CitationField::Authors,
    CitationField::Year,
    CitationField::Journal,
    CitationField::Doi,
    CitationField::Pmid,
];

/// What each column is; a heading that none of the names fits may be the wording of an item.
fn kinds(header: &[String]) -> Vec<Kind> {
    let worded = headings::all(header);
    let both = header.iter().zip(worded);
    both.map(|(name, worded)| match (kind(name), worded) {
        (Kind::Unknown, Heading::Item { item, rest }) if rest.is_empty() => Kind::Response(item),
        (kind, _) => kind,
    })
    .collect()
}

fn kind(name: &str) -> Kind {
    let name = name.trim().to_lowercase().replace([' ', '-'], "_");
    if let Some(item) = item(&name) {
        return Kind::Response(item);
    }
    if let Some((part, rest)) = name.split_once('_')
        && let Some(item) = item(rest)
    {
        return match part {
            "comment" | "comments" => Kind::Comment(item),
            "quote" | "quotes" => Kind::Quote(item),
            "location" => Kind::Location(item),
            _ => Kind::Unknown,
        };
    }
    if is_score(&name) {
        return Kind::Score;
    }
    let printed_besides = ["reported_", "verdict", "final_"];
    match name.as_str() {
        "study" => Kind::Study,
        "reviewer" => Kind::Reviewer,
        "category" => Kind::Category,
        "quantitative_set" => Kind::Set,
        "title" => Kind::Cited(CitationField::Title),
        "authors" => Kind::Cited(CitationField::Authors),
        "year" => Kind::Cited(CitationField::Year),
        "journal" => Kind::Cited(CitationField::Journal),
        "doi" => Kind::Cited(CitationField::Doi),
        "pmid" => Kind::Cited(CitationField::Pmid),
        "" | "instrument" => Kind::Extra,
        name if printed_besides.iter().any(|start| name.starts_with(start)) => Kind::Extra,
        _ => Kind::Unknown,
    }
}

/// Whether a heading is that of a printed score: one of the words for it, and nothing else than
/// words that go with it.
fn is_score(name: &str) -> bool {
    const SCORES: [&str; 7] = [
        "score",
        "scores",
        "total",
        "%",
        "percent",
        "percentage",
        "stars",
    ];
    const BESIDES: [&str; 18] = [
        "reported",
        "mmat",
        "overall",
        "final",
        "quality",
        "methodological",
        "appraisal",
        "criteria",
        "met",
        "yes",
        "of",
        "out",
        "5",
        "100",
        "in",
        "the",
        "sum",
        "rating",
    ];
    let spaced = name.replace('%', " % ");
    let words = spaced
        .split(|character: char| !character.is_alphanumeric() && character != '%')
        .filter(|word| !word.is_empty());
    let mut found = false;
    for word in words {
        let is_one = SCORES.contains(&word);
        if !is_one && !BESIDES.contains(&word) {
            return false;
        }
        found |= is_one;
    }
    found
}

fn item(name: &str) -> Option<ItemId> {
    let name = name.trim_end_matches('.');
    let mut all = ItemId::ALL.into_iter();
    all.find(|item| item.token().eq_ignore_ascii_case(name))
}
