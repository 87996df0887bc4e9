//! Beside the study: progress, the way on, what to check, the keys.

use yew::{Html, html};

use super::View;
use crate::app::{AppraisalMsg, Msg, ProtocolMsg, Screen, StudiesMsg};
use crate::review::{
    Check, Concern, Reviewer, Standing, State, Study, StudyId, progress, sealed, standing, state,
};
use crate::text::{app, appraisal as words, checks, merging, reconcile, studies};
use crate::view::parts::{button, primary, progress_bar, quiet, state_chip};
use crate::view::rest;

pub(super) fn side(view: &View, study: &Study) -> Html {
    html! {
        <aside class="side" aria-label={words::SIDE}>
            { way_on(view, study) }
            { whose(view, study) }
            // These come with the rest of the module, a moment after the page.
            if rest::is_here() {
                { to_check(view) }
                { keys(view) }
            }
        </aside>
    }
}

fn way_on(view: &View, study: &Study) -> Html {
    let send = view.send;
    let review = &view.open.review;
    let place = review.place(&study.id).unwrap_or_default();
    let of = review.studies().len();
    let progress = progress(view.appraisal, review.protocol());
    let state = state(Some(view.appraisal), review.protocol());
    let done = matches!(state, State::Complete | State::NotAppraisedFurther);
    let next = if done {
        words::NEXT_TO_DO
    } else {
        words::NEXT_UNANSWERED
    };
    let answered = words::items_answered(progress);
    let neighbour =
        |by: isize| send.click(move || Msg::Appraisal(AppraisalMsg::NeighbourSought(by)));
    let is_workspace = view.model.mode.is_workspace();
    let id = study.id.clone();
    let edit = send.click(move || Msg::Studies(StudiesMsg::EditChosen(id.clone())));
    html! {
        <section class="card">
            <div class="side-head">
                if is_workspace {
                    <h3>{ words::position(place, of) }</h3>
                } else {
                    <h3>{ studies::PROGRESS }</h3>
                }
                { state_chip(state) }
            </div>
            { progress_bar(progress.answered, progress.of, &answered) }
            <p class="small muted">{ &answered }</p>
            <div class="row">
                { primary(next, send.click(|| Msg::Appraisal(AppraisalMsg::NextUnansweredSought))) }
            </div>
            if of > 1 {
                <div class="row">
                    if place > 0 {
                        { button(words::PREVIOUS, neighbour(-1)) }
                    }
                    if place + 1 < of {
                        { button(words::NEXT, neighbour(1)) }
                    }
                </div>
            }
            if is_workspace {
                { quiet(studies::EDIT_STUDY, edit) }
                { reconcile_link(view, &study.id) }
            }
        </section>
    }
}

/// The way to reconciling the study, once all who appraise it have completed theirs.
fn reconcile_link(view: &View, study: &StudyId) -> Html {
    if view.open.counts.headway.double == 0 {
        return html! {};
    }
    way_to_reconcile(view, study)
}

#[inline(never)]
fn way_to_reconcile(view: &View, study: &StudyId) -> Html {
    if !matches!(standing(&view.open.review, study), Standing::Ready(_)) {
        return html! {};
    }
    let study = study.clone();
    let onclick = view
        .send
        .click(move || Msg::ScreenChosen(Screen::Reconciling(study.clone())));
    quiet(reconcile::RECONCILE_STUDY, onclick)
}

/// Whose appraisal this is, and how far the others are, where that is not sealed.
fn whose(view: &View, study: &Study) -> Html {
    match view.open.review.header().reviewers.len() {
        0 | 1 => html! {},
        _ => whose_of_team(view, study),
    }
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn whose_of_team(view: &View, study: &Study) -> Html {
    let open = view.open;
    let team = &open.review.header().reviewers;
    let others = team.iter().filter(|one| one.id != open.me);
    let entry = |one: &Reviewer| {
        let theirs = open.review.appraisal(&study.id, &one.id)?;
        let is_sealed = sealed(&open.review, &open.me, &study.id, &one.id);
        let how_far = if is_sealed {
            html! { <span class="muted">{ merging::SEALED }</span> }
        } else {
            state_chip(state(Some(theirs), open.review.protocol()))
        };
        Some(html! { <li>{ &one.name }{ " " }{ how_far }</li> })
    };
    let others: Vec<Html> = others.filter_map(entry).collect();
    let who = view.send.click(|| Msg::Protocol(ProtocolMsg::WhoSought));
    html! {
        <section class="card">
            <p><b>{ merging::appraising_as(&open.my_name()) }</b></p>
            if view.model.mode.is_workspace() {
                { quiet(merging::SOMEBODY_ELSE, who) }
            }
            if !others.is_empty() {
                <h3>{ merging::OTHERS }</h3>
                <ul class="small check-list">{ for others }</ul>
            }
        </section>
    }
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn to_check(view: &View) -> Html {
    let entry = |check: &Check| {
        html! {
            <li>
                if let Some(item) = check.item {
                    <span class="chip ct">{ item.token() }</span>{ " " }
                }
                { checks::concern(check.concern) }
            </li>
        }
    };
    // A missing reason is said once the rest is done: while rating it would only nag.
    let state = state(Some(view.appraisal), view.open.review.protocol());
    let is_done = matches!(state, State::Complete | State::NotAppraisedFurther);
    let shown: Vec<&Check> = view
        .checks
        .iter()
        .filter(|check| is_done || check.concern != Concern::NoEvidence)
        .collect();
    html! {
        <section class="card">
            <h3>{ words::TO_CHECK }</h3>
            if shown.is_empty() {
                <p class="small muted">{ words::NOTHING_TO_CHECK }</p>
            } else {
                <ul class="small check-list">{ for shown.into_iter().map(entry) }</ul>
            }
        </section>
    }
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn keys(view: &View) -> Html {
    html! {
        <section class="card">
            <h3>{ app::KEYS }</h3>
            <dl class="kv small">
                { for app::KEY_LIST.iter().take(4).map(|(what, keys)| html! {
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
