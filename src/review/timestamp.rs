//! Points in time, as text.

/// A point in time in UTC, in RFC 3339 with milliseconds: `2026-03-03T09:30:00.000Z`.
///
/// The text sorts as the time does. Source: RFC 3339, section 5.6.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp(String);

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Timestamp {
    /// Reads `YYYY-MM-DDTHH:MM:SSZ`, with or without a fraction, into the one form we keep.
    /// `None` for anything else, another offset than `Z` included.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bare = text.strip_suffix('Z')?;
        let (whole, fraction) = bare.split_once('.').unwrap_or((bare, "0"));
        let shaped = whole.len() == 19
            && whole
                .bytes()
                .zip("dddd-dd-ddTdd:dd:dd".bytes())
                .all(|(byte, shape)| match shape {
                    b'd' => byte.is_ascii_digit(),
                    mark => byte == mark,
                });
        let digits = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
        let within = |from: usize, range: std::ops::RangeInclusive<u8>| {
            whole
                .get(from..from + 2)
                .and_then(|part| part.parse().ok())
                .is_some_and(|number: u8| range.contains(&number))
        };
        if !(shaped && digits && within(5, 1..=12) && within(8, 1..=31)) {
            return None;
        }
        if !(within(11, 0..=23) && within(14, 0..=59) && within(17, 0..=60)) {
            return None;
        }
        // By far the most are in the one form already.
        if bare.len() == 23 && fraction.len() == 3 {
            return Some(Self(text.to_owned()));
        }
        let millis: String = fraction.chars().chain("000".chars()).take(3).collect();
        Some(Self(format!("{whole}.{millis}Z")))
    }

    /// The first moment of 1970: what stands in where a file names no time at all.
    #[must_use]
    pub fn epoch() -> Self {
        Self("1970-01-01T00:00:00.000Z".to_owned())
    }

    /// The RFC 3339 text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The day, for names of files: `2026-03-03`.
    #[must_use]
    pub fn date(&self) -> &str {
        self.0.get(..10).unwrap_or_default()
    }

    /// The day, for reading: `3 March 2026`.
    #[must_use]
    pub fn day(&self) -> String {
        let part = |range: std::ops::Range<usize>| self.0.get(range).unwrap_or_default();
        let month: usize = part(5..7).parse().unwrap_or(1);
        let name = MONTHS
            .get(month.saturating_sub(1))
            .copied()
            .unwrap_or_default();
        format!(
            "{} {name} {}",
            part(8..10).trim_start_matches('0'),
            part(0..4)
        )
    }
}
