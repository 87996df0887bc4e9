//! Calibration: the pilot studies, where the team differs on them, and the rule for it on the spot.

use yew::{Html, html};

use crate::app::{Model, Msg, Open, Panel, PilotSearch, ProtocolMsg, StudiesMsg};
use crate::instrument::ItemId;
use crate::review::{
    CategoryDisagreement, Pilot, PilotDifference, PilotStanding, PilotStudy, ReviewerId, StudyId,
};
use crate::text::{app, pilot as words, protocol, states};
use crate::view::parts::{Labelled, button, labelled_input, quiet, response_chip};
use crate::view::send::Send;

#[inline(never)]
pub(super) fn section(model: &Model, open: &Open, send: &Send) -> Html {
    let Some(pilot) = open.figures.pilot() else {
        return html! {};
    };
    let locked = open.review.protocol().locked.is_some();
    let search = match &model.panel {
        Panel::Pilot(search) if !locked => Some(search),
        _ => None,
    };
    html! {
        <section class="card sec pilot" id="pilot" tabindex="-1" aria-labelledby="pilot-title">
            <h2 id="pilot-title">{ words::TITLE }</h2>
            <p class="muted">{ words::LEAD }{ " " }{ words::NO_LOCK }</p>
            if !pilot.studies.is_empty() {
                <h3>{ words::STUDIES }</h3>
                <ul class="pilot-studies">
                    { for pilot.studies.iter().map(|one| study(one, open, locked, send)) }
                </ul>
                <p class="hint-line">{ words::SEALED }</p>
            }
            if let Some(search) = search {
                { seek(search, open, send) }
            } else if !locked {
                <div class="row">
                    { button(words::CHOOSE, send.click(|| Msg::Protocol(ProtocolMsg::PilotSought))) }
                </div>
            }
            { differences(pilot, open, locked, send) }
        </section>
    }
}

fn study(one: &PilotStudy, open: &Open, locked: bool, send: &Send) -> Html {
    let (chosen, removed) = (one.study.clone(), one.study.clone());
    let label = label(&one.study, open);
    let standing = match &one.standing {
        PilotStanding::Waiting { through, underway } => {
            words::waiting(&names(through, open), &names(underway, open))
        }
        PilotStanding::Compared { differing } => words::differing(*differing),
    };
    html! {
        <li key={one.study.as_str()}>
            <button type="button" class="link"
                onclick={send.click(move || Msg::Studies(StudiesMsg::Chosen(chosen.clone())))}>
                { &label }
            </button>
            <span class="small muted">{ standing }</span>
            if !locked {
                <button type="button" class="btn quiet" aria-label={words::remove(&label)}
                    onclick={send.click(move || Msg::Protocol(ProtocolMsg::PilotRemoved(removed.clone())))}>
                    { words::REMOVE }
                </button>
            }
        </li>
    }
}

fn seek(search: &PilotSearch, open: &Open, send: &Send) -> Html {
    let field = Labelled {
        id: "pilot-search",
        label: words::SEARCH,
        value: search.query.clone(),
        ..Labelled::default()
    };
    let typed = send.input(|text| Msg::Protocol(ProtocolMsg::PilotSearched(text)));
    let found = |study: &StudyId| {
        let (added, label) = (study.clone(), label(study, open));
        html! {
            <li key={study.as_str()}>
                <span>{ &label }</span>
                <button type="button" class="btn" aria-label={words::add(&label)}
                    onclick={send.click(move || Msg::Protocol(ProtocolMsg::PilotAdded(added.clone())))}>
                    { words::ADD }
                </button>
            </li>
        }
    };
    html! {
        <div class="pilot-search">
            { labelled_input(&field, typed, yew::Callback::noop()) }
            if search.found.is_empty() {
                <p class="small muted">{ words::NONE_FOUND }</p>
            }
            <ul>{ for search.found.iter().map(found) }</ul>
            <div class="row">{ quiet(app::CLOSE, send.click(|| Msg::PanelClosed)) }</div>
        </div>
    }
}

fn differences(pilot: &Pilot, open: &Open, locked: bool, send: &Send) -> Html {
    let compared = |one: &PilotStudy| matches!(one.standing, PilotStanding::Compared { .. });
    if !pilot.studies.iter().any(compared) {
        return html! {};
    }
    let alike = pilot.categories.is_empty() && pilot.items.is_empty();
    html! {
        <>
            <h3>{ words::DIFFERENCES }</h3>
            if alike {
                <p>{ words::ALIKE }</p>
            }
            { categories(pilot, open) }
            { for pilot.items.iter().map(|(item, all)| item_differs(*item, all, open, locked, send)) }
            if locked {
                <p class="hint-line">{ words::RULE_LOCKED }</p>
            } else {
                <p>{ words::THEN_LOCK }</p>
                <div class="row">
                    { button(protocol::LOCK, send.click(|| Msg::Protocol(ProtocolMsg::LockChosen))) }
                </div>
            }
        </>
    }
}

fn categories(pilot: &Pilot, open: &Open) -> Html {
    if pilot.categories.is_empty() {
        return html! {};
    }
    let said = |one: &CategoryDisagreement| -> Html {
        let each = one.said.iter().map(|(reviewer, design)| {
            html! {
                <div class="said">
                    <span class="who">{ name(reviewer, open) }</span>
                    <span>{ states::design(*design) }</span>
                </div>
            }
        });
        each.collect()
    };
    html! {
        <div class="differs">
            <h4>{ words::CATEGORIES }</h4>
            <p class="hint-line">{ words::CATEGORIES_HINT }</p>
            { for pilot.categories.iter().map(|(study, one)| html! {
                <div class="study-differs">
                    <p>{ label(study, open) }</p>
                    <div class="both">{ said(one) }</div>
                </div>
            }) }
        </div>
    }
}

fn item_differs(
    item: ItemId,
    all: &[PilotDifference],
    open: &Open,
    locked: bool,
    send: &Send,
) -> Html {
    let rule = protocol::rule_for(item.token());
    let unclear = all.iter().any(|one| one.no_against_cant_tell);
    html! {
        <div class="differs" key={item.token()}>
            <h4>
                <span class="item-id">{ item.token() }</span>{ " " }{ item.wording() }
            </h4>
            { for all.iter().map(|one| html! {
                <div class="study-differs">
                    <p>{ label(&one.study, open) }</p>
                    <div class="both">
                        { for one.said.iter().map(|(reviewer, response, comment)| html! {
                            <div class="said">
                                <span class="who">{ name(reviewer, open) }</span>
                                { response_chip(Some(*response)) }
                                if !comment.trim().is_empty() {
                                    <q class="small">{ comment }</q>
                                }
                            </div>
                        }) }
                    </div>
                </div>
            }) }
            if unclear {
                <p class="hint-line">{ words::NO_AGAINST_CANT_TELL }</p>
            }
            { super::rule_field(("pilot-rule", &rule), item, open, locked, send) }
        </div>
    }
}

fn label(study: &StudyId, open: &Open) -> String {
    let study = open.review.study(study);
    study.map_or_else(String::new, |study| study.label.clone())
}

fn name(reviewer: &ReviewerId, open: &Open) -> String {
    let reviewer = open.review.reviewer(reviewer);
    reviewer.map_or_else(String::new, |reviewer| reviewer.name.clone())
}

fn names(reviewers: &[ReviewerId], open: &Open) -> String {
    let names = reviewers.iter().map(|one| name(one, open));
    names.collect::<Vec<_>>().join(", ")
}
