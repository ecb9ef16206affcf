//! Lets numbers follow those a town gave before it had this program.

use obeznik_kernel::{BodyId, Command, Context, Records, Refusal, Stop};
use serde::{Deserialize, Serialize};

use super::number::series_of;
use crate::door::refuse;
use crate::series::lift;
use crate::town::Town;

/// Input of `circulation.continue_numbers`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ContinueNumbers {
    /// The body.
    pub body: BodyId,
    /// Number of the term of office, in which many patterns count.
    pub term: u32,
    /// The number its last resolution got elsewhere, such as `RM/1136/38/2024`.
    pub last: String,
}

/// Makes the next resolution of the body follow the given number; never goes back.
///
/// # Errors
/// Refuses a number not written by the body's pattern.
pub fn continue_numbers(
    command: &Command,
    _context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: ContinueNumbers = command.input()?;
    let town = Town::load(records)?;
    let body = town.need(input.body)?;
    if let Some((series, last)) = series_of(input.body, body, Some(input.term), &input.last) {
        return lift(records, &series, last);
    }
    refuse(
        Refusal::new("refusal-number-of-other-pattern")
            .with("number", &input.last)
            .with("pattern", &body.resolution_pattern),
    )
}
