//! Just enough JSON to read the reports of cargo, npm and vitest and to write texts (RFC 8259); written here
//! because the automation has no dependencies.

use std::collections::BTreeMap;
use std::str::Chars;

use crate::failure::{Result, fail};

/// A JSON value. Numbers stay floating: no report here counts beyond 2^53.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json {
    /// `null`, and what a lookup of an absent member gives.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Any number.
    Number(f64),
    /// Any string.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object, its keys sorted.
    Object(BTreeMap<String, Json>),
}

impl Json {
    /// Reads a whole document.
    ///
    /// # Errors
    /// When the text is no JSON.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let mut reader = Reader { rest: text.chars() };
        let value = reader.value()?;
        match reader.peek() {
            None => Ok(value),
            Some(more) => fail(format!("JSON goes on with `{more}` after its end")),
        }
    }

    /// Member of an object; `Null` when there is none.
    pub(crate) fn get(&self, key: &str) -> &Self {
        match self {
            Self::Object(members) => members.get(key).unwrap_or(&Self::Null),
            _ => &Self::Null,
        }
    }

    /// Items of a list; none for anything else.
    pub(crate) fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// Members of an object; none for anything else.
    pub(crate) fn members(&self) -> impl Iterator<Item = (&str, &Self)> {
        let members = match self {
            Self::Object(members) => Some(members),
            _ => None,
        };
        members.into_iter().flatten().map(|(key, value)| (key.as_str(), value))
    }

    /// Text of a string; empty for anything else.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }

    /// A count; zero for anything else.
    pub(crate) fn count(&self) -> usize {
        match self {
            // A count in a report is a small whole number.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            Self::Number(number) => *number as usize,
            _ => 0,
        }
    }
}

/// Text as a JSON string.
pub(crate) fn quoted(text: &str) -> String {
    let mut written = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            control if control < ' ' => written.push_str(&format!("\\u{:04x}", u32::from(control))),
            plain => written.push(plain),
        }
    }
    written + "\""
}

struct Reader<'a> {
    rest: Chars<'a>,
}

impl Reader<'_> {
    fn peek(&mut self) -> Option<char> {
        let trimmed = self.rest.as_str().trim_start_matches([' ', '\t', '\n', '\r']);
        self.rest = trimmed.chars();
        self.rest.clone().next()
    }

    fn value(&mut self) -> Result<Json> {
        match self.peek() {
            Some('{') => self.object(),
            Some('[') => self.list(),
            Some('"') => Ok(Json::Text(self.string()?)),
            Some('t') => self.word("true", Json::Bool(true)),
            Some('f') => self.word("false", Json::Bool(false)),
            Some('n') => self.word("null", Json::Null),
            Some(_) => self.number(),
            None => fail("JSON ends too early"),
        }
    }

    fn object(&mut self) -> Result<Json> {
        self.rest.next();
        let mut members = BTreeMap::new();
        while self.another('}')? {
            let key = self.string()?;
            self.expect(':')?;
            members.insert(key, self.value()?);
        }
        Ok(Json::Object(members))
    }

    fn list(&mut self) -> Result<Json> {
        self.rest.next();
        let mut items = Vec::new();
        while self.another(']')? {
            items.push(self.value()?);
        }
        Ok(Json::List(items))
    }

    /// Steps over a comma, or over the end and says that nothing follows.
    fn another(&mut self, end: char) -> Result<bool> {
        match self.peek() {
            Some(found) if found == end => {
                self.rest.next();
                Ok(false)
            }
            Some(',') => {
                self.rest.next();
                self.peek();
                Ok(true)
            }
            Some(_) => Ok(true),
            None => fail("JSON ends inside a list or an object"),
        }
    }

    fn expect(&mut self, wanted: char) -> Result {
        match self.peek() {
            Some(found) if found == wanted => {
                self.rest.next();
                Ok(())
            }
            found => fail(format!("JSON has {found:?} where `{wanted}` belongs")),
        }
    }

    fn string(&mut self) -> Result<String> {
        self.expect('"')?;
        let mut text = String::new();
        loop {
            match self.rest.next() {
                Some('"') => return Ok(text),
                Some('\\') => text.push(self.escape()?),
                Some(plain) => text.push(plain),
                None => return fail("JSON ends inside a string"),
            }
        }
    }

    fn escape(&mut self) -> Result<char> {
        match self.rest.next() {
            Some('n') => Ok('\n'),
            Some('t') => Ok('\t'),
            Some('r') => Ok('\r'),
            Some('b') => Ok('\u{8}'),
            Some('f') => Ok('\u{c}'),
            Some('u') => self.code_point(),
            Some(itself @ ('"' | '\\' | '/')) => Ok(itself),
            other => fail(format!("JSON has an unknown escape {other:?}")),
        }
    }

    fn code_point(&mut self) -> Result<char> {
        let first = self.four_digits()?;
        if !(0xd800..0xdc00).contains(&first) {
            return Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        if self.rest.next() != Some('\\') || self.rest.next() != Some('u') {
            return fail("JSON has half of a surrogate pair");
        }
        let second = self.four_digits()?;
        let code = 0x10000 + ((first - 0xd800) << 10) + second.wrapping_sub(0xdc00);
        Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn four_digits(&mut self) -> Result<u32> {
        let digits: String = self.rest.by_ref().take(4).collect();
        u32::from_str_radix(&digits, 16).or_else(|_| fail(format!("JSON has `\\u{digits}`")))
    }

    fn word(&mut self, word: &str, value: Json) -> Result<Json> {
        match self.rest.as_str().strip_prefix(word) {
            Some(rest) => {
                self.rest = rest.chars();
                Ok(value)
            }
            None => fail(format!("JSON has something else than `{word}`")),
        }
    }

    fn number(&mut self) -> Result<Json> {
        let text = self.rest.as_str();
        let end = text.find(|c: char| !matches!(c, '0'..='9' | '+' | '-' | '.' | 'e' | 'E'));
        let (digits, rest) = text.split_at(end.unwrap_or(text.len()));
        self.rest = rest.chars();
        digits.parse().map(Json::Number).or_else(|_| fail(format!("JSON has no number in `{digits}`")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_read_whole() {
        let report = r#" {"a": [1, -2.5e1, true, null], "b": {"c": "é\n\u0159\ud83d\ude00\"/"}, "d": []} "#;
        let json = Json::parse(report).unwrap();
        assert_eq!(json.get("a").items()[1], Json::Number(-25.0));
        assert_eq!(json.get("b").get("c").text(), "é\nř😀\"/");
        assert_eq!(json.get("a").items()[0].count(), 1);
        assert_eq!(json.get("absent"), &Json::Null);
        assert!(json.get("d").items().is_empty());
    }

    #[test]
    fn a_written_text_is_read_back() {
        let text = "\u{1}\"a\\b\"\n\tř😀";
        assert_eq!(Json::parse(&quoted(text)).unwrap().text(), text);
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for broken in ["", "{", "[1", "\"a", "{\"a\" 1}", "tru", "1 2", "\"\\x\"", "\"\\ud83d\"", "[-]"] {
            assert!(Json::parse(broken).is_err(), "{broken}");
        }
    }
}
