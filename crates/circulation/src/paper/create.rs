//! Founds a paper (transition 1).

use obeznik_kernel::{
    Command, Context, Date, DepartmentId, Person, PersonId, RecordId, Records, RecordsExt, Refusal, Stop,
};
use serde::{Deserialize, Serialize};

use super::report::{ReportFile, check_file, found_with};
use super::{Confidentiality, Lineage, Paper, PaperState};
use crate::audience::find_for_paper;
use crate::clause::Clause;
use crate::door::{acting, ensure, need_text, refuse};
use crate::paper_type::{PaperType, Submitter};
use crate::resolution::number::{NumberFor, take_text};
use crate::town::{Town, mandates};

/// Input of `circulation.create_paper`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CreatePaper {
    /// The new paper.
    pub paper: RecordId,
    /// Its type.
    pub paper_type: RecordId,
    /// Title.
    pub title: String,
    /// Předkladatel.
    pub presenter: PersonId,
    /// Spolupředkladatelé.
    #[serde(default)]
    pub co_presenters: Vec<PersonId>,
    /// Zpracovatel; who acts when nobody is named.
    #[serde(default)]
    pub drafter: Option<PersonId>,
    /// The department it comes from.
    #[serde(default)]
    pub department: Option<DepartmentId>,
    /// The paragraph of competence; the type's hint when empty.
    #[serde(default)]
    pub competence: String,
    /// How far it may be seen.
    pub confidentiality: Confidentiality,
    /// Who may see it when confidential to named people.
    #[serde(default)]
    pub named: Vec<PersonId>,
    /// Důvodová zpráva.
    #[serde(default)]
    pub report: String,
    /// The file that is the report; the text is then empty.
    #[serde(default)]
    pub report_file: Option<ReportFile>,
    /// The draft resolution.
    #[serde(default)]
    pub clauses: Vec<Clause>,
    /// The day by which it is to be decided.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub due_on: Option<Date>,
}

/// Founds a paper: its number from the type's pattern, its route as the type has it now.
///
/// # Errors
/// Refuses an empty title, a type no longer in use, a presenter who does not exist or act here, a member's own
/// proposal by somebody who is no member of the assembly, and a report that is a text and a file at once.
pub fn create_paper(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: CreatePaper = command.input()?;
    need_text(&input.title, "refusal-title-missing")?;
    let kind = records.need::<PaperType>(input.paper_type)?.value;
    if !kind.active {
        return refuse(Refusal::new("refusal-paper-type-retired").with("type", &kind.name));
    }
    check_people(records, &input)?;
    if kind.submitter == Submitter::Member {
        check_member(records, input.presenter, context.today)?;
    }
    let Some(drafter) = input.drafter.or_else(|| acting(command, context)) else {
        return Err(Stop::refused("refusal-drafter-missing"));
    };
    if let Some(file) = &input.report_file {
        check_file(file)?;
        ensure(input.report.trim().is_empty(), "refusal-report-twice")?;
    }
    let number = take_text(records, &kind.number_pattern, &NumberFor::paper(&kind, context.today))?;
    let (id, file) = (input.paper, input.report_file.clone());
    let paper = new_paper(input, kind, number, drafter, context);
    let audience = find_for_paper(records, &paper)?;
    records.add(id, None, &audience, &paper)?;
    file.map_or(Ok(()), |file| found_with(command, context, records, id, file))
}

fn check_people(records: &dyn Records, input: &CreatePaper) -> Result<(), Stop> {
    for person in [Some(input.presenter), input.drafter].into_iter().flatten() {
        if !records.find::<Person>(person)?.is_some_and(|person| person.value.active) {
            return Err(Stop::refused("refusal-no-such-person"));
        }
    }
    Ok(())
}

/// Members of the assembly put proposals forward, committees do through the member who leads them (§ 94/1, § 117/4).
pub(crate) fn check_member(records: &dyn Records, presenter: PersonId, today: Date) -> Result<(), Stop> {
    let assembly = Town::load(records)?.assembly();
    let members = assembly.map_or(Ok(Vec::new()), |assembly| mandates(records, assembly, today))?;
    ensure(members.contains(&presenter), "refusal-own-not-member")
}

fn new_paper(
    input: CreatePaper,
    kind: PaperType,
    number: String,
    drafter: PersonId,
    context: &Context<'_>,
) -> Paper {
    let competence = if input.competence.is_empty() { kind.competence_hint } else { input.competence };
    Paper {
        number,
        paper_type: Some(input.paper_type),
        title: input.title,
        presenter: input.presenter,
        co_presenters: input.co_presenters,
        drafter,
        department: input.department,
        competence,
        confidentiality: input.confidentiality,
        named: input.named,
        state: PaperState::Draft,
        report: input.report,
        report_file: None,
        clauses: input.clauses,
        due_on: input.due_on,
        route: kind.route,
        passed_over: Vec::new(),
        steps: Vec::new(),
        submitter: kind.submitter,
        remarks: Vec::new(),
        version: 0,
        return_reason: String::new(),
        formal_check: Vec::new(),
        posting: None,
        price_reason: String::new(),
        lineage: Lineage::default(),
        readers: Vec::new(),
        note: String::new(),
        created_at: context.now,
        submitted_at: None,
        stood_in: Vec::new(),
    }
}
