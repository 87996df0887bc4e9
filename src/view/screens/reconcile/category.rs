//! The category: what each reviewer chose and how, side by side, and the one agreed on.

use yew::{Html, classes, html};

use super::answers::decided;
use super::name;
use super::study::View;
use crate::app::{Msg, ReconcileMsg, parting};
use crate::instrument::{Category, Design, QuantitativeSet, Step, node};
use crate::review::{AgreedDesign, Matter, ReviewerId};
use crate::text::{reconcile as words, states};

pub(super) fn section(view: &View) -> Html {
    let consensus = view.open.review.consensus(&view.study.id);
    let agreed = consensus.and_then(|kept| kept.design.as_ref());
    let paths: Vec<&[Step]> = view.parties.iter().map(|one| path(view, one)).collect();
    let parts_at = parting(&paths);
    let sides = view.parties.iter().zip(&paths).enumerate();
    html! {
        <section class="card sec category" id="agree-category" tabindex="-1" data-agree="category"
            aria-labelledby="agree-category-title">
            <h2 id="agree-category-title">{ words::CATEGORY_TITLE }</h2>
            <p class="muted">{ lead(view) }</p>
            <div class="sides">
                { for sides.map(|(place, (reviewer, path))| side(view, place, reviewer, path, parts_at)) }
            </div>
            { agreement(view, agreed) }
            { others(view, agreed) }
        </section>
    }
}

fn lead(view: &View) -> &'static str {
    match &view.found.category {
        Some(category) if category.agreed.is_some() => words::CATEGORY_SETTLED,
        Some(category) if category.set_alone => words::SET_FIRST,
        Some(_) => words::CATEGORY_FIRST,
        None if view.left.contains(&Matter::Category) => words::CATEGORY_LACKS,
        None => words::CATEGORY_ALIKE,
    }
}

fn design(view: &View, reviewer: &ReviewerId) -> Option<Design> {
    let found = view.open.review.independent(&view.study.id, reviewer)?;
    found.design
}

/// The way to the category that counts here; none where it was chosen directly or changed since.
fn path<'a>(view: &View<'a>, reviewer: &ReviewerId) -> &'a [Step] {
    let chosen = design(view, reviewer);
    let appraisal = view.open.review.appraisal(&view.study.id, reviewer);
    let choice = appraisal.and_then(|appraisal| appraisal.design.as_ref());
    choice
        .filter(|choice| Some(choice.design) == chosen)
        .map_or(&[], |choice| &choice.path)
}

fn side(
    view: &View,
    place: usize,
    reviewer: &ReviewerId,
    path: &[Step],
    parts_at: Option<usize>,
) -> Html {
    let chosen = design(view, reviewer);
    let name = name(view.open, reviewer);
    let label = words::about_of(words::USE, Matter::Category, &name);
    let take = view
        .send
        .click(move || Msg::Reconcile(ReconcileMsg::Taken(Matter::Category, place)));
    html! {
        <section class="one-side" key={reviewer.as_str().to_owned()}>
            <h3>{ name }</h3>
            <div class="category-name">
                { chosen.map_or_else(|| words::NO_CATEGORY.to_owned(), states::design) }
            </div>
            if chosen.is_some() {
                { steps(path, parts_at) }
            }
            if chosen.is_some_and(|design| !design.lacks_set()) {
                <button type="button" class="btn" aria-label={label} onclick={take}>{ words::USE }</button>
            }
        </section>
    }
}

fn steps(path: &[Step], parts_at: Option<usize>) -> Html {
    if path.is_empty() {
        return html! { <p class="small muted">{ words::CHOSEN_DIRECTLY }</p> };
    }
    let step = |(place, step): (usize, &Step)| {
        let node = node(step.node);
        let way = node.ways.get(step.way)?;
        let parts = parts_at == Some(place);
        Some(html! {
            <li class={classes!(parts.then_some("parts"))}>
                { node.id.question() }{ " " }<b>{ way.answer }</b>
                if parts {
                    { " " }<span class="chip ct">{ words::PART }</span>
                }
            </li>
        })
    };
    html! {
        <>
            <p class="small muted">{ words::PATH }</p>
            <ol class="steps small">{ for path.iter().enumerate().filter_map(step) }</ol>
        </>
    }
}

fn agreement(view: &View, agreed: Option<&AgreedDesign>) -> Html {
    html! {
        <div class="agreed">
            <p>
                <b>{ words::AGREED }{ ": " }</b>
                { agreed.map_or_else(|| words::NOT_AGREED.to_owned(), |agreed| states::design(agreed.design)) }
            </p>
            if let Some(agreed) = agreed {
                { decided(view, Matter::Category, &agreed.decision) }
            }
        </div>
    }
}

/// Categories that none of them chose, folded: a third one is rare.
fn others(view: &View, agreed: Option<&AgreedDesign>) -> Html {
    let said: Vec<Design> = view
        .parties
        .iter()
        .filter_map(|one| design(view, one))
        .collect();
    let agreed = agreed.map(|agreed| agreed.design);
    let one = |design: Design| {
        let onclick = view
            .send
            .click(move || Msg::Reconcile(ReconcileMsg::DesignAgreed(design)));
        html! {
            <li>
                <button type="button" class="btn quiet" {onclick}>{ states::design(design) }</button>
            </li>
        }
    };
    let others = every_design().filter(|design| !said.contains(design) && agreed != Some(*design));
    html! {
        <details>
            <summary>{ words::OTHER_CATEGORY }</summary>
            <ul class="other-designs">{ for others.map(one) }</ul>
        </details>
    }
}

/// Every category, mixed methods once for each quantitative set.
fn every_design() -> impl Iterator<Item = Design> {
    let plain = Category::ALL
        .into_iter()
        .filter(|category| *category != Category::Mixed)
        .map(Design::of);
    let mixed = QuantitativeSet::ALL
        .into_iter()
        .map(|set| Design::Mixed(Some(set)));
    plain.chain(mixed)
}
