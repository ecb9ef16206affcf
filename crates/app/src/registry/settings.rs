//! Where documents go and with which marks: the folder is this computer's own, among the secrets of its store; the
//! data box and the marks are the office's, so that each of its computers hands documents over alike.

use std::collections::BTreeMap;
use std::path::Path;

use obeznik_circulation::registry::{
    FilingMarks, FilingRules, RegistryNumbers, SetFilingRules, filing_rules_id,
};
use obeznik_kernel::record::RecordsExt as _;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::ApiError;
use crate::office::{Office, Request};
use crate::watched::check_outside;

/// Name under which the store of this device keeps it.
const KEPT: &str = "filing_service";

/// Kind of the command by which the office's part is set.
const COMMAND: &str = "circulation.set_filing_rules";

/// The filing service as this computer reaches it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct FilingService {
    /// The folder documents are laid into; empty while none was chosen. Of this computer alone.
    pub folder: String,
    /// The data box of the municipality.
    pub data_box: String,
    /// Marks by kind of document.
    pub marks: BTreeMap<String, FilingMarks>,
}

impl FilingService {
    /// What is proposed for a document of a kind.
    pub(super) fn marks_of(&self, kind: &str) -> RegistryNumbers {
        self.marks.get(kind).cloned().unwrap_or_default().numbers()
    }
}

/// What this computer knows of the filing service. While the office has set nothing, what the computer kept for itself
/// before holds.
///
/// # Errors
/// What the store says.
pub fn filing_service(office: &Office) -> Result<FilingService, ApiError> {
    let kept = kept(office)?;
    Ok(match rules(office)? {
        Some(rules) => with_folder(kept.folder, rules),
        None => kept,
    })
}

/// Sets it: the office's part only where it changes.
///
/// # Errors
/// [`Code::Refused`](crate::Code::Refused) for what is no folder of this computer or lies in the store, for a data box
/// that is none, for marks that are none, and for people who do not hand documents over.
pub fn set_filing_service(office: &Office, service: FilingService) -> Result<FilingService, ApiError> {
    let FilingService { folder, data_box, marks } = service;
    let folder = folder.trim().to_owned();
    if !folder.is_empty() {
        let refusals = ["registry-no-such-folder", "registry-folder-in-store"];
        check_outside(office, Path::new(&folder), refusals)?;
    }
    let value = FilingRules { data_box, marks: marks.into_iter().collect() }.tidied();
    if let Some(fault) = value.fault() {
        return Err(fault.into());
    }
    if value != rules(office)?.unwrap_or_default() {
        let payload =
            serde_json::to_value(SetFilingRules { value: value.clone() }).map_err(ApiError::broken)?;
        office.execute(Request {
            kind: COMMAND.to_owned(),
            payload,
            base: Vec::new(),
            on_behalf_of: None,
        })?;
    }
    let service = with_folder(folder, value);
    let bytes = serde_json::to_vec(&service).map_err(ApiError::broken)?;
    office.store().set_secret(KEPT, &bytes)?;
    Ok(service)
}

fn with_folder(folder: String, rules: FilingRules) -> FilingService {
    let FilingRules { data_box, marks } = rules;
    FilingService { folder, data_box, marks: marks.into_iter().collect() }
}

/// What this computer keeps for itself.
fn kept(office: &Office) -> Result<FilingService, ApiError> {
    let kept = office.store().secret(KEPT)?;
    Ok(kept.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default())
}

/// What the office has set.
fn rules(office: &Office) -> Result<Option<FilingRules>, ApiError> {
    office.read(|reader| {
        let found = reader.records.find::<FilingRules>(filing_rules_id())?;
        Ok(found.map(|stored| stored.value))
    })
}
