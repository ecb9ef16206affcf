//! A server whose disk goes away while it serves, and comes back.

use std::fs;

use super::asked::{is_not_ready, is_ready, later, stand_still};
use super::town::Hall;

#[tokio::test]
async fn a_server_whose_stores_are_away_lives_and_is_not_ready() {
    let (hall, _) = Hall::with_town().await;
    let mut browser = hall.browser();
    stand_still();
    is_ready(&mut browser).await;
    let (tenants, elsewhere) = (hall.home.path().join("tenants"), hall.home.path().join("odpojeno"));
    fs::rename(&tenants, &elsewhere).unwrap();
    is_ready(&mut browser).await; // however many ask, the disk is asked once a second
    later().await;
    is_not_ready(&mut browser).await;
    fs::rename(&elsewhere, &tenants).unwrap();
    later().await;
    is_ready(&mut browser).await;
}

#[tokio::test]
async fn a_server_whose_folder_takes_no_writing_is_not_ready() {
    let hall = Hall::empty();
    let mut browser = hall.browser();
    stand_still();
    let trial = hall.home.path().join("trial");
    fs::create_dir(&trial).unwrap();
    is_not_ready(&mut browser).await;
    fs::remove_dir(&trial).unwrap();
    later().await;
    is_ready(&mut browser).await;
    assert!(!trial.exists(), "nothing of the trial stays");
}
