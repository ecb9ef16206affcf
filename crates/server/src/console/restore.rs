//! Going back to a backup. The municipality begins a new history, so that devices which know more than
//! the backup push it once more; every token ends.

use std::fs;
use std::path::{Path, PathBuf};

use obeznik_app::{ApiError, Code};
use obeznik_console::{Exit, Said, Texts};
use obeznik_store::{Store, Unlock, backups_in, bring_back};
use serde_json::json;

use super::arguments::{InTenant, Restore};
use super::backup::{clone_folder, no_files};
use super::{tenants, together, unavailable};
use crate::clock;
use crate::server::Server;
use crate::tenants::keeper::begin_other_history;
use crate::tenants::{Poke, TenantFile};

/// Puts a backup in the place of the municipality it was made of. Only without a running server: nobody may
/// be at the desk. What stood there is kept beside it.
pub(super) async fn restore(server: &Server, order: Restore, texts: &Texts) -> Result<Said, ApiError> {
    if server.tenants.database().is_some() {
        return Err(no_files());
    }
    let found = found_in(&order.from);
    let (copy, described) = found.ok_or_else(|| {
        ApiError::new(Code::NotFound, "server-console-no-backup").with("from", order.from.display())
    })?;
    let file: TenantFile = serde_json::from_slice(&described).map_err(ApiError::broken)?;
    let taken = server.tenants.by_slug(file.slug.as_str()).filter(|other| other.tenant != file.tenant);
    if taken.is_some() {
        return Err(ApiError::new(Code::Refused, "server-console-name-taken").with("slug", &file.slug));
    }
    let places = server.tenants.places().clone();
    let (keyring, described) = (server.tenants.keyring(), file.clone());
    let restored = tokio::task::spawn_blocking(move || -> Result<_, ApiError> {
        let (place, now) = (places.tenant(described.tenant), clock::now());
        let coming = places.tenants().join(format!("{}.coming", described.tenant));
        let _ = fs::remove_dir_all(&coming); // of a restore that broke off
        let missing = copy.bring(&coming, order.unlock(keyring.as_ref()))?;
        let links = make_ready(&coming, &order, keyring.as_ref(), now)?;
        let beside = places.path().join(format!("{}-before-{}", described.tenant, now.as_millisecond()));
        let kept = place.exists();
        if kept {
            fs::rename(&place, &beside).map_err(ApiError::broken)?;
        }
        fs::rename(&coming, &place).map_err(ApiError::broken)?;
        described.write(&places).map_err(ApiError::broken)?;
        Ok((links, missing, kept.then_some(beside)))
    });
    let (links, missing, beside) = restored.await.map_err(ApiError::broken)??;
    server.tenants.learn(file.clone());
    server.security.tell_of_server(Some(file.tenant), clock::now(), "restored");
    let line = texts.say("server-console-restored", &[("name", &file.name), ("links", &links)]);
    let value = json!({ "tenant": file, "links": links, "missing": missing, "before": beside });
    let mut said = Said::done(line, value);
    if missing > 0 {
        said = said.and(texts.say("server-console-restored-missing", &[("count", &missing)]));
        said = Said { exit: Exit::Finding, ..said };
    }
    if let Some(beside) = beside {
        said = said.and(texts.say("server-console-restored-before", &[("folder", &beside.display())]));
    }
    Ok(said.and(texts.say("server-console-restored-devices", &[])))
}

/// Begins another history of every municipality asked for: after a copy came back in a way that nothing
/// shows, such as `pg_restore --clean` in the same database. The server may serve meanwhile.
pub(super) async fn new_history(server: &Server, which: InTenant, texts: &Texts) -> Result<Said, ApiError> {
    let mut answers = Vec::new();
    for file in tenants(server, which.tenant.as_deref())? {
        let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
        desk.ask(|keeper| keeper.begin_history()).await.map_err(unavailable)?;
        desk.poke(Poke::Access);
        server.security.tell_of_server(Some(file.tenant), clock::now(), "history_begun");
        let line = texts.say("server-console-history-begun", &[("name", &file.name)]);
        let said = Said::done(line, json!({ "tenant": file }));
        answers.push(said.and(texts.say("server-console-restored-devices", &[])));
    }
    Ok(together(answers, texts))
}

/// A backup that was found.
enum Found {
    /// A store folder, as `backup --out` writes it.
    Folder(PathBuf),
    /// A dated copy in the room of a municipality.
    Dated(PathBuf),
}

/// The backup a person points to and whose it is: a store folder, a dated copy, or the room of a municipality, of which
/// the newest copy that is whole is meant.
fn found_in(from: &Path) -> Option<(Found, Vec<u8>)> {
    let is_store = from.join("office.db").is_file();
    match fs::read(from.join("tenant.json")) {
        Ok(described) if is_store => Some((Found::Folder(from.to_owned()), described)),
        Ok(described) => {
            let whole = backups_in(from).into_iter().find(|copy| !copy.is_damaged)?;
            Some((Found::Dated(whole.folder), described))
        }
        Err(_) if is_store => {
            let described = fs::read(from.parent()?.join("tenant.json")).ok()?;
            Some((Found::Dated(from.to_owned()), described))
        }
        Err(_) => None,
    }
}

impl Found {
    /// Brings it and gives how many attachments it lacks; a store folder is taken as it is.
    fn bring(&self, to: &Path, unlock: Unlock<'_>) -> Result<usize, ApiError> {
        match self {
            Self::Folder(folder) => clone_folder(folder, to).map(|()| 0),
            Self::Dated(copy) => {
                let brought = bring_back(copy, unlock, to, &mut |_| true)?;
                if brought.missing > 0 {
                    tracing::error!(count = brought.missing, "attachments are missing in the backup");
                }
                Ok(brought.missing)
            }
        }
    }
}

impl Restore {
    /// What opens the backup.
    fn unlock<'a>(&'a self, keyring: &'a dyn obeznik_store::Keyring) -> Unlock<'a> {
        match &self.secret {
            Some(code) if self.recovery_code_stdin => Unlock::RecoveryCode(code),
            _ => Unlock::Keyring(keyring),
        }
    }
}

fn make_ready(
    coming: &Path,
    order: &Restore,
    keyring: &dyn obeznik_store::Keyring,
    now: obeznik_kernel::Timestamp,
) -> Result<u64, ApiError> {
    let mut store = Store::open(coming, order.unlock(keyring), now)?;
    if order.recovery_code_stdin && !store.use_keyring(keyring)? {
        return Err(ApiError::broken("the keyring of the server takes nothing"));
    }
    begin_other_history(&mut store)?;
    let links = store.head()?.log_no;
    store.close(now)?;
    Ok(links)
}
