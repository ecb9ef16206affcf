//! Room for content, long answers and long readings: so much at once for one device, for one municipality and for the
//! whole server. Who is slow, or means ill, takes the room of nobody else.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use obeznik_identity::TenantId;
use obeznik_kernel::RecordId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::metrics::Counted;
use crate::tenants::Unavailable;

/// Contents going down at once to one device, or to the browsers of one person, and to one municipality.
const DOWN: [usize; 2] = [4, 64];
/// Long answers going down at once to one device and to one municipality.
const SAID: [usize; 2] = [4, 128];
/// Parts going up at once from one device and from one municipality.
const UP: [usize; 2] = [2, 8];
/// Uploads joined at once in one municipality and in the whole server.
const JOINED: [usize; 2] = [1, 4];
/// Long readings, such as of the log, at once for one device and for one municipality.
const READ: [usize; 2] = [1, 2];
/// The same for the whole server: each takes a disk and a core while it lasts.
const READ_BY_ALL: usize = 4;
/// Pieces read at once for everybody: each takes a thread while it is read.
const READING: usize = 32;
/// Answers written and packed at once for everybody: each takes a core, and memory as long as it is.
const WRITING: usize = 4;
/// Bytes of parts in memory at once, counted as they come: as many as four municipalities may have.
const HELD: usize = 256 << 20;
/// Bytes counted together.
const UNIT: usize = 64 << 10;
/// How long one waits for a turn.
const SLOWEST_TURN: Duration = Duration::from_secs(20);
/// How many may wait for a turn of one device; more are turned away at once.
const WAITING_OF_ONE: u64 = 16;
/// The same for a municipality, and for the whole server.
const WAITING: u64 = 128;

/// The room.
pub struct Room {
    down: Both,
    said: Both,
    up: Both,
    read: Both,
    read_by_all: Arc<Lane>,
    joining: Lanes<TenantId>,
    joined: Arc<Lane>,
    reading: Arc<Semaphore>,
    writing: Arc<Semaphore>,
    held: Arc<Semaphore>,
}

/// A turn, as long as it lives.
pub struct Turn {
    _narrow: Place,
    _wide: Place,
}

/// A turn for a long reading, as long as it lives.
pub struct Reading {
    _own: Turn,
    _wide: Place,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            down: Both::new(DOWN),
            said: Both::new(SAID),
            up: Both::new(UP),
            read: Both::new(READ),
            read_by_all: Arc::new(Lane::new(READ_BY_ALL, WAITING)),
            joining: Lanes::new(JOINED[0], WAITING),
            joined: Arc::new(Lane::new(JOINED[1], WAITING)),
            reading: Arc::new(Semaphore::new(READING)),
            writing: Arc::new(Semaphore::new(WRITING)),
            held: Arc::new(Semaphore::new(HELD / UNIT)),
        }
    }
}

impl Room {
    /// A turn to send content to a device, or to a person's browser.
    ///
    /// # Errors
    /// [`Unavailable::Busy`] when too many wait or it takes too long.
    pub async fn down(&self, tenant: TenantId, whose: RecordId) -> Result<Turn, Unavailable> {
        self.down.turn(tenant, whose).await
    }

    /// A turn to give a long answer out to a device.
    ///
    /// # Errors
    /// As [`Room::down`].
    pub async fn said(&self, tenant: TenantId, whose: RecordId) -> Result<Turn, Unavailable> {
        self.said.turn(tenant, whose).await
    }

    /// A turn to take a part from a device.
    ///
    /// # Errors
    /// As [`Room::down`].
    pub async fn up(&self, tenant: TenantId, whose: RecordId) -> Result<Turn, Unavailable> {
        self.up.turn(tenant, whose).await
    }

    /// A turn to read what takes long for a device: its own first, then its municipality's, then the server's. Nobody
    /// who waits holds a connection to a store.
    ///
    /// # Errors
    /// As [`Room::down`].
    pub async fn read(&self, tenant: TenantId, whose: RecordId) -> Result<Reading, Unavailable> {
        let own = self.read.turn(tenant, whose).await?;
        Ok(Reading { _own: own, _wide: Arc::clone(&self.read_by_all).place().await? })
    }

    /// A turn to join the parts of an upload.
    ///
    /// # Errors
    /// As [`Room::down`].
    pub async fn join(&self, tenant: TenantId) -> Result<Turn, Unavailable> {
        let own = self.joining.lane(tenant).place().await?;
        Ok(Turn { _narrow: own, _wide: Arc::clone(&self.joined).place().await? })
    }

    /// Room for a part whose bytes are yet to come.
    pub fn holding(&self) -> Holding {
        Holding { room: Arc::clone(&self.held), held: None }
    }

    /// Turns of those who read a piece.
    pub(crate) fn reading(&self) -> Arc<Semaphore> {
        Arc::clone(&self.reading)
    }

    /// Turns of answers that are written.
    pub(crate) fn writing(&self) -> Arc<Semaphore> {
        Arc::clone(&self.writing)
    }
}

/// Bytes of one part in memory, as long as it lives.
pub struct Holding {
    room: Arc<Semaphore>,
    held: Option<OwnedSemaphorePermit>,
}

impl Holding {
    /// Makes room for so many bytes together with those held already.
    ///
    /// # Errors
    /// [`Unavailable::Busy`] when nobody lets go of theirs for long.
    pub async fn hold(&mut self, bytes: usize) -> Result<(), Unavailable> {
        let held = self.held.as_ref().map_or(0, OwnedSemaphorePermit::num_permits);
        let more = u32::try_from(bytes.div_ceil(UNIT).saturating_sub(held)).unwrap_or(u32::MAX);
        if more == 0 {
            return Ok(());
        }
        let waited = tokio::time::timeout(SLOWEST_TURN, Arc::clone(&self.room).acquire_many_owned(more));
        let Ok(Ok(taken)) = waited.await else { return Err(Unavailable::Busy) };
        match &mut self.held {
            Some(held) => held.merge(taken),
            None => self.held = Some(taken),
        }
        Ok(())
    }
}

/// Turns of one and of their municipality.
struct Both {
    one: Lanes<(TenantId, RecordId)>,
    town: Lanes<TenantId>,
}

impl Both {
    fn new([one, town]: [usize; 2]) -> Self {
        Self { one: Lanes::new(one, WAITING_OF_ONE), town: Lanes::new(town, WAITING) }
    }

    /// Their own turn first: who waits for it waits in nobody's way.
    async fn turn(&self, tenant: TenantId, whose: RecordId) -> Result<Turn, Unavailable> {
        let own = self.one.lane((tenant, whose)).place().await?;
        Ok(Turn { _narrow: own, _wide: self.town.lane(tenant).place().await? })
    }
}

/// Lanes of equal width, each there while somebody is in it.
struct Lanes<K> {
    width: usize,
    most_waiting: u64,
    lanes: Mutex<BTreeMap<K, Weak<Lane>>>,
}

impl<K: Ord> Lanes<K> {
    fn new(width: usize, most_waiting: u64) -> Self {
        Self { width, most_waiting, lanes: Mutex::default() }
    }

    fn lane(&self, key: K) -> Arc<Lane> {
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lane) = lanes.get(&key).and_then(Weak::upgrade) {
            return lane;
        }
        lanes.retain(|_, lane| lane.strong_count() > 0);
        let lane = Arc::new(Lane::new(self.width, self.most_waiting));
        lanes.insert(key, Arc::downgrade(&lane));
        lane
    }
}

/// One lane.
struct Lane {
    places: Arc<Semaphore>,
    waiting: AtomicU64,
    most_waiting: u64,
}

/// A place in a lane; the lane lives as long.
struct Place {
    _permit: OwnedSemaphorePermit,
    _lane: Arc<Lane>,
}

impl Lane {
    fn new(width: usize, most_waiting: u64) -> Self {
        Self { places: Arc::new(Semaphore::new(width)), waiting: AtomicU64::new(0), most_waiting }
    }

    async fn place(self: Arc<Self>) -> Result<Place, Unavailable> {
        let waiting = Counted::more(&self.waiting);
        if self.waiting.load(Ordering::Relaxed) > self.most_waiting {
            return Err(Unavailable::Busy);
        }
        let waited = tokio::time::timeout(SLOWEST_TURN, Arc::clone(&self.places).acquire_owned()).await;
        let Ok(Ok(permit)) = waited else { return Err(Unavailable::Busy) };
        drop(waiting);
        Ok(Place { _permit: permit, _lane: self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::new_id;

    async fn all_of(room: &Room, tenant: TenantId, whose: RecordId) -> Vec<Turn> {
        let mut turns = Vec::new();
        for _ in 0..DOWN[0] {
            turns.push(room.down(tenant, whose).await.unwrap());
        }
        turns
    }

    #[tokio::test(start_paused = true)]
    async fn one_who_holds_all_their_turns_holds_nobody_elses() {
        let (room, tenant, whose) = (Room::default(), TenantId(new_id()), new_id());
        let turns = all_of(&room, tenant, whose).await;
        assert_eq!(room.down(tenant, whose).await.err(), Some(Unavailable::Busy));
        all_of(&room, tenant, new_id()).await;
        all_of(&room, TenantId(new_id()), whose).await;
        drop(turns);
        all_of(&room, tenant, whose).await;
        let known = room.down.one.lanes.lock().unwrap().len();
        assert!(known <= 2, "lanes that nobody is in are forgotten, {known} are known");
    }

    #[tokio::test(start_paused = true)]
    async fn a_town_that_is_full_leaves_the_other_towns_their_room() {
        let (room, full) = (Room::default(), TenantId(new_id()));
        let mut turns = Vec::new();
        for _ in 0..DOWN[1] / DOWN[0] {
            turns.extend(all_of(&room, full, new_id()).await);
        }
        assert_eq!(room.down(full, new_id()).await.err(), Some(Unavailable::Busy));
        assert!(room.down(TenantId(new_id()), new_id()).await.is_ok());
        let joins = room.join(full).await.unwrap();
        assert_eq!(room.join(full).await.err(), Some(Unavailable::Busy));
        assert!(room.join(TenantId(new_id())).await.is_ok());
        drop((turns, joins));
        assert!(room.down(full, new_id()).await.is_ok() && room.join(full).await.is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn a_town_that_reads_its_log_without_end_leaves_the_others_theirs() {
        let (room, town, whose) = (Room::default(), TenantId(new_id()), new_id());
        let own = room.read(town, whose).await.unwrap();
        assert_eq!(room.read(town, whose).await.err(), Some(Unavailable::Busy), "one at once for a device");
        let second = room.read(town, new_id()).await.unwrap();
        assert_eq!(room.read(town, new_id()).await.err(), Some(Unavailable::Busy));
        let other = room.read(TenantId(new_id()), whose).await.unwrap();
        let last = room.read(TenantId(new_id()), whose).await.unwrap();
        assert_eq!(room.read(TenantId(new_id()), whose).await.err(), Some(Unavailable::Busy));
        drop((own, second, other, last));
        assert!(room.read(town, whose).await.is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_is_let_in_and_who_would_wait_behind_too_many_is_not() {
        let (room, tenant, whose) = (Arc::new(Room::default()), TenantId(new_id()), new_id());
        let turns = all_of(&room, tenant, whose).await;
        let mut waiting = tokio::task::JoinSet::new();
        for _ in 0..2 * WAITING_OF_ONE {
            let room = Arc::clone(&room);
            waiting.spawn(async move { room.down(tenant, whose).await.is_ok() });
        }
        for _ in 0..WAITING_OF_ONE {
            assert!(!waiting.join_next().await.unwrap().unwrap(), "too many waited");
        }
        drop(turns);
        let let_in = waiting.join_all().await;
        assert!(
            let_in.iter().all(|is_in| *is_in) && let_in.len() == usize::try_from(WAITING_OF_ONE).unwrap()
        );
    }

    #[tokio::test(start_paused = true)]
    async fn parts_are_counted_as_they_come() {
        let room = Room::default();
        let (mut small, mut large) = (room.holding(), room.holding());
        large.hold(HELD - 2 * UNIT).await.unwrap();
        small.hold(1).await.unwrap();
        small.hold(UNIT).await.unwrap(); // that much is held already
        small.hold(UNIT + 1).await.unwrap();
        assert_eq!(small.hold(2 * UNIT + 1).await, Err(Unavailable::Busy));
        drop(large);
        small.hold(HELD).await.unwrap();
    }
}
