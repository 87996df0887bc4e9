//! Files that are not what they say: a clear report, good records in, nothing lost.

use std::fs;

use serde_json::json;

use crate::hands::{new_review, open, pick_file, press_button, review, wait_until_saved};
use crate::harness::{Browser, Engine, Server, checkout, in_each_engine};

in_each_engine!(
    three_broken_records_cost_only_themselves,
    a_wrong_file_and_half_a_file_change_nothing,
    a_file_that_was_mended_can_be_picked_again
);

fn three_broken_records_cost_only_themselves(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    open(&browser, &server);
    new_review(&browser, "Broken records");
    pick_file(
        &browser,
        "#import-file",
        "tests/fixtures/made-up-50-three-broken.ris",
    );
    browser.wait_for_element("#intake");
    let problems = browser.find_all(".file-problems li");
    assert_eq!(problems.len(), 3);
    for problem in problems {
        let text = problem.text();
        assert!(
            text.contains("made-up-50-three-broken.ris, line "),
            "{text}"
        );
    }
    browser.screenshot("intake");
    press_button(&browser, "Add to the review");
    browser.wait_for("47 studies", || {
        browser.find_all(".studies tbody .link").len() == 47
    });
    wait_until_saved(&browser);
}

fn a_wrong_file_and_half_a_file_change_nothing(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    open(&browser, &server);
    let golden = fs::read_to_string(checkout("tests/fixtures/review-v1.mmat.json")).unwrap();
    browser.host(
        "importFiles",
        json!([[{"name": "golden.mmat.json", "text": golden}]]),
    );
    let before = review(&browser);

    let half: String = golden.chars().take(golden.chars().count() / 2).collect();
    let folder = checkout("test-output");
    fs::create_dir_all(&folder).unwrap();
    let name = format!("half-{}.mmat.json", engine.name());
    fs::write(folder.join(&name), half).unwrap();
    pick_file(&browser, "#import-file", &format!("test-output/{name}"));
    browser.wait_for_element(".problem");
    let report = browser.find(".problem").unwrap().text();
    assert!(
        report.contains("Nothing was changed") && report.contains("line"),
        "{report}"
    );

    pick_file(&browser, "#import-file", "docs/images/summary.png");
    browser.wait_for("the second report", || {
        // In one script: the list is drawn anew while it is looked at.
        let text = "return document.querySelector('mmat-appraisal').shadowRoot.querySelector('#problems')?.textContent ?? ''";
        let text = browser.run(text, json!([]));
        text.as_str().is_some_and(|text| text.contains("summary.png"))
    });
    browser.screenshot("wrong-file");
    assert_eq!(review(&browser), before);
}

fn a_file_that_was_mended_can_be_picked_again(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    open(&browser, &server);
    new_review(&browser, "Mended");
    let folder = checkout("test-output");
    fs::create_dir_all(&folder).unwrap();
    let name = format!("mended-{}.ris", engine.name());
    fs::write(folder.join(&name), "no record at all").unwrap();
    pick_file(&browser, "#import-file", &format!("test-output/{name}"));
    browser.wait_for_element(".problem");
    let record = "TY  - JOUR\nTI  - Made-up study\nAU  - Example, A.\nPY  - 2020\nER  - \n";
    fs::write(folder.join(&name), record).unwrap();
    pick_file(&browser, "#import-file", &format!("test-output/{name}"));
    browser.wait_for_element("#intake");
    press_button(&browser, "Add to the review");
    browser.wait_for("the study", || {
        browser.find_all(".studies tbody .link").len() == 1
    });
}
