//! Every request that a page made, as the browser itself tells it: none may leave this machine.

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

/// Has Firefox note each request of a page, a frame or a worker; its own, such as for its settings, are left out.
const WATCH_FIREFOX: &str = "
    const noted = (Services.wm.getMostRecentWindow('navigator:browser').requested = []);
    const note = (channel) => {
        const { loadInfo, URI } = channel.QueryInterface(Ci.nsIHttpChannel);
        if (!loadInfo.triggeringPrincipal.isSystemPrincipal) noted.push(URI.spec);
    };
    Services.obs.addObserver({ observe: note }, 'http-on-modify-request');";
const TAKE_FROM_FIREFOX: &str =
    "return Services.wm.getMostRecentWindow('navigator:browser').requested.splice(0);";

/// What stands before a request that `webkit.py` printed.
const PRINTED: &str = "REQUEST ";

impl Browser {
    /// From now on they can be told.
    pub(super) fn watch_requests(&self) {
        if self.engine() == Engine::Firefox {
            self.run_in_firefox(WATCH_FIREFOX);
        }
    }

    /// The test fails if a request since the last time went elsewhere.
    pub(super) fn check_requests(&self) {
        if thread::panicking() {
            return;
        }
        let elsewhere = self.requests_elsewhere();
        assert!(elsewhere.is_empty(), "requests elsewhere: {elsewhere:?}");
    }

    /// Writes the requests since the last time to `test-output/requests.log`, and gives those that went elsewhere.
    pub fn requests_elsewhere(&self) -> Vec<String> {
        let mut requests = self.requests();
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
            writeln!(log, "{} {shown}", self.engine().name()).unwrap();
        }
        requests.retain(|request| !OURS.iter().any(|ours| request.starts_with(ours)));
        requests
    }

    fn requests(&self) -> Vec<String> {
        match self.engine() {
            Engine::Chromium => {
                let entries = self.post("/se/log", &json!({"type": "performance"}));
                let entries = entries.as_array().into_iter().flatten();
                entries.filter_map(requested).collect()
            }
            Engine::Firefox => {
                let noted = self.run_in_firefox(TAKE_FROM_FIREFOX);
                let noted = noted.as_array().into_iter().flatten();
                noted.filter_map(Value::as_str).map(str::to_owned).collect()
            }
            Engine::WebKit => {
                let printed = self.printed(PRINTED);
                let lines = printed.iter().skip(self.told.replace(printed.len()));
                let addresses =
                    lines.filter_map(|line| Some(line.split_once(PRINTED)?.1.to_owned()));
                addresses.collect()
            }
        }
    }
}

/// The address in an entry of Chromium's log, if it is of a request.
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
