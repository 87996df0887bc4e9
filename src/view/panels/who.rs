//! Who appraises in this browser.

use yew::{Html, html};

use crate::app::{Model, Msg, Open, ProtocolMsg, Screen};
use crate::review::Reviewer;
use crate::text::merging as words;
use crate::view::parts::{button, quiet};
use crate::view::send::Send;

#[inline(never)]
pub(super) fn panel(model: &Model, send: &Send) -> Html {
    let Some(open) = &model.open else {
        return html! {};
    };
    let team = open.review.header().reviewers.iter();
    let content = html! {
        <>
            <p>{ words::WHO_TEXT }</p>
            if open.review.protocol().blinded {
                <p>{ words::WHO_BLINDED }</p>
            }
            <ul class="choices">{ for team.map(|one| choice(one, open, send)) }</ul>
            <p class="muted small">{ words::WHO_MISSING }</p>
            { quiet(words::TO_PROTOCOL, send.click(|| Msg::ScreenChosen(Screen::Protocol))) }
        </>
    };
    super::closable("who", words::WHO_TITLE, send, content)
}

fn choice(one: &Reviewer, open: &Open, send: &Send) -> Html {
    let id = one.id.clone();
    let is_me = open.me_chosen && one.id == open.me;
    let label = match is_me {
        true => format!("✓ {}", one.name),
        false => one.name.clone(),
    };
    let chosen = send.click(move || Msg::Protocol(ProtocolMsg::MeChosen(id.clone())));
    html! { <li key={one.id.as_str().to_owned()}>{ button(&label, chosen) }</li> }
}
