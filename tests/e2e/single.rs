//! The single file, opened from a disk.

use serde_json::json;

use crate::hands::{new_review, pick_file, press_button, text_of, wait_until_saved};
use crate::harness::{Browser, Engine, checkout, in_each_engine};

in_each_engine!(the_single_file_works_from_a_disk_and_asks_for_nothing);

/// What the page loaded from outside itself.
const LOADED: &str = "return performance.getEntriesByType('resource').map((one) => one.name)
    .filter((name) => !name.startsWith('blob:') && !name.startsWith('data:'));";

fn the_single_file_works_from_a_disk_and_asks_for_nothing(engine: Engine) {
    let browser = Browser::start(engine);
    let address = format!("file://{}", checkout("dist/mmat-appraisal.html").display());
    browser.open(&address);
    browser.host("ready", json!([]));
    new_review(&browser, "From a disk");
    // Reading a file needs the second module, which is unpacked only now.
    pick_file(
        &browser,
        "#import-file",
        "tests/fixtures/made-up-50-three-broken.ris",
    );
    browser.wait_for_element("#intake");
    press_button(&browser, "Add to the review");
    browser.wait_for("47 studies", || {
        browser.find_all(".studies tbody .link").len() == 47
    });
    wait_until_saved(&browser);
    browser.screenshot("single-file");
    assert_eq!(browser.run(LOADED, json!([])), json!([]));
    browser.reload();
    browser.host("ready", json!([]));
    let list = browser.host("listReviews", json!([]));
    assert_eq!(list[0]["title"], "From a disk");
    assert_eq!(list[0]["studies"], 47);
    let background = "return getComputedStyle(document.querySelector('mmat-appraisal').shadowRoot
        .querySelector('.top')).display";
    assert_eq!(
        browser.run(background, json!([])),
        json!("flex"),
        "its style"
    );
    assert!(text_of(&browser, ".banner").is_empty());
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}
