//! The seven questions, in our words, with where each choice leads.

use super::{Next, Node, NodeId, Way};
use crate::instrument::category::Category;

/// What is studied in one group over time, whoever assigned it.
const ONE_GROUP: &[&str] = &["before-and-after study", "time series"];

pub(super) static DESIGN: Node = Node {
    id: NodeId::Design,
    question: "What kind of design does the study have?",
    help: "Go by what was done and not by the label. Mixed methods means that qualitative and \
        quantitative methods were both used properly and brought together. A survey with one \
        open-ended box is not mixed methods.",
    ways: &[
        Way {
            answer: "Qualitative",
            next: Next::Settled(Category::Qualitative),
            examples: Category::Qualitative.examples(),
        },
        Way {
            answer: "Quantitative",
            next: Next::Ask(NodeId::Comparison),
            examples: &[],
        },
        Way {
            answer: "Mixed methods",
            next: Next::Mixed,
            examples: &[],
        },
    ],
};

pub(super) static COMPARISON: Node = Node {
    id: NodeId::Comparison,
    question: "Does the study compare outcomes between interventions or exposures?",
    help: "The comparison decides and not the word survey: a survey that compares exposure \
        groups is category 3 and not 4. One group before and after an intervention is a \
        comparison too.",
    ways: &[
        Way {
            answer: "Yes",
            next: Next::Ask(NodeId::Assignment),
            examples: &[],
        },
        Way {
            answer: "No",
            next: Next::Settled(Category::Descriptive),
            examples: Category::Descriptive.examples(),
        },
    ],
};

pub(super) static ASSIGNMENT: Node = Node {
    id: NodeId::Assignment,
    question: "Did the researchers assign the interventions or exposures?",
    help: "Yes if the researchers settled who got what, by chance or otherwise (an experiment). \
        No if they observed what people got anyway, such as routine care or a habit.",
    ways: &[
        Way {
            answer: "Yes",
            next: Next::Ask(NodeId::ExperimentalGroups),
            examples: &[],
        },
        Way {
            answer: "No",
            next: Next::Ask(NodeId::ObservationalGroups),
            examples: &[],
        },
    ],
};

pub(super) static EXPERIMENTAL_GROUPS: Node = Node {
    id: NodeId::ExperimentalGroups,
    question: "Did the experiment have more than one group?",
    help: "A group without the intervention, or with another one, counts. In a cross-over study, \
        where everybody gets one after the other, the orders are the groups: Yes.",
    ways: &[
        Way {
            answer: "Yes",
            next: Next::Ask(NodeId::Allocation),
            examples: &[],
        },
        Way {
            answer: "No",
            next: Next::Settled(Category::Nonrandomized),
            examples: ONE_GROUP,
        },
    ],
};

pub(super) static ALLOCATION: Node = Node {
    id: NodeId::Allocation,
    question: "Was it left to chance who got into which group?",
    help: "Yes if people or clusters were randomized; how well it was done is for criterion 2.1. \
        No if choice, place or circumstance settled it. Where a study says randomized but took \
        turns or odd and even numbers, agree in the team and treat all such studies alike.",
    ways: &[
        Way {
            answer: "Yes",
            next: Next::Settled(Category::Rct),
            examples: Category::Rct.examples(),
        },
        Way {
            answer: "No",
            next: Next::Settled(Category::Nonrandomized),
            examples: &[
                "non-randomized controlled trial",
                "non-randomized cross-over study",
            ],
        },
    ],
};

pub(super) static OBSERVATIONAL_GROUPS: Node = Node {
    id: NodeId::ObservationalGroups,
    question: "Did the researchers observe more than one group?",
    help: "Groups may differ in exposure, as in a cohort, or in outcome, as in a case-control \
        study. One group followed over time is No.",
    ways: &[
        Way {
            answer: "Yes",
            next: Next::Ask(NodeId::Timing),
            examples: &[],
        },
        Way {
            answer: "No",
            next: Next::Settled(Category::Nonrandomized),
            examples: ONE_GROUP,
        },
    ],
};

pub(super) static TIMING: Node = Node {
    id: NodeId::Timing,
    question: "Were the intervention or exposure and the outcome determined at different times?",
    help: "No if both were asked or measured on one occasion. Either way the category is 3; the \
        choice names the design.",
    ways: &[
        Way {
            answer: "Yes",
            next: Next::Settled(Category::Nonrandomized),
            examples: &[
                "case-control study",
                "cohort study",
                "time series with a comparison group",
                "other comparison of groups over the same time",
            ],
        },
        Way {
            answer: "No",
            next: Next::Settled(Category::Nonrandomized),
            examples: &["analytical cross-sectional study"],
        },
    ],
};
