//! A small town for tests: a store with its founder, and commands signed by the founder's device.

use std::path::{Path, PathBuf};

use ed25519_dalek::SigningKey;
use obeznik_authority::device::public_key_text;
use obeznik_authority::{SignedCommand, Verdict};
use obeznik_kernel::testing::CountedIds;
use obeznik_kernel::{
    Command, CommandId, Department, Device, DeviceId, IdSource as _, OfflineDays, Payload, Person, PersonId,
    RecordId, Role, Timestamp,
};
use obeznik_municipality::{DefineDepartment, DefinePerson, Found, LawProfile, Municipality};
use obeznik_store::{MemoryKeyring, Protection, Store, StoreError, Unlock};

/// Who signs, and the identifiers given so far.
pub struct Hand {
    pub ids: CountedIds,
    pub key: SigningKey,
    pub device: DeviceId,
    pub secretary: PersonId,
}

/// A founded store in a folder of its own.
pub struct Town {
    pub folder: PathBuf,
    pub keyring: MemoryKeyring,
    pub recovery: String,
    pub store: Option<Store>,
    pub hand: Hand,
    _home: tempfile::TempDir,
}

pub const PASS_PHRASE: &str = "tisk do zastupitelstva";

pub fn now() -> Timestamp {
    "2026-11-23T08:00:00Z".parse().unwrap()
}

pub fn person(family: &str) -> Person {
    Person {
        given: "Milena".into(),
        family: family.into(),
        title_before: "Bc.".into(),
        title_after: String::new(),
        function: "organizační oddělení".into(),
        email: String::new(),
        department: None,
        active: true,
    }
}

impl Hand {
    /// `start` keeps the identifiers of several runs apart.
    pub fn new(start: u64) -> Self {
        let mut first = CountedIds::default();
        let (device, secretary) = (DeviceId(first.next_id()), PersonId(first.next_id()));
        Self { ids: CountedIds(start + 10), key: SigningKey::from_bytes(&[7; 32]), device, secretary }
    }

    pub fn sign<T: serde::Serialize>(&mut self, kind: &str, input: &T) -> SignedCommand {
        let command = Command {
            id: CommandId(self.ids.next_id()),
            kind: kind.into(),
            kind_version: 1,
            actor: Some(self.secretary),
            on_behalf_of: None,
            payload: Payload::Inline(serde_json::to_string(input).unwrap()),
            base: Vec::new(),
            client_time: now(),
        };
        SignedCommand::sign(command, self.device, &self.key).unwrap()
    }

    pub fn founding(&mut self) -> SignedCommand {
        let device = Device {
            name: "kancelář".into(),
            public_key: public_key_text(&self.key),
            person: None,
            state: "active".into(),
        };
        let municipality = Municipality {
            name: "Město Vzorov".into(),
            name_genitive: "města Vzorova".into(),
            ico: "00299138".into(),
            address: "náměstí Míru 1, Vzorov".into(),
            law: LawProfile::Act128,
            terms: Vec::new(),
            crest_svg: String::new(),
            is_demo: false,
            offline_days: OfflineDays::default(),
            is_small: false,
        };
        let input = Found {
            municipality,
            founder: self.secretary,
            person: person("Jasanová"),
            device_id: self.device,
            device,
            roles: vec![Role::Secretary],
        };
        self.sign("municipality.found", &input)
    }

    pub fn department(&mut self, name: &str) -> SignedCommand {
        let department = Department { name: name.into(), abbreviation: "OM".into(), head: None };
        let id = self.ids.next_id().into();
        self.sign("municipality.define_department", &DefineDepartment { id, department })
    }

    pub fn person(&mut self, id: Option<RecordId>, family: &str) -> SignedCommand {
        let id = id.unwrap_or_else(|| self.ids.next_id()).into();
        self.sign("municipality.define_person", &DefinePerson { id, person: person(family) })
    }
}

impl Town {
    pub fn founded() -> Self {
        Self::founded_in(Path::new("úřad města Vzorova"))
    }

    /// Below a folder that goes with the town.
    pub fn founded_in(place: &Path) -> Self {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join(place);
        let keyring = MemoryKeyring::default();
        let protection = Protection { keyring: &keyring, pass_phrase: Some(PASS_PHRASE), is_demo: false };
        let (store, code) = Store::create(&folder, protection, now()).unwrap();
        let recovery = code.text().to_owned();
        let hand = Hand::new(0);
        let mut town = Self { folder, keyring, recovery, store: Some(store), hand, _home: home };
        let founding = town.hand.founding();
        assert_eq!(town.send(&founding), Verdict::Accepted);
        town
    }

    /// One whose file can be read without a key: in ciphertext a search for words could not fail.
    pub fn plain() -> Self {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().to_owned();
        let store = Store::create_plain(&folder, now()).unwrap();
        let (keyring, hand) = (MemoryKeyring::default(), Hand::new(0));
        let mut town =
            Self { folder, keyring, recovery: String::new(), store: Some(store), hand, _home: home };
        let founding = town.hand.founding();
        assert_eq!(town.send(&founding), Verdict::Accepted);
        town
    }

    pub fn store(&mut self) -> &mut Store {
        self.store.as_mut().unwrap()
    }

    pub fn send(&mut self, signed: &SignedCommand) -> Verdict {
        self.try_send(signed).unwrap()
    }

    pub fn try_send(&mut self, signed: &SignedCommand) -> Result<Verdict, StoreError> {
        let Self { store, hand, .. } = self;
        store.as_mut().unwrap().execute(signed, now(), &mut hand.ids, &[])
    }

    pub fn departments(&mut self, names: &[&str]) {
        for name in names {
            let signed = self.hand.department(name);
            assert_eq!(self.send(&signed), Verdict::Accepted);
        }
    }

    pub fn close(&mut self) {
        self.store.take().unwrap().close(later()).unwrap();
    }

    /// Lets go without closing, as a killed program does.
    pub fn abandon(&mut self) {
        self.store = None;
    }

    pub fn open(&mut self) -> Result<(), StoreError> {
        self.store = Some(Store::open(&self.folder, Unlock::Keyring(&self.keyring), later())?);
        Ok(())
    }

    pub fn database(&self) -> PathBuf {
        self.folder.join("office.db")
    }
}

/// An instant after everything before, so that copies have names of their own.
pub fn later() -> Timestamp {
    use std::sync::atomic::{AtomicI64, Ordering};
    static PASSED: AtomicI64 = AtomicI64::new(1);
    let passed = PASSED.fetch_add(1, Ordering::Relaxed);
    Timestamp::from_millisecond(now().as_millisecond() + passed).unwrap()
}

/// A program beside the tests, made from an example.
pub fn child(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let profile = test.ancestors().nth(2).unwrap();
    profile.join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Flips the beginning of pages in the middle of a file: one page may be free and never read, not sixteen.
pub fn damage(file: &Path) {
    const PAGE: usize = 4096;
    let mut bytes = std::fs::read(file).unwrap();
    let middle = bytes.len() / PAGE / 2;
    for page in bytes.chunks_mut(PAGE).skip(middle).take(16) {
        page.iter_mut().take(64).for_each(|byte| *byte ^= 0x5a);
    }
    std::fs::write(file, bytes).unwrap();
}
