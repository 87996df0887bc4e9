//! What reviewers agreed on is saved beside their appraisals, part by part.

use mmat_appraisal::instrument::{Design, ItemId, Response};
use mmat_appraisal::port::Store;
use mmat_appraisal::review::{
    AgreedAnswer, AgreedDesign, Change, Decision, Review, ReviewerId, StudyId, Way,
    agree_on_design, agree_on_item, take_back_consensus,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{answer, at, loaded, new_store, put, records, review_of, save};

fn decision() -> Decision {
    Decision {
        by: vec![ReviewerId::new("r1")],
        way: Way::Other,
        words: "made-up words".to_owned(),
        at: at(3),
    }
}

fn agreed(review: &Review, item: ItemId, response: Response) -> Vec<Change> {
    let answer = AgreedAnswer {
        response,
        comment: "made-up comment".to_owned(),
        decision: decision(),
    };
    let between = [ReviewerId::new("r1")];
    agree_on_item(review, &StudyId::new("s0"), &between, (item, answer))
}

/// How many consensuses are stored.
async fn kept(name: &str) -> usize {
    let all = records(name).await;
    let of_consensus = all.iter().filter(|line| line.starts_with("consensus"));
    of_consensus.count()
}

#[wasm_bindgen_test]
async fn what_is_agreed_on_comes_back_with_what_was_found_before() {
    let (store, name) = new_store().await;
    let mut review = review_of("a", 2);
    put(&store, &review).await;
    let found = answer("s0", ItemId::S1, Some(Response::No));
    save(&store, &mut review, &[found]).await.unwrap();
    let changes = agreed(&review, ItemId::S1, Response::CantTell);
    assert_eq!(changes.len(), 2, "it is set down first what was found");
    save(&store, &mut review, &changes).await.unwrap();
    let design = AgreedDesign {
        design: Design::Rct,
        decision: decision(),
    };
    let between = [ReviewerId::new("r1")];
    let changes = agree_on_design(&review, &StudyId::new("s0"), &between, design);
    save(&store, &mut review, &changes).await.unwrap();
    assert_eq!(loaded(&store, &review).await, review);
    assert_eq!(kept(&name).await, 1);
}

#[wasm_bindgen_test]
async fn a_consensus_that_is_taken_back_leaves_no_record() {
    let (store, name) = new_store().await;
    let mut review = review_of("a", 1);
    put(&store, &review).await;
    let changes = agreed(&review, ItemId::S1, Response::Yes);
    save(&store, &mut review, &changes).await.unwrap();
    assert_eq!(kept(&name).await, 1);
    let back = take_back_consensus(&StudyId::new("s0"));
    save(&store, &mut review, &[back]).await.unwrap();
    assert_eq!(kept(&name).await, 0);
    assert_eq!(loaded(&store, &review).await, review);
}

#[wasm_bindgen_test]
async fn two_tabs_that_agree_on_two_items_keep_both() {
    let (store, _) = new_store().await;
    let mut here = review_of("a", 1);
    put(&store, &here).await;
    let mut there = here.clone();
    let first = agreed(&here, ItemId::S1, Response::Yes);
    save(&store, &mut here, &first).await.unwrap();
    let second = agreed(&there, ItemId::S2, Response::No);
    save(&store, &mut there, &second).await.unwrap();
    let stored = store.load(here.id()).await.unwrap().unwrap().review;
    let consensus = stored.consensus(&StudyId::new("s0")).unwrap();
    assert_eq!(consensus.answers.len(), 2);
}
