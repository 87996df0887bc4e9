//! Reviews as they come from the store: opened, or put in the place of what is open.

use super::Turn;
use crate::app::counts::{Counted, Counts};
use crate::app::effect::Effect;
use crate::app::folder::{Folder, FolderJob, Seeking};
use crate::app::held::Held;
use crate::app::host::Reply;
use crate::app::mode::Mode;
use crate::app::model::{Listing, Panel, Screen};
use crate::app::open::Open;
use crate::app::problem::Problem;
use crate::app::reconcile::{self, Reconciling};
use crate::app::studies::StudyList;
use crate::codec::example;
use crate::port::{FileNote, Loaded, StoreError};
use crate::review::{Appraisal, AppraisalKey, Change, Log, Review, ReviewId};
use crate::text::problems;

impl Turn<'_> {
    pub(super) fn review_read(
        &mut self,
        id: &ReviewId,
        result: Result<Option<Loaded>, StoreError>,
    ) {
        if self.model.unsaved_file.take_if(|one| one == id).is_some() {
            self.write_read(&result);
        }
        let awaited = self.model.opening.take_if(|(awaited, _)| awaited == id);
        let is_open = self.open().is_some_and(|open| open.review.id() == id);
        if awaited.is_none() && !is_open {
            return;
        }
        let was_awaited = awaited.is_some();
        if was_awaited && !self.model.ready && matches!(self.model.mode, Mode::Study(_)) {
            // Who appraises here stands in the list of reviews.
            if self.model.listing == Listing::Loading {
                return self.read_review(id.clone(), None);
            }
            return self.given_read(result);
        }
        let requests = awaited.map(|(_, requests)| requests).unwrap_or_default();
        let reply = match result {
            Ok(Some(loaded)) => {
                self.show_review(loaded.review);
                if self.open().is_none_or(|open| open.review.id() != id) {
                    self.forget_to_merge(id);
                }
                if was_awaited
                    && self.model.screen == Screen::Reviews
                    && let Some(open) = self.open()
                {
                    self.go(home(&self.model.mode, &open.review));
                }
                if !loaded.damaged.is_empty() {
                    self.problem(Problem::damaged(loaded.damaged));
                }
                Reply::Done
            }
            missing => self.review_missing(id, is_open, missing.err()),
        };
        if !requests.is_empty() {
            self.leave_focus();
        }
        for request in requests {
            self.effects.push(Effect::Answer(request, reply.clone()));
        }
    }

    /// What is answered where a review cannot be read, with why, or is not there.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn review_missing(&mut self, id: &ReviewId, is_open: bool, why: Option<StoreError>) -> Reply {
        if let Some(error) = why {
            self.forget_to_merge(id);
            self.problem(Problem::not_read(&error));
            return Reply::Failed(error.to_string());
        }
        // It could not be saved yet: all there is of it is on this page.
        if let Some(whole) = self.model.saving.unsaved_whole(id) {
            if !is_open {
                self.show_review(whole);
            }
            return Reply::Done;
        }
        self.forget_to_merge(id);
        if is_open {
            self.model.open = None;
            self.go(Screen::Reviews);
        }
        self.problem(Problem::note(problems::REVIEW_GONE));
        Reply::Failed(problems::REVIEW_GONE.to_owned())
    }

    /// Has the file of a review written that is not open, and of which something is not saved.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn write_read(&mut self, result: &Result<Option<Loaded>, StoreError>) {
        match result {
            Ok(Some(loaded)) => self.write_review(loaded.review.clone()),
            Ok(None) => self.problem(Problem::note(problems::REVIEW_GONE)),
            Err(error) => self.problem(Problem::not_read(error)),
        }
    }

    /// The review of the study that the host gives was looked for.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn given_read(&mut self, result: Result<Option<Loaded>, StoreError>) {
        match result {
            Ok(Some(loaded)) => {
                self.show_given(Some(loaded.review));
                if !loaded.damaged.is_empty() {
                    self.problem(Problem::damaged(loaded.damaged));
                }
            }
            Ok(None) => self.show_given(None),
            Err(error) => self.given_not_read(&error),
        }
    }

    /// Shows a review as read, with what is not saved yet put on top of it.
    pub(super) fn show_review(&mut self, mut review: Review) {
        let id = review.id().clone();
        for change in self.model.saving.unsaved(&id) {
            review.apply(change);
        }
        self.model.saving.read_back();
        let same = self.open().is_some_and(|open| open.review.id() == &id);
        if same {
            self.replace_review(review);
        } else {
            self.open_review(review);
        }
    }

    /// Opens a review on its first screen.
    pub(super) fn open_review(&mut self, review: Review) {
        self.open_counted(Counted::of(review));
    }

    /// The same with what is counted in it.
    pub(super) fn open_counted(&mut self, Counted { review, counts }: Counted) {
        self.settle_draft();
        self.forget_reports();
        let known = self.known_me(&review);
        let me_chosen = known.is_some();
        let first = review.header().reviewers.first();
        let Some(me) = known.or_else(|| first.map(|one| one.id.clone())) else {
            self.problem(Problem::note(problems::NO_REVIEWER));
            return;
        };
        let id = review.id().as_str().to_owned();
        let home = home(&self.model.mode, &review);
        let review = if self.model.mode.is_read_only() {
            Held::to_read(review)
        } else {
            // The store keeps the log.
            Held::to_edit(review.with_log(Log::default()))
        };
        self.model.file_note = FileNote::default();
        self.effects
            .push(Effect::LookUpFileNote(review.id().clone()));
        self.effects.push(Effect::LookUpLeft(review.id().clone()));
        let folder = self.sought_folder(review.id());
        self.model.open = Some(Open {
            counts,
            review,
            me,
            me_chosen,
            list: StudyList::default(),
            guided: Vec::new(),
            draft: None,
            undo: Vec::new(),
            reconciling: Reconciling::default(),
            figures: crate::app::figures::Figures::default(),
            folder,
        });
        self.go(home);
        let asks = self.model.mode.is_workspace() && id != example::ID;
        if asks && self.open().is_some_and(Open::asks_who) {
            self.open_panel(Panel::Who, "who");
        }
    }

    /// Has the folder looked for that a review is linked to, where browsers can have one.
    fn sought_folder(&mut self, review: &ReviewId) -> Folder {
        if !self.model.links_folders() {
            return Folder::default();
        }
        let look = FolderJob::Look(Seeking::Quietly);
        self.effects.push(Effect::Folder(review.clone(), look));
        Folder::sought()
    }

    /// Puts a newer state of the open review in its place; the screen stays where it is.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn replace_review(&mut self, review: Review) {
        let Some(open) = &mut self.model.open else {
            return;
        };
        if review.header() != open.review.header() {
            open.keep_others_header();
        }
        open.counts = Counts::of(&review);
        open.review.renew(review);
        open.keep_me_in_the_team();
        crate::app::studies::refresh(open);
        if self.model.screen == Screen::Reconcile {
            reconcile::refresh(open);
        }
        let gone = match &self.model.screen {
            Screen::Appraisal(study) | Screen::Reconciling(study) => {
                open.review.study(study).is_none()
            }
            _ => false,
        };
        if gone {
            self.go(Screen::Studies);
        }
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn appraisal_read(
        &mut self,
        review: &ReviewId,
        key: AppraisalKey,
        result: Result<Option<Appraisal>, StoreError>,
    ) {
        if self.open().is_none_or(|open| open.review.id() != review) {
            return;
        }
        match result {
            Ok(stored) => {
                let mut appraisal =
                    stored.unwrap_or_else(|| Appraisal::empty(key.0.clone(), key.1.clone()));
                for change in self.model.saving.unsaved(review) {
                    if change.appraisal_key().as_ref() == Some(&key) {
                        change.amend(&mut appraisal);
                    }
                }
                self.put_read(appraisal);
            }
            Err(error) => self.problem(Problem::not_read(&error)),
        }
    }

    /// Puts an appraisal as it was read anew into the open review.
    fn put_read(&mut self, appraisal: Appraisal) {
        let Some(open) = &mut self.model.open else {
            return;
        };
        let Some(review) = open.review.editable() else {
            return;
        };
        let change = Change::Appraisal(std::rc::Rc::new(appraisal));
        open.counts.make(review, &change);
        crate::app::studies::refresh(open);
        if self.model.screen == Screen::Reconcile {
            reconcile::refresh(open);
        }
    }
}

/// The screen on which a review opens: its studies; of the published example, what they add up to.
fn home(mode: &Mode, review: &Review) -> Screen {
    match mode {
        Mode::Summary => Screen::Summary,
        Mode::Study(_) => match review.studies().first() {
            Some(study) => Screen::Appraisal(study.id.clone()),
            None => Screen::Studies,
        },
        Mode::Workspace if review.id().as_str() == example::ID => Screen::Summary,
        Mode::Workspace => Screen::Studies,
    }
}
