//! Numbers and texts of the store itself.

use rusqlite::{Connection, OptionalExtension as _};

use crate::error::StoreError;

/// A text of the store itself.
pub(crate) fn meta(connection: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("meta/get.sql"))?;
    Ok(statement.query_row([name], |row| row.get("value")).optional()?)
}

/// Sets a text of the store itself.
pub(crate) fn set_meta(connection: &Connection, name: &str, value: &str) -> Result<(), StoreError> {
    connection.prepare_cached(include_str!("meta/set.sql"))?.execute([name, value])?;
    Ok(())
}
