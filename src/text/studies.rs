//! The Studies screen.
#![allow(missing_docs, reason = "the words are their own description")]

use super::count;

pub const TITLE: &str = "Studies";
pub const ADD: &str = "Add a study";
pub const IMPORT: &str = "Import studies";
pub const IMPORT_HINT: &str = "Citations (RIS, PubMed, Web of Science, EndNote XML, BibTeX, CSL-JSON, CSV of Covidence, Rayyan and others), tables of MMAT answers (CSV or Excel), or a review file. You can also drop files here, or paste records.";
pub const SEARCH: &str = "Search";
pub const SEARCH_HINT: &str = "Label, title, author, journal, DOI";
pub const STATE: &str = "State";
pub const CATEGORY: &str = "Category";
pub const ALL: &str = "All";
pub const TO_DO: &str = "Left to do";
pub const NO_CATEGORY: &str = "Not chosen";
pub const STUDY: &str = "Study";
pub const YEAR: &str = "Year";
pub const LABEL: &str = "Label";
pub const LABEL_HINT: &str = "Left empty, it is made from author and year";
pub const STUDY_TITLE: &str = "Title";
pub const AUTHORS: &str = "Authors";
pub const AUTHORS_HINT: &str = "Family, Given; Family, Given";
pub const JOURNAL: &str = "Journal or book";
pub const DOI: &str = "DOI";
pub const LINK: &str = "Link";
pub const ABSTRACT: &str = "Abstract";
pub const PROGRESS: &str = "Progress";
pub const ACTIONS: &str = "Actions";
pub const EDIT: &str = "Edit";
pub const REMOVE: &str = "Remove";
pub const REMOVE_TEXT: &str = "It was appraised: its answers, comments and notes go with it.";
pub const REMOVE_CONFIRM: &str = "Remove it";
pub const EMPTY_TITLE: &str = "No study in this review yet";
pub const EMPTY_TEXT: &str = "Import the citations that your review includes, or add studies by hand. Covidence users: export the included references as CSV.";
pub const NONE_FOUND: &str = "No study matches. Clear the search or the filters.";
pub const CLEAR_FILTERS: &str = "Show all studies";
pub const NEW_STUDY: &str = "Add a study";
pub const EDIT_STUDY: &str = "Edit the study";
pub const SAVE: &str = "Save the study";
pub const TITLE_MISSING: &str = "Give at least a title or a label, so that the study can be found.";
pub const YEAR_WRONG: &str = "A year has four digits, such as 2019. Leave it empty if unknown.";
pub const DOI_WRONG: &str =
    "A DOI begins with 10., such as 10.1000/example. Leave it empty if unknown.";
pub const APPRAISED_BY: &str = "Reviewer";
pub const APPRAISING_AS: &str = "Appraising as";

#[must_use]
pub fn found(shown: usize, all: usize) -> String {
    if shown == all {
        count(all, "study", "studies")
    } else {
        format!("{shown} of {}", count(all, "study", "studies"))
    }
}

#[must_use]
pub fn edited(label: &str, was_there: bool) -> String {
    format!("{label} {}", if was_there { "changed" } else { "added" })
}

#[must_use]
pub fn removed(label: &str) -> String {
    format!("{label} removed")
}

#[must_use]
pub fn removed_notice(label: &str) -> String {
    format!("{label} is removed. Undo brings it back.")
}

#[must_use]
pub fn remove_title(label: &str) -> String {
    format!("Remove {label}?")
}

#[must_use]
pub fn answered(answered: usize, of: usize) -> String {
    format!("{answered} of {of}")
}
