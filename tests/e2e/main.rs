//! End-to-end tests: the built `dist/`, served under the strict policy, in the three browser engines.
//!
//! `make test` builds and runs them; alone: `scripts/build.sh && scripts/e2e.sh [name of a test]`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod crash;
mod demo;
mod exchange;
mod files;
mod folder;
mod frames;
#[path = "../support/full.rs"]
mod full;
mod guest;
mod hands;
mod harness;
#[path = "../support/hazards.rs"]
mod hazardous;
mod hazards;
mod host;
mod hosts;
mod journey;
mod looks;
mod modes;
mod offline;
mod rest;
mod screens;
mod single;
mod starting;
mod team;
mod tree;
mod walk;
