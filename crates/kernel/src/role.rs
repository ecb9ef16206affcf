//! Roles: what a person is in one body. The office itself is a body too.

use serde::{Deserialize, Serialize};

/// What a person is in a body from a day to a day.
///
/// Roles in the municipal office (tajemník úřadu, právník…) are roles in the body of kind
/// [`BodyKind::Office`](crate::BodyKind::Office).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Role {
    /// Předseda, starosta as chair.
    Chair,
    /// Místopředseda, místostarosta.
    DeputyChair,
    /// Člen with a vote.
    Member,
    /// Náhradník named by the statute of a commission.
    Alternate,
    /// Přizvaný: only the item.
    Guest,
    /// Council secretary (organizační oddělení), or the secretary of one body (tajemník komise).
    Secretary,
    /// Tajemník úřadu: the chief officer, who makes the formal check too.
    ChiefOfficer,
    /// Vedoucí odboru.
    DepartmentHead,
    /// Zpracovatel, a clerk who drafts.
    Clerk,
    /// Právník and others who give opinions a route requires.
    Reviewer,
    /// Ekonom: confirms that the budget covers what a paper costs, and gives opinions.
    Economist,
    /// Správce úkolů.
    TaskKeeper,
    /// Redaktor zveřejnění.
    Publisher,
    /// Pověřenec pro ochranu osobních údajů.
    DataProtection,
    /// Hodnotitel of grant applications.
    Evaluator,
    /// Kontrolor: reads for a limited time.
    Auditor,
    /// Správce systému: people and devices, no content.
    Admin,
    /// A role of a newer version of the program; gives no right here.
    #[serde(untagged)]
    Unknown(String),
}

impl Role {
    /// Every role this version knows, for tables and choices.
    pub const ALL: [Role; 17] = [
        Role::Chair,
        Role::DeputyChair,
        Role::Member,
        Role::Alternate,
        Role::Guest,
        Role::Secretary,
        Role::ChiefOfficer,
        Role::DepartmentHead,
        Role::Clerk,
        Role::Reviewer,
        Role::Economist,
        Role::TaskKeeper,
        Role::Publisher,
        Role::DataProtection,
        Role::Evaluator,
        Role::Auditor,
        Role::Admin,
    ];

    /// Whether the role carries a mandate that counts among all members (§ 87).
    pub fn is_mandate(&self) -> bool {
        matches!(self, Role::Chair | Role::DeputyChair | Role::Member)
    }

    /// Whether the role is a duty that an absent person can hand over. A mandate, the seat of an alternate, an
    /// evaluation and an inspection are the person's own.
    pub fn is_duty(&self) -> bool {
        matches!(
            self,
            Role::Secretary
                | Role::ChiefOfficer
                | Role::DepartmentHead
                | Role::Clerk
                | Role::Reviewer
                | Role::Economist
                | Role::TaskKeeper
                | Role::Publisher
                | Role::DataProtection
                | Role::Admin
        )
    }
}
