//! Notes that a document went to the filing service.

use obeznik_kernel::{Command, Context, RecordId, Records, RecordsExt, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::{
    HandOver, RegistryEntry, RegistryKind, RegistryNumbers, need_document, numbers_fault, registry_entry_id,
};
use crate::door::{acting, ensure, refuse};

/// Input of `circulation.hand_to_registry`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HandToRegistry {
    /// Which document.
    pub kind: RegistryKind,
    /// The paper, meeting, document of a meeting or resolution.
    pub document: RecordId,
    /// The marks proposed with it; what the entry knows already stays.
    #[serde(default)]
    pub marks: RegistryNumbers,
    /// Whether it goes although it went before.
    #[serde(default)]
    pub again: bool,
}

/// Notes the hand-over with the marks that were proposed.
///
/// # Errors
/// Refuses a document nobody has finished, one that was handed over before unless it is to go again, a number of
/// its own (the filing service gives it) and marks that are none.
pub fn hand_to_registry(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: HandToRegistry = command.input()?;
    let found = need_document(records, &input.kind, input.document)?;
    let marks = RegistryNumbers { reference_number: String::new(), ..input.marks.tidied() };
    if let Some(fault) = numbers_fault(&marks) {
        return refuse(fault);
    }
    let hand_over = HandOver { at: context.now, by: acting(command, context) };
    let id = registry_entry_id(&input.kind, input.document);
    match records.find::<RegistryEntry>(id)? {
        Some(before) => {
            ensure(before.value.hand_overs.is_empty() || input.again, "refusal-registry-handed-over")?;
            let mut value = before.value.clone();
            value.numbers = value.numbers.or(&marks);
            value.hand_overs.push(hand_over);
            records.save(&Stored { value, ..before })
        }
        None => {
            let mut entry = RegistryEntry::new(input.kind, input.document);
            entry.numbers = marks;
            entry.hand_overs.push(hand_over);
            records.add(id, Some(input.document), &found.audience, &entry)
        }
    }
}
