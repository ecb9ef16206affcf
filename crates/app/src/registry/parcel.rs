//! One document with all that goes with it.

use obeznik_circulation::attachment::{Attachment, is_its_own_view};
use obeznik_circulation::audience::is_kept_close;
use obeznik_circulation::edition::PrintedKind;
use obeznik_circulation::meeting::MeetingDocument;
use obeznik_circulation::paper::Paper;
use obeznik_circulation::registry::{RegistryKind, RegistryNumbers};
use obeznik_circulation::resolution::Resolution;
use obeznik_formats::metadata::{Metadata, Sender, metadata_xml};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BlobHash, RecordId};
use obeznik_municipality::{Municipality, municipality_id};

use super::list::{RegistryRow, entry_of, kind_of, row_of};
use super::{DocumentKey, FilingService};
use crate::api::{ApiError, Code};
use crate::attachments::safe_name;
use crate::circulation::editions;
use crate::circulation::meetings::closed_in_invitation;
use crate::circulation::readings::Read;
use crate::office::{Reader, parse_id};
use crate::ports::{Parcel, ParcelLine};
use crate::views::Shown;

/// What was read of a document before it is printed and put together.
pub(super) struct Draft {
    pub(super) key: DocumentKey,
    pub(super) kind: RegistryKind,
    pub(super) marks: RegistryNumbers,
    /// Files of the store that go along.
    pub(super) files: Vec<Enclosed>,
    /// Whether the program prints the report of a paper; where it does not, the report is one of the files or there is none.
    pub(super) prints_report: bool,
    /// Annexes that stay because they are confidential.
    pub(super) kept_back: u32,
    pub(super) is_confidential: bool,
    /// What leaves the program with it.
    pub(super) leaves: Vec<Read>,
    /// How often it was handed over before.
    pub(super) before: usize,
    parcel: Parcel,
}

/// A file that goes along.
pub(super) struct Enclosed {
    /// Its name in the folder.
    pub(super) name: String,
    pub(super) content: BlobHash,
    /// The name of its PDF in the folder and where that is kept; nothing for a PDF or an image, which need none.
    pub(super) pdf: Option<(String, Shown)>,
}

impl Draft {
    /// Reads a document.
    ///
    /// # Errors
    /// [`Code::NotFound`] for what belongs to no filing service, [`Code::Refused`] where the norm asks for what the
    /// office does not know of itself.
    pub(super) fn read(
        reader: &Reader<'_>,
        key: &DocumentKey,
        service: &FilingService,
        with_confidential: bool,
    ) -> Result<Self, ApiError> {
        let (kind, id) = (kind_of(&key.kind)?, parse_id(&key.id)?);
        let row = row_of(reader, key)?;
        let entry = entry_of(reader, &key.kind, id)?;
        let known = entry.as_ref().map(|entry| entry.numbers.clone()).unwrap_or_default();
        let marks = known.clone().or(&service.marks_of(&key.kind));
        let before = entry.map_or(0, |entry| entry.hand_overs.len());
        let sender = sender(reader, service)?;
        let parcel = parcel(&row, &marks, sender, before);
        let mut draft = Self {
            key: key.clone(),
            kind,
            marks,
            files: Vec::new(),
            prints_report: false,
            kept_back: 0,
            is_confidential: false,
            leaves: Vec::new(),
            before,
            parcel,
        };
        draft.fill(reader, id, with_confidential)?;
        Ok(draft)
    }

    fn fill(&mut self, reader: &Reader<'_>, id: RecordId, with_confidential: bool) -> Result<(), ApiError> {
        match self.kind {
            RegistryKind::Paper => {
                let paper = reader.records.need::<Paper>(id)?.value;
                self.is_confidential = is_kept_close(&paper) || names_closed(reader, id, &paper)?;
                self.leaves.push(Read::Paper(id));
                self.annexes(reader, id, &paper, with_confidential)?;
                self.prints_report = !paper.report.trim().is_empty();
                Ok(())
            }
            RegistryKind::Extract => {
                let paper = reader.records.need::<Resolution>(id)?.value.paper;
                let found = paper.map(|paper| reader.records.find::<Paper>(paper)).transpose()?.flatten();
                // A paper the person does not see may be kept from others too.
                self.is_confidential =
                    paper.is_some() && found.is_none_or(|paper| is_kept_close(&paper.value));
                self.leaves.push(Read::Resolution(id));
                Ok(())
            }
            RegistryKind::MeetingDocument => {
                let file = reader.records.need::<MeetingDocument>(id)?.value;
                let name = safe_name(&file.name);
                // Nobody makes views of what lies under a meeting.
                let pdf = (!is_its_own_view(&file.media_type)).then(|| (pdf_name(&name), Shown::Nothing));
                self.files.push(Enclosed { name, content: file.blob, pdf });
                Ok(())
            }
            RegistryKind::Invitation => {
                let closed = closed_in_invitation(reader, id)?;
                self.is_confidential = !closed.papers.is_empty();
                self.leaves.extend(closed.told.into_iter().map(Read::Paper));
                Ok(())
            }
            RegistryKind::Unknown(_) => Ok(()),
        }
    }

    fn annexes(
        &mut self,
        reader: &Reader<'_>,
        id: RecordId,
        paper: &Paper,
        with_confidential: bool,
    ) -> Result<(), ApiError> {
        let mut annexes = reader.records.under::<Attachment>(id)?;
        annexes.retain(|annex| annex.value.is_current());
        annexes.sort_by_key(|annex| annex.value.order);
        for annex in annexes {
            if annex.value.is_confidential && !with_confidential {
                self.kept_back += 1;
                continue;
            }
            let name = safe_name(&annex.value.name);
            let name = match paper.is_report(annex.id) {
                true => format!("duvodova-zprava-{name}"),
                false => format!("priloha-{:02}-{name}", annex.value.order),
            };
            let pdf = match is_its_own_view(&annex.value.media_type) {
                true => None,
                false => Some((pdf_name(&name), Shown::of(reader, &annex)?)),
            };
            self.files.push(Enclosed { name, content: annex.value.blob, pdf });
            self.leaves.push(Read::Attachment(annex.id));
        }
        Ok(())
    }

    /// Whether the program prints it; a document of a meeting is a file already.
    pub(super) fn is_printed(&self) -> bool {
        self.kind != RegistryKind::MeetingDocument
    }

    /// The parcel, without its files.
    pub(super) fn into_parcel(self) -> Parcel {
        self.parcel
    }
}

/// `priloha-01-smlouva.pdf` of `priloha-01-smlouva.docx`
fn pdf_name(name: &str) -> String {
    format!("{}.pdf", name.rsplit_once('.').map_or(name, |(stem, _)| stem))
}

/// Whether the cover sheet of a paper names an annex that is closed: the program's own until the paper leaves the
/// secretariat, and one corrected by hand that was put before the annex was closed.
fn names_closed(reader: &Reader<'_>, id: RecordId, paper: &Paper) -> Result<bool, ApiError> {
    let cover_sheet = PrintedKind::CoverSheet;
    if editions::is_kept_close(reader, cover_sheet.as_str(), &id.to_string())? {
        return Ok(true);
    }
    if paper.state.is_let_out() {
        return Ok(false);
    }
    let annexes = reader.records.under::<Attachment>(id)?;
    Ok(annexes.iter().any(|annex| annex.value.is_current() && annex.value.is_confidential))
}

/// The municipality as the norm wants it named.
fn sender(reader: &Reader<'_>, service: &FilingService) -> Result<Sender, ApiError> {
    let town = reader.records.need::<Municipality>(municipality_id())?.value;
    let is_ico = town.ico.len() == 8 && town.ico.bytes().all(|digit| digit.is_ascii_digit());
    let lacks = [
        ("ico", is_ico),
        ("address", !town.address.trim().is_empty()),
        ("box", !service.data_box.is_empty()),
    ];
    if let Some((what, _)) = lacks.into_iter().find(|(_, is_known)| !is_known) {
        return Err(ApiError::new(Code::Refused, "registry-sender-lacks").with("what", what));
    }
    let address = town.address.lines().collect::<Vec<_>>().join(", ");
    Ok(Sender { name: town.name, ico: town.ico, data_box: service.data_box.clone(), address })
}

/// The words lists and folders use for a kind, and the identifier all documents of the program begin with.
fn words(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "paper" => ("tisk", "Tisk"),
        "invitation" => ("pozvanka", "Pozvánka"),
        "meeting_document" => ("dokument-jednani", "Dokument jednání"),
        _ => ("vypis-usneseni", "Výpis usnesení"),
    }
}

fn parcel(row: &RegistryRow, marks: &RegistryNumbers, sender: Sender, before: usize) -> Parcel {
    let (word, called) = words(&row.key.kind);
    let jid = format!("obeznik-{}-{}", row.key.kind.replace('_', "-"), row.key.id);
    let of_meeting = format!("{called}, {} č. {}", row.body, row.meeting_number);
    let subject = match row.key.kind.as_str() {
        "invitation" => of_meeting,
        _ if row.title.trim().is_empty() => format!("{called} {}", row.number),
        _ => row.title.clone(),
    };
    let metadata = Metadata {
        jid: jid.clone(),
        reference_number: marks.reference_number.clone(),
        file_mark: marks.file_mark.clone(),
        sender,
        subject: subject.clone(),
    };
    Parcel {
        folder: folder_name(word, row, before),
        metadata: metadata_xml(&metadata),
        files: Vec::new(),
        line: ParcelLine {
            jid,
            called: called.to_owned(),
            number: row.number.clone(),
            subject,
            dated_on: row.dated_on.clone(),
            marks: marks.clone(),
        },
    }
}

/// `tisk-118-2026-0a1b2c3d`: the same at each attempt, so that one that was cut off is written over, not beside.
fn folder_name(word: &str, row: &RegistryRow, before: usize) -> String {
    let named = if row.number.is_empty() { &row.dated_on } else { &row.number };
    let plain = obeznik_czech::words::fold(named);
    let plain: String =
        plain.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '-' }).collect();
    let tail: String = row.key.id.chars().filter(char::is_ascii_alphanumeric).collect();
    let tail = &tail[tail.len().saturating_sub(8)..];
    let again = if before == 0 { String::new() } else { format!("-znovu-{before}") };
    format!("{word}-{}-{tail}{again}", plain.trim_matches('-').chars().take(40).collect::<String>())
}
