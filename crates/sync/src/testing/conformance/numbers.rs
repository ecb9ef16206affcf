//! Commands come up: numbers, verdicts, who may send what.

use obeznik_authority::{Arrival, CloseDevice, DeviceState, Verdict};
use obeznik_kernel::{Audience, DeviceId, HistoryId, Refusal, Stop};

use super::steps::{SOUND, decided, push, push_of, sealed, town, writing};
use crate::message::{Closed, OtherHistory, PushAnswer, Sealed};
use crate::office::{self, Line};
use crate::outbox::DEPENDS_ON_REFUSED;
use crate::testing::notebook::NoteInput;
use crate::testing::{End, OfficeDisk, Town, named};

fn last_n<O: OfficeDisk>(town: &mut Town<O>, who: usize) -> u64 {
    let device = town.devices[who];
    town.office.work(|store, _, _| Ok(store.line(device)?.map_or(0, |line| line.last_n))).expect(SOUND)
}

fn head<O: OfficeDisk>(town: &mut Town<O>) -> u64 {
    town.office.state().expect(SOUND).head
}

/// The same push again gives the same verdicts and no other effect; after a gap nothing is decided.
pub fn a_number_is_decided_once_and_none_is_skipped<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let inside = Audience::inside();
    let commands: Vec<Sealed> = (1..=5).map(|n| writing(&town, 1, n, &inside)).collect();
    assert_eq!(decided(push(&mut town, 1, commands[1..3].to_vec())), (0, Vec::new()));
    let first = decided(push(&mut town, 1, commands[..2].to_vec()));
    assert_eq!(first, (2, vec!["accepted".to_owned(); 2]));
    let before = head(&mut town);
    assert_eq!(decided(push(&mut town, 1, commands[..2].to_vec())), first);
    assert_eq!(head(&mut town), before, "no effect comes twice");
    let mixed = vec![commands[1].clone(), commands[2].clone(), commands[4].clone()];
    assert_eq!(decided(push(&mut town, 1, mixed)), (3, vec!["accepted".to_owned(); 2]));
    assert_eq!(decided(push(&mut town, 1, Vec::new())), (3, Vec::new()));
}

/// The file is a copy of the one that used it.
pub fn a_number_used_for_another_command_decides_nothing<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let one = writing(&town, 1, 1, &Audience::inside());
    let again = NoteInput { audience: Some(Audience::inside()), ..NoteInput::of(named("another", 1)) };
    let other = sealed(&town, 1, 1, "another", "note.write", &again);
    push(&mut town, 1, vec![one]);
    let before = head(&mut town);
    assert_eq!(push(&mut town, 1, vec![other.clone()]), PushAnswer::NumbersTaken(town.devices[1]));
    assert_eq!((head(&mut town), last_n(&mut town, 1)), (before, 1));
    assert_eq!(town.office.verdict_of(other.signed.command.id).expect(SOUND), None);
}

/// The log holds the refusal too.
pub fn what_was_built_on_a_refused_command_is_refused_and_logged<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let missing = sealed(&town, 1, 1, "missing", "note.count", &NoteInput::of(named("nothing", 1)));
    let built_on = Sealed { after: vec![1], ..writing(&town, 1, 2, &Audience::inside()) };
    let free = writing(&town, 1, 3, &Audience::inside());
    let verdicts = decided(push(&mut town, 1, vec![missing, built_on.clone(), free]));
    assert_eq!(verdicts.1, ["refusal-not-found", DEPENDS_ON_REFUSED, "accepted"]);
    let logged = town.office.work(|store, _, _| store.entry_of(built_on.signed.command.id)).expect(SOUND);
    let logged = logged.expect("it is in the log");
    assert_eq!(logged.header.verdict, Verdict::Refused(Refusal::new(DEPENDS_ON_REFUSED)));
    assert_eq!((logged.header.device, logged.header.n), (Some(town.devices[1]), Some(2)));
}

/// A colleague's name on the command is refused, with a line in the log.
pub fn a_device_acts_for_its_person_alone<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let device = town.devices[1];
    let mut forged = writing(&town, 2, 1, &Audience::inside());
    forged.signed.device = device;
    assert_eq!(decided(push(&mut town, 1, vec![forged])), (1, vec!["refusal-not-this-device".to_owned()]));
    let mut of_nobody = writing(&town, 1, 2, &Audience::inside());
    of_nobody.signed.command.actor = None;
    assert_eq!(decided(push(&mut town, 1, vec![of_nobody])), (2, vec!["refusal-not-this-device".to_owned()]));
}

/// A verdict may hold texts of a paper.
pub fn nobody_learns_of_another_persons_command<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let theirs = writing(&town, 2, 1, &Audience::inside());
    push(&mut town, 2, vec![theirs.clone()]);
    let mut curious = theirs;
    curious.signed.device = town.devices[1];
    let request = push_of(&mut town, 1, vec![curious]);
    assert!(matches!(town.office.push(End::Commit, &request), Err(Stop::Refused(_))));
    assert_eq!(last_n(&mut town, 1), 0);
}

/// Without numbers, with another device's name, built on what comes later.
pub fn a_push_no_sound_device_makes_decides_nothing<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let sound = writing(&town, 1, 1, &Audience::inside());
    let without_number = {
        let mut sealed = sound.clone();
        sealed.signed.n = None;
        sealed
    };
    let zero = {
        let mut sealed = sound.clone();
        sealed.signed.n = Some(0);
        sealed
    };
    let of_another_device = {
        let mut sealed = sound.clone();
        sealed.signed.device = town.devices[2];
        sealed
    };
    let built_on_itself = Sealed { after: vec![1], ..sound.clone() };
    for wrong in [without_number, zero, of_another_device, built_on_itself] {
        let request = push_of(&mut town, 1, vec![wrong]);
        assert!(matches!(town.office.push(End::Commit, &request), Err(Stop::Refused(_))));
    }
    let mut unknown = push_of(&mut town, 1, vec![sound]);
    unknown.device = DeviceId(named("stranger", 1));
    assert!(matches!(town.office.push(End::Commit, &unknown), Err(Stop::Refused(_))));
    assert_eq!(last_n(&mut town, 1), 0);
}

/// A restored office.
pub fn another_history_decides_nothing_and_tells_the_last_number<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let commands: Vec<Sealed> = (1..=2).map(|n| writing(&town, 1, n, &Audience::inside())).collect();
    push(&mut town, 1, commands[..1].to_vec());
    let mut request = push_of(&mut town, 1, commands[1..].to_vec());
    town.office.begin_history().expect(SOUND);
    let history = town.office.state().expect(SOUND).history.expect("a history began");
    let device = town.devices[1];
    for known in [request.history, None, Some(HistoryId(named("never", 1)))] {
        request.history = known;
        let answer = town.office.push(End::Commit, &request).expect(SOUND);
        let expected = OtherHistory { device, known, history, last_n: 1 };
        assert_eq!(answer, Some(PushAnswer::OtherHistory(expected)));
    }
    assert_eq!(last_n(&mut town, 1), 1);
}

/// Whatever it sends, and it is told to delete everything when so ordered.
pub fn a_closed_device_is_not_listened_to<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let device = town.devices[1];
    for (state, wipe) in [(DeviceState::Revoked, false), (DeviceState::Wipe, true)] {
        let input = CloseDevice { device, state, by: Some(town.people[0]), reason: "ztráta".to_owned() };
        let verdict = town.office.work(|store, ids, now| {
            office::close(store, &input, Arrival { now, ids, salt: [1; 16], rows: &[] })
        });
        assert_eq!(verdict.expect(SOUND), Verdict::Accepted);
        let command = writing(&town, 1, 1, &Audience::inside());
        assert_eq!(push(&mut town, 1, vec![command]), PushAnswer::Closed(Closed { device, wipe }));
        assert_eq!(last_n(&mut town, 1), 0);
    }
}

/// Its numbers go on; another key under its name is refused.
pub fn a_device_paired_twice_keeps_its_line<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let (device, person) = (town.devices[1], town.people[1]);
    let command = writing(&town, 1, 1, &Audience::inside());
    push(&mut town, 1, vec![command]);
    let key = obeznik_authority::device::public_key_text(&town.key);
    town.office.pair(device, person, &key).expect("the same device");
    assert_eq!(last_n(&mut town, 1), 1);
    assert!(town.office.pair(device, person, &"0".repeat(64)).is_err());
    assert!(town.office.pair(device, town.people[2], &key).is_err());
    let line = town.office.work(|store, _, _| store.line(device)).expect(SOUND);
    assert!(matches!(line, Some(Line { last_n: 1, person: whose, .. }) if whose == person));
}

/// And the same push decides it afterwards.
pub fn a_crash_before_the_commit_decides_nothing<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let commands: Vec<Sealed> = (1..=2).map(|n| writing(&town, 1, n, &Audience::inside())).collect();
    let request = push_of(&mut town, 1, commands);
    let before = head(&mut town);
    assert_eq!(town.office.push(End::Crash, &request).expect(SOUND), None);
    assert_eq!((head(&mut town), last_n(&mut town, 1)), (before, 0));
    let answer = town.office.push(End::Commit, &request).expect(SOUND).expect("it was committed");
    assert_eq!(decided(answer), (2, vec!["accepted".to_owned(); 2]));
    let row = town.office.work(|store, _, _| store.get("note", named("writing 2", 1))).expect(SOUND);
    assert_eq!(row.map(|row| row.seq), Some(before + 2), "each command has its own seq");
}
