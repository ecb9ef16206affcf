//! A document as a file for Word (ISO/IEC 29500, Transitional), set from the same [`Page`] as its PDF.
//!
//! What a clerk corrects there keeps its meaning: headings are headings, clauses and points are numbered lists, tables
//! have heads that repeat. The same page and imprint give the same bytes.

mod body;
mod crest;
mod frame;
mod numbering;
mod xml;

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::letterhead::Crest;
use crate::page::Page;
use crest::Picture;

const CONTENT_TYPES: &str = include_str!("../../../../assets/documents/word/content_types.xml");
const PACKAGE: &str = include_str!("../../../../assets/documents/word/package.xml.rels");
const RELATIONS: &str = include_str!("../../../../assets/documents/word/document.xml.rels");
const STYLES: &str = include_str!("../../../../assets/documents/word/styles.xml");
const SETTINGS: &str = include_str!("../../../../assets/documents/word/settings.xml");
const FONTS: &str = include_str!("../../../../assets/documents/word/fonts.xml");
const PROGRAM: &str = include_str!("../../../../assets/documents/word/app.xml");
const PICTURE_OF_HEAD: &str = include_str!("../../../../assets/documents/word/letterhead.xml.rels");

/// Sets the page as a file for Word.
///
/// # Errors
/// [`DocumentError::Blank`], [`DocumentError::Unprintable`] and [`DocumentError::Crest`] as the PDF of the same page.
pub(crate) fn docx(page: &Page, crest: Option<&Crest>, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
    let page = page.for_word()?;
    let picture = crest.map(Picture::of).transpose()?;
    let (body, numbering) = body::written(&page);
    let mut parts: Vec<(&str, Vec<u8>)> = vec![
        ("[Content_Types].xml", CONTENT_TYPES.into()),
        ("_rels/.rels", PACKAGE.into()),
        ("docProps/app.xml", PROGRAM.into()),
        ("docProps/core.xml", frame::properties(&page, imprint)?.into()),
        ("docProps/custom.xml", frame::identity(imprint).into()),
        ("word/_rels/document.xml.rels", RELATIONS.into()),
        ("word/document.xml", body.into()),
        ("word/fontTable.xml", FONTS.into()),
        ("word/footer.xml", frame::footer(&page).into()),
        ("word/header.xml", frame::running_head(&page).into()),
        ("word/letterhead.xml", frame::letterhead(&page, picture.as_ref()).into()),
        ("word/numbering.xml", numbering.into()),
        ("word/settings.xml", SETTINGS.into()),
        ("word/styles.xml", STYLES.into()),
    ];
    if let Some(picture) = picture {
        parts.push(("word/_rels/letterhead.xml.rels", PICTURE_OF_HEAD.into()));
        parts.push(("word/media/crest.png", picture.png));
    }
    packed(&parts).map_err(|error| DocumentError::Typesetting { template: "docx", reason: error.to_string() })
}

fn packed(parts: &[(&str, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, content) in parts {
        archive.start_file(*name, options)?;
        archive.write_all(content)?;
    }
    archive.finish().map(Cursor::into_inner)
}
