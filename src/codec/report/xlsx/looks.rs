//! The formats of cells.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::codec::report::words::{Colours, colours};
use crate::instrument::Response;

/// Every format that the workbook uses.
pub(super) struct Looks {
    pub(super) header: Format,
    /// Text that Excel keeps as text when the cell is edited, whatever it begins with.
    pub(super) text: Format,
    pub(super) number: Format,
    /// Runs on over the empty cells beside it.
    pub(super) note: Format,
    answers: [Format; 4],
}

impl Looks {
    pub(super) fn new() -> Self {
        let plain = Format::new().set_align(FormatAlign::Top);
        Self {
            header: plain
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_background_color(Color::RGB(0x00f6_f7f9))
                .set_border_bottom(FormatBorder::Thin),
            text: plain.clone().set_text_wrap().set_quote_prefix(),
            number: plain.clone(),
            note: plain.set_quote_prefix(),
            answers: [
                Some(Response::Yes),
                Some(Response::No),
                Some(Response::CantTell),
                None,
            ]
            .map(answer),
        }
    }

    pub(super) const fn answer(&self, response: Option<Response>) -> &Format {
        let [yes, no, cant_tell, unanswered] = &self.answers;
        match response {
            Some(Response::Yes) => yes,
            Some(Response::No) => no,
            Some(Response::CantTell) => cant_tell,
            None => unanswered,
        }
    }
}

fn answer(response: Option<Response>) -> Format {
    let Colours { ink, ground } = colours(response);
    Format::new()
        .set_align(FormatAlign::Top)
        .set_font_color(colour(ink))
        .set_background_color(colour(ground))
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0x00df_e3e8))
}

fn colour(digits: &str) -> Color {
    Color::RGB(u32::from_str_radix(digits, 16).unwrap_or_default())
}
