//! Every night the directory is asked about everybody it vouched for: who left is closed out, and roles follow groups.
//! An identity provider cannot be asked; its groups are followed at each sign-in, by the same rules.

use std::collections::BTreeSet;

use obeznik_authority::{BegunRole, EndedRole, FollowGroups};
use obeznik_identity::door::Scene;
use obeznik_identity::groups::{self, GroupRule};
use obeznik_identity::{Account, GrantedRole, Ldap, RoleChange, SecurityEvent, WayIn};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::permission::Seat;
use obeznik_kernel::{Action, Date, DeviceId, PersonId, Standing, Subject, may};

use super::Silent;
use crate::clock;
use crate::server::Server;
use crate::tenants::keeper::{Keeper, KeeperError};
use crate::tenants::{Desk, Poke, TenantFile, Unavailable, office};

/// From how many people on it is too many that more than half of them left in one night: somebody moved the
/// directory, and nobody is to be closed out by that.
const FEW: usize = 4;

/// What came of a night.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Night {
    /// People asked about.
    pub asked: usize,
    /// Those who left; their accounts are closed now.
    pub left: usize,
    /// Those whose roles changed.
    pub changed: usize,
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum Unquiet {
    /// The directory does not say.
    #[error(transparent)]
    Silent(#[from] Silent),
    /// It says that more than half of all people left.
    #[error("{left} of {asked} people left at once")]
    TooMany {
        /// So many.
        left: usize,
        /// Of so many.
        asked: usize,
    },
    /// The office's own store.
    #[error(transparent)]
    Unavailable(#[from] Unavailable),
}

/// Asks the directory of a municipality, if it has one, about everybody it vouched for.
///
/// # Errors
/// [`Unquiet`]; nothing was changed then.
pub async fn look_after(server: &Server, file: &TenantFile) -> Result<Option<Night>, Unquiet> {
    let desk = server.tenants.desk(file.tenant).await?;
    let known = desk.at_the_door(|door| Ok((door.ways_in()?, door.accounts()?))).await?;
    let (ways, accounts) = known.unwrap_or_default();
    let ldap = ways.into_iter().find_map(|way| if let WayIn::Ldap(ldap) = way { Some(ldap) } else { None });
    let Some(ldap) = ldap else { return Ok(None) };
    let tied: Vec<_> = accounts.into_iter().filter_map(|account| subject_at(&ldap, &account)).collect();
    let subjects = tied.iter().map(|(_, subject)| subject.clone()).collect();
    let said = server.ways.directories.still(&ldap, subjects).await?;
    let (asked, left) = (said.len(), said.iter().filter(|(_, groups)| groups.is_none()).count());
    if asked >= FEW && left * 2 > asked {
        return Err(Unquiet::TooMany { left, asked });
    }
    let mut night = Night { asked, left, changed: 0 };
    for ((person, _), (_, groups)) in tied.into_iter().zip(said) {
        let has_left = groups.is_none();
        let (rules, groups) = (ldap.rules.clone(), groups.unwrap_or_default());
        let done = server.office(&desk, NIGHT, move |keeper, scene| {
            let changed = follow(keeper, scene, person, &rules, &groups)?;
            let closed = if has_left { close(keeper, scene, person)? } else { Vec::new() };
            Ok(Ok((changed, closed)))
        });
        let (changed, closed) = done.await?.unwrap_or_default();
        night.changed += usize::from(changed);
        tell(&desk, changed, closed);
    }
    Ok(Some(night))
}

/// Whose network the night's own steps come from.
const NIGHT: &str = "night";

/// Tells who listens that roles changed or devices were shown out.
pub fn tell(desk: &Desk, changed: bool, closed: Vec<DeviceId>) {
    if changed {
        desk.poke(Poke::Access);
    }
    for device in closed {
        desk.poke(Poke::Device { device, wipe: false });
    }
}

fn subject_at(ldap: &Ldap, account: &Account) -> Option<(PersonId, String)> {
    let name = account.outside.as_ref().filter(|name| name.issuer == ldap.url && account.is_open())?;
    Some((account.person, name.subject.clone()))
}

fn close(keeper: &mut dyn Keeper, scene: &mut Scene, person: PersonId) -> Result<Vec<DeviceId>, KeeperError> {
    let closed = office::close_account(keeper, scene, |_| Ok(person), false)?;
    Ok(closed.map(|(_, devices)| devices).unwrap_or_default())
}

/// Brings the roles of a person to what their groups say, and tells whether anything changed.
///
/// # Errors
/// [`KeeperError`] when the keeper failed.
pub fn follow(
    keeper: &mut dyn Keeper,
    scene: &mut Scene,
    person: PersonId,
    rules: &[GroupRule],
    groups: &[String],
) -> Result<bool, KeeperError> {
    if rules.is_empty() {
        return Ok(false);
    }
    let today = day_in_prague(scene.now);
    let standing = keeper.at_the_door(|door| Ok(door.standing(person)?))?.ok().flatten();
    let Some(standing) = standing else { return Ok(false) };
    // A role that began and ended today lasts until midnight and is neither to end again nor in the way of another.
    let after = GrantedRole::of(&standing, today.tomorrow().unwrap_or(today));
    let held = GrantedRole::of(&standing, today).into_iter().filter(|role| after.contains(role));
    let held: BTreeSet<_> = held.collect();
    let mut changes = groups::changes(rules, groups, &held);
    let kept = managing(&standing, &changes.end, today.tomorrow().unwrap_or(today));
    if !kept.is_empty() && is_last(keeper, person, today)? {
        tracing::warn!(%person, "groups would end the last role that manages people; it stays");
        changes.end.retain(|role| !kept.contains(role));
    }
    if changes == groups::RoleChanges::default() {
        return Ok(false);
    }
    let begun = |GrantedRole { body, role }: GrantedRole| BegunRole { id: clock::new_id(), body, role };
    let ended = |GrantedRole { body, role }: GrantedRole| EndedRole { body, role };
    let input = FollowGroups {
        person,
        begin: changes.begin.into_iter().map(begun).collect(),
        end: changes.end.into_iter().map(ended).collect(),
        from: today,
        reason: "podle skupin v adresáři úřadu".to_owned(),
    };
    let verdict = keeper.follow_groups(&input, scene.now)?;
    if verdict.is_accepted() {
        let change = RoleChange::GroupsFollowed;
        let event = SecurityEvent::RolesChanged {
            change,
            person: Some(person),
            record: None,
            by: None,
            device: None,
        };
        scene.events.push(event);
    } else {
        tracing::warn!(%person, "roles do not follow the groups of the directory: a body of the table is gone");
    }
    Ok(verdict.is_accepted())
}

/// Of the roles that are to end those by which the person manages people; none where they manage them by others too.
fn managing(standing: &Standing, end: &BTreeSet<GrantedRole>, day: Date) -> Vec<GrantedRole> {
    let manages = |seats: Vec<Seat>| {
        let standing = Standing { seats, ..standing.clone() };
        may(Some(&standing), Action::ManagePeople, &Subject::office(), day)
    };
    let is_of = |seat: &Seat, role: &GrantedRole| {
        seat.for_person.is_none() && seat.body == role.body && seat.role == role.role
    };
    let others = standing.seats.iter().filter(|seat| !end.iter().any(|role| is_of(seat, role)));
    if manages(others.cloned().collect()) {
        return Vec::new();
    }
    let gives = |role: &&GrantedRole| {
        manages(standing.seats.iter().filter(|seat| is_of(seat, role)).cloned().collect())
    };
    end.iter().filter(gives).cloned().collect()
}

/// Whether nobody else who can sign in manages people.
fn is_last(keeper: &mut dyn Keeper, person: PersonId, today: Date) -> Result<bool, KeeperError> {
    let is_another = keeper.at_the_door(|door| {
        for account in door.accounts()?.iter().filter(|one| one.is_open() && one.person != person) {
            let standing = door.standing(account.person)?;
            if may(standing.as_ref(), Action::ManagePeople, &Subject::office(), today) {
                return Ok(true);
            }
        }
        Ok(false)
    })?;
    Ok(!is_another.unwrap_or(false))
}

#[cfg(test)]
mod tests {
    use obeznik_kernel::testing::CountedIds;
    use obeznik_kernel::{BodyId, BodyKind, IdSource as _, Membership, Role};

    use super::*;

    #[test]
    fn only_roles_without_which_a_person_does_not_manage_people_are_kept() {
        let mut ids = CountedIds::default();
        let (person, body) = (PersonId(ids.next_id()), BodyId(ids.next_id()));
        let day: Date = "2026-12-01".parse().unwrap();
        let granted = |role: &Role| GrantedRole { body, role: role.clone() };
        let table: [(&[Role], &[Role], &[Role]); 5] = [
            (&[Role::Admin], &[Role::Admin], &[Role::Admin]),
            (&[Role::Admin, Role::Clerk], &[Role::Admin, Role::Clerk], &[Role::Admin]),
            (&[Role::Admin, Role::Secretary], &[Role::Admin], &[]),
            (
                &[Role::Admin, Role::Secretary],
                &[Role::Admin, Role::Secretary],
                &[Role::Admin, Role::Secretary],
            ),
            (&[Role::Clerk], &[Role::Clerk], &[]),
        ];
        for (held, end, kept) in table {
            let membership = |role: &Role| Membership {
                body,
                person,
                role: role.clone(),
                from: day,
                to: None,
                end_reason: String::new(),
                party: String::new(),
            };
            let held: Vec<_> = held.iter().map(membership).collect();
            let standing = Standing::new(person, None, &held, &[], |_| Some(BodyKind::Office));
            let found: BTreeSet<_> =
                managing(&standing, &end.iter().map(granted).collect(), day).into_iter().collect();
            assert_eq!(found, kept.iter().map(granted).collect::<BTreeSet<_>>(), "{end:?} of {held:?}");
        }
    }
}
