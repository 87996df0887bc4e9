//! A record that we wrote, known by its tag U1: each fact is taken as it stands.

use super::super::super::ris_out::{MARK, PMID};
use super::Record;
use crate::codec::incoming::IncomingStudy;
use crate::review::Citation;

impl Record<'_> {
    /// Takes our own mark out of the record; whether it was there.
    pub(super) fn take_mark(&mut self) -> bool {
        let before = self.fields.len();
        self.fields
            .retain(|field| field.tag != "U1" || !field.value.starts_with(MARK.trim_end()));
        self.fields.len() < before
    }

    /// The study of a record of ours.
    pub(super) fn into_own_study(mut self) -> IncomingStudy {
        let label = Some(self.take(&["LB"])).filter(|label| !label.is_empty());
        let citation = Citation {
            title: self.take(&["TI", "T1", "CT", "BT"]),
            authors: self.take_all(&["AU"]),
            doi: self.take(&["DO"]),
            year: self.take(&["PY"]).parse().ok(),
            journal: self.take(&["T2", "JF", "BT", "JO", "JA", "J2"]),
            volume: self.take(&["VL"]),
            issue: self.take(&["IS", "M1"]),
            pages: self.pages(),
            pmid: self.own_pmid(),
            url: self.take(&["UR", "L1", "L2"]),
            abstract_text: self.take(&["AB", "N2"]),
            keywords: self.take_all(&["KW"]),
            notes: self.take_all(&["N1"]),
            other: self.own_rest(),
        };
        IncomingStudy {
            label,
            ..IncomingStudy::new(self.line, citation)
        }
    }

    fn own_pmid(&mut self) -> String {
        let place = self
            .fields
            .iter()
            .position(|field| field.tag == "AN" && field.value.starts_with(PMID));
        place.map_or_else(String::new, |place| {
            let field = self.fields.remove(place);
            let pmid = field.value.strip_prefix(PMID);
            pmid.unwrap_or_default().trim_start().to_owned()
        })
    }

    fn own_rest(&mut self) -> Vec<(String, String)> {
        let rest = self.rest().into_iter();
        rest.map(|(tag, value)| match value.split_once(": ") {
            Some((name, value)) if tag == "U3" => (name.to_owned(), value.to_owned()),
            _ => (tag, value),
        })
        .collect()
    }
}
