//! Records, log and effects in SQLite: one open transaction is one [`Ledger`](obeznik_authority::Ledger).

mod index;
mod ledger;
mod log;
mod meta;
mod office;
mod row;
mod sums;

pub(crate) use index::renew_indexes;
pub(crate) use ledger::{SqliteLedger, Touched};
pub(crate) use log::{
    audiences, chain_head, done_entries, entries_after, entries_of_kinds, filtered_count, filtered_entries,
    keeps_words, newest_entries, record_history, refused_entries, seen_count, seen_entries, touched_by,
};

pub(crate) use meta::{meta, set_meta};
pub(crate) use row::{id_from, maybe_id_from, raw_from, write_record};
pub(crate) use sums::{renew_sums, set_sum, sum, sums};
