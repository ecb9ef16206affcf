//! The formal check: entering it, ticking, passing, failing, and its reset (transitions 9, 10).

use obeznik_kernel::{
    BodyKind, Command, Context, PersonId, RecordId, Records, RecordsExt, Refusal, Stop, Stored,
};
use serde::{Deserialize, Serialize};

use super::{CheckInput, CheckItem, CheckState, Paper, PaperState, formal_check, in_state};
use crate::attachment::Attachment;
use crate::audience::keep_paper;
use crate::consultation::{has_begun, open_route};
use crate::door::{acting, need_text, refuse};
use crate::paper_type::StepKind;
use crate::town::Town;

/// Input of `circulation.run_formal_check`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RunFormalCheck {
    /// The paper.
    pub paper: RecordId,
    /// Suspected personal data found in its texts and files.
    pub findings: Vec<String>,
}

/// Input of `circulation.tick_check_item`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TickCheckItem {
    /// The paper.
    pub paper: RecordId,
    /// Stable name of the item.
    pub item: String,
    /// In order or not.
    pub is_in_order: bool,
    /// Why; required when the program found otherwise.
    #[serde(default)]
    pub note: String,
}

/// Input of `circulation.pass_formal_check`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PassFormalCheck {
    /// The paper.
    pub paper: RecordId,
    /// The state the person saw.
    #[serde(default)]
    pub from: Option<PaperState>,
}

/// Input of `circulation.fail_formal_check`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FailFormalCheck {
    /// The paper.
    pub paper: RecordId,
    /// Why it goes back.
    pub reason: String,
    /// The state the person saw.
    #[serde(default)]
    pub from: Option<PaperState>,
}

/// Fills the checklist again with what was found in the texts meanwhile; what a person ticked stays.
///
/// # Errors
/// Refuses papers that are not in the formal check.
pub fn run_formal_check(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: RunFormalCheck = command.input()?;
    let mut paper = in_state(command, records, input.paper, &[PaperState::FormalCheck])?;
    let fresh = look(context, records, &paper, Some(&input.findings))?;
    paper.value.formal_check = keep_ticks(&paper.value.formal_check, fresh);
    records.save(&paper)
}

/// A person says an item is in order, or is not.
///
/// # Errors
/// Refuses unknown items, and a finding of the program overruled without a note.
pub fn tick_check_item(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: TickCheckItem = command.input()?;
    let mut paper = in_state(command, records, input.paper, &[PaperState::FormalCheck])?;
    let person = acting(command, context);
    let items = &mut paper.value.formal_check;
    let Some(item) = items.iter_mut().find(|item| item.id == input.item) else {
        return refuse(Refusal::new("refusal-no-such-check-item").with("item", &input.item));
    };
    tick(item, input, person)?;
    records.save(&paper)
}

fn tick(item: &mut CheckItem, input: TickCheckItem, person: Option<PersonId>) -> Result<(), Stop> {
    if item.state == CheckState::Failed && input.is_in_order {
        need_text(&input.note, "refusal-note-missing")?;
    }
    item.state = if input.is_in_order { CheckState::PassedByPerson } else { CheckState::Failed };
    item.note = input.note;
    item.by = person;
    Ok(())
}

/// The secretary passes the paper: its consultations are opened in the order of the route.
///
/// # Errors
/// Refuses while an item is open or not in order.
pub fn pass_formal_check(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: PassFormalCheck = command.input()?;
    let mut paper = in_state(command, records, input.paper, &[PaperState::FormalCheck])?;
    let is_unsettled = |item: &&CheckItem| matches!(item.state, CheckState::Open | CheckState::Failed);
    let unsettled = paper.value.formal_check.iter().filter(is_unsettled).count();
    if unsettled > 0 {
        return refuse(Refusal::new("refusal-check-unsettled").with("count", unsettled));
    }
    become_ready(context, records, &mut paper)
}

/// The secretary returns the paper with a reason.
///
/// # Errors
/// Refuses an empty reason and papers that are not in the formal check.
pub fn fail_formal_check(
    command: &Command,
    _context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: FailFormalCheck = command.input()?;
    let mut paper = in_state(command, records, input.paper, &[PaperState::FormalCheck])?;
    need_text(&input.reason, "refusal-reason-missing")?;
    paper.value.state = PaperState::Returned;
    paper.value.return_reason = input.reason;
    keep_paper(records, &paper).map(|_| ())
}

/// Begins the formal check; a route without one makes the paper ready at once. The caller saves the paper.
pub(super) fn enter_formal_check(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    paper: &mut Stored<Paper>,
) -> Result<(), Stop> {
    if !paper.value.has_step(&StepKind::FormalCheck) {
        return become_ready(context, records, paper);
    }
    paper.value.formal_check = look(context, records, paper, None)?;
    paper.value.state = PaperState::FormalCheck;
    Ok(())
}

/// A document came, changed or went: the formal check begins again where documents matter.
/// The caller saves the paper.
pub(crate) fn document_changed(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    paper: &mut Stored<Paper>,
) -> Result<(), Stop> {
    let was_checked =
        matches!(paper.value.state, PaperState::FormalCheck | PaperState::Ready | PaperState::InBodies);
    if !was_checked || !paper.value.has_step(&StepKind::FormalCheck) {
        return Ok(());
    }
    refresh(context, records, paper)?;
    paper.value.state = PaperState::FormalCheck;
    Ok(())
}

/// Looks again; ticks of items that follow documents are dropped.
pub(crate) fn refresh(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    paper: &mut Stored<Paper>,
) -> Result<(), Stop> {
    let fresh = look(context, records, paper, None)?;
    let lasting: Vec<CheckItem> =
        paper.value.formal_check.iter().filter(|item| !item.resets_with_documents).cloned().collect();
    paper.value.formal_check = keep_ticks(&lasting, fresh);
    Ok(())
}

fn become_ready(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    paper: &mut Stored<Paper>,
) -> Result<(), Stop> {
    paper.value.state = if has_begun(records, paper.id)? { PaperState::InBodies } else { PaperState::Ready };
    let audience = keep_paper(records, paper)?;
    paper.scope = audience.id();
    open_route(context, records, paper, &audience)
}

fn look(
    context: &Context<'_>,
    records: &dyn Records,
    paper: &Stored<Paper>,
    findings: Option<&[String]>,
) -> Result<Vec<CheckItem>, Stop> {
    let files: Vec<Stored<Attachment>> = records.under(paper.id)?;
    let attachments: Vec<Attachment> =
        files.into_iter().map(|file| file.value).filter(Attachment::is_current).collect();
    let decides = deciding_kind(&paper.value, &Town::load(records)?);
    let decides = decides.as_ref();
    Ok(formal_check(&CheckInput {
        paper: &paper.value,
        attachments: &attachments,
        decides,
        findings,
        today: context.today,
    }))
}

fn deciding_kind(paper: &Paper, town: &Town) -> Option<BodyKind> {
    let last = paper.bodies().last()?.body?;
    town.body(last).map(|body| body.kind.clone())
}

fn keep_ticks(before: &[CheckItem], fresh: Vec<CheckItem>) -> Vec<CheckItem> {
    let ticked = |item: &CheckItem| before.iter().find(|old| old.id == item.id && old.by.is_some()).cloned();
    fresh.into_iter().map(|item| ticked(&item).unwrap_or(item)).collect()
}
