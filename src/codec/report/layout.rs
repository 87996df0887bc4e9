//! What a report says, before any format: the tables, their notes, the counts, the protocol and
//! whose instrument it is.
//!
//! All text of the team is made printable here, so that writers have
//! only their own marks to escape.

mod about;
mod agreement;
mod notes;
mod share;
mod tables;

pub use about::{Protocol, Rule};
pub use agreement::{AGREEMENT, AgreementTable};
pub use share::WARNING;

use super::ReportOptions;
use super::words::{one_line, printable, share, studies};
use crate::instrument::{Category, Group, ItemId, Response};
use crate::review::{Review, Timestamp, tally};

/// A report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Its title, on one line, with the review's.
    pub title: String,
    /// Where the review's data come from, for a published example; else empty.
    pub source: String,
    /// A section for each category with studies, in the instrument's order; last the studies
    /// without a category, if there are any.
    pub sections: Vec<Section>,
    /// How often each response was given, for each item that applies to a study.
    pub tallies: Vec<Tally>,
    /// How far reviewers agree; nothing where no two appraised the same study.
    pub agreements: Vec<AgreementTable>,
    /// What the team agreed on.
    pub protocol: Protocol,
    /// The instrument, its citation, the date and the software: name and text of each.
    pub about: Vec<(&'static str, String)>,
    /// The guide's advice, where the share of criteria met is shown.
    pub warning: Option<&'static str>,
}

/// The studies of one category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The category; `None` for the studies without one.
    pub category: Option<Category>,
    /// The heading, with the number of studies.
    pub heading: String,
    /// The table of the category's own criteria; for mixed methods, the component sets after it.
    pub tables: Vec<Table>,
    /// What must be known to read the tables, each a sentence.
    pub notes: Vec<String>,
}

/// A table: a row for each study, a column for each item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The criteria in it; `None` for studies without a category, of which only the screening
    /// questions are known to be asked.
    pub group: Option<Group>,
    /// Whether these are the ratings of a component of mixed methods studies.
    pub component: bool,
    /// What the table shows.
    pub caption: String,
    /// The items of the columns.
    pub items: Vec<ItemId>,
    /// The rows, in the review's order.
    pub rows: Vec<Row>,
    /// Whether rows end with the share of criteria met.
    pub shares: bool,
}

/// One study, or one reviewer's appraisal of it where several appraised it and none counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The study's label, on one line.
    pub study: String,
    /// The reviewer's name, where the row is one reviewer's of several.
    pub reviewer: Option<String>,
    /// The answers, as many as the table has items; `None` is not answered.
    pub answers: Vec<Option<Response>>,
    /// The share of criteria met, or that it cannot be computed; where the table has shares.
    pub share: Option<String>,
}

/// The counts of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The item.
    pub item: ItemId,
    /// How many studies it applies to.
    pub studies: usize,
    /// How many of them are answered Yes, No, Can't tell and not at all.
    pub counts: [usize; 4],
}

/// The headings of [`Tally::counts`].
pub const COUNTS: [&str; 4] = ["Yes", "No", "Can't tell", "Not answered"];

/// The heading of the column with the share of criteria met.
pub const SHARE: &str = "Criteria met";

impl Tally {
    /// Each count with its share of the studies that the item applies to, as `6 (86 %)`.
    #[must_use]
    pub fn shares(&self) -> [String; 4] {
        self.counts.map(|part| share(part, self.studies))
    }
}

impl Row {
    /// The study, with the reviewer where the row is one reviewer's.
    #[must_use]
    pub fn name(&self) -> String {
        named(&self.study, self.reviewer.as_deref())
    }
}

fn named(study: &str, reviewer: Option<&str>) -> String {
    match reviewer {
        Some(reviewer) => format!("{study} (reviewer: {reviewer})"),
        None => study.to_owned(),
    }
}

/// Lays a review out.
#[must_use]
pub fn layout(review: &Review, options: &ReportOptions, now: &Timestamp) -> Layout {
    let title = one_line(&review.header().title);
    Layout {
        title: if title.is_empty() {
            "MMAT 2018 appraisals".to_owned()
        } else {
            format!("MMAT 2018 appraisals: {title}")
        },
        source: printable(&review.header().source),
        sections: tables::sections(review, options),
        tallies: tallies(review),
        agreements: agreement::agreements(review),
        protocol: about::protocol(review.protocol()),
        about: about::about(now),
        warning: options.share_of_criteria_met.then_some(WARNING),
    }
}

fn tallies(review: &Review) -> Vec<Tally> {
    let tally = tally(review);
    let items = ItemId::ALL.into_iter().map(|item| (item, tally.item(item)));
    items
        .filter(|(_, counts)| counts.studies() > 0)
        .map(|(item, counts)| {
            let [yes, no, cant_tell] = Response::ALL.map(|response| counts.of(response));
            Tally {
                item,
                studies: counts.studies(),
                counts: [yes, no, cant_tell, counts.unanswered],
            }
        })
        .collect()
}

fn heading(category: Option<Category>, number: usize) -> String {
    let name = category.map_or_else(
        || "No category chosen".to_owned(),
        |category| format!("{}. {}", category.number(), category.name()),
    );
    format!("{name} ({})", studies(number))
}
