//! Backups the server makes by itself, of municipalities that have files of their own: dated copies in one place, their
//! content only once, older ones forgotten as a desktop forgets them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::Duration;

use obeznik_app::ApiError;
use obeznik_identity::Exported;
use obeznik_store::{BackupError, BackupMade, BackupPlace};

use crate::clock;
use crate::console::{no_files, unavailable};
use crate::places::{Places, make_private, write_private};
use crate::server::{Server, Shared};
use crate::tenants::TenantFile;

/// The room of a municipality in a place of backups.
pub(crate) struct BackupRoom {
    /// The place.
    pub(crate) place: BackupPlace,
    /// Its name there.
    pub(crate) name: String,
}

/// Makes backups into a folder until the server stops, the first one at once.
pub(crate) async fn keep(server: Shared, to: PathBuf, every: Duration) {
    let mut stop = server.stopping.subscribe();
    loop {
        let next = tokio::time::Instant::now() + every;
        round(&server, &to).await; // told to stop, it breaks off by itself
        let ended = tokio::time::timeout_at(next, stop.wait_for(|stopping| *stopping)).await;
        if ended.is_ok() {
            return;
        }
    }
}

/// Makes one backup of every municipality and gives how many were not made. It is told in the log and counted in the
/// metrics, attachments that are lacking by themselves: a backup without them is not all that there was.
pub async fn round(server: &Server, to: &Path) -> u64 {
    let (mut failed, mut lacking) = (0, 0_u64);
    for file in server.tenants.files() {
        match of_one(server, &file, to).await {
            Ok(made) if made.missing == 0 => {
                tracing::info!(tenant = %file.tenant, count = made.new_blobs, "backed up");
            }
            Ok(made) => {
                let count = made.missing;
                lacking = lacking.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
                tracing::error!(tenant = %file.tenant, count, "backed up, and attachments are missing");
            }
            Err(_) if *server.stopping.borrow() => return failed, // the earlier copy stays
            Err(error) => {
                failed += 1;
                tracing::error!(tenant = %file.tenant, cause = %error.key, "not backed up");
            }
        }
    }
    server.metrics.backups_failed.fetch_add(failed, Ordering::Relaxed);
    server.metrics.backups_lack.store(lacking, Ordering::Relaxed);
    if failed == 0 && lacking == 0 {
        let now = u64::try_from(clock::now().as_second()).unwrap_or(0);
        server.metrics.backed_up_at.store(now, Ordering::Relaxed);
    }
    failed
}

/// A backup of one municipality. Its room is made once: an empty folder where a disk used to be is not the place.
async fn of_one(server: &Server, file: &TenantFile, to: &Path) -> Result<BackupMade, ApiError> {
    let room = room(server, file, to).await?;
    let (place, remembered) = (room.place, server.tenants.places().backed_up(file.tenant));
    let (tried, chosen) = (place.clone(), to.to_owned());
    let there = tokio::task::spawn_blocking(move || {
        let is_known = fs::read(&remembered).is_ok_and(|text| text == chosen.as_os_str().as_encoded_bytes());
        if tried.is_there() || !is_known { tried.make() } else { Err(BackupError::NotThere) }
    });
    there.await.map_err(ApiError::broken)??;
    let made = image_into(server, file, place.clone()).await?;
    let (places, described) = (server.tenants.places().clone(), file.clone());
    let (in_place, chosen) = (place.folder().join(&room.name), to.to_owned());
    let noted = tokio::task::spawn_blocking(move || note(&places, &described, &in_place, &chosen));
    noted.await.map_err(ApiError::broken)?.map_err(ApiError::broken)?;
    Ok(made)
}

/// Writes into the room whose copies lie there, so that a bare machine can bring them back, and beside the stores that
/// the room is there.
fn note(places: &Places, file: &TenantFile, room: &Path, chosen: &Path) -> std::io::Result<()> {
    write_private(&room.join("tenant.json"), &serde_json::to_vec_pretty(file)?)?;
    let remembered = places.backed_up(file.tenant);
    make_private(remembered.parent().unwrap_or(places.path()))?;
    write_private(&remembered, chosen.as_os_str().as_encoded_bytes())
}

/// Where the backups of a municipality lie in a folder; nothing is made.
pub(crate) async fn room(server: &Server, file: &TenantFile, folder: &Path) -> Result<BackupRoom, ApiError> {
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let asked = folder.to_owned();
    let found = desk.ask(move |keeper| {
        let store = keeper.store();
        Ok(store.map(|store| BackupRoom { place: store.backup_place(&asked), name: store.backup_room() }))
    });
    found.await.map_err(unavailable)?.ok_or_else(no_files)
}

/// A dated copy in a room, read again before it has its name. The writer waits for the moment in which the image is
/// taken, not for the disk.
pub(crate) async fn image_into(
    server: &Server,
    file: &TenantFile,
    place: BackupPlace,
) -> Result<BackupMade, ApiError> {
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let imaged = desk.ask(|keeper| Ok(keeper.store().map(|store| store.image())));
    let image = imaged.await.map_err(unavailable)?.ok_or_else(no_files)??;
    let stopping = server.stopping.subscribe();
    let made = tokio::task::spawn_blocking(move || {
        image.back_up_to(&place, clock::now(), &mut |_| !*stopping.borrow())
    });
    let made = made.await.map_err(ApiError::broken)??;
    server.security.tell_of_export(file.tenant, clock::now(), Exported::Backup);
    Ok(made)
}
