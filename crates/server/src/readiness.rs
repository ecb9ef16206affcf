//! Whether the server can do what it is asked: where its municipalities live answers and takes writing.

use std::fs;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::time::Instant;

use crate::places::Places;
use crate::tenants::{InDatabase, TenantFile, Tenants};

/// A home that does not answer in this time does not answer.
const SLOWEST: Duration = Duration::from_secs(2);
/// How long an answer holds: however many ask, the home is asked no more often.
const HOLDS: Duration = Duration::from_secs(1);

/// What was found out last. One at a time finds out, so that who asks again and again holds nobody up.
pub struct Readiness {
    turn: Arc<Semaphore>,
    last: Mutex<Option<(Instant, bool)>>,
}

/// What is asked.
enum Home {
    Folders(Places, Vec<TenantFile>),
    Database(Arc<InDatabase>),
}

impl Default for Readiness {
    fn default() -> Self {
        Self { turn: Arc::new(Semaphore::new(1)), last: Mutex::default() }
    }
}

impl Readiness {
    /// Whether the municipalities can be served now, within two seconds.
    pub async fn is_ready(&self, tenants: &Tenants) -> bool {
        let asked = tokio::time::timeout(SLOWEST, self.asked(tenants));
        asked.await.unwrap_or(false)
    }

    async fn asked(&self, tenants: &Tenants) -> bool {
        if let Some(known) = self.known() {
            return known;
        }
        let Ok(turn) = Arc::clone(&self.turn).acquire_owned().await else { return false };
        if let Some(known) = self.known() {
            return known; // somebody else found it out meanwhile
        }
        let home = match tenants.database() {
            Some(database) => Home::Database(database),
            None => Home::Folders(tenants.places().clone(), tenants.files()),
        };
        let looked = tokio::task::spawn_blocking(move || {
            let answers = home.answers();
            drop(turn); // held to here, whether or not somebody still waits
            answers
        });
        let answers = looked.await.unwrap_or(false);
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), answers));
        answers
    }

    fn known(&self) -> Option<bool> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.filter(|(at, _)| at.elapsed() < HOLDS).map(|(_, answers)| answers)
    }
}

impl Home {
    fn answers(&self) -> bool {
        let failed = match self {
            Self::Folders(places, files) => tried(places, files).err().map(|error| error.kind().to_string()),
            Self::Database(database) => database.answers().err().map(|error| error.to_string()),
        };
        if let Some(cause) = &failed {
            tracing::warn!(%cause, "the server is not ready");
        }
        failed.is_none()
    }
}

/// Writes into the data folder, and looks whether the stores are where they were.
fn tried(places: &Places, files: &[TenantFile]) -> io::Result<()> {
    let is_there = |file: &TenantFile| places.tenant(file.tenant).join("office.db").is_file();
    if !files.is_empty() && !files.iter().any(is_there) {
        return Err(io::ErrorKind::NotFound.into()); // such as a disk that is not there
    }
    let trial = places.trial();
    let tried = fs::write(&trial, [0x4f; 4096]);
    let removed = fs::remove_file(&trial);
    tried.and(removed)
}
