//! The lower and the higher group of studies as a table, for a sensitivity analysis.

use super::INSTRUMENT;
use super::cells::Csv;
use crate::review::{CategorySplit, LeftOut, Review, SplitGroup, SplitReason, split};

const HEADER: [&str; 8] = [
    "category",
    "study",
    "group",
    "criteria_met",
    "of",
    "counted_set",
    "note",
    "instrument",
];

/// Writes the split of each category: a row for each study, those left out with why.
///
/// `group` is `lower` or `higher`, empty where the category is not split; `note` says how the line
/// was drawn, the same for all studies of a category.
#[must_use]
pub fn split_csv(review: &Review) -> String {
    let mut csv = Csv::new();
    let mut row = |cells: [&str; 7]| {
        cells.into_iter().for_each(|cell| csv.cell(cell));
        csv.cell(INSTRUMENT);
        csv.end_row();
    };
    let [names @ .., _] = HEADER;
    row(names);
    for split in split(review) {
        let category = split.category.token();
        let note = note(&split);
        let label = |id| review.study(id).map_or("", |study| study.label.as_str());
        for one in &split.studies {
            let group = one.group.map_or("", token);
            let (met, of) = (one.met.to_string(), one.of.to_string());
            let set = one.set.name();
            row([category, label(&one.study), group, &met, &of, set, &note]);
        }
        for (study, why) in &split.left_out {
            row([category, label(study), "", "", "", "", left_out(*why)]);
        }
    }
    csv.finish()
}

const fn token(group: SplitGroup) -> &'static str {
    match group {
        SplitGroup::Lower => "lower",
        SplitGroup::Higher => "higher",
    }
}

fn note(split: &CategorySplit) -> String {
    match split.reason {
        SplitReason::Even => "two groups of about equal size".to_owned(),
        SplitReason::Tied {
            met,
            studies,
            group,
        } => format!(
            "{studies} studies at the line meet {met} criteria each and stay together in the {} group",
            token(group)
        ),
        SplitReason::AllAlike { met } => {
            format!("not split: all studies meet {met} criteria")
        }
        SplitReason::TooFew => "not split: there are fewer than two studies".to_owned(),
    }
}

const fn left_out(why: LeftOut) -> &'static str {
    match why {
        LeftOut::NotAllAnswered => "left out: not every criterion is answered",
        LeftOut::NoQuantitativeSet => "left out: no quantitative set is chosen",
    }
}
