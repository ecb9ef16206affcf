//! The store as the office that devices talk to: the embedded server's, or a solo office that shares itself.
//! Each function is one transaction, journalled before the answer leaves.

use obeznik_authority::{
    Arrival, CloseDevice, FollowGroups, RegisterDevice, StatementAtServer, Verdict, follow_groups,
    note_statement,
};
use obeznik_kernel::{BlobHash, DeviceId, HistoryId, IdSource, RecordId, Stop, Timestamp};
use obeznik_sync::office;
use obeznik_sync::{
    AuthorityStore, Desk, Held, OfficeState, PageLimits, PullAnswer, PullRequest, PushAnswer, PushRequest,
    RepairAnswer, RepairRequest,
};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::StoreError;
use crate::journal::{DeviceChange, Entry, RecordingIds};
use crate::keys::random_bytes;
use crate::open::Store;
use crate::project::follow;
use crate::read::Reader;
use crate::records::{SqliteLedger, chain_head};
use crate::replay::RowsOf;

impl Store {
    /// Begins a history: before the first device is served, and after the file turned out to be a copy.
    ///
    /// # Errors
    /// [`StoreError`] when it was not begun.
    pub fn begin_history(&mut self) -> Result<HistoryId, StoreError> {
        self.check_alone()?;
        let history = HistoryId(RecordId(uuid::Uuid::now_v7()));
        self.journalled(Entry::History { history }, |connection| history_begins(connection, history))?;
        Ok(history)
    }

    /// The office as a whole; its history is none before [`Store::begin_history`].
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn office_state(&mut self) -> Result<OfficeState, StoreError> {
        self.look(|ledger| ledger.state())
    }

    /// The secret of which keys of people's pages at the server come; no device gets it.
    pub fn page_secret(&self) -> [u8; 32] {
        self.unlocked.key.page_secret()
    }

    /// Decides what a device pushed.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for a request no sound device makes; any error means that nothing happened.
    pub fn push(
        &mut self,
        request: &PushRequest,
        now: Timestamp,
        ids: &mut dyn IdSource,
    ) -> Result<PushAnswer, StoreError> {
        self.check_alone()?;
        let Self { connection, journal, folder, unlocked, .. } = self;
        let rows_of = |connection: &Connection, hash: &str| {
            crate::open::rows_of(connection, folder, &unlocked.key, hash)
        };
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let known = last_n(&transaction, request.device)?;
        let mut ids = RecordingIds::new(ids);
        let mut salts = Vec::new();
        let mut salt = || {
            let salt = random_bytes().map_err(|error| Stop::Broken(error.to_string()))?;
            salts.push(salt);
            Ok(salt)
        };
        let answer = push_in(&transaction, request.clone(), now, &mut ids, &mut salt, &rows_of)?;
        let PushAnswer::Decided(decided) = &answer else { return Ok(answer) };
        if decided.last_n == known {
            return Ok(answer);
        }
        let head = chain_head(&transaction)?;
        let (request, last_n) = (Box::new(request.clone()), decided.last_n);
        let (ids, log_no, hash) = (ids.drawn, head.log_no, head.hash);
        journal.append(&Entry::Pushed { request, now, salts, ids, last_n, log_no, hash })?;
        match transaction.commit() {
            Ok(()) => {
                self.clear_erased(now);
                Ok(answer)
            }
            Err(error) => {
                journal.take_back();
                Err(error.into())
            }
        }
    }

    /// Answers a pull. It waits for the writer; [`Reader::pull`] beside it does not.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for an unknown device, else when the store fails.
    pub fn pull(
        &mut self,
        request: &PullRequest,
        limits: PageLimits,
        now: Timestamp,
    ) -> Result<PullAnswer, StoreError> {
        self.look(|ledger| office::pull(ledger, request, limits, now))
    }

    /// Answers a repair with at most so many bytes of rows.
    ///
    /// # Errors
    /// As [`Store::pull`].
    pub fn repair(
        &mut self,
        request: &RepairRequest,
        most_bytes: u64,
        now: Timestamp,
    ) -> Result<RepairAnswer, StoreError> {
        self.look(|ledger| office::repair(ledger, request, most_bytes, now))
    }

    /// Lets a paired device in.
    ///
    /// # Errors
    /// [`StoreError`] when nothing happened; a refusal is a verdict.
    pub fn register_device(
        &mut self,
        input: &RegisterDevice,
        now: Timestamp,
        ids: &mut dyn IdSource,
    ) -> Result<Verdict, StoreError> {
        self.change_device(DeviceChange::Register(input.clone()), now, ids)
    }

    /// Stops listening to a device.
    ///
    /// # Errors
    /// As [`Store::register_device`].
    pub fn close_device(
        &mut self,
        input: &CloseDevice,
        now: Timestamp,
        ids: &mut dyn IdSource,
    ) -> Result<Verdict, StoreError> {
        self.change_device(DeviceChange::Close(input.clone()), now, ids)
    }

    /// Brings the roles of a person to what their groups say.
    ///
    /// # Errors
    /// As [`Store::register_device`].
    pub fn follow_groups(
        &mut self,
        input: &FollowGroups,
        now: Timestamp,
        ids: &mut dyn IdSource,
    ) -> Result<Verdict, StoreError> {
        self.change_device(DeviceChange::Follow(input.clone()), now, ids)
    }

    /// Writes down that a statement about a person is made at the server.
    ///
    /// # Errors
    /// As [`Store::register_device`].
    pub fn note_statement(
        &mut self,
        input: &StatementAtServer,
        now: Timestamp,
        ids: &mut dyn IdSource,
    ) -> Result<Verdict, StoreError> {
        self.change_device(DeviceChange::Statement(input.clone()), now, ids)
    }

    /// Notes how far a device that asks has read, and what it holds. May be left out or come late: then deletions
    /// are remembered longer.
    ///
    /// # Errors
    /// [`StoreError`] when it was not noted.
    pub fn acknowledge(&mut self, request: &PullRequest, now: Timestamp) -> Result<(), StoreError> {
        self.look(|ledger| {
            office::acknowledge(ledger, request.device, &request.cursors, now)?;
            office::note_holding(ledger, request, now)
        })
    }

    /// What a device holds; nothing when there is no such device.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn held_by(&mut self, device: DeviceId) -> Result<Option<Held>, StoreError> {
        self.look(|ledger| office::held_by(ledger, device))
    }

    /// Forgets deletions every active device has read, and those older than 400 days; once a day is enough.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    pub fn forget_deletions(&mut self, now: Timestamp) -> Result<u64, StoreError> {
        self.look(|ledger| office::forget_deletions(ledger, now))
    }

    fn change_device(
        &mut self,
        change: DeviceChange,
        now: Timestamp,
        ids: &mut dyn IdSource,
    ) -> Result<Verdict, StoreError> {
        self.check_alone()?;
        let Self { connection, journal, .. } = self;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (mut ids, salt) = (RecordingIds::new(ids), random_bytes()?);
        let verdict = device_in(&transaction, &change, now, &mut ids, salt)?;
        let head = chain_head(&transaction)?;
        let (change, ids, log_no, hash) = (Box::new(change), ids.drawn, head.log_no, head.hash);
        journal.append(&Entry::Device { change, now, salt, ids, log_no, hash })?;
        if let Err(error) = transaction.commit() {
            journal.take_back();
            return Err(error.into());
        }
        Ok(verdict)
    }

    /// Works on what is no command: lines, sights, the horizon. It writes only when there is something to.
    fn look<T>(
        &mut self,
        look: impl FnOnce(&mut SqliteLedger<'_>) -> Result<T, Stop>,
    ) -> Result<T, StoreError> {
        self.check_alone()?;
        let transaction = self.connection.transaction()?;
        let mut ledger = SqliteLedger::new(&transaction)?;
        let given = look(&mut ledger).map_err(|stop| ledger.failure(stop))?;
        drop(ledger);
        transaction.commit()?;
        Ok(given)
    }
}

impl Reader {
    /// Answers a pull from one snapshot without waiting for the writer; nothing when what the person sees has
    /// to be looked up again, which only [`Store::pull`] can write down.
    ///
    /// # Errors
    /// As [`Store::pull`].
    pub fn pull(
        &self,
        request: &PullRequest,
        limits: PageLimits,
        now: Timestamp,
    ) -> Result<Option<PullAnswer>, StoreError> {
        let snapshot = self.connection.unchecked_transaction()?;
        let mut ledger = SqliteLedger::new(&snapshot)?;
        let is_fresh = office::is_sight_fresh(&ledger, request, now);
        if !is_fresh.map_err(|stop| ledger.failure(stop))? {
            return Ok(None);
        }
        let answer = office::pull(&mut ledger, request, limits, now);
        answer.map(Some).map_err(|stop| ledger.failure(stop))
    }
}

/// Decides a push in an open transaction and lets the read models follow.
pub(crate) fn push_in(
    transaction: &Transaction<'_>,
    request: PushRequest,
    now: Timestamp,
    ids: &mut dyn IdSource,
    salt: &mut dyn FnMut() -> Result<[u8; 16], Stop>,
    rows_of: RowsOf<'_>,
) -> Result<PushAnswer, StoreError> {
    let mut ledger = SqliteLedger::new(transaction)?;
    let mut rows = |hash: &BlobHash| match rows_of(transaction, &hash.0) {
        Ok(rows) => Ok(Some(rows)),
        Err(StoreError::BlobMissing { .. }) => Ok(None),
        Err(error) => Err(Stop::Broken(error.to_string())),
    };
    let mut desk = Desk { now, ids, salt, rows: &mut rows };
    let answer = office::push(&mut ledger, request, &mut desk).map_err(|stop| ledger.failure(stop))?;
    follow(transaction, &ledger.finish()?)?;
    Ok(answer)
}

/// Lets a device in or closes it, in an open transaction.
pub(crate) fn device_in(
    transaction: &Transaction<'_>,
    change: &DeviceChange,
    now: Timestamp,
    ids: &mut dyn IdSource,
    salt: [u8; 16],
) -> Result<Verdict, StoreError> {
    let mut ledger = SqliteLedger::new(transaction)?;
    let arrival = Arrival { now, ids, salt, rows: &[] };
    let verdict = match change {
        DeviceChange::Register(input) => office::register(&mut ledger, input, arrival),
        DeviceChange::Close(input) => office::close(&mut ledger, input, arrival),
        DeviceChange::Follow(input) => follow_groups(&mut ledger, input, arrival),
        DeviceChange::Statement(input) => note_statement(&mut ledger, input, arrival),
    };
    let verdict = verdict.map_err(|stop| ledger.failure(stop))?;
    follow(transaction, &ledger.finish()?)?;
    Ok(verdict)
}

/// Begins a history in an open transaction.
pub(crate) fn history_begins(connection: &Connection, history: HistoryId) -> Result<(), StoreError> {
    let mut ledger = SqliteLedger::new(connection)?;
    ledger.set_history(history).map_err(|stop| ledger.failure(stop))
}

/// The last number of a device that was decided.
pub(crate) fn last_n(connection: &Connection, device: DeviceId) -> Result<u64, StoreError> {
    let ledger = SqliteLedger::new(connection)?;
    let line = ledger.line(device).map_err(|stop| ledger.failure(stop))?;
    Ok(line.map_or(0, |line| line.last_n))
}
