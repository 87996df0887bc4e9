//! Texts that would do harm where they are not taken as texts, and reviews that are full of one.

#![allow(dead_code, reason = "each test crate uses its own part of it")]

use std::rc::Rc;

use mmat_appraisal::codec::review_file;
use mmat_appraisal::instrument::ItemId;
use mmat_appraisal::review::{Chain, Log, LogEntry, Review, ReviewerId, StudyId, What};
use serde_json::{Map, Value, json};

use super::full::{full_review, time};

/// Stands in each text, so that a test can tell that the text came through.
pub const MARK: &str = "made-up mark";

/// Nothing in it means anything to any format.
pub const HARMLESS: &str = "made-up words ";

/// Scripts, markup, ends of sections, addresses, commands, formulas, ends of records.
pub const HAZARDS: [&str; 26] = [
    "<script>harm()</script>",
    "</script><script>harm()</script>",
    "\"><img src=x onerror=harm()>",
    "'><svg onload=harm()>",
    "</title></style></textarea></td></table><iframe src=//harm.example></iframe>",
    "\" onfocus=\"harm()\" autofocus x=\"",
    "<!--",
    "--><a href=javascript:harm()>a</a>",
    "]]><harm/><![CDATA[",
    "<?xml version=\"1.0\"?><!DOCTYPE harm [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
    "&lt;script&gt;harm()&lt;/script&gt; &amp;amp; &#60;b&#62; &quot;",
    "javascript:harm()",
    " \u{1}JaVaScRiPt:harm()//https://",
    "data:text/html,<script>harm()</script>",
    "[a](javascript:harm()) ![a](http://harm.example/x.png) <http://harm.example> | `x` **b**",
    "\\input{/etc/passwd}\\write18{harm}\\catcode`\\%=12 $x$ % } { # ^^5cinput ~ _",
    "\\end{document}\\immediate\\openout3",
    "=HYPERLINK(\"http://harm.example\",\"a\")",
    "+cmd|' /C harm'!A0",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    "\"); system(\"harm\"); c(\"",
    "end\r\nER  - \r\nTY  - JOUR\r\nTI  - a record of its own\r\n",
    "\u{202e}txet desrever\u{2066}\u{200f}\u{feff}\u{0}\u{b}\u{1b}[31m",
    "{{harm}} ${harm} <%= harm %> #{harm} \\u003cscript\\u003e \\",
];

/// Fields whose words are ours or are times: anything else in them is no longer a review.
const VOCABULARY: [&str; 15] = [
    "added",
    "agreed",
    "answer",
    "at",
    "category",
    "exported",
    "format",
    "instrument",
    "item",
    "locked",
    "quantitative_set",
    "question",
    "response",
    "responses",
    "way",
];
const IDS: [&str; 5] = ["by", "id", "pilot", "reviewer", "study"];

/// What a reviewer of that study answers.
const ITEMS: [&str; 17] = [
    "S1", "S2", "1.1", "1.2", "1.3", "1.4", "1.5", "4.1", "4.2", "4.3", "4.4", "4.5", "5.1", "5.2",
    "5.3", "5.4", "5.5",
];

/// The file of a made-up review of one study by two reviewers in which every text begins and ends with this one.
pub fn file_with(text: &str) -> Value {
    let mut file = review_file::to_value(&full_review(false), &time());
    file.as_object_mut().unwrap().remove("integrity");
    let appraisals = file["review"]["appraisals"].as_array_mut().unwrap();
    let at = time().as_str().to_owned();
    appraisals[0]["set_aside"] = json!({
        "answers": [{"item": "3.1", "answer": {"comment": "why", "quote": "q", "location": "p", "at": at}}],
        "went_on": [{"text": "a reason before", "at": at}],
    });
    for item in ITEMS {
        let answer =
            json!({"response": "yes", "comment": "why", "quote": "q", "location": "p", "at": at});
        appraisals[0]["answers"][item] = answer;
    }
    // What is to be followed up.
    appraisals[0]["answers"]["1.3"]["response"] = json!("cant-tell");
    let mut second = appraisals[0].clone();
    second["reviewer"] = json!("r2");
    second["answers"]["4.4"]["response"] = json!("no");
    second["answers"]["5.5"]["response"] = json!("no");
    appraisals.push(second);
    let independent = &mut file["review"]["consensus"][0]["independent"];
    independent["r1"]["responses"] = ITEMS
        .iter()
        .map(|item| (item.to_string(), json!("yes")))
        .collect();
    independent["r1"]["responses"]["1.3"] = json!("cant-tell");
    independent["r2"] = independent["r1"].clone();
    independent["r2"]["responses"]["4.4"] = json!("no");
    independent["r2"]["responses"]["5.5"] = json!("no");
    fill(&mut file["review"], "", text);
    file
}

/// That review as our own reader takes it in, with a log that holds the text too.
pub fn review_with(text: &str) -> Review {
    let file = file_with(text).to_string();
    let (review, problems) = review_file::from_text(&file).unwrap();
    let told: Vec<String> = problems.iter().map(|one| format!("{one:?}")).collect();
    assert!(told.is_empty(), "{told:?}");
    let entry = |what| {
        Rc::new(LogEntry {
            at: time(),
            by: Some(ReviewerId::new(&id("r1", text))),
            what,
            study: Some(StudyId::new(&id("s1", text))),
            before: filled("before", text),
            after: filled("after", text),
        })
    };
    let entries = [
        What::Review,
        What::Study,
        What::Answer(ItemId::C21),
        What::File,
    ]
    .map(entry);
    let chain = Chain::new(entries.to_vec()).unwrap();
    review.with_log(Log::of(vec![chain]))
}

fn filled(value: &str, text: &str) -> String {
    format!("{text} {MARK} {value} {text}")
}

fn id(value: &str, text: &str) -> String {
    format!("{value}{text}")
}

fn fill(value: &mut Value, key: &str, text: &str) {
    match value {
        Value::String(word) if IDS.contains(&key) => *word = id(word, text),
        Value::String(word) if !VOCABULARY.contains(&key) => *word = filled(word, text),
        Value::Array(values) => values.iter_mut().for_each(|value| fill(value, key, text)),
        Value::Object(fields) => fill_fields(fields, key, text),
        _ => {}
    }
}

fn fill_fields(fields: &mut Map<String, Value>, key: &str, text: &str) {
    if key == "responses" {
        return;
    }
    let found = std::mem::take(fields);
    for (name, mut value) in found {
        fill(&mut value, &name, text);
        let is_id = key == "independent";
        fields.insert(if is_id { id(&name, text) } else { name }, value);
    }
}
