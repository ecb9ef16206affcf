//! The watched folder: files that settle there, such as scans, are offered to a paper. Nothing is taken
//! without a person, and nothing in the folder is ever changed.

use std::fs::{self, File, Metadata};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use obeznik_kernel::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::{ApiError, Code};
use crate::attachments::{Arrived, Uploaded, check_size, take as take_file};
use crate::office::Office;

/// Name under which the store of this device keeps the folder.
pub(crate) const FOLDER: &str = "watched_folder";

/// Drafts whose key begins so name files that were dealt with.
const DEALT: &str = "watched/";

/// A file nobody wrote to for so long has settled: a scanner writes page after page.
const SETTLED: Duration = Duration::from_secs(3);

/// Files offered at once.
const MOST: usize = 200;

/// The folder as the window shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Watched {
    /// The folder; empty when none is watched.
    pub folder: String,
    /// Whether it is not there now, such as a disk that is not connected.
    pub is_missing: bool,
    /// Files that settled and were not dealt with, the newest first.
    pub files: Vec<WatchedFile>,
}

/// A file that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WatchedFile {
    /// Its name in the folder.
    pub name: String,
    /// Size.
    #[ts(type = "number")]
    pub size_bytes: u64,
    /// When it was written last.
    pub modified_at: String,
}

/// Sets the folder; an empty text watches none.
///
/// # Errors
/// [`Code::Refused`] for what is no folder of this computer or lies in the store.
pub fn set_folder(office: &Office, folder: &str) -> Result<(), ApiError> {
    let folder = folder.trim();
    if !folder.is_empty() {
        check_outside(office, Path::new(folder), ["watched-no-folder", "watched-in-store"])?;
    }
    Ok(office.store().set_secret(FOLDER, folder.as_bytes())?)
}

/// Refuses, by the first key, what is no folder of this computer, and by the second one what lies in or around the store.
pub(crate) fn check_outside(office: &Office, folder: &Path, keys: [&str; 2]) -> Result<(), ApiError> {
    let [no_folder, in_store] = keys;
    let refused = |key: &str| ApiError::new(Code::Refused, key).with("folder", folder.display());
    if !folder.is_absolute() || !folder.is_dir() {
        return Err(refused(no_folder));
    }
    let out = office.store().out_folder();
    let store = out.parent().unwrap_or(&out).canonicalize().map_err(ApiError::broken)?;
    let folder = folder.canonicalize().map_err(|_| refused(no_folder))?;
    if folder.starts_with(&store) || store.starts_with(&folder) {
        return Err(refused(in_store));
    }
    Ok(())
}

/// The folder and what waits in it.
///
/// # Errors
/// What the store says; a folder that is not there is an answer.
pub fn watched(office: &Office) -> Result<Watched, ApiError> {
    let Some(folder) = folder(office)? else { return Ok(Watched::default()) };
    let shown = folder.display().to_string();
    let Ok(entries) = fs::read_dir(&folder) else {
        return Ok(Watched { folder: shown, is_missing: true, files: Vec::new() });
    };
    let dealt = dealt(office)?;
    let mut found: Vec<(String, Metadata)> = entries.flatten().filter_map(|entry| settled(&entry)).collect();
    found.retain(|(name, facts)| !dealt.contains(&(name.clone(), stamp(facts))));
    found.sort_by_key(|(name, facts)| (std::cmp::Reverse(facts.modified().ok()), name.clone()));
    found.truncate(MOST);
    let file = |(name, facts): (String, Metadata)| {
        let modified_at = facts.modified().ok().and_then(|at| Timestamp::try_from(at).ok());
        let modified_at = modified_at.map(|at| at.to_string()).unwrap_or_default();
        WatchedFile { name, size_bytes: facts.len(), modified_at }
    };
    Ok(Watched { folder: shown, is_missing: false, files: found.into_iter().map(file).collect() })
}

/// A plain file nobody writes to any more; no hidden one, no link, nothing half downloaded.
fn settled(entry: &fs::DirEntry) -> Option<(String, Metadata)> {
    let name = entry.file_name().into_string().ok()?;
    let is_working = name.starts_with(['.', '~'])
        || [".tmp", ".part", ".crdownload"].iter().any(|ending| name.to_lowercase().ends_with(ending));
    let facts = fs::symlink_metadata(entry.path()).ok().filter(Metadata::is_file)?;
    let age = SystemTime::now().duration_since(facts.modified().ok()?).ok()?;
    (!is_working && age >= SETTLED).then_some((name, facts))
}

/// Takes a file of the folder into the store, as an upload; the person then attaches it.
///
/// # Errors
/// [`Code::NotFound`] when it vanished, [`Code::Refused`] for what is no annex or changes under the hand.
pub fn take(office: &Office, name: &str) -> Result<Uploaded, ApiError> {
    let (path, before) = find(office, name)?;
    check_size(name, before.len())?;
    let mut file = File::open(&path).map_err(|_| locked(name))?;
    let arrived = Arrived::of(office, &mut file)?;
    let after = fs::symlink_metadata(&path).map_err(|_| vanished())?;
    if stamp(&after) != stamp(&before) {
        return Err(ApiError::new(Code::Refused, "attachment-changed").with("name", name));
    }
    take_file(office, name, arrived)
}

/// A file was attached, or the person does not want it: it is not offered again as it is.
///
/// # Errors
/// What the store says.
pub fn put_away(office: &Office, name: &str) -> Result<(), ApiError> {
    let (_, facts) = find(office, name)?;
    office.put_draft(&format!("{DEALT}{}/{name}", office.person()), stamp(&facts))
}

fn find(office: &Office, name: &str) -> Result<(PathBuf, Metadata), ApiError> {
    let folder = folder(office)?.ok_or_else(vanished)?;
    let is_plain = Path::new(name).file_name().is_some_and(|own| own == name);
    let path = folder.join(name);
    let facts = fs::symlink_metadata(&path).ok().filter(|facts| is_plain && facts.is_file());
    Ok((path, facts.ok_or_else(vanished)?))
}

fn folder(office: &Office) -> Result<Option<PathBuf>, ApiError> {
    let kept = office.store().secret(FOLDER)?.and_then(|bytes| String::from_utf8(bytes).ok());
    Ok(kept.filter(|folder| !folder.is_empty()).map(PathBuf::from))
}

/// Names and stamps of files that were dealt with.
fn dealt(office: &Office) -> Result<Vec<(String, String)>, ApiError> {
    let person = office.person();
    let prefix = format!("{DEALT}{person}/");
    let drafts = office.store().drafts(person)?;
    let own =
        |draft: obeznik_store::Draft| Some((draft.draft_id.strip_prefix(&prefix)?.to_owned(), draft.body));
    Ok(drafts.into_iter().filter_map(own).collect())
}

fn stamp(facts: &Metadata) -> String {
    let modified = facts.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    format!("{} {}", facts.len(), modified.unwrap_or_default().as_nanos())
}

fn vanished() -> ApiError {
    ApiError::new(Code::NotFound, "attachment-vanished")
}

fn locked(name: &str) -> ApiError {
    ApiError::new(Code::Refused, "attachment-locked").with("name", name)
}
