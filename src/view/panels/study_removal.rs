//! The question before a study is removed that somebody appraised.

use yew::{Html, html};

use crate::app::{Model, Msg, StudiesMsg};
use crate::review::StudyId;
use crate::text::{app as words, studies};
use crate::view::parts::quiet;
use crate::view::send::Send;

#[inline(never)] // Moves to the rest of the module as a whole.
pub(super) fn panel(id: &StudyId, model: &Model, send: &Send) -> Html {
    let study = model.open.as_ref().and_then(|open| open.review.study(id));
    let title = studies::remove_title(study.map_or("", |study| &study.label));
    html! {
        <section class="card panel" role="group" aria-label={title.clone()}>
            <p><b>{ title }</b>{ " " }{ studies::REMOVE_TEXT }</p>
            <div class="row">
                <button type="button" id="remove-confirm" class="btn danger"
                    onclick={send.click(|| Msg::Studies(StudiesMsg::RemoveConfirmed))}>
                    { studies::REMOVE_CONFIRM }
                </button>
                { quiet(words::CANCEL, send.click(|| Msg::PanelClosed)) }
            </div>
        </section>
    }
}
