//! The door's tables show every behaviour a back end must show.

use obeznik_identity::testing::{account, conformance, email};
use obeznik_identity::{Accounts as _, Denied, Fault, Stopped, TenantId, Threshold as _};
use obeznik_kernel::{IdSource as _, PersonId, RecordId, testing::CountedIds};
use obeznik_store_postgres::testing::Cluster;
use obeznik_store_postgres::{Database, DatabaseError, Office};
use uuid::Uuid;

fn empty(database: &Database) -> Office {
    let tenant = TenantId(RecordId(Uuid::now_v7()));
    database.add_empty(tenant).unwrap();
    database.office(tenant)
}

fn database() -> Database {
    let address = Cluster::shared().database().unwrap();
    Database::open(&address.parse().unwrap(), 4).unwrap()
}

#[test]
fn the_database_keeps_what_a_back_end_must() {
    let database = database();
    for (name, behaviour) in conformance::ALL {
        let office = empty(&database);
        let done = office.at_the_door(|keeper| behaviour(keeper)).unwrap();
        done.unwrap_or_else(|denied| panic!("{name}: {denied}"));
    }
}

#[test]
fn a_denial_keeps_what_was_counted_and_a_fault_does_not() {
    let office = empty(&database());
    let mut ids = CountedIds::default();
    let mut add = |name: &str, stopped: Option<Stopped>| {
        let person = PersonId(ids.next_id());
        office.at_the_door(|keeper| {
            keeper.put_account(&account(person, name))?;
            stopped.map_or(Ok(()), Err)
        })
    };
    assert_eq!(add("jana", Some(Denied::Wrong.into())).unwrap(), Err(Denied::Wrong));
    let fault = add("adam", Some(Fault("disk".into()).into()));
    assert!(matches!(fault, Err(DatabaseError::Broken(why)) if why == "disk"));
    let kept =
        |name| office.look_at_the_door(|keeper| Ok(keeper.account_by_email(&email(name))?)).unwrap().unwrap();
    assert!(kept("jana").is_some() && kept("adam").is_none());
}

#[test]
fn who_only_looks_cannot_write_and_a_stranger_has_no_standing() {
    let office = empty(&database());
    let person = PersonId(RecordId(Uuid::now_v7()));
    let wrote = office.look_at_the_door(|keeper| keeper.put_account(&account(person, "jana")));
    assert!(matches!(wrote, Err(DatabaseError::ReadOnly)), "{wrote:?}");
    assert_eq!(office.look_at_the_door(|keeper| Ok(keeper.standing(person)?.is_none())).unwrap(), Ok(true));
}

#[test]
fn what_is_done_once_is_done_once_by_many_servers() {
    let database = database();
    let office = empty(&database);
    let person = PersonId(RecordId(Uuid::now_v7()));
    let code = obeznik_identity::Secret::<16>::new([7; 16]).hash();
    let made = office.at_the_door(|keeper| {
        keeper.put_account(&account(person, "jana"))?;
        Ok(keeper.set_recovery(person, &[code])?)
    });
    made.unwrap().unwrap();
    let now = obeznik_kernel::Timestamp::UNIX_EPOCH;
    let used: Vec<bool> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|_| {
                let office = office.clone();
                scope.spawn(move || {
                    office.at_the_door(|keeper| Ok(keeper.use_recovery(person, code, now)?)).unwrap().unwrap()
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(used.iter().filter(|used| **used).count(), 1);
}
