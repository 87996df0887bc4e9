//! What merges did not keep, until somebody answers again.

use yew::{Html, html};

use crate::app::{AppraisalMsg, Msg, Open, Screen};
use crate::review::{Appraisal, Conflict, Versions, conflicts_of};
use crate::text::{merging as words, states};
use crate::view::parts::{button, conflict_part};
use crate::view::send::Send;

/// What is still to be settled, if anything is.
#[inline(never)]
pub(super) fn section(open: &Open, send: &Send) -> Option<Html> {
    let studies = open.review.studies().iter();
    let appraisals = studies.flat_map(|study| open.review.appraisals_of(&study.id));
    let all = appraisals.flat_map(|one| conflicts_of(one));
    let all: Vec<Html> = all.map(|one| entry(&one, open, send)).collect();
    if all.is_empty() {
        return None;
    }
    Some(html! {
        <section class="card sec">
            <h2>{ words::CONFLICTS }{ " " }<span class="muted small">{ all.len() }</span></h2>
            <p class="muted">{ words::CONFLICTS_TEXT }</p>
            <ul class="check-list">{ for all }</ul>
        </section>
    })
}

fn entry(conflict: &Conflict, open: &Open, send: &Send) -> Html {
    let study = open.review.study(&conflict.study);
    let label = study.map(|study| study.label.clone()).unwrap_or_default();
    let reviewer = conflict
        .reviewer
        .as_ref()
        .and_then(|id| open.review.reviewer(id));
    let name = reviewer.map(|one| one.name.clone()).unwrap_or_default();
    let id = conflict.study.clone();
    let onclick = send.click(move || Msg::ScreenChosen(Screen::Appraisal(id.clone())));
    let is_mine = conflict.reviewer.as_ref() == Some(&open.me) && !open.review.is_read_only();
    html! {
        <li>
            <span class="chip none">{ conflict_part(conflict.what) }</span>
            <button type="button" class="link" {onclick}>{ label }</button>
            { versions(conflict) }
            if is_mine {
                { settle(conflict, true, words::KEEP, send) }
                { settle(conflict, false, words::TAKE_OTHER, send) }
            } else {
                <span class="muted small">{ words::left_to(&name) }</span>
            }
        </li>
    }
}

fn versions(conflict: &Conflict) -> Html {
    let Versions::Appraisal { kept, other } = &conflict.versions else {
        return html! {};
    };
    html! {
        <span class="small">
            { words::KEPT }{ ": " }{ version(kept) }{ ". " }
            { words::OTHER }{ ": " }{ version(other) }{ "." }
        </span>
    }
}

fn version(one: &Appraisal) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(one.chosen().map(states::design));
    parts.extend(one.went_on.as_ref().map(|reason| reason.text.clone()));
    for answer in one.answers.values() {
        parts.extend(answer.response.map(|response| response.words().to_owned()));
        for text in [&answer.comment, &answer.quote, &answer.location] {
            parts.extend((!text.is_empty()).then(|| text.clone()));
        }
    }
    parts.join(" | ")
}

fn settle(conflict: &Conflict, keep: bool, label: &str, send: &Send) -> Html {
    let conflict = conflict.clone();
    button(
        label,
        send.click(move || {
            Msg::Appraisal(AppraisalMsg::ConflictSettled(
                Box::new(conflict.clone()),
                keep,
            ))
        }),
    )
}
