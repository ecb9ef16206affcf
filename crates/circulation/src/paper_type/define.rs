//! Sets a type of paper up, or changes it for papers founded later.

use std::collections::BTreeSet;

use obeznik_kernel::{Audience, Command, Context, RecordId, Records, RecordsExt, Refusal, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::{ConsultationRole, PaperType, RouteStep, StepKind};
use crate::door::{ensure, need_text, refuse};
use crate::town::Town;

/// Input of `circulation.define_paper_type`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DefinePaperType {
    /// The type, new or present.
    pub paper_type: RecordId,
    /// What it is to be.
    pub value: PaperType,
}

/// Sets a type of paper up. Papers already founded keep the route they were founded with.
///
/// # Errors
/// Refuses a nameless type, a route without a body, a step twice, a body that does not exist, and a
/// commission or committee that would decide (§ 117, § 122).
pub fn define_paper_type(
    command: &Command,
    _context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: DefinePaperType = command.input()?;
    need_text(&input.value.name, "refusal-name-missing")?;
    check_route(&input.value, &Town::load(records)?)?;
    let everybody = Audience::public();
    match records.find::<PaperType>(input.paper_type)? {
        Some(before) => records.save(&Stored { value: input.value, ..before }),
        None => records.add(input.paper_type, None, &everybody, &input.value),
    }
}

fn check_route(value: &PaperType, town: &Town) -> Result<(), Stop> {
    ensure(value.bodies().next().is_some(), "refusal-route-without-body")?;
    let mut seen = BTreeSet::new();
    for step in &value.route {
        if step.id.trim().is_empty() || !seen.insert(step.id.as_str()) {
            return refuse(Refusal::new("refusal-route-step-twice").with("step", &step.id));
        }
        if step.kind == StepKind::Consultation {
            check_consultation(step, town)?;
        }
    }
    Ok(())
}

fn check_consultation(step: &RouteStep, town: &Town) -> Result<(), Stop> {
    let Some(body) = step.body else { return Err(Stop::refused("refusal-route-without-body")) };
    let body = town.need(body)?;
    let may_decide = body.kind.decides() || step.role != Some(ConsultationRole::Decides);
    if !may_decide {
        return refuse(Refusal::new("refusal-advisory-body-decides").with("body", &body.name));
    }
    ensure(step.role.is_some() && body.kind.meets(), "refusal-route-without-body")
}
