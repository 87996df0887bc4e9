//! Checks of the whole review.

use std::collections::BTreeMap;

use yew::{Html, html};

use super::{empty, heading};
use crate::app::{Msg, Open, Screen};
use crate::review::{Check, Concern, review_checks};
use crate::text::checks as words;
use crate::view::send::Send;

pub(in crate::view) fn checks(open: &Open, send: &Send) -> Html {
    let all = review_checks(&open.review);
    let mut by_concern: BTreeMap<Concern, Vec<Check>> = BTreeMap::new();
    for check in all {
        by_concern.entry(check.concern).or_default().push(check);
    }
    let text = match open.review.appraisals().next() {
        None => words::NO_STUDIES,
        Some(_) => words::NONE_TEXT,
    };
    html! {
        <>
            { heading(words::TITLE) }
            <p class="lead muted">{ words::LEAD }</p>
            if by_concern.is_empty() {
                { empty(words::NONE_TITLE, text, html! {}) }
            }
            { for by_concern.iter().map(|(concern, checks)| group(*concern, checks, open, send)) }
        </>
    }
}

fn group(concern: Concern, checks: &[Check], open: &Open, send: &Send) -> Html {
    html! {
        <section class="card sec">
            <h2>{ words::heading(concern) }{ " " }<span class="muted small">{ checks.len() }</span></h2>
            <p class="muted">{ words::concern(concern) }</p>
            <ul class="check-list">
                { for checks.iter().map(|check| entry(check, open, send)) }
            </ul>
        </section>
    }
}

fn entry(check: &Check, open: &Open, send: &Send) -> Html {
    let label = open.review.study(&check.study).map(|study| study.label.clone());
    let study = check.study.clone();
    let onclick = send.click(move || Msg::ScreenChosen(Screen::Appraisal(study.clone())));
    html! {
        <li>
            if let Some(item) = check.item {
                <span class="chip none">{ item.token() }</span>
            }
            <button type="button" class="link" {onclick}>{ label.unwrap_or_default() }</button>
        </li>
    }
}
