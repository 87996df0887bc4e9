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

const COUNT_UP: &str = "
    const request = indexedDB.open('harness');
    request.onupgradeneeded = () => request.result.createObjectStore('numbers');
    const database = await new Promise((resolve, reject) => Object.assign(request, {
        onsuccess: () => resolve(request.result),
        onerror: () => reject(request.error),
    }));
    const transaction = database.transaction('numbers', 'readwrite', { durability: 'strict' });
    const numbers = transaction.objectStore('numbers');
    const before = numbers.get('runs');
    before.onsuccess = () => numbers.put((before.result ?? 0) + 1, 'runs');
    await new Promise((resolve, reject) => Object.assign(transaction, { oncomplete: resolve, onabort: reject }));
    return (before.result ?? 0) + 1;";

fn work_outlives_the_browser(engine: Engine) {
    let server = Server::start();
    let mut browser = Browser::start(engine);
    let count_up = |browser: &Browser| {
        browser.open(&server.url(""));
        browser.run_async(COUNT_UP, json!([]))
    };
    assert_eq!(count_up(&browser), json!(1));
    browser.restart();
    assert_eq!(count_up(&browser), json!(2), "after it was closed");
    browser.crash_and_restart();
    assert_eq!(count_up(&browser), json!(3), "after it was killed");
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
    for sign in ["planted: said", "planted: thrown", "inline"] {
        browser.wait_for(sign, || {
            seen.extend(browser.console_errors());
            seen.iter().any(|error| error.contains(sign))
        });
    }
}
