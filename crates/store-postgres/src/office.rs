//! One municipality as the office that devices talk to. Each function is one transaction, committed before the
//! answer leaves.

use std::sync::Arc;

use obeznik_authority::{
    Arrival, BrokenLink, ChainHead, CloseDevice, FollowGroups, RegisterDevice, StatementAtServer, Verdict,
    Walk, bring_about, follow_groups, note_statement,
};
use obeznik_identity::TenantId;
use obeznik_kernel::{
    DeviceId, HistoryId, IdSource, Record, RecordId, Records, RecordsExt as _, Stop, Stored, Timestamp,
};
use obeznik_sync::{
    AuthorityStore, Desk, Held, OfficeState, PageLimits, PullAnswer, PullRequest, PushAnswer, PushRequest,
    RepairAnswer, RepairRequest, office,
};

use crate::error::DatabaseError;
use crate::pool::Pool;
use crate::records::{PostgresLedger, chain_head, cleared_links, entries_after, renew_indexes};
use crate::transaction::Transaction;

/// Links read at once.
const PAGE: u32 = 500;

/// One municipality.
#[derive(Clone)]
pub struct Office {
    pub(crate) pool: Arc<Pool>,
    pub(crate) tenant: TenantId,
}

/// What a walk along the chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checked {
    /// Every link holds.
    Whole(ChainHead),
    /// The first link that does not, and the last one that does.
    Broken {
        /// What is wrong.
        link: BrokenLink,
        /// The last sound link.
        sound: ChainHead,
    },
}

impl Office {
    /// Makes the municipality ready to be served: keys of records as this program declares them, and the history.
    /// Tells whether one begins: the first, or another because the database is not the one that was here, restored
    /// from a copy or a standby that took over. Devices then send again what they know more.
    ///
    /// # Errors
    /// [`DatabaseError::NoTenant`] when there is none, or what the database gave.
    pub fn make_ready(&self, coming: HistoryId) -> Result<bool, DatabaseError> {
        let transaction = Transaction::write(&self.pool, self.tenant)?;
        renew_indexes(&transaction)?;
        let mut ledger = PostgresLedger::new(&transaction);
        let state = ledger.state().map_err(|stop| ledger.failure(stop))?;
        let is_first = state.history.is_none();
        if is_first {
            ledger.set_history(coming).map_err(|stop| ledger.failure(stop))?;
        }
        ledger.finish()?;
        transaction.keep_place()?;
        let begins = is_first || transaction.has_moved;
        transaction.commit()?;
        Ok(begins)
    }

    /// Begins another history on purpose: a copy was brought back in a way that the database does not show. Every
    /// token ends.
    ///
    /// # Errors
    /// [`DatabaseError`] when nothing happened.
    pub fn begin_history(&self, coming: HistoryId) -> Result<(), DatabaseError> {
        let transaction = Transaction::write(&self.pool, self.tenant)?;
        transaction.begin_history(coming)?;
        transaction.commit()
    }

    /// The office as a whole.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub fn state(&self) -> Result<OfficeState, DatabaseError> {
        self.read(|ledger| ledger.state())
    }

    /// Decides what a device pushed, and tells the head before and after.
    ///
    /// # Errors
    /// [`DatabaseError::Refused`] for a request no sound device makes; any error but one of the line means that
    /// nothing happened. After one of the line the device asks again and is answered by its numbers.
    pub fn push(
        &self,
        request: &PushRequest,
        desk: &mut Desk<'_>,
    ) -> Result<(PushAnswer, u64, u64), DatabaseError> {
        let transaction = Transaction::write(&self.pool, self.tenant)?;
        let mut ledger = PostgresLedger::new(&transaction);
        let answer = office::push(&mut ledger, request.clone(), desk).map_err(|stop| ledger.failure(stop))?;
        let (before, after) = (transaction.seq, ledger.seq);
        ledger.finish()?;
        transaction.commit()?;
        Ok((answer, before, after))
    }

    /// Answers a pull from one snapshot, beside whoever writes; nothing when what the person sees has to be looked
    /// up again, which only [`Office::pull`] can write down.
    ///
    /// # Errors
    /// [`DatabaseError::Refused`] for an unknown device, else when the database fails.
    pub fn look_pull(
        &self,
        request: &PullRequest,
        limits: PageLimits,
        now: Timestamp,
    ) -> Result<Option<PullAnswer>, DatabaseError> {
        self.read(|ledger| {
            if !office::is_sight_fresh(ledger, request, now)? {
                return Ok(None);
            }
            office::pull(ledger, request, limits, now).map(Some)
        })
    }

    /// Answers a pull.
    ///
    /// # Errors
    /// As [`Office::look_pull`].
    pub fn pull(
        &self,
        request: &PullRequest,
        limits: PageLimits,
        now: Timestamp,
    ) -> Result<PullAnswer, DatabaseError> {
        self.write(|ledger| office::pull(ledger, request, limits, now))
    }

    /// Answers a repair with at most so many bytes of rows.
    ///
    /// # Errors
    /// As [`Office::look_pull`].
    pub fn repair(
        &self,
        request: &RepairRequest,
        most_bytes: u64,
        now: Timestamp,
    ) -> Result<RepairAnswer, DatabaseError> {
        self.write(|ledger| office::repair(ledger, request, most_bytes, now))
    }

    /// Lets a paired device in.
    ///
    /// # Errors
    /// [`DatabaseError`] when nothing happened; a refusal is a verdict.
    pub fn register_device(
        &self,
        input: &RegisterDevice,
        now: Timestamp,
        ids: &mut dyn IdSource,
        salt: [u8; 16],
    ) -> Result<Verdict, DatabaseError> {
        self.write(|ledger| office::register(ledger, input, Arrival { now, ids, salt, rows: &[] }))
    }

    /// Stops listening to a device.
    ///
    /// # Errors
    /// As [`Office::register_device`].
    pub fn close_device(
        &self,
        input: &CloseDevice,
        now: Timestamp,
        ids: &mut dyn IdSource,
        salt: [u8; 16],
    ) -> Result<Verdict, DatabaseError> {
        self.write(|ledger| office::close(ledger, input, Arrival { now, ids, salt, rows: &[] }))
    }

    /// Brings the roles of a person to what their groups say.
    ///
    /// # Errors
    /// As [`Office::register_device`].
    pub fn follow_groups(
        &self,
        input: &FollowGroups,
        now: Timestamp,
        ids: &mut dyn IdSource,
        salt: [u8; 16],
    ) -> Result<Verdict, DatabaseError> {
        self.write(|ledger| follow_groups(ledger, input, Arrival { now, ids, salt, rows: &[] }))
    }

    /// Writes down that a statement about a person is made at the server.
    ///
    /// # Errors
    /// As [`Office::register_device`].
    pub fn note_statement(
        &self,
        input: &StatementAtServer,
        now: Timestamp,
        ids: &mut dyn IdSource,
        salt: [u8; 16],
    ) -> Result<Verdict, DatabaseError> {
        self.write(|ledger| note_statement(ledger, input, Arrival { now, ids, salt, rows: &[] }))
    }

    /// Notes how far a device that asks has read, and what it holds.
    ///
    /// # Errors
    /// [`DatabaseError`] when it was not noted.
    pub fn acknowledge(&self, request: &PullRequest, now: Timestamp) -> Result<(), DatabaseError> {
        self.write(|ledger| {
            office::acknowledge(ledger, request.device, &request.cursors, now)?;
            office::note_holding(ledger, request, now)
        })
    }

    /// What a device holds; nothing when there is no such device.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub fn held_by(&self, device: DeviceId) -> Result<Option<Held>, DatabaseError> {
        self.write(|ledger| office::held_by(ledger, device))
    }

    /// Forgets deletions every active device has read, and those older than 400 days.
    ///
    /// # Errors
    /// [`DatabaseError`] when nothing was forgotten.
    pub fn forget_deletions(&self, now: Timestamp) -> Result<u64, DatabaseError> {
        self.write(|ledger| office::forget_deletions(ledger, now))
    }

    /// Lets time do what is due. Of several servers the first does it, the others find it done.
    ///
    /// # Errors
    /// [`DatabaseError`] when nothing happened.
    pub fn bring_about(
        &self,
        now: Timestamp,
        ids: &mut dyn IdSource,
        salt: impl FnMut() -> [u8; 16],
    ) -> Result<Vec<(String, Verdict)>, DatabaseError> {
        self.write(|ledger| bring_about(ledger, now, ids, salt))
    }

    /// A typed record, or nothing.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub fn record<T: Record>(&self, id: impl Into<RecordId>) -> Result<Option<Stored<T>>, DatabaseError> {
        let id = id.into();
        self.read(|ledger| ledger.find::<T>(id))
    }

    /// Reads records in one snapshot.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read, or what the reading says.
    pub fn look_at<T>(&self, look: impl FnOnce(&dyn Records) -> Result<T, Stop>) -> Result<T, DatabaseError> {
        self.read(|ledger| look(ledger))
    }

    /// Walks the whole chain by pages, in one snapshot; nothing when `proceed` said no after one of them.
    ///
    /// # Errors
    /// [`DatabaseError`] when the log cannot be read; a broken link is a finding, not an error.
    pub fn verify(&self, proceed: &mut dyn FnMut() -> bool) -> Result<Option<Checked>, DatabaseError> {
        let snapshot = Transaction::read(&self.pool, self.tenant)?;
        let mut walk = Walk::from(ChainHead::empty());
        loop {
            let page = entries_after(&snapshot, walk.head().log_no, PAGE)?;
            if page.is_empty() {
                return Ok(Some(match walk.end() {
                    Ok(head) => Checked::Whole(head),
                    Err((link, sound)) => Checked::Broken { link, sound },
                }));
            }
            for entry in page {
                if let Err(link) = walk.take(&entry) {
                    return Ok(Some(Checked::Broken { link, sound: walk.head().clone() }));
                }
            }
            if !proceed() {
                return Ok(None);
            }
        }
    }

    /// How many inputs of the log were erased.
    ///
    /// # Errors
    /// [`DatabaseError`] when the log cannot be read.
    pub fn cleared_links(&self) -> Result<u64, DatabaseError> {
        cleared_links(&Transaction::read(&self.pool, self.tenant)?)
    }

    /// The end of the chain.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub fn head(&self) -> Result<ChainHead, DatabaseError> {
        chain_head(&Transaction::read(&self.pool, self.tenant)?)
    }

    pub(crate) fn write<T>(
        &self,
        work: impl FnOnce(&mut PostgresLedger<'_>) -> Result<T, Stop>,
    ) -> Result<T, DatabaseError> {
        let transaction = Transaction::write(&self.pool, self.tenant)?;
        let mut ledger = PostgresLedger::new(&transaction);
        let given = work(&mut ledger).map_err(|stop| ledger.failure(stop))?;
        ledger.finish()?;
        transaction.commit()?;
        Ok(given)
    }

    pub(crate) fn read<T>(
        &self,
        look: impl FnOnce(&mut PostgresLedger<'_>) -> Result<T, Stop>,
    ) -> Result<T, DatabaseError> {
        let snapshot = Transaction::read(&self.pool, self.tenant)?;
        let mut ledger = PostgresLedger::new(&snapshot);
        look(&mut ledger).map_err(|stop| ledger.failure(stop))
    }
}

pub(crate) fn meta(transaction: &Transaction<'_>, name: &str) -> Result<Option<String>, DatabaseError> {
    let row = transaction.one(include_str!("records/meta/get.sql"), &[&transaction.tenant, &name])?;
    Ok(row.map(|row| row.try_get("value")).transpose()?)
}
