//! What goes to other reviewers and comes from them, in files.

mod folder;

use yew::{Html, html};

use crate::app::{FilesMsg, Model, Msg, Open};
use crate::review::State;
use crate::text::merging as words;
use crate::view::parts::{file_button, primary};
use crate::view::send::Send;

#[inline(never)]
pub(super) fn panel(model: &Model, send: &Send) -> Html {
    let Some(open) = &model.open else {
        return html! {};
    };
    let content = html! {
        <>
            <section class="export-group">
                <h3>{ words::HAND_OVER }</h3>
                <p>{ words::HAND_OVER_TEXT }</p>
                if !open.asks_who() {
                    <p class="muted">
                        { words::appraising_as(&open.my_name()) }{ ": " }{ how_far(open) }{ "." }
                    </p>
                }
                <div class="row">
                    { primary(words::HAND_OVER_SAVE,
                        send.click(|| Msg::Files(FilesMsg::HandOverChosen))) }
                </div>
            </section>
            <section class="export-group">
                <h3>{ words::BRING_IN }</h3>
                <p>{ words::BRING_IN_TEXT }</p>
                <div class="row">{ file_button(words::BRING_IN_PICK, "bring-in-file", send) }</div>
            </section>
            { folder::section(model, open, send) }
        </>
    };
    super::closable("exchange", words::EXCHANGE_TITLE, send, content)
}

/// How many studies I have nothing left to do on.
fn how_far(open: &Open) -> String {
    let studies = open.review.studies();
    let done = studies.iter().filter(|study| {
        let state = open.my_state(&study.id);
        matches!(state, State::Complete | State::NotAppraisedFurther)
    });
    words::mine(done.count(), studies.len())
}
