//! Who sits at an open desk, and whom the window asks.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use obeznik_czech::collation::sort_key;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Person, PersonId, Stored};
use obeznik_store::Store;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Desk;
use super::joining::is_joining;
use super::sign_in::can_recover;
use crate::api::ApiError;
use crate::office::Office;
use crate::office::profiles::Profile;

/// Somebody who may sit down here, as the question of the window names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeskPerson {
    /// Identifier.
    pub id: String,
    /// Name with titles.
    pub name: String,
    /// Function.
    pub function: String,
    /// Whether they sat here last.
    pub was_last: bool,
    /// Whether a pass-phrase is asked; not in the demo town.
    pub asks: bool,
    /// Seconds before another attempt is heard.
    pub waits: u32,
    /// Whether the recovery code helps them; else somebody else may give them a new pass-phrase.
    pub can_recover: bool,
}

/// Who shall sit at a desk that has just been opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sitting {
    /// The one person who has a profile; where there are more, the window asks.
    WhoIsAlone,
    /// Whose pass-phrase opened the store.
    Owner(PersonId),
    /// Nobody: the window asks.
    Nobody,
}

impl Sitting {
    /// Whoever's pass-phrase opened the store.
    pub(super) fn of(store: &Store) -> Self {
        let owner = store.opened_by().and_then(|owner| owner.parse().ok()).map(PersonId);
        owner.map_or(Self::WhoIsAlone, Self::Owner)
    }
}

/// Most people of one municipality, far above any real one.
const MOST: usize = 10_000;

impl Desk {
    /// Seats somebody at the desk that has just been opened, or nobody.
    pub(super) fn sit(&self, sitting: Sitting) {
        let Ok(office) = self.opened() else { return };
        if let Err(error) = self.try_to_sit(&office, sitting) {
            tracing::warn!(key = error.key, "nobody could be seated"); // the window asks
        }
    }

    fn try_to_sit(&self, office: &Arc<Office>, sitting: Sitting) -> Result<(), ApiError> {
        if sitting == Sitting::Nobody || is_joining(office) {
            return Ok(());
        }
        if office.store().is_demo() {
            self.seated.store(true, Ordering::SeqCst);
            return Ok(());
        }
        let profiles = office.profiles()?;
        if let [alone] = profiles.as_slice() {
            office.sign_in(alone.person);
            self.seated.store(true, Ordering::SeqCst);
            return Ok(());
        }
        match profiles.into_iter().find(|profile| sitting == Sitting::Owner(profile.person)) {
            Some(owner) => self.seat_owner(office, owner),
            None => Ok(()),
        }
    }

    /// The pass-phrase that opened the store is the same that is asked for at the desk, so it is not asked
    /// twice; who must wait, waits here too.
    fn seat_owner(&self, office: &Arc<Office>, mut owner: Profile) -> Result<(), ApiError> {
        if owner.waits(office.clock.now()) > 0 || !office.acts_today(owner.person)? {
            return Ok(());
        }
        let failures = owner.failures;
        owner.forgive();
        owner.keep(&mut office.store())?;
        self.seat(office, owner.person, "unlock", failures).map(|_| ())
    }

    /// Who may sit down, by name.
    pub(super) fn people(&self) -> Vec<DeskPerson> {
        let people = self.opened().and_then(|office| people_of(&office));
        people.unwrap_or_else(|error| {
            tracing::error!(key = error.key, "the people of this desk cannot be read");
            Vec::new()
        })
    }
}

/// Whether there is anything the window could ask for.
pub(super) fn can_ask(office: &Office) -> bool {
    office.store().is_demo()
        || office.profiles().is_ok_and(|profiles| profiles.iter().any(Profile::has_pass_phrase))
}

fn people_of(office: &Office) -> Result<Vec<DeskPerson>, ApiError> {
    let is_demo = office.store().is_demo();
    let mut people = if is_demo { acting(office)? } else { with_profile(office)? };
    people.sort_by_key(|person| sort_key(&person.name));
    Ok(people)
}

/// In the demo town: everybody who holds a role today.
fn acting(office: &Office) -> Result<Vec<DeskPerson>, ApiError> {
    let everybody: Vec<Stored<Person>> = {
        let store = office.store();
        store.reader().records()?.find_by::<Person>("person", &["all"], MOST)?
    };
    let mut people = Vec::new();
    for stored in everybody.into_iter().filter(|stored| stored.value.active) {
        let id = PersonId(stored.id);
        if office.acts_today(id)? {
            people.push(named(office, &Profile::new(id), stored.value, false)?);
        }
    }
    Ok(people)
}

fn with_profile(office: &Office) -> Result<Vec<DeskPerson>, ApiError> {
    let mut people = Vec::new();
    for profile in office.profiles()? {
        let found = office.store().reader().record::<Person>(profile.person)?;
        if let Some(stored) = found.filter(|stored| stored.value.active) {
            people.push(named(office, &profile, stored.value, true)?);
        }
    }
    Ok(people)
}

fn named(office: &Office, profile: &Profile, person: Person, asks: bool) -> Result<DeskPerson, ApiError> {
    Ok(DeskPerson {
        id: profile.person.to_string(),
        name: person.full_name(),
        function: person.function,
        was_last: profile.person == office.person(),
        asks,
        waits: profile.waits(office.clock.now()),
        can_recover: asks && can_recover(office, profile.person)?,
    })
}
