//! The desk: a folder that holds a store, the office once it is open, and who sits there.

mod backup;
mod contact;
mod founding;
mod joining;
mod policy;
mod restore;
mod seats;
mod sharing;
mod sign_in;
mod soundness;
mod way;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use ed25519_dalek::SigningKey;
use obeznik_kernel::{DeviceId, PersonId, RecordId};
use obeznik_store::{
    Keyring, Mode, RecoveryCode, Store, StoreCopy, StoreError, Unlock, keyring_of_environment,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::{ApiError, Code};
use crate::copies;
use crate::office::{Office, Signer};
use crate::ports::converter::{Converter, NobodyConverts};
use crate::ports::network::{Network, NoNetwork};
use crate::ports::own_server::{NoServer, OwnServer};
use crate::ports::{Clock, ForeignFiles, NobodyReads, SystemClock};
use crate::views;
use backup::Backups;
use founding::new_key;
use joining::is_joining;
pub(crate) use joining::not_joined;

pub use backup::{FoundOffice, Heard, Returned};
pub use founding::{CreateOffice, NewMunicipality, NewPerson, NewTerm};
pub use joining::{JoinInput, Joining, OfficeSeen, PairingBegun};
pub use policy::{Governed, Policy};
pub use restore::{GoodCopy, Restored};
pub use seats::{DeskPerson, Sitting};
pub use sharing::{ComputerCode, OfficeComputer, ServedAt, ShareInput, Sharing};
pub use sign_in::SignedIn;
pub use way::{OfficeWay, WayInput};

/// The published pass-phrase of the demo town, in which everything is invented.
pub const DEMO_PASS_PHRASE: &str = "ukázkové město Vzorov";

/// How often, and each time how long, a closing office waits for what is under way.
pub(super) const MOST_WAITS: u32 = 100;
pub(super) const WAIT: std::time::Duration = std::time::Duration::from_millis(50);

/// A store that has to be deleted is waited for longer: two minutes.
pub(super) const MOST_WAITS_TO_DELETE: u32 = 2400;

/// What the next start says after the office had everything deleted.
const WIPED: &str = "sync-wiped";
/// What it says after the office ended the access of this computer and nothing waited here.
const SHOWN_OUT: &str = "sync-shown-out";

/// Names of secrets kept in the store.
const DEVICE_KEY: &str = "device_key";
const DEVICE_ID: &str = "device_id";
const PERSON: &str = "person";

/// How a folder with a store looks to the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeskState {
    /// `new`, `locked`, `choose` (open, and nobody has said who sits there), `joining` (not everything of the
    /// joined office has come yet), `open`, `refused` (sound, and not to be opened now or here), `broken`.
    pub state: String,
    /// What may open it: `keyring`, `passphrase`, `recovery`.
    pub ways: Vec<String>,
    /// Who may sit down, when nobody sits there yet.
    pub people: Vec<DeskPerson>,
    /// Whether the recovery code opened it a moment ago, so that it need not be typed again.
    pub recovered: bool,
    /// Why it is not open.
    pub error: Option<ApiError>,
    /// Good copies of a damaged store, the newest first.
    pub copies: Vec<GoodCopy>,
    /// How far the joining is, while it lasts.
    pub joining: Option<Joining>,
    /// Where the administrator of the machine says the office is.
    pub governed: Option<Governed>,
    /// Minutes without work after which the administrator of the machine has the window locked.
    pub lock_minutes: Option<u16>,
    /// Whether everything inside is invented.
    pub is_demo: bool,
    /// The folder.
    pub folder: String,
}

/// A folder and what was made of it.
pub struct Desk {
    folder: PathBuf,
    keyring: Arc<dyn Keyring>,
    clock: Arc<dyn Clock>,
    office: Mutex<Option<Arc<Office>>>,
    failure: Mutex<Option<ApiError>>,
    code: Mutex<Option<RecoveryCode>>,
    /// Copies of a store that was found damaged.
    copies: Mutex<Vec<StoreCopy>>,
    /// The typed key that found the damage.
    held: Mutex<Option<restore::HeldKey>>,
    /// Whether somebody has said who they are; until then nothing of the open office is read.
    seated: AtomicBool,
    /// Whether the recovery code opened the store.
    recovered: AtomicBool,
    /// One attempt to sit down at a time, or the count of failures could be outrun.
    attempts: Mutex<()>,
    files: Arc<dyn ForeignFiles>,
    converter: Arc<dyn Converter>,
    network: Arc<dyn Network>,
    policy: Policy,
    /// The server beside the window, which this computer may become.
    server: Arc<dyn OwnServer>,
    /// Where something is kept that no copy of the store takes along.
    beside: Option<PathBuf>,
    contact: contact::Contact,
    pairing: joining::Begun,
    backups: Backups,
    looks: soundness::Looks,
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
            copies: Mutex::default(),
            held: Mutex::default(),
            seated: AtomicBool::new(false),
            recovered: AtomicBool::new(false),
            attempts: Mutex::default(),
            files: Arc::new(NobodyReads),
            converter: Arc::new(NobodyConverts),
            network: Arc::new(NoNetwork),
            policy: Policy::default(),
            server: Arc::new(NoServer),
            beside: None,
            contact: contact::Contact::default(),
            pairing: joining::Begun::default(),
            backups: Backups::default(),
            looks: soundness::Looks::default(),
        }
    }

    /// The same desk with a network, and a folder that copies of the store do not reach.
    #[must_use]
    pub fn with_network(self, network: Arc<dyn Network>, beside: PathBuf) -> Self {
        Self { network, beside: Some(beside), ..self }
    }

    /// The same desk under the policy of its machine.
    #[must_use]
    pub fn under(self, policy: Policy) -> Self {
        Self { policy, ..self }
    }

    /// The same desk with the program of a server beside it.
    #[must_use]
    pub fn with_server(self, server: Arc<dyn OwnServer>) -> Self {
        Self { server, ..self }
    }

    /// The same desk with somebody to read foreign files.
    #[must_use]
    pub fn with_files(self, files: Arc<dyn ForeignFiles>) -> Self {
        Self { files, ..self }
    }

    /// The same desk with somebody to make PDFs of documents.
    #[must_use]
    pub fn with_converter(self, converter: Arc<dyn Converter>) -> Self {
        Self { converter, ..self }
    }

    /// An office with those who work for it beside.
    fn helped(&self, office: Office) -> Office {
        let office = office.with_files(Arc::clone(&self.files)).with_converter(Arc::clone(&self.converter));
        office.with_barred(self.policy.forbidden_extensions.clone())
    }

    /// Tries to open the store by the keyring; the demo town by its published pass-phrase.
    pub fn open_quietly(&self) {
        if let Err(closed) = self.check_policy() {
            *lock(&self.failure) = Some(closed);
            return;
        }
        let opened = self.open_by_itself();
        self.settle(opened, Sitting::WhoIsAlone);
    }

    /// Refuses to open, found or join anything under a policy that does not read.
    fn check_policy(&self) -> Result<(), ApiError> {
        match &self.policy.slip {
            None => Ok(()),
            Some(slip) => {
                tracing::error!(error = slip.as_str(), "the policy of this machine does not read");
                Err(ApiError::new(Code::Refused, "policy-unread"))
            }
        }
    }

    /// Tries once more where the store was refused or damaged, after a person did something about it.
    pub fn open_again(&self) {
        if self.opened().is_err() {
            self.open_quietly();
        }
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
    /// [`Code::Locked`] when it does not fit, [`Code::Refused`] under a policy that does not read.
    pub fn unlock(&self, way: &str, secret: &str) -> Result<(), ApiError> {
        self.check_policy()?;
        let unlock = match way {
            "recovery" => Unlock::RecoveryCode(check_code(secret)?),
            "passphrase" => Unlock::PassPhrase(secret),
            "keyring" => Unlock::Keyring(self.keyring.as_ref()),
            _ => return Err(ApiError::new(Code::Invalid, "error-bad-input").with("what", "way")),
        };
        let store = match self.open_with(unlock) {
            Err(damaged @ StoreError::Damaged { .. }) => {
                *lock(&self.held) = restore::HeldKey::of(way, secret);
                self.settle(Err(damaged), Sitting::Nobody); // the key fits; the window offers the copies
                return Ok(());
            }
            other => other.map_err(|error| wrong_key(error, way))?,
        };
        let sitting = Sitting::of(&store);
        self.settle(Ok(store), sitting);
        self.recovered.store(way == "recovery", Ordering::SeqCst);
        Ok(())
    }

    fn open_with(&self, unlock: Unlock<'_>) -> Result<Store, StoreError> {
        Store::open(&self.folder, unlock, self.clock.now())
    }

    fn settle(&self, opened: Result<Store, StoreError>, sitting: Sitting) {
        *lock(&self.copies) = match &opened {
            Err(StoreError::Damaged { copies }) => copies.clone(),
            _ => Vec::new(),
        };
        let opened = opened.map_err(ApiError::from).and_then(|mut store| {
            store.keep_new_keys_by(Arc::clone(&self.keyring));
            self.made_sure(store)
        });
        let office = opened.and_then(|store| office_over(store, self.clock.clone()));
        let office = office.map(|office| self.helped(office));
        match &office {
            Ok(office) => {
                tracing::info!("the office was opened");
                copies::recover(office);
                views::recover(office);
                if let Err(error) = office.end_leases() {
                    tracing::error!(key = error.key, "leases could not end; the next minute tries again");
                }
            }
            Err(error) => tracing::info!(key = error.key, "the office was not opened"),
        }
        if office.is_ok() {
            *lock(&self.held) = None;
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
            (_, Some(error)) if error.key == "store-missing" || is_farewell(error) => "new",
            (_, Some(error)) if error.code == Code::Locked => "locked",
            (_, Some(error)) if matches!(error.code, Code::Refused | Code::ReadOnly) => "refused",
            (_, None) => "new",
            _ => "broken",
        };
        let people = if state == "choose" { self.people() } else { Vec::new() };
        DeskState {
            state: state.to_owned(),
            ways: ways_of(state, failure.as_ref()).iter().map(|way| (*way).to_owned()).collect(),
            people,
            recovered: self.recovered.load(Ordering::SeqCst),
            error: failure.filter(|error| state != "new" || is_farewell(error)),
            copies: self.good_copies(),
            joining: office
                .as_ref()
                .ok()
                .filter(|_| state == "joining")
                .and_then(|office| Joining::of(office)),
            governed: self.policy.governed(),
            lock_minutes: self.policy.lock_minutes,
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

    /// Puts an office made elsewhere on the desk, such as the demo town.
    pub fn put(&self, office: Office) {
        *lock(&self.office) = Some(Arc::new(office));
        *lock(&self.failure) = None;
        self.seated.store(true, Ordering::SeqCst);
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
        *lock(&self.code) = None;
        self.stop_backup();
        self.part_from_office();
        let office = lock(&self.office).take();
        self.looks.end();
        let Some(mut office) = office else { return };
        copies::clear(&office, copies::Held::Stays);
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

/// Whether the store is gone because the office said so.
fn is_farewell(error: &ApiError) -> bool {
    [WIPED, SHOWN_OUT].contains(&error.key.as_str())
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

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
