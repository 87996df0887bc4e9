//! Accessibility rules, checked by axe-core in the page as it is.

use std::fs;

use serde_json::{Value, json};

use super::{Browser, checkout};

const RUN: &str = "
    // Those that axe-core leaves off by itself too: targets, and what it calls experimental. Level AAA is not aimed at.
    const rules = axe.getRules().filter(({ tags }) => !tags.some((tag) => /^wcag2\\d?aaa$/.test(tag)));
    const enabled = Object.fromEntries(rules.map(({ ruleId }) => [ruleId, { enabled: true }]));
    const found = await axe.run(document, { resultTypes: ['violations'], rules: enabled });
    return found.violations.map((one) => ({
        rule: one.id,
        impact: one.impact,
        help: one.help,
        where: one.nodes.map((node) => node.target.flat().join(' ') + ': ' + node.html.slice(0, 160)),
    }));";

impl Browser {
    /// What axe-core finds wrong, one text per rule broken.
    pub fn axe(&self) -> Vec<String> {
        let source = fs::read_to_string(checkout("node_modules/axe-core/axe.min.js"))
            .expect("scripts/setup.sh test");
        self.run(&format!("{source}; window.axe = axe;"), json!([]));
        let found = self.run_async(RUN, json!([]));
        found
            .as_array()
            .into_iter()
            .flatten()
            .map(describe)
            .collect()
    }
}

fn describe(violation: &Value) -> String {
    let places: Vec<&str> = violation["where"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let text = |key: &str| violation[key].as_str().unwrap_or_default().to_owned();
    format!(
        "{} ({}): {}\n    {}",
        text("rule"),
        text("impact"),
        text("help"),
        places.join("\n    ")
    )
}
