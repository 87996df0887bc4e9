//! Responses and states: always a sign and a word, colour only besides.

use yew::{Html, classes, html};

use crate::instrument::Response;
use crate::review::State;
use crate::text::states as words;

/// The class that colours a response.
pub(in crate::view) const fn tone(response: Option<Response>) -> &'static str {
    match response {
        Some(Response::Yes) => "yes",
        Some(Response::No) => "no",
        Some(Response::CantTell) => "ct",
        None => "none",
    }
}

fn sign_and_word(response: Option<Response>) -> (&'static str, &'static str) {
    match response {
        Some(response) => (words::glyph(response), words::response(response)),
        None => (words::UNANSWERED_GLYPH, words::UNANSWERED),
    }
}

/// A response as a chip with sign and word.
pub(in crate::view) fn response_chip(response: Option<Response>) -> Html {
    let (sign, word) = sign_and_word(response);
    html! {
        <span class={classes!("chip", tone(response))}>
            <span aria-hidden="true">{ sign }</span>{ word }
        </span>
    }
}

/// A response as a cell of a table: the sign is seen, the word is read out and copied.
pub(in crate::view) fn cell(response: Option<Response>) -> Html {
    let (sign, word) = sign_and_word(response);
    html! {
        <td class={classes!("r", tone(response))}>
            <span aria-hidden="true">{ sign }</span><span class="vh">{ word }</span>
        </td>
    }
}

/// What the signs mean.
pub(in crate::view) fn legend() -> Html {
    html! {
        <div class="legend">
            { for Response::ALL.into_iter().map(|response| response_chip(Some(response))) }
            { response_chip(None) }
        </div>
    }
}

/// The state of an appraisal as a chip.
pub(in crate::view) fn state_chip(state: State) -> Html {
    let tone = match state {
        State::NotStarted => "none",
        State::Underway => "now",
        State::LacksComponents => "ct",
        State::NotAppraisedFurther => "stop",
        State::Complete => "yes",
    };
    html! { <span class={classes!("chip", tone)}>{ words::state(state) }</span> }
}
