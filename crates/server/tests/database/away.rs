//! A server whose database goes away and comes back.

use obeznik_store_postgres::testing::Cluster;

use super::asked::{is_not_ready, is_ready, later, stand_still};
use super::town::Hall;

/// Takes the database of a hall away, or gives it back. The client has a runtime of its own, which must not begin
/// within that of a test.
fn set_away(hall: &Hall, is_away: bool) {
    let address = std::fs::read_to_string(hall.home.path().join("address")).unwrap();
    let name = address.trim_start_matches("postgres:///").split('?').next().unwrap().to_owned();
    std::thread::spawn(move || Cluster::shared().set_away(&name, is_away).unwrap()).join().unwrap();
}

#[tokio::test]
async fn a_server_whose_database_is_away_lives_and_is_not_ready() {
    let (hall, _) = Hall::with_town().await;
    let mut browser = hall.browser();
    stand_still();
    is_ready(&mut browser).await;
    set_away(&hall, true);
    later().await;
    is_not_ready(&mut browser).await;
    set_away(&hall, false);
    later().await;
    is_ready(&mut browser).await;
}
