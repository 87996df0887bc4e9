//! The folder that the open review is linked to: what is asked of it, and what comes of that.

mod saving;

use super::Turn;
use crate::app::effect::Effect;
use crate::app::folder::{FolderJob, FolderLink, FromFolder, Linked, Seeking};
use crate::app::intake::Purpose;
use crate::app::model::{Panel, Screen};
use crate::app::msg::FolderMsg;
use crate::app::open::Open;
use crate::app::problem::Problem;
use crate::codec::intake::IntakeFile;
use crate::port::{FileMark, FolderError, Look, Parcel, Reach, SeenFile};
use crate::review::ReviewId;
use crate::text::{files, folder as words, problems};

impl Turn<'_> {
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn folder(&mut self, msg: FolderMsg) {
        match msg {
            FolderMsg::LinkChosen => self.link_chosen(),
            FolderMsg::LookChosen => self.asked_in_folder(FolderJob::Look(Seeking::Asked)),
            FolderMsg::AllowChosen => self.asked_in_folder(FolderJob::Ask),
            FolderMsg::SaveChosen => self.save_into_folder(None),
            FolderMsg::ReplaceChosen => {
                let linked = self.linked();
                if let Some(file) = linked.and_then(|linked| linked.question.take()) {
                    self.save_into_folder(Some(file.mark));
                    self.focus("folder");
                }
            }
            FolderMsg::ReplaceDeclined => {
                if let Some(linked) = self.linked() {
                    linked.question = None;
                }
                self.focus("folder");
            }
            FolderMsg::BringInChosen(name) => {
                self.settle_draft();
                self.forget_reports();
                self.asked_in_folder(FolderJob::Read(name));
            }
            FolderMsg::UnlinkChosen => self.asked_in_folder(FolderJob::Forget),
            FolderMsg::Waited(number) => self.waited(number),
            FolderMsg::PageShown => self.in_folder(FolderJob::Look(Seeking::Quietly)),
            report => self.folder_reported(report),
        }
    }

    fn folder_reported(&mut self, msg: FolderMsg) {
        match msg {
            FolderMsg::Picked(review, result) => self.picked(&review, result),
            FolderMsg::Looked(review, how, result) => self.looked(&review, how, result),
            FolderMsg::FileRead(review, name, result) => self.file_read(review, &name, result),
            FolderMsg::Written(review, result) => self.written(&review, result),
            FolderMsg::Noted(review, result) => {
                self.has_ended(&review);
                if let Err(error) = result {
                    self.folder_failed(words::NOT_NOTED.to_owned(), &error);
                }
            }
            FolderMsg::Forgotten(review, result) => self.forgotten(&review, result),
            _ => {}
        }
    }

    /// Starts the next job in the folder, if none runs.
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn start_folder_job(&mut self) {
        if let Some(open) = &mut self.model.open
            && let Some(job) = open.folder.start()
        {
            let review = open.review.id().clone();
            self.effects.push(Effect::Folder(review, job));
        }
    }

    fn in_folder(&mut self, job: FolderJob) {
        if let Some(open) = &mut self.model.open {
            open.folder.add(job);
        }
    }

    /// Adds a job that was asked for, unless one is being done: its button says that it waits.
    fn asked_in_folder(&mut self, job: FolderJob) {
        if !self.open().is_some_and(|open| open.folder.is_busy()) {
            self.in_folder(job);
        }
    }

    fn linked(&mut self) -> Option<&mut Linked> {
        self.model.open.as_mut()?.folder.linked_mut()
    }

    /// Notes that a job has ended; gives whether it was of the open review.
    fn has_ended(&mut self, review: &ReviewId) -> bool {
        match &mut self.model.open {
            Some(open) if open.review.id() == review => {
                open.folder.running = None;
                true
            }
            _ => false,
        }
    }

    fn folder_failed(&mut self, what: String, error: &FolderError) {
        self.problem(Problem::in_folder(what, error));
        self.focus("problems");
    }

    /// The same of a file. What the browser lets us see now may be another than it was.
    fn lost_in_folder(&mut self, what: String, error: &FolderError) {
        self.folder_failed(what, error);
        self.in_folder(FolderJob::Look(Seeking::Quietly));
    }

    /// Whose file is meant must be known before there is a folder for it.
    fn link_chosen(&mut self) {
        if self.open().is_some_and(Open::asks_who) {
            return self.open_panel(Panel::Who, "who");
        }
        self.asked_in_folder(FolderJob::Pick);
    }

    fn picked(&mut self, review: &ReviewId, result: Result<Option<Look>, FolderError>) {
        let is_open = self.has_ended(review);
        match result {
            Ok(Some(look)) if is_open => {
                self.take_look(look, Seeking::Asked);
                self.focus("folder");
            }
            Ok(_) => {}
            Err(error) => self.folder_failed(words::NOT_LINKED.to_owned(), &error),
        }
    }

    fn looked(
        &mut self,
        review: &ReviewId,
        how: Seeking,
        result: Result<Option<Look>, FolderError>,
    ) {
        if !self.has_ended(review) {
            return;
        }
        match result {
            Ok(Some(look)) => self.take_look(look, how),
            Ok(None) => {
                if let Some(open) = &mut self.model.open {
                    open.folder.link = FolderLink::Unlinked;
                }
            }
            Err(error) if how == Seeking::Asked => {
                self.folder_failed(words::NOT_LOOKED.to_owned(), &error);
            }
            // Nobody asked, so the focus stays where it is.
            Err(error) => {
                self.problem(Problem::in_folder(words::NOT_FOUND_OUT.to_owned(), &error));
            }
        }
    }

    fn take_look(&mut self, look: Look, how: Seeking) {
        let failed = match &look.reach {
            Reach::Open(_) => None,
            Reach::Shut => Some(Problem {
                advice: words::ALLOW_IT.to_owned(),
                ..Problem::note(words::NOT_ALLOWED)
            }),
            Reach::Lost(error) => Some(Problem::in_folder(words::NOT_LOOKED.to_owned(), error)),
        };
        let Some(open) = &mut self.model.open else {
            return;
        };
        let mut was_open = false;
        if let FolderLink::Linked(linked) = &mut open.folder.link {
            was_open = matches!(linked.look.reach, Reach::Open(_));
            linked.look = look;
        } else {
            self.model.folder_waits = self.model.folder_waits.wrapping_add(1);
            let number = self.model.folder_waits;
            open.folder.link = FolderLink::Linked(Box::new(Linked::new(look, number)));
            let review = open.review.id().clone();
            self.effects
                .push(Effect::Folder(review, FolderJob::Wait(number)));
        }
        match failed.filter(|_| how == Seeking::Asked) {
            Some(problem) => {
                self.problem(problem);
                self.focus("problems");
            }
            // The button that was pressed may be gone.
            None if how == Seeking::Asked && !was_open => self.focus("folder"),
            None => {}
        }
        self.count_newer(how);
    }

    /// Counts what is newer in the folder, and tells of it once.
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn count_newer(&mut self, how: Seeking) {
        let Some(open) = &mut self.model.open else {
            return;
        };
        let (review, me) = (&open.review, &open.me);
        let Some(linked) = open.folder.linked_mut() else {
            return;
        };
        let untold = linked.count(review, me);
        let is_in = matches!(linked.look.reach, Reach::Open(_));
        let newer = linked.newer;
        match untold {
            Some(newer) => self.announce(words::announced(newer)),
            None if how == Seeking::Asked && is_in && newer == 0 => {
                self.announce(words::UP_TO_DATE);
            }
            None if how == Seeking::Asked && is_in => self.announce(words::announced(newer)),
            None => {}
        }
    }

    /// Looks again when a minute is over, as long as it is still the same link that waits.
    fn waited(&mut self, number: u32) {
        let Some(open) = &mut self.model.open else {
            return;
        };
        if open.folder.linked().is_some_and(|one| one.wait == number) {
            open.folder.add(FolderJob::Look(Seeking::Quietly));
            let review = open.review.id().clone();
            self.effects
                .push(Effect::Folder(review, FolderJob::Wait(number)));
        }
    }

    /// A file of the folder takes the way of any file that is brought in.
    fn file_read(
        &mut self,
        review: ReviewId,
        name: &str,
        result: Result<(SeenFile, Parcel), FolderError>,
    ) {
        let is_open = self.has_ended(&review);
        match result {
            Ok((file, bytes)) if is_open && self.model.screen != Screen::Reviews => {
                if let Some(linked) = self.linked() {
                    linked.see(&file);
                }
                let read = IntakeFile {
                    name: file.name.clone(),
                    bytes,
                };
                let origin = FromFolder { review, file };
                self.intake_of(vec![read], Purpose::Show, Some(origin));
            }
            Ok(_) => self.problem(Problem {
                details: vec![files::REVIEW_CLOSED.to_owned()],
                advice: problems::NOTHING_CHANGED.to_owned(),
                ..Problem::note(words::not_read(name))
            }),
            Err(error) => self.lost_in_folder(words::not_read(name), &error),
        }
    }

    /// Notes that all that is in a file of the folder is here, in that state.
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn brought_from_folder(&mut self, from: &FromFolder) {
        self.know_of_folder(from, Some(from.file.mark.clone()));
    }

    /// Notes that it is not: bringing it in was undone.
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn not_from_folder(&mut self, from: &FromFolder) {
        self.know_of_folder(from, None);
    }

    fn know_of_folder(&mut self, from: &FromFolder, mark: Option<FileMark>) {
        let open = self.model.open.as_mut();
        let Some(open) = open.filter(|open| *open.review.id() == from.review) else {
            return;
        };
        if let Some(linked) = open.folder.linked_mut() {
            let name = &from.file.name;
            linked.know(name, mark.clone());
            linked.question.take_if(|file| file.name == *name);
            open.folder.add(FolderJob::Note(name.clone(), mark));
            self.count_newer(Seeking::Quietly);
        }
    }

    fn forgotten(&mut self, review: &ReviewId, result: Result<(), FolderError>) {
        let is_open = self.has_ended(review);
        match result {
            Ok(()) => {
                if let Some(open) = self.model.open.as_mut().filter(|_| is_open) {
                    open.folder.link = FolderLink::Unlinked;
                    self.announce(words::UNLINKED);
                    self.focus("folder");
                }
            }
            Err(error) => self.folder_failed(words::NOT_UNLINKED.to_owned(), &error),
        }
    }
}
