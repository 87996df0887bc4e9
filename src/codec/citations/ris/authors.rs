//! The authors of a RIS record.

use super::super::facts;
use super::super::tagged::Fields;
use crate::codec::incoming::FileProblem;

/// AU and A1 before A2 to A4, which some sources use for the second to fourth author
/// (asreview/asreview#1005). To be called before empty fields are dropped.
pub(super) fn take(record: &mut Fields<'_>, problems: &mut Vec<FileProblem>) -> Vec<String> {
    let first = record
        .iter()
        .find(|field| matches!(&*field.tag, "AU" | "A1"));
    let line = first.map_or(record.line, |field| field.line);
    let mut values = record.take_all(&["AU", "A1"]);
    if let Some(list) = spelled_out(&values) {
        let message = "the authors stood letter by letter in many lines; they were put together";
        problems.push(FileProblem::at(line, Some("AU"), message));
        values = vec![list];
    }
    for tag in ["A2", "A3", "A4"] {
        values.append(&mut record.take_all(&[tag]));
    }
    values.iter().flat_map(|value| names(value)).collect()
}

/// A list of a program, `['Smith, J.', 'Doe, A.']`, that was exported letter by letter, with an
/// empty line for each blank (asreview/asreview#1416).
fn spelled_out(values: &[String]) -> Option<String> {
    let single = |value: &String| value.chars().nth(1).is_none();
    let list = values.len() > 4
        && values.first().is_some_and(|value| value == "[")
        && values.last().is_some_and(|value| value == "]")
        && values.iter().all(single);
    list.then(|| {
        let letters = values
            .iter()
            .map(|value| if value.is_empty() { " " } else { value });
        letters.collect()
    })
}

fn names(value: &str) -> Vec<String> {
    let list = value
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .filter(|list| list.starts_with(['\'', '"']) && list.ends_with(['\'', '"']));
    let Some(list) = list else {
        return facts::authors(value);
    };
    list.split("', ")
        .flat_map(|part| part.split("\", "))
        .map(|name| name.trim_matches(['\'', '"', ' ']).to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}
