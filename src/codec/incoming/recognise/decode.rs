//! Bytes to text.

use super::super::{FileProblem, ImportError};

const SHEET: &str = "save the sheet as .xlsx or CSV (UTF-8) and open that";
const DOCUMENT: &str = "a Word document cannot be read; copy its table into a sheet, save that \
    as CSV (UTF-8) and open it";
const PICTURE: &str = "a picture cannot be read; open the ratings as text, such as CSV (UTF-8)";
const PDF: &str = "a PDF cannot be read; export the references as RIS, or the ratings as \
    CSV (UTF-8), and open that";
const OFFICE: &str = "if it is an Excel sheet, save it as .xlsx without a password, or as CSV (UTF-8), \
    and open that; if it is an archive, unpack it first";
const BINARY: &str = "save it as text, such as CSV (UTF-8) or RIS, and open that";

/// What stands between 0x80 and 0x9F in Windows-1252 (WHATWG Encoding, index windows-1252).
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of a file, without its byte order mark.
pub(super) fn text(bytes: &[u8]) -> Result<(String, Vec<FileProblem>), ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    if let Some(advice) = advice(bytes) {
        return Err(not_text(advice));
    }
    let (text, problem) = decoded(bytes);
    if text.contains('\0') {
        return Err(not_text(BINARY));
    }
    Ok((text, problem.into_iter().collect()))
}

fn decoded(bytes: &[u8]) -> (String, Option<FileProblem>) {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(rest, u16::from_be_bytes);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
            let message = "the file is not UTF-8; it was read as Windows-1252. \
                Check letters with accents from this line on";
            let problem = FileProblem::at(line, None, message);
            (bytes.iter().map(windows_1252).collect(), Some(problem))
        }
    }
}

fn windows_1252(byte: &u8) -> char {
    let place = usize::from(*byte).checked_sub(0x80);
    let special = place.and_then(|place| WINDOWS_1252.get(place));
    special.copied().unwrap_or(char::from(*byte))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, Option<FileProblem>) {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(pairs.len());
    let mut damaged = None;
    for decoded in char::decode_utf16(pairs.iter().copied().map(unit)) {
        if decoded.is_err() {
            damaged = damaged.or(Some(text.len()));
        }
        text.push(decoded.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    if !odd.is_empty() {
        damaged = damaged.or(Some(text.len()));
    }
    let problem = damaged.map(|place| {
        let line = 1 + text.get(..place).unwrap_or_default().matches('\n').count();
        let message = "a character on this line is damaged (UTF-16); it shows as �";
        FileProblem::at(line, None, message)
    });
    (text, problem)
}

fn not_text(advice: &str) -> ImportError {
    let advice = advice.to_owned();
    ImportError::NotText { advice }
}

/// What to do with a kind of file that is no text, known by its first bytes.
fn advice(bytes: &[u8]) -> Option<&'static str> {
    const MARKS: [(&[u8], &str); 12] = [
        (b"PK\x03\x04", OFFICE),
        (b"PK\x05\x06", OFFICE),
        (b"\xd0\xcf\x11\xe0", OFFICE),
        (b"{\\rtf", DOCUMENT),
        (b"%PDF", PDF),
        (b"\x89PNG", PICTURE),
        (b"\xff\xd8\xff", PICTURE),
        (b"GIF8", PICTURE),
        (b"II*\0", PICTURE),
        (b"MM\0*", PICTURE),
        (b"RIFF", PICTURE),
        (b"\x1f\x8b", BINARY),
    ];
    let (mark, advice) = MARKS
        .into_iter()
        .find(|(mark, _)| bytes.starts_with(mark))?;
    let names = |name: &[u8]| {
        bytes
            .windows(name.len())
            .take(8_192)
            .any(|part| part == name)
    };
    Some(match mark {
        b"PK\x03\x04" if names(b"word/") => DOCUMENT,
        b"PK\x03\x04" if names(b"xl/") => SHEET,
        _ => advice,
    })
}
