//! The published table of two reviewers: how far they agree, and where they differ.

use serde_json::json;

use super::{click, go, sides};
use crate::hands::{heading, open, pick_file, press_button, text_of, wait_until_saved};
use crate::harness::{Browser, Engine, Server, in_each_engine};

in_each_engine!(the_published_table_shows_how_far_its_reviewers_agree_and_where_they_differ);

/// Where the two differ, as printed.
const DISAGREEMENTS: [(&str, &[&str]); 4] = [
    ("Ossoliniski et al., 2017", &["2.4"]),
    ("Fuchs et al., (2019)", &["3.1"]),
    ("Dworkin et al., (2019)", &["3.4", "3.5"]),
    ("Mohan et al., (2020)", &["4.3"]),
];

fn the_published_table_shows_how_far_its_reviewers_agree_and_where_they_differ(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    open_table(&browser, &server);
    go(&browser, "Summary");
    browser.wait_for_element(".measures");
    for (what, figures) in [
        ("All items", ["35", "30", "86 %", "0.75"]),
        ("Criteria", ["25", "20", "80 %", "0.69"]),
    ] {
        assert_eq!(figures_of(&browser, what), figures, "{what}");
    }
    go(&browser, "Reconcile");
    let progress = text_of(&browser, ".reconciled");
    assert!(
        progress.contains("0 of 5 disagreements reconciled"),
        "{progress}"
    );
    assert_eq!(browser.find_all(".studies tbody .link").len(), 4);
    for (study, items) in DISAGREEMENTS {
        go(&browser, "Reconcile");
        click(&browser, study);
        browser.wait_for_element(".reconciling [data-agree]");
        let shown = browser.find_all("[data-agree]");
        let shown: Vec<_> = shown
            .iter()
            .map(|one| one.attribute("data-agree"))
            .collect();
        let expected: Vec<_> = items.iter().map(|one| Some((*one).to_owned())).collect();
        assert_eq!(shown, expected, "{study}");
        for item in items {
            let card = format!("[data-agree='{item}']");
            assert_eq!(
                sides(&browser, &card),
                ["No", "Can’t tell"],
                "{study}, {item}"
            );
            assert!(text_of(&browser, &card).contains("No against Can’t tell."));
        }
    }
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

/// Brings the table in as a review of its own.
pub fn open_table(browser: &Browser, server: &Server) {
    open(browser, server);
    pick_file(browser, "#open-file", "tests/fixtures/two-reviewers.csv");
    browser.wait_for_element("#intake");
    press_button(browser, "Add to the review");
    browser.wait_for("the studies", || heading(browser) == "Studies");
    wait_until_saved(browser);
}

/// Both answered, agree, per cent and kappa of one line; kappa without its interval.
fn figures_of(browser: &Browser, what: &str) -> Vec<String> {
    let script = "const root = document.querySelector('mmat-appraisal').shadowRoot;
        const rows = [...root.querySelectorAll('.measures .overall tr')];
        const row = rows.find((one) => one.querySelector('th').innerText === arguments[0]);
        return [...row.querySelectorAll('td')].slice(0, 4).map((one) => one.innerText.split(' (')[0])";
    let found = browser.run(script, json!([what]));
    let found = found.as_array().unwrap().iter();
    found.map(|one| one.as_str().unwrap().to_owned()).collect()
}
