//! What each word and sign of a table is taken for, and what a reviewer decides about it.

use super::tokens::{self, Token};
use crate::codec::incoming::{FileProblem, IncomingRow};
use crate::instrument::Response;
use crate::review::{ByKey, Index};

/// What a printed word or sign becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A response.
    Response(Response),
    /// Nothing was rated: NA, a dash.
    Unanswered,
    /// It is no answer of the MMAT: the item stays unanswered and the cell is a problem.
    NotAnAnswer,
}

/// A word or sign that a table prints for answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenUse {
    /// As printed, without footnote marks.
    pub printed: String,
    /// In how many cells.
    pub count: usize,
    /// What it becomes. A dash that stands for No in a table with plus and minus is that only
    /// within the category of its row.
    pub becomes: Meaning,
}

impl TokenUse {
    /// Counts the same word of another table in.
    pub(in crate::codec) fn join(&mut self, other: &Self) {
        self.count += other.count;
        if self.becomes == Meaning::Unanswered {
            self.becomes = other.becomes;
        }
    }
}

/// A reviewer's own decisions, which go before what is usual: a printed word or sign, and the
/// response that it means, or `None` for an item that was not rated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TokenChoices(ByKey<String, Option<Response>>);

impl TokenChoices {
    /// No decisions: everything becomes what is usual.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Decides what a word or sign means, as [`TokenUse::printed`] gives it.
    pub fn choose(&mut self, printed: &str, meaning: Option<Response>) {
        self.0.insert(printed.to_owned(), meaning);
    }

    /// The decisions: words and signs, and what each means.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Option<Response>)> {
        let choices = self.0.iter();
        choices.map(|(printed, meaning)| (printed.as_str(), *meaning))
    }

    /// What was decided about a word or sign, if anything was.
    #[must_use]
    pub fn of(&self, printed: &str) -> Option<Option<Response>> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&printed.to_owned()).copied()
    }
}

impl FromIterator<(String, Option<Response>)> for TokenChoices {
    fn from_iter<T: IntoIterator<Item = (String, Option<Response>)>>(choices: T) -> Self {
        Self(choices.into_iter().collect())
    }
}

/// What an appraisal table says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableReading {
    /// Its rows.
    pub rows: Vec<IncomingRow>,
    /// The words and signs in its cells for answers, first seen first.
    pub tokens: Vec<TokenUse>,
    /// What could not be read, in the order of the lines.
    pub problems: Vec<FileProblem>,
}

/// Where a cell stands, as far as that bears on its meaning.
#[derive(Clone, Copy)]
pub(super) struct Standing {
    /// The item is rated in the row's category.
    pub(super) belongs: bool,
    /// A minus is No.
    pub(super) minus_is_no: bool,
    /// The word belongs to another scale than the MMAT's.
    pub(super) other_scale: bool,
}

/// Gives cells their meaning and counts their words.
pub(super) struct Teller<'a> {
    choices: &'a TokenChoices,
    uses: Vec<TokenUse>,
    places: Index,
}

impl<'a> Teller<'a> {
    pub(super) fn new(choices: &'a TokenChoices) -> Self {
        Self {
            choices,
            uses: Vec::new(),
            places: Index::default(),
        }
    }

    /// The meaning of a cell, and the footnote marks in it.
    pub(super) fn tell<'c>(&mut self, cell: &'c str, standing: Standing) -> (Meaning, &'c str) {
        let (word, marks) = tokens::parted(cell);
        let token = tokens::token(word);
        let nothing = matches!(token, Token::Dash | Token::Unanswered);
        let meaning = match (self.choices.of(word), token) {
            (Some(Some(response)), _) if standing.belongs || !nothing => {
                Meaning::Response(response)
            }
            (Some(_), _) => Meaning::Unanswered,
            (None, Token::Response(_)) if standing.other_scale => Meaning::NotAnAnswer,
            (None, Token::Response(response)) => Meaning::Response(response),
            (None, Token::Dash) if standing.minus_is_no && standing.belongs => {
                Meaning::Response(Response::No)
            }
            (None, Token::Dash | Token::Unanswered) => Meaning::Unanswered,
            (None, Token::Unknown) => Meaning::NotAnAnswer,
        };
        if !word.is_empty() {
            self.count(word, meaning);
        }
        (meaning, marks)
    }

    fn count(&mut self, word: &str, meaning: Meaning) {
        let place = self.places.get(word);
        if let Some(known) = place.and_then(|place| self.uses.get_mut(place)) {
            known.count += 1;
            if known.becomes == Meaning::Unanswered {
                known.becomes = meaning;
            }
            return;
        }
        self.places.set(word, self.uses.len());
        self.uses.push(TokenUse {
            printed: word.to_owned(),
            count: 1,
            becomes: meaning,
        });
    }

    /// The words so far, first seen first.
    pub(super) fn finish(self) -> Vec<TokenUse> {
        self.uses
    }
}

/// Footnote marks as a comment, below one that is there.
pub(super) fn with_marks(comment: &str, marks: &str) -> String {
    let parting = if comment.is_empty() { "" } else { "\n" };
    format!("{comment}{parting}Footnote mark: {marks}")
}

/// The sentence about a cell that is no answer.
pub(super) fn not_an_answer(cell: &str) -> String {
    let cell = cell.trim();
    format!("“{cell}” is not Yes, No or Can't tell; the item was left unanswered")
}
