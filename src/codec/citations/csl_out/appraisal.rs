//! One reviewer's appraisal in `custom.mmat`.

use serde_json::{Map, Value, json};

use super::super::appraised;
use crate::instrument::{Category, Design, ItemId, QuantitativeSet, Response};
use crate::review::{Appraisal, Review, items_to_rate};

/// The chosen design and each item to rate, answered or not; the reviewer where there are more.
pub(super) fn value(review: &Review, appraisal: &Appraisal) -> Value {
    let design = appraisal.chosen();
    let items = items_to_rate(appraisal, review.protocol());
    let answers: Vec<Value> = items
        .into_iter()
        .map(|item| answer(appraisal, item))
        .collect();
    let mut value = Map::new();
    let mut put = |name: &str, text: Option<&str>| {
        if let Some(text) = text {
            value.insert(name.to_owned(), Value::from(text));
        }
    };
    put("reviewer", appraised::reviewer(review, appraisal));
    put(
        "category",
        design.map(Design::category).map(Category::token),
    );
    let set = design.and_then(Design::quantitative_set);
    put("quantitativeSet", set.map(QuantitativeSet::token));
    put("dated", appraised::dated(review, appraisal));
    let reason = appraisal.went_on.as_ref();
    put("wentOn", reason.map(|reason| reason.text.as_str()));
    value.insert("answers".to_owned(), Value::from(answers));
    Value::Object(value)
}

/// `response` is null where the item is not answered.
fn answer(appraisal: &Appraisal, item: ItemId) -> Value {
    let response = appraisal.response(item).map(Response::words);
    let mut value = Map::new();
    value.insert("item".to_owned(), json!(item.token()));
    value.insert("response".to_owned(), json!(response));
    if let Some(answer) = appraisal.answers.get(&item) {
        for (name, text) in [
            ("comment", &answer.comment),
            ("quote", &answer.quote),
            ("location", &answer.location),
        ] {
            if !text.is_empty() {
                value.insert(name.to_owned(), json!(text));
            }
        }
        value.insert("at".to_owned(), json!(answer.at.as_str()));
    }
    Value::Object(value)
}
