//! A made-up review in which every field that there is has a value.

use mmat_appraisal::instrument::{Design, ItemId, NodeId, QuantitativeSet, Response, Step};
use mmat_appraisal::review::{
    AgreedAnswer, AgreedDesign, Amendment, Answer, Appraisal, ByKey, Carried, Citation, Consensus,
    Decision, DesignChoice, Frozen, Header, Independent, PerStudy, Protocol, Reason, Review,
    ReviewId, Reviewer, ReviewerId, Study, StudyId, TeamRule, Timestamp, Way,
};

pub fn time() -> Timestamp {
    Timestamp::parse("2026-03-03T09:30:00Z").unwrap()
}

/// The review; with `carried`, unknown fields stand at every level.
pub fn full_review(carried: bool) -> Review {
    let header = Header {
        id: ReviewId::new("review-a"),
        title: "A made-up review".to_owned(),
        source: "made up".to_owned(),
        reviewers: ["r1", "r2"].map(reviewer).to_vec(),
        protocol: Protocol {
            screening_used: true,
            per_study: PerStudy::One,
            blinded: false,
            rules: ByKey::from([(
                ItemId::C23,
                TeamRule {
                    text: "80 % of outcome data".to_owned(),
                    agreed: time(),
                },
            )]),
            locked: Some(time()),
            amendments: vec![Amendment {
                reason: "a rule was missing".to_owned(),
                at: time(),
            }],
            pilot: vec![StudyId::new("s1")],
            carried: fields(
                carried,
                &["x_protocol", "rules/2.3/x_rule", "amendments/0/x"],
            ),
        },
        carried: fields(
            carried,
            &["../x_file", "x_review", "reviewers/r2/x_reviewer"],
        ),
    };
    let study = Study {
        id: StudyId::new("s1"),
        label: "Smith 2019".to_owned(),
        citation: citation(),
        added: time(),
        carried: fields(
            carried,
            &["x_study", "citation/x_citation", "citation/other/0/x_other"],
        ),
    };
    Review::from_parts(header, vec![study], vec![appraisal(carried)])
        .with_consensus(vec![consensus(carried)])
}

/// The consensus on the study; its agreed answer is that of 5.5, everything else is as one found.
fn consensus(carried: bool) -> Consensus {
    let decision = Decision {
        by: ["r1", "r2"].map(ReviewerId::new).to_vec(),
        way: Way::ThirdReviewer,
        words: "they asked a third".to_owned(),
        at: time(),
    };
    let design = Design::Mixed(Some(QuantitativeSet::Descriptive));
    let found = Independent {
        design: Some(design),
        responses: ByKey::from([
            (ItemId::S1, Response::CantTell),
            (ItemId::C24, Response::No),
            (ItemId::C55, Response::Yes),
        ]),
    };
    let answer = AgreedAnswer {
        response: Response::Yes,
        comment: "why".to_owned(),
        decision: decision.clone(),
    };
    Consensus {
        study: StudyId::new("s1"),
        frozen: ByKey::from([(ReviewerId::new("r1"), Frozen { at: time(), found })]),
        design: Some(AgreedDesign { design, decision }),
        answers: ByKey::from([(ItemId::C55, answer)]),
        carried: fields(
            carried,
            &[
                "x_consensus",
                "independent/r1/x_independent",
                "design/x_agreed",
                "answers/5.5/x_agreed_answer",
            ],
        ),
    }
}

fn reviewer(id: &str) -> Reviewer {
    Reviewer {
        id: ReviewerId::new(id),
        name: format!("Reviewer {id}"),
    }
}

fn citation() -> Citation {
    let text = |name: &str| format!("the {name}");
    Citation {
        title: text("title"),
        authors: vec![
            "Smith, Ann".to_owned(),
            "World Health Organization".to_owned(),
        ],
        year: Some(2019),
        journal: text("journal"),
        volume: "1".to_owned(),
        issue: "2".to_owned(),
        pages: "3-4".to_owned(),
        doi: "10.1000/example".to_owned(),
        pmid: "123".to_owned(),
        url: "https://example.org/".to_owned(),
        abstract_text: text("abstract"),
        keywords: vec![text("keyword")],
        notes: vec![text("note")],
        other: vec![("LA".to_owned(), "eng".to_owned())],
    }
}

fn appraisal(carried: bool) -> Appraisal {
    let answer = |response| Answer {
        response: Some(response),
        comment: "why".to_owned(),
        quote: "their words".to_owned(),
        location: "p. 4".to_owned(),
        at: time(),
        carried: fields(carried, &["x_answer"]),
    };
    Appraisal {
        study: StudyId::new("s1"),
        reviewer: ReviewerId::new("r1"),
        design: Some(DesignChoice {
            design: Design::Mixed(Some(QuantitativeSet::Descriptive)),
            path: vec![
                Step {
                    node: NodeId::Design,
                    way: 2,
                },
                Step {
                    node: NodeId::Comparison,
                    way: 1,
                },
            ],
            at: time(),
        }),
        went_on: Some(Reason {
            text: "the questions stand in the protocol".to_owned(),
            at: time(),
        }),
        answers: ByKey::from([
            (ItemId::S1, answer(Response::CantTell)),
            (ItemId::C24, answer(Response::No)),
            (ItemId::C55, answer(Response::Yes)),
        ]),
        set_aside: Vec::new(),
        carried: fields(
            carried,
            &[
                "x_appraisal",
                "design/x_design",
                "design/path/1/x_step",
                "went_on/x_reason",
            ],
        ),
    }
}

fn fields(carried: bool, names: &[&str]) -> Carried {
    let entries = names.iter().filter(|_| carried).map(|name| {
        let text = r#"{"exact":1.10,"list":[null,"é"]}"#;
        ((*name).to_owned(), text.to_owned())
    });
    Carried::new(entries.collect())
}
