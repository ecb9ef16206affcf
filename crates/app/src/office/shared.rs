//! Shapes used on more than one screen.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A sentence by its key in `assets/locales` with its values. Civil days come as `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Phrase {
    /// Key of the sentence.
    pub key: String,
    /// Values by name.
    pub args: BTreeMap<String, String>,
}

impl Phrase {
    /// A sentence without values.
    pub fn new(key: &str) -> Self {
        Self { key: key.to_owned(), args: BTreeMap::new() }
    }

    /// Adds a value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }
}

/// A person named on a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonRef {
    /// Identifier.
    pub id: String,
    /// `Mgr. Radim Košťál`.
    pub name: String,
    /// `starosta`; empty when none.
    pub function: String,
}

/// A body named on a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BodyRef {
    /// Identifier.
    pub id: String,
    /// `Rada města Vzorova`.
    pub name: String,
    /// `Rada`.
    pub short_name: String,
    /// `assembly`, `council`, `mayor`, `committee`, `commission`, `local_committee`, `working_group`, `office`.
    pub kind: String,
}

/// A paper named on a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperRef {
    /// Identifier.
    pub id: String,
    /// `118/2026`.
    pub number: String,
    /// Title.
    pub title: String,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Page<T> {
    /// The rows from `offset`.
    pub rows: Vec<T>,
    /// Rows in the whole list.
    pub total: u32,
}

/// How a list is sorted and which part of it is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Slice {
    /// Column to sort by; empty for the list's own order.
    pub sort: String,
    /// From the greatest.
    pub descending: bool,
    /// First row.
    pub offset: u32,
    /// Most rows; at most 500.
    pub limit: u32,
}

/// Something a person may do here now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Act {
    /// Kind of the command, such as `circulation.submit_to_head`.
    pub kind: String,
    /// The one blue button of the view.
    pub is_primary: bool,
    /// In place of which absent person; nothing where the act is the person's own.
    pub in_place_of: Option<String>,
}
