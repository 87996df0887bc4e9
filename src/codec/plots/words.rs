//! The words on plots. They go into manuscripts, so they are the instrument's and the field's.

use super::panels::Row;
use crate::codec::prose::count;
use crate::instrument::Response;
use crate::review::{Counts, State};

pub(super) const STUDY: &str = "Study";
pub(super) const UNANSWERED: &str = "Not answered";
pub(super) const SOURCE: &str = "Items quoted from the Mixed Methods Appraisal Tool (MMAT), \
    version 2018 (Hong et al. 2018, doi 10.3233/EFI-180221).";

/// The order in which responses are drawn, as on the screen: the open ones in the middle.
pub(super) const ORDER: [Option<Response>; 4] = [
    Some(Response::Yes),
    Some(Response::CantTell),
    Some(Response::No),
    None,
];

pub(super) fn response(response: Option<Response>) -> &'static str {
    response.map_or(UNANSWERED, Response::words)
}

/// How many studies, and how many of them have a row for each reviewer.
pub(super) fn studies(rows: &[Row<'_>]) -> String {
    let mut studies = 0;
    let mut doubled = 0;
    let mut last = None;
    for row in rows {
        if last != Some(&row.study.id) {
            studies += 1;
            doubled += usize::from(row.reviewer.is_some());
        }
        last = Some(&row.study.id);
    }
    let all = count(studies, "study", "studies");
    match doubled {
        0 => all,
        1 => format!(
            "{all}; 1 study with several appraisals of which none counts yet has a row for each \
             reviewer"
        ),
        many => format!(
            "{all}; {many} studies with several appraisals of which none counts yet have a row \
             for each reviewer"
        ),
    }
}

/// The study's name, with the reviewer's where the row is one reviewer's.
pub(super) fn name(row: &Row<'_>) -> String {
    let study = row.study.label.trim();
    let study = if study.is_empty() {
        "Study without a name"
    } else {
        study
    };
    match row.reviewer.map(str::trim) {
        None => study.to_owned(),
        Some("") => format!("{study} (reviewer without a name)"),
        Some(reviewer) => format!("{study} ({reviewer})"),
    }
}

/// What a row's empty rings mean, where they mean more than that nobody answered yet.
pub(super) const fn note(state: State) -> Option<&'static str> {
    match state {
        State::NotAppraisedFurther => Some("not appraised further"),
        State::LacksComponents => Some("lacks component ratings"),
        State::NotStarted | State::Underway | State::Complete => None,
    }
}

pub(super) fn page_of(page: usize, pages: usize) -> String {
    format!("Page {page} of {pages}")
}

/// The parts of a bar that are there, in their order.
pub(super) fn parts(counts: Counts) -> Vec<(Option<Response>, usize)> {
    let number = |response: Option<Response>| {
        response.map_or(counts.unanswered, |response| counts.of(response))
    };
    let parts = ORDER.into_iter();
    parts
        .map(|response| (response, number(response)))
        .filter(|(_, number)| *number > 0)
        .collect()
}
