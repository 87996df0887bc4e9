//! The JSON Schema of the review file, generated from types that describe what is written.
//!
//! Only built with the feature `schema`. `tests/schema.rs` keeps these types and the writers
//! together: what is written validates, holds no field that is not described here, and a full
//! review holds every field that is.

mod log;
mod set_aside;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

pub use log::{Chain, Entry, Hash, Integrity, SealedAppraisal, SealedChain};
use set_aside::SetAside;

use super::review_file::{FORMAT, INSTRUMENT, VERSION};
use crate::instrument::{Category, ItemId, NodeId, QuantitativeSet, Response};
use crate::review::Way;

/// The schema of the review file, in JSON Schema 2020-12.
#[must_use]
pub fn review_file() -> Value {
    SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<ReviewFile>()
        .to_value()
}

fn items() -> Value {
    json!({ "enum": ItemId::ALL.map(ItemId::token) })
}

/// A review as the MMAT appraisal widget writes it (`.mmat.json`). Fields that are not described
/// here are allowed everywhere, and kept by programs that do not know them.
#[derive(JsonSchema)]
#[schemars(title = "MMAT review file, version 1")]
pub struct ReviewFile {
    /// Says that this is a review file.
    #[schemars(extend("const" = FORMAT))]
    pub format: String,
    /// The version of the format.
    #[schemars(extend("const" = VERSION))]
    pub version: u64,
    /// The instrument and its version.
    #[schemars(extend("const" = INSTRUMENT))]
    pub instrument: String,
    /// What wrote the file.
    pub software: Software,
    /// When the file was written.
    pub exported: Time,
    /// Whose instrument it is, and how to cite it.
    pub attribution: Attribution,
    /// The review.
    pub review: Review,
    /// The log of changes: a chain for each browser in which the review was worked on.
    #[serde(skip_serializing_if = "absent")]
    pub log: Vec<Chain>,
    /// The seal: what the file was when it was written. Absent from files that are not sealed.
    #[serde(skip_serializing_if = "absent")]
    pub integrity: Integrity,
}

/// A point in time in UTC (RFC 3339), such as `2026-03-03T09:30:00.000Z`.
#[derive(JsonSchema)]
#[schemars(extend("format" = "date-time", "pattern" = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$"))]
pub struct Time(pub String);

/// What wrote the file.
#[derive(JsonSchema)]
pub struct Software {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// Whose instrument it is, and how to cite it.
#[derive(JsonSchema)]
pub struct Attribution {
    /// The instrument.
    pub citation: String,
    /// The article that presents it.
    pub article: String,
    /// What is quoted from it and what is not.
    pub note: String,
}

/// A systematic review with its team, rules, studies and appraisals.
#[derive(JsonSchema)]
pub struct Review {
    /// Id, stable for ever.
    pub id: String,
    /// Title.
    pub title: String,
    /// Where the data come from, for a published example.
    #[serde(skip_serializing_if = "absent")]
    pub source: String,
    /// The team.
    #[schemars(length(min = 1))]
    pub reviewers: Vec<Reviewer>,
    /// What the team agreed on before rating.
    pub protocol: Protocol,
    /// The included studies, in the order in which they were added.
    pub studies: Vec<Study>,
    /// What was appraised, by study and reviewer; at most one for each pair.
    pub appraisals: Vec<Appraisal>,
    /// What reviewers agreed on, by study; at most one for each.
    #[serde(skip_serializing_if = "absent")]
    pub consensus: Vec<Consensus>,
}

/// A member of the team who appraises.
#[derive(JsonSchema)]
pub struct Reviewer {
    /// Id within the review.
    pub id: String,
    /// Name or initials.
    pub name: String,
}

/// What the team agreed on before rating.
#[derive(JsonSchema)]
pub struct Protocol {
    /// Whether the screening questions S1 and S2 are used.
    pub screening_used: bool,
    /// How many reviewers appraise each study; absent where it is one.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = 2))]
    pub reviewers_per_study: u8,
    /// Whether an appraisal stays sealed to other reviewers until they have completed theirs;
    /// absent where it does not.
    #[serde(skip_serializing_if = "absent")]
    pub blinded: bool,
    /// How the team reads an item, under the item.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(extend("propertyNames" = items()))]
    pub rules: BTreeMap<String, Rule>,
    /// When the protocol was locked; absent while it is open.
    #[serde(skip_serializing_if = "absent")]
    pub locked: Time,
    /// Each time it was opened again, oldest first.
    #[serde(skip_serializing_if = "absent")]
    pub amendments: Vec<Amendment>,
    /// The ids of the studies of the pilot round; absent where there is none.
    #[serde(skip_serializing_if = "absent")]
    pub pilot: Vec<String>,
}

/// How the team reads one item in this review.
#[derive(JsonSchema)]
pub struct Rule {
    /// The rule.
    pub text: String,
    /// When it was agreed.
    pub agreed: Time,
}

/// A change of the protocol after rating had started.
#[derive(JsonSchema)]
pub struct Amendment {
    /// Why.
    pub reason: String,
    /// When.
    pub at: Time,
}

/// An included primary study.
#[derive(JsonSchema)]
pub struct Study {
    /// Id within the review.
    pub id: String,
    /// The team's short name for it, such as `Smith 2019`.
    pub label: String,
    /// When it was added.
    pub added: Time,
    /// What is known of its report.
    #[serde(skip_serializing_if = "absent")]
    pub citation: Citation,
}

/// Bibliographic facts; what is not known is absent.
#[derive(JsonSchema)]
pub struct Citation {
    /// Title.
    #[serde(skip_serializing_if = "absent")]
    pub title: String,
    /// Authors, each as `Family, Given` or a corporate name.
    #[serde(skip_serializing_if = "absent")]
    pub authors: Vec<String>,
    /// Year of publication.
    #[serde(skip_serializing_if = "absent")]
    pub year: u16,
    /// Journal or book.
    #[serde(skip_serializing_if = "absent")]
    pub journal: String,
    /// Volume.
    #[serde(skip_serializing_if = "absent")]
    pub volume: String,
    /// Issue.
    #[serde(skip_serializing_if = "absent")]
    pub issue: String,
    /// Pages or article number.
    #[serde(skip_serializing_if = "absent")]
    pub pages: String,
    /// DOI without a resolver.
    #[serde(skip_serializing_if = "absent")]
    pub doi: String,
    /// PubMed id.
    #[serde(skip_serializing_if = "absent")]
    pub pmid: String,
    /// Address of the report.
    #[serde(skip_serializing_if = "absent")]
    pub url: String,
    /// Abstract.
    #[serde(skip_serializing_if = "absent", rename = "abstract")]
    pub abstract_text: String,
    /// Keywords.
    #[serde(skip_serializing_if = "absent")]
    pub keywords: Vec<String>,
    /// Notes, such as the screening tool's tags.
    #[serde(skip_serializing_if = "absent")]
    pub notes: Vec<String>,
    /// Fields of the source that have no place above, in their order.
    #[serde(skip_serializing_if = "absent")]
    pub other: Vec<Other>,
}

/// A field of the source.
#[derive(JsonSchema)]
pub struct Other {
    /// Its name there.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// One reviewer's appraisal of one study. There is no overall score.
#[derive(JsonSchema)]
pub struct Appraisal {
    /// The study's id.
    pub study: String,
    /// The reviewer's id.
    pub reviewer: String,
    /// The category; absent until it is chosen.
    #[serde(skip_serializing_if = "absent")]
    pub design: Design,
    /// Why the appraisal goes on after a failed screening.
    #[serde(skip_serializing_if = "absent")]
    pub went_on: Reason,
    /// What was put down, under the item. Items of another category than the chosen one were
    /// answered before the category was changed; they do not count.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(extend("propertyNames" = items()))]
    pub answers: BTreeMap<String, Answer>,
    /// Versions that a merge did not keep, where two had the same time.
    #[serde(skip_serializing_if = "absent")]
    pub set_aside: SetAside,
}

/// The choice of a category.
#[derive(JsonSchema)]
pub struct Design {
    /// The category of study design.
    #[schemars(extend("enum" = Category::ALL.map(Category::token)))]
    pub category: String,
    /// Of mixed methods alone: the criteria its quantitative component is rated on; absent until
    /// they are chosen.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(extend("enum" = QuantitativeSet::ALL.map(QuantitativeSet::token)))]
    pub quantitative_set: String,
    /// The steps through the category algorithm; absent where the category was chosen directly.
    #[serde(skip_serializing_if = "absent")]
    pub path: Vec<Step>,
    /// When it was chosen.
    pub at: Time,
}

/// A step through the category algorithm.
#[derive(JsonSchema)]
pub struct Step {
    /// The question.
    #[schemars(extend("enum" = NodeId::ALL.map(NodeId::token)))]
    pub question: String,
    /// The label of the choice, or its place from 0.
    #[schemars(extend("type" = ["string", "integer"], "minimum" = 0))]
    pub answer: Value,
}

/// Why an appraisal goes on after a failed screening.
#[derive(JsonSchema)]
pub struct Reason {
    /// The reviewer's words.
    pub text: String,
    /// When it was given.
    pub at: Time,
}

/// What was put down for one item. Without a response it is unanswered, which is not the same
/// as `cant-tell`.
#[derive(JsonSchema)]
pub struct Answer {
    /// The response; absent while the item is unanswered.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(extend("enum" = Response::ALL.map(Response::token)))]
    pub response: String,
    /// The reviewer's comment.
    #[serde(skip_serializing_if = "absent")]
    pub comment: String,
    /// Words of the report that support the response.
    #[serde(skip_serializing_if = "absent")]
    pub quote: String,
    /// Where they stand in the report.
    #[serde(skip_serializing_if = "absent")]
    pub location: String,
    /// When it was last changed.
    pub at: Time,
}

/// What reviewers agreed on for one study. Their appraisals stay as they are.
#[derive(JsonSchema)]
pub struct Consensus {
    /// The study's id.
    pub study: String,
    /// What each of those who reconcile had found alone, under the reviewer's id, as it stood
    /// when they began. Where all gave the same response, it counts without an agreed answer.
    #[serde(skip_serializing_if = "absent")]
    pub independent: BTreeMap<String, Independent>,
    /// The category agreed on; absent while it is open, or if it was not in dispute.
    #[serde(skip_serializing_if = "absent")]
    pub design: AgreedDesign,
    /// The answers agreed on, under the item.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(extend("propertyNames" = items()))]
    pub answers: BTreeMap<String, AgreedAnswer>,
}

/// What one reviewer had found alone.
#[derive(JsonSchema)]
pub struct Independent {
    /// The category of study design; absent if none was chosen.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(extend("enum" = Category::ALL.map(Category::token)))]
    pub category: String,
    /// Of mixed methods alone.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(extend("enum" = QuantitativeSet::ALL.map(QuantitativeSet::token)))]
    pub quantitative_set: String,
    /// The responses, under the item; unanswered items are absent.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(extend(
        "propertyNames" = items(),
        "additionalProperties" = json!({ "enum": Response::ALL.map(Response::token) })
    ))]
    pub responses: BTreeMap<String, String>,
    /// When it was first set down.
    pub at: Time,
}

/// The category that reviewers agreed on.
#[derive(JsonSchema)]
pub struct AgreedDesign {
    /// The category of study design.
    #[schemars(extend("enum" = Category::ALL.map(Category::token)))]
    pub category: String,
    /// Of mixed methods alone; absent while it is open.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(extend("enum" = QuantitativeSet::ALL.map(QuantitativeSet::token)))]
    pub quantitative_set: String,
    /// The ids of those who decided.
    #[serde(skip_serializing_if = "absent")]
    pub by: Vec<String>,
    /// How they came to agree.
    #[schemars(extend("enum" = Way::ALL.map(Way::token)))]
    pub way: String,
    /// More on it in their words.
    #[serde(skip_serializing_if = "absent")]
    pub words: String,
    /// When.
    pub at: Time,
}

/// The answer that reviewers agreed on for one item.
#[derive(JsonSchema)]
pub struct AgreedAnswer {
    /// The response.
    #[schemars(extend("enum" = Response::ALL.map(Response::token)))]
    pub response: String,
    /// The comment that goes with it.
    #[serde(skip_serializing_if = "absent")]
    pub comment: String,
    /// The ids of those who decided.
    #[serde(skip_serializing_if = "absent")]
    pub by: Vec<String>,
    /// How they came to agree.
    #[schemars(extend("enum" = Way::ALL.map(Way::token)))]
    pub way: String,
    /// More on it in their words.
    #[serde(skip_serializing_if = "absent")]
    pub words: String,
    /// When.
    pub at: Time,
}
