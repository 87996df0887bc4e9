//! One element of the page.

use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

use super::Browser;

/// How long an element must not have moved before it is clicked.
const STILL: Duration = Duration::from_millis(200);

/// The key under which WebDriver hands over an element.
pub const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An element, as long as the page keeps it.
pub struct Element<'a> {
    browser: &'a Browser,
    id: String,
}

impl<'a> Element<'a> {
    /// The element in a script's result; `None` for null.
    pub fn from_value(browser: &'a Browser, value: &Value) -> Option<Self> {
        let id = value[ELEMENT].as_str()?.to_owned();
        Some(Self { browser, id })
    }

    /// Clicks it as a person would: once it stands still, scrolled into view, in its middle, and only if nothing
    /// covers it.
    pub fn click(&self) {
        let place = || self.run("return JSON.stringify(arguments[0].getBoundingClientRect())");
        let mut before = place();
        self.browser.wait_for("it to stand still", || {
            sleep(STILL);
            std::mem::replace(&mut before, place()) == before
        });
        self.command("click", &json!({}));
    }

    /// Types into it.
    pub fn type_text(&self, text: &str) {
        self.command("value", &json!({"text": text}));
    }

    /// What a person reads in it.
    pub fn text(&self) -> String {
        self.run("return arguments[0].innerText")
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// An attribute.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let value = self.browser.run(
            "return arguments[0].getAttribute(arguments[1])",
            json!([self.handle(), name]),
        );
        value.as_str().map(str::to_owned)
    }

    /// Runs a script with the element as its first argument.
    pub fn run(&self, script: &str) -> Value {
        self.browser.run(script, json!([self.handle()]))
    }

    /// The element as an argument of a script.
    pub fn handle(&self) -> Value {
        json!({ELEMENT: self.id})
    }

    fn command(&self, name: &str, body: &Value) {
        self.browser
            .post(&format!("/element/{}/{name}", self.id), body);
    }
}
