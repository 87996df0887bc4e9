//! Holds a printed score against the answers of its row.
//!
//! Reviews print a count, a share, a percentage or stars, and for mixed methods the lowest of the
//! three sets. Which one is meant is seldom said, so a figure is wrong only where it is none of
//! them.

use super::verdict;
use crate::codec::incoming::IncomingRow;
use crate::instrument::{Category, Group, ItemId, Response};

/// How far a share may be from the exact one: it can be cut off after two digits.
const SHARE_SLACK: f64 = 0.0075;

/// A figure as printed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Figure {
    /// `4`, `0.8`, `80`.
    Plain(f64),
    /// `80 %`.
    Percent(f64),
    /// `4/5`, `4 of 5`.
    Of(f64, f64),
    /// `****`, `★★★☆☆`, `4 stars`.
    Stars(f64),
}

/// Criteria met, of how many.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Share {
    yes: u32,
    of: u32,
}

/// What is wrong with a printed score; nothing where it fits, or is no figure.
pub(super) fn disagreement(row: &IncomingRow, cell: &str, unread: bool) -> Option<String> {
    let figures = figures(cell)?;
    let groups = groups(row)?;
    let sets: Vec<(Share, u32)> = groups.iter().map(|group| of_group(row, *group)).collect();
    let rated: u32 = sets.iter().map(|(share, _)| share.of).sum();
    let cell = cell.trim();
    if rated == 0 {
        let nothing_rated = !unread && verdict::answered(row).next().is_some();
        return nothing_rated.then(|| {
            format!("“{cell}” is printed, but no criterion was rated; what was not rated is not a criterion that is not met")
        });
    }
    let yes: u32 = sets.iter().map(|(share, _)| share.yes).sum();
    let usual = usual(&sets);
    let fits = |figure: &Figure, shares: &[Share]| shares.iter().any(|share| share.is(*figure));
    let wrong = figures.into_iter().find(|figure| !fits(figure, &usual))?;
    let mut message =
        format!("“{cell}” is printed, but {yes} of the {rated} criteria rated have Yes");
    if let [_, _, ..] = sets.as_slice()
        && let Some((lowest, _)) = sets.iter().min_by_key(|(share, _)| share.yes)
    {
        message.push_str(&format!(
            ", {} of {} in the lowest set",
            lowest.yes, lowest.of
        ));
    }
    let screening = of_group(row, Group::Screening).0;
    let with_screening: Vec<Share> = usual
        .iter()
        .map(|share| Share {
            yes: share.yes + screening.yes,
            of: share.of + 2,
        })
        .collect();
    let without = [Share {
        yes: rated - yes,
        of: rated,
    }];
    if screening.yes > 0 && fits(&wrong, &with_screening) {
        message.push_str("; it fits only with the screening questions counted in");
    } else if matches!(wrong, Figure::Percent(_)) && fits(&wrong, &without) {
        message.push_str("; it is the share of those without Yes");
    }
    message.push_str("; the answers were kept");
    Some(message)
}

/// The sets that count: those of the row's category, or the only one with answers.
fn groups(row: &IncomingRow) -> Option<Vec<Group>> {
    let category = match row.category {
        Some(category) => Some(category),
        None => verdict::only_category(row).ok()?,
    };
    let Some(category) = category else {
        return Some(Vec::new());
    };
    if category != Category::Mixed {
        return Some(vec![category.group()]);
    }
    // An open set counts where it has answers.
    let counts = |category: &Category| match (category, row.set) {
        (Category::Qualitative | Category::Mixed, _) => true,
        (category, Some(set)) => set.category() == *category,
        (category, None) => of_group(row, category.group()).0.of > 0,
    };
    let counting = Category::ALL.into_iter().filter(counts);
    Some(counting.map(Category::group).collect())
}

/// Yes and rated in a set, and the size of the set.
fn of_group(row: &IncomingRow, group: Group) -> (Share, u32) {
    let mut share = Share { yes: 0, of: 0 };
    let mut size = 0;
    for item in ItemId::ALL.into_iter().filter(|item| item.group() == group) {
        size += 1;
        let response = row.answers.get(&item).and_then(|answer| answer.response);
        share.of += u32::from(response.is_some());
        share.yes += u32::from(response == Some(Response::Yes));
    }
    (share, size)
}

/// The shares that reviews print: of all criteria, of those rated, and of the lowest set.
fn usual(sets: &[(Share, u32)]) -> Vec<Share> {
    let rated = sets.iter().filter(|(share, _)| share.of > 0);
    let sum = |sets: &mut dyn Iterator<Item = Share>| {
        sets.fold(Share { yes: 0, of: 0 }, |sum, share| Share {
            yes: sum.yes + share.yes,
            of: sum.of + share.of,
        })
    };
    let whole = |(share, size): &(Share, u32)| Share {
        yes: share.yes,
        of: *size,
    };
    let mut shares = vec![
        sum(&mut sets.iter().map(whole)),
        sum(&mut rated.clone().map(whole)),
        sum(&mut rated.clone().map(|(share, _)| *share)),
    ];
    // The lowest set, with and without one that was not rated.
    for lowest in [
        sets.iter().min_by_key(|(share, _)| share.yes),
        rated.min_by_key(|(share, _)| share.yes),
    ]
    .into_iter()
    .flatten()
    {
        shares.extend([lowest.0, whole(lowest)]);
    }
    shares.retain(|share| share.of > 0);
    shares
}

impl Share {
    fn is(self, figure: Figure) -> bool {
        let (yes, of) = (f64::from(self.yes), f64::from(self.of));
        let same = |a: f64, b: f64| (a - b).abs() < 1e-6;
        let share = |value: f64| (value - yes / of).abs() < SHARE_SLACK;
        match figure {
            Figure::Stars(count) => same(count, yes),
            Figure::Percent(percent) => share(percent / 100.0),
            Figure::Of(count, 100.0) => share(count / 100.0),
            Figure::Of(count, all) => same(count, yes) && same(all, of),
            Figure::Plain(value) if value > 1.0 => same(value, yes) || share(value / 100.0),
            Figure::Plain(value) => same(value, yes) || share(value),
        }
    }
}

/// The figures in a cell; nothing where it says anything else.
fn figures(cell: &str) -> Option<Vec<Figure>> {
    let cell = cell.trim().to_lowercase();
    if cell.is_empty() || cell.len() > 60 {
        return None;
    }
    if let Some(stars) = stars(&cell) {
        return Some(vec![stars]);
    }
    let mut figures = Vec::new();
    let mut rest = cell.as_str();
    loop {
        rest = rest.trim_start_matches([' ', '\u{a0}', '(', ')', '[', ']', ';', '=', '\n', '\r']);
        if rest.is_empty() || rest.chars().all(is_mark) {
            return (!figures.is_empty()).then_some(figures);
        }
        let (value, behind) = number(rest)?;
        let behind = behind.trim_start_matches([' ', '\u{a0}']);
        let figure = if let Some(behind) = behind.strip_prefix('%') {
            rest = behind;
            Figure::Percent(value)
        } else if let Some(all) = ["/", "out of", "of"]
            .iter()
            .find_map(|word| behind.strip_prefix(word))
        {
            let (all, behind) = number(all.trim_start_matches([' ', '\u{a0}']))?;
            rest = behind;
            Figure::Of(value, all)
        } else if let Some(behind) = ["stars", "star", "*", "★"]
            .iter()
            .find_map(|word| behind.strip_prefix(word))
        {
            rest = behind;
            Figure::Stars(value)
        } else {
            rest = behind;
            Figure::Plain(value)
        };
        figures.push(figure);
    }
}

/// A cell of stars alone; empty ones do not count.
fn stars(cell: &str) -> Option<Figure> {
    let mut count = 0.0;
    for sign in cell.chars() {
        match sign {
            '*' | '∗' | '★' | '⭐' | '✭' | '✮' | '✯' | '⋆' => count += 1.0,
            '☆' | '✩' | '✰' | ' ' | '\u{fe0e}' | '\u{fe0f}' => {}
            _ => return None,
        }
    }
    Some(Figure::Stars(count))
}

/// A number without sign at the beginning of a text, with a point or a comma in it.
fn number(text: &str) -> Option<(f64, &str)> {
    let end = |text: &str| {
        let other = text.find(|character: char| !character.is_ascii_digit());
        other.unwrap_or(text.len())
    };
    let (whole, rest) = text.split_at_checked(end(text))?;
    if let Some(behind) = rest.strip_prefix(['.', ','])
        && let Some((digits, behind)) = behind.split_at_checked(end(behind))
        && !digits.is_empty()
    {
        return Some((format!("{whole}.{digits}").parse().ok()?, behind));
    }
    Some((whole.parse().ok()?, rest))
}

const fn is_mark(character: char) -> bool {
    matches!(character, '*' | '†' | '‡' | '§' | '¶' | '#')
}
