//! The door's tables show every behaviour a back end must show.

use obeznik_identity::testing::{account, conformance, email};
use obeznik_identity::{Accounts as _, Denied, Fault, Stopped, Threshold as _};
use obeznik_kernel::PersonId;
use obeznik_store::{Store, StoreError};

use super::town::{Town, now};

fn empty() -> (tempfile::TempDir, Store) {
    let home = tempfile::tempdir().unwrap();
    let store = Store::create_plain(&home.path().join("store"), now()).unwrap();
    (home, store)
}

#[test]
fn the_store_keeps_what_a_back_end_must() {
    for (name, behaviour) in conformance::ALL {
        let (_home, mut store) = empty();
        let done = store.at_the_door(|keeper| behaviour(keeper)).unwrap();
        done.unwrap_or_else(|denied| panic!("{name}: {denied}"));
    }
}

#[test]
fn a_denial_keeps_what_was_counted_and_a_fault_does_not() {
    let (_home, mut store) = empty();
    let mut ids = obeznik_kernel::testing::CountedIds::default();
    let mut add = |store: &mut Store, name: &str, stopped: Option<Stopped>| {
        let person = PersonId(obeznik_kernel::IdSource::next_id(&mut ids));
        store.at_the_door(|keeper| {
            keeper.put_account(&account(person, name))?;
            stopped.map_or(Ok(()), Err)
        })
    };
    assert_eq!(add(&mut store, "jana", Some(Denied::Wrong.into())).unwrap(), Err(Denied::Wrong));
    let fault = add(&mut store, "adam", Some(Fault("disk".into()).into()));
    assert!(matches!(fault, Err(StoreError::Broken(why)) if why == "disk"));
    let kept =
        |name| move |keeper: &mut obeznik_store::DoorKeeper<'_>| Ok(keeper.account_by_email(&email(name))?);
    assert!(store.at_the_door(kept("jana")).unwrap().unwrap().is_some());
    assert!(store.at_the_door(kept("adam")).unwrap().unwrap().is_none());
}

#[test]
fn the_door_sees_what_a_person_is_by_the_records() {
    let mut town = Town::founded();
    let (secretary, stranger) = (town.hand.secretary, PersonId(town.hand.device.0));
    let standing = |store: &mut Store, person| {
        store.at_the_door(|keeper| Ok(keeper.standing(person)?)).unwrap().unwrap()
    };
    let store = town.store.as_mut().unwrap();
    assert_eq!(standing(store, secretary).unwrap().seats.len(), 1);
    assert!(standing(store, stranger).is_none());
}
