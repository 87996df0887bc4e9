//! Script and markup in every text of a review: on no screen do they become more than text.

use std::collections::BTreeSet;

use mmat_appraisal::app::{FilesMsg, LogMsg, Msg, ReconcileMsg, Screen, StudiesMsg};
use mmat_appraisal::codec::review_file;
use mmat_appraisal::review::Review;
use scraper::{Html, Selector};

use crate::desk::{Desk, moment};
use crate::hazards::{HARMLESS, HAZARDS, MARK, review_with};
use crate::{html_of, show};

/// Every screen and panel that shows texts of a review, by name.
fn pages(review: &Review) -> Vec<(&'static str, String)> {
    let mut desk = Desk::at(review);
    let mut pages = vec![("studies", html_of(&desk.model))];
    let mut keep = |name, desk: &Desk| pages.push((name, html_of(&desk.model)));
    let study = desk.study(0);
    desk.send(Msg::Studies(StudiesMsg::EditChosen(study.clone())));
    keep("study form", &desk);
    desk.open_study(0);
    keep("appraisal", &desk);
    for (name, screen) in [
        ("protocol", Screen::Protocol),
        ("checks", Screen::Checks),
        ("summary", Screen::Summary),
        ("reconcile", Screen::Reconcile),
    ] {
        show(&mut desk, screen);
        keep(name, &desk);
    }
    desk.send(Msg::Reconcile(ReconcileMsg::StudiesSwitched(true)));
    keep("reconcile all", &desk);
    desk.send(Msg::Reconcile(ReconcileMsg::Chosen(study)));
    desk.send(Msg::Reconcile(ReconcileMsg::ItemsSwitched(true)));
    keep("reconciling", &desk);
    show(&mut desk, Screen::Log);
    keep("log", &desk);
    for (name, msg) in [
        ("export", FilesMsg::ExportToggled),
        ("exchange", FilesMsg::ExchangeToggled),
    ] {
        desk.send(Msg::Files(msg));
        keep(name, &desk);
    }
    show(&mut desk, Screen::Reviews);
    keep("reviews", &desk);
    let mut desk = Desk::new();
    let text = review_file::sealed_text(review, &moment(0).now);
    desk.pick("made-up.mmat.json", &text);
    keep("opened", &desk);
    show(&mut desk, Screen::Log);
    desk.send(Msg::Log(LogMsg::FiltersCleared));
    keep("log of the file", &desk);
    pages
}

/// Which elements there are, with the names of their attributes.
fn kinds(page: &Html) -> BTreeSet<String> {
    let elements = page.tree.values().filter_map(|node| node.as_element());
    let kinds = elements.map(|element| {
        let names: BTreeSet<&str> = element.attrs().map(|(name, _)| name).collect();
        format!("{} {names:?}", element.name())
    });
    kinds.collect()
}

#[test]
fn texts_become_neither_elements_nor_attributes_nor_addresses_that_run() {
    let harmless = pages(&review_with(HARMLESS));
    for (name, page) in &harmless {
        assert!(page.contains(MARK), "{name} shows no text");
    }
    let lacks_reconcile =
        |(_, page): &&(&str, String)| page.contains("<nav") && !page.contains("Reconcile");
    let without: Vec<&str> = harmless
        .iter()
        .filter(lacks_reconcile)
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(without, [""; 0], "there is something to reconcile");
    let links = Selector::parse("[href], [src], [action], [formaction], [style]").unwrap();
    for hazard in HAZARDS {
        let review = review_with(hazard);
        for ((name, page), (_, known)) in pages(&review).iter().zip(&harmless) {
            let what = format!("{name}, {hazard:?}");
            let page = Html::parse_fragment(page);
            let known = kinds(&Html::parse_fragment(known));
            let new: Vec<String> = kinds(&page).difference(&known).cloned().collect();
            assert!(new.is_empty(), "{what}: {new:?}");
            for link in page.select(&links) {
                let address = link.attr("href").expect("only links have addresses");
                let is_web = address.starts_with("https://") || address.starts_with("http://");
                assert!(is_web && link.value().name() == "a", "{what}: {address}");
                assert_eq!(link.attr("target"), Some("_blank"), "{what}");
                let rel = link.attr("rel").unwrap_or_default();
                assert!(rel.contains("noopener"), "{what}: {rel}");
            }
        }
    }
}
