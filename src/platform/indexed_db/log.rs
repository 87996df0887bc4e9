//! The log: the entries of this browser under numbers, chains from elsewhere under their names.
//!
//! A chain from elsewhere has a name by its place, `c000001`, and its entries have the name and
//! their number for a key, `c000001 0000000001`. Texts sort after numbers, so that a review's log is
//! one range, its own entries first.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::connection::Connection;
use super::fault::damaged;
use super::record::{self, decode, field, log_after};
use super::transaction::{Pace, Transaction, get, get_portion, put as put_record};
use super::{LOG, REVIEWS};
use crate::codec::records;
use crate::port::{StoreError, StoredLog};
use crate::review::{Chain, Log, LogEntry, ReviewId, additions};

/// So many entries are read in one task.
const PORTION: u32 = 200;

/// A chain as it is stored: its name, none for that of this browser, and its entries.
struct Stored {
    name: Option<String>,
    entries: Vec<Rc<LogEntry>>,
    /// How many records it has, those that cannot be read among them.
    records: usize,
}

/// The entries that can be read: one that cannot does not hide the others.
pub(super) async fn read(
    connection: &Connection,
    review: &ReviewId,
) -> Result<StoredLog, StoreError> {
    let transaction = Transaction::read(connection, &[LOG])?;
    let mut log = StoredLog::default();
    for chain in stored(&transaction, review).await? {
        match chain.name {
            None => log.own = chain.entries,
            Some(_) => log.others.extend(Chain::new(chain.entries)),
        }
    }
    Ok(log)
}

/// All chains in the order of their keys, read in portions, so that the page can go on meanwhile.
async fn stored(transaction: &Transaction, review: &ReviewId) -> Result<Vec<Stored>, StoreError> {
    let log = transaction.store(LOG)?;
    let mut chains: Vec<Stored> = Vec::new();
    let mut last: Option<JsValue> = None;
    loop {
        let portion = get_portion(&log, log_after(review, last.as_ref())?, PORTION)?.await?;
        let Some(end) = portion.last() else {
            return Ok(chains);
        };
        last = Some(field(end, "number"));
        for one in &portion {
            let name = field(one, "number").as_string();
            let name = name.and_then(|key| Some(key.split_once(' ')?.0.to_owned()));
            if chains.last().is_none_or(|chain| chain.name != name) {
                chains.push(Stored {
                    name,
                    entries: Vec::new(),
                    records: 0,
                });
            }
            let Some(chain) = chains.last_mut() else {
                continue;
            };
            chain.records += 1;
            if let Ok(entry) = decode(one, "log entry", records::log_entry) {
                chain.entries.push(Rc::new(entry));
            }
        }
    }
}

/// The number of the last entry of this browser's own chain, for a card that has lost it.
pub(super) async fn last_number(
    transaction: &Transaction,
    review: &ReviewId,
) -> Result<f64, StoreError> {
    let chains = stored(transaction, review).await?;
    let own = chains.iter().find(|chain| chain.name.is_none());
    // Entries are numbered from 1 and never removed one by one.
    let last = own.map_or(0, |chain| chain.records);
    Ok(u32::try_from(last).unwrap_or(u32::MAX).into())
}

/// Puts the chains that come with a whole review, whose log is empty.
pub(super) async fn put(
    transaction: &Transaction,
    review: &ReviewId,
    chains: &[Chain],
) -> Result<(), StoreError> {
    let mut pace = Pace::default();
    for (place, chain) in chains.iter().enumerate() {
        let name = name_of(place);
        append(transaction, review, &name, 0, chain.entries(), &mut pace).await?;
    }
    Ok(())
}

/// Adds what another's log has and the review's lacks.
pub(super) async fn join(
    connection: &Connection,
    review: &ReviewId,
    theirs: &Log,
) -> Result<(), StoreError> {
    let transaction = Transaction::write(connection, &[REVIEWS, LOG])?;
    let outcome = add(&transaction, review, theirs).await;
    transaction.finish(outcome).await
}

async fn add(transaction: &Transaction, review: &ReviewId, theirs: &Log) -> Result<(), StoreError> {
    let reviews = transaction.store(REVIEWS)?;
    let id = JsValue::from_str(review.as_str());
    let Some(card) = get(&reviews, id).await? else {
        return Err(StoreError::Gone(review.as_str().to_owned()));
    };
    let known = stored(transaction, review).await?;
    let chains: Vec<Chain> = known
        .iter()
        .map(|chain| Chain::new(chain.entries.clone()).unwrap_or_default())
        .collect();
    let mut next = known
        .iter()
        .filter_map(|chain| chain.name.as_deref()?.strip_prefix('c')?.parse().ok())
        .max()
        .map_or(0, |last: usize| last + 1);
    let mut pace = Pace::default();
    for added in additions(&chains, theirs) {
        let chain = added.to.and_then(|place| known.get(place));
        match chain {
            Some(Stored { name: None, .. }) => {
                own(transaction, review, &card, &added.entries, &mut pace).await?;
            }
            Some(Stored {
                name: Some(name),
                records: from,
                ..
            }) => {
                append(transaction, review, name, *from, &added.entries, &mut pace).await?;
            }
            None => {
                let name = name_of(next);
                next += 1;
                append(transaction, review, &name, 0, &added.entries, &mut pace).await?;
            }
        }
    }
    Ok(())
}

/// Goes on with a chain from elsewhere that has `from` entries.
async fn append(
    transaction: &Transaction,
    review: &ReviewId,
    name: &str,
    from: usize,
    entries: &[Rc<LogEntry>],
    pace: &mut Pace,
) -> Result<(), StoreError> {
    let log = transaction.store(LOG)?;
    for (place, entry) in entries.iter().enumerate() {
        let number = format!("{name} {:010}", from + place + 1);
        let record = record::log_entry(review, number, entry);
        pace.put(&log, &record).await?;
    }
    Ok(())
}

/// Goes on with this browser's own chain: it came back from a file that has more of it, as after a
/// restored profile.
async fn own(
    transaction: &Transaction,
    review: &ReviewId,
    card: &JsValue,
    entries: &[Rc<LogEntry>],
    pace: &mut Pace,
) -> Result<(), StoreError> {
    let mut number = match field(card, "logged").as_f64() {
        Some(number) => number,
        None => last_number(transaction, review).await?,
    };
    let log = transaction.store(LOG)?;
    for entry in entries {
        number += 1.0;
        let record = record::log_entry(review, number, entry);
        pace.add(&log, &record).await?;
    }
    let known = decode(card, "card", records::card).map_err(|error| damaged(&error))?;
    put_record(&transaction.store(REVIEWS)?, &record::card(&known, number))
}

fn name_of(place: usize) -> String {
    format!("c{place:06}")
}
