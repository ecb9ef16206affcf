//! SQLite: the solo office and the client in one encrypted file; read models, search, blobs, keys.
//!
//! A [`Store`] is the one writer of its folder. A command executes once, in one transaction with the log,
//! the index and the read models, and is journalled before it is acknowledged. [`Reader`]s beside it give
//! plain rows to the screens. No `rusqlite` type leaves this crate.

mod backups;
mod blobs;
mod cipher;
mod circulation;
mod client;
mod copies;
mod drafts;
mod epoch;
mod error;
mod execute;
mod export;
mod figures;
mod folder;
mod identity;
mod join;
mod journal;
mod keys;
mod mentions;
mod migrate;
mod municipality;
mod open;
mod project;
mod read;
mod records;
mod remains;
mod replay;
mod search;
mod secrets;
mod serve;
mod snapshot;
mod uploads;
mod views;

pub use backups::{
    BackupError, BackupMade, BackupPlace, BackupProgress, BackupStage, BroughtBack, ContentSearch,
    FoundBackup, StoreImage, attachments_of, backups_in, bring_back,
};
pub use blobs::{BlobReader, BlobSealer, SealedAs, SealedBlob, SealedContent, Sealing};
pub use circulation::{
    AgendaItemRow, AttachmentRow, ConsultationRow, Direction, MeetingFilter, MeetingRow, OpinionFilter,
    OpinionRow, Page, PaperFilter, PaperRow, PaperSort, PaperTypeRow, ReadyRow, RegistryFilter, RegistryRow,
    ResolutionFilter, ResolutionRow, ResolutionSort, Span, TaskFilter, TaskRow, TaskSort, VersionRow,
};
pub use client::{Wanted, WantedBlob, WantedSort};
pub use copies::{CopySort, StoreCopy};
pub use drafts::Draft;
pub use error::StoreError;
pub use execute::{Incoming, Together};
pub use export::Value;
pub use figures::Figures;
pub use folder::sync_folder;
pub use identity::DoorKeeper;
pub use join::Mode;
pub use keys::{
    Keyring, MemoryKeyring, NoKeyring, OfficeKeys, Protection, RecoveryCode, SystemKeyring, Unlock, Verifier,
    keyring_of_environment,
};
pub use municipality::{BodyRow, DepartmentRow, MembershipRow, PersonRow, VariantRow};
pub use obeznik_authority::LogFilter;
#[cfg(any(test, feature = "testing"))]
pub use open::{MemoryClientFile, MemoryOfficeFile};
pub use open::{Store, destroy_put_aside, restore};
pub use project::RebuildProgress;
pub use read::{ChainReport, Reader};
pub use remains::Remains;
pub use replay::Replayed;
pub use search::{
    ExtractedText, SearchFacet, SearchFacets, SearchHit, SearchKind, SearchPage, SearchQuery, SnippetPiece,
    StateOf,
};
pub use snapshot::Snapshot;
pub use uploads::{LARGEST_BLOB, PART_BYTES, Upload, UploadedPart, UploadedWhole};
pub use views::{UnreadView, Unshared, Unviewed, ViewState};
