//! Reviews: those in this browser, new, open, example.

use yew::{Callback, Html, html};

use super::{empty, heading};
use crate::app::{Listing, Model, Msg, NewReview, Panel, ReviewsMsg};
use crate::instrument::CITATION;
use crate::port::Card;
use crate::text::{app, reviews as words};
use crate::view::parts::{
    Labelled, button, file_button, labelled_input, primary, progress_bar, quiet,
};
use crate::view::send::Send;

#[inline(never)] // Moves to the rest of the module as a whole.
pub(in crate::view) fn reviews(model: &Model, send: &Send) -> Html {
    let Listing::Ready(cards) = &model.listing else {
        return html! { <p class="loading" role="status">{ app::LOADING }</p> };
    };
    let begin = html! {
        <>
            { primary(words::NEW, send.click(|| Msg::Reviews(ReviewsMsg::NewChosen))) }
            { file_button(words::OPEN_FILE, "open-file", send) }
            { button(words::EXAMPLE, send.click(|| Msg::Reviews(ReviewsMsg::ExampleChosen))) }
        </>
    };
    html! {
        <>
            { heading(words::TITLE) }
            <p class="lead muted">{ words::LEAD }</p>
            if let Panel::NewReview(form) = &model.panel {
                { new_review(form, send) }
            }
            if cards.is_empty() {
                { empty(words::EMPTY_TITLE, words::EMPTY_TEXT, begin) }
            } else {
                <div class="row actions">{ begin }</div>
                <ul class="reviews">
                    { for cards.iter().map(|card| review(card, model, send)) }
                </ul>
            }
            <p class="attribution small muted">{ CITATION }</p>
        </>
    }
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn new_review(form: &NewReview, send: &Send) -> Html {
    let title = Labelled {
        id: "new-title",
        label: words::NEW_TITLE,
        hint: words::NEW_TITLE_HINT,
        error: if form.title_missing {
            words::NEW_TITLE_MISSING
        } else {
            ""
        },
        value: form.title.clone(),
        disabled: false,
    };
    let reviewer = Labelled {
        id: "new-reviewer",
        label: words::NEW_REVIEWER,
        hint: words::NEW_REVIEWER_HINT,
        value: form.reviewer.clone(),
        ..Labelled::default()
    };
    let onsubmit = send.submit(|| Msg::Reviews(ReviewsMsg::NewSubmitted));
    html! {
        <form class="card panel form" {onsubmit} aria-labelledby="new-heading">
            <h2 id="new-heading">{ words::NEW }</h2>
            { labelled_input(&title,
                send.input(|text| Msg::Reviews(ReviewsMsg::TitleTyped(text))), Callback::noop()) }
            { labelled_input(&reviewer,
                send.input(|text| Msg::Reviews(ReviewsMsg::ReviewerTyped(text))), Callback::noop()) }
            <div class="row">
                <button type="submit" class="btn primary">{ words::CREATE }</button>
                { quiet(app::CANCEL, send.click(|| Msg::PanelClosed)) }
            </div>
        </form>
    }
}

fn review(card: &Card, model: &Model, send: &Send) -> Html {
    let id = card.id.clone();
    let open = send.click(move || Msg::Reviews(ReviewsMsg::Chosen(id.clone())));
    let id = card.id.clone();
    let remove = send.click(move || Msg::Reviews(ReviewsMsg::RemoveChosen(id.clone())));
    let progress = words::progress(card.done, card.studies);
    let asked = matches!(&model.panel, Panel::RemoveReview(id) if *id == card.id);
    html! {
        <li class="card review" key={card.id.as_str().to_owned()}>
            <div class="review-main">
                <h2><button type="button" class="link" onclick={open}>{ &card.title }</button></h2>
                <p class="muted small">
                    { &progress }{ " · " }{ words::changed(&card.changed.day()) }
                </p>
                { progress_bar(card.done, card.studies, &progress) }
            </div>
            <button type="button" class="btn quiet" aria-label={words::remove_label(&card.title)}
                onclick={remove}>
                { words::REMOVE }
            </button>
            if asked {
                { confirm_removal(card, send) }
            }
        </li>
    }
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn confirm_removal(card: &Card, send: &Send) -> Html {
    html! {
        <div class="confirm" role="group" aria-label={words::remove_title(&card.title)}>
            <p><b>{ words::remove_title(&card.title) }</b>{ " " }{ words::REMOVE_TEXT }</p>
            <div class="row">
                <button type="button" id="remove-confirm" class="btn danger"
                    onclick={send.click(|| Msg::Reviews(ReviewsMsg::RemoveConfirmed))}>
                    { words::REMOVE_CONFIRM }
                </button>
                { quiet(app::CANCEL, send.click(|| Msg::PanelClosed)) }
            </div>
        </div>
    }
}
