//! Contents that cannot go up, whatever one waits for. They hold nothing else back, and wait for a person.

use obeznik_kernel::{BlobHash, CommandId};
use obeznik_store::{Mode, Store};
use obeznik_sync::Entry;
use serde::{Deserialize, Serialize};

use super::Ring;
use super::kept;
use super::uploads::contents_of;
use crate::api::{ApiError, Code};
use crate::office::{Done, Office, parse_id};

/// The secret with all of them.
const STRANDED: &str = "stranded_contents";

/// Why a content does not go up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Hindrance {
    /// Its file is not in this computer any more.
    Missing,
    /// Its file does not read.
    Damaged,
    /// The office takes nothing so large.
    TooLarge,
    /// What came to the office is not what was promised.
    Differs,
}

/// A content that does not go up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stranded {
    /// Its address.
    pub(crate) hash: BlobHash,
    /// Why.
    pub(crate) why: Hindrance,
}

impl Hindrance {
    /// The sentence for the person.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Missing => "attention-file-missing",
            Self::Damaged => "attention-file-damaged",
            Self::TooLarge => "attention-file-too-large",
            Self::Differs => "attention-file-differs",
        }
    }
}

impl Stranded {
    /// All of them.
    pub(crate) fn all(store: &Store) -> Result<Vec<Self>, ApiError> {
        Ok(kept::read(store, STRANDED)?.unwrap_or_default())
    }

    /// The first of them that a waiting command names.
    pub(crate) fn of<'a>(all: &'a [Self], entry: &Entry) -> Option<&'a Self> {
        let named = if all.is_empty() { Vec::new() } else { contents_of(entry) };
        all.iter().find(|stranded| named.contains(&stranded.hash))
    }

    /// Notes one, in place of what was said of it before.
    pub(super) fn note(store: &mut Store, stranded: Self) -> Result<(), ApiError> {
        let before = Self::all(store)?;
        let mut all: Vec<Self> = before.iter().filter(|other| other.hash != stranded.hash).cloned().collect();
        all.push(stranded);
        if all == before { Ok(()) } else { kept::keep(store, STRANDED, &all) }
    }

    /// Forgets one: it went, or nobody waits for it.
    pub(super) fn forget(store: &mut Store, hash: &BlobHash) -> Result<(), ApiError> {
        let mut all = Self::all(store)?;
        if !all.iter().any(|stranded| stranded.hash == *hash) {
            return Ok(());
        }
        all.retain(|stranded| stranded.hash != *hash);
        kept::keep(store, STRANDED, &all)
    }
}

impl Office {
    /// Lets a command of this person whose content did not go try again; they may have attached the same file anew.
    /// Nothing when it is no such command.
    pub(crate) fn try_again(&self, command: &str) -> Result<Option<Done>, ApiError> {
        let Some((id, hash)) = self.stranded(command)? else { return Ok(None) };
        Stranded::forget(&mut self.store(), &hash)?;
        self.board().try_again(&hash);
        let command = id.to_string();
        Ok(Some(Done { command, variants: Vec::new(), can_undo: false, awaits_office: false }))
    }

    /// Gives such a command up; what was built on it goes on where it can. `false` when it is no such command.
    pub(crate) fn give_up(&self, command: &str) -> Result<bool, ApiError> {
        let Some((id, hash)) = self.stranded(command)? else { return Ok(false) };
        let mut store = self.store();
        if !store.give_up(id)? {
            return Err(ApiError::new(Code::Refused, "attention-file-has-left"));
        }
        let is_named = store.outbox()?.iter().any(|entry| contents_of(entry).contains(&hash));
        if !is_named {
            Stranded::forget(&mut store, &hash)?;
        }
        drop(store);
        tracing::info!(command = %id, "a command whose content did not go was given up");
        self.board().bell.ring(Ring::Softly);
        Ok(true)
    }

    fn stranded(&self, command: &str) -> Result<Option<(CommandId, BlobHash)>, ApiError> {
        let id = CommandId(parse_id(command)?);
        let mut store = self.store();
        if store.mode() == Mode::Solo {
            return Ok(None);
        }
        let all = Stranded::all(&store)?;
        let outbox = store.outbox()?;
        let is_it = |entry: &&Entry| entry.id() == id && entry.verdict.is_none();
        let own = outbox.iter().find(is_it).filter(|entry| entry.signed.command.actor == Some(self.person()));
        Ok(own.and_then(|entry| Stranded::of(&all, entry)).map(|stranded| (id, stranded.hash.clone())))
    }
}
