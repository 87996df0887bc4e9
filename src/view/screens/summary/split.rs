//! The lower and the higher group of each category, as lists.

use yew::{Html, html};

use super::more::more;
use crate::app::{Open, SummaryList};
use crate::instrument::Category;
use crate::review::{CategorySplit, SplitGroup, SplitStudy, StudyId};
use crate::text::{split as words, states};
use crate::view::send::Send;

#[inline(never)]
pub(super) fn section(splits: &[CategorySplit], open: &Open, send: &Send) -> Html {
    if splits.is_empty() {
        return html! {};
    }
    html! {
        <section class="card sec split">
            <h2>{ words::TITLE }</h2>
            <p class="small muted">{ words::PURPOSE }</p>
            <p class="small caution">{ words::WARNING }</p>
            { for splits.iter().map(|split| category(split, open, send)) }
        </section>
    }
}

fn category(split: &CategorySplit, open: &Open, send: &Send) -> Html {
    let group = |wanted| {
        html! {
            <div>
                <h4>{ words::group(wanted, split.size(wanted)) }</h4>
                { members(split, Some(wanted), split.size(wanted), open, send) }
            </div>
        }
    };
    html! {
        <>
            <h3>{ states::category(split.category) }</h3>
            <p class="small">
                if let Some(from) = split.higher_from {
                    { words::line(from) }{ " " }
                }
                { words::reason(split.reason) }
            </p>
            if split.higher_from.is_some() {
                <div class="halves">
                    { group(SplitGroup::Higher) }
                    { group(SplitGroup::Lower) }
                </div>
            } else {
                { members(split, None, split.studies.len(), open, send) }
            }
            { left_out(split, open, send) }
        </>
    }
}

/// The studies of a group, or all of a category that is not split.
fn members(
    split: &CategorySplit,
    wanted: Option<SplitGroup>,
    all: usize,
    open: &Open,
    send: &Send,
) -> Html {
    let list = SummaryList::Split(split.category, wanted);
    let drawn = open.figures.drawn(list);
    let studies = split.studies.iter();
    let studies = studies.filter(move |study| wanted.is_none() || study.group == wanted);
    let studies = studies.take(drawn).enumerate();
    html! {
        <>
            <ul>{ for studies.map(|(place, study)| one(study, list.id(place), split.category, open)) }</ul>
            { more(list, all, drawn, send) }
        </>
    }
}

fn one(study: &SplitStudy, id: Option<String>, category: Category, open: &Open) -> Html {
    let is_mixed = category == Category::Mixed;
    let tabindex = id.is_some().then_some("-1");
    html! {
        <li {id} {tabindex}>
            { label(&study.study, open) }{ " " }
            <span class="muted small">
                { words::met(study.met, study.of) }
                if is_mixed {
                    { " " }{ words::weakest(study.set.name()) }
                }
            </span>
        </li>
    }
}

fn left_out(split: &CategorySplit, open: &Open, send: &Send) -> Html {
    if split.left_out.is_empty() {
        return html! {};
    }
    let list = SummaryList::LeftOut(split.category);
    let drawn = open.figures.drawn(list);
    let studies = split.left_out.iter().take(drawn).enumerate();
    html! {
        <>
            <h4>{ words::LEFT_OUT }</h4>
            <ul>
                { for studies.map(|(place, (study, why))| {
                    let id = list.id(place);
                    let tabindex = id.is_some().then_some("-1");
                    html! {
                        <li {id} {tabindex}>
                            { label(study, open) }{ " " }
                            <span class="muted small">{ words::left_out(*why) }</span>
                        </li>
                    }
                }) }
            </ul>
            { more(list, split.left_out.len(), drawn, send) }
        </>
    }
}

fn label(study: &StudyId, open: &Open) -> String {
    let study = open.review.study(study);
    study.map_or_else(String::new, |study| study.label.clone())
}
