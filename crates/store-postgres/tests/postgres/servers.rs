//! Several servers over one database, and a database that comes and goes.

use std::sync::atomic::{AtomicBool, Ordering};

use obeznik_identity::testing::account;
use obeznik_identity::{Accounts as _, SecretHash, Sessions as _, Stage, TenantId, Visit};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Audience, HistoryId, PersonId, RecordId, Timestamp};
use obeznik_store_postgres::testing::{Cluster, PostgresOfficeDisk};
use obeznik_store_postgres::{Address, Database, DatabaseError};
use obeznik_sync::Reach;
use obeznik_sync::testing::notebook::Note;
use obeznik_sync::testing::{End, OfficeDisk as _};
use uuid::Uuid;

const WRITERS: usize = 4;
const WRITES: usize = 40;

fn new_id() -> RecordId {
    RecordId(Uuid::now_v7())
}

fn write_one(disk: &mut PostgresOfficeDisk, id: RecordId) {
    let note = Note { title: "a".to_owned(), text: String::new(), count: 0, number: 0 };
    let done =
        disk.transact(End::Commit, &mut |store| store.as_records().add(id, None, &Audience::inside(), &note));
    done.unwrap();
}

#[test]
fn a_reader_that_follows_misses_nothing_while_many_write() {
    let first = PostgresOfficeDisk::new().unwrap();
    let is_over = AtomicBool::new(false);
    let (seen, written) = std::thread::scope(|scope| {
        let reading = scope.spawn(|| {
            let (mut seen, mut after) = (Vec::new(), 0);
            loop {
                let ends = is_over.load(Ordering::SeqCst);
                let reach = [Reach { after, scopes: [Audience::inside().id()].into() }];
                let marks = first.look(|store| store.marks(&reach, 7)).unwrap();
                if marks.is_empty() && ends {
                    return seen;
                }
                after = marks.last().map_or(after, |mark| mark.seq);
                seen.extend(marks.into_iter().map(|mark| (mark.seq, mark.key.id)));
            }
        });
        let writers: Vec<_> = (0..WRITERS)
            .map(|_| {
                let mut disk = first.again().unwrap();
                scope.spawn(move || {
                    let ids: Vec<RecordId> = (0..WRITES).map(|_| new_id()).collect();
                    ids.iter().for_each(|id| write_one(&mut disk, *id));
                    ids
                })
            })
            .collect();
        let written: Vec<RecordId> = writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect();
        is_over.store(true, Ordering::SeqCst);
        (reading.join().unwrap(), written)
    });
    let seqs: Vec<u64> = seen.iter().map(|(seq, _)| *seq).collect();
    assert_eq!(
        seqs,
        (1..=(WRITERS * WRITES) as u64).collect::<Vec<_>>(),
        "in the order of commits, without gaps"
    );
    let (mut seen, mut written) = (seen.into_iter().map(|(_, id)| id).collect::<Vec<_>>(), written);
    seen.sort();
    written.sort();
    assert_eq!(seen, written);
}

#[test]
fn work_goes_on_when_the_database_is_back() {
    let text = Cluster::shared().database().unwrap();
    let name = text.split(['/', '?']).nth(3).unwrap();
    let database = Database::open(&text.parse().unwrap(), 3).unwrap();
    let tenant = TenantId(new_id());
    database.add_empty(tenant).unwrap();
    let office = database.office(tenant);
    office.make_ready(HistoryId(new_id())).unwrap();
    let state = office.state().unwrap();
    for _ in 0..3 {
        // Every connection at rest is cut; whoever comes next gets a fresh one and notices nothing.
        std::thread::scope(|scope| (0..3).for_each(|_| drop(scope.spawn(|| office.state().unwrap()))));
        Cluster::shared().cut(name).unwrap();
        assert_eq!(office.state().unwrap(), state);
    }
    // In the middle of a transaction nothing stays of it, and the next one works.
    let cut = office.at_the_door(|_| {
        Cluster::shared().cut(name).unwrap();
        Ok(())
    });
    assert!(matches!(cut, Err(DatabaseError::Unreachable(_))), "{cut:?}");
    assert_eq!(office.state().unwrap(), state);
}

#[test]
fn another_database_under_a_running_server_begins_another_history_and_ends_every_token() {
    let database = Database::open(&Cluster::shared().database().unwrap().parse().unwrap(), 1).unwrap();
    let tenant = TenantId(new_id());
    database.add_empty(tenant).unwrap();
    let office = database.office(tenant);
    let first = HistoryId(new_id());
    office.make_ready(first).unwrap();
    let (hash, person) = (SecretHash([7; 32]), PersonId(new_id()));
    let sign_in = || {
        let visit = Visit { hash, person, stage: Stage::In, began_at: Timestamp::UNIX_EPOCH };
        let signed = office.at_the_door(|keeper| {
            keeper.put_account(&account(person, "jana"))?;
            Ok(keeper.put_visit(&visit)?)
        });
        signed.unwrap().unwrap();
    };
    let is_in = || office.look_at_the_door(|keeper| Ok(keeper.visit(hash)?.is_some())).unwrap().unwrap();
    let history = || office.state().unwrap().history;
    sign_in();
    assert!(is_in());

    office.come_from_elsewhere().unwrap();
    assert!(!is_in(), "whoever only reads is the first to meet it");
    let second = history();
    assert_ne!(second, Some(first));
    assert_eq!(history(), second, "once");
    sign_in();

    office.come_from_elsewhere().unwrap();
    office.at_the_door(|_| Ok(())).unwrap().unwrap();
    let third = history();
    assert_ne!(third, second);
    assert!(!is_in());

    office.come_from_elsewhere().unwrap();
    assert!(office.make_ready(HistoryId(new_id())).unwrap());
    assert!(!office.make_ready(HistoryId(new_id())).unwrap());
    sign_in();
    let wanted = HistoryId(new_id());
    office.begin_history(wanted).unwrap();
    assert_eq!((history(), is_in()), (Some(wanted), false));
}

#[test]
fn a_server_that_is_told_hears_what_others_say_and_not_itself() {
    let database = Database::open(&Cluster::shared().database().unwrap().parse().unwrap(), 2).unwrap();
    let (own, other, tenant) = (new_id(), new_id(), TenantId(new_id()));
    let (heard, hearing) = std::sync::mpsc::channel();
    let listener = database.listener(own, move |told| {
        let _ = heard.send(told.map(|(tenant, words)| (tenant, words.to_owned()))); // the test may be over
    });
    let next = || hearing.recv_timeout(std::time::Duration::from_secs(120)).unwrap();
    assert_eq!(next(), None, "what was said before it listened is missed");
    database.announcer(own).tell(tenant, "head 1");
    let others = database.announcer(other);
    others.tell(tenant, "head 2");
    others.tell(tenant, "access");
    assert_eq!(next(), Some((tenant, "head 2".to_owned())));
    assert_eq!(next(), Some((tenant, "access".to_owned())));
    drop(listener);
    assert!(hearing.recv_timeout(std::time::Duration::from_secs(5)).is_err(), "it hears nothing any more");
}

#[test]
fn the_line_is_protected_and_a_stranger_is_not_believed() {
    rustls::crypto::ring::default_provider().install_default().unwrap();
    let cluster = Cluster::shared();
    let text = cluster.database().unwrap();
    let name = text.split(['/', '?']).nth(3).unwrap();
    let address: Address = cluster.protected_address_of(name, &cluster.authority()).parse().unwrap();
    let database = Database::open(&address, 1).unwrap();
    let version =
        database.outside("select version from pg_stat_ssl where pid = pg_backend_pid() and ssl").unwrap();
    assert_eq!(version, ["TLSv1.3"]);

    let home = tempfile::tempdir().unwrap();
    let stranger = home.path().join("stranger.pem");
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    std::fs::write(&stranger, made.cert.pem()).unwrap();
    let address: Address = cluster.protected_address_of(name, &stranger).parse().unwrap();
    let opened = Database::open(&address, 1).map(drop);
    assert!(matches!(opened, Err(DatabaseError::Unreachable(_))), "{opened:?}");
}
