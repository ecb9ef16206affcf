//! Records, log and effects in PostgreSQL: one open transaction is one [`Ledger`](obeznik_authority::Ledger).

mod columns;
mod index;
mod ledger;
mod log;
mod office;
mod sums;

pub(crate) use columns::{id_from, number, raw_from, signed};
pub(crate) use index::{keys_version, renew_indexes};
pub(crate) use ledger::PostgresLedger;
pub(crate) use log::{chain_head, cleared_links, entries_after, entry_from};
