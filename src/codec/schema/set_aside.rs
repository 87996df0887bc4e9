//! What a merge did not keep, in the schema.

use schemars::JsonSchema;

use super::{Answer, Design, Reason};
use crate::instrument::ItemId;

/// Versions that a merge did not keep. They are settled, and mean nothing any more, once what was
/// kept has another time.
#[derive(JsonSchema)]
pub struct SetAside {
    /// Of answers.
    #[serde(skip_serializing_if = "absent")]
    pub answers: Vec<AnswerSetAside>,
    /// Of the category.
    #[serde(skip_serializing_if = "absent")]
    pub designs: Vec<Design>,
    /// Of the reason to go on.
    #[serde(skip_serializing_if = "absent")]
    pub went_on: Vec<Reason>,
}

/// A version of an answer that a merge did not keep.
#[derive(JsonSchema)]
pub struct AnswerSetAside {
    /// The item.
    #[schemars(extend("enum" = ItemId::ALL.map(ItemId::token)))]
    pub item: String,
    /// The answer.
    pub answer: Answer,
}
