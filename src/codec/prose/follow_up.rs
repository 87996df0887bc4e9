//! The follow-up list as a table and as a page of Markdown.

use super::markdown::{inline, quoted};
use super::wording::count;
use crate::codec::tables::{Csv, INSTRUMENT};
use crate::instrument::{ItemId, sought};
use crate::review::{FollowUp, Review, Study, follow_up};

const HEADER: [&str; 13] = [
    "study",
    "title",
    "year",
    "doi",
    "reviewer",
    "item",
    "wording",
    "comment",
    "quote",
    "location",
    "look_for",
    "suggestion",
    "instrument",
];

/// Writes the follow-up list as CSV in the format of [`crate::codec::tables`], a row for each
/// Can't tell.
#[must_use]
pub fn follow_up_csv(review: &Review) -> String {
    let mut csv = Csv::new();
    for name in HEADER {
        csv.cell(name);
    }
    csv.end_row();
    for gap in follow_up(review) {
        let Some(study) = review.study(&gap.study) else {
            continue;
        };
        let year = study.citation.year;
        for cell in [
            study.label.as_str(),
            &study.citation.title,
            &year.map(|year| year.to_string()).unwrap_or_default(),
            &study.citation.doi,
            reviewer(review, &gap),
            gap.item.token(),
            gap.item.wording(),
            &gap.comment,
            &gap.quote,
            &gap.location,
            &look_for(gap.item),
            &suggestion(gap.item),
            INSTRUMENT,
        ] {
            csv.cell(cell);
        }
        csv.end_row();
    }
    csv.finish()
}

/// Writes the follow-up list as Markdown (CommonMark), a section for each study; nothing that
/// anybody entered is markup.
#[must_use]
pub fn follow_up_markdown(review: &Review) -> String {
    let gaps = follow_up(review);
    let mut text = format!(
        "# Can't tell: what to follow up\n\n{}\n",
        match gaps.len() {
            0 => "There is no Can't tell in this review.".to_owned(),
            many => format!(
                "{}. Look in protocols, supplements and companion reports first, then ask the \
                 authors.",
                count(many, "Can't tell answer", "Can't tell answers")
            ),
        }
    );
    let mut last = None;
    for gap in &gaps {
        let Some(study) = review.study(&gap.study) else {
            continue;
        };
        if last != Some(&gap.study) {
            text.push_str(&format!("\n## {}\n", heading(study)));
            let source = source(study);
            if !source.is_empty() {
                text.push_str(&format!("\n{source}\n"));
            }
            text.push('\n');
        }
        last = Some(&gap.study);
        text.push_str(&entry(review, gap));
    }
    text
}

fn entry(review: &Review, gap: &FollowUp) -> String {
    let by = if gap.is_one_of_several {
        format!(" ({})", named(&inline(reviewer(review, gap))))
    } else {
        String::new()
    };
    let mut text = format!(
        "- **{}** {}{by}\n",
        gap.item.token(),
        inline(gap.item.wording())
    );
    for (name, said) in [
        ("Comment", &gap.comment),
        ("Quote", &gap.quote),
        ("Place", &gap.location),
    ] {
        let said = inline(said);
        if !said.is_empty() {
            text.push_str(&format!("  - {name}: {said}\n"));
        }
    }
    text.push_str(&format!("  - {}\n", inline(&look_for(gap.item))));
    text.push_str(&format!("  - {}\n", inline(&suggestion(gap.item))));
    text
}

fn named(name: &str) -> &str {
    if name.is_empty() {
        "reviewer without a name"
    } else {
        name
    }
}

fn heading(study: &Study) -> String {
    let label = inline(&study.label);
    if label.is_empty() {
        "Study without a name".to_owned()
    } else {
        label
    }
}

fn source(study: &Study) -> String {
    let title = quoted(&study.citation.title);
    let doi = inline(&study.citation.doi);
    match (title.is_empty(), doi.is_empty()) {
        (_, true) => title,
        (true, false) => format!("doi {doi}"),
        (false, false) => format!("{title}, doi {doi}"),
    }
}

fn reviewer<'a>(review: &'a Review, gap: &FollowUp) -> &'a str {
    let reviewer = review.reviewer(&gap.reviewer);
    // What was agreed on is nobody's own.
    reviewer.map_or("Consensus", |reviewer| reviewer.name.as_str())
}

fn look_for(item: ItemId) -> String {
    format!("Find out {}.", sought(item))
}

fn suggestion(item: ItemId) -> String {
    format!("Ask the authors: could you tell us {}?", sought(item))
}
