//! Groups of a directory or identity provider become roles by a table the administrator keeps.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::invitation::GrantedRole;

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupRule {
    /// Name of the group, exactly as the provider writes it.
    pub group: String,
    /// The role its members hold.
    pub grants: GrantedRole,
}

/// What is to change in the roles of one person. Each is a command in the log.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoleChanges {
    /// Roles to begin.
    pub begin: BTreeSet<GrantedRole>,
    /// Roles to end.
    pub end: BTreeSet<GrantedRole>,
}

/// Compares the groups of a person with the roles they hold. Roles that no line of the table grants were
/// given by hand, such as a mandate, and are never touched.
pub fn changes(rules: &[GroupRule], groups: &[String], held: &BTreeSet<GrantedRole>) -> RoleChanges {
    let is_member = |rule: &&GroupRule| groups.contains(&rule.group);
    let due: BTreeSet<_> = rules.iter().filter(is_member).map(|rule| rule.grants.clone()).collect();
    let governed: BTreeSet<_> = rules.iter().map(|rule| rule.grants.clone()).collect();
    let governed_held: BTreeSet<_> = held.intersection(&governed).cloned().collect();
    RoleChanges {
        begin: due.difference(held).cloned().collect(),
        end: governed_held.difference(&due).cloned().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use obeznik_kernel::testing::CountedIds;
    use obeznik_kernel::{BodyId, IdSource as _, Role};

    #[test]
    fn groups_begin_and_end_only_the_roles_of_the_table() {
        let mut ids = CountedIds::default();
        let (office, council) = (BodyId(ids.next_id()), BodyId(ids.next_id()));
        let role = |body, role| GrantedRole { body, role };
        let (clerk, head) = (role(office, Role::Clerk), role(office, Role::DepartmentHead));
        let mandate = role(council, Role::Member);
        let rules = [
            GroupRule { group: "Úředníci".into(), grants: clerk.clone() },
            GroupRule { group: "Referenti".into(), grants: clerk.clone() }, // two groups, one role
            GroupRule { group: "Vedoucí".into(), grants: head.clone() },
        ];
        let set = |roles: &[&GrantedRole]| roles.iter().map(|role| (*role).clone()).collect::<BTreeSet<_>>();
        let table: [(&[&str], BTreeSet<_>, BTreeSet<_>, BTreeSet<_>); 6] = [
            (&["Úředníci"], set(&[]), set(&[&clerk]), set(&[])),
            (&["Úředníci", "Vedoucí"], set(&[&clerk, &mandate]), set(&[&head]), set(&[])),
            (&["Referenti"], set(&[&clerk, &head]), set(&[]), set(&[&head])),
            (&[], set(&[&clerk, &mandate]), set(&[]), set(&[&clerk])), // the mandate stays
            (&["úředníci"], set(&[]), set(&[]), set(&[])),             // names are exact
            (&["Neznámá"], set(&[&mandate]), set(&[]), set(&[])),
        ];
        for (groups, held, begin, end) in table {
            let groups: Vec<String> = groups.iter().map(|group| (*group).to_owned()).collect();
            assert_eq!(changes(&rules, &groups, &held), RoleChanges { begin, end }, "{groups:?}");
        }
    }
}
