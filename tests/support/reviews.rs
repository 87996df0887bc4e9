//! Strategies for reviews that nobody would think of.

use mmat_appraisal::instrument::{
    Category, Design, ItemId, NodeId, QuantitativeSet, Response, Step, node,
};
use mmat_appraisal::review::{
    AgreedAnswer, AgreedDesign, Amendment, Answer, Appraisal, Carried, Citation, Consensus,
    Decision, DesignChoice, Frozen, Header, Independent, PerStudy, Protocol, Reason, Review,
    ReviewId, Reviewer, ReviewerId, SetAside, Study, StudyId, TeamRule, Timestamp, Way,
};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::{Index, select};

/// A whole review: up to three reviewers and four studies, not every pair appraised.
pub fn review() -> impl Strategy<Value = Review> {
    let appraisals = vec(option::weighted(0.8, appraisal()), 12);
    let parts = (
        header(),
        vec(study(), 0..4),
        appraisals,
        vec(option::weighted(0.3, consensus()), 4),
    );
    parts.prop_map(|(mut header, mut studies, appraisals, agreed)| {
        for (index, reviewer) in header.reviewers.iter_mut().enumerate() {
            reviewer.id = ReviewerId::new(&format!("{}{index}", reviewer.id.as_str()));
        }
        for (index, study) in studies.iter_mut().enumerate() {
            study.id = StudyId::new(&format!("{}{index}", study.id.as_str()));
        }
        let pairs = studies.iter().flat_map(|study| {
            header
                .reviewers
                .iter()
                .map(|reviewer| (&study.id, &reviewer.id))
        });
        let appraisals = pairs
            .zip(appraisals)
            .filter_map(|((study, reviewer), appraisal)| {
                Some(Appraisal {
                    study: study.clone(),
                    reviewer: reviewer.clone(),
                    ..appraisal?
                })
            })
            .collect();
        let agreed = studies.iter().zip(agreed).filter_map(|(study, agreed)| {
            let study = study.id.clone();
            Some(Consensus { study, ..agreed? })
        });
        let agreed = agreed.collect();
        Review::from_parts(header, studies, appraisals).with_consensus(agreed)
    })
}

/// Any text: empty, with line breaks, quotes, separators, other scripts, control characters.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        select(vec![
            "plain",
            "two\nlines\r\n",
            "a, \"quoted\"; cell",
            "back\\slash/and~tilde",
            "naïve 研究 😀",
            "=1+1",
            " spaces ",
            "null",
        ])
        .prop_map(str::to_owned),
        vec(any::<char>(), 0..8).prop_map(|characters| characters.into_iter().collect()),
    ]
}

/// A time that we can hold.
pub fn time() -> impl Strategy<Value = Timestamp> {
    (1970..2100_u16, 1..=12_u8, 1..=28_u8, 0..1000_u16).prop_map(|(year, month, day, milli)| {
        let text = format!(
            "{year}-{month:02}-{day:02}T23:59:{:02}.{milli:03}Z",
            milli % 60
        );
        Timestamp::parse(&text).unwrap()
    })
}

/// Unknown fields, right here and in the objects named by `ways`.
pub fn carried(ways: &'static [&'static str]) -> impl Strategy<Value = Carried> {
    let name = (select(ways), text())
        .prop_map(|(way, name)| format!("{way}x{}", name.replace('~', "~0").replace('/', "~1")));
    let values = select(vec![
        "null",
        "1.10",
        "-0.0",
        "123456789012345678901234567890",
        "1e+400",
        "\"text \\n\"",
        "[1,[],{}]",
        "{\"b\":1,\"c\":{\"d\":null}}",
    ]);
    btree_map(name, values.prop_map(str::to_owned), 0..3)
        .prop_map(|fields| Carried::new(fields.into_iter().collect()))
}

fn header() -> impl Strategy<Value = Header> {
    let reviewer = (text(), text()).prop_map(|(id, name)| Reviewer {
        id: ReviewerId::new(&id),
        name,
    });
    (
        (text(), text(), text()),
        vec(reviewer, 1..4),
        protocol(),
        carried(&["", "../"]),
    )
        .prop_map(
            |((id, title, source), reviewers, protocol, carried)| Header {
                id: ReviewId::new(&id),
                title,
                source,
                reviewers,
                protocol,
                carried,
            },
        )
}

fn protocol() -> impl Strategy<Value = Protocol> {
    let rule = (text(), time()).prop_map(|(text, agreed)| TeamRule { text, agreed });
    let amendment = (text(), time()).prop_map(|(reason, at)| Amendment { reason, at });
    (
        (any::<bool>(), any::<bool>(), any::<bool>()),
        btree_map(select(&ItemId::ALL[..]), rule, 0..4),
        option::of(time()),
        vec(amendment, 0..3),
        btree_set(text(), 0..3),
        carried(&[""]),
    )
        .prop_map(
            |((screening_used, two, blinded), rules, locked, amendments, pilot, carried)| {
                Protocol {
                    screening_used,
                    per_study: if two { PerStudy::Two } else { PerStudy::One },
                    blinded,
                    rules: rules.into_iter().collect(),
                    locked,
                    amendments,
                    pilot: pilot.iter().map(|id| StudyId::new(id)).collect(),
                    carried,
                }
            },
        )
}

fn study() -> impl Strategy<Value = Study> {
    (
        text(),
        text(),
        citation(),
        time(),
        carried(&["", "citation/"]),
    )
        .prop_map(|(id, label, citation, added, carried)| Study {
            id: StudyId::new(&id),
            label,
            citation,
            added,
            carried,
        })
}

fn citation() -> impl Strategy<Value = Citation> {
    (
        (text(), vec(text(), 0..3), option::of(any::<u16>())),
        (text(), text(), text(), text()),
        (text(), text(), text(), text()),
        (
            vec(text(), 0..3),
            vec(text(), 0..3),
            vec((text(), text()), 0..3),
        ),
    )
        .prop_map(|(main, place, links, lists)| Citation {
            title: main.0,
            authors: main.1,
            year: main.2,
            journal: place.0,
            volume: place.1,
            issue: place.2,
            pages: place.3,
            doi: links.0,
            pmid: links.1,
            url: links.2,
            abstract_text: links.3,
            keywords: lists.0,
            notes: lists.1,
            other: lists.2,
        })
}

/// An appraisal of nobody, with answers of any category.
fn appraisal() -> impl Strategy<Value = Appraisal> {
    let reason = (text(), time()).prop_map(|(text, at)| Reason { text, at });
    (
        option::of(design()),
        option::of(reason),
        btree_map(select(&ItemId::ALL[..]), answer(), 0..9),
        vec(set_aside(), 0..3),
        carried(&[""]),
    )
        .prop_map(|(design, went_on, answers, mut set_aside, carried)| {
            set_aside.sort();
            Appraisal {
                study: StudyId::new(""),
                reviewer: ReviewerId::new(""),
                design,
                went_on,
                answers: answers.into_iter().collect(),
                set_aside,
                carried,
            }
        })
}

fn set_aside() -> impl Strategy<Value = SetAside> {
    let reason = (text(), time()).prop_map(|(text, at)| Reason { text, at });
    prop_oneof![
        (select(&ItemId::ALL[..]), answer())
            .prop_map(|(item, answer)| SetAside::Answer(item, answer)),
        design().prop_map(SetAside::Design),
        reason.prop_map(SetAside::WentOn),
    ]
}

fn design() -> impl Strategy<Value = DesignChoice> {
    let mixed = option::of(select(&QuantitativeSet::ALL[..])).prop_map(Design::Mixed);
    let step = (select(&NodeId::ALL[..]), any::<Index>()).prop_map(|(id, index)| Step {
        node: id,
        way: index.index(node(id).ways.len()),
    });
    let design = prop_oneof![select(&Category::ALL[..]).prop_map(Design::of), mixed];
    (design, vec(step, 0..5), time()).prop_map(|(design, path, at)| DesignChoice {
        design,
        path,
        at,
    })
}

/// A consensus on no study, not blank, between reviewers of any ids.
fn consensus() -> impl Strategy<Value = Consensus> {
    let responses = btree_map(select(&ItemId::ALL[..]), select(&Response::ALL[..]), 0..4);
    let found = (option::of(design()), responses).prop_map(|(choice, responses)| Independent {
        design: choice.map(|choice| choice.design),
        responses: responses.into_iter().collect(),
    });
    let frozen = (time(), found).prop_map(|(at, found)| Frozen { at, found });
    let agreed = (design(), decision()).prop_map(|(choice, decision)| AgreedDesign {
        design: choice.design,
        decision,
    });
    let answer = (select(&Response::ALL[..]), text(), decision()).prop_map(
        |(response, comment, decision)| AgreedAnswer {
            response,
            comment,
            decision,
        },
    );
    (
        btree_map(text(), frozen, 1..3),
        option::of(agreed),
        btree_map(select(&ItemId::ALL[..]), answer, 0..4),
        carried(&[""]),
    )
        .prop_map(|(frozen, design, answers, carried)| Consensus {
            study: StudyId::new(""),
            frozen: frozen
                .into_iter()
                .map(|(id, frozen)| (ReviewerId::new(&id), frozen))
                .collect(),
            design,
            answers: answers.into_iter().collect(),
            carried,
        })
}

fn decision() -> impl Strategy<Value = Decision> {
    (vec(text(), 0..3), select(&Way::ALL[..]), text(), time()).prop_map(|(by, way, words, at)| {
        Decision {
            by: by.iter().map(|id| ReviewerId::new(id)).collect(),
            way,
            words,
            at,
        }
    })
}

/// An answer that is not blank, which the domain does not keep.
fn answer() -> impl Strategy<Value = Answer> {
    (
        option::of(select(&Response::ALL[..])),
        (text(), text(), text()),
        time(),
        carried(&[""]),
    )
        .prop_map(|(response, (comment, quote, location), at, carried)| {
            let mut answer = Answer {
                response,
                comment,
                quote,
                location,
                at,
                carried,
            };
            if answer.is_blank() {
                answer.response = Some(Response::Yes);
            }
            answer
        })
}
