//! Hosts of other kinds: strict ones, bundlers, and those that mount and remove the widget again and again.

use serde_json::{Value, json};

use crate::hands::{new_review, pick_file, wait_until_saved};
use crate::harness::{Browser, Engine, Server, checkout, in_each_engine};

in_each_engine!(
    the_strictest_policy_that_works_is_this_one,
    without_webassembly_it_says_what_to_do,
    a_host_that_bundles_the_package_works,
    mounting_and_removing_leaves_nothing_behind
);

/// The shortest list for the element on a page, as docs/embedding.md gives it.
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'";

fn the_strictest_policy_that_works_is_this_one(engine: Engine) {
    let written = std::fs::read_to_string(checkout("docs/embedding.md")).unwrap();
    assert!(written.contains(STRICT), "docs/embedding.md gives another");
    let server = Server::under(STRICT);
    let browser = Browser::start(engine);
    browser.open(&server.url("e2e/host.html"));
    browser.host("ready", json!([]));
    new_review(&browser, "On a strict page");
    // The second module works too, in its worker.
    pick_file(
        &browser,
        "#import-file",
        "tests/fixtures/made-up-50-three-broken.ris",
    );
    browser.wait_for_element("#intake");
    wait_until_saved(&browser);
    let refused: Vec<String> = browser
        .console_errors()
        .into_iter()
        .filter(|error| !error.to_lowercase().contains("favicon"))
        .collect();
    assert_eq!(refused, Vec::<String>::new());
    for directive in [
        "connect-src 'self'",
        " 'wasm-unsafe-eval'",
        "script-src 'self' ",
    ] {
        let server = Server::under(&STRICT.replace(directive, ""));
        browser.open(&server.url("e2e/host.html"));
        let failed = "const defined = customElements.whenDefined('mmat-appraisal');
            const late = new Promise((done) => setTimeout(() => done('late'), 1500));
            if (await Promise.race([defined, late]) === 'late') return true;
            return document.querySelector('mmat-appraisal').ready().then(() => false, () => true);";
        assert_eq!(
            browser.run_async(failed, json!([])),
            json!(true),
            "it works without {directive}"
        );
    }
}

fn without_webassembly_it_says_what_to_do(engine: Engine) {
    let server = Server::under("default-src 'self'; script-src 'self'");
    let browser = Browser::start(engine);
    browser.open(&server.url("e2e/host.html"));
    let why = browser.run_async(
        "await customElements.whenDefined('mmat-appraisal');
         return document.querySelector('mmat-appraisal').ready().then(() => '', () =>
             document.querySelector('mmat-appraisal').shadowRoot.querySelector('[role=alert]').innerText);",
        json!([]),
    );
    let why = why.as_str().unwrap_or_default();
    assert!(why.contains("Reload the page"), "for the reader: {why}");
    assert!(
        why.contains("'wasm-unsafe-eval' in script-src"),
        "for the owner: {why}"
    );
    browser.screenshot("without-webassembly");
}

fn a_host_that_bundles_the_package_works(engine: Engine) {
    assert!(
        checkout("target/hosts/vite/index.html").exists(),
        "the host is not built: run scripts/hosts.sh"
    );
    let server = Server::start();
    let browser = Browser::start(engine);
    for page in ["index", "react", "vue"] {
        browser.open(&server.url(&format!("vite/{page}.html")));
        browser.wait_for("the element", || {
            browser.run(
                "return Boolean(document.querySelector('mmat-appraisal')?.shadowRoot)",
                json!([]),
            ) == json!(true)
        });
        browser.host("ready", json!([]));
        let table =
            "study,category,S1,S2,1.1,1.2,1.3,1.4,1.5\nMade-up 2020,qualitative,Y,Y,Y,N,U,Y,\n";
        let files = json!([[{"name": "made-up.csv", "text": table}]]);
        let report = browser.host("importFiles", files);
        assert_eq!(report["answersAdded"], 6, "{page}");
        assert_eq!(browser.console_errors(), Vec::<String>::new(), "{page}");
        if page != "index" {
            complete_the_study(&browser);
            browser.wait_for("the host's count", || {
                browser.run(
                    "return document.querySelector('output').innerText",
                    json!([]),
                ) == json!("1")
            });
        }
        browser.screenshot(&format!("vite-{page}"));
    }
}

/// Answers the item that is left, so that the host hears of a completed appraisal.
fn complete_the_study(browser: &Browser) {
    browser.wait_for_element(".studies tbody .link").click();
    crate::hands::tab_to(browser, "[data-item='1.5'] input[type=radio]");
    browser.press(&[crate::harness::Key::Char('y')]);
    wait_until_saved(browser);
}

/// Takes the element off and puts it back, so many times.
const ROUNDS: &str = "const element = document.querySelector('mmat-appraisal');
    for (let round = 0; round < given[0]; round += 1) {
        element.remove();
        await new Promise((done) => setTimeout(done));
        document.body.append(element);
        await element.ready();
    }
    element.remove();
    await new Promise((done) => setTimeout(done, 200));
    document.body.append(element);
    await element.ready();";

fn mounting_and_removing_leaves_nothing_behind(engine: Engine) {
    // Only Chromium tells how much memory a page has.
    if engine != Engine::Chromium {
        return;
    }
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url("e2e/memory.html"));
    browser.host("ready", json!([]));
    // Caches and pools fill in the first rounds.
    browser.run_async(ROUNDS, json!([25]));
    let before = used(&browser);
    const MOUNTS: i64 = 200;
    for _ in 0..4 {
        browser.run_async(ROUNDS, json!([MOUNTS / 4]));
    }
    let after = used(&browser);
    println!("{MOUNTS} mounts: {before:?} before, {after:?} after");
    let grown = |name: &str| after[name].as_i64().unwrap() - before[name].as_i64().unwrap();
    // Yew keeps the element it was mounted in, with its listeners: one node, some listeners and 2.5 kB. A widget
    // that stayed would be more than a hundred nodes and 50 kB.
    assert!(
        grown("heap") < MOUNTS * 8_000,
        "the heap of scripts grew by {}",
        grown("heap")
    );
    assert!(
        grown("wasm") < MOUNTS * 8_000,
        "the memory of wasm grew by {}",
        grown("wasm")
    );
    assert!(
        grown("nodes") < MOUNTS * 4,
        "{} nodes stayed",
        grown("nodes")
    );
    assert!(
        grown("listeners") < MOUNTS * 20,
        "{} listeners stayed",
        grown("listeners")
    );
}

/// Bytes and numbers after everything unused was thrown away.
fn used(browser: &Browser) -> Value {
    for _ in 0..3 {
        browser.devtools("HeapProfiler.collectGarbage", json!({}));
    }
    let heap = browser.devtools("Runtime.getHeapUsage", json!({}));
    let counters = browser.devtools("Memory.getDOMCounters", json!({}));
    json!({
        "heap": heap["usedSize"].as_f64().unwrap() as i64,
        "wasm": browser.run("return bytesOfMemory()", json!([])),
        "nodes": counters["nodes"],
        "listeners": counters["jsEventListeners"],
    })
}
