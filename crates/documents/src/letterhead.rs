//! Who issues a document and who signs it.

use serde::{Deserialize, Serialize};

/// The head of the first page: crest, name and seat of the municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letterhead {
    /// Name in full, `Město Vzorov`.
    pub municipality: String,
    /// Seat in one line, `náměstí Míru 1, 000 01 Vzorov`.
    pub address: String,
    /// How to reach it in one line, `tel. 123 456 789, podatelna@vzorov.example`; may be blank.
    pub contact: String,
    /// The crest, when the municipality has one.
    pub crest: Option<Crest>,
}

/// A crest as a drawing with its description.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Crest {
    /// SVG without references to other files.
    #[serde(skip)]
    pub svg: Vec<u8>,
    /// Read aloud instead of the picture (ISO 14289-1, 7.3), for example `Znak města Vzorova`.
    pub description: String,
}

/// One line to sign on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Name, with `Za správnost:` before it where a clerk attests a copy.
    pub name: String,
    /// Office held, `starosta`.
    pub office: String,
}
