//! The Appraisal screen.
#![allow(missing_docs, reason = "the words are their own description")]

use super::states;
use crate::instrument::{Design, ItemId, Response};
use crate::review::Progress;

pub const CATEGORY_TITLE: &str = "Category of study design";
pub const CATEGORY_OPEN: &str =
    "Choose the category from the methods as the study describes them, not from its title.";
pub const CHANGE: &str = "Change";
pub const CHOSEN: &str = "Keep this choice";
pub const HELP: &str = "Help me choose";
pub const CATEGORY_KEEPS: &str =
    "Answers given under another category are kept, hidden, and come back with it.";
pub const CATEGORY_CHANGED: &str = "category";
pub const PATH_TITLE: &str = "How it was chosen";
pub const CHOSEN_DIRECTLY: &str = "Chosen directly";
pub const SET_TITLE: &str = "Quantitative component";
pub const SET_TEXT: &str = "A mixed methods study is rated on 5.1 to 5.5, on 1.1 to 1.5, and on the set that fits its quantitative component.";
pub const SET_HELP: &str = "Which set fits the quantitative component?";
pub const MIXED_NEEDS: &str = "All three must hold:";
pub const EXAMPLES: &str = "For example";
pub const LEADS_TO: &str = "The answers lead to";
pub const USE_IT: &str = "Use this category";
pub const STEP_BACK: &str = "One question back";
pub const COMPONENT: &str = "About the quantitative component of the study";

pub const CLEAR: &str = "Clear";
pub const COMMENT: &str = "Comment";
pub const QUOTE: &str = "Quote";
pub const LOCATION: &str = "Where";
pub const LOCATION_HINT: &str = "p. 7";
pub const LOOK: &str = "What to look for";
pub const RULE: &str = "Our rule:";
pub const TEAM: &str = "To agree on:";
pub const ABSTRACT: &str = "Abstract";

pub const FAILED_TITLE: &str = "This study did not pass screening.";
pub const FAILED_TEXT: &str = "You can stop here; it is then counted as not appraised further. If your team goes on, say why.";
pub const GO_ON: &str = "Go on with a reason";
pub const REASON: &str = "Why is the study appraised all the same?";
pub const REASON_MISSING: &str = "Say why: without a reason the study is not appraised further.";
pub const REASON_SUBMIT: &str = "Go on";
pub const REASON_GIVEN: &str = "reason to go on";
pub const REASON_WITHDRAWN: &str = "reason to go on taken back";
pub const WITHDRAW: &str = "Take the reason back";
pub const WENT_ON: &str = "Appraised after a failed screening, because:";
pub const GOES_ON: &str = "The appraisal goes on.";
pub const SCREENING_FAILED: &str =
    "Screening not passed. Further appraisal may not be feasible. You can go on with a reason.";
pub const COMPLETE: &str = "Every item is answered. The appraisal is complete.";
pub const ALL_DONE: &str = "No study is left to do.";

pub const AGREED: &str = "Agreed by the reviewers";
pub const NOT_APPRAISED: &str = "Nobody has appraised this study yet.";
pub const NO_CATEGORY: &str = "No category chosen";

#[must_use]
pub fn appraised_by(name: &str) -> String {
    format!("Appraised by {name}")
}

pub const SIDE: &str = "This study";
pub const NEXT_UNANSWERED: &str = "Next unanswered";
pub const NEXT_TO_DO: &str = "Next study to do";
pub const PREVIOUS: &str = "← Previous";
pub const NEXT: &str = "Next study →";
pub const TO_CHECK: &str = "To check";
pub const NOTHING_TO_CHECK: &str = "Nothing looks odd.";
pub const CANT_TELL_HINT: &str = "Your comment says that the report is silent or unclear on this. The guide keeps No for what is known not to be met; not reported is Can’t tell.";
pub const CHANGE_TO_CANT_TELL: &str = "Change to Can’t tell";
pub const COMPONENTS_TITLE: &str = "The two components so far";
pub const SUGGEST_YES: &str = "Every rated component criterion is Yes, which speaks for Yes here.";
pub const SUGGEST_NOT_YES: &str = "A component has a criterion that is not Yes. The study as a whole cannot be better than its weaker component, which speaks against Yes here.";
pub const SUGGEST_OPEN: &str =
    "Rate both components first: this criterion asks how well each keeps to its own tradition.";
pub const SUGGEST_NO_RULE: &str = "The guide gives no numeric rule; the response stays yours.";

#[must_use]
pub fn position(place: usize, of: usize) -> String {
    format!("Study {} of {of}", place + 1)
}

#[must_use]
pub fn items_answered(progress: Progress) -> String {
    format!("{} of {} items answered", progress.answered, progress.of)
}

#[must_use]
pub fn of(answered: usize, of: usize) -> String {
    format!("{answered} of {of}")
}

#[must_use]
pub fn answer_to(item: ItemId) -> String {
    format!("answer to {}", item.token())
}

#[must_use]
pub fn answered(item: ItemId, response: Option<Response>, progress: Progress) -> String {
    let response = response.map_or(states::UNANSWERED, states::response);
    format!(
        "{}: {response}. {}.",
        item.token(),
        items_answered(progress)
    )
}

#[must_use]
pub fn category_is(design: Design) -> String {
    format!("Category: {}.", states::design(design))
}

#[must_use]
pub fn clear_label(item: ItemId) -> String {
    format!("Clear the answer to {}", item.token())
}

#[must_use]
pub fn chosen_on(day: &str) -> String {
    format!("Chosen {day}")
}
