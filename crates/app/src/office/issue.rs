//! Commands on a computer that has joined an office: predicted here, decided there.

use std::time::Duration;

use obeznik_authority::{SignedCommand, Verdict, can_undo};
use obeznik_kernel::{BlobHash, Command, CommandId, Stop};
use obeznik_store::{BlobReader, Mode, Store, StoreError};
use obeznik_sync::{Attention, Issued, Rules, Shown};

use super::{Done, Office, Request, Signer};
use crate::api::{ApiError, Code};
use crate::contact::{Line, Ring};

/// How long a person may be kept waiting for the office.
const PATIENCE: Duration = Duration::from_secs(5);

impl obeznik_sync::Signer for Signer {
    fn sign(&self, command: Command) -> Result<SignedCommand, Stop> {
        SignedCommand::sign(command, self.device, &self.key)
    }
}

impl Office {
    /// Predicts a command and lets it wait for the office. What the rule refuses here already is not kept:
    /// the person still has it on the screen.
    pub(super) fn issue(&self, store: &mut Store, command: Command) -> Result<Done, ApiError> {
        let (id, kind) = (command.id, command.kind.clone());
        let shown = match store.issue(command, &self.signer())? {
            Issued::Waits { shown, .. } => shown,
            Issued::Refused(refusal) => {
                tracing::info!(kind, command = %id, key = refusal.key, "a command was refused here");
                return Err(refusal.into());
            }
        };
        let awaits_office = shown == Shown::AwaitsAuthority;
        tracing::info!(kind, command = %id, "a command waits for the office");
        self.board().bell.ring(Ring::Softly);
        self.board().carrying.ring(Ring::Softly);
        // A later edit may take it in before it leaves; the office would then never have heard of what is taken back.
        let can_undo = can_undo(&kind) && !Rules::of_house().may_collapse(&kind);
        Ok(Done { command: id.to_string(), variants: Vec::new(), can_undo, awaits_office })
    }

    /// Waits a while for what only the office decides. Without a network, or when it takes longer, the person
    /// goes on and the command waits.
    pub(super) fn answered(&self, id: CommandId, done: Done) -> Result<Done, ApiError> {
        let board = self.board();
        if board.standing().line != Line::Well || !board.answers.are_kept() {
            return Ok(done);
        }
        match board.answers.wait(id, PATIENCE) {
            None => Ok(done),
            Some(Verdict::Accepted) => Ok(Done { awaits_office: false, ..done }),
            Some(Verdict::Variant(variants)) => {
                let variants = variants.into_iter().map(|variant| variant.field).collect();
                Ok(Done { variants, awaits_office: false, ..done })
            }
            Some(Verdict::Refused(refusal)) => Err(ApiError::from(refusal).with("command", id)),
        }
    }

    /// A command of this person that the office refused; nothing where this computer works alone.
    pub(super) fn refused_by_office(&self, command: &str) -> Result<Option<Attention>, ApiError> {
        let store = self.store();
        if store.mode() == Mode::Solo {
            return Ok(None);
        }
        let refused = store.reader().refused_by_office()?;
        Ok(refused.into_iter().find(|refused| refused.signed.command.id.to_string() == command))
    }

    /// A content to be opened; one that has not come down yet comes next.
    ///
    /// # Errors
    /// [`Code::Refused`] when it has not come down yet, else what the store says.
    pub fn content(&self, hash: &BlobHash) -> Result<BlobReader, ApiError> {
        let store = self.store();
        match store.blob(hash) {
            Err(StoreError::BlobMissing { .. }) if store.mode() == Mode::Joined => {
                self.board().wish(hash.clone());
                Err(ApiError::new(Code::Refused, "attachment-not-here-yet"))
            }
            other => Ok(other?),
        }
    }

    /// Gives it once more with the same input, or with texts in it corrected; only then it leaves the page.
    pub(super) fn resend_to_office(
        &self,
        refused: &Attention,
        texts: &[(String, String)],
    ) -> Result<Done, ApiError> {
        let done = self.execute(again(refused, texts)?)?;
        self.store().deal_with(refused.signed.command.id)?;
        Ok(done)
    }
}

/// The same input once more, or with texts in it corrected.
pub(super) fn again(refused: &Attention, texts: &[(String, String)]) -> Result<Request, ApiError> {
    let command = &refused.signed.command;
    let payload = serde_json::from_str(command.payload_text()).map_err(ApiError::broken)?;
    let payload = super::mend::mended(&command.kind, payload, texts)?;
    let on_behalf_of =
        command.on_behalf_of.as_ref().map(|behalf| (behalf.person.to_string(), behalf.how.clone()));
    Ok(Request { kind: command.kind.clone(), payload, base: Vec::new(), on_behalf_of })
}
