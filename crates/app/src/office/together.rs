//! Several commands as one act: all of them, or none.

use obeznik_authority::{SignedCommand, can_undo};
use obeznik_kernel::{BlobHash, Command, Payload};
use obeznik_store::{Incoming, Mode, Store, Together};
use serde_json::Value;

use super::{Done, Office, Request};
use crate::api::{ApiError, Code};
use crate::ports::SystemIds;

/// One of several commands that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Kind of the command.
    pub kind: &'static str,
    /// Its input, or what is common to its rows.
    pub head: Value,
    /// Canonical NDJSON; empty for a command without rows.
    pub rows: Vec<u8>,
    /// Number of rows.
    pub count: u32,
}

/// Which of the commands was refused, if it was one of them, and why nothing happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotDone {
    /// Its place.
    pub place: Option<usize>,
    /// The reason.
    pub error: ApiError,
}

impl From<ApiError> for NotDone {
    fn from(error: ApiError) -> Self {
        Self { place: None, error }
    }
}

impl Office {
    /// Does all parts in one transaction, each with its own line of the log. Rows go into blobs first, so that
    /// the log names them; when nothing happens, they go.
    ///
    /// # Errors
    /// [`NotDone`] when a part is refused, or what the store says; then nothing of any part stays.
    pub fn execute_together(&self, parts: &[Part]) -> Result<Vec<Done>, NotDone> {
        let mut store = self.store();
        let mut brought = Vec::new();
        let done = self.decide_together(&mut store, parts, &mut brought);
        if done.is_err() {
            for hash in brought {
                if let Err(error) = store.remove_blob(&hash) {
                    tracing::warn!(%error, "rows of an act that did not happen stay");
                }
            }
        }
        done
    }

    fn decide_together(
        &self,
        store: &mut Store,
        parts: &[Part],
        brought: &mut Vec<BlobHash>,
    ) -> Result<Vec<Done>, NotDone> {
        if store.mode() == Mode::Joined {
            // The office decides one command after another: half of an act would stay when one is refused.
            return Err(ApiError::new(Code::Refused, "import-where-joined").into());
        }
        let (now, signer) = (self.now(), self.signer());
        let mut commands = Vec::new();
        for part in parts {
            let command = self.part(store, part, brought)?;
            commands.push(SignedCommand::sign(command, signer.device, &signer.key).map_err(ApiError::from)?);
        }
        let incoming: Vec<Incoming<'_>> = commands.iter().map(|signed| Incoming { signed, now }).collect();
        match store.execute_all(&incoming, &mut SystemIds).map_err(ApiError::from)? {
            Together::Done(_) => Ok(commands.iter().map(|signed| done(&signed.command)).collect()),
            Together::Refused { place, refusal } => {
                Err(NotDone { place: Some(place), error: refusal.into() })
            }
        }
    }

    fn part(&self, store: &mut Store, part: &Part, brought: &mut Vec<BlobHash>) -> Result<Command, ApiError> {
        let kind = part.kind.to_owned();
        let request = Request { kind, payload: part.head.clone(), base: Vec::new(), on_behalf_of: None };
        let command = self.command(request, self.now())?;
        if part.rows.is_empty() {
            return Ok(command);
        }
        let sealed = store.blob_sealer().seal(&mut part.rows.as_slice(), &mut |_| true)?;
        if !store.has_blob(&sealed.hash)? {
            brought.push(sealed.hash.clone());
        }
        let hash = store.keep_blob(sealed, self.now())?;
        Ok(Command {
            payload: Payload::Blob { hash, rows: part.count, head: part.head.to_string() },
            ..command
        })
    }
}

fn done(command: &Command) -> Done {
    let (command, can_undo) = (command.id.to_string(), can_undo(&command.kind));
    Done { command, variants: Vec::new(), can_undo, awaits_office: false }
}
