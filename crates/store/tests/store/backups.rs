//! Backups in a place a person chose: whatever is cut off, each one found there gives the whole store back.

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use jiff::SignedDuration;
use obeznik_kernel::{BlobHash, Timestamp};
use obeznik_store::{
    BackupError, BackupMade, BackupProgress, BackupStage, Draft, Store, StoreError, Unlock, backups_in,
    bring_back,
};
use proptest::prelude::*;

use crate::journey::Journey;
use crate::town::{PASS_PHRASE, Town, damage, later, now};

/// A disk beside the town.
struct Disk {
    folder: tempfile::TempDir,
    hours: i64,
}

impl Disk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), hours: 0 }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Each backup is made some hours after the one before.
    fn passes(&mut self, hours: i64) -> Timestamp {
        self.hours += hours;
        now().saturating_add(SignedDuration::from_hours(self.hours)).unwrap()
    }

    fn room(&self) -> PathBuf {
        let rooms = fs::read_dir(self.path()).unwrap().flatten().map(|entry| entry.path());
        rooms.into_iter().find(|path| path.to_string_lossy().contains("obeznik-")).unwrap()
    }

    fn files_below(&self) -> Vec<PathBuf> {
        fn below(folder: &Path, found: &mut Vec<PathBuf>) {
            for path in fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
                if path.is_dir() { below(&path, found) } else { found.push(path) }
            }
        }
        let mut found = Vec::new();
        below(self.path(), &mut found);
        found
    }
}

fn back_up(town: &mut Town, disk: &mut Disk, hours: i64) -> Result<BackupMade, BackupError> {
    back_up_while(town, disk, hours, &mut |_| true)
}

fn back_up_while(
    town: &mut Town,
    disk: &mut Disk,
    hours: i64,
    proceed: &mut dyn FnMut(BackupProgress) -> bool,
) -> Result<BackupMade, BackupError> {
    let made_at = disk.passes(hours);
    let place = town.store().backup_place(disk.path());
    place.make()?;
    let image = town.store().image()?;
    image.back_up_to(&place, made_at, proceed)
}

/// Everything a person could miss: records, lists, log, drafts, secrets, attachments.
fn picture(store: &Store) -> String {
    let mut picture = store.dump_records().unwrap() + &store.dump_models().unwrap();
    for entry in store.reader().log(u64::MAX >> 1, 100_000).unwrap() {
        picture += &format!("{entry:?}\n");
    }
    for draft in store.all_drafts().unwrap() {
        picture += &format!("{draft:?}\n");
    }
    picture += &format!("{:?}\n", store.secret("device").unwrap());
    for hash in store.reader().blobs().unwrap() {
        picture +=
            &format!("{hash:?} {:?}\n", store.blob(&hash).and_then(|mut blob| blob.read_all()).unwrap());
    }
    picture
}

/// Brings a backup back on a bare computer and opens it by the sheet alone.
fn restored(backup: &Path, code: &str) -> (Store, tempfile::TempDir) {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("urad");
    let brought = bring_back(backup, Unlock::RecoveryCode(code), &folder, &mut |_| true).unwrap();
    assert_eq!(brought.missing, 0);
    let store = Store::open(&folder, Unlock::RecoveryCode(code), later()).unwrap();
    (store, home)
}

#[test]
fn the_disk_and_the_sheet_give_a_working_office_back() {
    let mut journey = Journey::new();
    let content = vec![7; 200_000];
    let blob = journey.town.store().put_blob(&mut content.as_slice(), now()).unwrap();
    let paper = journey.draft("Oprava chodníku", "důvody");
    journey.attach(paper, "smlouva.pdf", &blob, 200_000);
    journey.decide(paper);
    let town = &mut journey.town;
    town.store().set_secret("device", b"secret").unwrap();
    let mut disk = Disk::new();
    let made = back_up(town, &mut disk, 1).unwrap();
    assert_eq!((made.new_blobs, made.missing), (1, 0));
    let expected = picture(town.store());
    let found = backups_in(disk.path());
    assert_eq!(found.len(), 1);
    assert!(!found[0].is_damaged && !found[0].is_newer && found[0].missing == 0, "{found:?}");
    let (store, _home) = restored(&found[0].folder, &town.recovery.to_lowercase().replace('-', " "));
    assert_eq!(picture(&store), expected);
    assert_eq!(store.head().unwrap(), town.store().head().unwrap());
    assert!(!town.folder.join("copies/zaloha.db").exists(), "the image went");
}

/// One backup brought back on two computers, because nobody knew that the other had done it: both go on, and neither's
/// copies on the common disk are lost to the other's.
#[test]
fn one_backup_brought_back_twice_gives_two_offices_that_do_not_harm_each_other() {
    let mut town = Town::founded();
    town.store().put_blob(&mut "společná".as_bytes(), now()).unwrap();
    let mut disk = Disk::new();
    back_up(&mut town, &mut disk, 1).unwrap();
    let backup = backups_in(disk.path())[0].folder.clone();
    let mut computers = [restored(&backup, &town.recovery), restored(&backup, &town.recovery)];
    for day in 0..12 {
        for (place, (store, _home)) in computers.iter_mut().enumerate() {
            let content = format!("příloha počítače {place} ze dne {day}");
            store.put_blob(&mut content.as_bytes(), now()).unwrap();
            let on = store.backup_place(disk.path());
            let made_at = disk.passes(if place == 0 { 23 } else { 1 });
            store.image().unwrap().back_up_to(&on, made_at, &mut |_| true).unwrap();
        }
    }
    let kept = backups_in(disk.path());
    let pictures: Vec<String> =
        kept.iter().map(|one| picture(&restored(&one.folder, &town.recovery).0)).collect();
    for (store, _home) in &computers {
        assert!(pictures.contains(&picture(store)), "its last day is on the disk");
    }
    assert!(kept.iter().all(|one| one.missing == 0 && !one.is_damaged), "{kept:?}");
}

#[test]
fn nothing_on_the_disk_says_whose_office_it_is() {
    let mut town = Town::founded();
    town.departments(&["Odbor Kvěchovodina"]);
    let mut disk = Disk::new();
    back_up(&mut town, &mut disk, 1).unwrap();
    for file in disk.files_below() {
        let name = file.display().to_string();
        let bytes = fs::read(&file).unwrap();
        for word in ["Vzorov", "Jasanov", "Kvěchovodina"] {
            assert!(!name.contains(word), "{name}");
            assert!(!bytes.windows(word.len()).any(|part| part == word.as_bytes()), "{name}: {word}");
        }
    }
}

#[test]
fn only_new_attachments_are_copied_and_none_goes_while_a_copy_names_it() {
    let mut town = Town::founded();
    let mut disk = Disk::new();
    let first = town.store().put_blob(&mut "první".as_bytes(), now()).unwrap();
    assert_eq!(back_up(&mut town, &mut disk, 1).unwrap().new_blobs, 1);
    let second = town.store().put_blob(&mut "druhá".as_bytes(), now()).unwrap();
    assert_eq!(back_up(&mut town, &mut disk, 24).unwrap().new_blobs, 1);
    town.store().remove_blob(&first).unwrap();
    assert_eq!(back_up(&mut town, &mut disk, 24).unwrap().new_blobs, 0);
    // The same content comes again under another sealing, which the first copies cannot open.
    town.store().put_blob(&mut "první".as_bytes(), now()).unwrap();
    assert_eq!(back_up(&mut town, &mut disk, 24).unwrap().new_blobs, 1);
    for backup in backups_in(disk.path()) {
        assert_eq!(backup.missing, 0);
        let (store, _home) = restored(&backup.folder, &town.recovery);
        for hash in store.reader().blobs().unwrap() {
            store.blob(&hash).unwrap().check().unwrap();
        }
    }
    assert!(town.store().has_blob(&second).unwrap());
}

#[test]
fn older_copies_go_with_attachments_only_they_named() {
    let mut town = Town::founded();
    let mut disk = Disk::new();
    let only_old = town.store().put_blob(&mut "stará".as_bytes(), now()).unwrap();
    back_up(&mut town, &mut disk, 1).unwrap();
    town.store().remove_blob(&only_old).unwrap();
    let count = |disk: &Disk| {
        disk.files_below().iter().filter(|path| path.to_string_lossy().contains("prilohy")).count()
    };
    assert_eq!(count(&disk), 1);
    for _ in 0..60 {
        back_up(&mut town, &mut disk, 24).unwrap();
    }
    assert_eq!(count(&disk), 0);
    let kept = backups_in(disk.path()).len();
    assert!(
        (9..=10).contains(&kept),
        "seven days and four weeks, two of which may be among the days: {kept}"
    );
}

#[test]
fn a_disk_pulled_out_in_the_middle_leaves_earlier_copies_and_the_next_one_clears_up() {
    let mut town = Town::founded();
    let mut disk = Disk::new();
    back_up(&mut town, &mut disk, 1).unwrap();
    town.store().put_blob(&mut vec![3; 600_000].as_slice(), now()).unwrap();
    let expected = backups_in(disk.path());
    let (room, drawer) = (disk.room(), disk.path().join("v zasuvce"));
    for pulled_at in [1, 2, 4] {
        let mut piece = 0;
        let error = back_up_while(&mut town, &mut disk, 24, &mut |_| {
            piece += 1;
            if piece == pulled_at {
                fs::rename(&room, &drawer).unwrap();
            }
            true
        });
        assert!(matches!(error, Err(BackupError::Gone(_))), "{pulled_at}: {error:?}");
        fs::rename(&drawer, &room).unwrap();
        assert_eq!(backups_in(disk.path()), expected, "{pulled_at}");
    }
    back_up(&mut town, &mut disk, 24).unwrap();
    assert!(disk.files_below().iter().all(|path| !path.to_string_lossy().contains(".new")));
    assert_eq!(backups_in(disk.path()).len(), 2);
}

#[test]
fn an_empty_folder_where_the_disk_used_to_be_is_not_written_to() {
    let mut town = Town::founded();
    let mut disk = Disk::new();
    back_up(&mut town, &mut disk, 1).unwrap();
    let place = town.store().backup_place(disk.path());
    fs::rename(disk.room(), disk.path().join("v zasuvce")).unwrap();
    assert!(!place.is_there());
    let image = town.store().image().unwrap();
    let refused = image.back_up_to(&place, later(), &mut |_| true);
    assert!(matches!(refused, Err(BackupError::NotThere)), "{refused:?}");
    assert!(!place.is_there());
}

#[test]
fn places_that_cannot_be_are_told_apart() {
    let mut town = Town::founded();
    let home = tempfile::tempdir().unwrap();
    let mut make = |folder: &Path| town.store().backup_place(folder).make();
    assert!(matches!(make(&home.path().join("není")), Err(BackupError::NoFolder)));
    assert!(matches!(make(Path::new("zde")), Err(BackupError::NoFolder)));
    make(home.path()).unwrap();
    let own = town.folder.join("blobs");
    assert!(matches!(town.store().backup_place(&own).make(), Err(BackupError::InStore)));
    assert_eq!(fs::read_dir(&own).unwrap().count(), 0);
    let room = fs::read_dir(home.path()).unwrap().flatten().next().unwrap().path();
    let place = town.store().backup_place(home.path());
    assert_eq!(town.store().backup_place(&room), place, "who picks the room means its folder");
}

#[test]
fn two_backups_into_one_place_do_not_meet() {
    let mut town = Town::founded();
    let mut disk = Disk::new();
    let place = town.store().backup_place(disk.path());
    place.make().unwrap();
    let image = town.store().image().unwrap();
    let mut inner = None;
    let at = disk.passes(1);
    image
        .back_up_to(&place, at, &mut |_| {
            if inner.is_none() {
                inner = Some(image.back_up_to(&place, at, &mut |_| true));
            }
            true
        })
        .unwrap();
    assert!(matches!(inner, Some(Err(BackupError::Busy))), "{inner:?}");
    assert_eq!(backups_in(disk.path()).len(), 1);
}

#[test]
fn a_damaged_attachment_of_the_store_is_counted_and_nothing_older_goes() {
    let mut town = Town::founded();
    let mut disk = Disk::new();
    let blob = town.store().put_blob(&mut vec![1; 90_000].as_slice(), now()).unwrap();
    fs::write(town.store().blob_path(&blob), b"torn").unwrap();
    let made = back_up(&mut town, &mut disk, 1).unwrap();
    assert_eq!((made.new_blobs, made.missing), (0, 1));
    let found = backups_in(disk.path());
    assert_eq!(found[0].missing, 1);
    let to = disk.path().join("obnova");
    let brought = bring_back(&found[0].folder, Unlock::PassPhrase(PASS_PHRASE), &to, &mut |_| true).unwrap();
    assert_eq!((brought.blobs, brought.missing), (0, 1));
}

#[test]
fn an_attachment_lost_with_a_backup_can_be_added_again_and_the_next_backup_has_it() {
    let mut town = Town::founded();
    let mut disk = Disk::new();
    let content = vec![5; 90_000];
    let blob = town.store().put_blob(&mut content.as_slice(), now()).unwrap();
    back_up(&mut town, &mut disk, 1).unwrap();
    let files = disk.files_below();
    fs::remove_file(files.iter().find(|path| path.to_string_lossy().contains("prilohy")).unwrap()).unwrap();
    let backup = backups_in(disk.path())[0].folder.clone();
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("urad");
    let unlock = Unlock::RecoveryCode(&town.recovery);
    assert_eq!(bring_back(&backup, unlock, &folder, &mut |_| true).unwrap().missing, 1);
    let mut store = Store::open(&folder, Unlock::RecoveryCode(&town.recovery), later()).unwrap();
    store.put_blob(&mut content.as_slice(), later()).unwrap();
    assert_eq!(store.blob(&blob).unwrap().read_all().unwrap(), content);
    let place = store.backup_place(disk.path());
    let made = store.image().unwrap().back_up_to(&place, disk.passes(24), &mut |_| true).unwrap();
    assert_eq!((made.new_blobs, made.missing), (1, 0));
}

#[test]
fn an_attachment_that_rots_on_the_disk_is_written_again_within_sixteen_days() {
    let mut town = Town::founded();
    let mut disk = Disk::new();
    town.store().put_blob(&mut vec![1; 90_000].as_slice(), now()).unwrap();
    back_up(&mut town, &mut disk, 1).unwrap();
    let files = disk.files_below();
    let rotten = files.iter().find(|path| path.to_string_lossy().contains("prilohy")).unwrap();
    let mut bytes = fs::read(rotten).unwrap();
    bytes[70_000] ^= 1;
    fs::write(rotten, &bytes).unwrap();
    let written = (0..16).map(|_| back_up(&mut town, &mut disk, 24).unwrap().new_blobs).sum::<usize>();
    assert_eq!(written, 1);
    bytes[70_000] ^= 1;
    assert_eq!(fs::read(rotten).unwrap(), bytes);
}

#[test]
fn a_backup_that_cannot_be_brought_back_says_why_and_leaves_nothing() {
    let mut town = Town::founded();
    town.departments(&["Odbor majetku"]);
    let mut disk = Disk::new();
    back_up(&mut town, &mut disk, 1).unwrap();
    let backup = backups_in(disk.path())[0].folder.clone();
    let to = disk.path().join("obnova");
    let bring = |unlock: Unlock<'_>| bring_back(&backup, unlock, &to, &mut |_| true);

    let other = Town::founded().recovery.clone();
    let wrong = bring(Unlock::RecoveryCode(&other));
    assert!(matches!(wrong, Err(BackupError::Store(StoreError::WrongKey))), "{wrong:?}");
    assert!(matches!(
        bring(Unlock::PassPhrase("něco jiného")),
        Err(BackupError::Store(StoreError::WrongKey))
    ));

    let whole = fs::read(backup.join("office.db")).unwrap();
    damage(&backup.join("office.db"));
    assert!(matches!(bring(Unlock::RecoveryCode(&town.recovery)), Err(BackupError::Damaged)));
    fs::write(backup.join("office.db"), &whole[..whole.len() / 2]).unwrap();
    assert!(backups_in(disk.path())[0].is_damaged);
    assert!(matches!(bring(Unlock::RecoveryCode(&town.recovery)), Err(BackupError::Damaged)));
    fs::write(backup.join("office.db"), &whole).unwrap();

    let keys = fs::read(backup.join("store.keys")).unwrap();
    fs::write(backup.join("store.keys"), &keys[..20]).unwrap();
    bring(Unlock::RecoveryCode(&town.recovery)).unwrap(); // by the wraps beside all copies
    fs::remove_dir_all(&to).unwrap();
    fs::write(backup.join("store.keys"), &keys).unwrap();

    let stopped = bring_back(&backup, Unlock::RecoveryCode(&town.recovery), &to, &mut |_| false);
    assert!(stopped.is_err_and(|error| error.is_cancelled()));
    assert!(!to.exists());
    assert!(matches!(
        bring_back(disk.path(), Unlock::PassPhrase(PASS_PHRASE), &to, &mut |_| true),
        Err(BackupError::NoBackup)
    ));
}

#[test]
fn a_backup_by_a_newer_program_is_no_damage() {
    let mut town = Town::founded();
    town.store().require_format(99).unwrap();
    let mut disk = Disk::new();
    back_up(&mut town, &mut disk, 1).unwrap();
    let found = backups_in(disk.path());
    assert!(found[0].is_newer && !found[0].is_damaged);
    let to = disk.path().join("obnova");
    let refused = bring_back(&found[0].folder, Unlock::RecoveryCode(&town.recovery), &to, &mut |_| true);
    assert!(
        matches!(refused, Err(BackupError::Store(StoreError::NewerProgram { needs: 99 }))),
        "{refused:?}"
    );
}

#[test]
fn a_new_code_opens_copies_made_before_it() {
    let mut town = Town::founded();
    let mut disk = Disk::new();
    back_up(&mut town, &mut disk, 1).unwrap();
    let old = backups_in(disk.path())[0].folder.clone();
    let code = town.store().renew_recovery_code().unwrap();
    back_up(&mut town, &mut disk, 24).unwrap();
    let newest = backups_in(disk.path())[0].folder.clone();
    for backup in [&old, &newest] {
        drop(restored(backup, code.text()));
    }
    let to = disk.path().join("obnova");
    let by_old = bring_back(&newest, Unlock::RecoveryCode(&town.recovery), &to, &mut |_| true);
    assert!(matches!(by_old, Err(BackupError::Store(StoreError::WrongKey))), "the old sheet ended");
}

/// What happens to the store between backups.
#[derive(Debug, Clone)]
enum Act {
    Department(u8),
    Draft(u8),
    Attachment(u8, u32),
    RemoveAttachment(u8),
    Secret(u8),
    Close,
}

/// How a backup ends.
#[derive(Debug, Clone, Copy)]
enum Ending {
    Whole,
    /// The person stops it at a step.
    Stopped(usize),
    /// The power goes at a step: nothing is cleared up.
    Cut(usize),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        any::<u8>().prop_map(Act::Department),
        any::<u8>().prop_map(Act::Draft),
        (any::<u8>(), 0_u32..400_000).prop_map(|(seed, size)| Act::Attachment(seed, size)),
        any::<u8>().prop_map(Act::RemoveAttachment),
        any::<u8>().prop_map(Act::Secret),
        Just(Act::Close),
    ]
}

fn ending() -> impl Strategy<Value = Ending> {
    prop_oneof![
        2 => Just(Ending::Whole),
        1 => (1_usize..14).prop_map(Ending::Stopped),
        3 => (1_usize..14).prop_map(Ending::Cut),
    ]
}

impl Town {
    fn live(&mut self, act: &Act) {
        match *act {
            Act::Department(seed) => self.departments(&[&format!("Odbor {seed}")]),
            Act::Draft(seed) => {
                let (draft_id, body) = (format!("paper/{}/report", seed % 4), "x".repeat(usize::from(seed)));
                let draft = Draft { draft_id, person: self.hand.secretary, body, saved_at: now() };
                self.store().put_draft(&draft).unwrap();
            }
            Act::Attachment(seed, size) => {
                let content = vec![seed % 3; usize::try_from(size).unwrap()];
                self.store().put_blob(&mut content.as_slice(), now()).unwrap();
            }
            Act::RemoveAttachment(seed) => {
                let known: Vec<BlobHash> = self.store().reader().blobs().unwrap();
                if let Some(hash) = known.get(usize::from(seed) % known.len().max(1)) {
                    self.store().remove_blob(hash).unwrap();
                }
            }
            Act::Secret(seed) => self.store().set_secret("device", &[seed]).unwrap(),
            Act::Close => {
                self.close();
                self.open().unwrap();
            }
        }
    }
}

/// Makes a backup that ends so; gives whether it was told to be made.
fn end(town: &mut Town, disk: &mut Disk, ending: Ending) -> bool {
    let mut step = 0;
    let mut proceed = |progress: BackupProgress| {
        assert!(progress.done <= progress.total, "{progress:?}");
        assert!(matches!(progress.stage, BackupStage::Copying | BackupStage::Checking));
        step += 1;
        match ending {
            Ending::Cut(at) if step == at => std::panic::resume_unwind(Box::new("the power went")),
            Ending::Stopped(at) => step != at,
            _ => true,
        }
    };
    let made = catch_unwind(AssertUnwindSafe(|| back_up_while(town, disk, 7, &mut proceed)));
    match made {
        Ok(Ok(_)) => true,
        Ok(Err(error)) => {
            assert!(error.is_cancelled(), "{error}");
            false
        }
        Err(_) => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn any_backup_found_after_any_cut_equals_the_store_it_was_made_of(
        days in prop::collection::vec((prop::collection::vec(act(), 1..4), ending()), 3..6),
    ) {
        let mut town = Town::founded();
        let mut disk = Disk::new();
        let mut pictures: BTreeMap<Timestamp, String> = BTreeMap::new();
        for (acts, ending) in &days {
            acts.iter().for_each(|act| town.live(act));
            let expected = picture(town.store());
            let was_made = end(&mut town, &mut disk, *ending);
            let made_at = now().saturating_add(SignedDuration::from_hours(disk.hours)).unwrap();
            pictures.insert(made_at, expected);
            let found = backups_in(disk.path());
            let newest = found.first().map(|backup| backup.made_at);
            prop_assert_eq!(newest == Some(made_at), was_made, "a copy has its name when it was told, and only then");
            for backup in &found {
                prop_assert!(!backup.is_damaged && backup.missing == 0, "{:?}", backup);
            }
        }
        back_up(&mut town, &mut disk, 7).unwrap();
        prop_assert!(disk.files_below().iter().all(|path| !path.to_string_lossy().contains(".new")));
        pictures.insert(now().saturating_add(SignedDuration::from_hours(disk.hours)).unwrap(), picture(town.store()));
        for backup in backups_in(disk.path()) {
            let (store, _home) = restored(&backup.folder, &town.recovery);
            prop_assert_eq!(Some(&picture(&store)), pictures.get(&backup.made_at));
        }
    }
}
