//! What each printed word or sign becomes.

use yew::{Html, html};

use crate::app::{FilesMsg, Intake, IntakeDecision, Msg};
use crate::codec::tables::{Meaning, TokenUse};
use crate::instrument::Response;
use crate::text::{files as words, states};
use crate::view::send::Send;

pub(super) fn section(intake: &Intake, send: &Send) -> Html {
    let tokens = &intake.preview.tokens;
    if tokens.is_empty() {
        return html! {};
    }
    let rows = tokens.iter().enumerate();
    html! {
        <section class="intake-part">
            <h3>{ words::TOKENS_TITLE }</h3>
            <p class="muted small">{ words::TOKENS_TEXT }</p>
            <div class="scroller" tabindex="0" role="region" aria-label={words::TOKENS_TITLE}>
                <table class="counts tokens">
                    <thead>
                        <tr>
                            <th scope="col">{ words::PRINTED }</th>
                            <th scope="col">{ words::CELLS }</th>
                            <th scope="col">{ words::BECOMES }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows.map(|(place, token)| row(place, token, send)) }</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(place: usize, token: &TokenUse, send: &Send) -> Html {
    let printed = token.printed.clone();
    let onchange = send.select(move |value| {
        let meaning = Response::from_token(&value);
        let decision = IntakeDecision::Token(printed.clone(), meaning);
        Msg::Files(FilesMsg::Decided(decision))
    });
    let chosen = match token.becomes {
        Meaning::Response(response) => Some(response),
        Meaning::Unanswered | Meaning::NotAnAnswer => None,
    };
    let is_odd = token.becomes == Meaning::NotAnAnswer;
    let unanswered = if is_odd {
        words::NOT_AN_ANSWER
    } else {
        words::LEFT_UNANSWERED
    };
    html! {
        <tr class={is_odd.then_some("odd-token")}>
            <th scope="row">{ &token.printed }</th>
            <td class="num">{ token.count }</td>
            <td>
                <select id={format!("token-{place}")} {onchange}
                    aria-label={words::becomes_label(&token.printed)}>
                    { for Response::ALL.into_iter().map(|response| html! {
                        <option value={response.token()} selected={chosen == Some(response)}>
                            { states::response(response) }
                        </option>
                    }) }
                    <option value="" selected={chosen.is_none()}>{ unanswered }</option>
                </select>
            </td>
        </tr>
    }
}
