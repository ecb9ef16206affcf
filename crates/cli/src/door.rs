//! Opening a store: by the keyring, a pass-phrase, the recovery code; the demo town by its published one.

use std::io::BufRead as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use obeznik_app::office::desk::{DEMO_PASS_PHRASE, Desk};
use obeznik_app::{ApiError, Code, Office};
use obeznik_store::{StoreError, Unlock, keyring_of_environment};
use obeznik_worker::Children;

use crate::arguments::StoreArguments;

/// A store and the secret that opens it, read once.
pub(crate) struct Door {
    pub(crate) folder: PathBuf,
    secret: Option<(&'static str, String)>,
}

impl Door {
    /// Reads the secret from the standard input, when the command line says so.
    ///
    /// # Errors
    /// [`Code::Invalid`] when nothing comes.
    pub(crate) fn of(arguments: &StoreArguments) -> Result<Self, ApiError> {
        let way = match (arguments.pass_phrase_stdin, arguments.recovery_code_stdin) {
            (true, _) => Some("passphrase"),
            (_, true) => Some("recovery"),
            _ => None,
        };
        let secret = way.map(|way| Ok::<_, ApiError>((way, line_of_input()?))).transpose()?;
        Ok(Self { folder: arguments.store.clone(), secret })
    }

    /// The open office, for reading: who holds the key of the store reads it.
    ///
    /// # Errors
    /// What the store says.
    pub(crate) fn office(&self) -> Result<Office, ApiError> {
        self.office_in(&self.folder)
    }

    /// The office of a person who proved themselves: what is done here goes into the log under their name.
    ///
    /// # Errors
    /// [`Code::Locked`] where several people share the computer and no pass-phrase of theirs was given.
    pub(crate) fn office_of_somebody(&self) -> Result<Office, ApiError> {
        let desk = self.desk_in(&self.folder)?;
        let office = desk.office()?;
        alone(desk, office)
    }

    /// The office in another folder under the same secret, such as a backup.
    ///
    /// # Errors
    /// What that store says.
    pub(crate) fn office_in(&self, folder: &Path) -> Result<Office, ApiError> {
        let desk = self.desk_in(folder)?;
        let office = desk.opened()?;
        alone(desk, office)
    }

    fn desk_in(&self, folder: &Path) -> Result<Desk, ApiError> {
        let desk = match Children::of_this_program() {
            Ok(children) => Desk::new(folder.to_owned()).with_files(Arc::new(children)),
            Err(_) => Desk::new(folder.to_owned()), // files stay unread, the rest works
        };
        match &self.secret {
            Some((way, secret)) => desk.unlock(way, secret)?,
            None => desk.open_quietly(),
        }
        let state = desk.state();
        match state.error {
            Some(error) => Err(error),
            None if state.state == "new" => Err(ApiError::new(Code::NotFound, "store-missing")),
            None => Ok(desk),
        }
    }

    /// Does something that unlocks by itself, in the same order of ways.
    ///
    /// # Errors
    /// What it says.
    pub(crate) fn unlocking<T>(
        &self,
        act: impl Fn(Unlock<'_>) -> Result<T, StoreError>,
    ) -> Result<T, ApiError> {
        let done = match &self.secret {
            Some(("recovery", code)) => act(Unlock::RecoveryCode(code)),
            Some((_, pass_phrase)) => act(Unlock::PassPhrase(pass_phrase)),
            None => quietly(&act),
        };
        Ok(done?)
    }
}

fn alone(desk: Desk, office: Arc<Office>) -> Result<Office, ApiError> {
    drop(desk);
    Arc::into_inner(office).ok_or_else(|| ApiError::broken("the desk still holds the office"))
}

fn quietly<T>(act: &impl Fn(Unlock<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
    let keyring = keyring_of_environment();
    match act(Unlock::Keyring(keyring.as_ref())) {
        Err(StoreError::KeyringLocked { has_pass_phrase: true }) => act(Unlock::PassPhrase(DEMO_PASS_PHRASE))
            .map_err(|error| match error {
                StoreError::WrongKey => StoreError::KeyringLocked { has_pass_phrase: true },
                other => other,
            }),
        other => other,
    }
}

fn line_of_input() -> Result<String, ApiError> {
    let nothing = || ApiError::new(Code::Invalid, "cli-no-secret");
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(|_| nothing())?;
    let secret = line.trim_end_matches(['\r', '\n']).to_owned();
    if secret.is_empty() { Err(nothing()) } else { Ok(secret) }
}
