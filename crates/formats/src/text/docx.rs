//! Text of a Word document (ECMA-376, WordprocessingML).

use super::{Extracted, TextError, from_archive};
use crate::archive::Archive;
use crate::limits::Limits;
use crate::xml::{Node, walk};

const FORMAT: &str = "DOCX";

/// Takes the text out of a DOCX: body, notes, headers and footers. Deleted text of tracked
/// changes and comments are left out. Cells of a table row are parted by tabs.
///
/// # Errors
/// See [`TextError`].
pub fn text_of_docx(bytes: &[u8], limits: &Limits) -> Result<Extracted, TextError> {
    limits.check_input(bytes)?;
    let mut archive = Archive::open(bytes, limits).map_err(|e| from_archive(e, FORMAT))?;
    let mut text = String::new();
    for part in parts(&archive.names())? {
        let xml = archive.read(&part).map_err(|e| from_archive(e, FORMAT))?.unwrap_or_default();
        read_part(&xml, &mut text).map_err(|why| TextError::Broken { format: FORMAT, place: part, why })?;
        if text.len() > limits.text_bytes {
            break;
        }
    }
    Ok(Extracted::of(text, limits))
}

/// The parts with text, the body first.
fn parts(names: &[String]) -> Result<Vec<String>, TextError> {
    const BODY: &str = "word/document.xml";
    if !names.iter().any(|name| name == BODY) {
        let why = "it is missing".into();
        return Err(TextError::Broken { format: FORMAT, place: BODY.into(), why });
    }
    let mut rest: Vec<String> = names.iter().filter(|name| is_side_part(name)).cloned().collect();
    rest.sort();
    rest.insert(0, BODY.into());
    Ok(rest)
}

fn is_side_part(name: &str) -> bool {
    name.strip_prefix("word/")
        .and_then(|name| name.strip_suffix(".xml"))
        .map(|name| name.trim_end_matches(|c: char| c.is_ascii_digit()))
        .is_some_and(|name| ["footnotes", "endnotes", "header", "footer"].contains(&name))
}

fn read_part(xml: &[u8], out: &mut String) -> Result<(), String> {
    let (mut in_text, mut skipped) = (0usize, 0usize);
    walk(xml, |node| match node {
        Node::Open(name, _) if is_skipped(name) => skipped += 1,
        Node::Close(name) if is_skipped(name) => skipped = skipped.saturating_sub(1),
        _ if skipped > 0 => {}
        Node::Open("t", _) => in_text += 1,
        Node::Close("t") => in_text = in_text.saturating_sub(1),
        Node::Open(name, _) => out.push_str(sign(name)),
        Node::Close(name) => close(name, out),
        Node::Text(text) if in_text > 0 => out.push_str(text),
        Node::Text(_) => {}
    })
}

/// Properties (their `tab` is a tab stop) and the second copy of a drawing for old readers.
fn is_skipped(name: &str) -> bool {
    matches!(name, "pPr" | "rPr" | "Fallback")
}

fn sign(name: &str) -> &'static str {
    match name {
        "tab" => "\t",
        "br" | "cr" => "\n",
        "noBreakHyphen" => "-",
        _ => "",
    }
}

fn close(name: &str, out: &mut String) {
    match name {
        "p" if !out.ends_with('\n') && !out.is_empty() => out.push('\n'),
        "tc" => {
            out.truncate(out.trim_end_matches('\n').len());
            out.push('\t');
        }
        "tr" => {
            out.truncate(out.trim_end_matches(['\t', '\n']).len());
            out.push('\n');
        }
        _ => {}
    }
}
