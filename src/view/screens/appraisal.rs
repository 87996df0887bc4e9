//! Appraisal: one study, its category and its items.

mod category;
mod citation;
mod helper;
mod item;
mod reading;
mod screening;
mod side;

use yew::{Html, html};

use super::heading;
use crate::app::{Model, Open};
use crate::instrument::{Design, Group};
use crate::review::{Appraisal, Check, Screening, State, StudyId, checks_of, state};
use crate::text::{appraisal as words, states};
use crate::view::send::Send;

/// What the parts of this screen read.
struct View<'a> {
    model: &'a Model,
    open: &'a Open,
    appraisal: &'a Appraisal,
    checks: &'a [Check],
    send: &'a Send,
}

impl View<'_> {
    /// The name of a group of radio buttons, with the study in it: while one study takes the place
    /// of another, both are in the page, and a shared name leaves the group out of reach of Tab.
    fn radio_name(&self, group: &str) -> String {
        format!("{group}-{}", self.appraisal.study.as_str())
    }
}

pub(in crate::view) fn appraisal(model: &Model, open: &Open, id: &StudyId, send: &Send) -> Html {
    let Some(study) = open.review.study(id) else {
        return html! {};
    };
    if open.review.is_read_only() {
        return reading::reading(open, study, send);
    }
    let blank = Appraisal::empty(id.clone(), open.me.clone());
    let appraisal = open.mine(id).unwrap_or(&blank);
    let protocol = open.review.protocol();
    let checks = checks_of(appraisal, protocol);
    let view = View {
        model,
        open,
        appraisal,
        checks: &checks,
        send,
    };
    let stopped = state(Some(appraisal), protocol) == State::NotAppraisedFurther;
    let title = match study.citation.title.as_str() {
        "" => &study.label,
        title => title,
    };
    html! {
        <div class="grid" key={id.as_str().to_owned()}>
            <div class="study">
                { heading(title) }
                { citation::citation(study) }
                if protocol.screening_used {
                    { group(&view, Group::Screening) }
                    { screening::notice(&view) }
                }
                if !stopped {
                    { category::section(&view) }
                    { for criteria(&view) }
                }
            </div>
            { side::side(&view, study) }
        </div>
    }
}

fn criteria(view: &View) -> Vec<Html> {
    let design = view.appraisal.chosen();
    let groups = design.map(Design::groups).unwrap_or_default();
    groups.into_iter().map(|one| group(view, one)).collect()
}

/// A heading of the instrument with its items.
fn group(view: &View, group: Group) -> Html {
    let items = group.items();
    let answered = items
        .iter()
        .filter(|item| view.appraisal.response(**item).is_some());
    let count = words::of(answered.count(), items.len());
    html! {
        <section class="group" key={states::group(group)}>
            <div class="set">
                <h2>{ states::group(group) }</h2>
                <span class="small muted">{ count }</span>
            </div>
            { for items.iter().map(|one| item::card(view, *one)) }
        </section>
    }
}

/// Whether screening was failed, with or without a reason to go on.
fn failed(view: &View) -> Screening {
    crate::review::screening(view.appraisal, view.open.review.protocol())
}
