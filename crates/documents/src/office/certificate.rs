//! The certificate of who entered the assembly after an ended mandate: by whom it is issued, and what it says. Why the
//! mandate ended is nobody's business on it.

use obeznik_app::office::parse_id;
use obeznik_app::{ApiError, Code, Reader};
use obeznik_circulation::layout::DocumentLayout;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Body, BodyId, Date, Membership, Person, RecordId};
use obeznik_municipality::{CertificateIssuer, MandateEnd, MandateEntry, PartyList, certificate_issuer};

use super::gender::Gender;
use super::house::House;
use super::naming;
use super::officers::Officer;
use super::wording::{long_day, say, word};
use crate::certificate::Certificate;

/// No municipality has more bodies than this.
const MOST_BODIES: usize = 500;

/// Reads and words the certificate.
pub(super) fn read(house: &House<'_>, id: &str, layout: &DocumentLayout) -> Result<Certificate, ApiError> {
    let records = house.reader.records;
    let end = records.need::<MandateEnd>(parse_id(id)?)?.value;
    let entry = entry_of(&end)?;
    let on = made_on(house.reader, entry);
    let issuer = issuer_on(house.reader, on)?
        .ok_or_else(|| ApiError::new(Code::Refused, "document-certificate-no-issuer"))?;
    let issuing = body(house, issuer.body())?;
    let chair = house.chair(issuer.body(), &issuing, on)?;
    let by = match issuer {
        CertificateIssuer::Council(_) => issuing.name.clone(),
        CertificateIssuer::Mayor(_) => mayor(house, chair.as_ref()),
    };
    let entered = records.need::<Person>(entry.person)?.value;
    let left = records.need::<Person>(end.person)?.value;
    let assembly = body(house, records.need::<Membership>(end.membership)?.value.body)?.name;
    let party = records.find::<PartyList>(entry.list)?.map(|list| list.value.party).unwrap_or_default();
    // Who stands in for a mayor nobody is (§ 104/1).
    let signs = match chair {
        Some(chair) => Some(chair),
        None => house.deputy(issuer.body(), &issuing, on)?,
    };
    let usual = signs.map(Officer::signature).into_iter().collect();
    let (person, gender) = (entered.full_name(), Gender::of(&entered));
    let member_of = naming::genitive(&assembly).unwrap_or_else(|| word("print-certificate-assembly"));
    Ok(Certificate {
        letterhead: house.letterhead(),
        issued_in: house.place(),
        issued_on: on,
        certified: certified(&by, (person.as_str(), gender), entry.from, &member_of),
        assembly,
        person,
        from: entry.from,
        party,
        after: after(&left.full_name(), end.last_on),
        receipt: receipt(gender),
        signatures: house.signing(&layout.signers, (issuer.body(), &issuing, on), usual)?,
    })
}

/// The body that issues the certificate, whose look it has.
pub(super) fn issuing_body(reader: &Reader<'_>, id: RecordId) -> Result<Option<BodyId>, ApiError> {
    let end = reader.records.need::<MandateEnd>(id)?.value;
    let Some(entry) = &end.entry else { return Ok(None) };
    Ok(issuer_on(reader, made_on(reader, entry))?.map(CertificateIssuer::body))
}

/// `Rada města Vzorova osvědčuje podle § 56 …, že se Petr Habřina … stal členem Zastupitelstva města Vzorova.`
pub(super) fn certified(
    issuer: &str,
    (person, gender): (&str, Gender),
    from: Date,
    member_of: &str,
) -> String {
    let values = [
        ("issuer", issuer.into()),
        ("person", person.into()),
        ("gender", gender.as_str().into()),
        ("from", long_day(from).into()),
        ("assembly", member_of.into()),
    ];
    say("print-certificate-said", &values)
}

/// `MUDr. Alena Sluková, mandát zanikl 20. listopadu 2026`
pub(super) fn after(person: &str, last_on: Date) -> String {
    say("print-certificate-after-is", &[("person", person.into()), ("day", long_day(last_on).into())])
}

/// `Osvědčení jsem převzal dne …`
pub(super) fn receipt(gender: Gender) -> String {
    say("print-certificate-receipt", &[("gender", gender.as_str().into())])
}

fn entry_of(end: &MandateEnd) -> Result<&MandateEntry, ApiError> {
    let refused = |key: &str| ApiError::new(Code::Refused, key);
    if end.taken_back.is_some() {
        return Err(refused("document-certificate-taken-back"));
    }
    end.entry.as_ref().ok_or_else(|| refused("document-certificate-nobody"))
}

/// The day it was handed over, so that another print says the same; today before that.
fn made_on(reader: &Reader<'_>, entry: &MandateEntry) -> Date {
    entry.certificate_on.unwrap_or(reader.today)
}

fn issuer_on(reader: &Reader<'_>, on: Date) -> Result<Option<CertificateIssuer>, ApiError> {
    let found = reader.records.find_by::<Body>("body", &["all"], MOST_BODIES)?;
    let bodies: Vec<(BodyId, Body)> =
        found.into_iter().map(|stored| (BodyId(stored.id), stored.value)).collect();
    Ok(certificate_issuer(&bodies, on))
}

fn body(house: &House<'_>, id: BodyId) -> Result<Body, ApiError> {
    let found = house.names.find_body(id)?;
    found.ok_or_else(|| ApiError::new(Code::NotFound, "refusal-not-found"))
}

/// `Starostka obce Lhota`, after whoever holds the office.
fn mayor(house: &House<'_>, chair: Option<&Officer>) -> String {
    let gender = chair.map_or(Gender::Masculine, Officer::gender).as_str();
    let of = house.name_genitive().to_owned();
    say("print-certificate-mayor", &[("gender", gender.into()), ("of", of.into())])
}
