//! How far reviewers agree: over all, item by item, and in each round.

use yew::{Html, html};

use crate::app::Open;
use crate::instrument::ItemId;
use crate::review::{
    Agreement, Many, Measure, Reading, Rounds, TeamAgreement, TeamFigures, reading,
};
use crate::text::agreement as words;

/// How many pairs of reviewers are drawn with all their items.
const PAIRS_SHOWN: usize = 10;

type Names = fn(usize) -> String;

#[inline(never)]
pub(super) fn section(figures: &Rounds<TeamFigures>, open: &Open) -> Html {
    let rounds = [
        (words::MAIN, figures.main.as_ref()),
        (words::PILOT, figures.pilot.as_ref()),
        (words::BOTH_ROUNDS, Some(&figures.all)),
    ];
    let has_rounds = figures.pilot.is_some();
    html! {
        <section class="card sec agreement">
            <h2>{ words::TITLE }</h2>
            if figures.all.pairs.is_empty() {
                <p class="muted">{ words::NEEDED }</p>
            } else {
                <p class="small muted">{ words::LEAD }</p>
                if has_rounds {
                    { for rounds.into_iter().filter_map(|(name, round)| {
                        round.map(|round| folded(name, name != words::BOTH_ROUNDS, body(round, open)))
                    }) }
                } else {
                    { body(&figures.all, open) }
                }
                <p class="small caution">{ words::HOW_TO_READ }</p>
                <p class="small muted">{ words::WHAT_THEY_ARE }</p>
            }
        </section>
    }
}

fn folded(name: &str, is_open: bool, content: Html) -> Html {
    html! {
        <details class="round" open={is_open}>
            <summary>{ name }</summary>
            { content }
        </details>
    }
}

fn body(figures: &TeamFigures, open: &Open) -> Html {
    if figures.pairs.len() < 2 {
        return measures(&figures.two, open);
    }
    let more = figures.pairs.len().saturating_sub(PAIRS_SHOWN);
    html! {
        <>
            { team(&figures.team) }
            <h3>{ words::TWO_OF_MORE }</h3>
            { for figures.pairs.iter().take(PAIRS_SHOWN).map(|pair| {
                folded(&pair_name(pair, open), false, measures(pair, open))
            }) }
            if more > 0 {
                <p class="small muted">{ words::not_shown(more) }</p>
            }
        </>
    }
}

fn pair_name(pair: &Agreement, open: &Open) -> String {
    let name = |id| {
        let reviewer = open.review.reviewer(id);
        reviewer.map_or("", |reviewer| reviewer.name.as_str())
    };
    let both = pair.reviewers.as_ref();
    both.map_or_else(String::new, |(one, two)| {
        words::between(name(one), name(two))
    })
}

/// The measures of two reviewers. Each cell carries its column's name for where the table is too
/// narrow to stand in columns; the roles stay what they are then.
fn measures(pair: &Agreement, open: &Open) -> Html {
    if pair.all.n == 0 && pair.category.n == 0 {
        return html! { <p class="muted">{ words::NOTHING_IN_ROUND }</p> };
    }
    let name = pair_name(pair, open);
    let head = [
        words::WHAT,
        words::N,
        words::AGREE,
        words::PERCENT,
        words::KAPPA,
        words::PABAK,
        words::AC1,
    ];
    let overall = [
        (words::ALL, &pair.all, words::response as Names),
        (words::SCREENING, &pair.screening, words::response),
        (words::CRITERIA, &pair.criteria, words::response),
        (words::CATEGORY, &pair.category, words::category),
    ];
    html! {
        <table class="measures" role="table">
            <caption>{ name }</caption>
            { heading(&head) }
            <tbody role="rowgroup" class="overall">
                { for overall.into_iter().map(|(name, measure, names)| {
                    row(html! { name }, measure, names)
                }) }
            </tbody>
            <tbody role="rowgroup">
                { for pair.items.iter().map(|(item, measure)| {
                    row(item_name(*item), measure, words::response)
                }) }
            </tbody>
        </table>
    }
}

fn heading(names: &[&'static str]) -> Html {
    html! {
        <thead role="rowgroup">
            <tr role="row">
                { for names.iter().map(|name| html! {
                    <th scope="col" role="columnheader">{ *name }</th>
                }) }
            </tr>
        </thead>
    }
}

fn item_name(item: ItemId) -> Html {
    html! {
        <>
            <span class="item-id">{ item.token() }</span>{ " " }
            <span class="item-words">{ item.wording() }</span>
        </>
    }
}

fn row(name: Html, measure: &Measure, names: Names) -> Html {
    let percent = measure.percent.map(words::percent);
    html! {
        <tr role="row">
            <th scope="row" role="rowheader">{ name }</th>
            { cell(words::N, measure.n.to_string()) }
            { cell(words::AGREE, measure.agree.to_string()) }
            { cell(words::PERCENT, percent.map_or_else(nothing, |share| format!("{share} %"))) }
            { kappa(measure, names) }
            { cell(words::PABAK, measure.pabak.map_or_else(nothing, words::decimal)) }
            { cell(words::AC1, measure.ac1.map_or_else(nothing, words::decimal)) }
        </tr>
    }
}

fn kappa(measure: &Measure, names: Names) -> Html {
    let note = reading(measure).filter(|note| *note != Reading::NothingShared);
    let figure = match measure.kappa {
        Some(kappa) => words::kappa_between(kappa, measure.kappa_low.zip(measure.kappa_high)),
        None if measure.n == 0 => nothing(),
        None => words::NOT_COMPUTABLE.to_owned(),
    };
    html! {
        <td class="num kappa" role="cell" data-label={words::KAPPA}>
            <span>
                { figure }
                if let Some(note) = note {
                    <span class="why small">{ words::reading(note, names) }</span>
                }
            </span>
        </td>
    }
}

fn cell(label: &'static str, text: String) -> Html {
    html! { <td class="num" role="cell" data-label={label}>{ text }</td> }
}

fn nothing() -> String {
    words::NOTHING.to_owned()
}

/// All reviewers over all.
fn team(team: &TeamAgreement) -> Html {
    let head = [words::WHAT, words::UNITS, words::AC1, words::ALPHA];
    let overall = [
        (words::ALL, &team.all),
        (words::SCREENING, &team.screening),
        (words::CRITERIA, &team.criteria),
        (words::CATEGORY, &team.category),
    ];
    html! {
        <table class="measures" role="table">
            <caption>{ words::ALL_REVIEWERS }</caption>
            { heading(&head) }
            <tbody role="rowgroup" class="overall">
                { for overall.into_iter().map(|(name, many)| many_row(html! { name }, many)) }
            </tbody>
            <tbody role="rowgroup">
                { for team.items.iter().filter(|(_, many)| many.units > 0).map(|(item, many)| {
                    many_row(item_name(*item), many)
                }) }
            </tbody>
        </table>
    }
}

fn many_row(name: Html, many: &Many) -> Html {
    let figure = |figure: Option<f64>| match figure {
        Some(figure) => words::decimal(figure),
        None if many.units == 0 => nothing(),
        None => words::NOT_COMPUTABLE.to_owned(),
    };
    html! {
        <tr role="row">
            <th scope="row" role="rowheader">{ name }</th>
            { cell(words::UNITS, many.units.to_string()) }
            { cell(words::AC1, figure(many.ac1)) }
            { cell(words::ALPHA, figure(many.alpha)) }
        </tr>
    }
}
