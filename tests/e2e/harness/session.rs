//! The WebDriver protocol, as much of it as the tests need: JSON over HTTP to a driver on this machine.

use std::{
    net::TcpListener,
    thread::sleep,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

/// How long a driver gets to start, and the browser to answer one command.
const PATIENCE: Duration = Duration::from_secs(60);

/// One session of a driver.
pub struct Session {
    agent: ureq::Agent,
    url: String,
}

/// A port that was free a moment ago.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .unwrap()
        .port()
}

impl Session {
    /// Waits for the driver on a port and starts a browser with it.
    pub fn start(port: u16, capabilities: &Value) -> Result<Self, String> {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .build();
        let agent = ureq::Agent::from(config);
        let driver = format!("http://127.0.0.1:{port}");
        let deadline = Instant::now() + PATIENCE;
        while agent.get(format!("{driver}/status")).call().is_err() {
            if Instant::now() > deadline {
                return Err(format!("no driver answers on port {port}"));
            }
            sleep(Duration::from_millis(50));
        }
        let mut session = Self {
            agent,
            url: format!("{driver}/session"),
        };
        let started = session.post("", &json!({"capabilities": {"alwaysMatch": capabilities}}))?;
        let id = started["sessionId"]
            .as_str()
            .ok_or("the driver gave no session")?;
        session.url = format!("{driver}/session/{id}");
        session.post("/timeouts", &json!({"script": 30_000, "pageLoad": 30_000}))?;
        Ok(session)
    }

    /// Sends a command.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        let response = self
            .agent
            .post(format!("{}{path}", self.url))
            .send_json(body);
        value(path, response)
    }

    /// Asks.
    pub fn get(&self, path: &str) -> Result<Value, String> {
        value(path, self.agent.get(format!("{}{path}", self.url)).call())
    }

    /// Closes the browser, which gets the time it needs to put its data in order.
    pub fn close(&self) -> Result<Value, String> {
        value("close", self.agent.delete(&self.url).call())
    }
}

fn value(
    command: &str,
    response: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Result<Value, String> {
    let mut response = response.map_err(|error| format!("{command}: {error}"))?;
    let mut body: Value = response
        .body_mut()
        .read_json()
        .map_err(|error| format!("{command}: {error}"))?;
    let value = body["value"].take();
    match value["error"].as_str() {
        Some(error) if !response.status().is_success() => Err(format!(
            "{command}: {error}: {}",
            value["message"].as_str().unwrap_or_default()
        )),
        _ => Ok(value),
    }
}
