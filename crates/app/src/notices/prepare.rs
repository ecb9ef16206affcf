//! Messages made ready as files for the person's own mail program, each thing told to each person once.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use obeznik_circulation::notices::{NoticeKind, Telling, invitation_is_open, to_tell};
use obeznik_circulation::registry::RegistryKind;
use obeznik_identity::post::message_name;
use obeznik_identity::{Email, Letter, LetterState, Post as _};
use obeznik_kernel::IdSource as _;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::people::{Concerned, concerned};
use super::phrase::{phrase_of, town_name};
use super::standing::{address_of, is_silent, may_prepare};
use crate::api::{ApiError, Code};
use crate::office::shared::Phrase;
use crate::office::{Office, Reader};
use crate::ports::{DocumentPrinter, NoticeMail, NoticeWriter, SystemIds};
use crate::watched::check_outside;

/// Whose messages are wanted, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrepareInput {
    /// The people.
    pub people: Vec<String>,
    /// A folder of this computer.
    pub folder: String,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrepareReport {
    /// Messages that were written.
    pub written: u32,
    /// Where they lie.
    pub folder: String,
    /// People without a message, and why.
    pub left_out: Vec<NotPrepared>,
}

/// A person without a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NotPrepared {
    /// Their name.
    pub name: String,
    /// Why.
    pub why: Phrase,
}

/// Writes a message for each of the people into the folder. A message is written first and noted then, under a name by
/// what it says: what is cut off between is offered again and written over.
///
/// # Errors
/// [`Code::Refused`] where the shared office sends notices, for who may not prepare them or has no address to send from,
/// and for a folder that is not there, lies in the store or cannot be written.
pub fn prepare(
    office: &Office,
    writer: &dyn NoticeWriter,
    printer: &dyn DocumentPrinter,
    input: &PrepareInput,
) -> Result<PrepareReport, ApiError> {
    let folder = PathBuf::from(input.folder.trim());
    check_outside(office, &folder, ["notices-no-folder", "notices-in-store"])?;
    let wanted: BTreeSet<&str> = input.people.iter().map(String::as_str).collect();
    let scene = office.read(Scene::of)?;
    let mut report = PrepareReport { folder: folder.display().to_string(), ..PrepareReport::default() };
    for one in scene.concerned.iter().filter(|one| wanted.contains(one.person.to_string().as_str())) {
        match one_of(office, &scene, writer, printer, one, &folder)? {
            None => report.written += 1,
            Some(why) => report.left_out.push(NotPrepared { name: one.name.clone(), why: Phrase::new(why) }),
        }
    }
    tracing::info!(count = report.written, "messages with notices were prepared");
    Ok(report)
}

/// What all messages share.
struct Scene {
    concerned: Vec<Concerned>,
    town: String,
    from: Email,
    from_name: String,
}

impl Scene {
    fn of(reader: &Reader<'_>) -> Result<Self, ApiError> {
        let refused = |key: &str| ApiError::new(Code::Refused, key);
        if reader.joined.is_some() {
            return Err(refused("notices-are-sent"));
        }
        if !may_prepare(reader) {
            return Err(refused("refusal-not-allowed"));
        }
        let from =
            Email::parse(&address_of(reader, reader.me)?).ok_or_else(|| refused("notices-no-sender"))?;
        let names = crate::municipality::names::Names::of(reader.records);
        Ok(Self {
            concerned: concerned(reader.records, reader.today)?,
            town: town_name(reader.records)?,
            from,
            from_name: names.person(reader.me)?.name,
        })
    }
}

/// One person's message, or why there is none.
fn one_of(
    office: &Office,
    scene: &Scene,
    writer: &dyn NoticeWriter,
    printer: &dyn DocumentPrinter,
    one: &Concerned,
    folder: &Path,
) -> Result<Option<&'static str>, ApiError> {
    let Some(email) = &one.email else { return Ok(Some("notices-no-address")) };
    if is_silent(&one.choice) {
        return Ok(Some("notices-not-wanted"));
    }
    let told = office.store().reader().at_the_door(|door| Ok(door.told(one.person)?))?.unwrap_or_default();
    let telling = to_tell(&one.due, &told, &one.choice);
    if telling.notices.is_empty() {
        return Ok(Some("notices-told-already"));
    }
    let name = message_name(one.person, &telling.keys);
    let lines = office.read(|reader| {
        let lines = telling.notices.iter().map(|notice| phrase_of(reader.records, notice));
        Ok(lines.collect::<Result<Vec<_>, _>>()?)
    })?;
    let mail = NoticeMail {
        name: name.clone(),
        from: (scene.from_name.clone(), scene.from.clone()),
        to: (one.name.clone(), email.clone()),
        town: scene.town.clone(),
        lines,
        link: String::new(),
        attachments: invitations(office, printer, &telling)?,
        at: office.now(),
        is_draft: true,
    };
    let path = folder.join(file_name(&one.name, &name));
    let bytes = match writer.write(&mail) {
        Ok(bytes) => bytes,
        // One address that mail does not know stops nobody else.
        Err(error) if error.code == Code::Refused => return Ok(Some("notices-address-unfit")),
        Err(error) => return Err(error),
    };
    lay(&path, &bytes).map_err(|error| {
        tracing::warn!(kind = ?error.kind(), "a message was not written");
        ApiError::new(Code::Refused, "notices-not-written").with("folder", folder.display())
    })?;
    note(office, one, &telling)
}

/// PDFs of invitations in which nothing is kept from anybody.
fn invitations(
    office: &Office,
    printer: &dyn DocumentPrinter,
    telling: &Telling,
) -> Result<Vec<crate::ports::PrintedDocument>, ApiError> {
    let of_meeting =
        |kind: &NoticeKind| matches!(kind, NoticeKind::Invitation | NoticeKind::ProgrammeChanged);
    let mut printed = Vec::new();
    for notice in telling.notices.iter().filter(|notice| of_meeting(&notice.kind)) {
        if office.read(|reader| Ok(invitation_is_open(reader.records, notice.record)?))? {
            printed.push(printer.print(office, &RegistryKind::Invitation, &notice.record.to_string())?);
        }
    }
    Ok(printed)
}

/// Notes that the person is told; somebody may have been quicker.
fn note(office: &Office, one: &Concerned, telling: &Telling) -> Result<Option<&'static str>, ApiError> {
    let (id, now) = (SystemIds.next_id(), office.now());
    let letter = Letter::new(id, one.person, now).ended(LetterState::Prepared, "", now);
    let kept = office.store().at_the_door(|door| Ok(door.put_letter(&letter, &telling.keys)?))?;
    Ok(if kept.unwrap_or_default() { None } else { Some("notices-told-already") })
}

/// `upozorneni-novakova-1a2b3c4d.eml`
fn file_name(person: &str, name: &str) -> String {
    let plain = obeznik_czech::words::fold(person);
    let plain: String =
        plain.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '-' }).collect();
    let plain = plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let plain: String = plain.chars().take(40).collect();
    format!("upozorneni-{plain}-{}.eml", &name[..name.len().min(8)])
}

/// Writes the whole file or none.
fn lay(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let unfinished = path.with_extension("eml.new");
    let mut file = File::create(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&unfinished, path)
}
