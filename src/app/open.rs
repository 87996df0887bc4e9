//! The open review: what is shown and typed of it, and what can be undone.

use super::counts::{Counted, Counts};
use super::figures::Figures;
use super::folder::{Folder, FromFolder};
use super::held::Held;
use super::reconcile::{Headway, Reconciling};
use super::studies::StudyList;
use crate::instrument::{Category, ItemId};
use crate::review::{
    Appraisal, AppraisalKey, Change, ReviewerId, State, StudyId, as_seen_by, state,
};

/// A text field of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The comment.
    Comment,
    /// The quote.
    Quote,
    /// The location.
    Location,
}

/// Text that is being typed and is not a change yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Draft {
    /// A text field of an answer.
    Answer {
        /// Whose appraisal of which study.
        key: AppraisalKey,
        /// The item.
        item: ItemId,
        /// The field.
        field: Field,
        /// The text so far.
        text: String,
    },
    /// The team rule of an item.
    Rule {
        /// The item.
        item: ItemId,
        /// The text so far.
        text: String,
    },
    /// The review's title.
    Title(String),
    /// A reviewer's name.
    ReviewerName(ReviewerId, String),
    /// The comment of an agreed answer.
    Agreed {
        /// The study.
        study: StudyId,
        /// The item.
        item: ItemId,
        /// The text so far.
        text: String,
    },
}

/// A step that can be undone.
#[derive(Clone, Debug, PartialEq)]
pub struct UndoStep {
    /// What it was, in words.
    pub label: String,
    /// The changes that undo it, in order.
    pub changes: Vec<Change>,
    /// The draft's place it came from, so that typing on in one field stays one step.
    pub typed_in: Option<String>,
    /// The file that was brought in by it, if that came from the folder of the review.
    pub brought: Option<FromFolder>,
}

/// The open review.
#[derive(Debug)]
pub struct Open {
    /// The review.
    pub review: Held,
    /// Who appraises at this screen.
    pub me: ReviewerId,
    /// Whether they said so. Until then the first of the team stands in.
    pub me_chosen: bool,
    /// What is counted over all studies.
    pub counts: Counts,
    /// The list of studies as searched, filtered and sorted.
    pub list: StudyList,
    /// The items of the study that is shown whose guidance was opened.
    pub guided: Vec<ItemId>,
    /// Text being typed.
    pub draft: Option<Draft>,
    /// What can be undone, the latest last.
    pub undo: Vec<UndoStep>,
    /// How reconciling is shown, and who decides how.
    pub reconciling: Reconciling,
    /// What was worked out over all studies.
    pub figures: Figures,
    /// The folder that the review is linked to.
    pub folder: Folder,
}

impl Clone for Open {
    fn clone(&self) -> Self {
        Self {
            review: self.review.again(),
            me: self.me.clone(),
            me_chosen: self.me_chosen,
            counts: self.counts,
            list: self.list.clone(),
            guided: self.guided.clone(),
            draft: self.draft.clone(),
            undo: self.undo.clone(),
            reconciling: self.reconciling.clone(),
            figures: self.figures.clone(),
            folder: self.folder.clone(),
        }
    }
}

impl Draft {
    /// Whether the text would not stay as it stands in its field if it were made a change now: it
    /// ends in a space, as between two words, or is empty where something must stand.
    #[must_use]
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub fn is_midway(&self) -> bool {
        match self {
            Self::Title(text) | Self::ReviewerName(_, text) => {
                text.trim().is_empty() || text.trim() != text
            }
            Self::Rule { text, .. } => text.trim() != text,
            Self::Answer { .. } | Self::Agreed { .. } => false,
        }
    }
}

impl Open {
    /// Another reviewer of the team where mine was taken out of it, so that no answer is nobody's.
    pub(super) fn keep_me_in_the_team(&mut self) {
        if self.review.reviewer(&self.me).is_none()
            && let Some(first) = self.review.header().reviewers.first()
        {
            self.me = first.id.clone();
            self.me_chosen = false;
        }
    }

    /// Forgets how to take back what was changed in title, team and protocol: another tab changed
    /// them since, and a step back to how they were here would take that back too.
    pub(super) fn keep_others_header(&mut self) {
        for step in &mut self.undo {
            let is_of_header = |change: &Change| matches!(change, Change::Header(_));
            step.changes.retain(|change| !is_of_header(change));
        }
        self.undo.retain(|step| !step.changes.is_empty());
    }

    /// The review with what is counted in it, as it is now.
    #[must_use]
    pub fn counted(&self) -> Counted {
        Counted {
            review: self.review.clone(),
            counts: self.counts,
        }
    }

    /// My name, as the team writes it.
    #[must_use]
    pub fn my_name(&self) -> String {
        let me = self.review.reviewer(&self.me);
        me.map_or_else(String::new, |one| one.name.clone())
    }

    /// Whether somebody of the team has yet to say that it is they who appraise here.
    #[must_use]
    pub fn asks_who(&self) -> bool {
        !self.me_chosen && self.review.header().reviewers.len() > 1 && !self.review.is_read_only()
    }

    /// What there is to see of the review where others' appraisals are sealed to me, and how many
    /// are left out; `None` where none is. Who only reads is shown what was given to be read.
    #[must_use]
    pub fn seen(&self) -> Option<(Self, usize)> {
        if self.review.is_read_only() {
            return None;
        }
        let (review, sealed) = as_seen_by(&self.review, &self.me)?;
        let seen = Self {
            review: Held::to_edit(review),
            me: self.me.clone(),
            me_chosen: self.me_chosen,
            counts: Counts {
                headway: Headway::default(),
                ..self.counts
            },
            list: StudyList::default(),
            guided: Vec::new(),
            draft: None,
            undo: Vec::new(),
            figures: self.figures.clone(),
            reconciling: Reconciling::default(),
            folder: Folder::default(),
        };
        Some((seen, sealed))
    }

    /// Whether anything was agreed on, which one reviewer's part does not have.
    #[must_use]
    pub fn has_agreed(&self) -> bool {
        self.review.consensuses().next().is_some()
    }

    /// My appraisal of a study, if I began one.
    #[must_use]
    pub fn mine(&self, study: &StudyId) -> Option<&Appraisal> {
        self.review.appraisal(study, &self.me).map(AsRef::as_ref)
    }

    /// The state of my appraisal of a study.
    #[must_use]
    pub fn my_state(&self, study: &StudyId) -> State {
        state(self.mine(study), self.review.protocol())
    }

    /// My category of a study.
    #[must_use]
    pub fn my_category(&self, study: &StudyId) -> Option<Category> {
        self.mine(study)
            .and_then(Appraisal::chosen)
            .map(crate::instrument::Design::category)
    }

    /// The key of my appraisal of a study.
    #[must_use]
    pub fn my_key(&self, study: &StudyId) -> AppraisalKey {
        (study.clone(), self.me.clone())
    }
}
