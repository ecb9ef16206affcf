//! A store that its disk has spoilt.

use std::fs;

use obeznik_server::soundness::look_over;

use super::town::Hall;

const PAGE: usize = 4096;

#[tokio::test]
async fn a_damaged_store_is_found_by_the_weekly_look_and_counted() {
    let (hall, _) = Hall::with_town().await;
    hall.add_town("lhota", "adam@lhota.cz").await;
    let tenant = hall.server.tenants.by_slug("vzorov").unwrap().tenant;
    let hall = Hall::over(hall.closed());
    assert_eq!(look_over(&hall.server).await, 0);
    assert!(hall.server.metrics.page().contains("\nobeznik_damaged_stores 0\n"));

    // The office goes on with what it has read; a new connection reads the disk.
    let store = hall.home.path().join("tenants").join(tenant.to_string()).join("office.db");
    let mut bytes = fs::read(&store).unwrap();
    let middle = bytes.len() / PAGE / 2;
    bytes.chunks_mut(PAGE).skip(middle).for_each(|page| page[100] ^= 0x5a);
    fs::write(&store, bytes).unwrap();
    assert_eq!(look_over(&hall.server).await, 1, "the other town is sound");
    assert!(hall.server.metrics.page().contains("\nobeznik_damaged_stores 1\n"));
}
