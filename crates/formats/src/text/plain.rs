//! Text of plain text files and of HTML, in whatever encoding they were saved.

use super::{Extracted, TextError};
use crate::encoding::decode;
use crate::html::{Numbering, html_to_lines};
use crate::limits::Limits;

/// Reads a text file; the encoding is found by its content.
///
/// # Errors
/// [`TextError::Empty`] and [`TextError::TooLarge`].
pub fn text_of_plain(bytes: &[u8], limits: &Limits) -> Result<Extracted, TextError> {
    limits.check_input(bytes)?;
    Ok(Extracted::of(decode(bytes).text.replace("\r\n", "\n"), limits))
}

/// Reads an HTML file as lines of text.
///
/// # Errors
/// [`TextError::Empty`] and [`TextError::TooLarge`].
pub fn text_of_html(bytes: &[u8], limits: &Limits) -> Result<Extracted, TextError> {
    limits.check_input(bytes)?;
    let html = decode(bytes).text;
    let numbering = [Numbering::Decimal, Numbering::Letter, Numbering::Roman];
    Ok(Extracted::of(html_to_lines(&html, &numbering), limits))
}
