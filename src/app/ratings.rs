//! The tables of the Summary screen: which studies stand in which, and how often each response was given.

use std::rc::Rc;

use crate::instrument::{Category, Design, Group, ItemId};
use crate::review::{Appraisal, Counted, Counts, Review, SplitGroup, State, Study, state};

/// How many rows of a list are drawn at first: the Summary has up to twenty lists.
pub const BEGINNING: usize = 50;

/// How many more are drawn with each further step.
pub const STEP: usize = 200;

/// A list on the Summary screen of which the beginning is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SummaryList {
    /// The studies of a category.
    Rated(Category),
    /// The mixed methods studies that were rated on the criteria of another category.
    Component(Category),
    /// The studies without a category.
    NoCategory,
    /// A group of a category's split; `None` is all of one that is not split.
    Split(Category, Option<SplitGroup>),
    /// The studies of a category that are in no group.
    LeftOut(Category),
}

impl SummaryList {
    /// The element id of a row that begins a step; `None` of all others.
    #[must_use]
    pub fn id(self, place: usize) -> Option<String> {
        let after = place.checked_sub(BEGINNING);
        let begins = after.is_some_and(|after| after.is_multiple_of(STEP));
        begins.then(|| {
            let (what, category) = match self {
                Self::Rated(category) => ("rated", category.token()),
                Self::Component(category) => ("component", category.token()),
                Self::NoCategory => ("rated", "none"),
                Self::Split(category, Some(SplitGroup::Higher)) => ("higher", category.token()),
                Self::Split(category, Some(SplitGroup::Lower)) => ("lower", category.token()),
                Self::Split(category, None) => ("alike", category.token()),
                Self::LeftOut(category) => ("left-out", category.token()),
            };
            format!("summary-{what}-{category}-{place}")
        })
    }
}

/// A study with the appraisal that counts for it, if one does.
#[derive(Clone, Debug)]
pub struct Rated {
    /// The study.
    pub study: Rc<Study>,
    /// The appraisal that counts.
    pub appraisal: Option<Rc<Appraisal>>,
    /// How far it is.
    pub state: State,
    /// Whether there are appraisals, but none counts until reviewers agree.
    pub doubled: bool,
}

impl Rated {
    fn design(&self) -> Option<Design> {
        self.appraisal.as_deref().and_then(Appraisal::chosen)
    }
}

/// One table: its studies by the items of a set.
#[derive(Clone, Debug)]
pub struct Ratings {
    /// Which list it is.
    pub list: SummaryList,
    /// Whose items are its columns.
    pub group: Group,
    /// The studies, in the review's order.
    pub rows: Vec<Rated>,
    /// How often each response was given, in the order of the items.
    pub counts: Vec<(ItemId, Counts)>,
}

/// How many studies are how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Headcount {
    /// All of them.
    pub studies: usize,
    /// With all items answered.
    pub complete: usize,
    /// Mixed methods without the ratings of their components.
    pub lacking: usize,
    /// Not appraised further.
    pub stopped: usize,
    /// Not begun or under way.
    pub open: usize,
    /// Appraised by several reviewers who did not agree yet.
    pub doubled: usize,
}

/// The studies of a review with what counts for each.
pub(super) fn rated(review: &Review) -> Vec<Rated> {
    let studies = review.studies().iter();
    let rated = studies.map(|study| {
        let appraisal = review.counted(&study.id).map(Counted::into_appraisal);
        Rated {
            state: state(appraisal.as_deref(), review.protocol()),
            doubled: appraisal.is_none() && review.appraisals_of(&study.id).next().is_some(),
            appraisal,
            study: Rc::clone(study),
        }
    });
    rated.collect()
}

/// How many of them are how far.
pub(super) fn headcount(rated: &[Rated]) -> Headcount {
    let mut all = Headcount::default();
    for one in rated {
        all.studies += 1;
        let number = match one.state {
            _ if one.doubled => &mut all.doubled,
            State::Complete => &mut all.complete,
            State::LacksComponents => &mut all.lacking,
            State::NotAppraisedFurther => &mut all.stopped,
            State::NotStarted | State::Underway => &mut all.open,
        };
        *number += 1;
    }
    all
}

/// The tables that have any study: each category, the components of mixed methods, those without one.
pub(super) fn tables(rated: &[Rated]) -> Vec<Ratings> {
    let of = |fits: &dyn Fn(&Rated) -> bool| -> Vec<Rated> {
        rated.iter().filter(|one| fits(one)).cloned().collect()
    };
    let mut tables = Vec::new();
    for category in Category::ALL {
        let is_of = |one: &Rated| one.design().is_some_and(|own| own.category() == category);
        let list = SummaryList::Rated(category);
        tables.push(table(list, category.group(), of(&is_of)));
    }
    for category in Category::ALL {
        let group = category.group();
        let list = SummaryList::Component(category);
        if category != Category::Mixed {
            tables.push(table(list, group, of(&|one| is_rated_on(one, group))));
        }
    }
    let unplaced = of(&|one| one.appraisal.is_some() && one.design().is_none());
    tables.push(table(SummaryList::NoCategory, Group::Screening, unplaced));
    tables.retain(|table| !table.rows.is_empty());
    tables
}

/// Whether it is a mixed methods study with ratings on the criteria of a component.
fn is_rated_on(one: &Rated, group: Group) -> bool {
    let design = one.design();
    let design = design.filter(|design| design.category() == Category::Mixed);
    let applies = design.is_some_and(|design| design.groups().contains(&group));
    applies
        && one.appraisal.as_deref().is_some_and(|appraisal| {
            let mut items = group.items().iter();
            items.any(|item| appraisal.response(*item).is_some())
        })
}

fn table(list: SummaryList, group: Group, rows: Vec<Rated>) -> Ratings {
    let count = |item: &ItemId| {
        let mut counts = Counts::default();
        for row in &rows {
            let appraisal = row.appraisal.as_deref();
            counts.count(appraisal.and_then(|appraisal| appraisal.response(*item)));
        }
        (*item, counts)
    };
    Ratings {
        list,
        group,
        counts: group.items().iter().map(count).collect(),
        rows,
    }
}
