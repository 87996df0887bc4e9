//! One item: what each reviewer answered, side by side, and the answer agreed on.

use yew::{Html, classes, html};

use super::super::appraisal::item::{components, look, rule};
use super::answers::decided;
use super::study::View;
use super::{name, names};
use crate::app::{Draft, Msg, ReconcileMsg};
use crate::instrument::{ItemId, Response, guidance};
use crate::review::{AgreedAnswer, Answer, Concern, Matter, ReviewerId, checks_of};
use crate::text::{appraisal, reconcile as words, states};
use crate::view::parts::{response_chip, tone};

pub(super) fn card(view: &View, item: ItemId) -> Html {
    let consensus = view.open.review.consensus(&view.study.id);
    let agreed = consensus.and_then(|kept| kept.answers.get(&item));
    let wording = format!("wording-{}", item.token());
    let is_left = view.left.contains(&Matter::Item(item));
    html! {
        <div class={classes!("card", "item", (!is_left).then_some("answered"))} data-agree={item.token()}
            role="group" aria-labelledby={wording.clone()} key={item.token()}>
            <span class="id" aria-hidden="true">{ item.token() }</span>
            <div class="body">
                <p class="q" id={wording}><span class="vh">{ item.token() }{ " " }</span>{ item.wording() }</p>
                { rule(view.open, item) }
                if item == ItemId::C55 {
                    { agreed_components(view) }
                }
                <div class="sides">
                    { for view.parties.iter().enumerate().map(|(place, one)| side(view, item, place, one)) }
                </div>
                { lacking(view, item) }
                { no_or_cant_tell(view, item) }
                <div class="row answer">
                    { response(view, item, agreed) }
                    { look(view.open, item, view.send) }
                </div>
                if let Some(agreed) = agreed {
                    { comment(view, item, agreed) }
                    { decided(view, Matter::Item(item), &agreed.decision) }
                }
            </div>
        </div>
    }
}

/// At 5.5: how both components stand by what is agreed on so far.
fn agreed_components(view: &View) -> Html {
    let counted = view.open.review.counted(&view.study.id);
    counted.map_or_else(Html::default, |counted| components(counted.appraisal()))
}

/// What one reviewer answered, with the evidence.
fn side(view: &View, item: ItemId, place: usize, reviewer: &ReviewerId) -> Html {
    let review = &view.open.review;
    let found = review.independent(&view.study.id, reviewer);
    let response = found.and_then(|found| found.response(item));
    let appraisal = review.appraisal(&view.study.id, reviewer);
    let answer = appraisal.and_then(|appraisal| appraisal.answers.get(&item));
    let is_changed = answer.and_then(|answer| answer.response) != response;
    let name = name(view.open, reviewer);
    let label = words::about_of(words::TAKE, Matter::Item(item), &name);
    let take = view
        .send
        .click(move || Msg::Reconcile(ReconcileMsg::Taken(Matter::Item(item), place)));
    html! {
        <section class="one-side" key={reviewer.as_str().to_owned()}>
            <h3>{ name }</h3>
            <p>{ response_chip(response) }</p>
            { evidence(answer, response.is_some()) }
            if is_changed {
                <p class="small muted">{ words::CHANGED_SINCE }</p>
            }
            if response.is_some() {
                <button type="button" class="btn quiet" aria-label={label} onclick={take}>
                    { words::TAKE }
                </button>
            }
        </section>
    }
}

fn evidence(answer: Option<&Answer>, is_answered: bool) -> Html {
    let texts = answer.map(|answer| {
        [
            (appraisal::COMMENT, &answer.comment),
            (appraisal::QUOTE, &answer.quote),
            (appraisal::LOCATION, &answer.location),
        ]
    });
    let texts = texts.into_iter().flatten();
    let texts: Vec<_> = texts.filter(|(_, text)| !text.is_empty()).collect();
    if texts.is_empty() && !is_answered {
        return html! {};
    }
    if texts.is_empty() {
        return html! { <p class="small muted">{ words::NO_COMMENT }</p> };
    }
    html! {
        <dl class="small">
            { for texts.into_iter().map(|(name, text)| html! {
                <><dt>{ name }</dt><dd>{ text }</dd></>
            }) }
        </dl>
    }
}

fn lacking(view: &View, item: ItemId) -> Html {
    let lacking = view.found.lacking.iter().find(|one| one.item == item);
    match lacking {
        Some(lacking) => html! {
            <p class="small muted">{ words::not_answered_by(&names(view.open, &lacking.of)) }</p>
        },
        None => html! {},
    }
}

/// No against Can't tell: where the two part, and whose comment speaks for which.
fn no_or_cant_tell(view: &View, item: ItemId) -> Html {
    let differs = view.found.items.iter().find(|one| one.item == item);
    if !differs.is_some_and(|one| one.no_against_cant_tell) {
        return html! {};
    }
    let guidance = guidance(item);
    let silent = view
        .parties
        .iter()
        .filter(|one| reads_as_silent(view, item, one));
    html! {
        <div class="hint">
            <p><b>{ words::NO_OR_CANT_TELL }</b>{ " " }{ words::NO_OR_CANT_TELL_TEXT }</p>
            <dl class="cases">
                <dt>{ states::glyph(Response::No) }{ " " }{ states::response(Response::No) }</dt>
                <dd>{ guidance.no }</dd>
                <dt>{ states::glyph(Response::CantTell) }{ " " }{ states::response(Response::CantTell) }</dt>
                <dd>{ guidance.cant_tell }</dd>
            </dl>
            { for silent.map(|one| html! { <p>{ words::reads_as_silent(&name(view.open, one)) }</p> }) }
        </div>
    }
}

/// Whether a reviewer said No with a comment by which the report is silent.
fn reads_as_silent(view: &View, item: ItemId, reviewer: &ReviewerId) -> bool {
    let review = &view.open.review;
    let appraisal = review.appraisal(&view.study.id, reviewer);
    let checks = appraisal.map(|appraisal| checks_of(appraisal, review.protocol()));
    checks
        .into_iter()
        .flatten()
        .any(|check| check.item == Some(item) && check.concern == Concern::NoButNotReported)
}

/// The response agreed on, as radio buttons.
fn response(view: &View, item: ItemId, agreed: Option<&AgreedAnswer>) -> Html {
    let chosen = agreed.map(|agreed| agreed.response);
    let label = format!("agreed-{}", item.token());
    html! {
        <>
            <span class="agreed-label" id={label.clone()}>{ words::AGREED_ANSWER }</span>
            <div class="seg" role="radiogroup" aria-labelledby={label}>
                { for Response::ALL.into_iter().map(|one| option(view, item, one, chosen)) }
            </div>
        </>
    }
}

fn option(view: &View, item: ItemId, one: Response, chosen: Option<Response>) -> Html {
    let id = format!("agree-{}-{}", item.token(), one.token());
    let is_chosen = chosen == Some(one);
    let onchange = view
        .send
        .check(move |_| Msg::Reconcile(ReconcileMsg::Answered(item, one)));
    html! {
        <label class={classes!(is_chosen.then_some(tone(Some(one))))} for={id.clone()}>
            <input {id} type="radio" checked={is_chosen} {onchange}
                name={format!("agree-{}-{}", item.token(), view.study.id.as_str())} />
            <span aria-hidden="true">{ states::glyph(one) }</span>{ states::response(one) }
        </label>
    }
}

fn comment(view: &View, item: ItemId, agreed: &AgreedAnswer) -> Html {
    let text = match &view.open.draft {
        Some(Draft::Agreed {
            study,
            item: typed,
            text,
        }) if study == &view.study.id && *typed == item => text,
        _ => &agreed.comment,
    };
    let study = view.study.id.clone();
    let typed = move |text| {
        Msg::Typed(Draft::Agreed {
            study: study.clone(),
            item,
            text,
        })
    };
    html! {
        <div class="note agreed-note">
            <label>{ words::COMMENT }
                <textarea id={format!("agree-comment-{}", item.token())} rows="1" value={text.clone()}
                    oninput={view.send.area(typed)} onblur={view.send.left()} />
            </label>
        </div>
    }
}
