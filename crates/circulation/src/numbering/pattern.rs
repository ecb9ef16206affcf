//! The text of a pattern into its parts, and back.

use super::{Field, NumberPattern, Part, PatternError, Scope};
use std::fmt;
use std::str::FromStr;

impl NumberPattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// [`PatternError`] with the place of the first fault.
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        let signs: Vec<char> = text.chars().collect();
        let mut reader = Reader { signs: &signs, at: 0, parts: Vec::new(), literal: String::new() };
        while reader.at < signs.len() {
            reader.step()?;
        }
        reader.close_literal();
        let pattern = Self { parts: reader.parts };
        if pattern.counter().is_none() { Err(PatternError::NothingCounts) } else { Ok(pattern) }
    }

    /// The field that grows from number to number: the running number, else the number of the meeting.
    pub(super) fn counter(&self) -> Option<Field> {
        let fields = || {
            self.parts.iter().filter_map(|part| match part {
                Part::Field(field, _) => Some(*field),
                Part::Literal(_) => None,
            })
        };
        let meeting = || fields().find(|field| *field == Field::Meeting);
        fields().find(|field| matches!(field, Field::Seq(_))).or_else(meeting)
    }
}

struct Reader<'a> {
    signs: &'a [char],
    at: usize,
    parts: Vec<Part>,
    literal: String,
}

impl Reader<'_> {
    fn step(&mut self) -> Result<(), PatternError> {
        let (sign, next) = (self.signs[self.at], self.signs.get(self.at + 1));
        match sign {
            '{' | '}' if next == Some(&sign) => self.take_literal(sign, 2),
            '{' => return self.field(),
            '}' => return Err(PatternError::Unopened { at: self.at }),
            _ => self.take_literal(sign, 1),
        }
        Ok(())
    }

    fn take_literal(&mut self, sign: char, signs: usize) {
        self.literal.push(sign);
        self.at += signs;
    }

    fn close_literal(&mut self) {
        if !self.literal.is_empty() {
            self.parts.push(Part::Literal(std::mem::take(&mut self.literal)));
        }
    }

    fn field(&mut self) -> Result<(), PatternError> {
        let at = self.at;
        let length =
            self.signs[at..].iter().position(|sign| *sign == '}').ok_or(PatternError::Unclosed { at })?;
        let inner: String = self.signs[at + 1..at + length].iter().collect();
        let (field, width) = field(&inner, at)?;
        self.close_literal();
        self.refuse_conflicts(field, at)?;
        self.parts.push(Part::Field(field, width));
        self.at += length + 1;
        Ok(())
    }

    fn refuse_conflicts(&self, field: Field, at: usize) -> Result<(), PatternError> {
        let repeated =
            self.parts.iter().any(|part| matches!(part, Part::Field(known, _) if field.same_meaning(*known)));
        if repeated {
            return Err(PatternError::Repeated { at });
        }
        if runs_together(&self.parts, field) { Err(PatternError::RunsTogether { at }) } else { Ok(()) }
    }
}

/// Two numbers can be told apart when a sign that neither may hold stands between them; a year of fixed width
/// in the same run of digits does not matter.
fn runs_together(parts: &[Part], field: Field) -> bool {
    if !field.is_open_number() {
        return false;
    }
    let mut separators = String::new();
    for part in parts.iter().rev() {
        match part {
            Part::Literal(text) => separators.push_str(text),
            Part::Field(Field::Body, _) => return false,
            Part::Field(before, _) if before.is_open_number() => {
                let holds = |sign: char| sign.is_ascii_digit() || (*before == Field::Item && sign == '.');
                return separators.chars().all(holds);
            }
            Part::Field(..) => {}
        }
    }
    false
}

impl Field {
    /// A number without a fixed width.
    fn is_open_number(self) -> bool {
        !matches!(self, Self::LongYear | Self::ShortYear | Self::Body)
    }

    /// The year may be written once, long or short, and there is one running number.
    fn same_meaning(self, other: Self) -> bool {
        let key = |field| match field {
            Self::Seq(_) => 0,
            Self::Meeting => 1,
            Self::Term => 2,
            Self::LongYear | Self::ShortYear => 3,
            Self::Body => 4,
            Self::Item => 5,
        };
        key(self) == key(other)
    }
}

fn field(inner: &str, at: usize) -> Result<(Field, usize), PatternError> {
    let mut words = inner.split(':');
    let field = match words.next().unwrap_or("") {
        "seq" => Field::Seq(scope(words.next(), at)?),
        "meeting" => Field::Meeting,
        "term" => Field::Term,
        "yyyy" => Field::LongYear,
        "yy" => Field::ShortYear,
        "body" => Field::Body,
        "item" => Field::Item,
        _ => return Err(PatternError::UnknownField { at, field: inner.to_owned() }),
    };
    let width = width(field, words.next(), at)?;
    match words.next() {
        None => Ok((field, width)),
        Some(_) => Err(PatternError::UnknownField { at, field: inner.to_owned() }),
    }
}

fn scope(word: Option<&str>, at: usize) -> Result<Scope, PatternError> {
    match word {
        Some("meeting") => Ok(Scope::Meeting),
        Some("year") => Ok(Scope::Year),
        Some("term") => Ok(Scope::Term),
        _ => Err(PatternError::NoScope { at }),
    }
}

fn width(field: Field, word: Option<&str>, at: usize) -> Result<usize, PatternError> {
    let Some(word) = word else { return Ok(1) };
    let padded = matches!(field, Field::Seq(_) | Field::Meeting | Field::Term);
    match word.parse() {
        Ok(width @ 1..=9) if padded && word.len() == 1 => Ok(width),
        _ => Err(PatternError::BadWidth { at, width: word.to_owned() }),
    }
}

impl fmt::Display for NumberPattern {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.iter().try_for_each(|part| match part {
            Part::Literal(text) => write!(out, "{}", text.replace('{', "{{").replace('}', "}}")),
            Part::Field(field, 1) => write!(out, "{{{}}}", field.name()),
            Part::Field(field, width) => write!(out, "{{{}:{width}}}", field.name()),
        })
    }
}

impl Field {
    fn name(self) -> &'static str {
        match self {
            Self::Seq(Scope::Meeting) => "seq:meeting",
            Self::Seq(Scope::Year) => "seq:year",
            Self::Seq(Scope::Term) => "seq:term",
            Self::Meeting => "meeting",
            Self::Term => "term",
            Self::LongYear => "yyyy",
            Self::ShortYear => "yy",
            Self::Body => "body",
            Self::Item => "item",
        }
    }
}

impl FromStr for NumberPattern {
    type Err = PatternError;

    fn from_str(text: &str) -> Result<Self, PatternError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for NumberPattern {
    type Error = PatternError;

    fn try_from(text: String) -> Result<Self, PatternError> {
        Self::parse(&text)
    }
}

impl From<NumberPattern> for String {
    fn from(pattern: NumberPattern) -> Self {
        pattern.to_string()
    }
}
