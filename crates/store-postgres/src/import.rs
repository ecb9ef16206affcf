//! A municipality that comes from a file: every row of the server's tables as it is, so that log, hashes and numbers
//! go on. Keys of records are made anew.

use obeznik_kernel::Timestamp;
use postgres::types::{ToSql, Type};
use uuid::Uuid;

use crate::connection::Values;
use crate::database::Database;
use crate::directory::{self, Tenant};
use crate::error::DatabaseError;
use crate::records::renew_indexes;
use crate::transaction::Transaction;

/// Rows written at once.
const PAGE: usize = 500;

/// A value of a column, as a file keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A number.
    Integer(i64),
    /// A text.
    Text(String),
    /// Bytes; sixteen of them where an identifier stands.
    Bytes(Vec<u8>),
}

/// A table and its columns without the municipality.
pub type Table = (&'static str, &'static [&'static str]);

/// Tables that come, in the order in which they lean on each other. Both kinds of servers name them alike.
pub const TABLES: &[Table] = &[
    ("meta", &["name", "value"]),
    ("audience", &["audience_id", "atoms", "since"]),
    ("record", &["kind", "id", "parent", "scope", "ver", "seq", "body_version", "body"]),
    ("gone", &["scope", "kind", "id", "seq", "is_erased"]),
    ("scope_sum", &["scope", "sum", "rows"]),
    (
        "log",
        &[
            "log_no",
            "command",
            "kind",
            "actor",
            "received_at",
            "verdict",
            "header",
            "payload",
            "salt",
            "words",
            "signature",
            "payload_hash",
            "prev",
            "hash",
            "seq",
        ],
    ),
    (
        "effect",
        &[
            "log_no",
            "place",
            "kind",
            "id",
            "after_ver",
            "before_parent",
            "before_scope",
            "before_ver",
            "before_seq",
            "before_body_version",
            "before_body",
        ],
    ),
    ("erasure", &["id", "kind"]),
    ("device_line", &["device", "person", "last_n", "read_to", "seen_at"]),
    ("device_holding", &["device", "acl_ver", "scopes", "about", "told_at"]),
    ("answer", &["device", "n", "command"]),
    ("sight", &["person", "acl_ver", "scopes", "seq", "day"]),
    (
        "account",
        &[
            "person",
            "email",
            "verifier",
            "totp_state",
            "totp_secret",
            "totp_step",
            "issuer",
            "subject",
            "state",
            "made_at",
            "signed_in_at",
        ],
    ),
    ("passkey", &["passkey_id", "person", "public_key", "counter", "name", "made_at", "used_at"]),
    ("recovery_code", &["person", "hash", "used_at"]),
    (
        "invitation",
        &["hash", "person", "email", "purpose", "roles", "confirmation", "made_by", "made_at", "ended_at"],
    ),
    ("way_in", &["way", "settings"]),
    ("attempt", &["attempt_key", "failures", "last_at"]),
    ("enrolment", &["enrolment_id", "hash", "name", "made_at", "ends_at", "ended_at"]),
    ("door_rule", &["rule"]),
    (
        "device_session",
        &[
            "device",
            "person",
            "name",
            "public_key",
            "state",
            "paired_at",
            "seen_at",
            "generation",
            "current",
            "previous",
            "is_seen",
            "expires_at",
            "enrolment",
        ],
    ),
    ("access_token", &["hash", "device", "person", "generation", "expires_at"]),
    ("letter", &["letter_id", "person", "made_at", "state", "attempts", "next_at", "changed_at", "failure"]),
    ("told", &["person", "notice", "letter", "told_at"]),
    ("mail_route", &["only_one", "settings"]),
    ("blob", &["blob_id", "size_bytes", "nonce", "sealed_key", "stored_at"]),
    ("blob_mention", &["blob_id", "kind", "id"]),
];

/// Numbers and texts of the office that come; the others are the file's own.
const METAS: [&str; 3] = ["seq", "history", "horizon"];

/// Takes the rows of one table, one after another.
pub type Taking<'a> = &'a mut dyn FnMut(Vec<Cell>) -> Result<(), DatabaseError>;

impl Database {
    /// Writes a municipality down with everything that `read` gives of each table, or nothing of it. Tells how many
    /// rows came.
    ///
    /// # Errors
    /// [`DatabaseError::TenantExists`] when its identifier or name is taken, what `read` gave, or what the database
    /// gave.
    pub fn import(
        &self,
        tenant: &Tenant,
        now: Timestamp,
        read: &mut dyn FnMut(Table, Taking<'_>) -> Result<(), DatabaseError>,
    ) -> Result<u64, DatabaseError> {
        let transaction = Transaction::begin(&self.pool, tenant.tenant, "begin")?;
        transaction
            .batch("set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0")?;
        directory::add(&transaction, tenant, now)?;
        let mut came = 0;
        for table in TABLES {
            let mut room = Room::of(&transaction, *table)?;
            read(*table, &mut |row| room.take(&transaction, row))?;
            came += room.end(&transaction)?;
        }
        if crate::office::meta(&transaction, "seq")?.is_none() {
            let values: Values<'_> = &[&transaction.tenant, &"seq", &"0"];
            transaction.run(include_str!("records/meta/set.sql"), values)?;
        }
        renew_indexes(&transaction)?;
        transaction.commit()?;
        Ok(came)
    }
}

/// One table on its way in.
struct Room {
    table: Table,
    statement: postgres::Statement,
    types: Vec<Type>,
    rows: Vec<Vec<Cell>>,
    came: u64,
}

impl Room {
    fn of(transaction: &Transaction<'_>, table: Table) -> Result<Self, DatabaseError> {
        let (name, columns) = table;
        let list = columns.join(", ");
        let shape = transaction.connection().prepare(&format!("select {list} from {name}"))?;
        let types: Vec<Type> = shape.columns().iter().map(|column| column.type_().clone()).collect();
        let lists = types.iter().enumerate().map(|(place, one)| format!("${}::{}[]", place + 2, one.name()));
        let lists = lists.collect::<Vec<_>>().join(", ");
        let insert = format!("insert into {name} (tenant, {list}) select $1, * from unnest({lists})");
        let statement = transaction.connection().prepare(&insert)?;
        Ok(Self { table, statement, types, rows: Vec::new(), came: 0 })
    }

    fn take(&mut self, transaction: &Transaction<'_>, row: Vec<Cell>) -> Result<(), DatabaseError> {
        if row.len() != self.types.len() {
            return Err(DatabaseError::Broken(format!("a row of {} has another shape", self.table.0)));
        }
        let is_own =
            self.table.0 == "meta" && !matches!(&row[0], Cell::Text(name) if METAS.contains(&name.as_str()));
        if !is_own {
            self.rows.push(row);
        }
        if self.rows.len() < PAGE { Ok(()) } else { self.write(transaction) }
    }

    fn end(mut self, transaction: &Transaction<'_>) -> Result<u64, DatabaseError> {
        self.write(transaction)?;
        Ok(self.came)
    }

    fn write(&mut self, transaction: &Transaction<'_>) -> Result<(), DatabaseError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let mut columns: Vec<Vec<Cell>> = self.types.iter().map(|_| Vec::new()).collect();
        for row in self.rows.drain(..) {
            columns.iter_mut().zip(row).for_each(|(column, cell)| column.push(cell));
        }
        let lists = self.types.iter().zip(columns).map(|(one, column)| list_of(one, column));
        let lists: Vec<Box<dyn ToSql + Sync>> = lists.collect::<Option<_>>().ok_or_else(|| {
            DatabaseError::Broken(format!("a value of {} is none of its column", self.table.0))
        })?;
        let mut values: Vec<&(dyn ToSql + Sync)> = vec![&transaction.tenant];
        values.extend(lists.iter().map(AsRef::as_ref));
        self.came += transaction.connection().run_prepared(&self.statement, &values)?;
        Ok(())
    }
}

/// Values of one column in the type the database has for it.
fn list_of(kind: &Type, cells: Vec<Cell>) -> Option<Box<dyn ToSql + Sync>> {
    Some(match *kind {
        Type::UUID => Box::new(listed(cells, |cell| match cell {
            Cell::Bytes(bytes) => Uuid::from_slice(&bytes).ok(),
            _ => None,
        })?),
        Type::INT8 => Box::new(listed(cells, |cell| match cell {
            Cell::Integer(number) => Some(number),
            _ => None,
        })?),
        Type::BOOL => Box::new(listed(cells, |cell| match cell {
            Cell::Integer(number) => Some(number != 0),
            _ => None,
        })?),
        Type::TEXT => Box::new(listed(cells, |cell| match cell {
            Cell::Text(text) => Some(text),
            _ => None,
        })?),
        Type::BYTEA => Box::new(listed(cells, |cell| match cell {
            Cell::Bytes(bytes) => Some(bytes),
            _ => None,
        })?),
        _ => return None,
    })
}

fn listed<T>(cells: Vec<Cell>, read: impl Fn(Cell) -> Option<T>) -> Option<Vec<Option<T>>> {
    cells.into_iter().map(|cell| if cell == Cell::Null { Some(None) } else { read(cell).map(Some) }).collect()
}
