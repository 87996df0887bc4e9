//! Reconcile: the studies that several reviewers appraised, and what is left to agree on.

mod answers;
mod category;
mod decision;
mod item;
mod side;
mod study;

pub(in crate::view) use study::reconciling;

use yew::{Html, html};

use super::{empty, heading};
use crate::app::{Headway, Msg, Open, ReconcileMsg, Screen};
use crate::instrument::Response;
use crate::review::{Matter, ReviewerId, Standing, StudyId, left_to_agree, parties, standing};
use crate::text::{app, reconcile as words};
use crate::view::parts::{button, primary, progress_bar, tone};
use crate::view::send::Send;

/// The list of studies.
#[inline(never)]
pub(in crate::view) fn reconcile(open: &Open, send: &Send) -> Html {
    let headway = open.counts.headway;
    if headway.double == 0 {
        let go = primary(
            words::TO_STUDIES,
            send.click(|| Msg::ScreenChosen(Screen::Studies)),
        );
        return html! {
            <>
                { heading(words::TITLE) }
                { empty(words::NONE_YET_TITLE, words::NONE_YET_TEXT, go) }
            </>
        };
    }
    html! {
        <>
            <div class="head-row">
                { heading(words::TITLE) }
                <span class="muted">{ words::studies(headway.double, headway.waiting) }</span>
            </div>
            <p class="lead muted">{ words::LEAD }</p>
            { progress(headway) }
            { alike(headway, send) }
            { shown(open, send) }
            if open.reconciling.rows.is_empty() {
                { empty(words::NONE_LEFT_TITLE, words::NONE_LEFT_TEXT, button(words::SHOW_ALL,
                    send.click(|| Msg::Reconcile(ReconcileMsg::StudiesSwitched(true))))) }
            } else {
                { table(open, send) }
            }
        </>
    }
}

fn progress(headway: Headway) -> Html {
    if headway.differing == 0 {
        return html! {};
    }
    let text = words::progress(headway.agreed, headway.differing);
    html! {
        <div class="reconciled">
            { progress_bar(headway.agreed, headway.differing, &text) }
            <p class="small muted">{ &text }</p>
        </div>
    }
}

/// Where reviewers do not differ, that must be noted once: of two appraisals none counts by itself.
fn alike(headway: Headway, send: &Send) -> Html {
    if headway.alike == 0 {
        return html! {};
    }
    html! {
        <section class="card sec alike">
            <p>{ words::alike(headway.alike) }</p>
            { button(words::CONFIRM_ALL,
                send.click(|| Msg::Reconcile(ReconcileMsg::AllConfirmed))) }
        </section>
    }
}

fn shown(open: &Open, send: &Send) -> Html {
    let all = open.reconciling.all_studies;
    let switch = |all: bool| send.click(move || Msg::Reconcile(ReconcileMsg::StudiesSwitched(all)));
    switcher(
        words::SHOW,
        [
            (words::ONLY_LEFT, !all, switch(false)),
            (words::ALL_STUDIES, all, switch(true)),
        ],
    )
}

/// Two buttons of which one is pressed.
fn switcher(label: &str, entries: [(&str, bool, yew::Callback<yew::MouseEvent>); 2]) -> Html {
    html! {
        <div class="switcher" role="group" aria-label={label.to_owned()}>
            { for entries.into_iter().map(|(text, pressed, onclick)| html! {
                <button type="button" class="tab" aria-pressed={if pressed { "true" } else { "false" }} {onclick}>
                    { text }
                </button>
            }) }
        </div>
    }
}

fn table(open: &Open, send: &Send) -> Html {
    let rows = &open.reconciling.rows;
    let drawn = open.reconciling.drawn;
    html! {
        <>
            <div class="table-box" tabindex="0" role="region" aria-label={words::TITLE}>
                <table class="studies">
                    <thead>
                        <tr>
                            <th scope="col">{ words::STUDY }</th>
                            <th scope="col">{ words::REVIEWERS }</th>
                            <th scope="col">{ words::RECONCILED }</th>
                            <th scope="col">{ words::LEFT }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows.iter().take(drawn).filter_map(|id| row(id, open, send)) }</tbody>
                </table>
            </div>
            if rows.len() > drawn {
                <p class="more">
                    { button(words::MORE, send.click(|| Msg::Reconcile(ReconcileMsg::MoreSought))) }
                </p>
            }
        </>
    }
}

fn row(id: &StudyId, open: &Open, send: &Send) -> Option<Html> {
    let study = open.review.study(id)?;
    let target = id.clone();
    let onclick = send.click(move || Msg::Reconcile(ReconcileMsg::Chosen(target.clone())));
    let standing = standing(&open.review, id);
    let reconciled = match &standing {
        Standing::Ready(found) if found.reconciled().of > 0 => {
            let reconciled = found.reconciled();
            words::of(reconciled.agreed, reconciled.of)
        }
        _ => String::new(),
    };
    Some(html! {
        <tr key={id.as_str().to_owned()}>
            <th scope="row">
                <button type="button" class="link" id={format!("reconcile-{}", id.as_str())} {onclick}>{ &study.label }</button>
                if !study.citation.title.is_empty() {
                    <span class="study-title">{ &study.citation.title }</span>
                }
            </th>
            <td data-label={words::REVIEWERS}>{ words::listed(&names(open, &parties(&open.review, id))) }</td>
            <td class="num" data-label={words::RECONCILED}>{ reconciled }</td>
            <td>{ left_of(id, &standing, open) }</td>
        </tr>
    })
}

/// What is left of a study, or what it waits for, as a chip.
fn left_of(id: &StudyId, standing: &Standing, open: &Open) -> Html {
    let (tone, text) = match standing {
        Standing::Single(by) => {
            let by = by.iter().map(|by| name(open, by)).collect::<String>();
            ("none", words::only(&by))
        }
        Standing::Unfinished(of) => ("none", words::waits_for(&names(open, of))),
        Standing::Ready(found) => {
            let left = left_to_agree(&open.review, id, found);
            let category = left.contains(&Matter::Category);
            let items = left.len() - usize::from(category);
            let tone = if left.is_empty() {
                tone(Some(Response::Yes))
            } else {
                "now"
            };
            (tone, words::left(category, items))
        }
    };
    html! { <span class={yew::classes!("chip", tone)}>{ text }</span> }
}

/// What a reviewer is called.
fn name(open: &Open, id: &ReviewerId) -> String {
    let known = open.review.reviewer(id);
    known.map_or_else(|| app::UNKNOWN_REVIEWER.to_owned(), |one| one.name.clone())
}

fn names(open: &Open, ids: &[ReviewerId]) -> Vec<String> {
    ids.iter().map(|id| name(open, id)).collect()
}
