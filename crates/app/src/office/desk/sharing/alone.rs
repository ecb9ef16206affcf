//! The office leaves the server on this computer and works alone again.
//!
//! Nobody writes here while the server gives: the store is taken from the window first. Until the note says
//! that the office was given back whole, everything is as before; from then on a start brings it to its place,
//! wherever a kill cut in.

use std::path::PathBuf;

use obeznik_kernel::PersonId;
use obeznik_store::{Store, StoreError, Unlock, sync_folder};
use zeroize::Zeroizing;

use super::belongings;
use super::note::{Note, Reached};
use crate::api::{ApiError, Code};
use crate::copies;
use crate::office::desk::joining::random;
use crate::office::desk::{Desk, PERSON, Sitting};
use crate::ports::own_server::beside;

impl Desk {
    /// Takes the office back from the server on this computer and works alone. Other computers keep what they
    /// have, and nothing more comes to them.
    ///
    /// # Errors
    /// [`Code::Refused`] when something waits to be sent; after any failure the office is shared as before.
    pub fn work_alone(&self) -> Result<(), ApiError> {
        let (office, note) = self.shared_by_me()?;
        let person = office.person();
        copies::clear(&office, copies::Held::Goes); // its folder goes with the server's
        drop(office);
        let secret = Zeroizing::new(random::<32>()?);
        let mut joined = self.taken().ok_or_else(|| ApiError::new(Code::Refused, "sharing-held"))?;
        if let Err(error) = self.given_back(&note, &mut joined, &secret, person) {
            self.go_on_sharing(&note);
            self.settle(Ok(joined), Sitting::Owner(person));
            return Err(error);
        }
        let _ = joined.close(self.clock.now()); // what it held was given back, and it goes
        if let Err(error) = self.bring_home() {
            self.put_joined_back();
            self.go_on_sharing(&note);
            self.open_quietly();
            return Err(error);
        }
        self.open_handed_over(&secret, person)?;
        self.put_server_aside();
        tracing::info!("the office works alone again");
        Ok(())
    }

    /// After a start: what a kill cut off goes on.
    pub(super) fn finish_alone(&self, note: &Note) {
        match self.bring_home() {
            Ok(()) => self.put_server_aside(),
            Err(error) => {
                tracing::error!(key = error.key, "the office was not brought home and is shared as before");
                self.put_joined_back();
                self.go_on_sharing(note);
            }
        }
    }

    /// What was given back by an attempt that was cut off before it was whole.
    pub(super) fn forget_given(&self) {
        let _ = std::fs::remove_dir_all(self.given());
    }

    /// Where the server gives the office back to.
    fn given(&self) -> PathBuf {
        beside(&self.folder, "zpet")
    }

    /// Where the store goes that had joined the server.
    fn parted(&self) -> PathBuf {
        beside(&self.folder, "sdilene")
    }

    /// The server gives the office back into a folder, which opens here by what opened it before and holds what
    /// people keep on this desk. The note comes last.
    fn given_back(
        &self,
        note: &Note,
        joined: &mut Store,
        secret: &str,
        person: PersonId,
    ) -> Result<(), ApiError> {
        if !joined.outbox()?.is_empty() {
            return Err(ApiError::new(Code::Refused, "sharing-waits"));
        }
        self.server.stop()?;
        let back = self.given();
        self.forget_given();
        let to = back.display().to_string();
        let give = ["tenant", "give", "--tenant", &note.town, "--to", &to, "--pass-phrase-stdin"];
        self.server.order(&give, Some(secret))?;
        let now = self.clock.now();
        let mut store = Store::open(&back, Unlock::PassPhrase(secret), now)?;
        if !store.has_pass_phrase() && !store.use_keyring(self.keyring.as_ref())? {
            return Err(ApiError::new(Code::Locked, "sharing-no-keyring"));
        }
        store.set_secret(PERSON, person.to_string().as_bytes())?;
        belongings::carry(joined, &mut store, now)?;
        store.close(now)?;
        note.at(Reached::GivenBack).write(self.server.folder())
    }

    /// Puts the office that was given back in its place, from wherever it was cut off.
    fn bring_home(&self) -> Result<(), ApiError> {
        let (given, parted) = (self.given(), self.parted());
        if !given.exists() {
            return Ok(()); // it is there already
        }
        if self.folder.exists() {
            let _ = std::fs::remove_dir_all(&parted); // of an older attempt
            std::fs::rename(&self.folder, &parted).map_err(StoreError::from)?;
        }
        std::fs::rename(&given, &self.folder).map_err(StoreError::from)?;
        Ok(sync_folder(self.folder.parent().unwrap_or(&self.folder))?)
    }

    /// What had joined the server goes, then the server's data goes aside, with the note that says what is left
    /// to do. What cannot be done now is done at the next start.
    pub(super) fn put_server_aside(&self) {
        if self.parted().exists()
            && let Err(error) = std::fs::remove_dir_all(self.parted())
        {
            tracing::warn!(kind = %error.kind(), "what had joined the server was not deleted");
            return;
        }
        if self.server.begins_at_sign_in() == Some(true)
            && let Err(error) = self.server.begin_at_sign_in(false)
        {
            tracing::warn!(
                key = error.key,
                "the entry of the sign-in stays; there is nothing to serve any more"
            );
        }
        let ended = format!("ukonceno-{}", self.clock.now().as_millisecond());
        if let Err(error) = std::fs::rename(self.server.folder(), beside(self.server.folder(), &ended)) {
            tracing::warn!(kind = %error.kind(), "the data of the server was not put aside");
        }
    }

    /// The store that had joined the server, where the move did not get as far as the other one.
    fn put_joined_back(&self) {
        if self.parted().exists()
            && !self.folder.exists()
            && let Err(error) = std::fs::rename(self.parted(), &self.folder)
        {
            tracing::error!(kind = %error.kind(), "the store that had joined was not put back");
        }
    }

    /// After a failure: the office is shared as before. What was given back is no longer the newest.
    fn go_on_sharing(&self, note: &Note) {
        if !self.folder.exists() {
            return; // what was given back is all there is in this place; a start brings it home
        }
        if let Err(error) = note.at(Reached::Shared).write(self.server.folder()) {
            tracing::error!(key = error.key, "the note of sharing was not written"); // a start brings it home
            return;
        }
        self.keep_sharing();
    }
}
