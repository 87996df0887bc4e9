//! The protocol in sentences, and whose instrument it is.

use crate::codec::report::words::printable;
use crate::instrument::{ARTICLE_CITATION, ATTRIBUTION, CITATION, GUIDE_NAME, GUIDE_URL, ItemId};
use crate::review::{PerStudy, Protocol as Agreed, Timestamp};

/// What the team agreed on before rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protocol {
    /// Whether the screening questions are used and how many appraise each study, and whether the protocol is locked.
    pub statements: [String; 2],
    /// The team's rules, in the instrument's order.
    pub rules: Vec<Rule>,
    /// Each time the protocol was opened again: the day and the reason.
    pub amendments: Vec<(String, String)>,
}

/// How the team reads one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The item.
    pub item: ItemId,
    /// The rule.
    pub text: String,
    /// The day on which it was agreed.
    pub agreed: String,
}

pub(super) fn protocol(agreed: &Agreed) -> Protocol {
    let screening = if agreed.screening_used {
        "The screening questions S1 and S2 are used."
    } else {
        "The screening questions S1 and S2 are not used, which the guide leaves to the team (page 1)."
    };
    let alone = match (agreed.per_study, agreed.blinded) {
        (PerStudy::One, _) => "",
        (PerStudy::Two, false) => " Two reviewers appraise each study, each alone.",
        (PerStudy::Two, true) => {
            " Two reviewers appraise each study, each alone and without sight of the other's appraisal."
        }
    };
    let locked = agreed.locked.as_ref().map_or_else(
        || "The protocol is open.".to_owned(),
        |at| format!("The protocol has been locked since {}.", at.day()),
    );
    let rules = agreed.rules.iter().map(|(item, rule)| Rule {
        item: *item,
        text: printable(&rule.text),
        agreed: rule.agreed.day(),
    });
    let amendments = agreed.amendments.iter();
    Protocol {
        statements: [format!("{screening}{alone}"), locked],
        rules: rules.collect(),
        amendments: amendments
            .map(|amendment| (amendment.at.day(), printable(&amendment.reason)))
            .collect(),
    }
}

pub(super) fn about(now: &Timestamp) -> Vec<(&'static str, String)> {
    let software = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));
    vec![
        (
            "Instrument",
            "Mixed Methods Appraisal Tool (MMAT), version 2018".to_owned(),
        ),
        ("Citation", CITATION.to_owned()),
        ("Article", ARTICLE_CITATION.to_owned()),
        ("User guide", format!("{GUIDE_NAME}. {GUIDE_URL}")),
        ("Attribution", ATTRIBUTION.to_owned()),
        ("Date", now.day()),
        ("Software", software.to_owned()),
    ]
}
