//! Saving changes: one transaction, over the object stores that they need.

use std::collections::HashMap;
use std::pin::Pin;
use std::rc::Rc;

use idb::{ObjectStore, Query};
use wasm_bindgen::JsValue;

use super::connection::Connection;
use super::mending::set_aside;
use super::outline::Outline;
use super::record::{self, appraisal_key, consensus_key, decode, field};
use super::transaction::{Pace, Transaction, delete, get, put, task_ends};
use super::{APPRAISALS, CONSENSUS, HEADERS, LOG, REVIEWS, STUDIES};
use crate::codec::records::{self, RecordError};
use crate::port::{Commit, StoreError};
use crate::review::{Appraisal, AppraisalKey, Change, Consensus, StudyId};

/// More changes take the page long enough to be written in several tasks.
const MANY: usize = 200;

pub(super) async fn commit(connection: &Connection, commit: &Commit) -> Result<(), StoreError> {
    let transaction = Transaction::write(connection, &scope(commit))?;
    let outcome = write(&transaction, commit).await;
    transaction.finish(outcome).await
}

/// The object stores that the changes need, so that a tab waits for another no longer than it must.
fn scope(commit: &Commit) -> Vec<&'static str> {
    let mut scope = vec![REVIEWS, LOG];
    let mut need = |name| {
        if !scope.contains(&name) {
            scope.push(name);
        }
    };
    for change in &commit.changes {
        match change {
            Change::Header(_) => need(HEADERS),
            Change::Study { .. } | Change::StudyRemoved(_) => {
                need(HEADERS);
                need(STUDIES);
            }
            Change::Appraisal(_)
            | Change::Answer { .. }
            | Change::Design { .. }
            | Change::WentOn { .. } => need(APPRAISALS),
            Change::Consensus(_)
            | Change::Frozen { .. }
            | Change::AgreedDesign { .. }
            | Change::AgreedAnswer { .. } => need(CONSENSUS),
        }
    }
    scope
}

async fn write(transaction: &Transaction, commit: &Commit) -> Result<(), StoreError> {
    let reviews = transaction.store(REVIEWS)?;
    let id = JsValue::from_str(commit.review.as_str());
    let Some(stored) = get(&reviews, id).await? else {
        return Err(StoreError::Gone(commit.review.as_str().to_owned()));
    };
    let logged = match field(&stored, "logged").as_f64() {
        Some(logged) => logged,
        None => super::log::last_number(transaction, &commit.review).await?,
    };
    write_outline(transaction, commit).await?;
    if commit.changes.len() > MANY {
        // What follows is a task of its own.
        task_ends(&reviews, &commit.review).await?;
    }
    write_appraisals(transaction, commit).await?;
    if commit
        .changes
        .iter()
        .any(|change| change.consensus_study().is_some())
    {
        // In a box, so that it is code of its own that can come with the rest of the module.
        let writing: Pin<Box<dyn Future<Output = _>>> =
            Box::pin(write_consensus(transaction, commit));
        writing.await?;
    }
    let log = transaction.store(LOG)?;
    let mut pace = Pace::default();
    let mut number = logged;
    for entry in &commit.log {
        number += 1.0;
        let record = record::log_entry(&commit.review, number, entry);
        // Not `put`: what the log has once said stays.
        pace.add(&log, &record).await?;
    }
    put(&reviews, &record::card(&commit.card, number))
}

/// Writes studies as they come and go, and their order and the header once, after all changes.
async fn write_outline(transaction: &Transaction, commit: &Commit) -> Result<(), StoreError> {
    let touches = |change: &Change| {
        matches!(
            change,
            Change::Header(_) | Change::Study { .. } | Change::StudyRemoved(_)
        )
    };
    if !commit.changes.iter().any(touches) {
        return Ok(());
    }
    let review = &commit.review;
    let headers = transaction.store(HEADERS)?;
    let id = JsValue::from_str(review.as_str());
    let stored = get(&headers, id).await?.unwrap_or_default();
    let mut outline = Outline::of(&stored).unwrap_or_else(|_| Outline::anew(stored.clone()));
    let mut pace = Pace::default();
    for change in &commit.changes {
        match change {
            Change::Header(header) => outline.set_header(header, &stored),
            Change::Study { study, place } => {
                outline.place(&study.id, *place);
                let studies = transaction.store(STUDIES)?;
                pace.put(&studies, &record::study(review, study)).await?;
            }
            Change::StudyRemoved(study) => {
                outline.take(study);
                let key = record::key(&[review.as_str(), study.as_str()]);
                delete(&transaction.store(STUDIES)?, Query::Key(key))?;
            }
            _ => {}
        }
    }
    put(&headers, &outline.record(review))
}

/// Writes each appraisal once, however many changes touch it. A part is changed in what is stored
/// now: another tab may have written to it.
async fn write_appraisals(transaction: &Transaction, commit: &Commit) -> Result<(), StoreError> {
    let mut changed: HashMap<AppraisalKey, Rc<Appraisal>> = HashMap::new();
    for change in &commit.changes {
        let Some(key) = change.appraisal_key() else {
            continue;
        };
        // Thousands may come whole: these are not copied.
        if let Change::Appraisal(whole) = change {
            changed.insert(key, Rc::clone(whole));
            continue;
        }
        let mut appraisal = match changed.remove(&key) {
            Some(known) => known,
            None => {
                let store = transaction.store(APPRAISALS)?;
                let place = appraisal_key(&commit.review, &key);
                let stored = readable(&store, place, "appraisal", records::appraisal).await?;
                Rc::new(stored.unwrap_or_else(|| empty(&key)))
            }
        };
        change.amend(Rc::make_mut(&mut appraisal));
        changed.insert(key, appraisal);
    }
    let mut pace = Pace::default();
    for (key, appraisal) in &changed {
        let store = transaction.store(APPRAISALS)?;
        if appraisal.is_blank() {
            delete(&store, Query::Key(appraisal_key(&commit.review, key)))?;
        } else {
            let record = record::appraisal(&commit.review, appraisal);
            pace.put(&store, &record).await?;
        }
    }
    Ok(())
}

/// Writes each consensus once, in the same way.
async fn write_consensus(transaction: &Transaction, commit: &Commit) -> Result<(), StoreError> {
    let mut changed: HashMap<&StudyId, Consensus> = HashMap::new();
    for change in &commit.changes {
        let Some(study) = change.consensus_study() else {
            continue;
        };
        let mut consensus = match (changed.remove(study), change) {
            (Some(known), _) => known,
            (None, Change::Consensus(_)) => Consensus::empty(study.clone()),
            (None, _) => {
                let store = transaction.store(CONSENSUS)?;
                let key = consensus_key(&commit.review, study);
                readable(&store, key, "consensus", records::consensus)
                    .await?
                    .unwrap_or_else(|| Consensus::empty(study.clone()))
            }
        };
        change.amend_consensus(&mut consensus);
        changed.insert(study, consensus);
    }
    let mut pace = Pace::default();
    for (study, consensus) in &changed {
        let store = transaction.store(CONSENSUS)?;
        if consensus.is_blank() {
            delete(&store, Query::Key(consensus_key(&commit.review, study)))?;
        } else {
            pace.put(&store, &record::consensus(&commit.review, consensus))
                .await?;
        }
    }
    Ok(())
}

fn empty((study, reviewer): &AppraisalKey) -> Appraisal {
    Appraisal::empty(study.clone(), reviewer.clone())
}

/// What is stored there, if it can be read. What cannot is set aside: it must hold up neither the
/// reviewer nor the saves behind this one.
async fn readable<T>(
    store: &ObjectStore,
    key: JsValue,
    kind: &str,
    reader: fn(&str) -> Result<T, RecordError>,
) -> Result<Option<T>, StoreError> {
    let Some(record) = get(store, key).await? else {
        return Ok(None);
    };
    match decode(&record, kind, reader) {
        Ok(read) => Ok(Some(read)),
        Err(_) => {
            set_aside(store, &record).await?;
            Ok(None)
        }
    }
}
