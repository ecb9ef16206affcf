//! The one door into a solo store: a signed command, one transaction, one verdict.

use obeznik_authority::{Arrival, SignedCommand, Verdict, bring_about, decide};
use obeznik_authority::{ChainHead, Ledger as _};
use obeznik_kernel::{IdSource, Payload, Refusal, Stop, Timestamp};
use rusqlite::{Transaction, TransactionBehavior};

use crate::blobs;
use crate::error::StoreError;
use crate::journal::{Entry, RecordingIds};
use crate::keys::random_bytes;
use crate::open::Store;
use crate::project::follow;
use crate::records::SqliteLedger;

/// A signed command with what comes with it.
#[derive(Clone, Copy)]
pub struct Incoming<'a> {
    /// The command.
    pub signed: &'a SignedCommand,
    /// The authority's time.
    pub now: Timestamp,
}

/// What came of commands decided together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Together {
    /// All are accepted; each has its own line of the log.
    Done(Vec<Verdict>),
    /// One was refused, so nothing happened.
    Refused {
        /// Its place among the commands.
        place: usize,
        /// Why.
        refusal: Refusal,
    },
}

impl Store {
    /// Decides a command: records, index, log and read models change in one transaction, the journal
    /// before it. The rows of a bulk payload may be left out when their blob is in the store.
    ///
    /// # Errors
    /// [`StoreError`] when nothing happened at all; a refusal is a verdict, not an error.
    pub fn execute(
        &mut self,
        signed: &SignedCommand,
        now: Timestamp,
        ids: &mut dyn IdSource,
        rows: &[u8],
    ) -> Result<Verdict, StoreError> {
        self.check_alone()?;
        let own_rows;
        let rows = match &signed.command.payload {
            Payload::Blob { hash, .. } => {
                own_rows = self.rows_of_blob(hash, rows)?;
                &own_rows
            }
            Payload::Inline(_) => rows,
        };
        let Self { connection, journal, .. } = self;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = one_command(&transaction, Incoming { signed, now }, ids, rows)?;
        if let Some(entry) = &done.entry {
            journal.append(entry)?;
        }
        match transaction.commit() {
            Ok(()) => {
                self.clear_erased(now);
                Ok(done.verdict)
            }
            Err(error) => {
                if done.entry.is_some() {
                    journal.take_back();
                }
                Err(error.into())
            }
        }
    }

    /// Decides many commands in one transaction: all are accepted, or nothing of any of them stays, not even a
    /// line of the log. Rows of a bulk payload are read from its blob.
    ///
    /// # Errors
    /// As [`Store::execute`].
    pub fn execute_all(
        &mut self,
        commands: &[Incoming<'_>],
        ids: &mut dyn IdSource,
    ) -> Result<Together, StoreError> {
        self.check_alone()?;
        let Self { connection, journal, folder, unlocked, .. } = self;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (mut verdicts, mut entries) = (Vec::new(), Vec::new());
        for (place, incoming) in commands.iter().enumerate() {
            let rows = match &incoming.signed.command.payload {
                Payload::Blob { hash, .. } => {
                    blobs::open(&transaction, &folder.blobs(), &unlocked.key, &hash.0)?.read_all()?
                }
                Payload::Inline(_) => Vec::new(),
            };
            let done = one_command(&transaction, *incoming, ids, &rows)?;
            if let Verdict::Refused(refusal) = done.verdict {
                transaction.rollback()?;
                return Ok(Together::Refused { place, refusal });
            }
            verdicts.push(done.verdict);
            entries.extend(done.entry);
        }
        journal.append_all(&entries.iter().collect::<Vec<_>>())?;
        if let Err(error) = transaction.commit() {
            journal.take_back();
            return Err(error.into());
        }
        if let Some(last) = commands.last() {
            self.clear_erased(last.now);
        }
        Ok(Together::Done(verdicts))
    }

    /// Lets time do what is due at an instant: mandates end, deadlines pass.
    ///
    /// # Errors
    /// As [`Store::execute`].
    pub fn bring_about(
        &mut self,
        now: Timestamp,
        ids: &mut dyn IdSource,
    ) -> Result<Vec<(String, Verdict)>, StoreError> {
        self.check_alone()?;
        self.clear_erased(now); // a reader may have stood in the way before
        let Self { connection, journal, .. } = self;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut salts = Vec::new();
        let (done, entry) = time_acts(&transaction, now, ids, &mut || {
            let salt = random_bytes()?;
            salts.push(salt);
            Ok(salt)
        })?;
        if done.is_empty() {
            return Ok(done);
        }
        journal.append(&entry.with_salts(salts))?;
        if let Err(error) = transaction.commit() {
            journal.take_back();
            return Err(error.into());
        }
        self.clear_erased(now);
        Ok(done)
    }
}

/// What one command came to.
pub(crate) struct Done {
    pub(crate) verdict: Verdict,
    /// Nothing when the command was answered before and changed nothing now.
    pub(crate) entry: Option<Entry>,
}

fn one_command(
    transaction: &Transaction<'_>,
    incoming: Incoming<'_>,
    ids: &mut dyn IdSource,
    rows: &[u8],
) -> Result<Done, StoreError> {
    command_with_salt(transaction, incoming, ids, rows, random_bytes()?)
}

/// Decides one command in an open transaction and lets the read models follow.
pub(crate) fn command_with_salt(
    transaction: &Transaction<'_>,
    incoming: Incoming<'_>,
    ids: &mut dyn IdSource,
    rows: &[u8],
    salt: [u8; 16],
) -> Result<Done, StoreError> {
    let Incoming { signed, now } = incoming;
    let mut ids = RecordingIds::new(ids);
    let mut ledger = SqliteLedger::new(transaction)?;
    let before = head(&ledger)?;
    let arrival = Arrival { now, ids: &mut ids, salt, rows };
    let verdict = match decide(&mut ledger, signed, arrival) {
        Ok(verdict) => verdict,
        Err(Stop::Refused(refusal)) => return Ok(Done { verdict: Verdict::Refused(refusal), entry: None }),
        Err(stop) => return Err(ledger.failure(stop)),
    };
    let after = head(&ledger)?;
    follow(transaction, &ledger.finish()?)?;
    let entry = (after != before).then(|| Entry::Command {
        signed: Box::new(signed.clone()),
        now,
        salt,
        ids: ids.drawn,
        log_no: after.log_no,
        hash: after.hash,
    });
    Ok(Done { verdict, entry })
}

/// What time did, without its salts yet.
pub(crate) struct TimeActed {
    now: Timestamp,
    ids: Vec<obeznik_kernel::RecordId>,
    pub(crate) head: ChainHead,
}

impl TimeActed {
    fn with_salts(self, salts: Vec<[u8; 16]>) -> Entry {
        let Self { now, ids, head } = self;
        Entry::Time { now, salts, ids, log_no: head.log_no, hash: head.hash }
    }
}

/// Lets time act in an open transaction.
pub(crate) fn time_acts(
    transaction: &Transaction<'_>,
    now: Timestamp,
    ids: &mut dyn IdSource,
    salt: &mut dyn FnMut() -> Result<[u8; 16], StoreError>,
) -> Result<(Vec<(String, Verdict)>, TimeActed), StoreError> {
    let mut ids = RecordingIds::new(ids);
    let mut ledger = SqliteLedger::new(transaction)?;
    let mut no_salt = None;
    let mut salt = || {
        salt().unwrap_or_else(|error| {
            no_salt = Some(error);
            [0; 16]
        })
    };
    let done = bring_about(&mut ledger, now, &mut ids, &mut salt);
    let done = done.map_err(|stop| ledger.failure(stop))?;
    if let Some(error) = no_salt {
        return Err(error);
    }
    let head = head(&ledger)?;
    follow(transaction, &ledger.finish()?)?;
    Ok((done, TimeActed { now, ids: ids.drawn, head }))
}

fn head(ledger: &SqliteLedger<'_>) -> Result<ChainHead, StoreError> {
    ledger.head().map_err(|stop| ledger.failure(stop))
}
