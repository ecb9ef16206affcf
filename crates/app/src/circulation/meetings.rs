//! Meetings, their agenda and the outcome of an item.

use obeznik_circulation::agenda::{AgendaItem, AgendaItemState, AgendaVersion};
use obeznik_circulation::clause::Clause;
use obeznik_circulation::consultation::{Consultation, ConsultationState};
use obeznik_circulation::meeting::{Meeting, MeetingState};
use obeznik_circulation::outcome::Outcome;
use obeznik_circulation::paper::{Confidentiality, Paper, PaperState};
use obeznik_circulation::resolution::Resolution;
use obeznik_circulation::town::mandates;
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{RecordId, Stored};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use crate::api::ApiError;
use crate::circulation::files::{MeetingDocumentDto, documents_of, resolutions_of};
use crate::circulation::papers::ResolutionRef;
use crate::municipality::names::Names;
use crate::office::acts::acts_beside;
use crate::office::shared::{Act, BodyRef, PersonRef, Phrase};
use crate::office::{Reader, parse_id};

/// Which meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeetingsInput {
    /// Only of the body; empty for all.
    pub body: String,
    /// First day, if bounded.
    pub from: Option<String>,
    /// Last day, if bounded.
    pub to: Option<String>,
}

/// One meeting in the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeetingRow {
    /// Identifier.
    pub id: String,
    /// The body.
    pub body: BodyRef,
    /// Running number in the term.
    pub number: u32,
    /// Day.
    pub on: String,
    /// `14:00`.
    pub starts_at: String,
    /// Place.
    pub place: String,
    /// `planned`, `convened`, `held`, `cancelled`.
    pub state: String,
    /// Items of the agenda.
    pub items: u32,
    /// Items that are ready.
    pub ready: u32,
    /// Items with an outcome.
    pub decided: u32,
}

/// Which meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeetingInput {
    /// Identifier.
    pub id: String,
}

/// A meeting with its agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeetingDetail {
    /// The meeting.
    pub row: MeetingRow,
    /// Changes of the record so far.
    pub ver: u32,
    /// Version of the agenda; 0 before the first was sent.
    pub agenda_version: u32,
    /// Sections in order.
    pub sections: Vec<String>,
    /// Items in order.
    pub items: Vec<AgendaItemDto>,
    /// Mandates held that day.
    pub members: Vec<PersonRef>,
    /// What stands between now and sending it out.
    pub checks: Vec<MeetingCheck>,
    /// Documents of the meeting as a whole, such as its minutes.
    pub documents: Vec<MeetingDocumentDto>,
    /// Resolutions it came to, also those of an imported past without an agenda.
    pub resolutions: Vec<ResolutionRef>,
    /// Papers ready for this body and not yet on an agenda.
    pub ready_papers: Vec<ReadyPaper>,
    /// What differs from the version sent last.
    pub changes: Vec<Phrase>,
    /// Minutes all items take.
    pub minutes: u32,
    /// Last day for the notice (§ 93/1), where the body has one.
    pub notice_by: Option<String>,
    /// What the person may do now.
    pub acts: Vec<Act>,
}

/// One item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AgendaItemDto {
    /// Identifier.
    pub id: String,
    /// From 1 through all sections.
    pub number: u32,
    /// Index into the sections.
    pub section: u32,
    /// The paper; empty where there is none.
    pub paper: String,
    /// Its number.
    pub paper_number: String,
    /// Title.
    pub title: String,
    /// Who presents it.
    pub presenter: String,
    /// Minutes it takes.
    pub minutes: u32,
    /// `ready`, `in_check`, `no_paper`, `without_paper`, `late`, `withdrawn`, `decided`.
    pub state: String,
    /// Not for the public.
    pub is_confidential: bool,
    /// Put on the table after the agenda was sent.
    pub is_late: bool,
    /// What the body shall do with it: `opinion`, `recommends`, `decides`; empty without a paper.
    pub role: String,
    /// What came of it.
    pub outcome: Option<OutcomeDto>,
    /// Draft resolution.
    pub clauses: Vec<Clause>,
}

/// What came of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutcomeDto {
    /// State of the consultation.
    pub state: String,
    /// Mandates that day.
    pub members: u32,
    /// Pro.
    pub in_favour: u32,
    /// Proti.
    pub against: u32,
    /// Zdržel se.
    pub abstained: u32,
    /// Nehlasoval.
    pub not_voted: u32,
    /// Nepřítomen.
    pub absent: u32,
    /// Votes needed (§ 87).
    pub needed: u32,
    /// Number of the resolution; empty when none.
    pub resolution_number: String,
    /// The resolution; empty when none.
    pub resolution: String,
    /// The sentence of the result.
    pub sentence: Phrase,
    /// Why the announced result differs from the computed one; empty when it does not.
    pub explanation: String,
}

/// A line of „Než rozešlete".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeetingCheck {
    /// `ok`, `warn`, `bad`, `info`.
    pub state: String,
    /// What it says.
    pub text: Phrase,
}

/// A paper that can be put on the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadyPaper {
    /// The paper.
    pub id: String,
    /// The consultation.
    pub consultation: String,
    /// Its number.
    pub number: String,
    /// Title.
    pub title: String,
    /// What happened to it last.
    pub note: Phrase,
}

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
        items: count_u32(items.len()),
        ready: count(&["ready", "without_paper", "late"]),
        decided: count(&["decided"]),
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
    Ok(states.iter().filter(|state| matches!(state.as_str(), "no_paper" | "in_check")).count())
}

fn item_state(reader: &Reader<'_>, item: &Stored<AgendaItem>) -> Result<String, ApiError> {
    let state = match item.value.state {
        AgendaItemState::Decided => "decided",
        AgendaItemState::Withdrawn => "withdrawn",
        AgendaItemState::Postponed => "postponed",
        _ if item.value.is_late => "late",
        _ => match item.value.paper.map(|id| reader.records.find::<Paper>(id)).transpose()?.flatten() {
            None if item.value.paper.is_some() => "no_paper",
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
    let notice_days = body.as_ref().map_or(0, |body| body.notice_days);
    let notice_by = (notice_days > 0).then(|| add_days(meeting.on, -notice_days));
    let dtos = items
        .iter()
        .enumerate()
        .map(|(place, item)| agenda_item(reader, &names, meeting, place, item))
        .collect::<Result<Vec<_>, _>>()?;
    let members = mandates(reader.records, meeting.body, meeting.on)?;
    let row = row(reader, &names, &stored)?;
    Ok(MeetingDetail {
        ver: u32::try_from(stored.ver).unwrap_or(u32::MAX),
        agenda_version: meeting.agenda_version,
        sections: meeting.sections.clone(),
        members: members.into_iter().map(|id| names.person(id)).collect::<Result<_, _>>()?,
        checks: checks(meeting, &dtos, notice_by, reader.today),
        documents: documents_of(reader, &names, id)?,
        resolutions: resolutions_of(reader, id)?,
        ready_papers: ready_papers(reader, meeting)?,
        changes: changes(reader, id, &items)?,
        minutes: dtos.iter().map(|item| item.minutes).sum(),
        notice_by: notice_by.map(|day| day.to_string()),
        acts: meeting_acts(reader, &stored),
        items: dtos,
        row,
    })
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
            "circulation.add_agenda_item",
            "circulation.move_agenda_item",
            "circulation.remove_agenda_item",
            "circulation.schedule",
            "circulation.cancel_meeting",
            "circulation.add_meeting_document",
        ],
        MeetingState::Held => &["circulation.add_meeting_document"],
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
        title: item.title.clone(),
        presenter: presenter.map(|id| names.short(id)).transpose()?.unwrap_or_default(),
        minutes: item.minutes,
        state: item_state(reader, stored)?,
        is_confidential: paper
            .as_ref()
            .is_some_and(|paper| paper.value.confidentiality != Confidentiality::Public),
        is_late: item.is_late,
        role: consultation.as_ref().map(|stored| stored.value.role.as_str().to_owned()).unwrap_or_default(),
        outcome: outcome
            .map(|outcome| outcome_dto(reader, &outcome.value, consultation.as_ref()))
            .transpose()?,
        clauses: paper.map(|paper| paper.value.clauses).unwrap_or_default(),
    })
}

/// The vote of an item as a person reads it.
pub(crate) fn outcome_dto(
    reader: &Reader<'_>,
    outcome: &Outcome,
    consultation: Option<&Stored<Consultation>>,
) -> Result<OutcomeDto, ApiError> {
    let resolution = consultation.and_then(|stored| stored.value.resolution);
    let resolution = resolution.map(|id| reader.records.find::<Resolution>(id)).transpose()?.flatten();
    let state = consultation.map_or("", |stored| stored.value.state.as_str());
    let tally = outcome.tally.unwrap_or_default();
    let needed = outcome.computed.map_or(0, |decision| decision.needed);
    let sentence =
        Phrase::new(&format!("outcome-{}", if state.is_empty() { "noted" } else { state }.replace('_', "-")))
            .with("inFavour", tally.in_favour)
            .with("needed", needed)
            .with("members", tally.members);
    Ok(OutcomeDto {
        state: state.to_owned(),
        members: tally.members,
        in_favour: tally.in_favour,
        against: tally.against,
        abstained: tally.abstained,
        not_voted: tally.not_voted,
        absent: tally.absent,
        needed,
        resolution_number: resolution.as_ref().map(|stored| stored.value.number.clone()).unwrap_or_default(),
        resolution: resolution.map(|stored| stored.id.to_string()).unwrap_or_default(),
        sentence,
        explanation: outcome.explanation.clone(),
    })
}

fn checks(
    meeting: &Meeting,
    items: &[AgendaItemDto],
    notice_by: Option<obeznik_kernel::Date>,
    today: obeznik_kernel::Date,
) -> Vec<MeetingCheck> {
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
        checks.push(check(tone, Phrase::new("meeting-check-notice").with("by", by)));
    }
    checks
}

fn ready_papers(reader: &Reader<'_>, meeting: &Meeting) -> Result<Vec<ReadyPaper>, ApiError> {
    if !meeting.is_open() {
        return Ok(Vec::new());
    }
    let prefix = [meeting.body.to_string(), ConsultationState::Ready.as_str().to_owned()];
    let prefix: Vec<&str> = prefix.iter().map(String::as_str).collect();
    let ready = reader.records.find_by::<Consultation>("consultation_by_body", &prefix, 500)?;
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
            note: Phrase::new(&format!("role-in-route-{}", consultation.value.role.as_str())),
        });
    }
    papers.sort_by(|one, two| one.number.cmp(&two.number));
    Ok(papers)
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
