//! Chooses between two values of a field that met, whatever the field belongs to.

use obeznik_kernel::{
    Command, Context, FieldEdit, RawRecord, Record as _, RecordId, Records, RecordsExt, Refusal, Stop,
    Stored, Subject, Variant, field_hash,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::door::ensure;
use crate::meeting::{self, Meeting};
use crate::paper::{self, Paper};
use crate::subject::{of_meeting, of_paper};

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
    /// Hash of the value the person saw standing there; nothing where it is not known.
    #[serde(default)]
    pub base: Option<String>,
}

/// Sets fields of a record by the rule of its own command.
type SetFields =
    fn(&Command, &mut Context<'_>, &mut dyn Records, RecordId, Vec<FieldEdit>) -> Result<(), Stop>;

/// How two values of a field of one kind of records are settled.
struct Settling {
    kind: &'static str,
    subject: fn(&dyn Records, RecordId) -> Result<Subject, Stop>,
    set_fields: SetFields,
}

/// Every kind whose fields are set by [`obeznik_kernel::apply_edits`]; a test holds the two together.
static SETTLINGS: [Settling; 2] = [
    Settling { kind: Paper::KIND, subject: of_paper, set_fields: paper::set_fields },
    Settling { kind: Meeting::KIND, subject: of_meeting, set_fields: meeting::set_fields },
];

/// Takes the variant, drops it, or writes a text made of both. Both stay on record.
///
/// # Errors
/// Refuses a variant already settled, an unknown choice, what the record's own command would refuse, and a value
/// that would overwrite another one than the person saw.
pub fn settle_variant(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: SettleVariant = command.input()?;
    let mut variant: Stored<Variant> = records.need(input.variant)?;
    ensure(variant.value.state == "open", "refusal-variant-settled")?;
    if let Some(value) = chosen(&input, &variant.value)? {
        check_seen(records, &variant.value, input.base.as_deref())?;
        let edit = FieldEdit { field: variant.value.field.clone(), value, base: None };
        let set_fields = settling(&variant.value)?.set_fields;
        set_fields(command, context, records, variant.value.of, vec![edit])?;
    }
    variant.value.state = input.choice;
    // The record may have moved to another audience just now, and the variant with it.
    if let Some(now) = records.find::<Variant>(variant.id)? {
        variant.scope = now.scope;
    }
    records.save(&variant)
}

/// Whom a variant concerns: the same as what it is a variant of.
///
/// # Errors
/// As [`Records::get`]; a refusal for a variant of something that has no settling.
pub fn subject_of_variant(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    let input: SettleVariant = command.input()?;
    let variant: Stored<Variant> = records.need(input.variant)?;
    let subject = settling(&variant.value)?.subject;
    subject(records, variant.value.of)
}

/// Kinds of records whose fields may meet, each of which can be settled.
pub fn kinds_with_variants() -> impl Iterator<Item = &'static str> {
    SETTLINGS.iter().map(|one| one.kind)
}

/// What stands in a field of a record now, as [`SettleVariant::base`] means it.
pub fn standing(record: &RawRecord, field: &str) -> Value {
    let body: Value = serde_json::from_slice(&record.body).unwrap_or_default();
    body.get(field).cloned().unwrap_or_default()
}

fn settling(variant: &Variant) -> Result<&'static Settling, Stop> {
    let found = SETTLINGS.iter().find(|one| one.kind == variant.of_kind);
    found.ok_or_else(|| Refusal::new("refusal-not-found").into())
}

fn chosen(input: &SettleVariant, variant: &Variant) -> Result<Option<Value>, Stop> {
    match (input.choice.as_str(), &input.value) {
        ("taken", _) => Ok(Some(variant.value.clone())),
        ("dropped", _) => Ok(None),
        ("merged", Some(value)) => Ok(Some(value.clone())),
        _ => Err(Stop::refused("refusal-variant-choice")),
    }
}

fn check_seen(records: &dyn Records, variant: &Variant, base: Option<&str>) -> Result<(), Stop> {
    let Some(base) = base else { return Ok(()) };
    let record = records.get(&variant.of_kind, variant.of)?;
    let now = record.map(|record| standing(&record, &variant.field)).unwrap_or_default();
    ensure(base == field_hash(&now), "refusal-variant-moved")
}
