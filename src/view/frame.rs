//! The frame around every screen: the bar at the top, problems, the panel, the announcements.

use yew::{Callback, DragEvent, Html, classes, html};

use super::parts::primary;
use super::send::Send;
use super::{errand, keeping, keys, panels, screens};
use crate::app::{
    FilesMsg, Listing, Mode, Model, Msg, Open, Panel, Problem, ProtocolMsg, Remedy, SaveStatus,
    Screen, Storage, StoreMsg,
};
use crate::codec::export::ExportFormat;
use crate::text::{app as words, host, merging, reconcile};

/// The whole page of a model.
pub fn page(model: &Model, send: &Send) -> Html {
    let drop = send.files.clone();
    let ondrop = Callback::from(move |event: DragEvent| {
        let files = event.data_transfer().and_then(|transfer| transfer.files());
        if let Some(files) = files.filter(|files| files.length() > 0) {
            event.prevent_default();
            drop.emit(files);
        }
    });
    // Only for files: text is dragged into a field as ever.
    let ondragover = Callback::from(|event: DragEvent| {
        let types = event.data_transfer().map(|transfer| transfer.types());
        let has_files = |kind| Option::is_some_and(kind, |kind: String| kind == "Files");
        if types.is_some_and(|types| types.iter().any(|kind| has_files(kind.as_string()))) {
            event.prevent_default();
        }
    });
    html! {
        <div class="mmat" part="root" lang="en" dir="ltr" onkeydown={keys::listener(send)} {ondrop} {ondragover}>
            { top(model, send) }
            { keeping::banner(model, send) }
            { problems(model, send) }
            <div class="main">
                if !model.notice.is_empty() {
                    { notice(&model.notice) }
                }
                { panels::panel(model, send) }
                { screen(model, send) }
            </div>
            { errand::bar(model, send) }
            <p class="vh" role="status" aria-live="polite">{ &model.announcement }</p>
        </div>
    }
}

fn screen(model: &Model, send: &Send) -> Html {
    if matches!(model.listing, Listing::Loading) && model.open.is_none() {
        return html! { <p class="loading" role="status">{ words::LOADING }</p> };
    }
    let Some(open) = &model.open else {
        return match model.mode {
            Mode::Workspace => screens::reviews(model, send),
            Mode::Study(_) => screens::nothing_shown(host::STUDY_OPENING, ""),
            Mode::Summary => screens::nothing_shown(host::SHOWN_BY, host::SHOWN_BY_TEXT),
        };
    };
    let is_about_answers = !matches!(model.screen, Screen::Reviews | Screen::Protocol);
    if is_about_answers && open.review.protocol().blinded && open.asks_who() {
        return say_who(send);
    }
    match &model.screen {
        Screen::Reviews => screens::reviews(model, send),
        Screen::Protocol => screens::protocol(model, open, send),
        Screen::Studies => screens::studies(open, send),
        Screen::Appraisal(study) => screens::appraisal(model, open, study, send),
        Screen::Reconcile => screens::reconcile(open, send),
        Screen::Reconciling(study) => screens::reconciling(open, study, send),
        Screen::Log => screens::log(model, open, send),
        Screen::Checks => as_seen(open, |open| screens::checks(open, send)),
        Screen::Summary => screens::summary(open, send),
    }
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn notice(text: &str) -> Html {
    html! { <p class="notice">{ text }</p> }
}

/// Until it is known who appraises here, it is not known what may be shown either.
#[inline(never)]
fn say_who(send: &Send) -> Html {
    let ask = primary(
        merging::WHO_TITLE,
        send.click(|| Msg::Protocol(ProtocolMsg::WhoSought)),
    );
    screens::first_of_all(merging::SAY_WHO, merging::WHO_FIRST, ask)
}

/// A screen over everybody's appraisals, without those that are sealed to me.
fn as_seen(open: &Open, screen: impl Fn(&Open) -> Html) -> Html {
    match open.seen() {
        None => screen(open),
        Some((seen, sealed)) => html! {
            <>
                <p class="sealed-note" role="note">{ merging::left_out(sealed) }</p>
                { screen(&seen) }
            </>
        },
    }
}

fn top(model: &Model, send: &Send) -> Html {
    let in_review = model
        .open
        .as_ref()
        .filter(|_| model.screen != Screen::Reviews);
    let is_study = matches!(model.mode, Mode::Study(_));
    html! {
        <div class="top" part="header">
            if let Some(open) = in_review.filter(|_| !is_study) {
                if model.mode.is_workspace() {
                <button type="button" class="btn quiet back"
                    onclick={send.click(|| Msg::ScreenChosen(Screen::Reviews))}>
                    <span aria-hidden="true">{ "‹" }</span><span>{ words::ALL_REVIEWS }</span>
                </button>
                }
                <span class="title">{ &open.review.header().title }</span>
                { navigation(model, send) }
            } else {
                <span class="title">{ words::NAME }</span>
            }
            <div class="tools">
                { saved(model) }
                if let Some(open) = in_review {
                    if !model.mode.is_read_only() {
                        { undo_button(open, send) }
                    }
                    <button type="button" class="btn" aria-expanded={expanded(matches!(model.panel, Panel::Export))}
                        onclick={send.click(|| Msg::Files(FilesMsg::ExportToggled))}>
                        { words::EXPORT }
                    </button>
                }
                <button type="button" class="btn quiet" aria-expanded={expanded(matches!(model.panel, Panel::About))}
                    onclick={send.click(|| Msg::AboutToggled)}>
                    { words::ABOUT }
                </button>
            </div>
        </div>
    }
}

const fn expanded(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

fn navigation(model: &Model, send: &Send) -> Html {
    let is_studies = matches!(model.screen, Screen::Studies | Screen::Appraisal(_));
    let is_checks = matches!(model.screen, Screen::Checks | Screen::Log);
    let entry = |screen: Screen, label: &'static str, current: bool| {
        let target = screen.clone();
        let onclick = send.click(move || Msg::ScreenChosen(target.clone()));
        let aria = current.then_some("page");
        html! {
            if model.mode.has(&screen) {
                <button type="button" class="tab" aria-current={aria} {onclick}>{ label }</button>
            }
        }
    };
    let is = |screen: &Screen| &model.screen == screen;
    html! {
        <nav aria-label={words::SCREENS}>
            { entry(Screen::Protocol, words::PROTOCOL, is(&Screen::Protocol)) }
            { entry(Screen::Studies, words::STUDIES, is_studies) }
            { reconcile_entry(model, send) }
            { entry(Screen::Checks, words::CHECKS, is_checks) }
            { entry(Screen::Summary, words::SUMMARY, is(&Screen::Summary)) }
        </nav>
    }
}

/// The way to what reviewers reconcile, with how much is left; only where two appraised a study.
fn reconcile_entry(model: &Model, send: &Send) -> Html {
    let headway = model.open.as_ref().map(|open| open.counts.headway);
    match headway.filter(|headway| headway.double > 0) {
        Some(headway) if model.mode.has(&Screen::Reconcile) => {
            way_to_reconcile(model, headway.open(), send)
        }
        _ => html! {},
    }
}

#[inline(never)]
fn way_to_reconcile(model: &Model, left: usize, send: &Send) -> Html {
    let is_current = matches!(model.screen, Screen::Reconcile | Screen::Reconciling(_));
    html! {
        <button type="button" class="tab" aria-current={is_current.then_some("page")}
            onclick={send.click(|| Msg::ScreenChosen(Screen::Reconcile))}>
            { words::RECONCILE }
            if left > 0 {
                { " " }<span class="left-count">{ left }<span class="vh">{ " " }{ reconcile::OPEN_COUNT }</span></span>
            }
        </button>
    }
}

fn undo_button(open: &Open, send: &Send) -> Html {
    let last = open.undo.last();
    let label = last.map_or_else(
        || words::UNDO.to_owned(),
        |step| words::undo_what(&step.label),
    );
    html! {
        <button type="button" class="btn" disabled={last.is_none()} title={label.clone()}
            aria-label={label} onclick={send.click(|| Msg::UndoChosen)}>
            { words::UNDO }
        </button>
    }
}

/// The word Saved stands here only after the store said so. It is read out, and that it is being saved is not.
fn saved(model: &Model) -> Html {
    let typing = model.open.as_ref().is_some_and(|open| open.draft.is_some());
    let in_memory = matches!(model.storage, Storage::Memory(_));
    let (class, word, rest) = match model.saving.status(typing) {
        SaveStatus::Failed(_) => ("bad", words::NOT_SAVED, words::NOT_SAVED_WHY),
        _ if in_memory => ("bad", words::UNTIL_CLOSED, ""),
        SaveStatus::Idle => ("", "", ""),
        SaveStatus::Saving => ("", words::SAVING, ""),
        SaveStatus::Saved => ("good", words::SAVED, words::IN_THIS_BROWSER),
    };
    html! {
        <span role="status" class={classes!("saved", class)} data-save={class}>
            <b aria-hidden={class.is_empty().then_some("true")}>
                { if class == "good" { "✓ " } else { "" } }{ word }
            </b>
            <span class="rest">{ rest }</span>
        </span>
    }
}

fn problems(model: &Model, send: &Send) -> Html {
    if model.problems.is_empty() {
        return html! {};
    }
    html! {
        <section class="problems" id="problems" tabindex="-1" aria-label={words::PROBLEMS} role="alert">
            { for model.problems.iter().enumerate().map(|(place, one)| problem(place, one, send)) }
        </section>
    }
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn problem(place: usize, problem: &Problem, send: &Send) -> Html {
    let remedy = |remedy: &Remedy| match remedy {
        Remedy::SaveAgain => html! {
            <button type="button" class="btn primary"
                onclick={send.click(|| Msg::Store(StoreMsg::RetryChosen))}>
                { words::SAVE_AGAIN }
            </button>
        },
        Remedy::SaveFile => html! {
            <button type="button" class="btn" onclick={send.click(|| Msg::Files(
                FilesMsg::ExportChosen(ExportFormat::ReviewFile)))}>
                { words::SAVE_A_FILE }
            </button>
        },
        Remedy::SaveUnsaved => html! {
            <button type="button" class="btn"
                onclick={send.click(|| Msg::Files(FilesMsg::UnsavedFileChosen))}>
                { words::SAVE_A_FILE }
            </button>
        },
    };
    html! {
        <div class="problem">
            <p><b>{ &problem.what }</b>{ " " }{ &problem.advice }</p>
            if !problem.details.is_empty() {
                <ul>{ for problem.details.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            }
            <div class="row">
                { for problem.remedies.iter().map(remedy) }
                <button type="button" class="btn quiet"
                    onclick={send.click(move || Msg::ProblemDismissed(place))}>
                    { words::DISMISS }
                </button>
            </div>
        </div>
    }
}
