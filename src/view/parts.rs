//! Small parts that screens share.

mod bars;
mod buttons;
mod conflict;
mod fields;
mod response;

pub(super) use bars::{progress_bar, stacked_bar};
pub(super) use buttons::{button, file_button, primary, quiet};
pub(super) use conflict::conflict_part;
pub(super) use fields::{Labelled, labelled_area, labelled_input};
pub(super) use response::{cell, legend, response_chip, state_chip, tone};
