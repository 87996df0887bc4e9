//! The list of studies: search, filter, sort.

use super::open::Open;
use crate::instrument::Category;
use crate::review::{State, Study, StudyId, lowered, sorted};

/// Which states are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StateFilter {
    /// All.
    #[default]
    All,
    /// Those with something left to do.
    ToDo,
    /// One state.
    Only(State),
}

/// What the list is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The order in which studies were added.
    #[default]
    Added,
    /// Label.
    Label,
    /// Year.
    Year,
    /// Category.
    Category,
    /// State.
    State,
}

/// How the list is shown, and what is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StudyList {
    /// The search, as typed.
    pub query: String,
    /// The states shown.
    pub state: StateFilter,
    /// The category shown; `None` is all.
    pub category: Option<Category>,
    /// What it is sorted by.
    pub sort: Sort,
    /// Whether the order is turned round.
    pub descending: bool,
    /// The row at the top, where only a part of a long list is drawn.
    pub top: usize,
    /// The studies, in the order shown.
    pub visible: Vec<StudyId>,
}

/// Works the list out anew.
pub(super) fn refresh(open: &mut Open) {
    let query = lowered(open.list.query.trim());
    let visible: Vec<&Study> = open
        .review
        .studies()
        .iter()
        .map(AsRef::as_ref)
        .filter(|study| matches_query(study, &query))
        .filter(|study| matches_filters(open, study))
        .collect();
    let mut visible = in_order(open, visible);
    if open.list.descending {
        visible.reverse();
    }
    open.list.visible = visible.into_iter().map(|study| study.id.clone()).collect();
}

fn in_order<'a>(open: &Open, studies: Vec<&'a Study>) -> Vec<&'a Study> {
    if open.list.sort == Sort::Added {
        return studies;
    }
    let keyed = studies.into_iter();
    let keyed = keyed.map(|study| (sort_key(open, study), study)).collect();
    let sorted = sorted(keyed, &|(a, _), (b, _)| a.cmp(b));
    sorted.into_iter().map(|(_, study)| study).collect()
}

/// What a study is sorted by: a number, then a text. Studies that are alike keep their order.
fn sort_key(open: &Open, study: &Study) -> (u32, String) {
    let number = match open.list.sort {
        Sort::Added => 0,
        Sort::Label => return (0, study.label.to_lowercase()),
        // Years that are not known come first.
        Sort::Year => study.citation.year.map_or(0, |year| u32::from(year) + 1),
        Sort::Category => open
            .my_category(&study.id)
            .map_or(u32::MAX, |category| u32::from(category.number())),
        Sort::State => open.my_state(&study.id) as u32,
    };
    (number, String::new())
}

/// Whether a study has every word that was typed into the search, in whatever text of it; without a
/// word every study does.
pub(super) fn matches_query(study: &Study, query: &str) -> bool {
    query.is_empty() || has_words(study, query)
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn has_words(study: &Study, words: &str) -> bool {
    let citation = &study.citation;
    let mut text = [
        &*study.label,
        &citation.title,
        &citation.journal,
        &citation.doi,
    ]
    .join("\n");
    for author in &citation.authors {
        text.push('\n');
        text.push_str(author);
    }
    let text = text.to_lowercase();
    words.split_whitespace().all(|word| text.contains(word))
}

fn matches_filters(open: &Open, study: &Study) -> bool {
    let state = match open.list.state {
        StateFilter::All => true,
        StateFilter::ToDo => !matches!(
            open.my_state(&study.id),
            State::Complete | State::NotAppraisedFurther
        ),
        StateFilter::Only(state) => open.my_state(&study.id) == state,
    };
    let category = open.list.category;
    state && (category.is_none() || open.my_category(&study.id) == category)
}
