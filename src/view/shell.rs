//! The shell: the one stateful component. It holds the model, runs effects, and knows nothing of
//! what they mean.

mod folder;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::FileList;
use yew::{Component, Context, Html, Properties};

use super::frame::page;
use super::rest;
use super::send::Send;
use crate::app::{
    Effect, FilesMsg, HostEvent, Job, LogMsg, Mode, Model, Msg, Panel, Problem, Reply, RequestId,
    StoreMsg, Zone, update,
};
use crate::codec::clerk::{Errand, ErrandNumber};
use crate::codec::export::Export;
use crate::port::{ClerkLine, Device, Folders, Pending, SavedFile, Store, StoreError, Touched};
use crate::review::Review;

/// How long after the last key typed text is saved, in milliseconds.
const PAUSE: u32 = 500;

/// How long a save may take before it is said that it takes too long, in milliseconds.
const LATE: u32 = 10_000;

/// Where events and answers for the host page go.
pub trait Outlet {
    /// Tells the host page.
    fn emit(&self, event: &HostEvent);
    /// Answers one of its requests.
    fn answer(&self, request: RequestId, reply: Reply);
}

/// What the shell is connected to.
pub struct Ports {
    /// Where reviews are kept.
    pub store: Rc<dyn Store>,
    /// The folders that reviews are linked to.
    pub folders: Rc<dyn Folders>,
    /// The page and the browser around it.
    pub device: Rc<dyn Device>,
    /// The module that reads and writes files.
    pub clerk: Rc<dyn ClerkLine>,
    /// The host page.
    pub outlet: Rc<dyn Outlet>,
    /// What the host page has the widget for.
    pub mode: Mode,
    /// What must be known at once.
    pub problems: Vec<Problem>,
    /// Why the store is in memory only, if it is.
    pub memory_because: Option<String>,
    /// Filled with the way to send messages in from outside.
    pub inbox: Rc<RefCell<Option<yew::Callback<Msg>>>>,
}

/// The shell's properties.
#[derive(Clone, Properties)]
pub struct ShellProps {
    /// What the shell is connected to.
    pub ports: Rc<Ports>,
}

impl PartialEq for ShellProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.ports, &other.ports)
    }
}

/// The shell.
pub struct Shell {
    model: Model,
    send: Send,
    focus: Option<String>,
    answers: Vec<(RequestId, Reply)>,
    /// The errand whose messages are being sent.
    errand: Rc<Cell<Option<ErrandNumber>>>,
    /// What is to be done once the rest of the module is there.
    awaiting: Vec<Effect>,
}

/// What reaches the shell.
pub enum ShellMsg {
    /// Something happened.
    App(Box<Msg>),
    /// Files were picked and must be read first.
    Files(FileList),
    /// The rest of the module is there: what waited for it can be done and drawn.
    RestCame,
}

impl ShellMsg {
    fn app(msg: Msg) -> Self {
        Self::App(Box::new(msg))
    }
}

impl Component for Shell {
    type Message = ShellMsg;
    type Properties = ShellProps;

    fn create(ctx: &Context<Self>) -> Self {
        let ports = &ctx.props().ports;
        let msg = ctx.link().callback(ShellMsg::app);
        ports.inbox.replace(Some(msg.clone()));
        let around = StoreMsg::SurroundingsKnown(ports.device.surroundings());
        ctx.link().send_message(ShellMsg::app(Msg::Store(around)));
        ctx.link()
            .send_message(ShellMsg::app(Msg::Store(StoreMsg::Opened {
                memory_because: ports.memory_because.clone(),
            })));
        Self {
            model: Model::new(ports.mode.clone(), ports.problems.clone()),
            send: Send {
                msg,
                files: ctx.link().callback(ShellMsg::Files),
            },
            focus: None,
            answers: Vec::new(),
            errand: Rc::default(),
            awaiting: Vec::new(),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: ShellMsg) -> bool {
        if rest::is_here() {
            for effect in std::mem::take(&mut self.awaiting) {
                self.perform(ctx, effect);
            }
        }
        match msg {
            ShellMsg::App(msg) => {
                let moment = ctx.props().ports.device.moment();
                for effect in update(&mut self.model, *msg, moment) {
                    self.perform(ctx, effect);
                }
                let device = &ctx.props().ports.device;
                device.guard_leaving(self.model.is_at_risk());
                if self.focus.is_some() && matches!(self.model.panel, Panel::None) {
                    device.leave_panel();
                }
            }
            ShellMsg::Files(files) => read_files(ctx, &files),
            ShellMsg::RestCame => {}
        }
        // Always draw again: a radio button that the model refused must not stay checked.
        true
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        page(&self.model, &self.send)
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if let Some(id) = self.focus.take() {
            ctx.props().ports.device.focus(&id);
        }
        // Only now does the host see on the page what it is told is done.
        for (request, reply) in self.answers.drain(..) {
            ctx.props().ports.outlet.answer(request, reply);
        }
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        let ports = &ctx.props().ports;
        ports.inbox.take();
        // The last words typed are saved too; nothing is left that could hear how it ended.
        let last = update(&mut self.model, Msg::TypingEnded, ports.device.moment());
        let started = self.awaiting.drain(..).chain(last);
        let started = started.filter_map(|effect| match effect {
            Effect::Run(job) => Some(job),
            _ => None,
        });
        // Nobody hears any more when the job that runs ends, so what waits behind it goes now. The
        // store does one after the other.
        let jobs: Vec<Job> = started.chain(self.model.saving.waiting()).collect();
        let touched: Vec<Touched> = self.model.saving.jobs().map(Job::touches).collect();
        let (store, device) = (Rc::clone(&ports.store), Rc::clone(&ports.device));
        yew::platform::spawn_local(async move {
            for job in jobs {
                let _ = run(&store, job).await;
            }
            for touched in touched {
                device.tell_tabs(&touched);
            }
        });
    }
}

impl Shell {
    fn perform(&mut self, ctx: &Context<Self>, effect: Effect) {
        let ports = &ctx.props().ports;
        match effect {
            // The page does not stand still until the rest is there, because a review may have a folder,
            // or is new, nor for what is noted of it: the first look into that storage takes long.
            Effect::Folder(..)
            | Effect::Run(Job::Put(..))
            | Effect::LookUpLeft(_)
            | Effect::LookUpFileNote(_)
            | Effect::KeepFileNote(..)
                if !rest::is_here() =>
            {
                self.awaiting.push(effect);
            }
            Effect::Focus(id) => self.focus = Some(id),
            Effect::FocusSoon(id) => focus_soon(ctx, id),
            Effect::Emit(event) => ports.outlet.emit(&event),
            Effect::Answer(request, reply) => self.answers.push((request, reply)),
            Effect::TellTabs(touched) => ports.device.tell_tabs(&touched),
            Effect::Ask(number, errand) => self.ask(ctx, number, *errand),
            Effect::HangUp => {
                self.errand.set(None);
                ports.clerk.hang_up();
            }
            Effect::SaveFile(export) => save_file(ctx, export),
            Effect::Copy { html, plain } => copy(ctx, &html, &plain),
            Effect::LetGo(reviews) => let_go(ctx, reviews),
            Effect::LookUpFileNote(review) => {
                let note = ports.device.file_note(&review);
                let msg = Msg::Store(StoreMsg::FileNoteKnown(review, note));
                ctx.link().send_message(ShellMsg::app(msg));
            }
            Effect::KeepFileNote(review, note) => ports.device.keep_file_note(&review, &note),
            Effect::WaitForPause(typed) => {
                then(ctx, ports.device.after(PAUSE), move |()| {
                    Msg::TypingPaused(typed)
                });
            }
            Effect::WatchSaving(job) => then(ctx, ports.device.after(LATE), move |()| {
                Msg::Store(StoreMsg::SavingWatched(job))
            }),
            Effect::LookUpLeft(_) | Effect::LeaveBehind(..) => left(ctx, effect),
            Effect::AskPersistence => then(ctx, ports.device.persist(), |answer| {
                Msg::Store(StoreMsg::PersistenceKnown(answer))
            }),
            Effect::Folder(review, job) => folder::perform(ctx, review, job),
            stored => perform_in_store(ctx, stored),
        }
    }
}

impl Shell {
    /// Sends the clerk an errand, message by message, until it is broken off.
    fn ask(&self, ctx: &Context<Self>, number: ErrandNumber, errand: Errand) {
        self.errand.set(Some(number));
        let clerk = Rc::clone(&ctx.props().ports.clerk);
        let (current, link) = (Rc::clone(&self.errand), ctx.link().clone());
        yew::platform::spawn_local(async move {
            for message in errand.messages(number) {
                if current.get() != Some(number) {
                    return;
                }
                let sent = clerk.send(message.text, message.parts).await;
                // Its line may have been given up while it was opened.
                if let Err(why) = sent
                    && current.get() == Some(number)
                {
                    link.send_message(ShellMsg::app(Msg::Files(FilesMsg::ClerkLost(why))));
                    return;
                }
            }
        });
    }
}

fn focus_soon(ctx: &Context<Shell>, id: String) {
    let device = Rc::clone(&ctx.props().ports.device);
    // What has the focus may go meanwhile, which the page would be laid out for too.
    device.leave_panel();
    yew::platform::spawn_local(async move {
        device.after(0).await;
        device.focus(&id);
    });
}

/// Looks up, keeps or forgets what is left behind of a review.
#[inline(never)] // Moves to the rest of the module as a whole.
fn left(ctx: &Context<Shell>, effect: Effect) {
    let device = &ctx.props().ports.device;
    match effect {
        Effect::LeaveBehind(review, text) => device.leave_behind(&review, text.as_deref()),
        Effect::LookUpLeft(review) => {
            if let Some(text) = device.left_behind(&review) {
                let msg = StoreMsg::LeftBehindFound(review, text);
                ctx.link().send_message(ShellMsg::app(Msg::Store(msg)));
            }
        }
        _ => {}
    }
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn save_file(ctx: &Context<Shell>, export: Export) {
    let file = SavedFile {
        name: export.name,
        media_type: export.media_type,
        bytes: export.content.into_bytes(),
    };
    let msg = match ctx.props().ports.device.save_file(&file) {
        Ok(()) => FilesMsg::SaveOffered(file.name),
        Err(why) => FilesMsg::SaveRefused(why),
    };
    ctx.link().send_message(ShellMsg::app(Msg::Files(msg)));
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn copy(ctx: &Context<Shell>, html: &str, plain: &str) {
    let copying = ctx.props().ports.device.copy(html, plain);
    then(ctx, copying, |result| {
        Msg::Files(match result {
            Ok(()) => FilesMsg::Copied,
            Err(why) => FilesMsg::CopyRefused(why),
        })
    });
}

/// Lets go of some at a time.
#[inline(never)] // Moves to the rest of the module as a whole.
fn let_go(ctx: &Context<Shell>, reviews: Vec<Review>) {
    /// So many are freed in one task.
    const PORTION: usize = 200;
    let device = Rc::clone(&ctx.props().ports.device);
    yew::platform::spawn_local(async move {
        for review in reviews {
            let mut parts = review.free_by_parts();
            while parts.by_ref().take(PORTION).count() == PORTION {
                device.after(0).await;
            }
        }
    });
}

fn perform_in_store(ctx: &Context<Shell>, effect: Effect) {
    let store = &ctx.props().ports.store;
    match effect {
        Effect::ReadCards => then(ctx, store.cards(), |result| {
            Msg::Store(StoreMsg::CardsRead(result))
        }),
        Effect::ReadReview(id) => then(ctx, store.load(&id), move |result| {
            Msg::Store(StoreMsg::ReviewRead(id.clone(), result))
        }),
        Effect::ReadAppraisal(review, key) => {
            then(ctx, store.appraisal(&review, &key), move |result| {
                Msg::Store(StoreMsg::AppraisalRead(review.clone(), key.clone(), result))
            });
        }
        Effect::BreakOff => store.break_off(),
        Effect::ReadLog(review) => {
            let device = Rc::clone(&ctx.props().ports.device);
            then(ctx, store.log(&review), move |result| {
                let zone = result
                    .as_ref()
                    .map(|log| Zone::over(log, &|at| device.offset(at)));
                let zone = zone.unwrap_or_default();
                Msg::Log(LogMsg::Read(review, result, zone))
            });
        }
        Effect::Run(job) => {
            then(ctx, run(store, job), |result| {
                Msg::Store(StoreMsg::JobEnded(result))
            });
        }
        _ => {}
    }
}

fn run(store: &Rc<dyn Store>, job: Job) -> Pending<Result<(), StoreError>> {
    match job {
        Job::Commit(commit) => store.commit(commit),
        Job::Put(review, card) => store.put(*review, card),
        Job::Remove(id) => store.remove(&id),
        Job::JoinLog(id, log) => store.join_log(&id, log),
    }
}

/// Sends a message once a result is there.
fn then<T: 'static>(
    ctx: &Context<Shell>,
    pending: Pending<T>,
    make: impl FnOnce(T) -> Msg + 'static,
) {
    ctx.link()
        .send_future(async move { ShellMsg::app(make(pending.await)) });
}

fn read_files(ctx: &Context<Shell>, files: &FileList) {
    let reading = ctx.props().ports.device.read_files(files);
    let link = ctx.link().clone();
    ctx.link().send_future(async move {
        let mut said = FilesMsg::of_files(reading.await);
        let last = said.pop().unwrap_or(FilesMsg::Picked(Vec::new()));
        for msg in said {
            link.send_message(ShellMsg::app(Msg::Files(msg)));
        }
        ShellMsg::app(Msg::Files(last))
    });
}
