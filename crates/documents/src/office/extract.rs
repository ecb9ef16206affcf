//! The extract of one resolution (výpis usnesení).

use obeznik_app::circulation::resolutions::{ResolutionDetail, ResolutionInput, resolution};
use obeznik_app::office::parse_id;
use obeznik_app::{ApiError, Code};
use obeznik_circulation::layout::DocumentLayout;
use obeznik_circulation::outcome::{Outcome, outcome_of_resolution};
use obeznik_circulation::registry::RegistryKind;
use obeznik_circulation::resolution::{Resolution, ResolutionState};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Body, Date, RecordId};

use super::house::House;
use super::session::Session;
use super::wording::{say, word};
use super::{clauses, corrections, decision, list, naming, votes};
use crate::letterhead::Signature;
use crate::resolution::ResolutionExtract;

/// Reads and words the extract.
pub(super) fn read(
    house: &House<'_>,
    id: &str,
    layout: &DocumentLayout,
) -> Result<ResolutionExtract, ApiError> {
    let stored = house.reader.records.need::<Resolution>(parse_id(id)?)?;
    let (id, resolution_of) = (stored.id, stored.value);
    let detail = resolution(house.reader, ResolutionInput { id: id.to_string() })?;
    let body = house.names.find_body(resolution_of.body)?;
    let body = body.ok_or_else(|| ApiError::new(Code::NotFound, "refusal-not-found"))?;
    let held_on = resolution_of.decided_on.ok_or_else(|| {
        ApiError::new(Code::Refused, "document-no-day").with("number", &resolution_of.number)
    })?;
    let outcome = outcome_of_resolution(house.reader.records, id)?.map(|stored| stored.value);
    let vote = outcome.as_ref().map(|outcome| votes::printed(house, outcome)).transpose()?.flatten();
    let by = resolution_of.mayor.as_ref();
    let called = by.map(|by| decision::called(house, by)).transpose()?;
    Ok(ResolutionExtract {
        called: called.unwrap_or_else(|| word("print-label-extract")),
        is_decision: by.is_some(),
        letterhead: house.letterhead(),
        file_number: house.file_number(&RegistryKind::Extract, id)?,
        issued_in: house.place(),
        issued_on: house.reader.today,
        number: resolution_of.number.clone(),
        title: title(&resolution_of),
        meeting: match by {
            Some(_) => String::new(),
            None => naming::meeting(resolution_of.meeting_number, &body),
        },
        held_on,
        references: references(house, id, &resolution_of, &detail)?,
        preamble: match by {
            Some(by) => decision::preamble(house, by)?,
            None => body.name.clone(),
        },
        notices: notices(house, &resolution_of, &detail, outcome.as_ref())?,
        clauses: text_as_it_stands(&resolution_of, &body, &detail),
        vote,
        signatures: match by {
            Some(by) => vec![decision::signature(house, by)?],
            None => house.signing(
                &layout.signers,
                (resolution_of.body, &body, held_on),
                signatures(house, &resolution_of, &body, held_on)?,
            )?,
        },
    })
}

/// The clauses, or the plain text of an imported resolution.
pub(super) fn text(resolution: &Resolution) -> Vec<crate::Clause> {
    if resolution.clauses.is_empty() {
        clauses::plain(&resolution.text)
    } else {
        clauses::printed(&resolution.clauses)
    }
}

/// An imported resolution may have no title; its number names it then.
pub(super) fn title(resolution: &Resolution) -> String {
    let title = resolution.title.trim();
    if title.is_empty() { resolution.number.clone() } else { title.to_owned() }
}

fn references(
    house: &House<'_>,
    id: RecordId,
    resolution: &Resolution,
    detail: &ResolutionDetail,
) -> Result<Vec<String>, ApiError> {
    let mut references = Vec::new();
    if let Some(number) = item_number(house, id, resolution)? {
        references.push(say("print-item", &[("number", number.to_string().into())]));
    }
    let paper = detail.paper.as_ref().filter(|paper| !paper.number.is_empty());
    references.extend(paper.map(|paper| say("print-paper", &[("number", paper.number.as_str().into())])));
    Ok(references)
}

/// What a reader must know before the text: that it does not hold, that what was printed before was wrong.
fn notices(
    house: &House<'_>,
    resolution: &Resolution,
    detail: &ResolutionDetail,
    outcome: Option<&Outcome>,
) -> Result<Vec<String>, ApiError> {
    let corrected = outcome.map(|outcome| corrections::notices(house, outcome)).transpose()?;
    let fate = fate(&resolution.state, detail);
    let by = resolution.mayor.as_ref();
    let absence = by.map(|by| decision::absence(house, by)).transpose()?.flatten();
    Ok(fate.into_iter().chain(corrected.into_iter().flatten()).chain(absence).collect())
}

/// The text that was adopted; of a vote that never passed only that it did not.
fn text_as_it_stands(resolution: &Resolution, body: &Body, detail: &ResolutionDetail) -> Vec<crate::Clause> {
    if resolution.state != ResolutionState::Void {
        return text(resolution);
    }
    let paper = detail.paper.as_ref().map(|paper| paper.number.as_str()).unwrap_or_default();
    vec![clauses::sentence(&list::verb_of_refusal(body), &list::draft(paper))]
}

/// The number of the item whose vote made the resolution, corrected since or not.
fn item_number(house: &House<'_>, id: RecordId, resolution: &Resolution) -> Result<Option<u32>, ApiError> {
    let Some(meeting) = resolution.meeting else { return Ok(None) };
    let Some(outcome) = outcome_of_resolution(house.reader.records, id)? else { return Ok(None) };
    let item = outcome.parent.map(|item| item.to_string()).unwrap_or_default();
    let session = Session::read(house, &meeting.to_string())?;
    Ok(session.detail.items.iter().find(|one| one.id == item).map(|one| one.number))
}

/// What became of the resolution since: an extract of one that does not hold must say so.
fn fate(state: &ResolutionState, detail: &ResolutionDetail) -> Option<String> {
    match state {
        ResolutionState::Valid | ResolutionState::Unknown(_) => None,
        ResolutionState::Suspended => Some(word("print-resolution-suspended")),
        ResolutionState::Cancelled => Some(word("print-resolution-cancelled")),
        ResolutionState::Void => Some(word("print-resolution-void")),
        ResolutionState::Revoked => Some(match &detail.revoked_by {
            Some(by) => say("print-resolution-revoked", &[("number", by.number.as_str().into())]),
            None => word("print-resolution-revoked-later"),
        }),
    }
}

/// The chair of the day of the resolution, else today's, and the secretary who attests the copy.
fn signatures(
    house: &House<'_>,
    resolution: &Resolution,
    body: &Body,
    held_on: Date,
) -> Result<Vec<Signature>, ApiError> {
    let mut chair = house.chair(resolution.body, body, held_on)?;
    if chair.is_none() {
        chair = house.chair(resolution.body, body, house.reader.today)?;
    }
    let chair = chair.map(super::officers::Officer::signature);
    Ok(chair.into_iter().chain(house.attesting(resolution.body)?).collect())
}
