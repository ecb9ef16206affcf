//! The package for a supervisory body (balíček pro kontrolu): what the office did in a period, as one ZIP that opens
//! without the program, with digests of its files and the verification of the log.

mod attendance;
mod chain;
mod contents;
mod log_sheet;
mod making;
mod overrides;
mod plan;
mod postings;
mod scope;
mod tasks;
mod votes;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Seek, Write};
use std::path::Path;

use obeznik_app::circulation::readings::Read;
use obeznik_app::contact::Inspection;
use obeznik_app::office::acts::may_in_office;
use obeznik_app::{ApiError, Code, Office, Reader};
use obeznik_circulation::reading::ReadingWay;
use obeznik_formats::export::Sheet;
use obeznik_kernel::{Action, BlobHash, Date, RecordId};
use obeznik_store::Mode;
use serde::{Deserialize, Serialize};

use self::chain::Verified;
use self::contents::Imprinted;
use self::making::Making;
use self::plan::Plan;
use self::scope::{LeftOut, Scope};
use super::house::House;
use crate::office::archive::not_written;
use crate::office::sheets::in_prague;

/// Which package is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ControlInput {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// What is kept close goes too, and each such paper is noted as read.
    pub with_confidential: bool,
}

/// What is in a package.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ControlPackage {
    /// Files, the table of contents among them.
    pub files: u32,
    /// Meetings of the period.
    pub meetings: u32,
    /// Resolutions printed.
    pub resolutions: u32,
    /// Documents of meetings, such as minutes.
    pub documents: u32,
    /// Votes.
    pub votes: u32,
    /// Tasks.
    pub tasks: u32,
    /// Postings on the official board.
    pub postings: u32,
    /// Overrides of rules.
    pub overrides: u32,
    /// Lines of the log.
    pub log_lines: u32,
    /// Whether the chain of the log holds from its first link to the last.
    pub is_chain_whole: bool,
    /// Links of it that hold.
    pub links: u64,
    /// Things left out, of whatever reason; the table of contents names each.
    pub left_out: u32,
    /// Those of them that are, or hold, what is kept close.
    pub confidential: u32,
}

/// Writes the package into a file: first beside it under another name, so that one that was stopped leaves nothing.
///
/// # Errors
/// As [`control_package`].
pub fn control_package_to(
    office: &Office,
    input: &ControlInput,
    path: &Path,
    proceed: &mut dyn FnMut(u32, u32) -> bool,
) -> Result<ControlPackage, ApiError> {
    written(path, |out| control_package(office, input, out, proceed))
}

/// The same at a computer that has joined the office, with the log as the office told it.
///
/// # Errors
/// As [`control_package`]; nobody is refused here whom the office told its log. [`Code::Refused`] also when the office
/// does not get to know what is kept close and leaves: then there is no file.
pub fn inspected_package_to(
    office: &Office,
    input: &ControlInput,
    inspection: &Inspection,
    path: &Path,
    proceed: &mut dyn FnMut(u32, u32) -> bool,
) -> Result<ControlPackage, ApiError> {
    check_days(input)?;
    written(path, |out| {
        let package = made(office, input, Some(inspection), out, proceed)?;
        inspection.hand_in(office)?;
        Ok(package)
    })
}

fn written(
    path: &Path,
    make: impl FnOnce(&mut File) -> Result<ControlPackage, ApiError>,
) -> Result<ControlPackage, ApiError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = tempfile::NamedTempFile::new_in(folder).map_err(not_written)?;
    let package = make(beside.as_file_mut())?;
    beside.as_file().sync_all().map_err(not_written)?;
    beside.persist(path).map_err(not_written)?;
    Ok(package)
}

/// Makes the package. `proceed` hears how many of how many parts are done and stops it by `false`.
///
/// # Errors
/// [`Code::Refused`] for people who do not set the office up, on a computer that does not keep the log, for days
/// that do not follow each other, and when it cannot be written; [`Code::Cancelled`].
pub fn control_package(
    office: &Office,
    input: &ControlInput,
    out: &mut (impl Write + Seek),
    proceed: &mut dyn FnMut(u32, u32) -> bool,
) -> Result<ControlPackage, ApiError> {
    check_days(input)?;
    check(office)?;
    made(office, input, None, out, proceed)
}

fn made(
    office: &Office,
    input: &ControlInput,
    inspection: Option<&Inspection>,
    out: &mut (impl Write + Seek),
    proceed: &mut dyn FnMut(u32, u32) -> bool,
) -> Result<ControlPackage, ApiError> {
    let gathered = office.read(|reader| Gathered::of(reader, input, inspection))?;
    for paper in &gathered.leaves {
        office.note_reading(Read::Paper(*paper), ReadingWay::Exported)?;
    }
    let chain = match inspection {
        Some(inspection) => Verified::told(&inspection.chain),
        None => Verified::of(office)?,
    };
    let bring = |hash: &BlobHash| {
        if let Some(inspection) = inspection {
            inspection.bring(office, hash);
        }
    };
    Making::new((office, &bring), gathered, chain, out, proceed).make()
}

fn check_days(input: &ControlInput) -> Result<(), ApiError> {
    if input.from > input.to {
        return Err(ApiError::new(Code::Refused, "control-days-crossed"));
    }
    Ok(())
}

fn check(office: &Office) -> Result<(), ApiError> {
    let mode = office.store().mode();
    if mode == Mode::Joined {
        return Err(ApiError::new(Code::Refused, "control-elsewhere"));
    }
    match office.read(|reader| Ok(may_in_office(reader, Action::SetUp)))? {
        true => Ok(()),
        false => Err(ApiError::new(Code::Refused, "control-not-allowed")),
    }
}

/// Everything the package says, read in one snapshot.
struct Gathered {
    imprinted: Imprinted,
    plan: Plan,
    /// The lists: name of the file, key of what it is, the list.
    sheets: Vec<(&'static str, &'static str, Sheet)>,
    /// Papers kept close that go.
    leaves: BTreeSet<RecordId>,
    left_out: Vec<LeftOut>,
    counts: ControlPackage,
}

impl Gathered {
    fn of(
        reader: &Reader<'_>,
        input: &ControlInput,
        inspection: Option<&Inspection>,
    ) -> Result<Self, ApiError> {
        let house = House::of(reader)?;
        let scope = Scope::new(&house, input);
        let sessions = plan::sessions(&scope)?;
        let resolutions = plan::resolutions(&scope)?;
        let plan = plan::plan(&scope, &sessions, &resolutions)?;
        let lines = match inspection {
            Some(inspection) => log_sheet::told(&scope, inspection)?,
            None => log_sheet::lines(&scope)?,
        };
        let sheets = vec![
            ("hlasovani", "print-control-sheet-votes", votes::votes(&scope, &sessions)?),
            ("ucast", "print-control-sheet-attendance", attendance::attendance(&scope, &sessions)?),
            ("ukoly", "print-control-sheet-tasks", tasks::tasks(&scope)?),
            ("vyveseni", "print-control-sheet-postings", postings::postings(&scope, &sessions)?),
            (
                "vyjimky",
                "print-control-sheet-overrides",
                overrides::overrides(&scope, &sessions, &resolutions, &lines)?,
            ),
            ("denik", "print-control-sheet-log", log_sheet::log_sheet(&lines)),
        ];
        let counts = counts(sessions.len(), &sheets);
        let (leaves, left_out) = scope.into_parts();
        Ok(Self { imprinted: imprinted(&house, input)?, plan, sheets, leaves, left_out, counts })
    }
}

fn imprinted(house: &House<'_>, input: &ControlInput) -> Result<Imprinted, ApiError> {
    let me = house.names.person(house.reader.me)?;
    let made_by = if me.function.is_empty() { me.name } else { format!("{}, {}", me.name, me.function) };
    Ok(Imprinted {
        letterhead: house.letterhead(),
        issued_in: house.place(),
        made_at: in_prague(house.reader.now),
        produced_at: house.reader.now,
        made_by,
        period: (input.from, input.to),
        with_confidential: input.with_confidential,
    })
}

/// How much there is; what is printed is counted when it is.
fn counts(meetings: usize, sheets: &[(&'static str, &'static str, Sheet)]) -> ControlPackage {
    let rows = |name: &str| {
        let sheet = sheets.iter().find(|(file, ..)| *file == name);
        counted(sheet.map_or(0, |(.., sheet)| sheet.rows.len()))
    };
    ControlPackage {
        meetings: counted(meetings),
        votes: rows("hlasovani"),
        tasks: rows("ukoly"),
        postings: rows("vyveseni"),
        overrides: rows("vyjimky"),
        log_lines: rows("denik"),
        ..ControlPackage::default()
    }
}

fn counted(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
