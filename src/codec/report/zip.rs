//! Several files in one zip archive, the same bytes for the same files.
//!
//! Format: PKWARE APPNOTE 6.3.10, sections 4.3 to 4.5, without ZIP64: local headers, deflated
//! data, central directory. Names are UTF-8 (flag 11). There is no time in it but the format's
//! first, 1 January 1980.

use std::collections::HashSet;

const LOCAL_HEADER: u32 = 0x0403_4b50;
const DIRECTORY_HEADER: u32 = 0x0201_4b50;
const DIRECTORY_END: u32 = 0x0605_4b50;
/// Version 2.0 of the format, the first with deflate.
const VERSION: u16 = 20;
const UTF8: u16 = 1 << 11;
const DEFLATE: u16 = 8;
const FIRST_DAY: u16 = 1 << 5 | 1;
/// A good size for little time.
const LEVEL: u8 = 6;

/// Puts files into one archive, in their order: name and content of each.
///
/// A name that is there already gets a number in front of its ending. Meant for what a browser
/// can hand out: together less than 4 GiB and fewer than 65,536 files.
#[must_use]
pub fn zip(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    let mut names = HashSet::new();
    for (name, content) in files {
        let name = free_name(name, &names);
        let offset = archive.len();
        let deflated = miniz_oxide::deflate::compress_to_vec(content, LEVEL);
        let shared = shared_fields(&name, content, deflated.len());
        put(&mut archive, LOCAL_HEADER);
        archive.extend(&shared);
        archive.extend(name.as_bytes());
        archive.extend(&deflated);
        put(&mut directory, DIRECTORY_HEADER);
        put_short(&mut directory, VERSION);
        directory.extend(&shared);
        // No comment, first disk, no attributes.
        directory.extend([0; 10]);
        put(&mut directory, long(offset));
        directory.extend(name.as_bytes());
        names.insert(name);
    }
    let number = u16::try_from(files.len()).unwrap_or(u16::MAX);
    let start = archive.len();
    let length = directory.len();
    archive.extend(directory);
    put(&mut archive, DIRECTORY_END);
    archive.extend([0; 4]);
    put_short(&mut archive, number);
    put_short(&mut archive, number);
    put(&mut archive, long(length));
    put(&mut archive, long(start));
    put_short(&mut archive, 0);
    archive
}

/// What the local header and the directory both say of a file.
fn shared_fields(name: &str, content: &[u8], deflated: usize) -> Vec<u8> {
    let mut fields = Vec::new();
    for short in [VERSION, UTF8, DEFLATE, 0, FIRST_DAY] {
        put_short(&mut fields, short);
    }
    put(&mut fields, crc32fast::hash(content));
    put(&mut fields, long(deflated));
    put(&mut fields, long(content.len()));
    put_short(&mut fields, u16::try_from(name.len()).unwrap_or(u16::MAX));
    put_short(&mut fields, 0);
    fields
}

/// The name without what could lead out of the folder it is unpacked in, and not taken.
fn free_name(name: &str, taken: &HashSet<String>) -> String {
    let parts = name.split(['/', '\\']);
    let parts = parts.filter(|part| !matches!(*part, "" | "." | ".."));
    let name: String = parts
        .collect::<Vec<_>>()
        .join("/")
        .chars()
        .take(1000)
        .collect();
    if !taken.contains(&name) && !name.is_empty() {
        return name;
    }
    let (stem, ending) = name.split_at(name.rfind('.').unwrap_or(name.len()));
    (2_usize..)
        .map(|number| format!("{stem}-{number}{ending}"))
        .find(|candidate| !taken.contains(candidate))
        .unwrap_or(name)
}

fn put(bytes: &mut Vec<u8>, number: u32) {
    bytes.extend(number.to_le_bytes());
}

fn put_short(bytes: &mut Vec<u8>, number: u16) {
    bytes.extend(number.to_le_bytes());
}

fn long(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
