//! Reads JSON (RFC 8259) into `serde_json`'s values.
//!
//! `serde_json` writes; its reader can fill every type of Rust and costs the wasm several times as
//! much as this one, which fills [`Value`] alone. Numbers stay the text they were.

use serde_json::{Map, Number, Value};

/// How deep objects and lists may stand within each other, so that no file exhausts the stack.
const MOST_LEVELS: usize = 127;

/// Why a text is not JSON.
#[derive(Debug)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub message: &'static str,
}

/// Reads a text that is one value.
///
/// # Errors
/// Where it stops being JSON.
pub fn parse(text: &str) -> Result<Value, Fault> {
    let mut reader = Reader {
        text,
        at: 0,
        level: 0,
    };
    let message = match reader.value() {
        Ok(value) if reader.next().is_none() => return Ok(value),
        Ok(_) => "something follows after the end",
        Err(message) => message,
    };
    let before = text.bytes().take(reader.at);
    Err(Fault {
        line: before.filter(|byte| *byte == b'\n').count() + 1,
        message: if reader.at >= text.len() {
            "the file ends in the middle"
        } else {
            message
        },
    })
}

/// What was read, or what is wrong where the reader stands.
type Read<T> = Result<T, &'static str>;

struct Reader<'a> {
    text: &'a str,
    at: usize,
    level: usize,
}

impl Reader<'_> {
    fn here(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no white space.
    fn next(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.here() {
            self.at += 1;
        }
        self.here()
    }

    /// Steps over a mark, if it comes next.
    fn after(&mut self, mark: u8) -> bool {
        let found = self.next() == Some(mark);
        self.at += usize::from(found);
        found
    }

    fn value(&mut self) -> Read<Value> {
        match self.next() {
            Some(b'{') => self.object(),
            Some(b'[') => self.list(),
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            _ => Err("a value is missing"),
        }
    }

    fn object(&mut self) -> Read<Value> {
        let mut members = Map::new();
        self.entries(b'}', &mut |reader| {
            if reader.next() != Some(b'"') {
                return Err("a name in quotes is missing");
            }
            let name = reader.string()?;
            if !reader.after(b':') {
                return Err("a colon is missing");
            }
            members.insert(name, reader.value()?);
            Ok(())
        })?;
        Ok(Value::Object(members))
    }

    fn list(&mut self) -> Read<Value> {
        let mut values = Vec::new();
        self.entries(b']', &mut |reader| {
            values.push(reader.value()?);
            Ok(())
        })?;
        Ok(Value::Array(values))
    }

    /// Entries with commas between them, up to the closing mark.
    fn entries(&mut self, close: u8, one: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        if self.level == MOST_LEVELS {
            return Err("too many objects and lists stand within each other");
        }
        self.at += 1;
        self.level += 1;
        if !self.after(close) {
            one(self)?;
            while self.after(b',') {
                one(self)?;
            }
            if !self.after(close) {
                return Err("a comma or a closing bracket is missing");
            }
        }
        self.level -= 1;
        Ok(())
    }

    fn word(&mut self, word: &str, value: Value) -> Read<Value> {
        for byte in word.bytes() {
            if self.here() != Some(byte) {
                return Err("a value is missing");
            }
            self.at += 1;
        }
        Ok(value)
    }

    fn number(&mut self) -> Read<Value> {
        let start = self.at;
        while let Some(b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-') = self.here() {
            self.at += 1;
        }
        let text = self.text.get(start..self.at).unwrap_or_default();
        let number: Result<Number, _> = text.parse();
        number
            .map(Value::Number)
            .map_err(|_| "this is not a number")
    }

    fn string(&mut self) -> Read<String> {
        self.at += 1;
        let mut string = String::new();
        loop {
            let start = self.at;
            while let Some(b' '..=b'!' | b'#'..=b'[' | b']'..) = self.here() {
                self.at += 1;
            }
            string.push_str(self.text.get(start..self.at).unwrap_or_default());
            match self.here() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => {
                    self.at += 1;
                    string.push(self.escaped()?);
                }
                _ => return Err("a text holds a line break or another control character"),
            }
        }
    }

    /// The character behind a backslash.
    fn escaped(&mut self) -> Read<char> {
        let plain = match self.here() {
            Some(b'u') => {
                self.at += 1;
                return self.unicode();
            }
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(mark @ (b'"' | b'\\' | b'/')) => char::from(mark),
            _ => return Err("a backslash stands before something that needs none"),
        };
        self.at += 1;
        Ok(plain)
    }

    /// The character of four hexadecimal digits, or of twice four (RFC 8259, section 7).
    fn unicode(&mut self) -> Read<char> {
        let mut code = self.four_digits()?;
        let rest = self.text.get(self.at..).unwrap_or_default();
        if (0xD800..0xDC00).contains(&code) && rest.starts_with("\\u") {
            self.at += 2;
            let low = self.four_digits()?.wrapping_sub(0xDC00);
            if low >= 0x400 {
                return Err("half a character is missing");
            }
            code = 0x1_0000 + (code - 0xD800) * 0x400 + low;
        }
        char::from_u32(code).ok_or("half a character is missing")
    }

    fn four_digits(&mut self) -> Read<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.here().and_then(|byte| char::from(byte).to_digit(16));
            code = code * 16 + digit.ok_or("a hexadecimal digit is missing")?;
            self.at += 1;
        }
        Ok(code)
    }
}
