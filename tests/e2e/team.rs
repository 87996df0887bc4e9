//! Two reviewers in two browsers, without a server: each alone, then together, then for others to read.

mod table;

use std::fmt::Write;
use std::fs;

use serde_json::{Value, json};

use crate::hands::{
    answer_and_move, focus_is, heading, open, pick_file, press_button, tab_to, text_of,
    wait_until_saved,
};
use crate::harness::{Browser, Engine, Key, Server, checkout, in_each_engine};

in_each_engine!(two_reviewers_agree_and_a_third_person_sees_what_each_of_them_found);

/// What a reviewer answers to S1 and S2, and then to the criteria of each study; the first study
/// is appraised in a category of their own. They differ on four items of studies 2 to 4.
const ANA: [&str; 6] = ["yynyc", "ynyyy", "cyyyn", "yyyyy", "yyyny", "yycyy"];
const BEN: [&str; 6] = ["yyync", "yccyy", "yyyyn", "yyyyn", "yyyny", "yycyy"];
/// Where they differ, and what they agree on.
const AGREED: [(usize, &str, char, [&str; 3]); 4] = [
    (2, "1.2", 'c', ["No", "Can’t tell", "Can’t tell"]),
    (2, "1.3", 'y', ["Yes", "Can’t tell", "Yes"]),
    (3, "1.1", 'n', ["Can’t tell", "Yes", "No"]),
    (4, "1.5", 'y', ["Yes", "No", "Yes"]),
];

fn two_reviewers_agree_and_a_third_person_sees_what_each_of_them_found(engine: Engine) {
    let server = Server::start();
    let [ana, ben] = Browser::start_two(engine);
    for browser in [&ana, &ben] {
        open(browser, &server);
        browser.run(CATCH_FILES, json!([]));
    }
    set_up(&ana);
    let start = hand_over(&ana, "start");
    ben_begins(&ben, &start);
    appraise(&ana, 1..=6, &ANA, "Yes");
    let of_ana = hand_over(&ana, "of-ana");

    appraise(&ben, 1..=3, &BEN, "No");
    bring_in(&ben, &of_ana, "Appraisals of Ana (6 studies)");
    is_sealed_where_ben_is_not_through(&ben);
    appraise(&ben, 4..=6, &BEN, "No");
    click(&ben, "Summary");
    ben.wait_for("the summary", || heading(&ben) == "Summary");
    assert_eq!(text_of(&ben, ".sealed-note"), "", "both are through");

    reconcile(&ben);
    let result = export(&ben);
    bring_in(
        &ana,
        &result,
        "Appraisals of Ana (6 studies), Ben (6 studies)",
    );
    go(&ana, "Reconcile");
    assert!(text_of(&ana, ".reconciled").contains("5 of 5 disagreements reconciled"));
    for browser in [ana, ben] {
        assert_eq!(browser.console_errors(), Vec::<String>::new());
    }

    let reader = Browser::start(engine);
    read_result(&reader, &server, &result);
    drop(reader);
    let reader = Browser::start(engine);
    an_altered_file_is_named(&reader, &server, &result);
}

/// Keeps what is saved from now on in `saved`, instead of in the folder for downloads.
const CATCH_FILES: &str = "
    const make = URL.createObjectURL.bind(URL), click = HTMLElement.prototype.click;
    let blob;
    window.saved = [];
    URL.createObjectURL = (given) => make(blob = given);
    HTMLElement.prototype.click = function () {
        if (!this.download) return click.call(this);
        const name = this.download;
        blob.text().then((text) => window.saved.push({ name, text }));
    };";

/// What was saved last, in a file that can be picked.
fn saved(browser: &Browser, what: &str) -> String {
    browser.wait_for("a file", || {
        browser.run("return window.saved.length", json!([])) == json!(1)
    });
    let file = browser.run("return window.saved.pop()", json!([]));
    assert!(
        file["name"].as_str().unwrap().ends_with(".mmat.json"),
        "{file}"
    );
    write(browser.engine(), what, file["text"].as_str().unwrap())
}

fn write(engine: Engine, what: &str, text: &str) -> String {
    let name = format!("test-output/team-{what}-{}.mmat.json", engine.name());
    fs::create_dir_all(checkout("test-output")).unwrap();
    fs::write(checkout(&name), text).unwrap();
    name
}

/// Clicks the button of that text; in the order of the page the first.
fn click(browser: &Browser, text: &str) {
    let script = "const root = document.querySelector('mmat-appraisal').shadowRoot;
        const buttons = [...root.querySelectorAll('button')];
        // Behind the name of a screen stands how much is left to do there.
        const name = (one) => one.innerText.replace(one.matches('.tab') ? /\\s*[0-9][^]*$/ : '', '').trim().split('\\n')[0];
        const at = buttons.find((one) => name(one).trim() === arguments[0]);
        for (const one of buttons) one.toggleAttribute('data-meant', one === at);
        return Boolean(at)";
    browser.wait_for(text, || browser.run(script, json!([text])) == json!(true));
    browser.find("[data-meant]").unwrap().click();
}

/// Goes to a screen by the navigation.
fn go(browser: &Browser, screen: &str) {
    click(browser, screen);
    browser.wait_for(screen, || heading(browser) == screen);
}

fn set_up(ana: &Browser) {
    click(ana, "New review");
    ana.wait_for("the title's field", || focus_is(ana, "#new-title"));
    ana.type_text("Made-up review of two");
    ana.press(&[Key::Tab]);
    ana.type_text("Ana");
    ana.press(&[Key::Enter]);
    ana.wait_for("the list of studies", || heading(ana) == "Studies");
    let mut text = String::new();
    for number in 1..=6 {
        write!(
            text,
            "TY  - JOUR\nTI  - Made-up study {number} of two\nAU  - Family{number}, Given\n\
             PY  - 200{number}\nDO  - 10.5555/made-up.{number}\nER  - \n"
        )
        .unwrap();
    }
    ana.host(
        "importFiles",
        json!([[{"name": "made-up-6.ris", "text": text}]]),
    );
    go(ana, "Protocol");
    press_button(ana, "Add a reviewer");
    ana.wait_for("the new name", || {
        ana.focused()
            .and_then(|one| one.attribute("id"))
            .is_some_and(|id| id.starts_with("reviewer-"))
    });
    ana.press(&[Key::Control, Key::Char('a')]);
    ana.type_text("Ben");
    tab_to(ana, "[name='per-study']");
    ana.press(&[Key::Down]);
    ana.wait_for("two for each study", || {
        ana.find("input[aria-describedby='blinded-hint']:enabled")
            .is_some()
    });
    tab_to(ana, "input[aria-describedby='blinded-hint']");
    ana.press(&[Key::Space]);
    wait_until_saved(ana);
    let kept = ana.host("review", json!([]));
    let header = &kept["review"];
    assert_eq!(header["protocol"]["blinded"], true, "{header:#}");
    assert_eq!(header["reviewers"][1]["name"], "Ben", "{header:#}");
    // Who began the review is known.
    go(ana, "Studies");
    assert!(text_of(ana, ".filters").contains("Appraised by you as Ana"));
}

/// Nothing is shown in a blinded review until they said who they are.
fn say_who(browser: &Browser, name: &str) {
    browser.wait_for("the question", || {
        text_of(browser, ".main").contains("Say who you are")
    });
    assert!(browser.find(".studies").is_none());
    if browser.find("#who").is_none() {
        click(browser, "Who are you?");
    }
    browser.wait_for_element("#who");
    press_button(browser, name);
    browser.wait_for("the studies", || {
        heading(browser) == "Studies" && browser.find("#who").is_none()
    });
}

fn hand_over(browser: &Browser, what: &str) -> String {
    go(browser, "Studies");
    click(browser, "Hand over, bring in");
    browser.wait_for_element("#exchange");
    press_button(browser, "Save my file");
    let file = saved(browser, what);
    click(browser, "Close");
    file
}

fn ben_begins(ben: &Browser, start: &str) {
    pick_file(ben, "#open-file", start);
    ben.wait_for("the question who", || {
        text_of(ben, ".main").contains("Say who you are")
    });
    say_who(ben, "Ben");
    assert_eq!(ben.find_all(".studies tbody .link").len(), 6);
}

/// Appraises studies one after the other: the first by way of *Help me choose*, at whose last
/// question the two differ.
fn appraise(
    browser: &Browser,
    studies: std::ops::RangeInclusive<usize>,
    answers: &[&str; 6],
    at_random: &str,
) {
    go(browser, "Studies");
    click(
        browser,
        &format!("Family{} 200{}", studies.start(), studies.start()),
    );
    let last = *studies.end();
    for number in studies {
        browser.wait_for("the study", || {
            text_of(browser, ".side h3") == format!("Study {number} of 6")
                && browser.find("[data-item=S1]").is_some()
        });
        tab_to(browser, "[data-item=S1] input[type=radio]");
        answer_and_move(browser, "yy");
        let first = if number > 1 {
            tab_to(browser, "#category-qualitative");
            browser.press(&[Key::Space]);
            "1.1"
        } else {
            choose_with_help(browser, at_random);
            if at_random == "Yes" { "2.1" } else { "3.1" }
        };
        browser.wait_for_element(&format!("[data-item='{first}']"));
        tab_to(browser, &format!("[data-item='{first}'] input[type=radio]"));
        for (place, key) in answers[number - 1].chars().enumerate() {
            let item = format!("[data-item='{}.{}']", &first[..1], place + 1);
            browser.wait_for(&item, || {
                focus_is(browser, &format!("{item} input[type=radio]"))
            });
            browser.press(&[Key::Char(key)]);
            browser.wait_for("the answer", || {
                browser.find(&format!("{item} input:checked")).is_some()
            });
            browser.press(&[Key::Down]);
        }
        browser.wait_for("a complete appraisal", || {
            text_of(browser, ".side .chip") == "Complete"
        });
        if number < last {
            browser.press(&[Key::Char(']')]);
        }
    }
    wait_until_saved(browser);
}

fn choose_with_help(browser: &Browser, at_random: &str) {
    press_button(browser, "Help me choose");
    let ways = ["Quantitative", "Yes", "Yes", "Yes", at_random];
    for (place, answer) in ways.into_iter().enumerate() {
        browser.wait_for("the question", || {
            focus_is(browser, "#helper") && browser.find_all(".steps li").len() == place
        });
        press_button(browser, answer);
    }
    browser.wait_for("the outcome", || {
        browser.find_all(".steps li").len() == ways.len()
    });
    press_button(browser, "Use this category");
}

fn bring_in(browser: &Browser, file: &str, whose: &str) {
    go(browser, "Studies");
    click(browser, "Hand over, bring in");
    pick_file(browser, "#bring-in-file", file);
    browser.wait_for_element("#merging");
    let preview = text_of(browser, "#merging");
    for part in [whose, "as it was written", "6 studies here already"] {
        assert!(preview.contains(part), "{part} is missing in: {preview}");
    }
    browser.screenshot("team-bring-in");
    press_button(browser, "Bring in");
    browser.wait_for("the merge", || browser.find("#merging").is_none());
    wait_until_saved(browser);
}

fn is_sealed_where_ben_is_not_through(ben: &Browser) {
    click(ben, "Summary");
    ben.wait_for("the summary", || heading(ben) == "Summary");
    let note = text_of(ben, ".sealed-note");
    assert!(
        note.starts_with("3 appraisals of other reviewers"),
        "{note}"
    );
    go(ben, "Reconcile");
    let listed = text_of(ben, ".studies");
    assert!(listed.contains("Family1 2001"), "{listed}");
    assert!(!listed.contains("Family4 2004"), "{listed}");
    go(ben, "Studies");
    click(ben, "Family4 2004");
    ben.wait_for_element("[data-item=S1]");
    let beside = text_of(ben, ".side");
    assert!(beside.contains("Ana sealed"), "{beside}");
    assert!(ben.find("[data-item] input:checked").is_none());
}

fn reconcile(ben: &Browser) {
    go(ben, "Reconcile");
    let alike = text_of(ben, ".alike");
    assert!(
        alike.contains("On 2 studies the reviewers do not differ"),
        "{alike}"
    );
    press_button(ben, "Note it for all of them");
    ben.wait_for("nothing alike", || ben.find(".alike").is_none());
    click(ben, "Family1 2001");
    agree_on_category(ben);
    for (number, item, key, [of_ana, of_ben, _]) in AGREED {
        // The way on leads to the next study when the one before is done.
        press_next(ben);
        let card = format!("[data-agree='{item}']");
        ben.wait_for(item, || focus_is(ben, &format!("{card} input[type=radio]")));
        assert!(text_of(ben, "h1").contains(&format!("study {number}")));
        let found = text_of(ben, &format!("{card} .sides"));
        assert!(sides(ben, &card) == [of_ana, of_ben], "{item}: {found}");
        let has_hint = text_of(ben, &card).contains("No against Can’t tell.");
        assert_eq!(has_hint, item == "1.2");
        ben.press(&[Key::Char(key)]);
        ben.wait_for("the agreement", || {
            text_of(ben, &card).contains("Agreed by Ana and Ben in discussion")
        });
    }
    wait_until_saved(ben);
    go(ben, "Reconcile");
    assert!(text_of(ben, ".main").contains("Nothing is left to reconcile"));
}

/// From the keys of the item with the focus, or from the button beside the study.
fn press_next(ben: &Browser) {
    if ben.find(".reconciling").is_some() && !focus_is(ben, "h1") {
        ben.press(&[Key::Char('u')]);
    }
    if focus_is(ben, "h1") {
        click(ben, "Next disagreement");
    }
}

/// The responses that stand side by side.
fn sides(browser: &Browser, card: &str) -> Vec<String> {
    let script = "const root = document.querySelector('mmat-appraisal').shadowRoot;
        const chips = root.querySelectorAll(arguments[0] + ' .one-side .chip');
        return [...chips].map((one) => one.innerText.replace(/^[^A-Z]+/, ''))";
    let found = browser.run(script, json!([card]));
    let found = found.as_array().unwrap().iter();
    found.map(|one| one.as_str().unwrap().to_owned()).collect()
}

/// Both ways are seen, Ana's category is agreed on, and with it what she alone answered.
fn agree_on_category(ben: &Browser) {
    ben.wait_for_element("#agree-category");
    let ways = text_of(ben, "#agree-category .sides");
    assert!(ways.contains("2. Quantitative randomized"), "{ways}");
    assert!(ways.contains("3. Quantitative non-randomized"), "{ways}");
    assert_eq!(
        ben.find_all("#agree-category .steps li").len(),
        10,
        "{ways}"
    );
    assert_eq!(ben.find_all("#agree-category .parts").len(), 2, "{ways}");
    assert!(ben.find("[data-agree='2.1']").is_none());
    ben.screenshot("team-category");
    click(ben, "Next disagreement");
    ben.wait_for("the category", || focus_is(ben, "#agree-category"));
    ben.press(&[Key::Char('1')]);
    ben.wait_for_element("[data-agree='2.1']");
    for item in ["2.1", "2.2", "2.3", "2.4", "2.5"] {
        ben.press(&[Key::Char('u')]);
        ben.wait_for(item, || {
            focus_is(ben, &format!("[data-agree='{item}'] input[type=radio]"))
        });
        ben.press(&[Key::Char('1')]);
        ben.wait_for("the agreement", || {
            ben.find(&format!("[data-agree='{item}'] input:checked"))
                .is_some()
        });
    }
}

fn export(browser: &Browser) -> String {
    click(browser, "Export");
    browser.wait_for_element("#export");
    press_button(browser, "Review file (.mmat.json)");
    let file = saved(browser, "result");
    click(browser, "Close");
    file
}

fn read_result(reader: &Browser, server: &Server, result: &str) {
    open(reader, server);
    pick_file(reader, "#open-file", result);
    reader.wait_for("that it is as written", || {
        text_of(reader, ".main").contains("Say who you are")
    });
    click(reader, "Protocol");
    press_button(reader, "Add a reviewer");
    reader.wait_for("the new name", || {
        reader
            .focused()
            .and_then(|one| one.attribute("id"))
            .is_some_and(|id| id.starts_with("reviewer-"))
    });
    reader.press(&[Key::Control, Key::Char('a')]);
    reader.type_text("Cleo");
    click(reader, "Studies");
    say_who(reader, "Cleo");
    go(reader, "Reconcile");
    click(reader, "All studies");
    for (number, item, _, [of_ana, of_ben, agreed]) in AGREED {
        go(reader, "Reconcile");
        click(reader, &format!("Family{number} 200{number}"));
        let card = format!("[data-agree='{item}']");
        reader.wait_for_element(&card);
        assert_eq!(sides(reader, &card), [of_ana, of_ben], "{item}");
        let chosen = text_of(reader, &format!("{card} label:has(input:checked)"));
        assert!(chosen.contains(agreed), "{item}: {chosen}");
        assert!(text_of(reader, &card).contains("Agreed by Ana and Ben in discussion"));
    }
    let tally = reader.host("tally", json!([]));
    assert_eq!(tally["items"]["2.3"]["no"], 1, "the agreed category counts");
    click(reader, "Checks");
    click(reader, "Log of changes");
    reader.wait_for("the log", || heading(reader) == "Log");
    reader.wait_for("that the chain is unbroken", || {
        text_of(reader, ".log").contains("is unbroken, and the file is as it was written")
    });
}

/// One character of one answer is another one.
fn an_altered_file_is_named(reader: &Browser, server: &Server, result: &str) {
    let text = fs::read_to_string(checkout(result)).unwrap();
    let mut file: Value = serde_json::from_str(&text).unwrap();
    let _ = &mut file;
    let title = "Made-up study 5 of two";
    assert_eq!(text.matches(&format!("\"{title}\"")).count(), 1);
    let altered = text.replace(title, "Made-up study 6 of two");
    let altered = write(reader.engine(), "altered", &altered);
    open(reader, server);
    pick_file(reader, "#open-file", &altered);
    let named = "the study “Family5 2005”";
    reader.wait_for("what was altered", || {
        text_of(reader, ".main").contains(named)
    });
    let said = text_of(reader, ".main");
    assert!(said.contains("altered since it was written"), "{said}");
    reader.screenshot("team-altered");
}
