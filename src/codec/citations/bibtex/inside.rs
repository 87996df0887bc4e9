//! The key and the fields of one BibTeX entry.

use super::cursor::{Cursor, Raw};

/// What was read of an entry's inside.
pub(super) struct Inside<'a> {
    pub(super) key: &'a str,
    pub(super) fields: Vec<Raw<'a>>,
    /// Where it ends.
    pub(super) end: usize,
}

/// The inside of an entry; where it is read strictly, `None` if anything in it is out of place.
pub(super) fn inside(
    text: &str,
    at: usize,
    end: usize,
    close: u8,
    by_line: bool,
) -> Option<Inside<'_>> {
    let mut cursor = Cursor::new(text, at, end, by_line);
    let key = cursor.key();
    let mut fields: Vec<Raw<'_>> = Vec::new();
    loop {
        cursor.skip_between();
        match cursor.peek() {
            Some(byte) if byte == close => {
                cursor.bump();
                let end = cursor.at;
                cursor.skip_between();
                if !cursor.at_field() {
                    return Some(Inside { key, fields, end });
                }
                // It closed before its last field.
                if !by_line {
                    return None;
                }
            }
            None if by_line => {
                let end = cursor.at;
                return Some(Inside { key, fields, end });
            }
            None => return None,
            Some(_) => {}
        }
        let at = cursor.at;
        match field(&mut cursor, close, at) {
            Some(raw) if by_line || !raw.cut => fields.push(raw),
            _ if by_line => cursor.skip_to_field(),
            _ => return None,
        }
    }
}

fn field<'a>(cursor: &mut Cursor<'a>, close: u8, at: usize) -> Option<Raw<'a>> {
    let name = cursor.name()?;
    let (pieces, mut cut) = match cursor.value(close) {
        Ok(pieces) => (pieces, false),
        Err(pieces) => (pieces, true),
    };
    // Between two fields there is a comma, or at least a new line that starts the next.
    cursor.skip_blanks();
    let ends = cursor
        .peek()
        .is_none_or(|byte| byte == b',' || byte == close);
    if !cut && !ends && !cursor.at_field() {
        cut = true;
        cursor.skip_to_field();
    }
    Some(Raw {
        name,
        at,
        pieces,
        cut,
    })
}
