//! Rows of people, departments, bodies, memberships, substitutions and open variants.

use obeznik_kernel::{
    Body, BodyKind, Department, Membership, Person, RawRecord, Record, Substitution, Variant,
};
use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::project::{Projection, flag, key, maybe_key, run, sort_key, word, write};
use crate::records::Touched;

/// The read models of the municipality.
pub(crate) struct TownModels;

impl Projection for TownModels {
    fn kinds(&self) -> &'static [&'static str] {
        &[Person::KIND, Department::KIND, Body::KIND, Membership::KIND, Substitution::KIND, Variant::KIND]
    }

    fn tables(&self) -> &'static [&'static str] {
        &["person", "department", "body", "membership", "substitution", "variant"]
    }

    fn project(&self, connection: &Connection, raw: &RawRecord) -> Result<(), StoreError> {
        match raw.kind.as_str() {
            Person::KIND => write(raw, |value| person(connection, raw, value)),
            Department::KIND => write(raw, |value| department(connection, raw, value)),
            Body::KIND => write(raw, |value| body(connection, raw, value)),
            Membership::KIND => write(raw, |value| membership(connection, raw, value)),
            Substitution::KIND => write(raw, |value| substitution(connection, raw, value)),
            _ => write(raw, |value| variant(connection, raw, value)),
        }
    }

    fn forget(&self, connection: &Connection, (kind, id): &Touched) -> Result<(), StoreError> {
        let sql = match kind.as_str() {
            Person::KIND => include_str!("person/delete.sql"),
            Department::KIND => include_str!("department/delete.sql"),
            Body::KIND => include_str!("body/delete.sql"),
            Membership::KIND => include_str!("membership/delete.sql"),
            Substitution::KIND => include_str!("substitution/delete.sql"),
            _ => include_str!("variant/delete.sql"),
        };
        run(connection, sql, [id.as_bytes()])
    }
}

fn person(connection: &Connection, raw: &RawRecord, person: &Person) -> Result<(), StoreError> {
    let parameters = params![
        key(raw.id),
        person.given,
        person.family,
        person.full_name(),
        sort_key(&format!("{} {}", person.family, person.given)),
        person.function,
        person.email,
        maybe_key(person.department),
        flag(person.active),
    ];
    run(connection, include_str!("person/insert.sql"), parameters)
}

fn department(connection: &Connection, raw: &RawRecord, department: &Department) -> Result<(), StoreError> {
    let parameters = params![
        key(raw.id),
        department.name,
        sort_key(&department.name),
        department.abbreviation,
        maybe_key(department.head),
    ];
    run(connection, include_str!("department/insert.sql"), parameters)
}

fn body(connection: &Connection, raw: &RawRecord, body: &Body) -> Result<(), StoreError> {
    let parameters = params![
        key(raw.id),
        word(&body.kind),
        rank(&body.kind),
        body.name,
        sort_key(&body.name),
        body.short_name,
        body.abbreviation,
        maybe_key(body.parent),
        body.seats,
        flag(body.is_public),
        body.from.to_string(),
        body.to.map(|day| day.to_string()),
    ];
    run(connection, include_str!("body/insert.sql"), parameters)
}

/// The order in which a town names its bodies.
fn rank(kind: &BodyKind) -> i64 {
    match kind {
        BodyKind::Assembly => 1,
        BodyKind::Council | BodyKind::Mayor => 2, // never both
        BodyKind::Committee => 3,
        BodyKind::Commission => 4,
        BodyKind::LocalCommittee => 5,
        BodyKind::WorkingGroup => 6,
        BodyKind::Unknown(_) => 7,
        BodyKind::Office => 8,
    }
}

fn membership(connection: &Connection, raw: &RawRecord, membership: &Membership) -> Result<(), StoreError> {
    let parameters = params![
        key(raw.id),
        key(membership.body),
        key(membership.person),
        word(&membership.role),
        membership.from.to_string(),
        membership.to.map(|day| day.to_string()),
        membership.end_reason,
        membership.party,
    ];
    run(connection, include_str!("membership/insert.sql"), parameters)
}

fn substitution(
    connection: &Connection,
    raw: &RawRecord,
    substitution: &Substitution,
) -> Result<(), StoreError> {
    let parameters = params![
        key(raw.id),
        key(substitution.absent),
        key(substitution.by),
        substitution.from.to_string(),
        substitution.to.map(|day| day.to_string()),
    ];
    run(connection, include_str!("substitution/insert.sql"), parameters)
}

fn variant(connection: &Connection, raw: &RawRecord, variant: &Variant) -> Result<(), StoreError> {
    let parameters = params![
        key(raw.id),
        variant.of_kind,
        key(variant.of),
        variant.field,
        maybe_key(variant.author),
        variant.state,
    ];
    run(connection, include_str!("variant/insert.sql"), parameters)
}
