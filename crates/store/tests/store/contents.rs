//! Contents that were lost or damaged: found where a record needs them, and given back by a backup.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::SignedDuration;
use obeznik_kernel::{BlobHash, Timestamp};
use obeznik_store::{BackupError, BackupPlace, Store, StoreError};

use crate::journey::Journey;
use crate::town::{damage, now};

/// A paper with annexes of these contents.
fn with_annexes(journey: &mut Journey, contents: &[&[u8]]) -> Vec<BlobHash> {
    let paper = journey.draft("Oprava chodníku", "důvody");
    let mut kept = Vec::new();
    for (place, content) in contents.iter().enumerate() {
        let hash = journey.town.store().put_blob(&mut &**content, now()).unwrap();
        journey.attach(paper, &format!("smlouva-{place}.pdf"), &hash, content.len() as u64);
        kept.push(hash);
    }
    kept
}

fn unsound(store: &Store) -> Vec<BlobHash> {
    store.reader().unsound_contents(&mut |_| true).unwrap()
}

fn back_up(store: &mut Store, place: &BackupPlace, at: Timestamp) {
    let image = store.image().unwrap();
    image.back_up_to(place, at, &mut |_| true).unwrap();
}

/// What was sealed for a content in the place of backups.
fn sealings(disk: &Path, hash: &BlobHash) -> Vec<PathBuf> {
    let room = fs::read_dir(disk).unwrap().flatten().next().unwrap().path();
    let folder = room.join("prilohy").join(&hash.0[..2]);
    let files = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    files.filter(|file| file.to_string_lossy().contains(&hash.0)).collect()
}

#[test]
fn lost_and_damaged_contents_are_found_where_a_record_needs_them() {
    let mut journey = Journey::new();
    let contents = [vec![1; 200_000], vec![2; 200_000], vec![3; 200_000]];
    let slices: Vec<&[u8]> = contents.iter().map(Vec::as_slice).collect();
    let kept = with_annexes(&mut journey, &slices);
    let store = journey.town.store();
    let spare = store.put_blob(&mut "nikdo".as_bytes(), now()).unwrap();
    assert_eq!(unsound(store), []);
    damage(&store.blob_path(&kept[1]));
    fs::remove_file(store.blob_path(&kept[2])).unwrap();
    fs::remove_file(store.blob_path(&spare)).unwrap();

    let mut expected = vec![kept[1].clone(), kept[2].clone()];
    expected.sort();
    assert_eq!(unsound(store), expected, "what nothing needs is no loss");
    let reader = store.reader();
    assert_eq!(reader.lost_contents().unwrap(), [kept[2].clone()], "nothing is read for it");
    assert_eq!(reader.needed_content(&kept[1]).unwrap(), Some(200_000));
    assert_eq!(reader.needed_content(&spare).unwrap(), None);
    let naming = reader.records_naming(&kept[2]).unwrap();
    assert_eq!(naming.iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(), ["attachment"]);
    let stopped = reader.unsound_contents(&mut |_| false);
    assert!(matches!(stopped, Err(StoreError::Cancelled)));

    for content in &contents {
        store.put_blob(&mut content.as_slice(), now()).unwrap();
    }
    assert_eq!(unsound(store), []);
}

#[test]
fn a_backup_gives_back_what_was_lost_or_damaged() {
    let spoils: [fn(&Path); 3] =
        [|file| fs::remove_file(file).unwrap(), damage, |file| fs::write(file, b"torn").unwrap()];
    let mut journey = Journey::new();
    let content = vec![7; 300_000];
    let hash = with_annexes(&mut journey, &[content.as_slice()]).remove(0);
    let disk = tempfile::tempdir().unwrap();
    let store = journey.town.store();
    let place = store.backup_place(disk.path());
    place.make().unwrap();
    back_up(store, &place, now());
    let search = store.content_search(place);
    for (turn, spoil) in spoils.into_iter().enumerate() {
        spoil(&store.blob_path(&hash));
        assert_eq!(unsound(store), std::slice::from_ref(&hash), "{turn}");
        let sealed = search.find(&hash, &mut |_| true).unwrap().unwrap();
        assert_eq!(store.keep_blob(sealed, now()).unwrap(), hash, "{turn}");
        assert_eq!(store.blob(&hash).unwrap().read_all().unwrap(), content, "{turn}");
        assert_eq!(unsound(store), [], "{turn}");
    }
    let stopped = search.find(&hash, &mut |_| false).err().unwrap();
    assert!(stopped.is_cancelled(), "{stopped}");
    let young = store.put_blob(&mut "po záloze".as_bytes(), now()).unwrap();
    assert!(search.find(&young, &mut |_| true).unwrap().is_none(), "no backup has it yet");
    fs::rename(disk.path(), disk.path().with_extension("v-zasuvce")).unwrap();
    let absent = search.find(&hash, &mut |_| true).err().unwrap();
    assert!(matches!(absent, BackupError::NotThere), "{absent}");
    fs::rename(disk.path().with_extension("v-zasuvce"), disk.path()).unwrap();
}

#[test]
fn an_older_backup_gives_it_where_the_newest_is_damaged_too() {
    let mut journey = Journey::new();
    let content = vec![7; 300_000];
    let hash = with_annexes(&mut journey, &[content.as_slice()]).remove(0);
    let disk = tempfile::tempdir().unwrap();
    let store = journey.town.store();
    let place = store.backup_place(disk.path());
    place.make().unwrap();
    back_up(store, &place, now());
    let older = sealings(disk.path(), &hash);
    let search = store.content_search(place.clone());
    // Put back, it is sealed anew, and the next backup takes that sealing too.
    damage(&store.blob_path(&hash));
    store.keep_blob(search.find(&hash, &mut |_| true).unwrap().unwrap(), now()).unwrap();
    let tomorrow = now().saturating_add(SignedDuration::from_hours(24)).unwrap();
    back_up(store, &place, tomorrow);
    let both = sealings(disk.path(), &hash);
    assert_eq!((older.len(), both.len()), (1, 2));

    fs::remove_file(store.blob_path(&hash)).unwrap();
    let newer = both.iter().find(|file| !older.contains(file)).unwrap();
    damage(newer);
    let sealed = search.find(&hash, &mut |_| true).unwrap().unwrap();
    store.keep_blob(sealed, now()).unwrap();
    assert_eq!(store.blob(&hash).unwrap().read_all().unwrap(), content);
    damage(&older[0]);
    assert!(search.find(&hash, &mut |_| true).unwrap().is_none(), "a damaged one is not taken");
}
