//! Bars: every count in words, and the same as the tally's.

use mmat_appraisal::codec::plots::{Drawing, Shape, plot_data, plots};
use mmat_appraisal::instrument::{Category, Design, Group, ItemId, Response};
use mmat_appraisal::review::{Counts, tally};
use proptest::prelude::{ProptestConfig, proptest};

use crate::made_up::review;
use crate::{lines, named};

/// The labels that an item's bar must have, in the order of its parts.
fn labels(counts: Counts) -> Vec<String> {
    let parts = [
        ("Yes", counts.yes),
        ("Can't tell", counts.cant_tell),
        ("No", counts.no),
        ("Not answered", counts.unanswered),
    ];
    let all = counts.studies();
    parts
        .into_iter()
        .filter(|(_, number)| *number > 0)
        .map(|(word, number)| {
            let percent = (200 * number + all) / (2 * all);
            format!("{word} {number} ({percent}%)")
        })
        .collect()
}

/// The labels below each item's number, sorted; labels below a bar come after those in it.
fn drawn(drawing: &Drawing, items: &[ItemId]) -> Vec<Vec<String>> {
    let lines = lines(drawing);
    let begin = |item: &ItemId| lines.iter().position(|line| line == item.token()).unwrap();
    let mut found = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let end = items.get(place + 1).map_or(lines.len(), begin);
        let mut labels: Vec<String> = lines[begin(item)..end]
            .iter()
            .filter(|line| line.ends_with("%)"))
            .cloned()
            .collect();
        labels.sort_unstable();
        found.push(labels);
    }
    found
}

#[test]
fn small_parts_keep_their_numbers_on_the_sheet_and_apart() {
    let mut answers = vec!["yyyyyyy"; 200];
    answers[0] = "yyn----";
    answers[1] = "yyc----";
    answers[2] = "yy-----";
    let labels: Vec<String> = (0..200).map(|n| format!("Made-up {n}")).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let plots = plots(&review(&labels, Design::Rct, &answers));
    let drawing = &named(&plots, "bars-rct").drawing;
    let shown = lines(drawing);
    for label in [
        "Yes 197 (99%)",
        "Can't tell 1 (1%)",
        "No 1 (1%)",
        "Not answered 1 (1%)",
    ] {
        assert!(shown.contains(&label.to_owned()), "{label} in {shown:?}");
    }
    let mut below: Vec<(f64, f64)> = Vec::new();
    for shape in &drawing.shapes {
        if let Shape::Text { x, size, text, .. } = shape
            && text.ends_with(" 1 (1%)")
        {
            // No letter of these labels is wider than 0.7 of the size, most are far narrower.
            let letters = f64::from(u32::try_from(text.len()).unwrap());
            below.push((*x, x + letters * 0.45 * size));
        }
    }
    assert_eq!(below.len(), 3);
    for pair in below.windows(2) {
        assert!(pair[0].1 < pair[1].0, "{below:?}");
    }
    assert!(below.iter().all(|(from, to)| *from >= 40.0 && *to <= 754.0));
}

#[test]
fn parts_are_as_long_as_their_shares() {
    let plots = plots(&review(
        &["Made-up a", "Made-up b", "Made-up c", "Made-up d"],
        Design::Qualitative,
        &["yyyyyyy", "yynyyyy", "yyynyyy", "yycyyyy"],
    ));
    let drawing = &named(&plots, "bars-qualitative").drawing;
    let widths: Vec<f64> = drawing
        .shapes
        .iter()
        .skip(1)
        .filter_map(|shape| match shape {
            Shape::Rect { width, height, .. } if *height > 20.0 => Some(*width),
            _ => None,
        })
        .collect();
    assert_eq!(widths[..5], [357.0, 178.5, 178.5, 535.5, 178.5]);
}

#[test]
fn the_table_behind_the_bars_has_their_numbers() {
    let review = review(
        &["Made-up a", "Made-up b"],
        Design::Rct,
        &["yyync", "yynnc"],
    );
    let data = plot_data(&review);
    let (_, table) = data
        .iter()
        .find(|(name, _)| name == "bars-rct.csv")
        .unwrap();
    let expected = "2.1,Is randomization appropriately performed?,2,1,50,1,50,0,0,0,0,\"MMAT 2018";
    assert!(table.contains(expected), "{table}");
    assert!(table.contains("2.3,Are there complete outcome data?,2,0,0,0,0,2,100,0,0,\"MMAT"));
    assert!(table.starts_with("\u{feff}item,wording,studies,yes,yes_percent,no,"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_counts_are_those_of_the_tally(review in crate::reviews::review()) {
        let plots = plots(&review);
        let tally = tally(&review);
        for group in Group::ALL {
            let mut categories = Category::ALL.into_iter();
            let category = categories.find(|category| category.group() == group);
            let name = format!("bars-{}", category.map_or("screening", Category::token));
            let counts: Vec<Counts> = group.items().iter().map(|item| tally.item(*item)).collect();
            let Some(plot) = plots.iter().find(|plot| plot.name == name) else {
                let answers = |counts: &Counts| Response::ALL.map(|one| counts.of(one)).iter().sum::<usize>();
                assert_eq!(counts.iter().map(answers).sum::<usize>(), 0, "{name}");
                continue;
            };
            let expected: Vec<Vec<String>> = counts
                .iter()
                .map(|counts| {
                    let mut labels = labels(*counts);
                    labels.sort_unstable();
                    labels
                })
                .collect();
            assert_eq!(drawn(&plot.drawing, group.items()), expected);
        }
    }
}
