//! The choices of the seven questions, in our words, and where each leads.

use super::{Next, Node, NodeId, Way};
use crate::instrument::category::Category;

/// What is studied in one group over time, whoever assigned it.
const ONE_GROUP: &[&str] = &["before-and-after study", "time series"];

pub(super) static DESIGN: Node = Node {
    id: NodeId::Design,
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
