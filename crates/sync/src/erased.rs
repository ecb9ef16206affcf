//! What a device still knows of a row that was erased for good goes with it.

use std::collections::BTreeSet;

use obeznik_authority::{REFUSED_ERASED, SignedCommand, is_about, is_account};
use obeznik_kernel::{Payload, RecordId, Refusal, Stop};

use crate::outbox::Attention;
use crate::row::RowKey;
use crate::store::ClientStore;

/// Accepted commands about the rows are forgotten; of refused ones stays that they were refused. Commands on their
/// way stay: the office refuses them without keeping their input. A command that comes to its end only now may
/// concern what was erased long ago, in a file that was restored.
pub(crate) fn forget(
    store: &mut dyn ClientStore,
    newly: &BTreeSet<RowKey>,
    has_settled: bool,
) -> Result<(), Stop> {
    newly.iter().try_for_each(|key| store.note_erased(key))?;
    let ids = if newly.is_empty() && !has_settled { BTreeSet::new() } else { store.erased()? };
    if ids.is_empty() {
        return Ok(());
    }
    for retained in store.retained()? {
        if concerns(&retained.entry.signed, &ids) {
            store.remove_retained(retained.entry.id())?;
        }
    }
    for refused in store.attention()? {
        let is_about = concerns(&refused.signed, &ids) || names(&refused.refusal, &ids);
        if is_about && refused.refusal.key != REFUSED_ERASED {
            store.add_attention(&emptied(refused))?;
        }
    }
    Ok(())
}

/// A refused command as it waits for the person; without its input when it concerns what was erased.
pub(crate) fn kept(refused: Attention) -> Attention {
    if refused.refusal.key == REFUSED_ERASED { emptied(refused) } else { refused }
}

fn emptied(mut refused: Attention) -> Attention {
    let command = &mut refused.signed.command;
    command.payload = Payload::Inline("{}".to_owned());
    command.base.clear();
    refused.signed.signature.clear(); // it would confirm a guessed input
    refused.refusal = Refusal::new(REFUSED_ERASED);
    refused
}

fn concerns(signed: &SignedCommand, ids: &BTreeSet<RecordId>) -> bool {
    let command = &signed.command;
    if is_account(&command.kind) {
        return false; // an office that was restored must hear of the erasure again
    }
    is_about(command.payload_text(), ids) || command.base.iter().any(|base| ids.contains(&base.id))
}

fn names(refusal: &Refusal, ids: &BTreeSet<RecordId>) -> bool {
    refusal.args.iter().any(|(_, value)| is_about(value, ids))
}
