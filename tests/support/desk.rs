//! A reviewer's desk without a browser: the machine with a store in memory behind it.

#![allow(dead_code, reason = "each test crate uses its own part of it")]

#[path = "drawer.rs"]
mod drawer;
#[path = "shelf.rs"]
mod shelf;

use std::collections::VecDeque;
use std::future::Future;
use std::task::{Context, Poll, Waker};

use mmat_appraisal::app::{
    AppraisalMsg, Counts, Effect, FilesMsg, FolderJob, FolderMsg, Job, LogMsg, Mode, Model, Msg,
    Open, Reply, Request, RequestId, ReviewsMsg, SaveStatus, Screen, Seeking, StoreMsg, StudiesMsg,
    StudyFormField, Zone, update,
};
use mmat_appraisal::codec::clerk::{Clerk, Errand, ErrandNumber, Word};
use mmat_appraisal::codec::intake::IntakeFile;
use mmat_appraisal::instrument::{Category, ItemId, Response};
use mmat_appraisal::port::{Card, Folders, Moment, Store, StoreError, Surroundings};
use mmat_appraisal::review::{Appraisal, Review, ReviewId, StudyId, Timestamp};

pub use drawer::Drawer;
pub use shelf::Shelf;

/// The result of a future that waits for nothing.
pub fn now<T>(future: impl Future<Output = T>) -> T {
    let mut future = Box::pin(future);
    match future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the future waits for something"),
    }
}

/// The moment of the event of that number; times and ids differ from event to event.
pub fn moment(number: u32) -> Moment {
    let (minute, second) = (number / 60 % 60, number % 60);
    let now = Timestamp::parse(&format!("2026-03-03T09:{minute:02}:{second:02}Z")).unwrap();
    Moment::new(now, u128::from(number) << 96)
}

/// The machine, its store, and what is still to be done outside.
#[derive(Default)]
pub struct Desk {
    pub model: Model,
    pub shelf: Shelf,
    pub drawer: Drawer,
    events: u32,
    pub undone: VecDeque<Effect>,
}

impl Desk {
    /// A desk whose empty store was opened.
    pub fn new() -> Self {
        Self::with(Shelf::default())
    }

    /// A desk in front of a store that may hold something.
    pub fn with(shelf: Shelf) -> Self {
        let mut desk = Self {
            shelf,
            ..Self::default()
        };
        let memory_because = None;
        desk.send(Msg::Store(StoreMsg::Opened { memory_because }));
        desk
    }

    /// A desk in another mode, in front of a store that may hold something.
    pub fn in_mode(mode: Mode, shelf: Shelf) -> Self {
        let mut desk = Self {
            model: Model::new(mode, Vec::new()),
            shelf,
            ..Self::default()
        };
        let memory_because = None;
        desk.send(Msg::Store(StoreMsg::Opened { memory_because }));
        desk
    }

    /// A desk with this review stored and open on its studies.
    pub fn at(review: &Review) -> Self {
        let shelf = Shelf::default();
        let card = Card {
            id: review.id().clone(),
            title: review.header().title.clone(),
            studies: review.studies().len(),
            done: 0,
            changed: moment(0).now,
            me: None,
        };
        now(shelf.put(review.clone(), card)).unwrap();
        let mut desk = Self::with(shelf);
        desk.send(Msg::Reviews(ReviewsMsg::Chosen(review.id().clone())));
        desk
    }

    /// The same store and the same review at a desk in a browser that lets pages into folders.
    pub fn before(&self, drawer: &Drawer) -> Self {
        let review = self.review().id().clone();
        let mut again = Self::with(self.shelf.clone());
        again.drawer = drawer.clone();
        again.send(Msg::Store(StoreMsg::SurroundingsKnown(Surroundings {
            picks_folders: true,
            ..Surroundings::default()
        })));
        again.send(Msg::Reviews(ReviewsMsg::Chosen(review)));
        again
    }

    /// A desk with a new review of one study, open on its appraisal.
    pub fn appraising(category: Option<Category>) -> Self {
        let mut desk = Self::new();
        desk.new_review("A review");
        desk.add_study("Smith 2019");
        desk.open_study(0);
        if let Some(category) = category {
            desk.send(Msg::Appraisal(AppraisalMsg::CategoryChosen(category)));
        }
        desk
    }

    /// Takes in a message and does nothing outside yet.
    pub fn take(&mut self, msg: Msg) -> Vec<Effect> {
        self.events += 1;
        let effects = update(&mut self.model, msg, moment(self.events));
        self.undone.extend(effects.iter().cloned());
        effects
    }

    /// Does outside what is to be done, and what follows from it; gives back what followed.
    pub fn work(&mut self) -> Vec<Effect> {
        let mut followed = Vec::new();
        for _ in 0..1000 {
            let Some(effect) = self.undone.pop_front() else {
                return followed;
            };
            for msg in self.perform(effect) {
                followed.extend(self.take(msg));
            }
        }
        panic!("it never comes to rest");
    }

    /// Takes in a message and does all that follows; gives back every effect.
    pub fn send(&mut self, msg: Msg) -> Vec<Effect> {
        let mut effects = self.take(msg);
        effects.extend(self.work());
        if let Some(open) = &self.model.open {
            assert_eq!(open.counts, Counts::of(&open.review), "what is counted");
        }
        effects
    }

    /// Does the next thing outside; gives whether there was one.
    pub fn step(&mut self) -> bool {
        let Some(effect) = self.undone.pop_front() else {
            return false;
        };
        for msg in self.perform(effect) {
            self.take(msg);
        }
        true
    }

    fn perform(&self, effect: Effect) -> Vec<Msg> {
        let msg = match effect {
            Effect::Folder(review, job) => {
                let msg = in_folder(&self.drawer, review, job);
                return msg.map(Msg::Folder).into_iter().collect();
            }
            Effect::Ask(number, errand) => return said_by_the_clerk(number, *errand),
            Effect::ReadCards => StoreMsg::CardsRead(now(self.shelf.cards())),
            Effect::ReadReview(id) => {
                let result = now(self.shelf.load(&id));
                StoreMsg::ReviewRead(id, result)
            }
            Effect::ReadAppraisal(review, key) => {
                let result = now(self.shelf.appraisal(&review, &key));
                StoreMsg::AppraisalRead(review, key, result)
            }
            Effect::Run(job) => StoreMsg::JobEnded(now(match job {
                Job::Commit(commit) => self.shelf.commit(commit),
                Job::Put(review, card) => self.shelf.put(*review, card),
                Job::Remove(id) => self.shelf.remove(&id),
                Job::JoinLog(id, log) => self.shelf.join_log(&id, log),
            })),
            Effect::ReadLog(id) => {
                let result = now(self.shelf.log(&id));
                return vec![Msg::Log(LogMsg::Read(id, result, Zone::default()))];
            }
            Effect::AskPersistence => StoreMsg::PersistenceKnown(Some(true)),
            _ => return Vec::new(),
        };
        vec![Msg::Store(msg)]
    }

    pub fn open(&self) -> &Open {
        self.model.open.as_ref().unwrap()
    }

    pub fn review(&self) -> &Review {
        &self.open().review
    }

    /// The open review as it is stored.
    pub fn stored(&self) -> Review {
        self.shelf.kept(self.review().id()).unwrap()
    }

    pub fn status(&self) -> SaveStatus {
        self.model.saving.status(self.open().draft.is_some())
    }

    pub fn refuse(&self, error: Option<StoreError>) {
        *self.shelf.refuses.borrow_mut() = error;
    }

    pub fn new_review(&mut self, title: &str) {
        self.send(Msg::Reviews(ReviewsMsg::NewChosen));
        self.send(Msg::Reviews(ReviewsMsg::TitleTyped(title.to_owned())));
        self.send(Msg::Reviews(ReviewsMsg::NewSubmitted));
    }

    pub fn add_study(&mut self, label: &str) {
        let text = label.to_owned();
        self.send(Msg::Studies(StudiesMsg::AddChosen));
        let typed = StudiesMsg::FieldTyped(StudyFormField::Label, text);
        self.send(Msg::Studies(typed));
        self.send(Msg::Studies(StudiesMsg::FormSubmitted));
    }

    /// Removes a study, whether or not it is asked about first.
    pub fn remove_study(&mut self, study: StudyId) -> Vec<Effect> {
        let mut effects = self.send(Msg::Studies(StudiesMsg::RemoveChosen(study)));
        effects.extend(self.send(Msg::Studies(StudiesMsg::RemoveConfirmed)));
        effects
    }

    pub fn study(&self, place: usize) -> StudyId {
        self.review().studies()[place].id.clone()
    }

    pub fn open_study(&mut self, place: usize) {
        let id = self.study(place);
        self.send(Msg::ScreenChosen(Screen::Appraisal(id)));
    }

    pub fn answer(&mut self, item: ItemId, response: Response) -> Vec<Effect> {
        self.send(Msg::Appraisal(AppraisalMsg::Answered(item, Some(response))))
    }

    /// My appraisal of the study at that place.
    pub fn mine(&self, place: usize) -> Appraisal {
        self.open().mine(&self.study(place)).unwrap().clone()
    }

    pub fn pick(&mut self, name: &str, text: &str) -> Vec<Effect> {
        let file = file(name, text);
        self.send(Msg::Files(FilesMsg::Picked(vec![file])))
    }

    /// What the host page is answered, at once and in what follows.
    pub fn ask(&mut self, id: RequestId, request: Request) -> Vec<Reply> {
        let effects = self.send(Msg::HostAsked(id, request));
        answers(id, &effects)
    }
}

/// Does a job in the folder; nobody waits a minute here.
fn in_folder(drawer: &Drawer, review: ReviewId, job: FolderJob) -> Option<FolderMsg> {
    Some(match job {
        FolderJob::Pick => {
            let result = now(drawer.pick(&review));
            FolderMsg::Picked(review, result)
        }
        FolderJob::Look(how) => {
            let result = now(drawer.look(&review));
            FolderMsg::Looked(review, how, result)
        }
        FolderJob::Ask => {
            let result = now(drawer.ask(&review));
            FolderMsg::Looked(review, Seeking::Asked, result)
        }
        FolderJob::Read(name) => {
            let result = now(drawer.read(&review, &name));
            FolderMsg::FileRead(review, name, result)
        }
        FolderJob::Write {
            name,
            replaces,
            bytes,
        } => {
            let result = now(drawer.write(&review, &name, replaces.as_ref(), &bytes));
            FolderMsg::Written(review, result)
        }
        FolderJob::Note(name, mark) => {
            let result = now(drawer.note(&review, &name, mark.as_ref()));
            FolderMsg::Noted(review, result)
        }
        FolderJob::Forget => {
            let result = now(drawer.forget(&review));
            FolderMsg::Forgotten(review, result)
        }
        FolderJob::Wait(_) => return None,
    })
}

/// What a clerk answers to an errand, all of it sent as messages both ways.
pub fn said_by_the_clerk(number: ErrandNumber, errand: Errand) -> Vec<Msg> {
    let mut clerk = Clerk::default();
    let mut said = Vec::new();
    for message in errand.messages(number) {
        let painting = clerk.take(message, &mut |answer| {
            let (number, word) = Word::read(&answer).unwrap();
            said.push(Msg::Files(FilesMsg::Heard(number, Box::new(word))));
        });
        assert!(painting.is_none(), "nobody paints here");
    }
    said
}

pub fn file(name: &str, text: &str) -> IntakeFile {
    IntakeFile {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec().into(),
    }
}

/// The answers to one request among effects.
pub fn answers(id: RequestId, effects: &[Effect]) -> Vec<Reply> {
    let answers = effects.iter().filter_map(|effect| match effect {
        Effect::Answer(known, reply) if *known == id => Some(reply.clone()),
        _ => None,
    });
    answers.collect()
}

/// The jobs that effects run.
pub fn runs(effects: &[Effect]) -> Vec<&Job> {
    let jobs = effects.iter().filter_map(|effect| match effect {
        Effect::Run(job) => Some(job),
        _ => None,
    });
    jobs.collect()
}

pub fn is_focus(effect: &Effect) -> bool {
    matches!(effect, Effect::Focus(_))
}
