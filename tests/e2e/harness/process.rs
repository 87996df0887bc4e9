//! Child processes that die with the test.

use std::{
    fs,
    path::Path,
    process::{Child, Command},
};

/// The variable that marks every process of one browser: drivers start browsers, and those start more.
pub const MARK: &str = "MMAT_PROFILE";

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
    let mark = format!("{MARK}={}", profile.display());
    let pids: Vec<String> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| {
            let environment = fs::read(entry.path().join("environ")).unwrap_or_default();
            environment
                .split(|byte| *byte == 0)
                .any(|variable| variable == mark.as_bytes())
        })
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    if !pids.is_empty() {
        let _ = Command::new("kill").arg("-KILL").args(&pids).output();
    }
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
