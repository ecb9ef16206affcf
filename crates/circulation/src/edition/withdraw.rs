//! Takes a corrected file back: the program's own document is the official one again.

use obeznik_kernel::{Command, Context, RecordId, Records, RecordsExt, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::{Edition, PrintedKind, Withdrawal, edition_id};
use crate::door::{acting, need_text};

/// Input of `circulation.withdraw_edition`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct WithdrawEdition {
    /// Which document.
    pub kind: PrintedKind,
    /// The paper, meeting or resolution.
    pub document: RecordId,
    /// Why.
    pub reason: String,
}

/// Takes the corrected file back; it stays named, so that it can be told what was issued meanwhile.
///
/// # Errors
/// Refuses without a reason, and where no corrected file is official.
pub fn withdraw_edition(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: WithdrawEdition = command.input()?;
    need_text(&input.reason, "refusal-reason-missing")?;
    let mut edition: Stored<Edition> = records.need(edition_id(&input.kind, input.document))?;
    let by = acting(command, context);
    let current = edition.value.versions.last_mut().filter(|version| version.withdrawn.is_none());
    let Some(current) = current else { return Err(Stop::refused("refusal-edition-none")) };
    current.withdrawn = Some(Withdrawal { by, at: context.now, reason: input.reason.trim().to_owned() });
    records.save(&edition)
}
