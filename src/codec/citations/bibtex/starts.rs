//! Where entries of a BibTeX file start, and where a brace closes.

/// The next `@kind{`: where it starts, the kind, and where the brace is.
pub(super) fn head(text: &str, from: usize) -> Option<(usize, &str, usize)> {
    let rest = text.get(from..)?;
    rest.match_indices('@').find_map(|(at, _)| {
        let behind = rest.get(at + 1..)?;
        let letters = behind.bytes().take_while(u8::is_ascii_alphabetic).count();
        let kind = behind.get(..letters).filter(|kind| !kind.is_empty())?;
        let blanks = behind.get(letters..)?.bytes();
        let open = letters + blanks.take_while(u8::is_ascii_whitespace).count();
        let brace = behind.as_bytes().get(open)?;
        let start = from + at;
        matches!(brace, b'{' | b'(').then_some((start, kind, start + 1 + open))
    })
}

/// What a line starts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// An entry that describes a work, `@kind{key,`.
    Work,
    /// A `@string`, `@comment` or `@preamble`.
    Other,
}

/// What a line starts, if it starts an entry.
pub(super) fn start_of(line: &str) -> Option<Start> {
    let line = line.trim_start_matches([' ', '\t']);
    let (0, kind, open) = head(line, 0)? else {
        return None;
    };
    if ["string", "comment", "preamble"].contains(&&*kind.to_ascii_lowercase()) {
        return Some(Start::Other);
    }
    let key = line.as_bytes().get(open + 1..).unwrap_or_default();
    let after = key.iter().find(|byte| b",={}\"@".contains(byte));
    (after == Some(&b',')).then_some(Start::Work)
}

/// The place behind the brace or bracket that closes the one at `open`.
pub(super) fn balanced(text: &str, open: usize, limit: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (opening, closing) = match bytes.get(open)? {
        b'(' => (b'(', b')'),
        _ => (b'{', b'}'),
    };
    let mut depth = 0_usize;
    for (place, byte) in bytes.get(open..limit)?.iter().enumerate() {
        if *byte == opening {
            depth += 1;
        } else if *byte == closing {
            depth -= 1;
            if depth == 0 {
                return Some(open + place + 1);
            }
        }
    }
    None
}
