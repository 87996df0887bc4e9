//! The keys of the Appraisal screen.

use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::{Callback, KeyboardEvent, TargetCast};

use super::send::Send;
use crate::app::{AppraisalMsg, Msg};
use crate::instrument::{ItemId, Response};

/// Listens on our own root, never on the document, so that a host page keeps its keys.
pub(super) fn listener(send: &Send) -> Callback<KeyboardEvent> {
    let send = send.msg.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.default_prevented() || event.alt_key() {
            return;
        }
        if event.key() == "Escape" {
            send.emit(Msg::PanelClosed);
            return;
        }
        if types_text(&event) {
            return;
        }
        let meant = if event.ctrl_key() || event.meta_key() {
            (event.key() == "z" && !event.shift_key()).then_some(Msg::UndoChosen)
        } else {
            meaning(&event.key(), item_of(&event))
        };
        if let Some(msg) = meant {
            event.prevent_default();
            send.emit(msg);
        }
    })
}

/// What a key means while an item has the focus; nowhere else does a single character mean
/// anything (WCAG 2.1.4).
fn meaning(key: &str, item: Option<ItemId>) -> Option<Msg> {
    let item = item?;
    let msg = match key {
        "y" | "Y" => AppraisalMsg::Answered(item, Some(Response::Yes)),
        "n" | "N" => AppraisalMsg::Answered(item, Some(Response::No)),
        "c" | "C" => AppraisalMsg::Answered(item, Some(Response::CantTell)),
        "Delete" | "Backspace" => AppraisalMsg::Answered(item, None),
        "ArrowDown" => AppraisalMsg::Moved(item, 1),
        "ArrowUp" => AppraisalMsg::Moved(item, -1),
        "m" | "M" => AppraisalMsg::CommentSought(item),
        "u" | "U" => AppraisalMsg::NextUnansweredSought,
        "?" => return Some(Msg::KeysToggled),
        "]" => AppraisalMsg::NeighbourSought(1),
        "[" => AppraisalMsg::NeighbourSought(-1),
        _ => return None,
    };
    Some(Msg::Appraisal(msg))
}

/// The item whose card holds the element with the focus.
fn item_of(event: &KeyboardEvent) -> Option<ItemId> {
    let target = event.target_dyn_into::<Element>()?;
    let card = target.closest("[data-item]").ok().flatten()?;
    ItemId::from_token(&card.get_attribute("data-item")?)
}

/// Whether the key goes into a text.
fn types_text(event: &KeyboardEvent) -> bool {
    let input = event.target_dyn_into::<HtmlInputElement>();
    let is_button = |input: &HtmlInputElement| {
        matches!(
            input.type_().as_str(),
            "radio" | "checkbox" | "file" | "button"
        )
    };
    input.is_some_and(|input| !is_button(&input))
        || event.target_dyn_into::<HtmlTextAreaElement>().is_some()
        || event.target_dyn_into::<HtmlSelectElement>().is_some()
}
