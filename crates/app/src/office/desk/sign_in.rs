//! Sitting down at the computer: each person proves themselves, each change of hands is in the log.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use obeznik_kernel::{Person, PersonId};
use obeznik_municipality::profiles as lines;
use obeznik_store::Mode;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Desk, PERSON, lock};
use crate::api::{ApiError, Code};
use crate::copies;
use crate::office::profiles::{NOTE_FAILED, Profile, SIGN_IN, check_words};
use crate::office::{Office, parse_id};

/// What a person learns when they have sat down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SignedIn {
    /// Failed attempts since they last sat here.
    pub failures: u32,
}

/// What proves who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Proof<'a> {
    PassPhrase(&'a str),
    Recovery(&'a str),
}

impl<'a> Proof<'a> {
    fn read(way: &str, secret: &'a str) -> Result<Self, ApiError> {
        match way {
            "passphrase" => Ok(Self::PassPhrase(secret)),
            "recovery" => Ok(Self::Recovery(secret)),
            _ => Err(ApiError::new(Code::Invalid, "error-bad-input").with("what", "way")),
        }
    }

    /// As the log says it.
    fn way(self) -> &'static str {
        match self {
            Self::PassPhrase(_) => "pass_phrase",
            Self::Recovery(_) => "recovery",
        }
    }
}

impl Desk {
    /// Another person sits down. In the demo town, where everything is invented, nothing is asked.
    ///
    /// # Errors
    /// [`Code::Refused`] when the pass-phrase is not theirs, when they must wait, or have no profile here.
    pub fn sign_in(&self, person: &str, pass_phrase: &str) -> Result<SignedIn, ApiError> {
        let _one_at_a_time = lock(&self.attempts);
        let office = self.opened()?;
        let person = PersonId(parse_id(person)?);
        if office.store().is_demo() {
            return self.seat(&office, person, "demo", 0);
        }
        let before = office.profile(person)?.failures;
        if !office.acts_today(person)? {
            return Err(ApiError::new(Code::Refused, "sign-in-no-role"));
        }
        prove(&office, person, pass_phrase)?;
        if let Err(error) = office.store().renew_key_by_words(pass_phrase, office.clock.now()) {
            tracing::warn!(%error, "the key of the file was not renewed; the next sign-in goes on");
        }
        self.seat(&office, person, "pass_phrase", before)
    }

    /// A person who forgot their pass-phrase sits down by the recovery code and chooses a new one. Only
    /// where nobody else could give it to them.
    ///
    /// # Errors
    /// [`Code::Refused`] when the code is not the store's or somebody else can help.
    pub fn recover(&self, person: &str, code: &str, pass_phrase: &str) -> Result<SignedIn, ApiError> {
        let _one_at_a_time = lock(&self.attempts);
        let office = self.opened()?;
        let person = PersonId(parse_id(person)?);
        let mut profile = office.profile(person)?;
        if !can_recover(&office, person)? {
            return Err(ApiError::new(Code::Refused, "sign-in-ask-manager"));
        }
        check_words(pass_phrase, &person_of(&office, person)?)?;
        self.prove_by_code(&office, person, code)?;
        office.note(
            person,
            "municipality.set_pass_phrase",
            value(&lines::SetPassPhrase { person, way: "recovery".to_owned() })?,
        )?;
        let failures = profile.failures;
        choose(&office, &mut profile, pass_phrase, person)?;
        self.seat(&office, person, "recovery", failures)
    }

    /// The signed-in person chooses another pass-phrase; the present one or the recovery code is asked.
    ///
    /// # Errors
    /// [`Code::Refused`] when the proof does not fit or the new one is too short.
    pub fn set_pass_phrase(&self, way: &str, secret: &str, pass_phrase: &str) -> Result<(), ApiError> {
        let _one_at_a_time = lock(&self.attempts);
        let office = self.not_demo()?;
        let me = office.person();
        let profile = office.profile(me)?;
        check_words(pass_phrase, &person_of(&office, me)?)?;
        let proof = Proof::read(way, secret)?;
        match proof {
            Proof::PassPhrase(_) if !profile.has_pass_phrase() => {}
            Proof::PassPhrase(words) => prove(&office, me, words)?,
            Proof::Recovery(code) => self.prove_by_code(&office, me, code)?,
        }
        let way = if profile.has_pass_phrase() { proof.way() } else { "first" };
        let line = lines::SetPassPhrase { person: me, way: way.to_owned() };
        office.note(me, "municipality.set_pass_phrase", value(&line)?)?;
        choose(&office, &mut office.profile(me)?, pass_phrase, me)?;
        self.recovered.store(false, Ordering::SeqCst);
        Ok(())
    }

    /// Somebody gets a profile here and types their pass-phrase at once.
    ///
    /// # Errors
    /// [`Code::Refused`] without the right, or when somebody here has no pass-phrase yet.
    pub fn open_profile(&self, person: &str, pass_phrase: &str) -> Result<(), ApiError> {
        let office = self.shared()?;
        let (me, person) = (office.person(), PersonId(parse_id(person)?));
        let profiles = office.profiles()?;
        if profiles.iter().any(|profile| profile.person == person) {
            return Err(ApiError::new(Code::Refused, "profile-exists"));
        }
        if profiles.iter().any(|profile| !profile.has_pass_phrase()) {
            return Err(ApiError::new(Code::Refused, "profile-own-first"));
        }
        if office.only_inspects(person)? {
            return Err(ApiError::new(Code::Refused, "profile-inspects"));
        }
        check_words(pass_phrase, &person_of(&office, person)?)?;
        office.note(me, "municipality.open_profile", value(&lines::ProfileOf { person })?)?;
        choose(&office, &mut Profile::new(person), pass_phrase, me)
    }

    /// Somebody who forgot their pass-phrase types a new one at the side of who may give it.
    ///
    /// # Errors
    /// [`Code::Refused`] without the right or where there is no such profile.
    pub fn reset_pass_phrase(&self, person: &str, pass_phrase: &str) -> Result<(), ApiError> {
        let office = self.shared()?;
        let (me, person) = (office.person(), PersonId(parse_id(person)?));
        let mut profile = office.profile(person)?;
        check_words(pass_phrase, &person_of(&office, person)?)?;
        office.note(me, "municipality.reset_pass_phrase", value(&lines::ProfileOf { person })?)?;
        choose(&office, &mut profile, pass_phrase, me)
    }

    /// Somebody does not sit here any more; their pass-phrase opens nothing.
    ///
    /// # Errors
    /// [`Code::Refused`] without the right, or for oneself.
    pub fn close_profile(&self, person: &str) -> Result<(), ApiError> {
        let office = self.shared()?;
        let (me, person) = (office.person(), PersonId(parse_id(person)?));
        let profile = office.profile(person)?;
        office.note(me, "municipality.close_profile", value(&lines::ProfileOf { person })?)?;
        let mut store = office.store();
        Profile { is_closed: true, verifier: None, ..profile }.keep(&mut store)?;
        Ok(store.forget_pass_phrase(&person.to_string())?)
    }

    /// Lets a person sit at the desk once they have proved themselves; the log first.
    pub(super) fn seat(
        &self,
        office: &Arc<Office>,
        person: PersonId,
        way: &str,
        failures: u32,
    ) -> Result<SignedIn, ApiError> {
        let after = self.seated.load(Ordering::SeqCst).then(|| office.person());
        // What lies with other programs belongs to who sat here before, and goes on being taken in for them.
        copies::clear(office, copies::Held::Stays);
        let line = lines::SignIn { person, after, way: way.to_owned() };
        office.note(person, SIGN_IN, value(&line)?)?;
        if let Err(error) = office.store().set_secret(PERSON, person.to_string().as_bytes()) {
            tracing::warn!(%error, "the store does not remember who sits here");
        }
        office.sign_in(person);
        self.seated.store(true, Ordering::SeqCst);
        self.recovered.store(false, Ordering::SeqCst);
        Ok(SignedIn { failures })
    }

    fn not_demo(&self) -> Result<Arc<Office>, ApiError> {
        let office = self.office()?;
        let is_demo = office.store().is_demo();
        if is_demo { Err(ApiError::new(Code::Refused, "profile-demo")) } else { Ok(office) }
    }

    /// A computer that has joined an office is one person's; another one joins with a device of their own.
    fn shared(&self) -> Result<Arc<Office>, ApiError> {
        let office = self.not_demo()?;
        let is_joined = office.store().mode() == Mode::Joined;
        if is_joined { Err(ApiError::new(Code::Refused, "profile-where-joined")) } else { Ok(office) }
    }

    /// The recovery code proves who holds the printed sheet; it need not be typed twice in a row.
    fn prove_by_code(&self, office: &Office, person: PersonId, code: &str) -> Result<(), ApiError> {
        if self.recovered.load(Ordering::SeqCst) && code.is_empty() {
            return Ok(());
        }
        super::check_code(code)?;
        if office.store().is_recovery_code(code)? {
            return Ok(());
        }
        let failures = office.profile(person)?.failures;
        note_failure(office, person, "recovery", failures)?;
        Err(ApiError::new(Code::Locked, "unlock-wrong-recovery"))
    }
}

/// Judges a pass-phrase: counted before, noted when it does not fit.
pub(super) fn prove(office: &Office, person: PersonId, pass_phrase: &str) -> Result<(), ApiError> {
    let now = office.clock.now();
    let mut profile = office.profile(person)?;
    let seconds = profile.waits(now);
    if seconds > 0 {
        return Err(must_wait(seconds));
    }
    profile.count_attempt(now);
    profile.keep(&mut office.store())?;
    let verifier = profile.verifier.clone();
    if verifier.is_some_and(|verifier| verifier.fits(pass_phrase).unwrap_or(false)) {
        profile.forgive();
        return profile.keep(&mut office.store());
    }
    note_failure(office, person, "pass_phrase", profile.failures)?;
    match profile.waits(now) {
        0 => Err(ApiError::new(Code::Refused, "sign-in-wrong")),
        seconds => Err(must_wait(seconds)),
    }
}

fn must_wait(seconds: u32) -> ApiError {
    ApiError::new(Code::Refused, "sign-in-wait")
        .with("minutes", seconds.div_ceil(60))
        .with("seconds", seconds)
}

fn note_failure(office: &Office, person: PersonId, way: &str, failures: u32) -> Result<(), ApiError> {
    let line = lines::NoteFailedSignIn { person, way: way.to_owned(), failures };
    tracing::warn!(failures, way, "a sign-in failed");
    office.note(person, NOTE_FAILED, value(&line)?)
}

/// Nobody else with a profile here could give this person a new pass-phrase.
pub(super) fn can_recover(office: &Office, person: PersonId) -> Result<bool, ApiError> {
    for other in office.profiles()?.iter().filter(|profile| profile.person != person) {
        if office.manages_people(other.person)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The pass-phrase goes into the profile and opens the store, in this order: an interrupted change leaves
/// the old one opening the store.
pub(super) fn choose(
    office: &Office,
    profile: &mut Profile,
    pass_phrase: &str,
    by: PersonId,
) -> Result<(), ApiError> {
    profile.choose(pass_phrase, by, office.clock.now())?;
    let mut store = office.store();
    profile.keep(&mut store)?;
    Ok(store.set_pass_phrase(Some(&profile.person.to_string()), pass_phrase)?)
}

fn person_of(office: &Office, person: PersonId) -> Result<Person, ApiError> {
    let found = office.store().reader().record::<Person>(person)?;
    found.map(|stored| stored.value).ok_or_else(|| ApiError::new(Code::NotFound, "refusal-not-found"))
}

fn value<T: Serialize>(line: &T) -> Result<serde_json::Value, ApiError> {
    serde_json::to_value(line).map_err(ApiError::broken)
}
