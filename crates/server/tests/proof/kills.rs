//! Kill −9 of the desktops and of the server at any moment.

use std::time::Duration;

use super::diary::Diary;
use super::oracle::everything_holds;
use super::scene::{Scene, moment};

/// Kills in the gate; by hand `OBEZNIK_KILLS` asks for more.
const KILLS: u64 = 12;
/// After so many kills everybody gets rid of what waits, or lives would be too short for it.
const REST_AFTER: u64 = 20;
/// Kills come within so long after somebody came to life.
const LATEST: Duration = Duration::from_millis(400);

fn kills() -> u64 {
    std::env::var("OBEZNIK_KILLS").map_or(KILLS, |kills| kills.parse().unwrap())
}

/// Kills somebody at some moment and starts them again.
fn kill(scene: &mut Scene, number: u64) {
    let wait = |most| std::thread::sleep(moment(1, number, most));
    match number % 6 {
        0 | 3 => {
            wait(LATEST);
            scene.kill_server();
            scene.start_server();
        }
        1 | 4 => {
            let at = usize::from(number % 6 == 4);
            wait(LATEST);
            let diary = scene.kill_desk(at);
            scene.start_desk(at, diary, None);
            scene.awake(at);
        }
        2 => {
            wait(LATEST);
            scene.kill_server();
            let diaries = [0, 1].map(|at| scene.kill_desk(at));
            scene.start_server();
            diaries.into_iter().enumerate().for_each(|(at, diary)| scene.start_desk(at, diary, None));
            (0..2).for_each(|at| scene.awake(at));
        }
        // Somebody dies while coming to life.
        _ => {
            let at = usize::from(number % 12 == 5);
            let diary = scene.kill_desk(at);
            scene.start_desk(at, diary, None);
            wait(LATEST / 4);
            let diary = scene.kill_desk(at);
            scene.start_desk(at, diary, None);
            scene.kill_dying_server(moment(2, number, LATEST / 4));
            scene.awake(at);
        }
    }
}

/// Everybody gets rid of what waits, and is killed after it.
fn rest(scene: &mut Scene) {
    scene.calm();
    for at in 0..2 {
        let diary = scene.kill_desk(at);
        scene.start_desk(at, diary, None);
        scene.awake(at);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn desktops_and_a_server_killed_at_any_moment_lose_nothing_and_double_nothing() {
    let mut scene = Scene::begun().await;
    (0..2).for_each(|at| scene.awake(at));
    // On a slow machine no life between two kills may be long enough for it.
    let has_done_all =
        |diary: &Diary| !diary.annexes.is_empty() && !diary.undone.is_empty() && !diary.access.is_empty();
    assert!(scene.desk(0).until(has_done_all), "nothing was attached, taken back or shown for a time");
    for number in 0..kills() {
        kill(&mut scene, number);
        if number % REST_AFTER == REST_AFTER - 1 {
            rest(&mut scene);
            println!("{} kills", number + 1);
        }
    }
    for at in 0..2 {
        let has_worked = |diary: &Diary| diary.acknowledged() as u64 > kills();
        assert!(scene.desk(at).until(has_worked), "desk {at} did not work");
    }
    scene.calm();
    let ended = scene.ended();
    let counts =
        ended.diaries.each_ref().map(|diary| (diary.lives, diary.acknowledged(), diary.failed.len()));
    println!("{} kills; lives, acknowledged, refused at once of each desktop: {counts:?}", kills());
    assert!(
        ended.diaries.iter().all(|diary| diary.failed.is_empty() && diary.closed.is_empty()),
        "{:?}",
        ended.diaries
    );
    everything_holds(&ended);
}
