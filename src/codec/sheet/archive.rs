//! Measures the archive of a workbook before anything is taken from it.
//!
//! An archive of some kilobytes can unpack to gigabytes, and its directory can lie about that. So
//! the directory is looked at first, then each part is unpacked once and thrown away, counting.

use std::io::{Cursor, Error, Read, Result as IoResult, Seek, SeekFrom};

use zip::ZipArchive;

use crate::codec::incoming::WorkbookFault;

/// Parts of an archive; a workbook has some ten, and one for each sheet and picture.
const MAX_PARTS: usize = 4_096;

/// Bytes of all parts, unpacked: a sheet of 20 000 rows with comments has some 30 MiB.
pub(super) const MAX_UNPACKED: u64 = 64 << 20;

/// How many times its packed size a part may have, unpacked. Sheets come to 10 to 40; what deflate
/// can do at most is some 1000.
const MAX_RATIO: u64 = 200;

/// Parts up to this size, unpacked, may have any ratio.
const SMALL_PART: u64 = 1 << 20;

/// Bytes that the cell formats of a workbook may take in memory. The reader gives each format a
/// copy of its font, so a long name can be multiplied by their number.
const MAX_FORMATS: u64 = 64 << 20;

/// What a cell format takes in memory beside the texts in it.
const FORMAT_SIZE: u64 = 512;

/// How often, in lengths of the file, packed bytes may be read: sheets that point at one part over
/// and over would be unpacked as often.
const MOST_READ_AGAIN: u64 = 6;

/// So much may be read of any file, for its directory.
const READ_OF_ANY: u64 = 256 << 10;

/// Whether the archive can be opened and has a part in this folder.
pub(super) fn has_folder(bytes: &[u8], folder: &str) -> bool {
    let archive = ZipArchive::new(Metered::new(bytes));
    archive.is_ok_and(|archive| {
        archive
            .file_names()
            .flatten()
            .any(|name| name.starts_with(folder))
    })
}

/// Unpacks everything once, to see that it stays within the bounds.
pub(super) fn measure(bytes: &[u8]) -> Result<(), WorkbookFault> {
    let mut archive = ZipArchive::new(Metered::new(bytes)).map_err(|_| WorkbookFault::Damaged)?;
    if archive.len() > MAX_PARTS {
        return Err(WorkbookFault::TooLarge);
    }
    let mut declared = 0_u64;
    for place in 0..archive.len() {
        let part = archive
            .by_index_raw(place)
            .map_err(|_| WorkbookFault::Damaged)?;
        declared = declared.saturating_add(part.size());
        check(declared, part.size(), part.compressed_size())?;
    }
    let mut unpacked = 0;
    for place in 0..archive.len() {
        let part = archive
            .by_index(place)
            .map_err(|_| WorkbookFault::Damaged)?;
        unpacked = unpack(part, unpacked)?;
    }
    Ok(())
}

fn check(all: u64, size: u64, packed: u64) -> Result<(), WorkbookFault> {
    if size > SMALL_PART && size / MAX_RATIO > packed {
        return Err(WorkbookFault::Bomb);
    }
    if all > MAX_UNPACKED {
        return Err(WorkbookFault::TooLarge);
    }
    Ok(())
}

/// Unpacks a part and throws it away; gives the size of all parts so far.
fn unpack<R: Read>(mut part: zip::read::ZipFile<'_, R>, before: u64) -> Result<u64, WorkbookFault> {
    let (declared, packed) = (part.size(), part.compressed_size());
    let mut formats = Formats::default();
    let mut size = 0_u64;
    let mut chunk = [0; 16 << 10];
    loop {
        let count = part.read(&mut chunk).map_err(|_| WorkbookFault::Damaged)?;
        if count == 0 {
            return Ok(before + size);
        }
        size += u64::try_from(count).unwrap_or(u64::MAX);
        if size > declared {
            return Err(WorkbookFault::Bomb);
        }
        check(before + size, size, packed)?;
        formats.look(chunk.get(..count).unwrap_or_default())?;
    }
}

/// Counts cell formats (`xf`) and the longest tag of a part.
#[derive(Default)]
struct Formats {
    count: u64,
    /// Bytes of the tag that is open.
    tag: Option<u64>,
    longest: u64,
    last: u8,
}

impl Formats {
    fn look(&mut self, chunk: &[u8]) -> Result<(), WorkbookFault> {
        for byte in chunk {
            self.count += u64::from(self.last == b'x' && *byte == b'f');
            self.last = *byte;
            self.tag = match *byte {
                b'<' => Some(0),
                b'>' => None,
                _ => self.tag.map(|length| length + 1),
            };
            self.longest = self.longest.max(self.tag.unwrap_or_default());
        }
        let each = FORMAT_SIZE + self.longest;
        if self.count.saturating_mul(each) > MAX_FORMATS {
            return Err(WorkbookFault::TooLarge);
        }
        Ok(())
    }
}

/// The bytes of a file, of which only so many may be read.
pub(super) struct Metered<'a> {
    bytes: Cursor<&'a [u8]>,
    left: u64,
}

impl<'a> Metered<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Self {
            bytes: Cursor::new(bytes),
            left: length
                .saturating_mul(MOST_READ_AGAIN)
                .saturating_add(READ_OF_ANY),
        }
    }
}

impl Read for Metered<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> IoResult<usize> {
        let count = self.bytes.read(buffer)?;
        let taken = u64::try_from(count).unwrap_or(u64::MAX);
        self.left = self
            .left
            .checked_sub(taken)
            .ok_or_else(|| Error::other("the file is read over and over"))?;
        Ok(count)
    }
}

impl Seek for Metered<'_> {
    fn seek(&mut self, to: SeekFrom) -> IoResult<u64> {
        self.bytes.seek(to)
    }
}
