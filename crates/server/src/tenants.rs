//! Municipalities of this server: found by their folders, opened at their first request.

mod desk;
mod file;
pub mod office;

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use obeznik_identity::TenantId;
use tokio::sync::OnceCell;

pub use desk::{Desk, Poke, Unavailable};
pub use file::{Slug, TenantFile};

use crate::keyring::FileKeyring;
use crate::places::Places;

/// One municipality, open or not.
struct Place {
    file: TenantFile,
    desk: OnceCell<Arc<Desk>>,
}

/// All municipalities.
pub struct Tenants {
    places: Places,
    keyring: Arc<FileKeyring>,
    known: RwLock<BTreeMap<TenantId, Arc<Place>>>,
}

impl Tenants {
    /// Looks for municipalities in the data folder.
    ///
    /// # Errors
    /// When the folder or a description in it cannot be read.
    pub fn found(places: Places, keyring: Arc<FileKeyring>) -> std::io::Result<Self> {
        let known = file::all(&places)?.into_iter().map(|file| (file.tenant, Arc::new(Place::closed(file))));
        let known = RwLock::new(known.collect());
        Ok(Self { places, keyring, known })
    }

    /// The data folder.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// The keyring that opens the stores.
    pub fn keyring(&self) -> Arc<FileKeyring> {
        Arc::clone(&self.keyring)
    }

    /// Makes a municipality known that was added while the server runs, or changed.
    pub fn learn(&self, file: TenantFile) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        let desk = known.get(&file.tenant).and_then(|place| place.desk.get().cloned());
        known.insert(file.tenant, Arc::new(Place { file, desk: OnceCell::new_with(desk) }));
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
        let (places, keyring) = (self.places.clone(), Arc::clone(&self.keyring));
        let open = || async move {
            let opened = tokio::task::spawn_blocking(move || Desk::open(tenant, &places, keyring.as_ref()));
            opened.await.map_err(|_| Unavailable::Broken)?.map(Arc::new)
        };
        place.desk.get_or_try_init(open).await.cloned()
    }

    /// The desks that are open.
    pub fn open_desks(&self) -> Vec<Arc<Desk>> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.values().filter_map(|place| place.desk.get().cloned()).collect()
    }

    /// Closes every desk after its last piece of work.
    pub fn close(&self) {
        for desk in self.open_desks() {
            desk.close();
        }
    }

    fn place(&self, tenant: TenantId) -> Option<Arc<Place>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).get(&tenant).cloned()
    }
}

impl Place {
    fn closed(file: TenantFile) -> Self {
        Self { file, desk: OnceCell::new() }
    }
}
