//! What a corrected outcome makes of the paper's journey.

use obeznik_kernel::{Context, RecordId, Records, RecordsExt, Refusal, Stop, Stored};

use super::enter::{EnterOutcome, Scene};
use super::settle::{ASSEMBLY_STEP, Ending, go_on, note_ending};
use crate::audience::keep_paper;
use crate::consultation::{Consultation, ConsultationState};
use crate::door::{ensure, refuse};
use crate::paper::{Paper, PaperState};
use crate::resolution::{Resolution, ResolutionState};

/// Writes where the consultation really ended. When the journey goes on where it had ended, the next body
/// opens; when it ends where it had gone on, the next body closes again, unless it has begun already.
///
/// # Errors
/// Refuses a paper that is no longer with the bodies, and bodies that have begun on the wrong outcome.
pub(super) fn resettle_paper(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    scene: Scene,
    input: &EnterOutcome,
    ending: &Ending,
    resolution: Option<RecordId>,
    why: &str,
) -> Result<(), Stop> {
    let Some((mut paper, mut consultation)) = scene.paper.clone() else { return Ok(()) };
    let all: Vec<Stored<Consultation>> = records.under(paper.id)?;
    check_stays_with_bodies(&paper.value, &consultation, &all)?;
    check_fate(records, &consultation.value)?;
    // As it was written down: an old route let an advisory body stop the paper.
    let went_on = all.iter().any(|one| one.id == consultation.id && one.value.passes_on());
    note_ending(&mut consultation.value, input, ending, resolution);
    records.save(&consultation)?;
    match (went_on, consultation.value.passes_on()) {
        (true, false) => {
            take_back(records, &scene, &mut paper.value, &consultation.value, all, why)?;
            paper.value.state = PaperState::Closed;
            keep_paper(records, &paper).map(|_| ())
        }
        (false, true) => {
            paper.value.state = PaperState::InBodies;
            go_on(context, records, &scene.town, paper, &consultation.value)
        }
        _ => Ok(()),
    }
}

/// The consultation must be the last of its step, and nobody may have taken the paper up again.
fn check_stays_with_bodies(
    paper: &Paper,
    one: &Stored<Consultation>,
    all: &[Stored<Consultation>],
) -> Result<(), Stop> {
    let is_here = matches!(paper.state, PaperState::InBodies | PaperState::Closed);
    let is_last =
        !all.iter().any(|two| two.value.step == one.value.step && two.value.round > one.value.round);
    if is_here && is_last {
        return Ok(());
    }
    refuse(Refusal::new("refusal-paper-moved-on").with("title", &paper.title))
}

/// What the assembly decided about a suspended resolution was written down by this outcome.
fn check_fate(records: &dyn Records, one: &Consultation) -> Result<(), Stop> {
    let Some(about) = one.about else { return Ok(()) };
    let about: Stored<Resolution> = records.need(about)?;
    ensure(about.value.state == ResolutionState::Suspended, "refusal-fate-written")
}

/// Closes what the wrong outcome had opened.
fn take_back(
    records: &mut dyn Records,
    scene: &Scene,
    paper: &mut Paper,
    one: &Consultation,
    all: Vec<Stored<Consultation>>,
    why: &str,
) -> Result<(), Stop> {
    let later: Vec<_> = all.into_iter().filter(|two| two.value.order > one.order).collect();
    let has_begun = |two: &&Stored<Consultation>| {
        use ConsultationState::{Ready, Waiting, Withdrawn};
        !matches!(two.value.state, Waiting | Ready | Withdrawn)
    };
    if let Some(begun) = later.iter().find(has_begun) {
        let body = scene.town.need(begun.value.body)?.name.clone();
        return refuse(Refusal::new("refusal-next-body-began").with("body", body));
    }
    for mut two in later.into_iter().filter(|two| two.value.state == ConsultationState::Ready) {
        if two.value.step == ASSEMBLY_STEP {
            paper.route.retain(|step| step.id != ASSEMBLY_STEP);
            two.value.state = ConsultationState::Withdrawn;
            why.clone_into(&mut two.value.reason);
        } else {
            two.value.state = ConsultationState::Waiting;
            two.value.due_on = None;
        }
        records.save(&two)?;
    }
    Ok(())
}
