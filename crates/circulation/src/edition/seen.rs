//! Whose document it is and who may see what stands in it.

use obeznik_kernel::{Audience, Command, RecordId, Records, RecordsExt, Stop, Stored, Subject};
use serde::Deserialize;

use super::{Edition, PrintedKind};
use crate::agenda::AgendaItem;
use crate::door::{Read, read_all, save_read_for};
use crate::meeting::{Meeting, MeetingState};
use crate::paper::Paper;
use crate::resolution::Resolution;
use obeznik_kernel::{BodyId, Record as _};

/// A document as a corrected file needs it.
pub(crate) struct Found {
    /// Who sees everything that stands in it.
    pub(crate) audience: Audience,
    /// The body that issues it; the office issues cover sheets.
    body: Option<BodyId>,
    /// Whether what goes out stands in it: before that, a cover sheet names what only the office may read.
    pub(super) is_out: bool,
}

/// Finds the document.
///
/// # Errors
/// `refusal-not-found`, and what the records say.
pub(crate) fn of_document(records: &dyn Records, kind: &PrintedKind, id: RecordId) -> Result<Found, Stop> {
    match kind {
        PrintedKind::CoverSheet => {
            let paper: Stored<Paper> = records.need(id)?;
            let is_out = paper.value.state.is_let_out();
            Ok(Found { audience: records.audience_of(&paper.scope)?, body: None, is_out })
        }
        PrintedKind::Invitation | PrintedKind::ResolutionList => {
            let meeting: Stored<Meeting> = records.need(id)?;
            let audience = of_whole_agenda(records, &meeting)?;
            let is_out = meeting.value.state != MeetingState::Cancelled;
            Ok(Found { audience, body: Some(meeting.value.body), is_out })
        }
        PrintedKind::Extract => {
            let resolution: Stored<Resolution> = records.need(id)?;
            let audience = records.audience_of(&resolution.scope)?;
            Ok(Found { audience, body: Some(resolution.value.body), is_out: true })
        }
        // It is signed by hand and handed over, so no file stands in its place.
        PrintedKind::Certificate | PrintedKind::Unknown(_) => Err(Stop::refused("refusal-not-found")),
    }
}

/// A document of a whole meeting names every item, so it is for those who see all of them.
fn of_whole_agenda(records: &dyn Records, meeting: &Stored<Meeting>) -> Result<Audience, Stop> {
    let mut audience = records.audience_of(&meeting.scope)?;
    let items: Vec<Stored<AgendaItem>> = records.under(meeting.id)?;
    for item in items {
        audience = audience.intersect(&records.audience_of(&item.scope)?);
    }
    Ok(audience)
}

/// The document a command concerns.
///
/// # Errors
/// As [`of_document`].
pub(crate) fn subject(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    #[derive(Deserialize)]
    struct Of {
        kind: PrintedKind,
        document: RecordId,
    }
    let input: Of = command.input()?;
    let found = of_document(records, &input.kind, input.document)?;
    Ok(Subject { audience: found.audience, body: found.body, ..Subject::office() })
}

/// Keeps what was put in place of a paper's documents from all but the few: it may name what was just closed.
///
/// # Errors
/// As [`Records::put`].
pub(crate) fn narrow(records: &mut dyn Records, paper: RecordId, few: &Audience) -> Result<(), Stop> {
    let editions: Vec<Read<Edition>> = read_all(records.children(paper, Edition::KIND)?)?;
    for mut edition in editions {
        edition.value.is_kept_close = true;
        let own = records.audience_of(&edition.raw.scope)?;
        save_read_for(records, edition, &own.intersect(few))?;
    }
    Ok(())
}
