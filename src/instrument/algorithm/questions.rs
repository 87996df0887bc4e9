//! What the seven questions ask, in our words.

use super::NodeId;

impl NodeId {
    /// What is asked.
    #[must_use]
    pub const fn question(self) -> &'static str {
        match self {
            Self::Design => "What kind of design does the study have?",
            Self::Comparison => {
                "Does the study compare outcomes between interventions or exposures?"
            }
            Self::Assignment => "Did the researchers assign the interventions or exposures?",
            Self::ExperimentalGroups => "Did the experiment have more than one group?",
            Self::Allocation => "Was it left to chance who got into which group?",
            Self::ObservationalGroups => "Did the researchers observe more than one group?",
            Self::Timing => {
                "Were the intervention or exposure and the outcome determined at different times?"
            }
        }
    }

    /// Help with the choice.
    #[must_use]
    pub const fn help(self) -> &'static str {
        match self {
            Self::Design => {
                "Go by what was done and not by the label. Mixed methods means that qualitative and \
                    quantitative methods were both used properly and brought together. A survey with one \
                    open-ended box is not mixed methods."
            }
            Self::Comparison => {
                "The comparison decides and not the word survey: a survey that compares exposure \
                    groups is category 3 and not 4. One group before and after an intervention is a \
                    comparison too."
            }
            Self::Assignment => {
                "Yes if the researchers settled who got what, by chance or otherwise (an experiment). \
                    No if they observed what people got anyway, such as routine care or a habit."
            }
            Self::ExperimentalGroups => {
                "A group without the intervention, or with another one, counts. In a cross-over study, \
                    where everybody gets one after the other, the orders are the groups: Yes."
            }
            Self::Allocation => {
                "Yes if people or clusters were randomized; how well it was done is for criterion 2.1. \
                    No if choice, place or circumstance settled it. Where a study says randomized but took \
                    turns or odd and even numbers, agree in the team and treat all such studies alike."
            }
            Self::ObservationalGroups => {
                "Groups may differ in exposure, as in a cohort, or in outcome, as in a case-control \
                    study. One group followed over time is No."
            }
            Self::Timing => {
                "No if both were asked or measured on one occasion. Either way the category is 3; the \
                    choice names the design."
            }
        }
    }
}
