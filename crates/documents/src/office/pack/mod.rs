//! The papers of a meeting as files for one person: on paper, in an encrypted file, as a draft of an e-mail. The same
//! documents in the same order, whichever way they go.

mod changes;
mod message;

use std::fs;
use std::io::{Read as _, Write};
use std::path::{Path, PathBuf};

use obeznik_app::attachments::safe_name;
use obeznik_app::circulation::distribution::{
    FileSource, Outgoing, PackContents, Planned, may_send, new_sending, plan,
};
use obeznik_app::circulation::readings::Read;
use obeznik_app::circulation::report::{report_file, report_of};
use obeznik_app::office::parse_id;
use obeznik_app::{ApiError, Code, Office};
use obeznik_circulation::distribution::Channel;
use obeznik_circulation::meeting::{Meeting, MeetingState};
use obeznik_circulation::paper::Paper;
use obeznik_circulation::reading::ReadingWay;
use obeznik_envelope::{Lock, Sealer, is_long_enough};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BlobHash, Person, PersonId, RecordId};
use obeznik_store::BlobReader;

use self::changes::Told;
pub use self::changes::changes_list;
use self::message::{Attached, Message};
use super::house::House;
use super::session::Session;
use super::wording::{long_day, say, sentence, word};
use super::{DocumentKind, make_invitation_outside, make_unnoted, note};
use crate::imprint::Imprint;
use crate::pack_sheet::{PackSheet, pack_sheet};

/// Read and written at once.
const CHUNK: usize = 64 * 1024;
/// Mail servers of offices turn larger messages away.
const MOST_MAIL: u64 = 18 << 20;

/// Whose papers are made and how they go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackOrder {
    /// The meeting.
    pub meeting: RecordId,
    /// For whom.
    pub person: PersonId,
    /// How.
    pub channel: Channel,
    /// Whether what is kept close goes too; never by e-mail.
    pub with_kept_close: bool,
}

/// The same as it comes from a window.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct PackInput {
    /// The meeting.
    pub meeting: String,
    /// For whom.
    pub person: String,
    /// `email`, `bundle`, `print`.
    pub channel: String,
    /// Whether what is kept close goes too.
    pub with_kept_close: bool,
    /// The pass-phrase of an encrypted file; empty for the others.
    pub phrase: String,
}

impl PackInput {
    /// What is ordered.
    ///
    /// # Errors
    /// [`Code::Invalid`] for a channel that needs no file, and what is no identifier.
    pub fn order(&self) -> Result<PackOrder, ApiError> {
        let channel = match self.channel.as_str() {
            "email" => Channel::Email,
            "bundle" => Channel::Bundle,
            "print" => Channel::Print,
            other => return Err(ApiError::new(Code::Invalid, "error-bad-input").with("what", other)),
        };
        let (meeting, person) = (parse_id(&self.meeting)?, PersonId(parse_id(&self.person)?));
        Ok(PackOrder { meeting, person, channel, with_kept_close: self.with_kept_close })
    }
}

/// The content of a file of a pack.
enum Content {
    Made(Vec<u8>),
    Kept(BlobReader),
}

impl Content {
    fn size_bytes(&self) -> u64 {
        match self {
            Self::Made(bytes) => bytes.len() as u64,
            Self::Kept(blob) => blob.size_bytes(),
        }
    }

    fn copy(&mut self, to: &mut dyn FnMut(&[u8]) -> Result<(), ApiError>) -> Result<(), ApiError> {
        match self {
            Self::Made(bytes) => to(bytes),
            Self::Kept(blob) => {
                blob.rewind();
                let mut buffer = vec![0; CHUNK];
                loop {
                    match blob.read(&mut buffer).map_err(ApiError::broken)? {
                        0 => return Ok(()),
                        count => to(&buffer[..count])?,
                    }
                }
            }
        }
    }
}

/// A pack whose files are at hand.
struct Packed {
    contents: PackContents,
    files: Vec<Content>,
    outgoing: Outgoing,
}

/// The name a file of the papers is offered under: the day and whose they are, so that those of all members may lie in
/// one folder.
///
/// # Errors
/// When there is no such meeting or person.
pub fn pack_name(office: &Office, order: &PackOrder, ending: &str) -> Result<String, ApiError> {
    office.read(|reader| {
        let on = reader.records.need::<Meeting>(order.meeting)?.value.on;
        let person = reader.records.need::<Person>(order.person)?.value;
        let name = format!("podklady-{on}-{}-{}.{ending}", person.given, person.family);
        Ok(safe_name(&name.replace(' ', "-")))
    })
}

/// Makes the papers of a person as an encrypted file and writes down that they went.
///
/// # Errors
/// [`Code::Refused`] for a short pass-phrase, a meeting that is not convened, a document that cannot be made, and when it
/// cannot be written; then nothing lies there.
pub fn bundle_to(office: &Office, order: &PackOrder, phrase: &str, path: &Path) -> Result<(), ApiError> {
    if !is_long_enough(phrase) {
        return Err(ApiError::new(Code::Refused, "pack-phrase-short"));
    }
    let mut packed = Packed::of(office, order)?;
    let mut beside = beside(path)?;
    let contents = serde_json::to_vec(&packed.contents).map_err(ApiError::broken)?;
    let mut sealer = Sealer::begin(beside.as_file_mut(), &Lock::Phrase(phrase), &contents)?;
    for file in &mut packed.files {
        file.copy(&mut |bytes| Ok(sealer.add(bytes)?))?;
    }
    sealer.finish()?;
    packed.finish(office, order, beside, path)
}

/// Makes the papers of a person as a draft of an e-mail and writes down that they went.
///
/// # Errors
/// As [`bundle_to`].
pub fn mail_to(office: &Office, order: &PackOrder, path: &Path) -> Result<(), ApiError> {
    let order = PackOrder { with_kept_close: false, ..order.clone() };
    let mut packed = Packed::of(office, &order)?;
    let message = packed.message(office, &order)?;
    let mut beside = beside(path)?;
    beside.write_all(&message.bytes()).map_err(not_written)?;
    packed.finish(office, &order, beside, path)
}

/// Makes the papers of a person as separate PDFs in a folder to be printed and writes down that they went.
///
/// # Errors
/// As [`bundle_to`].
pub fn print_into(office: &Office, order: &PackOrder, folder: &Path) -> Result<PathBuf, ApiError> {
    let mut packed = Packed::of(office, order)?;
    let room = folder.join(format!("podklady-{}", packed.outgoing.sending));
    fs::create_dir_all(&room).map_err(not_written)?;
    for (place, (file, content)) in packed.contents.files.iter().zip(&mut packed.files).enumerate() {
        let path = room.join(format!("{:02}-{}", place + 1, file.name));
        let mut out = fs::File::create(path).map_err(not_written)?;
        content.copy(&mut |bytes| out.write_all(bytes).map_err(not_written))?;
    }
    office.note_sent(order.meeting, order.person, &order.channel, order.with_kept_close, &packed.outgoing)?;
    Ok(room)
}

impl Packed {
    fn of(office: &Office, order: &PackOrder) -> Result<Self, ApiError> {
        let PackOrder { meeting, person, channel, with_kept_close } = order;
        let planned = office.read(|reader| {
            let of = reader.records.need::<Meeting>(*meeting)?.value;
            if of.state != MeetingState::Convened {
                return Err(ApiError::new(Code::Refused, "refusal-pack-not-convened"));
            }
            if !may_send(reader, *meeting) {
                return Err(
                    ApiError::new(Code::Refused, "refusal-not-allowed").with("kind", "circulation.send_pack")
                );
            }
            plan(reader, *meeting, *person, channel, *with_kept_close)
        })?;
        // What cannot be written down is not handed out.
        for paper in &planned.close_papers {
            office.note_reading(Read::Paper(*paper), ReadingWay::Exported)?;
        }
        for file in &planned.close_files {
            office.note_reading(Read::Attachment(*file), ReadingWay::Exported)?;
        }
        let is_outside = channel.leaves_the_office() && !with_kept_close;
        if !is_outside {
            note(office, DocumentKind::Invitation, &meeting.to_string(), &ReadingWay::Exported)?;
        }
        let Planned { mut contents, sources, pack, .. } = planned;
        let mut files = Vec::with_capacity(sources.len());
        let told = Told::of(&contents);
        for (source, file) in sources.iter().zip(&mut contents.files) {
            let made = content(office, *meeting, source, &told, is_outside);
            let made = made.map_err(|error| failed(error, &file.name))?;
            file.size_bytes = made.size_bytes();
            files.push(made);
        }
        let answer_key = if *channel == Channel::Bundle { random_key()? } else { String::new() };
        let pack = Some(pack);
        let outgoing = Outgoing { sending: new_sending(), answer_key: answer_key.clone(), pack };
        contents.sending = outgoing.sending.to_string();
        contents.answer_key = answer_key;
        Ok(Self { contents, files, outgoing })
    }

    /// First it is written down, then it lies there: what was not written down did not go.
    fn finish(
        self,
        office: &Office,
        order: &PackOrder,
        beside: tempfile::NamedTempFile,
        path: &Path,
    ) -> Result<(), ApiError> {
        beside.as_file().sync_all().map_err(not_written)?;
        office.note_sent(
            order.meeting,
            order.person,
            &order.channel,
            order.with_kept_close,
            &self.outgoing,
        )?;
        beside.persist(path).map_err(not_written)?;
        Ok(())
    }

    fn message(&mut self, office: &Office, order: &PackOrder) -> Result<Message, ApiError> {
        let (to, subject, first) = office.read(|reader| {
            let house = House::of(reader)?;
            let session = Session::read(&house, &order.meeting.to_string())?;
            let email = reader.records.need::<Person>(order.person)?.value.email;
            let (meeting, day) = (session.title(), long_day(session.meeting.on));
            let subject = say(
                "print-pack-mail-subject",
                &[("meeting", meeting.clone().into()), ("day", day.clone().into())],
            );
            let time = session.meeting.starts_at.replace(':', ".");
            let place = session.meeting.place.clone();
            let values = [
                ("meeting", meeting.into()),
                ("day", day.into()),
                ("time", time.into()),
                ("place", place.into()),
            ];
            Ok((email, subject, say("print-pack-mail-text", &values)))
        })?;
        let mut text = vec![first];
        if !self.contents.changes.is_empty() {
            text.push(word("print-pack-mail-changes"));
            text.push(
                self.contents
                    .changes
                    .iter()
                    .map(|one| format!("– {}", sentence(one)))
                    .collect::<Vec<_>>()
                    .join("\n"),
            );
        }
        if self.contents.kept_back > 0 {
            text.push(word("print-pack-mail-kept"));
        }
        let (mut attached, mut size) = (Vec::new(), 0);
        for (file, content) in self.contents.files.iter().zip(&mut self.files) {
            size += content.size_bytes();
            if size > MOST_MAIL {
                text.push(word("print-pack-mail-left"));
                break;
            }
            let mut bytes = Vec::new();
            content.copy(&mut |part| {
                bytes.extend_from_slice(part);
                Ok(())
            })?;
            attached.push(Attached { name: file.name.clone(), media_type: file.media_type.clone(), bytes });
        }
        text.push(self.contents.sent_by.clone());
        Ok(Message { to, subject, text: text.join("\n\n"), attached })
    }
}

fn content(
    office: &Office,
    meeting: RecordId,
    source: &FileSource,
    told: &Told,
    is_outside: bool,
) -> Result<Content, ApiError> {
    Ok(match source {
        FileSource::Invitation => Content::Made(printed_invitation(office, meeting, is_outside)?),
        FileSource::CoverSheet(paper) => {
            Content::Made(make_unnoted(office, DocumentKind::CoverSheet, &paper.to_string())?.bytes)
        }
        FileSource::Changes => Content::Made(told.print(office, meeting)?),
        FileSource::Report(paper) => Content::Made(report_sheet(office, *paper)?),
        FileSource::Blob(hash) => Content::Kept(office.content(hash)?),
        FileSource::MadeView(hash) => Content::Kept(view(office, hash)?),
    })
}

fn view(office: &Office, hash: &BlobHash) -> Result<BlobReader, ApiError> {
    Ok(office.store().reader().view(hash)?)
}

fn printed_invitation(office: &Office, meeting: RecordId, is_outside: bool) -> Result<Vec<u8>, ApiError> {
    let id = meeting.to_string();
    let made = match is_outside {
        true => make_invitation_outside(office, &id)?,
        false => make_unnoted(office, DocumentKind::Invitation, &id)?,
    };
    Ok(made.bytes)
}

/// The words of the report of a paper on a sheet of their own.
pub(super) fn report_sheet(office: &Office, paper: RecordId) -> Result<Vec<u8>, ApiError> {
    let (sheet, imprint) = office.read(|reader| {
        let house = House::of(reader)?;
        let stored = reader.records.need::<Paper>(paper)?.value;
        let report = report_of(reader, &stored)?;
        let file = report_file(reader, &stored)?.map(|file| file.value.name);
        let note = |name: String| say("print-report-words", &[("name", name.into())]);
        let Paper { title, number, .. } = stored;
        let under = [Some(number), file.map(note)].into_iter().flatten().filter(|words| !words.is_empty());
        let under = under.collect::<Vec<_>>().join(" · ");
        let under = (!under.is_empty()).then_some(under);
        let sheet = PackSheet {
            letterhead: house.letterhead(),
            issued_in: house.place(),
            issued_on: reader.today,
            kind: word("print-pack-report-kind"),
            title,
            under,
            lines: Vec::new(),
            text: report,
        };
        Ok((sheet, Imprint { produced_at: reader.now, ident: format!("pack-report/{paper}") }))
    })?;
    Ok(pack_sheet(&sheet, &imprint)?)
}

/// Which document it was; the cause is told where it is of the document itself.
fn failed(error: ApiError, name: &str) -> ApiError {
    if error.code == Code::Broken {
        return error;
    }
    ApiError::new(Code::Refused, "pack-document-failed").with("name", name)
}

fn random_key() -> Result<String, ApiError> {
    let mut key = [0_u8; 32];
    getrandom::fill(&mut key).map_err(ApiError::broken)?;
    let half = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    Ok(format!("{}-{}", half(&key[..16]), half(&key[16..])))
}

/// Another name beside it, so that one that was stopped leaves nothing.
fn beside(path: &Path) -> Result<tempfile::NamedTempFile, ApiError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    tempfile::NamedTempFile::new_in(folder).map_err(not_written)
}

fn not_written<E: std::fmt::Display>(_: E) -> ApiError {
    ApiError::new(Code::Refused, "envelope-disk")
}
