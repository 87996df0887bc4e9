//! Which studies and which items stand in which plot.

use std::rc::Rc;

use crate::instrument::{Category, Design, Group, ItemId, QuantitativeSet};
use crate::review::{Appraisal, Review, State, Study, state};

/// What one series of traffic light pages shows.
pub(super) struct Panel<'a> {
    /// What tells its files from others: `qualitative`, `mixed-rct`, `no-category`.
    pub(super) stem: String,
    /// What stands above it.
    pub(super) heading: String,
    /// The items, a column each.
    pub(super) items: Vec<ItemId>,
    /// The rows, in the order of the studies; never empty.
    pub(super) rows: Vec<Row<'a>>,
}

/// A study in a plot, or one reviewer's appraisal of it.
#[derive(Clone)]
pub(super) struct Row<'a> {
    pub(super) study: &'a Study,
    pub(super) appraisal: Rc<Appraisal>,
    /// Whose appraisal it is, where no appraisal of the study counts.
    pub(super) reviewer: Option<&'a str>,
    pub(super) state: State,
}

impl Row<'_> {
    fn design(&self) -> Option<Design> {
        self.appraisal.chosen()
    }
}

/// All panels that have a row: categories in their order, the components of mixed methods studies,
/// then studies without a category that have a response to a screening question.
pub(super) fn panels(review: &Review) -> Vec<Panel<'_>> {
    let rows = rows(review);
    let screening: &[ItemId] = if review.protocol().screening_used {
        Group::Screening.items()
    } else {
        &[]
    };
    let mut panels = Vec::new();
    for category in Category::ALL {
        let heading = format!("{}. {}", category.number(), category.name());
        let in_category = |design: Design| design.category() == category;
        let items = [screening, category.group().items()].concat();
        panels.push(panel(
            category.token().to_owned(),
            heading,
            items,
            &rows,
            &in_category,
        ));
    }
    let of_mixed = |stem: &str, group: Group, chosen: &dyn Fn(Design) -> bool| {
        let heading = format!("5. Mixed methods: {} component", component(group));
        let items = group.items().to_vec();
        panel(format!("mixed-{stem}"), heading, items, &rows, chosen)
    };
    let is_mixed = |design: Design| design.category() == Category::Mixed;
    panels.push(of_mixed("qualitative", Group::Qualitative, &is_mixed));
    for set in QuantitativeSet::ALL {
        let has_set = |design: Design| design.quantitative_set() == Some(set);
        panels.push(of_mixed(set.token(), set.category().group(), &has_set));
    }
    panels.push(Panel {
        stem: "no-category".to_owned(),
        heading: "No category".to_owned(),
        items: screening.to_vec(),
        rows: rows
            .iter()
            .filter(|row| is_screened_only(row))
            .cloned()
            .collect(),
    });
    panels.retain(|panel| !panel.rows.is_empty() && !panel.items.is_empty());
    panels
}

/// A component of mixed methods studies, by its group of criteria.
const fn component(group: Group) -> &'static str {
    match group {
        Group::Rct => "quantitative randomized controlled trial",
        Group::Nonrandomized => "quantitative non-randomized",
        Group::Descriptive => "quantitative descriptive",
        Group::Qualitative | Group::Screening | Group::Mixed => "qualitative",
    }
}

fn panel<'a>(
    stem: String,
    heading: String,
    items: Vec<ItemId>,
    rows: &[Row<'a>],
    belongs: &dyn Fn(Design) -> bool,
) -> Panel<'a> {
    Panel {
        stem,
        heading,
        items,
        rows: rows
            .iter()
            .filter(|row| row.design().is_some_and(belongs))
            .cloned()
            .collect(),
    }
}

fn is_screened_only(row: &Row<'_>) -> bool {
    let mut screening = Group::Screening.items().iter();
    row.design().is_none() && screening.any(|item| row.appraisal.response(*item).is_some())
}

fn rows(review: &Review) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for study in review.studies() {
        let row = |appraisal: Rc<Appraisal>, reviewer| Row {
            study,
            state: state(Some(&appraisal), review.protocol()),
            appraisal,
            reviewer,
        };
        if let Some(counted) = review.counted(&study.id) {
            rows.push(row(counted.into_appraisal(), None));
            continue;
        }
        for appraisal in review.appraisals_of(&study.id) {
            let reviewer = review.reviewer(&appraisal.reviewer);
            let name = reviewer.map_or("", |reviewer| reviewer.name.as_str());
            rows.push(row(Rc::clone(appraisal), Some(name)));
        }
    }
    rows
}
