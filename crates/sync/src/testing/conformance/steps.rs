//! Small steps of the behaviours: commands by hand, notes, pages until the head.

use std::collections::BTreeSet;

use obeznik_authority::chain::Header;
use obeznik_authority::{Effect, Ledger, LogEntry, SignedCommand, Verdict};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Audience, CommandId, RecordId, Stop, Timestamp};

use crate::cursor::{Cursors, Position};
use crate::message::{Page, PullAnswer, PullRequest, PushAnswer, PushRequest, Reads, Sealed};
use crate::office::AuthorityStore;
use crate::testing::notebook::{Note, NoteInput};
use crate::testing::{DeviceKey, End, Hall, OfficeDisk, Town, clock, command, named};
use crate::{Reach, Signer as _};

/// What a behaviour must not meet.
pub(super) const SOUND: &str = "the store is sound";

/// An empty office.
pub(super) fn hall<O: OfficeDisk>(make: &impl Fn() -> O) -> Hall<O> {
    Hall::new(make(), clock())
}

/// A town with people, devices and three notes.
pub(super) fn town<O: OfficeDisk>(make: &impl Fn() -> O) -> Town<O> {
    Town::found_on(make()).expect("the town is founded")
}

/// A note's text.
pub(super) fn note(title: &str) -> Note {
    Note { title: title.to_owned(), text: String::new(), count: 0, number: 0 }
}

/// The identifier of a note.
pub(super) fn id(number: usize) -> RecordId {
    named("note of conformance", number)
}

/// Writes a note, new or changed, for an audience.
pub(super) fn write(store: &mut dyn AuthorityStore, number: usize, audience: &Audience, title: &str) {
    let records = store.as_records();
    match records.find::<Note>(id(number)).expect(SOUND) {
        Some(mut stored) => {
            stored.value.title = title.to_owned();
            records.save_for(&stored, audience).expect(SOUND);
        }
        None => records.add(id(number), None, audience, &note(title)).expect(SOUND),
    }
}

/// Runs writes as one command: savepoint, writes, line of the log.
pub(super) fn as_command<O: OfficeDisk>(
    hall: &mut Hall<O>,
    mut writes: impl FnMut(&mut dyn AuthorityStore),
) -> CommandId {
    hall.work(|store, ids, now| {
        store.savepoint()?;
        writes(store);
        store.release()?;
        let command = CommandId(obeznik_kernel::IdSource::next_id(ids));
        append(store, command, now, Verdict::Accepted, &[])?;
        Ok(command)
    })
    .expect(SOUND)
}

/// Adds a line to the log.
pub(super) fn append(
    store: &mut dyn AuthorityStore,
    command: CommandId,
    now: Timestamp,
    verdict: Verdict,
    effects: &[Effect],
) -> Result<LogEntry, Stop> {
    let header = Header { verdict, ..header(command, now) };
    let entry = LogEntry::after(&Ledger::head(store)?, header, "{}".to_owned(), [1; 16])?;
    store.append(&entry, effects)?;
    Ok(entry)
}

/// What is hashed openly of a line that a device did not send.
pub(super) fn header(command: CommandId, now: Timestamp) -> Header {
    Header {
        command,
        kind: "note.write".to_owned(),
        kind_version: 1,
        device: None,
        n: None,
        actor: None,
        on_behalf_of: None,
        blob: None,
        base: Vec::new(),
        client_time: now,
        received_at: now,
        signature: String::new(),
        verdict: Verdict::Accepted,
        shape: obeznik_authority::chain::SHAPE,
        clears: Vec::new(),
    }
}

/// The changes of audiences after a `seq`.
pub(super) fn reach(after: u64, audiences: &[&Audience]) -> [Reach; 1] {
    [Reach { after, scopes: audiences.iter().map(|audience| audience.id()).collect() }]
}

/// A command of a person's device with its number.
pub(super) fn sealed<O, T: serde::Serialize>(
    town: &Town<O>,
    who: usize,
    n: u64,
    name: &str,
    kind: &str,
    input: &T,
) -> Sealed {
    let id = CommandId(named(name, who));
    let command = command(id, kind, town.people[who], input).expect("the input is JSON");
    let key = DeviceKey { device: town.devices[who], key: town.key.clone() };
    let signed = key.sign(command).expect("the key signs");
    Sealed { signed: SignedCommand { n: Some(n), ..signed }, after: Vec::new(), built_on_refused: false }
}

/// A new note of a person's device with its number.
pub(super) fn writing<O>(town: &Town<O>, who: usize, n: u64, audience: &Audience) -> Sealed {
    let name = format!("writing {n}");
    let note = named(&name, who);
    let input = NoteInput { audience: Some(audience.clone()), text: name.clone(), ..NoteInput::of(note) };
    sealed(town, who, n, &name, "note.write", &input)
}

/// The push of a person's device in the office's history.
pub(super) fn push_of<O: OfficeDisk>(town: &mut Town<O>, who: usize, commands: Vec<Sealed>) -> PushRequest {
    let history = town.office.state().expect(SOUND).history;
    PushRequest { device: town.devices[who], history, commands }
}

/// Pushes and gives what was decided.
pub(super) fn push<O: OfficeDisk>(town: &mut Town<O>, who: usize, commands: Vec<Sealed>) -> PushAnswer {
    let request = push_of(town, who, commands);
    town.office.push(End::Commit, &request).expect(SOUND).expect("it was committed")
}

/// Last number and verdicts, the refused ones by their key.
pub(super) fn decided(answer: PushAnswer) -> (u64, Vec<String>) {
    let PushAnswer::Decided(decided) = answer else { panic!("not decided: {answer:?}") };
    let word = |verdict: &Verdict| match verdict {
        Verdict::Accepted => "accepted".to_owned(),
        Verdict::Variant(_) => "variant".to_owned(),
        Verdict::Refused(refusal) => refusal.key.clone(),
    };
    (decided.last_n, decided.verdicts.iter().map(|answered| word(&answered.verdict)).collect())
}

/// A device that has read nothing.
pub(super) fn newcomer<O: OfficeDisk>(town: &mut Town<O>, who: usize) -> Position {
    let mut position = Position::new(town.devices[who]);
    position.history = town.office.state().expect(SOUND).history;
    position
}

/// What the device asks for.
pub(super) fn ask(position: &Position) -> PullRequest {
    PullRequest {
        device: position.device,
        history: position.history,
        acl_ver: position.acl_ver,
        cursors: position.cursors.clone(),
        horizon: position.horizon,
        unsettled: Some(1),
        max_bytes: None,
        about: None,
        reads: BTreeSet::new(),
    }
}

/// The next page, access taken in on the way.
pub(super) fn next_page<O: OfficeDisk>(town: &mut Town<O>, position: &mut Position, rows: usize) -> Page {
    loop {
        match town.office.pull(&ask(position), rows).expect(SOUND) {
            PullAnswer::Access(access) => position.acl_ver = access.acl_ver,
            PullAnswer::Page(page) => {
                position.cursors.move_to(page.through, page.within.clone());
                position.horizon = page.horizon;
                return *page;
            }
            other => panic!("no page: {other:?}"),
        }
    }
}

/// What a device asks for that reads pages which end within a command.
pub(super) fn ask_in_parts(position: &Position) -> PullRequest {
    PullRequest { reads: BTreeSet::from([Reads::Parts]), ..ask(position) }
}

/// All pages until the head.
pub(super) fn all_pages<O: OfficeDisk>(
    town: &mut Town<O>,
    position: &mut Position,
    rows: usize,
) -> Vec<Page> {
    let mut pages = Vec::new();
    loop {
        let page = next_page(town, position, rows);
        let is_last = page.caught_up;
        pages.push(page);
        if is_last {
            return pages;
        }
    }
}

/// Cursors that have read everything to a `seq`.
pub(super) fn read_to(seq: u64) -> Cursors {
    Cursors { common: seq, ..Cursors::default() }
}
