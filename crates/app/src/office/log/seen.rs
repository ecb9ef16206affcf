//! The log as an office tells it to a person who reads it from their own computer: only lines whose every record they
//! see, and words only of what they saw then too.

use std::collections::BTreeSet;

use obeznik_authority::{LogEntry, LogFilter, LogPart, LogSight, find_standing};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{Audience, PersonId, RecordId, Records, Timestamp};
use obeznik_store::Reader;
use serde_json::{Value, json};

use super::{LogInput, LogRow, MOST, Telling, filter};
use crate::api::ApiError;
use crate::circulation::papers::HistoryEvent;
use crate::circulation::{history, readings};
use crate::municipality::names::Names;
use crate::office::shared::Page;

/// Lines that may be leafed through; whoever wants older ones narrows the days.
const MOST_LINES: u32 = 50_000;

/// The log of an office, as what it tells is read: a file of its own, or a place in a database.
#[expect(clippy::missing_errors_doc, reason = "all fail when it cannot be read")]
pub trait LogBook {
    /// Every audience the office uses or has used.
    fn audiences(&self) -> Result<Vec<Audience>, ApiError>;
    /// A part of the links that a filter lets through and the person may be told of, the newest first, but for one kind of
    /// commands.
    fn seen(
        &self,
        wanted: (&LogFilter, &str),
        sight: &LogSight,
        part: LogPart,
    ) -> Result<Vec<LogEntry>, ApiError>;
    /// How many of them there are; counted up to `most`.
    fn seen_count(&self, filter: &LogFilter, sight: &LogSight, most: u32) -> Result<u32, ApiError>;
    /// How many links a filter lets through, whoever may be told of them.
    fn count(&self, filter: &LogFilter) -> Result<u32, ApiError>;
    /// Whether a link touched what the person did not see then: they are not told its words.
    fn keeps_words(&self, log_no: u64, sight: &LogSight) -> Result<bool, ApiError>;
    /// Kinds and identifiers of the records a link changed, in the order of its command.
    fn touched_by(&self, log_no: u64) -> Result<Vec<(String, RecordId)>, ApiError>;
}

impl LogBook for Reader {
    fn audiences(&self) -> Result<Vec<Audience>, ApiError> {
        Ok(Reader::audiences(self)?)
    }

    fn seen(
        &self,
        wanted: (&LogFilter, &str),
        sight: &LogSight,
        part: LogPart,
    ) -> Result<Vec<LogEntry>, ApiError> {
        Ok(self.log_seen(wanted, sight, part)?)
    }

    fn seen_count(&self, filter: &LogFilter, sight: &LogSight, most: u32) -> Result<u32, ApiError> {
        Ok(self.log_seen_count(filter, sight, most)?)
    }

    fn count(&self, filter: &LogFilter) -> Result<u32, ApiError> {
        Ok(self.log_count(filter)?)
    }

    fn keeps_words(&self, log_no: u64, sight: &LogSight) -> Result<bool, ApiError> {
        Ok(Reader::keeps_words(self, log_no, sight)?)
    }

    fn touched_by(&self, log_no: u64) -> Result<Vec<(String, RecordId)>, ApiError> {
        Ok(Reader::touched_by(self, log_no)?)
    }
}

/// A part of the log, for a person.
///
/// # Errors
/// [`Code::Invalid`](crate::Code::Invalid) for a day or an identifier that is none, else when it cannot be read.
pub fn seen_log(
    records: &dyn Records,
    book: &dyn LogBook,
    (person, now): (PersonId, Timestamp),
    input: &LogInput,
) -> Result<Page<LogRow>, ApiError> {
    let (filter, sight) = (filter(input)?, sight(records, book, person, now)?);
    let total = book.seen_count(&filter, &sight, MOST_LINES)?;
    let (offset, limit) = (input.slice.offset, input.slice.limit.min(MOST));
    let limit = limit.min(total.saturating_sub(offset));
    if limit == 0 {
        return Ok(Page { rows: Vec::new(), total });
    }
    let entries = told(book, &sight, (&filter, ""), LogPart { below: None, offset, limit })?;
    let telling = Telling {
        records,
        names: Names::of(records),
        touched: &|log_no| book.touched_by(log_no),
        sees: &|scope| sight.sees(scope),
    };
    let rows = entries.iter().map(|entry| telling.row(entry)).collect::<Result<_, _>>()?;
    Ok(Page { rows, total })
}

/// What happened to a record, for a person.
///
/// # Errors
/// When it cannot be read.
pub fn seen_history(
    records: &dyn Records,
    book: &dyn LogBook,
    (person, now): (PersonId, Timestamp),
    record: RecordId,
) -> Result<Vec<HistoryEvent>, ApiError> {
    let sight = sight(records, book, person, now)?;
    let filter = LogFilter { record: Some(record), ..LogFilter::default() };
    let part = LogPart { below: None, offset: 0, limit: history::MOST };
    let entries = told(book, &sight, (&filter, readings::NOTE), part)?;
    history::told(&Names::of(records), &entries)
}

pub(super) fn sight(
    records: &dyn Records,
    book: &dyn LogBook,
    person: PersonId,
    now: Timestamp,
) -> Result<LogSight, ApiError> {
    Ok(match find_standing(records, person)? {
        Some(standing) => LogSight::of(&standing, &book.audiences()?, day_in_prague(now)),
        None => LogSight { person, audiences: BTreeSet::new() },
    })
}

pub(super) fn told(
    book: &dyn LogBook,
    sight: &LogSight,
    wanted: (&LogFilter, &str),
    part: LogPart,
) -> Result<Vec<LogEntry>, ApiError> {
    let mut entries = book.seen(wanted, sight, part)?;
    for entry in &mut entries {
        if book.keeps_words(entry.log_no, sight)? {
            entry.payload = entry.payload.as_deref().map(wordless);
        }
    }
    Ok(entries)
}

/// What stays of an input without its words: whether something was closed, which the sentence itself says.
fn wordless(payload: &str) -> String {
    let payload: Value = serde_json::from_str(payload).unwrap_or_default();
    let is_closed = payload.get("is_confidential").and_then(Value::as_bool);
    is_closed.map_or_else(|| json!({}), |is_closed| json!({ "is_confidential": is_closed })).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_input_no_word_stays() {
        let table = [
            (r#"{"reason":"pomluva","edits":[{"field":"title","value":"Kauza"}]}"#, "{}"),
            (r#"{"is_confidential":true,"why":"rodné číslo"}"#, r#"{"is_confidential":true}"#),
            ("no JSON", "{}"),
        ];
        for (payload, expected) in table {
            assert_eq!(wordless(payload), expected);
        }
    }
}
