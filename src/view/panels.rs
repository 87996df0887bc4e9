//! Panels that fold open in the page, above the screen. None covers it.

mod about;
mod exchange;
mod export;
mod intake;
mod keys;
mod merging;
mod study_form;
mod study_removal;
mod who;

use yew::{Html, html};

use super::send::Send;
use crate::app::{Model, Msg, Panel};
use crate::text::app as words;

/// The panel that is open. Panels that belong to one place of a screen are drawn there.
pub(super) fn panel(model: &Model, send: &Send) -> Html {
    match &model.panel {
        Panel::Study(form) => study_form::panel(form, send),
        Panel::RemoveStudy(id) => study_removal::panel(id, model, send),
        Panel::Intake(intake) => intake::panel(intake, model, send),
        Panel::Export => export::panel(model, send),
        Panel::Keys => keys::panel(model, send),
        Panel::About => about::panel(model, send),
        Panel::Who => who::panel(model, send),
        Panel::Exchange => exchange::panel(model, send),
        Panel::Merging(merging) => merging::panel(merging, model, send),
        Panel::None
        | Panel::NewReview(_)
        | Panel::RemoveReview(_)
        | Panel::ChooseCategory
        | Panel::Helper(_)
        | Panel::Reason(_)
        | Panel::Amendment(_)
        | Panel::Pilot(_) => html! {},
    }
}

/// A card with a heading that can be closed.
fn closable(id: &'static str, title: &str, send: &Send, content: Html) -> Html {
    let heading = format!("{id}-title");
    html! {
        <section class="card panel" {id} tabindex="-1" aria-labelledby={heading.clone()}>
            <div class="panel-head">
                <h2 id={heading}>{ title }</h2>
                <button type="button" class="btn quiet" onclick={send.click(|| Msg::PanelClosed)}>
                    { words::CLOSE }
                </button>
            </div>
            { content }
        </section>
    }
}
