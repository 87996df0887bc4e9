//! The log: its chains, how two logs are joined, and the seal of the file that holds it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/full.rs"]
mod full;
#[path = "log/joining.rs"]
mod joining;
#[path = "support/reviews.rs"]
mod reviews;
#[path = "log/sealing.rs"]
mod sealing;
#[path = "log/wording.rs"]
mod wording;

use std::rc::Rc;

use mmat_appraisal::instrument::ItemId;
use mmat_appraisal::review::{Chain, Log, LogEntry, ReviewerId, StudyId, Timestamp, What};
use proptest::prelude::{Strategy, any};

/// Entry number `number` of a chain with this name.
fn entry(name: &str, number: usize) -> Rc<LogEntry> {
    Rc::new(LogEntry {
        at: Timestamp::parse(&format!("2026-03-03T09:{:02}:00Z", number % 60)).unwrap(),
        by: Some(ReviewerId::new(name)),
        what: What::Answer(ItemId::C21),
        study: Some(StudyId::new("s1")),
        before: "no".to_owned(),
        after: format!("yes | \"{name}\" {number}"),
    })
}

fn chain(name: &str, length: usize) -> Chain {
    Chain::new((0..length).map(|number| entry(name, number)).collect()).unwrap()
}

fn log(chains: &[(&str, usize)]) -> Log {
    Log::of(
        chains
            .iter()
            .map(|(name, length)| chain(name, *length))
            .collect(),
    )
}

/// Logs of three browsers, each seen at some time; now and then one that was tampered with.
fn logs() -> impl Strategy<Value = Log> {
    proptest::collection::vec((0..3_usize, 1..6_usize, any::<bool>(), 0..20_u8), 0..5).prop_map(
        |chains| {
            let chains = chains.into_iter().map(|(who, length, _, odd)| {
                let name = ["Ada", "Ben", "Cy"][who];
                let mut entries: Vec<_> = (0..length).map(|number| entry(name, number)).collect();
                if odd == 0 && length > 1 {
                    Rc::make_mut(&mut entries[1]).after = "tampered".to_owned();
                }
                Chain::new(entries).unwrap()
            });
            Log::of(chains.collect())
        },
    )
}
