//! Opens the consultations of a paper's route, one after another or beside each other, and withdraws them.

use obeznik_kernel::calendar::add_days;
use obeznik_kernel::{
    Atom, Audience, Body, BodyKind, Command, Context, Date, RecordId, Records, RecordsExt, Stop, Stored,
};

use super::{Consultation, ConsultationState};
use crate::agenda::{AgendaItem, AgendaItemState, note_change};
use crate::audience::let_in;
use crate::door::insert_new;
use crate::meeting::Meeting;
use crate::paper::Paper;
use crate::paper_type::{ConsultationRole, RouteStep};
use crate::town::Town;

/// Makes what is missing and opens the next body, and with it those beside it; the one after them waits for all. A body
/// that did not adopt the paper gets it again.
pub(crate) fn open_route(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    paper: &Stored<Paper>,
    audience: &Audience,
) -> Result<(), Stop> {
    let existing: Vec<Stored<Consultation>> = records.under(paper.id)?;
    let (mut is_next, mut is_all_behind) = (true, true);
    for (index, step) in paper.value.bodies().enumerate() {
        let same = existing.iter().filter(|one| one.value.step == step.id);
        let latest = same.max_by_key(|one| one.value.round);
        if !step.is_beside {
            is_next = is_all_behind;
        }
        match latest {
            Some(one) if one.value.lets_go_on() => continue,
            Some(one) if one.value.is_open() && is_next => {
                open_waiting(records, one.clone(), due_of(step, context.today))?;
            }
            Some(one) if one.value.is_open() => {}
            _ => {
                let round = latest.map_or(0, |one| one.value.round) + 1;
                let state = if is_next { ConsultationState::Ready } else { ConsultationState::Waiting };
                if let Some(new) = consultation(step, index, round, state, context) {
                    let about = latest.and_then(|one| one.value.about);
                    let role = role_at(records, &new)?;
                    let new = Consultation { about, role, ..new };
                    insert_new(records, context.new_id(), Some(paper.id), audience, &new)?;
                }
            }
        }
        is_all_behind = false;
    }
    Ok(())
}

/// Lets the mayor in, when the next body to deal with the paper is the mayor in place of the council: no meeting will
/// put it on an agenda and let them in then. The caller saves the paper.
pub(crate) fn let_mayor_in(
    records: &dyn Records,
    town: &Town,
    paper: &mut Stored<Paper>,
) -> Result<(), Stop> {
    let existing: Vec<Stored<Consultation>> = records.under(paper.id)?;
    let is_behind = |step: &str| {
        let same = existing.iter().filter(|one| one.value.step == step);
        same.max_by_key(|one| one.value.round).is_some_and(|one| one.value.lets_go_on())
    };
    let next = paper.value.bodies().find(|step| !is_behind(&step.id)).and_then(|step| step.body);
    if let Some(id) = next
        && town.body(id).is_some_and(|body| body.kind == BodyKind::Mayor)
    {
        let_in(&mut paper.value, Atom::Body(id));
    }
    Ok(())
}

fn open_waiting(
    records: &mut dyn Records,
    mut one: Stored<Consultation>,
    due_on: Option<Date>,
) -> Result<(), Stop> {
    if one.value.state != ConsultationState::Waiting {
        return Ok(());
    }
    one.value.state = ConsultationState::Ready;
    one.value.due_on = due_on;
    records.save(&one)
}

/// The last day a body has for the paper when its turn comes on a day; nothing where the route sets no days.
pub(super) fn due_of(step: &RouteStep, from: Date) -> Option<Date> {
    step.days.map(|days| add_days(from, days.max(0)))
}

/// What the body does with the paper. Only what an old route lets it recommend depends on the body.
fn role_at(records: &dyn Records, new: &Consultation) -> Result<ConsultationRole, Stop> {
    if new.role != ConsultationRole::Recommends {
        return Ok(new.role.clone());
    }
    let body = records.find::<Body>(new.body)?;
    Ok(body.map_or(ConsultationRole::Recommends, |body| new.role_of(&body.value.kind)))
}

fn consultation(
    step: &RouteStep,
    index: usize,
    round: u32,
    state: ConsultationState,
    context: &Context<'_>,
) -> Option<Consultation> {
    let is_ready = state == ConsultationState::Ready;
    Some(Consultation {
        step: step.id.clone(),
        body: step.body?,
        role: step.role.clone().unwrap_or(ConsultationRole::Opinion),
        order: u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1),
        round,
        state,
        meeting: None,
        agenda_item: None,
        resolution: None,
        summary: String::new(),
        reason: String::new(),
        cause: None,
        postponed_to: None,
        due_on: due_of(step, context.today).filter(|_| is_ready),
        about: None,
        opened_at: context.now,
    })
}

/// Withdraws every consultation not yet ended; items stay on their agendas, struck through.
pub(crate) fn withdraw_all(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
    paper: RecordId,
    reason: &str,
) -> Result<(), Stop> {
    let all: Vec<Stored<Consultation>> = records.under(paper)?;
    for mut one in all.into_iter().filter(|one| one.value.is_open()) {
        if one.value.state == ConsultationState::Scheduled {
            strike(command, context, records, one.value.agenda_item)?;
        }
        one.value.state = ConsultationState::Withdrawn;
        one.value.reason = reason.to_owned();
        records.save(&one)?;
    }
    Ok(())
}

fn strike(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
    item: Option<RecordId>,
) -> Result<(), Stop> {
    let Some(item) = item else { return Ok(()) };
    let mut item: Stored<AgendaItem> = records.need(item)?;
    item.value.state = AgendaItemState::Withdrawn;
    records.save(&item)?;
    let mut meeting: Stored<Meeting> = records.need(item.parent.unwrap_or(item.id))?;
    note_change(command, context, records, &mut meeting)
}
