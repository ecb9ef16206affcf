//! An office in a real PostgreSQL, with the notebook of the histories beside the modules of the house.

use obeznik_identity::TenantId;
use obeznik_kernel::{RecordId, Stop, Timestamp};
use obeznik_sync::AuthorityStore;
use obeznik_sync::testing::{End, MODULES, OfficeDisk, OfficeWork};
use uuid::Uuid;

use super::cluster::Cluster;
use crate::database::Database;
use crate::directory::Tenant;
use crate::error::DatabaseError;
use crate::import::TABLES;
use crate::records::PostgresLedger;
use crate::transaction::Transaction;

/// A municipality of its own in the database that tests share.
pub struct PostgresOfficeDisk {
    database: Database,
    tenant: TenantId,
}

impl PostgresOfficeDisk {
    /// An empty one.
    ///
    /// # Errors
    /// [`DatabaseError`] when the database refuses.
    pub fn new() -> Result<Self, DatabaseError> {
        let database = Cluster::shared().common()?;
        let tenant = TenantId(RecordId(Uuid::now_v7()));
        database.add_empty(tenant)?;
        Ok(Self { database, tenant })
    }
}

impl PostgresOfficeDisk {
    /// The same office as another server has it.
    ///
    /// # Errors
    /// [`DatabaseError`] when the database refuses.
    pub fn again(&self) -> Result<Self, DatabaseError> {
        Ok(Self { database: Cluster::shared().common()?, tenant: self.tenant })
    }

    /// Looks at one snapshot, beside whoever writes.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub fn look<T>(
        &self,
        look: impl FnOnce(&dyn AuthorityStore) -> Result<T, Stop>,
    ) -> Result<T, DatabaseError> {
        let snapshot = Transaction::read(&self.database.pool, self.tenant)?;
        let ledger = PostgresLedger::of_modules(&snapshot, &MODULES);
        look(&ledger).map_err(|stop| ledger.failure(stop))
    }
}

impl Database {
    /// Writes an empty municipality down.
    ///
    /// # Errors
    /// As [`Database::import`].
    pub fn add_empty(&self, tenant: TenantId) -> Result<(), DatabaseError> {
        let described = Tenant {
            tenant,
            slug: tenant.to_string(),
            name: "Vzorov".to_owned(),
            second_factor: obeznik_identity::SecondFactor::WhoManages,
            keys: String::new(),
        };
        self.import(&described, Timestamp::UNIX_EPOCH, &mut |_, _| Ok(())).map(drop)
    }
}

impl OfficeDisk for PostgresOfficeDisk {
    fn transact(&mut self, end: End, work: OfficeWork<'_>) -> Result<(), Stop> {
        let mut run = || -> Result<(), DatabaseError> {
            let transaction = Transaction::write(&self.database.pool, self.tenant)?;
            let mut ledger = PostgresLedger::of_modules(&transaction, &MODULES);
            work(&mut ledger).map_err(|stop| ledger.failure(stop))?;
            ledger.finish()?;
            match end {
                End::Commit => transaction.commit(),
                End::Crash => Ok(()),
            }
        };
        run().map_err(|error| match error {
            DatabaseError::Refused(refusal) => Stop::Refused(refusal),
            other => Stop::Broken(other.to_string()),
        })
    }

    fn copied(&self) -> Self {
        let copy = || -> Result<Self, DatabaseError> {
            let tenant = TenantId(RecordId(Uuid::now_v7()));
            Cluster::shared().copy_tenant(self.tenant, tenant)?;
            Ok(Self { database: self.database.clone(), tenant })
        };
        copy().expect("a municipality can be copied")
    }

    fn said(&self) -> String {
        let read = || -> Result<String, DatabaseError> {
            let snapshot = Transaction::read(&self.database.pool, self.tenant)?;
            let mut out = String::new();
            for table in self.database.outside(OF_TENANTS)? {
                let sql = format!("select t::text as line from {table} as t");
                let statement = snapshot.connection().prepare(&sql)?;
                for row in snapshot.connection().rows_prepared(&statement, &[])? {
                    out.push_str(&format!("{table} {}\n", with_bytes(row.try_get("line")?)));
                }
            }
            Ok(out)
        };
        read().expect("a municipality can be read")
    }
}

/// Tables that hold rows of municipalities.
const OF_TENANTS: &str = "select table_name::text from information_schema.columns
    where table_schema = 'public' and column_name = 'tenant' and table_name <> 'tenant' order by 1";

/// A row as text, with its bytes as the text they hold.
fn with_bytes(row: &str) -> String {
    let mut out = row.to_owned();
    for part in row.split("\\\\x").skip(1) {
        let digits: Vec<u8> = part.bytes().take_while(u8::is_ascii_hexdigit).collect();
        let digits = digits.chunks_exact(2).filter_map(|pair| std::str::from_utf8(pair).ok());
        let bytes: Vec<u8> = digits.filter_map(|pair| u8::from_str_radix(pair, 16).ok()).collect();
        out.push_str(&String::from_utf8_lossy(&bytes));
    }
    out
}

/// Tables of a municipality with all their columns but the first.
pub(super) fn copied_tables() -> impl Iterator<Item = (&'static str, String)> {
    let kept =
        [("record_index", "name, key, id, kind".to_owned()), ("index_version", "kind, version".to_owned())];
    TABLES.iter().map(|(table, columns)| (*table, columns.join(", "))).chain(kept)
}
