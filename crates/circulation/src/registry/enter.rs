//! Enters the numbers the filing service gave.

use obeznik_kernel::{Command, Context, RecordId, Records, RecordsExt, Refusal, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::{
    NumberCorrection, RegistryEntry, RegistryKind, RegistryNumbers, need_document, number_key, numbers_fault,
    registry_entry_id,
};
use crate::door::{acting, ensure, need_text, refuse};

/// Input of `circulation.enter_registry_numbers`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EnterRegistryNumbers {
    /// Which document.
    pub kind: RegistryKind,
    /// The paper, meeting, document of a meeting or resolution.
    pub document: RecordId,
    /// What it has from now on; empty ones stay as they are.
    pub numbers: RegistryNumbers,
    /// Why a number that was entered before changes.
    #[serde(default)]
    pub reason: String,
}

/// Enters numbers and marks, or mends them with a reason.
///
/// # Errors
/// Refuses a document nobody has finished, the lack of a reference number, one that another document has, numbers
/// that are none, a change without a reason and what changes nothing.
pub fn enter_registry_numbers(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: EnterRegistryNumbers = command.input()?;
    let found = need_document(records, &input.kind, input.document)?;
    let id = registry_entry_id(&input.kind, input.document);
    let before: Option<Stored<RegistryEntry>> = records.find(id)?;
    let mut entry = match &before {
        Some(before) => before.value.clone(),
        None => RegistryEntry::new(input.kind.clone(), input.document),
    };
    let numbers = input.numbers.tidied().or(&entry.numbers);
    check(records, id, &numbers)?;
    ensure(numbers != entry.numbers, "refusal-registry-unchanged")?;
    if entry.is_registered() && numbers.changes(&entry.numbers) {
        need_text(&input.reason, "refusal-registry-reason-missing")?;
        entry.corrections.push(NumberCorrection {
            at: context.now,
            by: acting(command, context),
            before: entry.numbers.clone(),
            reason: input.reason.trim().to_owned(),
        });
    }
    entry.numbers = numbers;
    match before {
        Some(before) => records.save(&Stored { value: entry, ..before }),
        None => records.add(id, Some(input.document), &found.audience, &entry),
    }
}

/// Most entries of one number ever read; there is never more than one.
const MOST: usize = 2;

fn check(records: &dyn Records, id: RecordId, numbers: &RegistryNumbers) -> Result<(), Stop> {
    need_text(&numbers.reference_number, "refusal-registry-number-missing")?;
    if let Some(fault) = numbers_fault(numbers) {
        return refuse(fault);
    }
    let key = number_key(&numbers.reference_number);
    let others: Vec<Stored<RegistryEntry>> = records.find_by("registry_by_number", &[&key], MOST)?;
    if others.iter().any(|other| other.id != id) {
        return refuse(
            Refusal::new("refusal-registry-number-taken").with("number", &numbers.reference_number),
        );
    }
    Ok(())
}
