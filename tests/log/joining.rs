//! Joining logs loses nothing and depends on no order.

use mmat_appraisal::review::{Chain, Log, additions, merge_logs};
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

use super::{chain, log, logs};

#[test]
fn of_one_chain_at_two_times_the_longer_stays() {
    let joined = merge_logs(&log(&[("Ada", 3), ("Ben", 2)]), &log(&[("Ada", 5)]));
    assert_eq!(joined, log(&[("Ada", 5), ("Ben", 2)]));
    assert_eq!(joined.forks(), 0);
    assert_eq!(joined.len(), 7);
}

#[test]
fn two_chains_that_begin_alike_and_differ_are_both_kept_and_counted() {
    let mut entries = chain("Ada", 3).entries().to_vec();
    std::rc::Rc::make_mut(&mut entries[1]).after = "cant-tell".to_owned();
    let theirs = Log::of(vec![Chain::new(entries).unwrap()]);
    let joined = merge_logs(&log(&[("Ada", 4)]), &theirs);
    assert_eq!(joined.chains().len(), 2);
    assert_eq!(joined.forks(), 1);
}

#[test]
fn the_newest_entry_comes_first() {
    let newest = log(&[("Ada", 3), ("Ben", 5)]).newest_first();
    let times: Vec<&str> = newest.iter().map(|entry| entry.at.as_str()).collect();
    assert!(times.is_sorted_by(|a, b| a >= b));
    assert_eq!(times.len(), 8);
}

#[test]
fn what_is_lacking_goes_on_the_chain_that_it_goes_on_from() {
    let added = additions(
        log(&[("Ben", 1), ("Ada", 3)]).chains(),
        &log(&[("Ada", 5), ("Cy", 1)]),
    );
    let added: Vec<_> = added
        .iter()
        .map(|one| (one.to, one.entries.len()))
        .collect();
    assert_eq!(added, [(Some(1), 2), (None, 1)]);
    assert!(additions(log(&[("Ada", 3)]).chains(), &log(&[("Ada", 2)])).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn joining_is_idempotent_commutative_and_associative(a in logs(), b in logs(), c in logs()) {
        let both = merge_logs(&a, &b);
        prop_assert_eq!(&merge_logs(&b, &a), &both);
        prop_assert_eq!(&merge_logs(&both, &b), &both);
        prop_assert_eq!(&merge_logs(&both, &both), &both);
        prop_assert_eq!(merge_logs(&both, &c), merge_logs(&a, &merge_logs(&b, &c)));
        for entry in a.newest_first() {
            prop_assert!(both.newest_first().contains(&entry));
        }
    }

    #[test]
    fn adding_what_is_lacking_is_joining(a in logs(), b in logs()) {
        let mut chains: Vec<Vec<_>> = a.chains().iter().map(|one| one.entries().to_vec()).collect();
        for added in additions(a.chains(), &b) {
            match added.to {
                Some(place) => chains[place].extend(added.entries),
                None => chains.push(added.entries),
            }
        }
        let grown = Log::of(chains.into_iter().filter_map(Chain::new).collect());
        prop_assert_eq!(merge_logs(&grown, &Log::default()), merge_logs(&a, &b));
        prop_assert_eq!(additions(grown.chains(), &b), vec![]);
    }
}
