//! What goes into a pack that leaves the office: its contents, and where each file of it comes from.

use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::attachment::{Attachment, VIEW_MEDIA_TYPE, is_its_own_view};
use obeznik_circulation::clause::Clause;
use obeznik_circulation::distribution::{Pack, PackItem, Seen, changes, pack_of};
use obeznik_circulation::opinion::Opinion;
use obeznik_circulation::paper::Paper;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BlobHash, PersonId, RecordId, Stored};
use obeznik_municipality::{Municipality, municipality_id};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::words::Words;
use super::{Post, reach_of, standing_of};
use crate::api::ApiError;
use crate::attachments::safe_name;
use crate::circulation::meetings::count_u32;
use crate::circulation::report::{report_of, text_of};
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::shared::{BodyRef, PersonRef, Phrase};
use crate::views::Shown;

/// The version of the contents.
pub const FORMAT: u32 = 1;

/// What lies in a pack, as an encrypted file carries it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackContents {
    /// Version of this shape.
    pub format: u32,
    /// Whose office sends it.
    pub municipality: String,
    /// Where and when.
    pub meeting: ContentsMeeting,
    /// For whom it is.
    pub person: PersonRef,
    /// The sending.
    pub sending: String,
    /// Which version for the person.
    pub number: u32,
    /// Who sends it.
    pub sent_by: String,
    /// When it was made.
    pub made_at: String,
    /// Opens nothing but the answer: two halves of 32 hexadecimal digits.
    pub answer_key: String,
    /// What changed since what was sent before.
    pub changes: Vec<Phrase>,
    /// The programme.
    pub items: Vec<ContentsItem>,
    /// The files, as they follow each other.
    pub files: Vec<ContentsFile>,
    /// How many papers and annexes stay at the office.
    pub kept_back: u32,
}

/// The meeting of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContentsMeeting {
    /// Identifier.
    pub id: String,
    /// The body.
    pub body: BodyRef,
    /// Running number.
    pub number: u32,
    /// Day.
    pub on: String,
    /// `14:00`.
    pub starts_at: String,
    /// Place.
    pub place: String,
    /// What the invitation adds.
    pub note: String,
}

/// An item of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContentsItem {
    /// Identifier.
    pub id: String,
    /// From 1, as in the programme of the whole meeting.
    pub number: u32,
    /// Title.
    pub title: String,
    /// Section.
    pub section: String,
    /// `planned`, `withdrawn`, `postponed`.
    pub state: String,
    /// Who presents it.
    pub presenter: String,
    /// Its paper.
    pub paper: Option<ContentsPaper>,
    /// Files of it: places in the list of files.
    pub files: Vec<u32>,
}

/// A paper of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContentsPaper {
    /// Identifier.
    pub id: String,
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
    /// Report.
    pub report: String,
    /// Draft resolution.
    pub clauses: Vec<Clause>,
    /// Version of its text.
    pub version: u32,
    /// Whether fewer people than all bodies see it.
    pub is_kept_close: bool,
    /// The opinion its reader was asked for; empty where none.
    pub opinion: String,
}

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContentsFile {
    /// A name that is one name on every system.
    pub name: String,
    /// `invitation`, `changes`, `cover_sheet`, `report`, `annex`.
    pub what: String,
    /// Media type.
    pub media_type: String,
    /// Size.
    #[ts(type = "number")]
    pub size_bytes: u64,
}

/// Where a file of a pack comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileSource {
    /// The invitation.
    Invitation,
    /// The list of changes.
    Changes,
    /// The cover sheet of a paper.
    CoverSheet(RecordId),
    /// The report of a paper.
    Report(RecordId),
    /// A content of the store.
    Blob(BlobHash),
    /// The view this computer made of a content.
    MadeView(BlobHash),
}

/// A pack about to be made.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Its contents; sizes of files are known once they are made.
    pub contents: PackContents,
    /// Where the files come from, in the same order.
    pub sources: Vec<FileSource>,
    /// What is written down as sent.
    pub pack: Pack,
    /// Papers kept close that go: each is a reading.
    pub close_papers: Vec<RecordId>,
    /// Annexes kept close that go.
    pub close_files: Vec<RecordId>,
}

/// Plans the pack of a person for a meeting as it stands now.
///
/// # Errors
/// When the store cannot be read.
pub fn plan(
    reader: &Reader<'_>,
    meeting: RecordId,
    person: PersonId,
    channel: &obeznik_circulation::distribution::Channel,
    with_kept_close: bool,
) -> Result<Planned, ApiError> {
    let post = Post::of(reader, meeting)?;
    let standing = standing_of(reader, person)?;
    let reach = reach_of(channel, with_kept_close);
    let pack = pack_of(reader.records, meeting, &standing, reader.today, reach)?;
    let whole = pack_of(
        reader.records,
        meeting,
        &standing,
        reader.today,
        obeznik_circulation::distribution::PackReach::Everything,
    )?;
    let names = Names::of(reader.records);
    let last = post.last_to(person);
    let told = match last {
        Some(last) => Words::within(reader, &standing, reach).changes(&changes(&last.pack, &pack))?,
        None => Vec::new(),
    };
    let number = last.map_or(1, |last| last.number + u32::from(last.version != pack.version()));
    let mut planning = Planning {
        reader,
        names: &names,
        seen: Seen::by(reader.records, &standing, reader.today),
        person,
        numbers: numbers(reader, meeting)?,
        files: Vec::new(),
        sources: Vec::new(),
        close_papers: Vec::new(),
        close_files: Vec::new(),
    };
    planning.file("pozvanka.pdf", "invitation", FileSource::Invitation);
    if !told.is_empty() {
        planning.file("zmeny.pdf", "changes", FileSource::Changes);
    }
    let items = pack.items.iter().map(|item| planning.item(item)).collect::<Result<Vec<_>, _>>()?;
    let Planning { files, sources, close_papers, close_files, .. } = planning;
    let contents = PackContents {
        format: FORMAT,
        municipality: reader.records.need::<Municipality>(municipality_id())?.value.name,
        meeting: contents_meeting(&names, &post.meeting)?,
        person: names.person(person)?,
        sending: String::new(),
        number,
        sent_by: names.person(reader.me)?.name,
        made_at: reader.now.to_string(),
        answer_key: String::new(),
        changes: told,
        items,
        files,
        kept_back: count_u32(super::kept_close(&whole, &pack)),
    };
    Ok(Planned { contents, sources, pack, close_papers, close_files })
}

fn contents_meeting(
    names: &Names<'_>,
    stored: &Stored<obeznik_circulation::meeting::Meeting>,
) -> Result<ContentsMeeting, ApiError> {
    let meeting = &stored.value;
    Ok(ContentsMeeting {
        id: stored.id.to_string(),
        body: names.body(meeting.body)?,
        number: meeting.number,
        on: meeting.on.to_string(),
        starts_at: meeting.starts_at.clone(),
        place: meeting.place.clone(),
        note: meeting.invitation_note.clone(),
    })
}

/// Numbers of items in the programme of the whole meeting, by which everybody in the room calls them.
fn numbers(reader: &Reader<'_>, meeting: RecordId) -> Result<Vec<RecordId>, ApiError> {
    let input = crate::circulation::meetings::MeetingInput { id: meeting.to_string() };
    let detail = crate::circulation::meetings::meeting(reader, input)?;
    Ok(detail.items.iter().filter_map(|item| item.id.parse().ok()).collect())
}

fn report_name(number: usize) -> String {
    format!("{number:02}-duvodova-zprava.pdf")
}

/// A pack being planned.
struct Planning<'a> {
    reader: &'a Reader<'a>,
    names: &'a Names<'a>,
    seen: Seen<'a>,
    person: PersonId,
    numbers: Vec<RecordId>,
    files: Vec<ContentsFile>,
    sources: Vec<FileSource>,
    close_papers: Vec<RecordId>,
    close_files: Vec<RecordId>,
}

impl Planning<'_> {
    fn file(&mut self, name: &str, what: &str, source: FileSource) -> u32 {
        self.typed_file(name, what, VIEW_MEDIA_TYPE, source)
    }

    fn typed_file(&mut self, name: &str, what: &str, media_type: &str, source: FileSource) -> u32 {
        let place = count_u32(self.files.len());
        let (what, media_type) = (what.to_owned(), media_type.to_owned());
        self.files.push(ContentsFile { name: safe_name(name), what, media_type, size_bytes: 0 });
        self.sources.push(source);
        place
    }

    fn item(&mut self, line: &PackItem) -> Result<ContentsItem, ApiError> {
        let item: AgendaItem = self.seen.need::<AgendaItem>(line.item)?.value;
        let number = self.numbers.iter().position(|one| *one == line.item).map_or(0, |place| place + 1);
        let paper = line.paper.map(|paper| self.seen.need::<Paper>(paper)).transpose()?;
        let presenter = item.presenter.or_else(|| paper.as_ref().map(|paper| paper.value.presenter));
        let mut files = Vec::new();
        if let Some(paper) = &paper {
            self.paper_files(paper, number, &mut files)?;
        }
        for (place, file) in line.files.iter().enumerate() {
            files.push(self.annex(file.file, number, place + 1)?);
        }
        Ok(ContentsItem {
            id: line.item.to_string(),
            number: count_u32(number),
            title: item.title,
            section: item.section,
            state: line.state.as_str().to_owned(),
            presenter: presenter
                .map(|id| self.names.person(id))
                .transpose()?
                .map_or(String::new(), |one| one.name),
            paper: paper.map(|paper| self.paper(&paper)).transpose()?,
            files,
        })
    }

    fn paper_files(
        &mut self,
        paper: &Stored<Paper>,
        number: usize,
        files: &mut Vec<u32>,
    ) -> Result<(), ApiError> {
        let sheet = FileSource::CoverSheet(paper.id);
        files.push(self.file(&format!("{number:02}-tisk.pdf"), "cover_sheet", sheet));
        if let Some(file) = paper.value.report_file {
            let file: Stored<Attachment> = self.seen.need(file)?;
            self.report_files(paper.id, &file, number, files)?;
        } else if !paper.value.report.trim().is_empty() {
            let report = FileSource::Report(paper.id);
            files.push(self.file(&report_name(number), "report", report));
        }
        if obeznik_circulation::audience::is_kept_close(&paper.value) {
            self.close_papers.push(paper.id);
        }
        Ok(())
    }

    /// The PDF of a report that is a file; where nobody made one, its words on a sheet and the file itself.
    fn report_files(
        &mut self,
        paper: RecordId,
        stored: &Stored<Attachment>,
        number: usize,
        files: &mut Vec<u32>,
    ) -> Result<(), ApiError> {
        let file = &stored.value;
        if let Some(pdf) = self.pdf_of(stored)? {
            files.push(self.file(&report_name(number), "report", pdf));
            return Ok(());
        }
        if text_of(self.reader, &file.blob)?.is_some_and(|text| !text.trim().is_empty()) {
            files.push(self.file(&report_name(number), "report", FileSource::Report(paper)));
        }
        let own = format!("{number:02}-duvodova-zprava-{}", file.name);
        files.push(self.typed_file(&own, "report", &file.media_type, FileSource::Blob(file.blob.clone())));
        Ok(())
    }

    fn paper(&self, paper: &Stored<Paper>) -> Result<ContentsPaper, ApiError> {
        let asked = self.seen.under::<Opinion>(paper.id)?;
        let asked =
            asked.into_iter().find(|one| one.value.person == Some(self.person) && one.value.is_open());
        let value = &paper.value;
        Ok(ContentsPaper {
            id: paper.id.to_string(),
            number: value.number.clone(),
            title: value.title.clone(),
            report: report_of(self.reader, value)?,
            clauses: value.clauses.clone(),
            version: value.version,
            is_kept_close: obeznik_circulation::audience::is_kept_close(value),
            opinion: asked.map(|one| one.id.to_string()).unwrap_or_default(),
        })
    }

    /// The PDF of an annex; the annex itself where nobody made one.
    fn annex(&mut self, id: RecordId, number: usize, place: usize) -> Result<u32, ApiError> {
        let stored: Stored<Attachment> = self.seen.need(id)?;
        let file = &stored.value;
        if file.is_confidential {
            self.close_files.push(id);
        }
        let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
        let pdf = format!("{number:02}-{place:02}-{stem}.pdf");
        let own = format!("{number:02}-{place:02}-{}", file.name);
        if let Some(source) = self.pdf_of(&stored)? {
            return Ok(self.file(&pdf, "annex", source));
        }
        Ok(self.typed_file(&own, "annex", &file.media_type, FileSource::Blob(file.blob.clone())))
    }

    /// The PDF a person or this computer made of a file.
    fn pdf_of(&self, file: &Stored<Attachment>) -> Result<Option<FileSource>, ApiError> {
        if is_its_own_view(&file.value.media_type) {
            return Ok(None);
        }
        Ok(match Shown::of(self.reader, file)? {
            Shown::ByHand(view) | Shown::Shared(view) => Some(FileSource::Blob(view)),
            Shown::Made(original) => Some(FileSource::MadeView(original)),
            Shown::Nothing => None,
        })
    }
}
