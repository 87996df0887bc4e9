//! The standalone page without a network, and with a new version.

use std::{fs, path::Path, process::Command};

use serde_json::{Value, json};

use crate::hands::{
    answer_and_move, open, press_button, tab_back_to_button, tab_to, text_of, wait_until_saved,
};
use crate::harness::{Browser, Engine, Key, Server, checkout, in_each_engine};

in_each_engine!(
    with_the_network_gone_the_page_starts_and_an_answer_is_saved,
    the_page_that_came_first_goes_on_without_a_network,
    a_new_version_waits_for_the_word_and_loses_nothing,
    a_page_of_others_is_left_to_the_network
);

/// Waits until the page would start without a network.
fn wait_until_kept(browser: &Browser) {
    browser.run_async(
        "const registration = await navigator.serviceWorker.ready;
         while (registration.active?.state !== 'activated') await new Promise((done) => setTimeout(done, 50));",
        json!([]),
    );
}

/// Opens the first study of the published example.
fn open_a_study(browser: &Browser) {
    press_button(browser, "Try the published example");
    wait_until_saved(browser);
    tab_back_to_button(browser, "Studies");
    browser.press(&[Key::Enter]);
    browser.wait_for_element(".studies tbody .link").click();
    browser.wait_for_element("[data-item='1.1']");
}

fn answers(browser: &Browser) -> Value {
    let list = browser.host("listReviews", json!([]));
    browser.host("openReview", json!([list[0]["id"]]));
    browser.host("tally", json!([]))["items"]["1.1"].clone()
}

fn with_the_network_gone_the_page_starts_and_an_answer_is_saved(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    open(&browser, &server);
    wait_until_kept(&browser);
    let address = server.url("");
    drop(server);

    // Firefox's driver reloads past the service worker, so the page is opened anew.
    browser.open(&address);
    browser.host("ready", json!([]));
    // The example is read by the second module, which was never loaded while there was a network.
    open_a_study(&browser);
    let before = answers(&browser);
    browser.wait_for_element(".studies tbody .link, h1");
    tab_back_to_button(&browser, "Studies");
    browser.press(&[Key::Enter]);
    browser.wait_for_element(".studies tbody .link").click();
    browser.wait_for_element("[data-item='1.1']");
    tab_to(&browser, "[data-item='1.1'] input[type=radio]");
    answer_and_move(&browser, "n");
    wait_until_saved(&browser);
    browser.screenshot("offline");
    browser.open(&address);
    browser.host("ready", json!([]));
    let after = answers(&browser);
    assert_ne!(after, before);
}

fn the_page_that_came_first_goes_on_without_a_network(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    open(&browser, &server);
    wait_until_kept(&browser);
    browser.wait_for("a worker that serves the page", || {
        browser.run(
            "return Boolean(navigator.serviceWorker.controller)",
            json!([]),
        ) == true
    });
    drop(server);
    open_a_study(&browser);
    assert_eq!(new_version(&browser), "");
}

fn a_new_version_waits_for_the_word_and_loses_nothing(engine: Engine) {
    let folder = std::env::temp_dir().join(format!(
        "mmat-versions-{}-{}",
        std::process::id(),
        engine.name()
    ));
    let copied = Command::new("cp")
        .arg("-r")
        .arg(checkout("dist"))
        .arg(&folder)
        .status();
    assert!(copied.unwrap().success());
    let server = Server::of(&folder);
    let browser = Browser::start(engine);
    open(&browser, &server);
    wait_until_kept(&browser);
    // Only the second visit is answered by the worker.
    open(&browser, &server);
    open_a_study(&browser);
    browser
        .wait_for_element("[id='comment-1.1']")
        .type_text("Last words");

    publish_another_version(&folder);
    browser.run_async(
        "await (await navigator.serviceWorker.ready).update()",
        json!([]),
    );
    browser.wait_for("the bar", || {
        new_version(&browser).contains("Reload when you are done.")
    });
    browser.screenshot("new-version");
    assert_eq!(
        style(&browser),
        json!(""),
        "nothing changes before the word is given"
    );
    browser.run(
        "window.before = true; document.querySelector('.new-version button').click()",
        json!([]),
    );
    browser.wait_for("the reload", || {
        browser.run("return window.before ?? null", json!([])) == json!(null)
    });
    browser.host("ready", json!([]));
    assert_eq!(
        style(&browser),
        json!("\"another\""),
        "the new version is there"
    );
    assert_eq!(new_version(&browser), "");
    let list = browser.host("listReviews", json!([]));
    browser.host("openReview", json!([list[0]["id"]]));
    let review = browser.host("review", json!([]));
    assert!(review.to_string().contains("Last words"));
    let _ = fs::remove_dir_all(&folder);
}

/// The same, with another style sheet of the page.
fn publish_another_version(folder: &Path) {
    let sheet = fs::read_to_string(folder.join("page.css")).unwrap();
    fs::write(
        folder.join("page.css"),
        format!("{sheet}html {{ --version: \"another\"; }}\n"),
    )
    .unwrap();
    let worker = fs::read_to_string(folder.join("sw.js")).unwrap();
    let (start, rest) = worker.split_once("[\"page.css\",").unwrap();
    let (_, end) = rest.split_once(']').unwrap();
    let (before, after) = end.split_once("VERSION = \"").unwrap();
    let worker = format!("{start}[\"page.css\"]{before}VERSION = \"another-{after}");
    fs::write(folder.join("sw.js"), worker).unwrap();
}

fn new_version(browser: &Browser) -> String {
    let text = browser.run(
        "return document.querySelector('.new-version')?.innerText ?? ''",
        json!([]),
    );
    text.as_str().unwrap_or_default().to_owned()
}

fn style(browser: &Browser) -> Value {
    browser.run(
        "return getComputedStyle(document.documentElement).getPropertyValue('--version').trim()",
        json!([]),
    )
}

fn a_page_of_others_is_left_to_the_network(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    open(&browser, &server);
    wait_until_kept(&browser);
    browser.open(&server.url("e2e/host.html"));
    browser.host("ready", json!([]));
    assert_eq!(text_of(&browser, "h1"), "Reviews");
    drop(server);
    let reached = "return fetch('../mmat-appraisal.js').then(() => true, () => false)";
    assert_eq!(browser.run_async(reached, json!([])), json!(false));
}
