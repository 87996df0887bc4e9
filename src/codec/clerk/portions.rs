//! Reviews and changes in portions small enough that no side is busy for long.

use std::rc::Rc;

use serde_json::Value;

use super::message::{ErrandNumber, Message, MessageError, Reading, start};
use crate::codec::wire::{
    Carrier, FILE, Fields, Members, Notes, read_appraisal, read_consensus, read_header,
    read_log_entry, read_study, write_appraisal, write_consensus, write_header, write_log_entry,
    write_study,
};
use crate::review::{Appraisal, Change, Consensus, Finding, Header, Log, LogEntry, Review, Study};

/// So many studies, appraisals or changes go into one message.
pub(super) const PORTION: usize = 40;

/// A review as messages, each made when it is asked for: `review`, then `parts`.
pub(super) fn of_review(
    review: &Review,
    number: ErrandNumber,
) -> impl Iterator<Item = Message> + use<> {
    let mut first = start("review", number);
    put_header(&mut first, review.header());
    let studies = review.studies().to_vec();
    let appraisals: Vec<Rc<Appraisal>> = review.appraisals_unordered().cloned().collect();
    let portions = |length: usize| 0..length.div_ceil(PORTION);
    let of_studies = portions(studies.len()).map(move |place| {
        let portion = studies.iter().skip(place * PORTION).take(PORTION);
        parts("studies", number, portion.map(|one| write_study(one)))
    });
    let of_appraisals = portions(appraisals.len()).map(move |place| {
        let portion = appraisals.iter().skip(place * PORTION).take(PORTION);
        let portion = portion.map(|one| write_appraisal(one));
        parts("appraisals", number, portion)
    });
    let consensus: Vec<Rc<Consensus>> = review.consensuses().cloned().collect();
    let of_consensus = portions(consensus.len()).map(move |place| {
        let portion = consensus.iter().skip(place * PORTION).take(PORTION);
        let portion = portion.map(|one| write_consensus(one));
        parts("consensus", number, portion)
    });
    [Message::of(first)]
        .into_iter()
        .chain(of_studies)
        .chain(of_appraisals)
        .chain(of_consensus)
        .chain(of_log(review.log(), number))
}

/// The log: what was found of its file, then its entries, chain by chain.
fn of_log(log: &Rc<Log>, number: ErrandNumber) -> impl Iterator<Item = Message> + use<> {
    let mut first = start("parts", number);
    match &log.finding {
        Finding::NotSealed => {}
        Finding::AsWritten => first.value("as_written", true),
        Finding::Altered(places) => {
            let places = places.iter().map(|place| place.as_str().into());
            first.some_list("altered", places.collect());
        }
    }
    let first = (log.finding != Finding::NotSealed).then(|| Message::of(first));
    let chains = log.chains().iter().enumerate();
    let portions: Vec<(usize, usize)> = chains
        .flat_map(|(chain, one)| {
            let portions = 0..one.entries().len().div_ceil(PORTION);
            portions.map(move |place| (chain, place))
        })
        .collect();
    let log = Rc::clone(log);
    let entries = portions.into_iter().map(move |(chain, place)| {
        let entries = log.chains().get(chain).map_or(&[][..], |one| one.entries());
        let portion = entries.iter().skip(place * PORTION).take(PORTION);
        let portion = portion.map(|entry| write_log_entry(entry).done());
        let mut members = start("parts", number);
        members.value("chain", chain);
        members.value("log", portion.collect::<Vec<_>>());
        Message::of(members)
    });
    first.into_iter().chain(entries)
}

fn finding(reading: &mut Reading) -> Option<Finding> {
    let altered = reading.fields.texts("altered", &mut reading.notes);
    if !altered.is_empty() {
        return Some(Finding::Altered(altered));
    }
    let as_written = reading.fields.flag("as_written", &mut reading.notes);
    as_written.map(|_| Finding::AsWritten)
}

fn parts(name: &str, number: ErrandNumber, values: impl Iterator<Item = Value>) -> Message {
    let mut members = start("parts", number);
    members.value(name, values.collect::<Vec<_>>());
    Message::of(members)
}

fn put_header(members: &mut Members, header: &Header) {
    members.value("header", write_header(header).done());
    let around = Members::carrying(&header.carried, FILE);
    members.some_members("file", around);
}

/// The header in a message `review`.
pub(super) fn header(reading: &mut Reading) -> Result<Header, MessageError> {
    let missing = || MessageError("it has no header".to_owned());
    let around = reading.fields.object("file", &mut reading.notes);
    let header = reading.fields.object("header", &mut reading.notes);
    let header = header.ok_or_else(missing)?;
    Ok(join(header, around, &mut reading.notes))
}

fn join(header: Fields, around: Option<Fields>, notes: &mut Notes) -> Header {
    let mut carrier = Carrier::default();
    if let Some(around) = around {
        around.rest(FILE, &mut carrier);
    }
    read_header(header, String::new, carrier, notes)
}

/// A part of a review: some of its studies, appraisals or consensuses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    studies: Vec<Study>,
    appraisals: Vec<Appraisal>,
    consensus: Vec<Consensus>,
    log: PartOfLog,
}

/// A part of a review's log.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PartOfLog {
    finding: Option<Finding>,
    /// The chain by its place, and entries that go on it.
    chain: usize,
    entries: Vec<LogEntry>,
}

impl Part {
    /// What is in a message `parts`.
    pub(super) fn of(reading: &mut Reading) -> Self {
        Self {
            studies: reading.each("studies", read_study),
            appraisals: reading.each("appraisals", read_appraisal),
            consensus: reading.each("consensus", read_consensus),
            log: PartOfLog {
                finding: finding(reading),
                chain: reading.count("chain"),
                entries: reading.each("log", read_log_entry),
            },
        }
    }

    /// The changes that put it into the review whose part it is, and what there is of the log.
    #[must_use]
    pub fn opened(self) -> (Vec<Change>, PartOfLog) {
        let mut changes = Vec::new();
        let studies = self.studies.into_iter().map(Rc::new);
        changes.extend(studies.map(|study| Change::Study { study, place: None }));
        let appraisals = self.appraisals.into_iter().map(Rc::new);
        changes.extend(appraisals.map(Change::Appraisal));
        let consensus = self.consensus.into_iter().map(Rc::new);
        changes.extend(consensus.map(Change::Consensus));
        (changes, self.log)
    }

    /// Puts it into the review whose part it is.
    pub fn put_into(self, review: &mut Review) {
        let (changes, log) = self.opened();
        for change in &changes {
            review.apply(change);
        }
        log.put_into(review);
    }
}

impl PartOfLog {
    /// Puts it into the log of the review whose part it is.
    pub fn put_into(self, review: &mut Review) {
        if let Some(finding) = self.finding {
            review.log_mut().finding = finding;
        }
        if !self.entries.is_empty() {
            review.log_mut().grow(self.chain, self.entries);
        }
    }
}

/// Changes as messages `changes`. Those of a plan put headers, studies and appraisals as wholes.
pub(super) fn of_changes(
    changes: &[Change],
    number: ErrandNumber,
) -> impl Iterator<Item = Message> + '_ {
    changes.chunks(PORTION).map(move |portion| {
        let mut members = start("changes", number);
        let written: Vec<Value> = portion.iter().filter_map(write_change).collect();
        members.value("changes", written);
        Message::of(members)
    })
}

/// The changes in a message `changes`.
pub(super) fn changes(reading: &mut Reading) -> Vec<Change> {
    reading.each("changes", read_change)
}

fn write_change(change: &Change) -> Option<Value> {
    let mut members = Members::default();
    match change {
        Change::Header(header) => put_header(&mut members, header),
        Change::Study { study, place } => {
            members.value("study", write_study(study));
            if let Some(place) = place {
                members.value("place", *place);
            }
        }
        Change::Appraisal(appraisal) => members.value("appraisal", write_appraisal(appraisal)),
        Change::Consensus(consensus) => members.value("consensus", write_consensus(consensus)),
        _ => return None,
    }
    Some(members.done())
}

fn read_change(mut fields: Fields, notes: &mut Notes) -> Option<Change> {
    if let Some(study) = fields.object("study", notes) {
        let place = fields.number("place", notes);
        let place = place.and_then(|place| usize::try_from(place).ok());
        let study = Rc::new(read_study(study, notes)?);
        return Some(Change::Study { study, place });
    }
    if let Some(appraisal) = fields.object("appraisal", notes) {
        let appraisal = read_appraisal(appraisal, notes)?;
        return Some(Change::Appraisal(Rc::new(appraisal)));
    }
    if let Some(consensus) = fields.object("consensus", notes) {
        let consensus = read_consensus(consensus, notes)?;
        return Some(Change::Consensus(Rc::new(consensus)));
    }
    let around = fields.object("file", notes);
    let header = fields.object("header", notes)?;
    Some(Change::Header(Rc::new(join(header, around, notes))))
}
