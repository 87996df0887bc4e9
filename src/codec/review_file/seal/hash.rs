//! SHA-256 of JSON.

use std::fmt::{self, Write};

use serde_json::Value;
use sha2::{Digest, Sha256};

/// Hashes a text as it is being written.
struct Sink(Sha256);

impl Write for Sink {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}

/// The hash of `[kind, id, part]` as compact JSON with sorted keys, in hexadecimal.
#[inline(never)]
pub(super) fn hash(kind: &str, id: &str, part: &Value) -> String {
    let (kind, id) = (Value::from(kind), Value::from(id));
    finish(format_args!("[{kind},{id},{part}]"))
}

/// The hash of `["log", id, before, entry]`: `before` is the hash of the entry before it, empty for
/// the first; the entry is without its own hash.
pub(super) fn hash_entry(id: &str, before: &str, entry: &Value) -> String {
    let (id, before) = (Value::from(id), Value::from(before));
    finish(format_args!("[\"log\",{id},{before},{entry}]"))
}

/// As much of a hash as tells one answer from another.
pub(super) fn mark(hash: &str) -> &str {
    hash.get(..8).unwrap_or(hash)
}

fn finish(text: fmt::Arguments<'_>) -> String {
    let mut sink = Sink(Sha256::new());
    // A sink takes every text.
    let _ = sink.write_fmt(text);
    let mut hex = String::with_capacity(64);
    for byte in sink.0.finalize() {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
