//! Closes a paper that is not carried over into a new term.

use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{
    Command, Context, Date, Membership, PersonId, RecordId, Records, RecordsExt, Stop, Stored,
};
use serde::{Deserialize, Serialize};

use super::walk::drop_open;
use super::withdraw::{UNFINISHED, check_not_suspended, is_about_suspended};
use super::{Paper, PaperState, in_state};
use crate::audience::keep_paper;
use crate::consultation::withdraw_all;
use crate::town::Town;

/// Input of `circulation.close_with_term`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CloseWithTerm {
    /// The paper.
    pub paper: RecordId,
}

/// Written on the paper, as documents say it.
const REASON: &str = "Skončilo volební období";

/// Most papers of one state that are looked through.
const MOST_PAPERS: usize = 5_000;
/// No assembly ever had more memberships than this.
const MOST_SEATS: usize = 5_000;

impl CloseWithTerm {
    /// The papers on their way that may be closed so, in the order they were founded.
    ///
    /// # Errors
    /// As [`Records::scan`].
    pub fn papers(records: &dyn Records, today: Date) -> Result<Vec<Stored<Paper>>, Stop> {
        let term = PresentTerm::find(records, today)?;
        let mut papers = Vec::new();
        for state in UNFINISHED {
            let found: Vec<Stored<Paper>> =
                records.find_by("paper_by_state", &[state.as_str()], MOST_PAPERS)?;
            for paper in found {
                if term.what_keeps(&paper.value).is_none() && !is_about_suspended(records, paper.id)? {
                    papers.push(paper);
                }
            }
        }
        papers.sort_by_key(|paper| paper.id);
        Ok(papers)
    }
}

/// Ends the journey of a paper because the term of the bodies is over; it stays visible as a withdrawn one does. Whoever
/// wants it decided puts it before the new assembly again.
///
/// # Errors
/// Refuses papers whose journey has ended, papers founded in the term that lasts, a proposal of somebody who sits in the
/// assembly (§ 94/1 of Act No. 128/2000 Coll.), and one that brings a suspended resolution before it.
pub fn close_with_term(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: CloseWithTerm = command.input()?;
    let mut paper = in_state(command, records, input.paper, &UNFINISHED)?;
    if let Some(key) = PresentTerm::find(records, context.today)?.what_keeps(&paper.value) {
        return Err(Stop::refused(key));
    }
    check_not_suspended(records, paper.id)?;
    withdraw_all(command, context, records, paper.id, REASON)?;
    drop_open(&mut paper.value, context.now);
    paper.value.state = PaperState::Withdrawn;
    REASON.clone_into(&mut paper.value.return_reason);
    keep_paper(records, &paper).map(|_| ())
}

/// Who sits in the assembly, and since when the first of them does: substitutes enter later, so that the term began on
/// that day.
struct PresentTerm {
    members: Vec<PersonId>,
    began_on: Option<Date>,
}

impl PresentTerm {
    fn find(records: &dyn Records, today: Date) -> Result<Self, Stop> {
        let Some(assembly) = Town::load(records)?.assembly() else {
            return Ok(Self { members: Vec::new(), began_on: None });
        };
        let all: Vec<Stored<Membership>> =
            records.find_by("membership_by_body", &[&assembly.to_string()], MOST_SEATS)?;
        let sits = |one: &&Stored<Membership>| one.value.role.is_mandate() && one.value.lasts_on(today);
        let sitting: Vec<&Stored<Membership>> = all.iter().filter(sits).collect();
        Ok(Self {
            members: sitting.iter().map(|one| one.value.person).collect(),
            began_on: sitting.iter().map(|one| one.value.from).min(),
        })
    }

    /// Why the paper does not end with the term before.
    fn what_keeps(&self, paper: &Paper) -> Option<&'static str> {
        if paper.is_own_proposal() && self.members.contains(&paper.presenter) {
            return Some("refusal-own-proposal");
        }
        let is_older = self.began_on.is_none_or(|began_on| day_in_prague(paper.created_at) < began_on);
        (!is_older).then_some("refusal-paper-of-this-term")
    }
}
