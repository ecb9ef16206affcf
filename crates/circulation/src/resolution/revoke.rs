//! Revokes a resolution (transition 28).

use obeznik_kernel::{
    BodyId, BodyKind, Command, Context, RecordId, Records, RecordsExt, Refusal, Stop, Stored,
};
use serde::{Deserialize, Serialize};

use super::{Resolution, ResolutionState};
use crate::door::{ensure, refuse};
use crate::task::{TaskState, change_tasks};
use crate::town::Town;

/// Input of `circulation.revoke_resolution`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RevokeResolution {
    /// The resolution that is revoked.
    pub resolution: RecordId,
    /// The resolution by which the same or a higher body revokes it.
    pub by: RecordId,
}

/// Links both resolutions; tasks of the revoked one end as cancelled. Its number stays.
///
/// # Errors
/// Refuses a revoked resolution, one revoking itself, and a body that is neither the same nor higher.
pub fn revoke_resolution(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: RevokeResolution = command.input()?;
    let mut old: Stored<Resolution> = records.need(input.resolution)?;
    let mut new: Stored<Resolution> = records.need(input.by)?;
    let holds = matches!(old.value.state, ResolutionState::Valid | ResolutionState::Suspended);
    if !holds {
        return refuse(Refusal::new("refusal-resolution-ended").with("number", &old.value.number));
    }
    let may = old.id != new.id && new.value.state == ResolutionState::Valid;
    ensure(may, "refusal-revoking-resolution")?;
    ensure(is_same_or_higher(&Town::load(records)?, new.value.body, old.value.body), "refusal-lower-body")?;
    old.value.state = ResolutionState::Revoked;
    old.value.revoked_by = Some(new.id);
    new.value.revokes.push(old.id);
    records.save(&old)?;
    records.save(&new)?;
    change_tasks(records, old.id, context.now, |task| task.end(TaskState::Cancelled))
}

/// The assembly is above all; the council above its commissions (§ 102/2 písm. h).
fn is_same_or_higher(town: &Town, by: BodyId, of: BodyId) -> bool {
    let kind = |id| town.body(id).map(|body| body.kind.clone());
    match (kind(by), kind(of)) {
        _ if by == of => true,
        (Some(BodyKind::Assembly), _) => true,
        (Some(BodyKind::Council), Some(BodyKind::Commission | BodyKind::WorkingGroup)) => true,
        _ => false,
    }
}
