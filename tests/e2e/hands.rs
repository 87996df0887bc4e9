//! What a reviewer's hands do on the keyboard: reach a thing, answer, pick a file.

use serde_json::{Value, json};

use crate::harness::{Browser, Key, Server, checkout};

/// Opens the product and waits until it can be used.
pub fn open(browser: &Browser, server: &Server) {
    browser.open(&server.url(""));
    browser.host("ready", json!([]));
}

/// Presses Tab until the focus is on what a selector finds, as a keyboard user must be able to.
pub fn tab_to(browser: &Browser, css: &str) {
    walk(browser, &[Key::Tab], css, "return at?.matches(what)");
}

/// Presses Tab until the focus is on the button with this text.
pub fn tab_to_button(browser: &Browser, text: &str) {
    walk(browser, &[Key::Tab], text, IS_BUTTON);
}

/// Presses Shift and Tab until the focus is on the button with this text: for what stands above.
pub fn tab_back_to_button(browser: &Browser, text: &str) {
    walk(browser, &[Key::Shift, Key::Tab], text, IS_BUTTON);
}

/// Presses Shift and Tab until the focus is on what a selector finds.
pub fn tab_back_to(browser: &Browser, css: &str) {
    walk(
        browser,
        &[Key::Shift, Key::Tab],
        css,
        "return at?.matches(what)",
    );
}

/// Whether a button with this text is there.
pub fn has_button(browser: &Browser, text: &str) -> bool {
    let script =
        "return [...document.querySelector('mmat-appraisal').shadowRoot.querySelectorAll('button')]
        .some((one) => one.innerText.trim() === arguments[0])";
    browser.run(script, json!([text])) == json!(true)
}

const IS_BUTTON: &str =
    "return at?.tagName === 'BUTTON' && at.innerText.trim().split('\\n').includes(what)";

/// Presses keys until a script says that the element with the focus, `at`, is the one.
fn walk(browser: &Browser, keys: &[Key], what: &str, script: &str) {
    let there = format!("{FOCUSED} const what = arguments[0]; {script}");
    for _ in 0..400 {
        if browser.run(&there, json!([what])) == json!(true) {
            return;
        }
        browser.press(keys);
    }
    browser.screenshot("unreachable");
    panic!(
        "{}: the keyboard never reaches {what}",
        browser.engine().name()
    );
}

/// Finds the element with the focus, within shadow roots too.
const FOCUSED: &str = "let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;";

/// Reaches a button and presses it.
pub fn press_button(browser: &Browser, text: &str) {
    tab_to_button(browser, text);
    browser.press(&[Key::Enter]);
}

/// Gives a fixture to the file input that has the focus or is named.
pub fn pick_file(browser: &Browser, input: &str, fixture: &str) {
    let path = checkout(fixture);
    tab_to(browser, input);
    let focused = browser.wait_for_element(input);
    focused.type_text(&path.to_string_lossy());
}

/// Begins a review of that title.
pub fn new_review(browser: &Browser, title: &str) {
    press_button(browser, "New review");
    browser.wait_for("the title's field", || focus_is(browser, "#new-title"));
    browser.type_text(title);
    browser.press(&[Key::Enter]);
    browser.wait_for("the list of studies", || heading(browser) == "Studies");
}

/// Whether the focus is on what a selector finds.
pub fn focus_is(browser: &Browser, css: &str) -> bool {
    let there = format!("{FOCUSED} return at?.matches(arguments[0])");
    browser.run(&there, json!([css])) == json!(true)
}

/// The text of what a selector finds; looked up and read at once, as the page may change between.
pub fn text_of(browser: &Browser, css: &str) -> String {
    let script = "return document.querySelector('mmat-appraisal').shadowRoot
        .querySelector(arguments[0])?.innerText ?? ''";
    let text = browser.run(script, json!([css]));
    text.as_str().unwrap_or_default().to_owned()
}

/// The heading of the screen.
pub fn heading(browser: &Browser) -> String {
    text_of(browser, "h1")
}

/// Waits for the word that stands there only after the store said so.
pub fn wait_until_saved(browser: &Browser) {
    browser.wait_for("Saved", || text_of(browser, ".saved").contains("Saved"));
}

/// Answers the item with the focus, and moves to the next.
pub fn answer_and_move(browser: &Browser, keys: &str) {
    for key in keys.chars() {
        browser.press(&[Key::Char(key)]);
        browser.press(&[Key::Down]);
    }
}

/// The open review, without the time of its export, the seal that has it in it, and the log, which
/// says of each browser what was done there.
pub fn review(browser: &Browser) -> Value {
    let mut review = browser.host("review", json!([]));
    review["exported"].take();
    let members = review.as_object_mut().unwrap();
    members.remove("integrity");
    members.remove("log");
    review
}
