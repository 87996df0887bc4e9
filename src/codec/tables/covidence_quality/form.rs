//! Which column of a quality assessment holds what.

use crate::codec::incoming::FileProblem;
use crate::codec::sheet::Table;
use crate::codec::tables::headings::{self, Heading, letters};
use crate::codec::tables::tokens::{self, Token};
use crate::instrument::ItemId;
use crate::review::sorted;

/// The columns of a form.
pub(super) struct Form {
    pub(super) study: usize,
    pub(super) reviewer: usize,
    /// The field for the category or study design, if there is one.
    pub(super) category: Option<usize>,
    /// The items that have fields, in the instrument's order.
    pub(super) items: Vec<ItemFields>,
    /// Columns whose judgements are those of Covidence, in order.
    pub(super) other_scales: Vec<usize>,
    /// Rows of the table that belong to its header.
    pub(super) skip: usize,
    /// The heading over each column.
    headings: Vec<String>,
}

/// The columns of an item; a renamed domain has two of a kind.
pub(super) struct ItemFields {
    pub(super) item: ItemId,
    pub(super) judgements: Vec<usize>,
    pub(super) quotes: Vec<usize>,
    pub(super) comments: Vec<usize>,
}

#[derive(Clone, Copy)]
enum Part {
    Judgement,
    Quote,
    Comment,
}

/// Whether this is the header of a quality assessment: a study, a reviewer and at least one item.
pub(super) fn is_header(header: &[String]) -> bool {
    place(header, &STUDY).is_some()
        && place(header, &REVIEWER).is_some()
        && headings::all(header)
            .iter()
            .any(|heading| matches!(heading, Heading::Item { .. }))
}

const STUDY: [&str; 1] = ["studyid"];
const REVIEWER: [&str; 2] = ["reviewername", "reviewer"];

/// Columns that are there beside the fields of the template.
const BESIDES: [&str; 3] = ["covidence", "title", "studyid"];

fn place(header: &[String], names: &[&str]) -> Option<usize> {
    let is_named = |heading: &String| names.contains(&letters(heading).as_str());
    header.iter().position(is_named)
}

/// Whether a judgement is one of Covidence's own.
pub(super) fn is_other_scale(word: &str) -> bool {
    let is = |known: &str| word.eq_ignore_ascii_case(known);
    ["low", "unclear", "high"].into_iter().any(is)
}

impl Form {
    /// Finds the columns, and names domains that are there twice or have no place.
    pub(super) fn of(table: &Table) -> (Self, Vec<FileProblem>) {
        let labels = labels(table);
        let headings = match &labels {
            Some(_) => spread(&table.header),
            None => table.header.clone(),
        };
        let told = headings::all(&headings);
        let mut form = Self {
            study: place(&table.header, &STUDY).unwrap_or(0),
            reviewer: place(&table.header, &REVIEWER).unwrap_or(0),
            category: None,
            items: Vec::new(),
            other_scales: Vec::new(),
            skip: usize::from(labels.is_some()),
            headings,
        };
        let mut problems = Vec::new();
        let mut ignored: Vec<&str> = Vec::new();
        for (column, (heading, told)) in form.headings.iter().zip(told).enumerate() {
            let label = labels.as_ref().and_then(|labels| labels.get(column));
            let own = letters(heading);
            match told {
                Heading::Item { item, rest } => {
                    if let Some(part) = part(label.map(String::as_str), &rest) {
                        add(&mut form.items, item, part, column);
                    }
                }
                Heading::Several | Heading::AtOdds => {
                    let message = if told == Heading::AtOdds {
                        "the number of this domain is that of one item and its wording that of another; it was not read"
                    } else {
                        "more than one item has this wording; put its number before it. It was not read"
                    };
                    let problem = FileProblem::at(table.header_line, Some(heading), message);
                    if problems.last() != Some(&problem) {
                        problems.push(problem);
                    }
                }
                Heading::Other if column == form.study || column == form.reviewer => {}
                Heading::Other if own.contains("category") || own.contains("studydesign") => {
                    form.category = form.category.or(Some(column));
                }
                Heading::Other if own.is_empty() || BESIDES.contains(&own.as_str()) => {}
                Heading::Other if ignored.last() == Some(&heading.as_str()) => {}
                Heading::Other => ignored.push(heading),
            }
        }
        if !ignored.is_empty() {
            let message = format!("columns that were not read: {}", ignored.join(", "));
            problems.push(FileProblem::at(table.header_line, None, message));
        }
        form.name_doubles(table.header_line, &mut problems);
        form.other_scales = form.other_scales_in(table);
        (form, problems)
    }

    /// The heading over a column.
    pub(super) fn heading(&self, column: usize) -> &str {
        self.headings.get(column).map_or("", String::as_str)
    }

    fn name_doubles(&self, line: usize, problems: &mut Vec<FileProblem>) {
        for fields in &self.items {
            if let [_, second, ..] = fields.judgements.as_slice() {
                let message = format!(
                    "item {} has this domain and one before it; both were read, the first counts",
                    fields.item.token()
                );
                let heading = Some(self.heading(*second));
                problems.push(FileProblem::at(line, heading, message));
            }
        }
    }

    /// The columns of judgements that are Covidence's own: those with low or high in them and,
    /// in a form that has such columns, those with nothing but unclear.
    fn other_scales_in(&self, table: &Table) -> Vec<usize> {
        let columns = self.items.iter().flat_map(|fields| &fields.judgements);
        let seen: Vec<(usize, Words)> = columns
            .map(|column| (*column, Words::of(table, self.skip, *column)))
            .collect();
        let any = seen.iter().any(|(_, words)| words.low_or_high);
        let other = |words: &Words| words.low_or_high || any && words.unclear && !words.own;
        let found = seen.into_iter().filter(|(_, words)| other(words));
        sorted(found.map(|(column, _)| column).collect(), &usize::cmp)
    }
}

/// What judgements a column has.
#[derive(Default)]
struct Words {
    low_or_high: bool,
    unclear: bool,
    /// Responses of the MMAT, unclear aside.
    own: bool,
}

impl Words {
    fn of(table: &Table, skip: usize, column: usize) -> Self {
        let mut words = Self::default();
        for row in table.rows.iter().skip(skip) {
            let (word, _) = tokens::parted(row.cell(column));
            if word.eq_ignore_ascii_case("unclear") {
                words.unclear = true;
            } else if is_other_scale(word) {
                words.low_or_high = true;
            } else {
                words.own |= matches!(tokens::token(word), Token::Response(_));
            }
        }
        words
    }
}

/// The second header row of Extraction 1, where the first row is one.
fn labels(table: &Table) -> Option<Vec<String>> {
    let first = table.rows.first()?.trimmed();
    let mut labels: Vec<String> = first.iter().map(|label| letters(label)).collect();
    labels.resize(table.header.len().max(labels.len()), String::new());
    let is_label = |label: &String| label.starts_with("judg");
    (labels.iter().any(is_label) && labels.first().is_some_and(String::is_empty)).then_some(labels)
}

/// Headings of which each reaches over the empty ones behind it.
fn spread(header: &[String]) -> Vec<String> {
    let mut last = "";
    let mut spread = Vec::with_capacity(header.len());
    for heading in header {
        if !heading.is_empty() {
            last = heading;
        }
        spread.push(last.to_owned());
    }
    spread
}

/// What a column of an item holds: its label says so or, in the flat layout, the end of its
/// heading.
fn part(label: Option<&str>, rest: &str) -> Option<Part> {
    let says = |words: &[&str], text: &str| words.iter().any(|word| text.contains(word));
    match label {
        Some(label) if label.starts_with("judg") => Some(Part::Judgement),
        Some(label) if says(&["quote"], label) => Some(Part::Quote),
        Some(label) if says(&["comment"], label) => Some(Part::Comment),
        Some(_) => None,
        None if says(&["comment", "notes", "justification"], rest) => Some(Part::Comment),
        None if says(&["quote", "supporting"], rest) => Some(Part::Quote),
        None => Some(Part::Judgement),
    }
}

fn add(items: &mut Vec<ItemFields>, item: ItemId, part: Part, column: usize) {
    let place = match items.binary_search_by_key(&item, |fields| fields.item) {
        Ok(place) => place,
        Err(place) => {
            let fields = ItemFields {
                item,
                judgements: Vec::new(),
                quotes: Vec::new(),
                comments: Vec::new(),
            };
            items.insert(place, fields);
            place
        }
    };
    if let Some(fields) = items.get_mut(place) {
        match part {
            Part::Judgement => fields.judgements.push(column),
            Part::Quote => fields.quotes.push(column),
            Part::Comment => fields.comments.push(column),
        }
    }
}
