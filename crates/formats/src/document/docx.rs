//! A Word document (ECMA-376, WordprocessingML) as blocks.

use super::numbering::Numbering;
use super::reader::Reader;
use super::styles::Styles;
use super::{Block, BlockKind, Document};
use crate::archive::Archive;
use crate::limits::Limits;
use crate::text::{TextError, from_archive};

const FORMAT: &str = "DOCX";
const BODY: &str = "word/document.xml";
/// Notes under the line follow the body.
const NOTES: [&str; 2] = ["word/footnotes.xml", "word/endnotes.xml"];

/// Reads the body and the notes of a DOCX. Deleted text of tracked changes, comments, headers and footers are
/// left out.
///
/// # Errors
/// See [`TextError`].
pub fn document_of_docx(bytes: &[u8], limits: &Limits) -> Result<Document, TextError> {
    limits.check_input(bytes)?;
    let mut archive = Archive::open(bytes, limits).map_err(|e| from_archive(e, FORMAT))?;
    let mut part = |name: &str| archive.read(name).map_err(|e| from_archive(e, FORMAT));
    let body = part(BODY)?.ok_or_else(|| broken(BODY, "it is missing".into()))?;
    // A document without styles or lists has no such parts; damaged ones cost the looks, not the words.
    let styles = Styles::read(&part("word/styles.xml")?.unwrap_or_default());
    let numbering = Numbering::read(&part("word/numbering.xml")?.unwrap_or_default());
    let mut reader = Reader::new(&styles, numbering, limits.text_bytes);
    reader.read(&body).map_err(|why| broken(BODY, why))?;
    reader.begin_notes();
    for name in NOTES {
        if let Some(notes) = part(name)? {
            reader.read(&notes).map_err(|why| broken(name, why))?;
        }
    }
    Ok(reader.finish())
}

fn broken(place: &str, why: String) -> TextError {
    TextError::Broken { format: FORMAT, place: place.into(), why }
}

impl Block {
    /// A block of one text.
    pub(super) fn of(kind: BlockKind, text: String) -> Self {
        Self { kind, cells: vec![text] }
    }
}
