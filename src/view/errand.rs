//! The bar that shows what the clerk is doing, with a way to break it off.

use yew::{Html, html};

use super::parts::button;
use super::send::Send;
use crate::app::{FilesMsg, Model, Msg, Running, Task};
use crate::codec::export::ExportFormat;
use crate::text::{app, files as words, merging};

/// The bar, while an errand runs. A short errand ends before the bar can be seen.
pub(super) fn bar(model: &Model, send: &Send) -> Html {
    match model.errands.running() {
        Some(running) => bar_of(running, send),
        None => html! {},
    }
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn bar_of(running: &Running, send: &Send) -> Html {
    let doing = match &running.task {
        Task::Plan(intake) => words::reading(&intake.names()),
        Task::Write { format, .. } => words::writing(*format),
        Task::Merge(_) => merging::COMPARING.to_owned(),
        Task::HandOver(..) | Task::ToFolder { .. } => words::writing(ExportFormat::ReviewFile),
        Task::Example => words::OPENING_EXAMPLE.to_owned(),
    };
    let progress = running.progress;
    let (value, max) = if progress.of == 0 {
        // Without a value the bar says that it works, and not how far it is.
        (None, None)
    } else {
        (
            Some(progress.done.to_string()),
            Some(progress.of.to_string()),
        )
    };
    html! {
        <div class="errand" key="errand">
            <span class="errand-what">{ &doing }</span>
            <progress aria-label={doing.clone()} {value} {max}></progress>
            { button(app::CANCEL, send.click(|| Msg::Files(FilesMsg::CancelChosen))) }
        </div>
    }
}
