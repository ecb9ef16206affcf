//! The invitation to a meeting and the public notice of one.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::letterhead::{Letterhead, Signature};
use crate::press::{Template, print};

/// An invitation to members (pozvánka) or a notice to the public (oznámení o konání zasedání).
///
/// The notice names place, time and programme and hangs on the official board for at least seven
/// days before the meeting. Source: Act No. 128/2000 Coll., on Municipalities, § 93 (1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Invitation {
    /// Who convenes.
    pub letterhead: Letterhead,
    /// File number, `MUVZ 4821/2026`.
    pub file_number: Option<String>,
    /// Day of posting, for a public notice.
    pub posted_on: Option<Date>,
    /// Day it may be taken down, for a public notice.
    pub removed_on: Option<Date>,
    /// What the document is, `Oznámení o konání zasedání zastupitelstva`.
    pub kind: String,
    /// The meeting, `2. zasedání Zastupitelstva města Vzorova`.
    pub title: String,
    /// When it begins, in local time.
    pub starts_at: DateTime,
    /// Where it is held.
    pub place: String,
    /// Who convenes it, `Mgr. Radim Košťál, starosta`.
    pub convened_by: String,
    /// The proposed programme.
    pub programme: Vec<ProgrammeSection>,
    /// Closing sentence; an empty line starts a new paragraph.
    pub closing: Option<String>,
    /// Who signs, in pairs from the left.
    pub signatures: Vec<Signature>,
    /// The foot of each page, `Oznámení podle § 93 odst. 1 zákona č. 128/2000 Sb., o obcích`.
    pub foot: String,
}

/// A section of the programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProgrammeSection {
    /// Its title; `Navržený program` for the items before the first named section.
    pub title: String,
    /// Its items in order.
    pub items: Vec<ProgrammeItem>,
}

/// An item of the programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProgrammeItem {
    /// `7.`
    pub number: String,
    /// The title of the item.
    pub title: String,
    /// Under the title, small: who presents it, or that it was added late.
    pub note: Option<String>,
    /// At the right edge: `tisk 118`.
    pub paper: Option<String>,
}

/// Prints an invitation or a notice.
///
/// # Errors
/// [`DocumentError`]; [`DocumentError::Blank`] without a kind, title, place or municipality.
pub fn invitation(invitation: &Invitation, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
    let fields = [("kind", &invitation.kind), ("title", &invitation.title), ("place", &invitation.place)];
    print(Template::Invitation, &fields, invitation, &invitation.letterhead, imprint)
}
