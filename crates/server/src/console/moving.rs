//! Moving municipalities of a data folder into the database. Each is there whole before its folder is put aside.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use obeznik_app::{ApiError, Code};
use obeznik_console::{Said, Texts};
use obeznik_identity::Exported;
use obeznik_store::{ChainReport, Store, Unlock};
use obeznik_store_postgres::DatabaseError;
use serde_json::json;

use super::arguments::InTenant;
use super::{not_kept, together};
use crate::clock;
use crate::keyring::FileKeyring;
use crate::places::Places;
use crate::serve::Held;
use crate::server::Server;
use crate::tenants::keeper::KeeperError;
use crate::tenants::{InDatabase, TenantFile, all_of_folder};

/// Moves those an order names; all when it names none. The folder's own server must not run.
pub(super) async fn from_folder(
    server: &Server,
    from: PathBuf,
    which: InTenant,
    texts: &Texts,
) -> Result<Said, ApiError> {
    let database = server.tenants.database();
    let database = database.ok_or_else(|| ApiError::new(Code::Invalid, "server-bad-request"))?;
    let held = Arc::new(held(&from)?);
    let files = all_of_folder(&held.places).map_err(|error| unreadable(&from, &error))?;
    let mut answers = Vec::new();
    for file in
        files.into_iter().filter(|file| which.tenant.as_deref().is_none_or(|slug| file.slug.as_str() == slug))
    {
        let (database, held, described) = (Arc::clone(&database), Arc::clone(&held), file.clone());
        let moved = tokio::task::spawn_blocking(move || one(&database, &held.places, &described));
        let (rows, links) = moved.await.map_err(ApiError::broken)??;
        server.tenants.learn(file.clone());
        server.security.tell_of_export(file.tenant, clock::now(), Exported::Office);
        let line =
            texts.say("server-console-moved", &[("name", &file.name), ("rows", &rows), ("links", &links)]);
        answers.push(Said::done(line, json!({ "tenant": file, "rows": rows, "links": links })));
    }
    Ok(together(answers, texts))
}

fn held(from: &Path) -> Result<Held, ApiError> {
    if !from.join("tenants").is_dir() {
        return Err(ApiError::new(Code::NotFound, "server-console-no-data").with("from", from.display()));
    }
    let held = Held::take(from).map_err(|error| unreadable(from, &error))?;
    held.ok_or_else(|| ApiError::new(Code::Locked, "server-console-serves-already"))
}

fn unreadable(from: &Path, error: &std::io::Error) -> ApiError {
    ApiError::new(Code::Refused, "cli-cannot-write").with("file", from.display()).with("why", error)
}

/// Moves one and tells how many rows and links came. Broken off after it was there, it is only put aside.
fn one(database: &InDatabase, places: &Places, file: &TenantFile) -> Result<(u64, u64), ApiError> {
    let keyring = FileKeyring::open(&places.keyring()).map_err(ApiError::broken)?;
    let (folder, now) = (places.tenant(file.tenant), clock::now());
    let store = Store::open(&folder, Unlock::Keyring(&keyring), now)?;
    let rows = match database.take_in(&store, file) {
        Err(KeeperError::Database(DatabaseError::TenantExists)) => 0,
        taken => taken.map_err(not_kept)?,
    };
    let head = store.head()?;
    match database.chain(file.tenant).map_err(not_kept)? {
        ChainReport::Whole(there) if there == head => {}
        _ => return Err(ApiError::new(Code::Refused, "server-console-tenant-exists")),
    }
    store.close(now)?;
    let described = places.tenant_file(file.tenant);
    fs::rename(&described, described.with_extension("moved.json")).map_err(ApiError::broken)?;
    Ok((rows, head.log_no))
}
