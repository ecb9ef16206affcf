//! What stands in the letterhead beside name, seat and arms of the municipality.

use obeznik_kernel::{Audience, Command, Context, Record, RecordId, Records, RecordsExt, Stop, Stored};
use serde::{Deserialize, Serialize};

use crate::door::ensure;

/// A line that would not fit beside the arms.
const LONGEST_LINE: usize = 160;

/// The letterhead of the town.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LetterheadLines {
    /// How to reach the office in one line: telephone, e-mail, data box; may be blank.
    #[serde(default)]
    pub contact: String,
}

impl Record for LetterheadLines {
    const KIND: &'static str = "letterhead";
}

/// The identifier of the one letterhead of a store.
pub fn letterhead_id() -> RecordId {
    RecordId::well_known("letterhead")
}

/// Input of `circulation.set_letterhead`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SetLetterhead {
    /// What it is to be.
    pub value: LetterheadLines,
}

/// Sets the lines of the letterhead of documents made from now on.
///
/// # Errors
/// Refuses a contact that is no single short line.
pub fn set_letterhead(
    command: &Command,
    _context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let SetLetterhead { value } = command.input()?;
    let is_line = !value.contact.contains('\n') && value.contact.chars().count() <= LONGEST_LINE;
    ensure(is_line, "refusal-letterhead-too-long")?;
    match records.find::<LetterheadLines>(letterhead_id())? {
        Some(before) => records.save(&Stored { value, ..before }),
        None => records.add(letterhead_id(), None, &Audience::public(), &value),
    }
}
