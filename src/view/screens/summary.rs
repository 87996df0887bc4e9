//! Summary: tables by category, stacked bars, counts.

mod agreement;
mod category;
mod counts;
mod more;
mod split;

use yew::{Html, html};

use super::{empty, heading};
use crate::app::{Headcount, Open, SummaryList, Totals};
use crate::instrument::{CITATION, Category};
use crate::text::{merging, summary as words};
use crate::view::parts::legend;
use crate::view::send::Send;

/// Everything over all studies was worked out before: here only rows are drawn, and of long lists
/// the beginning.
#[inline(never)] // Moves to the rest of the module as a whole.
pub(in crate::view) fn summary(open: &Open, send: &Send) -> Html {
    let Some(totals) = open.figures.totals() else {
        return html! {};
    };
    let content = if totals.is_appraised {
        sections(totals, open, send)
    } else {
        empty(words::EMPTY_TITLE, words::EMPTY_TEXT, html! {})
    };
    html! {
        <>
            if let Some(sealed) = totals.sealed {
                <p class="sealed-note" role="note">{ merging::left_out(sealed) }</p>
            }
            { heading(words::TITLE) }
            { content }
        </>
    }
}

fn sections(totals: &Totals, open: &Open, send: &Send) -> Html {
    let rated = |category| totals.table(SummaryList::Rated(category));
    let unplaced = totals.table(SummaryList::NoCategory);
    html! {
        <>
            <p class="lead muted">{ lead(totals.headcount, open) }</p>
            { legend() }
            { for Category::ALL.into_iter().filter_map(|one| Some(category::section(one, rated(one)?, open, send))) }
            { components(totals, open, send) }
            { for unplaced.map(|ratings| category::unplaced(ratings, open, send)) }
            { counts::section(&totals.tally) }
            { agreement::section(&totals.agreement, open) }
            { split::section(&totals.split, open, send) }
            <p class="attribution small muted">{ CITATION }</p>
        </>
    }
}

/// How many studies are how far, in one line.
fn lead(all: Headcount, open: &Open) -> String {
    let mut parts = vec![words::studies(all.studies), words::complete(all.complete)];
    parts.extend((all.lacking > 0).then(|| words::lacking(all.lacking)));
    parts.extend((all.stopped > 0).then(|| words::stopped(all.stopped)));
    parts.extend((all.open > 0).then(|| words::open(all.open)));
    parts.extend((all.doubled > 0).then(|| words::doubled(all.doubled)));
    let mut line = parts.join(" · ");
    if !open.review.header().source.is_empty() {
        line = format!("{line}. {}", open.review.header().source);
    }
    line
}

/// The component ratings of mixed methods studies, where any were given.
fn components(totals: &Totals, open: &Open, send: &Send) -> Html {
    let tables = Category::ALL.into_iter();
    let tables = tables.filter_map(|one| totals.table(SummaryList::Component(one)));
    let tables: Vec<Html> = tables
        .map(|ratings| category::table_and_bars(ratings, open, send))
        .collect();
    if tables.is_empty() {
        return html! {};
    }
    html! {
        <section class="card sec">
            <h2>{ words::COMPONENTS }</h2>
            { for tables }
        </section>
    }
}
