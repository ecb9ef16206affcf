//! The offline lease of this computer: what the office gave goes by itself when the office was not reached for
//! too long, and comes again at the next contact.

use std::time::Instant;

use jiff::SignedDuration;
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Closeness, LeaseClock, OfflineDays, Timestamp};
use obeznik_municipality::{Municipality, municipality_id};
use obeznik_store::{Mode, Store};
use serde::{Deserialize, Serialize};

use super::kept;
use crate::api::ApiError;
use crate::copies;
use crate::office::Office;
use crate::office::shared::Phrase;

/// The secret with [`Lease`].
const LEASE: &str = "lease";
/// The end of a lease is told so many days before, but never in its first half.
const TOLD_BEFORE: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How old the clock on the disk may be; every minute would write too often.
const NOTED_EACH: SignedDuration = SignedDuration::from_hours(1);

/// The leases, the closest first.
const ALL: [Closeness; 3] = [Closeness::Confidential, Closeness::Body, Closeness::Public];

/// What this computer knows of its leases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Lease {
    clock: LeaseClock,
    days: OfflineDays,
    /// The widest one that has ended.
    ended: Option<Closeness>,
    /// How far the clock here was ahead of the office's at the last contact; 0 where it was behind.
    #[serde(default)]
    ahead: SignedDuration,
}

impl Lease {
    pub(crate) fn of(store: &Store) -> Result<Option<Self>, ApiError> {
        kept::read(store, LEASE)
    }

    /// All leases begin anew at a contact that has brought everything.
    pub(super) fn begin_anew(store: &mut Store, office: Timestamp, wall: Timestamp) -> Result<(), ApiError> {
        let days = days_of(store)?;
        store.begin_leases_anew(wall)?;
        let (clock, ahead) = (LeaseClock::at_contact(office, wall), wall.duration_since(office));
        let ahead = ahead.max(SignedDuration::ZERO);
        kept::keep(store, LEASE, &Self { clock, days, ended: None, ahead })
    }

    /// What the clock of the office says at least.
    pub(crate) fn reads(&self) -> Timestamp {
        self.clock.reads
    }

    /// How far the clock here was ahead of the office's at the last contact.
    pub(crate) fn ahead(&self) -> SignedDuration {
        self.ahead
    }

    /// What a person should know: what went, or what goes soon.
    pub(crate) fn phrase(&self) -> Option<Phrase> {
        if let Some(closeness) = self.ended {
            let key = match closeness {
                Closeness::Confidential => "sync-lease-ended-confidential",
                Closeness::Body => "sync-lease-ended-body",
                Closeness::Public => "sync-lease-ended-public",
            };
            return Some(Phrase::new(key).with("days", self.days.of(closeness)));
        }
        let ends = self.clock.ends(self.days.of(Closeness::Confidential));
        let half = ends.duration_since(self.clock.contact) / 2;
        let is_near = ends.duration_since(self.clock.reads) < TOLD_BEFORE.min(half);
        is_near.then(|| Phrase::new("sync-lease-ends").with("on", day_in_prague(ends)))
    }
}

/// The days the office has decided; the usual ones where it has not or is not known here.
fn days_of(store: &Store) -> Result<OfflineDays, ApiError> {
    let known = store.reader().records()?.find::<Municipality>(municipality_id())?;
    Ok(known.map(|stored| stored.value.offline_days).unwrap_or_default())
}

impl Office {
    /// Lets leases end that have, by what the clocks say now. Nothing happens where the office works alone.
    ///
    /// # Errors
    /// What the store says; the next call goes on.
    pub fn end_leases(&self) -> Result<(), ApiError> {
        let wall = self.now();
        let ran = self.running().so_far();
        let mut store = self.store();
        if store.mode() == Mode::Solo {
            return Ok(());
        }
        let Some(before) = Lease::of(&store)? else { return Ok(()) };
        let clock = before.clock.moved_on(wall, ran);
        let ended = ALL.into_iter().rev().find(|closeness| clock.has_ended(before.days.of(*closeness)));
        let is_news = ended > before.ended;
        if clock.reads.duration_since(before.clock.reads) < NOTED_EACH
            && !is_news
            && wall >= before.clock.wall
        {
            return Ok(()); // read on from the same note the next time
        }
        self.running().begin_anew();
        if is_news {
            drop(store);
            copies::clear(self, copies::Held::Goes); // what other programs saved is taken in before its annex goes
            store = self.store();
            let has_ended = |audience: &_| Some(Closeness::of(audience)) <= ended;
            let scopes = store.end_leases(&has_ended, wall)?;
            tracing::warn!(scopes, "the office was not reached for too long: what it had given was deleted");
        }
        kept::keep(&mut store, LEASE, &Lease { clock, ended: ended.max(before.ended), ..before })
    }
}

/// Since when the program has run, by a clock that nobody sets, as far as the lease has not yet counted it.
#[derive(Debug)]
pub(crate) struct Running(std::sync::Mutex<Instant>);

impl Default for Running {
    fn default() -> Self {
        Self(std::sync::Mutex::new(Instant::now()))
    }
}

impl Running {
    pub(crate) fn so_far(&self) -> SignedDuration {
        let since = *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        SignedDuration::try_from(since.elapsed()).unwrap_or(SignedDuration::MAX)
    }

    pub(crate) fn begin_anew(&self) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Instant::now();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_lease_is_told_a_week_before_and_never_in_its_first_half() {
        let contact: Timestamp = "2026-11-01T08:00:00Z".parse().unwrap();
        for (days, hours, is_told) in [
            (14, 7 * 24, false),
            (14, 7 * 24 + 1, true),
            (7, 1, false),
            (7, 3 * 24 + 12, false),
            (7, 3 * 24 + 13, true),
            (1, 12, false),
            (1, 13, true),
            (60, 52 * 24, false),
            (60, 54 * 24, true),
        ] {
            let clock = LeaseClock {
                reads: contact + SignedDuration::from_hours(hours),
                ..LeaseClock::at_contact(contact, contact)
            };
            let days = OfflineDays { confidential: days, ..OfflineDays::default() };
            let told = Lease { clock, days, ended: None, ahead: SignedDuration::ZERO }.phrase().is_some();
            assert_eq!(told, is_told, "{days:?} after {hours} hours");
        }
    }
}
