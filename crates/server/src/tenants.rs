//! Municipalities of this server: found in its folder or in a database, opened at their first request.

pub mod committed;
mod database;
mod desk;
mod file;
pub mod keeper;
pub mod office;
pub mod page;
mod pokes;

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use obeznik_identity::TenantId;
use obeznik_store::{Keyring, Store, Unlock};
use obeznik_sync::Provenance;
use tokio::sync::OnceCell;

pub use database::{InDatabase, SharedKeyring};
pub use desk::{Desk, Poke, Unavailable};
pub use file::{Slug, TenantFile};

use crate::clock;
use crate::keyring::FileKeyring;
use crate::places::Places;

/// One municipality, open or not.
struct Place {
    file: TenantFile,
    desk: OnceCell<Arc<Desk>>,
}

/// Municipalities by their identifiers.
type Known = RwLock<BTreeMap<TenantId, Arc<Place>>>;

/// All municipalities.
pub struct Tenants {
    places: Places,
    known: Arc<Known>,
    home: Home,
}

/// Where municipalities live.
enum Home {
    /// Each in a folder of its own; the keyring opens their stores.
    Folders(Arc<FileKeyring>),
    /// All in a database.
    Database(Arc<InDatabase>),
}

impl Tenants {
    /// Looks for municipalities in the data folder.
    ///
    /// # Errors
    /// When the folder or a description in it cannot be read.
    pub fn found(places: Places, keyring: Arc<FileKeyring>) -> std::io::Result<Self> {
        let known = file::all(&places)?.into_iter().map(|file| (file.tenant, Arc::new(Place::closed(file))));
        let known = Arc::new(RwLock::new(known.collect()));
        Ok(Self { places, known, home: Home::Folders(keyring) })
    }

    /// Municipalities of a database.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn of_database(places: Places, database: InDatabase) -> std::io::Result<Self> {
        let known = Arc::new(Known::default());
        let database = Arc::new(database);
        database.begin(&known)?;
        Ok(Self { places, known, home: Home::Database(database) })
    }

    /// The data folder.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// The keyring that opens the stores.
    pub fn keyring(&self) -> Arc<dyn Keyring> {
        match &self.home {
            Home::Folders(keyring) => Arc::clone(keyring) as Arc<dyn Keyring>,
            Home::Database(database) => database.keyring(),
        }
    }

    /// The database, when municipalities live in one.
    pub fn database(&self) -> Option<Arc<InDatabase>> {
        match &self.home {
            Home::Folders(_) => None,
            Home::Database(database) => Some(Arc::clone(database)),
        }
    }

    /// Makes a municipality known that was added while the server runs, or changed.
    pub fn learn(&self, file: TenantFile) {
        learn(&self.known, file);
    }

    /// Descriptions of all municipalities.
    pub fn files(&self) -> Vec<TenantFile> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.values().map(|place| place.file.clone()).collect()
    }

    /// The municipality with a name in addresses.
    pub fn by_slug(&self, slug: &str) -> Option<TenantFile> {
        self.files().into_iter().find(|file| file.slug.as_str() == slug)
    }

    /// The description of a municipality.
    pub fn file(&self, tenant: TenantId) -> Option<TenantFile> {
        self.place(tenant).map(|place| place.file.clone())
    }

    /// The desk of a municipality; it opens at the first request.
    ///
    /// # Errors
    /// [`Unavailable::Unknown`] when there is none, [`Unavailable::Broken`] when its store does not open.
    pub async fn desk(&self, tenant: TenantId) -> Result<Arc<Desk>, Unavailable> {
        let place = self.place(tenant).ok_or(Unavailable::Unknown)?;
        let open = || async move {
            let opened: Box<dyn FnOnce() -> Result<Desk, Unavailable> + Send> = match &self.home {
                Home::Folders(keyring) => {
                    let (places, keyring) = (self.places.clone(), Arc::clone(keyring));
                    Box::new(move || of_folder(tenant, &places, keyring.as_ref()))
                }
                Home::Database(database) => {
                    let (database, places) = (Arc::clone(database), self.places.clone());
                    Box::new(move || database.desk(tenant, &places))
                }
            };
            let opened = tokio::task::spawn_blocking(opened);
            opened.await.map_err(|_| Unavailable::Broken)?.map(Arc::new)
        };
        place.desk.get_or_try_init(open).await.cloned()
    }

    /// The desks that are open.
    pub fn open_desks(&self) -> Vec<Arc<Desk>> {
        open_desks(&self.known)
    }

    /// Closes every desk after its last piece of work.
    pub fn close(&self) {
        for desk in self.open_desks() {
            desk.close();
        }
        if let Home::Database(database) = &self.home {
            database.end();
        }
    }

    fn place(&self, tenant: TenantId) -> Option<Arc<Place>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).get(&tenant).cloned()
    }
}

/// Descriptions of all municipalities of a data folder.
///
/// # Errors
/// When the folder or a description in it cannot be read.
pub fn all_of_folder(places: &Places) -> std::io::Result<Vec<TenantFile>> {
    file::all(places)
}

impl Place {
    fn closed(file: TenantFile) -> Self {
        Self { file, desk: OnceCell::new() }
    }
}

fn learn(known: &Known, file: TenantFile) {
    let mut known = known.write().unwrap_or_else(PoisonError::into_inner);
    let desk = known.get(&file.tenant).and_then(|place| place.desk.get().cloned());
    known.insert(file.tenant, Arc::new(Place { file, desk: OnceCell::new_with(desk) }));
}

fn open_desks(known: &Known) -> Vec<Arc<Desk>> {
    let known = known.read().unwrap_or_else(PoisonError::into_inner);
    known.values().filter_map(|place| place.desk.get().cloned()).collect()
}

/// Opens a store and looks whether it is the one that was here: a copied or restored one begins another
/// history, so that devices which know more send it once more.
fn of_folder(tenant: TenantId, places: &Places, keyring: &dyn Keyring) -> Result<Desk, Unavailable> {
    let opened = open_store(tenant, places, keyring).and_then(|store| Ok((store.open_reader()?, store)));
    let (reader, store) = opened.map_err(|error| desk::unavailable(tenant, &error.into()))?;
    Desk::of_file(tenant, store, reader)
}

fn open_store(
    tenant: TenantId,
    places: &Places,
    keyring: &dyn Keyring,
) -> Result<Store, obeznik_store::StoreError> {
    let mut store = Store::open(&places.tenant(tenant), Unlock::Keyring(keyring), clock::now())?;
    let beside = places.epoch(tenant);
    let is_foreign = store.meet_epoch(&beside)? == Provenance::Foreign;
    if is_foreign {
        keeper::begin_other_history(&mut store)?;
        store.settle_epoch(&beside)?;
        tracing::warn!(%tenant, "another history begins");
    } else if store.office_state()?.history.is_none() {
        store.begin_history()?;
        tracing::warn!(%tenant, "a history begins");
    }
    Ok(store)
}
