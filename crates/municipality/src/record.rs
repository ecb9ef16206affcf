//! The municipality and its terms.

use obeznik_kernel::{Date, OfflineDays, Record, RecordId};
use serde::{Deserialize, Serialize};

/// Which act the municipality lives by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum LawProfile {
    /// Act No. 128/2000 Coll., on Municipalities.
    Act128,
    /// Act No. 131/2000 Coll., on the Capital City of Prague.
    Act131,
    /// Of a newer version of the program.
    #[serde(untagged)]
    Unknown(String),
}

/// A term of office (volební období), both days included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Term {
    /// Label used in numbers, such as `9`.
    pub label: String,
    /// First day.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub from: Date,
    /// Last day, if known.
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub to: Option<Date>,
    /// The day the results of its election were declared; deadlines of the first session follow from it.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub results_on: Option<Date>,
}

/// Most bytes of the arms as SVG: they travel in every change of the municipality to every computer, and drawings of arms
/// that are not traced from a photograph have tens of kilobytes.
pub const MOST_CREST_BYTES: usize = 256 * 1024;

/// The municipality. There is one in a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Municipality {
    /// Name as on letters, such as `Město Vzorov`.
    pub name: String,
    /// Name in the genitive for names of bodies, such as `města Vzorova`.
    pub name_genitive: String,
    /// Eight digits (IČO).
    pub ico: String,
    /// Street and town for letters.
    pub address: String,
    /// The act it lives by.
    pub law: LawProfile,
    /// Terms, the newest last.
    pub terms: Vec<Term>,
    /// Its arms as SVG text; empty where none.
    pub crest_svg: String,
    /// Whether everything in it is invented (the demo town).
    pub is_demo: bool,
    /// Days without contact after which a computer gives up what the office gave it.
    #[serde(default)]
    pub offline_days: OfflineDays,
    /// A small municipality (malá obec): no council, the mayor acts in its stead (§ 99/2), one person may hold all
    /// roles of the office. Screens show only what it uses.
    #[serde(default)]
    pub is_small: bool,
}

impl Municipality {
    /// The term a day belongs to.
    pub fn term_on(&self, day: Date) -> Option<&Term> {
        self.terms.iter().rev().find(|term| term.from <= day && term.to.is_none_or(|last| day <= last))
    }
}

impl Record for Municipality {
    const KIND: &'static str = "municipality";
}

/// The identifier of the one municipality of a store.
pub fn municipality_id() -> RecordId {
    RecordId::well_known("municipality")
}
