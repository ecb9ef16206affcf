//! An office that answers: a store with a clock set by hand and counted identifiers.

use obeznik_authority::{Arrival, RegisterDevice, SignedCommand, Verdict, decide, standing_of};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::testing::CountedIds;
use obeznik_kernel::{
    CommandId, DeviceId, HistoryId, IdSource as _, PersonId, RawRecord, RecordId, Standing, Stop, Timestamp,
};

use super::disk::{End, OfficeDisk};
use crate::message::{PullAnswer, PullRequest, PushAnswer, PushRequest};
use crate::office::{self, AuthorityStore, Desk, OfficeState, PageLimits, Sight};
use crate::repair::{RepairAnswer, RepairRequest};

/// An office over a store.
pub struct Hall<O> {
    /// The store.
    pub disk: O,
    /// The office's time.
    pub now: Timestamp,
    /// New identifiers.
    pub ids: CountedIds,
}

impl<O: OfficeDisk> Hall<O> {
    /// An office over an empty store.
    pub fn new(disk: O, now: Timestamp) -> Self {
        Self { disk, now, ids: CountedIds(1_000_000) }
    }

    /// The same office once more.
    pub fn copied(&self) -> Self {
        Self { disk: self.disk.copied(), now: self.now, ids: self.ids.clone() }
    }

    /// Works in one transaction; nothing comes of it when the process died before its end.
    ///
    /// # Errors
    /// Those of the work.
    pub fn transact<T>(
        &mut self,
        end: End,
        mut work: impl FnMut(&mut dyn AuthorityStore, &mut CountedIds, Timestamp) -> Result<T, Stop>,
    ) -> Result<Option<T>, Stop> {
        let Self { disk, now, ids } = self;
        let mut given = None;
        disk.transact(end, &mut |store| {
            given = Some(work(store, ids, *now)?);
            Ok(())
        })?;
        Ok(given.filter(|_| end == End::Commit))
    }

    /// Works in one transaction that is kept.
    ///
    /// # Errors
    /// Those of the work.
    pub fn work<T>(
        &mut self,
        work: impl FnMut(&mut dyn AuthorityStore, &mut CountedIds, Timestamp) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let given = self.transact(End::Commit, work)?;
        given.ok_or_else(|| Stop::Broken("a committed transaction gave nothing".to_owned()))
    }

    /// Begins a history of its own.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store fails.
    pub fn begin_history(&mut self) -> Result<(), Stop> {
        self.work(|store, ids, _| store.set_history(HistoryId(ids.next_id())))
    }

    /// Lets a device in.
    ///
    /// # Errors
    /// When the office refuses to.
    pub fn pair(&mut self, device: DeviceId, person: PersonId, public_key: &str) -> Result<(), Stop> {
        let (name, public_key) = ("notebook".to_owned(), public_key.to_owned());
        let input = RegisterDevice { device, person, name, public_key };
        let verdict = self.work(|store, ids, now| {
            office::register(store, &input, Arrival { now, ids, salt: [5; 16], rows: &[] })
        })?;
        if verdict.is_accepted() { Ok(()) } else { Err(Stop::Broken(format!("{verdict:?}"))) }
    }

    /// Decides one command without a line.
    ///
    /// # Errors
    /// As [`decide`].
    pub fn decide(&mut self, signed: &SignedCommand) -> Result<Verdict, Stop> {
        self.work(|store, ids, now| decide(store, signed, Arrival { now, ids, salt: [3; 16], rows: &[] }))
    }

    /// Answers a push.
    ///
    /// # Errors
    /// As [`office::push`].
    pub fn push(&mut self, end: End, request: &PushRequest) -> Result<Option<PushAnswer>, Stop> {
        self.transact(end, |store, ids, now| push_to(store, request.clone(), ids, now))
    }

    /// Answers a pull with about so many rows.
    ///
    /// # Errors
    /// As [`office::pull`].
    pub fn pull(&mut self, request: &PullRequest, rows: usize) -> Result<PullAnswer, Stop> {
        let limits = PageLimits { rows, ..PageLimits::default() };
        self.work(|store, _, now| office::pull(store, request, limits, now))
    }

    /// Answers a repair.
    ///
    /// # Errors
    /// As [`office::repair()`].
    pub fn repair(&mut self, request: &RepairRequest) -> Result<RepairAnswer, Stop> {
        self.work(|store, _, now| office::repair(store, request, u64::MAX, now))
    }

    /// The office as a whole.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store fails.
    pub fn state(&mut self) -> Result<OfficeState, Stop> {
        self.work(|store, _, _| store.state())
    }

    /// The verdict a command was given, if it ever came.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store fails.
    pub fn verdict_of(&mut self, command: CommandId) -> Result<Option<Verdict>, Stop> {
        self.work(|store, _, _| store.answered(command))
    }

    /// What the person sees, as the office looks it up for their devices.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store fails.
    pub fn sight(&mut self, person: PersonId) -> Result<Sight, Stop> {
        self.work(|store, _, now| office::sight_of(store, person, now))
    }

    /// Every row the person may see, straight from the records and their audiences.
    ///
    /// # Errors
    /// [`Stop::Broken`] when a record cannot be read.
    pub fn view_of(&mut self, person: PersonId) -> Result<Vec<RawRecord>, Stop> {
        self.work(|store, _, now| {
            let standing: Standing = standing_of(store.records(), person)?;
            let mut rows = Vec::new();
            for audience in store.audiences_since(0)? {
                if audience.is_seen_by(&standing, day_in_prague(now)) {
                    rows.extend(store.rows_of(&audience.id(), None, usize::MAX >> 1)?);
                }
            }
            Ok(rows)
        })
    }

    /// An identifier nobody else has.
    pub fn next_id(&mut self) -> RecordId {
        self.ids.next_id()
    }
}

/// Answers a push with salts that need not be secret.
///
/// # Errors
/// As [`office::push`].
pub fn push_to(
    store: &mut dyn AuthorityStore,
    request: PushRequest,
    ids: &mut CountedIds,
    now: Timestamp,
) -> Result<PushAnswer, Stop> {
    let mut desk = Desk { now, ids, salt: &mut || Ok([4; 16]), rows: &mut |_| Ok(None) };
    office::push(store, request, &mut desk)
}
