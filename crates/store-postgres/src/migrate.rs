//! Migrations: the same files by name as for SQLite, run once by whoever administers the database.

use postgres::Client;

use crate::error::DatabaseError;

/// The format this program writes.
const PROGRAM_FORMAT: i64 = 1;
/// The least format that may use what this program prepared. Rises only to prevent harm: servers of two versions
/// work side by side while a cell is upgraded.
const NEEDS_FORMAT: i64 = 1;
/// Oldest PostgreSQL, as it numbers itself.
const OLDEST: i32 = 150_000;
/// Held by whoever prepares the database, so that two do not at once.
const LOCK: &str = "select pg_advisory_lock(1868719482, 1)";

/// Files by name and text, in their order.
pub(crate) const FILES: [(&str, &str); 10] = [
    ("0001_records", include_str!("../../../migrations/server-postgres/0001_records.sql")),
    ("0002_sync", include_str!("../../../migrations/server-postgres/0002_sync.sql")),
    ("0003_identity", include_str!("../../../migrations/server-postgres/0003_identity.sql")),
    ("0004_upload", include_str!("../../../migrations/server-postgres/0004_upload.sql")),
    ("0005_device_holding", include_str!("../../../migrations/server-postgres/0005_device_holding.sql")),
    ("0006_way_in", include_str!("../../../migrations/server-postgres/0006_way_in.sql")),
    ("0007_passkey", include_str!("../../../migrations/server-postgres/0007_passkey.sql")),
    ("0008_enrolment", include_str!("../../../migrations/server-postgres/0008_enrolment.sql")),
    ("0009_letter", include_str!("../../../migrations/server-postgres/0009_letter.sql")),
    ("0010_erasure", include_str!("../../../migrations/server-postgres/0010_erasure.sql")),
];

/// Runs what has not run, each file in a transaction of its own, and tells how many ran.
pub(crate) fn migrate(client: &mut Client) -> Result<usize, DatabaseError> {
    check_server(client)?;
    client.batch_execute(LOCK)?; // let go at the end of the connection
    client.batch_execute(
        "create table if not exists migration (name text primary key, ran_at timestamptz not null default now());
         create table if not exists store_format (needs bigint not null)",
    )?;
    check_format(client)?;
    let mut ran = 0;
    for (name, text) in FILES {
        if client.query_opt("select 1 from migration where name = $1", &[&name])?.is_some() {
            continue;
        }
        let mut transaction = client.transaction()?;
        transaction.batch_execute(text)?;
        transaction.execute("insert into migration (name) values ($1)", &[&name])?;
        transaction.commit()?;
        ran += 1;
    }
    let mut transaction = client.transaction()?;
    transaction.execute("delete from store_format", &[])?;
    transaction.execute("insert into store_format (needs) values ($1)", &[&NEEDS_FORMAT])?;
    transaction.commit()?;
    Ok(ran)
}

/// Looks whether this program may work with the database as it is.
pub(crate) fn check(client: &mut Client) -> Result<(), DatabaseError> {
    check_server(client)?;
    let needs = FILES.len();
    let row = client.query_one("select to_regclass('public.migration') is not null as found", &[])?;
    if !row.try_get::<_, bool>("found")? {
        return Err(DatabaseError::NotMigrated { has: 0, needs });
    }
    check_format(client)?;
    let names: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
    let row = client.query_one("select count(*) as has from migration where name = any($1)", &[&names])?;
    let has = usize::try_from(row.try_get::<_, i64>("has")?).unwrap_or(0);
    if has == needs { Ok(()) } else { Err(DatabaseError::NotMigrated { has, needs }) }
}

fn check_format(client: &mut Client) -> Result<(), DatabaseError> {
    let row = client.query_one("select coalesce(max(needs), 0) as needs from store_format", &[])?;
    let needs: i64 = row.try_get("needs")?;
    if needs > PROGRAM_FORMAT { Err(DatabaseError::NewerProgram { needs }) } else { Ok(()) }
}

fn check_server(client: &mut Client) -> Result<(), DatabaseError> {
    let row = client.query_one(
        "select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
             current_user::text as role, rolsuper or rolbypassrls as is_privileged
         from pg_roles where rolname = current_user",
        &[],
    )?;
    if row.try_get::<_, i32>("number")? < OLDEST {
        return Err(DatabaseError::TooOld { version: row.try_get("version")? });
    }
    if row.try_get("is_privileged")? {
        return Err(DatabaseError::Privileged { role: row.try_get("role")? });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn both_servers_have_the_same_migrations() {
        let names = |folder: &str| {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations").join(folder);
            let entries = std::fs::read_dir(folder).unwrap();
            let mut names: Vec<String> =
                entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            names
        };
        assert_eq!(names("server-sqlite"), names("server-postgres"));
        let known: Vec<String> = FILES.iter().map(|(name, _)| format!("{name}.sql")).collect();
        assert_eq!(names("server-postgres"), known);
    }
}
