//! Municipalities in a database that several servers share.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use obeznik_identity::TenantId;
use obeznik_store::{ChainReport, Keyring, OfficeKeys, Store, StoreError, Unlock, Value};
use obeznik_store_postgres::{Address, Cell, Checked, Database, DatabaseError, Listener, Tenant};

use super::desk::{Desk, Poke, Unavailable, unavailable};
use super::file::{Slug, TenantFile};
use super::keeper::{DatabaseKeeper, KeeperError, Vault};
use super::pokes::{Others, Told, told};
use super::{Known, learn, open_desks};
use crate::clock;
use crate::keyring::FileKeyring;
use crate::places::{Places, make_private};
use crate::serve::NoSecret;

/// Name of the secret that opens all municipalities of a database; the same at every server.
const SECRET: &str = "database";

/// The keyring of all servers of a database: one secret under every name.
pub struct SharedKeyring(Vec<u8>);

impl SharedKeyring {
    /// The secret of the file; nothing when it has none.
    pub fn of(file: &FileKeyring) -> Option<Self> {
        file.load(SECRET).map(Self)
    }

    /// The secret of the file, made when there is none: once for all servers, by who prepares the database.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn made(file: &FileKeyring) -> io::Result<Self> {
        if let Some(known) = Self::of(file) {
            return Ok(known);
        }
        let secret = clock::random::<32>().to_vec();
        if file.save(SECRET, &secret) { Ok(Self(secret)) } else { Err(io::Error::other("the keyring")) }
    }
}

impl Keyring for SharedKeyring {
    fn load(&self, _: &str) -> Option<Vec<u8>> {
        Some(self.0.clone())
    }

    fn save(&self, _: &str, secret: &[u8]) -> bool {
        self.0 == secret
    }

    fn forget(&self, _: &str) {}
}

/// The database with what all its municipalities share.
pub struct InDatabase {
    database: Database,
    vault: Arc<dyn Vault>,
    keyring: Arc<SharedKeyring>,
    others: Mutex<Option<Arc<Others>>>,
    listener: Mutex<Option<Listener>>,
}

impl InDatabase {
    /// Opens a database that is prepared. The client has a runtime of its own, which must not begin within another.
    ///
    /// # Errors
    /// Inside, [`DatabaseError`] or [`NoSecret`] says what a person can do.
    pub fn open(
        address: Address,
        connections: usize,
        vault: Arc<dyn Vault>,
        keyring: Option<SharedKeyring>,
    ) -> io::Result<Self> {
        let opened = std::thread::spawn(move || Database::open(&address, connections)).join();
        let opened = opened.map_err(|_| io::Error::other("opening the database panicked"))?;
        // In this order: who has not prepared the database yet has no secret of it either.
        let database = opened.map_err(io::Error::other)?;
        let keyring = keyring.ok_or(NoSecret).map_err(io::Error::other)?;
        let (others, listener) = (Mutex::default(), Mutex::default());
        Ok(Self { database, vault, keyring: Arc::new(keyring), others, listener })
    }

    /// Learns the municipalities and listens to the other servers from now on.
    pub(super) fn begin(self: &Arc<Self>, known: &Arc<Known>) -> io::Result<()> {
        let own = clock::new_id();
        let (database, here) = (self.database.clone(), Arc::clone(known));
        let learned = std::thread::spawn(move || learn_all(&database, &here)).join();
        learned.map_err(|_| io::Error::other("reading the list panicked"))?.map_err(io::Error::other)?;
        let others = Arc::new(Others::new(self.database.announcer(own)));
        *self.others.lock().unwrap_or_else(PoisonError::into_inner) = Some(others);
        let (database, here) = (self.database.clone(), Arc::clone(known));
        let listener = self.database.listener(own, move |heard| hear(&database, &here, heard));
        *self.listener.lock().unwrap_or_else(PoisonError::into_inner) = Some(listener);
        Ok(())
    }

    /// Ends telling and listening.
    pub(super) fn end(&self) {
        self.listener.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.others.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    /// The keyring of all its municipalities.
    pub fn keyring(&self) -> Arc<dyn Keyring> {
        Arc::clone(&self.keyring) as Arc<dyn Keyring>
    }

    /// Opens a municipality.
    pub(super) fn desk(&self, tenant: TenantId, places: &Places) -> Result<Desk, Unavailable> {
        let keeper = self.keeper(tenant, places).map_err(|error| unavailable(tenant, &error))?;
        let others = self.others.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Ok(Desk::of_database(tenant, keeper, others.ok_or(Unavailable::Broken)?))
    }

    fn keeper(&self, tenant: TenantId, places: &Places) -> Result<DatabaseKeeper, KeeperError> {
        let described = self.database.tenant(tenant)?.ok_or(DatabaseError::NoTenant)?;
        let keys = OfficeKeys::open(&described.keys, Unlock::Keyring(self.keyring.as_ref()))?;
        make_private(&places.sealing())?;
        DatabaseKeeper::open(self.database.office(tenant), keys, Arc::clone(&self.vault), places.sealing())
    }

    /// Writes a municipality down with everything that is in an open store, blobs first: its log, hashes, numbers,
    /// accounts and tokens go on as they are. Tells how many rows came.
    ///
    /// # Errors
    /// [`KeeperError`] when nothing of it is there; blobs that are there already do no harm.
    pub fn take_in(&self, store: &Store, file: &TenantFile) -> Result<u64, KeeperError> {
        for hash in store.reader().blobs()? {
            self.vault.put(&format!("{}/{}", file.tenant, hash.0), &store.blob_path(&hash))?;
        }
        let tenant = described(file, store.keys_under(self.keyring.as_ref())?);
        let rows = self.database.import(&tenant, clock::now(), &mut |(table, columns), take| {
            let row =
                |row: Vec<Value>| take(row.into_iter().map(cell_of).collect()).map_err(Moving::Database);
            store.each_row(table, columns, row).map_err(|error| match error {
                Moving::Database(error) => error,
                Moving::Store(error) => DatabaseError::Broken(error.to_string()),
            })
        })?;
        self.tell_listed(file.tenant);
        Ok(rows)
    }

    /// Asks the database for nothing but an answer.
    ///
    /// # Errors
    /// [`DatabaseError`] when there is none.
    pub fn answers(&self) -> Result<(), DatabaseError> {
        self.database.answers()
    }

    /// Walks the audit chain of a municipality.
    ///
    /// # Errors
    /// [`KeeperError`] when it cannot be read.
    pub fn chain(&self, tenant: TenantId) -> Result<ChainReport, KeeperError> {
        match self.database.office(tenant).verify(&mut || true)? {
            Some(Checked::Whole(head)) => Ok(ChainReport::Whole(head)),
            Some(Checked::Broken { link, sound }) => Ok(ChainReport::Broken { link, sound }),
            None => Err(StoreError::Cancelled.into()),
        }
    }

    /// Changes the description of a municipality.
    ///
    /// # Errors
    /// [`DatabaseError`] when it was not changed.
    pub fn change(&self, file: &TenantFile) -> Result<(), DatabaseError> {
        self.database.change(&described(file, String::new()))?;
        self.tell_listed(file.tenant);
        Ok(())
    }

    fn tell_listed(&self, tenant: TenantId) {
        if let Some(others) = &*self.others.lock().unwrap_or_else(PoisonError::into_inner) {
            others.tell_listed(tenant);
        }
    }
}

/// What stopped a move: each side has its own.
enum Moving {
    Store(StoreError),
    Database(DatabaseError),
}

impl From<StoreError> for Moving {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

fn cell_of(value: Value) -> Cell {
    match value {
        Value::Null => Cell::Null,
        Value::Integer(number) => Cell::Integer(number),
        Value::Text(text) => Cell::Text(text),
        Value::Bytes(bytes) => Cell::Bytes(bytes),
    }
}

fn described(file: &TenantFile, keys: String) -> Tenant {
    let TenantFile { tenant, slug, name, second_factor } = file.clone();
    Tenant { tenant, slug: slug.into(), name, second_factor, keys }
}

fn learn_all(database: &Database, known: &Known) -> Result<(), DatabaseError> {
    for Tenant { tenant, slug, name, second_factor, .. } in database.tenants()? {
        match Slug::parse(&slug) {
            Some(slug) => learn(known, TenantFile { tenant, slug, name, second_factor }),
            None => tracing::error!(%tenant, "a municipality has no name for addresses"),
        }
    }
    Ok(())
}

/// What another server told; nothing when something may have been missed.
fn hear(database: &Database, known: &Known, heard: Option<(TenantId, &str)>) {
    let Some((tenant, words)) = heard else {
        again(database, known);
        open_desks(known).iter().for_each(|desk| desk.poke_here(Poke::Access));
        return;
    };
    match told(words) {
        Told::Listed => again(database, known),
        Told::Poke(poke) => {
            let desks = open_desks(known);
            if let Some(desk) = desks.iter().find(|desk| desk.tenant == tenant) {
                desk.poke_here(poke);
            }
        }
    }
}

fn again(database: &Database, known: &Known) {
    if let Err(error) = learn_all(database, known) {
        tracing::warn!(cause = %error, "the list of municipalities was not read");
    }
}
