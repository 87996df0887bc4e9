//! What stands under a list of which only the beginning is drawn.

use yew::{Html, html};

use crate::app::{Msg, STEP, SummaryList};
use crate::text::summary as words;
use crate::view::parts::button;
use crate::view::send::Send;

/// How many are not drawn, and the button for the next of them; nothing where all are.
pub(super) fn more(list: SummaryList, all: usize, drawn: usize, send: &Send) -> Html {
    let left = all.saturating_sub(drawn);
    if left == 0 {
        return html! {};
    }
    html! {
        <div class="more small">
            <span class="muted">{ words::more(left) }</span>
            { button(&words::show_next(left.min(STEP)), send.click(move || Msg::MoreChosen(list))) }
        </div>
    }
}
