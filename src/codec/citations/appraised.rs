//! The appraisal as it stands in a citation that we wrote, and how it is known again.
//!
//! A keyword `MMAT:qualitative` for each category chosen, and a note for each appraisal:
//! `MMAT 2018: S1 Yes; S2 Yes; 1.1 Can't tell; …; category: qualitative; reviewer: RA;
//! dated 2026-03-03; Mixed Methods Appraisal Tool (MMAT), version 2018, Hong et al. 2018 (written
//! by mmat-appraisal)`. The note names no DOI: readers of RIS take one in a note for the study's.
//! Reference managers keep both, may join notes, and put them into markup; whatever reads
//! citations calls [`drop_ours`], so that an appraisal never comes back as a note.

use super::one_line::one_line;
use crate::instrument::{Category, Design, QuantitativeSet, Response};
use crate::review::{Appraisal, Citation, Review, items_to_rate};

const KEYWORD: &str = "MMAT:";
const START: &str = "MMAT 2018: ";
const ATTRIBUTION: &str = "Mixed Methods Appraisal Tool (MMAT), version 2018, Hong et al. 2018 ";
const END: &str = "(written by mmat-appraisal)";

/// The keyword of a category.
pub(super) fn keyword(category: Category) -> String {
    format!("{KEYWORD}{}", category.token())
}

/// The note of one appraisal, on one line; `None` where neither category nor response is given.
pub(super) fn note(review: &Review, appraisal: &Appraisal) -> Option<String> {
    let design = appraisal.chosen();
    let items = items_to_rate(appraisal, review.protocol());
    let rated = items.iter().any(|item| appraisal.response(*item).is_some());
    if design.is_none() && !rated {
        return None;
    }
    let mut parts: Vec<String> = items
        .iter()
        .map(|item| {
            let response = appraisal.response(*item);
            let words = response.map_or("not answered", Response::words);
            format!("{} {words}", item.token())
        })
        .collect();
    if let Some(design) = design {
        parts.push(format!("category: {}", design.category().token()));
    }
    if let Some(set) = design.and_then(Design::quantitative_set) {
        parts.push(format!("quantitative set: {}", QuantitativeSet::token(set)));
    }
    if let Some(name) = reviewer(review, appraisal) {
        parts.push(format!("reviewer: {}", one_line(name)));
    }
    if let Some(day) = dated(review, appraisal).and_then(|at| at.get(..10)) {
        parts.push(format!("dated {day}"));
    }
    Some(format!("{START}{}; {ATTRIBUTION}{END}", parts.join("; ")))
}

/// The reviewer's name, which stands only where the review has more than one.
pub(super) fn reviewer<'a>(review: &'a Review, appraisal: &Appraisal) -> Option<&'a str> {
    let reviewer = review.reviewer(&appraisal.reviewer)?;
    (review.header().reviewers.len() > 1).then_some(reviewer.name.as_str())
}

/// When the appraisal was last changed, as far as the chosen design goes: RFC 3339.
pub(super) fn dated<'a>(review: &Review, appraisal: &'a Appraisal) -> Option<&'a str> {
    let answers = items_to_rate(appraisal, review.protocol())
        .into_iter()
        .filter_map(|item| appraisal.answers.get(&item))
        .map(|answer| answer.at.as_str());
    let chosen = appraisal.design.iter().map(|choice| choice.at.as_str());
    answers.chain(chosen).max()
}

/// Takes the keywords and notes out of a citation that [`keyword`] and [`note`] wrote.
pub(super) fn drop_ours(citation: &mut Citation) {
    citation.keywords.retain(|keyword| !is_keyword(keyword));
    let notes = std::mem::take(&mut citation.notes);
    citation.notes = notes.into_iter().filter_map(without_ours).collect();
}

/// Whether a keyword is one that [`keyword`] wrote.
pub(super) fn is_keyword(text: &str) -> bool {
    let token = text.trim().strip_prefix(KEYWORD);
    token.is_some_and(|token| Category::from_token(token).is_some())
}

/// A note without what [`note`] wrote in it; `None` where nothing else is left.
pub(super) fn without_ours(text: String) -> Option<String> {
    let mut left = String::new();
    let mut rest = text.as_str();
    let mut found = false;
    while let Some((before, after)) = rest.split_once(END) {
        match before.rsplit_once(START) {
            Some((own, _)) => {
                found = true;
                left.push_str(own);
            }
            None => {
                left.push_str(before);
                left.push_str(END);
            }
        }
        rest = after;
    }
    if !found {
        return Some(text);
    }
    left.push_str(rest);
    // What managers put around a note, and between two.
    let bare = left.replace("<p></p>", "");
    let bare = bare.trim_matches(|c: char| c.is_whitespace() || c == ';');
    (!bare.is_empty()).then(|| bare.to_owned())
}
