//! What only tests do to a store.

use super::Store;
use crate::error::StoreError;

impl Store {
    /// Lets the file grow by so many pages at most, to see what a full disk does.
    ///
    /// # Errors
    /// [`StoreError`] when SQLite refuses.
    pub fn limit_pages(&self, more: i64) -> Result<(), StoreError> {
        let pages: i64 = self.connection.query_row("pragma page_count", [], |row| row.get(0))?;
        let limit = pages.saturating_add(more);
        self.connection.query_row(&format!("pragma max_page_count = {limit}"), [], |_| Ok(()))?;
        Ok(())
    }

    /// Marks the file as one that only a program of that format may open.
    ///
    /// # Errors
    /// [`StoreError`] when SQLite refuses.
    pub fn require_format(&self, format: u32) -> Result<(), StoreError> {
        Ok(self.connection.pragma_update(None, "user_version", format)?)
    }

    /// Changes a stored payload as the owner of the machine could.
    ///
    /// # Errors
    /// [`StoreError`] when SQLite refuses.
    pub fn forge_log(&self, log_no: u64) -> Result<(), StoreError> {
        self.connection.execute("update log set payload = payload || ' ' where log_no = $1", [log_no])?;
        Ok(())
    }
}
