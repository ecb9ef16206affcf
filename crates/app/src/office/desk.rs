//! The desk: a folder that holds a store, the office once it is open, and who sits there.

mod contact;
mod joining;
mod seats;
mod sign_in;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use ed25519_dalek::SigningKey;
use obeznik_authority::device::public_key_text;
use obeznik_kernel::{Device, DeviceId, IdSource as _, Person, PersonId, RecordId, Role};
use obeznik_municipality::{Found, LawProfile, Municipality, Term};
use obeznik_store::{
    Keyring, Mode, NoKeyring, Protection, RecoveryCode, Store, StoreError, Unlock, keyring_of_environment,
    restore,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::{ApiError, Code};
use crate::copies;
use crate::office::profiles::{Profile, check_words};
use crate::office::{Office, Request, Signer};
use crate::ports::network::{Network, NoNetwork};
use crate::ports::{Clock, ForeignFiles, NobodyReads, SystemClock, SystemIds};
use joining::is_joining;

pub use joining::{JoinInput, Joining, OfficeSeen, PairingBegun};
pub use seats::{DeskPerson, Sitting};
pub use sign_in::SignedIn;

/// The published pass-phrase of the demo town, in which everything is invented.
pub const DEMO_PASS_PHRASE: &str = "ukázkové město Vzorov";

/// How often, and each time how long, a closing office waits for what is under way.
pub(super) const MOST_WAITS: u32 = 100;
pub(super) const WAIT: std::time::Duration = std::time::Duration::from_millis(50);

/// What the next start says after the office had everything deleted.
const WIPED: &str = "sync-wiped";

/// Names of secrets kept in the store.
const DEVICE_KEY: &str = "device_key";
const DEVICE_ID: &str = "device_id";
const PERSON: &str = "person";

/// How a folder with a store looks to the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeskState {
    /// `new`, `locked`, `choose` (open, and nobody has said who sits there), `joining` (not everything of the
    /// joined office has come yet), `open`, `broken`.
    pub state: String,
    /// What may open it: `keyring`, `passphrase`, `recovery`.
    pub ways: Vec<String>,
    /// Who may sit down, when nobody sits there yet.
    pub people: Vec<DeskPerson>,
    /// Whether the recovery code opened it a moment ago, so that it need not be typed again.
    pub recovered: bool,
    /// Why it is not open.
    pub error: Option<ApiError>,
    /// How far the joining is, while it lasts.
    pub joining: Option<Joining>,
    /// Whether everything inside is invented.
    pub is_demo: bool,
    /// The folder.
    pub folder: String,
}

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

/// A folder and what was made of it.
pub struct Desk {
    folder: PathBuf,
    keyring: Arc<dyn Keyring>,
    clock: Arc<dyn Clock>,
    office: Mutex<Option<Arc<Office>>>,
    failure: Mutex<Option<ApiError>>,
    code: Mutex<Option<RecoveryCode>>,
    /// Whether somebody has said who they are; until then nothing of the open office is read.
    seated: AtomicBool,
    /// Whether the recovery code opened the store.
    recovered: AtomicBool,
    /// One attempt to sit down at a time, or the count of failures could be outrun.
    attempts: Mutex<()>,
    files: Arc<dyn ForeignFiles>,
    network: Arc<dyn Network>,
    /// Where something is kept that no copy of the store takes along.
    beside: Option<PathBuf>,
    contact: contact::Contact,
    pairing: joining::Begun,
}

impl Desk {
    /// The desk over a folder; nothing is opened yet, and nobody reads foreign files.
    pub fn new(folder: PathBuf) -> Self {
        Self::with(folder, Arc::from(keyring_of_environment()), Arc::new(SystemClock))
    }

    /// The desk with a keyring and a clock of one's own.
    pub fn with(folder: PathBuf, keyring: Arc<dyn Keyring>, clock: Arc<dyn Clock>) -> Self {
        Self {
            folder,
            keyring,
            clock,
            office: Mutex::default(),
            failure: Mutex::default(),
            code: Mutex::default(),
            seated: AtomicBool::new(false),
            recovered: AtomicBool::new(false),
            attempts: Mutex::default(),
            files: Arc::new(NobodyReads),
            network: Arc::new(NoNetwork),
            beside: None,
            contact: contact::Contact::default(),
            pairing: joining::Begun::default(),
        }
    }

    /// The same desk with a network, and a folder that copies of the store do not reach.
    #[must_use]
    pub fn with_network(self, network: Arc<dyn Network>, beside: PathBuf) -> Self {
        Self { network, beside: Some(beside), ..self }
    }

    /// The same desk with somebody to read foreign files.
    #[must_use]
    pub fn with_files(self, files: Arc<dyn ForeignFiles>) -> Self {
        Self { files, ..self }
    }

    /// Tries to open the store by the keyring; the demo town by its published pass-phrase.
    pub fn open_quietly(&self) {
        let opened = self.open_by_itself();
        self.settle(opened, Sitting::WhoIsAlone);
    }

    fn open_by_itself(&self) -> Result<Store, StoreError> {
        match self.open_with(Unlock::Keyring(self.keyring.as_ref())) {
            Err(StoreError::KeyringLocked { has_pass_phrase: true }) => {
                self.open_with(Unlock::PassPhrase(DEMO_PASS_PHRASE)).map_err(|error| match error {
                    StoreError::WrongKey => StoreError::KeyringLocked { has_pass_phrase: true },
                    other => other,
                })
            }
            other => other,
        }
    }

    /// Opens the store by what a person typed, or once more by the keyring. Whose pass-phrase opened it
    /// sits there.
    ///
    /// # Errors
    /// [`Code::Locked`] when it does not fit.
    pub fn unlock(&self, way: &str, secret: &str) -> Result<(), ApiError> {
        let unlock = match way {
            "recovery" => Unlock::RecoveryCode(check_code(secret)?),
            "passphrase" => Unlock::PassPhrase(secret),
            "keyring" => Unlock::Keyring(self.keyring.as_ref()),
            _ => return Err(ApiError::new(Code::Invalid, "error-bad-input").with("what", "way")),
        };
        let store = self.open_with(unlock).map_err(|error| wrong_key(error, way))?;
        let owner = store.opened_by().and_then(|owner| owner.parse().ok()).map(PersonId);
        self.settle(Ok(store), owner.map_or(Sitting::WhoIsAlone, Sitting::Owner));
        self.recovered.store(way == "recovery", Ordering::SeqCst);
        Ok(())
    }

    fn open_with(&self, unlock: Unlock<'_>) -> Result<Store, StoreError> {
        Store::open(&self.folder, unlock, self.clock.now())
    }

    fn settle(&self, opened: Result<Store, StoreError>, sitting: Sitting) {
        let opened = opened.map_err(ApiError::from).and_then(|store| self.made_sure(store));
        let office = opened.and_then(|store| office_over(store, self.clock.clone()));
        let office = office.map(|office| office.with_files(Arc::clone(&self.files)));
        match &office {
            Ok(office) => {
                tracing::info!("the office was opened");
                copies::recover(office);
            }
            Err(error) => tracing::info!(key = error.key, "the office was not opened"),
        }
        let (office, failure) = match office {
            Ok(office) => (Some(Arc::new(office)), None),
            Err(error) => (None, Some(error)),
        };
        self.seated.store(false, Ordering::SeqCst);
        *lock(&self.office) = office;
        *lock(&self.failure) = failure;
        self.meet_office();
        self.sit(sitting);
    }

    /// How the desk looks.
    pub fn state(&self) -> DeskState {
        let office = self.opened();
        let failure = lock(&self.failure).clone();
        let state = match (&office, &failure) {
            (Ok(_), _) if self.seated.load(Ordering::SeqCst) => "open",
            (Ok(office), _) if is_joining(office) => "joining",
            (Ok(_), _) => "choose",
            (_, Some(error)) if error.key == "store-missing" || error.key == WIPED => "new",
            (_, Some(error)) if error.code == Code::Locked => "locked",
            (_, None) => "new",
            _ => "broken",
        };
        let people = if state == "choose" { self.people() } else { Vec::new() };
        DeskState {
            state: state.to_owned(),
            ways: ways_of(state, failure.as_ref()).iter().map(|way| (*way).to_owned()).collect(),
            people,
            recovered: self.recovered.load(Ordering::SeqCst),
            error: failure.filter(|error| state != "new" || error.key == WIPED),
            joining: office
                .as_ref()
                .ok()
                .filter(|_| state == "joining")
                .and_then(|office| Joining::of(office)),
            is_demo: office.is_ok_and(|office| office.store().is_demo()),
            folder: self.folder.display().to_string(),
        }
    }

    /// The office of who sits at the desk.
    ///
    /// # Errors
    /// [`Code::Locked`] when it is not open or nobody has said who they are.
    pub fn office(&self) -> Result<Arc<Office>, ApiError> {
        let office = self.opened()?;
        if self.seated.load(Ordering::SeqCst) {
            Ok(office)
        } else {
            Err(ApiError::new(Code::Locked, "sign-in-needed"))
        }
    }

    /// The open office, whoever sits there: for time, and for who holds the key of the store.
    ///
    /// # Errors
    /// [`Code::Locked`] when it is not open.
    pub fn opened(&self) -> Result<Arc<Office>, ApiError> {
        lock(&self.office).clone().ok_or_else(|| ApiError::new(Code::Locked, "unlock-needed"))
    }

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
        let office = Office::new(store, clock, Signer { device: id, key }, founder)
            .with_files(Arc::clone(&self.files));
        let payload = serde_json::to_value(&input).map_err(ApiError::broken)?;
        let kind = "municipality.found".to_owned();
        office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None })?;
        Ok((office, code))
    }

    /// Puts an office made elsewhere on the desk, such as the demo town.
    pub fn put(&self, office: Office) {
        *lock(&self.office) = Some(Arc::new(office));
        *lock(&self.failure) = None;
        self.seated.store(true, Ordering::SeqCst);
    }

    /// Whether the two groups of the recovery code were copied down rightly.
    pub fn confirms_recovery(&self, groups: [(usize, String); 2]) -> bool {
        let [(first, one), (second, two)] = &groups;
        lock(&self.code)
            .as_ref()
            .is_some_and(|code| code.confirms([(*first, one.as_str()), (*second, two.as_str())]))
    }

    /// Restores the newest good copy of a damaged store.
    ///
    /// # Errors
    /// What the restoring says.
    pub fn restore_newest(&self) -> Result<(), ApiError> {
        let unlock = || Unlock::Keyring(self.keyring.as_ref());
        let Err(StoreError::Damaged { copies }) = self.open_with(unlock()) else { return Ok(()) };
        let newest = copies.first().ok_or_else(|| ApiError::new(Code::Refused, "store-no-copy"))?;
        let restored = restore(&self.folder, unlock(), newest, self.clock.now());
        self.settle(restored, Sitting::WhoIsAlone);
        Ok(())
    }

    /// Nobody sits at the desk any more: the store is closed, and where the keyring opens it by itself,
    /// the window asks who sits down.
    pub fn lock(&self) {
        self.close();
        let opened = self.open_by_itself();
        self.settle(opened, Sitting::Nobody);
        let can_ask = self.opened().is_ok_and(|office| seats::can_ask(&office));
        if lock(&self.office).is_some() && !can_ask {
            self.close();
            *lock(&self.failure) = Some(ApiError::new(Code::Locked, "unlock-needed").with("byKeyring", true));
        }
    }

    /// Closes the store with a good copy of it.
    pub fn close(&self) {
        self.seated.store(false, Ordering::SeqCst);
        self.recovered.store(false, Ordering::SeqCst);
        self.part_from_office();
        let Some(mut office) = lock(&self.office).take() else { return };
        copies::clear(&office);
        // What is under way ends first; nobody new comes in.
        for _ in 0..MOST_WAITS {
            match Arc::try_unwrap(office) {
                Ok(alone) => {
                    alone.close();
                    tracing::info!("the office was closed");
                    return;
                }
                Err(held) => office = held,
            }
            std::thread::sleep(WAIT);
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

fn office_over(store: Store, clock: Arc<dyn Clock>) -> Result<Office, ApiError> {
    let missing = || ApiError::broken("the store has no device key");
    let key =
        store.secret(DEVICE_KEY)?.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok()).ok_or_else(missing)?;
    let device = secret_id(&store, DEVICE_ID)?.ok_or_else(missing)?;
    let person = match secret_id(&store, PERSON)? {
        Some(person) => person,
        None if store.mode() == Mode::Joined => RecordId(uuid::Uuid::nil()), // the office has not said yet
        None => return Err(missing()),
    };
    let signer = Signer { device: DeviceId(device), key: SigningKey::from_bytes(&key) };
    Ok(Office::new(store, Box::new(clock), signer, PersonId(person)))
}

fn secret_id(store: &Store, name: &str) -> Result<Option<RecordId>, ApiError> {
    let bytes = store.secret(name)?;
    Ok(bytes.and_then(|bytes| String::from_utf8(bytes).ok()).and_then(|text| text.parse().ok()))
}

fn new_key() -> Result<SigningKey, ApiError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(ApiError::broken)?;
    Ok(SigningKey::from_bytes(&bytes))
}

/// What may open a locked store; a store without a pass-phrase only by its keyring or the printed sheet.
fn ways_of(state: &str, failure: Option<&ApiError>) -> &'static [&'static str] {
    let said = |name: &str, value: &str| {
        failure.is_some_and(|error| error.args.get(name).is_some_and(|text| text == value))
    };
    match state {
        "locked" if said("byKeyring", "true") => &["keyring", "recovery"],
        "locked" if said("hasPassPhrase", "false") => &["recovery", "keyring"],
        "locked" => &["passphrase", "recovery"],
        _ => &[],
    }
}

/// A recovery code whose every group checks, or where the slip of the pen is.
fn check_code(code: &str) -> Result<&str, ApiError> {
    match RecoveryCode::parse(code) {
        Ok(_) => Ok(code),
        Err(0) => Err(ApiError::new(Code::Locked, "unlock-wrong-length")),
        Err(group) => Err(ApiError::new(Code::Locked, "unlock-wrong-group").with("group", group)),
    }
}

/// Says which key does not fit.
fn wrong_key(error: StoreError, way: &str) -> ApiError {
    match (&error, way) {
        (StoreError::WrongKey, "passphrase") => ApiError::new(Code::Locked, "unlock-wrong-passphrase"),
        (StoreError::WrongKey, "recovery") => ApiError::new(Code::Locked, "unlock-wrong-recovery"),
        (StoreError::KeyringLocked { .. }, _) => ApiError::new(Code::Locked, "unlock-keyring-silent"),
        _ => error.into(),
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
    let term = Term { label, from: day(&from)?, to: to.as_deref().map(day).transpose()? };
    let NewMunicipality { name, name_genitive, ico, address, law } = input.municipality;
    let municipality = Municipality {
        name,
        name_genitive,
        ico,
        address,
        law,
        terms: vec![term],
        crest_svg: String::new(),
        is_demo: false,
    };
    let NewPerson { given, family, title_before, title_after, function, email } = input.person;
    let person =
        Person { given, family, title_before, title_after, function, email, department: None, active: true };
    let (roles, who) = (input.roles, person.clone());
    Ok((move |device_id, device| Found { municipality, founder, person, device_id, device, roles }, who))
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
