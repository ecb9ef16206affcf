//! What the whole office tells the filing service: its data box and the usual marks of each kind of document.

use std::collections::BTreeMap;

use obeznik_kernel::{
    Audience, Command, Context, Record, RecordId, Records, RecordsExt, Refusal, Stop, Stored,
};
use serde::{Deserialize, Serialize};

use super::{RegistryKind, RegistryNumbers, numbers_fault};
use crate::door::{ensure, refuse};

/// Signs of the identifier of a data box.
const DATA_BOX: usize = 7;

/// Marks proposed for documents of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(default)]
pub struct FilingMarks {
    /// Spisový znak.
    pub plan_mark: String,
    /// Skartační znak: `A`, `S`, `V` or empty.
    pub retention_mark: String,
    /// Skartační lhůta in years.
    pub retention_years: Option<u16>,
}

impl FilingMarks {
    /// As numbers of a document that has no others yet.
    pub fn numbers(&self) -> RegistryNumbers {
        let Self { plan_mark, retention_mark, retention_years } = self.clone();
        RegistryNumbers { plan_mark, retention_mark, retention_years, ..RegistryNumbers::default() }
    }
}

/// One for the whole office, so that each of its computers hands documents over alike.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(default)]
pub struct FilingRules {
    /// The data box of the municipality; may be empty.
    pub data_box: String,
    /// Marks by kind of document, each kind once; pairs, so that one left out does not come back.
    pub marks: Vec<(String, FilingMarks)>,
}

impl Record for FilingRules {
    const KIND: &'static str = "filing_rules";
}

impl FilingRules {
    /// Without blanks around, with marks of known kinds alone and none that say nothing.
    #[must_use]
    pub fn tidied(&self) -> Self {
        let tidy = |marks: &FilingMarks| {
            let RegistryNumbers { plan_mark, retention_mark, retention_years, .. } = marks.numbers().tidied();
            FilingMarks { plan_mark, retention_mark, retention_years }
        };
        let is_known = |kind: &str| RegistryKind::ALL.iter().any(|known| known.as_str() == kind);
        let marks = self.marks.iter().filter(|(kind, _)| is_known(kind));
        let marks = marks.map(|(kind, marks)| (kind.clone(), tidy(marks)));
        let by_kind: BTreeMap<String, FilingMarks> =
            marks.filter(|(_, marks)| *marks != FilingMarks::default()).collect();
        Self { data_box: self.data_box.trim().to_lowercase(), marks: by_kind.into_iter().collect() }
    }

    /// What is wrong with tidied ones, if anything.
    pub fn fault(&self) -> Option<Refusal> {
        let data_box = &self.data_box;
        let is_box = data_box.len() == DATA_BOX && data_box.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !data_box.is_empty() && !is_box {
            return Some(Refusal::new("registry-data-box-unfit").with("box", data_box));
        }
        self.marks.iter().find_map(|(_, marks)| numbers_fault(&marks.numbers()))
    }
}

/// The identifier of the one record of a store.
pub fn filing_rules_id() -> RecordId {
    RecordId::well_known("filing-rules")
}

/// Input of `circulation.set_filing_rules`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SetFilingRules {
    /// What they are to be.
    pub value: FilingRules,
}

/// Sets them for documents handed over from now on.
///
/// # Errors
/// Refuses a data box that is none, marks that are none, and what was written over others than those of now.
pub fn set_filing_rules(
    command: &Command,
    _context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let SetFilingRules { value } = command.input()?;
    let value = value.tidied();
    if let Some(fault) = value.fault() {
        return refuse(fault);
    }
    let found = records.find::<FilingRules>(filing_rules_id())?;
    let now = found.as_ref().map_or(0, |before| before.ver);
    let seen = command.base_ver(filing_rules_id());
    ensure(seen.is_none_or(|seen| seen == now), "refusal-filing-rules-moved")?;
    match found {
        Some(before) => records.save(&Stored { value, ..before }),
        None => records.add(filing_rules_id(), None, &Audience::public(), &value),
    }
}
