//! The desk and the office this computer has joined: who goes between them, and whether the store is still the
//! one that was here.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use obeznik_kernel::{DeviceId, IdSource as _, RecordId, Timestamp};
use obeznik_store::{Mode, Store, StoreError};

use super::joining::is_joining;
use super::{DEVICE_ID, DEVICE_KEY, Desk, SHOWN_OUT, Sitting, WIPED, lock, new_key, secret_id};
use crate::api::{ApiError, Code};
use crate::contact::{Board, Courier, Joined, KeptSession, Ring};
use crate::office::{Office, Signer};
use crate::ports::SystemIds;

/// The secret that says whose access has ended: the device as it was.
const ENDED: &str = "access_ended";

/// The courier of the office on the desk.
#[derive(Default)]
pub(super) struct Contact {
    courier: Mutex<Option<(Arc<Courier>, Arc<Board>)>>,
    /// Whether pokes are heard.
    hears: AtomicBool,
}

impl Desk {
    /// Who goes between the office on the desk and the one it has joined; nobody before everything has come
    /// for the first time.
    pub fn courier(&self) -> Option<(Arc<Courier>, Arc<Board>)> {
        let office = self.opened().ok().filter(|office| !is_joining(office))?;
        drop(office);
        lock(&self.contact.courier).clone()
    }

    /// Whether that courier still goes for the office on the desk.
    pub(crate) fn has(&self, courier: &Courier) -> bool {
        let present = lock(&self.contact.courier);
        present.as_ref().is_some_and(|(present, _)| std::ptr::eq(Arc::as_ptr(present), courier))
    }

    /// Notes whether pokes are heard.
    pub(crate) fn hear(&self, hears: bool) {
        self.contact.hears.store(hears, Ordering::SeqCst);
    }

    /// Whether pokes are heard.
    pub(crate) fn hears(&self) -> bool {
        self.contact.hears.load(Ordering::SeqCst)
    }

    /// Sends what waits now, whatever failed before.
    pub fn send_now(&self) {
        if let Some((_, board)) = lock(&self.contact.courier).as_ref() {
            board.bell.ring(Ring::Loudly);
            board.carrying.ring(Ring::Loudly);
        }
    }

    /// Deletes everything this computer holds of the office, because the office asked for it.
    pub fn wipe(&self) {
        if let Some(store) = self.taken() {
            self.forget_put_aside(&store); // first: a kill then leaves a store that is wiped at the next contact
            self.destroy(store, WIPED);
        }
    }

    /// Deletes what was begun here before anything of an office has come.
    pub(super) fn discard(&self) {
        if let Some(store) = self.taken() {
            self.destroy(store, WIPED);
        }
    }

    /// The office does not let this computer in any more: what it gave goes. What was not sent waits for the
    /// computer to be let in again; where nothing waits, nothing stays at all.
    pub fn give_back(&self) {
        let Some(mut store) = self.taken() else { return };
        self.forget_put_aside(&store);
        let unsent = Unsent::of(&mut store);
        if unsent.as_ref().is_ok_and(Unsent::is_nothing) {
            return self.destroy(store, SHOWN_OUT);
        }
        match unsent.and_then(|_| end_access(&mut store, self.clock.now())) {
            Ok(Cleared::Everything) => {
                tracing::warn!("the access of this computer ended; what was not sent stays");
            }
            Ok(Cleared::NotYet) => {
                tracing::error!("older copies still hold what the office gave: somebody reads the store");
            }
            Ok(Cleared::Damaged) => {
                tracing::error!("older copies still hold what the office gave: the file does not read whole");
            }
            Err(error) => tracing::error!(key = error.key, "not everything could be given back"),
        }
        self.settle(Ok(store), Sitting::Nobody);
    }

    /// The store, once everybody has let go of it.
    pub(super) fn taken(&self) -> Option<Store> {
        self.seated.store(false, Ordering::SeqCst);
        self.stop_backup();
        self.part_from_office();
        // Meanwhile the window must not offer to begin anew.
        *lock(&self.failure) = Some(ApiError::new(Code::Locked, "unlock-needed"));
        let office = lock(&self.office).take();
        self.looks.end();
        let store = Office::into_store_when_alone(office?);
        if store.is_none() {
            tracing::error!("the office is held and was not deleted; the next start goes on");
        }
        store
    }

    fn destroy(&self, store: Store, said: &str) {
        match store.destroy(self.keyring.as_ref()) {
            Ok(()) => tracing::warn!(key = said, "everything was deleted at the wish of the office"),
            Err(error) => tracing::error!(%error, "not everything could be deleted"),
        }
        *lock(&self.failure) = Some(ApiError::new(Code::Refused, said));
    }

    /// A courier for the office that has just been opened, when it has joined another one.
    pub(super) fn meet_office(&self) {
        self.part_from_office();
        let Ok(office) = self.opened() else { return };
        let joined = Joined::of(&office.store());
        let Ok(Some(mut joined)) = joined else { return };
        if let Some(url) = self.own_way(&joined) {
            joined.server.url = url; // a kill may have come between a new port and its being noted here
        }
        match self.line_to(&joined.server) {
            Ok(line) => {
                let session = KeptSession::of(&office.store()).ok().flatten();
                office.board().change(|standing| standing.reached_at = session.map(|session| session.at));
                let courier = Arc::new(Courier::new(&office, line));
                *lock(&self.contact.courier) = Some((courier, Arc::clone(office.board())));
            }
            Err(error) => tracing::warn!(%error, "there is no way to the office"),
        }
    }

    /// Nobody goes to the office any more; what is under way ends.
    pub(super) fn part_from_office(&self) {
        let parted = lock(&self.contact.courier).take();
        if let Some((courier, board)) = parted {
            courier.stop();
            board.bell.ring(Ring::Loudly);
            board.carrying.ring(Ring::Loudly);
        }
    }

    /// The courier, also while everything comes for the first time.
    pub(super) fn first_courier(&self) -> Option<(Arc<Courier>, Arc<Board>)> {
        lock(&self.contact.courier).clone()
    }

    /// Looks whether a joined store is the one that was here. One that was copied or restored goes on as
    /// another device: the numbers of the old one may be used by whoever has the other file.
    pub(super) fn made_sure(&self, mut store: Store) -> Result<Store, ApiError> {
        let Some(beside) = self.beside().filter(|_| store.mode() == Mode::Joined) else { return Ok(store) };
        if store.meet_epoch(&beside)? == obeznik_sync::Provenance::Foreign {
            tracing::warn!("the store is a copy and goes on as another device");
            go_on_as_another(&mut store)?;
            store.settle_epoch(&beside)?;
        } else {
            finish_going_on(&mut store)?;
        }
        // What a kill or a reader cut off: once more at each opening.
        if has_ended(&store)? && end_access(&mut store, self.clock.now())? != Cleared::Everything {
            tracing::error!("older copies still hold what the office gave; the next opening goes on");
        }
        Ok(store)
    }

    /// The file beside the store, in a folder that copies of the store do not reach.
    pub(super) fn beside(&self) -> Option<PathBuf> {
        let room = self.beside.as_ref()?;
        let folder = self.folder.canonicalize().unwrap_or_else(|_| self.folder.clone());
        let name = RecordId::well_known(&format!("epoch of {}", folder.display()));
        std::fs::create_dir_all(room).ok()?;
        Some(room.join(name.to_string()))
    }
}

/// This computer becomes another device, with another key. It has to be paired before anything goes.
pub(super) fn go_on_as_another(store: &mut Store) -> Result<Signer, ApiError> {
    let signer = Signer { device: DeviceId(SystemIds.next_id()), key: new_key()? };
    KeptSession::forget(store)?;
    store.set_secret(DEVICE_KEY, signer.key.as_bytes())?;
    store.set_secret(DEVICE_ID, signer.device.to_string().as_bytes())?;
    register(store, &signer)?;
    Ok(signer)
}

/// What a person gave and the office has not taken.
pub(super) struct Unsent {
    /// Commands without a verdict.
    pub(super) waiting: usize,
    /// Refused ones nobody has dealt with.
    refused: usize,
}

impl Unsent {
    pub(super) fn of(store: &mut Store) -> Result<Self, ApiError> {
        let waiting = store.outbox()?.iter().filter(|entry| entry.verdict.is_none()).count();
        Ok(Self { waiting, refused: store.attention()?.len() })
    }

    fn is_nothing(&self) -> bool {
        self.waiting + self.refused == 0
    }
}

/// Whether the office has ended the access of this computer and not given it back since.
pub(super) fn has_ended(store: &Store) -> Result<bool, ApiError> {
    Ok(store.secret(ENDED)?.is_some_and(|said| !said.is_empty()))
}

/// The office lets this computer in again.
pub(super) fn begin_access(store: &mut Store) -> Result<(), ApiError> {
    if has_ended(store)? {
        store.set_secret(ENDED, b"")?;
    }
    Ok(())
}

/// What became of the older copies of what is given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cleared {
    /// They are gone, or there were none.
    Everything,
    /// Somebody reads the store and stands in the way.
    NotYet,
    /// The file does not read whole, so no fresh copy takes the place of the older ones. What the office gave is gone from
    /// the file itself, and the store opens: the person is offered its mending only in it.
    Damaged,
}

/// How often a reader in the way is waited for; each time takes seconds.
const MOST_ATTEMPTS: u32 = 3;

/// Gives back what the office gave. The key that was shown out never comes back, so this computer waits under
/// another name. The note comes first: what a kill cuts off is finished at the next start.
fn end_access(store: &mut Store, now: Timestamp) -> Result<Cleared, ApiError> {
    let old = secret_id(store, ENDED)?.or(secret_id(store, DEVICE_ID)?);
    store.set_secret(ENDED, old.map(|id| id.to_string()).unwrap_or_default().as_bytes())?;
    store.give_back()?;
    if secret_id(store, DEVICE_ID)? == old {
        go_on_as_another(store)?;
    }
    store.forget_damaged()?;
    for _ in 0..MOST_ATTEMPTS {
        match store.clear_remains(now) {
            Ok(true) => return Ok(Cleared::Everything),
            Ok(false) => {}
            Err(StoreError::Damaged { .. }) => return Ok(Cleared::Damaged),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Cleared::NotYet)
}

/// Finishes what a kill cut off between the new key and the outbox.
fn finish_going_on(store: &mut Store) -> Result<(), ApiError> {
    let device = secret_id(store, DEVICE_ID)?.map(DeviceId);
    let key = store.secret(DEVICE_KEY)?.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
    let (Some(device), Some(key)) = (device, key) else { return Ok(()) };
    if store.position()?.device == device {
        return Ok(());
    }
    register(store, &Signer { device, key: ed25519_dalek::SigningKey::from_bytes(&key) })
}

fn register(store: &mut Store, signer: &Signer) -> Result<(), ApiError> {
    let history = store.position()?.history;
    Ok(store.register_anew(signer, signer.device, history)?)
}
