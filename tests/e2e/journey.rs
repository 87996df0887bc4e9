//! The main job by keyboard alone: from an empty browser to appraisals that outlive it.

use std::fs;

use serde_json::{Value, json};

use crate::hands::{
    answer_and_move, focus_is, heading, new_review, open, pick_file, press_button, review, tab_to,
    tab_to_button, text_of, wait_until_saved,
};
use crate::harness::{Browser, Engine, Key, Server, checkout, in_each_engine};

in_each_engine!(
    a_review_is_appraised_by_keyboard_and_outlives_the_browser,
    keys_pressed_while_the_page_is_slow_reach_the_item_they_are_meant_for,
    what_is_being_typed_when_the_page_is_left_is_there_when_it_comes_back,
    an_exported_review_opens_elsewhere_as_an_equal_one
);

fn a_review_is_appraised_by_keyboard_and_outlives_the_browser(engine: Engine) {
    let server = Server::start();
    let mut browser = Browser::start(engine);
    open(&browser, &server);
    new_review(&browser, "Peer support");
    import_citations(&browser);
    open_first_study(&browser);
    appraise_mixed_methods(&browser);
    browser.press(&[Key::Char(']')]);
    go_on_after_failed_screening(&browser);
    browser.press(&[Key::Char(']')]);
    choose_with_help(&browser);
    wait_until_saved(&browser);

    let kept = review(&browser);
    assert_eq!(kept["review"]["studies"].as_array().unwrap().len(), 60);
    assert_eq!(answers(&kept), [17, 7, 7], "{kept:#}");
    assert_eq!(kept["review"]["appraisals"].as_array().unwrap().len(), 3);

    assert_valid(&kept);
    browser.reload();
    reopen(&browser);
    assert_eq!(review(&browser), kept, "after a reload");
    browser.crash_and_restart();
    open(&browser, &server);
    reopen(&browser);
    assert_eq!(review(&browser), kept, "after the browser was killed");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

/// As on a slow machine: drawing takes longer than a frame, and what waits for a timer waits long.
const SLOW: &str = "const [now, timer] = [Date.now, setTimeout];
    let late = 0;
    Date.now = () => now() + (late += 20);
    globalThis.setTimeout = (work, after, ...given) => timer(work, after + 500, ...given);";

fn keys_pressed_while_the_page_is_slow_reach_the_item_they_are_meant_for(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    at_first_item(&browser, &server, "Quick fingers");
    browser.run(SLOW, json!([]));
    answer_and_move(&browser, "yn");
    wait_until_saved(&browser);
    let answers = review(&browser)["review"]["appraisals"][0]["answers"].clone();
    assert_eq!(answers["S1"]["response"], "yes");
    assert_eq!(answers["S2"]["response"], "no");
}

/// What is noted of reviews beside the database.
const NOTED: &str = "return Object.keys(localStorage).filter((key) => key.includes(' left '))";

const GO_TO_COMMENT: &str = "const root = document.querySelector('mmat-appraisal').shadowRoot;
    const comment = root.getElementById('comment-S1');
    comment.focus();
    comment.select();";

fn what_is_being_typed_when_the_page_is_left_is_there_when_it_comes_back(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    at_first_item(&browser, &server, "Peer support");
    answer_and_move(&browser, "y");
    wait_until_saved(&browser);
    let words = ["first words", "others, not yet saved"];
    for words in words {
        browser.wait_for_element("[data-item=S1]");
        browser.run(GO_TO_COMMENT, json!([]));
        browser.type_text(words);
        browser.reload();
        reopen(&browser);
        let answer = || {
            let appraisals = review(&browser)["review"]["appraisals"].clone();
            appraisals[0]["answers"]["S1"].clone()
        };
        browser.wait_for(words, || answer()["comment"] == words);
        assert_eq!(answer()["response"], "yes");
        wait_until_saved(&browser);
        browser.screenshot("left-in-the-middle");
        assert_eq!(browser.run(NOTED, json!([])), json!([]), "all is saved");
        open_first_study(&browser);
    }
}

/// A new review of 60 studies, with the keyboard at the first item of the first.
fn at_first_item(browser: &Browser, server: &Server, title: &str) {
    open(browser, server);
    new_review(browser, title);
    import_citations(browser);
    open_first_study(browser);
    tab_to(browser, "[data-item=S1] input[type=radio]");
}

fn import_citations(browser: &Browser) {
    pick_file(browser, "#import-file", "tests/fixtures/made-up-60.ris");
    browser.wait_for("what was found", || focus_is(browser, "#intake"));
    let nothing_yet = browser.host("review", json!([]));
    assert!(
        nothing_yet["review"]["studies"]
            .as_array()
            .is_none_or(Vec::is_empty)
    );
    press_button(browser, "Add to the review");
    browser.wait_for("60 studies", || {
        browser.find_all(".studies tbody .link").len() == 60
    });
}

fn open_first_study(browser: &Browser) {
    tab_to(browser, ".studies tbody .link");
    browser.press(&[Key::Enter]);
    browser.wait_for("the study", || browser.find("[data-item=S1]").is_some());
}

fn appraise_mixed_methods(browser: &Browser) {
    tab_to(browser, "[data-item=S1] input[type=radio]");
    browser.press(&[Key::Char('y')]);
    browser.press(&[Key::Down]);
    browser.wait_for("S2", || {
        focus_is(browser, "[data-item=S2] input[type=radio]")
    });
    browser.press(&[Key::Char('y')]);
    tab_to(browser, "#category-qualitative");
    for category in ["rct", "nonrandomized", "descriptive", "mixed"] {
        arrow_down_to(browser, &format!("#category-{category}"));
    }
    browser.wait_for("the set", || browser.find("#set-rct").is_some());
    tab_to(browser, "#set-rct");
    for set in ["nonrandomized", "descriptive"] {
        arrow_down_to(browser, &format!("#set-{set}"));
    }
    browser.wait_for("set 4", || browser.find("[data-item='4.5']").is_some());
    tab_to(browser, "[data-item='5.1'] input[type=radio]");
    answer_and_move(browser, "yncyyyyyycyyync");
    browser.wait_for("4.5 answered", || {
        browser.find("[id='4.5-cant-tell']:checked").is_some()
    });
    browser.press(&[Key::Char('m')]);
    browser.wait_for("the comment", || focus_is(browser, "[id='comment-4.5']"));
    browser.type_text("Analysis not described");
    wait_until_saved(browser);
    let state = text_of(browser, ".side .chip");
    assert_eq!(state, "Complete");
    tab_to(browser, "[id='comment-4.5']");
    browser.press(&[Key::Shift, Key::Tab]);
    browser.wait_for("back on the item", || {
        !focus_is(browser, "[id='comment-4.5']")
    });
    tab_to_item(browser, "4.5");
}

/// Moves on by one radio button, which chooses it; not every engine goes round at the end.
fn arrow_down_to(browser: &Browser, css: &str) {
    browser.press(&[Key::Down]);
    browser.wait_for(css, || focus_is(browser, css));
}

/// Leaves the text field backwards until a response of the item has the focus.
fn tab_to_item(browser: &Browser, item: &str) {
    let css = format!("[data-item='{item}'] input[type=radio]");
    for _ in 0..10 {
        if focus_is(browser, &css) {
            return;
        }
        browser.press(&[Key::Shift, Key::Tab]);
    }
    panic!("Shift and Tab never reach {item}");
}

fn go_on_after_failed_screening(browser: &Browser) {
    browser.wait_for("the second study", || {
        text_of(browser, ".side h3") == "Study 2 of 60"
    });
    tab_to(browser, "[data-item=S1] input[type=radio]");
    browser.press(&[Key::Char('c')]);
    browser.wait_for("the warning", || browser.find(".hint.stop").is_some());
    assert!(browser.find("#category").is_none());
    press_button(browser, "Go on with a reason");
    browser.wait_for("the reason", || focus_is(browser, "#reason"));
    browser.type_text("The protocol of the study names them");
    browser.press(&[Key::Enter]);
    browser.wait_for("the category", || focus_is(browser, "#category"));
    browser.press(&[Key::Shift, Key::Tab]);
    tab_to(browser, "#category-qualitative");
    browser.press(&[Key::Space]);
    browser.wait_for("1.1", || browser.find("[data-item='1.1']").is_some());
    tab_to(browser, "[data-item='1.1'] input[type=radio]");
    answer_and_move(browser, "yyyyn");
    // S2 is still open; the way there is the key for the next unanswered item.
    browser.press(&[Key::Char('u')]);
    browser.wait_for("S2", || {
        focus_is(browser, "[data-item=S2] input[type=radio]")
    });
    browser.press(&[Key::Char('y')]);
}

fn choose_with_help(browser: &Browser) {
    browser.wait_for("the third study", || {
        text_of(browser, ".side h3") == "Study 3 of 60"
    });
    tab_to(browser, "[data-item=S1] input[type=radio]");
    answer_and_move(browser, "yy");
    press_button(browser, "Help me choose");
    // Quantitative, comparing, assigned by the researchers, several groups, at random: a trial.
    for (question, answer) in [
        (1, "Quantitative"),
        (2, "Yes"),
        (3, "Yes"),
        (4, "Yes"),
        (5, "Yes"),
    ] {
        browser.wait_for("the question", || {
            focus_is(browser, "#helper") && browser.find_all(".steps li").len() + 1 == question
        });
        press_button(browser, answer);
    }
    browser.wait_for("the outcome", || browser.find_all(".steps li").len() == 5);
    press_button(browser, "Use this category");
    browser.wait_for("2.1", || browser.find("[data-item='2.1']").is_some());
    tab_to(browser, "[data-item='2.1'] input[type=radio]");
    answer_and_move(browser, "yyncy");
}

/// Holds a review file against the checked-in schema, with a validator that is not ours.
fn assert_valid(file: &Value) {
    let schema = fs::read_to_string(checkout("schema/mmat-review-1.schema.json")).unwrap();
    let schema = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut file = file.clone();
    // The hands took the time of the export out, to compare files.
    file["exported"] = json!("2026-01-01T00:00:00.000Z");
    let errors: Vec<String> = validator
        .iter_errors(&file)
        .map(|error| format!("{}: {error}", error.instance_path))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

fn reopen(browser: &Browser) {
    browser.host("ready", json!([]));
    tab_to_button(browser, "Peer support");
    browser.press(&[Key::Enter]);
    browser.wait_for("the list of studies", || heading(browser) == "Studies");
}

/// How many answers each appraisal has, in the order of the studies.
fn answers(file: &Value) -> Vec<usize> {
    let review = &file["review"];
    let appraisals = review["appraisals"].as_array().unwrap();
    let of = |study: &Value| {
        appraisals
            .iter()
            .find(|one| one["study"] == study["id"])
            .map(|one| one["answers"].as_object().unwrap().len())
    };
    review["studies"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(of)
        .collect()
}

fn an_exported_review_opens_elsewhere_as_an_equal_one(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    open(&browser, &server);
    let first = fs::read_to_string(checkout("tests/fixtures/review-v1.mmat.json")).unwrap();
    let files = json!([[{"name": "golden.mmat.json", "text": first}]]);
    let report = browser.host("importFiles", files);
    assert_eq!(report["problems"], json!([]));
    let kept = review(&browser);
    let export = browser.host("exportAs", json!(["json"]));
    assert_eq!(export["mediaType"], "application/json;charset=utf-8");
    assert_valid(&serde_json::from_str(export["text"].as_str().unwrap()).unwrap());
    drop(browser);

    let elsewhere = Browser::start(engine);
    open(&elsewhere, &server);
    elsewhere.host(
        "importFiles",
        json!([[{"name": export["name"], "text": export["text"]}]]),
    );
    assert_eq!(review(&elsewhere), kept);
    elsewhere.reload();
    elsewhere.host("ready", json!([]));
    let list = elsewhere.host("listReviews", json!([]));
    elsewhere.host("openReview", json!([list[0]["id"]]));
    assert_eq!(review(&elsewhere), kept, "after a reload");
}
