//! Profiles: who may sit down at this computer, each with a pass-phrase of their own. They lie among the
//! secrets of the encrypted store, never in records.

mod wait;

use obeznik_authority::find_standing;
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{Action, Person, PersonId, Subject, Timestamp, may};
use obeznik_store::{Mode, Store, Verifier};
use serde::{Deserialize, Serialize};

use crate::api::{ApiError, Code};
use crate::office::{Office, Request, parse_id};

/// Kinds of commands that only the desk itself gives: a window cannot say that somebody sat down.
pub const OF_THE_DESK: [&str; 6] = [
    SIGN_IN,
    NOTE_FAILED,
    "municipality.open_profile",
    "municipality.set_pass_phrase",
    "municipality.reset_pass_phrase",
    "municipality.close_profile",
];
pub(crate) const SIGN_IN: &str = "municipality.sign_in";
pub(crate) const NOTE_FAILED: &str = "municipality.note_failed_sign_in";

/// The shortest pass-phrase taken, in characters; a phrase of four words is about twenty.
pub const SHORTEST: usize = 12;

/// Secrets of profiles begin so; the identifier of the person follows.
const ROOM: &str = "profile/";

/// Somebody who may sit down at this computer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Profile {
    /// Who.
    #[serde(skip, default = "nobody")]
    pub person: PersonId,
    /// What their pass-phrase left; nothing while they have none.
    pub(crate) verifier: Option<Verifier>,
    /// Failures in a row.
    pub failures: u32,
    /// Until when no further attempt is heard.
    pub(crate) wait_until: Option<Timestamp>,
    /// Who chose the present pass-phrase.
    pub set_by: Option<PersonId>,
    /// When.
    pub set_at: Option<Timestamp>,
    /// Whether the profile was taken away again.
    pub(crate) is_closed: bool,
}

impl Profile {
    /// Somebody without a pass-phrase yet.
    pub(crate) fn new(person: PersonId) -> Self {
        Self {
            person,
            verifier: None,
            failures: 0,
            wait_until: None,
            set_by: None,
            set_at: None,
            is_closed: false,
        }
    }

    /// Whether they have a pass-phrase.
    pub fn has_pass_phrase(&self) -> bool {
        self.verifier.is_some()
    }

    /// Seconds until the next attempt is heard.
    pub fn waits(&self, now: Timestamp) -> u32 {
        wait::remaining(self.failures, self.wait_until, now)
    }

    /// Counts an attempt before it is judged, so that pulling the plug in between gains nothing.
    pub(crate) fn count_attempt(&mut self, now: Timestamp) {
        self.failures = self.failures.saturating_add(1);
        self.wait_until = wait::until(self.failures, now);
    }

    /// The attempt was the right one.
    pub(crate) fn forgive(&mut self) {
        self.failures = 0;
        self.wait_until = None;
    }

    /// Takes a new pass-phrase.
    pub(crate) fn choose(&mut self, pass_phrase: &str, by: PersonId, now: Timestamp) -> Result<(), ApiError> {
        self.verifier = Some(Verifier::of(pass_phrase)?);
        (self.set_by, self.set_at) = (Some(by), Some(now));
        self.is_closed = false;
        self.forgive();
        Ok(())
    }

    /// Keeps the profile in the store.
    pub(crate) fn keep(&self, store: &mut Store) -> Result<(), ApiError> {
        let value = serde_json::to_vec(self).map_err(ApiError::broken)?;
        Ok(store.set_secret(&format!("{ROOM}{}", self.person), &value)?)
    }
}

fn nobody() -> PersonId {
    PersonId(obeznik_kernel::RecordId(uuid::Uuid::nil()))
}

/// Profiles of a store. Where none was ever made, the one person who founded the office sits there.
pub(crate) fn profiles_of(store: &Store, last: PersonId) -> Result<Vec<Profile>, ApiError> {
    let mut profiles = Vec::new();
    for (id, value) in store.secrets_under(ROOM)? {
        let read: Profile = serde_json::from_slice(&value).map_err(ApiError::broken)?;
        profiles.push(Profile { person: PersonId(parse_id(&id)?), ..read });
    }
    if profiles.is_empty() {
        profiles.push(Profile::new(last));
    }
    profiles.retain(|profile| !profile.is_closed);
    Ok(profiles)
}

/// Whether a pass-phrase is long enough and not the person's own name.
pub(crate) fn check_words(pass_phrase: &str, person: &Person) -> Result<(), ApiError> {
    if pass_phrase.chars().count() < SHORTEST {
        return Err(ApiError::new(Code::Refused, "profile-phrase-short").with("length", SHORTEST));
    }
    let bare = |text: &str| text.to_lowercase().replace(' ', "");
    let names = [format!("{}{}", person.given, person.family), format!("{}{}", person.family, person.given)];
    if names.iter().any(|name| bare(name) == bare(pass_phrase)) {
        return Err(ApiError::new(Code::Refused, "profile-phrase-name"));
    }
    Ok(())
}

impl Office {
    /// Who may sit down here.
    ///
    /// # Errors
    /// What the store says.
    pub fn profiles(&self) -> Result<Vec<Profile>, ApiError> {
        profiles_of(&self.store(), self.person())
    }

    /// The open profile of a person.
    pub(crate) fn profile(&self, person: PersonId) -> Result<Profile, ApiError> {
        let found = self.profiles()?.into_iter().find(|profile| profile.person == person);
        found.ok_or_else(|| ApiError::new(Code::Refused, "sign-in-no-profile"))
    }

    /// Writes a line about who sits here into the log; refused when the rules say so.
    pub(crate) fn note(
        &self,
        actor: PersonId,
        kind: &str,
        payload: serde_json::Value,
    ) -> Result<(), ApiError> {
        if self.store().mode() == Mode::Joined {
            // The office knows its devices; who opens one is no line of its log.
            tracing::info!(kind, "somebody proved themselves at this computer");
            return Ok(());
        }
        let now = self.clock.now();
        let request = Request { kind: kind.to_owned(), payload, base: Vec::new(), on_behalf_of: None };
        let command = obeznik_kernel::Command { actor: Some(actor), ..self.command(request, now)? };
        self.decide(&mut self.store(), command, now).map(|_| ())
    }

    /// Whether a person may give others a new pass-phrase today.
    pub(crate) fn manages_people(&self, person: PersonId) -> Result<bool, ApiError> {
        self.may_today(person, Action::ManagePeople, &Subject::office())
    }

    /// Whether a person still holds a role with which they may sit here. A joined computer holds what its one person
    /// sees and nothing else, so any role will do.
    pub(crate) fn acts_today(&self, person: PersonId) -> Result<bool, ApiError> {
        if self.store().mode() == Mode::Joined {
            return self.holds_a_role(person);
        }
        let own = Subject { owners: vec![person], ..Subject::office() };
        self.may_today(person, Action::SignIn, &own)
    }

    /// Whether a person is here today to inspect and for nothing else.
    pub(crate) fn only_inspects(&self, person: PersonId) -> Result<bool, ApiError> {
        Ok(self.holds_a_role(person)? && !self.acts_today(person)?)
    }

    fn holds_a_role(&self, person: PersonId) -> Result<bool, ApiError> {
        let store = self.store();
        let standing = find_standing(&store.reader().records()?, person)?;
        let today = day_in_prague(self.clock.now());
        Ok(standing.is_some_and(|standing| standing.seats_on(today).next().is_some()))
    }

    fn may_today(&self, person: PersonId, action: Action, subject: &Subject) -> Result<bool, ApiError> {
        let store = self.store();
        let standing = find_standing(&store.reader().records()?, person)?;
        Ok(may(standing.as_ref(), action, subject, day_in_prague(self.clock.now())))
    }
}
