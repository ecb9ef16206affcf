//! A server whose database goes away and comes back.

use std::time::Duration;

use axum::http::StatusCode;
use obeznik_store_postgres::testing::Cluster;

use super::browser::Browser;
use super::town::Hall;

/// Longer than any of it takes on a loaded machine.
const SLOWEST: Duration = Duration::from_secs(120);

/// Takes the database of a hall away, or gives it back. The client has a runtime of its own, which must not begin
/// within that of a test.
fn set_away(hall: &Hall, is_away: bool) {
    let address = std::fs::read_to_string(hall.home.path().join("address")).unwrap();
    let name = address.trim_start_matches("postgres:///").split('?').next().unwrap().to_owned();
    std::thread::spawn(move || Cluster::shared().set_away(&name, is_away).unwrap()).join().unwrap();
}

/// Asks until the answer is so: a connection that died is noticed only when it is used, and an answer holds for a second.
async fn comes_to(browser: &mut Browser, status: StatusCode) {
    let asking = async {
        while browser.get("/ready").await.status != status {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    };
    tokio::time::timeout(SLOWEST, asking).await.unwrap();
}

#[tokio::test]
async fn a_server_whose_database_is_away_lives_and_is_not_ready() {
    let (hall, _) = Hall::with_town().await;
    let mut browser = hall.browser();
    comes_to(&mut browser, StatusCode::OK).await;
    set_away(&hall, true);
    comes_to(&mut browser, StatusCode::SERVICE_UNAVAILABLE).await;
    assert_eq!(browser.get("/health").await.status, StatusCode::OK);
    set_away(&hall, false);
    comes_to(&mut browser, StatusCode::OK).await;
}
