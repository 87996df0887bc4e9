//! The tables of each category.

use std::rc::Rc;

use super::notes::notes;
use super::share::criteria_met;
use super::{Row, Section, Table, heading, named};
use crate::codec::report::ReportOptions;
use crate::codec::report::words::{one_line, studies};
use crate::instrument::{Category, Design, Group, ItemId, QuantitativeSet};
use crate::review::{Appraisal, Review, Study};

/// What becomes a row: the appraisal of a study that counts, or each where none does.
pub(super) struct Entry<'a> {
    pub(super) study: &'a Study,
    /// `None` where nobody began.
    pub(super) appraisal: Option<Rc<Appraisal>>,
    label: String,
    /// The reviewer's name, where the study has several appraisals and none counts.
    pub(super) reviewer: Option<String>,
}

impl Entry<'_> {
    pub(super) fn design(&self) -> Option<Design> {
        self.appraisal.as_deref().and_then(Appraisal::chosen)
    }

    /// The study's label, with the reviewer where the row is one reviewer's.
    pub(super) fn name(&self) -> String {
        named(&self.label, self.reviewer.as_deref())
    }

    pub(super) fn label(&self) -> &str {
        &self.label
    }
}

/// The sections of a review.
pub(super) fn sections(review: &Review, options: &ReportOptions) -> Vec<Section> {
    let entries = entries(review);
    let categories = Category::ALL.into_iter().map(Some).chain([None]);
    categories
        .filter_map(|category| {
            let own = entries
                .iter()
                .filter(|entry| entry.design().map(Design::category) == category);
            let own: Vec<&Entry<'_>> = own.collect();
            (!own.is_empty()).then(|| section(review, category, &own, options))
        })
        .collect()
}

fn entries(review: &Review) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    for study in review.studies() {
        let label = label(study);
        let one = |appraisal, reviewer| Entry {
            study,
            appraisal,
            label: label.clone(),
            reviewer,
        };
        if let Some(counted) = review.counted(&study.id) {
            entries.push(one(Some(counted.into_appraisal()), None));
            continue;
        }
        let before = entries.len();
        for appraisal in review.appraisals_of(&study.id) {
            entries.push(one(
                Some(Rc::clone(appraisal)),
                Some(reviewer(review, appraisal)),
            ));
        }
        if entries.len() == before {
            entries.push(one(None, None));
        }
    }
    entries
}

fn label(study: &Study) -> String {
    let label = one_line(&study.label);
    if label.is_empty() {
        "Untitled study".to_owned()
    } else {
        label
    }
}

fn reviewer(review: &Review, appraisal: &Appraisal) -> String {
    let reviewer = review.reviewer(&appraisal.reviewer);
    let name = reviewer.map_or_else(String::new, |reviewer| one_line(&reviewer.name));
    if name.is_empty() {
        "unnamed".to_owned()
    } else {
        name
    }
}

fn section(
    review: &Review,
    category: Option<Category>,
    entries: &[&Entry<'_>],
    options: &ReportOptions,
) -> Section {
    let screening: &[ItemId] = if review.protocol().screening_used {
        Group::Screening.items()
    } else {
        &[]
    };
    let group = category.map(Category::group);
    let criteria = group.map_or(&[][..], Group::items);
    let items = [screening, criteria].concat();
    let heading = heading(category, count(entries));
    let mut tables = Vec::new();
    if !items.is_empty() {
        let shares = options.share_of_criteria_met && category.is_some();
        tables.push(Table {
            group,
            component: false,
            caption: caption(category, &heading),
            rows: entries
                .iter()
                .map(|entry| row(entry, &items, shares))
                .collect(),
            items,
            shares,
        });
    }
    if category == Some(Category::Mixed) {
        tables.extend(components(entries));
    }
    Section {
        category,
        heading,
        tables,
        notes: notes(review, category, entries, options),
    }
}

fn caption(category: Option<Category>, heading: &str) -> String {
    let what = if category.is_some() {
        "ratings"
    } else {
        "screening questions"
    };
    format!("MMAT 2018 {what}: {heading}")
}

/// The sets on which the components of mixed methods studies are rated: 1, then each quantitative
/// set with the studies whose set it is (user guide, pages 7 and 8).
fn components(entries: &[&Entry<'_>]) -> Vec<Table> {
    let qualitative = component(Group::Qualitative, entries);
    let quantitative = QuantitativeSet::ALL.into_iter().filter_map(|set| {
        let own = entries
            .iter()
            .filter(|entry| entry.design().and_then(Design::quantitative_set) == Some(set));
        let own: Vec<&Entry<'_>> = own.copied().collect();
        (!own.is_empty()).then(|| component(set.category().group(), &own))
    });
    [qualitative].into_iter().chain(quantitative).collect()
}

fn component(group: Group, entries: &[&Entry<'_>]) -> Table {
    let items = group.items();
    let which = if group == Group::Qualitative {
        "qualitative"
    } else {
        "quantitative"
    };
    Table {
        group: Some(group),
        component: true,
        caption: format!(
            "MMAT 2018 ratings: {} component of the mixed methods studies, criteria of \
             “{}” ({})",
            which,
            group.name(),
            studies(count(entries))
        ),
        items: items.to_vec(),
        rows: entries
            .iter()
            .map(|entry| row(entry, items, false))
            .collect(),
        shares: false,
    }
}

fn row(entry: &Entry<'_>, items: &[ItemId], shares: bool) -> Row {
    let response = |item: &ItemId| {
        entry
            .appraisal
            .as_deref()
            .and_then(|found| found.response(*item))
    };
    Row {
        study: entry.label.clone(),
        reviewer: entry.reviewer.clone(),
        answers: items.iter().map(response).collect(),
        share: shares.then(|| criteria_met(entry.appraisal.as_deref())),
    }
}

/// How many studies there are in the rows; the rows of one study stand together.
fn count(entries: &[&Entry<'_>]) -> usize {
    let mut number = 0;
    let mut last = None;
    for entry in entries {
        if last != Some(&entry.study.id) {
            number += 1;
        }
        last = Some(&entry.study.id);
    }
    number
}
