//! Reading.

use wasm_bindgen::JsValue;

use super::connection::Connection;
use super::fault::damaged;
use super::outline::Outline;
use super::record::{all_of, appraisal_key, decode};
use super::transaction::{Transaction, get, get_all};
use super::{APPRAISALS, CONSENSUS, HEADERS, REVIEWS, STUDIES};
use crate::codec::records::{self, RecordError};
use crate::port::{Card, Loaded, StoreError, latest_first};
use crate::review::{Appraisal, AppraisalKey, Index, Review, ReviewId, Study, sorted};

/// What a review is read from.
const READ: [&str; 5] = [REVIEWS, HEADERS, STUDIES, APPRAISALS, CONSENSUS];

/// The cards that can be read; the others stay in the store.
pub(super) async fn cards(connection: &Connection) -> Result<Vec<Card>, StoreError> {
    let transaction = Transaction::read(connection, &[REVIEWS])?;
    let stored = get_all(&transaction.store(REVIEWS)?, None).await?;
    let cards = stored
        .iter()
        .filter_map(|record| decode(record, "card", records::card).ok())
        .collect();
    Ok(latest_first(cards))
}

pub(super) async fn load(
    connection: &Connection,
    review: &ReviewId,
) -> Result<Option<Loaded>, StoreError> {
    let transaction = Transaction::read(connection, &READ)?;
    let id = JsValue::from_str(review.as_str());
    if get(&transaction.store(REVIEWS)?, id.clone())
        .await?
        .is_none()
    {
        return Ok(None);
    }
    let outline = get(&transaction.store(HEADERS)?, id)
        .await?
        .unwrap_or_default();
    let studies = get_all(&transaction.store(STUDIES)?, Some(all_of(review)?)).await?;
    let appraisals = get_all(&transaction.store(APPRAISALS)?, Some(all_of(review)?)).await?;

    let consensus = get_all(&transaction.store(CONSENSUS)?, Some(all_of(review)?)).await?;

    let outline = Outline::of(&outline).map_err(|error| damaged(&error))?;
    let header = outline.header().map_err(|error| damaged(&error))?;
    let mut problems = Vec::new();
    let studies = readable(&studies, "study", records::study, &mut problems);
    let appraisals = readable(&appraisals, "appraisal", records::appraisal, &mut problems);
    let consensus = readable(&consensus, "consensus", records::consensus, &mut problems);
    let studies = in_order(studies, outline.order());
    Ok(Some(Loaded {
        review: Review::from_parts(header, studies, appraisals).with_consensus(consensus),
        damaged: problems,
    }))
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
