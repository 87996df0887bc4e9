//! Summary: tables by category, stacked bars, counts.

mod agreement;
mod category;
mod counts;
mod split;

use yew::{Html, html};

use super::{empty, heading};
use crate::app::Open;
use crate::instrument::{CITATION, Category, Design, Group};
use crate::review::{Appraisal, Counted, State, Study, state};
use crate::text::summary as words;
use crate::view::parts::legend;
use crate::view::send::Send;

/// A study with the appraisal that counts for it, if one does.
#[derive(Clone, Copy)]
struct Row<'a> {
    study: &'a Study,
    appraisal: Option<&'a Appraisal>,
}

impl Row<'_> {
    fn design(&self) -> Option<Design> {
        self.appraisal.and_then(Appraisal::chosen)
    }
}

#[inline(never)] // Moves to the rest of the module as a whole.
pub(in crate::view) fn summary(open: &Open, _send: &Send) -> Html {
    let studies = open.review.studies();
    let counted: Vec<Option<Counted>> = studies
        .iter()
        .map(|study| open.review.counted(&study.id))
        .collect();
    let rows: Vec<Row> = studies
        .iter()
        .zip(&counted)
        .map(|(study, counted)| Row {
            study,
            appraisal: counted.as_ref().map(Counted::appraisal),
        })
        .collect();
    if !open.review.is_appraised() {
        return html! {
            <>
                { heading(words::TITLE) }
                { empty(words::EMPTY_TITLE, words::EMPTY_TEXT, html! {}) }
            </>
        };
    }
    let of = |category: Category| -> Vec<Row> {
        let fits = |row: &&Row| {
            row.design()
                .is_some_and(|design| design.category() == category)
        };
        rows.iter().filter(fits).copied().collect()
    };
    let without: Vec<Row> = rows
        .iter()
        .filter(|row| row.appraisal.is_some() && row.design().is_none())
        .copied()
        .collect();
    html! {
        <>
            { heading(words::TITLE) }
            <p class="lead muted">{ lead(open, &rows) }</p>
            { legend() }
            { for Category::ALL.into_iter().map(|one| category::section(one, &of(one), open)) }
            { components(&of(Category::Mixed), open) }
            { category::unplaced(&without, open) }
            if let Some(totals) = open.figures.totals() {
                { counts::section(&totals.tally) }
                { agreement::section(&totals.agreement, open) }
                { split::section(&totals.split, open) }
            }
            <p class="attribution small muted">{ CITATION }</p>
        </>
    }
}

/// How many studies are how far, in one line.
fn lead(open: &Open, rows: &[Row]) -> String {
    let doubled = |row: &&Row| {
        row.appraisal.is_none() && open.review.appraisals_of(&row.study.id).next().is_some()
    };
    let number = |wanted: &[State]| {
        rows.iter()
            .filter(|row| !doubled(row))
            .map(|row| state(row.appraisal, open.review.protocol()))
            .filter(|state| wanted.contains(state))
            .count()
    };
    let (lacking, stopped, still_open) = (
        number(&[State::LacksComponents]),
        number(&[State::NotAppraisedFurther]),
        number(&[State::NotStarted, State::Underway]),
    );
    let mut parts = vec![
        words::studies(rows.len()),
        words::complete(number(&[State::Complete])),
    ];
    parts.extend((lacking > 0).then(|| words::lacking(lacking)));
    parts.extend((stopped > 0).then(|| words::stopped(stopped)));
    parts.extend((still_open > 0).then(|| words::open(still_open)));
    let doubled = rows.iter().filter(doubled).count();
    parts.extend((doubled > 0).then(|| words::doubled(doubled)));
    let mut line = parts.join(" · ");
    if !open.review.header().source.is_empty() {
        line = format!("{line}. {}", open.review.header().source);
    }
    line
}

/// The component ratings of mixed methods studies, where any were given.
fn components(mixed: &[Row], open: &Open) -> Html {
    let sets = [
        Group::Qualitative,
        Group::Rct,
        Group::Nonrandomized,
        Group::Descriptive,
    ];
    let tables = sets.into_iter().filter_map(|group| {
        let rated: Vec<Row> = mixed
            .iter()
            .filter(|row| {
                row.appraisal.is_some_and(|appraisal| {
                    let applies = row
                        .design()
                        .is_some_and(|design| design.groups().contains(&group));
                    let any = group
                        .items()
                        .iter()
                        .any(|item| appraisal.response(*item).is_some());
                    applies && any
                })
            })
            .copied()
            .collect();
        (!rated.is_empty()).then(|| category::table_and_bars(group, &rated, open))
    });
    let tables: Vec<Html> = tables.collect();
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
