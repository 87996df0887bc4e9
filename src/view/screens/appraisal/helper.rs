//! *Help me choose*: the official algorithm, one question at a time.

use yew::{Html, html};

use super::View;
use crate::app::{AppraisalMsg, Msg};
use crate::instrument::{Design, NodeId, Outcome, Step, Way, node, outcome};
use crate::text::{app, appraisal as words, states};
use crate::view::parts::{primary, quiet};

#[inline(never)] // Moves to the rest of the module as a whole.
pub(super) fn helper(steps: &[Step], view: &View) -> Html {
    let send = view.send;
    let body = match outcome(steps) {
        Outcome::Ask { node, component } => question(node, component, view),
        Outcome::Settled(design) => settled(design, view),
        Outcome::Invalid(_) => html! {},
    };
    html! {
        <div class="helper" id="helper" tabindex="-1">
            if !steps.is_empty() {
                <ol class="steps small">{ for steps.iter().filter_map(taken) }</ol>
            }
            { body }
            <div class="row">
                if !steps.is_empty() {
                    { quiet(words::STEP_BACK,
                        send.click(|| Msg::Appraisal(AppraisalMsg::SteppedBack))) }
                }
                { quiet(app::CANCEL, send.click(|| Msg::PanelClosed)) }
            </div>
        </div>
    }
}

fn taken(step: &Step) -> Option<Html> {
    let node = node(step.node);
    let way = node.ways.get(step.way)?;
    Some(html! { <li>{ node.id.question() }{ " " }<b>{ way.answer }</b></li> })
}

fn question(id: NodeId, component: bool, view: &View) -> Html {
    let node = node(id);
    html! {
        <>
            if component {
                <p class="small muted">{ words::COMPONENT }</p>
            }
            <p class="q">{ id.question() }</p>
            <p class="muted">{ id.help() }</p>
            <ul class="ways">
                { for node.ways.iter().enumerate().map(|(place, one)| way(place, one, view)) }
            </ul>
        </>
    }
}

fn way(place: usize, way: &Way, view: &View) -> Html {
    let onclick = view
        .send
        .click(move || Msg::Appraisal(AppraisalMsg::WayTaken(place)));
    html! {
        <li>
            <button type="button" class="btn" {onclick}>{ way.answer }</button>
            if !way.examples.is_empty() {
                <span class="small muted">{ way.examples.join(", ") }</span>
            }
        </li>
    }
}

fn settled(design: Design, view: &View) -> Html {
    html! {
        <>
            <p class="muted">{ words::LEADS_TO }</p>
            <div class="category-name">{ states::design(design) }</div>
            <p>
                { primary(words::USE_IT,
                    view.send.click(|| Msg::Appraisal(AppraisalMsg::OutcomeAccepted))) }
            </p>
        </>
    }
}
