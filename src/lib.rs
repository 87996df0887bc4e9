//! `<mmat-appraisal>`: appraise the studies of a systematic review with the Mixed Methods
//! Appraisal Tool (MMAT), version 2018, in the browser and without a server.
//!
//! The crate is a functional core in a thin shell. Imports point one way:
//! `embed -> view -> app -> codec, port -> review -> instrument`, and `embed -> platform -> port, codec`.
//! ARCHITECTURE.md draws the house; `tests/layers.rs` keeps it standing.

pub mod app;
pub mod codec;
pub mod embed;
pub mod instrument;
#[cfg(target_arch = "wasm32")]
pub mod platform;
pub mod port;
pub mod review;
pub mod text;
pub mod view;
