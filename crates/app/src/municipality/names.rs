//! Names of people and bodies, read once per query.

use std::cell::RefCell;
use std::collections::BTreeMap;

use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Body, BodyId, BodyKind, Department, DepartmentId, Person, PersonId, Records, Stop};

use crate::office::shared::{BodyRef, PersonRef};

/// Looks names up and remembers them for the length of one query.
pub struct Names<'a> {
    records: &'a dyn Records,
    people: RefCell<BTreeMap<PersonId, Option<Person>>>,
    bodies: RefCell<BTreeMap<BodyId, Option<Body>>>,
}

impl<'a> Names<'a> {
    /// Names of one snapshot.
    pub fn of(records: &'a dyn Records) -> Self {
        Self { records, people: RefCell::default(), bodies: RefCell::default() }
    }

    /// A person as named on a screen; one who is not here has only the identifier.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn person(&self, id: PersonId) -> Result<PersonRef, Stop> {
        let person = self.find_person(id)?;
        Ok(match person {
            Some(person) => {
                PersonRef { id: id.to_string(), name: person.full_name(), function: person.function }
            }
            None => PersonRef { id: id.to_string(), name: String::new(), function: String::new() },
        })
    }

    /// `R. Košťál`, as in narrow columns.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn short(&self, id: PersonId) -> Result<String, Stop> {
        let Some(person) = self.find_person(id)? else { return Ok(String::new()) };
        let initial = person.given.chars().next().map(|first| format!("{first}.\u{a0}"));
        Ok(format!("{}{}", initial.unwrap_or_default(), person.family))
    }

    /// A body as named on a screen.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn body(&self, id: BodyId) -> Result<BodyRef, Stop> {
        let body = self.find_body(id)?;
        Ok(match body {
            Some(body) => body_ref(id, &body),
            None => BodyRef {
                id: id.to_string(),
                name: String::new(),
                short_name: String::new(),
                kind: String::new(),
            },
        })
    }

    /// The body itself.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn find_body(&self, id: BodyId) -> Result<Option<Body>, Stop> {
        if let Some(known) = self.bodies.borrow().get(&id) {
            return Ok(known.clone());
        }
        let body = self.records.find::<Body>(id)?.map(|stored| stored.value);
        self.bodies.borrow_mut().insert(id, body.clone());
        Ok(body)
    }

    /// Name of a department; empty when none.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn department(&self, id: Option<DepartmentId>) -> Result<String, Stop> {
        let Some(id) = id else { return Ok(String::new()) };
        Ok(self.records.find::<Department>(id)?.map(|stored| stored.value.name).unwrap_or_default())
    }

    /// Abbreviation of a department; empty when none.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn department_abbreviation(&self, id: Option<DepartmentId>) -> Result<String, Stop> {
        let Some(id) = id else { return Ok(String::new()) };
        Ok(self.records.find::<Department>(id)?.map(|stored| stored.value.abbreviation).unwrap_or_default())
    }

    fn find_person(&self, id: PersonId) -> Result<Option<Person>, Stop> {
        if let Some(known) = self.people.borrow().get(&id) {
            return Ok(known.clone());
        }
        let person = self.records.find::<Person>(id)?.map(|stored| stored.value);
        self.people.borrow_mut().insert(id, person.clone());
        Ok(person)
    }
}

/// A body as named on a screen.
pub fn body_ref(id: BodyId, body: &Body) -> BodyRef {
    BodyRef {
        id: id.to_string(),
        name: body.name.clone(),
        short_name: body.short_name.clone(),
        kind: body_kind(&body.kind).to_owned(),
    }
}

/// The sort of a body as the window knows it.
pub fn body_kind(kind: &BodyKind) -> &str {
    match kind {
        BodyKind::Assembly => "assembly",
        BodyKind::Council => "council",
        BodyKind::Mayor => "mayor",
        BodyKind::Committee => "committee",
        BodyKind::Commission => "commission",
        BodyKind::LocalCommittee => "local_committee",
        BodyKind::WorkingGroup => "working_group",
        BodyKind::Office => "office",
        BodyKind::Unknown(name) => name,
    }
}
