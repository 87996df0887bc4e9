//! Texts held against each other without regard to case, spacing and punctuation.

use std::hash::{DefaultHasher, Hash, Hasher};

/// Words of a title beyond which it is not looked at further.
const TITLE_WORDS: usize = 60;

/// Titles that many different records have.
const GENERIC: [&str; 44] = [
    "abstract",
    "abstracts",
    "addendum",
    "announcement",
    "authorreply",
    "authorsreply",
    "authorsresponse",
    "bookreview",
    "bookreviews",
    "casereport",
    "commentary",
    "comment",
    "comments",
    "conclusion",
    "conferenceabstracts",
    "correction",
    "corrigendum",
    "discussion",
    "editorial",
    "editorscomment",
    "editorschoice",
    "editorsnote",
    "errata",
    "erratum",
    "foreword",
    "guesteditorial",
    "indexofauthors",
    "inmemoriam",
    "inthisissue",
    "introduction",
    "letter",
    "letters",
    "lettertotheeditor",
    "letterstotheeditor",
    "news",
    "notitle",
    "obituary",
    "posterpresentations",
    "preface",
    "reply",
    "response",
    "retraction",
    "tableofcontents",
    "untitled",
];

/// Lower-case letters and digits only.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Lower-case letters and digits, with one blank for whatever stands between them.
pub(super) fn spaced(text: &str) -> String {
    split(text).collect::<Vec<_>>().join(" ")
}

/// The family name, made plain, of the first author in a list parted by semicolons.
pub(super) fn first_family(authors: &str) -> String {
    let mut names = authors.split(';').map(str::trim);
    names
        .find(|name| !name.is_empty())
        .map(family)
        .unwrap_or_default()
}

/// The family name, made plain, of `Family, Given`, `Family GI` and `Given Family`.
fn family(author: &str) -> String {
    if let Some((family, _)) = author.split_once(',') {
        return plain(family);
    }
    let (before, last) = author
        .rsplit_once(char::is_whitespace)
        .unwrap_or(("", author));
    let letters = last.trim_matches('.').replace(['.', '-'], "");
    let are_initials = letters.chars().count() < 4 && letters.chars().all(char::is_uppercase);
    if are_initials && !before.is_empty() {
        plain(before)
    } else {
        plain(last)
    }
}

/// Whether a title, made plain, is one that many different records have.
pub(super) fn is_generic(plain_title: &str) -> bool {
    GENERIC.contains(&plain_title)
}

/// A number that stands for a text, the same in every run.
pub(super) fn print_of(parts: &[&str]) -> u128 {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        salt.hash(&mut hasher);
        parts.hash(&mut hasher);
        u128::from(hasher.finish())
    };
    half(1) << 64 | half(2)
}

fn split(text: &str) -> impl Iterator<Item = String> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().flat_map(char::to_lowercase).collect())
}

/// The words of a title: in their order, and sorted.
#[derive(Clone, Debug, Default)]
pub(super) struct TitleWords {
    opening: Option<u128>,
    sorted: Vec<String>,
    start: String,
}

impl TitleWords {
    pub(super) fn of(title: &str) -> Self {
        let words: Vec<String> = split(title).take(TITLE_WORDS).collect();
        let opening = words.get(..5).map(|five| print_of(&[&five.join(" ")]));
        let main = title.split([':', '.', '?', '–', '—']).next();
        let start: Vec<String> = split(main.unwrap_or_default()).take(TITLE_WORDS).collect();
        let start = if start.len() < 4 {
            String::new()
        } else {
            start.join(" ")
        };
        let mut sorted = words;
        sorted.sort_unstable();
        Self {
            opening,
            sorted,
            start,
        }
    }

    /// Stands for the first five words, where there are as many.
    pub(super) fn opening(&self) -> Option<u128> {
        self.opening
    }

    /// Stands for all words whatever their order, where there are three or more.
    pub(super) fn whole(&self) -> Option<u128> {
        (self.sorted.len() > 2).then(|| print_of(&[&self.sorted.join(" ")]))
    }

    /// Whether two titles are very similar: nearly the same words, or the same title before a
    /// subtitle; parts of a series, which differ in a number, are not.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        if self.numbers().ne(other.numbers()) {
            return false;
        }
        self.share(other) >= 80 || (!self.start.is_empty() && self.start == other.start)
    }

    /// Whether two titles have hardly a word in common.
    pub(super) fn is_other_than(&self, other: &Self) -> bool {
        !self.sorted.is_empty() && !other.sorted.is_empty() && self.share(other) < 40
    }

    /// Words in common in per cent of all: twice the common ones by the sum of both (Dice 1945).
    fn share(&self, other: &Self) -> usize {
        let (mut left, mut right, mut common) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.sorted.get(left), other.sorted.get(right)) {
            left += usize::from(a <= b);
            right += usize::from(b <= a);
            common += usize::from(a == b);
        }
        let all = self.sorted.len() + other.sorted.len();
        (200 * common).checked_div(all).unwrap_or_default()
    }

    /// Words that count parts of a series.
    fn numbers(&self) -> impl Iterator<Item = &String> {
        const ROMAN: [&str; 9] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
        self.sorted.iter().filter(|word| {
            word.chars().any(|character| character.is_numeric()) || ROMAN.contains(&word.as_str())
        })
    }
}
