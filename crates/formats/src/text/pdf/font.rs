//! What a font of a PDF says about a character code: its text and its width.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Encoding, Object};

use super::cmap::ToUnicode;

/// Text stands for a code that the file gives no way to read.
pub(super) const UNREADABLE: &str = "\u{fffd}";

/// One font, ready to read strings with. Widths are in thousandths of the type size.
#[derive(Debug)]
pub(super) struct Font {
    composite: bool,
    texts: Texts,
    widths: HashMap<u32, f32>,
    default_width: f32,
}

#[derive(Debug)]
enum Texts {
    Unicode(ToUnicode, Vec<String>),
    Plain(Vec<String>),
}

/// One character code of a shown string.
pub(super) struct Code {
    pub(super) text: String,
    pub(super) width: f32,
    /// Word spacing applies to the one-byte code 32 alone (ISO 32000-1, 9.3.3).
    pub(super) is_space: bool,
}

impl Font {
    pub(super) fn read(dict: &Dictionary, doc: &Document, limit: usize) -> Self {
        let composite = name(dict, b"Subtype", doc) == Some(b"Type0");
        let descendant = descendant(dict, doc);
        let (widths, default_width) = match descendant {
            Some(cid) if composite => (cid_widths(cid, doc), cid_default_width(cid, doc)),
            _ => (simple_widths(dict, doc), missing_width(dict, doc)),
        };
        let plain = if composite { Vec::new() } else { simple_texts(dict, doc) };
        let texts = match to_unicode(dict, doc, limit) {
            Some(map) => Texts::Unicode(map, plain),
            None => Texts::Plain(plain),
        };
        Self { composite, texts, widths, default_width }
    }

    /// Splits a shown string into its codes.
    pub(super) fn codes<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = Code> + 'a {
        let size = if self.composite { 2 } else { 1 };
        bytes.chunks(size).map(move |code| {
            let code = code.iter().fold(0, |n, &b| n * 256 + u32::from(b));
            self.code(code)
        })
    }

    fn code(&self, code: u32) -> Code {
        let width = self.widths.get(&code).copied().unwrap_or(self.default_width);
        Code { text: self.text(code), width, is_space: !self.composite && code == 32 }
    }

    fn text(&self, code: u32) -> String {
        let plain = |table: &[String]| table.get(code as usize).cloned();
        let text = match &self.texts {
            Texts::Unicode(map, table) => map.get(code).or_else(|| plain(table)),
            Texts::Plain(table) => plain(table),
        };
        text.unwrap_or_else(|| UNREADABLE.into())
    }
}

fn name<'a>(dict: &'a Dictionary, key: &[u8], doc: &'a Document) -> Option<&'a [u8]> {
    dict.get_deref(key, doc).and_then(Object::as_name).ok()
}

fn number(dict: &Dictionary, key: &[u8], doc: &Document) -> Option<f32> {
    dict.get_deref(key, doc).and_then(Object::as_float).ok()
}

fn descendant<'a>(dict: &'a Dictionary, doc: &'a Document) -> Option<&'a Dictionary> {
    let list = dict.get_deref(b"DescendantFonts", doc).and_then(Object::as_array).ok()?;
    let (_, font) = doc.dereference(list.first()?).ok()?;
    font.as_dict().ok()
}

fn to_unicode(dict: &Dictionary, doc: &Document, limit: usize) -> Option<ToUnicode> {
    let stream = dict.get_deref(b"ToUnicode", doc).and_then(Object::as_stream).ok()?;
    let data = stream.get_plain_content_with_limit(limit).ok()?;
    Some(ToUnicode::parse(&data))
}

fn simple_widths(dict: &Dictionary, doc: &Document) -> HashMap<u32, f32> {
    let first = number(dict, b"FirstChar", doc).unwrap_or(0.0) as u32;
    let scale = glyph_scale(dict, doc);
    let Ok(list) = dict.get_deref(b"Widths", doc).and_then(Object::as_array) else {
        return HashMap::new();
    };
    list.iter()
        .take(256)
        .enumerate()
        .filter_map(|(i, width)| {
            let (_, width) = doc.dereference(width).ok()?;
            Some((first.saturating_add(i as u32), width.as_float().ok()? * scale))
        })
        .collect()
}

/// A Type 3 font measures in its own units; others in thousandths.
fn glyph_scale(dict: &Dictionary, doc: &Document) -> f32 {
    if name(dict, b"Subtype", doc) != Some(b"Type3") {
        return 1.0;
    }
    dict.get_deref(b"FontMatrix", doc)
        .and_then(Object::as_array)
        .ok()
        .and_then(|matrix| matrix.first()?.as_float().ok())
        .map_or(1.0, |unit| unit * 1000.0)
}

fn missing_width(dict: &Dictionary, doc: &Document) -> f32 {
    dict.get_deref(b"FontDescriptor", doc)
        .and_then(Object::as_dict)
        .ok()
        .and_then(|descriptor| number(descriptor, b"MissingWidth", doc))
        .filter(|width| *width > 0.0)
        .unwrap_or(500.0)
}

fn cid_default_width(cid: &Dictionary, doc: &Document) -> f32 {
    number(cid, b"DW", doc).unwrap_or(1000.0)
}

/// `c [w1 w2 …]` or `first last w` (ISO 32000-1, 9.7.4.3).
fn cid_widths(cid: &Dictionary, doc: &Document) -> HashMap<u32, f32> {
    let mut widths = HashMap::new();
    let Ok(list) = cid.get_deref(b"W", doc).and_then(Object::as_array) else {
        return widths;
    };
    let mut items = list.iter().filter_map(|item| doc.dereference(item).ok()).map(|(_, o)| o);
    while let (Some(first), Some(second)) = (items.next(), items.next()) {
        let Ok(first) = first.as_float() else { break };
        let first = first.max(0.0) as u32;
        if let Ok(each) = second.as_array() {
            for (i, width) in each.iter().take(65_536).enumerate() {
                insert_width(&mut widths, first.saturating_add(i as u32), Some(width));
            }
        } else if let Ok(last) = second.as_float() {
            let width = items.next();
            for code in first..=(last as u32).min(65_535) {
                insert_width(&mut widths, code, width);
            }
        }
    }
    widths
}

fn insert_width(widths: &mut HashMap<u32, f32>, code: u32, width: Option<&Object>) {
    if let Some(Ok(width)) = width.map(Object::as_float) {
        widths.insert(code, width);
    }
}

/// The texts of the 256 codes of a simple font by its `/Encoding`.
fn simple_texts(dict: &Dictionary, doc: &Document) -> Vec<String> {
    let encoding = dict.get_deref(b"Encoding", doc).ok();
    let (base, differences) = match encoding {
        Some(Object::Name(base)) => (Some(base.as_slice()), None),
        Some(Object::Dictionary(given)) => (
            name(given, b"BaseEncoding", doc),
            given.get_deref(b"Differences", doc).and_then(Object::as_array).ok(),
        ),
        _ => (None, None),
    };
    let mut texts = base_texts(base.unwrap_or(b"WinAnsiEncoding"));
    if let Some(differences) = differences {
        apply_differences(&mut texts, differences, doc);
    }
    texts
}

fn base_texts(base: &[u8]) -> Vec<String> {
    let known = [&b"MacRomanEncoding"[..], b"StandardEncoding", b"MacExpertEncoding"];
    let base = if known.contains(&base) { base } else { b"WinAnsiEncoding" };
    let font = pretend_font(Object::Name(base.to_vec()));
    let empty = Document::new();
    let Ok(encoding) = font.get_font_encoding_with_limit(&empty, 0) else {
        return Vec::new();
    };
    (0..=255u8).map(|code| decode(&encoding, code)).collect()
}

fn decode(encoding: &Encoding, code: u8) -> String {
    match encoding.bytes_to_string(&[code]) {
        Ok(text) if !text.is_empty() => text,
        _ => UNREADABLE.into(),
    }
}

fn apply_differences(texts: &mut Vec<String>, differences: &[Object], doc: &Document) {
    texts.resize(256, UNREADABLE.into());
    let mut code = 0usize;
    for item in differences {
        match doc.dereference(item) {
            Ok((_, Object::Integer(start))) => code = (*start).clamp(0, 256) as usize,
            Ok((_, Object::Name(glyph))) => {
                if let Some(text) = texts.get_mut(code) {
                    *text = glyph_text(glyph);
                }
                code += 1;
            }
            _ => {}
        }
    }
}

/// The text of a glyph name, e.g. `ccaron` or `uni010D`. One name is asked at a time,
/// because `lopdf` gives up a whole list at the first name it does not know.
fn glyph_text(glyph: &[u8]) -> String {
    if let Some(text) = glyph_by_number(glyph) {
        return text;
    }
    let list = vec![Object::Integer(1), Object::Name(glyph.to_vec())];
    let mut encoding = Dictionary::new();
    encoding.set("Differences", Object::Array(list));
    let font = pretend_font(Object::Dictionary(encoding));
    let empty = Document::new();
    match font.get_font_encoding_with_limit(&empty, 0) {
        Ok(encoding) => decode(&encoding, 1),
        Err(_) => UNREADABLE.into(),
    }
}

fn glyph_by_number(glyph: &[u8]) -> Option<String> {
    let glyph = std::str::from_utf8(glyph).ok()?;
    let digits = glyph.strip_prefix("uni").or_else(|| glyph.strip_prefix('u'))?;
    let code = u32::from_str_radix(digits.get(..4.max(digits.len().min(6)))?, 16).ok()?;
    char::from_u32(code).map(String::from)
}

fn pretend_font(encoding: Object) -> Dictionary {
    let mut font = Dictionary::new();
    font.set("Type", Object::Name(b"Font".to_vec()));
    font.set("Encoding", encoding);
    font
}
