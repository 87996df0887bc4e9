//! The Reconcile screens.
#![allow(missing_docs, reason = "the words are their own description")]

use super::{count, states};
use crate::instrument::{Design, ItemId, Response};
use crate::review::{Decision, Matter, Way};

pub const TITLE: &str = "Reconcile";
pub const LEAD: &str = "Where reviewers differ, they agree here: on the category first, then on each item. What each of them found stays as it is.";
pub const SHOW: &str = "Show";
pub const ONLY_LEFT: &str = "Something left";
pub const ALL_STUDIES: &str = "All studies";
pub const MORE: &str = "Show more studies";
pub const STUDY: &str = "Study";
pub const REVIEWERS: &str = "Reviewers";
pub const RECONCILED: &str = "Reconciled";
pub const LEFT: &str = "Left to agree on";

pub const NONE_YET_TITLE: &str = "Nothing to reconcile yet";
pub const NONE_YET_TEXT: &str = "It takes two reviewers who appraised the same study, each by themselves. Bring the other reviewer’s appraisals in on Studies, or choose there who appraises at this screen.";
pub const TO_STUDIES: &str = "Go to Studies";
pub const NONE_LEFT_TITLE: &str = "Nothing is left to reconcile";
pub const NONE_LEFT_TEXT: &str =
    "The reviewers agree on every study that all of them have completed.";
pub const SHOW_ALL: &str = "Show all studies";

pub const BACK: &str = "All studies to reconcile";
pub const NOT_YET_TITLE: &str = "This study cannot be reconciled yet";
pub const NOBODY: &str =
    "Nobody has appraised it. Two reviewers appraise it first, each by themselves.";
pub const APPRAISE: &str = "Appraise the study";
pub const CONFIRM: &str = "Note that they agree";
pub const CONFIRM_HINT: &str = "There is nothing to agree on. Note that they agree: until then the study has several appraisals and none that counts in the summary.";
pub const CONFIRM_ALL: &str = "Note it for all of them";
pub const CONFIRMED: &str = "Noted: the reviewers agree on this study.";
pub const CONFIRMATION: &str = "note that reviewers agree";
pub const IS_CONFIRMED: &str = "There is nothing to agree on. It is noted that they agree, so what they found counts in the summary.";
pub const ALIKE_TITLE: &str = "The reviewers do not differ on this study";
pub const SHOW_ITEMS: &str = "Show all items";

pub const ITEMS: &str = "Items shown";
pub const ONLY_DIFFERING: &str = "Those that differ";
pub const ALL_ITEMS: &str = "All";

pub const DECISION_TITLE: &str = "Who decides, and how";
pub const DECISION_HINT: &str = "Noted with each agreement from now on.";
pub const WAY: &str = "How they come to agree";
pub const WHO: &str = "Who decides";
pub const WORDS: &str = "In words";
pub const WORDS_HINT: &str = "May stay empty.";
pub const WORDS_NEEDED: &str = "Needed here: how they came to agree.";
pub const WORDS_OF_THIRD: &str =
    "Needed here, as the third reviewer is not of this team: who decided.";
pub const TWO_NEEDED: &str = "Say first which two reviewers discuss it.";
pub const THIRD_NEEDED: &str = "Say first which reviewer decides.";
pub const WORDS_MISSING: &str = "Say first how they came to agree.";
pub const NAME_MISSING: &str = "Say first who decided.";

pub const CATEGORY_TITLE: &str = "Category of study design";
pub const CATEGORY_FIRST: &str = "The reviewers chose different categories. Agree on one first: it says which criteria the study is rated on.";
pub const SET_FIRST: &str = "The reviewers see mixed methods, but chose different quantitative sets. Agree on one first: it says which criteria the study is rated on.";
pub const CATEGORY_SETTLED: &str = "The reviewers chose differently and agreed on one.";
pub const SET_LACKS: &str = "No quantitative set is named with it; choose mixed methods with its set under Another category.";
pub const CATEGORY_LACKS: &str = "Some of the reviewers chose no category.";
pub const CATEGORY_ALIKE: &str = "All chose the same.";
pub const CATEGORY_OPEN_ITEMS: &str = "The criteria follow once the category is agreed on.";
pub const PATH: &str = "Their way through Help me choose";
pub const CHOSEN_DIRECTLY: &str = "Chosen directly, without Help me choose.";
pub const PART: &str = "here they part";
pub const NO_CATEGORY: &str = "No category chosen";
pub const USE: &str = "Agree on this";
pub const OTHER_CATEGORY: &str = "Another category";
pub const AGREED: &str = "Agreed";
pub const NOT_AGREED: &str = "Not agreed yet";
pub const AGREED_ANSWER: &str = "Agreed answer";
pub const TAKE: &str = "Take this answer";
pub const TAKE_BACK: &str = "Take back";
pub const DECIDED_ANEW: &str = "Note as decided now";
pub const COMMENT: &str = "Comment on what was agreed";
pub const CHANGED_SINCE: &str =
    "Changed since in the appraisal; what counts here is what was found before.";
pub const NO_COMMENT: &str = "No comment, quote or place.";
pub const NO_OR_CANT_TELL: &str = "No against Can’t tell.";
pub const NO_OR_CANT_TELL_TEXT: &str = "The guide (page 1) keeps Can’t tell for a report that does not say enough to judge. No is for what the report shows not to be met. So look whether it says so, or is silent.";

pub const SIDE: &str = "Reconciling this study";
pub const NEXT: &str = "Next disagreement";
pub const NEXT_STUDY: &str = "Next study to reconcile";
pub const PREVIOUS: &str = "← Previous";
pub const FOLLOWING: &str = "Next study →";
pub const OPEN_APPRAISAL: &str = "Open the appraisal";
pub const TAKE_ALL_BACK: &str = "Take all agreements back";
pub const STUDY_DONE: &str = "Nothing is left to agree on in this study.";
pub const ALL_DONE: &str = "Nothing is left to reconcile in this review.";
pub const ALL_TAKEN_BACK: &str = "All agreements on this study are taken back.";
pub const COMMENT_WAITS: &str = "Agree on an answer first; then it can have a comment.";
pub const RECONCILE_STUDY: &str = "Reconcile with the others";
pub const OPEN_COUNT: &str = "disagreements left";

/// What the keys do here, and which they are.
pub const KEY_LIST: [(&str, &[&str]); 10] = [
    ("Agree on Yes, No, Can’t tell", &["Y", "N", "C"]),
    ("Take the answer of the first, second reviewer", &["1", "2"]),
    ("Take an agreement back", &["Delete"]),
    ("Next, one before", &["↓", "↑"]),
    ("Next disagreement", &["U"]),
    ("Comment on what was agreed", &["M"]),
    ("Next study, study before", &["]", "["]),
    ("Undo", &["Ctrl Z"]),
    ("Close what is folded open", &["Esc"]),
    ("Show or hide these keys", &["?"]),
];

#[must_use]
pub fn way(way: Way) -> &'static str {
    match way {
        Way::Discussion => "They discuss it",
        Way::ThirdReviewer => "A third reviewer decides",
        Way::Other => "Another way",
    }
}

#[must_use]
pub fn progress(agreed: usize, of: usize) -> String {
    format!(
        "{agreed} of {} reconciled",
        count(of, "disagreement", "disagreements")
    )
}

#[must_use]
pub fn studies(double: usize, waiting: usize) -> String {
    let double = count(double, "study", "studies");
    match waiting {
        0 => format!("{double} with two or more appraisals"),
        _ => {
            format!("{double} with two or more appraisals, {waiting} of them not completed by all")
        }
    }
}

#[must_use]
pub fn of(agreed: usize, of: usize) -> String {
    format!("{agreed} of {of}")
}

/// Of how many studies it can be noted that nobody differs.
#[must_use]
pub fn alike(number: usize) -> String {
    let studies = count(number, "study", "studies");
    format!(
        "On {studies} the reviewers do not differ at all. Note that they agree, so that it counts in the summary."
    )
}

#[must_use]
pub fn confirmed(number: usize) -> String {
    format!(
        "Noted that the reviewers agree: {}.",
        count(number, "study", "studies")
    )
}

/// What is left of a study, for the list.
#[must_use]
pub fn left(category: bool, items: usize) -> String {
    let items = match items {
        0 => String::new(),
        items => count(items, "item", "items"),
    };
    match (category, items.as_str()) {
        (true, "") => "Category".to_owned(),
        (true, items) => format!("Category, {items}"),
        (false, "") => "Nothing".to_owned(),
        (false, items) => items.to_owned(),
    }
}

#[must_use]
pub fn waits_for(names: &[String]) -> String {
    format!("Waits for {}", listed(names))
}

#[must_use]
pub fn only(name: &str) -> String {
    format!("Only {name} so far")
}

#[must_use]
pub fn alone(name: &str) -> String {
    format!(
        "{name} alone has appraised it. A second reviewer appraises it first, by themselves; then bring their appraisals in on Studies."
    )
}

#[must_use]
pub fn unfinished(names: &[String]) -> String {
    let has = if names.len() == 1 { "has" } else { "have" };
    format!(
        "{} {has} not completed the appraisal. It is compared once all are complete, so that each reviewer’s findings stay their own.",
        listed(names)
    )
}

/// `A`, `A and B`, `A, B and C`.
#[must_use]
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[must_use]
pub fn not_answered_by(names: &[String]) -> String {
    format!("Not answered by {}.", listed(names))
}

/// What can be done about items that some did not answer.
#[must_use]
pub fn lacking(names: &[String]) -> String {
    format!(
        "{} did not answer some of these items. Agree on them here, or have them answered first in the appraisal.",
        listed(names)
    )
}

/// Reviewers who are not part of what was begun without them.
#[must_use]
pub fn late(names: &[String]) -> String {
    format!(
        "{} appraised this study too, but reconciling began without that. Take all agreements back to begin anew with everyone.",
        listed(names)
    )
}

#[must_use]
pub fn items_shown(number: usize) -> String {
    format!("{} shown.", count(number, "item", "items"))
}

#[must_use]
pub fn reads_as_silent(name: &str) -> String {
    format!(
        "The comment of {name} says that the report is silent or unclear on this, which speaks for Can’t tell."
    )
}

/// Who decided, how and when, in one line.
#[must_use]
pub fn decided(decision: &Decision, names: &[String]) -> String {
    let by = listed(names);
    let how = match (decision.way, by.as_str()) {
        (Way::Discussion, "") => "Agreed in discussion".to_owned(),
        (Way::Discussion, by) => format!("Agreed by {by} in discussion"),
        (Way::ThirdReviewer, "") => "Decided by a third reviewer".to_owned(),
        (Way::ThirdReviewer, by) => format!("Decided by {by}"),
        (Way::Other, "") => "Agreed".to_owned(),
        (Way::Other, by) => format!("Agreed by {by}"),
    };
    let day = decision.at.day();
    match decision.words.as_str() {
        "" => format!("{how} · {day}"),
        words => format!("{how} · {day} · {words}"),
    }
}

#[must_use]
pub fn matter(matter: Matter) -> String {
    match matter {
        Matter::Category => "the category".to_owned(),
        Matter::Item(item) => item.token().to_owned(),
    }
}

#[must_use]
pub fn agreement_on(what: Matter) -> String {
    format!("agreement on {}", matter(what))
}

#[must_use]
pub fn taken_back(what: Matter) -> String {
    format!("agreement on {} taken back", matter(what))
}

/// The label of a button: what stands on it, then what it is about.
#[must_use]
pub fn about(button: &str, what: Matter) -> String {
    format!("{button}: {}", matter(what))
}

/// The same, of what one reviewer found.
#[must_use]
pub fn about_of(button: &str, what: Matter, name: &str) -> String {
    format!("{button}: {}, {name}", matter(what))
}

#[must_use]
pub fn has_answered_not(name: &str, what: Matter) -> String {
    format!("{name} gave no answer to {}.", matter(what))
}

#[must_use]
pub fn answered(item: ItemId, response: Response, left: usize) -> String {
    format!(
        "{}: agreed on {}. {}",
        item.token(),
        states::response(response),
        left_here(left)
    )
}

#[must_use]
pub fn category_agreed(design: Design, left: usize) -> String {
    format!(
        "Agreed on the category {}. {}",
        states::design(design),
        left_here(left)
    )
}

#[must_use]
pub fn was_taken_back(what: Matter, left: usize) -> String {
    format!("Taken back: {}. {}", matter(what), left_here(left))
}

#[must_use]
pub fn left_here(left: usize) -> String {
    match left {
        0 => STUDY_DONE.to_owned(),
        left => format!("{left} left to agree on in this study."),
    }
}
