//! One municipality read for a statement about a person: everything from one snapshot.

use obeznik_authority::LogEntry;
use obeznik_identity::{Denied, Stopped};
use obeznik_kernel::{PersonId, RawRecord, RecordId, Records};
use uuid::Uuid;

use crate::connection::Values;
use crate::error::DatabaseError;
use crate::identity::DoorKeeper;
use crate::office::Office;
use crate::records::{PostgresLedger, entry_from, id_from, raw_from, signed};
use crate::transaction::Transaction;

/// Rows read at once.
const PAGE: i64 = 500;

/// A municipality as it stands, for whoever reads all of it.
pub struct AboutReader<'a> {
    pub(crate) snapshot: &'a Transaction<'a>,
    ledger: PostgresLedger<'a>,
}

impl Office {
    /// Reads the municipality in one snapshot.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read at all.
    pub fn look_about<T>(&self, look: impl FnOnce(&AboutReader<'_>) -> T) -> Result<T, DatabaseError> {
        let snapshot = Transaction::read(&self.pool, self.tenant)?;
        Ok(look(&AboutReader { snapshot: &snapshot, ledger: PostgresLedger::new(&snapshot) }))
    }
}

impl AboutReader<'_> {
    /// The records as rules find them.
    pub fn records(&self) -> &dyn Records {
        &self.ledger
    }

    /// Gives every record by kind and identifier.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub fn each_record(&self, take: &mut dyn FnMut(RawRecord)) -> Result<(), DatabaseError> {
        let (mut kind, mut id) = (String::new(), Uuid::nil());
        loop {
            let values: Values<'_> = &[&self.snapshot.tenant, &kind, &id, &PAGE];
            let rows = self.snapshot.rows(include_str!("records/record/page.sql"), values)?;
            let page: Vec<RawRecord> = rows.iter().map(raw_from).collect::<Result<_, _>>()?;
            let Some(last) = page.last() else { return Ok(()) };
            (kind, id) = (last.kind.clone(), last.id.0);
            page.into_iter().for_each(&mut *take);
        }
    }

    /// Gives every record that is there no more, as it last stood, in the order in which they went. What was erased for
    /// good is not among them.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub fn each_removed(&self, take: &mut dyn FnMut(RawRecord)) -> Result<(), DatabaseError> {
        let (mut log_no, mut place) = (-1_i64, -1_i64);
        loop {
            let values: Values<'_> = &[&self.snapshot.tenant, &log_no, &place, &PAGE];
            let rows = self.snapshot.rows(include_str!("records/effect/removed.sql"), values)?;
            let Some(last) = rows.last() else { return Ok(()) };
            (log_no, place) = (last.try_get("log_no")?, last.try_get("place")?);
            for row in &rows {
                take(raw_from(row)?);
            }
        }
    }

    /// Links of what the person did, what was done for them or to their record, and what was refused to them, the
    /// oldest first.
    ///
    /// # Errors
    /// [`DatabaseError`] when the log cannot be read.
    pub fn log_about(&self, person: PersonId) -> Result<Vec<LogEntry>, DatabaseError> {
        let text = person.to_string();
        let mut links: Vec<LogEntry> = Vec::new();
        loop {
            let after = signed(links.last().map_or(0, |link| link.log_no));
            let values: Values<'_> = &[&self.snapshot.tenant, &person.0.0, &text, &after, &PAGE];
            let rows = self.snapshot.rows(include_str!("records/log/about.sql"), values)?;
            if rows.is_empty() {
                return Ok(links);
            }
            for row in &rows {
                links.push(entry_from(row)?);
            }
        }
    }

    /// Kinds and identifiers of the records a link changed, in the order of its command.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub fn touched_by(&self, log_no: u64) -> Result<Vec<(String, RecordId)>, DatabaseError> {
        let values: Values<'_> = &[&self.snapshot.tenant, &signed(log_no)];
        let rows = self.snapshot.rows(include_str!("records/effect/touched.sql"), values)?;
        rows.iter().map(|row| Ok((row.try_get("kind")?, id_from(row, "id")?))).collect()
    }

    /// Looks at the door.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub fn look_at_the_door<T>(
        &self,
        look: impl FnOnce(&mut DoorKeeper<'_>) -> Result<T, Stopped>,
    ) -> Result<Result<T, Denied>, DatabaseError> {
        DoorKeeper::look(self.snapshot, look)
    }
}
