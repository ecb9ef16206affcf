//! All resolutions of one meeting (usnesení ze zasedání, ze schůze), and what was not adopted.

use std::collections::BTreeSet;

use obeznik_app::circulation::meetings::AgendaItemDto;
use obeznik_app::municipality::names::body_kind;
use obeznik_app::{ApiError, Code, Office};
use obeznik_circulation::layout::DocumentLayout;
use obeznik_circulation::majority::Outcome as Decided;
use obeznik_circulation::outcome::{Outcome, Position, outcomes_before};
use obeznik_circulation::paper::Confidentiality;
use obeznik_circulation::resolution::Resolution;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Body, BodyKind, RecordId};

use super::house::House;
use super::officers::Officer;
use super::session::Session;
use super::wording::{say, word};
use super::{clauses, extract, naming, votes};
use crate::letterhead::Signature;
use crate::resolution::{ListedResolution, ResolutionList};

/// Far above the resolutions of any meeting.
const MOST_RESOLUTIONS: usize = 5_000;

/// Reads and words the list; gives the name of its file with it.
pub(super) fn read(
    house: &House<'_>,
    id: &str,
    layout: &DocumentLayout,
) -> Result<(ResolutionList, String), ApiError> {
    let session = Session::read(house, id)?;
    let mut resolutions = Vec::new();
    for item in &session.detail.items {
        resolutions.extend(listed(house, &session, item)?);
    }
    if resolutions.is_empty() {
        return Err(ApiError::new(Code::Refused, "document-no-resolutions"));
    }
    let list = ResolutionList {
        letterhead: house.letterhead(),
        file_number: None,
        issued_in: house.place(),
        issued_on: house.reader.today,
        title: naming::resolutions_of(session.meeting.number, &session.body),
        held_at: session.starts_at()?,
        place: session.meeting.place.clone(),
        preamble: session.body.name.clone(),
        resolutions,
        closing: closing(house, &session)?,
        signatures: house.signing(
            &layout.signers,
            (session.meeting.body, &session.body, session.meeting.on),
            signatures(house, &session)?,
        )?,
    };
    Ok((list, format!("usneseni-{}", session.short_name())))
}

/// The resolutions of a meeting, whose words the list prints.
pub(super) fn resolutions_of(office: &Office, meeting: RecordId) -> Result<BTreeSet<RecordId>, ApiError> {
    office.read(|reader| {
        let key = meeting.to_string();
        let found =
            reader.records.find_by::<Resolution>("resolution_by_meeting", &[&key], MOST_RESOLUTIONS)?;
        Ok(found.into_iter().map(|one| one.id).collect())
    })
}

/// What an item came to; nothing for one that was not voted about.
fn listed(
    house: &House<'_>,
    session: &Session,
    item: &AgendaItemDto,
) -> Result<Option<ListedResolution>, ApiError> {
    let Some(outcome) = house.outcome_of(item)? else { return Ok(None) };
    let resolution = outcome.resolution.map(|id| house.reader.records.find::<Resolution>(id));
    let resolution = resolution.transpose()?.flatten().map(|stored| stored.value);
    let Some(decision) = outcome.computed else { return Ok(None) };
    let clauses = match (&resolution, decision.outcome) {
        (Some(resolution), _) => extract::text(resolution),
        (None, Decided::NotAdopted) => {
            vec![clauses::sentence(&verb_of_refusal(&session.body), &draft(&item.paper_number))]
        }
        (None, Decided::Adopted) => {
            vec![clauses::sentence(&verb_of_advice(&outcome), &draft(&item.paper_number))]
        }
    };
    Ok(Some(ListedResolution {
        number: resolution.as_ref().map(|one| one.number.clone()).unwrap_or_default(),
        title: resolution.as_ref().map_or_else(|| item.title.clone(), extract::title),
        references: references(item, burnt_number(house, &outcome)?),
        clauses,
        vote: votes::printed(house, &outcome)?,
    }))
}

/// `nepřijalo`, `nepřijala`, `nepřijal` by the gender of the body.
pub(super) fn verb_of_refusal(body: &Body) -> String {
    say("print-not-adopted", &[("kind", body_kind(&body.kind).to_owned().into())])
}

/// An advisory body that does not number its resolutions (§ 117, § 122).
fn verb_of_advice(outcome: &Outcome) -> String {
    let is_against = outcome.position == Some(Position::DoesNotRecommend);
    word(if is_against { "print-recommends-not" } else { "print-recommends" })
}

/// What the body voted about: the draft of a paper, or of the item itself.
pub(super) fn draft(paper_number: &str) -> String {
    if paper_number.is_empty() {
        return word("print-draft-of-item");
    }
    say("print-draft-of-paper", &[("number", paper_number.into())])
}

fn references(item: &AgendaItemDto, burnt: Option<String>) -> Vec<String> {
    let mut references = vec![say("print-item", &[("number", item.number.to_string().into())])];
    if !item.paper_number.is_empty() {
        references.push(say("print-paper", &[("number", item.paper_number.as_str().into())]));
    }
    references.extend(burnt.map(|number| say("print-number-burnt", &[("number", number.into())])));
    references
}

/// The number a vote had got before a correction found that it did not pass.
fn burnt_number(house: &House<'_>, outcome: &Outcome) -> Result<Option<String>, ApiError> {
    if outcome.resolution.is_some() {
        return Ok(None);
    }
    let before = outcomes_before(house.reader.records, outcome)?;
    let Some(id) = before.iter().find_map(|one| one.value.resolution) else { return Ok(None) };
    Ok(house.reader.records.find::<Resolution>(id)?.map(|stored| stored.value.number))
}

/// A warning where the list holds what the public may not read as it is.
fn closing(house: &House<'_>, session: &Session) -> Result<Option<String>, ApiError> {
    for item in &session.detail.items {
        let level = house.confidentiality_of(item)?;
        if level.is_some_and(|level| level != Confidentiality::Public) && item.outcome.is_some() {
            return Ok(Some(word("print-list-confidential")));
        }
    }
    Ok(None)
}

/// The chair; beside the mayor also the deputy.
fn signatures(house: &House<'_>, session: &Session) -> Result<Vec<Signature>, ApiError> {
    let (id, body, on) = (session.meeting.body, &session.body, session.meeting.on);
    let deputy = match body.kind {
        BodyKind::Assembly | BodyKind::Council => house.deputy(id, body, on)?,
        _ => None,
    };
    Ok(house.chair(id, body, on)?.into_iter().chain(deputy).map(Officer::signature).collect())
}
