//! The soft stop after a failed screening.

use yew::{Callback, Html, html};

use super::View;
use crate::app::{AppraisalMsg, AskedReason, Msg, Panel};
use crate::instrument::SCREENING_NOTE;
use crate::review::Screening;
use crate::text::{app, appraisal as words};
use crate::view::parts::{Labelled, button, labelled_input, quiet};

pub(super) fn notice(view: &View) -> Html {
    match super::failed(view) {
        Screening::Failed => failed(view),
        Screening::WentOn => went_on(view),
        Screening::NotUsed | Screening::Open | Screening::Passed => html! {},
    }
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn failed(view: &View) -> Html {
    let send = view.send;
    html! {
        <div class="hint stop">
            <p><b>{ words::FAILED_TITLE }</b>{ " " }{ SCREENING_NOTE }</p>
            <p>{ words::FAILED_TEXT }</p>
            if let Panel::Reason(reason) = &view.model.panel {
                { form(reason, view) }
            } else {
                { button(words::GO_ON, send.click(|| Msg::Appraisal(AppraisalMsg::GoOnSought))) }
            }
        </div>
    }
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn form(reason: &AskedReason, view: &View) -> Html {
    let send = view.send;
    let field = Labelled {
        id: "reason",
        label: words::REASON,
        error: if reason.is_missing {
            words::REASON_MISSING
        } else {
            ""
        },
        value: reason.text.clone(),
        ..Labelled::default()
    };
    let onsubmit = send.submit(|| Msg::Appraisal(AppraisalMsg::ReasonSubmitted));
    html! {
        <form class="form" {onsubmit}>
            { labelled_input(&field,
                send.input(|text| Msg::Appraisal(AppraisalMsg::ReasonTyped(text))),
                Callback::noop()) }
            <div class="row">
                <button type="submit" class="btn primary">{ words::REASON_SUBMIT }</button>
                { quiet(app::CANCEL, send.click(|| Msg::PanelClosed)) }
            </div>
        </form>
    }
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn went_on(view: &View) -> Html {
    let reason = view.appraisal.went_on.as_ref();
    html! {
        <div class="hint stop">
            <p><b>{ words::WENT_ON }</b>{ " " }{ reason.map_or("", |reason| &reason.text) }</p>
            { quiet(words::WITHDRAW,
                view.send.click(|| Msg::Appraisal(AppraisalMsg::ReasonWithdrawn))) }
        </div>
    }
}
