//! Lists of the town.

use obeznik_kernel::{BodyId, Date, DepartmentId, PersonId, RecordId};
use rusqlite::{Row, params};

use crate::error::StoreError;
use crate::project::maybe_key;
use crate::read::Reader;
use crate::records::{id_from, maybe_id_from};

/// A person in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Identifier.
    pub id: PersonId,
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Name with titles.
    pub full_name: String,
    /// Function.
    pub function: String,
    /// Address for notices.
    pub email: String,
    /// Department.
    pub department: Option<DepartmentId>,
    /// Its name.
    pub department_name: Option<String>,
    /// Whether the person still acts here.
    pub is_active: bool,
}

/// A department in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentRow {
    /// Identifier.
    pub id: DepartmentId,
    /// Name.
    pub name: String,
    /// Abbreviation.
    pub abbreviation: String,
    /// Who leads it.
    pub head: Option<PersonId>,
    /// The leader's name.
    pub head_name: Option<String>,
}

/// A body in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyRow {
    /// Identifier.
    pub id: BodyId,
    /// Kind as stored.
    pub kind: String,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short_name: String,
    /// Abbreviation.
    pub abbreviation: String,
    /// The body that set it up.
    pub parent: Option<BodyId>,
    /// Seats of the term.
    pub seats: u32,
    /// Whether its sessions are public.
    pub is_public: bool,
    /// First day, `YYYY-MM-DD`.
    pub from_on: String,
    /// Last day, if set.
    pub to_on: Option<String>,
}

/// A membership in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MembershipRow {
    /// Identifier.
    pub id: RecordId,
    /// The body.
    pub body: BodyId,
    /// Its short name.
    pub body_name: String,
    /// The person.
    pub person: PersonId,
    /// Name with titles.
    pub person_name: String,
    /// Role as stored.
    pub role: String,
    /// First day, `YYYY-MM-DD`.
    pub from_on: String,
    /// Last day, if set.
    pub to_on: Option<String>,
    /// Why it ended.
    pub end_reason: String,
    /// Electoral party.
    pub party: String,
}

/// A text that met another one and waits for a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariantRow {
    /// Identifier.
    pub id: RecordId,
    /// Kind of the edited record.
    pub of_kind: String,
    /// The edited record.
    pub of: RecordId,
    /// Its number, when it is one that is searched for.
    pub number: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The field.
    pub field: String,
    /// Whose text waits.
    pub author: Option<PersonId>,
    /// The author's name.
    pub author_name: Option<String>,
}

impl Reader {
    /// People by name, all or those who still act here.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn people(&self, only_active: bool) -> Result<Vec<PersonRow>, StoreError> {
        self.rows(include_str!("person/list.sql"), [only_active], person_from)
    }

    /// Departments by name.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn departments(&self) -> Result<Vec<DepartmentRow>, StoreError> {
        self.rows(include_str!("department/list.sql"), [], department_from)
    }

    /// Bodies in the order a town names them, all or those of a day.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn bodies(&self, on: Option<Date>) -> Result<Vec<BodyRow>, StoreError> {
        self.rows(include_str!("body/list.sql"), [on.map(|day| day.to_string())], body_from)
    }

    /// Memberships of a body, of a person, of a day; each may be left out.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn memberships(
        &self,
        body: Option<BodyId>,
        person: Option<PersonId>,
        on: Option<Date>,
    ) -> Result<Vec<MembershipRow>, StoreError> {
        let parameters = params![maybe_key(body), maybe_key(person), on.map(|day| day.to_string())];
        self.rows(include_str!("membership/list.sql"), parameters, membership_from)
    }

    /// Texts that wait for a choice.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn open_variants(&self) -> Result<Vec<VariantRow>, StoreError> {
        self.rows(include_str!("variant/list.sql"), [], variant_from)
    }
}

fn person_from(row: &Row<'_>) -> rusqlite::Result<PersonRow> {
    Ok(PersonRow {
        id: id_from(row, "id")?.into(),
        given: row.get("given")?,
        family: row.get("family")?,
        full_name: row.get("full_name")?,
        function: row.get("function")?,
        email: row.get("email")?,
        department: maybe_id_from(row, "department")?.map(Into::into),
        department_name: row.get("department_name")?,
        is_active: row.get("is_active")?,
    })
}

fn department_from(row: &Row<'_>) -> rusqlite::Result<DepartmentRow> {
    Ok(DepartmentRow {
        id: id_from(row, "id")?.into(),
        name: row.get("name")?,
        abbreviation: row.get("abbreviation")?,
        head: maybe_id_from(row, "head")?.map(Into::into),
        head_name: row.get("head_name")?,
    })
}

fn body_from(row: &Row<'_>) -> rusqlite::Result<BodyRow> {
    Ok(BodyRow {
        id: id_from(row, "id")?.into(),
        kind: row.get("kind")?,
        name: row.get("name")?,
        short_name: row.get("short_name")?,
        abbreviation: row.get("abbreviation")?,
        parent: maybe_id_from(row, "parent")?.map(Into::into),
        seats: row.get("seats")?,
        is_public: row.get("is_public")?,
        from_on: row.get("from_on")?,
        to_on: row.get("to_on")?,
    })
}

fn membership_from(row: &Row<'_>) -> rusqlite::Result<MembershipRow> {
    Ok(MembershipRow {
        id: id_from(row, "id")?,
        body: id_from(row, "body")?.into(),
        body_name: row.get::<_, Option<String>>("body_name")?.unwrap_or_default(),
        person: id_from(row, "person")?.into(),
        person_name: row.get::<_, Option<String>>("person_name")?.unwrap_or_default(),
        role: row.get("role")?,
        from_on: row.get("from_on")?,
        to_on: row.get("to_on")?,
        end_reason: row.get("end_reason")?,
        party: row.get("party")?,
    })
}

fn variant_from(row: &Row<'_>) -> rusqlite::Result<VariantRow> {
    Ok(VariantRow {
        id: id_from(row, "id")?,
        of_kind: row.get("of_kind")?,
        of: id_from(row, "of_id")?,
        number: row.get("number")?,
        title: row.get("title")?,
        field: row.get("field")?,
        author: maybe_id_from(row, "author")?.map(Into::into),
        author_name: row.get("author_name")?,
    })
}
