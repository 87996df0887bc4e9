//! A review linked to a folder that a team shares: two reviewers, each with their own data, and one
//! folder.
//!
//! Nobody can click in the browser's own window for picking a folder, so the page is given a folder
//! of its origin's private file system in its place. That has the same handles: they are kept in the
//! database, list, read and write files, and remember when a file was changed.

use serde_json::{Value, json};

use crate::full::full_review;
use crate::hands::{focus_is, heading, press_button, tab_to, text_of, wait_until_saved};
use crate::harness::{Browser, Engine, Key, Server, in_each_engine};
use crate::looks::{BEYOND, CUT, SMALL_TARGETS, axe_in_each_look, complaints};
use mmat_appraisal::codec::review_file;
use mmat_appraisal::review::Timestamp;

in_each_engine!(reviewers_share_a_folder_where_the_browser_can);

fn reviewers_share_a_folder_where_the_browser_can(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    sit_down(&browser, &server, "ana");
    begin(&browser, "Reviewer r1");
    open_exchange(&browser);
    if engine != Engine::Chromium {
        assert!(browser.find(".folder").is_none());
        assert_eq!(browser.find_all(".folder-elsewhere").len(), 1);
        return;
    }
    each_writes_their_own(&browser, &server);
    what_is_newer_is_seen(&browser, &server);
    another_hand_is_asked_about(&browser);
    access_is_asked_for_again(&browser, &server);
    a_removed_review_leaves_no_link(&browser);
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

/// Loads the page with the data of one person, and gives it the folder to pick.
fn sit_down(browser: &Browser, server: &Server, who: &str) {
    browser.open(&server.url(""));
    let script = "const seat = document.createElement('mmat-appraisal');
        seat.setAttribute('storage-key', arguments[0]);
        document.querySelector('mmat-appraisal').replaceWith(seat);
        if (!window.showDirectoryPicker) return;
        window.showDirectoryPicker = async ({ mode }) => {
            if (mode !== 'readwrite') throw new Error(`asked for ${mode}`);
            const all = await navigator.storage.getDirectory();
            return all.getDirectoryHandle('shared', { create: true });
        };";
    browser.run(script, json!([who]));
    browser.host("ready", json!([]));
}

/// Brings in the review as it was before anybody linked it, and says who sits here.
fn begin(browser: &Browser, name: &str) {
    let now = Timestamp::parse("2026-03-03T09:00:00Z").unwrap();
    let text = review_file::to_text(&full_review(false), &now);
    let file = json!([[{"name": "start.mmat.json", "text": text}]]);
    browser.host("importFiles", file);
    browser.wait_for_element("#who");
    press_button(browser, name);
    browser.wait_for("the studies", || browser.find("#who").is_none());
    wait_until_saved(browser);
}

/// Opens the review that is kept here.
fn open_review(browser: &Browser) {
    let reviews = browser.host("listReviews", json!([]));
    browser.host("openReview", json!([reviews[0]["id"]]));
    browser.wait_for("the studies", || heading(browser) == "Studies");
}

fn open_exchange(browser: &Browser) {
    tab_to(browser, EXCHANGE);
    browser.press(&[Key::Enter]);
    browser.wait_for_element("#exchange");
}

/// The last button above the list of studies.
const EXCHANGE: &str = ".head-row .row > .btn:last-child";

fn link(browser: &Browser) {
    press_button(browser, "Link a folder…");
    browser.wait_for("the folder", || {
        text_of(browser, ".folder").contains("Linked to the folder “shared”.")
    });
    assert!(focus_is(browser, "#folder"), "the button is gone");
}

fn save(browser: &Browser) {
    let before = in_folder(browser);
    press_button(browser, "Save my file there");
    browser.wait_for("my file", || in_folder(browser) != before);
    browser.wait_for("its time", || {
        text_of(browser, ".my-file").contains("Written on")
    });
}

fn listed(browser: &Browser) -> String {
    text_of(browser, ".folder-files")
}

/// How many files the button to the exchange says are newer.
fn newer(browser: &Browser) -> String {
    text_of(browser, &format!("{EXCHANGE} .left-count"))
        .lines()
        .next()
        .unwrap_or_default()
        .chars()
        .take_while(char::is_ascii_digit)
        .collect()
}

/// What is in the folder: names with the texts of the files, in the order of the names.
///
/// A file that is written is put in the place of the one before, and for a moment neither can be
/// read; then all is read once more.
fn in_folder(browser: &Browser) -> Vec<(String, String)> {
    let script = "const all = await navigator.storage.getDirectory();
        const shared = await all.getDirectoryHandle('shared');
        const read = async () => {
            const found = [];
            for await (const [name, handle] of shared.entries()) {
                // While a file is written, its new content stands beside it.
                if (!name.endsWith('.mmat.json')) continue;
                found.push([name, await (await handle.getFile()).text()]);
            }
            return found.sort();
        };
        for (;;) {
            try {
                return await read();
            } catch (error) {
                if (!['NotFoundError', 'NotReadableError'].includes(error.name)) throw error;
            }
        }";
    let found: Value = browser.run_async(script, json!([]));
    serde_json::from_value(found).unwrap()
}

fn appraisers(text: &str) -> Vec<String> {
    let file: Value = serde_json::from_str(text).unwrap();
    let appraisals = file["review"]["appraisals"].as_array().unwrap().iter();
    let mut names: Vec<_> = appraisals
        .map(|one| one["reviewer"].as_str().unwrap().to_owned())
        .collect();
    names.dedup();
    names
}

fn answer_s2(browser: &Browser, key: char) {
    browser.press(&[Key::Escape]);
    tab_to(browser, ".studies tbody .link");
    browser.press(&[Key::Enter]);
    browser.wait_for_element("[data-item=S2]");
    tab_to(browser, "[data-item=S2] input[type=radio]");
    browser.press(&[Key::Char(key)]);
    wait_until_saved(browser);
    press_button_of_navigation(browser);
    open_exchange(browser);
}

fn press_button_of_navigation(browser: &Browser) {
    let studies = "const root = document.querySelector('mmat-appraisal').shadowRoot;
        return [...root.querySelectorAll('nav .tab')].find((one) => one.innerText === 'Studies')";
    let found = browser.run(studies, json!([]));
    let button = crate::harness::Element::from_value(browser, &found).unwrap();
    button.click();
    browser.wait_for("the studies", || heading(browser) == "Studies");
}

/// Brings in the file that is listed first.
fn bring_in(browser: &Browser) {
    tab_to(browser, ".folder-files .btn");
    browser.press(&[Key::Enter]);
    browser.wait_for_element("#merging");
    press_button(browser, "Bring in");
    browser.wait_for("the merge", || browser.find("#merging").is_none());
    wait_until_saved(browser);
}

fn each_writes_their_own(browser: &Browser, server: &Server) {
    browser.screenshot("folder-unlinked");
    link(browser);
    answer_s2(browser, 'y');
    save(browser);
    let files = in_folder(browser);
    assert_eq!(files.len(), 1);
    assert!(
        files[0].0.starts_with("a-made-up-review-reviewer-r1-"),
        "{}",
        files[0].0
    );
    assert_eq!(appraisers(&files[0].1), ["r1"]);

    sit_down(browser, server, "ben");
    begin(browser, "Reviewer r2");
    open_exchange(browser);
    link(browser);
    assert!(
        listed(browser).contains("Reviewer r1"),
        "{}",
        listed(browser)
    );
    assert!(listed(browser).contains("new"), "{}", listed(browser));
    assert_eq!(newer(browser), "1");
    answer_s2(browser, 'n');
    save(browser);
    let written = in_folder(browser);
    assert_eq!(written.len(), 2, "each their own");
    assert_eq!(written[0], files[0], "and never that of the other");
    assert_eq!(appraisers(&written[1].1), ["r2"]);
    ben_brings_in(browser, &written);
}

fn ben_brings_in(browser: &Browser, written: &[(String, String)]) {
    bring_in(browser);
    assert_eq!(newer(browser), "", "it is brought in");
    open_exchange(browser);
    assert!(
        listed(browser).contains("brought in"),
        "{}",
        listed(browser)
    );
    let review = browser.host("review", json!([]));
    let all = review["review"]["appraisals"].as_array().unwrap().iter();
    let mut of_ana = all.filter(|one| one["reviewer"] == "r1");
    assert!(
        of_ana.any(|one| one["answers"]["S2"]["response"] == "yes"),
        "{review:#}"
    );
    assert_eq!(
        in_folder(browser),
        written,
        "to bring in writes nothing there"
    );
}

/// The link outlasts the page, and what is newer is shown without being asked for.
fn what_is_newer_is_seen(browser: &Browser, server: &Server) {
    sit_down(browser, server, "ana");
    open_review(browser);
    browser.wait_for("the newer file", || newer(browser) == "1");
    let told = text_of(browser, ".mmat > [role=status]");
    assert_eq!(told, "1 file in the shared folder is newer.");
    browser.screenshot("folder-newer");
    open_exchange(browser);
    bring_in(browser);
    open_exchange(browser);
    assert!(
        listed(browser).contains("brought in"),
        "{}",
        listed(browser)
    );
    answer_s2(browser, 'c');
    save(browser);

    sit_down(browser, server, "ben");
    open_review(browser);
    browser.wait_for("the newer file", || newer(browser) == "1");
    open_exchange(browser);
    assert!(
        listed(browser).contains("new since you brought it in"),
        "{}",
        listed(browser)
    );
    let found = look(browser, "folder-linked");
    assert_eq!(found, Vec::<String>::new());
}

/// What axe-core finds. It puts styles into the page that its policy refuses, and the console says so.
fn look(browser: &Browser, screen: &str) -> Vec<String> {
    assert_eq!(browser.console_errors(), Vec::<String>::new());
    let found = axe_in_each_look(browser, screen);
    browser.console_errors();
    found
}

fn another_hand_is_asked_about(browser: &Browser) {
    let before = in_folder(browser);
    let mine = before[1].0.clone();
    let script = "const all = await navigator.storage.getDirectory();
        const shared = await all.getDirectoryHandle('shared');
        const stream = await (await shared.getFileHandle(given[0])).createWritable();
        await stream.write('of another hand');
        await stream.close();";
    browser.run_async(script, json!([mine]));
    press_button(browser, "Save my file there");
    browser.wait_for("the question", || focus_is(browser, "#folder-question"));
    assert_eq!(in_folder(browser)[1].1, "of another hand");
    let mut found = look(browser, "folder-question");
    let wide = browser
        .run("return innerWidth", json!([]))
        .as_u64()
        .unwrap();
    browser.resize(320, 1400);
    tab_to(browser, ".folder-files .btn");
    browser.screenshot("folder-narrow");
    for check in [BEYOND, SMALL_TARGETS, CUT] {
        found.extend(complaints(browser, "folder", check));
    }
    browser.resize(u32::try_from(wide).unwrap(), 900);
    assert_eq!(found, Vec::<String>::new());
    press_button_back(browser, "Leave it");
    browser.wait_for("no question", || browser.find("#folder-question").is_none());
    assert_eq!(in_folder(browser)[1].1, "of another hand");
    press_button(browser, "Save my file there");
    browser.wait_for_element("#folder-question");
    press_button(browser, "Replace it");
    browser.wait_for("my file", || {
        text_of(browser, ".my-file").contains("Written on")
    });
    let after = in_folder(browser);
    assert_eq!(appraisers(&after[1].1), ["r2"]);
    assert_eq!(after[0], before[0]);
}

fn press_button_back(browser: &Browser, text: &str) {
    crate::hands::tab_back_to_button(browser, text);
    browser.press(&[Key::Enter]);
}

/// Chromium asks anew after a page was loaded. The private file system never does, so that answer of
/// the handles, and no other, is put in their place.
fn access_is_asked_for_again(browser: &Browser, server: &Server) {
    sit_down(browser, server, "ben");
    let script = "const at = FileSystemHandle.prototype;
        let access = 'prompt';
        at.queryPermission = async () => access;
        at.requestPermission = async () => access = navigator.userActivation.isActive ? 'granted' : 'denied';";
    browser.run(script, json!([]));
    open_review(browser);
    open_exchange(browser);
    browser.wait_for("the way back in", || {
        crate::hands::has_button(browser, "Allow access to shared again")
    });
    assert!(browser.find(".folder-files").is_none());
    browser.screenshot("folder-shut");
    press_button(browser, "Allow access to shared again");
    browser.wait_for_element(".folder-files");
    assert!(focus_is(browser, "#folder"));
}

fn a_removed_review_leaves_no_link(browser: &Browser) {
    let links = "return new Promise((done, failed) => {
        const request = indexedDB.open('ben folders');
        request.onerror = () => failed(request.error);
        request.onsuccess = () => {
            const counting = request.result.transaction('folders').objectStore('folders').count();
            counting.onsuccess = () => { done(counting.result); request.result.close(); };
        };
    });";
    assert_eq!(browser.run_async(links, json!([])), json!(1));
    browser.press(&[Key::Escape]);
    press_button_back(browser, "All reviews");
    browser.wait_for("the reviews", || heading(browser) == "Reviews");
    press_button(browser, "Remove");
    browser.wait_for("the question", || focus_is(browser, "#remove-confirm"));
    browser.press(&[Key::Enter]);
    browser.wait_for("no link", || {
        browser.run_async(links, json!([])) == json!(0)
    });
    assert_eq!(in_folder(browser).len(), 2, "what is in the folder stays");
}
