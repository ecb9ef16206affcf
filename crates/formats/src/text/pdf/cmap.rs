//! The ToUnicode table of a font: character codes to text (ISO 32000-1, 9.10.3).
//!
//! Own reader, because the one in `lopdf` walks every code of a range up front and a
//! crafted range of four billion codes would hang it; here a range stays a range.

use std::collections::BTreeMap;

/// More entries than this are no font of a real document.
const MAX_ENTRIES: usize = 200_000;

/// Codes of a font and the text each stands for.
#[derive(Debug, Default)]
pub(super) struct ToUnicode {
    singles: BTreeMap<u32, String>,
    /// First code → (last code, text of the first code).
    ranges: BTreeMap<u32, (u32, Vec<u16>)>,
}

impl ToUnicode {
    /// Reads the table; what is not understood is passed over.
    pub(super) fn parse(data: &[u8]) -> Self {
        let mut map = Self::default();
        let mut tokens = Tokens { data, at: 0 };
        while let Some(token) = tokens.next() {
            match token {
                Token::Word(b"beginbfchar") => map.read_chars(&mut tokens),
                Token::Word(b"beginbfrange") => map.read_ranges(&mut tokens),
                _ => {}
            }
        }
        map
    }

    /// The text of one code, when the table has it.
    pub(super) fn get(&self, code: u32) -> Option<String> {
        if let Some(text) = self.singles.get(&code) {
            return Some(text.clone());
        }
        let (first, (last, units)) = self.ranges.range(..=code).next_back()?;
        if code > *last {
            return None;
        }
        let mut units = units.clone();
        let end = units.last_mut()?;
        *end = end.wrapping_add((code - first) as u16);
        Some(utf16(&units))
    }

    fn read_chars(&mut self, tokens: &mut Tokens) {
        while let Some(Token::Hex(code)) = tokens.next() {
            let Some(Token::Hex(text)) = tokens.next() else { return };
            self.insert(number(&code), utf16(&units(&text)));
        }
    }

    fn read_ranges(&mut self, tokens: &mut Tokens) {
        while let Some(Token::Hex(first)) = tokens.next() {
            let Some(Token::Hex(last)) = tokens.next() else { return };
            let (first, last) = (number(&first), number(&last));
            match tokens.next() {
                Some(Token::Hex(text)) if self.ranges.len() < MAX_ENTRIES => {
                    self.ranges.insert(first, (last, units(&text)));
                }
                Some(Token::Open) => self.read_listed(first, tokens),
                _ => return,
            }
        }
    }

    fn read_listed(&mut self, first: u32, tokens: &mut Tokens) {
        let mut code = first;
        while let Some(Token::Hex(text)) = tokens.next() {
            self.insert(code, utf16(&units(&text)));
            code = code.wrapping_add(1);
        }
    }

    fn insert(&mut self, code: u32, text: String) {
        if self.singles.len() < MAX_ENTRIES {
            self.singles.insert(code, text);
        }
    }
}

enum Token<'a> {
    Hex(Vec<u8>),
    Open,
    Close,
    Word(&'a [u8]),
}

struct Tokens<'a> {
    data: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    fn next(&mut self) -> Option<Token<'a>> {
        let rest = &self.data[self.at..];
        let start = self.at + rest.iter().position(|b| !b.is_ascii_whitespace())?;
        self.at = start + 1;
        match self.data[start] {
            b'[' => Some(Token::Open),
            b']' => Some(Token::Close),
            b'<' if self.data.get(start + 1) != Some(&b'<') => Some(Token::Hex(self.hex())),
            _ => Some(Token::Word(self.word(start))),
        }
    }

    fn hex(&mut self) -> Vec<u8> {
        let rest = &self.data[self.at..];
        let length = rest.iter().position(|&b| b == b'>').unwrap_or(rest.len());
        self.at = (self.at + length + 1).min(self.data.len());
        let digits: Vec<u8> =
            rest[..length].iter().filter_map(|&b| char::from(b).to_digit(16).map(|d| d as u8)).collect();
        digits.chunks(2).map(|pair| pair[0] * 16 + pair.get(1).copied().unwrap_or(0)).collect()
    }

    fn word(&mut self, start: usize) -> &'a [u8] {
        let ends = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'[' | b']' | b'<');
        let tail = &self.data[start + 1..];
        let length = tail.iter().position(ends).unwrap_or(tail.len());
        self.at = start + 1 + length;
        &self.data[start..self.at]
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |n: u32, &b| n.wrapping_mul(256).wrapping_add(u32::from(b)))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    if let [single] = bytes {
        return vec![u16::from(*single)];
    }
    bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair.get(1).copied().unwrap_or(0)])).collect()
}

fn utf16(units: &[u16]) -> String {
    String::from_utf16_lossy(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_from_single_entries_ranges_and_listed_ranges() {
        let map = ToUnicode::parse(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
              2 beginbfchar <0003> <0020> <0004><00660069> endbfchar\n\
              2 beginbfrange <0010> <0012> <010C> <0020> <0021> [<0159> <016F>] endbfrange\n\
              1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange",
        );
        let table = [(3, " "), (4, "fi"), (0x11, "č"), (0x20, "ř"), (0x21, "ů"), (0, "A")];
        for (code, text) in table {
            assert_eq!(map.get(code).as_deref(), Some(text), "{code}");
        }
    }
}
