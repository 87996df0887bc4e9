//! A review file full of script and markup, opened and walked through: nothing runs, nothing is asked for.

use std::fs;

use serde_json::json;

use crate::hands::{
    heading, new_review, open, pick_file, press_button, tab_to, text_of, wait_until_saved,
};
use crate::harness::{Browser, Engine, Key, Server, checkout, in_each_engine};
use crate::hazardous::{HAZARDS, file_with};
use crate::walk::{go, to_reconcile};

in_each_engine!(
    no_text_of_a_review_file_runs_on_any_screen,
    no_text_runs_before_it_is_taken_in
);

/// Notes what a text did if it did something: scripts in them call `harm`, and what they put in has names of its own.
const WATCH: &str = "
    window.harmed = [];
    window.harm = () => harmed.push('a script ran');
    const { origin } = location;
    new PerformanceObserver((list) => {
        for (const { name } of list.getEntries()) if (!/^(data|blob):/.test(name) && new URL(name, origin).origin !== origin) harmed.push(name);
    }).observe({ type: 'resource', buffered: true });";

/// Elements that we never draw, and addresses that lead elsewhere than to the web.
const STRANGE: &str = "
    const root = document.querySelector('mmat-appraisal').shadowRoot;
    const strange = [...root.querySelectorAll('script, img, iframe, object, embed, form[action], base, meta, link[href^=\"//\"]')]
        .map((one) => one.outerHTML);
    const links = [...root.querySelectorAll('a')].filter((one) => !['https:', 'http:'].includes(one.protocol)).map((one) => one.href);
    const handlers = [...root.querySelectorAll('*')].flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith('on'));
    return [...strange, ...links, ...handlers, ...window.harmed];";

fn no_text_of_a_review_file_runs_on_any_screen(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    for (number, hazard) in ["<script>harm()</script>", "javascript:harm()"]
        .iter()
        .enumerate()
    {
        let all = HAZARDS.join(" ");
        let text = format!("{hazard} {all}");
        let name = format!(
            "test-output/made-up-hazards-{number}-{}.mmat.json",
            engine.name()
        );
        fs::create_dir_all(checkout("test-output")).unwrap();
        fs::write(checkout(&name), file_with(&text).to_string()).unwrap();
        open(&browser, &server);
        browser.run(WATCH, json!([]));
        pick_file(&browser, "#open-file", &name);
        browser.wait_for("the studies", || heading(&browser) == "Studies");
        wait_until_saved(&browser);
        walk(&browser);
    }
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

fn walk(browser: &Browser) {
    let hold = |screen: &str| {
        assert_eq!(browser.run(STRANGE, json!([])), json!([]), "{screen}");
        let shown = text_of(browser, ".mmat");
        assert!(shown.contains("harm()"), "{screen} shows the text as it is");
    };
    hold("studies");
    press_button(browser, "Hand over, bring in");
    browser.wait_for_element("#exchange");
    hold("exchange");
    browser.press(&[Key::Escape]);
    tab_to(browser, ".studies tbody .link");
    browser.press(&[Key::Enter]);
    browser.wait_for_element("[data-item=S1]");
    hold("appraisal");
    to_reconcile(browser);
    hold("reconcile");
    tab_to(browser, ".studies tbody .link");
    browser.press(&[Key::Enter]);
    browser.wait_for_element("[data-agree]");
    hold("reconciling");
    for screen in ["Summary", "Protocol", "Checks"] {
        go(browser, screen, screen);
        browser.wait_for(screen, || text_of(browser, ".mmat").contains("harm()"));
        hold(screen);
    }
    press_button(browser, "Log of changes");
    browser.wait_for_element("table.log");
    hold("log");
    crate::hands::tab_back_to_button(browser, "Export");
    browser.press(&[Key::Enter]);
    browser.wait_for_element("#export");
    hold("export");
    browser.press(&[Key::Escape]);
    go(browser, "All reviews", "Reviews");
    hold("reviews");
}

fn no_text_runs_before_it_is_taken_in(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    // A file with other control characters is no text file, and is refused.
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let text: String = HAZARDS.join(" ").chars().map(plain).collect();
    let cell = text.replace('"', "\"\"");
    let files = [
        (
            "ris",
            format!("TY  - JOUR\nTI  - {text}\nAU  - {text}\nPY  - 2020\nER  - \n"),
        ),
        (
            "csv",
            format!("study,category,S1\n\"{cell}\",qualitative,\"{cell}\"\n"),
        ),
    ];
    let hold = |what: &str| {
        assert_eq!(browser.run(STRANGE, json!([])), json!([]), "{what}");
        let shown = text_of(&browser, ".mmat");
        assert!(
            shown.contains("harm()"),
            "{what} shows the text as it is: {shown}"
        );
    };
    open(&browser, &server);
    browser.run(WATCH, json!([]));
    new_review(&browser, "What may come in");
    fs::create_dir_all(checkout("test-output")).unwrap();
    for (kind, content) in &files {
        let name = format!(
            "test-output/made-up-<img src=x onerror=harm()>-{}.{kind}",
            engine.name()
        );
        fs::write(checkout(&name), content).unwrap();
        pick_file(&browser, "#import-file", &name);
        browser.wait_for_element("#intake");
        hold(kind);
        browser.press(&[Key::Escape]);
        browser.wait_for("the preview to go", || browser.find("#intake").is_none());
    }
    let given = json!({"title": text, "authors": [text], "journal": text, "year": 2020});
    browser.run(
        "const element = document.createElement('mmat-appraisal');
         element.setAttribute('mode', 'study');
         element.setAttribute('storage-key', 'hazards');
         element.setAttribute('study', arguments[0]);
         document.querySelector('mmat-appraisal').replaceWith(element);",
        json!([given.to_string()]),
    );
    browser.host("ready", json!([]));
    browser.wait_for_element("[data-item=S1]");
    hold("a given study");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}
