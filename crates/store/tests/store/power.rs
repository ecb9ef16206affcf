//! The power goes at any moment, and what the disk had not yet been told to keep may be lost, torn or kept:
//! every acknowledged command, draft, secret and file is there, and the printed code opens the store. Calls
//! that fail lose nothing either.

mod disk;
mod renewed;
mod together;
mod trace;

use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, UNIX_EPOCH};

use obeznik_store::{Store, StoreError, Unlock};

use self::disk::{Dice, Disk, Fate};
use self::trace::{Call, Record};
use crate::said::Said;
use crate::town::{PASS_PHRASE, child, later};

/// Cuts in one test; three tests run beside each other.
const CUTS: u64 = 67;

/// Cuts for one moment at which a call is refused.
const CUTS_PER_REFUSAL: u64 = 16;

/// Calls that change what is on a disk, and those that tell which file they go to.
const CALLS: &str = "trace=open,openat,creat,close,dup,dup2,dup3,lseek,write,pwrite64,writev,pwritev,pwritev2,\
                     ftruncate,truncate,fallocate,fsync,fdatasync,sync_file_range,rename,renameat,renameat2,link,\
                     linkat,symlink,unlink,unlinkat,mkdir,mkdirat,rmdir,copy_file_range,sendfile,splice";
/// Copying inside the kernel would not show the bytes; without it they are read and written.
const NO_COPY: &str = "inject=copy_file_range,sendfile:error=ENOSYS";

/// A day of an office in `home`, call by call; `fault` is what strace makes fail.
fn record(home: &Path, long_drafts: u64, fault: Option<&str>) -> Record {
    recorded(home, "recorded_child", &[&long_drafts.to_string()], fault)
}

/// The calls of a child over `home/store`.
fn recorded(home: &Path, name: &str, words: &[&str], fault: Option<&str>) -> Record {
    let record = home.join("record");
    let mut strace = Command::new("strace");
    strace.args(["-xx", "-s", "16777216", "-e", CALLS, "-e", NO_COPY]);
    strace.args(fault.iter().flat_map(|fault| ["-e", fault]));
    strace.arg("-o").arg(&record).arg(child(name));
    let ended = strace.arg(home.join("store")).args(words).output();
    let ended = ended.expect("strace records the calls: apt-get install strace");
    let errors = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success(), "{fault:?} {errors}");
    let text = std::fs::read_to_string(&record).unwrap();
    std::fs::remove_file(&record).unwrap();
    trace::read(&text)
}

/// Opens what is left in a folder and looks whether all that was said is in it.
fn is_whole(folder: &Path, said: &Said) {
    let Some(code) = &said.code else { return };
    let mut opened = Store::open(folder, Unlock::RecoveryCode(code), later());
    if said.is_renewing && matches!(opened, Err(StoreError::WrongKey)) {
        opened = Store::open(folder, Unlock::PassPhrase(PASS_PHRASE), later());
    }
    let mut store = opened.unwrap_or_else(|error| panic!("it does not open: {error}"));
    said.is_in(&store);
    store.set_secret("afterwards", b"the work goes on").unwrap();
    store.close(later()).unwrap();
}

/// The worst case of a mark of a clean close: it fits, whatever became of the file since.
fn trust_the_mark(store: &Path) {
    let Ok(mark) = std::fs::read_to_string(store.join("closed")) else { return };
    let Some((_, nanos)) = mark.split_once(' ') else { return };
    let Ok(nanos) = nanos.parse() else { return };
    let changed = UNIX_EPOCH + Duration::from_nanos(nanos);
    if let Ok(database) = File::options().write(true).open(store.join("office.db")) {
        database.set_modified(changed).unwrap();
    }
}

/// Follows the calls up to a moment, cuts the power and looks at what is left.
fn cut(calls: &[Call], home: &Path, seed: u64) {
    let mut dice = Dice::new(seed);
    let moment = dice.below(calls.len() as u64 + 1);
    let mut disk = Disk::new(home);
    for call in &calls[..usize::try_from(moment).unwrap()] {
        disk.perform(call, &mut dice);
    }
    let (fate, said) = (Fate::of(seed), disk.said());
    let after = tempfile::tempdir().unwrap();
    disk.after_the_cut(fate, &mut dice, after.path());
    trust_the_mark(&after.path().join("store"));
    println!(
        "cut {seed} at call {moment} of {}: {fate:?}, {} commands said",
        calls.len(),
        said.commands.len()
    );
    is_whole(&after.path().join("store"), &said);
}

/// By hand `OBEZNIK_POWER_CUTS` asks for more.
fn cuts() -> u64 {
    std::env::var("OBEZNIK_POWER_CUTS").map_or(CUTS, |cuts| cuts.parse().unwrap())
}

fn cut_many(first: u64) {
    let home = tempfile::tempdir().unwrap();
    let calls = record(home.path(), 70, None).calls;
    let whole = Disk::performed(home.path(), &calls).said();
    assert!(whole.failures.is_empty(), "{:?}", whole.failures);
    assert!(whole.commands.len() > 20 && whole.drafts.len() > 10 && whole.blobs.len() > 15, "{whole:?}");
    (0..cuts()).for_each(|seed| cut(&calls, home.path(), first + seed));
}

#[test]
fn nothing_acknowledged_is_lost_when_the_power_goes() {
    cut_many(0);
}

#[test]
fn nothing_acknowledged_is_lost_when_the_power_goes_at_other_moments() {
    cut_many(1_000_000);
}

#[test]
fn nothing_acknowledged_is_lost_when_the_power_goes_at_yet_other_moments() {
    cut_many(2_000_000);
}

#[test]
fn a_disk_that_is_never_told_to_keep_does_lose_something() {
    let home = tempfile::tempdir().unwrap();
    let mut calls = record(home.path(), 5, None).calls;
    calls.retain(|call| !matches!(call, Call::Sync { .. }));
    let loses = |seed| std::panic::catch_unwind(|| cut(&calls, home.path(), seed)).is_err();
    assert!((0..20).any(loses), "the other tests could not fail");
}

/// Calls that a disk may refuse, each once at some moment.
const REFUSALS: [(&str, &str); 9] = [
    ("write", "EIO"),
    ("write", "ENOSPC"),
    ("fdatasync", "EIO"),
    ("fsync", "EIO"),
    ("ftruncate", "EIO"),
    ("rename", "EIO"),
    ("unlink", "EACCES"),
    ("openat", "EMFILE"),
    ("mkdir", "ENOSPC"),
];

/// One refused call: the day goes on, nothing said before or after is lost, and a cut of the power later
/// does not bring back what a failed fsync has thrown away.
fn refuse(call: &str, error: &str, moment: String) -> Said {
    let home = tempfile::tempdir().unwrap();
    println!("{call} number {moment} gives {error}");
    let fault = format!("inject={call}:error={error}:when={moment}");
    let calls = record(home.path(), 5, Some(&fault)).calls;
    let said = Disk::performed(home.path(), &calls).said();
    is_whole(&home.path().join("store"), &said);
    (0..3).for_each(|seed| cut(&calls, home.path(), seed));
    said
}

/// Moments of a call in the day, spread over it.
fn moments(counts: (u64, u64), how_many: u64) -> impl Iterator<Item = u64> {
    let (before, all) = counts;
    let of = all - before;
    (0..how_many.min(of)).map(move |place| before + 1 + place * of / how_many.min(of))
}

fn refuse_many(share: usize) {
    let home = tempfile::tempdir().unwrap();
    let counts = record(home.path(), 5, None).counts;
    for (call, error) in REFUSALS.into_iter().skip(share).step_by(3) {
        for moment in moments(counts[call], cuts() / CUTS_PER_REFUSAL) {
            refuse(call, error, moment.to_string());
        }
    }
}

#[test]
fn a_refused_call_loses_nothing_acknowledged() {
    refuse_many(0);
}

#[test]
fn other_refused_calls_lose_nothing_acknowledged() {
    refuse_many(1);
}

#[test]
fn yet_other_refused_calls_lose_nothing_acknowledged() {
    refuse_many(2);
}

#[test]
fn a_disk_that_fills_up_at_any_moment_loses_nothing_acknowledged() {
    let home = tempfile::tempdir().unwrap();
    let counts = record(home.path(), 5, None).counts;
    for moment in moments(counts["write"], cuts() / CUTS_PER_REFUSAL * 2) {
        let said = refuse("write", "ENOSPC", format!("{moment}+"));
        assert!(!said.failures.is_empty());
    }
}
