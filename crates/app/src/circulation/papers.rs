//! The list of papers and one paper with all that belongs to it.

mod shapes;

use std::collections::BTreeMap;

use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::clause::render;
use obeznik_circulation::comment::Comment;
use obeznik_circulation::consultation::{Consultation, ConsultationState, NoOpinionCause, was_not_adopted};
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::opinion::Opinion;
use obeznik_circulation::paper::{
    CheckItem, EDITABLE, Paper, PaperState, PaperVersion, Remark, is_about_suspended, opinions_due,
};
use obeznik_circulation::paper_type::{ConsultationRole, PaperType};
use obeznik_circulation::resolution::Resolution;
use obeznik_circulation::town::Town;
use obeznik_czech::compare::{self, ChangeKind};
use obeznik_keeping::disposal::erased_on;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BodyId, Date, Record as _, RecordId, Refusal, Stored};
use serde_json::json;

use crate::api::{ApiError, Code};
use crate::circulation::ended::successors;
use crate::circulation::mayor::waits_for_mayor;
use crate::circulation::route::route;
use crate::circulation::seen::seen;
use crate::circulation::steps::{kinds_at_step, step_to_take};
use crate::circulation::{comments, files, readings, report};
use crate::municipality::names::Names;
use crate::office::acts::{acts, in_whose_place, is_allowed};
use crate::office::{Reader, parse_id};

use crate::office::shared::{Act, Page, PaperRef, PersonRef, Phrase};

pub use shapes::*;

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

/// Why a paper is not here: it was erased, or nobody knows it.
fn gone(reader: &Reader<'_>, id: RecordId) -> ApiError {
    match erased_on(reader.records, Paper::KIND, id) {
        Ok(Some(day)) => ApiError::new(Code::NotFound, "paper-erased").with("on", day),
        Ok(None) => Refusal::new("refusal-not-found").with("kind", Paper::KIND).into(),
        Err(stop) => stop.into(),
    }
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
        let Some(paper) = reader.records.find::<Paper>(id)? else { return Err(gone(reader, id)) };
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

    /// Files of the paper but its report.
    pub(crate) fn annexes(&self) -> impl Iterator<Item = &Stored<Attachment>> {
        self.attachments.iter().filter(|file| !self.paper.value.is_report(file.id))
    }

    /// The file that is the report.
    pub(crate) fn report_file(&self) -> Option<&Stored<Attachment>> {
        self.attachments.iter().find(|file| self.paper.value.is_report(file.id))
    }

    fn has(&self, state: &ConsultationState) -> bool {
        self.consultations.iter().any(|stored| stored.value.state == *state)
    }

    /// Whether a body waits for it: one whose turn it is, or one that put it off.
    fn may_be_scheduled(&self) -> bool {
        self.has(&ConsultationState::Ready) || self.has(&ConsultationState::Postponed)
    }

    /// How it may leave the bodies it waits for.
    fn ways(&self, names: &Names<'_>, today: Date) -> Result<Ways, ApiError> {
        use ConsultationState::{Postponed, Ready};
        let mut ways = Ways { schedule: false, pass_by: false, change_body: false };
        for one in self.consultations.iter().map(|stored| &stored.value) {
            let Some(body) = names.find_body(one.body)? else { continue };
            ways.schedule |= matches!(one.state, Ready | Postponed) && !body.has_ended(today);
            ways.pass_by |= one.is_passed_by_hand(&body, today);
            ways.change_body |= one.may_change_body(&body, today);
        }
        Ok(ways)
    }

    /// Whether the vote that ended its journey did not reach the majority, so that it may be reworked.
    fn was_not_adopted(&self) -> bool {
        was_not_adopted(self.consultations.iter().map(|stored| &stored.value))
    }
}

/// How a paper may leave the bodies it waits for.
struct Ways {
    /// By a meeting of one that stands.
    schedule: bool,
    /// Without the opinion of one that only advises or is no more.
    pass_by: bool,
    /// To another body in place of one that is no more.
    change_body: bool,
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
        seen: seen_of(reader, id)?,
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
        report_file: report::file_of(reader, &names, &family)?,
        clauses: paper.clauses.clone(),
        due_on: paper.due_on.map(|day| day.to_string()),
        posted_from: paper.posting.as_ref().map(|posting| posting.from.to_string()),
        posted_to: paper.posting.as_ref().and_then(|posting| posting.to).map(|day| day.to_string()),
        price_reason: paper.price_reason.clone(),
        note: paper.note.clone(),
        version: paper.version,
        is_editable: paper.is_open_for_editing() && may_edit(reader, &input.id),
        may_add_facts: !paper.is_finished() && may_edit(reader, &input.id),
        return_reason: paper.return_reason.clone(),
        route: route(reader, &names, &family)?,
        step: step_to_take(reader, &family.paper).map(|step| step.id.clone()).unwrap_or_default(),
        is_own_proposal: paper.is_own_proposal(),
        remarks: remarks(&names, &paper.remarks)?,
        attachments: files::attachments(reader, &names, family.annexes())?,
        takes_attachments: files::takes_attachments(reader, &family.paper, &input.id)?,
        offers: crate::copies::offers_of(reader, id)?,
        opinions: opinions(reader, &names, &family.opinions)?,
        opinions_due_on: opinions_due(paper, reader.today).map(|day| day.to_string()),
        comments: comments::threads(&names, &reader.records.under::<Comment>(id)?)?,
        may_comment: comments::may_comment(reader, &input.id),
        readings: readings::of(reader, &names, &family.paper, &family.attachments)?,
        checks: paper.formal_check.iter().map(check).collect(),
        consultations: consultations(reader, &names, &family.consultations)?,
        versions: versions(&names, &family.versions)?,
        history: crate::circulation::history::of(reader, &names, id)?,
        relations: relations(reader, &family)?,
        resolutions: resolutions(reader, &family)?,
        variants: crate::office::attention::open_variants_of(reader, id)?,
        acts: paper_acts(reader, &names, &family)?,
        verbs: verbs(&names, &family)?,
    })
}

fn seen_of(reader: &Reader<'_>, id: RecordId) -> Result<BTreeMap<String, String>, ApiError> {
    let raw = reader.records.get(Paper::KIND, id)?;
    raw.map_or(Ok(BTreeMap::new()), |raw| seen(&raw, EDITABLE).map_err(ApiError::broken))
}

fn may_edit(reader: &Reader<'_>, id: &str) -> bool {
    let payload = json!({ "paper": id, "edits": [] });
    is_allowed(reader, "circulation.edit_paper", &payload)
}

fn remarks(names: &Names<'_>, found: &[Remark]) -> Result<Vec<RemarkDto>, ApiError> {
    let dto = |remark: &Remark| {
        let by = remark.by.map(|person| names.person(person)).transpose()?;
        Ok(RemarkDto {
            by: by.map(|person| person.name).unwrap_or_default(),
            at: remark.at.to_string(),
            text: remark.text.clone(),
        })
    };
    found.iter().map(dto).collect()
}

/// Commands that make sense where the paper is, what comes next first.
fn kinds_in(family: &Family) -> &'static [&'static str] {
    match &family.paper.value.state {
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
        // On an agenda of one body, while another beside it waits.
        PaperState::InBodies if family.has(&ConsultationState::Scheduled) && family.may_be_scheduled() => &[
            SCHEDULE,
            CHANGE_BODY,
            PASS_BY,
            "circulation.postpone",
            "circulation.unschedule",
            "circulation.withdraw_paper",
            "circulation.split_paper",
        ],
        PaperState::InBodies if family.has(&ConsultationState::Scheduled) => &[
            "circulation.postpone",
            "circulation.unschedule",
            CHANGE_BODY,
            "circulation.withdraw_paper",
            "circulation.split_paper",
        ],
        PaperState::InBodies => {
            &[SCHEDULE, CHANGE_BODY, PASS_BY, "circulation.withdraw_paper", "circulation.split_paper"]
        }
        PaperState::Ready => &[
            SCHEDULE,
            CHANGE_BODY,
            PASS_BY,
            "circulation.split_paper",
            "circulation.merge_papers",
            "circulation.withdraw_paper",
        ],
        PaperState::Closed if family.was_not_adopted() => &["circulation.rework"],
        // What a step asks is said by the route.
        PaperState::AtStep => &[],
        PaperState::Closed | PaperState::Withdrawn | PaperState::Replaced | PaperState::Unknown(_) => &[],
    }
}

/// Acts that the office does not do to a member's own proposal (§ 94/1).
const NOT_TO_OWN: &[&str] =
    &["circulation.fail_formal_check", "circulation.split_paper", "circulation.merge_papers"];

/// Acts that would take its way to the assembly from a suspended resolution (§ 105/1).
const NOT_TO_SUSPENDED: &[&str] =
    &["circulation.withdraw_paper", "circulation.split_paper", "circulation.merge_papers"];

fn paper_acts(reader: &Reader<'_>, names: &Names<'_>, family: &Family) -> Result<Vec<Act>, ApiError> {
    let mayor = waits_for_mayor(reader, &family.consultations)?;
    let kinds = match family.paper.value.state {
        PaperState::AtStep => kinds_at_step(reader, &family.paper),
        PaperState::Ready | PaperState::InBodies if mayor.is_some() => BEFORE_MAYOR.to_vec(),
        _ => kinds_in(family).to_vec(),
    };
    let payload = act_payload(reader, family, mayor);
    let is_own = family.paper.value.is_own_proposal();
    let is_suspended = is_about_suspended(reader.records, family.paper.id)?;
    let ways = family.ways(names, reader.today)?;
    let makes_sense = |kind: &&str| {
        (*kind != SCHEDULE || ways.schedule)
            && (*kind != PASS_BY || ways.pass_by)
            && (*kind != CHANGE_BODY || ways.change_body)
            && (!is_own || !NOT_TO_OWN.contains(kind))
            && (!is_suspended || !NOT_TO_SUSPENDED.contains(kind))
    };
    let kinds: Vec<&str> = kinds.into_iter().filter(makes_sense).collect();
    // What takes a paper off its way is never the blue button.
    let goes_on = |kind: &&str| !OFF_THE_WAY.contains(kind);
    let primary: Vec<&str> = kinds.first().copied().into_iter().filter(goes_on).collect();
    Ok(acts(reader, &kinds, &primary, &payload))
}

/// Acts on a paper that waits for the mayor in place of the council.
const BEFORE_MAYOR: &[&str] = &[
    "circulation.decide_as_mayor",
    "circulation.leave_undecided",
    CHANGE_BODY,
    "circulation.split_paper",
    "circulation.withdraw_paper",
];

const SCHEDULE: &str = "circulation.schedule";
const PASS_BY: &str = "circulation.pass_without_opinion";
const CHANGE_BODY: &str = "circulation.change_body";
/// Acts that stop, divide or turn back a paper.
const OFF_THE_WAY: &[&str] = &[
    PASS_BY,
    "circulation.postpone",
    "circulation.unschedule",
    "circulation.withdraw_paper",
    "circulation.split_paper",
    "circulation.merge_papers",
];

/// The least input by which the permission finds what an act concerns.
fn act_payload(reader: &Reader<'_>, family: &Family, mayor: Option<BodyId>) -> serde_json::Value {
    let paper = family.paper.id.to_string();
    let waits = |stored: &&Stored<Consultation>| {
        matches!(stored.value.state, ConsultationState::Ready | ConsultationState::Postponed)
    };
    let ready = family.consultations.iter().find(waits);
    let consultation = ready.map(|stored| stored.id.to_string());
    let put_off = family.consultations.iter().find(|stored| may_postpone(reader, stored));
    json!({
        "paper": paper, "reason": "", "addressees": [], "due_on": "2000-01-01", "findings": [],
        "consultation": consultation, "meeting": paper, "parts": [], "papers": [paper], "into": paper,
        "item": "", "agenda_item": paper, "words": "", "body": mayor,
        "from_item": put_off.and_then(|stored| stored.value.agenda_item),
        "step": step_to_take(reader, &family.paper).map(|step| step.id.as_str()).unwrap_or_default(),
    })
}

/// Whether the person may put the paper off from the agenda on which the body has it: each body's is its own to judge.
fn may_postpone(reader: &Reader<'_>, one: &Stored<Consultation>) -> bool {
    let item = one.value.agenda_item.filter(|_| one.value.state == ConsultationState::Scheduled);
    let (Some(paper), Some(item)) = (one.parent, item) else { return false };
    is_allowed(reader, "circulation.postpone", &json!({ "paper": paper, "from_item": item }))
}

fn opinions(
    reader: &Reader<'_>,
    names: &Names<'_>,
    found: &[Stored<Opinion>],
) -> Result<Vec<OpinionDto>, ApiError> {
    let dto = |stored: &Stored<Opinion>| {
        let opinion = &stored.value;
        let substitute = opinion.in_place_of.and(opinion.given_by);
        let payload = json!({ "opinion": stored.id.to_string() });
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
            given_in_place_by: substitute
                .map(|by| names.person(by))
                .transpose()?
                .map_or_else(String::new, |by| by.name),
            may_give_in_place: opinion.is_open()
                && in_whose_place(reader, "circulation.give_opinion", &payload).is_some(),
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
    let town = Town::load(reader.records)?;
    let dto = |stored: &Stored<Consultation>| {
        let consultation = &stored.value;
        let body = town.body(consultation.body);
        let meeting =
            consultation.meeting.map(|id| reader.records.find::<Meeting>(id)).transpose()?.flatten();
        Ok(ConsultationDto {
            id: stored.id.to_string(),
            body: names.body(consultation.body)?,
            role: role_of(names, consultation)?.as_str().to_owned(),
            state: consultation.state.as_str().to_owned(),
            meeting: consultation.meeting.map(|id| id.to_string()),
            meeting_on: meeting.map(|stored| stored.value.on.to_string()),
            agenda_item: consultation.agenda_item.map(|id| id.to_string()),
            due_on: consultation.due_on.filter(|_| consultation.is_open()).map(|day| day.to_string()),
            has_ended: body.is_some_and(|body| body.has_ended(reader.today)),
            successors: successors(reader, &town, consultation),
            may_postpone: may_postpone(reader, stored),
            outcome: consultation_outcome(consultation),
            reason: consultation.reason.clone(),
        })
    };
    found.iter().map(dto).collect()
}

/// What the body does with the paper: whoever only advises gives an opinion, whatever an old route says.
pub(crate) fn role_of(names: &Names<'_>, consultation: &Consultation) -> Result<ConsultationRole, ApiError> {
    let body = names.find_body(consultation.body)?;
    Ok(body.map_or_else(|| consultation.role.clone(), |body| consultation.role_of(&body.kind)))
}

/// What came of a consultation in one phrase; nothing while it is open.
pub(crate) fn consultation_outcome(consultation: &Consultation) -> Option<Phrase> {
    if consultation.is_open() && consultation.state != ConsultationState::Postponed {
        return None;
    }
    // Only the mayor decides without a meeting.
    let is_by_mayor = consultation.state == ConsultationState::Adopted && consultation.meeting.is_none();
    let state = if is_by_mayor { "decided" } else { consultation.state.as_str() };
    let key = format!("consultation-{}", state.replace('_', "-"));
    let until = consultation.postponed_to.map(|day| day.to_string()).unwrap_or_default();
    let cause = consultation.cause.as_ref().map_or("", NoOpinionCause::as_str);
    Some(Phrase::new(&key).with("votes", &consultation.summary).with("until", until).with("cause", cause))
}

/// Enough of a hash to tell two contents apart by eye.
fn first_digits(hash: &str) -> String {
    hash.chars().take(12).collect()
}

fn versions(names: &Names<'_>, found: &[Stored<PaperVersion>]) -> Result<Vec<VersionDto>, ApiError> {
    let dto = |stored: &Stored<PaperVersion>| {
        let version = &stored.value;
        let report = version.report_file.as_ref();
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
            hash: first_digits(&version.hash),
            report_file: report.map(|file| file.name.clone()).unwrap_or_default(),
            report_hash: report.map(|file| first_digits(&file.blob.0)).unwrap_or_default(),
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
    let (older, newer) = (text_of(reader, &family, input.older)?, text_of(reader, &family, input.newer)?);
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
fn text_of(reader: &Reader<'_>, family: &Family, number: u32) -> Result<[String; 3], ApiError> {
    if number == 0 {
        let paper = &family.paper.value;
        let report = report::words(reader, &paper.report, family.report_file().map(|file| &file.value.blob))?;
        return Ok([paper.title.clone(), report, render(&paper.clauses)]);
    }
    let version = family.versions.iter().find(|stored| stored.value.number == number);
    let version = version.ok_or_else(|| ApiError::new(crate::Code::NotFound, "refusal-not-found"))?;
    let PaperVersion { title, report, report_file, clauses, .. } = &version.value;
    let report = report::words(reader, report, report_file.as_ref().map(|file| &file.blob))?;
    Ok([title.clone(), report, render(clauses)])
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
