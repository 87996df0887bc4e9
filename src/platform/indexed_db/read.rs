//! Reading.

use std::pin::Pin;
use std::rc::Rc;

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
use crate::review::{Appraisal, AppraisalKey, Change, Index, Review, ReviewId, Study, sorted};

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
    let mut outline = Outline::of(&stored).unwrap_or_else(|_| Outline::anew(stored));
    let header = outline.header().map_err(|error| {
        problems.push(format!("{error}; {HEADER_STANDS_IN}"));
    });
    let mut reading = Reading {
        transaction: &transaction,
        review,
        problems: &mut problems,
    };
    let mut studies = Vec::new();
    let key = ["review", "study"];
    let all = reading.each(STUDIES, &key, "study", records::study, |study| {
        studies.push(study);
    });
    all.await?;
    let studies = in_order(studies, outline.order());
    let mends = header.is_err();
    let header = header.unwrap_or_else(|()| mending::header(review, &card, []));
    // It grows as the records come, so that little is left to do at once in the end.
    let mut read = Review::from_parts(header, studies, Vec::new());
    let key = ["review", "study", "reviewer"];
    let all = reading.each(APPRAISALS, &key, "appraisal", records::appraisal, |one| {
        read.apply(&Change::Appraisal(Rc::new(one)));
    });
    all.await?;
    let all = reading.each(CONSENSUS, &key, "consensus", records::consensus, |one| {
        read.apply(&Change::Consensus(Rc::new(one)));
    });
    all.await?;
    if mends {
        let header = mending::header(review, &card, read.appraisals());
        read.apply(&Change::Header(Rc::new(header)));
    }
    Ok(Some(Loaded {
        review: read,
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
    /// Takes all that can be read of the review in an object store whose keys have these parts. A
    /// portion is decoded while the next one comes: it is sooner done, and the page draws and hears
    /// the reviewer in between.
    async fn each<T>(
        &mut self,
        store: &str,
        key: &[&str],
        kind: &str,
        reader: fn(&str) -> Result<T, RecordError>,
        mut take: impl FnMut(T),
    ) -> Result<(), StoreError> {
        let store = self.transaction.store(store)?;
        let mut portion = get_portion(&store, all_of(self.review)?, PORTION)?.await?;
        while let Some(last) = portion.last() {
            let next = get_portion(&store, after(last, key)?, PORTION)?;
            for record in &portion {
                match decode(record, kind, reader) {
                    Ok(value) => take(value),
                    Err(error) => self.problems.push(error.to_string()),
                }
            }
            portion = next.await?;
        }
        Ok(())
    }
}

/// Studies that the order does not know come last, in the order they were added.
fn in_order(studies: Vec<Study>, order: &[String]) -> Vec<Study> {
    let mut places = Index::default();
    for (place, id) in order.iter().enumerate() {
        places.set(id, place);
    }
    let place = |study: &Study| places.get(study.id.as_str()).unwrap_or(usize::MAX);
    let keyed = studies.into_iter();
    let keyed: Vec<(usize, Study)> = keyed.map(|study| (place(&study), study)).collect();
    let keyed = sorted(keyed, &|(a_place, a), (b_place, b)| {
        let by_place = a_place.cmp(b_place);
        by_place.then_with(|| a.added.cmp(&b.added).then_with(|| a.id.cmp(&b.id)))
    });
    keyed.into_iter().map(|(_, study)| study).collect()
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
