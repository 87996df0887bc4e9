//! The reader of JSON, held against that of `serde_json`.

#![allow(clippy::unwrap_used, reason = "tests may stop at the first surprise")]

use mmat_appraisal::codec::json::parse;
use serde_json::Value;

/// What both readers make of a text: the same value, or nothing.
fn agrees(text: &str) {
    let theirs: Option<Value> = serde_json::from_str(text).ok();
    assert_eq!(parse(text).ok(), theirs, "{text}");
}

#[test]
fn it_reads_what_serde_json_reads() {
    let texts = [
        "null",
        " true ",
        "false",
        "[]",
        "{}",
        "[1, 2 ,3]",
        r#"{"b":1,"a":{"c":[{}]},"b":2}"#,
        "0",
        "-0",
        "-0.0",
        "1.10",
        "1e+400",
        "1E5",
        "123456789012345678901234567890",
        r#""a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é😀""#,
        "\"\u{7f}\"",
    ];
    texts.into_iter().for_each(agrees);
}

#[test]
fn it_refuses_what_serde_json_refuses() {
    let texts = [
        "",
        " ",
        "tru",
        "truE",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "{\"a\":1,}",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "+1",
        "0x1",
        "\"a",
        "\"a\nb\"",
        r#""\q""#,
        r#""\u12""#,
        r#""\u+123""#,
        r#""\ud83d""#,
        r#""\ud83dx""#,
        r#""\ud83d\u0041""#,
        r#""\ude00""#,
        "1 2",
        "[1}",
        "'a'",
        "NaN",
        "\u{feff}1",
    ];
    texts.into_iter().for_each(agrees);
}

#[test]
fn it_refuses_what_would_exhaust_the_stack() {
    for levels in [126, 127, 128, 200_000] {
        agrees(&format!("{}{}", "[".repeat(levels), "]".repeat(levels)));
    }
}

#[test]
fn a_fault_has_its_line() {
    let fault = parse("{\n\"a\": 1\n\"b\": 2}").unwrap_err();
    assert_eq!(fault.line, 3);
    let fault = parse("{\n\"a\": [\n").unwrap_err();
    assert_eq!(
        (fault.line, fault.message),
        (3, "the file ends in the middle")
    );
}
