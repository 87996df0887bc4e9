//! Protocol: title, team, screening, calibration, team rules, lock.

mod pilot;

use yew::{Html, html};

use super::heading;
use crate::app::{AskedReason, Draft, Model, Msg, Open, Panel, ProtocolMsg};
use crate::instrument::{Group, ItemId, guidance};
use crate::review::{PerStudy, Protocol, Reviewer};
use crate::text::{app, appraisal, protocol as words, states};
use crate::view::parts::{Labelled, button, labelled_area, labelled_input, quiet};
use crate::view::send::Send;

#[inline(never)] // Moves to the rest of the module as a whole.
pub(in crate::view) fn protocol(model: &Model, open: &Open, send: &Send) -> Html {
    let header = open.review.header();
    let protocol = &header.protocol;
    let locked = protocol.locked.is_some();
    html! {
        <>
            { heading(words::TITLE) }
            <p class="lead muted">{ words::LEAD }</p>
            { lock(model, protocol, send) }
            <section class="card sec form">
                { title(open, send) }
                if !header.source.is_empty() {
                    <p class="small muted">{ words::SOURCE }{ ": " }{ &header.source }</p>
                }
                <h2>{ words::REVIEWERS }</h2>
                { for header.reviewers.iter().map(|one| reviewer(one, open, send)) }
                <div class="row">
                    { button(words::ADD_REVIEWER, send.click(|| Msg::Protocol(ProtocolMsg::ReviewerAdded))) }
                </div>
            </section>
            { reviewers_per_study(protocol, locked, send) }
            <section class="card sec">
                <h2>{ words::SCREENING }</h2>
                <label class="check">
                    <input type="checkbox" checked={protocol.screening_used} disabled={locked}
                        onchange={send.check(|on| Msg::Protocol(ProtocolMsg::ScreeningSwitched(on)))} />
                    { words::SCREENING_USE }
                </label>
                <p class="hint-line">{ words::SCREENING_HINT }</p>
            </section>
            { pilot::section(model, open, send) }
            <section class="card sec">
                <h2>{ words::RULES }</h2>
                <p class="muted">{ words::RULES_HINT }</p>
                { for Group::ALL.into_iter().map(|group| rules(group, open, locked, send)) }
            </section>
        </>
    }
}

/// How many reviewers appraise each study, and whether they see each other's appraisals meanwhile.
#[inline(never)]
fn reviewers_per_study(protocol: &Protocol, locked: bool, send: &Send) -> Html {
    let choice = |one: PerStudy, label: &'static str| {
        let chosen = send.check(move |_| Msg::Protocol(ProtocolMsg::PerStudyChosen(one)));
        html! {
            <label class="check">
                <input type="radio" name="per-study" checked={protocol.per_study == one}
                    disabled={locked} onchange={chosen} />
                { label }
            </label>
        }
    };
    let is_alone = protocol.per_study == PerStudy::One;
    html! {
        <section class="card sec">
            <fieldset aria-describedby="per-study-hint">
                <legend><h2>{ words::PER_STUDY }</h2></legend>
                { choice(PerStudy::One, words::PER_STUDY_ONE) }
                { choice(PerStudy::Two, words::PER_STUDY_TWO) }
            </fieldset>
            <p id="per-study-hint" class="hint-line">{ words::PER_STUDY_HINT }</p>
            <label class="check">
                <input type="checkbox" checked={protocol.blinded} disabled={locked || is_alone}
                    aria-describedby="blinded-hint"
                    onchange={send.check(|on| Msg::Protocol(ProtocolMsg::BlindedSwitched(on)))} />
                { words::BLINDED }
            </label>
            <p id="blinded-hint" class="hint-line">{ words::BLINDED_HINT }</p>
        </section>
    }
}

fn title(open: &Open, send: &Send) -> Html {
    let value = match &open.draft {
        Some(Draft::Title(text)) => text.clone(),
        _ => open.review.header().title.clone(),
    };
    let field = Labelled {
        id: "review-title",
        label: words::REVIEW_TITLE,
        value,
        ..Labelled::default()
    };
    labelled_input(
        &field,
        send.input(|text| Msg::Typed(Draft::Title(text))),
        send.left(),
    )
}

fn reviewer(one: &Reviewer, open: &Open, send: &Send) -> Html {
    let value = match &open.draft {
        Some(Draft::ReviewerName(id, text)) if id == &one.id => text.clone(),
        _ => one.name.clone(),
    };
    let element = format!("reviewer-{}", one.id.as_str());
    let field = Labelled {
        id: &element,
        label: words::REVIEWER_NAME,
        value,
        ..Labelled::default()
    };
    let id = one.id.clone();
    let typed = send.input(move |text| Msg::Typed(Draft::ReviewerName(id.clone(), text)));
    html! { <div key={element.clone()}>{ labelled_input(&field, typed, send.left()) }</div> }
}

fn lock(model: &Model, protocol: &Protocol, send: &Send) -> Html {
    let amending = match &model.panel {
        Panel::Amendment(reason) => Some(reason),
        _ => None,
    };
    html! {
        <section class="card sec lock" aria-label={words::TITLE}>
            if let Some(at) = &protocol.locked {
                <p>{ words::locked_since(&at.day()) }</p>
                if let Some(reason) = amending {
                    { amendment(reason, send) }
                } else {
                    { button(words::AMEND, send.click(|| Msg::Protocol(ProtocolMsg::AmendChosen))) }
                }
            } else {
                <p class="muted">{ words::LOCK_HINT }</p>
                { button(words::LOCK, send.click(|| Msg::Protocol(ProtocolMsg::LockChosen))) }
            }
            if !protocol.amendments.is_empty() {
                <details>
                    <summary>{ words::AMENDMENTS }</summary>
                    <ul>
                        { for protocol.amendments.iter().map(|one| html! {
                            <li>{ one.at.day() }{ ": " }{ &one.reason }</li>
                        }) }
                    </ul>
                </details>
            }
        </section>
    }
}

fn amendment(reason: &AskedReason, send: &Send) -> Html {
    let field = Labelled {
        id: "amendment",
        label: words::AMEND_REASON,
        hint: words::AMEND_HINT,
        error: if reason.is_missing {
            words::AMEND_REASON_MISSING
        } else {
            ""
        },
        value: reason.text.clone(),
        ..Labelled::default()
    };
    let onsubmit = send.submit(|| Msg::Protocol(ProtocolMsg::ReasonSubmitted));
    html! {
        <form class="form" {onsubmit}>
            { labelled_input(&field,
                send.input(|text| Msg::Protocol(ProtocolMsg::ReasonTyped(text))),
                yew::Callback::noop()) }
            <div class="row">
                <button type="submit" class="btn primary">{ words::AMEND_SUBMIT }</button>
                { quiet(app::CANCEL, send.click(|| Msg::PanelClosed)) }
            </div>
        </form>
    }
}

fn rules(group: Group, open: &Open, locked: bool, send: &Send) -> Html {
    let known = &open.review.protocol().rules;
    let number = group
        .items()
        .iter()
        .filter(|item| known.contains_key(item))
        .count();
    html! {
        <details class="rules" open={number > 0}>
            <summary>
                { states::group(group) }{ " " }
                <span class="muted small">{ words::rules(number) }</span>
            </summary>
            { for group.items().iter().map(|item| rule(*item, open, locked, send)) }
        </details>
    }
}

fn rule(item: ItemId, open: &Open, locked: bool, send: &Send) -> Html {
    let label = format!("{} {}", item.token(), item.wording());
    rule_field(("rule", &label), item, open, locked, send)
}

/// The editor of an item's rule; the place tells two on one page apart.
fn rule_field(
    (place, label): (&str, &str),
    item: ItemId,
    open: &Open,
    locked: bool,
    send: &Send,
) -> Html {
    let known = open.review.protocol().rules.get(&item);
    let value = match &open.draft {
        Some(Draft::Rule { item: typed, text }) if *typed == item => text.clone(),
        _ => known.map(|rule| rule.text.clone()).unwrap_or_default(),
    };
    let id = format!("{place}-{}", item.token());
    let hint = match (known, guidance(item).team_rule) {
        (Some(rule), _) => words::agreed(&rule.agreed.day()),
        (None, Some(suggestion)) => format!("{} {suggestion}", appraisal::TEAM),
        (None, None) => String::new(),
    };
    let field = Labelled {
        id: &id,
        label,
        hint: &hint,
        value,
        disabled: locked,
        ..Labelled::default()
    };
    let typed = send.area(move |text| Msg::Typed(Draft::Rule { item, text }));
    html! {
        <div class="rule-field" key={item.token()}>
            { labelled_area(&field, "2", typed, send.left()) }
        </div>
    }
}
