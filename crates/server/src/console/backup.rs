//! Backups while the server serves. Into a folder of the administrator's: one folder for each municipality, a store
//! folder itself, and a second backup copies only what changed. Into a place of dated copies: as a desktop that
//! works alone makes them, for the desktop that shares its office.

use std::fs;
use std::path::Path;

use obeznik_app::{ApiError, Code};
use obeznik_console::{Said, Texts};
use obeznik_identity::Exported;
use obeznik_store::{BackupMade, Keyring, Store, StoreError, Unlock};
use serde_json::json;

use super::arguments::Backup;
use super::{copying, tenants, together, unavailable, verify};
use crate::backups::{self, BackupRoom};
use crate::clock;
use crate::places::{make_private, write_private};
use crate::server::Server;
use crate::tenants::TenantFile;

/// Copies every store asked for, and with `--verify` opens each copy in a temporary place.
pub(super) async fn backup(server: &Server, order: Backup, texts: &Texts) -> Result<Said, ApiError> {
    if server.tenants.database().is_some() {
        return Err(no_files());
    }
    let Backup { which, out, verify, place, prepare } = order;
    // Who looks a store over holds back what was written last, and looks again afterwards.
    let _put_off = server.looks.put_off().await;
    let mut answers = Vec::new();
    for file in tenants(server, which.tenant.as_deref())? {
        if let Some(folder) = &place {
            answers.push(into_place(server, &file, folder, prepare, texts).await?);
            continue;
        }
        let to = out.as_deref().unwrap_or(Path::new("")).join(file.tenant.to_string());
        copy(server, &file, &to).await?;
        server.security.tell_of_export(file.tenant, clock::now(), Exported::Backup);
        let keyring = server.tenants.keyring();
        let (place, described) = (to.clone(), file.clone());
        let checked = tokio::task::spawn_blocking(move || {
            verify.then(|| check_copy(&place, keyring.as_ref())).transpose()
        });
        let looked = checked.await.map_err(ApiError::broken)??;
        let mut said = Said::done(
            texts.say("server-console-backed-up", &[("name", &described.name), ("out", &to.display())]),
            json!({ "tenant": described.slug, "out": to }),
        );
        if let Some(look) = looked {
            let checked = verify::said(&described, &look, texts);
            said.exit = checked.exit;
            said.value["verify"] = checked.value;
            said.lines.extend(checked.lines);
        }
        answers.push(said);
    }
    Ok(together(answers, texts))
}

/// A dated copy in a place, or only the room for such copies.
async fn into_place(
    server: &Server,
    file: &TenantFile,
    folder: &Path,
    prepare: bool,
    texts: &Texts,
) -> Result<Said, ApiError> {
    let BackupRoom { place, name } = backups::room(server, file, folder).await?;
    let chosen = place.folder().display().to_string();
    if prepare {
        tokio::task::spawn_blocking(move || place.make()).await.map_err(ApiError::broken)??;
        return Ok(Said::done(
            texts.say("server-console-place-ready", &[("name", &file.name), ("out", &chosen)]),
            json!({ "tenant": file.slug, "folder": chosen, "room": name }),
        ));
    }
    let BackupMade { new_blobs, missing, size_bytes } = backups::image_into(server, file, place).await?;
    Ok(Said::done(
        texts.say("server-console-backed-up", &[("name", &file.name), ("out", &chosen)]),
        json!({ "tenant": file.slug, "new_blobs": new_blobs, "missing": missing, "size_bytes": size_bytes }),
    ))
}

/// A database is copied by its own tools, whole and to a point in time.
pub(crate) fn no_files() -> ApiError {
    ApiError::new(Code::Refused, "server-console-database-backup")
}

async fn copy(server: &Server, file: &TenantFile, to: &Path) -> Result<(), ApiError> {
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let (places, tenant) = (server.tenants.places().clone(), file.tenant);
    let (from, to) = (places.tenant(tenant), to.to_owned());
    let described = serde_json::to_vec_pretty(file).map_err(ApiError::broken)?;
    // Blobs never change, so the many that are there are copied while the writer goes on.
    let (blobs_from, blobs_to) = (from.clone(), to.clone());
    let blobs = tokio::task::spawn_blocking(move || copying::blobs(&blobs_from, &blobs_to));
    blobs.await.map_err(ApiError::broken)??;
    let copied = desk.ask(move |keeper| {
        let Some(store) = keeper.store() else { return Ok(Err(no_files())) };
        let copied = copying::store(store, &from, &to);
        // The copy keeps the old text: put in this place by hand, it is told from what was here.
        store.meet_epoch(&places.epoch(tenant))?;
        Ok(copied.and_then(|_| write_private(&to.join("tenant.json"), &described).map_err(ApiError::broken)))
    });
    copied.await.map_err(unavailable)?
}

/// A backup that was never read is a hope: a copy of it is opened, walked and thrown away. The backup
/// itself stays as it is, so that it can lie on a disk that is only read.
fn check_copy(backup: &Path, keyring: &dyn Keyring) -> Result<verify::Look, ApiError> {
    let place = std::env::temp_dir().join(format!("obeznik-verify-{}", uuid::Uuid::now_v7()));
    let looked = make_private(&place).map_err(ApiError::broken).and_then(|()| {
        clone_folder(backup, &place)?;
        let store = Store::open(&place, Unlock::Keyring(keyring), clock::now())?;
        verify::look(store.reader(), false).map_err(ApiError::broken)
    });
    let _ = fs::remove_dir_all(&place); // a temporary place; the system clears it as well
    looked
}

/// Copies a store folder that nobody has open.
///
/// # Errors
/// [`ApiError`] when something cannot be copied.
pub(super) fn clone_folder(from: &Path, to: &Path) -> Result<(), ApiError> {
    if !from.join("office.db").is_file() || !from.join("store.keys").is_file() {
        return Err(StoreError::NoStore { folder: from.to_owned() }.into());
    }
    copying::folder(from, to)
}
