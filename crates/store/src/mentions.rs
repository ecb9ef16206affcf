//! Which record names which blob. A hash is no capability: who wants the bytes must see a record that
//! names them.

use std::sync::LazyLock;

use obeznik_authority::{find_standing, kinds};
use obeznik_kernel::{Audience, BlobHash, Date, PersonId, RawRecord};
use obeznik_sync::office::blobs_in;
use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::open::Store;
use crate::project::{Projection, run};
use crate::records::{SqliteLedger, Touched};

/// The read model.
pub(crate) struct BlobMentions;

static KINDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| kinds().map(|spec| spec.kind).collect());

impl Projection for BlobMentions {
    fn kinds(&self) -> &'static [&'static str] {
        &KINDS
    }

    fn tables(&self) -> &'static [&'static str] {
        &["blob_mention"]
    }

    fn project(&self, connection: &Connection, raw: &RawRecord) -> Result<(), StoreError> {
        for hash in blobs_in(&raw.body) {
            run(connection, include_str!("mentions/add.sql"), params![hash, raw.kind, raw.id.as_bytes()])?;
        }
        Ok(())
    }

    fn forget(&self, connection: &Connection, (kind, id): &Touched) -> Result<(), StoreError> {
        run(connection, include_str!("mentions/forget.sql"), params![kind, id.as_bytes()])
    }
}

impl Store {
    /// Whether a person sees any record that names the blob.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn may_have_blob(
        &mut self,
        person: PersonId,
        hash: &BlobHash,
        today: Date,
    ) -> Result<bool, StoreError> {
        let ledger = SqliteLedger::new(&self.connection)?;
        let found = find_standing(&ledger, person).map_err(|stop| ledger.failure(stop))?;
        let Some(standing) = found else { return Ok(false) };
        let mut statement = self.connection.prepare_cached(include_str!("mentions/audiences.sql"))?;
        let mut audiences = statement.query([&hash.0])?;
        while let Some(row) = audiences.next()? {
            let audience: Audience = serde_json::from_str(&row.get::<_, String>("atoms")?)?;
            if audience.is_seen_by(&standing, today) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
