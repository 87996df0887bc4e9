//! Names and dates of CSL-JSON.

use serde_json::Value;

use super::super::super::facts;

/// `Family, Given` with its particles and suffix, or the literal name.
pub(super) fn name(value: &Value) -> Option<String> {
    if let Value::String(text) = value {
        return Some(text.clone()).filter(|text| !text.trim().is_empty());
    }
    let part = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    let joined = |first: &str, second: &str| {
        let both = [part(first), part(second)];
        let both: Vec<&str> = both.into_iter().filter(|part| !part.is_empty()).collect();
        both.join(" ")
    };
    let given = joined("given", "dropping-particle");
    let names = [
        joined("non-dropping-particle", "family"),
        given,
        part("suffix").to_owned(),
        part("literal").to_owned(),
    ];
    let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// The first year of a date: of `date-parts`, as number or text, else of `raw` or `literal`.
pub(in super::super::super) fn year(value: &Value) -> Option<u16> {
    match value {
        Value::String(text) => facts::year(text),
        Value::Number(number) => facts::year(&number.to_string()),
        _ => {
            let first = value
                .get("date-parts")
                .and_then(|parts| parts.get(0)?.get(0));
            let parts = first.and_then(|year| match year {
                Value::Number(number) => number.to_string().parse().ok(),
                Value::String(text) => text.trim().parse().ok(),
                _ => None,
            });
            parts.or_else(|| {
                let mut texts = ["raw", "literal"].into_iter();
                texts.find_map(|name| facts::year(value.get(name)?.as_str()?))
            })
        }
    }
}

/// Whether a date says nothing but its year.
pub(super) fn is_bare_year(value: &Value) -> bool {
    let is_alone =
        |list: Option<&Value>| list.and_then(Value::as_array).is_some_and(|l| l.len() == 1);
    match value {
        Value::String(text) => text.trim().len() == 4,
        Value::Number(_) => true,
        Value::Object(members) => {
            let dates = members.get("date-parts");
            members.len() == 1 && is_alone(dates) && is_alone(dates.and_then(|dates| dates.get(0)))
        }
        _ => false,
    }
}

/// A value for reading: a text as it is, anything else as JSON.
pub(super) fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
