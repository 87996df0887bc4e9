//! The element on other people's pages: the host API, two widgets, a move, two tabs, no storage.

use serde_json::json;

use crate::hands::{open, press_button, tab_back_to_button, text_of, wait_until_saved};
use crate::harness::{Browser, Engine, Key, Server, in_each_engine};

in_each_engine!(
    the_host_api_does_what_it_says,
    events_tell_the_host_what_happened,
    hostile_styles_of_the_host_do_not_reach_in,
    moving_keeps_the_widget_and_removing_ends_it,
    an_element_removed_while_it_starts_leaves_no_call_waiting,
    text_typed_just_before_removal_is_saved,
    answers_that_wait_when_the_element_is_removed_are_saved,
    two_tabs_see_each_others_answers,
    a_frame_without_storage_works_in_memory_and_says_so
);

fn the_host_api_does_what_it_says(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    open(&browser, &server);
    assert_eq!(browser.host("listReviews", json!([])), json!([]));
    let table =
        "study,category,S1,S2,1.1,1.2,1.3,1.4,1.5\nMade-up 2020,qualitative,Y,Y,Y,N,U,Y,Partial\n";
    let report = browser.host(
        "importFiles",
        json!([[{"name": "made-up.csv", "text": table}]]),
    );
    assert_eq!(report["studiesAdded"], 1);
    assert_eq!(report["appraisalsAdded"], 1);
    assert_eq!(report["answersAdded"], 6);
    assert_eq!(report["problems"][0]["file"], "made-up.csv");
    assert_eq!(report["problems"][0]["line"], 2);
    assert_eq!(report["problems"][0]["field"], "1.5");
    let list = browser.host("listReviews", json!([]));
    assert_eq!(list[0]["id"], report["reviewId"]);
    assert_eq!(list[0]["title"], "made-up");
    let tally = browser.host("tally", json!([]));
    assert_eq!(
        tally["items"]["1.3"],
        json!({"yes": 0, "no": 0, "cantTell": 1, "unanswered": 0})
    );
    assert_eq!(tally["items"]["1.5"]["unanswered"], 1);
    assert_eq!(tally["byCategory"]["qualitative"], 1);
    let formats = browser.host("formats", json!([]));
    for format in formats.as_array().unwrap() {
        // The bytes stay in the page: drivers cannot carry them.
        let length = browser.run_async(
            "const file = await document.querySelector('mmat-appraisal').exportAs(given[0]);
             return (file.text ?? file.bytes).length;",
            json!([format["format"]]),
        );
        assert!(length.as_u64().unwrap() > 0, "{format}");
    }
    let refused = browser.run_async(
        "return document.querySelector('mmat-appraisal').exportAs('docm').catch((error) => error.message)",
        json!([]),
    );
    assert!(refused.as_str().unwrap().contains("csv-long"), "{refused}");
}

fn events_tell_the_host_what_happened(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url("e2e/host.html"));
    browser.host("ready", json!([]));
    press_button(&browser, "Try the published example");
    wait_until_saved(&browser);
    browser.wait_for("the event of saving", || {
        heard(&browser).contains(&"mmat-saved".to_owned())
    });
    let heard = heard(&browser);
    assert_eq!(
        heard.first().map(String::as_str),
        Some("mmat-ready"),
        "{heard:?}"
    );
}

fn heard(browser: &Browser) -> Vec<String> {
    let heard = browser.run("return window.heard.map((event) => event.name)", json!([]));
    heard
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect()
}

fn hostile_styles_of_the_host_do_not_reach_in(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url("e2e/hostile.html"));
    browser.host("ready", json!([]));
    browser.screenshot("hostile");
    let look = "const at = (css) => getComputedStyle(
            document.querySelector('mmat-appraisal').shadowRoot.querySelector(css));
        return [at('h1').fontSize, at('h1').color, at('.btn').borderRadius, at('.btn').textTransform,
            at('.btn').display, at('.mmat').direction, at('.mmat').lineHeight];";
    let hostile = browser.run(look, json!([]));
    open(&browser, &server);
    assert_eq!(browser.run(look, json!([])), hostile);
}

fn moving_keeps_the_widget_and_removing_ends_it(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url("e2e/host.html"));
    browser.host("ready", json!([]));
    press_button(&browser, "New review");
    browser
        .wait_for_element("#new-title")
        .type_text("Half typed");
    browser.run_async(
        "document.querySelector('aside').append(document.querySelector('mmat-appraisal'));
         await new Promise((done) => setTimeout(done, 100));",
        json!([]),
    );
    let typed = browser.run(
        "return document.querySelector('mmat-appraisal').shadowRoot.querySelector('#new-title')?.value",
        json!([]),
    );
    assert_eq!(
        typed,
        json!("Half typed"),
        "a moved element keeps its state"
    );
    let left = browser.run_async(
        "const element = document.querySelector('mmat-appraisal');
         for (let round = 0; round < 20; round += 1) {
             element.remove();
             await new Promise((done) => setTimeout(done));
             document.body.append(element);
             await element.ready();
         }
         return element.shadowRoot.querySelectorAll('.mmat').length;",
        json!([]),
    );
    assert_eq!(left, json!(1), "an element that comes back is mounted once");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

fn an_element_removed_while_it_starts_leaves_no_call_waiting(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    open(&browser, &server);
    let script = "const calls = [];
        for (let wait = 0; wait < 40; wait += 5) {
            const element = document.createElement('mmat-appraisal');
            element.setAttribute('storage-key', `short-lived-${wait}`);
            document.body.append(element);
            calls.push(element.ready().then(() => 'ready', () => 'not'));
            if (wait) await new Promise((done) => setTimeout(done, wait));
            element.remove();
        }
        const late = new Promise((done) => setTimeout(() => done('waits for ever'), 15000));
        return Promise.all(calls.map((call) => Promise.race([call, late])))";
    let ended = browser.run_async(script, json!([]));
    let ended = ended.as_array().unwrap();
    assert_eq!(ended.len(), 8);
    assert_eq!(ended[0], "not");
    assert!(!ended.contains(&json!("waits for ever")), "{ended:?}");
}

fn text_typed_just_before_removal_is_saved(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    at_first_study_of_the_example(&browser, &server);
    browser
        .wait_for_element("[id='comment-1.1']")
        .type_text("Last words");
    let comment = browser.run_async(
        "const element = document.querySelector('mmat-appraisal');
         const pending = element.ready().then(() => element.tally());
         element.remove();
         await new Promise((done) => setTimeout(done, 300));
         document.body.append(element);
         await element.ready();
         const [first] = await element.listReviews();
         await element.openReview(first.id);
         const file = await element.review();
         await pending.catch(() => {});
         return file.review.appraisals.map((one) => one.answers['1.1']?.comment)
             .filter((comment) => comment);",
        json!([]),
    );
    assert_eq!(comment, json!(["Last words"]));
}

/// Opens the published example on its first study.
fn at_first_study_of_the_example(browser: &Browser, server: &Server) {
    open(browser, server);
    press_button(browser, "Try the published example");
    wait_until_saved(browser);
    tab_back_to_button(browser, "Studies");
    browser.press(&[Key::Enter]);
    browser.wait_for_element(".studies tbody .link").click();
    browser.wait_for_element("[id='comment-1.1']");
}

fn answers_that_wait_when_the_element_is_removed_are_saved(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    at_first_study_of_the_example(&browser, &server);
    // The first is on its way to the store when the others come.
    let both = browser.run_async(
        "const element = document.querySelector('mmat-appraisal');
         const given = {};
         for (const item of ['1.1', '1.2', '1.3', '1.4']) {
             const other = ['yes', 'no'].map((response) => element.shadowRoot.getElementById(`${item}-${response}`))
                 .find((radio) => !radio.checked);
             other.click();
             given[item] = other.id.slice(item.length + 1);
             await Promise.resolve();
         }
         element.remove();
         await new Promise((done) => setTimeout(done, 500));
         document.body.append(element);
         await element.ready();
         const [first] = await element.listReviews();
         await element.openReview(first.id);
         const { review } = await element.review();
         const { answers } = review.appraisals.find(({ study }) => study === review.studies[0].id);
         return [given, Object.fromEntries(Object.keys(given).map((item) => [item, answers[item].response]))];",
        json!([]),
    );
    assert_eq!(both[0], both[1]);
}

fn two_tabs_see_each_others_answers(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    open(&browser, &server);
    press_button(&browser, "Try the published example");
    wait_until_saved(&browser);
    let first = browser.tab();
    let second = browser.new_tab();
    for tab in [&first, &second] {
        browser.switch_to(tab);
        open(&browser, &server);
        let list = browser.host("listReviews", json!([]));
        browser.host("openReview", json!([list[0]["id"]]));
        press_button(&browser, "Studies");
        browser.wait_for_element(".studies tbody .link").click();
        browser.wait_for_element("[data-item='1.1']");
    }
    answer(&browser, "1.1", 'n');
    browser.switch_to(&first);
    browser.wait_for("the other tab's answer", || {
        browser.find("[id='1.1-no']:checked").is_some()
    });
    answer(&browser, "1.2", 'c');
    browser.switch_to(&second);
    browser.wait_for("the first tab's answer", || {
        browser.find("[id='1.2-cant-tell']:checked").is_some()
    });
    assert!(
        browser.find("[id='1.1-no']:checked").is_some(),
        "its own answer stays"
    );
}

fn answer(browser: &Browser, item: &str, key: char) {
    let script = "document.querySelector('mmat-appraisal').shadowRoot
        .querySelector(`[data-item='${arguments[0]}'] input`).focus()";
    browser.run(script, json!([item]));
    browser.press(&[Key::Char(key)]);
    wait_until_saved(browser);
}

fn a_frame_without_storage_works_in_memory_and_says_so(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    if engine == Engine::WebKit {
        // WebKit takes 'self' of a policy for nothing in a frame without an origin, so that no
        // script of ours would start there; this page takes the database away instead.
        browser.open(&server.url("e2e/without-database.html"));
    } else {
        browser.open(&server.url("e2e/sandboxed.html"));
        let frame = browser.run("return document.querySelector('iframe')", json!([]));
        let frame = crate::harness::Element::from_value(&browser, &frame).unwrap();
        browser.enter_frame(Some(&frame));
    }
    browser.host("ready", json!([]));
    let banner = browser.wait_for_element(".banner").text();
    assert!(
        banner.contains("Nothing is saved in this browser"),
        "{banner}"
    );
    let file =
        json!([[{"name": "a.csv", "text": "study,category,1.1\nMade-up 2020,qualitative,Y\n"}]]);
    browser.host("importFiles", file);
    assert_eq!(browser.host("tally", json!([]))["items"]["1.1"]["yes"], 1);
    assert_eq!(
        text_of(&browser, ".saved").trim(),
        "Kept until this page is closed"
    );
}
