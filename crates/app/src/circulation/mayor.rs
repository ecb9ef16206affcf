//! The mayor in place of the council: what waits, what was decided, and what the words of a decision make doubtful.

use obeznik_circulation::clause::Clause;
use obeznik_circulation::consultation::{Consultation, ConsultationState};
use obeznik_circulation::mayor::{
    ByMayor, NotNow, Situation, before_mayor, powers_of_council, situation_on, warnings,
};
use obeznik_circulation::meeting::{Meeting, MeetingState};
use obeznik_circulation::paper::{Paper, Posting, posting_fault, posting_law_of};
use obeznik_circulation::resolution::number::next_without_meeting;
use obeznik_circulation::town::Town;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Action, Body, BodyId, BodyKind, Date, PersonId, Stored, Subject, may};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use crate::api::ApiError;
use crate::circulation::meetings::{agenda_items, count_u32};
use crate::circulation::resolutions::{ResolutionRow, ResolutionsInput};
use crate::municipality::names::Names;
use crate::office::acts::is_allowed_myself;
use crate::office::shared::{BodyRef, Page, PersonRef, Phrase, Slice};
use crate::office::{Reader, parse_id};

/// The page of the mayor's decisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MayorDesk {
    /// The mayor in place of the council; nothing where the municipality has set none up.
    pub body: Option<BodyRef>,
    /// Why nobody may decide today; nothing where somebody may.
    pub closed: Option<Phrase>,
    /// The council that stands by now, where the person may hand over to it what still waits.
    pub council: Option<BodyRef>,
    /// Who holds the office today.
    pub mayor: Option<PersonRef>,
    /// Who stands in.
    pub deputies: Vec<PersonRef>,
    /// What the person is here: `mayor`, `deputy`, `scribe` who writes down what the mayor decided, or empty.
    pub i_am: String,
    /// Papers that wait, the most urgent first.
    pub waiting: Vec<WaitingDecision>,
    /// The newest decisions.
    pub decided: Vec<ResolutionRow>,
    /// All there are.
    pub total: u32,
    /// Verbs of the mayor's decisions.
    pub verbs: Vec<String>,
    /// What the assembly is to be told.
    pub report: MayorReport,
}

/// A paper that waits for the mayor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WaitingDecision {
    /// The paper.
    pub paper: String,
    /// Its number.
    pub number: String,
    /// Title.
    pub title: String,
    /// Who presents it.
    pub presenter: String,
    /// Day by which it is to be decided.
    pub due_on: Option<String>,
    /// Whether a member of the assembly put it forward in their own right: only they take it back (§ 94/1).
    pub is_own_proposal: bool,
    /// Why it cannot be decided today, such as an intention that has not hung long enough.
    pub holds: Option<Phrase>,
    /// The draft.
    pub clauses: Vec<Clause>,
}

/// What was decided since the assembly met last, and where it can be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MayorReport {
    /// The day of the last session; nothing where none was held.
    pub since: Option<String>,
    /// Decisions since then, the oldest first.
    pub numbers: Vec<String>,
    /// The next session whose programme is open.
    pub meeting: Option<String>,
    /// Its day.
    pub meeting_on: Option<String>,
    /// Those of the decisions that an item of its programme names already.
    pub on_programme: Vec<String>,
}

/// What a decision would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DecisionInput {
    /// The paper; empty where there is none.
    pub paper: String,
    /// The text.
    pub clauses: Vec<Clause>,
    /// The day, `2026-11-30`.
    pub on: String,
    /// When the intention was put up, of a decision without a paper; empty where nobody said.
    pub posted_from: String,
}

/// What there is to say about it before it is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DecisionPreview {
    /// The number it would get.
    pub number: Option<String>,
    /// What must be answered: `of_assembly`, `reserved`, `budget`.
    pub warnings: Vec<String>,
    /// Whether the words are of something that hangs on the board first.
    pub needs_posting: bool,
    /// Why it cannot be decided that day.
    pub holds: Option<Phrase>,
    /// Why nobody may decide that day.
    pub closed: Option<Phrase>,
}

/// How the mayor decided, as shown beside a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ByMayorDto {
    /// Who decided.
    pub by: PersonRef,
    /// The mayor in whose absence.
    pub in_place_of: Option<PersonRef>,
    /// Why the mayor did not decide; empty where they did.
    pub absence: String,
    /// Warnings and what was answered.
    pub noted: Vec<(String, String)>,
}

/// Most decisions on the page; the list of resolutions holds them all.
const MOST_SHOWN: u32 = 200;
/// Most bodies of a municipality.
const MOST_BODIES: usize = 500;
/// Most sessions of an assembly ever.
const MOST_SESSIONS: usize = 5_000;

/// The page of the mayor's decisions.
///
/// # Errors
/// When the store cannot be read.
pub fn mayor_desk(reader: &Reader<'_>, (): ()) -> Result<MayorDesk, ApiError> {
    let Some((id, body)) = mayor_body(reader)? else { return Ok(nothing()) };
    let names = Names::of(reader.records);
    let town = Town::load(reader.records)?;
    let situation = situation_on(reader.records, &town, id, reader.today)?;
    let (page, waiting) = (decided(reader, id)?, waiting(reader, &names)?);
    let council = town.council_on(reader.today).filter(|_| may_hand_over(reader, id, &waiting));
    Ok(MayorDesk {
        body: Some(names.body(id)?),
        closed: closed(&situation, reader.today),
        council: council.map(|council| names.body(council)).transpose()?,
        mayor: situation.mayor.map(|mayor| names.person(mayor)).transpose()?,
        deputies: situation.deputies.iter().map(|one| names.person(*one)).collect::<Result<_, _>>()?,
        i_am: what_i_am(reader, id, &situation).to_owned(),
        waiting,
        report: report(reader, &page.rows)?,
        total: page.total,
        decided: page.rows,
        verbs: body.verbs,
    })
}

fn nothing() -> MayorDesk {
    let (numbers, on_programme) = (Vec::new(), Vec::new());
    let report = MayorReport { since: None, numbers, meeting: None, meeting_on: None, on_programme };
    MayorDesk {
        body: None,
        closed: None,
        council: None,
        mayor: None,
        deputies: Vec::new(),
        i_am: String::new(),
        waiting: Vec::new(),
        decided: Vec::new(),
        total: 0,
        verbs: Vec::new(),
        report,
    }
}

/// Whether the person may hand what waits over to the council.
fn may_hand_over(reader: &Reader<'_>, body: BodyId, waiting: &[WaitingDecision]) -> bool {
    waiting.iter().any(|one| {
        let payload = json!({ "paper": one.paper, "body": body, "to": "council", "reason": "" });
        is_allowed_myself(reader, "circulation.leave_undecided", &payload)
    })
}

/// What a decision would be, before it is made.
///
/// # Errors
/// When the store cannot be read, or the day is none.
pub fn decision_preview(reader: &Reader<'_>, input: DecisionInput) -> Result<DecisionPreview, ApiError> {
    let on: Date = input.on.parse().unwrap_or(reader.today);
    let Some((id, body)) = mayor_body(reader)? else {
        return Err(ApiError::new(crate::Code::NotFound, "refusal-not-mayor-body"));
    };
    let paper = Some(&input.paper).filter(|paper| !paper.is_empty());
    let paper =
        paper.map(|id| Ok::<_, ApiError>(reader.records.need::<Paper>(parse_id(id)?)?)).transpose()?;
    let posted = input.posted_from.parse().ok().map(|from| Posting { from, to: None });
    let posting = paper.as_ref().map_or(posted.as_ref(), |paper| paper.value.posting.as_ref());
    let competence = paper.as_ref().map_or("", |paper| paper.value.competence.as_str());
    let situation = situation_on(reader.records, &Town::load(reader.records)?, id, on)?;
    Ok(DecisionPreview {
        number: next_without_meeting(reader.records, id, &body, on)?,
        warnings: warnings(competence, &input.clauses).iter().map(|one| one.as_str().to_owned()).collect(),
        needs_posting: paper.is_none() && posting_law_of(&input.clauses).is_some(),
        holds: holds(&input.clauses, posting, on),
        closed: closed(&situation, on),
    })
}

/// How the mayor decided.
///
/// # Errors
/// When the store cannot be read.
pub(crate) fn by_mayor(names: &Names<'_>, by: &ByMayor) -> Result<ByMayorDto, ApiError> {
    let ByMayor { by, in_place_of, absence, noted } = by;
    Ok(ByMayorDto {
        by: names.person(*by)?,
        in_place_of: in_place_of.map(|mayor| names.person(mayor)).transpose()?,
        absence: absence.clone(),
        noted: noted.iter().map(|one| (one.warning.as_str().to_owned(), one.words.clone())).collect(),
    })
}

/// The mayor in place of the council; the one of today where there were several.
pub(crate) fn mayor_body(reader: &Reader<'_>) -> Result<Option<(BodyId, Body)>, ApiError> {
    let mut found: Vec<Stored<Body>> = reader.records.find_by("body", &["all"], MOST_BODIES)?;
    found.retain(|body| body.value.kind == BodyKind::Mayor);
    found.sort_by_key(|body| (body.value.lasts_on(reader.today), body.value.from));
    Ok(found.pop().map(|body| (BodyId(body.id), body.value)))
}

/// Whether the paper waits for the mayor.
pub(crate) fn waits_for_mayor<'c>(
    reader: &Reader<'_>,
    consultations: impl IntoIterator<Item = &'c Stored<Consultation>>,
) -> Result<Option<BodyId>, ApiError> {
    let Some((id, _)) = mayor_body(reader)? else { return Ok(None) };
    let is_it =
        |one: &&Stored<Consultation>| one.value.body == id && one.value.state == ConsultationState::Ready;
    Ok(consultations.into_iter().find(is_it).map(|_| id))
}

/// Papers that a person is asked to decide in place of the council.
pub(crate) fn papers_to_decide(
    reader: &Reader<'_>,
    person: PersonId,
) -> Result<Vec<Stored<Paper>>, ApiError> {
    let before = before_mayor(reader.records, reader.today)?;
    let is_asked = before.asked.contains(&person);
    Ok(before.papers.into_iter().filter(|_| is_asked).map(|(paper, _)| paper).collect())
}

/// How many papers wait for the mayor.
pub(crate) fn count_waiting(reader: &Reader<'_>) -> Result<u32, ApiError> {
    Ok(count_u32(before_mayor(reader.records, reader.today)?.papers.len()))
}

fn waiting(reader: &Reader<'_>, names: &Names<'_>) -> Result<Vec<WaitingDecision>, ApiError> {
    let before = before_mayor(reader.records, reader.today)?;
    let mut papers: Vec<Stored<Paper>> = before.papers.into_iter().map(|(paper, _)| paper).collect();
    papers.sort_by(|one, two| {
        let key = |paper: &Stored<Paper>| (paper.value.due_on.is_none(), paper.value.due_on);
        key(one).cmp(&key(two)).then_with(|| one.value.number.cmp(&two.value.number))
    });
    let row = |stored: Stored<Paper>| {
        let paper = stored.value;
        Ok(WaitingDecision {
            paper: stored.id.to_string(),
            presenter: names.person(paper.presenter)?.name,
            due_on: paper.due_on.map(|day| day.to_string()),
            is_own_proposal: paper.is_own_proposal(),
            holds: holds(&paper.clauses, paper.posting.as_ref(), reader.today),
            number: paper.number,
            title: paper.title,
            clauses: paper.clauses,
        })
    };
    papers.into_iter().map(row).collect()
}

/// Why what the words decide cannot be decided on the day.
fn holds(clauses: &[Clause], posting: Option<&Posting>, on: Date) -> Option<Phrase> {
    let fault = posting_fault(posting_law_of(clauses)?, posting, on)?;
    let from = posting.map(|posting| posting.from.to_string()).unwrap_or_default();
    Some(Phrase::new("decision-holds").with("fault", fault).with("from", from))
}

/// Why nobody may decide on the day, whoever they are.
fn closed(situation: &Situation, on: Date) -> Option<Phrase> {
    match powers_of_council(situation) {
        Some(NotNow::CouncilStands) => Some(Phrase::new("decision-council-stands").with("day", on)),
        Some(NotNow::CouncilToBeElected { members }) => {
            Some(Phrase::new("decision-council-to-be-elected").with("members", members))
        }
        _ if situation.mayor.is_none() && situation.deputies.is_empty() => {
            Some(Phrase::new("decision-nobody"))
        }
        _ => None,
    }
}

fn what_i_am(reader: &Reader<'_>, body: BodyId, situation: &Situation) -> &'static str {
    let subject = Subject { body: Some(body), ..Subject::office() };
    if situation.mayor == Some(reader.me) {
        "mayor"
    } else if situation.deputies.contains(&reader.me) {
        "deputy"
    } else if may(Some(&reader.standing), Action::ActOnBehalf, &subject, reader.today) {
        "scribe"
    } else {
        ""
    }
}

fn decided(reader: &Reader<'_>, body: BodyId) -> Result<Page<ResolutionRow>, ApiError> {
    let slice = Slice { sort: String::new(), descending: true, offset: 0, limit: MOST_SHOWN };
    let (text, body, states) = (String::new(), body.to_string(), Vec::new());
    crate::circulation::lists::resolutions(reader, ResolutionsInput { text, body, year: 0, states, slice })
}

/// What was decided from the day of the last session on: a decision of that very day may have come after it.
fn report(reader: &Reader<'_>, decided: &[ResolutionRow]) -> Result<MayorReport, ApiError> {
    let Some(assembly) = Town::load(reader.records)?.assembly() else { return Ok(nothing().report) };
    let sessions: Vec<Stored<Meeting>> =
        reader.records.find_by("meeting_by_body", &[&assembly.to_string()], MOST_SESSIONS)?;
    let held = |one: &&Stored<Meeting>| one.value.state == MeetingState::Held;
    let since = sessions.iter().filter(held).map(|one| one.value.on).max();
    let ahead = |one: &&Stored<Meeting>| one.value.is_open() && one.value.on >= reader.today;
    let next = sessions.iter().filter(ahead).min_by_key(|one| one.value.on);
    let since_text = since.map(|day| day.to_string());
    let is_new = |row: &&ResolutionRow| {
        row.state == "valid" && since_text.as_ref().is_none_or(|since| row.decided_on >= *since)
    };
    let numbers: Vec<String> = decided.iter().filter(is_new).map(|row| row.number.clone()).rev().collect();
    let items = next.map(|one| agenda_items(reader, one.id)).transpose()?.unwrap_or_default();
    let is_named = |number: &&String| items.iter().any(|item| names_number(&item.value.title, number));
    Ok(MayorReport {
        since: since_text,
        on_programme: numbers.iter().filter(is_named).cloned().collect(),
        numbers,
        meeting: next.map(|one| one.id.to_string()),
        meeting_on: next.map(|one| one.value.on.to_string()),
    })
}

/// Whether the title of an item names the number, and not only a longer one that contains it.
fn names_number(title: &str, number: &str) -> bool {
    let joins = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    let stands_alone = |(at, found): (usize, &str)| {
        let (before, after) = (title.get(..at), title.get(at + found.len()..));
        !joins(before.and_then(|text| text.chars().next_back()))
            && !joins(after.and_then(|text| text.chars().next()))
    };
    !number.is_empty() && title.match_indices(number).any(stands_alone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_named_only_as_a_whole() {
        let table = [
            ("Zpráva o rozhodnutích (RS 1/2026)", "RS 1/2026", true),
            ("Zpráva o rozhodnutích (RS 11/2026)", "1/2026", false),
            ("Zpráva o rozhodnutích (RS 1/20261)", "RS 1/2026", false),
            ("RS 11/2026 a RS 1/2026", "RS 1/2026", true),
            ("1/2026, 2/2026", "2/2026", true),
            ("Různé", "RS 1/2026", false),
            ("Různé", "", false),
        ];
        for (title, number, expected) in table {
            assert_eq!(names_number(title, number), expected, "{title}: {number}");
        }
    }
}
