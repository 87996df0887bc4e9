//! One study: its category, then its items, with what each reviewer found side by side.

use yew::{Html, html};

use super::super::appraisal::citation::citation;
use super::super::{empty, heading};
use super::{category, decision, item, name, names, side};
use crate::app::{Msg, Open, ReconcileMsg, Screen};
use crate::instrument::Group;
use crate::review::{
    Disagreements, Lacking, Matter, ReviewerId, Standing, Study, StudyId, left_to_agree, parties,
    standing,
};
use crate::text::{reconcile as words, states};
use crate::view::parts::{button, primary};
use crate::view::send::Send;

/// What the parts of this screen read.
pub(super) struct View<'a> {
    pub open: &'a Open,
    pub study: &'a Study,
    pub parties: Vec<ReviewerId>,
    pub found: Disagreements,
    pub left: Vec<Matter>,
    pub send: &'a Send,
}

/// The reconciling of one study.
#[inline(never)]
pub(in crate::view) fn reconciling(open: &Open, id: &StudyId, send: &Send) -> Html {
    let Some(study) = open.review.study(id) else {
        return html! {};
    };
    let title = match study.citation.title.as_str() {
        "" => &study.label,
        title => title,
    };
    let body = match standing(&open.review, id) {
        Standing::Ready(found) => {
            let view = View {
                open,
                study,
                parties: parties(&open.review, id),
                left: left_to_agree(&open.review, id, &found),
                found,
                send,
            };
            ready(&view)
        }
        Standing::Single(None) => not_yet(words::NOBODY, id, send),
        Standing::Single(Some(by)) => not_yet(&words::alone(&name(open, &by)), id, send),
        Standing::Unfinished(of) => not_yet(&words::unfinished(&names(open, &of)), id, send),
    };
    html! {
        <div class="reconciling" key={id.as_str().to_owned()}>
            <p class="way-back">
                <button type="button" class="btn quiet"
                    onclick={send.click(|| Msg::ScreenChosen(Screen::Reconcile))}>
                    <span aria-hidden="true">{ "‹ " }</span>{ words::BACK }
                </button>
            </p>
            { heading(title) }
            { citation(study) }
            { body }
        </div>
    }
}

/// Why a study cannot be reconciled yet, and what to do next.
fn not_yet(why: &str, id: &StudyId, send: &Send) -> Html {
    let study = id.clone();
    let actions = html! {
        <>
            { primary(words::APPRAISE,
                send.click(move || Msg::ScreenChosen(Screen::Appraisal(study.clone())))) }
            { button(words::TO_STUDIES, send.click(|| Msg::ScreenChosen(Screen::Studies))) }
        </>
    };
    empty(words::NOT_YET_TITLE, why, actions)
}

fn ready(view: &View) -> Html {
    let matters = view.open.matters(&view.study.id, &view.found);
    let is_noted = view.open.review.consensus(&view.study.id).is_some();
    let is_alike = matters.is_empty() || (view.left.is_empty() && !is_noted);
    let has_category = matters.contains(&Matter::Category);
    let items: Vec<_> = matters
        .iter()
        .filter_map(|matter| match matter {
            Matter::Item(item) => Some(*item),
            Matter::Category => None,
        })
        .collect();
    let groups = ordered(items.iter().map(|item| item.group()));
    html! {
        <div class="grid">
            <div class="study">
                if is_alike {
                    { alike(view, is_noted) }
                }
                if !matters.is_empty() {
                    { decision::section(view) }
                }
                if has_category {
                    { category::section(view) }
                }
                { late(view) }
                { lacking(view) }
                { for groups.into_iter().map(|group| html! {
                    <section class="group" key={states::group(group)}>
                        <div class="set"><h2>{ states::group(group) }</h2></div>
                        { for items.iter().filter(|item| item.group() == group)
                            .map(|one| item::card(view, *one)) }
                    </section>
                }) }
                if view.found.is_category_open() {
                    <p class="small muted more">{ words::CATEGORY_OPEN_ITEMS }</p>
                }
            </div>
            { side::side(view) }
        </div>
    }
}

/// Reviewers who appraised the study after reconciling began.
fn late(view: &View) -> Html {
    let all = view.open.review.appraisals_of(&view.study.id);
    let late = all.map(|appraisal| appraisal.reviewer.clone());
    let late: Vec<ReviewerId> = late.filter(|one| !view.parties.contains(one)).collect();
    if late.is_empty() {
        return html! {};
    }
    html! { <p class="small muted more">{ words::late(&names(view.open, &late)) }</p> }
}

/// Items that some reviewers did not answer, as after a change of category by agreement.
fn lacking(view: &View) -> Html {
    let is_left = |one: &&Lacking| view.left.contains(&Matter::Item(one.item));
    let silent: Vec<&ReviewerId> = view
        .found
        .lacking
        .iter()
        .filter(is_left)
        .flat_map(|one| &one.of)
        .collect();
    let who: Vec<ReviewerId> = view
        .parties
        .iter()
        .filter(|one| silent.contains(one))
        .cloned()
        .collect();
    if who.is_empty() {
        return html! {};
    }
    html! { <p class="small muted more">{ words::lacking(&names(view.open, &who)) }</p> }
}

/// Each group once, in the order in which it comes first.
fn ordered(groups: impl Iterator<Item = Group>) -> Vec<Group> {
    let mut seen = Vec::new();
    for group in groups {
        if !seen.contains(&group) {
            seen.push(group);
        }
    }
    seen
}

/// Nothing differs: that is noted once, so that it counts.
fn alike(view: &View, is_noted: bool) -> Html {
    let send = view.send;
    let show = html! {
        if !view.open.reconciling.all_items {
            { button(words::SHOW_ITEMS,
                send.click(|| Msg::Reconcile(ReconcileMsg::ItemsSwitched(true)))) }
        }
    };
    if is_noted {
        return empty(words::ALIKE_TITLE, words::IS_CONFIRMED, show);
    }
    let actions = html! {
        <>
            { primary(words::CONFIRM, send.click(|| Msg::Reconcile(ReconcileMsg::Confirmed))) }
            { show }
        </>
    };
    empty(words::ALIKE_TITLE, words::CONFIRM_HINT, actions)
}
