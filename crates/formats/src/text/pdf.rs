//! Text of a PDF (ISO 32000-1), page by page in the order it was written.

mod cmap;
mod font;
mod lines;
mod matrix;
mod page;

use lopdf::{Document, LoadOptions};

use self::page::{Fonts, Reader};
use super::{Extracted, TextError};
use crate::barrier::guarded;
use crate::limits::Limits;

/// Parts the pages in the text given back, as `pdftotext` does.
pub const PAGE_BREAK: char = '\u{c}';

/// Takes the text out of a PDF. A scan without a text layer gives an empty text.
///
/// # Errors
/// [`TextError::Locked`] when the file needs a password, [`TextError::Broken`] when it cannot be
/// read, [`TextError::TooLarge`] beyond the limits.
pub fn text_of_pdf(bytes: &[u8], limits: &Limits) -> Result<Extracted, TextError> {
    limits.check_input(bytes)?;
    guarded(|| read(bytes, limits)).unwrap_or_else(|| Err(broken("the reader gave up")))
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, TextError> {
    let doc = load(bytes, limits)?;
    let pages: Vec<_> = doc.page_iter().take(limits.pages + 1).collect();
    if pages.is_empty() {
        return Err(broken("it has no pages"));
    }
    let mut extracted = Extracted { pages: Some(pages.len().min(limits.pages)), ..Extracted::default() };
    extracted.truncated = pages.len() > limits.pages;
    let mut fonts = Fonts::new();
    let mut budget = limits.unpacked_bytes;
    for (index, page) in pages.into_iter().take(limits.pages).enumerate() {
        let left = limits.text_bytes.saturating_sub(extracted.text.len());
        if left == 0 {
            extracted.truncated = true;
            break;
        }
        let page = Reader::new(&doc, &mut fonts, budget, left)
            .read(page)
            .map_err(|error| from_lopdf(&error, &format!("page {}", index + 1), limits))?;
        budget = page.budget;
        extracted.unreadable += page.unreadable;
        extracted.text.push_str(&page.text);
        extracted.text.push(PAGE_BREAK);
    }
    extracted.cut(limits.text_bytes);
    Ok(extracted)
}

fn load(bytes: &[u8], limits: &Limits) -> Result<Document, TextError> {
    let options = LoadOptions::with_max_decompressed_size(limits.unpacked_bytes);
    let doc = Document::load_mem_with_options(bytes, options)
        .map_err(|error| from_lopdf(&error, "document", limits))?;
    // An empty password is tried on loading; what is still sealed needs a real one.
    if doc.is_encrypted() && doc.encryption_state.is_none() {
        return Err(TextError::Locked { format: "PDF" });
    }
    Ok(doc)
}

fn from_lopdf(error: &lopdf::Error, place: &str, limits: &Limits) -> TextError {
    use lopdf::{DecompressError::MemoryLimitExceeded, Error};
    match error {
        Error::Decompress(MemoryLimitExceeded { .. }) => {
            TextError::TooLarge { what: "streams", limit: limits.unpacked_bytes }
        }
        Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) => {
            TextError::Locked { format: "PDF" }
        }
        error => TextError::Broken { format: "PDF", place: place.into(), why: error.to_string() },
    }
}

fn broken(why: &str) -> TextError {
    TextError::Broken { format: "PDF", place: "document".into(), why: why.into() }
}
