//! The laws of merging, over histories of three reviewers with clocks that disagree by hours.

use std::collections::BTreeMap;
use std::rc::Rc;

use mmat_appraisal::instrument::{Category, Design, ItemId, Response};
use mmat_appraisal::review::{
    AgreedAnswer, AgreedDesign, Answer, Appraisal, Change, Citation, Consensus, Decision,
    DesignChoice, MergeAnswers, Reason, Review, Reviewer, Study, StudyId, Timestamp, Way,
    agree_on_design, agree_on_item, begin_consensus, changes_between, merge, parties,
};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::{Index, select};

use crate::double::{review, reviewer_id, study};

const BASE: [&str; 3] = ["s1", "s2", "s3"];
const TEAM: [&str; 3] = ["r", "s", "t"];
const ITEMS: [ItemId; 5] = [
    ItemId::S1,
    ItemId::C21,
    ItemId::C22,
    ItemId::C31,
    ItemId::C55,
];

/// One thing that somebody does.
#[derive(Clone, Debug)]
enum Deed {
    Answers(Index, Response, String),
    TakesBack(Index),
    Chooses(Category),
    GoesOn(String),
    Finds(usize),
    Begins,
    AgreesOn(Index, Response),
    AgreesOnDesign(Category),
}

fn deed() -> impl Strategy<Value = Deed> {
    let words = || select(vec!["", "not reported", "p. 3"]).prop_map(str::to_owned);
    let response = || select(&Response::ALL[..]);
    let category = || select(&Category::ALL[..4]);
    proptest::prop_oneof![
        6 => (any::<Index>(), response(), words()).prop_map(|(at, one, words)| Deed::Answers(at, one, words)),
        1 => any::<Index>().prop_map(Deed::TakesBack),
        2 => category().prop_map(Deed::Chooses),
        1 => words().prop_map(Deed::GoesOn),
        2 => (0..4_usize).prop_map(Deed::Finds),
        1 => proptest::strategy::Just(Deed::Begins),
        2 => (any::<Index>(), response()).prop_map(|(at, one)| Deed::AgreesOn(at, one)),
        1 => category().prop_map(Deed::AgreesOnDesign),
    ]
}

/// What one person did in their copy: whose appraisals they write, by how many hours their clock
/// is wrong, and deeds on a study each.
type History = (usize, i32, Vec<(Deed, Index)>);

fn history() -> impl Strategy<Value = History> {
    (0..3_usize, -5..=5_i32, vec((deed(), any::<Index>()), 0..14))
}

/// The time of a deed on a clock. An hour for each, so that times of two clocks do meet.
fn clock(number: usize, wrong: i32) -> Timestamp {
    let hour = 8 + wrong + i32::try_from(number).unwrap() / 2;
    Timestamp::parse(&format!(
        "2026-03-{:02}T{:02}:00:00Z",
        3 + hour / 24,
        hour % 24
    ))
    .unwrap()
}

/// A study that several may find, each under an id of their own: all its records have the same
/// facts, but for the abstract.
fn found(number: usize, by: usize, copy: usize, at: &Timestamp) -> Study {
    let title = format!("Made-up study number {number}");
    let citation = Citation {
        doi: if number == 0 {
            "10.1000/zero".to_owned()
        } else {
            String::new()
        },
        pmid: if number == 1 {
            "11".to_owned()
        } else {
            String::new()
        },
        title: if number < 2 { String::new() } else { title },
        year: Some(2020),
        abstract_text: if by == 0 {
            "Made up.".to_owned()
        } else {
            String::new()
        },
        ..Citation::default()
    };
    let id = format!("found-{}-{number}", (by * 7 + copy * 3 + number) % 10);
    Study {
        citation,
        added: at.clone(),
        label: format!("Found {number}"),
        ..study(&id)
    }
}

/// A copy of the review after a history.
fn lived((who, wrong, deeds): &History, copy: usize) -> Review {
    let mut mine = review(&BASE, &TEAM, Vec::new());
    for (number, (deed, on)) in deeds.iter().enumerate() {
        let at = clock(number, *wrong);
        for change in changes(&mine, deed, on, (*who, copy), &at) {
            mine.apply(&change);
        }
    }
    mine
}

fn changes(
    mine: &Review,
    deed: &Deed,
    on: &Index,
    (who, copy): (usize, usize),
    at: &Timestamp,
) -> Vec<Change> {
    let study = on.get(mine.studies()).id.clone();
    let key = (study.clone(), reviewer_id(TEAM[who]));
    let at = at.clone();
    let change = match deed.clone() {
        Deed::Answers(item, response, comment) => {
            let answer = Answer {
                response: Some(response),
                comment,
                ..Answer::empty(at)
            };
            Change::Answer {
                key,
                item: *item.get(&ITEMS),
                answer: Some(answer),
            }
        }
        Deed::TakesBack(item) => Change::Answer {
            key,
            item: *item.get(&ITEMS),
            answer: None,
        },
        Deed::Chooses(category) => {
            let choice = DesignChoice {
                design: Design::of(category),
                path: Vec::new(),
                at,
            };
            Change::Design {
                key,
                design: Some(choice),
            }
        }
        Deed::GoesOn(text) => Change::WentOn {
            key,
            reason: Some(Reason { text, at }),
        },
        Deed::Finds(number) => {
            let study = found(number, who, copy, &at);
            let known = mine
                .studies()
                .iter()
                .any(|known| known.label == study.label);
            if known || mine.study(&study.id).is_some() {
                return Vec::new();
            }
            Change::Study {
                study: Rc::new(study),
                place: None,
            }
        }
        _ => return agreeing(mine, deed, &study, who, &at),
    };
    vec![change]
}

fn agreeing(
    mine: &Review,
    deed: &Deed,
    study: &StudyId,
    who: usize,
    at: &Timestamp,
) -> Vec<Change> {
    let between = parties(mine, study);
    let decision = Decision {
        by: vec![reviewer_id(TEAM[who])],
        way: Way::Discussion,
        words: String::new(),
        at: at.clone(),
    };
    match deed {
        Deed::AgreesOn(item, response) => {
            let answer = AgreedAnswer {
                response: *response,
                comment: String::new(),
                decision,
            };
            agree_on_item(mine, study, &between, (*item.get(&ITEMS), answer))
        }
        Deed::AgreesOnDesign(category) => {
            let design = Design::of(*category);
            agree_on_design(mine, study, &between, AgreedDesign { design, decision })
        }
        _ => begin_consensus(mine, study, &between, at),
    }
}

fn merged(ours: &Review, theirs: &Review) -> Review {
    merge(ours, theirs, &MergeAnswers::default())
        .unwrap()
        .review
}

/// The content without the order of the list and of the team.
#[derive(Debug, PartialEq)]
struct Content {
    team: BTreeMap<String, Reviewer>,
    studies: BTreeMap<String, Study>,
    appraisals: Vec<Appraisal>,
    consensus: Vec<Consensus>,
}

fn content(review: &Review) -> Content {
    let team = review.header().reviewers.iter();
    let studies = review.studies().iter();
    Content {
        team: team
            .map(|one| (one.id.as_str().to_owned(), one.clone()))
            .collect(),
        studies: studies
            .map(|one| (one.id.as_str().to_owned(), Study::clone(one)))
            .collect(),
        appraisals: review
            .appraisals()
            .map(|one| Appraisal::clone(one))
            .collect(),
        consensus: review
            .consensuses()
            .map(|one| Consensus::clone(one))
            .collect(),
    }
}

/// Ids of what was found clash by construction now and then: two studies under one id are none of
/// a merge's business, since ids are random.
fn ids_are_sound(copies: &[Review]) -> bool {
    let mut labels: BTreeMap<String, String> = BTreeMap::new();
    copies
        .iter()
        .flat_map(|copy| copy.studies().to_vec())
        .all(|study| {
            let label = labels
                .entry(study.id.as_str().to_owned())
                .or_insert_with(|| study.label.clone());
            *label == study.label
        })
}

fn three() -> impl Strategy<Value = [Review; 3]> {
    (history(), history(), history())
        .prop_map(|(one, two, three)| [lived(&one, 0), lived(&two, 1), lived(&three, 2)])
        .prop_filter("an id is one study's", |copies| ids_are_sound(copies))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn merging_with_oneself_or_again_changes_nothing([a, b, _] in three()) {
        prop_assert_eq!(&merged(&a, &a), &a);
        let once = merged(&a, &b);
        prop_assert_eq!(&merged(&once, &b), &once);
        prop_assert_eq!(&merged(&once, &a), &once);
        prop_assert_eq!(&merged(&once, &once), &once);
    }

    #[test]
    fn it_does_not_matter_who_merges_whom([a, b, _] in three()) {
        let (one, two) = (merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(content(&one), content(&two));
    }

    #[test]
    fn it_does_not_matter_in_which_order_three_are_merged([a, b, c] in three()) {
        let left = content(&merged(&merged(&a, &b), &c));
        prop_assert_eq!(&left, &content(&merged(&a, &merged(&b, &c))));
        prop_assert_eq!(&left, &content(&merged(&merged(&c, &a), &b)));
    }

    #[test]
    fn nothing_is_lost([a, b, _] in three()) {
        let found = merge(&a, &b, &MergeAnswers::default()).unwrap();
        let all = &found.review;
        for one in a.appraisals().chain(b.appraisals()) {
            let label = [&a, &b].iter().find_map(|copy| copy.study(&one.study)).unwrap().label.clone();
            let mut same = all.studies().iter().filter(|study| study.label == label);
            let study = same.next().unwrap();
            prop_assert!(same.next().is_none(), "{} is there twice", label);
            let kept = all.appraisal(&study.id, &one.reviewer).unwrap();
            for (item, answer) in &one.answers {
                prop_assert!(kept.answers.get(item).unwrap().at >= answer.at);
            }
            prop_assert!(one.design.is_none() || kept.design.is_some());
        }
        for one in a.consensuses().chain(b.consensuses()) {
            let kept = all.consensuses().any(|kept| {
                one.answers.keys().all(|item| kept.answers.contains_key(item))
                    && one.frozen.keys().all(|party| kept.frozen.contains_key(party))
            });
            prop_assert!(kept);
        }
    }

    #[test]
    fn changes_lead_there_and_undo_leads_back([a, b, _] in three()) {
        let all = merged(&a, &b);
        let mut review = a.clone();
        let mut undo: Vec<Change> = changes_between(&a, &all)
            .iter()
            .map(|change| review.apply(change))
            .collect();
        prop_assert_eq!(&review, &all);
        undo.reverse();
        for change in &undo {
            review.apply(change);
        }
        prop_assert_eq!(&review, &a);
    }
}
