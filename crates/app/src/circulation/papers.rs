//! The list of papers and one paper with all that belongs to it.

use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::clause::{Clause, render};
use obeznik_circulation::consultation::{Consultation, ConsultationState};
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::opinion::Opinion;
use obeznik_circulation::paper::{CheckItem, Paper, PaperState, PaperVersion};
use obeznik_circulation::paper_type::PaperType;
use obeznik_circulation::resolution::Resolution;
use obeznik_czech::compare::{self, ChangeKind};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{RecordId, Stored};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use crate::api::ApiError;
use crate::circulation::route::route;
use crate::municipality::names::Names;
use crate::office::acts::acts;
use crate::office::{Reader, parse_id};

use crate::office::shared::{Act, BodyRef, Page, PaperRef, PersonRef, Phrase, Slice};

/// What the list of papers shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PapersInput {
    /// Words of the number or the title; empty for all.
    pub text: String,
    /// States to keep; empty for all.
    pub states: Vec<String>,
    /// Only where the body is on the route; empty for all.
    pub body: String,
    /// Only of the department; empty for all.
    pub department: String,
    /// Only of the year; 0 for all.
    pub year: u16,
    /// Only what the person drafts or presents.
    pub mine: bool,
    /// Order and part.
    pub slice: Slice,
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperRow {
    /// Identifier.
    pub id: String,
    /// `118/2026`; empty before it is numbered.
    pub number: String,
    /// Title.
    pub title: String,
    /// `draft`, `commenting`, `department_review`, `returned`, `formal_check`, `ready`, `in_bodies`, `closed`, `withdrawn`.
    pub state: String,
    /// Who presents it.
    pub presenter: String,
    /// Abbreviation of the department.
    pub department: String,
    /// Name of its type.
    pub paper_type: String,
    /// Short name of the body it waits for; empty when none.
    pub next_body: String,
    /// Day of that meeting, if planned.
    pub next_meeting_on: Option<String>,
    /// Deadline, if set.
    pub due_on: Option<String>,
    /// `public`, `all_bodies`, `body`, `named`, `secretariat`.
    pub confidentiality: String,
    /// Version.
    pub version: u32,
    /// Instant of the last change.
    pub changed_at: String,
}

/// Which paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperInput {
    /// Identifier.
    pub id: String,
}

/// A paper with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PaperDetail {
    /// Identifier.
    pub id: String,
    /// Changes of the record so far; goes back as the base of a command.
    pub ver: u32,
    /// `118/2026`.
    pub number: String,
    /// Title.
    pub title: String,
    /// Identifier of its type.
    pub paper_type: String,
    /// Name of its type.
    pub paper_type_name: String,
    /// As in [`PaperRow::state`].
    pub state: String,
    /// `public`, `all_bodies`, `body`, `named`, `secretariat`.
    pub confidentiality: String,
    /// People it is confined to when `named`.
    pub named: Vec<PersonRef>,
    /// `§ 85 písm. a)`.
    pub competence: String,
    /// Who presents it.
    pub presenter: Option<PersonRef>,
    /// Who presents it too.
    pub co_presenters: Vec<PersonRef>,
    /// Who drafts it.
    pub drafter: Option<PersonRef>,
    /// Identifier of the department; empty when none.
    pub department: String,
    /// Name of the department.
    pub department_name: String,
    /// Explanatory report (důvodová zpráva).
    pub report: String,
    /// Draft resolution.
    pub clauses: Vec<Clause>,
    /// Deadline, if set.
    pub due_on: Option<String>,
    /// Posting of an intention by § 39, if any.
    pub posted_from: Option<String>,
    /// Its last day.
    pub posted_to: Option<String>,
    /// Version.
    pub version: u32,
    /// Whether the text can be edited now.
    pub is_editable: bool,
    /// Why it came back; empty when it did not.
    pub return_reason: String,
    /// Stops of the route.
    pub route: Vec<RouteStop>,
    /// Annexes.
    pub attachments: Vec<AttachmentDto>,
    /// Opinions asked for.
    pub opinions: Vec<OpinionDto>,
    /// The formal check.
    pub checks: Vec<CheckDto>,
    /// Consultations in bodies.
    pub consultations: Vec<ConsultationDto>,
    /// Versions, the newest first.
    pub versions: Vec<VersionDto>,
    /// What happened, the newest first.
    pub history: Vec<HistoryEvent>,
    /// Papers it came from or went into.
    pub relations: Vec<RelationDto>,
    /// Resolutions made of it.
    pub resolutions: Vec<ResolutionRef>,
    /// Open variants of its fields.
    pub variants: u32,
    /// What the person may do now.
    pub acts: Vec<Act>,
    /// Verbs of the body that decides, for the editor.
    pub verbs: Vec<String>,
}

/// A stop of the route picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RouteStop {
    /// `department_review`, `opinions`, `formal_check`, `consultation`, `tasks`.
    pub kind: String,
    /// Name of the body or department; empty where the kind says enough.
    pub name: String,
    /// `done`, `now`, `ahead`, `skipped`, `returned`.
    pub progress: String,
    /// Day it happened or is planned.
    pub on: Option<String>,
    /// Who.
    pub who: String,
    /// What came of it, or what shall.
    pub outcome: Option<Phrase>,
}

/// An annex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachmentDto {
    /// Identifier.
    pub id: String,
    /// File name.
    pub name: String,
    /// Size.
    #[ts(type = "number")]
    pub size_bytes: u64,
    /// Media type by content.
    pub media_type: String,
    /// Its number among annexes, from 1.
    pub order: u32,
    /// Not for the public.
    pub is_confidential: bool,
    /// Version.
    pub version: u32,
    /// What is wrong with the file, if anything.
    pub note: Option<Phrase>,
    /// When it came.
    pub added_at: String,
    /// Who brought it.
    pub added_by: String,
}

/// An opinion asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpinionDto {
    /// Identifier.
    pub id: String,
    /// Who gives it.
    pub addressee: PersonRef,
    /// Until when.
    pub due_on: String,
    /// Whether the paper waits for it.
    pub is_mandatory: bool,
    /// `requested`, `given`, `overdue`, `waived`.
    pub state: String,
    /// `agree`, `with_condition`, `disagree`, `no_objection`; empty before it is given.
    pub stance: String,
    /// Its text.
    pub text: String,
    /// To which version it was given; 0 before.
    pub to_version: u32,
    /// When.
    pub given_at: Option<String>,
    /// Whether the drafter dealt with it.
    pub is_settled: bool,
}

/// A line of the formal check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckDto {
    /// Stable key, such as `competence`.
    pub key: String,
    /// What it says.
    pub text: Phrase,
    /// `passed_by_program`, `passed_by_person`, `failed`, `open`.
    pub state: String,
}

/// A consultation in a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConsultationDto {
    /// Identifier.
    pub id: String,
    /// The body.
    pub body: BodyRef,
    /// `opinion`, `recommends`, `decides`.
    pub role: String,
    /// `waiting`, `ready`, `scheduled`, `adopted`, `recommended`, `not_recommended`, `not_adopted`,
    /// `without_opinion`, `discussed_only`, `postponed`, `withdrawn`.
    pub state: String,
    /// The meeting, if scheduled.
    pub meeting: Option<String>,
    /// Its day.
    pub meeting_on: Option<String>,
    /// What came of it; empty before.
    pub outcome: Option<Phrase>,
    /// Reason where one was needed.
    pub reason: String,
}

/// A version of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VersionDto {
    /// Identifier.
    pub id: String,
    /// From 1.
    pub number: u32,
    /// Who made it.
    pub author: String,
    /// When.
    pub at: String,
    /// First twelve digits of its hash.
    pub hash: String,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryEvent {
    /// When.
    pub at: String,
    /// Who; empty for time.
    pub who: String,
    /// For whom it was written down; empty when for nobody.
    pub on_behalf_of: String,
    /// What.
    pub what: Phrase,
    /// The command, for undo and the log.
    pub command: String,
}

/// A related paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RelationDto {
    /// `split_from`, `split_into`, `merged_from`, `merged_into`, `continues`.
    pub kind: String,
    /// The paper.
    pub paper: PaperRef,
}

/// A resolution named on a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ResolutionRef {
    /// Identifier.
    pub id: String,
    /// `RM/61/3/2026`.
    pub number: String,
    /// Title.
    pub title: String,
}

/// Two versions to compare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CompareInput {
    /// The paper.
    pub paper: String,
    /// Number of the older version.
    pub older: u32,
    /// Number of the newer; 0 for the present text.
    pub newer: u32,
}

/// A comparison by words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Comparison {
    /// Parts that differ or not, in order: title, report, resolution.
    pub parts: Vec<ComparedPart>,
}

/// A compared part of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComparedPart {
    /// `title`, `report`, `resolution`, `attachments`.
    pub name: String,
    /// Pieces in order.
    pub pieces: Vec<ComparedPiece>,
}

/// A piece of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComparedPiece {
    /// `same`, `inserted`, `deleted`.
    pub kind: String,
    /// Text with its spaces.
    pub text: String,
}

/// The list of papers.
///
/// # Errors
/// When the store cannot be read.
pub fn papers(reader: &Reader<'_>, input: PapersInput) -> Result<Page<PaperRow>, ApiError> {
    crate::circulation::lists::papers(reader, input)
}

/// Papers whose journey has not ended.
///
/// # Errors
/// When the store cannot be read.
pub fn under_way(reader: &Reader<'_>) -> Result<u32, ApiError> {
    crate::circulation::lists::papers_under_way(reader)
}

/// Types of papers in use: identifier and name.
///
/// # Errors
/// When the store cannot be read.
pub fn paper_types(reader: &Reader<'_>) -> Result<Vec<(String, String)>, ApiError> {
    let mut types = reader.records.find_by::<PaperType>("paper_type", &["all"], 1_000)?;
    types.retain(|stored| stored.value.active);
    types.sort_by_key(|stored| obeznik_czech::collation::sort_key(&stored.value.name));
    Ok(types.into_iter().map(|stored| (stored.id.to_string(), stored.value.name)).collect())
}

/// Everything under a paper, read once.
pub(crate) struct Family {
    pub(crate) paper: Stored<Paper>,
    pub(crate) attachments: Vec<Stored<Attachment>>,
    pub(crate) opinions: Vec<Stored<Opinion>>,
    pub(crate) consultations: Vec<Stored<Consultation>>,
    pub(crate) versions: Vec<Stored<PaperVersion>>,
}

impl Family {
    pub(crate) fn read(reader: &Reader<'_>, id: RecordId) -> Result<Self, ApiError> {
        let paper = reader.records.need::<Paper>(id)?;
        let mut attachments = reader.records.under::<Attachment>(id)?;
        attachments.retain(|stored| stored.value.is_current());
        attachments.sort_by_key(|stored| stored.value.order);
        let mut consultations = reader.records.under::<Consultation>(id)?;
        consultations.sort_by_key(|stored| stored.value.order);
        let mut versions = reader.records.under::<PaperVersion>(id)?;
        versions.sort_by_key(|stored| std::cmp::Reverse(stored.value.number));
        let opinions = reader.records.under::<Opinion>(id)?;
        Ok(Self { paper, attachments, opinions, consultations, versions })
    }
}

/// A paper with all that belongs to it.
///
/// # Errors
/// [`Code::NotFound`](crate::Code::NotFound) when it is not here or not for this person.
pub fn paper(reader: &Reader<'_>, input: PaperInput) -> Result<PaperDetail, ApiError> {
    let id = parse_id(&input.id)?;
    let family = Family::read(reader, id)?;
    let names = Names::of(reader.records);
    let paper = &family.paper.value;
    let person = |id| names.person(id);
    let kind = paper.paper_type.map(|id| reader.records.find::<PaperType>(id)).transpose()?.flatten();
    Ok(PaperDetail {
        id: input.id.clone(),
        ver: u32::try_from(family.paper.ver).unwrap_or(u32::MAX),
        number: paper.number.clone(),
        title: paper.title.clone(),
        paper_type: paper.paper_type.map(|id| id.to_string()).unwrap_or_default(),
        paper_type_name: kind.map(|stored| stored.value.name).unwrap_or_default(),
        state: paper.state.as_str().to_owned(),
        confidentiality: paper.confidentiality.as_str().to_owned(),
        named: paper.named.iter().copied().map(person).collect::<Result<_, _>>()?,
        competence: paper.competence.clone(),
        presenter: Some(names.person(paper.presenter)?),
        co_presenters: paper.co_presenters.iter().copied().map(person).collect::<Result<_, _>>()?,
        drafter: Some(names.person(paper.drafter)?),
        department: paper.department.map(|id| id.to_string()).unwrap_or_default(),
        department_name: names.department(paper.department)?,
        report: paper.report.clone(),
        clauses: paper.clauses.clone(),
        due_on: paper.due_on.map(|day| day.to_string()),
        posted_from: paper.posting.as_ref().map(|posting| posting.from.to_string()),
        posted_to: paper.posting.as_ref().and_then(|posting| posting.to).map(|day| day.to_string()),
        version: paper.version,
        is_editable: paper.is_open_for_editing() && may_edit(reader, &input.id),
        return_reason: paper.return_reason.clone(),
        route: route(reader, &names, &family)?,
        attachments: attachments(&names, &family.attachments)?,
        opinions: opinions(&names, &family.opinions)?,
        checks: paper.formal_check.iter().map(check).collect(),
        consultations: consultations(reader, &names, &family.consultations)?,
        versions: versions(&names, &family.versions)?,
        history: crate::circulation::history::of(reader, &names, id)?,
        relations: relations(reader, &family)?,
        resolutions: resolutions(reader, &family)?,
        variants: crate::office::attention::open_variants_of(reader, id)?,
        acts: paper_acts(reader, &family),
        verbs: verbs(&names, &family)?,
    })
}

fn may_edit(reader: &Reader<'_>, id: &str) -> bool {
    let payload = json!({ "paper": id, "edits": [] });
    crate::office::acts::is_allowed(reader, "circulation.edit_paper", &payload)
}

/// Commands that make sense in a state, the likeliest first.
fn kinds_in(state: &PaperState) -> &'static [&'static str] {
    match state {
        PaperState::Draft => &[
            "circulation.submit_to_head",
            "circulation.request_opinions",
            "circulation.make_version",
            "circulation.split_paper",
            "circulation.withdraw_paper",
        ],
        PaperState::Commenting => &[
            "circulation.close_opinions",
            "circulation.request_opinions",
            "circulation.make_version",
            "circulation.withdraw_paper",
        ],
        PaperState::DepartmentReview => {
            &["circulation.head_approve", "circulation.head_return", "circulation.withdraw_paper"]
        }
        PaperState::Returned => &["circulation.rework", "circulation.withdraw_paper"],
        PaperState::FormalCheck => &[
            "circulation.pass_formal_check",
            "circulation.run_formal_check",
            "circulation.fail_formal_check",
            "circulation.withdraw_paper",
        ],
        PaperState::Ready | PaperState::InBodies => &[
            "circulation.schedule",
            "circulation.split_paper",
            "circulation.merge_papers",
            "circulation.withdraw_paper",
        ],
        PaperState::Closed | PaperState::Withdrawn | PaperState::Replaced | PaperState::Unknown(_) => &[],
    }
}

fn paper_acts(reader: &Reader<'_>, family: &Family) -> Vec<Act> {
    let kinds = kinds_in(&family.paper.value.state);
    let payload = act_payload(family);
    let has_waiting =
        family.consultations.iter().any(|stored| stored.value.state == ConsultationState::Ready);
    let kinds: Vec<&str> =
        kinds.iter().copied().filter(|kind| *kind != "circulation.schedule" || has_waiting).collect();
    acts(reader, &kinds, &kinds[..kinds.len().min(1)], &payload)
}

/// The least input by which the permission finds what an act concerns.
fn act_payload(family: &Family) -> serde_json::Value {
    let paper = family.paper.id.to_string();
    let ready = family.consultations.iter().find(|stored| stored.value.state == ConsultationState::Ready);
    let consultation = ready.map(|stored| stored.id.to_string());
    json!({
        "paper": paper, "reason": "", "addressees": [], "due_on": "2000-01-01", "findings": [],
        "consultation": consultation, "meeting": paper, "parts": [], "papers": [paper], "into": paper,
        "item": "", "agenda_item": paper,
    })
}

fn attachments(names: &Names<'_>, found: &[Stored<Attachment>]) -> Result<Vec<AttachmentDto>, ApiError> {
    let dto = |stored: &Stored<Attachment>| {
        let file = &stored.value;
        let note = (!file.note.is_empty())
            .then(|| Phrase::new(&format!("attachment-{}", file.note.replace('_', "-"))));
        Ok(AttachmentDto {
            id: stored.id.to_string(),
            name: file.name.clone(),
            size_bytes: file.size_bytes,
            media_type: file.media_type.clone(),
            order: file.order,
            is_confidential: file.is_confidential,
            version: file.version,
            note,
            added_at: file.added_at.to_string(),
            added_by: file
                .added_by
                .map(|id| names.person(id))
                .transpose()?
                .map(|who| who.name)
                .unwrap_or_default(),
        })
    };
    found.iter().map(dto).collect()
}

fn opinions(names: &Names<'_>, found: &[Stored<Opinion>]) -> Result<Vec<OpinionDto>, ApiError> {
    let dto = |stored: &Stored<Opinion>| {
        let opinion = &stored.value;
        let addressee = match opinion.person {
            Some(person) => names.person(person)?,
            None => PersonRef {
                id: String::new(),
                name: names.department(opinion.department)?,
                function: String::new(),
            },
        };
        Ok(OpinionDto {
            id: stored.id.to_string(),
            addressee,
            due_on: opinion.due_on.to_string(),
            is_mandatory: opinion.mandatory,
            state: opinion.state.as_str().to_owned(),
            stance: opinion.stance.as_ref().map(|stance| stance.as_str().to_owned()).unwrap_or_default(),
            text: opinion.text.clone(),
            to_version: opinion.version,
            given_at: opinion.given_at.map(|at| at.to_string()),
            is_settled: !opinion.settled.is_empty(),
        })
    };
    found.iter().map(dto).collect()
}

fn check(item: &CheckItem) -> CheckDto {
    let key = if item.finding.is_empty() {
        format!("check-item-{}", item.id.replace('_', "-"))
    } else {
        item.finding.clone()
    };
    let text = Phrase::new(&key).with("detail", &item.detail).with("note", &item.note);
    CheckDto { key: item.id.clone(), text, state: item.state.as_str().to_owned() }
}

fn consultations(
    reader: &Reader<'_>,
    names: &Names<'_>,
    found: &[Stored<Consultation>],
) -> Result<Vec<ConsultationDto>, ApiError> {
    let dto = |stored: &Stored<Consultation>| {
        let consultation = &stored.value;
        let meeting =
            consultation.meeting.map(|id| reader.records.find::<Meeting>(id)).transpose()?.flatten();
        Ok(ConsultationDto {
            id: stored.id.to_string(),
            body: names.body(consultation.body)?,
            role: consultation.role.as_str().to_owned(),
            state: consultation.state.as_str().to_owned(),
            meeting: consultation.meeting.map(|id| id.to_string()),
            meeting_on: meeting.map(|stored| stored.value.on.to_string()),
            outcome: consultation_outcome(consultation),
            reason: consultation.reason.clone(),
        })
    };
    found.iter().map(dto).collect()
}

/// What came of a consultation in one phrase; nothing while it is open.
pub(crate) fn consultation_outcome(consultation: &Consultation) -> Option<Phrase> {
    if consultation.is_open() && consultation.state != ConsultationState::Postponed {
        return None;
    }
    let key = format!("consultation-{}", consultation.state.as_str().replace('_', "-"));
    let until = consultation.postponed_to.map(|day| day.to_string()).unwrap_or_default();
    Some(Phrase::new(&key).with("votes", &consultation.summary).with("until", until))
}

fn versions(names: &Names<'_>, found: &[Stored<PaperVersion>]) -> Result<Vec<VersionDto>, ApiError> {
    let dto = |stored: &Stored<PaperVersion>| {
        let version = &stored.value;
        Ok(VersionDto {
            id: stored.id.to_string(),
            number: version.number,
            author: version
                .author
                .map(|id| names.person(id))
                .transpose()?
                .map(|who| who.name)
                .unwrap_or_default(),
            at: version.at.to_string(),
            hash: version.hash.chars().take(12).collect(),
        })
    };
    found.iter().map(dto).collect()
}

fn resolutions(reader: &Reader<'_>, family: &Family) -> Result<Vec<ResolutionRef>, ApiError> {
    let ids = family.consultations.iter().filter_map(|stored| stored.value.resolution);
    let found = ids.map(|id| reader.records.find::<Resolution>(id)).collect::<Result<Vec<_>, _>>()?;
    let dto = |stored: Stored<Resolution>| ResolutionRef {
        id: stored.id.to_string(),
        number: stored.value.number,
        title: stored.value.title,
    };
    Ok(found.into_iter().flatten().map(dto).collect())
}

fn relations(reader: &Reader<'_>, family: &Family) -> Result<Vec<RelationDto>, ApiError> {
    let lineage = &family.paper.value.lineage;
    let named = [("split_from", lineage.split_from), ("continues", lineage.continues)];
    let merged = lineage.merged_from.iter().map(|id| ("merged_from", Some(*id)));
    let mut relations = Vec::new();
    for (kind, id) in named.into_iter().chain(merged) {
        let Some(id) = id else { continue };
        if let Some(paper) = reader.records.find::<Paper>(id)? {
            relations.push(RelationDto { kind: kind.to_owned(), paper: paper_ref(&paper) });
        }
    }
    Ok(relations)
}

/// A paper as named on a screen.
pub(crate) fn paper_ref(stored: &Stored<Paper>) -> PaperRef {
    PaperRef {
        id: stored.id.to_string(),
        number: stored.value.number.clone(),
        title: stored.value.title.clone(),
    }
}

/// Verbs of the body that decides at the end of the route.
fn verbs(names: &Names<'_>, family: &Family) -> Result<Vec<String>, ApiError> {
    let last = family.paper.value.bodies().filter_map(|step| step.body).last();
    let body = last.map(|id| names.find_body(id)).transpose()?.flatten();
    Ok(body.map(|body| body.verbs).unwrap_or_default())
}

/// Two versions compared by words.
///
/// # Errors
/// [`Code::NotFound`](crate::Code::NotFound) when the paper or a version is not here.
pub fn compare(reader: &Reader<'_>, input: CompareInput) -> Result<Comparison, ApiError> {
    let family = Family::read(reader, parse_id(&input.paper)?)?;
    let (older, newer) = (text_of(&family, input.older)?, text_of(&family, input.newer)?);
    let part =
        |name: &str, old: &str, new: &str| ComparedPart { name: name.to_owned(), pieces: pieces(old, new) };
    let [old_title, old_report, old_clauses] = older;
    let [new_title, new_report, new_clauses] = newer;
    Ok(Comparison {
        parts: vec![
            part("title", &old_title, &new_title),
            part("resolution", &old_clauses, &new_clauses),
            part("report", &old_report, &new_report),
        ],
    })
}

/// Title, report and resolution of a version; of the present text for 0.
fn text_of(family: &Family, number: u32) -> Result<[String; 3], ApiError> {
    if number == 0 {
        let paper = &family.paper.value;
        return Ok([paper.title.clone(), paper.report.clone(), render(&paper.clauses)]);
    }
    let version = family.versions.iter().find(|stored| stored.value.number == number);
    let version = version.ok_or_else(|| ApiError::new(crate::Code::NotFound, "refusal-not-found"))?;
    let PaperVersion { title, report, clauses, .. } = &version.value;
    Ok([title.clone(), report.clone(), render(clauses)])
}

/// Two texts compared by words.
pub(crate) fn pieces(old: &str, new: &str) -> Vec<ComparedPiece> {
    let kind = |kind| match kind {
        ChangeKind::Same => "same",
        ChangeKind::Inserted => "inserted",
        ChangeKind::Deleted => "deleted",
    };
    let changes = compare::compare(old, new);
    changes
        .into_iter()
        .map(|change| ComparedPiece { kind: kind(change.kind).to_owned(), text: change.text })
        .collect()
}
