//! Whose look a cover sheet has.

use obeznik_kernel::{BodyId, RecordId, Records, RecordsExt, Stop, Stored};

use crate::consultation::{Consultation, ConsultationState};
use crate::paper::Paper;
use crate::paper_type::ConsultationRole;

/// The body a cover sheet is for: the one the paper goes to next, before the route began its first one, and the one
/// that decides when all of them have dealt with it. Nothing where bodies have no part in it, and where the paper lies
/// before more of them at once: the sheet is for all of these, so no one's look is right.
///
/// # Errors
/// When the store cannot be read.
pub fn body_addressed(records: &dyn Records, id: RecordId) -> Result<Option<BodyId>, Stop> {
    let paper = records.need::<Paper>(id)?.value;
    let mut opened: Vec<Stored<Consultation>> = records.under(id)?;
    opened.sort_by_key(|one| (one.value.order, one.value.round));
    if let Some(next) = opened.iter().find(|one| is_ahead(&one.value.state)) {
        let is_alone = !opened.iter().any(|one| one.id != next.id && is_before(&one.value.state));
        return Ok(is_alone.then_some(next.value.body));
    }
    if opened.is_empty() {
        let is_alone = paper.bodies().nth(1).is_none_or(|step| !step.is_beside);
        return Ok(paper.bodies().find_map(|step| step.body).filter(|_| is_alone));
    }
    let decides = paper.bodies().find(|step| step.role == Some(ConsultationRole::Decides));
    Ok(decides.or_else(|| paper.bodies().last()).and_then(|step| step.body))
}

/// Whether the body has the paper now; the one after it only waits.
fn is_before(state: &ConsultationState) -> bool {
    use ConsultationState::{Postponed, Ready, Scheduled};
    matches!(state, Ready | Scheduled | Postponed)
}

fn is_ahead(state: &ConsultationState) -> bool {
    use ConsultationState::{Postponed, Ready, Scheduled, Waiting};
    matches!(state, Waiting | Ready | Scheduled | Postponed)
}
