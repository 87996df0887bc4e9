//! A fault that stops one widget: the others, and the page, go on.

use serde_json::{Value, json};

use crate::harness::{Browser, Engine, Server, in_each_engine};
use crate::looks::everything;

in_each_engine!(
    a_crash_gives_way_to_a_notice_and_the_other_widget_goes_on,
    a_crash_while_starting_is_told_too
);

/// Has the browser refuse whatever the widget at that place puts into the page. What it refuses is
/// never refused in earnest, so the widget counts on it and stops, as at any fault of its own.
const REFUSE: &str = "
    const place = given[0];
    const { insertBefore, appendChild } = Node.prototype;
    const refused = (node) => node.getRootNode().host === document.querySelectorAll('mmat-appraisal')[place];
    for (const [name, works] of Object.entries({ insertBefore, appendChild })) {
        Node.prototype[name] = function (...given) {
            if (refused(this)) throw new DOMException('planted', 'InvalidStateError');
            return works.apply(this, given);
        };
    }
    window.allow = () => Object.assign(Node.prototype, { insertBefore, appendChild });";

fn a_crash_gives_way_to_a_notice_and_the_other_widget_goes_on(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url("e2e/two.html"));
    let file = json!([[{"name": "bread.csv", "text": "study,category,1.1\nMade-up 2020,qualitative,Y\n"}]]);
    browser.host("ready", json!([]));
    browser.host("importFiles", file.clone());
    browser.run_async(REFUSE, json!([0]));
    let about = "[...document.querySelector('mmat-appraisal').shadowRoot.querySelectorAll('.btn')]
        .find((one) => one.innerText === 'About').click()";
    browser.run(about, json!([]));
    browser.wait_for("the notice", || {
        browser
            .find("h1")
            .is_some_and(|title| title.text().contains("fault"))
    });
    browser.wait_for("what is stored", || {
        browser
            .find(".problem p")
            .unwrap()
            .text()
            .contains("“bread”")
    });
    let text = browser.find(".problem p").unwrap().text();
    assert!(text.contains("Every change is saved"), "{text}");
    browser.screenshot("crash");
    assert_eq!(everything(&browser, "crash").join("\n"), "");
    let said = browser.run_async(
        "const [one, two] = document.querySelectorAll('mmat-appraisal');
         const why = await one.tally().catch((error) => error.message);
         const report = await two.importFiles(given[0]);
         const problems = heard.filter(({ name }) => name === 'mmat-problem').map(({ detail }) => detail.message);
         return [why, report.studiesAdded, problems];",
        file,
    );
    assert!(said[0].as_str().unwrap().contains("fault"), "{said}");
    assert_eq!(said[1], 1, "the other widget goes on");
    assert!(said[2][0].as_str().unwrap().contains("fault"), "{said}");
    let stored = downloaded(&browser);
    assert_eq!(stored["format"], "mmat-appraisal");
    assert_eq!(stored["review"]["studies"][0]["label"], "Made-up 2020");
    let back = browser.run_async(
        "allow();
         const one = document.querySelector('mmat-appraisal');
         const button = [...one.shadowRoot.querySelectorAll('button')].find((one) => one.innerText === 'Reload');
         button.click();
         await one.ready();
         return (await one.listReviews()).map(({ title }) => title);",
        json!([]),
    );
    assert_eq!(back, json!(["bread"]));
    assert!(browser.find(".problem").is_none());
}

/// What the notice offers to download.
fn downloaded(browser: &Browser) -> Value {
    let text = browser.run_async(
        "const make = URL.createObjectURL;
         let blob;
         URL.createObjectURL = (given) => make.call(URL, (blob = given));
         const root = document.querySelector('mmat-appraisal').shadowRoot;
         [...root.querySelectorAll('button')].find((one) => one.innerText.startsWith('Download')).click();
         URL.createObjectURL = make;
         return blob.text();",
        json!([]),
    );
    serde_json::from_str(text.as_str().unwrap()).unwrap()
}

fn a_crash_while_starting_is_told_too(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url("e2e/two.html"));
    browser.host("ready", json!([]));
    let said = browser.run_async(
        &format!(
            "const late = document.createElement('mmat-appraisal');
             document.body.append(late);
             given[0] = 2;
             {REFUSE}
             const why = await late.ready().catch((error) => error.message);
             allow();
             const shown = () => late.shadowRoot.textContent;
             for (let waits = 0; waits < 100 && !shown().includes('Nothing is stored'); waits++) {{
                 await new Promise((done) => setTimeout(done, 50));
             }}
             await document.querySelector('mmat-appraisal').listReviews();
             return [why, shown()];"
        ),
        json!([2]),
    );
    assert!(said[0].as_str().unwrap().contains("fault"), "{said}");
    assert!(
        said[1].as_str().unwrap().contains("Nothing is stored"),
        "{said}"
    );
}
