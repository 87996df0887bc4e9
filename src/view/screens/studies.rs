//! Studies: the list with its search, filters and sorting.

mod table;

use yew::{Callback, Html, MouseEvent, html};

use super::{empty, heading};
use crate::app::{FilesMsg, Msg, Open, ProtocolMsg, StateFilter, StudiesMsg};
use crate::instrument::Category;
use crate::review::{ReviewerId, State};
use crate::text::{folder, merging, states, studies as words};
use crate::view::parts::{button, file_button, primary, quiet};
use crate::view::send::Send;

pub(in crate::view) fn studies(open: &Open, send: &Send) -> Html {
    let all = open.review.studies().len();
    let is_read_only = open.review.is_read_only();
    let add = html! {
        if !is_read_only {
            { primary(words::ADD, send.click(|| Msg::Studies(StudiesMsg::AddChosen))) }
            { file_button(words::IMPORT, "import-file", send) }
            { exchange(open, send) }
        }
    };
    let hint = html! {
        if !is_read_only {
            <p class="small muted">{ words::IMPORT_HINT }</p>
        }
    };
    if all == 0 {
        return no_studies(is_read_only, add, hint);
    }
    let list = &open.list;
    html! {
        <>
            <div class="head-row">
                { heading(words::TITLE) }
                <span class="muted">{ words::found(list.visible.len(), all) }</span>
                <div class="row end">{ add }</div>
            </div>
            { hint }
            { filters(open, send) }
            if list.visible.is_empty() {
                { none_found(send) }
            } else {
                { table::table(open, send) }
            }
        </>
    }
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn no_studies(is_read_only: bool, add: Html, hint: Html) -> Html {
    let text = if is_read_only { "" } else { words::EMPTY_TEXT };
    html! {
        <>
            { heading(words::TITLE) }
            { empty(words::EMPTY_TITLE, text, add) }
            { hint }
        </>
    }
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn none_found(send: &Send) -> Html {
    html! {
        <section class="card empty">
            <p>{ words::NONE_FOUND }</p>
            { button(words::CLEAR_FILTERS,
                send.click(|| Msg::Studies(StudiesMsg::FiltersCleared))) }
        </section>
    }
}

/// Where there are studies to hand over.
fn exchange(open: &Open, send: &Send) -> Html {
    if open.review.studies().is_empty() {
        return html! {};
    }
    let onclick = send.click(|| Msg::Files(FilesMsg::ExchangeToggled));
    match open.folder.linked().map_or(0, |linked| linked.newer) {
        0 => button(merging::EXCHANGE, onclick),
        newer => exchange_with_newer(newer, onclick),
    }
}

/// With how many files of others are newer in the folder that the review is linked to.
#[inline(never)] // Moves to the rest of the module as a whole.
fn exchange_with_newer(newer: usize, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="btn" {onclick} title={folder::newer(newer)}>
            { merging::EXCHANGE }{ " " }
            <span class="left-count">{ newer }<span class="vh">{ folder::NEWER_THERE }</span></span>
        </button>
    }
}

fn filters(open: &Open, send: &Send) -> Html {
    let list = &open.list;
    html! {
        <div class="filters">
            <div class="field grow">
                <label for="search">{ words::SEARCH }</label>
                <input id="search" type="search" value={list.query.clone()} autocomplete="off"
                    placeholder={words::SEARCH_HINT}
                    oninput={send.input(|text| Msg::Studies(StudiesMsg::SearchTyped(text)))} />
            </div>
            <div class="field">
                <label for="filter-state">{ words::STATE }</label>
                <select id="filter-state" onchange={send.select(|value| {
                    Msg::Studies(StudiesMsg::StateFiltered(state_of(&value)))
                })}>
                    { for STATES.iter().map(|(value, filter)| html! {
                        <option value={*value} selected={list.state == *filter}>
                            { state_words(*filter) }
                        </option>
                    }) }
                </select>
            </div>
            <div class="field">
                <label for="filter-category">{ words::CATEGORY }</label>
                <select id="filter-category" onchange={send.select(|value| {
                    Msg::Studies(StudiesMsg::CategoryFiltered(Category::from_token(&value)))
                })}>
                    <option value="" selected={list.category.is_none()}>{ words::ALL }</option>
                    { for Category::ALL.into_iter().map(|category| html! {
                        <option value={category.token()} selected={list.category == Some(category)}>
                            { states::short_category(category) }
                        </option>
                    }) }
                </select>
            </div>
            { reviewer_choice(open, send) }
        </div>
    }
}

/// Who appraises at this screen; asked only where there is a choice.
fn reviewer_choice(open: &Open, send: &Send) -> Html {
    if open.review.header().reviewers.len() < 2 {
        return html! {};
    }
    choice_of_reviewer(open, send)
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn choice_of_reviewer(open: &Open, send: &Send) -> Html {
    if open.review.protocol().blinded && !open.review.is_read_only() {
        return html! {
            <div class="field">
                <span class="small">{ merging::appraising_as(&open.my_name()) }</span>
                { quiet(merging::SOMEBODY_ELSE,
                    send.click(|| Msg::Protocol(ProtocolMsg::WhoSought))) }
            </div>
        };
    }
    html! {
        <div class="field">
            <label for="me">
                { if open.review.is_read_only() { words::APPRAISED_BY } else { words::APPRAISING_AS } }
            </label>
            <select id="me" onchange={send.select(|id| {
                Msg::Protocol(ProtocolMsg::MeChosen(ReviewerId::new(&id)))
            })}>
                { for open.review.header().reviewers.iter().map(|one| html! {
                    <option value={one.id.as_str().to_owned()} selected={one.id == open.me}>
                        { &one.name }
                    </option>
                }) }
            </select>
        </div>
    }
}

const STATES: [(&str, StateFilter); 7] = [
    ("all", StateFilter::All),
    ("to-do", StateFilter::ToDo),
    ("not-started", StateFilter::Only(State::NotStarted)),
    ("underway", StateFilter::Only(State::Underway)),
    (
        "lacks-components",
        StateFilter::Only(State::LacksComponents),
    ),
    ("stopped", StateFilter::Only(State::NotAppraisedFurther)),
    ("complete", StateFilter::Only(State::Complete)),
];

fn state_of(value: &str) -> StateFilter {
    STATES
        .iter()
        .find(|(known, _)| *known == value)
        .map_or(StateFilter::All, |(_, filter)| *filter)
}

fn state_words(filter: StateFilter) -> &'static str {
    match filter {
        StateFilter::All => words::ALL,
        StateFilter::ToDo => words::TO_DO,
        StateFilter::Only(state) => states::state(state),
    }
}
