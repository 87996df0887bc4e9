//! The keys.

use yew::{Html, html};

use crate::app::{Model, Screen};
use crate::text::{app as words, reconcile};
use crate::view::send::Send;

#[inline(never)] // Moves to the rest of the module as a whole.
pub(super) fn panel(model: &Model, send: &Send) -> Html {
    let keys: &[(&'static str, &'static [&'static str])] = match model.screen {
        Screen::Reconcile | Screen::Reconciling(_) => &reconcile::KEY_LIST,
        _ => &words::KEY_LIST,
    };
    let row = |(what, keys): &(&'static str, &'static [&'static str])| {
        html! {
            <>
                <dt>{ *what }</dt>
                <dd>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dd>
            </>
        }
    };
    let content = html! {
        <>
            <dl class="kv">{ for keys.iter().map(row) }</dl>
            <p class="small muted">{ words::KEYS_NOTE }</p>
        </>
    };
    super::closable("keys", words::KEYS, send, content)
}
