//! Reviews to save, and a look into the database past the store.

use std::rc::Rc;

use mmat_appraisal::instrument::{ItemId, Response};
use mmat_appraisal::platform::IndexedDbStore;
use mmat_appraisal::port::{Card, Commit, Store, StoreError};
use mmat_appraisal::review::{
    Answer, AppraisalKey, Carried, Change, Citation, Header, LogEntry, Protocol, Review, ReviewId,
    Reviewer, ReviewerId, Study, StudyId, Timestamp,
};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Opens a database that no other test uses.
pub async fn new_store() -> (IndexedDbStore, String) {
    let name = format!("test {} {}", js_sys::Date::now(), js_sys::Math::random());
    (IndexedDbStore::open(&name).await.unwrap(), name)
}

pub fn at(minute: usize) -> Timestamp {
    Timestamp::parse(&format!("2026-03-03T09:{minute:02}:00Z")).unwrap()
}

pub fn study(id: &str) -> Rc<Study> {
    Rc::new(Study {
        id: StudyId::new(id),
        label: format!("Label of {id}"),
        citation: Citation::default(),
        added: at(0),
        carried: Carried::default(),
    })
}

/// A review with studies `s0`, `s1`, … and one reviewer.
pub fn review_of(id: &str, studies: usize) -> Review {
    let header = Header {
        id: ReviewId::new(id),
        title: format!("Title of {id}"),
        source: String::new(),
        reviewers: vec![Reviewer {
            id: ReviewerId::new("r1"),
            name: "AB".to_owned(),
        }],
        protocol: Protocol::default(),
        carried: Carried::default(),
    };
    let mut review = Review::new(header);
    for number in 0..studies {
        review.apply(&Change::Study {
            study: study(&format!("s{number}")),
            place: None,
        });
    }
    review
}

pub fn card(review: &Review, changed: Timestamp) -> Card {
    Card {
        id: review.id().clone(),
        title: review.header().title.clone(),
        studies: review.studies().len(),
        done: 0,
        changed,
        me: None,
    }
}

pub fn key(study: &str) -> AppraisalKey {
    (StudyId::new(study), ReviewerId::new("r1"))
}

pub fn answer(study: &str, item: ItemId, response: Option<Response>) -> Change {
    Change::Answer {
        key: key(study),
        item,
        answer: response.map(|response| Answer {
            response: Some(response),
            ..Answer::empty(at(1))
        }),
    }
}

/// Applies changes to the review and makes them a commit, as the app does.
pub fn changed(review: &mut Review, changes: &[Change]) -> Rc<Commit> {
    let log = changes.iter().map(|change| {
        let undo = review.apply(change);
        LogEntry::new(change, &undo, at(2), None)
    });
    let log = log.collect();
    Rc::new(Commit {
        review: review.id().clone(),
        changes: changes.to_vec(),
        log,
        card: card(review, at(2)),
    })
}

pub async fn save(
    store: &IndexedDbStore,
    review: &mut Review,
    changes: &[Change],
) -> Result<(), StoreError> {
    store.commit(changed(review, changes)).await
}

pub async fn put(store: &IndexedDbStore, review: &Review) {
    let card = card(review, at(0));
    store.put(review.clone(), card).await.unwrap();
}

pub async fn loaded(store: &IndexedDbStore, review: &Review) -> Review {
    let loaded = store.load(review.id()).await.unwrap().unwrap();
    assert_eq!(loaded.damaged, Vec::<String>::new());
    loaded.review
}

/// Runs the body of an asynchronous function of JavaScript.
pub async fn script(body: &str) -> JsValue {
    let promise = js_sys::eval(&format!("(async () => {{ {body} }})()")).unwrap();
    JsFuture::from(js_sys::Promise::from(promise))
        .await
        .unwrap()
}

/// Runs a script with `db` open, and `done(request)` to wait for a request.
pub async fn inside(name: &str, body: &str) -> JsValue {
    script(&format!(
        "const done = (request) => new Promise((yes, no) => {{
           request.onsuccess = () => yes(request.result);
           request.onerror = () => no(request.error);
         }});
         const db = await done(indexedDB.open({name:?}));
         try {{ {body} }} finally {{ db.close(); }}"
    ))
    .await
}

/// Every record of the database, as lines of `store: record`.
pub async fn records(name: &str) -> Vec<String> {
    let lines = inside(
        name,
        "const lines = [];
         for (const store of db.objectStoreNames) {
           const all = await done(db.transaction(store).objectStore(store).getAll());
           lines.push(...all.map((record) => store + ': ' + JSON.stringify(record)));
         }
         return lines;",
    );
    let lines = js_sys::Array::from(&lines.await);
    lines.iter().map(|line| line.as_string().unwrap()).collect()
}

/// Puts a record past the store.
pub async fn plant(name: &str, store: &str, record: &str) {
    let body = format!(
        "await done(db.transaction({store:?}, 'readwrite').objectStore({store:?}).put({record}));"
    );
    inside(name, &body).await;
}
