//! Text and times in the forms that FHIR's data types allow.
//!
//! Source: <https://hl7.org/fhir/R5/datatypes.html>, `string`, `markdown`, `dateTime`, `instant`.

use crate::review::Timestamp;

/// The most characters that a text may have.
const MOST: usize = 1_048_576;

/// The text without control characters and blanks around it; `None` where nothing is left, for
/// an empty text is not allowed. Line breaks and tabs stay.
pub(super) fn text(text: &str) -> Option<String> {
    let kept: String = text.chars().filter(|c| allowed(*c)).take(MOST).collect();
    let kept = kept.trim();
    (!kept.is_empty()).then(|| kept.to_owned())
}

/// Everything but control characters and the two that no XML can hold.
fn allowed(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        other => !other.is_control(),
    }
}

/// A `dateTime`: the whole time, or the day alone in a leap second, which many readers refuse.
/// `None` for a day that is on no calendar.
pub(super) fn date_time(time: &Timestamp) -> Option<String> {
    instant(time).or_else(|| day(time).map(str::to_owned))
}

/// An `instant`: a whole time on the calendar, and no leap second.
pub(super) fn instant(time: &Timestamp) -> Option<String> {
    day(time)?;
    let leap = time.as_str().get(17..19) == Some("60");
    (!leap).then(|| time.as_str().to_owned())
}

fn day(time: &Timestamp) -> Option<&str> {
    let day = time.as_str().get(..10)?;
    let number = |range: std::ops::Range<usize>| day.get(range)?.parse::<u16>().ok();
    let (year, month, date) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let most = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    };
    (year > 0 && (1..=most).contains(&date)).then_some(day)
}
