//! Does again what the journal remembers and the database does not have.

use obeznik_authority::ChainHead;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::blobs::{self, BlobRow};
use crate::drafts::{self, Draft};
use crate::error::StoreError;
use crate::execute::{Incoming, command_with_salt, time_acts};
use crate::join::on_device_again;
use crate::journal::{Entry, Past, ReplayedIds};
use crate::records::chain_head;
use crate::secrets;
use crate::serve::{device_in, history_begins, last_n as decided, push_in};

/// What a start gave back from the journal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Replayed {
    /// Commands, and acts of time, that the file did not have.
    pub commands: usize,
    /// Link from which the chain differs from the one before, if it does.
    pub differs_from: Option<u64>,
    /// Whether the journal itself has places that do not read.
    pub is_journal_damaged: bool,
}

impl Replayed {
    /// Whether everything came back as it was.
    pub fn is_whole(&self) -> bool {
        self.differs_from.is_none() && !self.is_journal_damaged
    }
}

/// Reads the rows of a bulk command from its blob.
pub(crate) type RowsOf<'a> = &'a dyn Fn(&Connection, &str) -> Result<Vec<u8>, StoreError>;

/// Replays the journal over the database in one transaction.
pub(crate) fn replay(
    connection: &mut Connection,
    past: Past,
    rows_of: RowsOf<'_>,
) -> Result<Replayed, StoreError> {
    let mut replayed = Replayed { is_journal_damaged: past.is_damaged, ..Replayed::default() };
    if past.entries.is_empty() {
        return Ok(replayed);
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for entry in past.entries {
        again(&transaction, entry, rows_of, &mut replayed)?;
    }
    transaction.commit()?;
    Ok(replayed)
}

fn again(
    transaction: &Transaction<'_>,
    entry: Entry,
    rows_of: RowsOf<'_>,
    replayed: &mut Replayed,
) -> Result<(), StoreError> {
    match entry {
        Entry::Draft { draft_id, person, body, saved_at } => {
            drafts::put(transaction, &Draft { draft_id, person, body, saved_at })
        }
        Entry::DraftRemoved { draft_id } => drafts::remove(transaction, &draft_id),
        Entry::Blob { blob_id, size_bytes, nonce, sealed_key, stored_at } => {
            blobs::put(transaction, &BlobRow { blob_id, size_bytes, nonce, sealed_key }, stored_at)
        }
        Entry::BlobRemoved { blob_id } => blobs::remove(transaction, &blob_id),
        Entry::Secret { name, value } => secrets::put(transaction, &name, &value),
        Entry::History { history } => history_begins(transaction, history),
        Entry::Issued { .. } | Entry::Sealed { .. } | Entry::GivenUp { .. } => {
            replayed.commands += usize::from(on_device_again(transaction, entry)?);
            Ok(())
        }
        Entry::Pushed { ref request, last_n, .. } if last_n <= decided(transaction, request.device)? => {
            Ok(())
        }
        Entry::Pushed { .. } => push_again(transaction, entry, rows_of, replayed),
        Entry::Command { log_no, .. } | Entry::Time { log_no, .. } | Entry::Device { log_no, .. }
            if chain_head(transaction)?.log_no >= log_no =>
        {
            Ok(())
        }
        Entry::Command { .. } => command_again(transaction, entry, rows_of, replayed),
        Entry::Time { .. } => time_again(transaction, entry, replayed),
        Entry::Device { .. } => device_again(transaction, entry, replayed),
    }
}

fn push_again(
    transaction: &Transaction<'_>,
    entry: Entry,
    rows_of: RowsOf<'_>,
    replayed: &mut Replayed,
) -> Result<(), StoreError> {
    let Entry::Pushed { request, now, salts, ids, log_no, hash, .. } = entry else { return Ok(()) };
    let mut ids = ReplayedIds(ids.into_iter());
    let mut salts = salts.into_iter();
    let mut salt = || Ok(salts.next().unwrap_or_default());
    push_in(transaction, *request, now, &mut ids, &mut salt, rows_of)?;
    compare(transaction, ChainHead { log_no, hash }, replayed)
}

fn device_again(
    transaction: &Transaction<'_>,
    entry: Entry,
    replayed: &mut Replayed,
) -> Result<(), StoreError> {
    let Entry::Device { change, now, salt, ids, log_no, hash } = entry else { return Ok(()) };
    device_in(transaction, &change, now, &mut ReplayedIds(ids.into_iter()), salt)?;
    compare(transaction, ChainHead { log_no, hash }, replayed)
}

fn command_again(
    transaction: &Transaction<'_>,
    entry: Entry,
    rows_of: RowsOf<'_>,
    replayed: &mut Replayed,
) -> Result<(), StoreError> {
    let Entry::Command { signed, now, salt, ids, log_no, hash } = entry else { return Ok(()) };
    let rows = match &signed.command.payload {
        obeznik_kernel::Payload::Blob { hash, .. } => rows_of(transaction, &hash.0)?,
        obeznik_kernel::Payload::Inline(_) => Vec::new(),
    };
    let mut ids = ReplayedIds(ids.into_iter());
    command_with_salt(transaction, Incoming { signed: &signed, now }, &mut ids, &rows, salt)?;
    compare(transaction, ChainHead { log_no, hash }, replayed)
}

fn time_again(
    transaction: &Transaction<'_>,
    entry: Entry,
    replayed: &mut Replayed,
) -> Result<(), StoreError> {
    let Entry::Time { now, salts, ids, log_no, hash } = entry else { return Ok(()) };
    let mut ids = ReplayedIds(ids.into_iter());
    let mut salts = salts.into_iter();
    time_acts(transaction, now, &mut ids, &mut || Ok(salts.next().unwrap_or_default()))?;
    compare(transaction, ChainHead { log_no, hash }, replayed)
}

fn compare(
    transaction: &Transaction<'_>,
    expected: ChainHead,
    replayed: &mut Replayed,
) -> Result<(), StoreError> {
    replayed.commands += 1;
    if chain_head(transaction)? != expected {
        replayed.differs_from.get_or_insert(expected.log_no);
    }
    Ok(())
}
