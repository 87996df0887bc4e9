//! The lower and the higher group of each category, as lists.

use yew::{Html, html};

use crate::app::Open;
use crate::instrument::Category;
use crate::review::{CategorySplit, SplitGroup, SplitStudy, StudyId};
use crate::text::{split as words, states};

#[inline(never)]
pub(super) fn section(splits: &[CategorySplit], open: &Open) -> Html {
    if splits.is_empty() {
        return html! {};
    }
    html! {
        <section class="card sec split">
            <h2>{ words::TITLE }</h2>
            <p class="small muted">{ words::PURPOSE }</p>
            <p class="small reading">{ words::WARNING }</p>
            { for splits.iter().map(|split| category(split, open)) }
        </section>
    }
}

fn category(split: &CategorySplit, open: &Open) -> Html {
    let group = |wanted| {
        let number = split.size(wanted);
        let studies = split.studies.iter();
        let studies = studies.filter(move |study| study.group == Some(wanted));
        html! {
            <div>
                <h4>{ words::group(wanted, number) }</h4>
                <ul>{ for studies.map(|study| one(study, split.category, open)) }</ul>
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
                <ul>{ for split.studies.iter().map(|study| one(study, split.category, open)) }</ul>
            }
            { left_out(split, open) }
        </>
    }
}

fn one(study: &SplitStudy, category: Category, open: &Open) -> Html {
    let is_mixed = category == Category::Mixed;
    html! {
        <li>
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

fn left_out(split: &CategorySplit, open: &Open) -> Html {
    if split.left_out.is_empty() {
        return html! {};
    }
    html! {
        <>
            <h4>{ words::LEFT_OUT }</h4>
            <ul>
                { for split.left_out.iter().map(|(study, why)| html! {
                    <li>
                        { label(study, open) }{ " " }
                        <span class="muted small">{ words::left_out(*why) }</span>
                    </li>
                }) }
            </ul>
        </>
    }
}

fn label(study: &StudyId, open: &Open) -> String {
    let study = open.review.study(study);
    study.map_or_else(String::new, |study| study.label.clone())
}
