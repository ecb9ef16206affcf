//! Where documents go and with which marks: the folder is this computer's own, among the secrets of its store; the
//! data box and the marks are the office's, so that each of its computers hands documents over alike.

use std::collections::BTreeMap;
use std::path::Path;

use obeznik_circulation::registry::{
    FilingMarks, FilingRules, RegistryNumbers, SetFilingRules, filing_rules_id,
};
use obeznik_kernel::Stored;
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
    /// The version of the office's part; 0 while the office has set nothing.
    pub ver: u32,
    /// What this computer kept for itself and the office has otherwise; a person says what becomes of it.
    pub kept: Option<FilingRules>,
}

/// What a person sets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SetFilingService {
    /// The folder of this computer.
    pub folder: String,
    /// The office's part, where the person changed it.
    pub rules: Option<FilingRules>,
    /// The version of the office's part the person saw.
    pub ver: u32,
    /// Whether this computer lets go of what it kept for itself: the marks of the office hold.
    pub forget: bool,
}

/// What this computer keeps: the folder, and what it knew before the office had marks of its own.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    folder: String,
    data_box: String,
    marks: BTreeMap<String, FilingMarks>,
}

impl Kept {
    fn rules(&self) -> FilingRules {
        let Self { data_box, marks, .. } = self.clone();
        FilingRules { data_box, marks: marks.into_iter().collect() }.tidied()
    }
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
    let Some(Stored { ver, value, .. }) = rules(office)? else {
        let Kept { folder, data_box, marks } = kept;
        return Ok(FilingService { folder, data_box, marks, ver: 0, kept: None });
    };
    let own = Some(kept.rules()).filter(|own| *own != FilingRules::default() && *own != value);
    let FilingRules { data_box, marks } = value;
    let ver = u32::try_from(ver).unwrap_or(u32::MAX);
    Ok(FilingService { folder: kept.folder, data_box, marks: marks.into_iter().collect(), ver, kept: own })
}

/// Sets it: the folder here, the office's part only where the person changed it. What this computer kept for itself
/// stays until it is the office's or the person lets go of it.
///
/// # Errors
/// [`Code::Refused`](crate::Code::Refused) for what is no folder of this computer or lies in the store, for a data box
/// that is none, for marks that are none, for people who do not hand documents over, and where the office's part is not
/// the one they saw.
pub fn set_filing_service(office: &Office, input: SetFilingService) -> Result<FilingService, ApiError> {
    let SetFilingService { folder, rules: changed, ver, forget } = input;
    let folder = folder.trim().to_owned();
    if !folder.is_empty() {
        let refusals = ["registry-no-such-folder", "registry-folder-in-store"];
        check_outside(office, Path::new(&folder), refusals)?;
    }
    let changed = changed.as_ref().map(FilingRules::tidied);
    if let Some(fault) = changed.as_ref().and_then(FilingRules::fault) {
        return Err(fault.into());
    }
    let own = Kept { folder, ..kept(office)? };
    keep(office, &own)?;
    if let Some(value) = &changed {
        send(office, value, ver)?;
    }
    let now = rules(office)?.map(|stored| stored.value);
    if now.is_some_and(|now| forget || now == own.rules()) {
        keep(office, &Kept { folder: own.folder, ..Kept::default() })?;
    }
    let service = filing_service(office)?;
    // The office may have still to decide; the person sees what they set.
    Ok(match changed {
        Some(FilingRules { data_box, marks }) => {
            FilingService { data_box, marks: marks.into_iter().collect(), ..service }
        }
        None => service,
    })
}

/// Sends the office's part, unless it is as the office has it.
fn send(office: &Office, value: &FilingRules, ver: u32) -> Result<(), ApiError> {
    if rules(office)?.is_some_and(|now| now.value == *value) {
        return Ok(());
    }
    let payload = serde_json::to_value(SetFilingRules { value: value.clone() }).map_err(ApiError::broken)?;
    let base = vec![(filing_rules_id().to_string(), ver)];
    let request = Request { kind: COMMAND.to_owned(), payload, base, on_behalf_of: None };
    office.execute(request).map(|_| ())
}

/// What this computer keeps for itself.
fn kept(office: &Office) -> Result<Kept, ApiError> {
    let kept = office.store().secret(KEPT)?;
    Ok(kept.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default())
}

fn keep(office: &Office, kept: &Kept) -> Result<(), ApiError> {
    let bytes = serde_json::to_vec(kept).map_err(ApiError::broken)?;
    Ok(office.store().set_secret(KEPT, &bytes)?)
}

/// What the office has set.
fn rules(office: &Office) -> Result<Option<Stored<FilingRules>>, ApiError> {
    office.read(|reader| Ok(reader.records.find::<FilingRules>(filing_rules_id())?))
}
