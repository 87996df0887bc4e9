//! A workbook under construction, row by row.

use rust_xlsxwriter::{DocProperties, Workbook, Worksheet, XlsxError};

use super::looks::Looks;
use crate::codec::report::words::word;
use crate::instrument::Response;

/// What Excel keeps of a cell, in UTF-16 units.
const MOST: usize = 32_767;

/// What stands at the end of a text that was cut.
const MARK: &str = " […]";

/// The workbook, and where text was cut.
pub(super) struct Book {
    workbook: Workbook,
    looks: Looks,
    cuts: Vec<String>,
}

impl Book {
    pub(super) fn new() -> Self {
        Self {
            workbook: Workbook::new(),
            looks: Looks::new(),
            cuts: Vec::new(),
        }
    }

    pub(super) fn properties(&mut self, properties: &DocProperties) {
        self.workbook.set_properties(properties);
    }

    /// Where text was cut so far, a sentence for each place.
    pub(super) fn cuts(&self) -> Vec<String> {
        self.cuts.clone()
    }

    /// A new sheet, printed in landscape and no wider than a page.
    pub(super) fn sheet(&mut self, name: &'static str) -> Result<Sheet<'_>, XlsxError> {
        let sheet = self.workbook.add_worksheet();
        sheet.set_name(name)?;
        sheet
            .set_landscape()
            .set_paper_size(9)
            .set_print_fit_to_pages(1, 0);
        Ok(Sheet {
            sheet,
            name,
            looks: &self.looks,
            cuts: &mut self.cuts,
            row: 0,
            column: 0,
        })
    }

    pub(super) fn finish(mut self) -> Result<Vec<u8>, XlsxError> {
        self.workbook.save_to_buffer()
    }
}

/// A sheet that is written from left to right and top to bottom.
pub(super) struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    name: &'static str,
    looks: &'a Looks,
    cuts: &'a mut Vec<String>,
    row: u32,
    column: u16,
}

impl Sheet<'_> {
    /// The heading row, which stays in sight and comes again on each printed page. Widths are in
    /// characters, the last one for all columns that follow; the height is in points.
    pub(super) fn header(
        &mut self,
        names: &[String],
        widths: &[f64],
        height: f64,
    ) -> Result<(), XlsxError> {
        for name in names {
            let place = usize::from(self.column);
            if let Some(width) = widths.get(place).or(widths.last()) {
                self.sheet.set_column_width(self.column, *width)?;
            }
            let looks = self.looks;
            self.sheet
                .write_string_with_format(self.row, self.column, name, &looks.header)?;
            self.column = self.column.saturating_add(1);
        }
        self.sheet.set_row_height(self.row, height)?;
        self.sheet.set_freeze_panes(1, 1)?;
        self.sheet.set_repeat_rows(0, 0)?;
        self.end_row();
        Ok(())
    }

    pub(super) fn text(&mut self, text: &str) -> Result<(), XlsxError> {
        let (text, cut) = fitting(text, MOST);
        if cut {
            self.cuts.push(format!(
                "Sheet {}, row {}, column {}: the text is longer than the {MOST} characters that \
                 Excel keeps in a cell, and was cut where “{}” stands. The review file has it all.",
                self.name,
                self.row + 1,
                self.column + 1,
                MARK.trim_start()
            ));
        }
        let looks = self.looks;
        self.sheet
            .write_string_with_format(self.row, self.column, text, &looks.text)?;
        self.column = self.column.saturating_add(1);
        Ok(())
    }

    pub(super) fn answer(&mut self, response: Option<Response>) -> Result<(), XlsxError> {
        let look = self.looks.answer(response);
        self.sheet
            .write_string_with_format(self.row, self.column, word(response), look)?;
        self.column = self.column.saturating_add(1);
        Ok(())
    }

    pub(super) fn number(&mut self, number: usize) -> Result<(), XlsxError> {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        let looks = self.looks;
        self.sheet
            .write_number_with_format(self.row, self.column, number, &looks.number)?;
        self.column = self.column.saturating_add(1);
        Ok(())
    }

    /// A number that need not be whole, or an empty cell.
    pub(super) fn figure(&mut self, number: Option<f64>) -> Result<(), XlsxError> {
        if let Some(number) = number {
            let looks = self.looks;
            self.sheet
                .write_number_with_format(self.row, self.column, number, &looks.number)?;
        }
        self.column = self.column.saturating_add(1);
        Ok(())
    }

    pub(super) fn row(&mut self, texts: &[String]) -> Result<(), XlsxError> {
        for text in texts {
            self.text(text)?;
        }
        self.end_row();
        Ok(())
    }

    /// A row with one text that runs on over the columns.
    pub(super) fn note(&mut self, text: &str) -> Result<(), XlsxError> {
        let (text, _) = fitting(text, MOST);
        let looks = self.looks;
        self.sheet
            .write_string_with_format(self.row, 0, text, &looks.note)?;
        self.end_row();
        Ok(())
    }

    pub(super) const fn end_row(&mut self) {
        self.row = self.row.saturating_add(1);
        self.column = 0;
    }
}

/// The text, cut with a mark if it has more UTF-16 units than fit, and whether it was.
pub(super) fn fitting(text: &str, most: usize) -> (String, bool) {
    // No text has more units than bytes.
    if text.len() <= most || text.chars().map(char::len_utf16).sum::<usize>() <= most {
        return (text.to_owned(), false);
    }
    let mut room = most - MARK.chars().map(char::len_utf16).sum::<usize>().min(most);
    let mut kept: String = text
        .chars()
        .take_while(|character| {
            let fits = character.len_utf16() <= room;
            room = room.saturating_sub(character.len_utf16());
            fits
        })
        .collect();
    kept.push_str(MARK);
    (kept, true)
}
