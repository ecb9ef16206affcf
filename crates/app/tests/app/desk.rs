//! Who sits at the desk: each with a pass-phrase of their own, each change of hands in the log; and how a
//! damaged store comes back.

use std::sync::{Arc, Mutex};

use obeznik_app::office::Request;
use obeznik_app::office::desk::{CreateOffice, Desk, NewMunicipality, NewPerson, NewTerm, Policy};
use obeznik_app::ports::{Clock, SystemIds};
use obeznik_app::{ApiError, Code};
use obeznik_kernel::{IdSource as _, Role, Timestamp};
use obeznik_municipality::LawProfile;
use obeznik_store::{Keyring, MemoryKeyring};
use serde_json::{Value, json};

pub(crate) const MINE: &str = "lípa kámen řeka most";
pub(crate) const HERS: &str = "okno do zahrady s jabloní";
const HIS: &str = "vlak jede přes viadukt";

/// A clock set by hand.
pub(crate) struct Hand(Mutex<Timestamp>);

impl Clock for Hand {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

impl Hand {
    /// A clock that stands at an instant.
    pub(crate) fn at(instant: &str) -> Arc<Self> {
        Arc::new(Self(Mutex::new(instant.parse().unwrap())))
    }

    pub(crate) fn go_to(&self, instant: &str) {
        *self.0.lock().unwrap() = instant.parse().unwrap();
    }
}

/// The keyring stays when the desk is closed.
struct Ring(Arc<MemoryKeyring>);

impl Keyring for Ring {
    fn load(&self, entry: &str) -> Option<Vec<u8>> {
        self.0.load(entry)
    }
    fn save(&self, entry: &str, secret: &[u8]) -> bool {
        self.0.save(entry, secret)
    }
    fn forget(&self, entry: &str) {
        self.0.forget(entry);
    }
}

/// A computer with one office on it.
pub(crate) struct Computer {
    pub(crate) home: tempfile::TempDir,
    pub(crate) keyring: Arc<MemoryKeyring>,
    pub(crate) clock: Arc<Hand>,
    pub(crate) desk: Desk,
    pub(crate) founder: String,
    pub(crate) code: String,
}

impl Computer {
    pub(crate) fn founded(pass_phrase: Option<&str>) -> Self {
        let mut computer = Self::bare();
        computer.code = computer.desk.create(founding(pass_phrase)).unwrap();
        computer.founder = computer.desk.office().unwrap().person().to_string();
        computer
    }

    /// Without an office.
    pub(crate) fn bare() -> Self {
        let home = tempfile::tempdir().unwrap();
        let keyring = Arc::new(MemoryKeyring::default());
        let clock = Arc::new(Hand(Mutex::new("2026-11-28T08:00:00Z".parse().unwrap())));
        let desk = desk(&home, &keyring, &clock);
        Self { home, keyring, clock, desk, founder: String::new(), code: String::new() }
    }

    /// Opened by the keyring, and the founder has chosen a pass-phrase.
    pub(crate) fn with_words() -> Self {
        let computer = Self::founded(None);
        computer.desk.set_pass_phrase("passphrase", "", MINE).unwrap();
        computer
    }

    /// With a clerk who has a profile too.
    pub(crate) fn shared() -> (Self, String) {
        let computer = Self::with_words();
        let clerk = computer.person("Dvořák", &[Role::Clerk]);
        computer.desk.open_profile(&clerk, HERS).unwrap();
        (computer, clerk)
    }

    pub(crate) fn person(&self, family: &str, roles: &[Role]) -> String {
        let id = SystemIds.next_id().to_string();
        let person = json!({
            "given": "Petr", "family": family, "title_before": "", "title_after": "", "function": "",
            "email": "", "department": null, "active": true
        });
        self.does("municipality.define_person", json!({ "id": id, "person": person })).unwrap();
        for role in roles {
            let membership = json!({
                "body": obeznik_municipality::office_id(), "person": id, "role": role, "from": "2026-11-01",
                "to": (*role == Role::Auditor).then_some("2026-12-31"), "end_reason": "", "party": ""
            });
            let input = json!({ "id": SystemIds.next_id(), "membership": membership });
            self.does("municipality.set_membership", input).unwrap();
        }
        id
    }

    pub(crate) fn does(&self, kind: &str, payload: Value) -> Result<(), ApiError> {
        let request = Request { kind: kind.into(), payload, base: Vec::new(), on_behalf_of: None };
        self.desk.office()?.execute(request).map(|_| ())
    }

    /// The program ends, and starts again some seconds later.
    pub(crate) fn start_again(&mut self, seconds: i64) {
        self.desk.close();
        self.pass(seconds);
        self.desk = desk(&self.home, &self.keyring, &self.clock);
        self.desk.open_quietly();
    }

    pub(crate) fn pass(&self, seconds: i64) {
        let mut now = self.clock.0.lock().unwrap();
        *now = now.saturating_add(jiff::SignedDuration::from_secs(seconds)).unwrap();
    }

    pub(crate) fn state(&self) -> String {
        self.desk.state().state
    }

    pub(crate) fn sitting(&self) -> String {
        self.desk.office().unwrap().person().to_string()
    }

    /// Lines of the log about who sits here, the oldest first: kind and input.
    fn lines(&self) -> Vec<(String, String)> {
        let office = self.desk.opened().unwrap();
        let store = office.store();
        let mut entries = store.reader().log_of(&obeznik_app::office::profiles::OF_THE_DESK, 100).unwrap();
        entries.reverse();
        let line = |entry: obeznik_authority::LogEntry| {
            let kind = entry.header.kind.trim_start_matches("municipality.").to_owned();
            (kind, entry.payload.unwrap())
        };
        entries.into_iter().map(line).collect()
    }

    fn kinds(&self) -> Vec<String> {
        self.lines().into_iter().map(|(kind, _)| kind).collect()
    }

    /// Everything the log says, as one text.
    fn log(&self) -> String {
        let office = self.desk.opened().unwrap();
        let entries = office.store().reader().log(u64::MAX >> 1, 1000).unwrap();
        serde_json::to_string(&entries).unwrap()
    }
}

pub(crate) fn desk(home: &tempfile::TempDir, keyring: &Arc<MemoryKeyring>, clock: &Arc<Hand>) -> Desk {
    let keyring = Arc::new(Ring(Arc::clone(keyring)));
    Desk::with(home.path().join("urad"), keyring, Arc::clone(clock) as Arc<dyn Clock>)
}

fn founding(pass_phrase: Option<&str>) -> CreateOffice {
    let text = str::to_owned;
    CreateOffice {
        municipality: NewMunicipality {
            name: text("Město Vzorov"),
            name_genitive: text("města Vzorova"),
            ico: String::new(),
            address: String::new(),
            law: LawProfile::Act128,
            is_small: false,
        },
        term: NewTerm { label: text("10"), from: text("2026-10-10"), to: None },
        person: NewPerson {
            given: text("Milena"),
            family: text("Jasanová"),
            title_before: text("Bc."),
            title_after: String::new(),
            function: text("tajemnice"),
            email: String::new(),
        },
        roles: vec![Role::Secretary, Role::Admin],
        passphrase: pass_phrase.map(text),
    }
}

pub(crate) fn key<T>(result: Result<T, ApiError>) -> String {
    result.err().map_or_else(|| "done".to_owned(), |error| error.key)
}

#[test]
fn under_a_policy_that_does_not_read_nothing_is_opened() {
    let computer = Computer::with_words();
    let Computer { home, keyring, clock, desk: first, .. } = computer;
    drop(first);
    let policy = Policy { slip: Some("lock_minutes: 1 to 480".to_owned()), ..Policy::default() };
    let closed = desk(&home, &keyring, &clock).under(policy.clone());
    closed.open_quietly();
    let seen = closed.state();
    assert_eq!(seen.state, "refused");
    assert_eq!(seen.error.map(|error| error.key).as_deref(), Some("policy-unread"));
    assert_eq!(closed.unlock("keyring", "").unwrap_err().key, "policy-unread");
    assert!(closed.opened().is_err());

    let mended = desk(&home, &keyring, &clock);
    mended.open_quietly();
    assert!(mended.opened().is_ok(), "the office is as it was");

    let Computer { desk: bare, home: _room, .. } = Computer::bare();
    assert_eq!(bare.under(policy).create(founding(None)).unwrap_err().key, "policy-unread");
}

#[test]
fn whoever_switches_must_prove_themselves_and_the_log_tells_who_sits_there() {
    let (computer, clerk) = Computer::shared();
    let stranger = computer.person("Malá", &[Role::Clerk]);
    let table = [
        (clerk.as_str(), MINE, "sign-in-wrong"),
        (&clerk, "", "sign-in-wrong"),
        (&clerk, "Okno do zahrady s jabloní", "sign-in-wrong"),
        (&stranger, "", "sign-in-no-profile"),
        (&stranger, HERS, "sign-in-no-profile"),
        ("00000000-0000-0000-0000-000000000000", HERS, "sign-in-no-profile"),
        ("nikdo", HERS, "error-bad-input"),
    ];
    for (person, words, expected) in table {
        assert_eq!(key(computer.desk.sign_in(person, words)), expected, "{person} {words}");
        assert_eq!(computer.sitting(), computer.founder, "nobody was moved");
    }
    assert_eq!(computer.desk.sign_in(&clerk, HERS).unwrap().failures, 3);
    assert_eq!(computer.sitting(), clerk);
    assert_eq!(computer.desk.sign_in(&computer.founder, MINE).unwrap().failures, 0);

    let failed = "note_failed_sign_in";
    let expected = ["set_pass_phrase", "open_profile", failed, failed, failed, "sign_in", "sign_in"];
    assert_eq!(computer.kinds(), expected);
    let last: Value = serde_json::from_str(&computer.lines().pop().unwrap().1).unwrap();
    assert_eq!(last, json!({ "person": computer.founder, "after": clerk, "way": "pass_phrase" }));
}

#[test]
fn a_line_about_the_desk_changes_no_record_and_no_secret_stands_in_the_log() {
    let (computer, clerk) = Computer::shared();
    let counts =
        |computer: &Computer| computer.desk.opened().unwrap().store().reader().record_counts().unwrap();
    let before = counts(&computer);
    computer.desk.sign_in(&clerk, "úplně jiná věta").unwrap_err();
    computer.desk.sign_in(&clerk, HERS).unwrap();
    computer.desk.set_pass_phrase("passphrase", HERS, HIS).unwrap();
    assert_eq!(counts(&computer), before);
    let log = computer.log();
    for words in [MINE, HERS, HIS, "úplně jiná věta"] {
        assert!(!log.contains(words), "{words}");
    }
}

#[test]
fn a_window_cannot_say_that_somebody_sat_down() {
    let (computer, clerk) = Computer::shared();
    let lines = computer.lines();
    let input = json!({ "person": clerk, "after": null, "way": "pass_phrase", "failures": 1 });
    for kind in obeznik_app::office::profiles::OF_THE_DESK {
        let error = computer.does(kind, input.clone()).unwrap_err();
        assert_eq!(error.code, Code::Invalid, "{kind}");
    }
    assert_eq!(computer.lines(), lines);
}

#[test]
fn after_five_failures_one_waits_longer_and_longer_also_after_a_restart() {
    let (mut computer, clerk) = Computer::shared();
    for attempt in 1..=4 {
        assert_eq!(key(computer.desk.sign_in(&clerk, "špatná věta")), "sign-in-wrong", "{attempt}");
    }
    let fifth = computer.desk.sign_in(&clerk, "špatná věta").unwrap_err();
    assert_eq!((fifth.key.as_str(), fifth.args["seconds"].as_str()), ("sign-in-wait", "30"));
    assert_eq!(key(computer.desk.sign_in(&clerk, HERS)), "sign-in-wait", "also the right one waits");
    computer.start_again(10);
    assert_eq!(computer.state(), "choose");
    let waiting = computer.desk.sign_in(&clerk, HERS).unwrap_err();
    assert_eq!((waiting.key.as_str(), waiting.args["seconds"].as_str()), ("sign-in-wait", "20"));
    assert_eq!(computer.desk.state().people.iter().find(|one| one.id == clerk).unwrap().waits, 20);
    computer.pass(20);
    let sixth = computer.desk.sign_in(&clerk, "špatná věta").unwrap_err();
    assert_eq!(sixth.args["seconds"], "60");
    computer.pass(60);
    assert_eq!(computer.desk.sign_in(&clerk, HERS).unwrap().failures, 6);
    assert_eq!(key(computer.desk.sign_in(&clerk, "špatná věta")), "sign-in-wrong", "the count began anew");
    let failures: Vec<u64> = (computer.lines().iter())
        .filter(|(kind, _)| kind == "note_failed_sign_in")
        .map(|(_, input)| serde_json::from_str::<Value>(input).unwrap()["failures"].as_u64().unwrap())
        .collect();
    assert_eq!(failures, [1, 2, 3, 4, 5, 6, 1], "what was not heard is not counted");
}

#[test]
fn a_start_asks_where_several_people_sit_and_opens_where_one_does() {
    let mut computer = Computer::with_words();
    computer.start_again(60);
    assert_eq!((computer.state().as_str(), computer.sitting()), ("open", computer.founder.clone()));
    let clerk = computer.person("Dvořák", &[Role::Clerk]);
    computer.desk.open_profile(&clerk, HERS).unwrap();
    computer.start_again(60);
    assert_eq!(computer.state(), "choose");
    let names: Vec<String> = computer.desk.state().people.into_iter().map(|one| one.name).collect();
    assert_eq!(names, ["Bc. Milena Jasanová", "Petr Dvořák"]);
    let error = computer.does("municipality.define_department", json!({})).unwrap_err();
    assert_eq!((error.code, error.key.as_str()), (Code::Locked, "sign-in-needed"), "nothing is read or done");
    computer.desk.sign_in(&clerk, HERS).unwrap();
    assert_eq!(computer.state(), "open");
}

#[test]
fn an_office_founded_with_a_pass_phrase_asks_for_it_although_there_is_a_keyring() {
    let mut computer = Computer::founded(Some(MINE));
    let clerk = computer.person("Dvořák", &[Role::Clerk]);
    computer.desk.open_profile(&clerk, HERS).unwrap();
    computer.start_again(60);
    assert_eq!((computer.state().as_str(), computer.desk.state().ways.len()), ("locked", 2));
    computer.desk.unlock("passphrase", MINE).unwrap();
    assert_eq!(computer.sitting(), computer.founder);
}

#[test]
fn without_a_keyring_the_pass_phrase_says_who_it_is() {
    let (mut computer, clerk) = Computer::shared();
    computer.keyring.set_locked(true);
    computer.start_again(60);
    assert_eq!(
        (computer.state().as_str(), computer.desk.state().ways),
        ("locked", vec!["passphrase".to_owned(), "recovery".to_owned()])
    );
    assert_eq!(key(computer.desk.unlock("passphrase", "špatná věta")), "unlock-wrong-passphrase");
    computer.desk.unlock("passphrase", HERS).unwrap();
    assert_eq!((computer.state().as_str(), computer.sitting()), ("open", clerk.clone()));
    let line: Value = serde_json::from_str(&computer.lines().pop().unwrap().1).unwrap();
    assert_eq!(line, json!({ "person": clerk, "after": null, "way": "unlock" }));
    for _ in 0..5 {
        computer.desk.sign_in(&clerk, "špatná věta").unwrap_err();
    }
    computer.start_again(1);
    computer.desk.unlock("passphrase", HERS).unwrap();
    assert_eq!(computer.state(), "choose", "who must wait does not come in by the other door");
    computer.start_again(1);
    let code = computer.code.clone();
    computer.desk.unlock("recovery", &code).unwrap();
    assert_eq!(computer.state(), "choose", "the printed sheet opens the store and is nobody");
}

#[test]
fn a_profile_is_given_by_who_may_and_needs_words_of_its_own() {
    let computer = Computer::founded(None);
    let clerk = computer.person("Dvořák", &[Role::Clerk]);
    let nobody = computer.person("Malá", &[]);
    let auditor = computer.person("Dohled", &[Role::Auditor]);
    assert_eq!(
        key(computer.desk.open_profile(&clerk, HERS)),
        "profile-own-first",
        "the founder has none yet"
    );
    computer.desk.set_pass_phrase("passphrase", "", MINE).unwrap();
    let table = [
        (clerk.as_str(), "krátká věta", "profile-phrase-short"),
        (&clerk, "Petr  Dvořák  ", "profile-phrase-name"),
        (&clerk, HERS, "done"),
        (&clerk, HERS, "profile-exists"),
        (&nobody, HIS, "done"),
        (&auditor, HIS, "profile-inspects"),
    ];
    for (person, words, expected) in table {
        assert_eq!(key(computer.desk.open_profile(person, words)), expected, "{words}");
    }
    assert_eq!(key(computer.desk.sign_in(&nobody, HIS)), "sign-in-no-role", "a profile gives no role");
    computer.desk.sign_in(&clerk, HERS).unwrap();
    let other = computer.founder.as_str();
    assert_eq!(key(computer.desk.open_profile(other, HIS)), "profile-exists");
    assert_eq!(key(computer.desk.reset_pass_phrase(other, HIS)), "refusal-not-allowed");
    assert_eq!(key(computer.desk.close_profile(other)), "refusal-not-allowed");
    assert_eq!(key(computer.desk.sign_in(other, HIS)), "sign-in-wrong", "the refused words fit nothing");
    assert_eq!(key(computer.desk.sign_in(other, MINE)), "done");
}

#[test]
fn a_pass_phrase_is_changed_reset_and_taken_away() {
    let (mut computer, clerk) = Computer::shared();
    assert_eq!(key(computer.desk.set_pass_phrase("passphrase", HERS, HIS)), "sign-in-wrong");
    computer.desk.set_pass_phrase("passphrase", MINE, "nová věta tajemnice").unwrap();
    assert_eq!(key(computer.desk.sign_in(&computer.founder, MINE)), "sign-in-wrong");
    computer.desk.reset_pass_phrase(&clerk, HIS).unwrap();
    assert_eq!(key(computer.desk.sign_in(&clerk, HERS)), "sign-in-wrong");
    computer.desk.sign_in(&clerk, HIS).unwrap();
    computer.desk.sign_in(&computer.founder, "nová věta tajemnice").unwrap();
    assert_eq!(key(computer.desk.close_profile(&computer.founder)), "refusal-profile-own");
    computer.desk.close_profile(&clerk).unwrap();
    assert_eq!(key(computer.desk.sign_in(&clerk, HIS)), "sign-in-no-profile");
    computer.keyring.set_locked(true);
    computer.start_again(1);
    for words in [MINE, HERS, HIS] {
        assert_eq!(key(computer.desk.unlock("passphrase", words)), "unlock-wrong-passphrase", "{words}");
    }
    computer.desk.unlock("passphrase", "nová věta tajemnice").unwrap();
    assert_eq!(computer.state(), "open", "one is left, so nothing is asked");
    let kinds = computer.kinds();
    for kind in ["set_pass_phrase", "reset_pass_phrase", "close_profile"] {
        assert!(kinds.iter().any(|line| line == kind), "{kind} in {kinds:?}");
    }
}

#[test]
fn the_printed_code_helps_whom_nobody_else_can_help() {
    let (mut computer, clerk) = Computer::shared();
    let (founder, code) = (computer.founder.clone(), computer.code.clone());
    computer.start_again(1);
    let people = computer.desk.state().people;
    let can = |id: &str| people.iter().find(|one| one.id == id).unwrap().can_recover;
    assert_eq!((can(&founder), can(&clerk)), (true, false), "the founder can help the clerk");
    let mut typo = code.clone();
    typo.replace_range(0..1, if code.starts_with('7') { "8" } else { "7" });
    let foreign = Computer::founded(Some(MINE)).code;
    let table = [
        (clerk.as_str(), code.as_str(), HIS, "sign-in-ask-manager"),
        (&founder, &typo, HIS, "unlock-wrong-group"),
        (&founder, "", HIS, "unlock-wrong-length"),
        (&founder, &foreign, HIS, "unlock-wrong-recovery"),
        (&founder, &code, "krátká", "profile-phrase-short"),
        (&founder, &code, HIS, "done"),
    ];
    for (person, code, words, expected) in table {
        assert_eq!(key(computer.desk.recover(person, code, words)), expected, "{person} {code}");
    }
    assert_eq!(computer.sitting(), founder);
    assert_eq!(key(computer.desk.sign_in(&founder, MINE)), "sign-in-wrong");
    computer.desk.sign_in(&founder, HIS).unwrap();
    assert!(!computer.log().contains(&code));
}

#[test]
fn who_opened_the_office_by_the_printed_code_chooses_new_words_without_typing_it_twice() {
    let mut computer = Computer::with_words();
    let code = computer.code.clone();
    assert_eq!(key(computer.desk.set_pass_phrase("recovery", "", HIS)), "unlock-wrong-length");
    computer.keyring.set_locked(true);
    computer.start_again(1);
    computer.desk.unlock("recovery", &code).unwrap();
    assert_eq!((computer.state().as_str(), computer.desk.state().recovered), ("open", true));
    computer.desk.set_pass_phrase("recovery", "", HIS).unwrap();
    assert!(!computer.desk.state().recovered);
    assert_eq!(key(computer.desk.set_pass_phrase("recovery", "", HERS)), "unlock-wrong-length", "once only");
    computer.start_again(1);
    computer.desk.unlock("passphrase", HIS).unwrap();
}

#[test]
fn a_locked_desk_asks_before_it_shows_anything() {
    let mut computer = Computer::with_words();
    computer.desk.lock();
    assert_eq!(computer.state(), "choose", "the keyring opens the store, and the window asks who it is");
    assert_eq!(computer.desk.office().err().unwrap().key, "sign-in-needed");
    let founder = computer.founder.clone();
    computer.desk.sign_in(&founder, MINE).unwrap();
    computer.keyring.set_locked(true);
    computer.desk.lock();
    assert_eq!(
        (computer.state().as_str(), computer.desk.office().err().unwrap().key.as_str()),
        ("locked", "unlock-needed")
    );
    computer.desk.unlock("passphrase", MINE).unwrap();
    assert_eq!(computer.state(), "open");

    let without = Computer::founded(None);
    without.desk.lock();
    assert_eq!(
        (without.state().as_str(), without.desk.state().ways),
        ("locked", vec!["keyring".to_owned(), "recovery".to_owned()])
    );
    without.desk.unlock("keyring", "").unwrap();
    assert_eq!(without.state(), "open");
    computer = without;
    computer.keyring.set_locked(true);
    computer.start_again(1);
    assert_eq!(computer.desk.state().ways, ["recovery", "keyring"]);
    assert_eq!(key(computer.desk.unlock("keyring", "")), "unlock-keyring-silent");
}

impl Computer {
    /// The plug is pulled and the disk has torn the middle of the file; the program starts again.
    fn start_on_a_damaged_file(&mut self) {
        let folder = self.home.path().join("urad");
        self.desk = desk(&self.home, &self.keyring, &self.clock); // dropped without a close: no new copy
        let file = folder.join("office.db");
        let mut bytes = std::fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle..middle + 4096].fill(0x5a);
        std::fs::write(&file, bytes).unwrap();
        self.pass(60);
        self.desk.open_quietly();
    }

    fn families(&self) -> Vec<String> {
        let settings = self.desk.office().unwrap().query("settings", json!({})).unwrap();
        let people = settings["people"].as_array().unwrap();
        people.iter().map(|one| one["value"]["family"].as_str().unwrap().to_owned()).collect()
    }
}

#[test]
fn a_damaged_store_comes_back_by_the_typed_key_with_all_that_was_done_after_the_copy() {
    for way in ["passphrase", "recovery"] {
        let mut computer = Computer::founded(Some(MINE));
        computer.person("Dvořák", &[Role::Clerk]);
        computer.desk.close(); // the good copy
        computer.desk.unlock("passphrase", MINE).unwrap();
        computer.person("Malá", &[Role::Clerk]);
        computer.desk.office().unwrap().put_draft("paper/1/report", "rozepsáno".to_owned()).unwrap();
        computer.start_on_a_damaged_file();
        assert_eq!(computer.state(), "locked", "without the key nobody knows");
        assert!(computer.desk.state().copies.is_empty());
        let code = computer.code.clone();
        let secret = if way == "recovery" { code.as_str() } else { MINE };
        computer.desk.unlock(way, secret).unwrap();
        let state = computer.desk.state();
        assert_eq!((state.state.as_str(), state.error.unwrap().key.as_str()), ("broken", "store-damaged"));
        assert_eq!(state.copies.len(), 1);
        assert!(state.copies[0].size_bytes > 0, "{:?}", state.copies);
        assert_eq!(key(computer.desk.restore_copy("../office.db", "", "")), "store-no-copy");
        assert_eq!(
            key(computer.desk.restore_copy(&state.copies[0].copy, "passphrase", HERS)),
            "unlock-wrong-passphrase"
        );
        let restored = computer.desk.restore_copy(&state.copies[0].copy, "", "").unwrap();
        assert_eq!((restored.commands, restored.is_whole), (2, true));
        assert_eq!(computer.state(), "open");
        assert_eq!(
            computer.desk.state().recovered,
            way == "recovery",
            "the window asks for a new pass-phrase"
        );
        assert_eq!(computer.families(), ["Dvořák", "Jasanová", "Malá"]);
        let draft = computer.desk.office().unwrap().draft("paper/1/report").unwrap();
        assert_eq!(draft.as_deref(), Some("rozepsáno"));
        assert!(computer.desk.state().copies.is_empty(), "nothing is offered any more");
    }
}

#[test]
fn a_keyring_that_fell_silent_meanwhile_lets_the_typed_key_restore() {
    let (mut computer, clerk) = Computer::shared();
    computer.desk.close();
    computer.desk.open_quietly();
    computer.desk.sign_in(&computer.founder, MINE).unwrap();
    computer.start_on_a_damaged_file();
    let state = computer.desk.state();
    assert_eq!(state.state, "broken", "the keyring found the damage");
    computer.keyring.set_locked(true);
    let copy = &state.copies[0].copy;
    let silent = computer.desk.restore_copy(copy, "", "").unwrap_err();
    assert_eq!((silent.code, silent.key.as_str()), (Code::Locked, "unlock-keyring-silent"));
    assert_eq!(computer.state(), "broken", "nothing was touched");
    computer.desk.restore_copy(copy, "passphrase", HERS).unwrap();
    assert_eq!(computer.sitting(), clerk, "the words say who it is");
}
