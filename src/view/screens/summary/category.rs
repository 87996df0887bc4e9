//! The studies of one category: who got which response, and how often each was given.

use yew::{Html, html};

use super::Row;
use crate::app::Open;
use crate::instrument::{Category, Group, ItemId, Response};
use crate::review::{Counts, State, state};
use crate::text::{states, summary as words};
use crate::view::parts::{cell, stacked_bar};

pub(super) fn section(category: Category, rows: &[Row], open: &Open) -> Html {
    if rows.is_empty() {
        return html! {};
    }
    html! {
        <section class="card sec">
            <h2>
                { states::category(category) }{ " " }
                <span class="muted small">{ words::studies(rows.len()) }</span>
            </h2>
            { table_and_bars(category.group(), rows, open) }
        </section>
    }
}

/// Studies without a category: only screening counts for them.
pub(super) fn unplaced(rows: &[Row], open: &Open) -> Html {
    if rows.is_empty() {
        return html! {};
    }
    html! {
        <section class="card sec">
            <h2>
                { words::NO_CATEGORY }{ " " }
                <span class="muted small">{ words::studies(rows.len()) }</span>
            </h2>
            <p class="small muted">{ words::NO_CATEGORY_TEXT }</p>
            { table_and_bars(Group::Screening, rows, open) }
        </section>
    }
}

/// The table study by criterion, and the bars beside it.
pub(super) fn table_and_bars(group: Group, rows: &[Row], open: &Open) -> Html {
    let items = group.items();
    html! {
        <div class="two">
            <div class="scroller" tabindex="0" role="region" aria-label={states::group(group)}>
                <table class="ratings">
                    <caption class="vh">{ states::group(group) }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ words::STUDY }</th>
                            { for items.iter().map(|item| html! {
                                <th scope="col"><abbr title={item.wording()}>{ item.token() }</abbr></th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>{ for rows.iter().map(|row| study(row, items, open)) }</tbody>
                </table>
            </div>
            <div>
                <p class="small muted">{ words::met_of(rows.len()) }</p>
                { for items.iter().map(|item| bar(*item, rows)) }
            </div>
        </div>
    }
}

fn study(row: &Row, items: &[ItemId], open: &Open) -> Html {
    let note = match state(row.appraisal, open.review.protocol()) {
        State::LacksComponents => Some(words::LACKS),
        State::NotAppraisedFurther => Some(words::STOPPED),
        _ => None,
    };
    let response = |item: &ItemId| row.appraisal.and_then(|appraisal| appraisal.response(*item));
    html! {
        <tr>
            <th scope="row">
                { &row.study.label }
                if let Some(note) = note {
                    { " " }<span class="note-word small">{ note }</span>
                }
            </th>
            { for items.iter().map(|item| cell(response(item))) }
        </tr>
    }
}

fn bar(item: ItemId, rows: &[Row]) -> Html {
    let mut counts = Counts::default();
    for row in rows {
        counts.count(row.appraisal.and_then(|appraisal| appraisal.response(item)));
    }
    html! {
        <div class="br">
            <span class="bi">{ item.token() }</span>
            { stacked_bar(counts) }
            <span class="bn">{ words::share(counts.of(Response::Yes), counts.studies()) }</span>
        </div>
    }
}
