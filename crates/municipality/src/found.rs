//! Founding: the first command of a store. It writes the municipality, its office, the founder and the
//! device everybody signs with until others are paired.

use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Audience, Body, BodyId, BodyKind, Command, Context, Device, DeviceId, Membership, OfflineDays, Person,
    PersonId, RecordId, Records, Refusal, Role, Stop,
};
use serde::{Deserialize, Serialize};

use crate::commands::inspected_for_a_time;
use crate::record::{LawProfile, MOST_CREST_BYTES, Municipality, Term, municipality_id};

/// Input of `municipality.found`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Found {
    /// The municipality.
    pub municipality: Municipality,
    /// Identifier of the founder, who is the actor of the command.
    pub founder: PersonId,
    /// The founder.
    pub person: Person,
    /// Identifier of the device that signs this very command.
    pub device_id: DeviceId,
    /// The device.
    pub device: Device,
    /// Roles of the founder in the office; a village has all in one hand.
    pub roles: Vec<Role>,
}

/// The office of the municipality as a body; there is one.
pub fn office_id() -> BodyId {
    BodyId(RecordId::well_known("office"))
}

pub(crate) fn found(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: Found = command.input()?;
    if records.find::<Municipality>(municipality_id())?.is_some() {
        return Err(Stop::refused("refusal-already-founded"));
    }
    if command.actor != Some(input.founder) {
        return Err(Stop::refused("refusal-unknown-person"));
    }
    check_municipality(&input.municipality)?;
    let inside = Audience::inside();
    records.add(municipality_id(), None, &Audience::public(), &input.municipality)?;
    records.add(input.founder, None, &inside, &input.person)?;
    records.add(input.device_id, None, &inside, &input.device)?;
    records.add(office_id(), None, &Audience::public(), &office_body(&input.municipality, context))?;
    for role in input.roles {
        let membership = Membership {
            body: office_id(),
            person: input.founder,
            role,
            from: context.today,
            to: None,
            end_reason: String::new(),
            party: String::new(),
        };
        inspected_for_a_time(&membership)?;
        let id: RecordId = context.new_id();
        records.add(id, Some(office_id().into()), &inside, &membership)?;
    }
    Ok(())
}

fn office_body(municipality: &Municipality, context: &Context<'_>) -> Body {
    let is_town = municipality.name.to_lowercase().starts_with("město");
    let name = if is_town { "Městský úřad" } else { "Obecní úřad" };
    Body {
        kind: BodyKind::Office,
        name: name.to_owned(),
        short_name: "Úřad".to_owned(),
        abbreviation: "U".to_owned(),
        parent: None,
        seats: 0,
        resolution_pattern: String::new(),
        verbs: Vec::new(),
        agenda_sections: Vec::new(),
        standing_items: Vec::new(),
        papers_close_days: 0,
        opinions_close_days: 0,
        check_close_days: 0,
        pack_days: 0,
        late_consent: None,
        alternates: false,
        notice_days: 0,
        is_public: false,
        place: String::new(),
        starts_at: String::new(),
        from: context.today,
        to: None,
    }
}

/// A computer that loses sight of everything each night serves nobody, and two years are as good as for ever.
fn check_offline_days(days: &OfflineDays) -> Result<(), Stop> {
    let OfflineDays { public, body, confidential } = *days;
    let is_usable = |days: u16| (1..=730).contains(&days);
    if [public, body, confidential].into_iter().all(is_usable) && confidential <= body && body <= public {
        return Ok(());
    }
    Err(Stop::refused("refusal-offline-days"))
}

/// Checks what every municipality must have.
///
/// # Errors
/// A refusal naming the field.
pub(crate) fn check_municipality(municipality: &Municipality) -> Result<(), Stop> {
    check_offline_days(&municipality.offline_days)?;
    if municipality.name.trim().is_empty() {
        return Err(Refusal::new("refusal-field-empty").with("field", "name").into());
    }
    if !municipality.ico.is_empty() && !is_ico(&municipality.ico) {
        return Err(Refusal::new("refusal-bad-ico").with("ico", &municipality.ico).into());
    }
    if matches!(municipality.law, LawProfile::Unknown(_)) {
        return Err(Refusal::new("refusal-field-empty").with("field", "law").into());
    }
    if municipality.crest_svg.len() > MOST_CREST_BYTES {
        return Err(Refusal::new("refusal-crest-large").with("most", MOST_CREST_BYTES / 1024).into());
    }
    let well_ordered = |term: &Term| term.to.is_none_or(|last| term.from <= last);
    if municipality.terms.iter().all(well_ordered) {
        Ok(())
    } else {
        Err(Stop::refused("refusal-days-reversed"))
    }
}

/// Eight digits whose last is the check digit modulo 11.
///
/// Source: the identification number of a person (IČO), rule of the Czech Statistical Office.
pub(crate) fn is_ico(text: &str) -> bool {
    let digits: Option<Vec<u32>> = text.chars().map(|digit| digit.to_digit(10)).collect();
    let Some(digits) = digits.filter(|digits| digits.len() == 8) else { return false };
    let sum: u32 = digits.iter().zip((2..=8).rev()).map(|(digit, weight)| digit * weight).sum();
    digits[7] == (11 - sum % 11) % 10
}
