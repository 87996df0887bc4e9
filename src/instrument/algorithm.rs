//! The algorithm that leads to a category, one question at a time (user guide, page 8), as data.

mod nodes;
mod questions;

use super::category::{Category, Design, QuantitativeSet};

/// A question of the algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NodeId {
    /// Qualitative, quantitative or mixed methods? Every walk starts here.
    Design,
    /// Are outcomes compared between interventions or exposures?
    Comparison,
    /// Do the researchers assign them?
    Assignment,
    /// Is there more than one group, in an experiment?
    ExperimentalGroups,
    /// Is the allocation random?
    Allocation,
    /// Is there more than one group, in an observational study?
    ObservationalGroups,
    /// Are exposure and outcome determined at different times?
    Timing,
}

impl NodeId {
    /// All seven, in the order of the figure.
    pub const ALL: [Self; 7] = [
        Self::Design,
        Self::Comparison,
        Self::Assignment,
        Self::ExperimentalGroups,
        Self::Allocation,
        Self::ObservationalGroups,
        Self::Timing,
    ];

    /// The word that files and the host API use.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::Design => "design",
            Self::Comparison => "comparison",
            Self::Assignment => "assignment",
            Self::ExperimentalGroups => "experimental-groups",
            Self::Allocation => "allocation",
            Self::ObservationalGroups => "observational-groups",
            Self::Timing => "timing",
        }
    }

    /// The question behind a [`token`](Self::token), if there is one.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|node| node.token() == token)
    }
}

/// Where a choice leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// To another question.
    Ask(NodeId),
    /// To a category.
    Settled(Category),
    /// To mixed methods: the questions go on, for the quantitative component.
    Mixed,
}

/// One of the choices at a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// The label of the choice, such as `Yes`.
    pub answer: &'static str,
    /// Where it leads.
    pub next: Next,
    /// Designs that this choice settles on, if it settles.
    pub examples: &'static [&'static str],
}

/// The choices of a question; [`NodeId::question`] is what it asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// Which question it is.
    pub id: NodeId,
    /// The choices, in the order in which they are shown.
    pub ways: &'static [Way],
}

/// A choice that was made: the record of a walk is a list of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Step {
    /// The question.
    pub node: NodeId,
    /// The place of the choice among the question's [`ways`](Node::ways), from 0.
    pub way: usize,
}

/// Where the steps so far have led.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// There is more to ask.
    Ask {
        /// The next question.
        node: NodeId,
        /// Whether it is about the quantitative component of a mixed methods study.
        component: bool,
    },
    /// The design is settled; a mixed methods design has its quantitative set.
    Settled(Design),
    /// The steps do not follow the algorithm: the index of the first that is wrong.
    Invalid(usize),
}

/// The question with its choices.
#[must_use]
pub const fn node(id: NodeId) -> &'static Node {
    match id {
        NodeId::Design => &nodes::DESIGN,
        NodeId::Comparison => &nodes::COMPARISON,
        NodeId::Assignment => &nodes::ASSIGNMENT,
        NodeId::ExperimentalGroups => &nodes::EXPERIMENTAL_GROUPS,
        NodeId::Allocation => &nodes::ALLOCATION,
        NodeId::ObservationalGroups => &nodes::OBSERVATIONAL_GROUPS,
        NodeId::Timing => &nodes::TIMING,
    }
}

/// Follows the steps from the first question. A step after the design is settled is wrong too.
#[must_use]
pub fn outcome(steps: &[Step]) -> Outcome {
    let start = Outcome::Ask {
        node: NodeId::Design,
        component: false,
    };
    let mut reached = start;
    for (index, step) in steps.iter().enumerate() {
        match advance(reached, *step) {
            Some(next) => reached = next,
            None => return Outcome::Invalid(index),
        }
    }
    reached
}

/// Where one step leads, or `None` when it does not answer what was asked.
fn advance(from: Outcome, step: Step) -> Option<Outcome> {
    let Outcome::Ask {
        node: asked,
        component,
    } = from
    else {
        return None;
    };
    if step.node != asked {
        return None;
    }
    match node(asked).ways.get(step.way)?.next {
        Next::Ask(node) => Some(Outcome::Ask { node, component }),
        Next::Mixed => Some(Outcome::Ask {
            node: NodeId::Comparison,
            component: true,
        }),
        Next::Settled(category) if component => {
            let set = QuantitativeSet::ALL
                .into_iter()
                .find(|set| set.category() == category)?;
            Some(Outcome::Settled(Design::Mixed(Some(set))))
        }
        Next::Settled(category) => Some(Outcome::Settled(Design::of(category))),
    }
}
