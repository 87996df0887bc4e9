//! Reports: what is printed, read back by readers that are not ours.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/desk.rs"]
mod desk;
#[path = "report/given.rs"]
mod given;
#[path = "report/latex.rs"]
mod latex;
#[path = "report/layout.rs"]
mod layout;
#[path = "report/pages.rs"]
mod pages;
#[path = "report/plots.rs"]
mod plots;
#[path = "support/reviews.rs"]
mod reviews;
#[path = "report/word.rs"]
mod word;
#[path = "report/workbook.rs"]
mod workbook;
