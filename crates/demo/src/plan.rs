//! The town as a file: names, bodies, papers and where each stands.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Everything about the town.
#[derive(Debug, Clone, Deserialize)]
pub struct Plan {
    pub(crate) municipality: Named,
    pub(crate) term: TermPlan,
    pub(crate) departments: Vec<DepartmentPlan>,
    pub(crate) people: Vec<PersonPlan>,
    pub(crate) parties: Vec<PartyPlan>,
    pub(crate) bodies: Vec<BodyPlan>,
    pub(crate) paper_types: Vec<TypePlan>,
    pub(crate) papers: Vec<PaperPlan>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) name_genitive: String,
    pub(crate) ico: String,
    pub(crate) address: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct TermPlan {
    pub(crate) label: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct DepartmentPlan {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) abbreviation: String,
    pub(crate) head: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PersonPlan {
    pub(crate) key: String,
    #[serde(default)]
    pub(crate) before: String,
    pub(crate) given: String,
    pub(crate) family: String,
    #[serde(default)]
    pub(crate) after: String,
    pub(crate) function: String,
    #[serde(default)]
    pub(crate) department: String,
    pub(crate) roles: Vec<String>,
}

/// An electoral party, its members of the assembly and its substitutes in their order.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PartyPlan {
    pub(crate) name: String,
    pub(crate) members: Vec<String>,
    pub(crate) substitutes: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct BodyPlan {
    pub(crate) key: String,
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) short_name: String,
    pub(crate) abbreviation: String,
    pub(crate) seats: u32,
    pub(crate) pattern: String,
    pub(crate) notice_days: i32,
    pub(crate) papers_close_days: i32,
    pub(crate) opinions_close_days: i32,
    pub(crate) check_close_days: i32,
    pub(crate) pack_days: i32,
    pub(crate) is_public: bool,
    pub(crate) place: String,
    pub(crate) starts_at: String,
    pub(crate) sections: Vec<String>,
    pub(crate) verbs: Vec<String>,
    pub(crate) members: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct TypePlan {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) abbreviation: String,
    pub(crate) route: Vec<String>,
    /// `member` for proposals of members and committees.
    #[serde(default)]
    pub(crate) submitter: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PaperPlan {
    pub(crate) title: String,
    #[serde(rename = "type")]
    pub(crate) paper_type: String,
    pub(crate) presenter: String,
    pub(crate) drafter: String,
    pub(crate) department: String,
    pub(crate) competence: String,
    #[serde(default = "public")]
    pub(crate) confidentiality: String,
    #[serde(default)]
    pub(crate) posted: bool,
    pub(crate) state: String,
    #[serde(default)]
    pub(crate) opinions: BTreeMap<String, String>,
    /// Votes of the committee or commission, where its opinion is on the route.
    #[serde(default)]
    pub(crate) advice: String,
    #[serde(default)]
    pub(crate) reason: String,
    pub(crate) report: String,
    pub(crate) clauses: Vec<ClausePlan>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ClausePlan {
    pub(crate) verb: String,
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) assignee: String,
    /// Days from today.
    pub(crate) due: Option<i32>,
    #[serde(default)]
    pub(crate) due_text: String,
}

fn public() -> String {
    "public".to_owned()
}

/// The plan of Vzorov.
///
/// # Panics
/// Never: the file is part of the program and a test reads it.
pub fn plan() -> Plan {
    serde_json::from_str(include_str!("../../../assets/demo/vzorov.json"))
        .expect("the plan of the town is whole")
}
