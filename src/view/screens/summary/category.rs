//! The studies of one category: who got which response, and how often each was given.

use yew::{Html, html};

use super::more::more;
use crate::app::{Open, Rated, Ratings};
use crate::instrument::{Category, ItemId, Response};
use crate::review::{Counts, State};
use crate::text::{states, summary as words};
use crate::view::parts::{cell, stacked_bar};
use crate::view::send::Send;

pub(super) fn section(category: Category, ratings: &Ratings, open: &Open, send: &Send) -> Html {
    html! {
        <section class="card sec">
            <h2>
                { states::category(category) }{ " " }
                <span class="muted small">{ words::studies(ratings.rows.len()) }</span>
            </h2>
            { table_and_bars(ratings, open, send) }
        </section>
    }
}

/// Studies without a category: only screening counts for them.
pub(super) fn unplaced(ratings: &Ratings, open: &Open, send: &Send) -> Html {
    html! {
        <section class="card sec">
            <h2>
                { words::NO_CATEGORY }{ " " }
                <span class="muted small">{ words::studies(ratings.rows.len()) }</span>
            </h2>
            <p class="small muted">{ words::NO_CATEGORY_TEXT }</p>
            { table_and_bars(ratings, open, send) }
        </section>
    }
}

/// The table study by criterion, and the bars beside it.
pub(super) fn table_and_bars(ratings: &Ratings, open: &Open, send: &Send) -> Html {
    let items = ratings.group.items();
    let all = ratings.rows.len();
    let drawn = open.figures.drawn(ratings.list);
    let rows = ratings.rows.iter().take(drawn).enumerate();
    html! {
        <div class="two">
            <div class="scroller" tabindex="0" role="region" aria-label={states::group(ratings.group)}>
                <table class="ratings">
                    <caption class="vh">{ states::group(ratings.group) }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ words::STUDY }</th>
                            { for items.iter().map(|item| html! {
                                <th scope="col"><abbr title={item.wording()}>{ item.token() }</abbr></th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>{ for rows.map(|(place, row)| study(row, ratings.list.id(place), items)) }</tbody>
                </table>
                { more(ratings.list, all, drawn, send) }
            </div>
            <div>
                <p class="small muted">{ words::met_of(all) }</p>
                { for ratings.counts.iter().map(|(item, counts)| bar(*item, *counts)) }
            </div>
        </div>
    }
}

fn study(row: &Rated, id: Option<String>, items: &[ItemId]) -> Html {
    let note = match row.state {
        State::LacksComponents => Some(words::LACKS),
        State::NotAppraisedFurther => Some(words::STOPPED),
        _ => None,
    };
    let response = |item: &ItemId| row.appraisal.as_deref()?.response(*item);
    // The focus goes here when more was asked for.
    let tabindex = id.is_some().then_some("-1");
    html! {
        <tr>
            <th scope="row" {id} {tabindex}>
                { &row.study.label }
                if let Some(note) = note {
                    { " " }<span class="note-word small">{ note }</span>
                }
            </th>
            { for items.iter().map(|item| cell(response(item))) }
        </tr>
    }
}

fn bar(item: ItemId, counts: Counts) -> Html {
    html! {
        <div class="br">
            <span class="bi">{ item.token() }</span>
            { stacked_bar(counts) }
            <span class="bn">{ words::share(counts.of(Response::Yes), counts.studies()) }</span>
        </div>
    }
}
