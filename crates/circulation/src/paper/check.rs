//! The formal check: entering it, ticking, passing, failing, and its reset (transitions 9, 10).

use obeznik_kernel::{
    BodyKind, Command, Context, PersonId, RecordId, Records, RecordsExt, Refusal, Stop, Stored,
};
use serde::{Deserialize, Serialize};

use super::formal_check::COVER;
use super::review::send_back;
use super::walk::{begin_again_from, go_on, remember_earlier, settle, step_here};
use super::{
    CheckInput, CheckItem, CheckState, Paper, PaperState, Remark, StepVerdict, formal_check, in_state,
};
use crate::attachment::Attachment;
use crate::audience::keep_paper;
use crate::cover::standing;
use crate::door::{acting, ensure, need_text, refuse};
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
    /// What the office remarks on a member's own proposal; empty elsewhere.
    #[serde(default)]
    pub remark: String,
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

/// The secretary passes the paper: it goes on by its route. A member's own proposal goes on whatever was found;
/// what the office remarks stays with it.
///
/// # Errors
/// Refuses while an item is open or not in order, and a remark where the office may return the paper instead.
///
/// Source: Act No. 128/2000 Coll., § 82 písm. a) and § 94 odst. 1.
pub fn pass_formal_check(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: PassFormalCheck = command.input()?;
    let mut paper = in_state(command, records, input.paper, &[PaperState::FormalCheck])?;
    if paper.value.is_own_proposal() {
        remark(command, context, &mut paper.value, input.remark);
    } else {
        ensure(input.remark.trim().is_empty(), "refusal-remark-not-here")?;
        check_settled(&paper.value)?;
    }
    close_check(command, context, &mut paper.value, StepVerdict::Approved, "");
    go_on(context, records, &mut paper)?;
    keep_paper(records, &paper).map(|_| ())
}

fn check_settled(paper: &Paper) -> Result<(), Stop> {
    let is_unsettled = |item: &&CheckItem| matches!(item.state, CheckState::Open | CheckState::Failed);
    match paper.formal_check.iter().filter(is_unsettled).count() {
        0 => Ok(()),
        count => refuse(Refusal::new("refusal-check-unsettled").with("count", count)),
    }
}

fn remark(command: &Command, context: &Context<'_>, paper: &mut Paper, text: String) {
    if text.trim().is_empty() {
        return;
    }
    let (by, at, version) = (acting(command, context), context.now, paper.version);
    paper.remarks.push(Remark { by, at, version, text });
}

/// The secretary returns the paper with a reason.
///
/// # Errors
/// Refuses an empty reason, papers that are not in the formal check, and a member's own proposal.
///
/// Source: Act No. 128/2000 Coll., § 82 písm. a) and § 94 odst. 1.
pub fn fail_formal_check(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: FailFormalCheck = command.input()?;
    let mut paper = in_state(command, records, input.paper, &[PaperState::FormalCheck])?;
    ensure(!paper.value.is_own_proposal(), "refusal-own-proposal")?;
    need_text(&input.reason, "refusal-reason-missing")?;
    close_check(command, context, &mut paper.value, StepVerdict::Returned, &input.reason);
    send_back(context, &mut paper.value, input.reason);
    keep_paper(records, &paper).map(|_| ())
}

fn close_check(
    command: &Command,
    context: &Context<'_>,
    paper: &mut Paper,
    verdict: StepVerdict,
    words: &str,
) {
    remember_earlier(context, paper);
    if let Some(step) = step_here(paper, &StepKind::FormalCheck) {
        settle(command, context, paper, &step, verdict, words);
    }
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
    if paper.value.state == PaperState::FormalCheck {
        return refresh(context, records, paper);
    }
    remember_earlier(context, &mut paper.value);
    let check = paper.value.route.iter().find(|step| step.kind == StepKind::FormalCheck);
    if let Some(check) = check.map(|step| step.id.clone()) {
        begin_again_from(&mut paper.value, &check);
    }
    go_on(context, records, paper)
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
        cover: standing(records, paper)?,
        today: context.today,
    }))
}

/// The cover of a paper changed or was confirmed: its item of the check follows, the others stand.
pub(crate) fn cover_changed(
    context: &Context<'_>,
    records: &mut dyn Records,
    mut paper: Stored<Paper>,
) -> Result<(), Stop> {
    if paper.value.state != PaperState::FormalCheck {
        return Ok(());
    }
    let fresh = look(context, records, &paper, None)?.into_iter().find(|item| item.id == COVER);
    paper.value.formal_check.retain(|item| item.id != COVER);
    paper.value.formal_check.extend(fresh);
    records.save(&paper)
}

fn deciding_kind(paper: &Paper, town: &Town) -> Option<BodyKind> {
    let last = paper.bodies().last()?.body?;
    town.body(last).map(|body| body.kind.clone())
}

fn keep_ticks(before: &[CheckItem], fresh: Vec<CheckItem>) -> Vec<CheckItem> {
    let ticked = |item: &CheckItem| before.iter().find(|old| old.id == item.id && old.by.is_some()).cloned();
    fresh.into_iter().map(|item| ticked(&item).unwrap_or(item)).collect()
}
