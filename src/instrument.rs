//! The MMAT 2018 as data: item ids and exact wordings, categories, responses, our guidance,
//! the category algorithm and the attribution.
//!
//! Nothing here knows a review, a file format or a browser.
//! Source of every wording: Hong QN et al., *Mixed Methods Appraisal Tool (MMAT), version 2018,
//! User guide*, last update August 1st, 2018, pages 2 to 8.

mod algorithm;
mod attribution;
mod category;
mod guidance;
mod item;
mod response;
mod sought;

pub use algorithm::{Next, Node, NodeId, Outcome, Step, Way, node, outcome};
pub use attribution::{ARTICLE_CITATION, ATTRIBUTION, CITATION, GUIDE_NAME, GUIDE_URL};
pub use category::{Category, Design, MIXED_CONDITIONS, QuantitativeSet};
pub use guidance::{Guidance, guidance};
pub use item::{Group, ItemId, SCREENING_NOTE};
pub use response::Response;
pub use sought::sought;
