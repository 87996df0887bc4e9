//! What is the same for the category and the items: what was agreed on, who decided, taking it back.

use yew::{Html, html};

use super::names;
use super::study::View;
use crate::app::{Msg, ReconcileMsg, is_decided_otherwise};
use crate::review::{Decision, Matter};
use crate::text::reconcile as words;

/// Who decided and how, with what can be done about an agreement.
pub(super) fn decided(view: &View, matter: Matter, decision: &Decision) -> Html {
    let consensus = view.open.review.consensus(&view.study.id);
    let otherwise = consensus.is_some_and(|kept| is_decided_otherwise(view.open, kept, decision));
    let back = view
        .send
        .click(move || Msg::Reconcile(ReconcileMsg::TakenBack(matter)));
    let anew = view
        .send
        .click(move || Msg::Reconcile(ReconcileMsg::DecidedAnew(matter)));
    html! {
        <div class="decided">
            <p class="small muted">{ words::decided(decision, &names(view.open, &decision.by)) }</p>
            <div class="row">
                <button type="button" class="btn quiet" aria-label={words::about(words::TAKE_BACK, matter)} onclick={back}>
                    { words::TAKE_BACK }
                </button>
                if otherwise {
                    <button type="button" class="btn quiet" aria-label={words::about(words::DECIDED_ANEW, matter)}
                        onclick={anew}>
                        { words::DECIDED_ANEW }
                    </button>
                }
            </div>
        </div>
    }
}
