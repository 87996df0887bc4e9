//! Files of other programs in and out: published tables, decisions before an import, a long import
//! broken off, pictures.

use std::fmt::Write;
use std::fs;
use std::io::{Cursor, Read};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::hands::{heading, open, pick_file, press_button, text_of, wait_until_saved};
use crate::harness::{Browser, Engine, Server, checkout, in_each_engine};

in_each_engine!(
    published_tables_come_in_through_the_interface,
    published_tables_come_in_through_the_host_api,
    words_columns_and_likely_duplicates_are_decided_before_anything_is_written,
    an_import_that_is_broken_off_leaves_nothing_behind,
    only_the_bar_of_an_import_moves_and_not_for_those_who_ask_for_less_motion,
    pictures_have_the_size_that_they_claim
);

/// The tables of ../TABLES.md and how many studies each prints.
const TABLES: [(&str, usize); 3] = [
    ("assets/example/ijerph-2023-33-studies.csv", 33),
    ("tests/fixtures/digital-health-2024-6-studies.csv", 6),
    ("tests/fixtures/bmc-nursing-2020-5-studies.csv", 5),
];
const TWO: &str = "tests/fixtures/two-reviewers.csv";

/// How often a column of a table says Yes, No and Can't tell, counted by the words alone.
fn printed(table: &str, item: &str) -> [u64; 3] {
    let text = fs::read_to_string(checkout(table)).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let column = header.iter().position(|name| name == item).unwrap();
    let mut counts = [0; 3];
    for row in reader.records() {
        match row.unwrap()[column].to_lowercase().as_str() {
            "y" | "yes" => counts[0] += 1,
            "n" | "no" => counts[1] += 1,
            "u" | "can't tell" => counts[2] += 1,
            // Not rated, with marks of a footnote.
            "" | "-**" => {}
            other => panic!("{table}: {other}"),
        }
    }
    counts
}

fn tally_is_as_printed(browser: &Browser, table: &str) {
    let tally = browser.host("tally", json!([]));
    for (item, counts) in tally["items"].as_object().unwrap() {
        let counted = ["yes", "no", "cantTell"].map(|name| counts[name].as_u64().unwrap());
        assert_eq!(counted, printed(table, item), "{table}, {item}");
    }
}

fn published_tables_come_in_through_the_interface(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    for (table, studies) in TABLES {
        open(&browser, &server);
        pick_file(&browser, "#open-file", table);
        browser.wait_for_element("#intake");
        if table.contains("digital-health") {
            let problems = text_of(&browser, ".file-problems");
            assert!(
                problems.contains("line 4"),
                "the printed 4 with three Yes: {problems}"
            );
        }
        press_button(&browser, "Add to the review");
        browser.wait_for("the studies", || heading(&browser) == "Studies");
        wait_until_saved(&browser);
        tally_is_as_printed(&browser, table);
        assert_eq!(browser.host("tally", json!([]))["studies"], studies);
    }
    open(&browser, &server);
    pick_file(&browser, "#open-file", TWO);
    browser.wait_for_element("#intake");
    press_button(&browser, "Add to the review");
    browser.wait_for("the studies", || heading(&browser) == "Studies");
    let review = browser.host("review", json!([]));
    assert_eq!(review["review"]["appraisals"].as_array().unwrap().len(), 10);
}

fn published_tables_come_in_through_the_host_api(engine: Engine) {
    let server = Server::start();
    for (table, studies) in TABLES {
        let browser = Browser::start(engine);
        open(&browser, &server);
        let text = fs::read_to_string(checkout(table)).unwrap();
        let report = browser.host(
            "importFiles",
            json!([[{"name": "table.csv", "text": text}]]),
        );
        assert_eq!(report["studiesAdded"], studies, "{report}");
        let named = |problem: &&Value| problem["message"].as_str().unwrap().contains("printed");
        let scores = report["problems"].as_array().unwrap().iter();
        let scores: Vec<&Value> = scores.filter(named).collect();
        let wrong = usize::from(table.contains("digital-health"));
        assert_eq!(scores.len(), wrong, "{scores:?}");
        tally_is_as_printed(&browser, table);
    }
}

fn words_columns_and_likely_duplicates_are_decided_before_anything_is_written(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    open(&browser, &server);
    pick_file(&browser, "#open-file", "tests/fixtures/made-up-ratings.csv");
    browser.wait_for_element(".tokens");
    choose(&browser, "What “Partial” becomes", "no");
    browser.wait_for("Partial to become No", || {
        !text_of(&browser, "#intake").contains("1.5: “Partial”")
            && browser.find(".odd-token").is_none()
    });
    browser.screenshot("intake-words");
    press_button(&browser, "Add to the review");
    browser.wait_for("the studies", || heading(&browser) == "Studies");
    wait_until_saved(&browser);
    assert_eq!(browser.host("tally", json!([]))["items"]["1.5"]["no"], 1);

    pick_file(
        &browser,
        "#import-file",
        "tests/fixtures/made-up-unknown-columns.csv",
    );
    browser.wait_for_element(".columns");
    choose(&browser, "What the column “Kopf” holds", "title");
    choose(&browser, "What the column “Wer” holds", "authors");
    browser.wait_for("two studies", || {
        text_of(&browser, "#intake").contains("2 new studies")
    });
    browser.screenshot("intake-columns");
    press_button(&browser, "Add to the review");
    browser.wait_for("four studies", || {
        browser.find_all(".studies tbody .link").len() == 4
    });

    pick_file(
        &browser,
        "#import-file",
        "tests/fixtures/made-up-likely.ris",
    );
    browser.wait_for("two pairs", || browser.find_all(".pair").len() == 2);
    browser.screenshot("intake-pairs");
    browser.find(".pair input").unwrap().click();
    browser.wait_for("one of the pairs to be joined", || {
        text_of(&browser, "#intake").contains("3 new studies")
    });
    press_button(&browser, "Add to the review");
    browser.wait_for("seven studies", || {
        browser.find_all(".studies tbody .link").len() == 7
    });
    wait_until_saved(&browser);
}

/// Chooses an entry of a list by its value, as a hand would.
fn choose(browser: &Browser, label: &str, value: &str) {
    let select = browser.wait_for_element(&format!("select[aria-label='{label}']"));
    select.run(&format!(
        "arguments[0].value = '{value}'; arguments[0].dispatchEvent(new Event('change', {{ bubbles: true }}));"
    ));
}

/// Writes a file that takes some seconds to read; gives its name.
fn ten_thousand(engine: Engine) -> String {
    let mut text = String::new();
    for number in 0..10_000 {
        let filler = "Made-up words of an abstract. ".repeat(20);
        write!(
            text,
            "TY  - JOUR\nTI  - Made-up study {number} of {}\nAU  - Family{}, Given\nPY  - 2001\n\
             DO  - 10.5555/made-up.{number}\nAB  - {filler}\nER  - \n",
            number * 7919 % 10_007,
            number % 800,
        )
        .unwrap();
    }
    let name = format!("test-output/ten-thousand-{}.ris", engine.name());
    fs::create_dir_all(checkout("test-output")).unwrap();
    fs::write(checkout(&name), text).unwrap();
    name
}

/// How long what moves does, in the whole widget while the bar of an import is there: `.15s`.
const MOVES: &str = "
    const all = [...document.querySelector('mmat-appraisal').shadowRoot.querySelectorAll('*')].map((one) => getComputedStyle(one));
    const times = all.flatMap(({ animationDuration, transitionDuration }) => [animationDuration, transitionDuration]);
    return [...new Set(times.filter((time) => parseFloat(time) > 0))];";

fn only_the_bar_of_an_import_moves_and_not_for_those_who_ask_for_less_motion(engine: Engine) {
    let server = Server::start();
    let name = ten_thousand(engine);
    let moves = |browser: &Browser| {
        open(browser, &server);
        pick_file(browser, "#open-file", &name);
        browser.wait_for_element(".errand");
        browser.run(MOVES, json!([]))
    };
    assert_eq!(moves(&Browser::start(engine)), json!(["0.15s"]));
    let browser = Browser::start_with_less_motion(engine);
    assert_eq!(moves(&browser), json!([]));
    assert!(
        browser.find(".errand").is_some(),
        "it was there all the time"
    );
}

fn an_import_that_is_broken_off_leaves_nothing_behind(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    open(&browser, &server);
    pick_file(&browser, "#open-file", &ten_thousand(engine));
    browser.wait_for("the bar to move", || {
        let value = "const bar = arguments[0]; return bar.hasAttribute('value') && bar.value > 0 && bar.value < bar.max";
        let bar = browser.find(".errand progress");
        bar.is_some_and(|bar| bar.run(value) == json!(true))
    });
    press_button(&browser, "Cancel");
    browser.wait_for("the bar to go", || browser.find(".errand").is_none());
    assert!(browser.find("#intake").is_none());
    assert_eq!(browser.host("listReviews", json!([])), json!([]));
    // The next file is read as if nothing had been.
    pick_file(&browser, "#open-file", "tests/fixtures/made-up-60.ris");
    browser.wait_for_element("#intake");
    assert!(text_of(&browser, "#intake").contains("60 new studies"));
}

fn pictures_have_the_size_that_they_claim(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    open(&browser, &server);
    press_button(&browser, "Try the published example");
    browser.wait_for("the summary", || heading(&browser) == "Summary");
    let archive = browser.run_async(
        "const { bytes } = await document.querySelector('mmat-appraisal').exportAs('plots-png');
         let text = ''; for (const byte of bytes) text += String.fromCharCode(byte);
         return btoa(text);",
        json!([]),
    );
    let archive = BASE64_STANDARD.decode(archive.as_str().unwrap()).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    assert!(names.iter().any(|name| name == "about.txt"), "{names:?}");
    let mut pictures = 0;
    for name in names.iter().filter(|name| name.ends_with(".png")) {
        let mut png = Vec::new();
        archive
            .by_name(name)
            .unwrap()
            .read_to_end(&mut png)
            .unwrap();
        let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        let (wide, high) = (side(16), side(20));
        // 300 dots an inch: an A4 page is 2480 dots wide, give or take the rounding of its drawing.
        assert!(wide.abs_diff(2480) < 10, "{name}: {wide}");
        let opened = browser.run_async(
            "const bytes = Uint8Array.from(atob(arguments[0]), (one) => one.charCodeAt(0));
             const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
             return [picture.width, picture.height];",
            json!([BASE64_STANDARD.encode(&png)]),
        );
        assert_eq!(opened, json!([wide, high]), "{name}");
        let folder = checkout("test-output/plots");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{}-{name}", engine.name())), png).unwrap();
        pictures += 1;
    }
    assert!(pictures >= 10, "{names:?}");
}
