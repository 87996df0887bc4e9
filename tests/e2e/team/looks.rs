//! The screens of a team: what axe-core says, no sideways scroll at 320 pixels, pictures to look at.

use serde_json::{Value, json};

use super::table::open_table;
use super::{click, go, write};
use crate::hands::{heading, pick_file, press_button, tab_to, wait_until_saved};
use crate::harness::{Browser, Engine, Key, Server, in_each_engine};
use crate::screens::{BEYOND, set_theme};

in_each_engine!(
    axe_finds_nothing_on_the_screens_of_a_team,
    no_screen_of_a_team_scrolls_sideways_at_320_pixels
);

fn axe_finds_nothing_on_the_screens_of_a_team(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.resize(1280, 900);
    let mut found = Vec::new();
    on_every_screen(&browser, &server, |screen| {
        for theme in ["light", "dark"] {
            set_theme(&browser, theme);
            browser.screenshot(&format!("{screen}-{theme}"));
            let violations = browser.axe().into_iter();
            found.extend(violations.map(|one| format!("{screen}, {theme}: {one}")));
        }
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn no_screen_of_a_team_scrolls_sideways_at_320_pixels(engine: Engine) {
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

/// Goes to each screen in turn and does something there.
fn on_every_screen(browser: &Browser, server: &Server, mut visit: impl FnMut(&str)) {
    open_table(browser, server);
    let theirs = of_another(browser);
    go(browser, "Summary");
    browser.wait_for_element(".measures");
    show(browser, ".agreement");
    visit("team-summary");
    go(browser, "Reconcile");
    visit("team-reconcile");
    click(browser, "Dworkin et al., (2019)");
    browser.wait_for_element("[data-agree='3.4']");
    tab_to(browser, "[data-agree='3.4'] input[type=radio]");
    browser.press(&[Key::Char('c')]);
    browser.wait_for_element("[data-agree='3.4'] input:checked");
    visit("team-items");
    go(browser, "Protocol");
    wait_until_saved(browser);
    click(browser, "Choose a pilot study");
    for _ in 0..3 {
        click(browser, "Add");
    }
    browser.wait_for("three pilot studies", || {
        browser.find_all(".pilot-studies li").len() == 3
    });
    show(browser, "#pilot");
    visit("team-pilot");
    go(browser, "Studies");
    click(browser, "Hand over, bring in");
    browser.wait_for_element("#exchange");
    visit("team-exchange");
    pick_file(browser, "#bring-in-file", &theirs);
    browser.wait_for_element("#merging");
    visit("team-bring-in");
    tab_to(browser, "[name='protocol-kept']");
    browser.press(&[Key::Space]);
    browser.wait_for_element("#merging .btn.primary:enabled");
    press_button(browser, "Bring in");
    browser.wait_for("the merge", || browser.find("#merging").is_none());
    go(browser, "Reconcile");
    click(browser, "Wonggom et al., (2020)");
    browser.wait_for_element("#agree-category");
    visit("team-category");
    click(browser, "Checks");
    click(browser, "Log of changes");
    browser.wait_for_element(".log");
    visit("team-log");
    visit_who(browser, &mut visit);
}

/// Who appraises here, and that nothing is shown before they say so.
fn visit_who(browser: &Browser, visit: &mut impl FnMut(&str)) {
    go(browser, "Protocol");
    tab_to(browser, "[name='per-study']");
    browser.press(&[Key::Down]);
    tab_to(browser, "input[aria-describedby='blinded-hint']:enabled");
    browser.press(&[Key::Space]);
    wait_until_saved(browser);
    click(browser, "Studies");
    browser.wait_for("the question", || heading(browser) == "Say who you are");
    visit("team-unknown");
    click(browser, "Who are you?");
    browser.wait_for_element("#who");
    visit("team-who");
}

/// A file of the same review in which one reviewer sees another category, with a way to it, and
/// the protocol has a rule more.
fn of_another(browser: &Browser) -> String {
    let mut file = browser.host("review", json!([]));
    let whole = file.as_object_mut().unwrap();
    whole.remove("integrity");
    whole.remove("log");
    let review = &mut file["review"];
    let studies = review["studies"].as_array().unwrap();
    let study = studies
        .iter()
        .find(|one| one["label"] == "Wonggom et al., (2020)");
    let study = study.unwrap()["id"].clone();
    let second = review["reviewers"][1]["id"].clone();
    let appraisals = review["appraisals"].as_array_mut().unwrap().iter_mut();
    let mut theirs = appraisals.filter(|one| one["study"] == study && one["reviewer"] == second);
    let theirs = theirs.next().unwrap();
    let at = later(&theirs["design"]["at"]);
    theirs["design"] = json!({"at": at, "category": "nonrandomized"});
    let answers = theirs["answers"].as_object_mut().unwrap();
    for item in ["3.1", "3.2", "3.3", "3.4", "3.5"] {
        answers.insert(item.to_owned(), json!({"at": at, "response": "yes"}));
    }
    review["protocol"]["rules"] =
        json!({"3.1": {"agreed": at, "text": "Made-up rule: read the flow chart."}});
    write(browser.engine(), "theirs", &file.to_string())
}

/// A minute later, of a time as files have it.
fn later(at: &Value) -> Value {
    let at = at.as_str().unwrap();
    let seconds: u32 = at[17..19].parse().unwrap();
    json!(format!(
        "{}{:02}{}",
        &at[..17],
        (seconds + 1).min(59),
        &at[19..]
    ))
}

/// Scrolls a part into sight, for the picture.
fn show(browser: &Browser, css: &str) {
    browser
        .find(css)
        .unwrap()
        .run("arguments[0].scrollIntoView()");
}
