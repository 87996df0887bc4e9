//! Every request that a page made, from Chromium's own log: none may leave this machine.

use std::{fs, io::Write as _, thread};

use serde_json::{Value, json};

use super::{Browser, Engine, checkout};

/// Where a page may ask: our server under both names, and itself.
const OURS: [&str; 7] = [
    "http://127.0.0.1:",
    "http://localhost:",
    "data:",
    "blob:",
    "file:///",
    "about:",
    "chrome",
];

impl Browser {
    /// Writes the requests since the last time to `test-output/requests.log`; the test fails if one went elsewhere.
    /// Other engines keep no such log: there the tests of the demo pages ask the page.
    pub(super) fn check_requests(&self) {
        if self.engine() != Engine::Chromium || thread::panicking() {
            return;
        }
        let entries = self.post("/se/log", &json!({"type": "performance"}));
        let mut requests: Vec<String> = entries
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(requested)
            .collect();
        requests.sort();
        requests.dedup();
        fs::create_dir_all(checkout("test-output")).unwrap();
        let log = checkout("test-output/requests.log");
        let mut log = fs::File::options()
            .create(true)
            .append(true)
            .open(log)
            .unwrap();
        for request in &requests {
            let shown: String = request.chars().take(200).collect();
            writeln!(log, "{shown}").unwrap();
        }
        let elsewhere: Vec<&String> = requests
            .iter()
            .filter(|request| !OURS.iter().any(|ours| request.starts_with(ours)))
            .collect();
        assert!(elsewhere.is_empty(), "requests elsewhere: {elsewhere:?}");
    }
}

/// The address in an entry of the log, if it is of a request.
fn requested(entry: &Value) -> Option<String> {
    let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let message = &message["message"];
    let url = match message["method"].as_str()? {
        "Network.requestWillBeSent" => &message["params"]["request"]["url"],
        "Network.webSocketCreated" => &message["params"]["url"],
        _ => return None,
    };
    url.as_str().map(str::to_owned)
}
