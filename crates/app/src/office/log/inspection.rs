//! The log for a package for a supervisory body, where it is made at a computer that has joined the office: for who sees
//! every paper, with what each line touched and with what is not told.

use obeznik_authority::{LogFilter, LogPart, find_standing};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{
    Action, BodyKind, Date, PersonId, RecordId, Records, Role, Standing, Subject, Timestamp, may,
};
use serde::{Deserialize, Serialize};

use super::seen::{LogBook, sight, told};
use super::{LogRow, MOST, MOST_TOUCHED, Telling, begins};
use crate::api::{ApiError, Code};
use crate::municipality::names::Names;

/// Records of one act that are told: an import brings thousands, all of them of one kind.
const MOST_TOLD: usize = 4 * MOST_TOUCHED;

/// Which lines are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InspectionInput {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// First line, the newest first, where no number is named.
    pub offset: u32,
    /// Only lines with a smaller number: the last one that came. An older office goes by the offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<u64>,
}

/// A line of the log with what it touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InspectedLine {
    /// The line.
    pub row: LogRow,
    /// Kinds and identifiers of records it touched that the office still has.
    pub touched: Vec<(String, RecordId)>,
}

/// A part of the lines of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InspectedPart {
    /// The lines, the newest first; none after the last one.
    pub lines: Vec<InspectedLine>,
    /// Lines of the period that are told; counted with the first part alone.
    pub told: u32,
    /// All its lines, counted with them; what is not told of them concerns what the person does not see or what was erased.
    pub all: u32,
}

/// What a verification of the whole chain said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainSaid {
    /// Links that hold, from the first one on.
    pub links: u64,
    /// Hash of the last of them.
    pub head: String,
    /// Number of the first link that does not hold, and how: `gap`, `detached`, `changed`, `payload`, `missing`.
    pub broken: Option<(u64, String)>,
    /// Links whose input was erased.
    pub erased: u64,
}

/// Whether somebody sees every paper and may make the package: the office's own secretaries. Who only sets the office up
/// sees a part, and a package of a part would read as a whole one.
pub fn sees_every_paper(standing: &Standing, today: Date) -> bool {
    let is_secretary = standing.seats_on(today).any(|seat| {
        seat.for_person.is_none()
            && seat.body_kind == BodyKind::Office
            && matches!(seat.role, Role::Secretary | Role::ChiefOfficer)
    });
    is_secretary && may(Some(standing), Action::SetUp, &Subject::office(), today)
}

/// Refuses who does not see every paper.
///
/// # Errors
/// [`Code::Refused`] for them, else when the records cannot be read.
pub fn check_inspection(records: &dyn Records, person: PersonId, now: Timestamp) -> Result<(), ApiError> {
    let standing = find_standing(records, person)?;
    match standing.is_some_and(|standing| sees_every_paper(&standing, day_in_prague(now))) {
        true => Ok(()),
        false => Err(ApiError::new(Code::Refused, "control-sees-part")),
    }
}

/// A part of the log of a period.
///
/// # Errors
/// As [`check_inspection`].
pub fn inspected_log(
    records: &dyn Records,
    book: &dyn LogBook,
    (person, now): (PersonId, Timestamp),
    input: &InspectionInput,
) -> Result<InspectedPart, ApiError> {
    check_inspection(records, person, now)?;
    let sight = sight(records, book, person, now)?;
    let before = input.to.tomorrow().ok().and_then(begins);
    let filter = LogFilter { from: begins(input.from), before, ..LogFilter::default() };
    let offset = if input.below.is_some() { 0 } else { input.offset };
    let entries = told(book, &sight, (&filter, ""), LogPart { below: input.below, offset, limit: MOST })?;
    let telling = Telling {
        records,
        names: Names::of(records),
        touched: &|log_no| book.touched_by(log_no),
        sees: &|scope| sight.sees(scope),
    };
    let mut lines = Vec::with_capacity(entries.len());
    for entry in &entries {
        let mut touched = book.touched_by(entry.log_no)?;
        touched.truncate(MOST_TOLD);
        let mut here = Vec::with_capacity(touched.len());
        for (kind, id) in touched {
            if records.get(&kind, id)?.is_some() {
                here.push((kind, id));
            }
        }
        lines.push(InspectedLine { row: telling.row(entry)?, touched: here });
    }
    let (told, all) = match input.below {
        None => (book.seen_count(&filter, &sight, u32::MAX >> 1)?, book.count(&filter)?),
        Some(_) => (0, 0),
    };
    Ok(InspectedPart { lines, told, all })
}
