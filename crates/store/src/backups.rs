//! Backups outside the computer: whole copies of a store in a place a person chose, such as a USB disk.
//!
//! A place holds one room for each store, `obeznik-` and the first digits of its identifier; nothing in it says
//! whose office it is:
//!
//! ```text
//! 2026-11-29-091500/   office.db, store.keys and, written last, zaloha.json
//! prilohy/ab/…         sealed attachments, each once for all copies
//! store.keys           the newest wraps, so that a new recovery code opens older copies too
//! ```
//!
//! A copy is written under another name and takes its own only after it was opened, its chain walked and each of
//! its attachments found. Whatever is cut off in between leaves earlier copies as they were.

mod bring;
mod content;
mod error;
mod files;
mod image;
mod kept;
mod make;
mod note;
mod place;

pub use bring::{BroughtBack, FoundBackup, attachments_of, backups_in, bring_back};
pub use content::ContentSearch;
pub use error::BackupError;
pub use files::{BackupProgress, BackupStage};
pub use image::StoreImage;
pub use make::BackupMade;
pub use place::BackupPlace;

/// The database of a copy, as in the store.
const DATABASE: &str = "office.db";
/// The wraps of a copy, as in the store.
const KEYS: &str = "store.keys";
/// What a copy says of itself.
const NOTE: &str = "zaloha.json";
/// Sealed attachments of all copies.
const BLOBS: &str = "prilohy";
/// Which of several stores brought back from one backup a store is; among the texts of the store itself.
const LINE: &str = "backup_line";
/// What is not finished, or on its way out, ends so.
const UNFINISHED: &str = ".new";
