//! How wide a text is at most, and where it wraps.
//!
//! Nobody here knows the reader's fonts, so widths are those of DejaVu Sans, the widest font of
//! the stack, and generous where a script is not in it: a line may stay short, but is not cut.

/// Widths of U+0020 to U+007E in thousandths of the font size, from DejaVu Sans 2.37, rounded up.
const ASCII: [u16; 95] = [
    318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337, 637, 637, 637,
    637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 531, 1000, 685, 687, 699, 771, 632,
    576, 775, 752, 295, 295, 656, 558, 863, 749, 788, 604, 788, 695, 635, 611, 732, 685, 989, 686,
    611, 686, 391, 337, 391, 838, 500, 500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580,
    278, 975, 634, 612, 635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838,
];

/// How much wider bold letters are at most, as a rule.
const BOLD: f64 = 1.2;

/// The width of a text in a regular weight, in the unit of `size`.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(thousandths).map(f64::from).sum::<f64>() * size / 1000.0
}

/// The width of a text in bold.
pub(super) fn bold_width(text: &str, size: f64) -> f64 {
    width(text, size) * BOLD
}

/// The text in lines that fit into `room`, broken at blanks and behind hyphens, and within a word
/// where it is too long or where its script has no blanks. Nothing but blanks is lost; there is always a line.
pub(super) fn wrap(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines = Lines {
        done: Vec::new(),
        line: String::new(),
        used: 0.0,
        room,
        size,
    };
    for word in text.split_whitespace() {
        lines.word(word);
    }
    lines.finish()
}

struct Lines {
    done: Vec<String>,
    line: String,
    used: f64,
    room: f64,
    size: f64,
}

impl Lines {
    /// Adds a word, which may also be broken behind its hyphens and slashes.
    fn word(&mut self, word: &str) {
        let mut blank = !self.line.is_empty();
        for piece in word.split_inclusive(['-', '/', '\u{2013}', '\u{2014}']) {
            self.piece(piece, blank);
            blank = false;
        }
    }

    fn piece(&mut self, piece: &str, after_blank: bool) {
        let wide = width(piece, self.size);
        let blank = if after_blank {
            width(" ", self.size)
        } else {
            0.0
        };
        let fits = self.used + blank + wide <= self.room;
        let breaks_anywhere = piece.chars().any(has_no_blanks);
        if !fits && !breaks_anywhere {
            self.end_line();
        } else if after_blank {
            self.line.push(' ');
            self.used += blank;
        }
        if fits || (wide <= self.room && !breaks_anywhere) {
            self.line.push_str(piece);
            self.used += wide;
        } else {
            self.letters(piece);
        }
    }

    /// Fills lines letter by letter; what hangs on a letter stays with it.
    fn letters(&mut self, word: &str) {
        let mut joined = false;
        for c in word.chars() {
            let wide = width(c.encode_utf8(&mut [0; 4]), self.size);
            let hangs = wide == 0.0 || joined;
            if self.used + wide > self.room && !hangs {
                self.end_line();
            }
            self.line.push(c);
            self.used += wide;
            joined = c == '\u{200d}';
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim_end();
        if !line.is_empty() {
            self.done.push(line.to_owned());
        }
        self.used = 0.0;
    }

    fn finish(mut self) -> Vec<String> {
        self.end_line();
        if self.done.is_empty() {
            self.done.push(String::new());
        }
        self.done.iter().map(|line| isolated(line)).collect()
    }
}

/// The line set apart, where some of it runs from right to left, so that the marks in it stand as
/// its own first letter asks (Unicode Standard Annex 9, isolates).
fn isolated(line: &str) -> String {
    if line.chars().any(runs_left) {
        format!("\u{2068}{line}\u{2069}")
    } else {
        line.to_owned()
    }
}

const fn runs_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Scripts written without blanks, where a line may end after any letter.
const fn has_no_blanks(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}')
}

fn thousandths(c: char) -> u16 {
    let code = u32::from(c);
    if let Some(place) = code.checked_sub(0x20)
        && let Some(known) = ASCII.get(usize::try_from(place).unwrap_or(usize::MAX))
    {
        return *known;
    }
    match code {
        0..=0x1f | 0x7f..=0x9f | 0xad => 0,
        code if hangs(code) => 0,
        0xa0..=0x24f if "ÆŒæœ¼½¾—Ǆǅǆ".contains(c) => 1430,
        0xa0..=0x24f | 0x370..=0x3ff | 0x1e00..=0x1fff => {
            if c.is_uppercase() {
                900
            } else {
                750
            }
        }
        0x400..=0x58f => {
            if c.is_uppercase() {
                1180
            } else {
                950
            }
        }
        0x590..=0x5ff => 710,
        0xfdfd => 12_000,
        0xfdf0..=0xfdfc => 3_000,
        0x1f000..=0x1fbff => 1_400,
        // An em holds a letter of most scripts, and is what those of East Asia take.
        _ => 1_000,
    }
}

/// Marks above and below letters, joiners and marks of direction, which take no room.
const fn hangs(code: u32) -> bool {
    matches!(code, 0x300..=0x36f | 0x483..=0x489 | 0x591..=0x5bd | 0x5bf | 0x5c1..=0x5c2
        | 0x5c4..=0x5c5 | 0x610..=0x61a | 0x64b..=0x65f | 0x670 | 0x6d6..=0x6dc | 0x6df..=0x6e4
        | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x200b..=0x200f | 0x202a..=0x202e
        | 0x2060..=0x206f | 0x20d0..=0x20ff | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f | 0xfeff
        | 0x1f3fb..=0x1f3ff | 0xe0000..=0xe0fff)
}
