//! Bad lines between real programs.

use std::time::{Duration, Instant};

use super::oracle::everything_holds;
use super::scene::Scene;

fn work(time: u64) {
    std::thread::sleep(Duration::from_millis(time));
}

/// How long a cut is waited for: on a loaded machine nobody may go to the office for seconds.
const PATIENCE: Duration = Duration::from_secs(60);

/// Lets connections carry so many bytes, until one was cut and for a while more.
fn cut_both_ways(scene: &Scene, bytes: u64, time: u64) {
    let (begun, before) = (Instant::now(), scene.line.cuts());
    scene.line.cut_after(bytes);
    scene.line.cut_requests_after(bytes);
    while scene.line.cuts() == before && begun.elapsed() < PATIENCE {
        work(20);
    }
    work(time);
    scene.line.cut_after(0);
    scene.line.cut_requests_after(0);
}

#[tokio::test(flavor = "multi_thread")]
async fn work_over_a_line_that_is_late_slow_and_cut_arrives_once() {
    let mut scene = Scene::begun().await;
    (0..2).for_each(|at| scene.awake(at));
    scene.line.is_late_by(40);
    work(1_500);
    scene.line.is_late_by(0);
    // Cuts within the greeting, the head, and the body, of requests and of answers.
    for bytes in [1, 900, 1_800, 2_600, 3_100, 3_700, 4_600, 7_000, 12_000] {
        cut_both_ways(&scene, bytes, 250);
    }
    scene.line.carries(50_000 / 8);
    work(3_000);
    scene.line.carries(0);
    let cuts = scene.line.cuts();
    scene.calm();
    let ended = scene.ended();
    println!(
        "{cuts} cuts, {} commands",
        ended.diaries.iter().map(|diary| diary.acknowledged()).sum::<usize>()
    );
    assert!(cuts > 5, "the line was cut {cuts} times");
    everything_holds(&ended);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_is_open_and_dead_is_left_for_another() {
    let mut scene = Scene::begun().await;
    (0..2).for_each(|at| scene.awake(at));
    work(500);
    scene.line.forgets_its_connections();
    let begun = Instant::now();
    scene.calm();
    // Without a pulse it would be felt only when an answer has stood still for a minute and a half.
    println!("left after {} s at most", begun.elapsed().as_secs());
    everything_holds(&scene.ended());
}
