//! Checks of the whole review.

mod conflicts;

use yew::{Html, html};

use super::{empty, heading};
use crate::app::{Msg, Open, Screen};
use crate::review::{ByKey, Check, Concern, review_checks};
use crate::text::{checks as words, log};
use crate::view::parts::button;
use crate::view::send::Send;

#[inline(never)] // Moves to the rest of the module as a whole.
pub(in crate::view) fn checks(open: &Open, send: &Send) -> Html {
    let all = review_checks(&open.review);
    let mut by_concern: ByKey<Concern, Vec<Check>> = ByKey::new();
    for check in all {
        match by_concern.get_mut(&check.concern) {
            Some(checks) => checks.push(check),
            None => {
                by_concern.insert(check.concern, vec![check]);
            }
        }
    }
    let text = if open.review.is_appraised() {
        words::NONE_TEXT
    } else {
        words::NO_STUDIES
    };
    let conflicts = conflicts::section(open, send);
    html! {
        <>
            { heading(words::TITLE) }
            <p class="lead muted">{ words::LEAD }</p>
            if !open.review.is_read_only() {
                <p>{ button(log::OPEN, send.click(|| Msg::ScreenChosen(Screen::Log))) }</p>
            }
            if by_concern.is_empty() && conflicts.is_none() {
                { empty(words::NONE_TITLE, text, html! {}) }
            }
            { conflicts.unwrap_or_default() }
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
    let label = open
        .review
        .study(&check.study)
        .map(|study| study.label.clone());
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
