//! Whatever comes over the line ends in an answer: nothing panics, nothing a person did is lost, sums are of the
//! rows, and the office gives nobody more than they see.

#[path = "../../../../tests/support/fuzz.rs"]
mod harness;
#[path = "../../../../tests/support/messages.rs"]
mod messages;

use std::collections::BTreeSet;

use obeznik_authority::{ChainHead, Verdict, verify_chain};
use obeznik_kernel::{AudienceId, Command, CommandId, DeviceId, HistoryId, RecordId, Stop};
use obeznik_sync::testing::notebook::NoteInput;
use obeznik_sync::testing::{End, MemoryStore, Town, kinds, rules};
use obeznik_sync::{
    Answered, BatchLimits, Change, ClientStore as _, Closed, Found, OtherHistory, PageRow, Place, PullAnswer,
    PullRequest, Pulled, PushAnswer, PushRequest, Reads, RepairAnswer, RepairRequest, RowKey, ScopeSum,
    StartOver, Written, pull_request, push_request, repair_request, repair_request_of, seal,
    take_pull_answer, take_push_answer, take_repair_answer,
};
use serde_json::Value;

use self::harness::feed;
use self::messages::messages;
use crate::desk::{Desk, edit, note_id};

/// Rows of a page.
const ROWS: usize = 5;

/// Messages as they really went, each with who was about to take it.
#[derive(Default)]
struct Line {
    answers: Vec<(MemoryStore, Value)>,
    requests: Vec<(Town, Value)>,
    /// Commands that a person signed.
    signed: Vec<Command>,
}

impl Line {
    fn hear(&mut self, store: &MemoryStore, answer: &impl serde::Serialize) {
        self.answers.push((store.clone(), serde_json::to_value(answer).unwrap()));
    }

    fn ask(&mut self, town: &Town, request: &impl serde::Serialize) {
        self.requests.push((town.copied(), serde_json::to_value(request).unwrap()));
    }

    fn pull(&mut self, town: &mut Town, store: &mut MemoryStore) {
        self.pull_as(town, store, &BTreeSet::new(), ROWS);
    }

    fn pull_as(&mut self, town: &mut Town, store: &mut MemoryStore, reads: &BTreeSet<Reads>, rows: usize) {
        loop {
            let mut request = pull_request(store).unwrap();
            request.reads = reads.clone();
            self.ask(town, &request);
            let answer = town.office.pull(&request, rows).unwrap();
            self.hear(store, &Written::to(answer.clone(), reads));
            if matches!(take_pull_answer(store, rules(), answer).unwrap(), Pulled::Published(_)) {
                return;
            }
        }
    }

    fn push(&mut self, town: &mut Town, store: &mut MemoryStore) {
        seal(store, BatchLimits::default()).unwrap();
        let request = push_request(store).unwrap().unwrap();
        self.signed.extend(request.commands.iter().map(|sealed| sealed.signed.command.clone()));
        self.ask(town, &request);
        let answer = town.office.push(End::Commit, &request).unwrap().unwrap();
        self.hear(store, &answer);
        take_push_answer(store, rules(), answer).unwrap();
    }

    /// A row is lost and comes back.
    fn repair(&mut self, town: &mut Town, store: &mut MemoryStore) {
        let key = RowKey::new("note", note_id(0));
        let row = store.row(&key).unwrap().unwrap();
        let mut sum = store.sum(&row.scope).unwrap();
        sum.subtract(&row);
        store.erase_row(&key).unwrap();
        store.set_sum(&row.scope, sum).unwrap();
        for request in [repair_request(store).unwrap(), repair_request_of(store, &row.scope).unwrap()] {
            self.ask(town, &request);
            let answer = town.office.repair(&request).unwrap();
            self.hear(store, &answer);
            take_repair_answer(store, rules(), &answer).unwrap();
        }
        assert!(store.row(&key).unwrap().is_some());
    }

    /// What an office says seldom.
    fn hear_the_rest(&mut self, store: &MemoryStore) {
        let position = store.position().unwrap();
        let (device, known) = (position.device, position.history);
        let history = HistoryId(RecordId::well_known("after a restore"));
        let from = position.cursors;
        let other = OtherHistory { device, known, history, last_n: 0 };
        let closed = Closed { device, wipe: true };
        self.hear(store, &PullAnswer::OtherHistory(other.clone()));
        self.hear(store, &PushAnswer::OtherHistory(other));
        let start = StartOver { device, history: known.unwrap(), from };
        self.hear(store, &PullAnswer::StartOver(start));
        self.hear(store, &PullAnswer::Closed(closed.clone()));
        self.hear(store, &PushAnswer::Closed(closed));
        self.hear(store, &PushAnswer::NumbersTaken(device));
    }
}

/// A device comes to know the town, works while another does, and sees a row lost.
fn line() -> Line {
    let (mut line, mut town) = (Line::default(), Town::found().unwrap());
    let mut fresh = MemoryStore::new(town.devices[1], kinds());
    line.pull_as(&mut town, &mut fresh, &BTreeSet::from([Reads::Text, Reads::Parts]), 2);
    let (mut desk, mut other) = (Desk::new(&mut town, 1), Desk::new(&mut town, 0));
    other.give(&town, "note.edit", &edit(note_id(1), "text", "", "od jiného"));
    other.push(&mut town);
    desk.give(&town, "note.edit", &edit(note_id(1), "text", "", "odtud"));
    desk.give(&town, "note.count", &NoteInput::of(note_id(1)));
    desk.give(&town, "note.count", &NoteInput::of(note_id(2)));
    let remark = Some(RecordId::well_known("a remark"));
    desk.give(&town, "note.remark", &NoteInput { remark, ..NoteInput::of(note_id(0)) });
    line.push(&mut town, &mut desk.store);
    line.pull(&mut town, &mut desk.store);
    line.repair(&mut town, &mut desk.store);
    desk.give(&town, "note.edit", &edit(note_id(0), "title", "", "čeká"));
    desk.give(&town, "note.count", &NoteInput::of(note_id(0)));
    line.pull(&mut town, &mut desk.store);
    line.hear_the_rest(&desk.store);
    line
}

#[test]
fn fuzz_sync_answers() {
    let line = line();
    for (store, _) in &line.answers {
        check_sums(store);
    }
    let samples = line.answers.iter().map(|(_, answer)| answer.clone()).collect();
    feed("sync_answers", messages(samples), |(at, text)| {
        let before = &line.answers[at].0;
        take_as_pull(before, &text);
        take_as_push(before, &text);
        take_as_repair(before, &text);
    });
}

fn take_as_pull(before: &MemoryStore, text: &str) {
    let Ok(answer) = serde_json::from_str::<PullAnswer>(text) else { return };
    let erases = matches!(&answer, PullAnswer::Page(page) if page.rows.iter().any(|row| row.erased));
    let mut after = before.clone();
    if take_pull_answer(&mut after, rules(), answer).is_ok() {
        check_device(before, after, erases);
    }
}

fn take_as_push(before: &MemoryStore, text: &str) {
    let Ok(answer) = serde_json::from_str::<PushAnswer>(text) else { return };
    let mut after = before.clone();
    if take_push_answer(&mut after, rules(), answer).is_ok() {
        check_device(before, after, false);
    }
}

fn take_as_repair(before: &MemoryStore, text: &str) {
    let Ok(answer) = serde_json::from_str::<RepairAnswer>(text) else { return };
    let mut after = before.clone();
    if take_repair_answer(&mut after, rules(), &answer).is_ok() {
        check_device(before, after, false);
    }
}

/// What the device holds after a message it has taken. Of what the office erased for good even the command that
/// wrote it may go.
fn check_device(before: &MemoryStore, mut after: MemoryStore, erases: bool) {
    check_sums(&after);
    let (had, has) = (commands(before), commands(&after));
    assert!(erases || had.is_subset(&has), "a command is lost: {:?}", had.difference(&has));
    pull_request(&after).unwrap();
    repair_request(&after).unwrap();
    let _ = seal(&mut after, BatchLimits::default()); // the numbers may have come to their end
    if let Some(request) = push_request(&after).unwrap() {
        assert!(request.commands.iter().all(|sealed| sealed.signed.n.is_some()));
    }
}

/// Every command the device knows of.
fn commands(store: &MemoryStore) -> BTreeSet<CommandId> {
    let waiting = store.outbox().unwrap().into_iter().map(|entry| entry.id());
    let refused = store.attention().unwrap().into_iter().map(|refused| refused.signed.command.id);
    let kept = store.retained().unwrap().into_iter().map(|retained| retained.entry.id());
    waiting.chain(refused).chain(kept).collect()
}

/// The sum of each scope is that of its rows as the office gave them.
fn check_sums(store: &MemoryStore) {
    let bases = store.bases().unwrap();
    let predicted: BTreeSet<&RowKey> = bases.iter().map(|base| &base.key).collect();
    let images: Vec<_> = bases.iter().filter_map(|base| base.image.as_ref()).collect();
    let mut scopes: BTreeSet<AudienceId> = store.sums().unwrap().into_keys().collect();
    scopes.extend(store.position().unwrap().scopes);
    scopes.extend(images.iter().map(|row| row.scope.clone()));
    for scope in scopes {
        let mut counted = ScopeSum::default();
        let rows = store.rows_of(&scope).unwrap();
        rows.iter().filter(|row| !predicted.contains(&RowKey::of(row))).for_each(|row| counted.add(row));
        images.iter().filter(|row| row.scope == scope).for_each(|row| counted.add(row));
        assert_eq!(store.sum(&scope).unwrap(), counted, "{scope:?}");
    }
}

#[test]
fn fuzz_sync_requests() {
    let line = line();
    let samples = line.requests.iter().map(|(_, request)| request.clone()).collect();
    feed("sync_requests", messages(samples), |(at, text)| {
        let town = &line.requests[at].0;
        ask_to_push(town, &line.signed, &text);
        ask_to_pull(town, &text);
        ask_to_repair(town, &text);
    });
}

/// Only what a person signed is ever accepted, and the log stays a chain.
fn ask_to_push(town: &Town, signed: &[Command], text: &str) {
    let Ok(request) = serde_json::from_str::<PushRequest>(text) else { return };
    let mut town = town.copied();
    let Ok(answer) = town.office.push(End::Commit, &request) else { return };
    if let Some(PushAnswer::Decided(decided)) = answer {
        for Answered { command, verdict, .. } in decided.verdicts {
            let mut pushed = request.commands.iter().map(|sealed| &sealed.signed.command);
            let is_signed = pushed.any(|one| one.id == command && signed.contains(one));
            assert!(is_signed || matches!(verdict, Verdict::Refused(_)), "{command}: {verdict:?}");
        }
    }
    let log = town.office.work(|store, _, _| store.entries_after(0, 1_000_000)).unwrap();
    verify_chain(ChainHead::empty(), log).unwrap();
}

fn ask_to_pull(town: &Town, text: &str) {
    let Ok(request) = serde_json::from_str::<PullRequest>(text) else { return };
    let mut town = town.copied();
    let head = town.office.state().unwrap().head;
    let answer = town.office.pull(&request, ROWS);
    assert_eq!(town.office.state().unwrap().head, head, "who asks changes nothing");
    let scopes: Vec<AudienceId> = match answer {
        Ok(PullAnswer::Page(page)) => page.rows.iter().flat_map(scopes_of).collect(),
        Ok(PullAnswer::Access(access)) => access.scopes.iter().map(|audience| audience.id()).collect(),
        _ => return,
    };
    check_sight(&mut town, request.device, scopes);
}

fn scopes_of(row: &PageRow) -> Vec<AudienceId> {
    let within = match &row.change {
        Change::Upsert(within) => Some(within.scope.clone()),
        Change::Gone => None,
    };
    within.into_iter().chain([row.scope.clone()]).collect()
}

fn ask_to_repair(town: &Town, text: &str) {
    let Ok(request) = serde_json::from_str::<RepairRequest>(text) else { return };
    let mut town = town.copied();
    let scopes: Vec<AudienceId> = match town.office.repair(&request).map(|answer| answer.found) {
        Ok(Found::Buckets { rows, .. }) => rows.into_iter().map(|row| row.scope).collect(),
        Ok(Found::Scopes(sums)) => sums.into_keys().collect(),
        Ok(Found::Stale) | Err(_) => return,
    };
    check_sight(&mut town, request.device, scopes);
}

/// The person of the device sees all of these.
fn check_sight(town: &mut Town, device: DeviceId, scopes: Vec<AudienceId>) {
    let who = town.devices.iter().position(|one| *one == device).unwrap();
    let sight = town.office.sight(town.people[who]).unwrap();
    for scope in scopes {
        assert!(sight.scopes.contains(&scope), "{scope:?}");
    }
}

/// A page whose row is another than its change says would leave the old row standing uncounted.
#[test]
fn a_row_that_is_not_the_one_its_change_names_stops_the_page() {
    let (mut town, mut line) = (Town::found().unwrap(), Line::default());
    let mut store = MemoryStore::new(town.devices[1], kinds());
    line.pull(&mut town, &mut store);
    let mut pages = line.answers.iter().filter_map(|(store, answer)| {
        let answer: PullAnswer = serde_json::from_value(answer.clone()).unwrap();
        let PullAnswer::Page(page) = answer else { return None };
        page.rows.iter().any(|row| matches!(row.change, Change::Upsert(_))).then_some((store, page))
    });
    let (store, page) = pages.next_back().unwrap();
    let at = page.rows.iter().position(|row| matches!(row.change, Change::Upsert(_))).unwrap();
    let mut of_another_key = page.clone();
    of_another_key.rows[at].key.id = RecordId::well_known("another row");
    let mut of_another_scope = page.clone();
    of_another_scope.rows[at].scope = AudienceId("another scope".to_owned());
    for (page, is_taken) in [(page, true), (of_another_key, false), (of_another_scope, false)] {
        let taken = take_pull_answer(&mut store.clone(), rules(), PullAnswer::Page(page));
        assert_eq!(taken.is_ok(), is_taken, "{taken:?}");
    }
}

/// A number beyond all numbers is the end of the line, not a number from the beginning again.
#[test]
fn no_number_follows_the_last_of_all() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    desk.give(&town, "note.count", &NoteInput::of(note_id(1)));
    let mut position = desk.store.position().unwrap();
    position.last_n = u64::MAX;
    desk.store.set_position(&position).unwrap();
    assert!(seal(&mut desk.store, BatchLimits::default()).is_err());
}

/// What lies beyond all that is there: a device that names it begins anew, or is refused, and is told nothing broken.
#[test]
fn what_no_sound_device_asks_is_answered_without_looking_it_up() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    let honest = pull_request(&desk.store).unwrap();
    let mut ahead = honest.clone();
    let scope = desk.store.position().unwrap().scopes.into_iter().next().unwrap();
    ahead.cursors.behind.insert(scope, u64::MAX);
    assert!(matches!(town.office.pull(&ahead, ROWS).unwrap(), PullAnswer::StartOver(_)));
    let unsettled = PullRequest { unsettled: Some(u64::MAX), ..honest };
    let PullAnswer::Page(page) = town.office.pull(&unsettled, ROWS).unwrap() else { panic!("no page") };
    assert!(page.verdicts.is_empty());
    let mut within = pull_request(&desk.store).unwrap();
    let place = Place { key: RowKey::new("\0", note_id(0)), ..Place::start_of(within.cursors.common) };
    within.cursors.within = Some(place);
    let refused = town.office.pull(&within, ROWS).unwrap_err();
    assert!(
        matches!(refused, Stop::Refused(refusal) if refusal.key == "refusal-bad-input"),
        "not every database compares such a text"
    );

    desk.give(&town, "note.count", &NoteInput::of(note_id(1)));
    seal(&mut desk.store, BatchLimits::default()).unwrap();
    let mut request = push_request(&desk.store).unwrap().unwrap();
    request.commands[0].signed.command.kind.push('\0');
    let refused = town.office.push(End::Commit, &request).unwrap_err();
    assert!(
        matches!(refused, Stop::Refused(refusal) if refusal.key == "refusal-bad-input"),
        "no line of the log"
    );
}
