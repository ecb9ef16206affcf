//! Two real stores: an office that serves, a laptop that joined it.

use std::sync::Arc;

use ed25519_dalek::SigningKey;
use obeznik_authority::device::public_key_text;
use obeznik_authority::{CloseDevice, DeviceState, RegisterDevice, SignedCommand, Verdict};
use obeznik_circulation::comment::AddComment;
use obeznik_circulation::paper::{EditPaper, Paper};
use obeznik_kernel::testing::CountedIds;
use obeznik_kernel::{Command, CommandId, DeviceId, FieldEdit, Payload, RecordId, Stop};
use obeznik_store::{
    ChainReport, MemoryKeyring, Mode, NoKeyring, Protection, SearchQuery, Store, StoreError, Unlock,
};
use obeznik_sync::{BatchLimits, Issued, PageLimits, Provenance, Pulled, PushAnswer, Pushed, Shown, Signer};

use crate::journey::Journey;
use crate::town::{damage, later, now};

/// A joined laptop of the secretary.
pub struct Laptop {
    pub home: tempfile::TempDir,
    pub keyring: Arc<MemoryKeyring>,
    store: Option<Store>,
    pub key: Key,
    count: usize,
}

pub struct Key {
    pub device: DeviceId,
    key: SigningKey,
}

impl Signer for Key {
    fn sign(&self, command: Command) -> Result<SignedCommand, Stop> {
        SignedCommand::sign(command, self.device, &self.key)
    }
}

impl Laptop {
    pub fn new(journey: &mut Journey) -> Self {
        let home = tempfile::tempdir().unwrap();
        let keyring = MemoryKeyring::default();
        let protection = Protection { keyring: &keyring, pass_phrase: None, is_demo: false };
        let (store, _) = Store::create(home.path(), protection, now()).unwrap();
        Self::over(journey, home, Arc::new(keyring), store)
    }

    /// One that words open instead of a keyring.
    pub fn by_words(journey: &mut Journey, words: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let protection = Protection { keyring: &NoKeyring, pass_phrase: Some(words), is_demo: false };
        let (store, _) = Store::create(home.path(), protection, now()).unwrap();
        Self::over(journey, home, Arc::default(), store)
    }

    /// One whose file can be read without a key: in ciphertext a search for words could not fail.
    pub fn plain(journey: &mut Journey) -> Self {
        let home = tempfile::tempdir().unwrap();
        let store = Store::create_plain(home.path(), now()).unwrap();
        Self::over(journey, home, Arc::default(), store)
    }

    fn over(
        journey: &mut Journey,
        home: tempfile::TempDir,
        keyring: Arc<MemoryKeyring>,
        mut store: Store,
    ) -> Self {
        let key = Key { device: named("laptop").into(), key: SigningKey::from_bytes(&[9; 32]) };
        pair(journey, &key);
        store.join(key.device).unwrap();
        store.keep_new_keys_by(keyring.clone());
        Self { home, keyring, store: Some(store), key, count: 0 }
    }

    pub fn store(&mut self) -> &mut Store {
        self.store.as_mut().unwrap()
    }

    pub fn give<T: serde::Serialize>(
        &mut self,
        journey: &Journey,
        kind: &str,
        input: &T,
    ) -> (CommandId, Issued) {
        self.count += 1;
        let id = CommandId(named(&format!("given on the laptop {}", self.count)));
        let command = Command {
            id,
            kind: kind.into(),
            kind_version: 1,
            actor: Some(journey.town.hand.secretary),
            on_behalf_of: None,
            payload: Payload::Inline(serde_json::to_string(input).unwrap()),
            base: Vec::new(),
            client_time: now(),
        };
        (id, self.store.as_mut().unwrap().issue(command, &self.key).unwrap())
    }

    /// Rewrites the report of a paper; it is seen at once.
    pub fn report(&mut self, journey: &Journey, paper: RecordId, text: &str) -> CommandId {
        let edits = vec![FieldEdit { field: "report".into(), value: text.into(), base: None }];
        let (id, issued) = self.give(journey, "circulation.edit_paper", &EditPaper { paper, edits });
        assert_eq!(issued, Issued::Waits { shown: Shown::Effect, absorbed: None });
        id
    }

    pub fn push(&mut self, journey: &mut Journey) -> Option<Pushed> {
        self.store().seal(BatchLimits::default()).unwrap();
        let request = self.store().push_request().unwrap()?;
        let office = journey.town.store.as_mut().unwrap();
        let answer = office.push(&request, now(), &mut journey.town.hand.ids).unwrap();
        Some(self.store().take_push_answer(answer).unwrap())
    }

    pub fn pull(&mut self, journey: &mut Journey) -> Pulled {
        let limits = PageLimits { rows: 7, ..PageLimits::default() };
        loop {
            let request = self.store().pull_request().unwrap();
            let office = journey.town.store();
            let answer = match office.reader().pull(&request, limits, now()).unwrap() {
                Some(answer) => answer,
                None => office.pull(&request, limits, now()).unwrap(),
            };
            let pulled = self.store().take_pull_answer(answer).unwrap();
            if matches!(pulled, Pulled::Published(_) | Pulled::MustRegister | Pulled::Closed { .. }) {
                return pulled;
            }
        }
    }

    /// Goes on as the device its key now names.
    pub fn register_anew(&mut self, history: Option<obeznik_kernel::HistoryId>) {
        let Self { store, key, .. } = self;
        store.as_mut().unwrap().register_anew(key, key.device, history).unwrap();
    }

    pub fn found(&mut self, word: &str) -> u64 {
        self.store().reader().search(&SearchQuery::of(word)).unwrap().total
    }

    pub fn close(&mut self) {
        self.store.take().unwrap().close(later()).unwrap();
    }

    /// Lets go without closing, as a killed program does.
    pub fn abandon(&mut self) {
        self.store = None;
    }

    pub fn open(&mut self) {
        let keyring = self.keyring.clone();
        self.open_by(by_keyring(&keyring));
    }

    pub fn open_by(&mut self, unlock: Unlock<'_>) {
        let mut store = Store::open(self.home.path(), unlock, later()).unwrap();
        store.keep_new_keys_by(self.keyring.clone());
        self.store = Some(store);
    }
}

pub fn by_keyring(keyring: &MemoryKeyring) -> Unlock<'_> {
    Unlock::Keyring(keyring)
}

pub fn named(name: &str) -> RecordId {
    RecordId::well_known(name)
}

fn report_at_office(journey: &mut Journey, paper: RecordId) -> String {
    journey.town.store().reader().record::<Paper>(paper).unwrap().unwrap().value.report
}

pub fn pair(journey: &mut Journey, key: &Key) {
    let input = RegisterDevice {
        device: key.device,
        person: journey.town.hand.secretary,
        name: "notebook tajemnice".into(),
        public_key: public_key_text(&key.key),
    };
    let office = journey.town.store.as_mut().unwrap();
    let verdict = office.register_device(&input, now(), &mut journey.town.hand.ids).unwrap();
    assert_eq!(verdict, Verdict::Accepted);
}

pub fn serving() -> Journey {
    let mut journey = Journey::new();
    journey.town.store().begin_history().unwrap();
    journey
}

/// Puts an older copy in the place of the office; its journal is lost.
pub fn restore_office(journey: &mut Journey, old: &std::path::Path) {
    let town = &mut journey.town;
    town.abandon();
    std::fs::copy(old, town.database()).unwrap();
    for rest in ["office.db-wal", "office.db-shm"] {
        let _ = std::fs::remove_file(town.folder.join(rest));
    }
    std::fs::remove_dir_all(town.folder.join("journal")).unwrap();
    town.open().unwrap();
}

/// Both stores hold the same rows of everything the secretary sees.
fn assert_same(journey: &mut Journey, laptop: &mut Laptop) {
    let theirs = journey.town.store().dump_records().unwrap();
    assert_eq!(laptop.store().dump_records().unwrap(), theirs);
    let theirs = journey.town.store().dump_models().unwrap();
    assert_eq!(laptop.store().dump_models().unwrap(), theirs, "lists and search follow the office");
}

#[test]
fn a_laptop_reads_everything_of_the_office_and_what_is_given_on_it_is_decided_there() {
    let mut journey = serving();
    let paper = journey.draft("Oprava chodníku v Lipové ulici", "Chodník je v havarijním stavu.");
    journey.decide(paper);
    let other = journey.draft("Nákup sněžné frézy do zimy", "Zpráva.");
    let mut laptop = Laptop::new(&mut journey);
    assert!(matches!(laptop.pull(&mut journey), Pulled::Published(published) if !published.differs));
    assert_same(&mut journey, &mut laptop);
    assert_eq!(
        laptop.found("chodníky"),
        journey.town.store().reader().search(&SearchQuery::of("chodníky")).unwrap().total
    );

    laptop.report(&journey, other, "Stará fréza dosloužila.");
    assert_eq!(laptop.found("fréza"), 1, "a prediction is found at once");
    assert_eq!(report_at_office(&mut journey, other), "Zpráva.");
    assert_eq!(laptop.push(&mut journey), Some(Pushed::Noted));
    let Pulled::Published(published) = laptop.pull(&mut journey) else { panic!("not published") };
    assert_eq!((published.settled.len(), published.differs), (1, false));
    assert!(laptop.store().outbox().unwrap().is_empty());
    assert_same(&mut journey, &mut laptop);
    let log = journey.town.store().reader().log(u64::MAX >> 1, 1).unwrap();
    assert_eq!((log[0].header.device, log[0].header.n), (Some(laptop.key.device), Some(1)));
}

#[test]
fn a_refused_command_waits_for_the_person_with_its_whole_input() {
    let mut journey = serving();
    let paper = journey.draft("Nájem prostor", "Kavárna.");
    let mut laptop = Laptop::new(&mut journey);
    laptop.pull(&mut journey);
    journey.decide(paper); // meanwhile
    let id = laptop.report(&journey, paper, "Cukrárna.");
    assert_eq!(laptop.found("cukrárna"), 1);
    laptop.push(&mut journey);
    laptop.pull(&mut journey);
    let attention = laptop.store().attention().unwrap();
    assert_eq!(attention.len(), 1);
    assert!(attention[0].signed.command.payload_text().contains("Cukrárna"));
    assert_eq!(laptop.found("cukrárna"), 0);
    assert_same(&mut journey, &mut laptop);
    laptop.store().deal_with(id).unwrap();
    assert!(laptop.store().attention().unwrap().is_empty());
}

#[test]
fn a_joined_store_decides_nothing_and_an_office_joins_nobody() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    assert_eq!((laptop.store().mode(), journey.town.store().mode()), (Mode::Joined, Mode::Solo));
    let signed = journey.town.hand.department("Odbor dopravy");
    let mut ids = CountedIds(1 << 40);
    assert!(matches!(laptop.store().execute(&signed, now(), &mut ids, &[]), Err(StoreError::Joined)));
    assert!(matches!(laptop.store().bring_about(now(), &mut ids), Err(StoreError::Joined)));
    assert!(matches!(laptop.store().begin_history(), Err(StoreError::Joined)));
    assert!(matches!(journey.town.store().join(named("x").into()), Err(StoreError::Solo)));
    assert!(matches!(journey.town.store().outbox(), Err(StoreError::Solo)));
    laptop.store.take();
    laptop.open();
    assert_eq!(laptop.store().mode(), Mode::Joined, "also after a start");
}

#[test]
fn a_copy_and_the_journal_give_back_what_devices_pushed() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    let paper = journey.draft("Nákup stroje", "Zpráva.");
    laptop.pull(&mut journey);
    journey.town.close();
    journey.town.open().unwrap();
    laptop.report(&journey, paper, "Stará fréza dosloužila.");
    laptop.push(&mut journey);
    laptop.give(&journey, "circulation.add_comment", &comment(paper));
    laptop.push(&mut journey);
    let input = CloseDevice {
        device: laptop.key.device,
        state: DeviceState::Revoked,
        by: Some(journey.town.hand.secretary),
        reason: "ztráta".into(),
    };
    let office = journey.town.store.as_mut().unwrap();
    office.close_device(&input, now(), &mut journey.town.hand.ids).unwrap();
    let (head, records) = (office.head().unwrap(), office.dump_records().unwrap());
    journey.town.abandon();
    damage(&journey.town.database());
    let Err(StoreError::Damaged { copies }) = journey.town.open() else { panic!("not damaged") };
    let unlock = Unlock::Keyring(&journey.town.keyring);
    let mut store = obeznik_store::restore(&journey.town.folder, unlock, &copies[0], later()).unwrap();
    assert_eq!(store.replayed().differs_from, None);
    assert_eq!(store.head().unwrap(), head);
    assert_eq!(store.dump_records().unwrap(), records);
    assert!(matches!(store.reader().verify(&mut |_| true).unwrap(), ChainReport::Whole(_)));
    let request = laptop.store().push_request().unwrap();
    assert!(request.is_none());
    let answer = store.push(
        &obeznik_sync::PushRequest { device: laptop.key.device, history: None, commands: Vec::new() },
        now(),
        &mut CountedIds(1 << 41),
    );
    assert!(matches!(answer.unwrap(), PushAnswer::Closed(closed) if !closed.wipe));
}

fn comment(paper: RecordId) -> AddComment {
    AddComment {
        paper,
        comment: named("a comment"),
        text: "Kolik stojí provoz?".into(),
        quote: String::new(),
        answers: None,
        meeting: None,
    }
}

#[test]
fn a_copy_and_the_journal_give_back_what_was_given_on_a_device() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    let papers = [1, 2].map(|number| journey.draft(&format!("Nákup {number}"), "Zpráva."));
    laptop.pull(&mut journey);
    laptop.report(&journey, papers[0], "Stará fréza dosloužila.");
    laptop.store.take().unwrap().close(later()).unwrap();
    laptop.open();
    laptop.push(&mut journey);
    laptop.pull(&mut journey);
    laptop.report(&journey, papers[1], "Do školy zatéká střechou.");
    laptop.give(&journey, "circulation.add_comment", &comment(papers[1]));
    laptop.store().seal(BatchLimits { commands: 1, ..BatchLimits::default() }).unwrap();
    let before: Vec<_> =
        laptop.store().outbox().unwrap().iter().map(|entry| (entry.id(), entry.n())).collect();
    laptop.store.take();
    damage(&laptop.home.path().join("office.db"));
    let unlock = || by_keyring(&laptop.keyring);
    let Err(StoreError::Damaged { copies }) = Store::open(laptop.home.path(), unlock(), later()) else {
        panic!("not damaged")
    };
    let store = obeznik_store::restore(laptop.home.path(), unlock(), &copies[0], later()).unwrap();
    laptop.store = Some(store);
    let after: Vec<_> =
        laptop.store().outbox().unwrap().iter().map(|entry| (entry.id(), entry.n())).collect();
    assert_eq!(after[1..], before, "the copy still had the first one, everything since is back");
    assert_eq!(after[0].1, Some(1), "under the number it was sent with");
    assert_eq!(laptop.found("střecha"), 1);
    laptop.push(&mut journey);
    laptop.pull(&mut journey);
    laptop.push(&mut journey);
    laptop.pull(&mut journey);
    assert!(laptop.store().outbox().unwrap().is_empty() && laptop.store().attention().unwrap().is_empty());
    assert_same(&mut journey, &mut laptop);
}

#[test]
fn a_command_given_up_stays_away_when_a_copy_and_the_journal_give_the_rest_back() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    let paper = journey.draft("Nákup stroje", "Zpráva.");
    laptop.pull(&mut journey);
    laptop.store.take().unwrap().close(later()).unwrap();
    laptop.open();
    let (stuck, _) = laptop.give(&journey, "circulation.add_comment", &comment(paper));
    let kept = laptop.report(&journey, paper, "Stará fréza dosloužila.");
    assert!(laptop.store().give_up(stuck).unwrap());
    assert!(!laptop.store().give_up(stuck).unwrap(), "it is away");
    let waiting = |laptop: &mut Laptop| -> Vec<CommandId> {
        laptop.store().outbox().unwrap().iter().map(|entry| entry.id()).collect()
    };
    assert_eq!(waiting(&mut laptop), [kept]);
    laptop.store.take();
    damage(&laptop.home.path().join("office.db"));
    let unlock = || by_keyring(&laptop.keyring);
    let Err(StoreError::Damaged { copies }) = Store::open(laptop.home.path(), unlock(), later()) else {
        panic!("not damaged")
    };
    let store = obeznik_store::restore(laptop.home.path(), unlock(), &copies[0], later()).unwrap();
    laptop.store = Some(store);
    assert_eq!(waiting(&mut laptop), [kept]);
}

#[test]
fn a_restored_office_begins_another_history_and_gets_back_what_it_forgot() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    let paper = journey.draft("Nákup stroje", "Zpráva.");
    laptop.pull(&mut journey);
    let beside = journey.town.folder.join("../epoch");
    assert_eq!(journey.town.store().meet_epoch(&beside).unwrap(), Provenance::New);
    let old = journey.town.folder.join("../old.db");
    journey.town.store().back_up(&old).unwrap();
    journey.town.close();
    journey.town.open().unwrap();
    assert_eq!(journey.town.store().meet_epoch(&beside).unwrap(), Provenance::Same);
    laptop.report(&journey, paper, "Stará fréza dosloužila.");
    laptop.push(&mut journey);
    laptop.pull(&mut journey);
    assert!(laptop.store().outbox().unwrap().is_empty());

    restore_office(&mut journey, &old);
    assert_eq!(report_at_office(&mut journey, paper), "Zpráva.", "the office forgot it");
    assert_eq!(journey.town.store().meet_epoch(&beside).unwrap(), Provenance::Foreign);
    journey.town.store().begin_history().unwrap();
    journey.town.store().settle_epoch(&beside).unwrap();
    laptop.pull(&mut journey);
    assert_eq!(laptop.store().outbox().unwrap().len(), 1, "it goes up once more");
    laptop.push(&mut journey);
    laptop.pull(&mut journey);
    assert_eq!(report_at_office(&mut journey, paper), "Stará fréza dosloužila.");
    assert_same(&mut journey, &mut laptop);
}

#[test]
fn a_copied_laptop_is_noticed_and_loses_nothing_when_it_is_registered_anew() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    let papers = [1, 2].map(|number| journey.draft(&format!("Nákup {number}"), "Zpráva."));
    laptop.pull(&mut journey);
    let old = laptop.home.path().join("old.db");
    laptop.report(&journey, papers[0], "Stará fréza dosloužila.");
    laptop.store().back_up(&old).unwrap();
    laptop.report(&journey, papers[1], "Do školy zatéká střechou.");
    laptop.push(&mut journey);
    laptop.pull(&mut journey);
    laptop.store.take();
    std::fs::copy(&old, laptop.home.path().join("office.db")).unwrap();
    for rest in ["office.db-wal", "office.db-shm"] {
        let _ = std::fs::remove_file(laptop.home.path().join(rest));
    }
    std::fs::remove_dir_all(laptop.home.path().join("journal")).unwrap();
    laptop.open();
    assert_eq!(
        laptop.pull(&mut journey),
        Pulled::MustRegister,
        "the office knows numbers this file never gave"
    );
    laptop.key.device = named("laptop, registered anew").into();
    pair(&mut journey, &laptop.key);
    let history = journey.town.store().office_state().unwrap().history;
    laptop.register_anew(history);
    laptop.push(&mut journey);
    assert!(matches!(laptop.pull(&mut journey), Pulled::Published(published) if !published.differs));
    assert!(laptop.store().outbox().unwrap().is_empty());
    assert_same(&mut journey, &mut laptop);
    assert_eq!(laptop.found("fréza"), 1);
    let ver = journey.town.store().reader().record::<Paper>(papers[0]).unwrap().unwrap().ver;
    assert_eq!(ver, 2, "decided once, though pushed twice");
}
