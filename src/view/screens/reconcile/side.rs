//! Beside the study: progress, what is shown, the way on, the keys.

use std::rc::Rc;

use yew::{Html, html};

use super::study::View;
use super::switcher;
use crate::app::{Msg, ReconcileMsg, Screen};
use crate::review::{Study, parties};
use crate::text::{app, reconcile as words};
use crate::view::parts::{button, primary, progress_bar, quiet};

pub(super) fn side(view: &View) -> Html {
    html! {
        <aside class="side" aria-label={words::SIDE}>
            { way_on(view) }
            { keys(view) }
        </aside>
    }
}

fn way_on(view: &View) -> Html {
    let send = view.send;
    let reconciled = view.found.reconciled();
    let text = words::progress(reconciled.agreed, reconciled.of);
    let next = if view.left.is_empty() {
        words::NEXT_STUDY
    } else {
        words::NEXT
    };
    let neighbour =
        |by: isize| send.click(move || Msg::Reconcile(ReconcileMsg::NeighbourSought(by)));
    let study = view.study.id.clone();
    let appraisal = send.click(move || Msg::ScreenChosen(Screen::Appraisal(study.clone())));
    let begun = view.open.review.consensus(&view.study.id).is_some();
    html! {
        <section class="card">
            if reconciled.of > 0 {
                { progress_bar(reconciled.agreed, reconciled.of, &text) }
                <p class="small muted">{ &text }</p>
            }
            <p class="small muted">{ words::left_here(view.left.len()) }</p>
            { items_shown(view) }
            <div class="row">
                { primary(next, send.click(|| Msg::Reconcile(ReconcileMsg::NextSought))) }
            </div>
            <div class="row">
                if has_neighbour(view, -1) {
                    { button(words::PREVIOUS, neighbour(-1)) }
                }
                if has_neighbour(view, 1) {
                    { button(words::FOLLOWING, neighbour(1)) }
                }
            </div>
            { quiet(words::OPEN_APPRAISAL, appraisal) }
            if begun {
                { quiet(words::TAKE_ALL_BACK,
                    send.click(|| Msg::Reconcile(ReconcileMsg::AllTakenBack))) }
            }
        </section>
    }
}

/// Whether another study that several appraised stands before or after this one.
fn has_neighbour(view: &View, by: isize) -> bool {
    let review = &view.open.review;
    let is_double = |study: &Rc<Study>| parties(review, &study.id).len() > 1;
    let place = review.place(&view.study.id).unwrap_or_default();
    let (before, from) = review.studies().split_at(place);
    match by {
        1 => from.iter().skip(1).any(is_double),
        _ => before.iter().rev().any(is_double),
    }
}

fn items_shown(view: &View) -> Html {
    let all = view.open.reconciling.all_items;
    let switch = |all: bool| {
        view.send
            .click(move || Msg::Reconcile(ReconcileMsg::ItemsSwitched(all)))
    };
    html! {
        <>
            <p class="small muted">{ words::ITEMS }</p>
            { switcher(words::ITEMS, [
                (words::ONLY_DIFFERING, !all, switch(false)),
                (words::ALL_ITEMS, all, switch(true)),
            ]) }
        </>
    }
}

fn keys(view: &View) -> Html {
    html! {
        <section class="card">
            <h3>{ app::KEYS }</h3>
            <dl class="kv small">
                { for words::KEY_LIST.iter().take(5).map(|(what, keys)| html! {
                    <>
                        <dt>{ *what }</dt>
                        <dd>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dd>
                    </>
                }) }
            </dl>
            { quiet(app::ALL_KEYS, view.send.click(|| Msg::KeysToggled)) }
        </section>
    }
}
