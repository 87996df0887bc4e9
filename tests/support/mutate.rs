//! Files with something wrong in them.

use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use proptest::sample::{Index, select};

/// The text with up to six stretches of it cut, doubled or overwritten.
pub fn text(sound: &'static str) -> impl Strategy<Value = String> {
    let wounds = select(vec![
        "",
        "\"",
        "<",
        ">",
        "</",
        "&",
        "&#xFFFFFFFF;",
        "]]>",
        "<!--",
        "<record>",
        "{",
        "}",
        "[",
        "]",
        "\\",
        "\\u",
        ",",
        ";",
        "\n",
        "\r",
        "\t",
        "\u{feff}",
        "\u{202e}",
        "😀",
        "=",
        "'",
        "2019",
        "10.1000/",
        "and",
        "=>",
        "|",
    ]);
    vec(
        (any::<Index>(), any::<Index>(), wounds, any::<bool>()),
        1..6,
    )
    .prop_map(move |cuts| {
        let mut text: Vec<char> = sound.chars().collect();
        for (place, length, wound, doubled) in cuts {
            if text.is_empty() {
                break;
            }
            let start = place.index(text.len());
            let end = start + length.index((text.len() - start).min(60));
            let cut: Vec<char> = text.get(start..end).unwrap().to_vec();
            let put = wound.chars().chain(cut.into_iter().filter(|_| doubled));
            let put: Vec<char> = put.chain(wound.chars()).collect();
            text.splice(start..end, put);
        }
        text.into_iter().collect()
    })
}
