//! What the browser complained about: errors of scripts, refused loads, breaches of the policy.

use std::fs;

use serde_json::{Value, json};

use super::{Browser, Engine};

/// Firefox keeps errors of scripts and breaches of the policy for its own console, with those of its own scripts.
const FIREFOX_ERRORS: &str = r#"
    return Services.console.getMessageArray()
        .map((one) => one.message)
        .filter((text) => text.startsWith("[JavaScript Error:") && !/file: "(chrome|resource):/.test(text))"#;

/// Chromium asks every site for one, whatever the page says.
const NOBODYS_FAULT: &str = "/favicon.ico";
/// What Firefox prints when it cannot reach its maker's settings.
const FIREFOX_OFFLINE: [&str; 2] = ["RSLoader", "resource://services-settings"];

impl Browser {
    /// The errors in the console so far, whatever page they came from. Chromium forgets those it has told.
    pub fn console_errors(&self) -> Vec<String> {
        match self.engine() {
            Engine::Chromium => self.chromium_log(),
            Engine::Firefox => [self.firefox_errors(), self.printed("console.error:")].concat(),
            Engine::WebKit => self.printed(" ERROR "),
        }
    }

    fn firefox_errors(&self) -> Vec<String> {
        let errors = self.run_in_firefox(FIREFOX_ERRORS);
        errors
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    }

    fn chromium_log(&self) -> Vec<String> {
        let entries = self.post("/se/log", &json!({"type": "browser"}));
        let severe = |entry: &&Value| entry["level"] == "SEVERE";
        let text = |entry: &Value| entry["message"].as_str().unwrap_or_default().to_owned();
        let errors = entries
            .as_array()
            .into_iter()
            .flatten()
            .filter(severe)
            .map(text);
        errors
            .filter(|text| !text.contains(NOBODYS_FAULT))
            .collect()
    }

    /// Lines with this sign that the browser printed, or its driver.
    pub(super) fn printed(&self, sign: &str) -> Vec<String> {
        let log = fs::read_to_string(self.log()).unwrap_or_default();
        let said = |line: &&str| {
            line.contains(sign) && !FIREFOX_OFFLINE.iter().any(|sign| line.contains(sign))
        };
        log.lines().filter(said).map(str::to_owned).collect()
    }
}
