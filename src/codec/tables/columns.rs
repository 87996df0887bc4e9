//! Which column of a wide table holds what.

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
    /// In the instrument's order.
    pub(super) items: [(ItemId, ItemColumns); 27],
}

enum Kind {
    Study,
    Reviewer,
    Category,
    Set,
    Response(ItemId),
    Comment(ItemId),
    Quote(ItemId),
    Location(ItemId),
    /// What tables print besides, and our own last column.
    Extra,
    Unknown,
}

/// Whether this is the header of a wide table: a study and at least one item.
pub(super) fn is_header(header: &[String]) -> bool {
    let kinds = || header.iter().map(|name| kind(name));
    kinds().any(|kind| matches!(kind, Kind::Study))
        && kinds().any(|kind| matches!(kind, Kind::Response(_)))
}

impl Columns {
    /// Finds the columns, and names those that are there twice, of which the first counts, and
    /// those that have no place.
    pub(super) fn of(header: &[String]) -> (Self, Vec<FileProblem>) {
        let mut columns = Self {
            study: None,
            reviewer: None,
            category: None,
            set: None,
            items: ItemId::ALL.map(|item| (item, ItemColumns::default())),
        };
        let mut problems = Vec::new();
        let mut ignored = Vec::new();
        for (place, name) in header.iter().enumerate() {
            match kind(name) {
                Kind::Extra => {}
                Kind::Unknown => ignored.push(name.as_str()),
                kind => {
                    if let Some(slot) = columns.slot(&kind)
                        && *slot.get_or_insert(place) != place
                    {
                        let message = "the table has this column twice; the first was read";
                        problems.push(FileProblem::at(1, Some(name), message));
                    }
                }
            }
        }
        if !ignored.is_empty() {
            let message = format!("columns that were not read: {}", ignored.join(", "));
            problems.push(FileProblem::at(1, None, message));
        }
        (columns, problems)
    }

    fn slot(&mut self, kind: &Kind) -> Option<&mut Option<usize>> {
        let (item, part): (ItemId, fn(&mut ItemColumns) -> &mut Option<usize>) = match kind {
            Kind::Study => return Some(&mut self.study),
            Kind::Reviewer => return Some(&mut self.reviewer),
            Kind::Category => return Some(&mut self.category),
            Kind::Set => return Some(&mut self.set),
            Kind::Extra | Kind::Unknown => return None,
            Kind::Response(item) => (*item, |columns| &mut columns.response),
            Kind::Comment(item) => (*item, |columns| &mut columns.comment),
            Kind::Quote(item) => (*item, |columns| &mut columns.quote),
            Kind::Location(item) => (*item, |columns| &mut columns.location),
        };
        let found = self.items.iter_mut().find(|(known, _)| *known == item);
        found.map(|(_, columns)| part(columns))
    }
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
    let printed_besides = ["reported_", "verdict", "final_"];
    match name.as_str() {
        "study" => Kind::Study,
        "reviewer" => Kind::Reviewer,
        "category" => Kind::Category,
        "quantitative_set" => Kind::Set,
        "" | "instrument" => Kind::Extra,
        name if printed_besides.iter().any(|start| name.starts_with(start)) => Kind::Extra,
        _ => Kind::Unknown,
    }
}

fn item(name: &str) -> Option<ItemId> {
    let name = name.trim_end_matches('.');
    let mut all = ItemId::ALL.into_iter();
    all.find(|item| item.token().eq_ignore_ascii_case(name))
}
