//! What is said about how the data are kept: a banner where they can get lost, and the reminder of a file.

use yew::{Html, html};

use super::parts::{button, quiet};
use super::rest;
use super::send::Send;
use crate::app::{FilesMsg, Keeping, Model, Msg, Storage};
use crate::codec::export::ExportFormat;
use crate::review::Timestamp;
use crate::text::{app, keeping as words};

/// The banner that stays, and the reminder.
pub(super) fn banner(model: &Model, send: &Send) -> Html {
    let keeping = model.keeping();
    let is_shown = keeping.is_in_memory() || keeping.is_unsafe() && model.has_something_to_lose();
    // It comes with the rest of the module, a moment after the page.
    let is_shown = is_shown && rest::is_here();
    html! {
        <>
            if is_shown {
                { warning(model, keeping, send) }
            }
            { reminder(model, send) }
        </>
    }
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn warning(model: &Model, keeping: Keeping, send: &Send) -> Html {
    let (title, text) = if keeping.is_in_memory() {
        (app::MEMORY_TITLE, app::MEMORY_TEXT)
    } else {
        (words::TITLE, sentence(keeping))
    };
    html! {
        <section class="banner" aria-label={title}>
            <p><b>{ title }</b>{ " " }{ text }</p>
            if let Storage::Memory(why) = &model.storage {
                <p class="small">{ why }</p>
            }
            <div class="row">
                { own_tab(model) }
                if model.open.is_some() {
                    { button(app::SAVE_A_FILE, save(send)) }
                }
            </div>
        </section>
    }
}

fn reminder(model: &Model, send: &Send) -> Html {
    match &model.overdue_since {
        Some(since) => overdue(since, model, send),
        None => html! {},
    }
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn overdue(since: &Timestamp, model: &Model, send: &Send) -> Html {
    html! {
        <section class="banner reminder" aria-label={words::REMINDER}>
            <p>{ words::overdue(since, model.file_note.last.as_ref()) }</p>
            <div class="row">
                { button(app::SAVE_A_FILE, save(send)) }
                { quiet(words::LATER, send.click(|| Msg::ReminderPutOff)) }
            </div>
        </section>
    }
}

/// A link to this page outside the frame it is in.
pub(super) fn own_tab(model: &Model) -> Html {
    let Some(address) = &model.surroundings.own_tab else {
        return html! {};
    };
    html! {
        <a class="btn" href={address.clone()} target="_blank" rel="noopener">{ words::OWN_TAB }</a>
    }
}

fn save(send: &Send) -> yew::Callback<yew::MouseEvent> {
    send.click(|| Msg::Files(FilesMsg::ExportChosen(ExportFormat::ReviewFile)))
}

/// How the data are kept, in one sentence.
pub(super) const fn sentence(keeping: Keeping) -> &'static str {
    match keeping {
        Keeping::Opening => "",
        Keeping::ShutOff => words::SHUT_OFF,
        Keeping::Memory => words::MEMORY,
        Keeping::Apart => words::APART,
        Keeping::Week => words::WEEK,
        Keeping::WithTheFile => words::WITH_THE_FILE,
        Keeping::Unpromised => words::UNPROMISED,
        Keeping::Promised => words::PROMISED,
        Keeping::Kept => words::PRIVATE,
    }
}
