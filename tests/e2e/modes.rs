//! One study that the host gives, and a review to read.

use serde_json::json;

use crate::hands::wait_until_saved;
use crate::harness::{Browser, Engine, Server, in_each_engine};
use crate::looks::everything;

in_each_engine!(
    a_given_study_is_appraised_and_found_again,
    a_review_to_read_is_shown_from_its_address_and_nothing_is_stored,
    an_unknown_mode_is_a_workspace_and_the_console_says_so
);

/// Buttons and tabs by their words, to see what is there and what is not.
fn words_of(browser: &Browser, css: &str) -> Vec<String> {
    let all = browser.find_all(css);
    all.iter().map(|one| one.text().trim().to_owned()).collect()
}

fn a_given_study_is_appraised_and_found_again(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url("e2e/study.html"));
    browser.host("ready", json!([]));
    assert_eq!(
        browser.find("h1").unwrap().text(),
        "Made-up study of reading"
    );
    assert_eq!(words_of(&browser, "nav button"), Vec::<String>::new());
    let focus = "return document.activeElement === document.body";
    assert_eq!(
        browser.run(focus, json!([])),
        json!(true),
        "the focus is not taken"
    );
    browser.find("#category-qualitative").unwrap().click();
    browser.wait_for_element("[id='1.1-no']").click();
    browser
        .find("[id='comment-1.1']")
        .unwrap()
        .type_text("Made-up comment");
    wait_until_saved(&browser);
    browser.screenshot("study");
    browser.reload();
    browser.host("ready", json!([]));
    let file = browser.host("review", json!([]));
    let review = &file["review"];
    assert_eq!(review["reviewers"][0]["name"], "Ada");
    assert_eq!(review["studies"][0]["citation"]["doi"], "10.1000/made-up");
    let answer = &review["appraisals"][0]["answers"]["1.1"];
    assert_eq!(
        (&answer["response"], &answer["comment"]),
        (&json!("no"), &json!("Made-up comment"))
    );
    let refused = browser.run_async(
        "return document.querySelector('mmat-appraisal').openReview('x').catch((error) => error.message)",
        json!([]),
    );
    assert!(
        refused.as_str().unwrap().contains("attribute study"),
        "{refused}"
    );
    assert_eq!(browser.console_errors(), Vec::<String>::new());
    assert_eq!(everything(&browser, "given-study").join("\n"), "");
}

fn a_review_to_read_is_shown_from_its_address_and_nothing_is_stored(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url("e2e/summary.html"));
    browser.host("ready", json!([]));
    assert_eq!(browser.host("tally", json!([]))["items"]["1.2"]["no"], 1);
    assert_eq!(words_of(&browser, "nav button"), ["Studies", "Summary"]);
    browser.find_all("nav button")[0].click();
    browser.wait_for_element(".studies tbody .link").click();
    let comment = browser.wait_for_element("[data-item='1.2'] dd").text();
    assert_eq!(comment, "Made-up comment on the data");
    assert!(browser.find("input[type=radio], textarea").is_none());
    assert_eq!(browser.console_errors(), Vec::<String>::new());
    assert_eq!(everything(&browser, "reading").join("\n"), "");
    browser.screenshot("reading");
    let export = browser.host("exportAs", json!(["csv-wide"]));
    assert!(export["text"].as_str().unwrap().contains("Made-up 2021"));
    let stored = browser.run_async(
        "return [(await indexedDB.databases()).length, localStorage.length, sessionStorage.length]",
        json!([]),
    );
    assert_eq!(stored, json!([0, 0, 0]));
    let two = json!([[{"name": "b.csv", "text": "study,category,1.1\nMade-up 2022,rct,Y\n"}]]);
    browser.host("importFiles", two);
    assert_eq!(
        browser.host("tally", json!([]))["studies"],
        1,
        "another takes its place"
    );
}

fn an_unknown_mode_is_a_workspace_and_the_console_says_so(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url("e2e/two.html"));
    let warned = browser.run_async(
        "await customElements.whenDefined('mmat-appraisal');
         const said = [];
         const warn = console.warn;
         console.warn = (...words) => said.push(words.join(' '));
         const made = document.createElement('mmat-appraisal');
         made.setAttribute('mode', 'spectator');
         document.body.append(made);
         await made.ready();
         const missing = document.createElement('mmat-appraisal');
         missing.setAttribute('mode', 'study');
         document.body.append(missing);
         await missing.ready();
         console.warn = warn;
         return [said.join(), made.shadowRoot.querySelector('h1').textContent,
             missing.shadowRoot.querySelector('.problems').textContent];",
        json!([]),
    );
    assert!(
        warned[0].as_str().unwrap().contains("spectator"),
        "{warned}"
    );
    assert_eq!(warned[1], "Reviews");
    assert!(
        warned[2].as_str().unwrap().contains("attribute study"),
        "{warned}"
    );
}
