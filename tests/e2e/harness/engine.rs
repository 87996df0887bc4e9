//! The three engines: which driver starts them, and with what.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use serde_json::{Value, json};

use super::{
    checkout,
    process::{MARK, Process, tool},
};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Blink, in Chromium.
    Chromium,
    /// Gecko, in Firefox.
    Firefox,
    /// WebKit, in WebKitGTK.
    WebKit,
}

/// What a person asked the system for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// Nothing.
    AsUsual,
    /// Less of it.
    Less,
}

/// What a person would not have to wait for, or be asked, or have sent home.
const CHROMIUM_ARGS: [&str; 8] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

impl Engine {
    /// Its name in file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Starts its driver, and what that needs, on a port; what they print goes to a file.
    pub fn start_driver(
        self,
        port: u16,
        profile: &Path,
        log: &Path,
        motion: Motion,
    ) -> Vec<Process> {
        let mut processes = Vec::new();
        let mut command = match self {
            Self::Chromium => tool("chromedriver"),
            Self::Firefox => tool("geckodriver"),
            Self::WebKit => tool("WebKitWebDriver"),
        };
        if self == Self::WebKit {
            let (display, process) = virtual_display(profile);
            command
                .env("DISPLAY", display)
                .env("GDK_BACKEND", "x11")
                .env_remove("WAYLAND_DISPLAY");
            if motion == Motion::Less {
                command.env("MMAT_LESS_MOTION", "1");
            }
            processes.push(process);
        }
        if self == Self::Firefox {
            // Its own console, where the errors are, is out of a page's reach.
            command.arg("--allow-system-access");
        }
        let output = File::options().create(true).append(true).open(log).unwrap();
        command
            .arg(format!("--port={port}"))
            .env(MARK, profile)
            .stdin(Stdio::null())
            .stdout(output.try_clone().unwrap())
            .stderr(output);
        processes.insert(0, Process::start(&mut command));
        processes
    }

    /// What to ask the driver for.
    pub fn capabilities(self, profile: &Path, motion: Motion) -> Value {
        match self {
            Self::Chromium => {
                let mut args: Vec<String> = CHROMIUM_ARGS.map(String::from).to_vec();
                args.push(format!("--user-data-dir={}", profile.display()));
                if motion == Motion::Less {
                    args.push("--force-prefers-reduced-motion".to_owned());
                }
                json!({
                    "browserName": "chrome",
                    "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
                    "goog:chromeOptions": {"args": args},
                })
            }
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {"args": ["-headless", "-profile", profile], "prefs": firefox_preferences(motion)},
            }),
            Self::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": {"binary": checkout("tests/e2e/webkit.py"), "args": ["--automation"]},
            }),
        }
    }

    /// Makes the folder that keeps the browser's data over restarts.
    pub fn prepare_profile(self, profile: &Path) {
        fs::create_dir_all(profile.join("chrome")).unwrap();
        if self == Self::Firefox {
            // Its window would otherwise stay at least 450 pixels wide.
            fs::write(
                profile.join("chrome/userChrome.css"),
                ":root { min-width: 0 !important; }",
            )
            .unwrap();
        }
    }
}

fn firefox_preferences(motion: Motion) -> Value {
    json!({
        "toolkit.legacyUserProfileCustomizations.stylesheets": true,
        "devtools.console.stdout.content": true,
        "browser.shell.checkDefaultBrowser": false,
        "datareporting.policy.dataSubmissionEnabled": false,
        "app.update.enabled": false,
        "ui.prefersReducedMotion": i32::from(motion == Motion::Less),
    })
}

/// An X server for nobody to see; it chooses a free number for itself and prints it.
fn virtual_display(profile: &Path) -> (String, Process) {
    let mut process = Process::start(
        Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1600x1200x24",
                "-nolisten",
                "tcp",
            ])
            .env(MARK, profile)
            .stdout(Stdio::piped())
            .stderr(Stdio::null()),
    );
    let mut number = String::new();
    BufReader::new(process.0.stdout.take().unwrap())
        .read_line(&mut number)
        .unwrap();
    (format!(":{}", number.trim()), process)
}
