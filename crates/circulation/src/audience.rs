//! Who sees what of the circulation: the one place that makes audiences.
//!
//! A draft is seen by its drafter, presenters, department and the office's secretaries. Each step of the
//! route lets more people in; confidentiality caps what a step may give. Children inherit, or are
//! narrower; when a paper moves to another audience they go along in the same command.

use std::collections::BTreeMap;

use obeznik_kernel::record::read_body;
use obeznik_kernel::{
    Atom, Audience, AudienceId, BodyId, BodyKind, Department, PersonId, RawRecord, Record, Records,
    RecordsExt, Role, Stop, Stored,
};

use crate::agenda::{AgendaItem, AgendaItemState};
use crate::attachment::{Attachment, SharedView};
use crate::distribution::ConflictOfInterest;
use crate::edition::Edition;
use crate::meeting::Meeting;
use crate::paper::{Confidentiality, Paper};
use crate::reading::Reading;
use crate::town::Town;

/// Most items of agendas on which one paper ever stood; far above any paper.
const MOST_ITEMS: usize = 200;

/// Kinds of records that lie under a paper.
const CHILDREN: [&str; 11] = [
    "attachment",
    "comment",
    "consultation",
    "edition",
    "financial_cover",
    "opinion",
    "paper_version",
    "reading",
    "registry_entry",
    "shared_view",
    "variant",
];

/// The office's secretaries, who see every paper.
pub fn secretaries(town: &Town) -> Vec<Atom> {
    let Some(office) = town.office() else { return Vec::new() };
    [Role::Secretary, Role::ChiefOfficer].map(|role| Atom::RoleInBody(office, role)).to_vec()
}

/// Everybody with a role anywhere in the municipality: calendars, agendas, resolutions.
pub fn whole_town(town: &Town) -> Audience {
    Audience::new(town.ids().map(Atom::Body).chain(secretaries(town)))
}

/// Who sees a paper as it stands.
pub fn of_paper(paper: &Paper, town: &Town, head: Option<PersonId>) -> Audience {
    let own = inner_circle(paper, head).into_iter().chain(secretaries(town));
    match paper.confidentiality {
        Confidentiality::Public | Confidentiality::AllBodies => {
            let everybody = if is_in_bodies(paper, town) { all_that_meet(town) } else { Vec::new() };
            Audience::new(own.chain(readers(paper)).chain(everybody))
        }
        Confidentiality::Body => Audience::new(own.chain(readers(paper))),
        Confidentiality::Named => {
            Audience::new(own.chain(paper.named.iter().map(|person| Atom::Person(*person))))
        }
        Confidentiality::Secretariat | Confidentiality::Unknown(_) => Audience::new(own),
    }
}

/// Who sees an attachment or another child that is narrower than its paper.
pub fn of_confidential_child(
    paper: &Paper,
    town: &Town,
    head: Option<PersonId>,
    parent: &Audience,
) -> Audience {
    Audience::new(inner_circle(paper, head).into_iter().chain(secretaries(town))).intersect(parent)
}

/// Who sees an item of an agenda: everybody who sees the meeting, unless its paper is kept closer. Then those see it of
/// whom the paper and the meeting say so as a group, and whoever the paper names: meetings are for all who hold a role,
/// so that a person by name is no wider than they are.
pub fn of_agenda_item(meeting: &Audience, paper: Option<(&Paper, &Audience)>) -> Audience {
    match paper {
        Some((paper, audience)) if is_kept_close(paper) => {
            let named = audience.atoms().iter().filter(|atom| matches!(atom, Atom::Person(_)));
            Audience::new(meeting.intersect(audience).atoms().iter().chain(named).cloned())
        }
        _ => meeting.clone(),
    }
}

/// Who sees a resolution: as its item, and whoever got a task by it.
pub fn of_resolution(item: &Audience, assignees: impl IntoIterator<Item = PersonId>) -> Audience {
    Audience::new(item.atoms().iter().cloned().chain(assignees.into_iter().map(Atom::Person)))
}

/// Lets a group in, as far as confidentiality allows it when the audience is made.
pub fn let_in(paper: &mut Paper, atom: Atom) {
    if !paper.readers.contains(&atom) {
        paper.readers.push(atom);
    }
}

/// The head of the paper's department, who must see what they approve.
///
/// # Errors
/// As [`Records::get`].
pub fn head_of(records: &dyn Records, paper: &Paper) -> Result<Option<PersonId>, Stop> {
    let Some(department) = paper.department else { return Ok(None) };
    Ok(records.find::<Department>(department)?.and_then(|department| department.value.head))
}

/// Who sees a paper as it stands, read together.
///
/// # Errors
/// As [`Records::get`].
pub fn find_for_paper(records: &dyn Records, paper: &Paper) -> Result<Audience, Stop> {
    Ok(of_paper(paper, &Town::load(records)?, head_of(records, paper)?))
}

/// Saves a paper under the audience it has now and takes along its children and the items of agendas that are yet to
/// be dealt with.
///
/// # Errors
/// As [`Records::put`].
pub fn keep_paper(records: &mut dyn Records, paper: &Stored<Paper>) -> Result<Audience, Stop> {
    let now = find_for_paper(records, &paper.value)?;
    records.save_for(paper, &now)?;
    if now.id() != paper.scope {
        move_children(records, paper, &now)?;
        move_items(records, paper, &now)?;
    }
    Ok(now)
}

/// Who lost sight of a paper kept close must not read its title on an agenda, and who gained it finds it there. What a
/// body has dealt with stays with those who saw it.
fn move_items(records: &mut dyn Records, paper: &Stored<Paper>, seen: &Audience) -> Result<(), Stop> {
    let items =
        records.find_by::<AgendaItem>("agenda_item_by_paper", &[&paper.id.to_string()], MOST_ITEMS)?;
    for item in items.into_iter().filter(|item| item.value.state == AgendaItemState::Planned) {
        let Some(meeting) = item.parent.map(|id| records.find::<Meeting>(id)).transpose()?.flatten() else {
            continue;
        };
        let meeting = records.audience_of(&meeting.scope)?;
        let audience = of_agenda_item(&meeting, Some((&paper.value, seen)));
        if audience.id() == item.scope {
            continue;
        }
        records.save_for(&item, &audience)?;
        for conflict in records.children(item.id, ConflictOfInterest::KIND)? {
            records.put(RawRecord { scope: audience.id(), ..conflict }, &audience)?;
        }
    }
    Ok(())
}

fn move_children(records: &mut dyn Records, paper: &Stored<Paper>, to: &Audience) -> Result<(), Stop> {
    let mut known: BTreeMap<AudienceId, Audience> = BTreeMap::new();
    for kind in CHILDREN {
        for child in records.children(paper.id, kind)? {
            move_child(records, child, &paper.scope, to, &mut known)?;
        }
    }
    Ok(())
}

fn move_child(
    records: &mut dyn Records,
    child: RawRecord,
    from: &AudienceId,
    to: &Audience,
    known: &mut BTreeMap<AudienceId, Audience>,
) -> Result<(), Stop> {
    let target = if child.scope == *from && !is_confidential(records, &child)? {
        to.clone()
    } else {
        if !known.contains_key(&child.scope) {
            known.insert(child.scope.clone(), records.audience_of(&child.scope)?);
        }
        known.get(&child.scope).map_or_else(|| to.clone(), |own| own.intersect(to))
    };
    let scope = target.id();
    // What stays where it was is not touched: whoever does not see it would not be told of the act at all.
    if scope == child.scope { Ok(()) } else { records.put(RawRecord { scope, ..child }, &target) }
}

/// Whether a child is meant to be narrower, though its audience may equal the paper's while that is a draft.
/// Who read a confidential annex is as narrow as the annex.
fn is_confidential(records: &dyn Records, child: &RawRecord) -> Result<bool, Stop> {
    match child.kind.as_str() {
        Attachment::KIND => Ok(read_body::<Attachment>(child)?.is_confidential),
        SharedView::KIND => Ok(read_body::<SharedView>(child)?.is_confidential),
        Edition::KIND => Ok(read_body::<Edition>(child)?.is_kept_close),
        Reading::KIND => {
            let file = read_body::<Reading>(child)?.attachment;
            let file = file.map(|id| records.find::<Attachment>(id)).transpose()?.flatten();
            Ok(file.is_some_and(|file| file.value.is_confidential))
        }
        _ => Ok(false),
    }
}

fn inner_circle(paper: &Paper, head: Option<PersonId>) -> Vec<Atom> {
    let people = paper.owners().into_iter().chain(head).map(Atom::Person);
    let department = paper.department.filter(|_| !is_kept_to_people(paper)).map(Atom::Department);
    people.chain(department).collect()
}

fn readers(paper: &Paper) -> Vec<Atom> {
    paper.readers.clone()
}

fn is_kept_to_people(paper: &Paper) -> bool {
    !matches!(
        paper.confidentiality,
        Confidentiality::Public | Confidentiality::AllBodies | Confidentiality::Body
    )
}

/// Whether fewer people see it than meet in the bodies.
pub fn is_kept_close(paper: &Paper) -> bool {
    !matches!(paper.confidentiality, Confidentiality::Public | Confidentiality::AllBodies)
}

fn is_in_bodies(paper: &Paper, town: &Town) -> bool {
    let meets = |body: BodyId| town.body(body).is_some_and(|body| body.kind != BodyKind::Office);
    paper.readers.iter().any(|atom| matches!(atom, Atom::Body(body) if meets(*body)))
}

fn all_that_meet(town: &Town) -> Vec<Atom> {
    let takes = |body: &BodyId| town.body(*body).is_some_and(|body| body.kind.takes_papers());
    town.ids().filter(takes).map(Atom::Body).collect()
}
