//! What was found on the criteria of a category, in one or two sentences.

use super::{of_all, studies_of};
use crate::codec::prose::wording::joined;
use crate::instrument::{Category, Design, ItemId};
use crate::review::{Counts, Review};

/// The responses to one category's criteria, over the studies with at least one of them.
struct Rated {
    counts: Vec<(ItemId, Counts)>,
    /// Studies of the category.
    own: usize,
    /// Mixed methods studies, of which the criteria rate a component.
    components: usize,
}

impl Rated {
    fn of(review: &Review, category: Category) -> Self {
        let items = category.group().items();
        let blank = |item: &ItemId| (*item, Counts::default());
        let mut rated = Self {
            counts: items.iter().map(blank).collect(),
            own: 0,
            components: 0,
        };
        for study in review.studies() {
            let Some(appraisal) = review.counted(&study.id) else {
                continue;
            };
            let applies = |design: &Design| design.groups().contains(&category.group());
            let Some(design) = appraisal.design().filter(applies) else {
                continue;
            };
            if items.iter().all(|item| appraisal.response(*item).is_none()) {
                continue;
            }
            if design.category() == category {
                rated.own += 1;
            } else {
                rated.components += 1;
            }
            for (item, counts) in &mut rated.counts {
                counts.count(appraisal.response(*item));
            }
        }
        rated
    }

    const fn studies(&self) -> usize {
        self.own + self.components
    }

    fn total(&self, of: fn(&Counts) -> usize) -> usize {
        self.counts.iter().map(|(_, counts)| of(counts)).sum()
    }

    /// The criteria of which the counts are as wanted.
    fn with(&self, wanted: impl Fn(&Counts) -> bool) -> Vec<ItemId> {
        let chosen = self.counts.iter().filter(|(_, counts)| wanted(counts));
        chosen.map(|(item, _)| *item).collect()
    }
}

/// What was found on the five criteria of a category; `all` is how many studies it has.
pub(super) fn criteria(review: &Review, category: Category, all: usize) -> Option<String> {
    let rated = Rated::of(review, category);
    let place = place(&rated, category, all);
    match rated.studies() {
        0 => return None,
        1 => return Some(format!("In {place}, {}.", one_study(&rated))),
        _ => {}
    }
    let missing = rated.total(|counts| counts.unanswered);
    let answers = rated.total(|counts| counts.studies()) - missing;
    let mut sentence = format!("In {place}, {}. ", most_and_least(&rated));
    sentence.push_str(&match rated.total(|counts| counts.cant_tell) {
        0 => "No answer was Can't tell".to_owned(),
        some => format!("Can't tell made up {} answers", of_all(some, answers)),
    });
    match missing {
        0 => sentence.push('.'),
        1 => sentence.push_str("; 1 answer is missing."),
        many => sentence.push_str(&format!("; {many} answers are missing.")),
    }
    Some(sentence)
}

/// `the 16 qualitative studies and the qualitative component of 2 mixed methods studies`.
fn place(rated: &Rated, category: Category, all: usize) -> String {
    let mut parts = Vec::new();
    let studies = studies_of(category, all);
    if rated.own > 0 {
        parts.push(match all {
            1 => studies.replacen('1', "the", 1),
            all if all > rated.own => format!("the {} of {studies} with answers", rated.own),
            _ => format!("the {studies}"),
        });
    }
    if rated.components > 0 {
        let component = match category {
            Category::Rct => "quantitative randomized",
            Category::Nonrandomized => "quantitative non-randomized",
            Category::Descriptive => "quantitative descriptive",
            Category::Qualitative | Category::Mixed => "qualitative",
        };
        let studies = studies_of(Category::Mixed, rated.components);
        parts.push(format!("the {component} component of {studies}"));
    }
    joined(&parts)
}

/// One study's responses, which need no shares.
fn one_study(rated: &Rated) -> String {
    let mut parts = Vec::new();
    for (items, what) in [
        (rated.with(|counts| counts.yes > 0), "met"),
        (rated.with(|counts| counts.no > 0), "not met"),
        (
            rated.with(|counts| counts.cant_tell > 0),
            "answered with Can't tell",
        ),
        (rated.with(|counts| counts.unanswered > 0), "not rated"),
    ] {
        let all = items.len() == rated.counts.len();
        match items.as_slice() {
            [] => {}
            [item] => parts.push(format!("criterion {} was {what}", item.token())),
            _ if all => parts.push(format!("all criteria were {what}")),
            items => parts.push(format!("criteria {} were {what}", tokens(items))),
        }
    }
    joined(&parts)
}

fn tokens(items: &[ItemId]) -> String {
    let tokens: Vec<&str> = items.iter().map(|item| item.token()).collect();
    joined(&tokens)
}

fn most_and_least(rated: &Rated) -> String {
    let all = rated.studies();
    let met = || rated.counts.iter().map(|(_, counts)| counts.yes);
    let most = met().max().unwrap_or_default();
    let least = met().min().unwrap_or_default();
    if most == least {
        return match most {
            0 => "no criterion was met in any study".to_owned(),
            some if some == all => "each criterion was met in every study".to_owned(),
            some => format!("each criterion was met in {} studies", of_all(some, all)),
        };
    }
    let often = rated.with(|counts| counts.yes == most);
    let seldom = rated.with(|counts| counts.yes == least);
    let noun = match often.len() {
        1 => "the criterion met most often was",
        _ => "the criteria met most often were",
    };
    let rarest = match seldom.len() {
        1 => "the one met least often was",
        _ => "those met least often were",
    };
    format!(
        "{noun} {}, and {rarest} {}",
        named(&often, &of_all(most, all)),
        named(&seldom, &of_all(least, all))
    )
}

/// One criterion with its wording, or several by number, and in how many studies each was met.
fn named(items: &[ItemId], share: &str) -> String {
    match items {
        [item] => format!(
            "{} (\u{201c}{}\u{201d}; {share} studies)",
            item.token(),
            item.wording()
        ),
        _ => format!("{} (each in {share} studies)", tokens(items)),
    }
}
