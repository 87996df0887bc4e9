//! What a test does with the page in a browser.

use std::{
    fs,
    thread::sleep,
    time::{Duration, Instant},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use super::{Browser, Element, Engine, Key, checkout, keys};

/// How long [`Browser::wait_for`] waits.
const PATIENCE: Duration = Duration::from_secs(15);

impl Browser {
    /// Loads a page.
    pub fn open(&self, url: &str) {
        self.post("/url", &json!({"url": url}));
    }

    /// Loads the page again.
    pub fn reload(&self) {
        self.post("/refresh", &json!({}));
    }

    /// Runs the body of a function; its arguments are `arguments`.
    pub fn run(&self, body: &str, arguments: Value) -> Value {
        self.post("/execute/sync", &json!({"script": body, "args": arguments}))
    }

    /// Runs the body of an async function, with its arguments in `given`, and waits for it.
    pub fn run_async(&self, body: &str, arguments: Value) -> Value {
        let script = format!(
            "const given = [...arguments], done = given.pop();
             (async () => {{ {body} }})().then(
                 (value) => done({{ value: value ?? null }}),
                 (error) => done({{ error: `${{error?.name}}: ${{error?.message ?? error}}` }}));"
        );
        let mut result = self.post(
            "/execute/async",
            &json!({"script": script, "args": arguments}),
        );
        if let Some(error) = result["error"].as_str() {
            panic!("{}: {error} in {body}", self.engine().name());
        }
        result["value"].take()
    }

    /// Calls a method of the first `<mmat-appraisal>` and waits for its promise.
    pub fn host(&self, method: &str, arguments: Value) -> Value {
        let body = "await customElements.whenDefined('mmat-appraisal');
            return document.querySelector('mmat-appraisal')[given[0]](...given[1]);";
        self.run_async(body, json!([method, arguments]))
    }

    /// The first element in the first widget's shadow root that a CSS selector finds.
    pub fn find(&self, css: &str) -> Option<Element<'_>> {
        let script = "return document.querySelector('mmat-appraisal')?.shadowRoot?.querySelector(arguments[0]) ?? null";
        Element::from_value(self, &self.run(script, json!([css])))
    }

    /// All of them.
    pub fn find_all(&self, css: &str) -> Vec<Element<'_>> {
        let script = "return [...document.querySelector('mmat-appraisal').shadowRoot.querySelectorAll(arguments[0])]";
        let found = self.run(script, json!([css]));
        found
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|value| Element::from_value(self, value))
            .collect()
    }

    /// Waits until it is there.
    pub fn wait_for_element(&self, css: &str) -> Element<'_> {
        self.wait_for(css, || self.find(css).is_some());
        self.find(css).unwrap()
    }

    /// Waits until something is so; the test fails, with a screenshot, when it never is.
    pub fn wait_for(&self, what: &str, mut is_so: impl FnMut() -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !is_so() {
            if Instant::now() > deadline {
                self.screenshot("waited-in-vain");
                panic!("{}: waited in vain for {what}", self.engine().name());
            }
            sleep(Duration::from_millis(30));
        }
    }

    /// The element that has the keyboard, within shadow roots too.
    pub fn focused(&self) -> Option<Element<'_>> {
        let script = "let at = document.activeElement;
            while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
            return at";
        Element::from_value(self, &self.run(script, json!([])))
    }

    /// Presses keys one after the other, wherever the keyboard is; held ones stay down to the end.
    pub fn press(&self, keys: &[Key]) {
        self.post("/actions", &keys::actions(keys));
    }

    /// Types a text, wherever the keyboard is.
    pub fn type_text(&self, text: &str) {
        let keys: Vec<Key> = text.chars().map(Key::Char).collect();
        self.press(&keys);
    }

    /// Makes the page, not the window around it, this wide, and the window this high.
    pub fn resize(&self, width: u32, height: u32) {
        self.post("/window/rect", &json!({"width": width, "height": height}));
        self.wait_for(&format!("a width of {width}"), || {
            self.run("return innerWidth", json!([])) == json!(width)
        });
    }

    /// Opens a tab, goes there and gives its handle, for [`Browser::switch_to`].
    pub fn new_tab(&self) -> String {
        let tab = self.post("/window/new", &json!({"type": "tab"}));
        let handle = tab["handle"].as_str().unwrap().to_owned();
        self.switch_to(&handle);
        handle
    }

    /// The handle of the tab that commands go to.
    pub fn tab(&self) -> String {
        self.get("/window").as_str().unwrap().to_owned()
    }

    /// Sends the commands that follow to another tab.
    pub fn switch_to(&self, handle: &str) {
        self.post("/window", &json!({"handle": handle}));
    }

    /// Sends the commands that follow to an iframe of the page, or back to the page itself.
    pub fn enter_frame(&self, frame: Option<&Element<'_>>) {
        self.post("/frame", &json!({"id": frame.map(Element::handle)}));
    }

    /// A command of Chromium's DevTools protocol.
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        assert_eq!(self.engine(), Engine::Chromium, "only Chromium has them");
        self.post(
            "/goog/cdp/execute",
            &json!({"cmd": command, "params": parameters}),
        )
    }

    /// Runs the body of a function in Firefox itself, not in its page.
    pub fn run_in_firefox(&self, body: &str) -> Value {
        self.post("/moz/context", &json!({"context": "chrome"}));
        let result = self.run(body, json!([]));
        self.post("/moz/context", &json!({"context": "content"}));
        result
    }

    /// Writes `test-output/<name>-<engine>.png`.
    pub fn screenshot(&self, name: &str) {
        let picture = self.get("/screenshot");
        let bytes = BASE64_STANDARD.decode(picture.as_str().unwrap()).unwrap();
        let folder = checkout("test-output");
        fs::create_dir_all(&folder).unwrap();
        fs::write(
            folder.join(format!("{name}-{}.png", self.engine().name())),
            bytes,
        )
        .unwrap();
    }
}
