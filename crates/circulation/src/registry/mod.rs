//! Documents and the filing service of the office: what was handed over to it and the numbers it gave.
//!
//! Oběžník is no filing service (Act No. 499/2004 Coll., § 63): it hands documents over and keeps what comes back.

mod document;
mod enter;
mod hand_over;
mod numbers;
mod rules;

use obeznik_kernel::{IndexKey, PersonId, Record, RecordId, Timestamp};
use serde::{Deserialize, Serialize};

pub(crate) use document::{document, need_document};
pub use enter::{EnterRegistryNumbers, enter_registry_numbers};
pub use hand_over::{HandToRegistry, hand_to_registry};
pub use numbers::{RegistryNumbers, number_key, numbers_fault};
pub use rules::{FilingMarks, FilingRules, SetFilingRules, filing_rules_id, set_filing_rules};

use crate::stored_enum::stored_enum;

stored_enum! {
    /// Which document of the circulation it is.
    RegistryKind {
        /// Tisk with its cover sheet and annexes.
        Paper = "paper",
        /// Pozvánka to a meeting.
        Invitation = "invitation",
        /// Dokument jednání: minutes and whatever else lies under a meeting.
        MeetingDocument = "meeting_document",
        /// Výpis usnesení.
        Extract = "extract",
    }
}

/// A document that went to the filing service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HandOver {
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub at: Timestamp,
    /// Who handed it over.
    pub by: Option<PersonId>,
}

/// A number that was changed after it had been entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NumberCorrection {
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub at: Timestamp,
    /// Who mended it.
    pub by: Option<PersonId>,
    /// What stood there before.
    pub before: RegistryNumbers,
    /// Why.
    pub reason: String,
}

/// What is known of one document in the filing service; lies under the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RegistryEntry {
    /// Which document.
    pub kind: RegistryKind,
    /// The paper, meeting, document of a meeting or resolution.
    pub document: RecordId,
    /// Numbers and marks; without a reference number it awaits registration.
    #[serde(default)]
    pub numbers: RegistryNumbers,
    /// Every time it was handed over, the last at the end.
    #[serde(default)]
    pub hand_overs: Vec<HandOver>,
    /// What was mended, the last at the end.
    #[serde(default)]
    pub corrections: Vec<NumberCorrection>,
}

impl Record for RegistryEntry {
    const KIND: &'static str = "registry_entry";
    fn index_keys(&self) -> Vec<IndexKey> {
        let key = number_key(&self.numbers.reference_number);
        if key.is_empty() { Vec::new() } else { vec![IndexKey::new("registry_by_number", &[&key])] }
    }
}

impl RegistryEntry {
    /// One that nothing is known of yet.
    pub fn new(kind: RegistryKind, document: RecordId) -> Self {
        let (hand_overs, corrections) = (Vec::new(), Vec::new());
        Self { kind, document, numbers: RegistryNumbers::default(), hand_overs, corrections }
    }

    /// Whether the filing service gave it a number (evidováno); until then it awaits one (čeká na evidenci).
    pub fn is_registered(&self) -> bool {
        !self.numbers.reference_number.is_empty()
    }
}

/// The identifier of the one entry of a document.
pub fn registry_entry_id(kind: &RegistryKind, document: RecordId) -> RecordId {
    RecordId::well_known(&format!("registry/{}/{document}", kind.as_str()))
}

#[cfg(test)]
mod tests;
