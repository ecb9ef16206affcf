//! Chooses between two texts that met.

use obeznik_kernel::{
    Command, Context, Record, RecordId, Records, RecordsExt, Refusal, Stop, Stored, Subject, Variant,
    field_hash,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{EDITABLE, Paper, refuse_state};
use crate::audience::keep_paper;
use crate::door::{ensure, refuse};

/// Input of `circulation.settle_variant`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SettleVariant {
    /// The variant.
    pub variant: RecordId,
    /// `taken`, `dropped` or `merged`.
    pub choice: String,
    /// The merged text.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "unknown"))]
    pub value: Option<Value>,
    /// Hash of the text the person saw standing in the paper; nothing where it is not known.
    #[serde(default)]
    pub base: Option<String>,
}

/// Takes the variant, drops it, or writes a text made of both. Both stay on record.
///
/// # Errors
/// Refuses a variant already settled, an unknown choice, a paper whose text is locked, and a text that would
/// overwrite another one than the person saw.
pub fn settle_variant(
    command: &Command,
    _context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: SettleVariant = command.input()?;
    let mut variant: Stored<Variant> = records.need(input.variant)?;
    ensure(variant.value.state == "open", "refusal-variant-settled")?;
    let value = chosen(&input, &variant.value)?;
    if let Some(value) = value {
        write_field(records, &variant.value, value, input.base.as_deref())?;
    }
    variant.value.state = input.choice;
    // The paper may have moved to another audience just now, and the variant with it.
    if let Some(now) = records.find::<Variant>(variant.id)? {
        variant.scope = now.scope;
    }
    records.save(&variant)
}

/// Whom a variant concerns: the people of its paper.
///
/// # Errors
/// As [`Records::get`].
pub fn subject_of_variant(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    let input: SettleVariant = command.input()?;
    let variant: Stored<Variant> = records.need(input.variant)?;
    let paper: Stored<Paper> = records.need(variant.value.of)?;
    Ok(Subject {
        audience: records.audience_of(&paper.scope)?,
        body: None,
        department: paper.value.department,
        owners: paper.value.owners(),
    })
}

fn chosen(input: &SettleVariant, variant: &Variant) -> Result<Option<Value>, Stop> {
    match (input.choice.as_str(), &input.value) {
        ("taken", _) => Ok(Some(variant.value.clone())),
        ("dropped", _) => Ok(None),
        ("merged", Some(value)) => Ok(Some(value.clone())),
        _ => Err(Stop::refused("refusal-variant-choice")),
    }
}

/// What stands in a field of a paper now, as [`SettleVariant::base`] means it.
pub fn standing(paper: &Paper, field: &str) -> Value {
    serde_json::to_value(paper).ok().and_then(|body| body.get(field).cloned()).unwrap_or_default()
}

fn write_field(
    records: &mut dyn Records,
    variant: &Variant,
    value: Value,
    base: Option<&str>,
) -> Result<(), Stop> {
    ensure(variant.of_kind == Paper::KIND, "refusal-not-found")?;
    if !EDITABLE.contains(&variant.field.as_str()) {
        return refuse(Refusal::new("refusal-field-locked").with("field", &variant.field));
    }
    let mut paper: Stored<Paper> = records.need(variant.of)?;
    if !paper.value.is_open_for_editing() {
        return Err(refuse_state(&paper.value));
    }
    ensure(variant.field != "report" || paper.value.report_file.is_none(), "refusal-report-is-file")?;
    let is_seen = base.is_none_or(|base| base == field_hash(&standing(&paper.value, &variant.field)));
    ensure(is_seen, "refusal-variant-moved")?;
    let mut body = serde_json::to_value(&paper.value).map_err(bad)?;
    body[&variant.field] = value;
    paper.value = serde_json::from_value(body).map_err(bad)?;
    keep_paper(records, &paper).map(|_| ())
}

fn bad(error: serde_json::Error) -> Stop {
    Refusal::new("refusal-bad-input").with("what", error).into()
}
