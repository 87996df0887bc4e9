//! Child processes that die with the test.

use std::{
    fs,
    path::Path,
    process::{Child, Command},
    thread::sleep,
    time::{Duration, Instant},
};

/// The variable that marks every process of one browser: drivers start browsers, and those start more.
pub const MARK: &str = "MMAT_PROFILE";

/// How long a closed browser gets to leave.
const PARTING: Duration = Duration::from_secs(3);

/// A process that is killed when this is dropped.
pub struct Process(pub Child);

impl Process {
    /// Starts it.
    pub fn start(command: &mut Command) -> Self {
        let name = command.get_program().to_owned();
        Self(command.spawn().unwrap_or_else(|error| {
            panic!("cannot start {name:?}: {error}; run scripts/setup.sh test")
        }))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may be gone already, which is what we want.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Kills, with no chance to tidy up, every process that was started with this mark.
pub fn kill_marked(profile: &Path) {
    kill(&marked(profile));
}

/// Kills those of them alone whose name, as the system shortens it, is this.
pub fn kill_named(profile: &Path, name: &str) {
    let is_it = |pid: &String| {
        fs::read_to_string(format!("/proc/{pid}/comm")).is_ok_and(|found| found.trim_end() == name)
    };
    kill(
        &marked(profile)
            .into_iter()
            .filter(is_it)
            .collect::<Vec<_>>(),
    );
}

fn kill(pids: &[String]) {
    if !pids.is_empty() {
        let _ = Command::new("kill").arg("-KILL").args(pids).output();
    }
}

/// Gives what carries the mark, apart from our own children, a moment to put its data in order and leave.
pub fn wait_for_marked(profile: &Path, own: &[Process]) {
    let own: Vec<String> = own
        .iter()
        .map(|process| process.0.id().to_string())
        .collect();
    let deadline = Instant::now() + PARTING;
    while Instant::now() < deadline && marked(profile).iter().any(|pid| !own.contains(pid)) {
        sleep(Duration::from_millis(50));
    }
}

fn marked(profile: &Path) -> Vec<String> {
    let mark = format!("{MARK}={}", profile.display());
    let carries_it = |environment: &[u8]| {
        environment
            .split(|byte| *byte == 0)
            .any(|one| one == mark.as_bytes())
    };
    fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| {
            fs::read(entry.path().join("environ")).is_ok_and(|environment| carries_it(&environment))
        })
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.parse::<u32>().is_ok())
        .collect()
}

/// A command installed by `scripts/setup.sh`, or else one in `PATH`.
pub fn tool(name: &str) -> Command {
    let folder = std::env::var("MMAT_TOOLS").ok().unwrap_or_else(|| {
        let cache = std::env::var("XDG_CACHE_HOME")
            .or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cache")))
            .unwrap_or_default();
        format!("{cache}/mmat-appraisal/tools")
    });
    let installed = Path::new(&folder).join("bin").join(name);
    if installed.exists() {
        Command::new(installed)
    } else {
        Command::new(name)
    }
}
