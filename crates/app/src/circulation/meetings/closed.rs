//! What an invitation holds that is kept close.

use std::collections::BTreeSet;

use obeznik_circulation::agenda::{AgendaItem, AgendaItemState};
use obeznik_circulation::audience::is_kept_close;
use obeznik_circulation::edition::PrintedKind;
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::paper::{Confidentiality, Paper};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Body, BodyKind, RecordId};

use crate::api::ApiError;
use crate::circulation::editions;
use crate::keeping::paper_erasure;
use crate::office::Reader;

/// Papers kept close of an invitation, as it would go out now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClosedInInvitation {
    /// Those for whose sake it leaves the office only when that was asked for.
    pub papers: BTreeSet<RecordId>,
    /// Those of them whose titles stand in it: making it is a reading of each.
    pub told: BTreeSet<RecordId>,
}

/// Papers kept close of the invitation to a meeting. The notice of the assembly hides them by itself, and so does the
/// invitation of another body with what is for named people alone; a file that somebody put in its place may name
/// every item that ever stood on the agenda.
///
/// # Errors
/// When the meeting is not here, or the store cannot be read.
pub fn closed_in_invitation(reader: &Reader<'_>, meeting: RecordId) -> Result<ClosedInInvitation, ApiError> {
    let invitation = PrintedKind::Invitation;
    let is_by_hand = editions::official(reader, invitation.as_str(), &meeting.to_string())?.is_some();
    let body = reader.records.need::<Meeting>(meeting)?.value.body;
    let body = reader.records.find::<Body>(body)?;
    let mut closed = ClosedInInvitation::default();
    if body.is_some_and(|body| body.value.kind == BodyKind::Assembly) && !is_by_hand {
        return Ok(closed);
    }
    for item in reader.records.under::<AgendaItem>(meeting)? {
        if item.value.state == AgendaItemState::Removed && !is_by_hand {
            continue;
        }
        let Some(paper) = item.value.paper else { continue };
        let Some(level) = closed_level(reader, paper)? else { continue };
        closed.papers.insert(paper);
        if is_by_hand || level == Confidentiality::Body {
            closed.told.insert(paper);
        }
    }
    Ok(closed)
}

/// How close a paper is kept; nothing for an open one. One that is not here may be kept from others too, and of an
/// erased one it is still known.
fn closed_level(reader: &Reader<'_>, id: RecordId) -> Result<Option<Confidentiality>, ApiError> {
    if let Some(paper) = reader.records.find::<Paper>(id)? {
        return Ok(is_kept_close(&paper.value).then_some(paper.value.confidentiality));
    }
    let access = paper_erasure(reader, Some(id))?.map(|erasure| erasure.access).unwrap_or_default();
    let level = Confidentiality::ALL.iter().find(|level| level.as_str() == access);
    Ok(match level {
        Some(Confidentiality::Public | Confidentiality::AllBodies) => None,
        Some(level) => Some(level.clone()),
        None => Some(Confidentiality::Secretariat),
    })
}
