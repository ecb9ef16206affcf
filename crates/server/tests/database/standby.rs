//! The database dies under a server that serves, and a real standby takes over.

use std::time::{Duration, Instant};

use axum::http::StatusCode;
use obeznik_kernel::{Department, DepartmentId};
use obeznik_server::keyring::FileKeyring;
use obeznik_server::tenants::SharedKeyring;
use obeznik_store_postgres::testing::Pair;
use obeznik_sync::PullRequest;

use super::browser::Page;
use super::desktop::Desktop;
use super::devices::department;
use super::door::{come_in, settle};
use super::town::Hall;

/// From the death of the database until everybody works again, on a loaded machine.
const SLOWEST: Duration = Duration::from_secs(300);
/// Departments that are acknowledged before it dies.
const ACKNOWLEDGED: usize = 5;
const LINKS: &str = "select count(*) from log";
const DEPARTMENTS: &str = "select count(*) from log where kind = 'municipality.define_department'";

/// How the standby follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Follows {
    AtOnce,
    /// It lacks what was acknowledged last.
    Behind,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_standby_that_follows_at_once_takes_over_and_nothing_acknowledged_is_lost() {
    takes_over(Follows::AtOnce).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_standby_that_lagged_behind_lacks_comes_back_from_the_devices() {
    takes_over(Follows::Behind).await;
}

/// A server over a database that has a standby.
fn served(pair: &Pair) -> Hall {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("address"), pair.address()).unwrap();
    SharedKeyring::made(&FileKeyring::open(&home.path().join("server.keys")).unwrap()).unwrap();
    Hall::over(home)
}

async fn takes_over(follows: Follows) {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().to_owned();
    // The client has a runtime of its own, which must not begin within that of a test.
    let pair = std::thread::spawn(move || Pair::begin(&place)).join().unwrap();
    let hall = served(&pair);
    let link = hall.add_town("vzorov", "jana@vzorov.cz").await;
    let mut browser = hall.browser();
    settle(&mut browser, &link).await;
    let mut first = Desktop::paired(&mut browser, "vzorov", 1).await;
    let mut second = Desktop::paired(&mut browser, "vzorov", 2).await;
    second.synchronise().await.unwrap();
    pair.catch_up();
    match follows {
        Follows::AtOnce => pair.follow_at_once(),
        Follows::Behind => pair.leave_behind(),
    }
    let mut given = Vec::new();
    for _ in 0..ACKNOWLEDGED {
        given.push(define(&mut first));
        first.synchronise().await.unwrap();
    }
    assert!(first.store.outbox().unwrap().is_empty(), "all of it is acknowledged");
    let before: usize = pair.ask_primary(LINKS).parse().unwrap();

    pair.kill();
    let died = Instant::now();
    let pull = first.store.pull_request().unwrap();
    let away = first.send("/v1/pull", &pull).await;
    assert_eq!(away.status, StatusCode::SERVICE_UNAVAILABLE, "{}", away.body);
    given.push(define(&mut first)); // people work on meanwhile
    pair.promote();
    let after: usize = pair.ask_standby(LINKS).parse().unwrap();
    let lacks = if follows == Follows::Behind { ACKNOWLEDGED } else { 0 };
    assert_eq!(after + lacks, before, "what the standby has of what was acknowledged");

    // The server runs on, notices by itself, and every municipality begins another history.
    let shown_out = answered(&mut first, &pull).await;
    assert_eq!(shown_out.status, StatusCode::UNAUTHORIZED, "{}", shown_out.body);
    come_in(&hall, &mut browser).await;
    for (desktop, number) in [(&mut first, 1), (&mut second, 2)] {
        let again = Desktop::paired(&mut browser, "vzorov", number).await;
        assert_eq!(again.device, desktop.device, "it stays the same device");
        (desktop.access, desktop.refresh) = (again.access, again.refresh);
        desktop.synchronise().await.unwrap(); // it learns of the other history
        desktop.synchronise().await.unwrap(); // and sends again
        assert!(desktop.store.outbox().unwrap().is_empty() && desktop.store.attention().unwrap().is_empty());
    }
    see_all(&second, &given);
    assert!(died.elapsed() < SLOWEST, "{:?}", died.elapsed());
    assert_eq!(pair.ask_standby(DEPARTMENTS), given.len().to_string(), "each command stands in the log once");
    assert_eq!(hall.say("verify").await.exit.number(), 0);

    // A server that starts only now finds the same history and everybody in it.
    let hall = Hall::over(hall.closed());
    first.speak_with(&hall);
    second.speak_with(&hall);
    given.push(define(&mut first));
    first.synchronise().await.unwrap();
    second.synchronise().await.unwrap();
    see_all(&second, &given);
    assert_eq!(hall.say("verify").await.exit.number(), 0);
    hall.closed();
}

fn define(desktop: &mut Desktop) -> DepartmentId {
    let (id, input) = department("Odbor majetku");
    desktop.issue("municipality.define_department", &input);
    id
}

fn see_all(desktop: &Desktop, given: &[DepartmentId]) {
    for id in given {
        assert!(desktop.store.reader().record::<Department>(*id).unwrap().is_some(), "{id} is lost");
    }
}

/// What the server says once it has a database again.
async fn answered(desktop: &mut Desktop, pull: &PullRequest) -> Page {
    let began = Instant::now();
    loop {
        let page = desktop.send("/v1/pull", pull).await;
        if page.status != StatusCode::SERVICE_UNAVAILABLE {
            return page;
        }
        assert!(began.elapsed() < SLOWEST, "the database does not come back: {}", page.body);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
