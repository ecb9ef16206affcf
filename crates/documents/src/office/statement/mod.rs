//! A statement about a person (výpis o osobě, Art. 15 of Regulation 2016/679): everything the office holds about
//! them, as one ZIP that opens without the program. That it was made is written down before.

mod arrived;
mod letter;
mod lists;
mod named;
mod readable;

use std::io::{Seek, Write};
use std::path::Path;

use obeznik_app::keeping::{About, Eyes, NamedInput, Sources, about_person};
use obeznik_app::municipality::names::Names;
use obeznik_app::{ApiError, Office};
use obeznik_formats::export::{Sheet, to_xlsx};
use obeznik_keeping::statement::NoteStatement;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{PersonId, Timestamp};
use obeznik_municipality::{Municipality, municipality_id};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub use self::arrived::keep_arrived;
use self::letter::Letter;
pub use self::named::NamedGathered;
use super::archive::{Archive, not_written};
use super::paths::Place;
use super::sheets::in_prague;
use super::wording::word;
use crate::imprint::Imprint;

/// The folder of what an official needs before the rest is handed over, and what does not leave the office.
const FOR_OFFICE: &str = "jen-pro-urad";
/// The letter.
const LETTER: &str = "vypis";
/// The list of texts to be judged.
const MENTIONS: &str = "zminky";

/// Which statement is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementInput {
    /// About whom.
    pub person: PersonId,
    /// Upon what: the request by its number or day.
    pub request: String,
}

/// A statement about a person of the office, or about somebody who is only named in texts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum AskedStatement {
    /// About a person of the office.
    Person(StatementInput),
    /// About who is only named.
    Named(NamedInput),
}

/// What is in a statement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementMade {
    /// Files, the letter among them.
    pub files: u32,
    /// Records that go whole.
    pub whole: u32,
    /// Records of which a part goes.
    pub part: u32,
    /// Mentions of other people left out.
    pub others: u32,
    /// Texts in which the name stands, to be looked through by a person.
    pub mentions: u32,
    /// Lines of the log.
    pub log_lines: u32,
    /// Texts that name who is no person of the office, as they were ticked.
    pub texts: u32,
    /// Records and texts about the person that whoever made the statement does not see; they are not in it.
    pub hidden: u32,
    /// Lines of the log of which only the number, the time and the sort of the act go, for the same reason.
    #[serde(default)]
    pub covered: u32,
    /// Records of a newer program, which could not be read.
    pub unread: u32,
}

/// Writes the statement into a file: first beside it under another name, so that one that failed leaves nothing.
///
/// # Errors
/// As [`statement`].
pub fn statement_to(office: &Office, input: &StatementInput, path: &Path) -> Result<StatementMade, ApiError> {
    to_file(path, |file| statement(office, input, file))
}

/// The same of whichever was asked for.
///
/// # Errors
/// As [`statement`] and [`named_statement`].
pub fn asked_statement_to(
    office: &Office,
    asked: &AskedStatement,
    path: &Path,
) -> Result<StatementMade, ApiError> {
    match asked {
        AskedStatement::Person(input) => statement_to(office, input, path),
        AskedStatement::Named(input) => to_file(path, |file| named_statement(office, input, file)),
    }
}

fn to_file(
    path: &Path,
    write: impl FnOnce(&mut std::fs::File) -> Result<StatementMade, ApiError>,
) -> Result<StatementMade, ApiError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = tempfile::NamedTempFile::new_in(folder).map_err(not_written)?;
    let made = write(beside.as_file_mut())?;
    beside.as_file().sync_all().map_err(not_written)?;
    beside.persist(path).map_err(not_written)?;
    Ok(made)
}

/// Makes the statement.
///
/// # Errors
/// [`Code::Refused`](obeznik_app::Code::Refused) for people who do not care for the data, on a computer that has
/// joined an office, without a request, and when it cannot be written.
pub fn statement(
    office: &Office,
    input: &StatementInput,
    out: &mut (impl Write + Seek),
) -> Result<StatementMade, ApiError> {
    office.check_statement()?;
    office.note_statement(&NoteStatement::about(input.person, &input.request))?;
    let gathered = office.read(|reader| {
        let sources = Sources::of(reader, input.person);
        let eyes = Eyes { standing: &reader.standing, today: reader.today };
        Gathered::of(&sources, input, eyes, reader.me, reader.now)
    })?;
    gathered.write(input, out)
}

/// Makes the statement about somebody who is only named in texts.
///
/// # Errors
/// As [`statement`], without both names, and when a ticked text does not hold them any more.
pub fn named_statement(
    office: &Office,
    input: &NamedInput,
    out: &mut (impl Write + Seek),
) -> Result<StatementMade, ApiError> {
    office.check_statement()?;
    let gathered = office.read(|reader| {
        let eyes = Eyes { standing: &reader.standing, today: reader.today };
        NamedGathered::of(&Sources::of_nobody(reader), input, eyes, reader.me, reader.now)
    })?;
    office.note_statement(&input.note())?;
    gathered.write(input, out)
}

/// What all parts of a statement are made of.
struct Making<'a> {
    sources: &'a Sources<'a>,
    municipality: Municipality,
    names: Names<'a>,
    about: &'a About,
    by: PersonId,
    now: Timestamp,
}

/// Everything a statement says, read and not yet written.
pub struct Gathered {
    about: About,
    letter: Letter,
    /// Name of the file, key of what it is, the list.
    sheets: Vec<(&'static str, &'static str, Sheet)>,
    now: Timestamp,
}

impl Gathered {
    /// Reads it, for somebody who may make one; that it is made was written down before. What they do not see does not
    /// go: the papers for the office name it.
    ///
    /// # Errors
    /// When there is no such person, or the store cannot be read.
    pub fn of(
        sources: &Sources<'_>,
        input: &StatementInput,
        eyes: Eyes<'_>,
        by: PersonId,
        now: Timestamp,
    ) -> Result<Self, ApiError> {
        let about = about_person(sources, input.person, eyes)?;
        let municipality = sources.records.need::<Municipality>(municipality_id())?.value;
        let names = Names::of(sources.records);
        let making = Making { sources, municipality, names, about: &about, by, now };
        let (letter, sheets) = (Letter::of(&making, input)?, lists::sheets(&making)?);
        Ok(Self { about, letter, sheets, now })
    }

    /// Writes the ZIP.
    ///
    /// # Errors
    /// [`Code::Refused`](obeznik_app::Code::Refused) when it cannot be written.
    pub fn write(
        self,
        input: &StatementInput,
        out: &mut (impl Write + Seek),
    ) -> Result<StatementMade, ApiError> {
        let Self { about, letter, sheets, now } = self;
        let made_at = in_prague(now);
        let mut archive = Archive::new(out, made_at);
        for (file, what, sheet) in &sheets {
            let bytes = to_xlsx(sheet, made_at.date()).map_err(ApiError::broken)?;
            let folder = if *file == MENTIONS { FOR_OFFICE } else { "" };
            archive.add_made(&Place::new(folder, file, "xlsx"), &word(what), &bytes)?;
        }
        let bytes = serde_json::to_vec_pretty(&machine(&about, input)).map_err(ApiError::broken)?;
        let what = word("print-statement-file-machine");
        archive.add_made(&Place::new("", "zaznamy", "json"), &what, &bytes)?;
        let what = word("print-statement-file-office");
        let text = letter::for_office(&about, input).join("\r\n");
        archive.add_made(&Place::new(FOR_OFFICE, "pred-vydanim", "txt"), &what, text.as_bytes())?;
        let ident = format!("statement/{}", input.person);
        add_letter(&mut archive, letter, &Imprint { produced_at: now, ident })?;
        let files = counted(archive.files().len());
        archive.finish()?;
        Ok(StatementMade { files, ..counts(&about) })
    }
}

/// Adds the letter as PDF, and for Word among the papers for the office: an official corrects that one, and the person
/// does not get two letters.
fn add_letter<W: Write + Seek>(
    archive: &mut Archive<'_, W>,
    letter: Letter,
    imprint: &Imprint,
) -> Result<(), ApiError> {
    let letter = letter.with_files(archive.files());
    let (pdf, docx) = (crate::person_statement(&letter, imprint)?, letter.docx(imprint)?);
    archive.add_made(&Place::new(FOR_OFFICE, LETTER, "docx"), &word("print-statement-file-word"), &docx)?;
    archive.add_made(&Place::new("", LETTER, "pdf"), &word("print-statement-file-letter"), &pdf)
}

fn counts(about: &About) -> StatementMade {
    use obeznik_keeping::about::Share;
    let of = |share| counted(about.records.iter().filter(|one| one.share == share).count());
    StatementMade {
        files: 0,
        whole: of(Share::Whole),
        part: of(Share::Part),
        others: about.records.iter().map(|one| one.others).sum(),
        mentions: counted(about.mentions.len()),
        log_lines: counted(about.log.len()),
        texts: 0,
        hidden: counted(about.hidden.len()),
        covered: counted(about.covered.len()),
        unread: about.unread,
    }
}

/// The records as the program keeps them, for whoever takes them elsewhere (Art. 20 reads the same).
fn machine(about: &About, input: &StatementInput) -> Value {
    let records = about.records.iter().map(|one| {
        let (number, name) = &one.name;
        json!({
            "kind": one.kind, "id": one.id, "number": number, "name": name, "named_in": one.fields,
            "is_whole": one.share == obeznik_keeping::about::Share::Whole, "is_removed": one.is_removed,
            "body": one.body,
        })
    });
    json!({ "person": input.person, "request": input.request, "records": records.collect::<Vec<_>>() })
}

fn counted(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
