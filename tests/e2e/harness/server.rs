//! `scripts/serve.mjs` on a free port.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use super::{checkout, process::Process};

/// Serves `dist/`, and the pages of the tests under `/e2e/`, until dropped.
pub struct Server {
    base: String,
    _process: Process,
}

impl Server {
    /// Serves `dist/`.
    pub fn start() -> Self {
        Self::of(&checkout("dist"))
    }

    /// Serves another folder.
    pub fn of(folder: &Path) -> Self {
        Self::with(folder, &[])
    }

    /// Serves `dist/` under another policy.
    pub fn under(policy: &str) -> Self {
        Self::with(&checkout("dist"), &["--policy", policy])
    }

    fn with(folder: &Path, more: &[&str]) -> Self {
        assert!(
            folder.join("index.html").exists(),
            "{} is not built: run scripts/build.sh",
            folder.display()
        );
        let mut process = Process::start(
            Command::new("node")
                .arg(checkout("scripts/serve.mjs"))
                .args(["--port", "0", "--quiet", "--dir"])
                .arg(folder)
                .args(more)
                .arg("--also")
                .arg(format!("/vite={}", checkout("target/hosts/vite").display()))
                .arg("--also")
                .arg(format!("/e2e={}", checkout("tests/e2e/pages").display()))
                .stdout(Stdio::piped()),
        );
        let mut base = String::new();
        BufReader::new(process.0.stdout.take().unwrap())
            .read_line(&mut base)
            .unwrap();
        Self {
            base: base.trim().to_owned(),
            _process: process,
        }
    }

    /// The address of a path, which has no slash in front.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// The same server under the name `localhost`: another site to a browser.
    pub fn other_site(&self, path: &str) -> String {
        self.url(path).replacen("127.0.0.1", "localhost", 1)
    }
}
