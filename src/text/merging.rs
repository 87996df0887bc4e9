//! Several reviewers: who appraises here, what is sealed, what is handed over and brought in.
#![allow(missing_docs, reason = "the words are their own description")]

use super::count;
use crate::review::{MergeReport, PerStudy, ProtocolDifference};

pub const WHO_TITLE: &str = "Who are you?";
pub const WHO_TEXT: &str =
    "Your answers are kept under your name. This browser remembers it for this review.";
pub const WHO_BLINDED: &str = "The appraisals of others are sealed to you until both of you have completed yours. So say who you really are.";
pub const WHO_MISSING: &str =
    "If you are not listed, add yourself to the reviewers in the protocol.";
pub const WHO_FIRST: &str = "Appraisals are sealed in this review. Say who you are to see yours.";
pub const SAY_WHO: &str = "Say who you are";
pub const TO_PROTOCOL: &str = "Open the protocol";
pub const SOMEBODY_ELSE: &str = "Somebody else?";
pub const EXCHANGE: &str = "Hand over, bring in";
pub const EXCHANGE_TITLE: &str = "Exchange with other reviewers";
pub const HAND_OVER: &str = "Hand over";
pub const HAND_OVER_TEXT: &str = "Makes a file with your appraisals, the studies and the protocol. Those of others, and what was agreed on, are not in it.";
pub const HAND_OVER_SAVE: &str = "Save my file";
pub const BRING_IN: &str = "Bring in";
pub const BRING_IN_TEXT: &str = "Takes the file of another reviewer, or several at once. You see what would change before anything is written.";
pub const BRING_IN_PICK: &str = "Choose files";
pub const TITLE: &str = "Bring in";
pub const NOT_MERGED: &str = "The file could not be brought in.";
pub const COMPARING: &str = "Comparing the two reviews";
pub const NOTHING_NEW: &str = "It holds nothing that is not here already.";
pub const OTHER_REVIEW: &str = "This file is of another review. Some of its studies are here too.";
pub const OTHER_REVIEW_HINT: &str = "Merge them only if it is the same work under another id.";
pub const APART: &str = "Open it as a review of its own";
pub const MERGE: &str = "Bring in";
pub const MERGE_OTHER: &str = "Merge the two";
pub const NOTHING_YET: &str =
    "Nothing is written until you bring it in, and it can be undone as one step.";
pub const CHOOSE_FIRST: &str = "Choose a protocol first.";
pub const PROTOCOLS: &str = "The protocols differ. Which one holds from now on?";
pub const OURS: &str = "Ours, as it is here";
pub const THEIRS: &str = "The one of the file";
pub const CONFLICTS: &str = "Two versions with the same time";
pub const CONFLICTS_TEXT: &str = "A merge kept one of the two. The other one is kept here to look at. Answering again settles it.";
pub const CONFLICTS_HINT: &str =
    "One of the two is kept. The other is listed under Checks until somebody answers again.";
pub const KEEP: &str = "Keep this";
pub const TAKE_OTHER: &str = "Take the other";
pub const KEPT: &str = "Kept";
pub const OTHER: &str = "Other";
pub const DIFFERING: &str = "Facts of studies that differ; what is here stays";
pub const CATEGORY: &str = "category";
pub const REASON: &str = "reason to go on";
pub const NONE: &str = "none";
pub const YES: &str = "yes";
pub const NO: &str = "no";
pub const SEALED: &str = "sealed";
pub const OTHERS: &str = "Other reviewers";
pub const BACKUP_HAS_ALL: &str =
    "The review file is a backup and holds them all. To pass your appraisals on, use Hand over.";

#[must_use]
pub fn settled(what: &str) -> String {
    format!("conflict settled: {what}")
}

#[must_use]
pub fn left_to(name: &str) -> String {
    format!("To be settled by {name}.")
}

#[must_use]
pub fn appraising_as(name: &str) -> String {
    format!("Appraised by you as {name}")
}

#[must_use]
pub fn mine(complete: usize, studies: usize) -> String {
    format!(
        "{complete} of {} complete",
        count(studies, "study", "studies")
    )
}

#[must_use]
pub fn left_out(number: usize) -> String {
    let sealed = count(number, "appraisal", "appraisals");
    let (is, they) = if number == 1 {
        ("is", "it is")
    } else {
        ("are", "they are")
    };
    format!(
        "{sealed} of other reviewers {is} sealed to you until both of you are done; {they} left out here."
    )
}

#[must_use]
pub fn brought_in(people: &str) -> String {
    if people.is_empty() {
        return "brought in".to_owned();
    }
    format!("appraisals of {people} brought in")
}

/// The names, in one line.
#[must_use]
pub fn people(from: &[(String, usize)]) -> String {
    let names: Vec<&str> = from.iter().map(|(name, _)| name.as_str()).collect();
    names.join(", ")
}

/// Whose appraisals are in a file.
#[must_use]
pub fn from(from: &[(String, usize)]) -> String {
    if from.is_empty() {
        return "Nobody's appraisals are in it.".to_owned();
    }
    let of = |(name, studies): &(String, usize)| {
        format!("{name} ({})", count(*studies, "study", "studies"))
    };
    let people: Vec<String> = from.iter().map(of).collect();
    format!("Appraisals of {}.", people.join(", "))
}

/// How much a merge brings, a line for each kind.
#[must_use]
pub fn findings(report: &MergeReport) -> Vec<String> {
    let studies = |number| count(number, "study", "studies");
    let answers = |number| count(number, "answer", "answers");
    let lines = [
        (
            report.studies_matched,
            studies(report.studies_matched),
            "here already",
        ),
        (report.studies_added, studies(report.studies_added), "added"),
        (report.answers_added, answers(report.answers_added), "added"),
        (
            report.answers_newer,
            answers(report.answers_newer),
            "newer than here; the newer counts",
        ),
        (
            report.answers_older,
            answers(report.answers_older),
            "older than here; what is here stays",
        ),
        (
            report.agreed_ties,
            count(report.agreed_ties, "agreed answer", "agreed answers"),
            "with the same time as another version; one of the two counts on both sides",
        ),
    ];
    let lines = lines.into_iter().filter(|(number, ..)| *number > 0);
    lines
        .map(|(_, what, how)| format!("{what} {how}"))
        .collect()
}

/// A difference between protocols: what it is about, ours, theirs.
#[must_use]
pub fn difference(one: &ProtocolDifference) -> [String; 3] {
    let flag = |on: bool| if on { YES } else { NO }.to_owned();
    let rule = |text: &str| if text.is_empty() { NONE } else { text }.to_owned();
    match one {
        ProtocolDifference::Screening(ours, theirs) => [
            "Screening questions used".to_owned(),
            flag(*ours),
            flag(*theirs),
        ],
        ProtocolDifference::Rule(item, ours, theirs) => [
            format!("Team rule for {}", item.token()),
            rule(ours),
            rule(theirs),
        ],
        ProtocolDifference::PerStudy(ours, theirs) => {
            let number = |one: PerStudy| one.number().to_string();
            [
                super::protocol::PER_STUDY.to_owned(),
                number(*ours),
                number(*theirs),
            ]
        }
        ProtocolDifference::Blinded(ours, theirs) => {
            ["Appraisals sealed".to_owned(), flag(*ours), flag(*theirs)]
        }
    }
}
