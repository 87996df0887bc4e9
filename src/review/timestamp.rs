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

    /// Seconds since the first moment of 1970, for differences.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        let days = self.days() - days_of(1970, 1, 1);
        days * DAY * 60 + self.part(11, 13) * 3_600 + self.part(14, 16) * 60 + self.part(17, 19)
    }

    /// The time so many minutes later, to show it as the clock of another zone does. What lies
    /// outside the years 0 to 9999 stays as it is.
    #[must_use]
    pub fn shifted(&self, minutes: i32) -> Self {
        if minutes == 0 {
            return self.clone();
        }
        let minute =
            self.days() * DAY + self.part(11, 13) * 60 + self.part(14, 16) + i64::from(minutes);
        let (year, month, day) = date_of(minute.div_euclid(DAY));
        let (hour, minute) = (minute.rem_euclid(DAY) / 60, minute.rem_euclid(60));
        let rest = self.0.get(16..).unwrap_or_default();
        if !(0..=9999).contains(&year) {
            return self.clone();
        }
        Self(format!(
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}{rest}"
        ))
    }

    /// The number that stands at these places.
    fn part(&self, from: usize, to: usize) -> i64 {
        let text = self.0.get(from..to).unwrap_or_default();
        text.parse().unwrap_or_default()
    }

    /// Days since 1 March of the year 0.
    fn days(&self) -> i64 {
        days_of(self.part(0, 4), self.part(5, 7), self.part(8, 10))
    }

    /// Hour and minute: `09:30`.
    #[must_use]
    pub fn minute(&self) -> &str {
        self.0.get(11..16).unwrap_or_default()
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

/// Minutes of a day.
const DAY: i64 = 24 * 60;
/// Days of the 400 years after which the calendar repeats itself.
const ERA: i64 = 146_097;

/// Days since 1 March of the year 0, in the Gregorian calendar (ISO 8601). Years begin in March
/// here, so that a leap day is the last of its year.
const fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let year = if month < 3 { year - 1 } else { year };
    let months = (month + 9) % 12;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (months * 153 + 2) / 5 + day - 1
}

/// Year, month and day of a number of days.
const fn date_of(days: i64) -> (i64, i64, i64) {
    let (era, day) = (days.div_euclid(ERA), days.rem_euclid(ERA));
    let year = (day - day / 1460 + day / 36_524 - day / (ERA - 1)) / 365;
    let of_year = day - (year * 365 + year / 4 - year / 100);
    let months = (of_year * 5 + 2) / 153;
    let month = (months + 2) % 12 + 1;
    let year = era * 400 + year;
    let year = if month < 3 { year + 1 } else { year };
    (year, month, of_year - (months * 153 + 2) / 5 + 1)
}
