//! The category of study design: what was chosen and how, and choosing it.

use yew::{Html, html};

use super::{View, helper};
use crate::app::{AppraisalMsg, Msg, Panel};
use crate::instrument::{Category, Design, MIXED_CONDITIONS, QuantitativeSet, node};
use crate::review::DesignChoice;
use crate::text::{appraisal as words, states};
use crate::view::parts::{button, quiet};

pub(super) fn section(view: &View) -> Html {
    let choice = view.appraisal.design.as_ref();
    let choosing = matches!(view.model.panel, Panel::ChooseCategory);
    html! {
        <section class="card sec category" id="category" tabindex="-1"
            aria-labelledby="category-title">
            <h2 id="category-title">{ words::CATEGORY_TITLE }</h2>
            if let Panel::Helper(steps) = &view.model.panel {
                { helper::helper(&steps.steps, view) }
            } else {
                if let Some(choice) = choice.filter(|_| !choosing) {
                    { chosen(choice, view) }
                } else {
                    { choices(view) }
                }
                { set(view) }
            }
        </section>
    }
}

fn chosen(choice: &DesignChoice, view: &View) -> Html {
    let send = view.send;
    html! {
        <div class="chosen">
            <div class="category-name">{ states::design(choice.design) }</div>
            <p class="small muted">
                if choice.path.is_empty() {
                    { words::CHOSEN_DIRECTLY }
                } else {
                    { path(choice) }
                }
                { " · " }{ words::chosen_on(&choice.at.day()) }
            </p>
            <div class="row">
                { quiet(words::CHANGE, send.click(|| Msg::Appraisal(AppraisalMsg::ChooseSought))) }
                { quiet(words::HELP, send.click(|| Msg::Appraisal(AppraisalMsg::HelpSought))) }
            </div>
        </div>
    }
}

/// The questions and answers by which the category was arrived at.
#[inline(never)] // Moves to the rest of the module as a whole.
fn path(choice: &DesignChoice) -> Html {
    let steps = choice.path.iter().filter_map(|step| {
        let node = node(step.node);
        let way = node.ways.get(step.way)?;
        Some(html! { <li>{ node.id.question() }{ " " }<b>{ way.answer }</b></li> })
    });
    html! {
        <details class="path">
            <summary>{ words::PATH_TITLE }</summary>
            <ol>{ for steps }</ol>
        </details>
    }
}

fn choices(view: &View) -> Html {
    let send = view.send;
    let chosen = view.appraisal.chosen().map(Design::category);
    let has_answers = !view.appraisal.answers.is_empty() && chosen.is_some();
    html! {
        <>
            <p class="muted">{ words::CATEGORY_OPEN }</p>
            <fieldset class="choose">
                <legend class="vh">{ words::CATEGORY_TITLE }</legend>
                { for Category::ALL.into_iter().map(|one| choice(one, chosen, view)) }
            </fieldset>
            if has_answers {
                <p class="small muted">{ words::CATEGORY_KEEPS }</p>
            }
            <div class="row">
                { button(words::HELP, send.click(|| Msg::Appraisal(AppraisalMsg::HelpSought))) }
                if chosen.is_some() {
                    { button(words::CHOSEN, send.click(|| Msg::PanelClosed)) }
                }
            </div>
        </>
    }
}

fn choice(category: Category, chosen: Option<Category>, view: &View) -> Html {
    let id = format!("category-{}", category.token());
    let onchange = view
        .send
        .check(move |_| Msg::Appraisal(AppraisalMsg::CategoryChosen(category)));
    let conditions = match category {
        Category::Mixed => format!("{} {}", words::MIXED_NEEDS, MIXED_CONDITIONS.join(" ")),
        other => format!("{}: {}", words::EXAMPLES, other.examples().join(", ")),
    };
    html! {
        <label class="choice" for={id.clone()}>
            <input {id} type="radio" name={view.radio_name("category")} checked={chosen == Some(category)} {onchange} />
            <span>
                <b>{ states::category(category) }</b>
                <span class="small muted">{ conditions }</span>
            </span>
        </label>
    }
}

/// The quantitative set of a mixed methods study.
fn set(view: &View) -> Html {
    let Some(Design::Mixed(chosen)) = view.appraisal.chosen() else {
        return html! {};
    };
    let one = |set: QuantitativeSet| {
        let id = format!("set-{}", set.token());
        let onchange = view
            .send
            .check(move |_| Msg::Appraisal(AppraisalMsg::SetChosen(set)));
        html! {
            <label class="choice" for={id.clone()}>
                <input {id} type="radio" name={view.radio_name("set")} checked={chosen == Some(set)} {onchange} />
                <span><b>{ states::category(set.category()) }</b></span>
            </label>
        }
    };
    html! {
        <div class="set-choice">
            <h3>{ words::SET_TITLE }</h3>
            <p class="small muted">{ words::SET_TEXT }</p>
            <fieldset class="choose">
                <legend class="vh">{ words::SET_HELP }</legend>
                { for QuantitativeSet::ALL.into_iter().map(one) }
            </fieldset>
        </div>
    }
}
