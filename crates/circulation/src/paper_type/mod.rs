//! Types of papers: the route a paper travels, as data.

mod define;

use obeznik_kernel::{BodyId, DepartmentId, IndexKey, PersonId, Record};
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
    }
}

stored_enum! {
    /// What a body does with a paper at its step.
    ConsultationRole {
        /// Gives an opinion; the journey goes on whatever it says (§ 117, § 122).
        Opinion = "opinion",
        /// Recommends to the body that decides; without it the paper does not go on.
        Recommends = "recommends",
        /// Decides for the municipality.
        Decides = "decides",
    }
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
    /// Days the step is given.
    pub days: Option<i32>,
    /// Whether the paper may not go on without it.
    pub mandatory: bool,
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
