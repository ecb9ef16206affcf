//! An office with a file of its own moves into the database: people, devices, numbers and the log go on.

use std::sync::Arc;

use obeznik_kernel::Department;
use obeznik_server::console::arguments::{InTenant, Migrate, Order};
use obeznik_server::console::carry_out;
use obeznik_server::http;
use obeznik_server::serve::{self, Held};

use super::desktop::Desktop;
use super::devices::department;
use super::door::settle;
use super::town::{Hall, arguments};

/// The same town over a folder, as it was before it moved.
async fn with_a_file() -> (tempfile::TempDir, Desktop, String) {
    let home = tempfile::tempdir().unwrap();
    let held = Held::take(home.path()).unwrap().unwrap();
    let options = arguments("--plain | --public-url | https://obeznik.example").serve;
    let server = serve::server(&held.places, &options).unwrap();
    let router = http::router(Arc::clone(&server));
    let hall = Hall::of(server, router, home, held);
    let link = hall.add_town("vzorov", "jana@vzorov.cz").await;
    let mut browser = hall.browser();
    settle(&mut browser, &link).await;
    let mut desktop = Desktop::paired(&mut browser, "vzorov", 1).await;
    let (id, input) = department("Odbor majetku");
    desktop.issue("municipality.define_department", &input);
    desktop.synchronise().await.unwrap();
    (hall.closed(), desktop, id.to_string())
}

#[tokio::test]
async fn a_town_moves_into_the_database_and_its_devices_notice_nothing() {
    let (old, mut desktop, id) = with_a_file().await;
    let hall = Hall::empty();
    let order = Migrate { which: InTenant { tenant: None }, from: Some(old.path().to_owned()) };
    let moved = carry_out(&hall.server, Order::Migrate(order), false).await;
    assert_eq!(moved.exit.number(), 0, "{:?}", moved.lines);
    assert!(moved.value[0]["links"].as_u64().unwrap() >= 3, "{:?}", moved.value);
    assert_eq!(hall.say("verify").await.exit.number(), 0);

    desktop.speak_with(&hall);
    let (_, input) = department("Odbor dopravy");
    desktop.issue("municipality.define_department", &input);
    desktop.synchronise().await.unwrap();
    assert!(desktop.store.outbox().unwrap().is_empty());
    let seen =
        desktop.store.reader().record::<Department>(id.parse::<obeznik_kernel::DepartmentId>().unwrap());
    assert_eq!(seen.unwrap().unwrap().value.name, "Odbor majetku");
    let renewed = desktop.renew(&desktop.refresh.clone()).await;
    assert_eq!(renewed.status, axum::http::StatusCode::OK, "{}", renewed.body);

    // The folder is put aside: nobody serves it by mistake, and a second move finds nothing.
    let again = Migrate { which: InTenant { tenant: None }, from: Some(old.path().to_owned()) };
    let again = carry_out(&hall.server, Order::Migrate(again), false).await;
    assert_eq!((again.exit.number(), again.value), (0, serde_json::json!([])));
}

#[tokio::test]
async fn backups_of_a_database_are_left_to_its_tools() {
    let (hall, _) = Hall::with_town().await;
    let refused = hall.say(&format!("backup | --out | {}", hall.home.path().join("z").display())).await;
    assert_eq!(refused.exit.number(), 4, "{:?}", refused.lines);
}
