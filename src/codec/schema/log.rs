//! The log and the seal.

use schemars::JsonSchema;

use super::Time;
use crate::instrument::ItemId;

/// What was changed in one browser, oldest first.
#[derive(JsonSchema)]
pub struct Chain {
    /// The changes.
    pub entries: Vec<Entry>,
}

/// One change.
#[derive(JsonSchema)]
pub struct Entry {
    /// Its number within the chain, from 1.
    pub seq: u64,
    /// When.
    pub at: Time,
    /// The id of who made it, where that is known.
    #[serde(skip_serializing_if = "absent")]
    pub by: String,
    /// What kind of thing was changed.
    #[schemars(extend("enum" = WHATS))]
    pub what: String,
    /// The item, of an answer.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(extend("enum" = ItemId::ALL.map(ItemId::token)))]
    pub item: String,
    /// The id of the study, where it is of one.
    #[serde(skip_serializing_if = "absent")]
    pub study: String,
    /// In words, how it was; absent where nothing was.
    #[serde(skip_serializing_if = "absent")]
    pub before: String,
    /// In words, how it is since; absent where nothing is left.
    #[serde(skip_serializing_if = "absent")]
    pub after: String,
    /// The hash of this entry and the one before it.
    pub hash: Hash,
}

const WHATS: [&str; 10] = [
    "review",
    "study",
    "appraisal",
    "answer",
    "category",
    "went-on",
    "consensus",
    "agreed-category",
    "agreed-answer",
    "file",
];

/// A SHA-256 in hexadecimal.
#[derive(JsonSchema)]
#[schemars(extend("pattern" = "^[0-9a-f]{64}$"))]
pub struct Hash(pub String);

/// The hashes of a file's parts, to tell whether and where it was altered.
#[derive(JsonSchema)]
pub struct Integrity {
    /// How they are made.
    #[schemars(extend("const" = "SHA-256"))]
    pub algorithm: String,
    /// Of the file without review, log and seal.
    pub file: Hash,
    /// Of the review without its lists of studies, appraisals and consensuses.
    pub review: Hash,
    /// Of each study, in their order.
    pub studies: Vec<Hash>,
    /// Of each appraisal, in their order.
    pub appraisals: Vec<SealedAppraisal>,
    /// Of each consensus, in their order.
    pub consensus: Vec<Hash>,
    /// Of each chain of the log, in their order.
    pub log: Vec<SealedChain>,
    /// Of all the other hashes.
    pub seal: Hash,
}

/// What is sealed of an appraisal.
#[derive(JsonSchema)]
pub struct SealedAppraisal {
    /// Its hash.
    pub hash: Hash,
    /// For each answer its item and the first eight digits of its hash, to name the one that differs.
    #[serde(skip_serializing_if = "absent")]
    pub answers: String,
}

/// What is sealed of a chain of the log.
#[derive(JsonSchema)]
pub struct SealedChain {
    /// How many entries it has.
    pub entries: u64,
    /// The hash of the last.
    pub last: Hash,
}
