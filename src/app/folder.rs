//! The folder that the open review is linked to.

use std::collections::VecDeque;

use super::model::Model;
use crate::codec::export::{Owner, own_file_name, owner_of};
use crate::port::{FileMark, Look, Parcel, Reach, SeenFile};
use crate::review::{Review, ReviewId, ReviewerId};

/// Why the folder is looked into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seeking {
    /// The reviewer asked.
    Asked,
    /// By itself: nothing is said but what is new.
    Quietly,
}

/// Something to do in the folder of a review, or about it.
#[derive(Clone, Debug, PartialEq)]
pub enum FolderJob {
    /// Let the reviewer pick one.
    Pick,
    /// Look into it.
    Look(Seeking),
    /// Have the browser ask for access, and look.
    Ask,
    /// Read the file of that name.
    Read(String),
    /// Write a file whole, if what stands there is what it may replace.
    Write {
        /// Its name.
        name: String,
        /// What it may replace.
        replaces: Option<FileMark>,
        /// What is in it.
        bytes: Parcel,
    },
    /// Keep in which state a file's content is here.
    Note(String, Option<FileMark>),
    /// Forget which folder it is.
    Forget,
    /// Come back in a minute, with this number.
    Wait(u32),
}

/// A file that is brought in from the folder of a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FromFolder {
    /// The review.
    pub review: ReviewId,
    /// The file, in the state that it was read in.
    pub file: SeenFile,
}

/// How far a file is brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// It never was.
    New,
    /// It was, and was changed since.
    NewSince,
    /// All that is in it is here.
    Here,
}

/// What is known of the folder that the open review is linked to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folder {
    /// Whether there is one.
    pub link: FolderLink,
    /// What is being done; one after the other, so that a look never misses what was just written.
    pub(super) running: Option<FolderJob>,
    pub(super) waiting: VecDeque<FolderJob>,
}

/// Whether the open review is linked to a folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum FolderLink {
    /// Not known.
    #[default]
    Unknown,
    /// It is not.
    Unlinked,
    /// It is.
    Linked(Box<Linked>),
}

/// A folder that the open review is linked to.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked {
    /// As it was last found.
    pub look: Look,
    /// How many files of other reviewers are there in a state that is not here.
    pub newer: usize,
    /// My file as another hand left it, while the reviewer is asked whether to replace it.
    pub question: Option<SeenFile>,
    /// Whether my file is on its way there.
    pub saving: bool,
    /// The newer files that were told of.
    pub(super) told: Vec<SeenFile>,
    /// The number of the wait for the next look.
    pub(super) wait: u32,
}

impl Folder {
    /// Of a review that is being opened, while it is found out whether it is linked.
    pub(super) const fn sought() -> Self {
        Self {
            link: FolderLink::Unknown,
            running: Some(FolderJob::Look(Seeking::Quietly)),
            waiting: VecDeque::new(),
        }
    }

    /// Adds a job behind those that wait. Of looks that nobody asked for, one is enough.
    pub(super) fn add(&mut self, job: FolderJob) {
        let quiet = FolderJob::Look(Seeking::Quietly);
        if job != quiet || !self.waiting.contains(&quiet) {
            self.waiting.push_back(job);
        }
    }

    /// The next job, if none runs.
    pub(super) fn start(&mut self) -> Option<FolderJob> {
        if self.running.is_none() {
            self.running = self.waiting.pop_front();
            return self.running.clone();
        }
        None
    }

    /// Whether something runs that the reviewer asked for.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let quiet = |job: &FolderJob| {
            matches!(job, FolderJob::Look(Seeking::Quietly) | FolderJob::Note(..))
        };
        let mut jobs = self.running.iter().chain(&self.waiting);
        jobs.any(|job| !quiet(job))
    }

    /// The folder, if the review is linked to one.
    #[must_use]
    pub fn linked(&self) -> Option<&Linked> {
        match &self.link {
            FolderLink::Linked(linked) => Some(linked),
            FolderLink::Unknown | FolderLink::Unlinked => None,
        }
    }

    pub(super) fn linked_mut(&mut self) -> Option<&mut Linked> {
        match &mut self.link {
            FolderLink::Linked(linked) => Some(linked),
            FolderLink::Unknown | FolderLink::Unlinked => None,
        }
    }
}

impl Linked {
    /// A folder that was looked into for the first time, with the number of the wait that begins.
    pub(super) fn new(look: Look, wait: u32) -> Self {
        Self {
            look,
            newer: 0,
            question: None,
            saving: false,
            told: Vec::new(),
            wait,
        }
    }

    /// The review files in the folder; none while the browser does not let us in.
    #[must_use]
    pub fn files(&self) -> &[SeenFile] {
        match &self.look.reach {
            Reach::Open(files) => files,
            Reach::Shut | Reach::Lost(_) => &[],
        }
    }

    /// The name of a reviewer's file: of that which is there, also if the title or the name was
    /// another then; else of a new one.
    #[must_use]
    pub fn file_name(&self, review: &Review, reviewer: &ReviewerId) -> Option<String> {
        let theirs = Owner::Reviewer(reviewer.clone());
        let mut there: Vec<&SeenFile> = self.files().iter().collect();
        there.retain(|file| owner_of(&file.name, review) == theirs);
        let known = there
            .iter()
            .find(|file| self.look.known.contains_key(&file.name));
        match known.or(there.first()) {
            Some(file) => Some(file.name.clone()),
            None => Some(own_file_name(review, review.reviewer(reviewer)?)),
        }
    }

    /// The file of that name, if it is there.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&SeenFile> {
        self.files().iter().find(|file| file.name == name)
    }

    /// How far a file is brought in.
    #[must_use]
    pub fn freshness(&self, file: &SeenFile) -> Freshness {
        match self.look.known.get(&file.name) {
            None => Freshness::New,
            Some(mark) if *mark == file.mark => Freshness::Here,
            Some(_) => Freshness::NewSince,
        }
    }

    /// The files that are not mine, with whose they are.
    #[must_use]
    pub fn others(&self, review: &Review, me: &ReviewerId) -> Vec<(&SeenFile, Owner)> {
        let files = self.files().iter();
        let owned = files.map(|file| (file, owner_of(&file.name, review)));
        let mine = Owner::Reviewer(me.clone());
        owned.filter(|(_, owner)| *owner != mine).collect()
    }

    /// Counts anew what is newer; gives how many files that is, if there is one among them that was
    /// not told of. While nothing can be seen, what was told of stays so.
    pub(super) fn count(&mut self, review: &Review, me: &ReviewerId) -> Option<usize> {
        if !matches!(self.look.reach, Reach::Open(_)) {
            self.newer = 0;
            return None;
        }
        let others = self.others(review, me).into_iter();
        let newer = others.filter(|(file, owner)| {
            *owner != Owner::Stranger && self.freshness(file) != Freshness::Here
        });
        let newer: Vec<SeenFile> = newer.map(|(file, _)| file.clone()).collect();
        self.newer = newer.len();
        let has_untold = newer.iter().any(|file| !self.told.contains(file));
        self.told = newer;
        has_untold.then_some(self.newer)
    }

    /// Takes in how a file stands there now.
    pub(super) fn see(&mut self, file: &SeenFile) {
        if let Reach::Open(files) = &mut self.look.reach {
            let place = files.partition_point(|known| known.name < file.name);
            match files.get_mut(place) {
                Some(known) if known.name == file.name => known.clone_from(file),
                _ => files.insert(place, file.clone()),
            }
        }
    }

    /// Takes in that a file's content is here in that state, or is not.
    pub(super) fn know(&mut self, name: &str, mark: Option<FileMark>) {
        match mark {
            Some(mark) => self.look.known.insert(name.to_owned(), mark),
            None => self.look.known.remove(&name.to_owned()),
        };
    }
}

impl Model {
    /// Whether reviews can be linked to a folder here.
    #[must_use]
    pub fn links_folders(&self) -> bool {
        self.surroundings.picks_folders
            && self.mode.is_workspace()
            && !self.keeping().is_in_memory()
    }
}
