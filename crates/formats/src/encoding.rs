//! Bytes of a text file to characters: UTF-8, UTF-16 and what Windows in Czech wrote.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250};
use serde::{Deserialize, Serialize};

/// How the bytes of a text were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextEncoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16, little endian.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
    /// Windows-1250, the Central European code page.
    Windows1250,
}

/// A text and how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The characters, without a byte order mark.
    pub text: String,
    /// The encoding found.
    pub encoding: TextEncoding,
}

/// Reads bytes as text. A byte order mark decides, then zeros between the letters (UTF-16),
/// then whether the bytes are valid UTF-8; all else is windows-1250, where every byte is a
/// character. Never fails.
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded {
    let encoding = sniff(bytes);
    let (text, _) = rs(encoding).decode_with_bom_removal(bytes);
    Decoded { text: text.into_owned(), encoding }
}

fn sniff(bytes: &[u8]) -> TextEncoding {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => TextEncoding::Utf8,
        [0xFF, 0xFE, ..] => TextEncoding::Utf16Le,
        [0xFE, 0xFF, ..] => TextEncoding::Utf16Be,
        _ => unmarked_utf16(bytes).unwrap_or_else(|| eight_bit(bytes)),
    }
}

fn eight_bit(bytes: &[u8]) -> TextEncoding {
    if std::str::from_utf8(bytes).is_ok() { TextEncoding::Utf8 } else { TextEncoding::Windows1250 }
}

/// Latin letters of UTF-16 have a zero as one of their two bytes, always the same one.
fn unmarked_utf16(bytes: &[u8]) -> Option<TextEncoding> {
    let sample = &bytes[..bytes.len().min(1024)];
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    let half = sample.len() / 2;
    match (half >= 2, high, low) {
        (true, 0, low) if low * 10 > half * 6 => Some(TextEncoding::Utf16Le),
        (true, high, 0) if high * 10 > half * 6 => Some(TextEncoding::Utf16Be),
        _ => None,
    }
}

fn rs(encoding: TextEncoding) -> &'static Encoding {
    match encoding {
        TextEncoding::Utf8 => UTF_8,
        TextEncoding::Utf16Le => UTF_16LE,
        TextEncoding::Utf16Be => UTF_16BE,
        TextEncoding::Windows1250 => WINDOWS_1250,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn czech_is_read_in_every_encoding_an_office_leaves_behind() {
        let text = "Příliš žluťoučký kůň; usnesení č. 5";
        let utf16 = |f: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(f).collect::<Vec<u8>>();
        let marked = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
        let table = [
            (text.as_bytes().to_vec(), TextEncoding::Utf8),
            (marked(&[0xEF, 0xBB, 0xBF], text.into()), TextEncoding::Utf8),
            (marked(&[0xFF, 0xFE], utf16(u16::to_le_bytes)), TextEncoding::Utf16Le),
            (marked(&[0xFE, 0xFF], utf16(u16::to_be_bytes)), TextEncoding::Utf16Be),
            (utf16(u16::to_le_bytes), TextEncoding::Utf16Le),
            (utf16(u16::to_be_bytes), TextEncoding::Utf16Be),
            (WINDOWS_1250.encode(text).0.into_owned(), TextEncoding::Windows1250),
        ];
        for (bytes, encoding) in table {
            assert_eq!(decode(&bytes), Decoded { text: text.into(), encoding });
        }
        assert_eq!(decode(b"").text, "");
    }
}
