//! What all long lists share: a span of rows, a direction, a page.

use rusqlite::{Params, Row};

use crate::error::StoreError;
use crate::read::Reader;

/// Which rows of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Rows to skip.
    pub offset: usize,
    /// Rows to give.
    pub limit: usize,
}

impl Span {
    /// The first rows.
    pub fn first(limit: usize) -> Self {
        Self { offset: 0, limit }
    }
}

/// Rows of a list and how many there are in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// Rows that pass the filter.
    pub total: u64,
    /// The rows asked for.
    pub rows: Vec<T>,
}

/// Which end comes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Direction {
    /// The least first.
    #[default]
    Ascending,
    /// The greatest first.
    Descending,
}

impl Direction {
    /// Writes an order of columns; ` {}` stands for the direction. Only our own texts come here.
    pub(super) fn order(self, columns: &str) -> String {
        let word = match self {
            Self::Ascending => "asc",
            Self::Descending => "desc",
        };
        columns.replace("{}", word)
    }
}

impl Reader {
    /// All rows of a statement.
    pub(crate) fn rows<T>(
        &self,
        sql: &str,
        parameters: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(parameters, read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A number.
    pub(crate) fn number(&self, sql: &str, parameters: impl Params) -> Result<u64, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row(parameters, |row| row.get(0))?)
    }
}

/// A list for `json_each`, or nothing where a filter is not set.
pub(super) fn list(values: &[String]) -> Result<Option<String>, StoreError> {
    if values.is_empty() { Ok(None) } else { Ok(Some(serde_json::to_string(values)?)) }
}

/// The expression for words typed into a list's filter, or nothing.
pub(super) fn words(text: &str) -> Option<String> {
    crate::search::while_typing(text)
}
