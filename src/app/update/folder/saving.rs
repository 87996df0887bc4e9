//! My file on its way into the folder.

use super::super::Turn;
use crate::app::effect::Effect;
use crate::app::errands::Task;
use crate::app::folder::FolderJob;
use crate::app::model::Panel;
use crate::app::open::Open;
use crate::codec::export::Export;
use crate::port::{FileMark, FolderError, SeenFile, Writing};
use crate::review::{ReviewId, ReviewerId, only_of};
use crate::text::{files, folder as words};

impl Turn<'_> {
    /// Has my file written for the folder. Confirmed, it may replace what another hand left there in
    /// that state.
    pub(super) fn save_into_folder(&mut self, confirmed: Option<FileMark>) {
        self.settle_draft();
        if self.open().is_some_and(Open::asks_who) {
            return self.open_panel(Panel::Who, "who");
        }
        let Some(open) = &mut self.model.open else {
            return;
        };
        let Some(linked) = open.folder.linked_mut().filter(|linked| !linked.saving) else {
            return;
        };
        linked.saving = true;
        linked.question = None;
        let task = Task::ToFolder {
            mine: only_of(&open.review, &open.me),
            by: open.me.clone(),
            confirmed,
        };
        self.add_write(task);
    }

    /// My file is there, and goes into the folder.
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(in crate::app::update) fn put_into_folder(
        &mut self,
        review: &ReviewId,
        by: &ReviewerId,
        confirmed: Option<FileMark>,
        file: Export,
    ) {
        let open = self.model.open.as_mut();
        let Some(open) = open.filter(|open| open.review.id() == review) else {
            let error = FolderError::Failed(files::REVIEW_CLOSED.to_owned());
            return self.folder_failed(words::NOT_WRITTEN.to_owned(), &error);
        };
        let linked = open.folder.linked();
        let name = linked.and_then(|linked| linked.file_name(&open.review, by));
        let (Some(linked), Some(name)) = (linked, name) else {
            let error = FolderError::NotKept(words::UNLINKED.to_owned());
            return self.folder_failed(words::NOT_WRITTEN.to_owned(), &error);
        };
        let known = linked.look.known.get(&name).cloned();
        open.folder.add(FolderJob::Write {
            name,
            replaces: confirmed.or(known),
            bytes: file.content.into_bytes(),
        });
    }

    /// My file is not on its way any more.
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(in crate::app::update) fn not_into_folder(&mut self) {
        if let Some(linked) = self.linked() {
            linked.saving = false;
        }
    }

    pub(super) fn written(&mut self, review: &ReviewId, result: Result<Writing, FolderError>) {
        let is_open = self.has_ended(review);
        if is_open {
            self.not_into_folder();
        }
        match result {
            Ok(Writing::Written(file)) if is_open => self.saved_in_folder(file),
            // What we wrote is known as ours when the review is opened again.
            Ok(Writing::Written(file)) => {
                let note = FolderJob::Note(file.name, Some(file.mark));
                self.effects.push(Effect::Folder(review.clone(), note));
            }
            Ok(Writing::Differs(file)) if is_open => {
                self.announce(words::question(&file.local()));
                if let Some(linked) = self.linked() {
                    linked.see(&file);
                    linked.question = Some(file);
                }
                self.focus("folder-question");
            }
            Ok(Writing::Differs(_)) => {
                let error = FolderError::Failed(files::REVIEW_CLOSED.to_owned());
                self.folder_failed(words::NOT_WRITTEN.to_owned(), &error);
            }
            Err(error) => self.lost_in_folder(words::NOT_WRITTEN.to_owned(), &error),
        }
    }

    fn saved_in_folder(&mut self, file: SeenFile) {
        // What was agreed on is in nobody's part.
        if !self.open().is_some_and(Open::has_agreed) {
            self.note_file();
        }
        let Some(linked) = self.linked() else {
            return;
        };
        let said = words::saved(&linked.look.folder);
        linked.see(&file);
        linked.know(&file.name, Some(file.mark.clone()));
        let note = FolderJob::Note(file.name, Some(file.mark));
        self.in_folder(note);
        self.announce(said);
    }
}
