//! The lower and the higher group of studies, for a sensitivity analysis.
//!
//! The guide discourages an overall score and suggests to contrast results by quality (page 1).
//! The developers advise two groups of about equal size. So a study has a group among those of
//! its category and the number of criteria it meets, and nothing that could be compared across
//! categories.

use super::by_key::{ByKey, sorted};
use super::counted::Counted;
use super::ids::StudyId;
use super::whole::Review;
use crate::instrument::{Category, Design, Group, Response};

/// The groups that a category is split into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SplitGroup {
    /// Those that meet fewer criteria.
    Lower,
    /// Those that meet more.
    Higher,
}

/// A study in a split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitStudy {
    /// The study.
    pub study: StudyId,
    /// How many criteria it meets: how many of its responses are Yes. Of mixed methods, in the set
    /// that meets the fewest, since the whole is no better than its weakest part (guide, page 7).
    pub met: usize,
    /// Of how many.
    pub of: usize,
    /// The set that is counted: the category's own, or of mixed methods the first, in the order in
    /// which they are rated, of those that meet the fewest.
    pub set: Group,
    /// Its group; `None` where the category is not split.
    pub group: Option<SplitGroup>,
}

/// Why the two groups are as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SplitReason {
    /// They are of the same size, or one has one study more.
    Even,
    /// They are not, because this many studies at the line meet the same number of criteria and
    /// stay together.
    Tied {
        /// How many criteria each of them meets.
        met: usize,
        /// How many studies these are.
        studies: usize,
        /// The group that they are in.
        group: SplitGroup,
    },
    /// There is no split: all meet the same number of criteria.
    AllAlike {
        /// How many that is.
        met: usize,
    },
    /// There is no split: there are fewer than two studies.
    TooFew,
}

/// Why a study is in no group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Not every criterion has a response that counts.
    NotAllAnswered,
    /// Mixed methods without a quantitative set.
    NoQuantitativeSet,
}

/// The split of one category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategorySplit {
    /// The category.
    pub category: Category,
    /// The studies in it, in the review's order.
    pub studies: Vec<SplitStudy>,
    /// How many criteria a study of the higher group meets at least; `None` without a split.
    pub higher_from: Option<usize>,
    /// Why the groups are as they are.
    pub reason: SplitReason,
    /// Studies of the category that are in no group, and why.
    pub left_out: Vec<(StudyId, LeftOut)>,
}

impl CategorySplit {
    /// How many studies are in a group.
    #[must_use]
    pub fn size(&self, group: SplitGroup) -> usize {
        let studies = self.studies.iter();
        studies.filter(|study| study.group == Some(group)).count()
    }
}

/// Splits the studies of each category that has any into a lower and a higher group of sizes as
/// near as can be, by what counts for each study. Screening is not counted.
///
/// Studies that meet the same number of criteria are never parted. Where two lines are equally
/// good, the lower one is taken, so that those in between are in the higher group.
#[must_use]
pub fn split(review: &Review) -> Vec<CategorySplit> {
    let mut found: ByKey<Category, CategorySplit> = ByKey::new();
    for study in review.studies() {
        let Some(counted) = review.counted(&study.id) else {
            continue;
        };
        let Some(design) = counted.design() else {
            continue;
        };
        let category = design.category();
        let mut split = found.remove(&category).unwrap_or(CategorySplit {
            category,
            studies: Vec::new(),
            higher_from: None,
            reason: SplitReason::TooFew,
            left_out: Vec::new(),
        });
        match place(&study.id, design, &counted) {
            Ok(placed) => split.studies.push(placed),
            Err(why) => split.left_out.push((study.id.clone(), why)),
        }
        found.insert(category, split);
    }
    found.into_iter().map(|(_, split)| parted(split)).collect()
}

/// The study with its weakest set, not in a group yet.
fn place(study: &StudyId, design: Design, counted: &Counted) -> Result<SplitStudy, LeftOut> {
    if design.lacks_set() {
        return Err(LeftOut::NoQuantitativeSet);
    }
    let mut weakest: Option<SplitStudy> = None;
    for set in design.groups() {
        let responses = set.items().iter().map(|item| counted.response(*item));
        let responses: Option<Vec<Response>> = responses.collect();
        let responses = responses.ok_or(LeftOut::NotAllAnswered)?;
        let yes = responses.iter().filter(|one| **one == Response::Yes);
        let met = yes.count();
        if weakest.as_ref().is_none_or(|known| met < known.met) {
            weakest = Some(SplitStudy {
                study: study.clone(),
                met,
                of: responses.len(),
                set,
                group: None,
            });
        }
    }
    weakest.ok_or(LeftOut::NotAllAnswered)
}

/// Puts the studies into groups.
fn parted(mut split: CategorySplit) -> CategorySplit {
    let counts = split.studies.iter().map(|study| study.met).collect();
    let counts: Vec<usize> = sorted(counts, &usize::cmp);
    let (Some(least), Some(most)) = (counts.first(), counts.last()) else {
        return split;
    };
    if counts.len() < 2 {
        return split;
    }
    if least == most {
        split.reason = SplitReason::AllAlike { met: *least };
        return split;
    }
    let Some(line) = best_line(&counts) else {
        return split;
    };
    for study in &mut split.studies {
        let is_higher = study.met >= line;
        let group = if is_higher {
            SplitGroup::Higher
        } else {
            SplitGroup::Lower
        };
        study.group = Some(group);
    }
    split.higher_from = Some(line);
    let sizes = [SplitGroup::Lower, SplitGroup::Higher].map(|group| split.size(group));
    split.reason = SplitReason::Even;
    if let (true, Some(met)) = (
        sizes[0].abs_diff(sizes[1]) > 1,
        counts.get(counts.len() / 2),
    ) {
        split.reason = SplitReason::Tied {
            met: *met,
            studies: counts.iter().filter(|count| *count == met).count(),
            group: if *met >= line {
                SplitGroup::Higher
            } else {
                SplitGroup::Lower
            },
        };
    }
    split
}

/// The number of criteria from which on a study is in the higher group, such that the sizes are
/// nearest; the least of several. `counts` are sorted and not all the same.
fn best_line(counts: &[usize]) -> Option<usize> {
    let runs = counts.chunk_by(|a, b| a == b);
    let mut below = 0_usize;
    let mut lines: Vec<(usize, usize)> = Vec::new();
    for run in runs {
        if let (true, Some(met)) = (below > 0, run.first()) {
            lines.push((below.abs_diff(counts.len() - below), *met));
        }
        below += run.len();
    }
    lines.into_iter().min().map(|(_, met)| met)
}
