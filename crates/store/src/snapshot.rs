//! Records as a query reads them: the same port the rules use, over a connection that cannot write.

use obeznik_kernel::{Audience, AudienceId, RawRecord, RecordId, Records, Stop};

use crate::error::StoreError;
use crate::read::Reader;
use crate::records::SqliteLedger;

/// What was committed when each statement ran; writing through it is refused by SQLite itself.
pub struct Snapshot<'a>(SqliteLedger<'a>);

impl Reader {
    /// The records of this reader.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn records(&self) -> Result<Snapshot<'_>, StoreError> {
        SqliteLedger::new(&self.connection).map(Snapshot)
    }
}

impl Records for Snapshot<'_> {
    fn get(&self, kind: &str, id: RecordId) -> Result<Option<RawRecord>, Stop> {
        self.0.get(kind, id)
    }

    fn children(&self, parent: RecordId, kind: &str) -> Result<Vec<RawRecord>, Stop> {
        self.0.children(parent, kind)
    }

    fn scan(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<RawRecord>, Stop> {
        self.0.scan(index, prefix, limit)
    }

    fn audience(&self, id: &AudienceId) -> Result<Option<Audience>, Stop> {
        self.0.audience(id)
    }

    fn put(&mut self, _: RawRecord, _: &Audience) -> Result<(), Stop> {
        Err(Stop::Broken("a snapshot is read only".to_owned()))
    }

    fn remove(&mut self, _: &str, _: RecordId) -> Result<(), Stop> {
        Err(Stop::Broken("a snapshot is read only".to_owned()))
    }
}
