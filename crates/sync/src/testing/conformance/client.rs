//! What a device keeps.

use std::collections::BTreeSet;

use obeznik_authority::Verdict;
use obeznik_kernel::record::read_body;
use obeznik_kernel::{
    Atom, Audience, CommandId, DeviceId, HistoryId, RawRecord, RecordId, Refusal, Stop, Timestamp,
};

use super::steps::{SOUND, id, note, town};
use crate::cursor::{Cursors, Place, Position};
use crate::message::PullAnswer;
use crate::outbox::{Attention, Entry, Retained, Shown};
use crate::pull::Pulled;
use crate::row::{RowKey, ScopeSum};
use crate::store::{BaseImage, Change, ClientStore, Staged};
use crate::testing::notebook::{Note, NoteInput};
use crate::testing::{
    ClientDisk, DeviceKey, End, MODULES, MemoryHall, MemoryOffice, Town, clock, command, named, rules,
};
use crate::{BatchLimits, issue, pull_request, push_request, seal, take_pull_answer, take_push_answer};

fn device() -> DeviceId {
    named("device", 1).into()
}

fn work<C: ClientDisk, T>(disk: &mut C, mut work: impl FnMut(&mut dyn ClientStore) -> Result<T, Stop>) -> T {
    let mut given = None;
    let done = disk.transact(End::Commit, &mut |store| {
        given = Some(work(store)?);
        Ok(())
    });
    done.expect(SOUND);
    given.expect("a committed transaction gave something")
}

fn row(number: usize, audience: &Audience, text: &str) -> RawRecord {
    RawRecord {
        kind: "note".to_owned(),
        id: id(number),
        parent: Some(named("parent", number % 2)),
        scope: audience.id(),
        ver: 3,
        seq: 7,
        body_version: 1,
        body: serde_json::to_vec(&note(text)).expect("a note is JSON"),
    }
}

fn keep(store: &mut dyn ClientStore, row: &RawRecord, audience: &Audience) -> Result<(), Stop> {
    store.keep_audience(audience)?;
    store.write_row(row)
}

/// And not found any more when it is erased.
pub fn a_row_is_read_as_it_was_written_and_found_by_its_keys<C: ClientDisk>(make: &impl Fn(DeviceId) -> C) {
    let mut disk = make(device());
    let (inside, public) = (Audience::inside(), Audience::public());
    work(&mut disk, |store| {
        for number in 0..6 {
            let audience = if number < 4 { &inside } else { &public };
            keep(store, &row(number, audience, "a"), audience)?;
        }
        keep(store, &row(1, &inside, "b"), &inside)
    });
    work(&mut disk, |store| store.erase_row(&RowKey::new("note", id(2))));
    work(&mut disk, |store| {
        assert_eq!(store.row(&RowKey::new("note", id(1)))?, Some(row(1, &inside, "b")));
        assert_eq!(store.row(&RowKey::new("note", id(2)))?, None);
        let ids = |rows: Vec<RawRecord>| rows.into_iter().map(|row| row.id).collect::<Vec<RecordId>>();
        let mut left: Vec<RecordId> = [0, 1, 3, 4, 5].map(id).to_vec();
        left.sort();
        assert_eq!(ids(store.scan("note", &["all"], 99)?), left);
        assert_eq!(ids(store.scan("note", &["all"], 2)?), left[..2]);
        let mut even = [0, 4].map(id).to_vec();
        even.sort();
        assert_eq!(ids(store.children(named("parent", 0), "note")?), even);
        let mut of_inside = [0, 1, 3].map(id).to_vec();
        of_inside.sort();
        assert_eq!(ids(store.rows_of(&inside.id())?), of_inside);
        Ok(())
    });
}

/// Its bytes are kept; so is a kind nobody here knows.
pub fn a_row_of_a_newer_program_is_kept_as_it_is<C: ClientDisk>(make: &impl Fn(DeviceId) -> C) {
    let mut disk = make(device());
    let inside = Audience::inside();
    let newer = RawRecord { body: br#"{"shape":"new"}"#.to_vec(), body_version: 9, ..row(1, &inside, "") };
    let unknown = RawRecord { kind: "hologram".to_owned(), ..newer.clone() };
    work(&mut disk, |store| {
        keep(store, &newer, &inside)?;
        keep(store, &unknown, &inside)
    });
    work(&mut disk, |store| {
        assert_eq!(store.row(&RowKey::of(&newer))?, Some(newer.clone()));
        assert_eq!(store.row(&RowKey::of(&unknown))?, Some(unknown.clone()));
        store.erase_row(&RowKey::of(&unknown))
    });
}

/// Also the image of nothing.
pub fn base_images_are_kept_until_they_are_dropped<C: ClientDisk>(make: &impl Fn(DeviceId) -> C) {
    let mut disk = make(device());
    let image = Some(row(1, &Audience::inside(), "a"));
    let bases = [
        BaseImage { key: RowKey::new("note", id(1)), image },
        BaseImage { key: RowKey::new("note", id(2)), image: None },
    ];
    work(&mut disk, |store| bases.iter().try_for_each(|base| store.keep_base(base)));
    work(&mut disk, |store| {
        for base in &bases {
            assert_eq!(store.base(&base.key)?.as_ref(), Some(base));
        }
        assert_eq!(store.bases()?.len(), 2);
        store.drop_base(&bases[0].key)
    });
    assert_eq!(work(&mut disk, |store| store.bases()), bases[1..]);
}

fn entry(place: u64, name: &str) -> Entry {
    let id = CommandId(named(name, 1));
    let command = command(id, "note.write", named("person", 1).into(), &NoteInput::of(named("note", 1)));
    let key = std::rc::Rc::new(ed25519_dalek::SigningKey::from_bytes(&[7; 32]));
    let signed = crate::Signer::sign(&DeviceKey { device: device(), key }, command.expect("JSON"));
    Entry {
        place,
        signed: signed.expect("the key signs"),
        shown: Shown::Hindered(Refusal::new("refusal-not-found").with("kind", "note")),
        after: vec![CommandId(named("earlier", 1))],
        after_n: vec![1, 2],
        has_left: true,
        built_on_refused: true,
        writes: vec![RowKey::new("note", super::steps::id(1))],
        verdict: Some(Verdict::Accepted),
    }
}

/// By place; an entry of the same command replaces the one before.
pub fn the_outbox_keeps_its_order_and_its_entries<C: ClientDisk>(make: &impl Fn(DeviceId) -> C) {
    let mut disk = make(device());
    let (one, two, three) = (entry(1, "a"), entry(5, "b"), entry(300, "c"));
    work(&mut disk, |store| [&three, &one, &two].into_iter().try_for_each(|entry| store.put_entry(entry)));
    assert_eq!(work(&mut disk, |store| store.outbox()), [one.clone(), two.clone(), three.clone()]);
    let mut sealed = Entry { shown: Shown::Effect, verdict: None, ..two.clone() };
    sealed.signed.n = Some(9);
    work(&mut disk, |store| {
        store.put_entry(&sealed)?;
        store.remove_entry(one.id())
    });
    assert_eq!(work(&mut disk, |store| store.outbox()), [sealed, three]);
}

/// Until a person deals with them.
pub fn attention_keeps_the_order_in_which_it_came<C: ClientDisk>(make: &impl Fn(DeviceId) -> C) {
    let mut disk = make(device());
    let refused = |name: &str| Attention {
        signed: entry(1, name).signed,
        refusal: Refusal::new("refusal-not-found"),
        group: CommandId(named("group", 1)),
    };
    let all = ["c", "a", "b"].map(refused);
    work(&mut disk, |store| all.iter().try_for_each(|one| store.add_attention(one)));
    assert_eq!(work(&mut disk, |store| store.attention()), all);
    work(&mut disk, |store| store.remove_attention(all[1].signed.command.id));
    assert_eq!(work(&mut disk, |store| store.attention()), [all[0].clone(), all[2].clone()]);
}

/// By place until then.
pub fn retained_commands_are_forgotten_by_their_day<C: ClientDisk>(make: &impl Fn(DeviceId) -> C) {
    let mut disk = make(device());
    let at = |days: i64| Timestamp::from_second(clock().as_second() + days * 86_400).expect("a time");
    let kept = |place, name: &str, days| Retained { entry: entry(place, name), settled_at: at(days) };
    let all = [kept(1, "a", 0), kept(2, "b", 9), kept(3, "c", 5)];
    work(&mut disk, |store| all.iter().rev().try_for_each(|one| store.retain(one)));
    assert_eq!(work(&mut disk, |store| store.retained()), all);
    let signed_anew = Retained { settled_at: at(5), ..kept(3, "c", 5) };
    work(&mut disk, |store| {
        store.retain(&signed_anew)?;
        store.forget_retained(at(5))
    });
    assert_eq!(work(&mut disk, |store| store.retained()), all[1..]);
    work(&mut disk, |store| store.forget_retained(Timestamp::MAX));
    assert!(work(&mut disk, |store| store.retained()).is_empty());
}

/// With scopes and cursors.
pub fn the_position_is_kept_whole<C: ClientDisk>(make: &impl Fn(DeviceId) -> C) {
    let mut disk = make(device());
    assert_eq!(work(&mut disk, |store| store.position()), Position::new(device()));
    let scope = |number| Audience::new([Atom::Person(named("person", number).into())]).id();
    let position = Position {
        device: named("device", 2).into(),
        history: Some(HistoryId(named("history", 1))),
        acl_ver: 4,
        scopes: (0..600).map(scope).collect::<BTreeSet<_>>(),
        cursors: Cursors {
            common: 70,
            behind: (0..9).map(|number| (scope(number), number as u64)).collect(),
            within: Some(Place { key: RowKey::new("note", id(1)), scope: scope(1), seq: 71 }),
        },
        horizon: 33,
        last_n: 12,
        next_place: 99,
        published: 60,
        is_anew: true,
    };
    work(&mut disk, |store| store.set_position(&position));
    assert_eq!(work(&mut disk, |store| store.position()), position);
}

/// One by one and all together.
pub fn sums_are_kept_and_zeros_forgotten<C: ClientDisk>(make: &impl Fn(DeviceId) -> C) {
    let mut disk = make(device());
    let (inside, public) = (Audience::inside(), Audience::public());
    let sum = ScopeSum { sum: u128::MAX - 5, rows: 3 };
    work(&mut disk, |store| {
        store.keep_audience(&inside)?;
        store.keep_audience(&public)?;
        store.set_sum(&inside.id(), ScopeSum { sum: 1, rows: 1 })?;
        store.set_sum(&inside.id(), sum)?;
        store.set_sum(&public.id(), sum)?;
        store.set_sum(&public.id(), ScopeSum::default())
    });
    work(&mut disk, |store| {
        assert_eq!(store.sum(&inside.id())?, sum);
        assert_eq!(store.sum(&public.id())?, ScopeSum::default());
        assert_eq!(store.sums()?.into_iter().collect::<Vec<_>>(), [(inside.id(), sum)]);
        Ok(())
    });
}

/// A row may be gone from one scope and there in another.
pub fn staging_is_by_row_and_scope_and_the_last_wins<C: ClientDisk>(make: &impl Fn(DeviceId) -> C) {
    let mut disk = make(device());
    let (inside, public) = (Audience::inside(), Audience::public());
    let staged = |number: usize, audience: &Audience, seq, is_there: bool| Staged {
        key: RowKey::new("note", id(number)),
        scope: audience.id(),
        seq,
        change: if is_there { Change::Upsert(row(number, audience, "a")) } else { Change::Gone },
        erased: !is_there,
    };
    let table = [
        staged(1, &inside, 1, true),
        staged(1, &inside, 2, false),
        staged(1, &public, 2, true),
        staged(2, &inside, 3, true),
    ];
    work(&mut disk, |store| table.iter().try_for_each(|one| store.stage(one)));
    let mut expected = table[1..].to_vec();
    expected.sort_by(|one, two| (&one.key, &one.scope).cmp(&(&two.key, &two.scope)));
    assert_eq!(work(&mut disk, |store| store.staged()), expected);
    work(&mut disk, |store| store.unstage_scope(&inside.id()));
    assert_eq!(work(&mut disk, |store| store.staged()), table[2..3]);
    work(&mut disk, |store| store.clear_staging());
    assert!(work(&mut disk, |store| store.staged()).is_empty());
}

/// Kept twice, it is the same.
pub fn audiences_are_known_by_their_id<C: ClientDisk>(make: &impl Fn(DeviceId) -> C) {
    let mut disk = make(device());
    let inside = Audience::inside();
    (0..2).for_each(|_| work(&mut disk, |store| store.keep_audience(&inside)));
    assert_eq!(work(&mut disk, |store| store.audience(&inside.id())), Some(inside));
    assert_eq!(work(&mut disk, |store| store.audience(&Audience::public().id())), None);
}

/// The process died before the commit.
pub fn a_lost_transaction_of_a_device_leaves_nothing<C: ClientDisk>(make: &impl Fn(DeviceId) -> C) {
    let mut disk = make(device());
    let inside = Audience::inside();
    work(&mut disk, |store| keep(store, &row(1, &inside, "a"), &inside));
    let lost = disk.transact(End::Crash, &mut |store| {
        keep(store, &row(1, &inside, "b"), &inside)?;
        keep(store, &row(2, &inside, "b"), &inside)?;
        store.put_entry(&entry(1, "a"))?;
        store.set_sum(&inside.id(), ScopeSum { sum: 1, rows: 1 })?;
        store.set_position(&Position { last_n: 5, ..store.position()? })
    });
    lost.expect(SOUND);
    work(&mut disk, |store| {
        assert_eq!(store.row(&RowKey::new("note", id(1)))?, Some(row(1, &inside, "a")));
        assert_eq!(store.scan("note", &["all"], 9)?.len(), 1);
        assert!(store.outbox()?.is_empty() && store.sums()?.is_empty());
        assert_eq!(store.position()?, Position::new(device()));
        Ok(())
    });
}

/// Prediction, push, pages of three rows, checkpoint; then the office is restored from an older copy.
pub fn a_device_and_the_office_agree_after_each_exchange<C: ClientDisk>(make: &impl Fn(DeviceId) -> C) {
    let mut town = town(&|| MemoryHall(MemoryOffice::new(&MODULES)));
    let mut disk = make(town.devices[1]);
    let old = exchange(&mut town, &mut disk).then(|| town.office.copied());
    for number in 0..4 {
        write(&mut town, &mut disk, number);
        assert_eq!(title(&mut disk, number), Some(format!("text {number}")), "it is seen at once");
        assert!(number % 2 == 0 || exchange(&mut town, &mut disk));
    }
    town.office = old.expect("the device was at the head");
    town.office.begin_history().expect(SOUND);
    assert!(exchange(&mut town, &mut disk));
    for number in 0..4 {
        assert_eq!(title(&mut disk, number), Some(format!("text {number}")), "nothing is lost");
    }
}

fn write<C: ClientDisk>(town: &mut Town, disk: &mut C, number: usize) {
    let key = DeviceKey { device: town.devices[1], key: town.key.clone() };
    let input = NoteInput {
        audience: Some(Audience::inside()),
        text: format!("text {number}"),
        ..NoteInput::of(named("issued note", number))
    };
    let id = CommandId(named("issued", number));
    let command = command(id, "note.write", town.people[1], &input).expect("JSON");
    work(disk, |store| issue(store, rules(), &key, command.clone()));
}

fn title<C: ClientDisk>(disk: &mut C, number: usize) -> Option<String> {
    let key = RowKey::new("note", named("issued note", number));
    work(disk, |store| {
        Ok(store.row(&key)?.map(|row| read_body::<Note>(&row)).transpose()?.map(|note| note.title))
    })
}

/// Pushes and pulls until the device shows the office's state; whether both views are equal then.
fn exchange<C: ClientDisk>(town: &mut Town, disk: &mut C) -> bool {
    for _ in 0..200 {
        work(disk, |store| seal(store, BatchLimits { commands: 1, ..BatchLimits::default() }));
        if let Some(request) = work(disk, |store| push_request(store)) {
            let answer = town.office.push(End::Commit, &request).expect(SOUND).expect("committed");
            work(disk, |store| take_push_answer(store, rules(), answer.clone()));
        }
        let request = work(disk, |store| pull_request(store));
        let answer: PullAnswer = town.office.pull(&request, 3).expect(SOUND);
        let pulled = work(disk, |store| take_pull_answer(store, rules(), answer.clone()));
        let Pulled::Published(published) = pulled else { continue };
        assert!(!published.differs, "the sums are equal");
        if work(disk, |store| store.outbox()).is_empty() {
            return is_same_view(town, disk);
        }
    }
    false
}

fn is_same_view<C: ClientDisk>(town: &mut Town, disk: &mut C) -> bool {
    let mut theirs = town.office.view_of(town.people[1]).expect(SOUND);
    let mut ours = work(disk, |store| {
        let mut rows = Vec::new();
        for scope in store.position()?.scopes {
            rows.extend(store.rows_of(&scope)?);
        }
        Ok(rows)
    });
    theirs.sort_by_key(RowKey::of);
    ours.sort_by_key(RowKey::of);
    ours == theirs
}
