//! Reading.

use std::pin::Pin;

use wasm_bindgen::JsValue;

use super::connection::Connection;
use super::fault::damaged;
use super::mending;
use super::outline::Outline;
use super::record::{after, all_of, appraisal_key, decode};
use super::transaction::{Transaction, get, get_all, get_portion};
use super::{APPRAISALS, CONSENSUS, HEADERS, REVIEWS, STUDIES};
use crate::codec::records::{self, RecordError};
use crate::port::{Card, Loaded, StoreError, latest_first};
use crate::review::{Appraisal, AppraisalKey, Index, Review, ReviewId, Study, sorted};

/// So many records of a review are read in one go.
const PORTION: u32 = 100;

/// What is said of a review whose header is damaged.
const HEADER_STANDS_IN: &str = "the title is from the list of reviews, reviewers are named by their ids, and the protocol is that of a new review";

/// What a review is read from.
const READ: [&str; 5] = [REVIEWS, HEADERS, STUDIES, APPRAISALS, CONSENSUS];

/// All cards. A review whose card cannot be read is listed by what its header says.
pub(super) async fn cards(connection: &Connection) -> Result<Vec<Card>, StoreError> {
    let transaction = Transaction::read(connection, &[REVIEWS, HEADERS])?;
    let stored = get_all(&transaction.store(REVIEWS)?, None).await?;
    let mut cards = Vec::with_capacity(stored.len());
    for record in &stored {
        match decode(record, "card", records::card) {
            Ok(card) => cards.push(card),
            Err(_) => {
                let headers = transaction.store(HEADERS)?;
                // In a box, so that it is code of its own that can come with the rest of the module.
                let mending: Pin<Box<dyn Future<Output = _>>> =
                    Box::pin(mending::card(&headers, record));
                cards.extend(mending.await?);
            }
        }
    }
    Ok(latest_first(cards))
}

pub(super) async fn load(
    connection: &Connection,
    review: &ReviewId,
) -> Result<Option<Loaded>, StoreError> {
    let transaction = Transaction::read(connection, &READ)?;
    let id = JsValue::from_str(review.as_str());
    let Some(card) = get(&transaction.store(REVIEWS)?, id.clone()).await? else {
        return Ok(None);
    };
    let stored = get(&transaction.store(HEADERS)?, id).await?;
    let stored = stored.unwrap_or_default();
    let mut problems = Vec::new();
    let outline = Outline::of(&stored).unwrap_or_else(|_| Outline::anew(stored));
    let header = outline.header().map_err(|error| {
        problems.push(format!("{error}; {HEADER_STANDS_IN}"));
    });
    let mut reading = Reading {
        transaction: &transaction,
        review,
        problems: &mut problems,
    };
    let studies = reading.all(STUDIES, &["review", "study"], "study", records::study);
    let studies = studies.await?;
    let key = ["review", "study", "reviewer"];
    let appraisals = reading.all(APPRAISALS, &key, "appraisal", records::appraisal);
    let appraisals = appraisals.await?;
    let consensus = reading.all(CONSENSUS, &key, "consensus", records::consensus);
    let consensus = consensus.await?;
    let studies = in_order(studies, outline.order());
    let header = header.unwrap_or_else(|()| mending::header(review, &card, &appraisals));
    Ok(Some(Loaded {
        review: Review::from_parts(header, studies, appraisals).with_consensus(consensus),
        damaged: problems,
    }))
}

/// A review that is being read.
struct Reading<'a> {
    transaction: &'a Transaction,
    review: &'a ReviewId,
    problems: &'a mut Vec<String>,
}

impl Reading<'_> {
    /// All that can be read of the review in an object store whose keys have these parts. A portion
    /// is decoded while the next one comes: it is sooner done, and the page draws and hears the
    /// reviewer in between.
    async fn all<T>(
        &mut self,
        store: &str,
        key: &[&str],
        kind: &str,
        reader: fn(&str) -> Result<T, RecordError>,
    ) -> Result<Vec<T>, StoreError> {
        let store = self.transaction.store(store)?;
        let mut read = Vec::new();
        let mut portion = get_portion(&store, all_of(self.review)?, PORTION)?.await?;
        while let Some(last) = portion.last() {
            let next = get_portion(&store, after(last, key)?, PORTION)?;
            read.extend(readable(&portion, kind, reader, self.problems));
            portion = next.await?;
        }
        Ok(read)
    }
}

fn readable<T>(
    stored: &[JsValue],
    kind: &str,
    reader: fn(&str) -> Result<T, RecordError>,
    problems: &mut Vec<String>,
) -> Vec<T> {
    let mut read = Vec::with_capacity(stored.len());
    for record in stored {
        match decode(record, kind, reader) {
            Ok(value) => read.push(value),
            Err(error) => problems.push(error.to_string()),
        }
    }
    read
}

/// Studies that the order does not know come last, in the order they were added.
fn in_order(studies: Vec<Study>, order: &[String]) -> Vec<Study> {
    let mut places = Index::default();
    for (place, id) in order.iter().enumerate() {
        places.set(id, place);
    }
    let place = |study: &Study| places.get(study.id.as_str()).unwrap_or(usize::MAX);
    sorted(studies, &|a, b| {
        let by_place = place(a).cmp(&place(b));
        by_place.then_with(|| a.added.cmp(&b.added).then_with(|| a.id.cmp(&b.id)))
    })
}

pub(super) async fn appraisal(
    connection: &Connection,
    review: &ReviewId,
    key: &AppraisalKey,
) -> Result<Option<Appraisal>, StoreError> {
    let transaction = Transaction::read(connection, &[APPRAISALS])?;
    let stored = get(&transaction.store(APPRAISALS)?, appraisal_key(review, key)).await?;
    stored
        .map(|record| decode(&record, "appraisal", records::appraisal))
        .transpose()
        .map_err(|error| damaged(&error))
}
