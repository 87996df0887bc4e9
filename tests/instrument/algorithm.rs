//! The category algorithm against the table of paths written from the user guide's figure.

use mmat_appraisal::instrument::{
    Design, Next, NodeId, Outcome, QuantitativeSet, Step, node, outcome,
};

/// Every whole walk through the algorithm: its choices joined by ` > `, and where it ends. A step
/// that was offered and then refused shows as a line of its own.
fn walks() -> Vec<(String, Design)> {
    let mut open: Vec<Vec<Step>> = vec![Vec::new()];
    let mut ended = Vec::new();
    while let Some(steps) = open.pop() {
        assert!(steps.len() <= NodeId::ALL.len(), "a walk without an end");
        match outcome(&steps) {
            Outcome::Ask { node: id, .. } => {
                for way in 0..node(id).ways.len() {
                    let mut longer = steps.clone();
                    longer.push(Step { node: id, way });
                    open.push(longer);
                }
            }
            Outcome::Settled(design) => ended.push((described(&steps), design)),
            Outcome::Invalid(index) => {
                let refused = format!("{} refused at {index}", described(&steps));
                ended.push((refused, Design::Mixed(None)));
            }
        }
    }
    ended.sort();
    ended
}

/// The choices of a walk in words, such as `design Qualitative`.
fn described(steps: &[Step]) -> String {
    let words: Vec<String> = steps
        .iter()
        .map(|step| {
            let way = node(step.node).ways.get(step.way);
            let answer = way.map_or("?", |way| way.answer);
            format!("{} {answer}", step.node.token())
        })
        .collect();
    words.join(" > ")
}

/// The steps that choose these answers, from the first question on.
fn steps(answers: &[(NodeId, &str)]) -> Vec<Step> {
    answers
        .iter()
        .map(|&(id, answer)| Step {
            node: id,
            way: node(id)
                .ways
                .iter()
                .position(|way| way.answer == answer)
                .unwrap_or(usize::MAX),
        })
        .collect()
}

/// The table of paths, written from the figure (user guide, page 8).
const QUANTITATIVE: [(&str, QuantitativeSet); 7] = [
    ("comparison No", QuantitativeSet::Descriptive),
    (
        "comparison Yes > assignment Yes > experimental-groups No",
        QuantitativeSet::Nonrandomized,
    ),
    (
        "comparison Yes > assignment Yes > experimental-groups Yes > allocation No",
        QuantitativeSet::Nonrandomized,
    ),
    (
        "comparison Yes > assignment Yes > experimental-groups Yes > allocation Yes",
        QuantitativeSet::Rct,
    ),
    (
        "comparison Yes > assignment No > observational-groups No",
        QuantitativeSet::Nonrandomized,
    ),
    (
        "comparison Yes > assignment No > observational-groups Yes > timing No",
        QuantitativeSet::Nonrandomized,
    ),
    (
        "comparison Yes > assignment No > observational-groups Yes > timing Yes",
        QuantitativeSet::Nonrandomized,
    ),
];

#[test]
fn every_walk_ends_where_the_figure_says() {
    let mut expected = vec![("design Qualitative".to_owned(), Design::Qualitative)];
    for (path, set) in QUANTITATIVE {
        let alone = Design::of(set.category());
        expected.push((format!("design Quantitative > {path}"), alone));
        let mixed = Design::Mixed(Some(set));
        expected.push((format!("design Mixed methods > {path}"), mixed));
    }
    expected.sort();
    assert_eq!(walks(), expected);
}

#[test]
fn a_mixed_methods_walk_goes_on_for_the_quantitative_component() {
    let mixed = steps(&[(NodeId::Design, "Mixed methods")]);
    let asked = Outcome::Ask {
        node: NodeId::Comparison,
        component: true,
    };
    assert_eq!(outcome(&mixed), asked);
    for (_, design) in walks() {
        assert!(!design.lacks_set());
    }
}

#[test]
fn a_survey_that_compares_groups_is_category_3() {
    let walk = steps(&[
        (NodeId::Design, "Quantitative"),
        (NodeId::Comparison, "Yes"),
        (NodeId::Assignment, "No"),
        (NodeId::ObservationalGroups, "Yes"),
        (NodeId::Timing, "No"),
    ]);
    assert_eq!(outcome(&walk), Outcome::Settled(Design::Nonrandomized));
    let help = NodeId::Comparison.help();
    assert!(help.contains("survey") && help.contains("category 3 and not 4"));
}

#[test]
fn no_steps_ask_for_the_design() {
    let first = Outcome::Ask {
        node: NodeId::Design,
        component: false,
    };
    assert_eq!(outcome(&[]), first);
}

#[test]
fn the_first_wrong_step_is_named() {
    let quantitative = steps(&[(NodeId::Design, "Quantitative")]);
    let elsewhere = Step {
        node: NodeId::Timing,
        way: 0,
    };
    let beyond = Step {
        node: NodeId::Comparison,
        way: 2,
    };
    let again = quantitative[0];
    assert_eq!(outcome(&[elsewhere]), Outcome::Invalid(0));
    assert_eq!(outcome(&[again, elsewhere, beyond]), Outcome::Invalid(1));
    assert_eq!(outcome(&[again, beyond]), Outcome::Invalid(1));
    assert_eq!(outcome(&[again, again]), Outcome::Invalid(1));
    let mut settled = steps(&[(NodeId::Design, "Quantitative"), (NodeId::Comparison, "No")]);
    settled.push(elsewhere);
    assert_eq!(outcome(&settled), Outcome::Invalid(2));
}

#[test]
fn the_nodes_are_whole() {
    for id in NodeId::ALL {
        let asked = node(id);
        assert_eq!(asked.id, id);
        assert_eq!(NodeId::from_token(id.token()), Some(id));
        assert!(asked.ways.len() >= 2);
        for way in asked.ways {
            let settles = matches!(way.next, Next::Settled(_));
            assert_eq!(settles, !way.examples.is_empty(), "{id:?} {}", way.answer);
        }
    }
    assert_eq!(NodeId::from_token("shape"), None);
}
