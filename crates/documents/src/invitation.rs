//! The invitation to a meeting and the public notice of one.

use jiff::civil::{Date, DateTime};
use obeznik_czech::dates;
use serde::{Deserialize, Serialize};

use crate::docx::docx;
use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::letterhead::{Letterhead, Signature};
use crate::office::wording::say;
use crate::page::{Page, Part, facts, file_number, hour};
use crate::press::check;

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    invitation.page()?.as_pdf(invitation.letterhead.crest.as_ref(), imprint)
}

impl Invitation {
    /// The invitation as a file for Word.
    ///
    /// # Errors
    /// As [`invitation`].
    pub fn docx(&self, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
        docx(&self.page()?, self.letterhead.crest.as_ref(), imprint)
    }

    /// Lays the invitation out.
    pub(crate) fn page(&self) -> Result<Page, DocumentError> {
        let fields = [("kind", &self.kind), ("title", &self.title), ("place", &self.place)];
        check(&fields, self)?;
        let mut page = Page::new(&self.letterhead, self.kind.clone(), self.title.clone());
        page.title = format!("{} – {}", self.kind, self.title);
        page.foot.clone_from(&self.foot);
        let day = |key: &'static str, day: Option<Date>| {
            day.map(|day| say(key, &[("day", dates::long(day).into())]))
        };
        let posted = day("print-label-posted", self.posted_on);
        let removed = day("print-label-removed", self.removed_on);
        let lines = [file_number(self.file_number.as_ref()), posted, removed];
        page.references.extend(lines.into_iter().flatten());
        let starts = self.starts_at;
        let (day, year) = (dates::on_weekday(starts.date()), starts.year());
        let when = format!("{day} {year} v\u{a0}{}", hour(starts));
        let rows = facts([
            ("print-label-when", when),
            ("print-label-where", self.place.clone()),
            ("print-label-convened-by", self.convened_by.clone()),
        ]);
        page.add("facts", Part::Facts { width: 22, rows });
        for ProgrammeSection { title, items } in &self.programme {
            page.add("programme", Part::Programme { title: title.clone(), items: items.clone() });
        }
        let closing = self.closing.clone().filter(|closing| !closing.trim().is_empty());
        if let Some(text) = closing {
            page.add("closing", Part::Text { text });
        }
        page.signatures.clone_from(&self.signatures);
        Ok(page)
    }
}
