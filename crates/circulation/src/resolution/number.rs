//! Numbers from patterns and series; taken inside `execute` only, so only the authority gives them.

use obeznik_kernel::{Body, BodyId, Date, Records, RecordsExt as _, Refusal, Stop};

use crate::meeting::Meeting;
use crate::numbering::{NumberContext, NumberPattern};
use crate::paper_type::PaperType;
use crate::series::{Series, series_id, take_number};

/// What a number is for.
pub struct NumberFor {
    /// Tells series of different things apart, such as `paper` or `resolution:<body>`.
    kind: String,
    /// Everything but the running number.
    context: NumberContext,
}

impl NumberFor {
    /// A paper of a type, founded on a day.
    pub fn paper(kind: &PaperType, today: Date) -> Self {
        // Types whose pattern does not name them share one series, or their numbers would meet.
        let names_type = kind.number_pattern.contains("{body}");
        let body = if names_type { kind.abbreviation.clone() } else { String::new() };
        let context = NumberContext { body, year: today.year(), ..NumberContext::default() };
        Self { kind: "paper".to_owned(), context }
    }

    /// A resolution of a body at a meeting, to an item of its agenda counted from 1.
    pub fn resolution(id: BodyId, body: &Body, meeting: &Meeting, item: usize) -> Self {
        let context = NumberContext {
            body: body.abbreviation.clone(),
            seq: 1,
            year: meeting.on.year(),
            term: Some(meeting.term),
            meeting: Some(meeting.number),
            item: Some(item.to_string()),
        };
        Self { kind: format!("resolution:{id}"), context }
    }

    /// A decision of a body that does not meet, made on a day.
    pub fn without_meeting(id: BodyId, body: &Body, on: Date) -> Self {
        let context = NumberContext {
            body: body.abbreviation.clone(),
            seq: 1,
            year: on.year(),
            ..NumberContext::default()
        };
        Self { kind: format!("resolution:{id}"), context }
    }
}

/// Takes the next number of the pattern as text.
///
/// # Errors
/// Refuses a pattern that is none, and one that needs what the context does not hold.
pub fn take_text(records: &mut dyn Records, pattern: &str, wanted: &NumberFor) -> Result<String, Stop> {
    let parsed = parse(pattern)?;
    let mut context = wanted.context.clone();
    let key = parsed.series_key(&context).map_err(|error| bad_pattern(pattern, error))?;
    let seq = take_number(records, &format!("{}:{key}", wanted.kind))?;
    context.seq = u32::try_from(seq).unwrap_or(u32::MAX);
    parsed.format(&context).map_err(|error| bad_pattern(pattern, error))
}

/// How many numbers may be taken by an imported history before a person has to look.
const MOST_TAKEN: usize = 8;

/// Takes the next number of a body's resolutions that nobody has given yet.
///
/// # Errors
/// As [`take_text`], and when an imported history has taken too many in a row.
pub(crate) fn free_number(
    records: &mut dyn Records,
    id: BodyId,
    body: &Body,
    wanted: &NumberFor,
) -> Result<String, Stop> {
    for _ in 0..MOST_TAKEN {
        let number = take_text(records, &body.resolution_pattern, wanted)?;
        if records.scan("resolution_by_number", &[&id.to_string(), &number], 1)?.is_empty() {
            return Ok(number);
        }
    }
    Err(Refusal::new("refusal-number-taken").with("pattern", &body.resolution_pattern).into())
}

/// The number the body's next decision without a meeting would get on a day; nothing where its pattern needs one.
///
/// # Errors
/// As [`Records::get`].
pub fn next_without_meeting(
    records: &dyn Records,
    id: BodyId,
    body: &Body,
    on: Date,
) -> Result<Option<String>, Stop> {
    let wanted = NumberFor::without_meeting(id, body, on);
    let Ok(parsed) = parse(&body.resolution_pattern) else { return Ok(None) };
    let Ok(key) = parsed.series_key(&wanted.context) else { return Ok(None) };
    let series = series_id(&format!("{}:{key}", wanted.kind));
    let last = records.find::<Series>(series)?.map_or(0, |series| series.value.last);
    let seq = u32::try_from(last + 1).unwrap_or(u32::MAX);
    Ok(parsed.format(&NumberContext { seq, ..wanted.context }).ok())
}

/// The series and the running number of a number that came from elsewhere, when it was written by the
/// body's present pattern.
pub fn series_of(id: BodyId, body: &Body, term: Option<u32>, number: &str) -> Option<(String, u64)> {
    let pattern = NumberPattern::parse(&body.resolution_pattern).ok()?;
    let found = pattern.parse_number(number)?;
    let seq = found.seq?;
    let context = NumberContext {
        body: body.abbreviation.clone(),
        seq,
        year: found.year.unwrap_or_default(),
        term: found.term.or(term),
        meeting: found.meeting,
        item: found.item,
    };
    let key = pattern.series_key(&context).ok()?;
    Some((format!("resolution:{id}:{key}"), u64::from(seq)))
}

fn parse(pattern: &str) -> Result<NumberPattern, Stop> {
    NumberPattern::parse(pattern).map_err(|error| bad_pattern(pattern, error))
}

fn bad_pattern(pattern: &str, error: impl std::fmt::Display) -> Stop {
    Refusal::new("refusal-number-pattern").with("pattern", pattern).with("what", error).into()
}
