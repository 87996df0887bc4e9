//! Addresses of studies and ids of resources.

use std::fmt::Write as _;

use crate::review::{Review, Study};

/// What identifies the study's report, as a URI: the DOI's address, else the study's own address,
/// else PubMed's, else a URN of the study's id.
pub(super) fn artifact_uri(review: &Review, study: &Study) -> String {
    let citation = &study.citation;
    of_doi(&citation.doi)
        .or_else(|| of_web(&citation.url))
        .or_else(|| of_pubmed(&citation.pmid))
        .unwrap_or_else(|| {
            let uuid = stable_uuid(&[review.id().as_str(), study.id.as_str()]);
            format!("urn:uuid:{uuid}")
        })
}

/// The address of a DOI; characters that a URI cannot hold are encoded (DOI Handbook, 2.5.2.4).
fn of_doi(doi: &str) -> Option<String> {
    let doi = doi.trim();
    let (registrant, suffix) = doi.strip_prefix("10.")?.split_once('/')?;
    let registered = registrant.len() >= 4
        && registrant
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
    (registered && !suffix.trim().is_empty())
        .then(|| format!("https://doi.org/{}", encoded(doi, b"/:;,()@!$&'*+=")))
}

/// The study's own address, where it is one of the web.
fn of_web(url: &str) -> Option<String> {
    let url = url.trim();
    let (scheme, rest) = url.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let fits = ["http", "https"].contains(&scheme.as_str()) && !host.is_empty();
    let one = !url.contains(|c: char| c.is_whitespace() || c.is_control());
    (fits && one).then(|| format!("{scheme}://{}", encoded(rest, b"/:;,()@!$&'*+=?#%")))
}

fn of_pubmed(pmid: &str) -> Option<String> {
    let pmid = pmid.trim();
    let fits = (1..=8).contains(&pmid.len()) && pmid.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| format!("https://pubmed.ncbi.nlm.nih.gov/{pmid}/"))
}

/// The text with all but the unreserved and the named characters percent-encoded (RFC 3986).
fn encoded(text: &str, kept: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    for (at, byte) in text.bytes().enumerate() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let kept = kept.contains(&byte) && (byte != b'%' || is_code(text, at));
        if plain || kept {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// Whether two hexadecimal digits follow the `%` at this place.
fn is_code(text: &str, at: usize) -> bool {
    let digits = text.as_bytes().get(at + 1..at + 3);
    digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

/// A UUID made from texts, the same for the same texts everywhere and for ever: FNV-1a of 128 bits
/// as a UUID of version 8 (RFC 9562, section 5.8). It serves as an id, and hides nothing.
pub(super) fn stable_uuid(parts: &[&str]) -> String {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let mut hash = OFFSET;
    let mut take = |byte: u8| hash = (hash ^ u128::from(byte)).wrapping_mul(PRIME);
    for part in parts {
        part.bytes().for_each(&mut take);
        // No text holds this byte, so the parts cannot run into each other.
        take(0xff);
    }
    let bits = hash & !(0xf << 76) & !(0x3 << 62) | (0x8 << 76) | (0x2 << 62);
    let hex = format!("{bits:032x}");
    let part = |range: std::ops::Range<usize>| hex.get(range).unwrap_or_default();
    [
        part(0..8),
        part(8..12),
        part(12..16),
        part(16..20),
        part(20..32),
    ]
    .join("-")
}
