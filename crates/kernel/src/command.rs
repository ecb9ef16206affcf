//! Commands: the only way to change records.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::calendar::Timestamp;
use crate::id::{BlobHash, CommandId, PersonId, RecordId};
use crate::refusal::{Refusal, Stop};

/// What a person asked for. Everything here is signed at birth; `device` and `n` are given when a
/// batch is sealed for sending, and stand outside.
///
/// Neither this nor [`Payload`], [`OnBehalf`] or [`Base`] ever gets another field, nor another order of them: the office
/// writes what it read anew before it verifies the signature, and an older one would drop the field. What is new goes
/// into the input of a kind, or beside the command. (`docs/PROTOCOL.md` § 2)
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Command {
    /// UUIDv7 of its birth.
    pub id: CommandId,
    /// What is to happen, such as `circulation.submit_paper`.
    pub kind: String,
    /// Version of the payload's shape; released ones never change.
    pub kind_version: u16,
    /// Who acts. Nobody for the system, which brings about what time alone brings about.
    pub actor: Option<PersonId>,
    /// For whom the actor writes it down.
    pub on_behalf_of: Option<OnBehalf>,
    /// The input.
    pub payload: Payload,
    /// What the person saw when acting.
    pub base: Vec<Base>,
    /// The device's claim of the time; rules use the authority's.
    pub client_time: Timestamp,
}

/// The input of a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Payload {
    /// JSON text, serialised once.
    Inline(String),
    /// A bulk input: canonical NDJSON of at most 20 000 rows in a blob.
    Blob {
        /// Content address of the rows.
        hash: BlobHash,
        /// Number of rows.
        rows: u32,
        /// JSON text of what is common to all rows.
        head: String,
    },
}

/// Somebody's act written down by another (paper, e-mail, by word), or done in their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnBehalf {
    /// Whose act it is.
    pub person: PersonId,
    /// How it was told: `paper`, `email`, `word`; [`SUBSTITUTE`] where the actor decided in the person's place.
    pub how: String,
    /// The evidence, when attached.
    pub evidence: Option<BlobHash>,
}

/// How of an act that a substitute decided in place of an absent person (v zastoupení).
pub const SUBSTITUTE: &str = "substitute";

/// The version of a record a command was made over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// The record.
    pub id: RecordId,
    /// Its `ver` then.
    pub ver: u64,
}

impl Command {
    /// Whose act it is: the person on whose behalf, else the actor.
    pub fn acting_person(&self) -> Option<PersonId> {
        self.on_behalf_of.as_ref().map(|behalf| behalf.person).or(self.actor)
    }

    /// The absent person in whose place the actor decided.
    pub fn in_place_of(&self) -> Option<PersonId> {
        let behalf = self.on_behalf_of.as_ref().filter(|behalf| behalf.how == SUBSTITUTE);
        behalf.map(|behalf| behalf.person)
    }

    /// The JSON text of the input (for a blob: of what is common to its rows).
    pub fn payload_text(&self) -> &str {
        match &self.payload {
            Payload::Inline(text) | Payload::Blob { head: text, .. } => text,
        }
    }

    /// The typed input.
    ///
    /// # Errors
    /// A refusal `refusal-bad-input` naming what does not fit.
    pub fn input<T: DeserializeOwned>(&self) -> Result<T, Stop> {
        let value: serde_json::Value = serde_json::from_str(self.payload_text()).map_err(bad_input)?;
        if !crate::json::is_clean(&value) {
            return Err(Stop::refused("refusal-zero-character"));
        }
        serde_json::from_value(value).map_err(bad_input)
    }

    /// The version of the record the person saw, when they said.
    pub fn base_ver(&self, id: RecordId) -> Option<u64> {
        self.base.iter().find(|base| base.id == id).map(|base| base.ver)
    }
}

fn bad_input(error: serde_json::Error) -> Stop {
    Refusal::new("refusal-bad-input").with("what", error).into()
}
