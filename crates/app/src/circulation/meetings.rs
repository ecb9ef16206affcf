//! Meetings, their agenda and the outcome of an item.

mod closed;
mod earlier;
mod notice;
mod outcome;
mod plan;
mod shapes;

use std::collections::{BTreeMap, BTreeSet};

use obeznik_circulation::agenda::{AgendaItem, AgendaItemState, AgendaVersion};
use obeznik_circulation::consultation::{Consultation, ConsultationState};
use obeznik_circulation::meeting::{Meeting, MeetingState, notice_days};
use obeznik_circulation::outcome::Outcome;
use obeznik_circulation::paper::{Confidentiality, Paper, PaperState};
use obeznik_circulation::reading::is_watched;
use obeznik_circulation::town::{alternates, mandates};
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BodyKind, Record as _, RecordId, Stored};
use serde_json::json;

use crate::api::ApiError;
use crate::circulation::files::{documents_of, resolutions_of};
use crate::circulation::papers::{consultation_outcome, role_of};
use crate::circulation::seen::seen;
use crate::keeping::paper_erasure;
use crate::municipality::members::members_why;
use crate::municipality::names::Names;
use crate::office::acts::acts_beside;
use crate::office::shared::{Act, Phrase};
use crate::office::{Reader, parse_id};

pub use closed::{ClosedInInvitation, closed_in_invitation};
pub use earlier::earlier_of_item;
pub(crate) use outcome::{burnt_outcome_dto, outcome_dto};
pub use plan::meeting_plan;
pub use shapes::*;

/// Fields of a meeting a person may edit.
const EDITABLE: &[&str] =
    &["on", "starts_at", "place", "sections", "invitation_note", "notice_posted_on", "notice_removed_on"];

/// Most meetings of one calendar; a council meets some thirty times a year.
const MOST_MEETINGS: usize = 5_000;

/// Meetings by day.
///
/// # Errors
/// When the store cannot be read.
pub fn meetings(reader: &Reader<'_>, input: MeetingsInput) -> Result<Vec<MeetingRow>, ApiError> {
    let names = Names::of(reader.records);
    let all = reader.records.find_by::<Meeting>("meeting_by_day", &[], MOST_MEETINGS)?;
    let wanted = |stored: &&Stored<Meeting>| {
        let on = stored.value.on.to_string();
        (input.body.is_empty() || stored.value.body.to_string() == input.body)
            && input.from.as_ref().is_none_or(|from| *from <= on)
            && input.to.as_ref().is_none_or(|to| on <= *to)
    };
    all.iter().filter(wanted).map(|stored| row(reader, &names, stored)).collect()
}

fn row(reader: &Reader<'_>, names: &Names<'_>, stored: &Stored<Meeting>) -> Result<MeetingRow, ApiError> {
    let items = agenda_items(reader, stored.id)?;
    let states = items.iter().map(|item| item_state(reader, item)).collect::<Result<Vec<_>, _>>()?;
    let count =
        |wanted: &[&str]| count_u32(states.iter().filter(|state| wanted.contains(&state.as_str())).count());
    Ok(MeetingRow {
        id: stored.id.to_string(),
        body: names.body(stored.value.body)?,
        number: stored.value.number,
        on: stored.value.on.to_string(),
        starts_at: stored.value.starts_at.clone(),
        place: stored.value.place.clone(),
        state: stored.value.state.as_str().to_owned(),
        items: count_u32(items.iter().filter(|item| item.value.is_on()).count()),
        ready: count(&["ready", "without_paper", "late"]),
        decided: count(&["decided"]),
        sections: stored.value.sections.clone(),
        closing: plan::closing_of(names, &stored.value)?,
        late: plan::late_rule(reader, names, &stored.value)?,
    })
}

/// Items that are on the agenda or were and must stay visible, in order.
pub(crate) fn agenda_items(
    reader: &Reader<'_>,
    meeting: RecordId,
) -> Result<Vec<Stored<AgendaItem>>, ApiError> {
    let mut items = reader.records.under::<AgendaItem>(meeting)?;
    items.retain(|stored| stored.value.state != AgendaItemState::Removed);
    items.sort_by(|one, two| one.value.order.cmp(&two.value.order).then(one.id.cmp(&two.id)));
    Ok(items)
}

/// Items whose paper is not ready yet.
pub(crate) fn unready(reader: &Reader<'_>, items: &[Stored<AgendaItem>]) -> Result<usize, ApiError> {
    let states = items.iter().map(|item| item_state(reader, item)).collect::<Result<Vec<_>, _>>()?;
    Ok(states.iter().filter(|state| matches!(state.as_str(), "no_paper" | "owed" | "in_check")).count())
}

fn item_state(reader: &Reader<'_>, item: &Stored<AgendaItem>) -> Result<String, ApiError> {
    let state = match item.value.state {
        AgendaItemState::Decided => "decided",
        AgendaItemState::Withdrawn => "withdrawn",
        AgendaItemState::Postponed => "postponed",
        _ if item.value.is_late => "late",
        _ => match item.value.paper.map(|id| reader.records.find::<Paper>(id)).transpose()?.flatten() {
            None if item.value.paper.is_some() => "no_paper",
            None if item.value.is_owed() => "owed",
            None => "without_paper",
            Some(paper) if is_in_check(&paper.value.state) => "in_check",
            Some(_) => "ready",
        },
    };
    Ok(state.to_owned())
}

fn is_in_check(state: &PaperState) -> bool {
    !matches!(state, PaperState::Ready | PaperState::InBodies | PaperState::Closed)
}

/// A meeting with its agenda.
///
/// # Errors
/// [`Code::NotFound`](crate::Code::NotFound) when it is not here or not for this person.
pub fn meeting(reader: &Reader<'_>, input: MeetingInput) -> Result<MeetingDetail, ApiError> {
    let id = parse_id(&input.id)?;
    let stored = reader.records.need::<Meeting>(id)?;
    let names = Names::of(reader.records);
    let meeting = &stored.value;
    let items = by_sections(meeting, agenda_items(reader, id)?);
    let body = names.find_body(meeting.body)?;
    let body_kind = body.as_ref().map(|body| body.kind.clone());
    let days = body.as_ref().map_or(0, notice_days);
    let notice_by = (days > 0).then(|| add_days(meeting.on, -days));
    let dtos = items
        .iter()
        .enumerate()
        .map(|(place, item)| agenda_item(reader, &names, meeting, place, item))
        .collect::<Result<Vec<_>, _>>()?;
    let members = mandates(reader.records, meeting.body, meeting.on)?;
    let alternates = alternates(reader.records, meeting.body, meeting.on)?.unwrap_or_default();
    let row = row(reader, &names, &stored)?;
    Ok(MeetingDetail {
        ver: u32::try_from(stored.ver).unwrap_or(u32::MAX),
        seen: seen_of(reader, stored.id)?,
        agenda_version: meeting.agenda_version,
        sections: meeting.sections.clone(),
        invitation_note: meeting.invitation_note.clone(),
        cancel_reason: meeting.cancel_reason.clone(),
        members: members.into_iter().map(|id| names.person(id)).collect::<Result<_, _>>()?,
        members_why: members_why(reader, &names, meeting.body, meeting.on)?,
        alternates: alternates.into_iter().map(|id| names.person(id)).collect::<Result<_, _>>()?,
        checks: checks(meeting, body_kind.as_ref(), &dtos, notice_by, reader.today),
        documents: documents_of(reader, &names, id)?,
        resolutions: resolutions_of(reader, id)?,
        ready_papers: ready_papers(reader, meeting)?,
        changes: changes(reader, id, &items)?,
        minutes: dtos.iter().map(|item| item.minutes).sum(),
        verbs: body.map(|body| body.verbs).unwrap_or_default(),
        notice_by: notice_by.map(|day| day.to_string()),
        notice: notice::notice(meeting, body_kind.as_ref()),
        acts: meeting_acts(reader, &stored),
        items: dtos,
        row,
    })
}

fn seen_of(reader: &Reader<'_>, id: RecordId) -> Result<BTreeMap<String, String>, ApiError> {
    let raw = reader.records.get(Meeting::KIND, id)?;
    raw.map_or(Ok(BTreeMap::new()), |raw| seen(&raw, EDITABLE).map_err(ApiError::broken))
}

/// What may be done with the meeting and its items, asked against the meeting's own subject: its items do not
/// all have a paper, and an act on an item belongs to who may do it in the body.
fn meeting_acts(reader: &Reader<'_>, stored: &Stored<Meeting>) -> Vec<Act> {
    let kinds: &[&str] = match stored.value.state {
        MeetingState::Planned => &[
            "circulation.convene_meeting",
            "circulation.add_agenda_item",
            "circulation.move_agenda_item",
            "circulation.remove_agenda_item",
            "circulation.schedule",
            "circulation.enter_outcome",
            "circulation.edit_meeting",
            "circulation.cancel_meeting",
            "circulation.add_meeting_document",
        ],
        MeetingState::Convened => &[
            "circulation.close_meeting",
            "circulation.enter_outcome",
            "circulation.correct_outcome",
            "circulation.add_agenda_item",
            "circulation.move_agenda_item",
            "circulation.remove_agenda_item",
            "circulation.schedule",
            "circulation.edit_meeting",
            "circulation.cancel_meeting",
            "circulation.add_meeting_document",
        ],
        MeetingState::Held => {
            &["circulation.correct_outcome", "circulation.edit_meeting", "circulation.add_meeting_document"]
        }
        MeetingState::Cancelled | MeetingState::Unknown(_) => &[],
    };
    let payload = json!({ "meeting": stored.id.to_string() });
    acts_beside(reader, kinds, "circulation.convene_meeting", &payload)
}

/// Items in the order in which the body deals with them: section by section.
fn by_sections(meeting: &Meeting, mut items: Vec<Stored<AgendaItem>>) -> Vec<Stored<AgendaItem>> {
    let place = |name: &str| meeting.sections.iter().position(|section| section == name).unwrap_or(0);
    items.sort_by_key(|item| place(&item.value.section)); // stable: the order within a section stays
    items
}

fn agenda_item(
    reader: &Reader<'_>,
    names: &Names<'_>,
    meeting: &Meeting,
    place: usize,
    stored: &Stored<AgendaItem>,
) -> Result<AgendaItemDto, ApiError> {
    let item = &stored.value;
    let paper = item.paper.map(|id| reader.records.find::<Paper>(id)).transpose()?.flatten();
    let erasure = paper_erasure(reader, item.paper.filter(|_| paper.is_none()))?;
    let consultation =
        item.consultation.map(|id| reader.records.find::<Consultation>(id)).transpose()?.flatten();
    let presenter = item.presenter.or_else(|| paper.as_ref().map(|paper| paper.value.presenter));
    let section = meeting.sections.iter().position(|name| *name == item.section).unwrap_or(0);
    let outcome = item.outcome.map(|id| reader.records.find::<Outcome>(id)).transpose()?.flatten();
    Ok(AgendaItemDto {
        id: stored.id.to_string(),
        number: count_u32(place + 1),
        section: count_u32(section),
        paper: item.paper.map(|id| id.to_string()).unwrap_or_default(),
        paper_number: paper.as_ref().map(|paper| paper.value.number.clone()).unwrap_or_default(),
        paper_erased_on: erasure.as_ref().map(|one| one.on.to_string()).unwrap_or_default(),
        title: item.title.clone(),
        note: item.note.clone(),
        presenter: presenter.map(|id| names.short(id)).transpose()?.unwrap_or_default(),
        presenter_id: presenter.map(|id| id.to_string()).unwrap_or_default(),
        minutes: item.minutes,
        state: item_state(reader, stored)?,
        is_confidential: match (&paper, &erasure) {
            (Some(paper), _) => paper.value.confidentiality != Confidentiality::Public,
            (None, Some(erasure)) => erasure.access != Confidentiality::Public.as_str(),
            (None, None) => false,
        },
        is_watched: paper.as_ref().is_some_and(|paper| is_watched(&paper.value, None)),
        owed_by: plan::name_of(names, item.owed_by)?,
        is_late: item.is_late,
        late_reason: item.late_reason.clone(),
        late_consent: plan::name_of(names, item.late_consent)?,
        late_consent_for: plan::name_of(names, item.late_consent_for)?,
        late_absence: item.late_absence.clone(),
        role: consultation
            .as_ref()
            .map(|stored| role_of(names, &stored.value))
            .transpose()?
            .map_or_else(String::new, |role| role.as_str().to_owned()),
        earlier: earlier::earlier_words(reader.records, names, paper.as_ref(), consultation.as_ref())?,
        outcome: outcome
            .map(|outcome| outcome_dto(reader, names, &outcome.value, consultation.as_ref()))
            .transpose()?,
        clauses: paper.map(|paper| paper.value.clauses).unwrap_or_default(),
    })
}

fn checks(
    meeting: &Meeting,
    body_kind: Option<&BodyKind>,
    items: &[AgendaItemDto],
    notice_by: Option<obeznik_kernel::Date>,
    today: obeznik_kernel::Date,
) -> Vec<MeetingCheck> {
    if !meeting.is_open() {
        return Vec::new(); // nothing of it is sent out any more
    }
    let check = |state: &str, text: Phrase| MeetingCheck { state: state.to_owned(), text };
    let numbers = |wanted: &str| {
        let found = items.iter().filter(|item| item.state == wanted);
        found.map(|item| item.number.to_string()).collect::<Vec<_>>().join(", ")
    };
    let mut checks = Vec::new();
    let is_set = !meeting.place.is_empty() && !meeting.starts_at.is_empty();
    checks.push(if is_set {
        check("ok", Phrase::new("meeting-check-place"))
    } else {
        check("bad", Phrase::new("meeting-check-no-place"))
    });
    if items.is_empty() {
        checks.push(check("bad", Phrase::new("meeting-check-empty")));
    }
    let owing: BTreeSet<&str> =
        items.iter().filter(|item| item.state == "owed").map(|item| item.owed_by.as_str()).collect();
    if !owing.is_empty() {
        let people = owing.into_iter().collect::<Vec<_>>().join(", ");
        let phrase = Phrase::new("meeting-check-owed").with("items", numbers("owed")).with("people", people);
        checks.push(check("warn", phrase));
    }
    for (state, tone, key) in [
        ("no_paper", "bad", "meeting-check-no-paper"),
        ("in_check", "info", "meeting-check-in-check"),
        ("late", "warn", "meeting-check-late"),
    ] {
        let found = numbers(state);
        if !found.is_empty() {
            checks.push(check(tone, Phrase::new(key).with("items", found)));
        }
    }
    if let (Some(by), MeetingState::Planned) = (notice_by, &meeting.state) {
        let tone = if by < today { "bad" } else { "info" };
        // Only sessions of the assembly are announced by a notice (§ 93/1).
        let is_of_assembly = body_kind == Some(&BodyKind::Assembly);
        let key = if is_of_assembly { "meeting-check-notice" } else { "meeting-check-invitation" };
        checks.push(check(tone, Phrase::new(key).with("by", by)));
    }
    checks
}

fn ready_papers(reader: &Reader<'_>, meeting: &Meeting) -> Result<Vec<ReadyPaper>, ApiError> {
    if !meeting.is_open() {
        return Ok(Vec::new());
    }
    let body = meeting.body.to_string();
    let mut ready = Vec::new();
    for state in [ConsultationState::Ready, ConsultationState::Postponed] {
        ready.extend(reader.records.find_by::<Consultation>(
            "consultation_by_body",
            &[&body, state.as_str()],
            500,
        )?);
    }
    let names = Names::of(reader.records);
    let mut papers = Vec::new();
    for consultation in ready {
        let Some(paper) =
            consultation.parent.map(|id| reader.records.find::<Paper>(id)).transpose()?.flatten()
        else {
            continue;
        };
        papers.push(ReadyPaper {
            id: paper.id.to_string(),
            consultation: consultation.id.to_string(),
            number: paper.value.number.clone(),
            title: paper.value.title.clone(),
            note: ready_note(&names, &consultation.value)?,
        });
    }
    papers.sort_by(|one, two| one.number.cmp(&two.number));
    Ok(papers)
}

/// What the body is to do with it, or that it put it off and until when.
fn ready_note(names: &Names<'_>, consultation: &Consultation) -> Result<Phrase, ApiError> {
    Ok(match consultation_outcome(consultation) {
        Some(postponed) => postponed,
        None => Phrase::new(&format!("role-in-route-{}", role_of(names, consultation)?.as_str())),
    })
}

/// What differs from the version sent last: items that came, went or moved.
fn changes(
    reader: &Reader<'_>,
    meeting: RecordId,
    items: &[Stored<AgendaItem>],
) -> Result<Vec<Phrase>, ApiError> {
    let versions = reader.records.under::<AgendaVersion>(meeting)?;
    let Some(first) = versions.iter().min_by_key(|stored| stored.value.number) else { return Ok(Vec::new()) };
    let sent = &first.value.lines;
    let mut changes = Vec::new();
    for item in items {
        let line = sent.iter().find(|line| line.id == item.id);
        let key = match (line, &item.value.state) {
            (None, _) => "agenda-change-added",
            (Some(line), AgendaItemState::Withdrawn) if line.state != AgendaItemState::Withdrawn => {
                "agenda-change-withdrawn"
            }
            (Some(line), _) if line.order != item.value.order => "agenda-change-moved",
            _ => continue,
        };
        changes.push(Phrase::new(key).with("title", &item.value.title));
    }
    let gone = sent.iter().filter(|line| !items.iter().any(|item| item.id == line.id));
    changes.extend(gone.map(|line| Phrase::new("agenda-change-removed").with("title", &line.title)));
    Ok(changes)
}

/// A count on a screen.
pub(crate) fn count_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
