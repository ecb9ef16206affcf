//! Submits a draft to the head of the department (transition 6).

use obeznik_kernel::{Command, Context, RecordId, Records, RecordsExt, Refusal, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::walk::{begin_again, go_on};
use super::{Paper, PaperState, freeze_text, in_state};
use crate::audience::{head_of, keep_paper};
use crate::clause::clause_faults;
use crate::door::{ensure, need_text, refuse};
use crate::opinion::{Opinion, OpinionState};
use crate::paper_type::{PaperType, RequiredOpinion, RouteStep, StepKind};

/// Input of `circulation.submit_to_head`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SubmitToHead {
    /// The paper.
    pub paper: RecordId,
    /// The state the person saw.
    #[serde(default)]
    pub from: Option<PaperState>,
}

/// Locks the text as a version and hands the paper over to the first step of its route. A paper of no department (a
/// member's own), goes past the head's review.
///
/// # Errors
/// Refuses a draft without title, report or competence, one whose resolution does not parse, one whose required
/// opinions nobody gave, and one about which nobody was asked where the route does not let it skip that.
pub fn submit_to_head(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: SubmitToHead = command.input()?;
    let mut paper = in_state(command, records, input.paper, &[PaperState::Draft])?;
    check_fields(&paper.value)?;
    check_required_opinions(records, &paper)?;
    check_opinions_asked(records, &paper)?;
    freeze_text(command, context, records, &mut paper, "")?;
    paper.value.submitted_at = Some(context.now);
    paper.value.return_reason.clear();
    let has_head = head_of(records, &paper.value)?.is_some();
    paper.value.pass_over(&StepKind::DepartmentReview, !has_head);
    begin_again(&mut paper.value);
    paper.value.formal_check.clear();
    go_on(context, records, &mut paper)?;
    keep_paper(records, &paper).map(|_| ())
}

fn check_fields(paper: &Paper) -> Result<(), Stop> {
    need_text(&paper.title, "refusal-title-missing")?;
    ensure(paper.report_file.is_some() || !paper.report.trim().is_empty(), "refusal-report-missing")?;
    need_text(&paper.competence, "refusal-competence-missing")?;
    match clause_faults(&paper.clauses).first() {
        None => Ok(()),
        Some(fault) => refuse(
            Refusal::new("refusal-resolution-unclear")
                .with("clause", fault.clause + 1)
                .with("what", format!("{:?}", fault.kind)),
        ),
    }
}

fn check_required_opinions(records: &dyn Records, paper: &Stored<Paper>) -> Result<(), Stop> {
    let Some(kind) = paper.value.paper_type else { return Ok(()) };
    let required = records.find::<PaperType>(kind)?.map(|kind| kind.value.required_opinions);
    let required = required.unwrap_or_default();
    if required.is_empty() {
        return Ok(());
    }
    let given: Vec<Stored<Opinion>> = records.under(paper.id)?;
    let missing = required.iter().filter(|one| !given.iter().any(|opinion| answers(&opinion.value, one)));
    match missing.count() {
        0 => Ok(()),
        count => refuse(Refusal::new("refusal-opinions-missing").with("count", count)),
    }
}

/// A step that insists on opinions wants somebody asked. The office does not make a member's own proposal
/// wait for it (§ 94/1).
fn check_opinions_asked(records: &dyn Records, paper: &Stored<Paper>) -> Result<(), Stop> {
    let is_free =
        paper.value.is_own_proposal() || !paper.value.route.iter().any(RouteStep::insists_on_opinions);
    ensure(is_free || was_asked_about(records, paper.id)?, "refusal-opinions-not-asked")
}

/// Whether anybody was asked for an opinion on a paper.
pub(super) fn was_asked_about(records: &dyn Records, paper: RecordId) -> Result<bool, Stop> {
    let asked: Vec<Stored<Opinion>> = records.under(paper)?;
    Ok(!asked.is_empty())
}

/// A late opinion answers only with a reason why nobody waits for it (transition 5).
fn answers(opinion: &Opinion, required: &RequiredOpinion) -> bool {
    let is_settled = match opinion.state {
        OpinionState::Requested => false,
        OpinionState::Overdue => !opinion.waive_reason.is_empty(),
        _ => true,
    };
    is_settled
        && (required.person.is_some() && opinion.person == required.person
            || required.department.is_some() && opinion.department == required.department)
}
