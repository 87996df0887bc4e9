//! What a report leaves out when the response is Can't tell, in our words.
//!
//! Taken from our guidance on each item, and like it not the developers' text.

use super::item::ItemId;

/// What would settle an item: the words that follow "Find out" and "could you tell us".
#[must_use]
pub const fn sought(item: ItemId) -> &'static str {
    match item {
        ItemId::S1 => "what the aim or research question of the study was",
        ItemId::S2 => "which data were collected for each part of the research question",
        ItemId::C11 => "which qualitative approach was used, and why",
        ItemId::C12 => "how participants and other sources were chosen, and how data were recorded",
        ItemId::C13 => "how the data were analyzed, step by step, and by whom",
        ItemId::C14 => "which quotes or other data stand behind each main theme",
        ItemId::C15 => {
            "how sources, data collection, analysis and interpretation follow from one another"
        }
        ItemId::C21 => {
            "how the random sequence was made, and how assignments were concealed until people \
             were enrolled"
        }
        ItemId::C22 => "what the characteristics of each group were at the start",
        ItemId::C23 => {
            "how many people were randomized to each group, and how many have data for each main \
             outcome"
        }
        ItemId::C24 => {
            "who assessed each main outcome, and whether they knew the assigned intervention"
        }
        ItemId::C25 => "what share of each group kept to the assigned intervention",
        ItemId::C31 => {
            "what the target population was, how people were selected, and who did not take part"
        }
        ItemId::C32 => {
            "how the outcome and the intervention or exposure were measured, and how good the \
             instruments are"
        }
        ItemId::C33 => {
            "how many people there were at the start, and how many have data for each main outcome"
        }
        ItemId::C34 => "which confounders were measured, and which the analysis adjusts for",
        ItemId::C35 => {
            "whether the intervention was delivered as planned, or whether the exposure changed \
             during the study"
        }
        ItemId::C41 => "what source the sample was drawn from, and how it was drawn",
        ItemId::C42 => "how the sample compares with the target population",
        ItemId::C43 => "how each main variable was measured, and whether the instrument was tested",
        ItemId::C44 => {
            "how many eligible people were asked, how many answered, and how the others differ"
        }
        ItemId::C45 => "which statistical analysis was done, and why it suits the data",
        ItemId::C51 => "why qualitative and quantitative methods were combined",
        ItemId::C52 => "where and how the components were brought together",
        ItemId::C53 => {
            "which conclusions rest on both components together, and on which of their results"
        }
        ItemId::C54 => "whether the results of the components diverge, and how that was explained",
        ItemId::C55 => "how each component meets the quality criteria of its own tradition",
    }
}
