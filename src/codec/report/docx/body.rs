//! Paragraphs and tables of WordprocessingML.

use crate::codec::report::words::{UNANSWERED, colours, glyph};
use crate::instrument::Response;

/// The width of the text, in twentieths of a point: A4 landscape without its margins.
const WIDTH: usize = 14570;

const MARGINS: &str = "<w:tblCellMar><w:top w:w=\"30\" w:type=\"dxa\"/><w:left w:w=\"80\" w:type=\"dxa\"/>\
    <w:bottom w:w=\"30\" w:type=\"dxa\"/><w:right w:w=\"80\" w:type=\"dxa\"/></w:tblCellMar>";

/// What stands in a cell.
pub(super) enum Cell<'a> {
    Text(&'a str),
    Answer(Option<Response>),
}

/// The body of a document under construction. Text is escaped on its way in.
pub(super) struct Body {
    text: String,
    /// Of the table that is open.
    widths: Vec<usize>,
}

impl Body {
    pub(super) const fn new() -> Self {
        Self {
            text: String::new(),
            widths: Vec::new(),
        }
    }

    pub(super) fn paragraph(&mut self, style: &str, text: &str) {
        self.styled(style, "", text);
    }

    /// Opens a table below its caption; the first column is this wide, the others share the rest.
    pub(super) fn open_table(&mut self, caption: &str, first: usize, header: &[String]) {
        self.paragraph("Caption", caption);
        let others = header.len().saturating_sub(1).max(1);
        let other = WIDTH.saturating_sub(first) / others;
        self.widths = [first].into_iter().chain(vec![other; others]).collect();
        self.widths.truncate(header.len());
        self.text
            .push_str("<w:tbl><w:tblPr><w:tblStyle w:val=\"MmatTable\"/>");
        let all: usize = self.widths.iter().sum();
        self.text
            .push_str(&format!("<w:tblW w:w=\"{all}\" w:type=\"dxa\"/>"));
        self.text
            .push_str(&format!("<w:tblLayout w:type=\"fixed\"/>{MARGINS}"));
        let caption = escaped(caption);
        self.text
            .push_str("<w:tblLook w:val=\"0020\" w:firstRow=\"1\"/>");
        self.text.push_str(&format!(
            "<w:tblCaption w:val=\"{caption}\"/></w:tblPr><w:tblGrid>"
        ));
        for width in &self.widths {
            self.text.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.text
            .push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (width, name) in self.widths.clone().into_iter().zip(header) {
            self.open_cell(width, "f6f7f9");
            self.styled("TableHead", "", name);
            self.text.push_str("</w:tc>");
        }
        self.text.push_str("</w:tr>");
    }

    pub(super) fn row(&mut self, cells: &[Cell<'_>]) {
        self.text.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (width, cell) in self.widths.clone().into_iter().zip(cells) {
            match cell {
                Cell::Text(text) => {
                    self.open_cell(width, "auto");
                    self.paragraph("TableText", text);
                }
                Cell::Answer(response) => {
                    let colours = colours(*response);
                    self.open_cell(width, colours.ground);
                    let colour = format!("<w:color w:val=\"{}\"/>", colours.ink);
                    self.styled("TableText", &colour, &drawn(*response));
                }
            }
            self.text.push_str("</w:tc>");
        }
        self.text.push_str("</w:tr>");
    }

    pub(super) fn close_table(&mut self) {
        self.text.push_str("</w:tbl>");
        // Word joins tables between which no paragraph stands.
        self.paragraph("Gap", "");
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    fn open_cell(&mut self, width: usize, ground: &str) {
        self.text.push_str(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>\
             <w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{ground}\"/></w:tcPr>"
        ));
    }

    fn styled(&mut self, style: &str, look: &str, text: &str) {
        self.text.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"
        ));
        if !text.is_empty() {
            let look = if look.is_empty() {
                String::new()
            } else {
                format!("<w:rPr>{look}</w:rPr>")
            };
            self.text
                .push_str(&format!("<w:r>{look}{}</w:r>", run(text)));
        }
        self.text.push_str("</w:p>");
    }
}

fn drawn(response: Option<Response>) -> String {
    match response {
        Some(response) => format!("{} {}", glyph(response), response.words()),
        None => UNANSWERED.to_owned(),
    }
}

/// The content of a run: text, with line breaks and tabs as elements.
fn run(text: &str) -> String {
    let open = "<w:t xml:space=\"preserve\">";
    let inner = escaped(text)
        .replace('\n', &format!("</w:t><w:br/>{open}"))
        .replace('\t', &format!("</w:t><w:tab/>{open}"));
    format!("{open}{inner}</w:t>")
}

/// The text with XML's marks as entities (XML 1.0, section 2.4).
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(character),
        }
    }
    escaped
}
