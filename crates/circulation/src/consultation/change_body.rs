//! Gives a paper that waits for a body that is no more to another body.

use obeznik_kernel::{
    BodyId, BodyKind, Command, Context, Date, RecordId, Records, RecordsExt as _, Refusal, Stop, Stored,
};
use serde::{Deserialize, Serialize};

use super::route::{due_of, let_mayor_in};
use super::{Consultation, ConsultationState};
use crate::audience::keep_paper;
use crate::door::{ensure, need_text, refuse};
use crate::paper::{Paper, PaperState, in_state};
use crate::paper_type::{ConsultationRole, RouteStep};
use crate::town::Town;

/// Input of `circulation.change_body`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ChangeBody {
    /// The paper.
    pub paper: RecordId,
    /// The consultation whose body is no more.
    pub consultation: RecordId,
    /// The body that deals with the paper instead.
    pub to: BodyId,
    /// Why, such as the resolution by which the committee was dissolved.
    pub reason: String,
}

/// Gives the paper to a body that stands, at the step at which it waits for one that has ended. Nothing is decided by it;
/// days of the step run anew when its turn has come.
///
/// # Errors
/// Refuses an empty reason, a body that still stands, one that dealt with the paper or has it on an agenda, and a body
/// that does not stand today, has the paper beside the step already, or may not do there what the other one was to do.
///
/// Source: Act No. 128/2000 Coll., § 84, § 99/2, § 102, § 117, § 122.
pub fn change_body(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: ChangeBody = command.input()?;
    let paper = in_state(command, records, input.paper, &[PaperState::Ready, PaperState::InBodies])?;
    let mut one: Stored<Consultation> = records.need(input.consultation)?;
    ensure(one.parent == Some(paper.id) && one.value.is_open(), "refusal-no-body-waits")?;
    ensure(one.value.state != ConsultationState::Scheduled, "refusal-still-on-agenda")?;
    need_text(&input.reason, "refusal-reason-missing")?;
    let town = Town::load(records)?;
    let ended = town.need(one.value.body)?;
    if !one.value.may_change_body(ended, context.today) {
        return refuse(Refusal::new("refusal-body-stands").with("body", &ended.name));
    }
    one.value.role = one.value.role_of(&ended.kind);
    check_other(&town, &paper.value, &one.value, input.to, context.today)?;
    give(records, &town, paper, one, input.to, context.today)
}

fn check_other(town: &Town, paper: &Paper, one: &Consultation, to: BodyId, today: Date) -> Result<(), Stop> {
    let other = town.need(to)?;
    if !other.lasts_on(today) {
        return refuse(Refusal::new("refusal-body-not-there").with("body", &other.name).with("day", today));
    }
    // What the assembly is to decide about a suspended resolution is nobody else's (§ 105/1).
    let is_only_assemblys = one.about.is_some() && other.kind != BodyKind::Assembly;
    if is_only_assemblys || !may_take_over(&one.role, &town.need(one.body)?.kind, &other.kind) {
        return refuse(Refusal::new("refusal-other-body-unfit").with("body", &other.name));
    }
    if is_beside(paper, &one.step, to) {
        return refuse(Refusal::new("refusal-other-body-beside").with("body", &other.name));
    }
    Ok(())
}

/// Decides whether a body of one kind may do with a paper what a body of another kind was to do.
///
/// Any body that meets gives an opinion. Only a body that may decide takes over a decision or a recommendation: the
/// assembly from anybody; the council and the mayor in its place from each other, never what is the assembly's. The mayor
/// has nobody to recommend to.
///
/// Source: Act No. 128/2000 Coll., § 84, § 99/2, § 102, § 117, § 122.
pub fn may_take_over(role: &ConsultationRole, from: &BodyKind, to: &BodyKind) -> bool {
    if *role == ConsultationRole::Opinion {
        return to.meets();
    }
    match to {
        BodyKind::Assembly => true,
        BodyKind::Council => *from != BodyKind::Assembly,
        BodyKind::Mayor => *from != BodyKind::Assembly && *role == ConsultationRole::Decides,
        _ => false,
    }
}

/// Whether the body has the paper beside the step already.
fn is_beside(paper: &Paper, step: &str, to: BodyId) -> bool {
    let mut group: Vec<&RouteStep> = Vec::new();
    for one in paper.bodies() {
        if !one.is_beside {
            if group.iter().any(|own| own.id == step) {
                break;
            }
            group.clear();
        }
        group.push(one);
    }
    group.iter().any(|own| own.id == step)
        && group.iter().any(|other| other.id != step && other.body == Some(to))
}

fn give(
    records: &mut dyn Records,
    town: &Town,
    mut paper: Stored<Paper>,
    mut one: Stored<Consultation>,
    to: BodyId,
    today: Date,
) -> Result<(), Stop> {
    if one.value.state == ConsultationState::Postponed {
        // The other body put it off; this one has not seen it yet.
        one.value.state = ConsultationState::Ready;
        one.value.reason = String::new();
        one.value.postponed_to = None;
    }
    one.value.body = to;
    one.value.meeting = None;
    one.value.agenda_item = None;
    if one.value.state == ConsultationState::Ready {
        one.value.due_on = paper.value.step(&one.value.step).and_then(|step| due_of(step, today));
    }
    records.save(&one)?;
    for step in paper.value.route.iter_mut().filter(|step| step.id == one.value.step) {
        step.body = Some(to);
    }
    let_mayor_in(records, town, &mut paper)?;
    keep_paper(records, &paper).map(|_| ())
}

#[cfg(test)]
mod tests {
    use BodyKind::{Assembly, Commission, Committee, Council, LocalCommittee, Mayor, Office, WorkingGroup};
    use ConsultationRole::{Decides, Opinion, Recommends};

    use super::*;

    #[test]
    fn only_a_body_that_may_decide_takes_over_a_decision_and_never_the_assemblys() {
        let table = [
            (Opinion, Commission, Committee, true),
            (Opinion, Committee, WorkingGroup, true),
            (Opinion, Commission, Council, true),
            (Opinion, Committee, Mayor, false), // nobody to give an opinion to
            (Opinion, Committee, Office, false),
            (Recommends, Council, Assembly, true),
            (Recommends, Council, Council, true),
            (Recommends, Council, Mayor, false),
            (Recommends, Council, Committee, false),
            (Decides, Council, Council, true),
            (Decides, Council, Mayor, true),    // § 99/2
            (Decides, Council, Assembly, true), // § 84/1
            (Decides, Mayor, Council, true),
            (Decides, Council, Commission, false),
            (Decides, Council, LocalCommittee, false),
            (Decides, Assembly, Assembly, true),
            (Decides, Assembly, Council, false), // § 84/2, § 85
            (Decides, Assembly, Mayor, false),
        ];
        for (role, from, to, expected) in table {
            assert_eq!(may_take_over(&role, &from, &to), expected, "{role:?} {from:?} {to:?}");
        }
    }
}
