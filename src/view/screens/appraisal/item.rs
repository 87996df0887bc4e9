//! One item: its wording, the three responses, guidance, the team's rule, and the evidence.

use yew::{Html, classes, html};

use super::View;
use crate::app::{AppraisalMsg, Draft, Field, Msg, Open};
use crate::instrument::{Group, ItemId, Response, guidance};
use crate::review::{Answer, Appraisal, Concern, TeamRule};
use crate::text::{appraisal as words, states};
use crate::view::rest;
use crate::view::send::Send;

pub(super) fn card(view: &View, item: ItemId) -> Html {
    let answer = view.appraisal.answers.get(&item);
    let response = answer.and_then(|answer| answer.response);
    let wording = format!("wording-{}", item.token());
    html! {
        <div class={classes!("card", "item", response.map(|_| "answered"))} data-item={item.token()}
            role="group" aria-labelledby={wording.clone()} key={item.token()}>
            <span class="id" aria-hidden="true">{ item.token() }</span>
            <div class="body">
                <p class="q" id={wording}><span class="vh">{ item.token() }{ " " }</span>{ item.wording() }</p>
                { rule(view.open, item) }
                if item == ItemId::C55 && rest::is_here() {
                    { components(view.appraisal) }
                }
                <div class="row answer">
                    <div class="seg" role="radiogroup" aria-labelledby={format!("wording-{}", item.token())}>
                        { for Response::ALL.into_iter().map(|one| option(view, item, one, response)) }
                    </div>
                    if response.is_some() {
                        { clear(view, item) }
                    }
                    { look(view.open, item, view.send) }
                </div>
                if !view.checks.is_empty() {
                    { concern(view, item) }
                }
                { evidence(view, item, answer) }
            </div>
        </div>
    }
}

fn option(view: &View, item: ItemId, one: Response, chosen: Option<Response>) -> Html {
    let id = format!("{}-{}", item.token(), one.token());
    let is_chosen = chosen == Some(one);
    let tone = match one {
        Response::Yes => "yes",
        Response::No => "no",
        Response::CantTell => "ct",
    };
    let onchange = view
        .send
        .check(move |_| Msg::Appraisal(AppraisalMsg::Answered(item, Some(one))));
    html! {
        <label class={classes!(is_chosen.then_some(tone))} for={id.clone()}>
            <input {id} type="radio" name={view.radio_name(item.token())}
                checked={is_chosen} {onchange} />
            <span aria-hidden="true">{ states::glyph(one) }</span>{ states::response(one) }
        </label>
    }
}

fn clear(view: &View, item: ItemId) -> Html {
    let onclick = view
        .send
        .click(move || Msg::Appraisal(AppraisalMsg::Answered(item, None)));
    html! {
        <button type="button" class="btn quiet" aria-label={words::clear_label(item)} {onclick}>
            { words::CLEAR }
        </button>
    }
}

/// The team's rule on an item.
pub(in crate::view::screens) fn rule(open: &Open, item: ItemId) -> Html {
    let rule = open.review.protocol().rules.get(&item);
    rule.map_or_else(|| html! {}, agreed_rule)
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn agreed_rule(rule: &TeamRule) -> Html {
    html! {
        <p class="rule"><b>{ words::RULE }</b>{ " " }{ &rule.text }{ " " }
            <span class="muted">{ crate::text::protocol::agreed(&rule.agreed.day()) }</span>
        </p>
    }
}

/// What a second look would ask at this very item.
#[inline(never)] // Moves to the rest of the module as a whole.
fn concern(view: &View, item: ItemId) -> Html {
    let concern = view
        .checks
        .iter()
        .find(|check| check.item == Some(item))
        .map(|check| check.concern);
    if concern != Some(Concern::NoButNotReported) {
        return html! {};
    }
    let change = view
        .send
        .click(move || Msg::Appraisal(AppraisalMsg::Answered(item, Some(Response::CantTell))));
    html! {
        <p class="hint">{ words::CANT_TELL_HINT }{ " " }
            <button type="button" class="btn quiet" onclick={change}>
                { words::CHANGE_TO_CANT_TELL }
            </button>
        </p>
    }
}

/// Our guidance on an item, folded, and drawn once it was opened.
pub(in crate::view::screens) fn look(open: &Open, item: ItemId, send: &Send) -> Html {
    let ontoggle = send.toggle(move || Msg::GuidanceToggled(item));
    html! {
        <details class="look" {ontoggle}>
            <summary>{ words::LOOK }</summary>
            if open.guided.contains(&item) && rest::is_here() {
                { guided(item) }
            }
        </details>
    }
}

/// Our guidance, which comes with the rest of the module.
#[inline(never)]
fn guided(item: ItemId) -> Html {
    let guidance = guidance(item);
    let case = |response: Response, text: &'static str| {
        html! {
            <>
                <dt>{ states::glyph(response) }{ " " }{ states::response(response) }</dt>
                <dd>{ text }</dd>
            </>
        }
    };
    html! {
        <>
            <ul>{ for guidance.look_at.iter().map(|line| html! { <li>{ *line }</li> }) }</ul>
            <dl class="cases">
                { case(Response::Yes, guidance.yes) }
                { case(Response::No, guidance.no) }
                { case(Response::CantTell, guidance.cant_tell) }
            </dl>
            if let Some(text) = guidance.team_rule {
                <p><b>{ words::TEAM }</b>{ " " }{ text }</p>
            }
        </>
    }
}

fn evidence(view: &View, item: ItemId, answer: Option<&Answer>) -> Html {
    let text = |field: Field| {
        let saved = answer.map_or("", |answer| match field {
            Field::Comment => &answer.comment,
            Field::Quote => &answer.quote,
            Field::Location => &answer.location,
        });
        match &view.open.draft {
            Some(Draft::Answer {
                key,
                item: typed,
                field: at,
                text,
            }) if *typed == item && *at == field && key.0 == view.appraisal.study => text.clone(),
            _ => saved.to_owned(),
        }
    };
    let key = view.open.my_key(&view.appraisal.study);
    let typed = move |field: Field| {
        let key = key.clone();
        move |text| {
            Msg::Typed(Draft::Answer {
                key: key.clone(),
                item,
                field,
                text,
            })
        }
    };
    let left = view.send.left();
    html! {
        <div class="note">
            <label>{ words::COMMENT }
                <textarea id={format!("comment-{}", item.token())} rows="1" value={text(Field::Comment)}
                    oninput={view.send.area(typed(Field::Comment))} onblur={left.clone()} />
            </label>
            <label>{ words::QUOTE }
                <textarea rows="1" value={text(Field::Quote)}
                    oninput={view.send.area(typed(Field::Quote))} onblur={left.clone()} />
            </label>
            <label>{ words::LOCATION }
                <input type="text" value={text(Field::Location)} placeholder={words::LOCATION_HINT}
                    oninput={view.send.input(typed(Field::Location))} onblur={left} autocomplete="off" />
            </label>
        </div>
    }
}

/// At 5.5: how both components were rated, and what that suggests. It never fills in.
#[inline(never)] // Moves to the rest of the module as a whole.
pub(in crate::view::screens) fn components(appraisal: &Appraisal) -> Html {
    let Some(design) = appraisal.chosen() else {
        return html! {};
    };
    let groups = design
        .groups()
        .into_iter()
        .filter(|group| *group != Group::Mixed);
    let rated: Vec<Option<Response>> = design
        .criteria()
        .filter(|item| item.group() != Group::Mixed)
        .map(|item| appraisal.response(item))
        .collect();
    let weak =
        |response: &Option<Response>| matches!(response, Some(Response::No | Response::CantTell));
    let suggestion = if rated.iter().any(weak) {
        words::SUGGEST_NOT_YES
    } else if design.lacks_set() || rated.iter().any(Option::is_none) {
        words::SUGGEST_OPEN
    } else {
        words::SUGGEST_YES
    };
    html! {
        <div class="components">
            <p class="small"><b>{ words::COMPONENTS_TITLE }</b></p>
            { for groups.map(|group| component(appraisal, group)) }
            <p class="small">{ suggestion }{ " " }{ words::SUGGEST_NO_RULE }</p>
        </div>
    }
}

fn component(appraisal: &Appraisal, group: Group) -> Html {
    let one = |item: &ItemId| {
        let response = appraisal.response(*item);
        let tone = crate::view::parts::tone(response);
        let sign = response.map_or(states::UNANSWERED_GLYPH, states::glyph);
        let word = response.map_or(states::UNANSWERED, states::response);
        html! {
            <span class={classes!("chip", tone)}>
                { item.token() }<span aria-hidden="true">{ sign }</span><span class="vh">{ word }</span>
            </span>
        }
    };
    html! {
        <p class="component">
            <span class="small muted">{ states::group(group) }</span>{ " " }
            { for group.items().iter().map(one) }
        </p>
    }
}
