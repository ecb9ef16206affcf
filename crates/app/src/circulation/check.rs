//! What the formal check needs from outside the rules: a search for personal data in the texts.

use obeznik_circulation::clause::render;
use obeznik_circulation::paper::Paper;
use obeznik_czech::personal_data::{PersonalData, suspicions};
use obeznik_kernel::record::RecordsExt as _;
use serde_json::{Value, json};

use crate::api::ApiError;
use crate::circulation::report::read_report;
use crate::office::{Office, parse_id};

/// Kind of the command this module completes.
pub(crate) const RUN: &str = "circulation.run_formal_check";

/// Puts what was found into the input when the window left it out: nobody may claim that nothing was
/// found where nobody searched.
pub(crate) fn complete(office: &Office, payload: Value) -> Result<Value, ApiError> {
    if payload.get("findings").is_some() {
        return Ok(payload);
    }
    let id = parse_id(payload.get("paper").and_then(Value::as_str).unwrap_or_default())?;
    let paper = office.read(|reader| Ok(reader.records.need::<Paper>(id)?.value))?;
    let report = read_report(office, &paper)?;
    let mut findings = found_in(&paper, report.as_deref().unwrap_or_default());
    findings.extend(report.is_none().then(|| UNREAD_REPORT.to_owned()));
    Ok(json!({ "paper": id, "findings": findings }))
}

/// Nobody may claim that nothing was found in what nobody could search: a person looks and says so.
const UNREAD_REPORT: &str = "důvodovou zprávu nešlo přečíst";

/// Suspected personal data in the title, the report and the draft resolution, each sort once.
fn found_in(paper: &Paper, report: &str) -> Vec<String> {
    let text = format!("{}\n{report}\n{}", paper.title, render(&paper.clauses));
    let mut names: Vec<String> = suspicions(&text).iter().map(|found| name(found.kind).to_owned()).collect();
    names.sort();
    names.dedup();
    names
}

fn name(kind: PersonalData) -> &'static str {
    match kind {
        PersonalData::BirthNumber => "rodné číslo",
        PersonalData::BirthDate => "datum narození",
        PersonalData::BankAccount => "číslo účtu",
        PersonalData::Email => "e-mail",
        PersonalData::Phone => "telefon",
    }
}
