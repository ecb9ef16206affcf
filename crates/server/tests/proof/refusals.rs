//! Disks that refuse: an error at the n-th call, a full disk, death in the middle of a call.

use std::path::Path;
use std::time::{Duration, Instant};

use super::oracle::everything_holds;
use super::process::Refusal;
use super::scene::Scene;

/// The call, and from which one on. SQLite writes its files by `pwrite64` and keeps them by `fdatasync`; the
/// journal is written by `write`, which is also how threads wake each other: it is not refused here but where an
/// office and a laptop exchange without threads, in `crates/store/tests/store/power/together.rs`.
const REFUSALS: [(&str, &str); 10] = [
    ("pwrite64", "error=EIO:when=9"),
    ("pwrite64", "error=EIO:when=31"),
    ("pwrite64", "error=ENOSPC:when=12+"),
    ("pwrite64", "error=ENOSPC:when=40+"),
    ("fdatasync", "error=EIO:when=3"),
    ("fdatasync", "error=EIO:when=11"),
    ("fsync", "error=EIO:when=2"),
    ("pwrite64", "signal=SIGKILL:when=17"),
    ("fdatasync", "signal=SIGKILL:when=6"),
    ("ftruncate", "error=EIO:when=1"),
];
/// How long everybody works once something was refused.
const WORK: Duration = Duration::from_millis(300);
/// How long a refusal is waited for; it may not come at all. Where too few came, as on a loaded machine, the others are
/// tried again with more patience.
const PATIENCE: [Duration; 3] = [Duration::from_secs(6), Duration::from_secs(40), Duration::from_secs(240)];

fn refusal(at: usize, patience: Duration, notes: &Path) -> Refusal {
    let (call, answer) = REFUSALS[at];
    let notes = notes.join(format!("refusal-{at}-{}", patience.as_secs()));
    Refusal { call, answer: answer.to_owned(), notes }
}

/// Lets everybody work with the refusal; how many calls were refused.
fn work_with(refusal: &Refusal, patience: Duration) -> usize {
    let end = Instant::now() + patience;
    while refusal.count() == 0 && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(20));
    }
    std::thread::sleep(WORK);
    refusal.count()
}

/// Tries every refusal; how many calls each of them refused.
fn tried(mut work: impl FnMut(usize, Duration) -> usize) -> [usize; REFUSALS.len()] {
    let mut refused = [0; REFUSALS.len()];
    for patience in PATIENCE {
        for (at, count) in refused.iter_mut().enumerate().filter(|(_, count)| **count == 0) {
            *count = work(at, patience);
        }
        if refused.iter().filter(|count| **count > 0).count() > REFUSALS.len() / 2 {
            return refused;
        }
    }
    panic!("too little was refused: {refused:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_disk_refuses_loses_nothing() {
    let (mut scene, notes) = (Scene::begun().await, tempfile::tempdir().unwrap());
    (0..2).for_each(|at| scene.awake(at));
    let refused = tried(|at, patience| {
        let refusal = refusal(at, patience, notes.path());
        scene.kill_server();
        scene.start_refused_server(&refusal);
        work_with(&refusal, patience)
    });
    println!("calls refused to the server: {refused:?}");
    scene.kill_server();
    scene.start_server();
    scene.calm();
    everything_holds(&scene.ended());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desktop_whose_disk_refuses_loses_nothing_it_acknowledged() {
    let (mut scene, notes) = (Scene::begun().await, tempfile::tempdir().unwrap());
    (0..2).for_each(|at| scene.awake(at));
    let refused = tried(|number, patience| {
        let (at, refusal) = (number % 2, refusal(number, patience, notes.path()));
        let diary = scene.kill_desk(at);
        scene.start_desk(at, diary, Some(&refusal));
        let count = work_with(&refusal, patience);
        let diary = scene.kill_desk(at);
        scene.start_desk(at, diary, None);
        scene.awake(at);
        count
    });
    println!("calls refused to the desktops: {refused:?}");
    scene.calm();
    let ended = scene.ended();
    let failed: Vec<&String> = ended.diaries.iter().flat_map(|diary| &diary.failed).collect();
    println!("told at once: {failed:?}");
    everything_holds(&ended);
}
