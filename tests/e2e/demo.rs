//! Each demo page works as the documentation says, and no page asks anybody else for anything.

use serde_json::json;

use crate::hands::{new_review, text_of, wait_until_saved};
use crate::harness::{Browser, Engine, Server, in_each_engine};

in_each_engine!(
    a_request_to_another_origin_would_be_noticed,
    the_element_works_on_each_demo_page,
    the_frame_works_on_each_demo_page,
    a_frame_of_another_site_says_that_data_are_kept_apart,
    a_frame_that_is_shut_off_says_so,
    cruel_styles_change_nothing_inside,
    two_widgets_have_nothing_to_do_with_each_other
);

/// Begins a review, sees it saved, and that nothing came from elsewhere.
fn works(browser: &Browser, what: &str) {
    browser.host("ready", json!([]));
    new_review(browser, "On a page of others");
    wait_until_saved(browser);
    // Firefox takes no picture from within a frame of another origin.
    if what != "cross-site" {
        browser.screenshot(&format!("demo-{what}"));
    }
    assert_eq!(browser.requests_elsewhere(), Vec::<String>::new(), "{what}");
}

fn a_request_to_another_origin_would_be_noticed(engine: Engine) {
    let browser = Browser::start(engine);
    browser.open("data:text/html,<img src='http://elsewhere.invalid/pixel.png'>");
    browser.wait_for("the request", || {
        browser.requests_elsewhere() == ["http://elsewhere.invalid/pixel.png"]
    });
}

fn enter_frame(browser: &Browser) {
    let found = browser.run("return document.querySelector('iframe')", json!([]));
    let frame = crate::harness::Element::from_value(browser, &found).unwrap();
    browser.enter_frame(Some(&frame));
}

fn the_element_works_on_each_demo_page(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    for page in ["plain", "drupal", "two", "hostile"] {
        browser.open(&server.url(&format!("demo/{page}.html")));
        works(&browser, page);
        assert_eq!(browser.console_errors(), Vec::<String>::new(), "{page}");
    }
}

fn the_frame_works_on_each_demo_page(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    for page in ["libguides", "wordpress", "moodle", "canvas", "sharepoint"] {
        browser.open(&server.url(&format!("demo/{page}.html")));
        enter_frame(&browser);
        works(&browser, page);
        browser.enter_frame(None);
    }
}

fn a_frame_of_another_site_says_that_data_are_kept_apart(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url("demo/cross-site.html"));
    browser.wait_for("the frame's address", || {
        browser.run(
            "return document.querySelector('iframe').src !== ''",
            json!([]),
        ) == json!(true)
    });
    enter_frame(&browser);
    browser.wait_for("the frame's page", || {
        let loaded =
            "return location.host.startsWith('localhost') && document.readyState === 'complete'";
        browser.run(loaded, json!([])) == json!(true)
    });
    works(&browser, "cross-site");
    let banner = text_of(&browser, ".banner");
    assert!(
        banner.contains("apart from those you have elsewhere"),
        "{banner}"
    );
    let link = browser.find(".banner a").unwrap();
    let address = link.attribute("href").unwrap();
    assert!(address.starts_with("http://localhost:"), "{address}");
    assert_eq!(link.attribute("target").as_deref(), Some("_blank"));
}

fn a_frame_that_is_shut_off_says_so(engine: Engine) {
    // WebKit takes 'self' of a policy for nothing in a frame without an origin, so the policy names the server.
    let server = Server::under(
        "default-src http://127.0.0.1:*; script-src http://127.0.0.1:* 'wasm-unsafe-eval'",
    );
    let browser = Browser::start(engine);
    browser.open(&server.url("demo/sandboxed.html"));
    enter_frame(&browser);
    browser.host("ready", json!([]));
    new_review(&browser, "In memory");
    let banner = text_of(&browser, ".banner");
    assert!(banner.contains("Nothing is saved"), "{banner}");
    assert!(browser.find(".banner a").is_some(), "a tab of its own");
    crate::hands::tab_back_to_button(&browser, "Export");
    browser.press(&[crate::harness::Key::Enter]);
    browser.wait_for_element("#export");
    assert!(
        text_of(&browser, "#export").contains("Copy"),
        "the clipboard, as files may be blocked"
    );
    browser.screenshot("demo-sandboxed");
}

/// The looks of some things in the widget.
const LOOKS: &str = "const at = (css) => getComputedStyle(
        document.querySelector('mmat-appraisal').shadowRoot.querySelector(css));
    return [at('h1').fontSize, at('h1').color, at('.btn').borderRadius, at('.btn').textTransform,
        at('.btn').display, at('.mmat').direction, at('.mmat').lineHeight, at('.mmat').letterSpacing,
        at('.mmat').wordSpacing, at('.mmat').fontStyle];";

fn cruel_styles_change_nothing_inside(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url("demo/hostile.html"));
    browser.host("ready", json!([]));
    let cruel = browser.run(LOOKS, json!([]));
    browser.open(&server.url("demo/plain.html"));
    browser.host("ready", json!([]));
    assert_eq!(browser.run(LOOKS, json!([])), cruel);
}

fn two_widgets_have_nothing_to_do_with_each_other(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url("demo/two.html"));
    let counts = browser.run_async(
        "const [first, second] = document.querySelectorAll('mmat-appraisal');
         await customElements.whenDefined('mmat-appraisal');
         await first.ready();
         await second.ready();
         await first.importFiles([{ name: 'made-up.csv', text: 'study,category,S1\\nMade-up 2020,rct,Y\\n' }]);
         const other = await second.listReviews();
         return [(await first.listReviews()).length, other.length];",
        json!([]),
    );
    assert_eq!(counts, json!([1, 0]));
}
