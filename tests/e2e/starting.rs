//! The page starts, and the harness itself does what the other tests rely on.

use serde_json::json;

use crate::harness::{Browser, Engine, Key, Server, in_each_engine};

in_each_engine!(
    the_element_gets_ready,
    work_outlives_the_browser,
    a_narrow_window_is_320_pixels,
    the_console_tells_what_went_wrong
);

fn the_element_gets_ready(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url(""));
    browser.host("ready", json!([]));
    assert_eq!(browser.console_errors(), Vec::<String>::new());
    browser.wait_for("something in the shadow root", || {
        browser.find("*").is_some()
    });
    browser.press(&[Key::Tab]);
    browser.screenshot("starting");
    assert_eq!(browser.axe().join("\n"), "");
}

fn work_outlives_the_browser(engine: Engine) {
    let server = Server::start();
    let mut browser = Browser::start(engine);
    browser.open(&server.url(""));
    browser.run("localStorage.setItem('kept', 'yes')", json!([]));
    browser.restart();
    browser.open(&server.url(""));
    assert_eq!(
        browser.run("return localStorage.getItem('kept')", json!([])),
        json!("yes")
    );
}

fn a_narrow_window_is_320_pixels(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url(""));
    browser.resize(320, 640);
    assert_eq!(browser.run("return innerWidth", json!([])), json!(320));
}

fn the_console_tells_what_went_wrong(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url(""));
    let plant =
        "console.error('planted: said'); setTimeout(() => { throw new Error('planted: thrown'); });
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.body.append(script);
        return window.ran ?? null";
    assert_eq!(
        browser.run(plant, json!([])),
        json!(null),
        "the policy refuses inline scripts"
    );
    let mut seen = Vec::new();
    for sign in [
        "planted: said",
        "planted: thrown",
        "inline",
    ] {
        browser.wait_for(sign, || {
            seen.extend(browser.console_errors());
            seen.iter().any(|error| error.contains(sign))
        });
    }
}
