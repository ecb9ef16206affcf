//! People and departments.

use serde::{Deserialize, Serialize};

use crate::id::{DepartmentId, PersonId};
use crate::record::{IndexKey, Record};

/// A person, elected or employed. Personal data; seen by the whole office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Person {
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Titles before the name, such as `Mgr.`.
    pub title_before: String,
    /// Titles after the name, such as `Ph.D.`.
    pub title_after: String,
    /// Function as written in documents, such as `starosta`.
    pub function: String,
    /// Address for notices; empty when none.
    pub email: String,
    /// The department the person works in.
    pub department: Option<DepartmentId>,
    /// Whether the person still acts here; a person is never deleted while the log names them.
    pub active: bool,
}

impl Person {
    /// `Mgr. Jana Nováková, Ph.D.`
    pub fn full_name(&self) -> String {
        let mut name = String::new();
        for part in [&self.title_before, &self.given, &self.family] {
            if !part.is_empty() {
                if !name.is_empty() {
                    name.push(' ');
                }
                name.push_str(part);
            }
        }
        if !self.title_after.is_empty() {
            name.push_str(", ");
            name.push_str(&self.title_after);
        }
        name
    }
}

impl Record for Person {
    const KIND: &'static str = "person";
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![IndexKey::new("person", &["all"])]
    }
}

/// A department of the office (odbor).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Department {
    /// Full name.
    pub name: String,
    /// Abbreviation used in numbers and lists.
    pub abbreviation: String,
    /// Who leads it and approves its papers.
    pub head: Option<PersonId>,
}

impl Record for Department {
    const KIND: &'static str = "department";
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![IndexKey::new("department", &["all"])]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_its_titles_on_the_right_sides() {
        let mut person = Person {
            given: "Jana".into(),
            family: "Nováková".into(),
            title_before: "Mgr.".into(),
            title_after: "Ph.D.".into(),
            function: String::new(),
            email: String::new(),
            department: None,
            active: true,
        };
        assert_eq!(person.full_name(), "Mgr. Jana Nováková, Ph.D.");
        person.title_before.clear();
        person.title_after.clear();
        assert_eq!(person.full_name(), "Jana Nováková");
    }
}
