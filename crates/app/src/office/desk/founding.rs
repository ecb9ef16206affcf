//! The first run: a store is made and the municipality founded in it.

use ed25519_dalek::SigningKey;
use obeznik_authority::device::public_key_text;
use obeznik_kernel::{Device, DeviceId, IdSource as _, OfflineDays, Person, PersonId, Role};
use obeznik_municipality::{Found, LawProfile, Municipality, Term};
use obeznik_store::{Keyring, NoKeyring, Protection, RecoveryCode, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DEVICE_ID, DEVICE_KEY, Desk, PERSON, lock};
use crate::api::{ApiError, Code};
use crate::backup::Kept;
use crate::office::profiles::{Profile, check_words};
use crate::office::{Office, Request, Signer};
use crate::ports::{Clock, SystemIds};

/// Input of the first-run wizard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CreateOffice {
    /// The municipality.
    pub municipality: NewMunicipality,
    /// The term of office.
    pub term: NewTerm,
    /// Who founds it.
    pub person: NewPerson,
    /// Their roles in the office.
    #[ts(type = "string[]")]
    pub roles: Vec<Role>,
    /// The pass-phrase; needed where there is no keyring.
    pub passphrase: Option<String>,
}

/// The municipality as the wizard asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewMunicipality {
    /// `Město Vzorov`.
    pub name: String,
    /// `města Vzorova`.
    pub name_genitive: String,
    /// IČO.
    pub ico: String,
    /// Address for letters.
    pub address: String,
    /// `act128`, `act131`.
    #[ts(type = "string")]
    pub law: LawProfile,
    /// Whether it is a small municipality without a council.
    #[serde(default)]
    pub is_small: bool,
}

/// The term of office as the wizard asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewTerm {
    /// Label used in numbers.
    pub label: String,
    /// First day.
    pub from: String,
    /// Last day, if known.
    pub to: Option<String>,
}

/// The founder as the wizard asks for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewPerson {
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Titles before the name.
    pub title_before: String,
    /// Titles after the name.
    pub title_after: String,
    /// Function.
    pub function: String,
    /// Address for notices.
    pub email: String,
}

impl Desk {
    /// Makes a store and founds the municipality; gives the recovery code to be printed.
    ///
    /// # Errors
    /// What the place forbids, or what the founding says.
    pub fn create(&self, input: CreateOffice) -> Result<String, ApiError> {
        let pass_phrase = input.passphrase.clone();
        // Who chose a pass-phrase is asked for it at each start; the keyring would open without a question.
        let keyring: &dyn Keyring = if pass_phrase.is_some() { &NoKeyring } else { self.keyring.as_ref() };
        let protection = Protection { keyring, pass_phrase: pass_phrase.as_deref(), is_demo: false };
        let founder = PersonId(SystemIds.next_id());
        let founding = founding(input, founder)?;
        if let Some(words) = &pass_phrase {
            check_words(words, &founding.1)?;
        }
        let (office, code) = self.found(protection, Box::new(self.clock.clone()), founding.0)?;
        let mut profile = Profile::new(founder);
        if let Some(words) = &pass_phrase {
            profile.choose(words, founder, self.clock.now())?;
            office.store().own_pass_phrase(&founder.to_string())?;
        }
        profile.keep(&mut office.store())?;
        let now = self.clock.now();
        Kept::change(&mut office.store(), |kept| (kept.begun_at, kept.sheet_waits) = (Some(now), true))?;
        let text = code.text().to_owned();
        *lock(&self.code) = Some(code);
        self.put(office);
        Ok(text)
    }

    /// Makes a store with the given clock and founds what `founding` says of the new device.
    ///
    /// # Errors
    /// As [`Desk::create`].
    pub fn found(
        &self,
        protection: Protection<'_>,
        clock: Box<dyn Clock>,
        founding: impl FnOnce(DeviceId, Device) -> Found,
    ) -> Result<(Office, RecoveryCode), ApiError> {
        self.check_policy()?;
        let (mut store, code) = Store::create(&self.folder, protection, clock.now())?;
        let (id, key) = (DeviceId(SystemIds.next_id()), new_key()?);
        store.set_secret(DEVICE_KEY, key.as_bytes())?;
        store.set_secret(DEVICE_ID, id.to_string().as_bytes())?;
        let device = Device {
            name: "tento počítač".to_owned(),
            public_key: public_key_text(&key),
            person: None,
            state: "active".to_owned(),
        };
        let input = founding(id, device);
        let founder = input.founder;
        store.set_secret(PERSON, founder.to_string().as_bytes())?;
        let office = self.helped(Office::new(store, clock, Signer { device: id, key }, founder));
        let payload = serde_json::to_value(&input).map_err(ApiError::broken)?;
        let kind = "municipality.found".to_owned();
        office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None })?;
        Ok((office, code))
    }
}

fn founding(
    input: CreateOffice,
    founder: PersonId,
) -> Result<(impl FnOnce(DeviceId, Device) -> Found, Person), ApiError> {
    let day = |text: &str| {
        text.parse().map_err(|_| ApiError::new(Code::Invalid, "error-bad-input").with("what", text))
    };
    let NewTerm { label, from, to } = input.term;
    let term = Term { label, from: day(&from)?, to: to.as_deref().map(day).transpose()?, results_on: None };
    let NewMunicipality { name, name_genitive, ico, address, law, is_small } = input.municipality;
    let municipality = Municipality {
        name,
        name_genitive,
        ico,
        address,
        law,
        terms: vec![term],
        crest_svg: String::new(),
        is_demo: false,
        offline_days: OfflineDays::default(),
        is_small,
    };
    let NewPerson { given, family, title_before, title_after, function, email } = input.person;
    let person =
        Person { given, family, title_before, title_after, function, email, department: None, active: true };
    let (roles, who) = (input.roles, person.clone());
    Ok((move |device_id, device| Found { municipality, founder, person, device_id, device, roles }, who))
}

pub(super) fn new_key() -> Result<SigningKey, ApiError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(ApiError::broken)?;
    Ok(SigningKey::from_bytes(&bytes))
}
