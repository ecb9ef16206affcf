//! What a corrected outcome makes of the resolution that followed from the wrong one.

use obeznik_kernel::{Context, Person, RecordId, Records, RecordsExt, Refusal, Stop, Stored};

use super::enter::{EnterOutcome, Scene};
use super::settle::{Ending, MOST_PEOPLE, record_resolution};
use crate::audience::of_resolution;
use crate::clause::{Clause, render};
use crate::door::{insert_new, refuse};
use crate::resolution::{Resolution, ResolutionState};
use crate::task::{Task, TaskState, change_tasks_because, tasks_of};

/// Mends, burns, revives or newly records the resolution of an item; gives the one that stands.
///
/// # Errors
/// Refuses what would change a resolution that was suspended, revoked or cancelled, or that revokes another.
pub(super) fn amend_resolution(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    scene: &Scene,
    input: &EnterOutcome,
    ending: &Ending,
    resolution: Option<Stored<Resolution>>,
    why: &str,
) -> Result<Option<RecordId>, Stop> {
    match (resolution, ending.adopted()) {
        (None, _) => record_resolution(context, records, scene, input, ending),
        (Some(resolution), None) => {
            burn(context, records, resolution, why)?;
            Ok(None)
        }
        (Some(resolution), Some(clauses)) => {
            let id = resolution.id;
            mend(context, records, scene, input, resolution, clauses, ending.summary(), why)?;
            Ok(Some(id))
        }
    }
}

/// The number stays taken for ever, the text stays to be read, nothing of it holds.
fn burn(
    context: &Context<'_>,
    records: &mut dyn Records,
    mut resolution: Stored<Resolution>,
    why: &str,
) -> Result<(), Stop> {
    if resolution.value.state == ResolutionState::Void {
        return Ok(());
    }
    let is_untouched =
        resolution.value.state == ResolutionState::Valid && resolution.value.revokes.is_empty();
    if !is_untouched {
        return refuse_acted_on(&resolution.value);
    }
    resolution.value.state = ResolutionState::Void;
    records.save(&resolution)?;
    change_tasks_because(records, resolution.id, context.now, why, |_, task| task.make_void())
}

#[expect(clippy::too_many_arguments, reason = "a resolution is mended by everything that meets in it")]
fn mend(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    scene: &Scene,
    input: &EnterOutcome,
    mut resolution: Stored<Resolution>,
    clauses: &[Clause],
    summary: &str,
    why: &str,
) -> Result<(), Stop> {
    let is_same_text = resolution.value.clauses == clauses;
    if resolution.value.state == ResolutionState::Void {
        resolution.value.state = ResolutionState::Valid;
        resolution.value.entered_on = Some(context.today);
        change_tasks_because(records, resolution.id, context.now, why, |_, task| task.revive())?;
    } else if resolution.value.state != ResolutionState::Valid && !is_same_text {
        return refuse_acted_on(&resolution.value);
    }
    summary.clone_into(&mut resolution.value.summary);
    if is_same_text && input.assignees.is_empty() {
        return records.save(&resolution);
    }
    resolution.value.entered_on = Some(context.today); // whoever it concerns only now is to hear of it
    resolution.value.clauses = clauses.to_vec();
    resolution.value.text = render(clauses);
    let wanted = wanted_tasks(records, scene, &resolution.value, input)?;
    let present: Vec<Stored<Task>> = records.under(resolution.id)?;
    let tasks = wanted.iter().chain(present.iter().map(|task| &task.value));
    let item = records.audience_of(&scene.item.scope)?;
    let audience = of_resolution(&item, tasks.filter_map(|task| task.assignee));
    records.save_for(&resolution, &audience)?;
    let missing = keep_or_end_tasks(context, records, resolution.id, present, wanted, why)?;
    for task in missing {
        insert_new(records, context.new_id(), Some(resolution.id), &audience, &task)?;
    }
    Ok(())
}

fn wanted_tasks(
    records: &dyn Records,
    scene: &Scene,
    resolution: &Resolution,
    input: &EnterOutcome,
) -> Result<Vec<Task>, Stop> {
    if !scene.body()?.kind.decides() {
        return Ok(Vec::new());
    }
    let people: Vec<Stored<Person>> = records.find_by("person", &["all"], MOST_PEOPLE)?;
    Ok(tasks_of(resolution, &people, &input.assignees))
}

/// Tasks that say the same go on with their history, those that say it no more end; gives those missing.
fn keep_or_end_tasks(
    context: &Context<'_>,
    records: &mut dyn Records,
    resolution: RecordId,
    present: Vec<Stored<Task>>,
    mut wanted: Vec<Task>,
    why: &str,
) -> Result<Vec<Task>, Stop> {
    let mut ended: Vec<RecordId> = Vec::new();
    for mut task in present {
        match wanted.iter().position(|one| is_same_task(one, &task.value)) {
            Some(index) => {
                let same = wanted.remove(index);
                (task.value.clause, task.value.point) = (same.clause, same.point);
                records.save(&task)?;
            }
            None => ended.push(task.id),
        }
    }
    change_tasks_because(records, resolution, context.now, why, |id, task| {
        if ended.contains(&id) {
            task.end(TaskState::Cancelled);
        }
    })?;
    Ok(wanted)
}

/// Whether two tasks ask the same person for the same by the same day.
fn is_same_task(one: &Task, two: &Task) -> bool {
    one.text == two.text
        && one.assignee_text == two.assignee_text
        && one.assignee == two.assignee
        && one.due_on == two.due_on
        && one.due_text == two.due_text
}

fn refuse_acted_on<T>(resolution: &Resolution) -> Result<T, Stop> {
    refuse(Refusal::new("refusal-resolution-acted-on").with("number", &resolution.number))
}
