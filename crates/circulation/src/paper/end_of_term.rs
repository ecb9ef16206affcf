//! Closes a paper that is not carried over into a new term.

use obeznik_kernel::{Command, Context, RecordId, Records, Stop};
use serde::{Deserialize, Serialize};

use super::walk::drop_open;
use super::withdraw::UNFINISHED;
use super::{PaperState, in_state};
use crate::audience::keep_paper;
use crate::consultation::withdraw_all;

/// Input of `circulation.close_with_term`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CloseWithTerm {
    /// The paper.
    pub paper: RecordId,
}

/// Written on the paper, as documents say it.
const REASON: &str = "Skončilo volební období";

/// Ends the journey of a paper because the term of the bodies is over; it stays visible as a withdrawn one does. Whoever
/// wants it decided puts it before the new assembly again.
///
/// # Errors
/// Refuses papers whose journey has ended.
pub fn close_with_term(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: CloseWithTerm = command.input()?;
    let mut paper = in_state(command, records, input.paper, &UNFINISHED)?;
    withdraw_all(command, context, records, paper.id, REASON)?;
    drop_open(&mut paper.value, context.now);
    paper.value.state = PaperState::Withdrawn;
    REASON.clone_into(&mut paper.value.return_reason);
    keep_paper(records, &paper).map(|_| ())
}
