//! The log as read.

use obeznik_authority::{ChainHead, LogEntry, StoredLink};
use postgres::Row;

use super::columns::{number, signed};
use crate::error::DatabaseError;
use crate::transaction::Transaction;

/// A link of a row with the columns of `log`.
pub(crate) fn entry_from(row: &Row) -> Result<LogEntry, DatabaseError> {
    let link = StoredLink {
        log_no: number(row, "log_no")?,
        header: row.try_get("header")?,
        payload: row.try_get("payload")?,
        salt: row.try_get("salt")?,
        words: row.try_get("words")?,
        signature: row.try_get("signature")?,
        payload_hash: row.try_get("payload_hash")?,
        prev: row.try_get("prev")?,
        hash: row.try_get("hash")?,
    };
    Ok(link.join()?)
}

/// How many links have no contents any more.
pub(crate) fn cleared_links(transaction: &Transaction<'_>) -> Result<u64, DatabaseError> {
    let row = transaction.one(include_str!("log/cleared.sql"), &[&transaction.tenant])?;
    row.as_ref().map_or(Ok(0), |row| number(row, "number"))
}

/// At most `limit` links after a number, in order.
pub(crate) fn entries_after(
    transaction: &Transaction<'_>,
    log_no: u64,
    limit: u32,
) -> Result<Vec<LogEntry>, DatabaseError> {
    let values: crate::connection::Values<'_> = &[&transaction.tenant, &signed(log_no), &i64::from(limit)];
    transaction.rows(include_str!("log/page.sql"), values)?.iter().map(entry_from).collect()
}

/// The end of the chain.
pub(crate) fn chain_head(transaction: &Transaction<'_>) -> Result<ChainHead, DatabaseError> {
    let row = transaction.one(include_str!("log/head.sql"), &[&transaction.tenant])?;
    let read = |row: &Row| -> Result<ChainHead, DatabaseError> {
        Ok(ChainHead { log_no: number(row, "log_no")?, hash: row.try_get("hash")? })
    };
    Ok(row.as_ref().map(read).transpose()?.unwrap_or_else(ChainHead::empty))
}
