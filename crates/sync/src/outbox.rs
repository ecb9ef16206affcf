//! Commands on their way to the authority, and those that came back refused.

use obeznik_authority::{SignedCommand, Verdict};
use obeznik_kernel::{CommandId, Refusal, Timestamp};
use serde::{Deserialize, Serialize};

use crate::row::RowKey;

/// Why a command was refused that was built on a refused one.
pub const DEPENDS_ON_REFUSED: &str = "refusal-depends-on-refused";

/// One command of the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its place in the order in which the person acted.
    pub place: u64,
    /// The command; its `n` is set once the entry is sealed and never changes then.
    pub signed: SignedCommand,
    /// What the person sees of it meanwhile.
    pub shown: Shown,
    /// Commands of the outbox on whose effects it was built.
    pub after: Vec<CommandId>,
    /// The same by number, fixed when the entry was sealed.
    pub after_n: Vec<u64>,
    /// Whether it was ever sealed: it may be with the office already, also when its number was taken back.
    /// Then nothing else takes it in and nobody but the office refuses it.
    #[serde(default)]
    pub has_left: bool,
    /// Whether a command it was built on was refused before it was sealed again.
    #[serde(default)]
    pub built_on_refused: bool,
    /// Rows its last prediction wrote.
    pub writes: Vec<RowKey>,
    /// The verdict, when it came before the page with the effect.
    pub verdict: Option<Verdict>,
}

impl Entry {
    /// A command that has not left yet.
    pub fn new(
        place: u64,
        signed: SignedCommand,
        shown: Shown,
        after: Vec<CommandId>,
        writes: Vec<RowKey>,
    ) -> Self {
        let (after_n, verdict) = (Vec::new(), None);
        let (has_left, built_on_refused) = (false, false);
        Self { place, signed, shown, after, after_n, has_left, built_on_refused, writes, verdict }
    }

    /// The command's identifier.
    pub fn id(&self) -> CommandId {
        self.signed.command.id
    }

    /// Its number, once sealed.
    pub fn n(&self) -> Option<u64> {
        self.signed.n
    }

    /// Whether its number was given: it may have left the device.
    pub fn is_sealed(&self) -> bool {
        self.signed.n.is_some()
    }

    /// Whether it may have left and nothing came back yet.
    pub fn is_unanswered(&self) -> bool {
        self.is_sealed() && self.verdict.is_none()
    }

    /// As it was before its number was given.
    pub(crate) fn unsealed(mut self) -> Self {
        self.signed.n = None;
        self.after_n.clear();
        self.verdict = None;
        self
    }

    /// Whether the authority said no.
    pub fn is_refused(&self) -> bool {
        self.verdict.as_ref().is_some_and(|verdict| !verdict.is_accepted())
    }
}

/// An accepted command kept for thirty days: an office restored from an older copy may have forgotten it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retained {
    /// As it stood in the outbox.
    pub entry: Entry,
    /// The office's time at the checkpoint that brought its effect.
    pub settled_at: Timestamp,
}

/// What a person sees of a command before the authority's verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// Its predicted effect.
    Effect,
    /// Nothing but „čeká na úřad": only the authority can decide it.
    AwaitsAuthority,
    /// Nothing any more: over newer rows the same rule refuses. The authority has the last word.
    Hindered(Refusal),
}

/// A refused command with its whole input, until a person deals with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attention {
    /// The command as it was signed.
    pub signed: SignedCommand,
    /// Why it did not happen.
    pub refusal: Refusal,
    /// The refused command it was built on, or itself: what is shown together.
    pub group: CommandId,
}
