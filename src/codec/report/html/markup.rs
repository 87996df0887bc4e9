//! Elements of HTML, styled by class in a file and on each element in the clipboard.

use super::drawn;
use crate::codec::report::words::colours;
use crate::instrument::Response;

const CELL: &str = "border:1px solid #b8c0c9;padding:3px 6px;text-align:left;vertical-align:top";
const NOTE: &str = "font-size:10pt;color:#4a5765";

/// HTML under construction. Text is escaped on its way in.
pub(super) struct Markup {
    text: String,
    /// Whether styles stand on the elements.
    inline: bool,
}

impl Markup {
    pub(super) const fn new(inline: bool) -> Self {
        Self {
            text: String::new(),
            inline,
        }
    }

    pub(super) fn raw(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// An element with nothing but text in it; without a class where that is empty.
    pub(super) fn element(&mut self, name: &str, class: &str, text: &str) {
        let attribute = match class {
            "" => String::new(),
            _ if self.inline => format!(" style=\"{NOTE}\""),
            _ => format!(" class=\"{class}\""),
        };
        let text = lines(text);
        self.raw(&format!(
            "<{name}{attribute} dir=\"auto\">{text}</{name}>\n"
        ));
    }

    /// A list, if there is anything in it.
    pub(super) fn list(&mut self, lines: impl Iterator<Item = String>) {
        let mut lines = lines.peekable();
        if lines.peek().is_none() {
            return;
        }
        self.raw("<ul>\n");
        for line in lines {
            self.element("li", "note", &line);
        }
        self.raw("</ul>\n");
    }

    pub(super) fn open_table(&mut self, caption: &str) {
        let caption = escaped(caption);
        if self.inline {
            self.raw(&format!("<p><b>{caption}</b></p>\n"));
            self.raw("<table style=\"border-collapse:collapse;font-size:10pt\">\n");
        } else {
            self.raw("<div class=\"scroll\">\n<table>\n");
            self.raw(&format!("<caption>{caption}</caption>\n"));
        }
    }

    pub(super) fn head(&mut self, names: impl Iterator<Item = String>) {
        self.raw("<thead>\n<tr>");
        let style = self.style("background:#f6f7f9");
        for name in names {
            self.raw(&format!("<th scope=\"col\"{style}>{}</th>", escaped(&name)));
        }
        self.raw("</tr>\n</thead>\n<tbody>\n");
    }

    pub(super) fn open_row(&mut self, name: &str) {
        let style = self.style("font-weight:normal");
        self.raw(&format!(
            "<tr><th scope=\"row\" dir=\"auto\"{style}>{}</th>",
            lines(name)
        ));
    }

    pub(super) fn cell(&mut self, text: &str) {
        let style = self.style("");
        self.raw(&format!("<td dir=\"auto\"{style}>{}</td>", lines(text)));
    }

    /// A short text that is not broken into lines.
    pub(super) fn figure(&mut self, text: &str) {
        let attribute = if self.inline {
            self.style("white-space:nowrap")
        } else {
            " class=\"figure\"".to_owned()
        };
        self.raw(&format!("<td{attribute}>{}</td>", escaped(text)));
    }

    /// An answer with its colours.
    pub(super) fn answer(&mut self, response: Option<Response>, class: &str) {
        let attribute = if self.inline {
            let colours = colours(response);
            self.style(&format!(
                "color:#{};background:#{}",
                colours.ink, colours.ground
            ))
        } else {
            format!(" class=\"answer {class}\"")
        };
        self.raw(&format!(
            "<td{attribute}>{}</td>",
            escaped(&drawn(response))
        ));
    }

    pub(super) fn close_row(&mut self) {
        self.raw("</tr>\n");
    }

    pub(super) fn close_table(&mut self) {
        self.raw("</tbody>\n</table>\n");
        if !self.inline {
            self.raw("</div>\n");
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    fn style(&self, own: &str) -> String {
        match (self.inline, own) {
            (false, _) => String::new(),
            (true, "") => format!(" style=\"{CELL}\""),
            (true, own) => format!(" style=\"{CELL};{own}\""),
        }
    }
}

/// The text without anything that HTML reads as markup (HTML, section 13.1.2.3).
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// The escaped text with its line breaks as elements.
fn lines(text: &str) -> String {
    escaped(text).replace('\n', "<br>")
}
