//! Disks that refuse: an error at the n-th call, a full disk, death in the middle of a call.

use std::path::Path;
use std::time::{Duration, Instant};

use super::oracle::everything_holds;
use super::process::Refusal;
use super::scene::Scene;

/// The call, and from which one on. SQLite writes its files by `pwrite64` and keeps them by `fdatasync`; the
/// journal is written by `write`, which is also how threads wake each other: it is not refused here.
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
/// How long everybody works once something was refused, and how long that may take; it may not come at all.
const WORK: Duration = Duration::from_millis(300);
const PATIENCE: Duration = Duration::from_secs(6);

fn refusal(at: usize, notes: &Path) -> Refusal {
    let (call, answer) = REFUSALS[at];
    Refusal { call, answer: answer.to_owned(), notes: notes.join(format!("refusal-{at}")) }
}

/// Lets everybody work with the refusal; how many calls were refused.
fn work_with(refusal: &Refusal) -> usize {
    let end = Instant::now() + PATIENCE;
    while refusal.count() == 0 && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(20));
    }
    std::thread::sleep(WORK);
    refusal.count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_disk_refuses_loses_nothing() {
    let (mut scene, notes) = (Scene::begun().await, tempfile::tempdir().unwrap());
    (0..2).for_each(|at| scene.awake(at));
    let mut refused = Vec::new();
    for at in 0..REFUSALS.len() {
        let refusal = refusal(at, notes.path());
        scene.kill_server();
        scene.start_refused_server(&refusal);
        refused.push(work_with(&refusal));
    }
    println!("calls refused to the server: {refused:?}");
    assert!(refused.iter().filter(|count| **count > 0).count() > REFUSALS.len() / 2);
    scene.kill_server();
    scene.start_server();
    scene.calm();
    everything_holds(&scene.ended());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desktop_whose_disk_refuses_loses_nothing_it_acknowledged() {
    let (mut scene, notes) = (Scene::begun().await, tempfile::tempdir().unwrap());
    (0..2).for_each(|at| scene.awake(at));
    let mut refused = Vec::new();
    for number in 0..REFUSALS.len() {
        let (at, refusal) = (number % 2, refusal(number, notes.path()));
        let diary = scene.kill_desk(at);
        scene.start_desk(at, diary, Some(&refusal));
        refused.push(work_with(&refusal));
        let diary = scene.kill_desk(at);
        scene.start_desk(at, diary, None);
        scene.awake(at);
    }
    println!("calls refused to the desktops: {refused:?}");
    assert!(refused.iter().filter(|count| **count > 0).count() > REFUSALS.len() / 2);
    scene.calm();
    let ended = scene.ended();
    let failed: Vec<&String> = ended.diaries.iter().flat_map(|diary| &diary.failed).collect();
    println!("told at once: {failed:?}");
    everything_holds(&ended);
}
