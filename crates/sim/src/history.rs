//! One history: random acts, an unreliable wire, crashes and disasters; then calm, and everything must be
//! equal.

use std::collections::BTreeSet;

use obeznik_kernel::{Audience, AudienceId, Record as _, Stop, Substitution, Timestamp};
use obeznik_sync::office;
use obeznik_sync::testing::Town;

use crate::act::{act, act_at_office, disturb, pass, plant_or_erase, take_back};
use crate::fault::Fault;
use crate::house::House;
use crate::random::Random;
use crate::tally::Tally;
use crate::world::{Halt, World};

/// Rounds of calm after which everything must be settled.
const MOST_ROUNDS: usize = 60;
/// Answers one pull may need until it is caught up.
const MOST_PAGES: usize = 2_000;

/// Audiences of their own, so many that some may lose their only note.
pub const MANY_AUDIENCES: usize = 520;
/// One history of so many of a long run has them.
const ONE_IN: u64 = 100;

/// How a history runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// What everything random follows from.
    pub seed: u64,
    /// A rule broken on purpose.
    pub fault: Option<Fault>,
    /// Notes are written for that many audiences of their own, beside the town's. Where there are some, the secretary
    /// takes all papers through the bodies half way.
    pub audiences: usize,
    /// Notes with words of their own are planted, and erased for good.
    pub erases: bool,
    /// People take back what they did.
    pub undoes: bool,
    /// Pages may end within a command, for devices with the office's program.
    pub parts: bool,
    /// The most steps before everything is drained; nothing for as many as the seed says.
    pub most_steps: Option<usize>,
}

impl Course {
    /// The ordinary history of a seed.
    pub fn of(seed: u64) -> Self {
        let (fault, audiences, most_steps) = (None, 0, None);
        Self { seed, fault, audiences, erases: false, undoes: false, parts: false, most_steps }
    }

    /// A history of a seed among so many audiences.
    pub fn among(seed: u64, audiences: usize) -> Self {
        Self { audiences, ..Self::of(seed) }
    }

    /// The history of a seed in a long run: now and then one among many audiences.
    pub fn of_a_long_run(seed: u64) -> Self {
        if seed.is_multiple_of(ONE_IN) { Self::among(seed, MANY_AUDIENCES) } else { Self::of(seed) }
    }

    /// A history of a seed in which notes are erased for good.
    pub fn erasing(seed: u64) -> Self {
        Self { erases: true, ..Self::of(seed) }
    }

    /// A history of a seed in which people take back what they did.
    pub fn undoing(seed: u64) -> Self {
        Self { undoes: true, ..Self::of(seed) }
    }

    /// A history of a seed in which pages end within commands.
    pub fn parting(seed: u64) -> Self {
        Self { parts: true, ..Self::of(seed) }
    }

    /// A history of a seed that breaks a rule, and in which it can show.
    pub fn breaking(seed: u64, fault: Fault) -> Self {
        let (erases, undoes) = (fault.needs_erasing(), fault.needs_undoing());
        Self { fault: Some(fault), erases, undoes, parts: fault.needs_parting(), ..Self::of(seed) }
    }
}

/// A history that did not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fall {
    /// Its seed: the same seed falls again.
    pub seed: u64,
    /// What did not hold, with the letter of its oracle.
    pub what: String,
}

/// Plays one history in a copy of the town.
///
/// # Errors
/// What did not hold.
pub fn play<H: House>(town: &Town<H::Office>, course: Course) -> Result<Tally, Fall> {
    let fall = |halt: Halt| Fall {
        seed: course.seed,
        what: match halt {
            Halt::Fell(what) => what,
            Halt::Broken(stop) => stop.to_string(),
        },
    };
    let mut random = Random::new(course.seed);
    let clients = 2 + random.below(7);
    let world = World::<H>::new(town.copied(), clients, random, course.fault);
    let mut world = world.map_err(|stop| fall(Halt::Broken(stop)))?;
    world.parts = course.parts;
    // A command that was begun seldom meets other access in quiet times.
    world.is_restless |= course.fault.is_some_and(Fault::needs_parting);
    let mut audiences = world.town.audiences();
    audiences.extend((0..course.audiences).map(|number| world.town.own_audience(number)));
    run(&mut world, &audiences, course).map_err(fall)?;
    count_scopes(&mut world).map_err(|stop| fall(Halt::Broken(stop)))?;
    count_substitutes(&mut world).map_err(|stop| fall(Halt::Broken(stop)))?;
    world.tally.fingerprint = fingerprint(&mut world).map_err(|stop| fall(Halt::Broken(stop)))?;
    Ok(world.tally)
}

/// Sixty-four bits of the hash with which the office's log ends, moved by what the seed would give next.
fn fingerprint<H: House>(world: &mut World<H>) -> Result<u64, Stop> {
    let head = world.town.office.work(|store, _, _| store.head())?;
    let log = head.hash.get(..16).and_then(|digits| u64::from_str_radix(digits, 16).ok());
    Ok(log.unwrap_or(0).wrapping_add(world.random.number()))
}

/// In how many audiences rows stand at the end, and in how many of them on one device.
fn count_scopes<H: House>(world: &mut World<H>) -> Result<(), Stop> {
    let in_use = world.town.office.work(|store, _, _| {
        let all: BTreeSet<AudienceId> = store.audiences_since(0)?.iter().map(Audience::id).collect();
        Ok(store.sums(&all)?.len() as u64)
    })?;
    world.tally.audiences = in_use;
    for at in 0..world.devices.len() {
        let held = world.look(at, |store| Ok(store.sums()?.len() as u64))?;
        world.tally.held = world.tally.held.max(held);
    }
    Ok(())
}

fn count_substitutes<H: House>(world: &mut World<H>) -> Result<(), Stop> {
    let Town { office, people, .. } = &mut world.town;
    world.tally.substitutes = office.work(|store, _, _| {
        let mut count = 0;
        for person in people.iter() {
            count += store.children((*person).into(), Substitution::KIND)?.len() as u64;
        }
        Ok(count)
    })?;
    Ok(())
}

/// Plays histories until one falls.
///
/// # Errors
/// The first fall.
pub fn play_all<H: House>(
    town: &Town<H::Office>,
    courses: impl IntoIterator<Item = Course>,
) -> Result<(u64, Tally), Fall> {
    let (mut count, mut sum) = (0, Tally::default());
    for course in courses {
        sum.add(&play::<H>(town, course)?);
        count += 1;
    }
    Ok((count, sum))
}

fn run<H: House>(world: &mut World<H>, audiences: &[Audience], course: Course) -> Result<(), Halt> {
    for at in 0..world.devices.len() {
        if world.random.percent(75) {
            world.introduce(at)?;
        }
    }
    let steps = 120 + world.random.below(160);
    let steps = course.most_steps.map_or(steps, |most| most.min(steps));
    for step in 0..steps {
        if course.audiences > 0 && step == steps / 2 {
            pass(world)?;
        }
        let at = world.random.below(world.devices.len());
        if course.erases && world.random.percent(12) {
            plant_or_erase(world, at, audiences)?; // no other history draws for it
        }
        if course.undoes && world.random.percent(12) {
            take_back(world, at, audiences)?; // nor for this
        }
        match world.random.below(1_000) {
            0..100 if world.is_restless => disturb(world)?,
            100..200 if world.is_restless => read_a_little(world, at)?,
            0..280 => act(world, at, audiences)?,
            280..350 => act_at_office(world)?,
            350..440 => world.send_push(at)?,
            440..586 => world.send_pull(at)?,
            586..598 => pass_time(world, at),
            598..608 => world.copy_office(),
            608..612 => world.restore_office()?,
            612..620 => world.copy_file(at),
            620..626 => world.restore_file(at)?,
            626..636 => forget_deletions(world)?,
            636..642 => world.restart(at)?,
            642..648 => world.damage(at)?,
            648..649 => world.lose_device(at)?,
            649..661 => contact(world, at)?,
            661..669 => world.end_leases(at)?,
            _ => deliver_any(world)?,
        }
    }
    drain(world)
}

/// The office's clock jumps, or a device's: mostly a day, sometimes a month or a year, sometimes back.
fn pass_time<H: House>(world: &mut World<H>, at: usize) {
    let seconds = match world.random.below(10) {
        0..6 => 86_400,
        6..7 => 86_400 * 32,
        7..8 => 86_400 * 420,
        8..9 => -7_200,
        _ => -86_400 * 3,
    };
    let is_office = world.random.percent(60);
    let clock = if is_office { &mut world.town.office.now } else { &mut world.devices[at].now };
    *clock = Timestamp::from_second(clock.as_second() + seconds).unwrap_or(Timestamp::MAX);
}

/// The office notes how far some devices have read and forgets deletions.
fn forget_deletions<H: House>(world: &mut World<H>) -> Result<(), Halt> {
    for at in 0..world.devices.len() {
        let position = world.look(at, |store| store.position())?;
        let is_present = position.history == world.town.office.state()?.history;
        if is_present && world.random.percent(80) {
            let (device, cursors) = (position.device, position.cursors);
            world.town.office.work(|store, _, now| office::acknowledge(store, device, &cursors, now))?;
        }
    }
    world.town.office.work(|store, _, now| office::forget_deletions(store, now))?;
    Ok(())
}

fn deliver_any<H: House>(world: &mut World<H>) -> Result<(), Halt> {
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

/// A good hour in the middle: the device gets rid of everything and reads to the head.
fn contact<H: House>(world: &mut World<H>, at: usize) -> Result<(), Halt> {
    let others = std::mem::take(&mut world.wire);
    world.is_calm = true;
    exchange(world, at)?;
    world.is_calm = false;
    world.wire.extend(others);
    Ok(())
}

/// Some pages in a row, mostly not to the head.
fn read_a_little<H: House>(world: &mut World<H>, at: usize) -> Result<(), Halt> {
    let others = std::mem::take(&mut world.wire);
    for _ in 0..1 + world.random.below(5) {
        world.send_pull(at)?;
        while let Some(letter) = world.wire.pop() {
            world.deliver(letter)?;
        }
    }
    world.wire.extend(others);
    Ok(())
}

/// No more losses: every device pushes and pulls until nothing changes.
fn drain<H: House>(world: &mut World<H>) -> Result<(), Halt> {
    world.is_calm = true;
    for _ in 0..MOST_ROUNDS {
        let (mut is_settled, head) = (true, world.town.office.state()?.head);
        for at in 0..world.devices.len() {
            is_settled &= exchange(world, at)?;
        }
        if is_settled && world.town.office.state()?.head == head {
            (0..world.devices.len()).try_for_each(|at| world.check_drained(at))?;
            world.check_taken_back()?;
            return world.check_erased();
        }
    }
    Err(Halt::Fell("(b) the outboxes do not empty".into()))
}

/// Whether the device has nothing left and is at the head.
fn exchange<H: House>(world: &mut World<H>, at: usize) -> Result<bool, Halt> {
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

/// A town with so many audiences beside its own.
///
/// # Errors
/// [`Stop::Broken`] when it cannot be founded.
pub fn town_of<H: House>(audiences: usize) -> Result<Town<H::Office>, Stop> {
    let mut town = H::found()?;
    town.fill_audiences(audiences)?;
    Ok(town)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_run_has_every_hundredth_history_among_many_audiences() {
        let among = (1..=350).map(Course::of_a_long_run).filter(|course| course.audiences > 0);
        let among: Vec<(u64, usize)> = among.map(|course| (course.seed, course.audiences)).collect();
        assert_eq!(among, [(100, 520), (200, 520), (300, 520)]);
    }
}
