//! One history: random acts, an unreliable wire, crashes; then calm, and everything must be equal.

use obeznik_kernel::calendar::{add_days, day_in_prague};
use obeznik_kernel::{Audience, Command, CommandId, FieldEdit, RecordId, Stop, Timestamp, field_hash};
use obeznik_municipality::EndMembership;
use serde_json::Value;

use super::fault::Fault;
use super::notebook::{Note, NoteInput};
use super::random::Random;
use super::town::{Town, clock, command};
use super::world::{Disk, Halt, Tally, World};

/// Rounds of calm after which everything must be settled.
const MOST_ROUNDS: usize = 60;
/// Answers one pull may need until it is caught up.
const MOST_PAGES: usize = 2_000;

/// How a history runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// What everything random follows from.
    pub seed: u64,
    /// A rule broken on purpose.
    pub fault: Option<Fault>,
    /// Notes are written for that many audiences of their own, beside the town's.
    pub audiences: usize,
}

impl Course {
    /// The ordinary history of a seed.
    pub fn of(seed: u64) -> Self {
        Self { seed, fault: None, audiences: 0 }
    }
}

/// A history that held.
pub type History = Tally;

/// A history that did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fall {
    /// Its seed: the same seed falls again.
    pub seed: u64,
    /// What did not hold, with the letter of its oracle.
    pub what: String,
}

/// Plays one history on stores that `disk` makes for a device.
///
/// # Errors
/// What did not hold.
pub fn play<D: Disk>(
    town: &Town,
    course: Course,
    disk: impl Fn(obeznik_kernel::DeviceId, Option<Fault>) -> D,
) -> Result<History, Fall> {
    let mut random = Random::new(course.seed);
    let clients = 2 + random.below(5);
    let town = town.copy(course.fault);
    let disks = town.devices.iter().take(clients).map(|device| disk(*device, course.fault)).collect();
    let mut world = World::new(town, disks, random, course.fault);
    let mut audiences = world.town.audiences();
    audiences.extend((0..course.audiences).map(|number| world.town.own_audience(number)));
    run(&mut world, &audiences).map(|()| world.tally).map_err(|halt| Fall {
        seed: course.seed,
        what: match halt {
            Halt::Fell(what) => what,
            Halt::Broken(stop) => stop.to_string(),
        },
    })
}

/// Plays histories of consecutive seeds until one falls.
///
/// # Errors
/// The first fall.
pub fn play_all<D: Disk>(
    town: &Town,
    courses: impl IntoIterator<Item = Course>,
    disk: impl Fn(obeznik_kernel::DeviceId, Option<Fault>) -> D + Copy,
) -> Result<(u64, History), Fall> {
    let (mut count, mut sum) = (0, History::default());
    for course in courses {
        sum.add(&play(town, course, disk)?);
        count += 1;
    }
    Ok((count, sum))
}

fn run<D: Disk>(world: &mut World<D>, audiences: &[Audience]) -> Result<(), Halt> {
    for at in 0..world.devices.len() {
        if world.random.percent(75) {
            world.introduce(at)?;
        }
    }
    let steps = 60 + world.random.below(100);
    for _ in 0..steps {
        let at = world.random.below(world.devices.len());
        match world.random.below(100) {
            0..26 => act(world, at, audiences)?,
            26..40 => world.send_push(at)?,
            40..60 => world.send_pull(at)?,
            60..61 => pass_a_day(world),
            _ => deliver_any(world)?,
        }
    }
    drain(world)
}

fn pass_a_day<D: Disk>(world: &mut World<D>) {
    let day = 86_400;
    let tomorrow = Timestamp::from_second(world.town.office.now.as_second() + day);
    world.town.office.advance(tomorrow.unwrap_or(Timestamp::MAX));
}

fn deliver_any<D: Disk>(world: &mut World<D>) -> Result<(), Halt> {
    if world.wire.is_empty() {
        return Ok(());
    }
    let place = world.random.below(world.wire.len());
    let letter = world.wire.swap_remove(place);
    if world.random.percent(10) {
        world.tally.lost += 1;
        return Ok(());
    }
    if world.random.percent(10) {
        world.tally.doubled += 1;
        world.wire.push(letter.clone());
    }
    world.deliver(letter)
}

/// No more losses: every device pushes and pulls until nothing changes.
fn drain<D: Disk>(world: &mut World<D>) -> Result<(), Halt> {
    world.is_calm = true;
    for _ in 0..MOST_ROUNDS {
        let (mut is_settled, head) = (true, world.town.office.head);
        for at in 0..world.devices.len() {
            is_settled &= exchange(world, at)?;
        }
        if is_settled && world.town.office.head == head {
            return (0..world.devices.len()).try_for_each(|at| world.check_drained(at));
        }
    }
    Err(Halt::Fell("(b) the outboxes do not empty".into()))
}

/// Whether the device has nothing left and is at the head.
fn exchange<D: Disk>(world: &mut World<D>, at: usize) -> Result<bool, Halt> {
    if world.is_at_head(at)? == (true, true) {
        return Ok(true);
    }
    world.wire.clear();
    world.send_push(at)?;
    for _ in 0..MOST_PAGES {
        world.send_pull(at)?;
        while let Some(letter) = world.wire.pop() {
            world.deliver(letter)?;
        }
        if let (true, is_empty) = world.is_at_head(at)? {
            return Ok(is_empty);
        }
    }
    Err(Halt::Fell("(a) the device does not catch up".into()))
}

fn act<D: Disk>(world: &mut World<D>, at: usize, audiences: &[Audience]) -> Result<(), Halt> {
    let number = world.devices[at].issued.len() * 1_000 + world.random.below(1_000);
    let id = CommandId(RecordId::well_known(&format!("command {at} {number} {}", world.random.number())));
    let command = if at == 0 && world.random.percent(60) {
        act_on_access(world, id)?
    } else {
        act_on_notes(world, at, id, audiences)?
    };
    command.map_or(Ok(()), |command| world.issue(at, command))
}

/// The secretary ends or renews somebody's membership.
fn act_on_access<D: Disk>(world: &mut World<D>, id: CommandId) -> Result<Option<Command>, Stop> {
    let person = 1 + world.random.below(world.devices.len() - 1);
    let body = world.random.below(world.town.bodies.len());
    let actor = world.town.people[0];
    if world.random.percent(50) {
        let membership = world.town.membership(person, body);
        return command(id, "municipality.set_membership", actor, &membership).map(Some);
    }
    let last_on = add_days(day_in_prague(clock()), world.random.below(3) as i32 - 1);
    let reason = "rezignace".to_owned();
    let input = EndMembership { id: world.town.membership_id(person, body), last_on, reason };
    command(id, "municipality.end_membership", actor, &input).map(Some)
}

fn act_on_notes<D: Disk>(
    world: &mut World<D>,
    at: usize,
    id: CommandId,
    audiences: &[Audience],
) -> Result<Option<Command>, Stop> {
    let actor = world.town.people[at];
    let notes = world.look(at, |store| store.scan("note", &["all"], 1_000))?.unwrap_or_default();
    let audience = world.random.pick(audiences).cloned();
    let choice = world.random.below(100);
    let Some(note) = world.random.pick(&notes).filter(|_| choice >= 22) else {
        let input = NoteInput { audience, text: "nová".into(), ..NoteInput::of(fresh(id, "note")) };
        return command(id, "note.write", actor, &input).map(Some);
    };
    let input = NoteInput::of(note.id);
    let (kind, input) = match choice {
        22..48 => ("note.edit", edit(world, note, input)?),
        48..68 => ("note.move", NoteInput { audience, ..input }),
        68..74 => ("note.remark", NoteInput { remark: Some(fresh(id, "remark")), ..input }),
        74..90 => ("note.count", input),
        90..95 => ("note.number", input),
        _ => ("note.remove", input),
    };
    command(id, kind, actor, &input).map(Some)
}

fn edit<D: Disk>(
    world: &mut World<D>,
    note: &obeznik_kernel::RawRecord,
    input: NoteInput,
) -> Result<NoteInput, Stop> {
    let value: Note = obeznik_kernel::record::read_body(note)?;
    let (field, old) = if world.random.percent(60) { ("title", value.title) } else { ("text", value.text) };
    let base = Some(field_hash(&Value::String(old)));
    let value = Value::String(format!("text {}", world.random.below(1_000)));
    Ok(NoteInput { edits: vec![FieldEdit { field: field.to_owned(), value, base }], ..input })
}

fn fresh(command: CommandId, what: &str) -> RecordId {
    RecordId::well_known(&format!("{what} of {command}"))
}
