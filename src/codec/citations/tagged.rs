//! What the tagged formats share: lines, and the fields of a record under their tags.

use super::appraised;
use std::borrow::Cow;

use super::facts;
use crate::codec::incoming::{FileProblem, IncomingStudy};
use crate::codec::sheet::without_bom;
use crate::review::Citation;

/// One field of a record.
pub(super) struct Field<'a> {
    pub(super) tag: Cow<'a, str>,
    pub(super) value: String,
    /// Line where it starts, from 1.
    pub(super) line: usize,
}

/// The fields of a record, in their order.
pub(super) struct Fields<'a> {
    /// Line where the record starts, from 1.
    pub(super) line: usize,
    list: Vec<Field<'a>>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(line: usize) -> Self {
        let list = Vec::new();
        Self { line, list }
    }

    pub(super) fn push(&mut self, tag: impl Into<Cow<'a, str>>, value: &str, line: usize) {
        let (tag, value) = (tag.into(), value.to_owned());
        self.list.push(Field { tag, value, line });
    }

    pub(super) fn has(&self, tag: &str) -> bool {
        self.list.iter().any(|field| field.tag == tag)
    }

    /// The field that a line without a tag belongs to.
    pub(super) fn last_mut(&mut self) -> Option<&mut Field<'a>> {
        self.list.last_mut()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Field<'a>> {
        self.list.iter()
    }

    pub(super) fn retain(&mut self, keep: impl FnMut(&Field<'a>) -> bool) {
        self.list.retain(keep);
    }

    /// Turns each value from the way in which the format writes it into plain text.
    pub(super) fn decode(&mut self, plain: impl Fn(&str, &str) -> String) {
        for field in &mut self.list {
            field.value = plain(&field.tag, &field.value);
        }
    }

    /// The value of the first of these tags that has one; the same value under another of them
    /// goes with it.
    pub(super) fn take(&mut self, tags: &[&str]) -> String {
        let found = tags.iter().find_map(|tag| {
            let place = self.list.iter().position(|field| field.tag == *tag)?;
            Some(self.list.remove(place).value)
        });
        let Some(value) = found else {
            return String::new();
        };
        self.list
            .retain(|field| !(tags.contains(&&*field.tag) && field.value == value));
        value
    }

    /// The values of all these tags, in the order of the lines.
    pub(super) fn take_all(&mut self, tags: &[&str]) -> Vec<String> {
        let taken = self.take_if(|field| tags.contains(&&*field.tag));
        taken.into_iter().map(|field| field.value).collect()
    }

    /// The fields that fit, in the order of the lines.
    pub(super) fn take_if(&mut self, fits: impl FnMut(&Field<'a>) -> bool) -> Vec<Field<'a>> {
        let (taken, left) = std::mem::take(&mut self.list).into_iter().partition(fits);
        self.list = left;
        taken
    }

    /// The first fact that is found in a field, which is spent where the finder says so.
    pub(super) fn find(
        &mut self,
        finder: impl FnMut(&Field<'a>) -> Option<(String, bool)>,
    ) -> Option<String> {
        let mut finder = finder;
        let (place, (fact, spent)) = self
            .list
            .iter()
            .enumerate()
            .find_map(|(place, field)| Some((place, finder(field)?)))?;
        if spent {
            self.list.remove(place);
        }
        Some(fact)
    }

    /// The year under the first of these tags in which one can be read. A date that is more than
    /// a year stays; where no tag gives a year, the first value of a `must` tag is a problem.
    pub(super) fn year(
        &mut self,
        tags: &[&str],
        must: &[&str],
        problems: &mut Vec<FileProblem>,
    ) -> Option<u16> {
        for tag in tags {
            let read = self.list.iter().enumerate().find_map(|(place, field)| {
                let year = facts::year(&field.value).filter(|_| field.tag == *tag)?;
                let whole = field.value.trim_end_matches('/').len() == 4;
                Some((place, year, whole))
            });
            if let Some((place, year, whole)) = read {
                if whole {
                    self.list.remove(place);
                }
                return Some(year);
            }
        }
        let unread = must
            .iter()
            .find_map(|tag| self.list.iter().find(|field| field.tag == *tag))?;
        let message = format!(
            "no year can be read from “{}”; the year was left empty",
            unread.value
        );
        problems.push(FileProblem::at(unread.line, Some(&unread.tag), message));
        None
    }

    /// The study, with what is left of the fields under its `other`; a record with neither title,
    /// author nor DOI is none.
    pub(super) fn into_study(
        self,
        mut citation: Citation,
        included: Option<bool>,
    ) -> Result<IncomingStudy, FileProblem> {
        if citation.title.is_empty() && citation.authors.is_empty() && citation.doi.is_empty() {
            let message = "this record has no title, author or DOI; it was left out";
            return Err(FileProblem::at(self.line, None, message));
        }
        appraised::drop_ours(&mut citation);
        let rest = self.list.into_iter();
        citation
            .other
            .extend(rest.map(|field| (field.tag.into_owned(), field.value)));
        Ok(IncomingStudy {
            included,
            ..IncomingStudy::new(self.line, citation)
        })
    }
}

/// Lines behind any line ending.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let text = without_bom(text);
    let mark = if text.contains('\n') { '\n' } else { '\r' };
    text.split(mark).map(|line| without_bom(line).trim_end())
}
