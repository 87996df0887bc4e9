//! Buttons.

use yew::{Callback, Html, MouseEvent, html};

use crate::view::send::Send;

/// An ordinary button.
pub(in crate::view) fn button(label: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="btn" {onclick}>{ label }</button> }
}

/// The one main thing to do.
pub(in crate::view) fn primary(label: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="btn primary" {onclick}>{ label }</button> }
}

/// A button that stands back.
pub(in crate::view) fn quiet(label: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="btn quiet" {onclick}>{ label }</button> }
}

/// A button that lets the reviewer pick files. The input itself takes the focus, so that the
/// keyboard and screen readers meet the real thing.
pub(in crate::view) fn file_button(label: &str, id: &'static str, send: &Send) -> Html {
    html! {
        <label class="btn file" for={id}>
            { label }
            <input {id} class="vh" type="file" multiple=true onchange={send.pick()} />
        </label>
    }
}
