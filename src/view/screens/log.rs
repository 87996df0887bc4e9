//! The log: every change, the newest first, with its filters.

mod table;

use yew::{Html, html};

use super::{empty, heading};
use crate::app::{LogKind, LogList, LogMsg, Model, Msg, Open};
use crate::review::ReviewerId;
use crate::text::log as words;
use crate::view::parts::button;
use crate::view::send::Send;

#[inline(never)]
pub(in crate::view) fn log(model: &Model, open: &Open, send: &Send) -> Html {
    let list = &model.logs.shown;
    let found = list.entries.as_ref().filter(|entries| !entries.is_empty());
    let found = found.map(|entries| words::found(list.visible.len(), entries.len()));
    // The heading, which has the focus, stays the same element while the log is read.
    html! {
        <>
            <div class="head-row">
                { heading(words::TITLE) }
                <span class="muted">{ found.unwrap_or_default() }</span>
            </div>
            { below(list, open, send) }
        </>
    }
}

fn below(list: &LogList, open: &Open, send: &Send) -> Html {
    let Some(entries) = &list.entries else {
        return html! { <p class="loading" role="status">{ words::LOADING }</p> };
    };
    if entries.is_empty() {
        return empty(words::EMPTY_TITLE, words::EMPTY_TEXT, html! {});
    }
    html! {
        <>
            <p class="small muted">{ words::LEAD }</p>
            if list.forks > 0 {
                <p class="banner">{ words::forks(list.forks) }</p>
            }
            { filters(list, open, send) }
            if list.visible.is_empty() {
                <section class="card empty">
                    <p>{ words::NONE_FOUND }</p>
                    { button(words::CLEAR_FILTERS, send.click(|| Msg::Log(LogMsg::FiltersCleared))) }
                </section>
            } else {
                { table::table(list, entries, open, send) }
            }
        </>
    }
}

fn filters(list: &LogList, open: &Open, send: &Send) -> Html {
    let team = &open.review.header().reviewers;
    html! {
        <div class="filters">
            <div class="field grow">
                <label for="log-search">{ words::SEARCH }</label>
                <input id="log-search" type="search" value={list.query.clone()} autocomplete="off"
                    placeholder={words::SEARCH_HINT}
                    oninput={send.input(|text| Msg::Log(LogMsg::SearchTyped(text)))} />
            </div>
            <div class="field">
                <label for="log-study">{ words::STUDY }</label>
                <input id="log-study" type="search" value={list.study.clone()} autocomplete="off"
                    oninput={send.input(|text| Msg::Log(LogMsg::StudyTyped(text)))} />
            </div>
            <div class="field">
                <label for="log-reviewer">{ words::REVIEWER }</label>
                <select id="log-reviewer" onchange={send.select(|id| {
                    let chosen = (!id.is_empty()).then(|| ReviewerId::new(&id));
                    Msg::Log(LogMsg::ReviewerFiltered(chosen))
                })}>
                    <option value="" selected={list.reviewer.is_none()}>{ words::EVERYBODY }</option>
                    { for team.iter().map(|one| html! {
                        <option value={one.id.as_str().to_owned()}
                            selected={list.reviewer.as_ref() == Some(&one.id)}>
                            { &one.name }
                        </option>
                    }) }
                </select>
            </div>
            <div class="field">
                <label for="log-kind">{ words::KIND }</label>
                <select id="log-kind" onchange={send.select(|token| {
                    Msg::Log(LogMsg::KindFiltered(LogKind::from_token(&token)))
                })}>
                    { for LogKind::ALL.iter().zip(words::KINDS).map(|(kind, name)| html! {
                        <option value={kind.token()} selected={list.kind == *kind}>{ name }</option>
                    }) }
                </select>
            </div>
        </div>
    }
}
