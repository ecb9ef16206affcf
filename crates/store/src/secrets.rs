//! Secrets of this device inside the encrypted file: its signing key, tokens.

use rusqlite::{Connection, OptionalExtension as _};

use crate::error::StoreError;
use crate::journal::Entry;
use crate::open::Store;

impl Store {
    /// A secret, if there is one.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn secret(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        get(&self.connection, name)
    }

    /// Secrets whose names begin so, by name without that beginning.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn secrets_under(&self, beginning: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("secrets/secret/list.sql"))?;
        let rows = statement.query_map([beginning], |row| {
            let name: String = row.get("name")?;
            Ok((name.trim_start_matches(beginning).to_owned(), row.get("value")?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps a secret, instead of the one of the same name.
    ///
    /// # Errors
    /// [`StoreError`] when it was not kept.
    pub fn set_secret(&mut self, name: &str, value: &[u8]) -> Result<(), StoreError> {
        let entry = Entry::Secret { name: name.to_owned(), value: value.to_vec() };
        self.journalled(entry, |connection| put(connection, name, value))
    }
}

pub(crate) fn get(connection: &Connection, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("secrets/secret/get.sql"))?;
    Ok(statement.query_row([name], |row| row.get("value")).optional()?)
}

pub(crate) fn put(connection: &Connection, name: &str, value: &[u8]) -> Result<(), StoreError> {
    connection.prepare_cached(include_str!("secrets/secret/put.sql"))?.execute((name, value))?;
    Ok(())
}
