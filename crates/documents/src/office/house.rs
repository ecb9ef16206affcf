//! What every document of one municipality shares: the letterhead, the place, the act it lives by.

use obeznik_app::circulation::layouts;
use obeznik_app::municipality::names::Names;
use obeznik_app::registry::print_line;
use obeznik_app::{ApiError, Reader};
use obeznik_circulation::registry::RegistryKind;
use obeznik_kernel::RecordId;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_municipality::{LawProfile, Municipality, municipality_id};

use super::naming::town_of;
use super::wording::say;
use crate::letterhead::{Crest, Letterhead};

/// The municipality in one snapshot.
pub(super) struct House<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) names: Names<'a>,
    municipality: Municipality,
    contact: String,
}

impl<'a> House<'a> {
    pub(super) fn of(reader: &'a Reader<'a>) -> Result<Self, ApiError> {
        let municipality = reader.records.need::<Municipality>(municipality_id())?.value;
        let contact = layouts::letterhead(reader)?.contact;
        Ok(Self { reader, names: Names::of(reader.records), municipality, contact })
    }

    pub(super) fn letterhead(&self) -> Letterhead {
        Letterhead { contact: self.contact.clone(), ..letterhead_of(&self.municipality) }
    }

    /// Číslo jednací and spisová značka of a document, once the filing service gave them.
    pub(super) fn file_number(&self, kind: &RegistryKind, id: RecordId) -> Result<Option<String>, ApiError> {
        Ok(print_line(self.reader, kind, id)?.map(marked))
    }

    /// `obce Lhota`; the name as it is where nobody said its genitive.
    pub(super) fn name_genitive(&self) -> &str {
        let Municipality { name, name_genitive, .. } = &self.municipality;
        if name_genitive.trim().is_empty() { name } else { name_genitive }
    }

    /// The town in which documents are issued.
    pub(super) fn place(&self) -> String {
        town_of(&self.municipality.address)
    }

    /// `act128` or `act131`, by which texts select.
    pub(super) fn law(&self) -> &'static str {
        law_of(&self.municipality)
    }
}

/// `act128` or `act131`, by which texts select.
pub(super) fn law_of(municipality: &Municipality) -> &'static str {
    match municipality.law {
        LawProfile::Act128 => "act128",
        LawProfile::Act131 => "act131",
        LawProfile::Unknown(_) => "unknown",
    }
}

/// A number with the mark of its file, where it has one.
pub(super) fn marked((number, mark): (String, String)) -> String {
    match mark.is_empty() {
        true => number,
        false => say("print-file-mark", &[("number", number.into()), ("mark", mark.into())]),
    }
}

/// The head of the first page of a municipality's documents.
pub(super) fn letterhead_of(municipality: &Municipality) -> Letterhead {
    let Municipality { name, name_genitive, address, crest_svg, .. } = municipality;
    let described = if name_genitive.trim().is_empty() { name } else { name_genitive };
    let crest = (!crest_svg.trim().is_empty()).then(|| Crest {
        svg: crest_svg.clone().into_bytes(),
        description: say("print-crest", &[("name", described.as_str().into())]),
    });
    Letterhead {
        municipality: name.clone(),
        address: address.replace('\n', ", "),
        contact: String::new(),
        crest,
    }
}
