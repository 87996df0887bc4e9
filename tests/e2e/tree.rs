//! What a screen reader gets of a screen: the accessibility tree, held against the one that was looked at.
//!
//! Only Chromium tells its tree. After a wanted change: `UPDATE_TREES=1 scripts/e2e.sh tree`, then read the difference.

use std::{collections::HashMap, env, fmt::Write as _, fs};

use serde_json::{Value, json};

use crate::hands::{focus_is, press_button, tab_to, wait_until_saved};
use crate::harness::{Browser, Engine, Key, Server, checkout};
use crate::walk::{go, open_team, pick_wrong_file, to_reconcile};

/// Roles that say nothing themselves; what is in them is told.
const SILENT: [&str; 7] = [
    "generic",
    "none",
    "InlineTextBox",
    "RootWebArea",
    "LabelText",
    "ListMarker",
    "presentation",
];
/// Roles whose name is all that is heard of them.
const LEAVES: [&str; 4] = ["StaticText", "heading", "button", "link"];
/// States worth hearing.
const STATES: [&str; 9] = [
    "checked", "pressed", "expanded", "disabled", "invalid", "required", "level", "live",
    "selected",
];

#[test]
fn appraisal_reconcile_and_summary_are_heard_in_their_order() {
    let server = Server::start();
    let browser = Browser::start(Engine::Chromium);
    open_team(&browser, &server);
    tab_to(&browser, ".studies tbody .link");
    browser.press(&[Key::Enter]);
    browser.wait_for_element("[data-item='2.3']");
    hold(&browser, "appraisal");
    to_reconcile(&browser);
    press_button(&browser, "Made-up 2017");
    browser.wait_for_element("[data-agree='2.3']");
    hold(&browser, "reconcile");
    go(&browser, "Summary", "Summary");
    hold(&browser, "summary");
}

#[test]
fn what_is_saved_and_what_went_wrong_is_in_live_regions() {
    let server = Server::start();
    let browser = Browser::start(Engine::Chromium);
    open_team(&browser, &server);
    tab_to(&browser, ".studies tbody .link");
    browser.press(&[Key::Enter]);
    browser.wait_for_element("[data-item=S1]");
    tab_to(&browser, "[data-item=S1] input[type=radio]");
    browser.press(&[Key::Char('n')]);
    wait_until_saved(&browser);
    let saved = "return arguments[0].closest('[role=status]') !== null";
    let mark = browser.wait_for_element(".saved");
    assert_eq!(mark.run(saved), json!(true), "Saved is told");
    assert!(focus_is(&browser, "[data-item=S1] input[type=radio]"));
    pick_wrong_file(&browser);
    let heard = "return arguments[0].closest('[role=alert]') !== null";
    let problem = browser.wait_for_element(".problem");
    assert_eq!(problem.run(heard), json!(true), "a problem is told");
}

fn hold(browser: &Browser, name: &str) {
    browser.devtools("Accessibility.enable", json!({}));
    let tree = browser.devtools("Accessibility.getFullAXTree", json!({}));
    let lines = lines_of(&tree);
    assert!(lines.lines().count() > 30, "{lines}");
    let path = checkout(&format!("tests/e2e/trees/{name}.txt"));
    if env::var_os("UPDATE_TREES").is_some() {
        fs::create_dir_all(checkout("tests/e2e/trees")).unwrap();
        fs::write(&path, &lines).unwrap();
    }
    let known = fs::read_to_string(&path).unwrap_or_default();
    let differs = lines
        .lines()
        .zip(known.lines())
        .find(|(now, then)| now != then);
    assert!(
        lines == known,
        "{name}: {differs:?}; UPDATE_TREES=1 writes it anew, for you to read"
    );
}

/// A line for each node that is heard, indented by how deep it stands.
fn lines_of(tree: &Value) -> String {
    let nodes = tree["nodes"].as_array().unwrap();
    let by_id: HashMap<&str, &Value> = nodes
        .iter()
        .map(|node| (node["nodeId"].as_str().unwrap(), node))
        .collect();
    let mut lines = String::new();
    write_node(&nodes[0], &by_id, 0, &mut lines);
    lines
}

fn write_node(node: &Value, by_id: &HashMap<&str, &Value>, depth: usize, lines: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let is_heard = node["ignored"] != json!(true) && !SILENT.contains(&role);
    let name = without_day(node["name"]["value"].as_str().unwrap_or_default());
    let mut below = depth;
    if is_heard {
        let states = states_of(node);
        writeln!(lines, "{:depth$}{role} {name:?}{states}", "").unwrap();
        below += 2;
    }
    if is_heard && LEAVES.contains(&role) {
        return;
    }
    let children = node["childIds"].as_array().into_iter().flatten();
    for child in children.filter_map(Value::as_str) {
        if let Some(child) = by_id.get(child) {
            write_node(child, by_id, below, lines);
        }
    }
}

/// The day on which a category was chosen is that of the test.
fn without_day(name: &str) -> &str {
    const CHOSEN: &str = "Chosen ";
    let is_dated = name.starts_with(CHOSEN) && name.chars().any(|c| c.is_ascii_digit());
    if is_dated { CHOSEN } else { name }
}

fn states_of(node: &Value) -> String {
    let properties = node["properties"].as_array().into_iter().flatten();
    let mut states: Vec<String> = properties
        .filter_map(|property| {
            let name = property["name"].as_str()?;
            let value = &property["value"]["value"];
            let is_told = STATES.contains(&name)
                && *value != json!(false)
                && *value != json!("false")
                && *value != json!("off");
            let shown = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            is_told.then(|| format!(" {name}={shown}"))
        })
        .collect();
    states.sort();
    let described = node["description"]["value"].as_str().unwrap_or_default();
    if !described.is_empty() {
        states.push(format!(" described={described:?}"));
    }
    states.concat()
}
