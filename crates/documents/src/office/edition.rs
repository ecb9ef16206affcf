//! A document that somebody corrected by hand: what stands in its place, and what changed since.

use obeznik_app::circulation::editions;
use obeznik_app::municipality::names::Names;
use obeznik_app::{ApiError, Office};
use obeznik_circulation::edition::{EditionVersion, SaidThen};

use super::wording::{long_day, say};
use super::{DocumentFormat, DocumentKind, Made, file_name, read};

/// What the program's own document says now, to be kept with the file that takes its place.
///
/// # Errors
/// As [`make`](super::make).
pub fn said(office: &Office, kind: DocumentKind, id: &str) -> Result<Vec<SaidThen>, ApiError> {
    let (draft, _) = read(office, kind, id)?;
    let (page, _) = draft.page()?;
    let said = page.said().into_iter().map(|(section, digest)| SaidThen { section, digest });
    Ok(said.collect())
}

/// What the pages of a corrected document say of who corrected it: who sits at the desk, today.
///
/// # Errors
/// What the store says.
pub fn stamp(office: &Office) -> Result<String, ApiError> {
    office.read(|reader| {
        let name = Names::of(reader.records).person(reader.me)?.name;
        let day = long_day(reader.today);
        Ok(say("print-edition-stamp", &[("day", day.into()), ("name", name.into())]))
    })
}

/// Sections that say something else than when the file was put in place of the document; none where the document is
/// the program's own, and `whole` where it cannot be made any more.
///
/// # Errors
/// What the store says.
pub fn changed(office: &Office, kind: DocumentKind, id: &str) -> Result<Vec<String>, ApiError> {
    let Some(version) = official(office, kind, id)? else { return Ok(Vec::new()) };
    let Ok(now) = said(office, kind, id) else { return Ok(vec!["whole".to_owned()]) };
    let is_new = |one: &&SaidThen| !version.said.contains(one);
    let mut changed: Vec<String> = now.iter().filter(is_new).map(|one| one.section.clone()).collect();
    let gone = version.said.iter().filter(|one| !now.iter().any(|other| other.section == one.section));
    changed.extend(gone.map(|one| one.section.clone()));
    Ok(changed)
}

/// The file that stands in place of the document.
pub(super) fn official(
    office: &Office,
    kind: DocumentKind,
    id: &str,
) -> Result<Option<EditionVersion>, ApiError> {
    office.read(|reader| editions::official(reader, kind.as_str(), id))
}

/// Whether that file may name what was closed since.
pub(super) fn is_kept_close(office: &Office, kind: DocumentKind, id: &str) -> Result<bool, ApiError> {
    office.read(|reader| editions::is_kept_close(reader, kind.as_str(), id))
}

/// The file in one of its forms.
pub(super) fn made(
    office: &Office,
    format: DocumentFormat,
    version: &EditionVersion,
) -> Result<Made, ApiError> {
    let content = match format {
        DocumentFormat::Pdf => &version.view,
        DocumentFormat::Docx => &version.blob,
    };
    let mut blob = office.content(content)?;
    let size_bytes = usize::try_from(blob.size_bytes()).map_err(ApiError::broken)?;
    let bytes = blob.range(0, size_bytes)?;
    let name = version.name.rsplit_once('.').map_or(version.name.as_str(), |(name, _)| name);
    let name = file_name::safe(name, format);
    Ok(Made { file_name: if name.starts_with('.') { format!("dokument{name}") } else { name }, bytes })
}
