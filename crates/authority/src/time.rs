//! Time is an actor: what it alone brings about comes as commands of nobody.

use obeznik_kernel::{Command, CommandId, DeviceId, IdSource, Payload, RecordId, Stop, Timestamp};

use crate::decide::{Arrival, settle};
use crate::device::SignedCommand;
use crate::ledger::Ledger;
use crate::verdict::Verdict;

/// Runs every command that is due at an instant. The caller holds the tenant's lock.
///
/// # Errors
/// As [`decide`](crate::decide).
pub fn bring_about(
    ledger: &mut dyn Ledger,
    now: Timestamp,
    ids: &mut dyn IdSource,
    mut salt: impl FnMut() -> [u8; 16],
) -> Result<Vec<(String, Verdict)>, Stop> {
    let mut done = Vec::new();
    for module in ledger.modules() {
        for (kind, payload) in (module.due)(now, ledger.records())? {
            let signed = of_system(&kind, payload, now, ids);
            let arrival = Arrival { now, ids, salt: salt(), rows: &[] };
            done.push((kind, settle(ledger, &signed, arrival)?));
        }
    }
    Ok(done)
}

/// A command of nobody.
pub(crate) fn of_system(
    kind: &str,
    payload: String,
    now: Timestamp,
    ids: &mut dyn IdSource,
) -> SignedCommand {
    let command = Command {
        id: CommandId(ids.next_id()),
        kind: kind.to_owned(),
        kind_version: 1,
        actor: None,
        on_behalf_of: None,
        payload: Payload::Inline(payload),
        base: Vec::new(),
        client_time: now,
    };
    SignedCommand {
        command,
        device: DeviceId(RecordId::well_known("system")),
        n: None,
        signature: String::new(),
    }
}
