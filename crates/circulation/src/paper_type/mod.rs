//! Types of papers: the route a paper travels, as data.

mod define;

use obeznik_kernel::{BodyId, BodyKind, DepartmentId, IndexKey, PersonId, Record, Role};
use serde::{Deserialize, Serialize};

pub use define::{DefinePaperType, define_paper_type};

use crate::stored_enum::stored_enum;

stored_enum! {
    /// What happens at a step of a route.
    StepKind {
        /// The head of the department approves or returns.
        DepartmentReview = "department_review",
        /// Departments and people give their opinions.
        Opinions = "opinions",
        /// The secretary's formal check.
        FormalCheck = "formal_check",
        /// A body deals with the paper.
        Consultation = "consultation",
        /// Somebody of the office is asked to approve, to advise or to take note.
        Approval = "approval",
    }
}

stored_enum! {
    /// What a body does with a paper at its step.
    ConsultationRole {
        /// Gives an opinion; the journey goes on whatever it says (§ 117, § 122).
        Opinion = "opinion",
        /// Recommends to the body that decides; without it the paper does not go on. Only of bodies that may decide.
        Recommends = "recommends",
        /// Decides for the municipality.
        Decides = "decides",
    }
}

impl ConsultationRole {
    /// What a body of the kind does where a route says this. A body that only advises gives an opinion, also where a
    /// route of before 2026-12 lets it recommend: its failed vote or its silence would stop the paper.
    ///
    /// Source: Act No. 128/2000 Coll., § 117, § 122.
    pub fn of_body(&self, kind: &BodyKind) -> Self {
        match self {
            Self::Recommends if !kind.decides() => Self::Opinion,
            role => role.clone(),
        }
    }
}

stored_enum! {
    /// What is asked at a step of the office.
    Ask {
        /// Schválit, or return with a reason.
        Approve = "approve",
        /// Vyjádřit se in words; the paper goes on whatever they say.
        Advise = "advise",
        /// Vzít na vědomí; after its days the paper goes on by itself.
        TakeNote = "take_note",
    }
}

stored_enum! {
    /// Where a paper goes that is not approved at a step.
    ReturnsTo {
        /// To who drafts it.
        Drafter = "drafter",
        /// To the step before; to who drafts it where there is none.
        StepBefore = "step_before",
    }
}

stored_enum! {
    /// Who puts papers of a type forward.
    #[derive(Default)]
    Submitter {
        /// The office: its heads and secretaries may return the paper.
        #[default]
        Office = "office",
        /// A member of the assembly or its committee, in their own right: the office attaches remarks, and
        /// only who put the paper forward withdraws it.
        ///
        /// Source: Act No. 128/2000 Coll., § 82 písm. a) and § 94 odst. 1.
        Member = "member",
    }
}

/// What a step of the office asks, and of whom: one person, the head of a department, whoever holds a role in the
/// office; where none of them is named, the head of the paper's own department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Approval {
    /// What is asked.
    pub asks: Ask,
    /// The person asked.
    #[serde(default)]
    pub person: Option<PersonId>,
    /// The department whose head is asked.
    #[serde(default)]
    pub department: Option<DepartmentId>,
    /// The role in the office whose holders are asked; one of them is enough.
    #[serde(default)]
    pub role: Option<Role>,
    /// Whether it runs beside the step before, not after it.
    #[serde(default)]
    pub is_beside: bool,
    /// Where the paper goes when it is not approved.
    pub returns_to: ReturnsTo,
}

/// One step of a route.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RouteStep {
    /// Stable name of the step; a rename of its title strands no paper.
    pub id: String,
    /// What happens.
    pub kind: StepKind,
    /// The body of a consultation.
    pub body: Option<BodyId>,
    /// What the body does.
    pub role: Option<ConsultationRole>,
    /// Days the step is given; of a body those after which it keeps the paper late.
    pub days: Option<i32>,
    /// Whether the paper may not go on without it; of a step of opinions it says nothing, because routes of before
    /// 2026-12 carry it there and nobody meant it.
    pub mandatory: bool,
    /// Whether a paper is submitted only once somebody was asked at its step of opinions.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub insists: bool,
    /// What a step of the office asks.
    #[serde(default)]
    pub approval: Option<Approval>,
    /// Whether an advisory body deals with it beside the body before, not after it.
    #[serde(default)]
    pub is_beside: bool,
}

impl RouteStep {
    /// A step of a kind that nothing else is said about.
    pub fn of_kind(id: &str, kind: StepKind) -> Self {
        let id = id.to_owned();
        Self {
            id,
            kind,
            body: None,
            role: None,
            days: None,
            mandatory: true,
            insists: false,
            approval: None,
            is_beside: false,
        }
    }

    /// A body that deals with the paper.
    pub fn before_body(id: &str, body: BodyId, role: ConsultationRole) -> Self {
        Self { body: Some(body), role: Some(role), ..Self::of_kind(id, StepKind::Consultation) }
    }

    /// Whether a body only gives an opinion there, so that the paper goes on whatever it says.
    pub fn only_advises(&self) -> bool {
        self.kind == StepKind::Consultation && self.role == Some(ConsultationRole::Opinion)
    }

    /// Whether a paper is not submitted before somebody was asked for an opinion.
    pub fn insists_on_opinions(&self) -> bool {
        self.kind == StepKind::Opinions && self.insists
    }

    /// Whether it asks this of somebody.
    pub fn asks(&self, ask: &Ask) -> bool {
        self.approval.as_ref().is_some_and(|approval| approval.asks == *ask)
    }
}

/// Whose opinion a type of paper requires: a department's or a person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RequiredOpinion {
    /// The department asked.
    pub department: Option<DepartmentId>,
    /// The person asked.
    pub person: Option<PersonId>,
}

/// A type of paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PaperType {
    /// Name, such as `Prodej nemovitosti`.
    pub name: String,
    /// Abbreviation for lists and numbers.
    pub abbreviation: String,
    /// The steps in order.
    pub route: Vec<RouteStep>,
    /// Opinions without which the paper is not submitted.
    pub required_opinions: Vec<RequiredOpinion>,
    /// Numbering pattern of its papers.
    pub number_pattern: String,
    /// The paragraph of competence most papers of the type fall under.
    pub competence_hint: String,
    /// Whether new papers of the type may be founded.
    pub active: bool,
    /// Who puts its papers forward.
    #[serde(default)]
    pub submitter: Submitter,
    /// Whether its papers spend money, so that the economist confirms the cover of each.
    #[serde(default)]
    pub needs_cover: bool,
}

impl Record for PaperType {
    const KIND: &'static str = "paper_type";
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![IndexKey::new("paper_type", &["all"])]
    }
}

impl PaperType {
    /// The steps at which bodies deal with the paper, in order.
    pub fn bodies(&self) -> impl Iterator<Item = &RouteStep> {
        self.route.iter().filter(|step| step.kind == StepKind::Consultation)
    }
}
