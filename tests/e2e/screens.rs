//! Every screen: what axe-core says, what sticks out or is cut, how large targets are, where the focus is.

use serde_json::json;

use crate::hands::{heading, open, press_button, text_of};
use crate::harness::{Browser, Engine, Server, checkout, in_each_engine};
use crate::looks::{ZOOMED, at_hand, axe_in_each_look, within_320_pixels};
use crate::walk;

in_each_engine!(
    axe_finds_nothing_on_any_screen,
    axe_finds_nothing_on_any_screen_of_a_team,
    no_screen_scrolls_sideways_at_320_pixels,
    no_screen_of_a_team_scrolls_sideways_at_320_pixels,
    targets_are_large_and_the_focus_is_seen_on_every_screen,
    targets_are_large_and_the_focus_is_seen_on_every_screen_of_a_team,
    the_published_example_shows_what_was_printed
);

/// One of the two walks over the screens.
type Walk = fn(&Browser, &Server, &mut dyn FnMut(&str));

const ALONE: Walk = |browser, server, visit| walk::alone(browser, server, visit);
const TEAM: Walk = |browser, server, visit| walk::team(browser, server, visit);

/// Walks in a window of that size; fails with what was found on all screens together.
fn nothing_is_found(
    engine: Engine,
    (width, height): (u32, u32),
    walk: Walk,
    look: impl Fn(&Browser, &str) -> Vec<String>,
) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url(""));
    browser.resize(width, height);
    let (mut found, mut screens) = (Vec::new(), 0);
    walk(&browser, &server, &mut |screen| {
        screens += 1;
        found.extend(look(&browser, screen));
    });
    assert!(screens > 10, "{screens} screens");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn axe_finds_nothing_on_any_screen(engine: Engine) {
    nothing_is_found(engine, (1280, 900), ALONE, axe_in_each_look);
}

fn axe_finds_nothing_on_any_screen_of_a_team(engine: Engine) {
    nothing_is_found(engine, (1280, 900), TEAM, axe_in_each_look);
}

fn no_screen_scrolls_sideways_at_320_pixels(engine: Engine) {
    nothing_is_found(engine, ZOOMED, ALONE, within_320_pixels);
}

fn no_screen_of_a_team_scrolls_sideways_at_320_pixels(engine: Engine) {
    nothing_is_found(engine, ZOOMED, TEAM, within_320_pixels);
}

fn targets_are_large_and_the_focus_is_seen_on_every_screen(engine: Engine) {
    nothing_is_found(engine, (1280, 900), ALONE, at_hand);
}

fn targets_are_large_and_the_focus_is_seen_on_every_screen_of_a_team(engine: Engine) {
    nothing_is_found(engine, (1280, 900), TEAM, at_hand);
}

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
