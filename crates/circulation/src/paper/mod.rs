//! Papers (tisky): what travels.

mod asked;
mod check;
mod create;
mod edit;
mod end_of_term;
mod formal_check;
mod report;
mod review;
mod split;
mod state;
mod step;
mod submit;
mod version;
mod walk;
mod withdraw;

use obeznik_kernel::{Atom, Command, Date, DepartmentId, IndexKey, PersonId, Record, RecordId, Timestamp};
use serde::{Deserialize, Serialize};

pub(crate) use asked::subject_of_step;
pub use asked::{AskedNow, StandsIn, asked_now};
pub use check::{
    FailFormalCheck, PassFormalCheck, RunFormalCheck, TickCheckItem, fail_formal_check, pass_formal_check,
    run_formal_check, tick_check_item,
};
pub(crate) use check::{cover_changed, document_changed, refresh};
pub(crate) use create::check_member;
pub use create::{CreatePaper, create_paper};
pub(crate) use edit::set_fields;
pub use edit::{EDITABLE, EditPaper, edit_paper};
pub use end_of_term::{CloseWithTerm, close_with_term};
pub use formal_check::{
    CheckInput, PostingLaw, formal_check, last_posting_day, posting_fault, posting_law, posting_law_of,
};
pub(crate) use formal_check::{belongs_to_assembly, changes_budget, is_reserved_without_council};
pub(crate) use report::follow_replaced;
pub use report::{
    PutReportFile, ReportFile, WriteReport, is_report_media_type, put_report_file, write_report,
};
pub use review::{HeadApprove, HeadReturn, Rework, head_approve, head_return, rework};
pub use split::{MergePapers, PaperPart, SplitPaper, merge_papers, split_paper};
pub(crate) use state::{in_state, refuse_state};
pub use step::{
    LapseStep, LeaveStep, TakeStep, advise_step, approve_step, lapse_step, lapsing, note_step, return_step,
    skip_step,
};
pub use submit::{SubmitToHead, submit_to_head};
pub(crate) use version::freeze_text;
pub use version::{MakeVersion, PaperVersion, VersionedFile, make_version};
pub(crate) use walk::step_here;
pub use walk::{StepPass, StepVerdict, next_stop, opinions_due, stops};
pub use withdraw::{WithdrawPaper, is_about_suspended, withdraw_paper};

use crate::clause::Clause;
use crate::paper_type::{RouteStep, StepKind, Submitter};
use crate::stored_enum::stored_enum;

stored_enum! {
    /// Where a paper is. Once in the bodies, each consultation has a state of its own.
    PaperState {
        /// Rozpracovaný: the drafter writes.
        Draft = "draft",
        /// V připomínkách: opinions are awaited.
        Commenting = "commenting",
        /// U vedoucí odboru.
        DepartmentReview = "department_review",
        /// Vrácený, with a reason.
        Returned = "returned",
        /// Ve formální kontrole.
        FormalCheck = "formal_check",
        /// Připravený to be scheduled.
        Ready = "ready",
        /// V orgánech: its consultations say where.
        InBodies = "in_bodies",
        /// Uzavřený: decided or not adopted.
        Closed = "closed",
        /// Stažený; stays visible.
        Withdrawn = "withdrawn",
        /// Nahrazený by the papers it was split into or merged with.
        Replaced = "replaced",
        /// U kroku oběhu: somebody of the office is asked.
        AtStep = "at_step",
    }
}

impl PaperState {
    /// Whether the paper has been let out of the secretariat, to bodies and further. Until then a cover sheet names
    /// annexes only the office may read.
    pub fn is_let_out(&self) -> bool {
        use PaperState::{AtStep, Commenting, DepartmentReview, Draft, FormalCheck, Returned};
        !matches!(self, Draft | Commenting | DepartmentReview | AtStep | Returned | FormalCheck)
    }
}

stored_enum! {
    /// How far a paper may be seen before its publication.
    Confidentiality {
        /// Nothing hides it within the office and the bodies; a public copy may follow.
        Public = "public",
        /// Members of all bodies.
        AllBodies = "all_bodies",
        /// Members of the bodies that deal with it.
        Body = "body",
        /// Named people only.
        Named = "named",
        /// The secretaries, the drafter and the presenter.
        Secretariat = "secretariat",
    }
}

stored_enum! {
    /// How an item of the formal check stands.
    CheckState {
        /// The program found it in order.
        PassedByProgram = "passed_by_program",
        /// A person says it is in order.
        PassedByPerson = "passed_by_person",
        /// It is not in order.
        Failed = "failed",
        /// Nobody has looked yet.
        Open = "open",
    }
}

/// An item of the formal check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckItem {
    /// Stable name, such as `competence`; the text of the item is found by it.
    pub id: String,
    /// How it stands.
    pub state: CheckState,
    /// What the program found, as a text key; empty when nothing.
    pub finding: String,
    /// What the finding concerns, such as a file's name.
    pub detail: String,
    /// What the person who ticked it wrote.
    pub note: String,
    /// Who ticked it.
    pub by: Option<PersonId>,
    /// Whether a changed document opens it again.
    pub resets_with_documents: bool,
}

/// The posting of an intention on the board (§ 39/1), or of a draft budget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Posting {
    /// Day it was put up.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub from: Date,
    /// Day it was taken down; nothing while it hangs.
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub to: Option<Date>,
}

/// A remark of the office on a paper that it may not return.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Remark {
    /// Who made it.
    pub by: Option<PersonId>,
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub at: Timestamp,
    /// The version of the paper it was made to.
    pub version: u32,
    /// What it says.
    pub text: String,
}

/// Where a paper comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Lineage {
    /// The paper it was split from.
    pub split_from: Option<RecordId>,
    /// The papers merged into it.
    pub merged_from: Vec<RecordId>,
    /// The paper it follows, such as the one whose resolution was suspended.
    pub continues: Option<RecordId>,
}

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Paper {
    /// Number of the paper, given by the authority.
    pub number: String,
    /// Its type.
    pub paper_type: Option<RecordId>,
    /// Title.
    pub title: String,
    /// Předkladatel.
    pub presenter: PersonId,
    /// Spolupředkladatelé.
    pub co_presenters: Vec<PersonId>,
    /// Zpracovatel.
    pub drafter: PersonId,
    /// The department it comes from.
    pub department: Option<DepartmentId>,
    /// The paragraph of competence, such as `§ 85 písm. a)`.
    pub competence: String,
    /// How far it may be seen.
    pub confidentiality: Confidentiality,
    /// Who may see it when it is confidential to named people.
    pub named: Vec<PersonId>,
    /// Where it is.
    pub state: PaperState,
    /// Důvodová zpráva as a text; empty while a file is the report.
    pub report: String,
    /// The file that is the report, an attachment of the paper that stands before its annexes.
    #[serde(default)]
    pub report_file: Option<RecordId>,
    /// The draft resolution.
    pub clauses: Vec<Clause>,
    /// The day by which it is to be decided.
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub due_on: Option<Date>,
    /// The steps of its type as they were when it was founded.
    pub route: Vec<RouteStep>,
    /// Steps of the route it went past because nobody could take them, such as the head of no department.
    #[serde(default)]
    pub passed_over: Vec<String>,
    /// Every time it came to a step before the bodies, the last at the end.
    #[serde(default)]
    pub steps: Vec<StepPass>,
    /// Who put it forward, as its type said when it was founded.
    #[serde(default)]
    pub submitter: Submitter,
    /// What the office remarks on a member's own proposal.
    #[serde(default)]
    pub remarks: Vec<Remark>,
    /// Number of its last immutable version; 0 before the first.
    pub version: u32,
    /// Why it was last returned.
    pub return_reason: String,
    /// The formal check.
    pub formal_check: Vec<CheckItem>,
    /// The posting of an intention (§ 39/1).
    pub posting: Option<Posting>,
    /// Why a price is below the usual one (§ 39/2).
    pub price_reason: String,
    /// Where it comes from.
    pub lineage: Lineage,
    /// Who was let in by the steps of the route so far.
    pub readers: Vec<Atom>,
    /// A note for searching.
    pub note: String,
    /// When it was founded.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub created_at: Timestamp,
    /// When it was last submitted to the head.
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub submitted_at: Option<Timestamp>,
    /// Acts that a substitute did last in somebody's place; documents name both.
    #[serde(default)]
    pub stood_in: Vec<StoodIn>,
}

/// An act done in place of an absent person (v zastoupení).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct StoodIn {
    /// Kind of the command, such as `circulation.head_approve`.
    pub act: String,
    /// Whose duty it was.
    pub absent: PersonId,
    /// Who did it.
    pub by: PersonId,
}

impl Record for Paper {
    const KIND: &'static str = "paper";
    fn index_keys(&self) -> Vec<IndexKey> {
        let mut keys = vec![
            IndexKey::new("paper_by_state", &[self.state.as_str()]),
            IndexKey::new("paper_by_drafter", &[&self.drafter.to_string(), self.state.as_str()]),
        ];
        if !self.number.is_empty() {
            keys.push(IndexKey::new("paper_by_number", &[&self.number]));
        }
        keys
    }
}

impl Paper {
    /// Whether the text and the persons may still be changed.
    pub fn is_open_for_editing(&self) -> bool {
        matches!(self.state, PaperState::Draft | PaperState::Commenting)
    }

    /// Whether a file of it is its report.
    pub fn is_report(&self, file: RecordId) -> bool {
        self.report_file == Some(file)
    }

    /// Whether its journey has ended.
    pub fn is_finished(&self) -> bool {
        matches!(self.state, PaperState::Closed | PaperState::Withdrawn | PaperState::Replaced)
    }

    /// Whether a member of the assembly put it forward in their own right (§ 94/1, § 82 písm. a).
    pub fn is_own_proposal(&self) -> bool {
        self.submitter == Submitter::Member
    }

    /// Whether its route has a step of the kind.
    pub fn has_step(&self, kind: &StepKind) -> bool {
        self.route.iter().any(|step| step.kind == *kind)
    }

    /// Notes which steps of a kind the paper goes past, or that it goes past none of them.
    pub(crate) fn pass_over(&mut self, kind: &StepKind, is_passed_over: bool) {
        let of_kind = self.route.iter().filter(|step| step.kind == *kind).map(|step| step.id.clone());
        let of_kind: Vec<String> = of_kind.collect();
        self.passed_over.retain(|id| !of_kind.contains(id));
        if is_passed_over {
            self.passed_over.extend(of_kind);
        }
    }

    /// Who last did an act in somebody's place; nothing where it was done by whom it belongs to.
    pub fn stood_in(&self, act: &str) -> Option<&StoodIn> {
        self.stood_in.iter().find(|one| one.act == act)
    }

    /// Notes whether a substitute does the act now.
    pub(crate) fn note_substitute(&mut self, command: &Command) {
        self.stood_in.retain(|one| one.act != command.kind);
        if let (Some(by), Some(absent)) = (command.actor, command.in_place_of()) {
            self.stood_in.push(StoodIn { act: command.kind.clone(), absent, by });
        }
    }

    /// The steps at which bodies deal with it, in order.
    pub fn bodies(&self) -> impl Iterator<Item = &RouteStep> {
        self.route.iter().filter(|step| step.kind == StepKind::Consultation)
    }

    /// The people it belongs to.
    pub fn owners(&self) -> Vec<PersonId> {
        let mut owners = vec![self.drafter, self.presenter];
        owners.extend(&self.co_presenters);
        owners
    }
}
