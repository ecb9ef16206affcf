//! Days the law sets after a mandate ended and after an election.

use obeznik_circulation::meeting::{Meeting, MeetingState};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Action, BodyKind, Date};
use obeznik_municipality::{MandateEnd, Municipality, constituent_deadline, municipality_id};

use super::deadlines::{LegalDeadline, deadline};
use crate::api::ApiError;
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::acts::may_in_office;
use crate::office::shared::Phrase;

/// Certificates that substitutes have yet to get (§ 56), and the first session of a new assembly (§ 91). They concern
/// who looks after memberships.
pub(super) fn mandate_deadlines(
    reader: &Reader<'_>,
    names: &Names<'_>,
) -> Result<Vec<LegalDeadline>, ApiError> {
    if !may_in_office(reader, Action::ManagePeople) {
        return Ok(Vec::new());
    }
    let mut deadlines = Vec::new();
    for end in reader.records.find_by::<MandateEnd>("mandate_end", &["all"], super::MOST)? {
        let Some(entry) = end.value.awaits_certificate() else { continue };
        let person = names.person(entry.person)?.name;
        let title = Phrase::new("deadline-certificate").with("person", person);
        deadlines.push(of_mandates(reader, title, "deadline-certificate-note", entry.certificate_due_on));
    }
    deadlines.extend(first_session(reader, names)?);
    Ok(deadlines)
}

fn of_mandates(reader: &Reader<'_>, title: Phrase, note: &str, on: Date) -> LegalDeadline {
    deadline(reader, on, (title, Phrase::new(note).with("on", on)), ("settings", "mandates"))
}

/// Until the new assembly is called or has met.
fn first_session(reader: &Reader<'_>, names: &Names<'_>) -> Result<Option<LegalDeadline>, ApiError> {
    let town = reader.records.find::<Municipality>(municipality_id())?;
    let term = town.as_ref().and_then(|town| town.value.term_on(reader.today));
    let Some((from, results_on)) = term.and_then(|term| Some((term.from, term.results_on?))) else {
        return Ok(None);
    };
    for meeting in reader.records.find_by::<Meeting>("meeting_by_day", &[], 5_000)? {
        let is_called = matches!(meeting.value.state, MeetingState::Convened | MeetingState::Held);
        let body = names.find_body(meeting.value.body)?;
        let of_assembly = body.is_some_and(|body| body.kind == BodyKind::Assembly);
        if is_called && of_assembly && meeting.value.on >= from {
            return Ok(None);
        }
    }
    let (title, by) = (Phrase::new("deadline-constituent"), constituent_deadline(results_on));
    Ok(Some(of_mandates(reader, title, "deadline-constituent-note", by)))
}
