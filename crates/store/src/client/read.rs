//! What a joined device keeps, for the screens: read beside the work.

use obeznik_sync::{Attention, ClientStore as _, Entry, Position};

use crate::error::StoreError;
use crate::join::{Mode, client, mode};
use crate::read::Reader;

impl Reader {
    /// Commands that wait, in the order in which the person acted; none in an office of its own.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn outbox(&self) -> Result<Vec<Entry>, StoreError> {
        let client = client(&self.connection)?;
        client.outbox().map_err(|stop| client.failure(stop))
    }

    /// Refused commands that wait for a person, the oldest first; none in an office of its own.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn refused_by_office(&self) -> Result<Vec<Attention>, StoreError> {
        let client = client(&self.connection)?;
        client.attention().map_err(|stop| client.failure(stop))
    }

    /// Where the device stands; nothing in an office of its own.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn position(&self) -> Result<Option<Position>, StoreError> {
        if mode(&self.connection)? == Mode::Solo {
            return Ok(None);
        }
        let client = client(&self.connection)?;
        client.position().map(Some).map_err(|stop| client.failure(stop))
    }
}
