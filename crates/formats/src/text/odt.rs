//! Text of an OpenDocument text or spreadsheet (ISO/IEC 26300, `content.xml`).

use super::{Extracted, TextError, from_archive};
use crate::archive::Archive;
use crate::limits::Limits;
use crate::xml::{Node, attribute, walk};

const FORMAT: &str = "OpenDocument";

/// Takes the text out of an ODT or ODS: the content, then headers and footers. Deleted text
/// of tracked changes and annotations are left out. Cells of a row are parted by tabs.
///
/// # Errors
/// See [`TextError`].
pub fn text_of_odt(bytes: &[u8], limits: &Limits) -> Result<Extracted, TextError> {
    limits.check_input(bytes)?;
    let mut archive = Archive::open(bytes, limits).map_err(|e| from_archive(e, FORMAT))?;
    let mut read = |part: &str| archive.read(part).map_err(|e| from_archive(e, FORMAT));
    let content = read("content.xml")?.ok_or_else(|| broken("content.xml", "it is missing"))?;
    let styles = read("styles.xml")?.unwrap_or_default();
    let mut text = String::new();
    read_part(&content, &mut text).map_err(|why| broken("content.xml", &why))?;
    read_part(&styles, &mut text).map_err(|why| broken("styles.xml", &why))?;
    Ok(Extracted::of(text, limits))
}

fn broken(place: &str, why: &str) -> TextError {
    TextError::Broken { format: FORMAT, place: place.into(), why: why.into() }
}

fn read_part(xml: &[u8], out: &mut String) -> Result<(), String> {
    let (mut paragraphs, mut skipped) = (0usize, 0usize);
    walk(xml, |node| match node {
        Node::Open(name, _) if is_skipped(name) => skipped += 1,
        Node::Close(name) if is_skipped(name) => skipped = skipped.saturating_sub(1),
        _ if skipped > 0 => {}
        Node::Open("p" | "h", _) => paragraphs += 1,
        Node::Close("p" | "h") => {
            paragraphs = paragraphs.saturating_sub(1);
            end_line(out);
        }
        Node::Open("s", start) => {
            let count = attribute(start, "c").and_then(|c| c.parse().ok()).unwrap_or(1usize);
            out.extend(std::iter::repeat_n(' ', count.min(64)));
        }
        Node::Open("tab", _) => out.push('\t'),
        Node::Open("line-break", _) => out.push('\n'),
        Node::Open(..) => {}
        Node::Close(name) => close(name, out),
        Node::Text(text) if paragraphs > 0 => out.push_str(text),
        Node::Text(_) => {}
    })
}

fn is_skipped(name: &str) -> bool {
    matches!(name, "tracked-changes" | "annotation")
}

fn end_line(out: &mut String) {
    if !out.ends_with('\n') && !out.is_empty() {
        out.push('\n');
    }
}

fn close(name: &str, out: &mut String) {
    match name {
        "table-cell" => {
            out.truncate(out.trim_end_matches('\n').len());
            out.push('\t');
        }
        "table-row" => {
            out.truncate(out.trim_end_matches(['\t', '\n']).len());
            end_line(out);
        }
        _ => {}
    }
}
