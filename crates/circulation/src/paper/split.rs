//! Splits a paper, merges papers (transition 25): new papers whose texts cover the old.

use std::collections::BTreeSet;

use obeznik_kernel::{Command, Context, PersonId, RecordId, Records, RecordsExt, Refusal, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::report::copy_report;
use super::submit::was_asked_about;
use super::walk::drop_open;
use super::withdraw::check_not_suspended;
use super::{Confidentiality, Lineage, Paper, PaperState, in_state};
use crate::attachment::copy_attachments;
use crate::audience::{find_for_paper, keep_paper};
use crate::consultation::{Consultation, has_begun, withdraw_all};
use crate::cover::carry_cover;
use crate::door::{ensure, need_text, refuse};
use crate::paper_type::{PaperType, RouteStep};
use crate::resolution::number::{NumberFor, take_text};

/// One of the papers a paper is split into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PaperPart {
    /// The new paper.
    pub paper: RecordId,
    /// Its title.
    pub title: String,
    /// Which clauses of the old text it takes, from zero.
    pub clauses: Vec<usize>,
}

/// Input of `circulation.split_paper`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SplitPaper {
    /// The paper.
    pub paper: RecordId,
    /// The new papers, two at least.
    pub parts: Vec<PaperPart>,
    /// Why.
    pub reason: String,
}

/// Input of `circulation.merge_papers`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MergePapers {
    /// The first of the papers; its people, route and competence are taken.
    pub paper: RecordId,
    /// The others.
    pub others: Vec<RecordId>,
    /// The new paper.
    pub into: RecordId,
    /// Its title.
    pub title: String,
}

/// Most papers one command splits into or merges.
const MOST: usize = 5;

/// Splits a paper. Bodies that have dealt with it already do not deal with the parts again. Each part begins with all
/// lines of the financial cover, unconfirmed: its drafter leaves there what it costs.
///
/// # Errors
/// Refuses one part, a clause nobody takes or two take, a paper whose journey has ended, and one that brings a suspended
/// resolution before the assembly.
pub fn split_paper(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: SplitPaper = command.input()?;
    let mut paper = in_state(command, records, input.paper, &UNFINISHED)?;
    ensure(!paper.value.is_own_proposal(), "refusal-own-proposal")?;
    check_not_suspended(records, paper.id)?;
    check_parts(&input, &paper.value)?;
    let route = steps_left(records, &paper)?;
    withdraw_all(command, context, records, paper.id, &input.reason)?;
    for part in &input.parts {
        found_part(context, records, &paper, part, &route)?;
    }
    drop_open(&mut paper.value, context.now);
    paper.value.state = PaperState::Replaced;
    paper.value.return_reason = input.reason;
    keep_paper(records, &paper).map(|_| ())
}

/// Merges papers of one type into a new draft, which whoever its route lets in will see.
///
/// # Errors
/// Refuses papers of other types, papers already in the bodies, fewer than two, and more lines of financial cover than
/// one paper may have.
pub fn merge_papers(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: MergePapers = command.input()?;
    need_text(&input.title, "refusal-title-missing")?;
    let mut ids = vec![input.paper];
    ids.extend(&input.others);
    let distinct: BTreeSet<&RecordId> = ids.iter().collect();
    ensure((2..=MOST).contains(&ids.len()) && distinct.len() == ids.len(), "refusal-merge-few")?;
    let mut papers = Vec::new();
    for id in &ids {
        papers.push(in_state(command, records, *id, &BEFORE_BODIES)?);
    }
    let same_type = papers.iter().all(|paper| paper.value.paper_type == papers[0].value.paper_type);
    ensure(same_type, "refusal-merge-types")?;
    ensure(!papers.iter().any(|paper| paper.value.is_own_proposal()), "refusal-own-proposal")?;
    for paper in &papers {
        check_not_suspended(records, paper.id)?;
        ensure(!has_begun(records, paper.id)?, "refusal-merge-begun")?;
    }
    found_merged(context, records, &papers, &input)?;
    for mut paper in papers {
        withdraw_all(command, context, records, paper.id, "")?;
        drop_open(&mut paper.value, context.now);
        paper.value.state = PaperState::Replaced;
        keep_paper(records, &paper)?;
    }
    Ok(())
}

fn check_parts(input: &SplitPaper, paper: &Paper) -> Result<(), Stop> {
    ensure((2..=MOST).contains(&input.parts.len()), "refusal-split-few")?;
    need_text(&input.reason, "refusal-reason-missing")?;
    let mut taken: Vec<usize> = input.parts.iter().flat_map(|part| part.clauses.clone()).collect();
    taken.sort_unstable();
    if !taken.iter().copied().eq(0..paper.clauses.len()) {
        return refuse(Refusal::new("refusal-split-clauses").with("count", paper.clauses.len()));
    }
    input.parts.iter().try_for_each(|part| {
        need_text(&part.title, "refusal-title-missing")?;
        ensure(!part.clauses.is_empty(), "refusal-split-empty-part")
    })
}

/// The steps that wait for the parts. Where somebody was asked about the whole, nobody need be asked about them again.
fn steps_left(records: &dyn Records, paper: &Stored<Paper>) -> Result<Vec<RouteStep>, Stop> {
    let done: Vec<Stored<Consultation>> = records.under(paper.id)?;
    let is_done =
        |step: &&RouteStep| done.iter().any(|one| one.value.step == step.id && one.value.lets_go_on());
    let was_asked = was_asked_about(records, paper.id)?;
    let left = paper.value.route.iter().filter(|step| !is_done(step)).cloned();
    Ok(left.map(|step| RouteStep { insists: step.insists && !was_asked, ..step }).collect())
}

fn found_part(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    from: &Stored<Paper>,
    part: &PaperPart,
    route: &[RouteStep],
) -> Result<(), Stop> {
    let clauses = part.clauses.iter().filter_map(|index| from.value.clauses.get(*index).cloned()).collect();
    let lineage = Lineage { split_from: Some(from.id), ..Lineage::default() };
    let paper = Paper {
        title: part.title.clone(),
        clauses,
        route: route.to_vec(),
        lineage,
        ..renewed(context, records, &from.value)?
    };
    let audience = find_for_paper(records, &paper)?;
    records.add(part.paper, None, &audience, &paper)?;
    carry_cover(records, std::slice::from_ref(from), part.paper, &audience)?;
    copy_attachments(context, records, from, part.paper, &audience)?;
    copy_report(context, records, from, part.paper)
}

fn found_merged(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    papers: &[Stored<Paper>],
    input: &MergePapers,
) -> Result<(), Stop> {
    let report = papers.iter().map(|paper| paper.value.report.as_str());
    let report: Vec<&str> = report.filter(|report| !report.trim().is_empty()).collect();
    let lineage =
        Lineage { merged_from: papers.iter().map(|paper| paper.id).collect(), ..Lineage::default() };
    let mut paper = Paper {
        title: input.title.clone(),
        report: report.join("\n\n"),
        clauses: papers.iter().flat_map(|paper| paper.value.clauses.clone()).collect(),
        lineage,
        readers: Vec::new(), // who was let in to one of the papers has not been let in to the others
        ..renewed(context, records, &papers[0].value)?
    };
    let stricter = papers.iter().map(|paper| &paper.value.confidentiality).max().cloned();
    paper.confidentiality = stricter.unwrap_or(paper.confidentiality);
    paper.named = named_in_all(papers, &paper.confidentiality);
    let audience = find_for_paper(records, &paper)?;
    records.add(input.into, None, &audience, &paper)?;
    carry_cover(records, papers, input.into, &audience)?;
    papers.iter().try_for_each(|from| {
        copy_attachments(context, records, from, input.into, &audience)?;
        copy_report(context, records, from, input.into)
    })
}

/// People named by every paper that is confidential to the degree: a merger lets nobody in.
fn named_in_all(papers: &[Stored<Paper>], degree: &Confidentiality) -> Vec<PersonId> {
    let mut naming = papers.iter().map(|paper| &paper.value).filter(|paper| paper.confidentiality == *degree);
    let first = naming.next().map(|paper| paper.named.clone()).unwrap_or_default();
    naming.fold(first, |kept, paper| kept.into_iter().filter(|one| paper.named.contains(one)).collect())
}

/// The same people and route, a new number, the state of a draft.
fn renewed(context: &mut Context<'_>, records: &mut dyn Records, from: &Paper) -> Result<Paper, Stop> {
    let number = match from.paper_type {
        Some(id) => {
            let kind = records.need::<PaperType>(id)?.value;
            take_text(records, &kind.number_pattern, &NumberFor::paper(&kind, context.today))?
        }
        None => String::new(),
    };
    Ok(Paper {
        number,
        state: PaperState::Draft,
        passed_over: Vec::new(),
        steps: Vec::new(),
        remarks: Vec::new(),
        version: 0,
        report_file: None, // a copy of it comes with the annexes
        return_reason: String::new(),
        formal_check: Vec::new(),
        created_at: context.now,
        submitted_at: None,
        stood_in: Vec::new(),
        ..from.clone()
    })
}

const BEFORE_BODIES: [PaperState; 4] =
    [PaperState::Draft, PaperState::Returned, PaperState::FormalCheck, PaperState::Ready];

const UNFINISHED: [PaperState; 8] = [
    PaperState::Draft,
    PaperState::Commenting,
    PaperState::DepartmentReview,
    PaperState::AtStep,
    PaperState::Returned,
    PaperState::FormalCheck,
    PaperState::Ready,
    PaperState::InBodies,
];
