//! One transaction of one municipality.

use obeznik_identity::TenantId;
use obeznik_kernel::{HistoryId, RecordId};
use postgres::Row;
use uuid::Uuid;

use crate::connection::{Connection, Values};
use crate::error::DatabaseError;
use crate::pool::{Lent, Pool};
use crate::records::keys_version;

/// An open transaction. Dropped without [`Transaction::commit`], nothing of it stays.
pub(crate) struct Transaction<'a> {
    connection: Lent<'a>,
    /// The municipality; the first value of every statement.
    pub(crate) tenant: Uuid,
    /// The last `seq` given, as this transaction found it.
    pub(crate) seq: u64,
    /// Whether another history begins with it, because the municipality was met elsewhere last.
    pub(crate) has_moved: bool,
    is_open: bool,
}

impl<'a> Transaction<'a> {
    /// Begins to write. Whoever else writes for the municipality is waited for. In a database that is not the one
    /// that was here, another history begins before anything else happens: servers live through a standby that
    /// takes over.
    pub(crate) fn write(pool: &'a Pool, tenant: TenantId) -> Result<Self, DatabaseError> {
        let mut begun = Self::begin(pool, tenant, "begin")?;
        let met = begun.read_meta(include_str!("records/meta/lock.sql"))?;
        if begun.is_elsewhere(met.as_deref())? {
            begun.begin_history(HistoryId(RecordId(Uuid::now_v7())))?;
            begun.keep_place()?;
            begun.has_moved = true;
            tracing::warn!(tenant = %begun.tenant, "another database is met; a history begins");
        }
        Ok(begun)
    }

    /// Begins to read from one snapshot, beside whoever writes.
    pub(crate) fn read(pool: &'a Pool, tenant: TenantId) -> Result<Self, DatabaseError> {
        let (begun, is_elsewhere) = Self::snapshot(pool, tenant)?;
        if !is_elsewhere {
            return Ok(begun);
        }
        drop(begun); // there may be only one connection
        Self::write(pool, tenant)?.commit()?;
        Ok(Self::snapshot(pool, tenant)?.0)
    }

    /// A snapshot, and whether the municipality was met elsewhere last.
    fn snapshot(pool: &'a Pool, tenant: TenantId) -> Result<(Self, bool), DatabaseError> {
        let mut begun = Self::begin(pool, tenant, "begin isolation level repeatable read, read only")?;
        let met = begun.read_meta(include_str!("records/meta/seq.sql"))?;
        let is_elsewhere = begun.is_elsewhere(met.as_deref())?;
        Ok((begun, is_elsewhere))
    }

    /// Begins with a municipality that may not be there yet.
    pub(crate) fn begin(pool: &'a Pool, tenant: TenantId, begin: &str) -> Result<Self, DatabaseError> {
        let tenant = tenant.0.0;
        // An identifier is digits and hyphens, so it can stand in the text.
        let begin = format!("{begin}; set local obeznik.tenant = '{tenant}'");
        loop {
            let mut connection = pool.take()?;
            match connection.batch(&begin) {
                Ok(()) => return Ok(Self { connection, tenant, seq: 0, has_moved: false, is_open: true }),
                // Cut while it rested; nothing has happened yet, and in the end there is a fresh one.
                Err(DatabaseError::Unreachable(_)) if !connection.is_fresh => connection.give_up(),
                Err(error) => return Err(error),
            }
        }
    }

    /// Reads the last `seq` and tells where the municipality was met last; an office whose records a newer program
    /// finds by other keys is left to it.
    fn read_meta(&mut self, sql: &'static str) -> Result<Option<String>, DatabaseError> {
        let (mut seq, mut keys, mut met) = (None, 0, None);
        for row in self.rows(sql, &[&self.tenant])? {
            let (name, value): (&str, &str) = (row.try_get("name")?, row.try_get("value")?);
            if name == "cluster" {
                met = Some(value.to_owned());
                continue;
            }
            let number: u64 =
                value.parse().map_err(|_| DatabaseError::Broken(format!("{name} is no number")))?;
            if name == "seq" { seq = Some(number) } else { keys = number }
        }
        if keys > keys_version() {
            return Err(DatabaseError::NewerServer);
        }
        self.seq = seq.ok_or(DatabaseError::NoTenant)?;
        Ok(met)
    }

    fn is_elsewhere(&self, met: Option<&str>) -> Result<bool, DatabaseError> {
        let Some(met) = met else { return Ok(false) };
        Ok(self.connection.place()?.is_some_and(|place| !is_same(met, &place)))
    }

    /// Begins another history: devices send again what they know more. Every token ends, because those given since
    /// the copy are unknown here.
    pub(crate) fn begin_history(&self, coming: HistoryId) -> Result<(), DatabaseError> {
        let values: Values<'_> = &[&self.tenant, &"history", &coming.to_string()];
        self.run(include_str!("records/meta/set.sql"), values)?;
        crate::identity::end_all(self)
    }

    /// Notes where the municipality is met.
    pub(crate) fn keep_place(&self) -> Result<(), DatabaseError> {
        let unknown = || DatabaseError::Broken("the database does not say which it is".to_owned());
        let place = self.connection.place()?.ok_or_else(unknown)?;
        let values: Values<'_> = &[&self.tenant, &"cluster", &place];
        self.run(include_str!("records/meta/set.sql"), values).map(drop)
    }

    pub(crate) fn commit(mut self) -> Result<(), DatabaseError> {
        self.is_open = false;
        let done = self.connection.batch("commit");
        if done.is_err() {
            self.connection.give_up();
        }
        done
    }

    pub(crate) fn rows(&self, sql: &'static str, values: Values<'_>) -> Result<Vec<Row>, DatabaseError> {
        self.connection.rows(sql, values)
    }

    pub(crate) fn one(&self, sql: &'static str, values: Values<'_>) -> Result<Option<Row>, DatabaseError> {
        self.connection.one(sql, values)
    }

    pub(crate) fn run(&self, sql: &'static str, values: Values<'_>) -> Result<u64, DatabaseError> {
        self.connection.run(sql, values)
    }

    pub(crate) fn batch(&self, sql: &str) -> Result<(), DatabaseError> {
        self.connection.batch(sql)
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        if self.is_open && self.connection.batch("rollback").is_err() {
            self.connection.give_up();
        }
    }
}

/// Whether two places are one. Those noted by an older program do not name the database.
fn is_same(met: &str, place: &str) -> bool {
    place.strip_prefix(met).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_cluster_timeline_or_database_is_another_place() {
        let table = [
            ("7/1/16390", true),
            ("7/1", true), // of an older program
            ("7/1/1639", false),
            ("7/2/16390", false),
            ("7/11/16390", false),
            ("8/1/16390", false),
        ];
        for (met, expected) in table {
            assert_eq!(is_same(met, "7/1/16390"), expected, "{met}");
        }
    }
}
