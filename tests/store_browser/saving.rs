//! What is saved comes back, and no more is written than must be.

use mmat_appraisal::instrument::{ItemId, Response};
use mmat_appraisal::port::{Store, StoreError, StoredLog};
use mmat_appraisal::review::{Chain, Change, Log, LogEntry, Review, ReviewId};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::full::full_review;
use crate::support::{
    answer, at, card, changed, key, loaded, new_store, put, records, review_of, save,
};

#[wasm_bindgen_test]
async fn a_full_review_comes_back_as_it_was() {
    let (store, _) = new_store().await;
    let review = full_review(true);
    put(&store, &review).await;
    assert_eq!(loaded(&store, &review).await, review);
    assert!(store.lasts());
}

#[wasm_bindgen_test]
async fn a_review_that_is_not_there_is_none() {
    let (store, _) = new_store().await;
    assert!(store.load(&ReviewId::new("x")).await.unwrap().is_none());
    assert!(
        store
            .appraisal(&ReviewId::new("x"), &key("s0"))
            .await
            .unwrap()
            .is_none()
    );
}

/// The records that one answer adds or changes in a review of so many studies, and their bytes.
async fn written_by_an_answer(studies: usize) -> (Vec<String>, usize) {
    let (store, name) = new_store().await;
    let mut review = review_of("a", studies);
    put(&store, &review).await;
    let before = records(&name).await;
    let change = answer("s3", ItemId::S1, Some(Response::Yes));
    save(&store, &mut review, &[change]).await.unwrap();
    let after = records(&name).await;
    assert_eq!(loaded(&store, &review).await, review);
    let written: Vec<&String> = after.iter().filter(|line| !before.contains(line)).collect();
    let bytes = written.iter().map(|line| line.len()).sum();
    let stores = written.iter().filter_map(|line| line.split(':').next());
    (stores.map(str::to_owned).collect(), bytes)
}

#[wasm_bindgen_test]
async fn an_answer_writes_as_little_in_a_large_review_as_in_a_small_one() {
    let (small, small_bytes) = written_by_an_answer(5).await;
    let (large, large_bytes) = written_by_an_answer(500).await;
    assert_eq!(small, ["appraisals", "log", "reviews"]);
    assert_eq!(large, small);
    // The card says how many studies there are: two digits more.
    assert_eq!(large_bytes, small_bytes + 2);
    assert!(small_bytes < 700, "{small_bytes} bytes");
}

#[wasm_bindgen_test]
async fn reviews_of_one_portion_and_of_more_come_back_whole() {
    let (store, _) = new_store().await;
    let reviews = [("a", 99), ("b", 100), ("c", 201)].map(|(id, studies)| {
        let mut review = review_of(id, studies);
        for number in 0..studies {
            let response = Some(Response::Yes);
            review.apply(&answer(&format!("s{number}"), ItemId::S1, response));
        }
        review
    });
    for review in &reviews {
        put(&store, review).await;
    }
    for review in &reviews {
        assert_eq!(loaded(&store, review).await, *review);
    }
}

#[wasm_bindgen_test]
async fn the_last_answer_taken_back_leaves_no_record() {
    let (store, name) = new_store().await;
    let mut review = review_of("a", 1);
    put(&store, &review).await;
    for response in [Some(Response::No), None] {
        save(&store, &mut review, &[answer("s0", ItemId::S1, response)])
            .await
            .unwrap();
    }
    let left = records(&name).await;
    assert!(
        !left.iter().any(|line| line.starts_with("appraisals")),
        "{left:?}"
    );
    assert_eq!(loaded(&store, &review).await, review);
}

#[wasm_bindgen_test]
async fn many_changes_in_one_commit_come_back_as_one_state() {
    let (store, _) = new_store().await;
    let (mut review, other) = (review_of("review-a", 2), full_review(false));
    put(&store, &review).await;
    let whole = other.appraisals().next().unwrap().clone();
    let changes = [
        Change::Header(other.header().clone()),
        Change::Appraisal(whole),
        answer("s1", ItemId::S2, Some(Response::CantTell)),
        answer("s0", ItemId::S1, Some(Response::Yes)),
        answer("s0", ItemId::S1, None),
    ];
    save(&store, &mut review, &changes).await.unwrap();
    assert_eq!(loaded(&store, &review).await, review);
    let stored = store
        .appraisal(review.id(), &key("s1"))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(stored.response(ItemId::S2), Some(Response::CantTell));
}

#[wasm_bindgen_test]
async fn the_log_keeps_the_order_of_what_happened() {
    let (store, _) = new_store().await;
    let mut review = review_of("a", 12);
    put(&store, &review).await;
    for number in 0..12 {
        let change = answer(&format!("s{number}"), ItemId::S1, Some(Response::Yes));
        save(&store, &mut review, &[change]).await.unwrap();
    }
    let log = store.log(review.id()).await.unwrap();
    let studies: Vec<_> = log
        .own
        .iter()
        .filter_map(|entry| entry.study.as_ref())
        .collect();
    let expected: Vec<_> = review.studies().iter().map(|study| &study.id).collect();
    assert_eq!(studies, expected);
}

#[wasm_bindgen_test]
async fn a_log_that_came_with_a_file_stays_apart_and_grows_once() {
    let (store, _) = new_store().await;
    let mut elsewhere = review_of("a", 3);
    let entries = |review: &mut Review, studies: std::ops::Range<u32>| {
        let changes = studies.map(|number| {
            let study = format!("s{number}");
            answer(&study, ItemId::S1, Some(Response::Yes))
        });
        changed(review, &changes.collect::<Vec<_>>()).log.clone()
    };
    let chain = |entries: &[LogEntry]| {
        let entries = entries.iter().cloned().map(Rc::new);
        Log::of(Chain::new(entries.collect()).into_iter().collect())
    };
    let first = entries(&mut elsewhere, 0..2);
    let mut review = review_of("a", 3).with_log(chain(&first));
    put(&store, &review).await;
    save(
        &store,
        &mut review,
        &[answer("s2", ItemId::S2, Some(Response::No))],
    )
    .await
    .unwrap();
    let mut more = first.clone();
    more.extend(entries(&mut elsewhere, 2..3));
    for _ in 0..2 {
        let log = Rc::new(chain(&more));
        store.join_log(review.id(), log).await.unwrap();
        let log = store.log(review.id()).await.unwrap();
        assert_eq!(log.own.len(), 1);
        assert_eq!(log.others, chain(&more).chains());
    }
    store.remove(review.id()).await.unwrap();
    assert_eq!(store.log(review.id()).await.unwrap(), StoredLog::default());
}

#[wasm_bindgen_test]
async fn cards_come_latest_first() {
    let (store, _) = new_store().await;
    for (id, minute) in [("a", 1), ("b", 3), ("c", 2)] {
        let review = review_of(id, 1);
        store
            .put(review.clone(), card(&review, at(minute)))
            .await
            .unwrap();
    }
    let cards = store.cards().await.unwrap();
    let ids: Vec<&str> = cards.iter().map(|card| card.id.as_str()).collect();
    assert_eq!(ids, ["b", "c", "a"]);
    assert_eq!(cards[0].title, "Title of b");
}

#[wasm_bindgen_test]
async fn a_review_that_is_stored_is_not_put_over() {
    let (store, _) = new_store().await;
    let mut first = review_of("a", 5);
    put(&store, &first).await;
    save(
        &store,
        &mut first,
        &[answer("s4", ItemId::S1, Some(Response::Yes))],
    )
    .await
    .unwrap();
    let second = review_of("a", 2);
    let put = store.put(second.clone(), card(&second, at(1))).await;
    assert!(matches!(put, Err(StoreError::Exists(_))), "{put:?}");
    assert_eq!(loaded(&store, &first).await, first);
    assert_eq!(store.log(first.id()).await.unwrap().own.len(), 1);
}

#[wasm_bindgen_test]
async fn removing_a_review_leaves_the_others_alone() {
    let (store, name) = new_store().await;
    // Ids of which one begins with the other.
    let (mut gone, mut kept) = (review_of("a", 3), review_of("ab", 3));
    for review in [&mut gone, &mut kept] {
        put(&store, review).await;
        save(
            &store,
            review,
            &[answer("s0", ItemId::S1, Some(Response::No))],
        )
        .await
        .unwrap();
    }
    store.remove(gone.id()).await.unwrap();
    assert!(store.load(gone.id()).await.unwrap().is_none());
    assert_eq!(loaded(&store, &kept).await, kept);
    assert_eq!(store.log(kept.id()).await.unwrap().own.len(), 1);
    let left = records(&name).await;
    assert!(!left.iter().any(|line| line.contains(r#""a""#)), "{left:?}");
}
