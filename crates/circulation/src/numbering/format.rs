//! A number from its pattern, and the counter it draws from.

use super::{Field, NumberContext, NumberError, NumberPattern, Part, Scope};

impl NumberPattern {
    /// Writes the number.
    ///
    /// # Errors
    /// [`NumberError`] when the context lacks a field of the pattern.
    pub fn format(&self, context: &NumberContext) -> Result<String, NumberError> {
        self.parts.iter().map(|part| write(part, context)).collect()
    }

    /// The counter this number draws from: the body and what the running number starts again with.
    /// Two patterns of one body with the same scope share it; kinds of things (papers, resolutions) must be
    /// told apart by the caller.
    ///
    /// # Errors
    /// [`NumberError`] when the context lacks the term or the meeting the counter hangs on.
    pub fn series_key(&self, context: &NumberContext) -> Result<String, NumberError> {
        let body = &context.body;
        match self.counter() {
            Some(Field::Seq(Scope::Meeting)) => {
                let meeting = context.meeting.ok_or(NumberError::Missing("meeting"))?;
                Ok(format!("{body}/meeting/{}/{meeting}", numbering_of_meetings(context)))
            }
            Some(Field::Seq(Scope::Year)) => Ok(format!("{body}/year/{}", context.year)),
            Some(Field::Seq(Scope::Term)) => Ok(format!("{body}/term/{}", term(context)?)),
            _ => Ok(format!("{body}/meetings/{}", numbering_of_meetings(context))),
        }
    }

    /// Whether the running number starts again with each meeting, year or term; `None` for a pattern that only
    /// numbers meetings.
    #[must_use]
    pub fn scope(&self) -> Option<Scope> {
        match self.counter() {
            Some(Field::Seq(scope)) => Some(scope),
            _ => None,
        }
    }
}

/// Numbers of meetings start again with a term; a body without terms counts them within the year.
fn numbering_of_meetings(context: &NumberContext) -> String {
    context.term.map_or_else(|| format!("y{}", context.year), |term| format!("t{term}"))
}

fn term(context: &NumberContext) -> Result<u32, NumberError> {
    context.term.ok_or(NumberError::Missing("term"))
}

fn write(part: &Part, context: &NumberContext) -> Result<String, NumberError> {
    let (field, width) = match part {
        Part::Literal(text) => return Ok(text.clone()),
        Part::Field(field, width) => (*field, *width),
    };
    let padded = |number: u32| format!("{number:0width$}");
    match field {
        Field::Seq(_) if context.seq == 0 => Err(NumberError::Zero),
        Field::Seq(_) => Ok(padded(context.seq)),
        Field::Meeting => context.meeting.map(padded).ok_or(NumberError::Missing("meeting")),
        Field::Term => term(context).map(padded),
        Field::LongYear => year(context.year, 1000..=9999).map(|year| year.to_string()),
        Field::ShortYear => year(context.year, 1990..=2089).map(|year| format!("{:02}", year % 100)),
        Field::Body => letters(&context.body).ok_or(NumberError::Missing("body")),
        Field::Item => item(context).ok_or(NumberError::Missing("item")),
    }
}

fn year(year: i16, fits: std::ops::RangeInclusive<i16>) -> Result<i16, NumberError> {
    if fits.contains(&year) { Ok(year) } else { Err(NumberError::YearOutOfRange(year)) }
}

/// An abbreviation of letters only, so that it can be read back.
fn letters(body: &str) -> Option<String> {
    (!body.is_empty() && body.chars().all(char::is_alphabetic)).then(|| body.to_owned())
}

fn item(context: &NumberContext) -> Option<String> {
    let item = context.item.as_deref()?;
    let numbers =
        item.split('.').all(|part| !part.is_empty() && part.bytes().all(|sign| sign.is_ascii_digit()));
    numbers.then(|| item.to_owned())
}
