//! The appraisal of a study, to read: what counts for it, else what each reviewer says.

use yew::{Html, html};

use super::super::heading;
use super::citation;
use crate::app::{AppraisalMsg, Msg, Open, Screen};
use crate::instrument::{Design, Group, ItemId};
use crate::review::{Answer, Appraisal, Study, StudyId, state};
use crate::text::{app, appraisal as words, states};
use crate::view::parts::{button, quiet, response_chip, state_chip};
use crate::view::send::Send;

#[inline(never)] // Moves to the rest of the module as a whole.
pub(super) fn reading(open: &Open, study: &Study, send: &Send) -> Html {
    let title = match study.citation.title.as_str() {
        "" => &study.label,
        title => title,
    };
    html! {
        <div class="reading" key={study.id.as_str().to_owned()}>
            { heading(title) }
            { citation::citation(study) }
            { way(open, &study.id, send) }
            { appraisals(open, study) }
        </div>
    }
}

/// The way back to the list, and to the studies beside this one.
fn way(open: &Open, study: &StudyId, send: &Send) -> Html {
    let place = open.review.place(study).unwrap_or_default();
    let of = open.review.studies().len();
    let neighbour =
        |by: isize| send.click(move || Msg::Appraisal(AppraisalMsg::NeighbourSought(by)));
    html! {
        <div class="row">
            { quiet(app::STUDIES, send.click(|| Msg::ScreenChosen(Screen::Studies))) }
            <span class="small muted">{ words::position(place, of) }</span>
            if place > 0 {
                { button(words::PREVIOUS, neighbour(-1)) }
            }
            if place + 1 < of {
                { button(words::NEXT, neighbour(1)) }
            }
        </div>
    }
}

fn appraisals(open: &Open, study: &Study) -> Html {
    if let Some(counted) = open.review.counted(&study.id) {
        let by = match counted.is_consensus() {
            true => words::AGREED.to_owned(),
            false => reviewer(open, counted.appraisal()),
        };
        return one(open, &by, counted.appraisal());
    }
    let all: Vec<Html> = open
        .review
        .appraisals_of(&study.id)
        .map(|appraisal| one(open, &reviewer(open, appraisal), appraisal))
        .collect();
    if all.is_empty() {
        return html! { <p class="muted">{ words::NOT_APPRAISED }</p> };
    }
    html! { <>{ for all }</> }
}

fn reviewer(open: &Open, appraisal: &Appraisal) -> String {
    let known = open.review.reviewer(&appraisal.reviewer);
    known.map_or_else(String::new, |reviewer| words::appraised_by(&reviewer.name))
}

fn one(open: &Open, by: &str, appraisal: &Appraisal) -> Html {
    let protocol = open.review.protocol();
    let chosen = appraisal.chosen();
    let screening = protocol.screening_used.then_some(Group::Screening);
    let criteria = chosen.map(Design::groups).unwrap_or_default();
    let groups = screening.into_iter().chain(criteria);
    html! {
        <section class="card sec" key={appraisal.reviewer.as_str().to_owned()}>
            <div class="side-head">
                <h2>{ by }</h2>
                { state_chip(state(Some(appraisal), protocol)) }
            </div>
            <div class="category-name">
                { chosen.map_or(words::NO_CATEGORY.to_owned(), states::design) }
            </div>
            if let Some(reason) = &appraisal.went_on {
                <p class="small">{ words::WENT_ON }{ " " }{ &reason.text }</p>
            }
            { for groups.map(|group| ratings(group, appraisal)) }
        </section>
    }
}

fn ratings(group: Group, appraisal: &Appraisal) -> Html {
    html! {
        <>
            <h3>{ states::group(group) }</h3>
            <ul class="ratings">
                { for group.items().iter().map(|item| rating(*item, appraisal.answers.get(item))) }
            </ul>
        </>
    }
}

fn rating(item: ItemId, answer: Option<&Answer>) -> Html {
    let texts = answer.map(|answer| {
        [
            (words::COMMENT, &answer.comment),
            (words::QUOTE, &answer.quote),
            (words::LOCATION, &answer.location),
        ]
    });
    let texts = texts.into_iter().flatten();
    let texts: Vec<_> = texts.filter(|(_, text)| !text.is_empty()).collect();
    html! {
        <li data-item={item.token()}>
            <p class="q"><b>{ item.token() }</b>{ " " }{ item.wording() }</p>
            <p>{ response_chip(answer.and_then(|answer| answer.response)) }</p>
            if !texts.is_empty() {
                <dl class="small">
                    { for texts.into_iter().map(|(name, text)| html! {
                        <><dt>{ name }</dt><dd>{ text }</dd></>
                    }) }
                </dl>
            }
        </li>
    }
}
