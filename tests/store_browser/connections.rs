//! Several tabs, several versions.

use std::rc::Rc;

use mmat_appraisal::instrument::{ItemId, Response};
use mmat_appraisal::platform::{IndexedDbStore, open_store};
use mmat_appraisal::port::{Store, StoreError};
use mmat_appraisal::review::Change;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{answer, changed, loaded, new_store, put, review_of, save, script, study};

#[wasm_bindgen_test]
async fn two_tabs_do_not_overwrite_each_others_answers() {
    let (one, name) = new_store().await;
    let two = IndexedDbStore::open(&name).await.unwrap();
    let mut here = review_of("a", 2);
    put(&one, &here).await;
    let mut there = here.clone();
    let first = changed(&mut here, &[answer("s0", ItemId::S1, Some(Response::Yes))]);
    let second = changed(&mut there, &[answer("s0", ItemId::S2, Some(Response::No))]);
    // Both under way at once.
    let (first, second) = (one.commit(first), two.commit(second));
    let second = wasm_bindgen_futures::future_to_promise(async move {
        second.await.unwrap();
        Ok(wasm_bindgen::JsValue::NULL)
    });
    first.await.unwrap();
    wasm_bindgen_futures::JsFuture::from(second).await.unwrap();

    here.apply(&answer("s0", ItemId::S2, Some(Response::No)));
    assert_eq!(loaded(&one, &here).await, here);
    assert_eq!(one.log(here.id()).await.unwrap().own.len(), 2);
}

#[wasm_bindgen_test]
async fn two_tabs_keep_each_others_studies_and_header() {
    let (one, name) = new_store().await;
    let two = IndexedDbStore::open(&name).await.unwrap();
    let mut here = review_of("a", 1);
    put(&one, &here).await;
    let mut there = here.clone();
    let mut header = here.header().as_ref().clone();
    header.title = "renamed".to_owned();
    let add = |id: &str| Change::Study {
        study: study(id),
        place: None,
    };
    save(&one, &mut here, &[add("x"), Change::Header(header.into())])
        .await
        .unwrap();
    save(&two, &mut there, &[add("y")]).await.unwrap();
    here.apply(&add("y"));
    assert_eq!(loaded(&one, &here).await, here);
}

#[wasm_bindgen_test]
async fn what_runs_is_broken_off_and_can_be_begun_anew() {
    let (store, name) = new_store().await;
    let mut review = review_of("a", 1);
    put(&store, &review).await;
    let commit = changed(
        &mut review,
        &[answer("s0", ItemId::S1, Some(Response::Yes))],
    );
    // A transaction that does not end, and that all others wait for. In a worker, as it would leave the
    // page no time.
    script(&format!(
        "const hold = () => (onmessage = ({{ data }}) => {{
           const request = indexedDB.open(data);
           request.onsuccess = () => {{
             const database = request.result;
             const held = database.transaction(database.objectStoreNames, 'readwrite').objectStore('reviews');
             const ask = () => (held.count().onsuccess = ask);
             ask();
             postMessage('held');
           }};
         }});
         globalThis.holder = new Worker(URL.createObjectURL(new Blob([`(${{hold}})()`])));
         await new Promise((done) => {{ holder.onmessage = done; holder.postMessage({name:?}); }});"
    ))
    .await;
    let saving = store.commit(Rc::clone(&commit));
    let failed = wasm_bindgen_futures::future_to_promise(async move {
        Ok(wasm_bindgen::JsValue::from_bool(saving.await.is_err()))
    });
    script("await new Promise((done) => setTimeout(done, 50));").await;
    store.break_off();
    // Firefox tells of the end of what has not begun only once it could begin.
    script("globalThis.holder.terminate();").await;
    let failed = wasm_bindgen_futures::JsFuture::from(failed).await.unwrap();
    assert!(failed.is_truthy(), "it ended, and did not save");
    store.commit(commit).await.unwrap();
    assert_eq!(loaded(&store, &review).await, review);
    assert_eq!(store.log(review.id()).await.unwrap().own.len(), 1);
}

#[wasm_bindgen_test]
async fn a_newer_database_is_left_alone_and_told() {
    let (store, name) = new_store().await;
    // Opens at once: the store makes way for a newer version.
    script(&format!(
        "await new Promise((yes, no) => {{
           const request = indexedDB.open({name:?}, 2);
           request.onsuccess = () => {{ request.result.close(); yes(); }};
           request.onerror = request.onblocked = () => no(request.error || 'blocked');
         }});"
    ))
    .await;
    let opened = IndexedDbStore::open(&name).await;
    assert!(matches!(opened, Err(StoreError::Newer(_))), "{opened:?}");
    assert!(matches!(store.cards().await, Err(StoreError::Newer(_))));
    let (memory, why) = open_store(&name).await;
    assert!(!memory.lasts());
    assert!(why.unwrap().contains("newer version"));
}

#[wasm_bindgen_test]
async fn a_deleted_database_is_made_anew_by_the_next_use() {
    let (store, name) = new_store().await;
    let mut review = review_of("a", 1);
    put(&store, &review).await;
    let delete = format!(
        "await new Promise((yes, no) => {{
           const request = indexedDB.deleteDatabase({name:?});
           request.onsuccess = yes;
           request.onerror = request.onblocked = () => no('refused');
         }});"
    );
    script(&delete).await;
    let change = answer("s0", ItemId::S1, Some(Response::Yes));
    assert!(save(&store, &mut review, &[change]).await.is_err());
    put(&store, &review).await;
    assert_eq!(loaded(&store, &review).await, review);
}

#[wasm_bindgen_test]
async fn a_tab_that_will_not_let_go_is_told_and_a_late_connection_closes() {
    let name = format!("test blocked {}", js_sys::Math::random());
    // A connection that stays although a deletion waits for it. Version 1 has no older one to
    // upgrade from, so the browser's word that opening is blocked has to be spoken for it.
    script(&format!(
        "globalThis.holder = await new Promise((yes) => {{
           const request = indexedDB.open({name:?}, 1);
           request.onsuccess = () => yes(request.result);
         }});
         indexedDB.deleteDatabase({name:?});
         const open = IDBFactory.prototype.open;
         IDBFactory.prototype.open = function (...given) {{
           IDBFactory.prototype.open = open;
           const request = open.apply(this, given);
           setTimeout(() => request.dispatchEvent(new IDBVersionChangeEvent('blocked')), 50);
           return request;
         }};"
    ))
    .await;
    let opened = IndexedDbStore::open(&name).await;
    assert!(matches!(opened, Err(StoreError::Blocked(_))), "{opened:?}");
    let versions = script(&format!(
        "globalThis.holder.close();
         const version = (number) => new Promise((yes, no) => {{
           const request = indexedDB.open({name:?}, number);
           request.onblocked = () => no('in the way');
           request.onsuccess = () => {{ request.result.close(); yes(request.result.version); }};
         }});
         return [await version(1), await version(2)].join();"
    ))
    .await;
    assert_eq!(versions.as_string().as_deref(), Some("1,2"));
}

#[wasm_bindgen_test]
async fn where_storage_is_denied_the_memory_stands_in() {
    script(
        "const open = IDBFactory.prototype.open;
         globalThis.allow = () => { IDBFactory.prototype.open = open; };
         IDBFactory.prototype.open = () => { throw new DOMException('sandboxed', 'SecurityError'); };",
    )
    .await;
    let opened = IndexedDbStore::open("denied").await;
    let (memory, why) = open_store("denied").await;
    script("globalThis.allow();").await;
    assert!(matches!(opened, Err(StoreError::Denied(_))), "{opened:?}");
    assert!(!memory.lasts());
    assert!(why.unwrap().contains("sandboxed"));
}
