//! Computers of the office that is shared from here: who has which, and what happens when one is lost.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::api::{ApiError, Code};
use crate::office::desk::Desk;

/// A computer that the office lets in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfficeComputer {
    /// Its identifier.
    pub device: String,
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub person_name: String,
    /// When the office last heard of it.
    pub seen_at: String,
    /// Whether it is this one.
    pub is_this: bool,
    /// Whether the office looks after it itself.
    pub is_managed: bool,
}

impl Desk {
    /// Computers the office lets in, by the names of their people.
    ///
    /// # Errors
    /// [`Code::Refused`] when this computer does not share, or who sits here does not manage people.
    pub fn computers(&self) -> Result<Vec<OfficeComputer>, ApiError> {
        let (office, note) = self.shared_by_me()?;
        let this = office.signer().device.to_string();
        drop(office);
        let said = self.server.order(&["device", "list", "--tenant", &note.town], None)?;
        let rows = said.as_array().into_iter().flatten().filter(|row| row["state"] == "active");
        let mut computers: Vec<OfficeComputer> = rows.map(|row| computer(row, &this)).collect();
        computers.sort_by_key(|one| {
            obeznik_czech::collation::sort_key(&format!("{} {}", one.person_name, one.name))
        });
        Ok(computers)
    }

    /// A computer was lost: what could be read in it is printed for the data protection officer, and the office
    /// lets it in no more, in one step. With `wipes` it also destroys everything at its next contact.
    ///
    /// # Errors
    /// As [`Desk::computers`]; [`Code::Refused`] for this computer itself and for one that is not let in.
    pub fn lose_computer(&self, device: &str, wipes: bool) -> Result<PathBuf, ApiError> {
        let known = self.computers()?.into_iter().find(|one| one.device == device);
        if known.is_none_or(|one| one.is_this) {
            return Err(ApiError::new(Code::Refused, "sharing-no-computer"));
        }
        let (office, note) = self.shared_by_me()?;
        let room = office.store().out_folder();
        drop(office);
        std::fs::create_dir_all(&room).map_err(obeznik_store::StoreError::from)?;
        let report = room.join(format!("ztracene-zarizeni-{}.pdf", self.clock.now().as_millisecond()));
        let path = report.display().to_string();
        let mut words = vec!["device", "lost", "--tenant", &note.town, "--to", &path];
        words.extend(wipes.then_some("--wipe"));
        words.push(device);
        self.server.order(&words, None)?;
        tracing::warn!(wipes, "a lost computer was shown out");
        Ok(report)
    }
}

fn computer(row: &Value, this: &str) -> OfficeComputer {
    let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
    OfficeComputer {
        is_this: row["device"] == this,
        is_managed: row["is_managed"] == true,
        device: text("device"),
        name: text("name"),
        person_name: text("person_name"),
        seen_at: text("seen_at"),
    }
}
