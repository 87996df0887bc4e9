//! A browser with one session, one profile and one test.

use std::{
    cell::Cell,
    env, fs,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

use serde_json::Value;

use super::{
    Engine,
    engine::Motion,
    once_more::note_that_it_died,
    permit::Permit,
    process::{Process, kill_marked, kill_named, wait_for_marked},
    session::{Session, free_port},
};

static STARTED: AtomicUsize = AtomicUsize::new(0);

/// A running browser with a profile of its own; both are gone when it is dropped.
pub struct Browser {
    engine: Engine,
    motion: Motion,
    profile: PathBuf,
    /// `None` only while it restarts.
    session: Option<Session>,
    processes: Vec<Process>,
    /// How many requests it had printed when it was asked for them.
    pub(super) told: Cell<usize>,
    _permit: Permit,
}

impl Browser {
    /// Starts one with an empty profile, as soon as fewer than two others run.
    pub fn start(engine: Engine) -> Self {
        Self::start_with(Permit::wait(), engine, Motion::AsUsual)
    }

    /// Starts one for a person who asked the system for less motion.
    pub fn start_with_less_motion(engine: Engine) -> Self {
        Self::start_with(Permit::wait(), engine, Motion::Less)
    }

    /// Starts two with a profile each, for two people, as soon as no other runs.
    pub fn start_two(engine: Engine) -> [Self; 2] {
        Permit::wait_for_both().map(|permit| Self::start_with(permit, engine, Motion::AsUsual))
    }

    fn start_with(permit: Permit, engine: Engine, motion: Motion) -> Self {
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let profile = env::temp_dir().join(format!(
            "mmat-e2e-{}-{number}-{}",
            process::id(),
            engine.name()
        ));
        engine.prepare_profile(&profile);
        let mut browser = Self {
            engine,
            motion,
            profile,
            session: None,
            processes: Vec::new(),
            told: Cell::new(0),
            _permit: permit,
        };
        browser.launch();
        browser
    }

    /// The engine it runs.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Closes it, as a person would, and starts it again with the same profile.
    pub fn restart(&mut self) {
        self.quit();
        self.launch();
    }

    /// Kills it in the middle of whatever it does, and starts it again with the same profile.
    pub fn crash_and_restart(&mut self) {
        kill_marked(&self.profile);
        self.session = None;
        self.processes.clear();
        self.launch();
    }

    /// What the driver and the browser printed, a file beside the profile.
    pub fn log(&self) -> PathBuf {
        log_of(&self.profile)
    }

    /// Sends a command of the WebDriver protocol.
    pub fn post(&self, path: &str, body: &Value) -> Value {
        self.answered(self.session().post(path, body))
    }

    /// Asks a question of the WebDriver protocol.
    pub fn get(&self, path: &str) -> Value {
        self.answered(self.session().get(path))
    }

    fn session(&self) -> &Session {
        self.session.as_ref().expect("the browser runs")
    }

    fn answered(&self, answer: Result<Value, String>) -> Value {
        answer.unwrap_or_else(|error| panic!("{}: {error}", self.engine.name()))
    }

    fn launch(&mut self) {
        let port = free_port();
        self.processes = self
            .engine
            .start_driver(port, &self.profile, &self.log(), self.motion);
        let started = Session::start(port, &self.engine.capabilities(&self.profile, self.motion));
        self.session = Some(started.unwrap_or_else(|error| {
            let log = fs::read_to_string(self.log()).unwrap_or_default();
            panic!("{} does not start: {error}\n{log}", self.engine.name())
        }));
        self.watch_requests();
    }

    /// Kills the process of its page in WebKit, and waits until it is known to be gone.
    pub fn kill_page(&self) {
        kill_named(&self.profile, "WebKitWebProces");
        self.wait_for("the end of the page", || self.page_died());
    }

    fn page_died(&self) -> bool {
        let log = fs::read_to_string(self.log()).unwrap_or_default();
        log.contains("PAGE DIED")
    }

    fn quit(&mut self) {
        self.check_requests();
        if let Some(session) = self.session.take() {
            // A browser that does not answer any more is killed below.
            let _ = session.close();
            wait_for_marked(&self.profile, &self.processes);
        }
        self.processes.clear();
        kill_marked(&self.profile);
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if thread::panicking() {
            // What is told of a death may come a moment after what failed of it.
            thread::sleep(Duration::from_millis(200));
            if self.page_died() {
                note_that_it_died();
            }
        }
        self.quit();
        let _ = fs::remove_dir_all(&self.profile);
        let _ = fs::remove_file(self.log());
    }
}

fn log_of(profile: &Path) -> PathBuf {
    profile.with_extension("log")
}
