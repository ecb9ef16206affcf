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
    if on_own_disk(&server, &to).await > 0 {
        tracing::warn!("backups go to the disk of the data itself: when it breaks, it takes both");
    }
    loop {
        let next = tokio::time::Instant::now() + every;
        round(&server, &to).await; // told to stop, it breaks off by itself
        let ended = tokio::time::timeout_at(next, stop.wait_for(|stopping| *stopping)).await;
        if ended.is_ok() {
            return;
        }
    }
}

/// How many municipalities have their data on the disk to which their backups would go.
pub async fn on_own_disk(server: &Server, to: &Path) -> usize {
    let mut count = 0;
    for file in server.tenants.files() {
        let room = room(server, &file, to).await;
        count += usize::from(room.is_ok_and(|room| room.place.is_on_same_disk()));
    }
    count
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
        let before = Before::read(&remembered, &chosen);
        let may_make = tried.is_there() || before.may_make(tried.is_on_own_disk());
        if may_make { tried.make() } else { Err(BackupError::NotThere) }
    });
    there.await.map_err(ApiError::broken)??;
    let made = image_into(server, file, place.clone()).await?;
    let (places, described) = (server.tenants.places().clone(), file.clone());
    let (chosen, name) = (to.to_owned(), room.name);
    let noted = tokio::task::spawn_blocking(move || note(&places, &described, (&place, &name), &chosen));
    noted.await.map_err(ApiError::broken)?.map_err(ApiError::broken)?;
    Ok(made)
}

/// Writes into the room whose copies lie there, so that a bare machine can bring them back, and beside the stores that
/// the room is there.
fn note(
    places: &Places,
    file: &TenantFile,
    (place, name): (&BackupPlace, &str),
    chosen: &Path,
) -> std::io::Result<()> {
    let room = place.folder().join(name);
    write_private(&room.join("tenant.json"), &serde_json::to_vec_pretty(file)?)?;
    let remembered = places.backed_up(file.tenant);
    make_private(remembered.parent().unwrap_or(places.path()))?;
    let before = if place.is_on_own_disk() { Before::OnOwnDisk } else { Before::Elsewhere };
    write_private(&remembered, &before.text(chosen))
}

/// Where a municipality was backed up before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Nowhere, or into another folder.
    Nowhere,
    /// Into the same folder, which lay on the disk of the system or of the data: perhaps because another disk was not
    /// plugged in.
    OnOwnDisk,
    /// Into the same folder on another disk.
    Elsewhere,
}

impl Before {
    /// Stands behind the folder; no path holds it.
    const OWN: &[u8] = b"\0own";

    fn read(remembered: &Path, chosen: &Path) -> Self {
        let Ok(text) = fs::read(remembered) else { return Self::Nowhere };
        let known = [Self::OnOwnDisk, Self::Elsewhere].into_iter().find(|one| one.text(chosen) == text);
        known.unwrap_or(Self::Nowhere)
    }

    fn text(self, chosen: &Path) -> Vec<u8> {
        let folder = chosen.as_os_str().as_encoded_bytes();
        if self == Self::OnOwnDisk { [folder, Self::OWN].concat() } else { folder.to_vec() }
    }

    /// Whether a room that is not there may be made: not where a disk used to be, but on the disk that has come since
    /// a backup went beside it.
    fn may_make(self, is_on_own_disk: bool) -> bool {
        match self {
            Self::Nowhere => true,
            Self::OnOwnDisk => !is_on_own_disk,
            Self::Elsewhere => false,
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_is_made_on_the_disk_that_came_and_not_where_one_used_to_be() {
        let table = [
            // where before, whether the folder is on the system's own disk now, whether a room may be made
            (Before::Nowhere, true, true),
            (Before::Nowhere, false, true),
            (Before::OnOwnDisk, true, false),
            (Before::OnOwnDisk, false, true), // the disk was not plugged in at the first backup
            (Before::Elsewhere, true, false), // it is not plugged in now
            (Before::Elsewhere, false, false),
        ];
        for (before, is_on_own_disk, expected) in table {
            assert_eq!(before.may_make(is_on_own_disk), expected, "{before:?} {is_on_own_disk}");
        }
    }

    #[test]
    fn where_backups_went_is_remembered_by_the_folder() {
        let home = tempfile::tempdir().unwrap();
        let (remembered, chosen) = (home.path().join("town"), Path::new("/mnt/zálohy"));
        assert_eq!(Before::read(&remembered, chosen), Before::Nowhere);
        for before in [Before::OnOwnDisk, Before::Elsewhere] {
            fs::write(&remembered, before.text(chosen)).unwrap();
            assert_eq!(Before::read(&remembered, chosen), before);
            assert_eq!(Before::read(&remembered, Path::new("/mnt/jinam")), Before::Nowhere);
        }
        fs::write(&remembered, "/mnt/zálohy").unwrap(); // as an older server wrote it
        assert_eq!(Before::read(&remembered, chosen), Before::Elsewhere);
    }
}
