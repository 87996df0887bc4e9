//! Who decides, and how: noted with each agreement.

use yew::{Callback, Html, classes, html};

use super::study::View;
use crate::app::{Missing, Msg, ReconcileMsg};
use crate::review::{Reviewer, Way};
use crate::text::reconcile as words;
use crate::view::parts::{Labelled, labelled_input};

pub(super) fn section(view: &View) -> Html {
    html! {
        <section class="card sec decision" aria-labelledby="decision-title">
            <h2 id="decision-title">{ words::DECISION_TITLE }</h2>
            <p class="small muted">{ words::DECISION_HINT }</p>
            <fieldset>
                <legend class="small">{ words::WAY }</legend>
                <div class="row">{ for Way::ALL.into_iter().map(|one| way(one, view)) }</div>
            </fieldset>
            { deciders(view) }
            { labelled_input(&words_field(view), view.send.input(|text| {
                Msg::Reconcile(ReconcileMsg::WordsTyped(text))
            }), Callback::noop()) }
        </section>
    }
}

fn way(one: Way, view: &View) -> Html {
    let id = format!("way-{}", one.token());
    let onchange = view
        .send
        .check(move |_| Msg::Reconcile(ReconcileMsg::WayChosen(one)));
    html! {
        <label class="check" for={id.clone()}>
            <input {id} type="radio" name={format!("way-{}", view.study.id.as_str())}
                checked={view.open.reconciling.way == one} {onchange} />
            <span>{ words::way(one) }</span>
        </label>
    }
}

/// Who decides; asked only where the team is of more than two.
fn deciders(view: &View) -> Html {
    let team = &view.open.review.header().reviewers;
    if team.len() < 3 {
        return html! {};
    }
    let named = view.open.deciders(&view.study.id);
    let missing = view.open.reconciling.missing == Some(Missing::Deciders);
    let one = |reviewer: &Reviewer| {
        let id = format!("decider-{}", reviewer.id.as_str());
        let who = reviewer.id.clone();
        let onchange = view.send.check(move |decides| {
            Msg::Reconcile(ReconcileMsg::DeciderSwitched(who.clone(), decides))
        });
        html! {
            <label class="check" for={id.clone()} key={id.clone()}>
                <input {id} type="checkbox" checked={named.contains(&reviewer.id)} {onchange} />
                <span>{ &reviewer.name }</span>
            </label>
        }
    };
    html! {
        <fieldset id="deciders" tabindex="-1" class={classes!(missing.then_some("wanting"))}
            aria-describedby={missing.then_some("deciders-note")}>
            <legend class="small">{ words::WHO }</legend>
            <div class="row">{ for team.iter().map(one) }</div>
            if missing {
                <p class="error-line" id="deciders-note">
                    { deciders_missing(view.open.reconciling.way) }
                </p>
            }
        </fieldset>
    }
}

fn deciders_missing(way: Way) -> &'static str {
    match way {
        Way::ThirdReviewer => words::THIRD_NEEDED,
        Way::Discussion | Way::Other => words::TWO_NEEDED,
    }
}

fn words_field<'a>(view: &View) -> Labelled<'a> {
    let reconciling = &view.open.reconciling;
    let is_team_of_two = view.open.review.header().reviewers.len() < 3;
    let hint = match reconciling.way {
        Way::Other => words::WORDS_NEEDED,
        Way::ThirdReviewer if is_team_of_two => words::WORDS_OF_THIRD,
        Way::ThirdReviewer | Way::Discussion => words::WORDS_HINT,
    };
    let error = match (reconciling.missing, reconciling.way) {
        (Some(Missing::Words), Way::ThirdReviewer) => words::NAME_MISSING,
        (Some(Missing::Words), _) => words::WORDS_MISSING,
        _ => "",
    };
    Labelled {
        id: "decision-words",
        label: words::WORDS,
        hint,
        error,
        value: reconciling.words.clone(),
        disabled: false,
    }
}
