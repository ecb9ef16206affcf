//! Which document a command concerns, and whether it may be registered yet.

use obeznik_kernel::{
    Audience, Command, Record, RecordId, Records, RecordsExt, Refusal, Stop, Stored, Subject,
};
use serde::Deserialize;

use super::RegistryKind;
use crate::meeting::{Meeting, MeetingDocument, MeetingState};
use crate::paper::{Paper, PaperState};
use crate::resolution::Resolution;

#[derive(Deserialize)]
struct Of {
    kind: RegistryKind,
    document: RecordId,
}

/// The document named by the command, seen as far as it is seen itself.
pub(crate) fn document(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    let input: Of = command.input()?;
    Ok(Subject { audience: find(records, &input.kind, input.document)?.audience, ..Subject::office() })
}

/// A document as the registry needs it.
pub(crate) struct Found {
    /// Who sees it.
    pub(crate) audience: Audience,
    /// Whether it went out of the hands of those who write it.
    is_made: bool,
}

/// A document that may be registered: a paper once it was submitted, an invitation once it was sent.
///
/// # Errors
/// `refusal-registry-not-yet`, and what the records say.
pub(crate) fn need_document(records: &dyn Records, kind: &RegistryKind, id: RecordId) -> Result<Found, Stop> {
    let found = find(records, kind, id)?;
    if found.is_made {
        return Ok(found);
    }
    Err(Refusal::new("refusal-registry-not-yet").with("kind", kind.as_str()).into())
}

fn find(records: &dyn Records, kind: &RegistryKind, id: RecordId) -> Result<Found, Stop> {
    match kind {
        RegistryKind::Paper => {
            let paper: Stored<Paper> = records.need(id)?;
            let is_written = matches!(paper.value.state, PaperState::Draft | PaperState::Commenting);
            found(records, &paper, paper.value.submitted_at.is_some() && !is_written)
        }
        RegistryKind::Invitation => {
            let meeting: Stored<Meeting> = records.need(id)?;
            let is_out = matches!(meeting.value.state, MeetingState::Convened | MeetingState::Held);
            found(records, &meeting, is_out)
        }
        RegistryKind::MeetingDocument => found(records, &records.need::<MeetingDocument>(id)?, true),
        RegistryKind::Extract => found(records, &records.need::<Resolution>(id)?, true),
        RegistryKind::Unknown(_) => Err(Stop::refused("refusal-not-found")),
    }
}

fn found<T: Record>(records: &dyn Records, stored: &Stored<T>, is_made: bool) -> Result<Found, Stop> {
    Ok(Found { audience: records.audience_of(&stored.scope)?, is_made })
}
