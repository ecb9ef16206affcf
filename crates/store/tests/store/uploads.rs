//! Blobs that come up in parts.

use std::collections::BTreeMap;

use obeznik_authority::Verdict;
use obeznik_kernel::testing::CountedIds;
use obeznik_kernel::{BlobHash, Department, DeviceId, IdSource as _, PersonId, RecordId};
use obeznik_municipality::DefineDepartment;
use obeznik_store::{PART_BYTES, Store, Upload};

use super::town::{Town, now};

struct Fixture {
    town: Town,
    ids: CountedIds,
    device: DeviceId,
}

impl Fixture {
    fn new() -> Self {
        let mut ids = CountedIds(5_000);
        let device = DeviceId(ids.next_id());
        Self { town: Town::founded(), ids, device }
    }

    fn store(&mut self) -> &mut Store {
        self.town.store.as_mut().unwrap()
    }

    fn begin(&mut self, content: &[u8], hash: &BlobHash) -> Upload {
        let (id, device) = (self.ids.next_id(), self.device);
        let upload = Upload { id, device, hash: hash.clone(), size_bytes: content.len() as u64 };
        self.store().begin_upload(&upload, now()).unwrap()
    }

    fn put(&mut self, upload: RecordId, part: u32, content: &[u8]) {
        let sealer = self.store().part_sealer().unwrap();
        let sealed = sealer.seal(&mut &content[..], &mut |_| true).unwrap();
        self.store().keep_part(upload, part, [part as u8; 32], sealed).unwrap();
    }
}

/// The name a store gives to a content, without keeping it.
fn hash_of(store: &Store, content: &[u8]) -> BlobHash {
    let key = store.blob_naming_key();
    BlobHash(blake3::keyed_hash(&key, content).to_hex().to_string())
}

fn content() -> Vec<u8> {
    (0..PART_BYTES + 1000).map(|at| (at % 251) as u8).collect()
}

#[test]
fn parts_come_in_any_order_again_and_over_a_restart() {
    let mut fixture = Fixture::new();
    let content = content();
    let hash = hash_of(fixture.store(), &content);
    let upload = fixture.begin(&content, &hash);
    assert_eq!((upload.parts(), upload.length_of(0), upload.length_of(1)), (2, Some(PART_BYTES), Some(1000)));
    assert_eq!(upload.length_of(2), None);
    let (first, last) = content.split_at(PART_BYTES as usize);
    fixture.put(upload.id, 1, last);
    assert!(fixture.store().uploaded_whole(&upload).unwrap().is_none(), "a part is missing");

    fixture.town.abandon();
    fixture.town.open().unwrap();
    let again = fixture.begin(&content, &hash);
    assert_eq!(again.id, upload.id, "the same device continues the same upload");
    let (_, parts) = fixture.store().upload(upload.id, upload.device).unwrap().unwrap();
    assert_eq!(parts.iter().map(|part| (part.part, part.size_bytes)).collect::<Vec<_>>(), [(1, 1000)]);
    fixture.put(upload.id, 0, &vec![0; PART_BYTES as usize]);
    fixture.put(upload.id, 0, first);

    let whole = fixture.store().uploaded_whole(&upload).unwrap().unwrap();
    let sealed = whole.seal().unwrap().unwrap();
    assert_eq!(fixture.store().finish_upload(upload.id, sealed, now()).unwrap(), hash);
    assert_eq!(fixture.store().blob(&hash).unwrap().read_all().unwrap(), content);
    assert!(fixture.store().upload(upload.id, upload.device).unwrap().is_none());
    let rooms = std::fs::read_dir(fixture.town.folder.join("uploads")).unwrap().count();
    assert_eq!(rooms, 0, "no part stays");
}

#[test]
fn what_is_not_what_was_promised_is_no_blob() {
    let mut fixture = Fixture::new();
    let hash = hash_of(fixture.store(), b"the one thing");
    let upload = fixture.begin(b"another thing", &hash);
    fixture.put(upload.id, 0, b"another thing");
    let whole = fixture.store().uploaded_whole(&upload).unwrap().unwrap();
    assert!(whole.seal().unwrap().is_none());
    assert!(!fixture.store().has_blob(&hash).unwrap());
}

#[test]
fn an_upload_is_its_devices_own_and_old_ones_go() {
    let mut fixture = Fixture::new();
    let hash = hash_of(fixture.store(), b"x");
    let upload = fixture.begin(b"x", &hash);
    let stranger = DeviceId(fixture.ids.next_id());
    assert!(fixture.store().upload(upload.id, stranger).unwrap().is_none());
    fixture.put(upload.id, 0, b"x");
    fixture.store().sweep_uploads(now()).unwrap();
    assert!(fixture.store().upload(upload.id, upload.device).unwrap().is_some(), "begun now, not before");
    let later = now() + jiff::SignedDuration::from_secs(1);
    fixture.store().sweep_uploads(later).unwrap();
    assert!(fixture.store().upload(upload.id, upload.device).unwrap().is_none());
    assert_eq!(std::fs::read_dir(fixture.town.folder.join("uploads")).unwrap().count(), 0);
    for number in 0..20_u8 {
        let hash = hash_of(fixture.store(), &[number]);
        fixture.begin(&[number], &hash);
    }
    let first = hash_of(fixture.store(), &[0]);
    let begun = fixture.begin(&[0], &first);
    assert!(fixture.store().upload(begun.id, begun.device).unwrap().unwrap().1.is_empty());
}

#[test]
fn a_part_is_kept_as_far_as_it_came_and_makes_no_whole_before_its_end() {
    let mut fixture = Fixture::new();
    let content = content();
    let hash = hash_of(fixture.store(), &content);
    let upload = fixture.begin(&content, &hash);
    assert_eq!(fixture.store().part(upload.id, 0).unwrap(), b"", "nothing came");
    assert_eq!(fixture.store().came(upload.device).unwrap(), BTreeMap::from([(hash.clone(), 0)]));
    let (first, last) = content.split_at(PART_BYTES as usize);
    fixture.put(upload.id, 0, &first[..70_000]);
    fixture.put(upload.id, 1, last);
    assert_eq!(fixture.store().part(upload.id, 0).unwrap(), &first[..70_000]);
    assert_eq!(fixture.store().came(upload.device).unwrap(), BTreeMap::from([(hash.clone(), 71_000)]));
    assert!(fixture.store().uploaded_whole(&upload).unwrap().is_none());
    fixture.put(upload.id, 0, first);
    let whole = fixture.store().uploaded_whole(&upload).unwrap().unwrap();
    assert_eq!(whole.seal().unwrap().unwrap().hash, hash);
}

#[test]
fn an_upload_that_goes_on_does_not_grow_old() {
    let mut fixture = Fixture::new();
    let hash = hash_of(fixture.store(), b"x");
    let upload = fixture.begin(b"x", &hash);
    let days = |days: i64| now() + jiff::SignedDuration::from_hours(24 * days);
    for day in [6, 12, 18] {
        let again = fixture.store().begin_upload(&upload, days(day)).unwrap();
        assert_eq!(again, upload);
        fixture.store().sweep_uploads(days(day)).unwrap();
        let found = fixture.store().upload(upload.id, upload.device).unwrap();
        assert!(found.is_some(), "on day {day} a slow line still works on it");
    }
    fixture.store().sweep_uploads(days(26)).unwrap();
    assert!(fixture.store().upload(upload.id, upload.device).unwrap().is_none());
}

#[test]
fn a_blob_is_had_by_who_sees_a_record_that_names_it() {
    let mut fixture = Fixture::new();
    let (secretary, stranger) = (fixture.town.hand.secretary, PersonId(fixture.ids.next_id()));
    let today = "2026-11-23".parse().unwrap();
    let blob = fixture.store().put_blob(&mut &b"annex"[..], now()).unwrap();
    assert!(!fixture.store().may_have_blob(secretary, &blob, today).unwrap(), "no record names it");
    // Any record names a blob by its hash; a department's abbreviation does as well.
    let id = fixture.ids.next_id().into();
    let define = |fixture: &mut Fixture, abbreviation: &str| {
        let department =
            Department { name: "Odbor majetku".into(), abbreviation: abbreviation.into(), head: None };
        let signed =
            fixture.town.hand.sign("municipality.define_department", &DefineDepartment { id, department });
        assert_eq!(fixture.town.send(&signed), Verdict::Accepted);
    };
    define(&mut fixture, &blob.0);
    assert!(fixture.store().may_have_blob(secretary, &blob, today).unwrap());
    assert!(!fixture.store().may_have_blob(stranger, &blob, today).unwrap());
    define(&mut fixture, "OM");
    assert!(!fixture.store().may_have_blob(secretary, &blob, today).unwrap(), "nothing names it any more");
}
