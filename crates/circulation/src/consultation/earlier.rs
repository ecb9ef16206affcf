//! What the bodies before one on the same route said, for the agenda of that one.

use std::collections::BTreeMap;

use obeznik_kernel::{RecordId, Records, RecordsExt as _, Stop, Stored};

use super::{Consultation, ConsultationState};

/// How the paper fared with each body that comes before `order` on its route, in their order: the last round of each.
/// A body whose turn has not come, or that has it on an agenda now, has said nothing yet.
///
/// # Errors
/// As [`Records::children`].
pub fn earlier(
    records: &dyn Records,
    paper: RecordId,
    order: u32,
) -> Result<Vec<Stored<Consultation>>, Stop> {
    let mut all: Vec<Stored<Consultation>> = records.under(paper)?;
    all.retain(|one| one.value.order < order);
    all.sort_by_key(|one| (one.value.order, one.value.round));
    let last: BTreeMap<u32, Stored<Consultation>> =
        all.into_iter().map(|one| (one.value.order, one)).collect();
    let has_spoken = |one: &Consultation| !one.is_open() || one.state == ConsultationState::Postponed;
    Ok(last.into_values().filter(|one| has_spoken(&one.value)).collect())
}
