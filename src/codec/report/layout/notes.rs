//! What must be known to read a category's tables.

use super::share::LOWEST;
use super::tables::Entry;
use crate::codec::report::ReportOptions;
use crate::codec::report::words::one_line;
use crate::instrument::{Category, Design};
use crate::review::{Review, Screening, State, screening, state};

/// The notes of a section, each a sentence or two.
pub(super) fn notes(
    review: &Review,
    category: Option<Category>,
    entries: &[&Entry<'_>],
    options: &ReportOptions,
) -> Vec<String> {
    let protocol = review.protocol();
    let in_state = |wanted: State| {
        let entries = entries.iter();
        entries.filter(move |entry| state(entry.appraisal.as_deref(), protocol) == wanted)
    };
    let lacks_set = entries
        .iter()
        .filter(|entry| entry.design().is_some_and(Design::lacks_set));
    let mut notes = Vec::new();
    if category.is_none() && !protocol.screening_used {
        let names = list(entries.iter());
        notes
            .extend(names.map(|names| format!("No category of study design was chosen: {names}.")));
    }
    let stopped = list(in_state(State::NotAppraisedFurther));
    notes.extend(stopped.map(|names| {
        format!("Failed the screening questions and not appraised further: {names}.")
    }));
    let lacking = list(in_state(State::LacksComponents));
    notes.extend(lacking.map(|names| {
        format!("Ratings of the components (sets 1 and 2, 3 or 4) are missing: {names}.")
    }));
    let open = list(lacks_set);
    notes.extend(
        open.map(|names| {
            format!("The quantitative set of the components was not chosen: {names}.")
        }),
    );
    notes.extend(entries.iter().filter_map(|entry| went_on(review, entry)));
    notes.extend(several(entries));
    if options.share_of_criteria_met && category == Some(Category::Mixed) {
        notes.push(LOWEST.to_owned());
    }
    notes
}

fn went_on(review: &Review, entry: &Entry<'_>) -> Option<String> {
    let appraisal = entry.appraisal.as_deref()?;
    let reason = appraisal.went_on.as_ref()?;
    (screening(appraisal, review.protocol()) == Screening::WentOn).then(|| {
        let text = one_line(&reason.text);
        let reason = if text.is_empty() { "none given" } else { &text };
        format!(
            "{} was appraised further although not both screening questions were answered Yes. \
             Reason: {reason}",
            entry.name()
        )
    })
}

fn several(entries: &[&Entry<'_>]) -> Option<String> {
    let mut labels: Vec<&str> = Vec::new();
    let mut last = None;
    for entry in entries.iter().filter(|entry| entry.reviewer.is_some()) {
        if last != Some(&entry.study.id) {
            labels.push(entry.label());
        }
        last = Some(&entry.study.id);
    }
    (!labels.is_empty()).then(|| {
        format!(
            "Appraised by several reviewers without one appraisal that counts, so that each \
             reviewer has a row, and the counts take the study as not answered: {}.",
            labels.join("; ")
        )
    })
}

fn list<'a, 'b: 'a>(entries: impl Iterator<Item = &'a &'a Entry<'b>>) -> Option<String> {
    let names: Vec<String> = entries.map(|entry| entry.name()).collect();
    (!names.is_empty()).then(|| names.join("; "))
}
