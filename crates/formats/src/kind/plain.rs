//! Kinds of files that are text.

use super::FileKind;
use crate::encoding::{TextEncoding, decode};

/// Recognises text by what it begins with; bytes that no text has make it unknown.
pub(super) fn recognise(head: &[u8]) -> FileKind {
    let sample = &head[..head.len().min(super::HEAD_BYTES)];
    let decoded = decode(sample);
    let wide = matches!(decoded.encoding, TextEncoding::Utf16Le | TextEncoding::Utf16Be);
    if decoded.text.chars().any(is_foreign) || (!wide && sample.contains(&0)) {
        return FileKind::Unknown;
    }
    let text = decoded.text.trim_start();
    if text.starts_with(['{', '[']) && looks_like_json(text) {
        return FileKind::Json;
    }
    if text.starts_with('<') {
        return by_tags(text);
    }
    if looks_like_table(text) { FileKind::Csv } else { FileKind::Text }
}

/// Control characters that no editor writes. The windows-1250 reading maps bytes without a
/// letter to controls above 0x7F, so these are foreign too.
fn is_foreign(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{1a}' | '\u{85}')
}

fn by_tags(text: &str) -> FileKind {
    let begin: String = text.chars().take(2048).collect::<String>().to_ascii_lowercase();
    if begin.contains("<svg") {
        FileKind::Svg
    } else if begin.contains("<!doctype html") || begin.contains("<html") {
        FileKind::Html
    } else if begin.starts_with("<?xml") {
        FileKind::Xml
    } else {
        let html = ["<p", "<div", "<table", "<ol", "<ul", "<h1", "<h2", "<span", "<body", "<!--"];
        match html.iter().any(|tag| begin.starts_with(tag)) {
            true => FileKind::Html,
            false => FileKind::Xml,
        }
    }
}

/// After the bracket comes what JSON allows there; a whole check is the importer's.
fn looks_like_json(text: &str) -> bool {
    let first = text[1..].trim_start().chars().next();
    match text.as_bytes()[0] {
        b'{' => matches!(first, None | Some('"' | '}')),
        _ => matches!(first, None | Some('"' | '{' | '[' | ']' | '-' | '0'..='9' | 't' | 'f' | 'n')),
    }
}

/// Two lines or more with the same number of the same delimiter.
fn looks_like_table(text: &str) -> bool {
    [';', '\t', ','].into_iter().any(|delimiter| {
        let mut lines = text.lines().filter(|line| !line.is_empty()).take(4);
        let count = |line: &str| line.matches(delimiter).count();
        let Some(first) = lines.next().map(count).filter(|count| *count > 0) else { return false };
        let rest: Vec<usize> = lines.map(count).collect();
        !rest.is_empty() && rest.iter().all(|count| *count == first)
    })
}
