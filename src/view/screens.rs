//! The screens, each a function of the model.

mod appraisal;
mod checks;
mod log;
mod protocol;
mod reconcile;
mod reviews;
mod studies;
mod summary;

pub(super) use appraisal::appraisal;
pub(super) use checks::checks;
pub(super) use log::log;
pub(super) use protocol::protocol;
pub(super) use reconcile::{reconcile, reconciling};
pub(super) use reviews::reviews;
pub(super) use studies::studies;
pub(super) use summary::summary;

use yew::{Html, html};

/// The heading of a screen; it takes the focus when the screen is opened.
fn heading(title: &str) -> Html {
    html! { <h1 id="heading" tabindex="-1">{ title }</h1> }
}

/// What stands where a host page has shown nothing, or it could not be shown.
pub(super) fn nothing_shown(title: &str, text: &str) -> Html {
    html! {
        <>
            { heading(title) }
            <p class="muted">{ text }</p>
        </>
    }
}

/// What is to be done before anything can be shown.
pub(super) fn first_of_all(title: &str, text: &str, action: Html) -> Html {
    html! {
        <>
            { heading(title) }
            <section class="card empty">
                <p class="muted">{ text }</p>
                <div class="row">{ action }</div>
            </section>
        </>
    }
}

/// What stands where nothing is yet.
fn empty(title: &str, text: &str, actions: Html) -> Html {
    html! {
        <section class="card empty">
            <h2>{ title }</h2>
            <p class="muted">{ text }</p>
            <div class="row">{ actions }</div>
        </section>
    }
}
