//! What fails writes nothing, and damage is named and left as it is.

use mmat_appraisal::instrument::{ItemId, Response};
use mmat_appraisal::port::{Store, StoreError};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{
    answer, changed, inside, key, loaded, new_store, plant, put, records, review_of, save, script,
};

const DAMAGED: &str = "{review: 'a', study: 's1', reviewer: 'r1', text: '{broken'}";

#[wasm_bindgen_test]
async fn a_commit_to_a_removed_review_writes_nothing() {
    let (store, name) = new_store().await;
    let mut review = review_of("a", 2);
    put(&store, &review).await;
    store.remove(review.id()).await.unwrap();
    let result = save(
        &store,
        &mut review,
        &[answer("s0", ItemId::S1, Some(Response::Yes))],
    )
    .await;
    let Err(StoreError::Gone(why)) = result else {
        panic!("{result:?}");
    };
    assert_eq!(why, "a");
    assert_eq!(records(&name).await, Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn a_damaged_record_is_set_aside_and_holds_nothing_up() {
    let (store, name) = new_store().await;
    let mut review = review_of("a", 2);
    put(&store, &review).await;
    plant(&name, "appraisals", DAMAGED).await;
    for response in [Response::Yes, Response::No] {
        let changes = [
            answer("s0", ItemId::S1, Some(response)),
            answer("s1", ItemId::S1, Some(response)),
        ];
        save(&store, &mut review, &changes).await.unwrap();
    }
    let read = store.load(review.id()).await.unwrap().unwrap();
    assert_eq!(read.review, review);
    assert_eq!(read.damaged.len(), 1, "{:?}", read.damaged);
    assert!(
        read.damaged[0].contains("kept beside"),
        "{:?}",
        read.damaged
    );
    let kept = records(&name).await;
    assert!(kept.iter().any(|one| one.contains("{broken")), "{kept:?}");
    store.remove(review.id()).await.unwrap();
    assert_eq!(records(&name).await, Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn a_review_whose_card_is_damaged_is_listed_and_saved() {
    let (store, name) = new_store().await;
    let mut review = review_of("a", 2);
    put(&store, &review).await;
    let first = answer("s0", ItemId::S1, Some(Response::Yes));
    save(&store, &mut review, &[first]).await.unwrap();
    plant(&name, "reviews", "{id: 'a', text: '{broken'}").await;
    let cards = store.cards().await.unwrap();
    assert_eq!(cards.len(), 1);
    assert_eq!((&*cards[0].title, cards[0].studies), ("Title of a", 2));
    let second = answer("s1", ItemId::S1, Some(Response::No));
    save(&store, &mut review, &[second]).await.unwrap();
    assert_eq!(loaded(&store, &review).await, review);
    assert_eq!(store.log(review.id()).await.unwrap().own.len(), 2);
}

#[wasm_bindgen_test]
async fn damage_is_named_and_the_rest_is_read() {
    let (store, name) = new_store().await;
    let mut review = review_of("a", 3);
    put(&store, &review).await;
    save(
        &store,
        &mut review,
        &[answer("s0", ItemId::S1, Some(Response::Yes))],
    )
    .await
    .unwrap();
    plant(&name, "appraisals", DAMAGED).await;
    plant(&name, "studies", "{review: 'a', study: 's2'}").await;
    plant(&name, "reviews", "{id: 'other', text: 'x', logged: 0}").await;
    let before = records(&name).await;

    let read = store.load(review.id()).await.unwrap().unwrap();
    assert_eq!(read.review.studies().len(), 2);
    assert_eq!(read.review.appraisals().count(), 1);
    assert_eq!(read.damaged.len(), 2, "{:?}", read.damaged);
    assert!(read.damaged[0].contains("study s2"), "{:?}", read.damaged);
    assert!(read.damaged[1].contains("appraisal"), "{:?}", read.damaged);
    assert_eq!(store.cards().await.unwrap().len(), 2, "one by its id alone");
    assert!(store.appraisal(review.id(), &key("s1")).await.is_err());
    assert_eq!(records(&name).await, before);
}

#[wasm_bindgen_test]
async fn a_review_without_its_header_opens_under_one_that_stands_in() {
    for damage in [
        "headers.clear()",
        "headers.put({review: 'a', text: '{broken', order: ['s1', 's0']})",
    ] {
        let (store, name) = new_store().await;
        let mut review = review_of("a", 2);
        put(&store, &review).await;
        let first = answer("s0", ItemId::S1, Some(Response::Yes));
        save(&store, &mut review, &[first]).await.unwrap();
        inside(
            &name,
            &format!(
                "const headers = db.transaction('headers', 'readwrite').objectStore('headers');
                 await done({damage});"
            ),
        )
        .await;
        let read = store.load(review.id()).await.unwrap().unwrap();
        assert_eq!(read.damaged.len(), 1, "{:?}", read.damaged);
        assert_eq!(read.review.header().title, "Title of a");
        assert_eq!(read.review.studies().len(), 2);
        assert_eq!(read.review.appraisals().count(), 1);
        let mut standing_in = read.review;
        let header = mmat_appraisal::review::Change::Header(standing_in.header().clone());
        save(&store, &mut standing_in, &[header]).await.unwrap();
        let read = store.load(review.id()).await.unwrap().unwrap();
        assert_eq!(read.damaged, Vec::<String>::new());
        let kept = records(&name).await;
        let is_kept = kept.iter().any(|one| one.contains("{broken"));
        assert_eq!(is_kept, damage.contains("broken"), "{kept:?}");
    }
}

/// Saves with `IDBObjectStore.prototype.put` replaced for the store of appraisals.
async fn saved_with_put(body: &str) -> (Result<(), StoreError>, bool) {
    let (store, name) = new_store().await;
    let mut review = review_of("a", 1);
    put(&store, &review).await;
    let before = records(&name).await;
    script(&format!(
        "const put = IDBObjectStore.prototype.put;
         globalThis.restore = () => {{ IDBObjectStore.prototype.put = put; }};
         IDBObjectStore.prototype.put = function (...given) {{
           const full = () => new DOMException('no space', 'QuotaExceededError');
           const request = put.apply(this, given);
           if (this.name === 'appraisals') {{ {body} }}
           return request;
         }};"
    ))
    .await;
    let commit = changed(
        &mut review,
        &[answer("s0", ItemId::S1, Some(Response::Yes))],
    );
    let result = store.commit(commit.clone()).await;
    script("globalThis.restore();").await;
    let untouched = records(&name).await == before;
    // Trying again later works: nothing of the first try is in the way.
    store.commit(commit).await.unwrap();
    assert_eq!(loaded(&store, &review).await, review);
    (result, untouched)
}

#[wasm_bindgen_test]
async fn a_full_disk_is_told_whether_the_call_or_only_the_transaction_says_so() {
    let thrown = saved_with_put("throw full();").await;
    let aborted = saved_with_put(
        "Object.defineProperty(this.transaction, 'error', { get: full });
         this.transaction.abort();",
    );
    for (result, untouched) in [thrown, aborted.await] {
        assert!(
            matches!(&result, Err(StoreError::Full(why)) if why.contains("no space")),
            "{result:?}"
        );
        assert!(untouched);
    }
}
