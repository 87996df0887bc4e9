//! A walk over every screen and panel in their states, by keyboard alone save for the choice of files.

use std::fs;

use serde_json::{Value, json};

use crate::hands::{
    focus_is, has_button, heading, new_review, open, pick_file, press_button, review, tab_back_to,
    tab_back_to_button, tab_to, text_of, wait_until_saved,
};
use crate::harness::{Browser, Key, Server, checkout};

/// Goes to each screen of one reviewer in turn and does something there.
pub fn alone(browser: &Browser, server: &Server, mut visit: impl FnMut(&str)) {
    open(browser, server);
    visit("reviews-none");
    press_button(browser, "New review");
    browser.wait_for_element("#new-title");
    visit("reviews-new");
    browser.press(&[Key::Escape]);
    new_review(
        browser,
        "A review with a title so long that it cannot stand in one line beside the rest",
    );
    visit("studies-none");
    press_button(browser, "Add a study");
    browser.wait_for_element("#study-form");
    visit("studies-form");
    browser.press(&[Key::Escape]);
    on_imports(browser, &mut visit);
    on_a_study_that_fails_screening(browser, &mut visit);
    go(browser, "All reviews", "Reviews");
    press_button(browser, "Try the published example");
    browser.wait_for("the summary", || heading(browser) == "Summary");
    visit("summary");
    go(browser, "Protocol", "Protocol");
    visit("protocol");
    go(browser, "Checks", "Checks");
    visit("checks");
    go(browser, "Studies", "Studies");
    visit("studies");
    tab_to(browser, ".studies tbody .link");
    browser.press(&[Key::Enter]);
    browser.wait_for_element("[data-item='1.5']");
    press_button(browser, "Help me choose");
    browser.wait_for_element("#helper");
    visit("helper");
    browser.press(&[Key::Escape]);
    tab_to(browser, "[data-item='1.1'] summary");
    browser.press(&[Key::Enter]);
    browser.wait_for_element("[data-item='1.1'] .look ul");
    visit("appraisal");
    tab_back_to_button(browser, "Export");
    browser.press(&[Key::Enter]);
    browser.wait_for_element("#export");
    visit("export");
    tab_back_to_button(browser, "About");
    browser.press(&[Key::Enter]);
    browser.wait_for_element("#about");
    visit("about");
    browser.press(&[Key::Escape]);
    go(browser, "All reviews", "Reviews");
    visit("reviews");
}

/// What there is to decide before an import.
fn on_imports(browser: &Browser, visit: &mut impl FnMut(&str)) {
    for (file, part, name) in [
        ("made-up-ratings.csv", ".tokens", "intake-words"),
        ("made-up-unknown-columns.csv", ".columns", "intake-columns"),
        ("made-up-likely.ris", ".pair", "intake-pairs"),
    ] {
        pick_file(browser, "#import-file", &format!("tests/fixtures/{file}"));
        browser.wait_for_element(part);
        visit(name);
        press_button(browser, "Close");
        browser.wait_for("the panel to close", || browser.find("#intake").is_none());
    }
}

/// What an import shows, then a study that fails screening, a reason to go on, and the keys.
fn on_a_study_that_fails_screening(browser: &Browser, visit: &mut impl FnMut(&str)) {
    pick_file(
        browser,
        "#import-file",
        "tests/fixtures/made-up-50-three-broken.ris",
    );
    browser.wait_for_element("#intake");
    visit("intake");
    press_button(browser, "Add to the review");
    browser.wait_for_element(".studies tbody .link");
    tab_to(browser, ".studies tbody .link");
    browser.press(&[Key::Enter]);
    browser.wait_for_element("[data-item=S1]");
    visit("appraisal-fresh");
    tab_to(browser, "[data-item=S1] input[type=radio]");
    browser.press(&[Key::Char('c')]);
    browser.wait_for_element(".hint.stop");
    press_button(browser, "Go on with a reason");
    browser.wait_for_element("#reason");
    visit("screening-failed");
    browser.press(&[Key::Escape]);
    tab_back_to_button(browser, "Clear");
    browser.press(&[Key::Char('?')]);
    browser.wait_for_element("#keys");
    visit("keys");
    browser.press(&[Key::Escape]);
    pick_wrong_file(browser);
    visit("wrong-file");
}

/// Opens a picture as if it were a file of studies.
pub fn pick_wrong_file(browser: &Browser) {
    tab_back_to_button(browser, "Studies");
    browser.press(&[Key::Enter]);
    browser.wait_for_element("#import-file");
    pick_file(browser, "#import-file", "docs/images/summary.png");
    browser.wait_for_element(".problem");
}

/// Goes to a screen by its button at the top.
pub fn go(browser: &Browser, button: &str, screen: &str) {
    tab_back_to_button(browser, button);
    browser.press(&[Key::Enter]);
    browser.wait_for(screen, || heading(browser) == screen);
}

/// Five studies that two reviewers appraised: of one they see different categories, of two they answer differently.
const TEAM: &str = "\
study,reviewer,category,S1,S2,1.1,1.2,1.3,1.4,1.5,2.1,2.2,2.3,2.4,2.5,4.1,4.2,4.3,4.4,4.5,comment_2.3
Made-up 2017,Ada,rct,Y,Y,,,,,,Y,N,N,Y,Y,,,,,,80 of 121 stayed
Made-up 2017,Ben,rct,Y,Y,,,,,,Y,N,U,Y,N,,,,,,Not said who left
Made-up 2018,Ada,rct,Y,Y,,,,,,Y,Y,Y,Y,Y,,,,,,
Made-up 2018,Ben,descriptive,Y,Y,,,,,,,,,,,Y,N,Y,Y,U,
Made-up 2019,Ada,qualitative,Y,Y,Y,Y,Y,Y,Y,,,,,,,,,,,
Made-up 2019,Ben,qualitative,Y,Y,Y,Y,N,Y,Y,,,,,,,,,,,
Made-up 2020,Ada,qualitative,Y,Y,Y,Y,Y,Y,Y,,,,,,,,,,,
Made-up 2020,Ben,qualitative,Y,Y,Y,Y,Y,Y,Y,,,,,,,,,,,
Made-up 2021,Ada,qualitative,Y,Y,Y,Y,Y,Y,N,,,,,,,,,,,
";

/// Opens the product with a review of two reviewers in it.
pub fn open_team(browser: &Browser, server: &Server) {
    open(browser, server);
    let file = json!([[{"name": "made-up-team.csv", "text": TEAM}]]);
    let report = browser.host("importFiles", file);
    assert_eq!(report["studiesAdded"], 5, "{report}");
    browser.wait_for("the studies", || heading(browser) == "Studies");
    wait_until_saved(browser);
}

/// Goes to each screen that several reviewers see, and what is only theirs on the others.
pub fn team(browser: &Browser, server: &Server, mut visit: impl FnMut(&str)) {
    open_team(browser, server);
    visit("team-studies");
    on_reconcile(browser, &mut visit);
    go(browser, "Summary", "Summary");
    visit("team-summary");
    on_the_pilot(browser, &mut visit);
    go(browser, "Checks", "Checks");
    press_button(browser, "Log of changes");
    browser.wait_for_element("table.log");
    visit("team-log");
    go(browser, "Studies", "Studies");
    tab_to(browser, ".studies tbody .link");
    browser.press(&[Key::Enter]);
    browser.wait_for_element("[data-item='2.3']");
    visit("team-appraisal");
    press_button(browser, "Somebody else?");
    browser.wait_for_element("#who");
    visit("team-who");
    browser.press(&[Key::Escape]);
    go(browser, "Studies", "Studies");
    press_button(browser, "Hand over, bring in");
    browser.wait_for_element("#exchange");
    visit("team-exchange");
    pick_file(browser, "#bring-in-file", &changed_elsewhere(browser));
    browser.wait_for("what would change", || {
        browser.find("#merging").is_some() || browser.find(".problem").is_some()
    });
    let found = text_of(browser, ".mmat");
    assert!(found.contains("Two versions with the same time"), "{found}");
    visit("team-bring-in");
    browser.press(&[Key::Escape]);
}

fn on_reconcile(browser: &Browser, visit: &mut impl FnMut(&str)) {
    to_reconcile(browser);
    visit("reconcile-list");
    // The list is in the order of the studies; the second has two categories.
    for (study, name, part) in [
        ("Made-up 2017", "reconcile-items", "[data-agree='2.3']"),
        (
            "Made-up 2018",
            "reconcile-category",
            ".sides, .paths, .one-side",
        ),
    ] {
        press_button(browser, study);
        browser.wait_for("the study", || heading(browser).contains(study));
        browser.wait_for_element(part);
        visit(name);
        if name == "reconcile-items" {
            tab_to(browser, "[data-agree='2.3'] input[type=radio]");
            browser.press(&[Key::Space]);
            browser.wait_for("the agreement", || {
                text_of(browser, "[data-agree='2.3']").contains("Agreed")
            });
            visit("reconcile-agreed");
        }
        to_reconcile(browser);
    }
}

/// By the button that says with its name how much is left.
pub fn to_reconcile(browser: &Browser) {
    tab_back_to(browser, "nav button:nth-of-type(3)");
    browser.press(&[Key::Enter]);
    browser.wait_for("the list", || heading(browser) == "Reconcile");
}

fn on_the_pilot(browser: &Browser, visit: &mut impl FnMut(&str)) {
    go(browser, "Protocol", "Protocol");
    if !has_button(browser, "Change the protocol") {
        press_button(browser, "Lock the protocol");
        browser.wait_for("the lock", || has_button(browser, "Change the protocol"));
    }
    visit("team-protocol-locked");
    press_button(browser, "Change the protocol");
    browser.wait_for("the reason", || focus_is(browser, "#amendment"));
    visit("team-protocol-reason");
    browser.type_text("Made-up reason");
    browser.press(&[Key::Enter]);
    browser.wait_for("the open protocol", || {
        has_button(browser, "Choose a pilot study")
    });
    press_button(browser, "Choose a pilot study");
    browser.wait_for_element("#pilot-search");
    visit("team-pilot-search");
    press_button(browser, "Add");
    browser.wait_for_element(".pilot-studies");
    visit("team-pilot");
}

/// The review as a file in which somebody answered otherwise at the very same time.
fn changed_elsewhere(browser: &Browser) -> String {
    let mut file: Value = review(browser);
    file["exported"] = json!("2026-01-01T00:00:00.000Z");
    // Unsealed, as those of older versions.
    for part in ["integrity", "log"] {
        file.as_object_mut().unwrap().remove(part);
    }
    file["review"]["protocol"]["rules"]["2.3"] =
        json!({"text": "Made-up rule", "agreed": "2026-01-01T00:00:00.000Z"});
    let answers = &mut file["review"]["appraisals"][0]["answers"];
    let (_, answer) = answers.as_object_mut().unwrap().iter_mut().next().unwrap();
    answer["response"] = json!("cant-tell");
    let name = format!(
        "test-output/made-up-theirs-{}.mmat.json",
        browser.engine().name()
    );
    fs::create_dir_all(checkout("test-output")).unwrap();
    fs::write(checkout(&name), file.to_string()).unwrap();
    name
}
