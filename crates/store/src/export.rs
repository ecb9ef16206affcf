//! Rows of the server's tables as they are, for an office that moves into a database.

use std::path::PathBuf;

use obeznik_kernel::BlobHash;
use rusqlite::types::ValueRef;

use crate::blobs;
use crate::error::StoreError;
use crate::open::Store;

/// A value of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A number.
    Integer(i64),
    /// A text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Store {
    /// Gives every row of a table, the columns in the order asked for. `take` stops it by a refusal of its own.
    ///
    /// # Errors
    /// [`StoreError`] when a name is none of a table or column, or the rows cannot be read.
    pub fn each_row<E: From<StoreError>>(
        &self,
        table: &str,
        columns: &[&str],
        mut take: impl FnMut(Vec<Value>) -> Result<(), E>,
    ) -> Result<(), E> {
        let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        if !is_name(table) || !columns.iter().all(|column| is_name(column)) {
            return Err(StoreError::Broken("no name of a table or column".to_owned()).into());
        }
        let failed = |error: rusqlite::Error| E::from(StoreError::from(error));
        let sql = format!("select {} from {table}", columns.join(", "));
        let mut statement = self.connection.prepare(&sql).map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let values = (0..columns.len()).map(|place| row.get_ref(place).map(value_of));
            take(values.collect::<Result<_, _>>().map_err(failed)?)?;
        }
        Ok(())
    }

    /// Where the sealed content of a blob lies.
    pub fn blob_path(&self, hash: &BlobHash) -> PathBuf {
        blobs::path(&self.folder.blobs(), &hash.0)
    }
}

fn value_of(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        ValueRef::Real(number) => Value::Text(number.to_string()), // no column of the server's is one
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
    }
}
