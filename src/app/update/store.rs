//! What the store and other tabs report.

use super::Turn;
use crate::app::effect::Effect;
use crate::app::folder::FolderJob;
use crate::app::host::{HostEvent, Reply};
use crate::app::model::{Listing, Screen, Storage};
use crate::app::msg::StoreMsg;
use crate::app::problem::Problem;
use crate::app::saving::Job;
use crate::port::{Card, FileNote, StoreError, Touched};
use crate::review::ReviewId;
use crate::text::{app as words, problems};

impl Turn<'_> {
    pub(super) fn store(&mut self, msg: StoreMsg) {
        match msg {
            StoreMsg::Opened { memory_because } => self.store_opened(memory_because),
            StoreMsg::SurroundingsKnown(surroundings) => self.model.surroundings = surroundings,
            StoreMsg::FileNoteKnown(review, note) => self.file_note_known(&review, note),
            StoreMsg::LeftBehindFound(review, text) => self.bring_back(&review, &text),
            StoreMsg::PersistenceKnown(persistent) => {
                if let Storage::Browser { persistent: known } = &mut self.model.storage {
                    *known = persistent;
                }
            }
            StoreMsg::CardsRead(Ok(cards)) => self.cards_read(cards),
            StoreMsg::CardsRead(Err(error)) => self.cards_not_read(&error),
            StoreMsg::ReviewRead(id, result) => self.review_read(&id, result),
            StoreMsg::AppraisalRead(review, key, result) => {
                self.appraisal_read(&review, key, result);
            }
            StoreMsg::JobEnded(result) => self.job_ended(result),
            StoreMsg::SavingWatched(number) => {
                if self.model.saving.look(number) {
                    self.announce(problems::SAVING_LATE);
                    self.problem(Problem::saving_late());
                }
            }
            StoreMsg::RetryChosen => self.save_again(),
            StoreMsg::OtherTabSaved(touched) => self.other_tab_saved(touched),
            StoreMsg::PageCameBack => self.page_came_back(),
        }
    }

    /// Begins anew what was under way when the browser put the page aside, as Firefox forgets how that
    /// ended, and reads what other tabs saved meanwhile.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn page_came_back(&mut self) {
        self.model.saving.begin_again();
        self.effects.push(Effect::BreakOff);
        self.other_tab_saved(Touched::List);
    }

    fn store_opened(&mut self, memory_because: Option<String>) {
        let known = self.model.problems.iter().map(|one| one.what.clone());
        let told = known.map(|what| Effect::Emit(HostEvent::Problem(what)));
        self.effects.extend(told);
        // Nothing is stored, so nothing is looked for.
        if self.model.mode.is_read_only() {
            return;
        }
        self.model.storage = match memory_because {
            Some(why) => Storage::Memory(why),
            None => {
                self.effects.push(Effect::AskPersistence);
                Storage::Browser { persistent: None }
            }
        };
        self.effects.push(Effect::ReadCards);
        self.seek_given();
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    fn cards_not_read(&mut self, error: &StoreError) {
        self.problem(Problem::not_read(error));
        let known = match std::mem::take(&mut self.model.listing) {
            Listing::Ready(cards) => cards,
            Listing::Loading => Vec::new(),
        };
        self.cards_read(known);
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    fn save_again(&mut self) {
        self.settle_draft();
        self.model.saving.retry();
        self.focus("heading");
    }

    fn cards_read(&mut self, cards: Vec<Card>) {
        self.model.listing = Listing::Ready(cards);
        if !self.model.saving.is_quiet() {
            self.list_unsaved();
        }
        if !self.seek_given() {
            self.become_ready();
        }
    }

    /// Lists reviews that could not be saved yet, so that they can be opened all the same.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn list_unsaved(&mut self) {
        let Listing::Ready(cards) = &mut self.model.listing else {
            return;
        };
        for card in self.model.saving.cards_to_put() {
            if cards.iter().all(|known| known.id != card.id) {
                cards.insert(0, card.clone());
            }
        }
    }

    /// Notes that the widget can be used, and answers those who wait for it.
    pub(super) fn become_ready(&mut self) {
        if self.model.listing == Listing::Loading {
            self.model.listing = Listing::Ready(Vec::new());
        }
        if !self.model.ready {
            self.model.ready = true;
            self.effects.push(Effect::Emit(HostEvent::Ready));
        }
        self.answer_waiting_listings();
    }

    /// A review that is removed is linked to no folder any more, and nothing of it is noted.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn removed(&mut self, review: &ReviewId) {
        self.effects.push(Effect::LeaveBehind(review.clone(), None));
        if self.model.links_folders() {
            let forget = FolderJob::Forget;
            self.effects.push(Effect::Folder(review.clone(), forget));
        }
    }

    fn file_note_known(&mut self, review: &ReviewId, note: FileNote) {
        if self.open().is_some_and(|open| open.review.id() == review) {
            let since = self.model.file_note.since.take();
            // A change may have come before this answer, and been noted alone.
            let is_noted = since.is_some();
            self.model.file_note = FileNote {
                since: note.since.or(since),
                last: note.last,
            };
            if is_noted {
                self.keep_file_note();
            }
        }
    }

    /// Notes, at the first change after a file, that there is work in no file.
    pub(super) fn note_work(&mut self) {
        if self.model.file_note.since.is_none() {
            self.model.file_note.since = Some(self.moment.now.clone());
            self.keep_file_note();
        }
    }

    /// Notes that all there is was offered as a file.
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn note_file(&mut self) {
        self.model.file_note = FileNote {
            last: Some(self.moment.now.clone()),
            since: None,
        };
        self.model.reminder_put_off = false;
        self.keep_file_note();
    }

    fn keep_file_note(&mut self) {
        if let Some(open) = self.open() {
            let id = open.review.id().clone();
            let note = self.model.file_note.clone();
            self.effects.push(Effect::KeepFileNote(id, note));
        }
    }

    fn job_ended(&mut self, result: Result<(), StoreError>) {
        if let Err(error) = &result
            && !self.model.saving.begins_again()
        {
            self.not_saved(error);
        }
        let Some(job) = self.model.saving.finish(result) else {
            return;
        };
        self.forget_save_problem();
        if let Job::Commit(commit) = &job {
            self.list_anew(&commit.card);
        }
        self.effects.push(Effect::TellTabs(job.touches()));
        if let Job::Remove(review) = &job {
            self.removed(review);
        }
        if matches!(job, Job::Put(..) | Job::Remove(_)) || self.model.screen == Screen::Reviews {
            self.effects.push(Effect::ReadCards);
        }
        if self.model.saving.is_quiet() {
            if let Some(review) = self.model.left_behind.take() {
                self.effects.push(Effect::LeaveBehind(review, None));
            }
            self.effects
                .push(Effect::Emit(HostEvent::Saved(job.review().clone())));
            for (request, reply) in self.model.replies_after_saving.drain(..) {
                self.effects.push(Effect::Answer(request, reply));
            }
        }
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    fn not_saved(&mut self, error: &StoreError) {
        self.announce(words::NOT_SAVED);
        self.problem(match error {
            StoreError::Gone(_) => Problem::gone(),
            StoreError::Exists(_) => Problem::exists(),
            _ => Problem::not_saved(error),
        });
        if let StoreError::Exists(_) = error {
            self.show_stored();
        }
        for (request, _) in self.model.replies_after_saving.drain(..) {
            let reply = Reply::Failed(error.to_string());
            self.effects.push(Effect::Answer(request, reply));
        }
    }

    /// Has what is stored take the place of the new review that could not be put there.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn show_stored(&mut self) {
        let Some(review) = self.model.saving.first_review().cloned() else {
            return;
        };
        if let Some(open) = self.model.open.as_mut()
            && *open.review.id() == review
        {
            // Both are of the new one, whose team may be another.
            open.undo.clear();
            open.draft = None;
        }
        self.effects.push(Effect::ReadReview(review));
        self.effects.push(Effect::ReadCards);
    }

    /// Puts a review's card as it is now into the list, the latest changed first.
    fn list_anew(&mut self, card: &Card) {
        if let Listing::Ready(cards) = &mut self.model.listing
            && let Some(place) = cards.iter().position(|known| known.id == card.id)
        {
            cards.remove(place);
            cards.insert(0, card.clone());
        }
    }

    /// Forgets problems that only had to be read: what follows is about something else.
    pub(super) fn forget_reports(&mut self) {
        self.model
            .problems
            .retain(|problem| !problem.remedies.is_empty());
    }

    fn forget_save_problem(&mut self) {
        self.model
            .problems
            .retain(|one| ![problems::NOT_SAVED, problems::SAVING_LATE].contains(&&*one.what));
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    fn other_tab_saved(&mut self, touched: Touched) {
        let open = self.open().map(|open| open.review.id().clone());
        match touched {
            Touched::Appraisal(review, key) if open.as_ref() == Some(&review) => {
                self.effects.push(Effect::ReadAppraisal(review, key));
            }
            Touched::Review(review) if open.as_ref() == Some(&review) => {
                self.effects.push(Effect::ReadReview(review));
            }
            Touched::List => {
                self.effects.push(Effect::ReadCards);
                self.effects.extend(open.map(Effect::ReadReview));
            }
            _ => {}
        }
        if self.model.screen == Screen::Reviews {
            self.effects.push(Effect::ReadCards);
        }
    }
}
