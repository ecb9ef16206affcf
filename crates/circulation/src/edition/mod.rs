//! Documents corrected by hand: what a person put in place of the one the program makes.
//!
//! A document is made anew from the records each time it is asked for. Once somebody corrected it in Word, their file is
//! the official one until it is taken back; what the records say since is told, never written over it.

mod put;
mod seen;
mod withdraw;

use obeznik_kernel::{BlobHash, PersonId, Record, RecordId, Timestamp};
use serde::{Deserialize, Serialize};

pub use put::{PutEdition, put_edition};
pub(crate) use seen::{narrow, of_document, subject};
pub use withdraw::{WithdrawEdition, withdraw_edition};

use crate::stored_enum::stored_enum;

stored_enum! {
    /// Which document the program makes.
    PrintedKind {
        /// Košilka of a paper.
        CoverSheet = "cover_sheet",
        /// Pozvánka to a meeting, for the assembly its public notice.
        Invitation = "invitation",
        /// Výpis usnesení.
        Extract = "extract",
        /// All resolutions of a meeting.
        ResolutionList = "resolution_list",
        /// Osvědčení of who entered the assembly (§ 56 of Act 491/2001 Coll.).
        Certificate = "certificate",
    }
}

/// What a part of the document said when the file was put in its place: enough to see that it changed, not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SaidThen {
    /// The part, such as `programme`.
    pub section: String,
    /// SHA-256 of its words.
    pub digest: String,
}

/// Why a corrected document is official no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Withdrawal {
    /// Who took it back.
    pub by: Option<PersonId>,
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

/// One file put in place of the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EditionVersion {
    /// Name of the file.
    pub name: String,
    /// Content address of the file for Word.
    pub blob: BlobHash,
    /// Its size.
    pub size_bytes: u64,
    /// Content address of its PDF: the one that is issued.
    pub view: BlobHash,
    /// Its size.
    pub view_size_bytes: u64,
    /// What was corrected, in the words of who did it.
    pub note: String,
    /// What the program's own document said then.
    pub said: Vec<SaidThen>,
    /// Who put it.
    pub put_by: Option<PersonId>,
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub put_at: Timestamp,
    /// Set once it was taken back.
    #[serde(default)]
    pub withdrawn: Option<Withdrawal>,
}

/// What was put in place of one document, the last at the end; lies under the paper, meeting or resolution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Edition {
    /// Which document.
    pub kind: PrintedKind,
    /// The paper, meeting or resolution it is made of.
    pub document: RecordId,
    /// Every file that was put.
    pub versions: Vec<EditionVersion>,
    /// Whether it names what was closed since, so that it stays with the few wherever its paper goes.
    #[serde(default)]
    pub is_kept_close: bool,
}

impl Record for Edition {
    const KIND: &'static str = "edition";
}

impl Edition {
    /// The file that is official now; nothing where the program's own document is.
    pub fn current(&self) -> Option<&EditionVersion> {
        self.versions.last().filter(|version| version.withdrawn.is_none())
    }
}

/// The identifier of what was put in place of one document.
pub fn edition_id(kind: &PrintedKind, document: RecordId) -> RecordId {
    RecordId::well_known(&format!("edition/{}/{document}", kind.as_str()))
}
