//! Writes what programs that are not ours shall read, and reads what they wrote.
//!
//! `cargo run --example interop_files -- FOLDER`: each export of a few reviews into the folder,
//! and `found.json` beside them, which says what must be found in them. Files that stand in
//! `FOLDER/in` are read, and what was read is in `found.json` too. The other half of the
//! comparison is in `tests/interop/`; `scripts/interop.sh` runs both.

mod agreement;
mod found;
mod reviews;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use mmat_appraisal::codec::export::write::{self, export};
use mmat_appraisal::codec::export::{ExportFormat, ExportOptions};
use mmat_appraisal::review::{Review, Timestamp};
use serde_json::{Map, Value, json};

/// Files by the token of their format.
type Written = Map<String, Value>;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("usage: interop_files FOLDER")?;
    let folder = Path::new(&folder);
    let now = Timestamp::parse("2026-03-03T09:30:00Z").ok_or("this is no time")?;
    let mut all = Vec::new();
    for (name, review) in reviews::all()? {
        let files = write(folder, name, &review, &now)?;
        all.push(found::review(name, &review, files));
    }
    fs::write(
        folder.join("agreement.json"),
        format!("{:#}\n", agreement::tables()),
    )?;
    let found = json!({ "reviews": all, "readings": readings(&folder.join("in"))? });
    fs::write(folder.join("found.json"), format!("{found:#}\n"))?;
    Ok(())
}

/// Writes a review in every format.
fn write(
    folder: &Path,
    name: &str,
    review: &Review,
    now: &Timestamp,
) -> Result<Written, Box<dyn Error>> {
    fs::create_dir_all(folder.join(name))?;
    let mut files = Written::new();
    let mut put = |token: &str, file: &str, bytes: &[u8]| {
        let path = format!("{name}/{token}-{file}");
        files.insert(token.to_owned(), Value::from(path.as_str()));
        fs::write(folder.join(path), bytes)
    };
    for format in ExportFormat::ALL {
        // Pictures need a browser to paint them.
        if let write::Written::File(file) = export(review, format, ExportOptions::default(), now)? {
            put(
                format.token(),
                &file.name,
                &file.content.into_bytes().read(),
            )?;
        }
    }
    Ok(files)
}

/// What our readers make of each file in a folder, by the file's name.
fn readings(folder: &Path) -> Result<Map<String, Value>, Box<dyn Error>> {
    let mut readings = Map::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            readings.insert(name, found::reading(&fs::read(entry.path())?));
        }
    }
    Ok(readings)
}
