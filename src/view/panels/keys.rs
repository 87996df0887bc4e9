//! The keys.

use yew::{Html, html};

use crate::text::app as words;
use crate::view::send::Send;

#[inline(never)] // Moves to the rest of the module as a whole.
pub(super) fn panel(send: &Send) -> Html {
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
            <dl class="kv">{ for words::KEY_LIST.iter().map(row) }</dl>
            <p class="small muted">{ words::KEYS_NOTE }</p>
        </>
    };
    super::closable("keys", words::KEYS, send, content)
}
