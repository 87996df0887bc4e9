//! Plots that the browser has to paint before they can leave as pictures.

use std::rc::Rc;

use super::{Content, Export};
use crate::codec::plots::{Plot, canvas_json};
use crate::codec::report::zip::zip;

/// Pixels for each pixel of a drawing: 300 dots an inch, where a drawing counts 96.
pub const SCALE: f64 = 300.0 / 96.0;

/// Dots a metre at 300 an inch, as a PNG says it.
const DOTS_A_METRE: u32 = 11_811;

/// The signature of a PNG and its first chunk, which is always of this length (PNG specification,
/// sections 5.2 and 11.2.1).
const UP_TO_FIRST_CHUNK: usize = 8 + 4 + 4 + 13 + 4;

/// Plots to be painted, and what goes into the archive beside them.
#[derive(Clone, Debug, PartialEq)]
pub struct Pictures {
    /// The archive, still without content.
    pub(super) archive: Export,
    /// Stems of the pictures' names, and what to paint.
    pub(super) drawings: Vec<(String, String)>,
    /// Further files.
    pub(super) files: Vec<(String, Vec<u8>)>,
}

impl Pictures {
    pub(super) fn new(archive: Export, plots: &[Plot], files: Vec<(String, Vec<u8>)>) -> Self {
        let drawings = plots.iter();
        let drawings = drawings.map(|plot| (plot.name.clone(), canvas_json(&plot.drawing)));
        Self {
            archive,
            drawings: drawings.collect(),
            files,
        }
    }

    /// What to paint, each as JSON of [`canvas_json`], in pixels to be multiplied by [`SCALE`].
    pub fn drawings(&self) -> impl Iterator<Item = &str> {
        self.drawings.iter().map(|(_, drawing)| drawing.as_str())
    }

    /// The archive with the pictures, PNG files in the order of the drawings.
    #[must_use]
    pub fn archive(self, painted: Vec<Vec<u8>>) -> Export {
        let names = self
            .drawings
            .into_iter()
            .map(|(name, _)| format!("{name}.png"));
        let pictures = painted.into_iter().map(with_resolution);
        let mut files: Vec<(String, Vec<u8>)> = names.zip(pictures).collect();
        files.extend(self.files);
        Export {
            content: Content::Bytes(Rc::from(zip(&files))),
            ..self.archive
        }
    }
}

/// The picture with its resolution said, so that it is placed at its size in a document; what is no
/// PNG stays as it is (PNG specification, section 11.3.4.3).
fn with_resolution(png: Vec<u8>) -> Vec<u8> {
    let Some((head, rest)) = png.split_at_checked(UP_TO_FIRST_CHUNK) else {
        return png;
    };
    if !head.starts_with(b"\x89PNG\r\n\x1a\n") {
        return png;
    }
    let mut chunk = b"pHYs".to_vec();
    chunk.extend(DOTS_A_METRE.to_be_bytes());
    chunk.extend(DOTS_A_METRE.to_be_bytes());
    chunk.push(1);
    let length = u32::try_from(chunk.len() - 4).unwrap_or_default();
    let checksum = crc32fast::hash(&chunk);
    let mut whole = head.to_vec();
    whole.extend(length.to_be_bytes());
    whole.extend(chunk);
    whole.extend(checksum.to_be_bytes());
    whole.extend(rest);
    whole
}
