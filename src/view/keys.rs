//! The keys of the Appraisal and Reconcile screens.

use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::{Callback, KeyboardEvent, TargetCast};

use super::send::Send;
use crate::app::{AppraisalMsg, Msg, ReconcileMsg};
use crate::instrument::{ItemId, Response};
use crate::review::Matter;

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
            let key = event.key();
            meaning(&key, item_of(&event)).or_else(|| reconciling(&key, matter_of(&event)?))
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

/// What a key means while the category or an item to agree on has the focus.
fn reconciling(key: &str, matter: Matter) -> Option<Msg> {
    let msg = match (key, matter) {
        ("y" | "Y", Matter::Item(item)) => ReconcileMsg::Answered(item, Response::Yes),
        ("n" | "N", Matter::Item(item)) => ReconcileMsg::Answered(item, Response::No),
        ("c" | "C", Matter::Item(item)) => ReconcileMsg::Answered(item, Response::CantTell),
        ("m" | "M", Matter::Item(item)) => ReconcileMsg::CommentSought(item),
        ("Delete" | "Backspace", _) => ReconcileMsg::TakenBack(matter),
        ("ArrowDown", _) => ReconcileMsg::Moved(matter, 1),
        ("ArrowUp", _) => ReconcileMsg::Moved(matter, -1),
        ("u" | "U", _) => ReconcileMsg::NextSought,
        ("]", _) => ReconcileMsg::NeighbourSought(1),
        ("[", _) => ReconcileMsg::NeighbourSought(-1),
        ("?", _) => return Some(Msg::KeysToggled),
        _ => {
            let digit = key.parse::<usize>().ok()?;
            ReconcileMsg::Taken(matter, digit.checked_sub(1)?)
        }
    };
    Some(Msg::Reconcile(msg))
}

/// What is to be agreed on where the focus is.
fn matter_of(event: &KeyboardEvent) -> Option<Matter> {
    let target = event.target_dyn_into::<Element>()?;
    let card = target.closest("[data-agree]").ok().flatten()?;
    match card.get_attribute("data-agree")?.as_str() {
        "category" => Some(Matter::Category),
        token => ItemId::from_token(token).map(Matter::Item),
    }
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
