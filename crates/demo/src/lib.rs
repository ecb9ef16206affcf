//! The invented town of Vzorov: people, five bodies, thirty papers in every state, past meetings and
//! tasks. Everything is made through the same commands people use, at the days they would have used
//! them, so the log of the demo reads like the log of a town.

mod calendar;
mod clock;
mod journey;
mod meetings;
mod plan;
mod town;

use obeznik_app::office::desk::{DEMO_PASS_PHRASE, Desk};
use obeznik_app::ports::{SystemClock, SystemIds};
use obeznik_app::{ApiError, Office};
use obeznik_kernel::calendar::instant_in_prague;
use obeznik_kernel::{Date, IdSource as _, PersonId, Timestamp};
use obeznik_store::Protection;

pub use clock::SetClock;
pub use plan::{Plan, plan};
pub use town::{SECRETARY, founding};

/// Fills a founded, otherwise empty office with the town as it stands on `today`.
///
/// The clock of the office must be the given one; it ends in the morning of `today`.
///
/// # Errors
/// What a command says; the plan fits the rules, so any error is a fault of one of them.
pub fn fill(office: &Office, clock: &SetClock, today: Date) -> Result<(), ApiError> {
    let plan = plan();
    let mut town = town::Town::set_up(office, clock, &plan, today)?;
    town.plan_meetings()?;
    town.send_papers_on_their_way()?;
    town.at(today, 7, 30);
    Ok(())
}

/// Makes the demo town in an empty folder and puts it on the desk, signed in as the secretary.
///
/// # Errors
/// What the place forbids.
pub fn make(desk: &Desk, today: Date) -> Result<(), ApiError> {
    let plan = plan();
    let start = calendar_start(today);
    let clock = SetClock::at(start);
    let keyring = obeznik_store::NoKeyring;
    let protection = Protection { keyring: &keyring, pass_phrase: Some(DEMO_PASS_PHRASE), is_demo: true };
    let founder = PersonId(SystemIds.next_id());
    let found = |id, device| founding(&plan, founder, id, device, today);
    let (office, _) = desk.found(protection, Box::new(clock.clone()), found)?;
    fill(&office, &clock, today)?;
    desk.put(office.with_clock(Box::new(SystemClock)));
    Ok(())
}

/// The morning of the first day of the term.
fn calendar_start(today: Date) -> Timestamp {
    instant_in_prague(town::term_start(today), 8, 0).unwrap_or_default()
}
