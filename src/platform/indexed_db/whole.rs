//! Putting and removing whole reviews.

use idb::Query;
use wasm_bindgen::JsValue;

use super::connection::Connection;
use super::record::{self, all_of};
use super::transaction::{Pace, Transaction, delete, get, put as put_record, task_ends};
use super::{APPRAISALS, CONSENSUS, HEADERS, LOG, PARTS, REVIEWS, STUDIES};
use crate::codec::records;
use crate::port::{Card, StoreError};
use crate::review::{Review, ReviewId};

const ALL: [&str; 6] = [REVIEWS, HEADERS, STUDIES, APPRAISALS, CONSENSUS, LOG];

pub(super) async fn put(
    connection: &Connection,
    review: &Review,
    card: &Card,
) -> Result<(), StoreError> {
    let transaction = Transaction::write(connection, &ALL)?;
    let outcome = add(&transaction, review, card).await;
    transaction.finish(outcome).await
}

async fn add(transaction: &Transaction, review: &Review, card: &Card) -> Result<(), StoreError> {
    let id = review.id();
    let reviews = transaction.store(REVIEWS)?;
    // The list of reviews may have been out of date, or another tab has made the same one.
    let key = JsValue::from_str(id.as_str());
    for store in [&reviews, &transaction.store(HEADERS)?] {
        if get(store, key.clone()).await?.is_some() {
            return Err(StoreError::Exists(id.as_str().to_owned()));
        }
    }
    clear_parts(transaction, id)?;
    put_record(&reviews, &record::card(card, 0.0))?;
    // Each of what follows is a task of its own: the page has just drawn a long list, and the order
    // of its studies takes as long to make as to copy.
    task_ends(&reviews, id).await?;
    let order = review.studies().iter().map(|study| study.id.as_str());
    let text = records::header_text(review.header());
    let header = record::header(id, &text, record::texts(order));
    task_ends(&reviews, id).await?;
    put_record(&transaction.store(HEADERS)?, &header)?;
    task_ends(&reviews, id).await?;
    let mut pace = Pace::default();
    let studies = transaction.store(STUDIES)?;
    for study in review.studies() {
        pace.put(&studies, &record::study(id, study)).await?;
    }
    let appraisals = transaction.store(APPRAISALS)?;
    for appraisal in review.appraisals_unordered() {
        let record = record::appraisal(id, appraisal);
        pace.put(&appraisals, &record).await?;
    }
    super::log::put(transaction, id, review.log().chains()).await?;
    let consensus = transaction.store(CONSENSUS)?;
    for one in review.consensuses() {
        pace.put(&consensus, &record::consensus(id, one)).await?;
    }
    Ok(())
}

pub(super) async fn remove(connection: &Connection, review: &ReviewId) -> Result<(), StoreError> {
    let transaction = Transaction::write(connection, &ALL)?;
    let outcome = clear(&transaction, review);
    transaction.finish(outcome).await
}

fn clear(transaction: &Transaction, review: &ReviewId) -> Result<(), StoreError> {
    clear_parts(transaction, review)?;
    for name in [REVIEWS, HEADERS] {
        let key = Query::Key(JsValue::from_str(review.as_str()));
        delete(&transaction.store(name)?, key)?;
    }
    Ok(())
}

fn clear_parts(transaction: &Transaction, review: &ReviewId) -> Result<(), StoreError> {
    for name in PARTS {
        delete(&transaction.store(name)?, all_of(review)?)?;
    }
    Ok(())
}
