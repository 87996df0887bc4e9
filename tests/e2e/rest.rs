//! The module in two parts: the first is enough to open a study and to answer, and the rest comes when needed.

use serde_json::json;

use crate::hands::{heading, open, text_of, wait_until_saved};
use crate::harness::{Browser, Engine, Key, Server, in_each_engine};

in_each_engine!(
    both_parts_come_where_the_browser_forgets_what_it_compiles,
    the_first_part_is_enough_to_start,
    the_first_part_is_enough_to_answer_and_the_rest_comes_when_needed,
    a_given_study_is_answered_before_the_rest_is_there_and_saved_with_it,
    a_rest_that_cannot_be_had_is_said
);

fn both_parts_come_where_the_browser_forgets_what_it_compiles(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url("e2e/forgetful.html"));
    browser.host("ready", json!([]));
    assert_eq!(heading(&browser), "Reviews");
    assert_eq!(browser.host("listReviews", json!([])), json!([]));
    assert_eq!(
        browser.run("return window.forgotten", json!([])),
        2,
        "the first part and the rest"
    );
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

fn the_first_part_is_enough_to_start(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url("e2e/without-rest.html?withheld"));
    browser.host("ready", json!([]));
    assert_eq!(heading(&browser), "Reviews");
    assert_eq!(loaded_at_once(&browser), json!([]));
}

fn the_first_part_is_enough_to_answer_and_the_rest_comes_when_needed(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    with_a_review(&browser, &server);
    open_first_study(&browser, &server.url("e2e/without-rest.html?withheld"));
    let script = "document.querySelector('mmat-appraisal').shadowRoot
        .querySelector(`[data-item=S1] input`).focus()";
    browser.run(script, json!([]));
    browser.press(&[Key::Char('n')]);
    wait_until_saved(&browser);
    open_guidance(&browser);
    assert_eq!(loaded_at_once(&browser), json!([]));
    assert!(
        browser.find(".look ul").is_none(),
        "guidance is in the rest"
    );

    choose_summary(&browser);
    browser.wait_for("the summary", || heading(&browser) == "Summary");
    assert_eq!(loaded_at_once(&browser).as_array().unwrap().len(), 1);
    assert_eq!(browser.console_errors(), Vec::<String>::new());

    open_first_study(&browser, &server.url(""));
    open_guidance(&browser);
    browser.wait_for("the guidance, once the rest was fetched", || {
        browser.find(".look ul").is_some()
    });
}

fn a_given_study_is_answered_before_the_rest_is_there_and_saved_with_it(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    let page = server.url("e2e/study.html?withheld");
    browser.open(&page);
    browser.host("ready", json!([]));
    let choose = |choice: &str| {
        let found = format!("[id=\"{choice}\"]");
        browser.wait_for_element(&found);
        let script = "document.querySelector('mmat-appraisal').shadowRoot
            .querySelector(arguments[0]).click()";
        browser.run(script, json!([found]));
    };
    for choice in ["S1-yes", "category-mixed", "set-rct", "5.5-cant-tell"] {
        choose(choice);
    }
    assert_eq!(loaded_at_once(&browser), json!([]));
    assert!(text_of(&browser, ".saved").contains("Saving"));
    let leave =
        "for (const leaving of ['beforeunload', 'pagehide']) dispatchEvent(new Event(leaving))";
    browser.run(leave, json!([]));
    assert_eq!(
        loaded_at_once(&browser),
        json!([]),
        "a page that goes waits for nothing"
    );

    browser.run("letRestCome()", json!([]));
    wait_until_saved(&browser);
    assert_eq!(loaded_at_once(&browser), json!([]));

    browser.open(&page);
    browser.host("ready", json!([]));
    for choice in ["S1-yes", "5.5-cant-tell"] {
        browser.wait_for_element(&format!("[id=\"{choice}\"]:checked"));
    }
    assert_eq!(loaded_at_once(&browser), json!([]));
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

fn a_rest_that_cannot_be_had_is_said(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    with_a_review(&browser, &server);
    open_first_study(&browser, &server.url("e2e/without-rest.html?offline"));
    choose_summary(&browser);
    // What is stored can be had all the same: as records, since the rest is needed for review files.
    browser.wait_for("what is stored", || {
        text_of(&browser, ".mount").contains("Download what is stored")
    });
    let notice = text_of(&browser, ".mount[role=alert]");
    assert!(notice.contains("could not be loaded"), "{notice}");
    assert!(notice.contains("Every change is saved;"), "{notice}");
}

/// Leaves a review in the browser's database.
fn with_a_review(browser: &Browser, server: &Server) {
    open(browser, server);
    let text = include_str!("../fixtures/review-v1.mmat.json");
    let mut review: serde_json::Value = serde_json::from_str(text).unwrap();
    // What a team needs may come with the rest.
    let first = review["review"]["reviewers"][0].clone();
    review["review"]["reviewers"] = json!([first]);
    let appraisals = review["review"]["appraisals"].as_array_mut().unwrap();
    appraisals.retain(|one| one["reviewer"] == first["id"]);
    let file = json!([[{ "name": "review.mmat.json", "text": review.to_string() }]]);
    browser.host("importFiles", file);
}

fn open_first_study(browser: &Browser, page: &str) {
    browser.open(page);
    browser.host("ready", json!([]));
    // Not at a place on the page: what comes with the rest moves what is below it.
    for link in [".link", ".studies tbody .link"] {
        browser.wait_for_element(link);
        let script = "document.querySelector('mmat-appraisal').shadowRoot
            .querySelector(arguments[0]).click()";
        browser.run(script, json!([link]));
    }
    browser.wait_for_element("[data-item=S1]");
}

fn open_guidance(browser: &Browser) {
    let script = "document.querySelector('mmat-appraisal').shadowRoot
        .querySelector('.look summary').click()";
    browser.run(script, json!([]));
    browser.wait_for_element(".look[open]");
}

fn choose_summary(browser: &Browser) {
    let script =
        "[...document.querySelector('mmat-appraisal').shadowRoot.querySelectorAll('nav button')]
        .find((button) => button.textContent === 'Summary').click()";
    browser.run(script, json!([]));
}

/// From where the rest was loaded with the page standing still, each time.
fn loaded_at_once(browser: &Browser) -> serde_json::Value {
    browser.run("return loadedAtOnce", json!([]))
}
