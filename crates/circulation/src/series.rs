//! Running numbers. Only the authority takes them, inside `execute`.

use obeznik_kernel::{Audience, IndexKey, Record, RecordId, Records, RecordsExt, Stop};
use serde::{Deserialize, Serialize};

/// The counter of one series, such as the council's resolutions of one term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Series {
    /// What it counts; the record's id is made of it.
    pub key: String,
    /// The number given out last.
    pub last: u64,
}

impl Record for Series {
    const KIND: &'static str = "series";
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![IndexKey::new("series", &["all", &self.key])]
    }
}

/// The id of a series, the same on every device.
pub fn series_id(key: &str) -> RecordId {
    RecordId::well_known(&format!("series:{key}"))
}

/// Takes the next number of a series; the first is 1.
///
/// # Errors
/// As [`Records::get`].
pub fn take_number(records: &mut dyn Records, key: &str) -> Result<u64, Stop> {
    take_numbers(records, key, 1)
}

/// Takes so many numbers in a row and gives the first of them.
///
/// # Errors
/// As [`Records::get`].
pub(crate) fn take_numbers(records: &mut dyn Records, key: &str, count: u64) -> Result<u64, Stop> {
    let id = series_id(key);
    match records.find::<Series>(id)? {
        Some(mut series) => {
            let first = series.value.last + 1;
            series.value.last += count;
            records.save(&series)?;
            Ok(first)
        }
        None => {
            records.add(id, None, &Audience::public(), &Series { key: key.to_owned(), last: count })?;
            Ok(1)
        }
    }
}

/// Lifts a series so that the next number is above `last`; never lowers it.
///
/// # Errors
/// As [`Records::get`].
pub fn lift(records: &mut dyn Records, key: &str, last: u64) -> Result<(), Stop> {
    let id = series_id(key);
    match records.find::<Series>(id)? {
        Some(series) if series.value.last >= last => Ok(()),
        Some(mut series) => {
            series.value.last = last;
            records.save(&series)
        }
        None => records.add(id, None, &Audience::public(), &Series { key: key.to_owned(), last }),
    }
}
