//! Files as nobody wrote them: pieces of a fixture cut out, repeated and put in elsewhere.

use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use proptest::sample::select;

/// Copies of a text with some hostile changes.
pub fn mutated(text: &'static str) -> impl Strategy<Value = String> {
    let pieces = vec![
        "{",
        "}",
        "{{{{",
        "}}",
        "\"",
        "@",
        "@article{",
        "@string{a = a # a}",
        "=",
        "#",
        ",",
        "\\",
        "\\'",
        "\\v",
        "$",
        "$$",
        "\n",
        "\r",
        "\n\n",
        "ER  - ",
        "ER",
        "EF",
        "PT J",
        "PMID- 1\n",
        "TY  - JOUR\n",
        "RAYYAN-INCLUSION: {\"a\"=>\"",
        "USER-NOTES: {\"a\"=>[",
        "\u{feff}",
        "é",
        "=>",
        "10.1000/",
        " and ",
        "[",
        "'",
        "Link to the Ovid Full Text or citation:",
        "   ",
        "-",
        "\0",
    ];
    let change = (any::<u16>(), any::<u8>(), select(pieces));
    vec(change, 1..12).prop_map(move |changes| {
        let mut text: Vec<char> = text.chars().collect();
        for (place, cut, piece) in changes {
            let start = usize::from(place) % (text.len() + 1);
            let end = (start + usize::from(cut) % 40).min(text.len());
            text.splice(start..end, piece.chars());
        }
        text.into_iter().collect()
    })
}
