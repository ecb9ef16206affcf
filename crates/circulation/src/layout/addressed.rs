//! Whose look a cover sheet has.

use obeznik_kernel::{BodyId, RecordId, Records, RecordsExt, Stop, Stored};

use crate::consultation::{Consultation, ConsultationState};
use crate::paper::Paper;
use crate::paper_type::ConsultationRole;

/// The body a cover sheet is for: the one the paper goes to next, before the route began its first one, and the one
/// that decides when all of them have dealt with it. Nothing where bodies have no part in it.
///
/// # Errors
/// When the store cannot be read.
pub fn body_addressed(records: &dyn Records, id: RecordId) -> Result<Option<BodyId>, Stop> {
    let paper = records.need::<Paper>(id)?.value;
    let mut opened: Vec<Stored<Consultation>> = records.under(id)?;
    opened.sort_by_key(|one| (one.value.order, one.value.round));
    if let Some(next) = opened.iter().find(|one| is_ahead(&one.value.state)) {
        return Ok(Some(next.value.body));
    }
    if opened.is_empty() {
        return Ok(paper.bodies().find_map(|step| step.body));
    }
    let decides = paper.bodies().find(|step| step.role == Some(ConsultationRole::Decides));
    Ok(decides.or_else(|| paper.bodies().last()).and_then(|step| step.body))
}

fn is_ahead(state: &ConsultationState) -> bool {
    use ConsultationState::{Postponed, Ready, Scheduled, Waiting};
    matches!(state, Waiting | Ready | Scheduled | Postponed)
}
