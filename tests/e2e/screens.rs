//! Every screen: what axe-core says, no sideways scroll at 320 pixels, and a picture to look at.

use serde_json::json;

use crate::hands::{
    heading, new_review, open, pick_file, press_button, tab_back_to_button, tab_to, text_of,
};
use crate::harness::{Browser, Engine, Key, Server, checkout, in_each_engine};

in_each_engine!(
    axe_finds_nothing_on_any_screen,
    no_screen_scrolls_sideways_at_320_pixels,
    the_published_example_shows_what_was_printed
);

/// Goes to each screen in turn and does something there.
fn on_every_screen(browser: &Browser, server: &Server, mut visit: impl FnMut(&str)) {
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
fn pick_wrong_file(browser: &Browser) {
    tab_back_to_button(browser, "Studies");
    browser.press(&[Key::Enter]);
    browser.wait_for_element("#import-file");
    pick_file(browser, "#import-file", "docs/images/summary.png");
    browser.wait_for_element(".problem");
}

fn go(browser: &Browser, button: &str, screen: &str) {
    tab_back_to_button(browser, button);
    browser.press(&[Key::Enter]);
    browser.wait_for(screen, || heading(browser) == screen);
}

fn axe_finds_nothing_on_any_screen(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.resize(1280, 900);
    let mut found = Vec::new();
    on_every_screen(&browser, &server, |screen| {
        for theme in ["light", "dark"] {
            set_theme(&browser, theme);
            browser.screenshot(&format!("{screen}-{theme}"));
            let violations = browser.axe();
            found.extend(
                violations
                    .into_iter()
                    .map(|one| format!("{screen}, {theme}: {one}")),
            );
        }
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}

pub fn set_theme(browser: &Browser, theme: &str) {
    // A frame later it is painted; a picture taken at once may show the theme before.
    let script = "document.querySelector('mmat-appraisal').setAttribute('theme', given[0]);
        for (const _ of [1, 2]) await new Promise((done) => requestAnimationFrame(done));";
    browser.run_async(script, json!([theme]));
}

fn no_screen_scrolls_sideways_at_320_pixels(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url(""));
    browser.resize(320, 640);
    let mut wide = Vec::new();
    on_every_screen(&browser, &server, |screen| {
        browser.screenshot(&format!("{screen}-narrow"));
        let beyond = browser.run(BEYOND, json!([]));
        if beyond != json!([]) {
            wide.push(format!("{screen}: {beyond}"));
        }
    });
    assert!(wide.is_empty(), "{}", wide.join("\n"));
}

/// What makes the page scroll sideways: the elements that stick out, if it does.
pub const BEYOND: &str = "
    const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth) return [];
    const root = document.querySelector('mmat-appraisal').shadowRoot;
    return [...root.querySelectorAll('*')]
        .filter((one) => one.getBoundingClientRect().right > page.clientWidth + 1)
        .map((one) => one.outerHTML.slice(0, 90)).slice(0, 8);";

fn the_published_example_shows_what_was_printed(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    open(&browser, &server);
    press_button(&browser, "Try the published example");
    browser.wait_for("the summary", || heading(&browser) == "Summary");
    let lead = text_of(&browser, ".lead");
    for part in [
        "33 studies",
        "30 with all items answered",
        "2 mixed methods studies lack their component ratings",
        "1 not appraised further",
        "Int J Environ Res Public Health 2023;20:5341",
    ] {
        assert!(lead.contains(part), "{part} is missing in: {lead}");
    }
    let tally = browser.host("tally", json!([]));
    let printed = printed_counts();
    for (item, [yes, no, cant_tell]) in printed {
        let counts = &tally["items"][item.as_str()];
        let shown = [&counts["yes"], &counts["no"], &counts["cantTell"]];
        assert_eq!(
            shown,
            [&json!(yes), &json!(no), &json!(cant_tell)],
            "{item}"
        );
    }
}

/// Yes, No and Can't tell of each column of the printed table, counted here once more.
fn printed_counts() -> Vec<(String, [usize; 3])> {
    let path = checkout("assets/example/ijerph-2023-33-studies.csv");
    let table = std::fs::read_to_string(path).unwrap();
    let mut lines = table.lines();
    let columns: Vec<&str> = lines.next().unwrap().split(',').collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let count = |column: usize, token: &str| rows.iter().filter(|row| row[column] == token).count();
    (2..29)
        .map(|column| {
            let counts = ["Y", "N", "U"].map(|token| count(column, token));
            (columns[column].to_owned(), counts)
        })
        .collect()
}
