//! The store of a device that has joined an office: commands wait in the outbox, rows are the office's with
//! predictions over them. What a person gave is journalled; what came from the office can be had again.

use std::collections::BTreeSet;

use obeznik_kernel::{Audience, AudienceId, Command, CommandId, DeviceId, HistoryId, Stop, Timestamp};
use obeznik_sync as sync;
use obeznik_sync::{
    Attention, BatchLimits, ClientStore, Entry as Waiting, Issued, Position, Pulled, Pushed, RepairAnswer,
    RepairRequest, Repaired, Rules, Signer,
};
use obeznik_sync::{PullAnswer, PullRequest, PushAnswer, PushRequest};
use rusqlite::{Connection, TransactionBehavior};

use crate::client::SqliteClient;
use crate::error::StoreError;
use crate::journal::Entry;
use crate::keys::DataKey;
use crate::open::Store;
use crate::project::follow;
use crate::records::{chain_head, meta, set_meta};
use crate::remains::Going;
use crate::{remains, secrets};

/// The secret with the joined office's key for names of blobs.
pub(crate) const BLOB_NAMING: &str = "blob_naming";

/// How a store works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// It is its own office: a command is decided here, also when devices talk to it.
    Solo,
    /// It has joined an office: a command waits here and is decided there.
    Joined,
}

impl Store {
    /// How it works.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Joins an office as a device. Only an empty store can; one with an office of its own is imported.
    ///
    /// # Errors
    /// [`StoreError::Solo`] when there is something in it.
    pub fn join(&mut self, device: DeviceId) -> Result<(), StoreError> {
        self.check_alone()?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let records: u64 = transaction.query_row("select count(*) from record", [], |row| row.get(0))?;
        if records > 0 || chain_head(&transaction)?.log_no > 0 {
            return Err(StoreError::Solo);
        }
        set_meta(&transaction, "mode", "joined")?;
        let mut client = client(&transaction)?;
        client.set_position(&Position::new(device)).map_err(|stop| client.failure(stop))?;
        drop(client);
        transaction.commit()?;
        self.mode = Mode::Joined;
        Ok(())
    }

    /// Names blobs as the joined office does from now on, so that a hash in a record means one content on
    /// every device of it.
    ///
    /// # Errors
    /// [`StoreError`] when the key was not kept.
    pub fn name_blobs_by(&mut self, key: [u8; 32]) -> Result<(), StoreError> {
        if self.mode == Mode::Solo {
            return Err(StoreError::Solo);
        }
        self.set_secret(BLOB_NAMING, &key)?;
        self.naming = key;
        Ok(())
    }

    /// Predicts a command and puts it into the outbox.
    ///
    /// # Errors
    /// [`StoreError`] when nothing happened at all; that the rule refuses is no error.
    pub fn issue(&mut self, command: Command, signer: &dyn Signer) -> Result<Issued, StoreError> {
        self.on_device(|store, notes| {
            let issued = sync::issue(store, Rules::of_house(), signer, command)?;
            if let Issued::Waits { absorbed, .. } = issued {
                let newest = store.outbox()?.pop();
                let newest = newest.ok_or_else(|| Stop::Broken("the outbox lost a command".to_owned()))?;
                let (signed, place) = (Box::new(newest.signed), newest.place);
                notes.push(Entry::Issued { signed, absorbed, place });
            }
            Ok(issued)
        })
    }

    /// Gives numbers to the next batch, durably, and tells how many commands it has.
    ///
    /// # Errors
    /// [`StoreError`] when no number was given.
    pub fn seal(&mut self, limits: BatchLimits) -> Result<usize, StoreError> {
        self.seal_ready(limits, &BTreeSet::new())
    }

    /// The same without commands that are not ready to leave, and those built on them.
    ///
    /// # Errors
    /// As [`Store::seal`].
    pub fn seal_ready(
        &mut self,
        limits: BatchLimits,
        unready: &BTreeSet<CommandId>,
    ) -> Result<usize, StoreError> {
        self.on_device(|store, notes| {
            let count = sync::seal_ready(store, limits, unready)?;
            if count > 0 {
                notes.push(Entry::Sealed { numbers: sync::sealed_numbers(store)? });
            }
            Ok(count)
        })
    }

    /// Sealed commands without an answer, if there are any.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn push_request(&mut self) -> Result<Option<PushRequest>, StoreError> {
        self.on_device(|store, _| sync::push_request(store))
    }

    /// Takes the answer to a push in.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was taken in.
    pub fn take_push_answer(&mut self, answer: PushAnswer) -> Result<Pushed, StoreError> {
        self.on_device(|store, _| sync::take_push_answer(store, Rules::of_house(), answer))
    }

    /// What to ask for now.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn pull_request(&mut self) -> Result<PullRequest, StoreError> {
        self.on_device(|store, _| sync::pull_request(store))
    }

    /// Begins a command anew of which a part came, for an office that knows nothing of parts.
    ///
    /// # Errors
    /// [`StoreError`] when it goes on where it was cut.
    pub fn read_whole_commands(&mut self) -> Result<(), StoreError> {
        self.on_device(|store, _| sync::read_whole_commands(store))
    }

    /// Takes the answer to a pull in: rows, cursors, predictions and read models in one transaction.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was taken in.
    pub fn take_pull_answer(&mut self, answer: PullAnswer) -> Result<Pulled, StoreError> {
        self.on_device(|store, _| sync::take_pull_answer(store, Rules::of_house(), answer))
    }

    /// Asks which scopes differ, or for the differing rows of one.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn repair_request(&mut self, scope: Option<&AudienceId>) -> Result<RepairRequest, StoreError> {
        self.on_device(|store, _| match scope {
            Some(scope) => sync::repair_request_of(store, scope),
            None => sync::repair_request(store),
        })
    }

    /// Takes the answer to a repair in.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was taken in.
    pub fn take_repair_answer(&mut self, answer: &RepairAnswer) -> Result<Repaired, StoreError> {
        self.on_device(|store, _| sync::take_repair_answer(store, Rules::of_house(), answer))
    }

    /// Continues as another device, because the file was copied or restored.
    ///
    /// # Errors
    /// [`StoreError`] when it is still the old one.
    pub fn register_anew(
        &mut self,
        signer: &dyn Signer,
        device: DeviceId,
        history: Option<HistoryId>,
    ) -> Result<(), StoreError> {
        self.on_device(|store, _| sync::register_anew(store, signer, device, history))
    }

    /// The office does not let this device in any more: everything it gave goes, what was not sent stays.
    ///
    /// # Errors
    /// [`StoreError`] when everything is as before.
    pub fn give_back(&mut self) -> Result<(), StoreError> {
        self.on_device(|store, _| sync::give_back(store, Rules::of_house()))
    }

    /// Gives up what leases cover that have ended, and clears away what remains of it; drafts stay. Gives how
    /// many scopes went.
    ///
    /// # Errors
    /// [`StoreError`] when something is left; the next call goes on.
    pub fn end_leases(
        &mut self,
        has_ended: &dyn Fn(&Audience) -> bool,
        now: Timestamp,
    ) -> Result<usize, StoreError> {
        let ended = self
            .on_device_as(Going::Leased, |store, _| sync::end_leases(store, Rules::of_house(), has_ended))?;
        self.clear_remains(now)?;
        Ok(ended.len())
    }

    /// Where the device stands.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn position(&mut self) -> Result<Position, StoreError> {
        self.on_device(|store, _| store.position())
    }

    /// Commands that wait, in the order in which the person acted.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn outbox(&mut self) -> Result<Vec<Waiting>, StoreError> {
        self.on_device(|store, _| store.outbox())
    }

    /// Refused commands that wait for a person.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn attention(&mut self) -> Result<Vec<Attention>, StoreError> {
        self.on_device(|store, _| store.attention())
    }

    /// A person dealt with a refused command.
    ///
    /// # Errors
    /// [`StoreError`] when it still waits.
    pub fn deal_with(&mut self, command: CommandId) -> Result<(), StoreError> {
        self.on_device(|store, _| store.remove_attention(command))
    }

    /// A person gives up a command that cannot leave. `false` when there is none that has never left.
    ///
    /// # Errors
    /// [`StoreError`] when it still waits.
    pub fn give_up(&mut self, command: CommandId) -> Result<bool, StoreError> {
        self.on_device(|store, notes| {
            let is_given_up = sync::give_up(store, Rules::of_house(), command)?;
            if is_given_up {
                notes.push(Entry::GivenUp { command });
            }
            Ok(is_given_up)
        })
    }

    /// One transaction on a joined device; what the work notes is journalled before it is kept.
    fn on_device<T>(
        &mut self,
        work: impl FnOnce(&mut dyn ClientStore, &mut Vec<Entry>) -> Result<T, Stop>,
    ) -> Result<T, StoreError> {
        self.on_device_as(Going::Lost, work)
    }

    fn on_device_as<T>(
        &mut self,
        going: Going,
        work: impl FnOnce(&mut dyn ClientStore, &mut Vec<Entry>) -> Result<T, Stop>,
    ) -> Result<T, StoreError> {
        if self.mode == Mode::Solo {
            return Err(StoreError::Solo);
        }
        let Self { connection, journal, .. } = self;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut notes = Vec::new();
        let given = client_in(&transaction, going, |store| work(store, &mut notes))?;
        if !notes.is_empty() {
            journal.append_all(&notes.iter().collect::<Vec<_>>())?;
        }
        if let Err(error) = transaction.commit() {
            if !notes.is_empty() {
                journal.take_back();
            }
            return Err(error.into());
        }
        Ok(given)
    }

    /// What only an office does is not done on a joined device.
    pub(crate) fn check_alone(&self) -> Result<(), StoreError> {
        match self.mode {
            Mode::Solo => Ok(()),
            Mode::Joined => Err(StoreError::Joined),
        }
    }
}

/// The key by which a store names its blobs.
pub(crate) fn naming(connection: &Connection, key: &DataKey) -> Result<[u8; 32], StoreError> {
    let joined = secrets::get(connection, BLOB_NAMING)?.and_then(|bytes| bytes.try_into().ok());
    Ok(joined.unwrap_or_else(|| key.derive(crate::blobs::NAMING)))
}

/// How the store of a connection works.
pub(crate) fn mode(connection: &Connection) -> Result<Mode, StoreError> {
    let is_joined = meta(connection, "mode")?.as_deref() == Some("joined");
    Ok(if is_joined { Mode::Joined } else { Mode::Solo })
}

/// The client of an open transaction.
pub(crate) fn client(connection: &Connection) -> Result<SqliteClient<'_>, StoreError> {
    SqliteClient::of_modules(connection, obeznik_authority::modules())
}

/// Works on a joined device in an open transaction and lets the read models follow.
pub(crate) fn client_in<T>(
    connection: &Connection,
    going: Going,
    work: impl FnOnce(&mut dyn ClientStore) -> Result<T, Stop>,
) -> Result<T, StoreError> {
    let mut client = client(connection)?;
    let given = work(&mut client).map_err(|stop| client.failure(stop))?;
    let (lost, erased) = (client.lost()?, client.erased_for_good());
    let changed = client.finish()?;
    // While the lists still know what the records named.
    remains::note(connection, &lost, going)?;
    remains::note_erased(connection, &erased, BTreeSet::new())?;
    follow(connection, &changed)?;
    Ok(given)
}

/// Does again what the journal remembers of a joined device.
pub(crate) fn on_device_again(connection: &Connection, entry: Entry) -> Result<bool, StoreError> {
    client_in(connection, Going::Lost, |store| match entry {
        Entry::Issued { signed, absorbed, place } => {
            let is_new = store.position()?.next_place <= place;
            if is_new {
                sync::reissue(store, Rules::of_house(), *signed, absorbed)?;
            }
            Ok(is_new)
        }
        Entry::Sealed { numbers } => sync::seal_again(store, &numbers),
        Entry::GivenUp { command } => sync::give_up(store, Rules::of_house(), command),
        _ => Ok(false),
    })
}
