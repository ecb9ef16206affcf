//! Commands that were refused along with another one. The office they were meant for never decided them, so no log
//! knows them: where this computer works alone again, they wait among the drafts of who gave them, as typed.

use obeznik_kernel::{CommandId, Timestamp};
use obeznik_store::Draft;
use obeznik_sync::Attention;

use super::issue::again;
use super::{Done, Office};
use crate::api::ApiError;

/// Drafts whose key begins so keep such a command.
const PREFIX: &str = "refused/";

fn key(command: CommandId) -> String {
    format!("{PREFIX}{command}")
}

/// What keeps a refused command for who gave it; nothing for one that time gave.
pub(crate) fn draft_of(refused: &Attention, now: Timestamp) -> Result<Option<Draft>, ApiError> {
    let command = &refused.signed.command;
    let Some(person) = command.actor else { return Ok(None) };
    let body = serde_json::to_string(refused).map_err(ApiError::broken)?;
    Ok(Some(Draft { draft_id: key(command.id), person, body, saved_at: now }))
}

/// The refused command that a draft keeps.
pub(crate) fn refused_in(draft: &Draft) -> Option<Attention> {
    draft.draft_id.strip_prefix(PREFIX)?;
    serde_json::from_str(&draft.body).ok()
}

impl Office {
    /// A command of this person that was refused along and came home.
    pub(super) fn refused_along(&self, command: &str) -> Result<Option<Attention>, ApiError> {
        let draft = self.store().draft(&format!("{PREFIX}{command}"))?;
        Ok(draft.filter(|draft| draft.person == self.person()).as_ref().and_then(refused_in))
    }

    /// A person dealt with it.
    pub(super) fn forget_along(&self, refused: &Attention) -> Result<(), ApiError> {
        self.drop_draft(&key(refused.signed.command.id))
    }

    /// Gives it once more with the same input, or with texts in it corrected. An office of its own writes a refusal
    /// into its log, where it waits instead; else the command leaves the page only once it went through.
    pub(super) fn resend_along(
        &self,
        refused: &Attention,
        texts: &[(String, String)],
    ) -> Result<Done, ApiError> {
        let before = self.last_refused()?;
        let done = self.execute(again(refused, texts)?);
        if done.is_ok() || self.last_refused()? != before {
            self.forget_along(refused)?;
        }
        done
    }

    /// The newest refused command of this person in the log.
    fn last_refused(&self) -> Result<Option<CommandId>, ApiError> {
        let newest = self.store().reader().refused(self.person(), 1)?;
        Ok(newest.first().map(|entry| entry.header.command))
    }
}
