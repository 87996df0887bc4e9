//! The table of studies. Of a long list only the rows in sight are drawn.

use yew::{Callback, Event, Html, TargetCast, html};

use crate::app::{Headway, Msg, Open, Screen, Sort, StudiesMsg};
use crate::review::{Appraisal, Study, StudyId, progress};
use crate::text::{reconcile, states, studies as words};
use crate::view::parts::state_chip;
use crate::view::send::Send;

/// Lists up to this length are drawn whole and scroll with the page.
const SHORT: usize = 200;
/// The height of a row in a long list, in pixels; `studies.css` sets the same.
const ROW: usize = 52;
/// Rows drawn above the one at the top of a long list,
const AHEAD: usize = 20;
/// and from that one on: what is in sight, of which there are 25 at most, and the next ones. More would
/// take too long to draw and to lay out at once.
const FROM_TOP: usize = 36;

pub(super) fn table(open: &Open, send: &Send) -> Html {
    let visible = &open.list.visible;
    let long = visible.len() > SHORT;
    let top = open.list.top;
    let (first, end) = if long {
        (top.saturating_sub(AHEAD).min(visible.len()), top + FROM_TOP)
    } else {
        (0, visible.len())
    };
    let below = visible.len().saturating_sub(end);
    let rows = visible.iter().enumerate().take(end).skip(first);
    let onscroll = scrolled(top, send);
    html! {
        <div class={if long { "table-box long" } else { "table-box" }} tabindex="0"
            role="region" aria-label={words::TITLE} {onscroll}>
            <table class="studies" aria-rowcount={(visible.len() + 1).to_string()}>
                { head(open, send) }
                <tbody>
                    { spacer("above", first) }
                    { for rows.filter_map(|(place, id)| row(place, id, open, send)) }
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
            send.emit(Msg::Studies(StudiesMsg::Scrolled(now)));
        }
    })
}

fn spacer(key: &'static str, rows: usize) -> Html {
    let height = (rows * ROW).to_string();
    html! { <tr {key} class="spacer" aria-hidden="true"><td colspan="6" {height}></td></tr> }
}

fn head(open: &Open, send: &Send) -> Html {
    let column = |sort: Sort, label: &'static str| {
        let active = open.list.sort == sort;
        let aria = match (active, open.list.descending) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        };
        let arrow = match (active, open.list.descending) {
            (false, _) => "",
            (true, false) => " ↑",
            (true, true) => " ↓",
        };
        let onclick = send.click(move || Msg::Studies(StudiesMsg::SortChosen(sort)));
        html! {
            <th scope="col" aria-sort={aria}>
                <button type="button" class="sort" {onclick}>
                    { label }<span aria-hidden="true">{ arrow }</span>
                </button>
            </th>
        }
    };
    html! {
        <thead>
            <tr>
                { column(Sort::Label, words::STUDY) }
                { column(Sort::Year, words::YEAR) }
                { column(Sort::Category, words::CATEGORY) }
                <th scope="col">{ words::PROGRESS }</th>
                { column(Sort::State, words::STATE) }
                if !open.review.is_read_only() {
                    <th scope="col"><span class="vh">{ words::ACTIONS }</span></th>
                }
            </tr>
        </thead>
    }
}

fn row(place: usize, id: &StudyId, open: &Open, send: &Send) -> Option<Html> {
    let study = open.review.study(id)?;
    let category = open.my_category(id);
    let category = category.map_or(words::NO_CATEGORY, states::short_category);
    let year = study.citation.year.map(|year| year.to_string());
    Some(html! {
        <tr key={id.as_str().to_owned()} aria-rowindex={(place + 2).to_string()}>
            <th scope="row">{ name(study, send) }</th>
            <td class="num" data-label={words::YEAR}>{ year.unwrap_or_default() }</td>
            <td data-label={words::CATEGORY}>{ category }</td>
            <td class="num" data-label={words::PROGRESS}>{ answered(open.mine(id), open) }</td>
            <td>{ state_chip(open.my_state(id)) }</td>
            if !open.review.is_read_only() {
                <td class="actions">{ reconcile_link(study, open, send) }{ actions(study, send) }</td>
            }
        </tr>
    })
}

fn name(study: &Study, send: &Send) -> Html {
    let id = study.id.clone();
    let onclick = send.click(move || Msg::Studies(StudiesMsg::Chosen(id.clone())));
    html! {
        <>
            <button type="button" class="link" id={format!("study-{}", study.id.as_str())} {onclick}>
                { &study.label }
            </button>
            if !study.citation.title.is_empty() {
                <span class="study-title" title={study.citation.title.clone()}>
                    { &study.citation.title }
                </span>
            }
        </>
    }
}

fn answered(mine: Option<&Appraisal>, open: &Open) -> String {
    match mine {
        Some(mine) => {
            let progress = progress(mine, open.review.protocol());
            words::answered(progress.answered, progress.of)
        }
        None => String::new(),
    }
}

/// The way to reconciling a study in which something is left to agree on.
fn reconcile_link(study: &Study, open: &Open, send: &Send) -> Html {
    let has_double = open.counts.headway.double > 0;
    if !has_double || Headway::of(&open.review, &study.id).unsettled == 0 {
        return html! {};
    }
    let id = study.id.clone();
    let onclick = send.click(move || Msg::ScreenChosen(Screen::Reconciling(id.clone())));
    html! {
        <button type="button" class="btn quiet" {onclick}
            aria-label={format!("{} {}", reconcile::TITLE, study.label)}>{ reconcile::TITLE }</button>
    }
}

fn actions(study: &Study, send: &Send) -> Html {
    let id = study.id.clone();
    let edit = send.click(move || Msg::Studies(StudiesMsg::EditChosen(id.clone())));
    let id = study.id.clone();
    let remove = send.click(move || Msg::Studies(StudiesMsg::RemoveChosen(id.clone())));
    html! {
        <>
            <button type="button" class="btn quiet" onclick={edit}
                aria-label={format!("{} {}", words::EDIT, study.label)}>{ words::EDIT }</button>
            <button type="button" class="btn quiet" onclick={remove}
                aria-label={format!("{} {}", words::REMOVE, study.label)}>{ words::REMOVE }</button>
        </>
    }
}
