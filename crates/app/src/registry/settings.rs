//! Where documents go and with which marks: this computer's own, among the secrets of its store.

use std::collections::BTreeMap;
use std::path::Path;

use obeznik_circulation::registry::{RegistryNumbers, numbers_fault};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::KINDS;
use crate::api::{ApiError, Code};
use crate::office::Office;
use crate::watched::check_outside;

/// Name under which the store of this device keeps it.
const KEPT: &str = "filing_service";

/// Signs of the identifier of a data box.
const DATA_BOX: usize = 7;

/// Marks proposed for documents of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct FilingMarks {
    /// Spisový znak.
    pub plan_mark: String,
    /// Skartační znak: `A`, `S`, `V` or empty.
    pub retention_mark: String,
    /// Skartační lhůta in years.
    pub retention_years: Option<u16>,
}

/// The filing service as this computer reaches it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct FilingService {
    /// The folder documents are laid into; empty while none was chosen.
    pub folder: String,
    /// The data box of the municipality.
    pub data_box: String,
    /// Marks by kind of document.
    pub marks: BTreeMap<String, FilingMarks>,
}

impl FilingService {
    /// What is proposed for a document of a kind.
    pub(super) fn marks_of(&self, kind: &str) -> RegistryNumbers {
        let FilingMarks { plan_mark, retention_mark, retention_years } =
            self.marks.get(kind).cloned().unwrap_or_default();
        RegistryNumbers { plan_mark, retention_mark, retention_years, ..RegistryNumbers::default() }
    }
}

/// What this computer knows of the filing service.
///
/// # Errors
/// What the store says.
pub fn filing_service(office: &Office) -> Result<FilingService, ApiError> {
    let kept = office.store().secret(KEPT)?;
    Ok(kept.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default())
}

/// Sets it.
///
/// # Errors
/// [`Code::Refused`] for what is no folder of this computer or lies in the store, for a data box that is none and
/// for marks that are none.
pub fn set_filing_service(office: &Office, service: FilingService) -> Result<FilingService, ApiError> {
    let service = tidied(service);
    if !service.folder.is_empty() {
        check_outside(
            office,
            Path::new(&service.folder),
            ["registry-no-such-folder", "registry-folder-in-store"],
        )?;
    }
    let is_box =
        service.data_box.len() == DATA_BOX && service.data_box.bytes().all(|b| b.is_ascii_alphanumeric());
    if !service.data_box.is_empty() && !is_box {
        return Err(ApiError::new(Code::Refused, "registry-data-box-unfit").with("box", &service.data_box));
    }
    for kind in KINDS {
        if let Some(fault) = numbers_fault(&service.marks_of(kind)) {
            return Err(fault.into());
        }
    }
    let bytes = serde_json::to_vec(&service).map_err(ApiError::broken)?;
    office.store().set_secret(KEPT, &bytes)?;
    Ok(service)
}

fn tidied(service: FilingService) -> FilingService {
    let FilingService { folder, data_box, marks } = service;
    let tidy = |marks: FilingMarks| {
        let FilingMarks { plan_mark, retention_mark, retention_years } = marks;
        let tidied =
            RegistryNumbers { plan_mark, retention_mark, retention_years, ..RegistryNumbers::default() };
        let RegistryNumbers { plan_mark, retention_mark, retention_years, .. } = tidied.tidied();
        FilingMarks { plan_mark, retention_mark, retention_years }
    };
    let marks = marks.into_iter().filter(|(kind, _)| KINDS.contains(&kind.as_str()));
    FilingService {
        folder: folder.trim().to_owned(),
        data_box: data_box.trim().to_lowercase(),
        marks: marks.map(|(kind, marks)| (kind, tidy(marks))).collect(),
    }
}
