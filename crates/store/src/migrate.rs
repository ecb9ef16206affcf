//! Migrations: two rooms in one file, each with its own number.

use rusqlite::Connection;

use crate::error::StoreError;

/// The format this program writes; `user_version` of a store is the least format that may open it.
pub(crate) const PROGRAM_FORMAT: u32 = 2;

/// The least format that may open what this program writes. Rises only to prevent harm: since 2 a program
/// keeps what is gone from each scope, and the sums of scopes.
const NEEDS_FORMAT: u32 = 2;

/// One room of migrations: its name and its files in order.
struct Room {
    name: &'static str,
    files: &'static [&'static str],
}

static ROOMS: [Room; 2] = [
    Room {
        name: "server",
        files: &[
            include_str!("../../../migrations/server-sqlite/0001_records.sql"),
            include_str!("../../../migrations/server-sqlite/0002_sync.sql"),
            include_str!("../../../migrations/server-sqlite/0003_identity.sql"),
            include_str!("../../../migrations/server-sqlite/0004_upload.sql"),
            include_str!("../../../migrations/server-sqlite/0005_device_holding.sql"),
            include_str!("../../../migrations/server-sqlite/0006_way_in.sql"),
            include_str!("../../../migrations/server-sqlite/0007_passkey.sql"),
            include_str!("../../../migrations/server-sqlite/0008_enrolment.sql"),
            include_str!("../../../migrations/server-sqlite/0009_letter.sql"),
            include_str!("../../../migrations/server-sqlite/0010_erasure.sql"),
        ],
    },
    Room {
        name: "local",
        files: &[
            include_str!("../../../migrations/local/0001_device.sql"),
            include_str!("../../../migrations/local/0002_extracted_text.sql"),
            include_str!("../../../migrations/local/0003_town.sql"),
            include_str!("../../../migrations/local/0004_circulation.sql"),
            include_str!("../../../migrations/local/0005_search.sql"),
            include_str!("../../../migrations/local/0006_groups_and_lists.sql"),
            include_str!("../../../migrations/local/0007_sync.sql"),
            include_str!("../../../migrations/local/0008_meeting_document.sql"),
            include_str!("../../../migrations/local/0009_views.sql"),
            include_str!("../../../migrations/local/0010_registry.sql"),
            include_str!("../../../migrations/local/0011_erasure.sql"),
            include_str!("../../../migrations/local/0012_shared_views.sql"),
        ],
    },
];

/// What a store needs before this program can use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// A new store.
    Everything,
    /// Some files are to run over existing data.
    Some,
    /// Nothing.
    Nothing,
}

/// Says what is to be done, or refuses a store of a newer program.
pub(crate) fn need(connection: &Connection) -> Result<Need, StoreError> {
    let needs = needed_format(connection)?;
    if needs > PROGRAM_FORMAT {
        return Err(StoreError::NewerProgram { needs });
    }
    if !has_migration_table(connection)? {
        return Ok(Need::Everything);
    }
    for room in &ROOMS {
        if applied(connection, room.name)? < room.files.len() {
            return Ok(Need::Some);
        }
    }
    Ok(Need::Nothing)
}

/// The least format of a program that may open the store.
pub(crate) fn needed_format(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.query_row("pragma user_version", [], |row| row.get(0))?)
}

/// Runs what has not run, in one transaction.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let transaction = connection.transaction()?;
    transaction.execute_batch(
        "create table if not exists migration (room text primary key, applied integer not null) strict;",
    )?;
    for room in &ROOMS {
        let done = applied(&transaction, room.name)?;
        for file in room.files.iter().skip(done) {
            transaction.execute_batch(file)?;
        }
        transaction.execute(
            "insert into migration (room, applied) values (?1, ?2)
             on conflict (room) do update set applied = max(applied, excluded.applied)",
            (room.name, room.files.len()),
        )?;
    }
    transaction.pragma_update(None, "user_version", NEEDS_FORMAT)?;
    Ok(transaction.commit()?)
}

fn has_migration_table(connection: &Connection) -> Result<bool, StoreError> {
    let sql = "select count(*) from sqlite_schema where type = 'table' and name = 'migration'";
    Ok(connection.query_row(sql, [], |row| row.get::<_, i64>(0))? > 0)
}

fn applied(connection: &Connection, room: &str) -> Result<usize, StoreError> {
    let mut statement = connection.prepare("select applied from migration where room = ?1")?;
    let found: Vec<usize> = statement.query_map([room], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(found.first().copied().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use obeznik_kernel::{Atom, Audience, RawRecord, RecordId, Records as _};
    use obeznik_sync::{AuthorityStore as _, Reach, ScopeSum};
    use rusqlite::params;

    use super::*;
    use crate::records::{SqliteLedger, renew_sums};

    fn id(name: &str) -> RecordId {
        RecordId::well_known(name)
    }

    /// A file as the first released shape left it: each write had a `seq` of its own.
    fn first_shape(audience: &Audience) -> rusqlite::Result<Connection> {
        let connection = Connection::open_in_memory()?;
        connection.execute_batch(ROOMS[0].files[0])?;
        ROOMS[1].files[..5].iter().try_for_each(|file| connection.execute_batch(file))?;
        connection.execute_batch(
            "create table migration (room text primary key, applied integer not null) strict;
             insert into migration values ('server', 1), ('local', 5);
             insert into meta values ('seq', '4'); pragma user_version = 1;",
        )?;
        let atoms = serde_json::to_string(audience).unwrap_or_default();
        connection.execute("insert into audience values (?1, ?2)", [&audience.id().0, &atoms])?;
        for (seq, name) in [(1, "one"), (2, "two"), (4, "three")] {
            connection.execute(
                "insert into record values ('department', ?1, null, ?2, 1, ?3, 1, ?4)",
                params![id(name).as_bytes(), audience.id().0, seq, br#"{"name":"a"}"#],
            )?;
        }
        connection.execute(
            "insert into tombstone values ('department', ?1, ?2, 3)",
            params![id("gone").as_bytes(), audience.id().0],
        )?;
        Ok(connection)
    }

    #[test]
    fn a_store_of_the_first_shape_keeps_its_rows_and_deletions_and_goes_on_by_commands() {
        let audience = Audience::new([Atom::Inside]);
        let mut connection = first_shape(&audience).unwrap();
        assert_eq!(need(&connection).unwrap(), Need::Some);
        migrate(&mut connection).unwrap();
        renew_sums(&connection).unwrap();
        assert_eq!(need(&connection).unwrap(), Need::Nothing);
        let mut ledger = SqliteLedger::new(&connection).unwrap();
        let reach = [Reach { after: 0, scopes: [audience.id()].into() }];
        let seqs: Vec<(u64, bool)> =
            ledger.marks(&reach, 9).unwrap().iter().map(|mark| (mark.seq, mark.bytes.is_some())).collect();
        assert_eq!(seqs, [(1, true), (2, true), (3, false), (4, true)]);
        let rows = ledger.rows_of(&audience.id(), None, 9).unwrap();
        let sums = ledger.sums(&reach[0].scopes).unwrap();
        assert_eq!(sums.get(&audience.id()), Some(&ScopeSum::of(&rows)));
        for name in ["one", "four"] {
            let row = RawRecord {
                id: id(name),
                body: br#"{"name":"b","abbreviation":"","head":null}"#.to_vec(),
                ..rows[0].clone()
            };
            ledger.put(row, &audience).unwrap();
        }
        assert_eq!(ledger.state().unwrap().head, 5, "both writes of a command have one seq");
    }
}
