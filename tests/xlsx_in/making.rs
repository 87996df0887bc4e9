//! Workbooks from CSV, and archives from parts.

use std::io::{Cursor, Write};

use mmat_appraisal::codec::tables::{Table, sheets_of};
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A workbook with a sheet for each CSV text; every cell is text, and a line of one blank a blank row.
pub fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, csv) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(csv.as_bytes());
        for (row, record) in reader.records().enumerate() {
            let record = record.unwrap();
            for (column, cell) in record.iter().enumerate() {
                let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
                if !cell.is_empty() {
                    sheet.write_string(row, column, cell).unwrap();
                }
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// The only sheet of a workbook made from CSV.
pub fn sheet_of(csv: &str) -> Table {
    sheets_of(&workbook(&[("Sheet", csv)])).unwrap().remove(0).1
}

/// An archive of parts.
pub fn archive(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    packed(parts, CompressionMethod::Deflated)
}

/// An archive of parts that are stored as they are.
pub fn stored(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    packed(parts, CompressionMethod::Stored)
}

fn packed(parts: &[(String, Vec<u8>)], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The parts of an archive.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|place| {
            let mut part = archive.by_index(place).unwrap();
            let mut content = Vec::new();
            std::io::copy(&mut part, &mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// A workbook of one small table in which a part was changed; the name may be its end.
pub fn with_part(name: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut all = parts(&workbook(&[("RCTs", "study,2.1\nA,Y\n")]));
    let part = all.iter_mut().find(|(known, _)| known.ends_with(name));
    let (_, content) = part.unwrap();
    *content = change(String::from_utf8(content.clone()).unwrap()).into_bytes();
    archive(&all)
}
