//! Paragraphs.

mod wording;

pub(in crate::codec) use wording::{count, joined, percent, share};
