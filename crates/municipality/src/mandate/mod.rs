//! Mandates of the assembly: how each ends, who of the same list enters the next day, and the certificate
//! that is due for it.

mod end;
mod fate;
mod issuer;
mod list;
mod name;
mod why;

#[cfg(test)]
mod tests;

use obeznik_kernel::{Date, IndexKey, PersonId, Record, RecordId};
use serde::{Deserialize, Serialize};

pub use end::{EndMandate, NoteCertificate, TakeBackMandateEnd};
pub(crate) use end::{arrive, end_mandate, note_certificate, take_back_mandate_end};
pub use fate::{SeatFate, fate};
pub use issuer::{CertificateIssuer, certificate_issuer};
pub use list::{ListedSubstitute, PartyList, SetPartyList, next_substitute};
pub(crate) use list::{MOST_LISTS, set_party_list};
pub(crate) use name::person_named;
pub use why::{MandateChange, MembersExplained, explain_members};

/// Days after the end of a mandate within which its substitute gets the certificate.
///
/// Source: Act No. 491/2001 Coll., on Elections to Municipal Assemblies, § 56.
pub(crate) const CERTIFICATE_DAYS: i32 = 15;

/// Why a mandate ends. The paragraphs are kept as data; how § 55 is divided is yet to be compared with its present
/// wording.
///
/// Source: Act No. 491/2001 Coll., § 55 and § 60; Act No. 128/2000 Coll., § 69.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum EndReason {
    /// Rezignace: delivered in writing, or declared in a session of the assembly (§ 55/2).
    Resignation,
    /// Odmítnutí slibu, or an oath with a reservation (§ 69 of Act 128/2000, § 55/2).
    RefusedOath,
    /// Úmrtí (§ 55/2).
    Death,
    /// Ztráta volitelnosti (§ 55/3).
    LostEligibility,
    /// Odsouzení k nepodmíněnému trestu (§ 55/3).
    Conviction,
    /// Neslučitelnost funkcí (§ 5/2, § 55/3).
    Incompatibility,
    /// Neplatnost volby said by a court (§ 60); it says what follows, so nobody enters by the list alone.
    InvalidElection,
    /// Of a newer version of the program.
    #[serde(untagged)]
    Unknown(String),
}

/// How the end came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum EndWay {
    /// Doručeno písemně.
    Delivered,
    /// Prohlášeno na zasedání zastupitelstva.
    Declared,
    /// Ze zákona, by the event itself.
    ByLaw,
    /// Zánik vyslovilo zastupitelstvo.
    Assembly,
    /// Zánik vyslovil ředitel krajského úřadu.
    Region,
    /// Rozhodl soud.
    Court,
    /// Of a newer version of the program.
    #[serde(untagged)]
    Unknown(String),
}

impl EndReason {
    /// Every reason this version knows.
    pub const ALL: [EndReason; 7] = [
        EndReason::Resignation,
        EndReason::RefusedOath,
        EndReason::Death,
        EndReason::LostEligibility,
        EndReason::Conviction,
        EndReason::Incompatibility,
        EndReason::InvalidElection,
    ];

    /// The ways in which it may come about.
    pub fn ways(&self) -> &'static [EndWay] {
        match self {
            EndReason::Resignation => &[EndWay::Delivered, EndWay::Declared],
            EndReason::RefusedOath => &[EndWay::Declared],
            EndReason::Death => &[EndWay::ByLaw],
            EndReason::LostEligibility | EndReason::Conviction | EndReason::Incompatibility => {
                &[EndWay::Assembly, EndWay::Region, EndWay::Court]
            }
            EndReason::InvalidElection => &[EndWay::Court],
            EndReason::Unknown(_) => &[],
        }
    }

    /// Whether the next substitute of the list enters by the law itself.
    pub fn lets_substitute_in(&self) -> bool {
        !matches!(self, EndReason::InvalidElection | EndReason::Unknown(_))
    }

    /// As documents say it, with its paragraph.
    pub fn as_document(&self) -> &str {
        match self {
            EndReason::Resignation => "Rezignace (§ 55 odst. 2 zákona č. 491/2001 Sb.)",
            EndReason::RefusedOath => "Odmítnutí slibu (§ 55 odst. 2 zákona č. 491/2001 Sb.)",
            EndReason::Death => "Úmrtí (§ 55 odst. 2 zákona č. 491/2001 Sb.)",
            EndReason::LostEligibility => "Ztráta volitelnosti (§ 55 odst. 3 zákona č. 491/2001 Sb.)",
            EndReason::Conviction => "Pravomocné odsouzení (§ 55 odst. 3 zákona č. 491/2001 Sb.)",
            EndReason::Incompatibility => "Neslučitelnost funkcí (§ 55 odst. 3 zákona č. 491/2001 Sb.)",
            EndReason::InvalidElection => "Neplatnost volby (§ 60 zákona č. 491/2001 Sb.)",
            EndReason::Unknown(word) => word,
        }
    }
}

/// Who entered after an ended mandate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MandateEntry {
    /// The person.
    pub person: PersonId,
    /// Their membership in the assembly.
    pub membership: RecordId,
    /// The list they come from.
    pub list: RecordId,
    /// First day, the one after the end.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub from: Date,
    /// By which day they get the certificate.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub certificate_due_on: Date,
    /// When they got it.
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub certificate_on: Option<Date>,
}

/// An end that was written down and found not to have come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TakenBack {
    /// The day.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub on: Date,
    /// Why.
    pub reason: String,
}

/// The last day a seat had before the mandate ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlannedEnd {
    /// The seat.
    pub membership: RecordId,
    /// The day.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub last_on: Date,
    /// Why it was to end.
    pub reason: String,
}

/// A mandate that ended, with all that followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MandateEnd {
    /// Whose.
    pub person: PersonId,
    /// The membership in the assembly.
    pub membership: RecordId,
    /// Why.
    pub reason: EndReason,
    /// How.
    pub way: EndWay,
    /// The last day of the mandate.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub last_on: Date,
    /// What it rests on, such as the number of a letter.
    pub note: String,
    /// Memberships elsewhere that ended with it.
    pub also: Vec<RecordId>,
    /// Last days that were set before, of those seats that had one.
    #[serde(default)]
    pub planned: Vec<PlannedEnd>,
    /// Who entered; nobody where the list has no substitute left.
    pub entry: Option<MandateEntry>,
    /// Whether it was taken back.
    pub taken_back: Option<TakenBack>,
}

impl MandateEnd {
    /// The entry whose certificate has yet to be handed over.
    pub fn awaits_certificate(&self) -> Option<&MandateEntry> {
        let entry = self.entry.as_ref().filter(|_| self.taken_back.is_none());
        entry.filter(|entry| entry.certificate_on.is_none())
    }
}

impl Record for MandateEnd {
    const KIND: &'static str = "mandate_end";
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![IndexKey::new("mandate_end", &["all"])]
    }
}
