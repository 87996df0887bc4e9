//! LaTeX: nothing of the team's text is read as a command.

use mmat_appraisal::codec::report::latex::latex;
use mmat_appraisal::instrument::{Design, Response};
use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

use super::given::{PLAIN, SHARES, appraisal, empty, example, now, review};
use super::reviews;

/// Commands that the writer uses, with what each stands for where it stands for a character.
const COMMANDS: [(&str, &str); 29] = [
    ("textbackslash", "\\"),
    ("textasciitilde", "~"),
    ("textasciicircum", "^"),
    ("textless", "<"),
    ("textgreater", ">"),
    ("textbar", "|"),
    ("textquotedbl", "\""),
    ("textasciigrave", "`"),
    ("newline", "\n"),
    ("section", ""),
    ("subsection", ""),
    ("begin", ""),
    ("end", ""),
    ("caption", ""),
    ("textbf", ""),
    ("toprule", ""),
    ("midrule", ""),
    ("bottomrule", ""),
    ("endfirsthead", ""),
    ("endhead", ""),
    ("endfoot", ""),
    ("item", ""),
    ("noindent", ""),
    ("raggedright", ""),
    ("arraybackslash", ""),
    ("linewidth", ""),
    ("input", ""),
    ("usepackage", ""),
    ("LaTeX", ""),
];

/// Reads LaTeX as TeX's eyes do, as far as the writer goes: counts braces, takes only commands
/// that the writer knows, and refuses special characters that stand bare. Gives back the cells.
fn read(text: &str) -> Result<Vec<Vec<String>>, String> {
    let mut depth = 0_i32;
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let body: String = text
        .lines()
        .filter(|line| !line.starts_with('%'))
        .map(|line| format!("{line}\n"))
        .collect();
    let mut rest = body.as_str();
    while let Some(character) = rest.chars().next() {
        rest = &rest[character.len_utf8()..];
        match character {
            '\\' => {
                let name: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
                if let Some(after) = rest.strip_prefix('\\') {
                    rest = after;
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                } else if name.is_empty() {
                    let escaped = rest.chars().next().ok_or("a backslash at the end")?;
                    if !"{}$&#_%".contains(escaped) {
                        return Err(format!("\\{escaped}"));
                    }
                    cell.push(escaped);
                    rest = &rest[1..];
                } else {
                    let known = COMMANDS.iter().find(|(known, _)| *known == name);
                    let (_, meaning) = known.ok_or(format!("\\{name}"))?;
                    cell.push_str(meaning);
                    rest = &rest[name.len()..];
                    rest = rest.strip_prefix("{}").unwrap_or(rest);
                    rest = if *meaning == "\n" {
                        rest.trim_start()
                    } else {
                        rest
                    };
                }
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            '&' => row.push(std::mem::take(&mut cell)),
            '%' | '$' | '#' | '_' | '^' | '~' | '"' | '`' => {
                return Err(format!("bare {character}"));
            }
            other => cell.push(other),
        }
        if depth < 0 {
            return Err("a brace too many".to_owned());
        }
    }
    if depth == 0 {
        Ok(rows)
    } else {
        Err("an open brace".to_owned())
    }
}

#[test]
fn the_example_is_sound_and_names_its_packages() {
    for options in [PLAIN, SHARES] {
        let text = latex(&example(), &options, &now());
        read(&text).unwrap();
        assert!(
            text.contains("\\usepackage{booktabs}") && text.contains("\\usepackage{longtable}")
        );
        assert!(text.contains("\nPerry 2000 & Yes & Yes & Yes & Yes & No & No & Yes"));
        assert!(text.contains("Fàbregues"));
        let opened = text.matches("\\begin{longtable}").count();
        assert_eq!((opened, text.matches("\\end{longtable}").count()), (8, 8));
    }
    read(&latex(&empty(), &SHARES, &now())).unwrap();
}

#[test]
fn every_special_character_is_printed_as_it_stands() {
    let label =
        r##"\ { } $ & # ^ _ ~ % " ` ' < > | [x] * -- --- '' ,, ?` !` \end{longtable} 研究"##;
    let review = review(
        &[label],
        &["A"],
        vec![appraisal(0, "A", Design::Rct, Response::Yes)],
    );
    let text = latex(&review, &PLAIN, &now());
    let rows = read(&text).unwrap();
    assert!(rows.iter().any(|row| row[0].trim() == label), "{text}");
    for joined in ["--", "''", ",,", "?`", "!`", "\\\\\n["] {
        assert!(!text.contains(joined), "{joined:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn hostile_text_is_never_a_command(review in reviews::review()) {
        let text = latex(&review, &SHARES, &now());
        prop_assert_eq!(&text, &latex(&review, &SHARES, &now()));
        prop_assert_eq!(read(&text).err(), None);
    }
}
