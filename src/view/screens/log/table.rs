//! The table of changes. Of a long log only the rows in sight are drawn.

use std::rc::Rc;

use yew::{Callback, Event, Html, TargetCast, html};

use crate::app::{LogList, LogMsg, Msg, Open};
use crate::review::LogEntry;
use crate::text::log as words;
use crate::view::send::Send;

/// Lists up to this length are drawn whole and scroll with the page.
const SHORT: usize = 200;
/// The height of a row in a long list, in pixels; `log.css` sets the same.
const ROW: usize = 64;
/// Rows drawn in a long list: what is in sight, and as much again above and below.
const DRAWN: usize = 60;
/// Rows drawn above the one at the top.
const AHEAD: usize = 20;
/// As tall as a spacer may be: browsers cut off what is taller than some ten million pixels.
const TALLEST: usize = 9_000_000;

pub(super) fn table(list: &LogList, entries: &[Rc<LogEntry>], open: &Open, send: &Send) -> Html {
    let visible = &list.visible;
    let long = visible.len() > SHORT;
    let (first, drawn) = if long {
        (list.top.saturating_sub(AHEAD).min(visible.len()), DRAWN)
    } else {
        (0, visible.len())
    };
    let below = visible.len().saturating_sub(first + drawn);
    let rows = visible.iter().enumerate().skip(first).take(drawn);
    let zone = &list.zone;
    let rows = rows.filter_map(|(place, at)| {
        let entry = entries.get(*at)?;
        let when = words::time(&zone.local(&entry.at));
        Some(row((place, *at), &when, entry, open, long))
    });
    html! {
        <div class={if long { "table-box long" } else { "table-box" }} tabindex="0" role="region"
            aria-label={words::TITLE} onscroll={scrolled(list.top, send)}>
            <table class="log" aria-rowcount={(visible.len() + 1).to_string()}>
                <thead>
                    <tr>
                        <th scope="col">{ words::WHEN }</th>
                        <th scope="col">{ words::WHO }</th>
                        <th scope="col">{ words::WHAT }</th>
                        <th scope="col">{ words::BEFORE }</th>
                        <th scope="col">{ words::AFTER }</th>
                    </tr>
                </thead>
                <tbody>
                    { spacer("above", first) }
                    { for rows }
                    { spacer("below", below) }
                </tbody>
            </table>
        </div>
    }
}

/// Reports the row at the top when it moved far enough to draw others.
fn scrolled(top: usize, send: &Send) -> Callback<Event> {
    let send = send.msg.clone();
    Callback::from(move |event: Event| {
        let Some(area) = event.target_dyn_into::<web_sys::Element>() else {
            return;
        };
        let now = usize::try_from(area.scroll_top()).unwrap_or_default() / ROW;
        if now.abs_diff(top) >= AHEAD / 2 {
            send.emit(Msg::Log(LogMsg::Scrolled(now)));
        }
    })
}

fn spacer(key: &'static str, rows: usize) -> Html {
    let height = (rows * ROW).min(TALLEST).to_string();
    html! { <tr {key} class="spacer" aria-hidden="true"><td colspan="5" {height}></td></tr> }
}

fn row((place, at): (usize, usize), when: &str, entry: &LogEntry, open: &Open, long: bool) -> Html {
    let study = entry.study.as_ref();
    let label = study.map(|id| match open.review.study(id) {
        Some(study) => study.label.as_str(),
        None => id.as_str(),
    });
    let who = entry.by.as_ref().map(|id| match open.review.reviewer(id) {
        Some(one) => one.name.as_str(),
        None => id.as_str(),
    });
    let utc = entry.at.as_str().to_owned();
    html! {
        <tr key={at} aria-rowindex={(place + 2).to_string()}>
            <td class="when"><time datetime={utc.clone()} title={utc.clone()}>{ when }</time></td>
            <td data-label={words::WHO}>{ who.unwrap_or(words::NOBODY) }</td>
            <th scope="row">
                <span>{ words::what(entry.what) }</span>
                if let Some(label) = label {
                    <span class="of small muted">{ label }</span>
                }
            </th>
            <td data-label={words::BEFORE}>{ said(&entry.before_with_names(&open.review), long) }</td>
            <td data-label={words::AFTER}>{ said(&entry.after_with_names(&open.review), long) }</td>
        </tr>
    }
}

/// What was there; of a long list on two lines at most, whole in the title.
fn said(text: &str, long: bool) -> Html {
    if text.is_empty() {
        return html! { <span class="muted">{ words::NOTHING }</span> };
    }
    let title = long.then(|| text.to_owned());
    html! { <span class="said" {title}>{ text }</span> }
}
