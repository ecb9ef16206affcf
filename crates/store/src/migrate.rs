//! Migrations: two rooms in one file, each with its own number.

use rusqlite::Connection;

use crate::error::StoreError;

/// The format this program writes; `user_version` of a store is the least format that may open it.
pub(crate) const PROGRAM_FORMAT: u32 = 1;

/// The least format that may open what this program writes. Rises only to prevent harm.
const NEEDS_FORMAT: u32 = 1;

/// One room of migrations: its name and its files in order.
struct Room {
    name: &'static str,
    files: &'static [&'static str],
}

static ROOMS: [Room; 2] = [
    Room { name: "server", files: &[include_str!("../../../migrations/server-sqlite/0001_records.sql")] },
    Room {
        name: "local",
        files: &[
            include_str!("../../../migrations/local/0001_device.sql"),
            include_str!("../../../migrations/local/0002_extracted_text.sql"),
            include_str!("../../../migrations/local/0003_town.sql"),
            include_str!("../../../migrations/local/0004_circulation.sql"),
            include_str!("../../../migrations/local/0005_search.sql"),
            include_str!("../../../migrations/local/0007_meeting_document.sql"),
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
    let needs: u32 = connection.query_row("pragma user_version", [], |row| row.get(0))?;
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
