//! Our own guidance on each item, for the moment of answering.
//!
//! The user guide is copyrighted, so nothing here is its text: these are our words about what to
//! look at and where Yes, No and Can't tell part. Each entry names the guide's page for the rest.

mod descriptive;
mod mixed;
mod nonrandomized;
mod qualitative;
mod rct;
mod screening;

use super::item::ItemId;

/// Our own guidance on one item; not the developers'.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guidance {
    /// What to look at in the report, as short bullets.
    pub look_at: &'static [&'static str],
    /// What makes it Yes.
    pub yes: &'static str,
    /// What makes it No: known not to be met.
    pub no: &'static str,
    /// What makes it Can't tell: not reported, or unclear.
    pub cant_tell: &'static str,
    /// What the team should agree on before rating, where there is something.
    pub team_rule: Option<&'static str>,
    /// The page of the user guide on which the item is explained.
    pub guide_page: u8,
}

/// The guidance on an item.
#[must_use]
pub const fn guidance(item: ItemId) -> &'static Guidance {
    match item {
        ItemId::S1 => &screening::S1,
        ItemId::S2 => &screening::S2,
        ItemId::C11 => &qualitative::C11,
        ItemId::C12 => &qualitative::C12,
        ItemId::C13 => &qualitative::C13,
        ItemId::C14 => &qualitative::C14,
        ItemId::C15 => &qualitative::C15,
        ItemId::C21 => &rct::C21,
        ItemId::C22 => &rct::C22,
        ItemId::C23 => &rct::C23,
        ItemId::C24 => &rct::C24,
        ItemId::C25 => &rct::C25,
        ItemId::C31 => &nonrandomized::C31,
        ItemId::C32 => &nonrandomized::C32,
        ItemId::C33 => &nonrandomized::C33,
        ItemId::C34 => &nonrandomized::C34,
        ItemId::C35 => &nonrandomized::C35,
        ItemId::C41 => &descriptive::C41,
        ItemId::C42 => &descriptive::C42,
        ItemId::C43 => &descriptive::C43,
        ItemId::C44 => &descriptive::C44,
        ItemId::C45 => &descriptive::C45,
        ItemId::C51 => &mixed::C51,
        ItemId::C52 => &mixed::C52,
        ItemId::C53 => &mixed::C53,
        ItemId::C54 => &mixed::C54,
        ItemId::C55 => &mixed::C55,
    }
}
