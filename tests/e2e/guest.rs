//! The element as a guest: what it leaves alone, and what a host may do to it.

use serde_json::{Value, json};

use crate::harness::{Browser, Engine, Key, Server, in_each_engine};

in_each_engine!(
    a_guest_leaves_the_host_as_it_was,
    hostile_calls_are_rejected_with_a_sentence,
    mounting_and_removing_keeps_to_the_copies_there_are
);

fn a_guest_leaves_the_host_as_it_was(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url("e2e/guest.html"));
    let table = "study,category,1.1\nMade-up 2020,qualitative,Y\n";
    let counted = browser.run_async(
        "await customElements.whenDefined('mmat-appraisal');
         const guests = letIn();
         for (const guest of guests) await guest.ready();
         await guests[0].importFiles([{ name: 'a.csv', text: given[0] }]);
         await guests[0].exportAs('csv-wide');
         await new Promise((done) => setTimeout(done, 300));
         return [before, spoons(), await guests[0].listReviews(), await guests[1].listReviews()];",
        json!([table]),
    );
    let globals = |at: usize| -> Vec<&str> {
        counted[at]["globals"]
            .as_str()
            .unwrap()
            .split(',')
            .collect()
    };
    let had = globals(0);
    let new: Vec<&str> = globals(1)
        .into_iter()
        .filter(|name| !had.contains(name))
        .collect();
    assert_eq!(new, Vec::<&str>::new(), "globals of the guest");
    assert_eq!(counted[0], counted[1], "the host has what it had");
    assert_eq!(counted[0]["focus"], "search");
    assert_eq!(counted[2].as_array().unwrap().len(), 1);
    assert_eq!(
        counted[3],
        json!([]),
        "the other guest has a database of its own"
    );
    keys_belong_to_the_guest_only_with_the_focus_inside(&browser);
    moved_taken_out_and_put_back(&browser);
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

fn keys_belong_to_the_guest_only_with_the_focus_inside(browser: &Browser) {
    browser.run_async(
        "guests[0].shadowRoot.querySelector('.studies .link').click();
         await new Promise((done) => setTimeout(done, 200));
         document.querySelector('#search').focus();",
        json!([]),
    );
    browser.type_text("nnn");
    browser.press(&[Key::Escape]);
    let tally = browser.run_async("return guests[0].tally()", json!([]));
    assert_eq!(
        tally["items"]["1.1"],
        json!({"yes": 1, "no": 0, "cantTell": 0, "unanswered": 0})
    );
    let typed = browser.run("return document.querySelector('#search').value", json!([]));
    assert_eq!(typed, "nnn");
}

/// Moved into another shadow root, taken out and put back.
fn moved_taken_out_and_put_back(browser: &Browser) {
    let back = browser.run_async(
        "const [one, two] = guests;
         const place = two.getRootNode();
         place.append(one);
         await new Promise((done) => setTimeout(done, 100));
         const kept = one.shadowRoot.querySelectorAll('.item').length;
         one.remove();
         await new Promise((done) => setTimeout(done, 100));
         const gone = await one.ready().catch((error) => error.message);
         place.append(one);
         await one.ready();
         return [kept > 0, gone, (await one.listReviews()).length, one.shadowRoot.querySelectorAll('.mmat').length];",
        json!([]),
    );
    assert_eq!(back[0], true, "moved, it keeps its screen: {back}");
    assert!(
        back[1].as_str().unwrap().contains("append it to the page"),
        "{back}"
    );
    assert_eq!((&back[2], &back[3]), (&json!(1), &json!(1)));
}

/// Calls that no host should make, and what each comes to.
const HOSTILE: &str = "
    await customElements.whenDefined('mmat-appraisal');
    const element = document.querySelector('mmat-appraisal');
    const huge = 'x'.repeat(30_000_000);
    const trap = new Proxy({}, { get() { throw new Error('planted'); } });
    const calls = {
        'no id': () => element.openReview(),
        'a number': () => element.openReview(7),
        'a symbol': () => element.openReview(Symbol('x')),
        'a huge id': () => element.openReview(huge),
        'an unknown id': () => element.openReview('nowhere'),
        'a lone surrogate': () => element.openReview('\\ud800'),
        'a huge format': () => element.exportAs(huge),
        'no format': () => element.exportAs(),
        'an object as format': () => element.exportAs({ toString() { throw new Error('planted'); } }),
        'options that throw': () => element.exportAs('json', trap),
        'no files': () => element.importFiles(),
        'null': () => element.importFiles(null),
        'a string': () => element.importFiles('a.csv'),
        'files without names': () => element.importFiles([{}, null, 7]),
        'a text that is none': () => element.importFiles([{ name: 'a', text: 7 }]),
        'a getter that throws': () => element.importFiles([trap]),
        'endless files': () => element.importFiles({ length: 1e9 }),
        'a negative length': () => element.importFiles({ length: -1 }),
        'far too much': () => element.importFiles(Array(5).fill({ name: 'a.csv', text: huge })),
        'a review that is not open': () => element.review(),
        'counts of nothing': () => element.tally(),
        'agreement of nothing': () => element.agreement(),
    };
    const said = {};
    for (const [what, call] of Object.entries(calls)) {
        said[what] = await call().then((value) => ['resolved', value], (error) => ['rejected', String(error?.message)]);
    }
    const loose = document.createElement('mmat-appraisal');
    for (const method of ['ready', 'listReviews', 'review', 'tally', 'agreement', 'formats']) {
        said['loose ' + method] = await loose[method]().then(() => ['resolved'], (error) => ['rejected', error.message]);
    }
    const gone = document.createElement('mmat-appraisal');
    document.body.append(gone);
    const early = gone.listReviews();
    gone.remove();
    said['removed at once'] = await early.then(() => ['resolved'], (error) => ['rejected', error.message]);
    const long = document.createElement('mmat-appraisal');
    long.setAttribute('storage-key', huge);
    document.body.append(long);
    said['a huge attribute'] = await long.ready().then(() => ['resolved'], (error) => ['rejected', error.message]);
    long.remove();
    await element.ready();
    return said;";

fn hostile_calls_are_rejected_with_a_sentence(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url("e2e/host.html"));
    let said = browser.run_async(HOSTILE, json!([]));
    for (what, outcome) in said.as_object().unwrap() {
        // An empty list of files is an import of nothing.
        if what == "a negative length" {
            continue;
        }
        assert_eq!(outcome[0], "rejected", "{what}: {outcome}");
        let words = outcome[1].as_str().unwrap_or_default();
        assert!(words.len() > 5, "{what}: {outcome}");
    }
    assert_eq!(browser.host("listReviews", json!([])), json!([]));
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

fn mounting_and_removing_keeps_to_the_copies_there_are(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    browser.open(&server.url("e2e/guest.html"));
    let made = browser.run_async(
        "await customElements.whenDefined('mmat-appraisal');
         const element = document.createElement('mmat-appraisal');
         document.body.append(element);
         await element.ready();
         for (let round = 0; round < 20; round += 1) {
             element.remove();
             await new Promise((done) => setTimeout(done));
             document.body.append(element);
             await element.ready();
         }
         const start = performance.now();
         const second = document.createElement('mmat-appraisal');
         second.setAttribute('storage-key', 'second');
         document.body.append(second);
         await second.ready();
         return [window.instances, performance.now() - start];",
        json!([]),
    );
    let Value::Array(made) = made else {
        panic!("{made}")
    };
    assert_eq!(
        made[0], 2,
        "a copy for each widget, none for one that is put back"
    );
    println!(
        "{}: a second widget is ready after {} ms",
        engine.name(),
        made[1]
    );
}
