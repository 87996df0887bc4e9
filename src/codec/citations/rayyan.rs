//! The marks that Rayyan leaves in a note: decisions, labels, exclusion reasons, user notes.
//!
//! `RAYYAN-INCLUSION: {"name"=>"Included"} | RAYYAN-LABELS: a,b | RAYYAN-EXCLUSION-REASONS: c |
//! USER-NOTES: {"name"=>["text"]}` in the CSV's `notes`, in RIS under `N1`, in BibTeX under
//! `note`. The reviewers' names are personal data: no function here gives them out.

const MARKS: [(&str, Mark); 4] = [
    ("RAYYAN-INCLUSION:", Mark::Inclusion),
    ("RAYYAN-LABELS:", Mark::Labels),
    ("RAYYAN-EXCLUSION-REASONS:", Mark::Reasons),
    ("USER-NOTES:", Mark::UserNotes),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Inclusion,
    Labels,
    Reasons,
    UserNotes,
}

/// Whether a note says that the study is included; `None` where it holds no decision.
///
/// It is where somebody decided Included and nobody Excluded; a Maybe beside an Included does not
/// count against it, since Rayyan itself calls only Included against Excluded a conflict. An
/// Excluded, a conflict that was never resolved, or nothing but Maybe is not included.
pub(super) fn included(note: &str) -> Option<bool> {
    let (mut yes, mut maybe, mut no) = (false, false, false);
    for (mark, value) in parts(note).1 {
        if mark == Mark::Inclusion {
            for decision in strings(value).values {
                yes |= decision.eq_ignore_ascii_case("included");
                maybe |= decision.eq_ignore_ascii_case("maybe");
                no |= decision.eq_ignore_ascii_case("excluded");
            }
        }
    }
    (yes || maybe || no).then_some(yes && !no)
}

/// Both of two findings on one record: what is not included in one of them is not included.
pub(super) fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one && other),
        (one, other) => one.or(other),
    }
}

/// The note without decisions and without the reviewers' names: what stood around the marks, the
/// labels, the exclusion reasons and the user notes, each a note of its own.
pub(super) fn without_names(note: &str) -> Vec<String> {
    let (before, marks) = parts(note);
    let mut notes = vec![tidy(before).to_owned()];
    for (mark, value) in marks {
        match mark {
            Mark::Labels => notes.extend(headed("Labels", tidy(value))),
            Mark::Reasons => notes.extend(headed("Exclusion reasons", tidy(value))),
            Mark::Inclusion => notes.push(tidy(strings(value).behind).to_owned()),
            Mark::UserNotes => {
                let read = strings(value);
                notes.extend(headed("User notes", &read.values.join("; ")));
                notes.push(tidy(read.behind).to_owned());
            }
        }
    }
    notes.retain(|note| !note.is_empty());
    notes
}

/// Whether a text holds such a mark.
pub(super) fn is_marked(text: &str) -> bool {
    !parts(text).1.is_empty()
}

/// The text before the first mark, and each mark with the text up to the next one.
fn parts(note: &str) -> (&str, Vec<(Mark, &str)>) {
    let mut found: Vec<(usize, usize, Mark)> = MARKS
        .iter()
        .flat_map(|(word, mark)| {
            note.match_indices(word)
                .map(|(at, _)| (at, at + word.len(), *mark))
        })
        .collect();
    found.sort_by_key(|(at, ..)| *at);
    let ends = found.iter().skip(1).map(|(at, ..)| *at).chain([note.len()]);
    let marks = found
        .iter()
        .zip(ends)
        .map(|((_, start, mark), end)| (*mark, note.get(*start..end).unwrap_or_default()))
        .collect();
    let first = found.first().map_or(note.len(), |(at, ..)| *at);
    (note.get(..first).unwrap_or_default(), marks)
}

/// What was read from a list `{"name"=>"value", "name"=>["value", "value"]}`.
struct Strings<'a> {
    /// The values behind the arrows, without the names before them.
    values: Vec<String>,
    /// What stands behind the list; nothing where the list is broken, since a name in it cannot be
    /// told from other text.
    behind: &'a str,
}

/// Reads such a list, with or without its outer braces, which BibTeX may have eaten.
fn strings(list: &str) -> Strings<'_> {
    let mut values = Vec::new();
    let rest = list.trim_start();
    let braced = rest.starts_with('{');
    let mut rest = rest.strip_prefix('{').unwrap_or(rest);
    let behind = loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if let Some(behind) = rest.strip_prefix('}') {
            break behind;
        }
        if !braced && !rest.starts_with('"') {
            break rest;
        }
        let Some(behind) = pair(rest, &mut values) else {
            break "";
        };
        rest = behind;
    };
    Strings { values, behind }
}

/// Takes the values of `"name"=>…` and gives what stands behind; `None` where it is broken.
fn pair<'a>(text: &'a str, values: &mut Vec<String>) -> Option<&'a str> {
    let (_name, rest) = quoted(text)?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("=>").or_else(|| rest.strip_prefix(':'))?;
    let rest = rest.trim_start();
    let Some(mut rest) = rest.strip_prefix('[') else {
        let (value, rest) = quoted(rest)?;
        values.push(value);
        return Some(rest);
    };
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if let Some(behind) = rest.strip_prefix(']') {
            return Some(behind);
        }
        let (value, behind) = quoted(rest)?;
        values.push(value);
        rest = behind;
    }
}

/// The string in quotation marks at the start, and what stands behind it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let text = text.strip_prefix('"')?;
    let mut value = String::new();
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Some((value, text.get(at + 1..).unwrap_or_default())),
            '\\' => match characters.next()?.1 {
                'n' | 'r' | 't' => value.push(' '),
                other => value.push(other),
            },
            other => value.push(other),
        }
    }
    None
}

fn headed(heading: &str, text: &str) -> Option<String> {
    (!text.is_empty()).then(|| format!("{heading}: {text}"))
}

/// Without the bars between the marks.
fn tidy(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '|')
}
