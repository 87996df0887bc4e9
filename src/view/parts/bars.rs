//! Bars, drawn as SVG because a strict content security policy refuses inline styles.

use yew::{Html, html};

use super::response::tone;
use crate::instrument::Response;
use crate::review::Counts;
use crate::text::{states, summary};

/// How far something is.
pub(in crate::view) fn progress_bar(done: usize, of: usize, label: &str) -> Html {
    let width = (done * 100).checked_div(of).unwrap_or_default();
    html! {
        <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img"
            aria-label={label.to_owned()}>
            <rect class="track" width="100" height="8" />
            <rect class="fill" width={width.to_string()} height="8" />
        </svg>
    }
}

/// The responses to one item as a stacked bar; the numbers stand in it and in its label.
pub(in crate::view) fn stacked_bar(counts: Counts) -> Html {
    let all = counts.studies();
    let order = [
        Some(Response::Yes),
        Some(Response::CantTell),
        Some(Response::No),
        None,
    ];
    let number = |response: Option<Response>| {
        response.map_or(counts.unanswered, |response| counts.of(response))
    };
    let label = order
        .into_iter()
        .filter(|response| number(*response) > 0)
        .map(|response| {
            let word = response.map_or(states::UNANSWERED, states::response);
            format!("{word} {}", summary::share(number(response), all))
        })
        .collect::<Vec<_>>()
        .join(", ");
    let mut left = 0;
    let segments = order
        .into_iter()
        .filter(|response| number(*response) > 0)
        .map(|response| {
            let width = (number(response) * 1000)
                .checked_div(all)
                .unwrap_or_default();
            let segment = segment(response, number(response), left, width);
            left += width;
            segment
        });
    html! {
        <svg class="stack" role="img" aria-label={label}>{ for segments }</svg>
    }
}

/// One share of a stacked bar; `left` and `width` are thousandths of the whole.
fn segment(response: Option<Response>, number: usize, left: usize, width: usize) -> Html {
    let percent = |part: usize| format!("{}.{}%", part / 10, part % 10);
    html! {
        <svg class={tone(response)} x={percent(left)} width={percent(width)} height="100%">
            <rect width="100%" height="100%" />
            <text x="50%" y="50%" dy="0.35em" text-anchor="middle">{ number }</text>
        </svg>
    }
}
