//! What a reviewer's hands do on the keyboard: reach a thing, answer, pick a file.

use serde_json::{Value, json};

use crate::harness::{Browser, Element, Key, Server, checkout};

/// Opens the product and waits until it can be used.
pub fn open(browser: &Browser, server: &Server) {
    browser.open(&server.url(""));
    browser.host("ready", json!([]));
}

/// Presses Tab until the focus is on what a selector finds, as a keyboard user must be able to.
pub fn tab_to<'a>(browser: &'a Browser, css: &str) -> Element<'a> {
    for _ in 0..400 {
        if let Some(focused) = browser.focused() {
            let there = browser.run(
                "return arguments[0].matches(arguments[1])",
                json!([focused.handle(), css]),
            );
            if there == json!(true) {
                return focused;
            }
        }
        browser.press(&[Key::Tab]);
    }
    browser.screenshot("unreachable");
    panic!("{}: Tab never reaches {css}", browser.engine().name());
}

/// Presses Tab until the focus is on the button with this text.
pub fn tab_to_button<'a>(browser: &'a Browser, text: &str) -> Element<'a> {
    for _ in 0..400 {
        if let Some(focused) = browser.focused() {
            let at = browser.run(
                "const [at, text] = arguments;
                 return at.tagName === 'BUTTON' && at.innerText.trim().split('\\n').includes(text)",
                json!([focused.handle(), text]),
            );
            if at == json!(true) {
                return focused;
            }
        }
        browser.press(&[Key::Tab]);
    }
    browser.screenshot("unreachable");
    panic!("{}: Tab never reaches {text}", browser.engine().name());
}

/// Reaches a button and presses it.
pub fn press_button(browser: &Browser, text: &str) {
    tab_to_button(browser, text);
    browser.press(&[Key::Enter]);
}

/// Gives a fixture to the file input that has the focus or is named.
pub fn pick_file(browser: &Browser, input: &str, fixture: &str) {
    let path = checkout(fixture);
    tab_to(browser, input).type_text(&path.to_string_lossy());
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
    let script = "return arguments[0].matches(arguments[1])";
    browser
        .focused()
        .is_some_and(|at| browser.run(script, json!([at.handle(), css])) == json!(true))
}

/// The heading of the screen.
pub fn heading(browser: &Browser) -> String {
    browser
        .find("h1")
        .map(|heading| heading.text())
        .unwrap_or_default()
}

/// Waits for the word that stands there only after the store said so.
pub fn wait_until_saved(browser: &Browser) {
    browser.wait_for("Saved", || {
        browser
            .find(".saved")
            .is_some_and(|saved| saved.text().contains("Saved"))
    });
}

/// Answers the item with the focus, and moves to the next.
pub fn answer_and_move(browser: &Browser, keys: &str) {
    for key in keys.chars() {
        browser.press(&[Key::Char(key)]);
        browser.press(&[Key::Down]);
    }
}

/// The open review, without the time of its export.
pub fn review(browser: &Browser) -> Value {
    let mut review = browser.host("review", json!([]));
    review["exported"].take();
    review
}
