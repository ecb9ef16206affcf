//! Is the file still the one that was here? A text in it and one beside it must fit
//! ([`obeznik_sync::epoch`]).

use std::path::Path;

use obeznik_sync::{Epoch, Provenance, provenance};

use crate::error::StoreError;
use crate::folder::write_whole;
use crate::keys::random_bytes;
use crate::open::Store;
use crate::records::{meta, set_meta};

impl Store {
    /// Says where the file comes from and renews the text in it and in `beside`, a file in the person's state
    /// folder or the server's, where a copy of the store does not reach. Called once at every start.
    ///
    /// A foreign file of a joined device must be registered anew; a foreign file of an office begins another
    /// history.
    ///
    /// # Errors
    /// [`StoreError`] when either could not be read or written; the next start tells the same.
    pub fn meet_epoch(&mut self, beside: &Path) -> Result<Provenance, StoreError> {
        let kept = match std::fs::read_to_string(beside) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(error.into()),
        };
        let in_file: Epoch = match meta(&self.connection, "epoch")? {
            Some(text) => serde_json::from_str(&text)?,
            None => Epoch::default(),
        };
        let found = provenance(&in_file, kept.as_deref());
        let coming = random_text()?;
        self.keep_epoch(&Epoch { present: in_file.present, coming: Some(coming.clone()) })?;
        if found == Provenance::Foreign {
            return Ok(found); // settled only when the caller has acted on it
        }
        self.settle_epoch(beside)?;
        Ok(found)
    }

    /// Makes the file and its place fit again: after a foreign file was registered anew, or began another
    /// history.
    ///
    /// # Errors
    /// As [`Store::meet_epoch`].
    pub fn settle_epoch(&mut self, beside: &Path) -> Result<(), StoreError> {
        let text = meta(&self.connection, "epoch")?;
        let in_file: Epoch = text.map(|text| serde_json::from_str(&text)).transpose()?.unwrap_or_default();
        let coming = match in_file.coming {
            Some(coming) => coming,
            None => random_text()?,
        };
        self.keep_epoch(&Epoch { present: in_file.present, coming: Some(coming.clone()) })?;
        write_whole(beside, coming.as_bytes())?;
        self.keep_epoch(&Epoch { present: Some(coming), coming: None })
    }

    fn keep_epoch(&mut self, epoch: &Epoch) -> Result<(), StoreError> {
        let text = serde_json::to_string(epoch)?;
        let transaction = self.connection.transaction()?;
        set_meta(&transaction, "epoch", &text)?;
        Ok(transaction.commit()?)
    }
}

pub(crate) fn random_text() -> Result<String, StoreError> {
    Ok(random_bytes::<16>()?.iter().map(|byte| format!("{byte:02x}")).collect())
}
