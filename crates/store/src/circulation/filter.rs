//! What all long lists share: a span of rows, a direction, a page.

use rusqlite::{Params, Row, ToSql};

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

    /// A page of a list, and how many rows there are in all.
    pub(super) fn page<T>(
        &self,
        query: &ListQuery<'_>,
        span: Span,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Page<T>, StoreError> {
        let conditions = query.conditions()?;
        let mut count = self.connection.prepare_cached(&query.count.replace("{where}", &conditions))?;
        // Parameters behind the last one used do not exist for SQLite.
        let used = &query.parameters[..count.parameter_count()];
        let total = count.query_row(used, |row| row.get("number"))?;
        let sql = query.page.replace("{where}", &conditions).replace("{order}", &query.order);
        let mut parameters = query.parameters.to_vec();
        let (limit, offset) = (span.limit, span.offset);
        parameters.extend([&limit as &dyn ToSql, &offset]);
        Ok(Page { total, rows: self.rows(&sql, parameters.as_slice(), read)? })
    }
}

/// A list of one table: its statements, its conditions, its parameters in the order of the conditions.
pub(super) struct ListQuery<'a> {
    /// How many rows pass; `{where}` stands for the conditions.
    pub(super) count: &'static str,
    /// The rows; `{order}` stands for the order. The last two parameters are the limit and the offset.
    pub(super) page: &'static str,
    /// One condition for each parameter, used when it is set: a list without a filter then walks along an
    /// index instead of reading rows.
    pub(super) conditions: &'static [&'static str],
    /// The parameters.
    pub(super) parameters: &'a [&'a dyn ToSql],
    /// The order.
    pub(super) order: String,
}

impl ListQuery<'_> {
    fn conditions(&self) -> rusqlite::Result<String> {
        let mut set = vec!["true"];
        for (condition, parameter) in self.conditions.iter().zip(self.parameters) {
            if !is_null(*parameter)? {
                set.push(condition);
            }
        }
        Ok(set.join(" and "))
    }
}

fn is_null(parameter: &dyn ToSql) -> rusqlite::Result<bool> {
    use rusqlite::types::{ToSqlOutput, Value, ValueRef};
    Ok(matches!(parameter.to_sql()?, ToSqlOutput::Borrowed(ValueRef::Null) | ToSqlOutput::Owned(Value::Null)))
}

/// A list for `json_each`, or nothing where a filter is not set.
pub(super) fn list(values: &[String]) -> Result<Option<String>, StoreError> {
    if values.is_empty() { Ok(None) } else { Ok(Some(serde_json::to_string(values)?)) }
}

/// The expression for words typed into a list's filter, or nothing.
pub(super) fn words(text: &str) -> Option<String> {
    crate::search::while_typing(text)
}
