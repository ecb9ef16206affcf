//! Municipalities beside each other: nothing of one is ever read for another.

use obeznik_identity::{Accounts as _, TenantId, testing::account};
use obeznik_kernel::{HistoryId, PersonId, RecordId};
use obeznik_store_postgres::testing::Cluster;
use obeznik_store_postgres::{Address, Database, DatabaseError};
use uuid::Uuid;

fn new_id() -> RecordId {
    RecordId(Uuid::now_v7())
}

fn opened(address: &str) -> Result<Database, DatabaseError> {
    Database::open(&address.parse().unwrap(), 4)
}

#[test]
fn a_statement_that_names_no_municipality_sees_one_municipality_or_none() {
    let database = opened(&Cluster::shared().database().unwrap()).unwrap();
    let tenants = [TenantId(new_id()), TenantId(new_id())];
    for tenant in tenants {
        database.add_empty(tenant).unwrap();
        let office = database.office(tenant);
        office.make_ready(HistoryId(new_id())).unwrap();
        office
            .at_the_door(|keeper| keeper.put_account(&account(PersonId(new_id()), "jana")))
            .unwrap()
            .unwrap();
        assert_eq!(office.rows_in_sight("account").unwrap(), 1);
        assert_eq!(office.rows_in_sight("meta").unwrap(), 4);
    }
    assert_eq!(database.outside("select email from account").unwrap(), Vec::<String>::new());
    assert_eq!(database.outside("delete from account returning email").unwrap(), Vec::<String>::new());
    let written = database
        .outside("insert into meta (tenant, name, value) select tenant, 'x', '' from tenant returning name");
    assert!(written.is_err(), "{written:?}");
}

#[test]
fn every_table_of_a_municipality_has_both_belts() {
    let database = opened(&Cluster::shared().database().unwrap()).unwrap();
    let loose = "select c.relname::text from pg_class as c
        join pg_namespace as n on n.oid = c.relnamespace and n.nspname = 'public'
        join pg_attribute as a on a.attrelid = c.oid and a.attname = 'tenant'
        where c.relkind = 'r' and c.relname <> 'tenant' and not (
            c.relrowsecurity and c.relforcerowsecurity
            and exists (select 1 from pg_policy as p where p.polrelid = c.oid)
            and exists (
                select 1 from pg_index as i
                where i.indrelid = c.oid and i.indisprimary and i.indkey[0] = a.attnum
            )
        )";
    assert_eq!(database.outside(loose).unwrap(), Vec::<String>::new());
    let without = "select c.relname::text from pg_class as c
        join pg_namespace as n on n.oid = c.relnamespace and n.nspname = 'public'
        where c.relkind = 'r' and not exists (
            select 1 from pg_attribute as a where a.attrelid = c.oid and a.attname = 'tenant'
        ) order by 1";
    assert_eq!(database.outside(without).unwrap(), ["migration", "store_format"]);
}

#[test]
fn a_database_is_prepared_once_and_one_that_is_not_is_told() {
    let text = Cluster::shared().bare_database().unwrap();
    assert!(matches!(opened(&text), Err(DatabaseError::NotMigrated { has: 0, .. })));
    let address: Address = text.parse().unwrap();
    let ran: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..3).map(|_| scope.spawn(|| Database::migrate(&address).unwrap())).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations/server-postgres");
    assert_eq!(ran, std::fs::read_dir(folder).unwrap().count());
    assert_eq!(opened(&text).unwrap().tenants().unwrap(), []);
}

#[test]
fn a_role_that_reads_past_row_security_is_turned_away() {
    let text = Cluster::shared().database().unwrap();
    let name = text.split(['/', '?']).nth(3).unwrap();
    let opened = opened(&Cluster::shared().privileged_address_of(name));
    assert!(matches!(opened, Err(DatabaseError::Privileged { role }) if role == "owner"));
}

#[test]
fn a_municipality_is_there_once_and_unknown_ones_are_told() {
    let database = opened(&Cluster::shared().database().unwrap()).unwrap();
    let tenant = TenantId(new_id());
    assert!(matches!(database.office(tenant).state(), Err(DatabaseError::NoTenant)));
    database.add_empty(tenant).unwrap();
    assert!(matches!(database.add_empty(tenant), Err(DatabaseError::TenantExists)));
    let office = database.office(tenant);
    assert!(office.make_ready(HistoryId(new_id())).unwrap(), "the first history begins");
    let history = office.state().unwrap().history;
    assert!(!office.make_ready(HistoryId(new_id())).unwrap(), "the same database lives the same history");
    assert_eq!(office.state().unwrap().history, history);
}

#[test]
fn an_office_that_a_newer_server_has_opened_is_left_to_it() {
    let database = opened(&Cluster::shared().database().unwrap()).unwrap();
    let tenant = TenantId(new_id());
    database.add_empty(tenant).unwrap();
    let office = database.office(tenant);
    office.make_ready(HistoryId(new_id())).unwrap();
    office.open_by_newer().unwrap();
    assert!(matches!(office.state(), Err(DatabaseError::NewerServer)));
    let stepped = office.at_the_door(|keeper| keeper.put_account(&account(PersonId(new_id()), "jana")));
    assert!(matches!(stepped, Err(DatabaseError::NewerServer)));
    assert!(matches!(office.make_ready(HistoryId(new_id())), Err(DatabaseError::NewerServer)));
}
