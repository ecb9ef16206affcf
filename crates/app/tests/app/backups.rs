//! Backups as a person has them: made by themselves, told when they fail, and an office on a bare computer.

use std::fs;
use std::path::{Path, PathBuf};

use obeznik_app::ApiError;
use obeznik_app::backup::BackupStanding;
use obeznik_app::office::desk::{DEMO_PASS_PHRASE, Returned};
use obeznik_app::ports::{SystemClock, SystemIds};
use obeznik_kernel::{IdSource as _, Role};
use obeznik_store::{NoKeyring, Protection};
use serde_json::{Value, json};

use crate::desk::{Computer, HERS, MINE, key};

const DAY: i64 = 24 * 3600;

fn disk() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn path(disk: &tempfile::TempDir) -> String {
    disk.path().display().to_string()
}

fn room(disk: &tempfile::TempDir) -> PathBuf {
    fs::read_dir(disk.path()).unwrap().flatten().map(|entry| entry.path()).next().unwrap()
}

impl Computer {
    fn backs_up_to(&self, disk: &tempfile::TempDir) -> BackupStanding {
        self.desk.choose_backup_folder(&path(disk)).unwrap()
    }

    /// What the minute hand does.
    fn minute(&self) -> Result<bool, ApiError> {
        self.desk.back_up_when_due(&mut |_| ())
    }

    fn standing(&self) -> BackupStanding {
        self.desk.backup_standing().unwrap()
    }

    /// Keys of rows of Můj den that speak of backups.
    fn reminders(&self) -> Vec<String> {
        let day = self.desk.office().unwrap().query("my_day", Value::Null).unwrap();
        let rows =
            day["groups"].as_array().unwrap().iter().flat_map(|group| group["rows"].as_array().unwrap());
        let own = rows.filter(|row| row["view"] == "settings");
        own.map(|row| row["heading"]["key"].as_str().unwrap().to_owned()).collect()
    }

    fn brings_back(&self, disk: &tempfile::TempDir, code: &str) -> Result<Returned, ApiError> {
        let backup = self.desk.backups_in(&path(disk))?.remove(0);
        self.desk.bring_office_back(&backup.id, "recovery", code, &mut |_| ())
    }

    fn has_nothing(&self) -> bool {
        fs::read_dir(self.home.path()).unwrap().count() == 0
    }

    fn device(&self) -> String {
        let settings = self.desk.office().unwrap().query("settings", json!({})).unwrap();
        settings["state"]["devices"][0]["id"].as_str().unwrap().to_owned()
    }

    fn log_kinds(&self) -> Vec<String> {
        let office = self.desk.opened().unwrap();
        let entries = office.store().reader().log(u64::MAX >> 1, 100).unwrap();
        entries.into_iter().map(|entry| entry.header.kind).collect()
    }
}

#[test]
fn a_backup_makes_itself_once_a_day_and_as_soon_as_its_disk_is_connected() {
    let computer = Computer::founded(None);
    assert!(!computer.minute().unwrap(), "nobody chose where");
    let disk = disk();
    assert_eq!((computer.backs_up_to(&disk).last, computer.standing().count), (None, 0));
    assert!(computer.minute().unwrap());
    assert!(!computer.minute().unwrap());
    let standing = computer.standing();
    assert_eq!((standing.count, standing.is_there, standing.failure), (1, true, None));
    assert_eq!(standing.last.unwrap().at, "2026-11-28T08:00:00Z");

    computer.pass(DAY);
    let drawer = disk.path().join("v zasuvce");
    let room = room(&disk);
    fs::rename(&room, &drawer).unwrap();
    assert!(!computer.minute().unwrap());
    let standing = computer.standing();
    assert_eq!(standing.failure.unwrap().error.key, "backup-not-there");
    assert_eq!((standing.is_there, standing.last.unwrap().at.as_str()), (false, "2026-11-28T08:00:00Z"));
    fs::rename(&drawer, &room).unwrap();
    computer.pass(60);
    assert!(computer.minute().unwrap());
    let standing = computer.standing();
    assert_eq!((standing.count, standing.failure), (2, None));
}

#[test]
fn what_goes_wrong_is_told_and_tried_again_in_a_quarter_of_an_hour() {
    let computer = Computer::founded(None);
    let disk = disk();
    computer.backs_up_to(&disk);
    let blobs = room(&disk).join("prilohy");
    fs::write(&blobs, "soubor v cestě").unwrap();
    assert_eq!(key(computer.minute()), "backup-gone");
    assert_eq!(computer.standing().failure.unwrap().error.key, "backup-gone");
    fs::remove_file(&blobs).unwrap();
    computer.pass(60);
    assert!(!computer.minute().unwrap());
    computer.pass(900);
    assert!(computer.minute().unwrap());
    assert_eq!(computer.standing().failure, None);
}

#[test]
fn moj_den_speaks_of_backups_until_somebody_does_something_about_it() {
    let computer = Computer::founded(None);
    computer.desk.confirms_recovery([
        (1, computer.code.split('-').next().unwrap().to_owned()),
        (2, computer.code.split('-').nth(1).unwrap().to_owned()),
    ]);
    assert!(computer.reminders().is_empty(), "not on the first day");
    computer.pass(DAY);
    assert_eq!(computer.reminders(), ["day-title-backup-none"]);
    assert!(computer.desk.put_backup_off().unwrap().put_off_until.is_some());
    assert!(computer.reminders().is_empty());
    computer.pass(29 * DAY);
    assert!(computer.reminders().is_empty());
    computer.pass(DAY);
    assert_eq!(computer.reminders(), ["day-title-backup-none"]);
    let disk = disk();
    computer.backs_up_to(&disk);
    computer.desk.back_up_now(&mut |_| ()).unwrap();
    assert!(computer.reminders().is_empty());
    computer.pass(7 * DAY);
    assert!(computer.reminders().is_empty());
    computer.pass(DAY);
    assert_eq!(computer.reminders(), ["day-title-backup-late"]);
    assert_eq!(computer.standing().late_days, Some(8));
}

#[test]
fn only_who_manages_people_decides_where_backups_go() {
    let (computer, clerk) = Computer::shared();
    computer.desk.sign_in(&clerk, HERS).unwrap();
    let disk = disk();
    assert_eq!(key(computer.desk.choose_backup_folder(&path(&disk))), "backup-not-allowed");
    assert_eq!(key(computer.desk.put_backup_off()), "backup-not-allowed");
    assert_eq!(key(computer.desk.renew_recovery(HERS)), "backup-not-allowed");
    assert!(!computer.standing().may_change);
    computer.pass(DAY);
    assert!(computer.reminders().is_empty(), "who can do nothing about it is not reminded");
    let table = [("", "done"), ("zde", "backup-no-folder"), ("/není/tu", "backup-no-folder")];
    computer.desk.sign_in(&computer.founder, MINE).unwrap();
    for (folder, expected) in table {
        assert_eq!(key(computer.desk.choose_backup_folder(folder)), expected, "{folder}");
    }
    let own = computer.home.path().join("urad/blobs").display().to_string();
    assert_eq!(key(computer.desk.choose_backup_folder(&own)), "backup-in-store");
}

#[test]
fn the_sheet_and_the_disk_alone_make_the_office_of_a_bare_computer() {
    let (first, clerk) = Computer::shared();
    let disk = disk();
    first.backs_up_to(&disk);
    first.desk.office().unwrap().put_draft("paper/1/report", "rozepsáno".to_owned()).unwrap();
    first.desk.back_up_now(&mut |_| ()).unwrap();

    let mut second = Computer::bare();
    let mut steps = 0;
    let backup = second.desk.backups_in(&path(&disk)).unwrap().remove(0);
    assert_eq!((backup.state.as_str(), backup.missing), ("whole", 0));
    let code = first.code.to_lowercase().replace('-', " ").replace('0', "o");
    let returned = second.desk.bring_office_back(&backup.id, "recovery", &code, &mut |_| steps += 1).unwrap();
    assert_eq!((returned.missing, returned.is_joined), (0, false));
    assert!(steps > 1);
    assert_eq!(second.state(), "choose", "several people sit at this desk");
    second.desk.sign_in(&first.founder, MINE).unwrap();
    let office = second.desk.office().unwrap();
    assert_eq!(office.draft("paper/1/report").unwrap().as_deref(), Some("rozepsáno"));
    let people = office.query("settings", json!({})).unwrap()["people"].as_array().unwrap().len();
    drop(office);
    assert_eq!(people, 2);

    // Two computers never sign with one key, and the log says which one ended.
    assert_ne!(second.device(), first.device());
    let kinds = second.log_kinds();
    let of_office = kinds.iter().filter(|kind| kind.starts_with("office.")).map(String::as_str);
    assert_eq!(of_office.collect::<Vec<_>>(), ["office.close_device", "office.register_device"]);
    second.person("Malá", &[Role::Clerk]);
    let standing = second.standing();
    assert_eq!(
        (standing.folder.as_str(), standing.last),
        ("", None),
        "the place belongs to the other computer"
    );

    second.start_again(60);
    assert_eq!(second.state(), "choose", "its own keyring opens it");
    second.desk.sign_in(&clerk, HERS).unwrap();
    assert_eq!(key(second.brings_back(&disk, &first.code)), "backup-has-office");
}

#[test]
fn a_silent_keyring_of_the_second_computer_leaves_the_code_as_the_way_in() {
    let first = Computer::founded(None);
    let disk = disk();
    first.backs_up_to(&disk);
    first.desk.back_up_now(&mut |_| ()).unwrap();
    let mut second = Computer::bare();
    second.keyring.set_locked(true);
    second.brings_back(&disk, &first.code).unwrap();
    assert_eq!((second.state().as_str(), second.desk.state().recovered), ("open", true));
    second.start_again(60);
    assert_eq!((second.state().as_str(), second.desk.state().ways[0].as_str()), ("locked", "recovery"));
    second.desk.unlock("recovery", &first.code).unwrap();
    assert_eq!(second.state(), "open");
}

#[test]
fn a_return_that_fails_says_why_and_leaves_the_computer_bare() {
    let first = Computer::founded(Some(MINE));
    let disk = disk();
    first.backs_up_to(&disk);
    first.desk.back_up_now(&mut |_| ()).unwrap();
    let second = Computer::bare();
    let copies = || fs::read_dir(room(&disk)).unwrap().flatten().map(|entry| entry.path());
    let backup = copies().find(|path| path.join("zaloha.json").is_file()).unwrap();
    let slip = |at: usize| {
        let mut letters: Vec<char> = first.code.chars().collect();
        letters[at] = if letters[at] == '7' { '8' } else { '7' };
        letters.into_iter().collect::<String>()
    };
    let other = Computer::founded(None).code.clone();
    let bring = |way: &str, secret: &str| {
        let id = backup.display().to_string();
        key(second.desk.bring_office_back(&id, way, secret, &mut |_| ()))
    };
    assert_eq!(bring("recovery", &first.code[..20]), "unlock-wrong-length");
    assert_eq!(bring("recovery", &slip(8)), "unlock-wrong-group");
    assert_eq!(bring("recovery", &other), "unlock-wrong-recovery");
    assert_eq!(bring("passphrase", "špatná věta"), "unlock-wrong-passphrase");
    assert_eq!(bring("keyring", ""), "error-bad-input");
    let stopped =
        second.desk.bring_office_back(&backup.display().to_string(), "recovery", &first.code, &mut |_| {
            second.desk.stop_backup()
        });
    assert_eq!(key(stopped), "error-cancelled");
    let mut bytes = fs::read(backup.join("office.db")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0x5a);
    fs::write(backup.join("office.db"), &bytes).unwrap();
    assert_eq!(bring("recovery", &first.code), "backup-damaged");
    assert_eq!(key(second.desk.backups_in(&path(&self::disk()))), "backup-none");
    assert_eq!(key(second.desk.backups_in("/není/tu")), "backup-no-folder");
    assert!(second.has_nothing(), "{:?}", fs::read_dir(second.home.path()).unwrap().collect::<Vec<_>>());
    assert_eq!(second.state(), "new");
}

#[test]
fn what_a_cut_return_left_behind_does_not_stand_in_the_way() {
    let first = Computer::founded(None);
    let disk = disk();
    first.backs_up_to(&disk);
    first.desk.back_up_now(&mut |_| ()).unwrap();
    let second = Computer::bare();
    let left = second.home.path().join("urad-obnova/blobs");
    fs::create_dir_all(&left).unwrap();
    fs::write(left.join("napůl"), "x").unwrap();
    fs::create_dir_all(second.home.path().join("urad/copies")).unwrap();
    second.brings_back(&disk, &first.code).unwrap();
    assert_eq!(second.state(), "open");
    let names = |folder: &Path| fs::read_dir(folder).unwrap().flatten().count();
    assert_eq!(names(second.home.path()), 2, "the office, and what stood in its place put aside");
}

#[test]
fn locking_stops_a_backup_instead_of_waiting_for_a_slow_disk() {
    let computer = Computer::founded(Some(MINE));
    let disk = disk();
    computer.backs_up_to(&disk);
    let mut was_locked = false;
    let stopped = computer.desk.back_up_now(&mut |_| {
        if !was_locked {
            computer.desk.lock();
            was_locked = true;
        }
    });
    assert_eq!(key(stopped), "error-cancelled");
    assert_eq!(computer.state(), "locked");
    computer.desk.unlock("passphrase", MINE).unwrap();
    assert_eq!(computer.standing().count, 0);
    computer.desk.back_up_now(&mut |_| ()).unwrap();
}

#[test]
fn the_sheet_is_recalled_until_somebody_copies_the_code() {
    let mut computer = Computer::founded(Some(MINE));
    assert!(computer.standing().sheet_waits);
    assert_eq!(computer.reminders(), ["day-title-sheet"]);
    assert!(!computer.desk.confirms_recovery([(1, "xxxxx".to_owned()), (2, "xxxxx".to_owned())]));
    assert!(computer.standing().sheet_waits);
    computer.start_again(60);
    computer.desk.unlock("passphrase", MINE).unwrap();
    assert_eq!(key(computer.desk.shown_recovery_code()), "recovery-not-shown", "it is kept nowhere");
    assert_eq!(key(computer.desk.renew_recovery("špatná věta")), "sign-in-wrong");
    let code = computer.desk.renew_recovery(MINE).unwrap();
    assert_ne!(code, computer.code);
    let groups = computer.desk.shown_recovery_code().unwrap();
    assert!(computer.desk.confirms_recovery([(3, groups[2].clone()), (6, groups[5].clone())]));
    assert!(!computer.standing().sheet_waits && computer.reminders().is_empty());
    computer.start_again(60);
    assert_eq!(key(computer.desk.unlock("recovery", &computer.code)), "unlock-wrong-recovery");
    computer.desk.unlock("recovery", &code).unwrap();
}

#[test]
fn a_demo_town_is_not_backed_up() {
    let computer = Computer::bare();
    let protection = Protection { keyring: &NoKeyring, pass_phrase: Some(DEMO_PASS_PHRASE), is_demo: true };
    let founding = |device_id, device| {
        let input = json!({
            "municipality": {
                "name": "Město Vzorov", "name_genitive": "města Vzorova", "ico": "", "address": "",
                "law": "act128", "terms": [], "crest_svg": "", "is_demo": true
            },
            "founder": SystemIds.next_id(), "device_id": device_id, "device": device, "roles": ["secretary"],
            "person": {
                "given": "Milena", "family": "Jasanová", "title_before": "", "title_after": "",
                "function": "", "email": "", "department": null, "active": true
            }
        });
        serde_json::from_value(input).unwrap()
    };
    let (office, _) = computer.desk.found(protection, Box::new(SystemClock), founding).unwrap();
    computer.desk.put(office);
    assert_eq!(computer.standing().is_off, "demo");
    assert_eq!(key(computer.desk.choose_backup_folder("/tmp")), "backup-off-demo");
    assert_eq!(key(computer.desk.back_up_now(&mut |_| ())), "backup-off-demo");
    assert!(!computer.minute().unwrap());
}

/// A disk of two megabytes; nothing where this account may not mount one.
#[cfg(target_os = "linux")]
struct SmallDisk(tempfile::TempDir);

#[cfg(target_os = "linux")]
impl SmallDisk {
    fn mounted() -> Option<Self> {
        let disk = Self(disk());
        disk.mount(&["-t", "tmpfs", "-o", "size=2m", "tmpfs"]).then_some(disk)
    }

    fn mount(&self, words: &[&str]) -> bool {
        let mut mount = std::process::Command::new("mount");
        mount.args(words).arg(self.0.path());
        mount.output().is_ok_and(|said| said.status.success())
    }
}

#[cfg(target_os = "linux")]
impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg("--lazy").arg(self.0.path()).output();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_one_that_is_only_read_are_told_and_keep_what_is_on_them() {
    let Some(small) = SmallDisk::mounted() else {
        println!("skipped: no data");
        return;
    };
    let computer = Computer::founded(None);
    computer.backs_up_to(&small.0);
    computer.desk.back_up_now(&mut |_| ()).unwrap();
    {
        let office = computer.desk.office().unwrap();
        let now = "2026-11-28T08:00:00Z".parse().unwrap();
        office.store().put_blob(&mut vec![7; 3 << 20].as_slice(), now).unwrap();
    }
    assert_eq!(key(computer.desk.back_up_now(&mut |_| ())), "backup-full");
    assert!(small.mount(&["-o", "remount,size=64m"]));
    computer.desk.back_up_now(&mut |_| ()).unwrap();
    assert!(small.mount(&["-o", "remount,ro"]));
    assert_eq!(key(computer.desk.back_up_now(&mut |_| ())), "backup-read-only");
    assert_eq!(key(computer.desk.choose_backup_folder(&path(&small.0))), "backup-read-only");
    assert_eq!(computer.standing().failure.unwrap().error.key, "backup-read-only");
    // What is only read can be brought back from.
    let second = Computer::bare();
    second.brings_back(&small.0, &computer.code).unwrap();
    assert_eq!(second.state(), "open");
}
