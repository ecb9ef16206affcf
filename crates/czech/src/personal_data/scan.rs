//! Reading shapes of numbers at a place of a text, never further than the shape is long.

use crate::numbers::NO_BREAK_SPACE;

/// A reader that moves only over what it recognises.
pub(super) struct Scan<'a> {
    text: &'a str,
    /// Where it stands, in bytes.
    pub(super) at: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// A whole run of digits of a permitted length.
    pub(super) fn digits(&mut self, shortest: usize, longest: usize) -> Option<&'a str> {
        let rest = self.rest();
        let length = rest.bytes().take(longest + 1).take_while(u8::is_ascii_digit).count();
        (shortest..=longest).contains(&length).then(|| {
            self.at += length;
            &rest[..length]
        })
    }

    pub(super) fn eat(&mut self, mark: &str) -> Option<()> {
        self.rest().starts_with(mark).then(|| self.at += mark.len())
    }

    /// At most one space.
    pub(super) fn space(&mut self) {
        if let Some(space) = self.rest().chars().next().filter(|&c| c == ' ' || c == NO_BREAK_SPACE) {
            self.at += space.len_utf8();
        }
    }

    /// The mark with at most one space on each side; stays where it was when the mark is missing.
    pub(super) fn spaced(&mut self, mark: &str) -> Option<()> {
        let before = self.at;
        self.space();
        if self.eat(mark).is_none() {
            self.at = before;
            return None;
        }
        self.space();
        Some(())
    }

    /// Nine digits in one piece or by three, and whether they were by three.
    pub(super) fn nine_digits(&mut self) -> Option<(String, bool)> {
        if let Some(digits) = self.digits(9, 9) {
            return Some((digits.to_owned(), false));
        }
        let mut digits = self.digits(3, 3)?.to_owned();
        for _ in 0..2 {
            if self.eat("-").is_none() {
                self.space();
            }
            digits.push_str(self.digits(3, 3)?);
        }
        Some((digits, true))
    }

    /// So many digits with a space anywhere between them.
    pub(super) fn spaced_digits(&mut self, count: usize) -> Option<String> {
        let mut digits = String::with_capacity(count);
        while digits.len() < count {
            if !digits.is_empty() {
                self.space();
            }
            let digit = self.rest().chars().next().filter(char::is_ascii_digit)?;
            digits.push(digit);
            self.at += 1;
        }
        Some(digits)
    }

    /// No word or longer number goes on here.
    pub(super) fn stands_alone_after(&self) -> bool {
        let mut after = self.rest().chars();
        match after.next() {
            Some(c) if c.is_alphanumeric() || c == '_' => false,
            Some('/' | '-' | ',' | '.') => !after.next().is_some_and(|c| c.is_ascii_digit()),
            _ => true,
        }
    }

    /// `Kč`, `m²` and the like: then the digits are an amount. So they are when another three digits follow.
    pub(super) fn is_before_unit(&self) -> bool {
        let rest = self.rest().trim_start_matches([' ', NO_BREAK_SPACE]);
        let is_amount = [
            "Kč",
            "CZK",
            "EUR",
            "€",
            ",-",
            ",–",
            "korun",
            "bez DPH",
            "s DPH",
            "vč. DPH",
            "včetně DPH",
            "m2",
            "m²",
            "m3",
            "m³",
            "%",
            "ks",
        ]
        .iter()
        .any(|unit| rest.starts_with(unit));
        is_amount || rest.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// No word, code or longer number ends right before the place.
pub(super) fn stands_alone_before(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    match before.next() {
        Some(c) if c.is_alphanumeric() || matches!(c, '/' | '_' | '@') => false,
        Some('-' | ',' | '.') => !before.next().is_some_and(|c| c.is_ascii_alphanumeric()),
        _ => true,
    }
}

/// A group of digits and a space stand before: the number goes on from there.
pub(super) fn is_after_digits(text: &str, at: usize) -> bool {
    let before = text[..at].strip_suffix([' ', NO_BREAK_SPACE]);
    before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
}

/// Up to so many characters before the place.
pub(super) fn chars_before(text: &str, at: usize, count: usize) -> &str {
    let start = text[..at].char_indices().rev().take(count).last().map_or(at, |(start, _)| start);
    &text[start..at]
}

/// Length of a domain name with at least one dot and letters at the end.
pub(super) fn domain(text: &str) -> Option<usize> {
    let longest = text.find(|c: char| !(c.is_alphanumeric() || c == '.' || c == '-')).unwrap_or(text.len());
    let name = text[..longest].trim_end_matches(['.', '-']);
    let (host, top) = name.rsplit_once('.')?;
    let is_name = !host.is_empty() && top.chars().count() >= 2 && top.chars().all(char::is_alphabetic);
    is_name.then_some(name.len())
}

/// The end of a date of digits or words with a year (`1. 2. 1980`, `1.2.1980`, `1. února 1980`).
pub(super) fn date_end(text: &str, at: usize) -> Option<usize> {
    let mut scan = Scan::new(text, at);
    scan.digits(1, 2)?;
    scan.eat(".")?;
    scan.space();
    if scan.digits(1, 2).is_some() {
        scan.eat(".")?;
    } else {
        let word = scan.rest().chars().take(9).take_while(|c| c.is_alphabetic()).collect::<String>();
        let folded = crate::words::fold(&word);
        (1..=12_i8)
            .filter_map(crate::dates::month_genitive)
            .find(|month| crate::words::fold(month) == folded)?;
        scan.at += word.len();
    }
    scan.space();
    scan.digits(4, 4)?;
    Some(scan.at)
}
