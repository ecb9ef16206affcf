//! Editing fields: equal base writes, a moved base makes a variant of that field only.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::Digest as _;

use crate::command::Command;
use crate::context::Context;
use crate::hex::hex;
use crate::id::{CommandId, PersonId, RecordId};
use crate::record::{IndexKey, RawRecord, Record, Records, RecordsExt};
use crate::refusal::{Refusal, Stop};

/// One field set by a command, with the hash of the value the person saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FieldEdit {
    /// Name of the field in the record's body.
    pub field: String,
    /// Its new value.
    #[cfg_attr(feature = "bindings", ts(type = "unknown"))]
    pub value: Value,
    /// [`field_hash`] of the old value; nothing when the person saw no value.
    pub base: Option<String>,
}

/// A text that met another one: both are kept until a person chooses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Variant {
    /// Kind of the edited record.
    pub of_kind: String,
    /// The edited record.
    pub of: RecordId,
    /// The field.
    pub field: String,
    /// The value that could not be written.
    #[cfg_attr(feature = "bindings", ts(type = "unknown"))]
    pub value: Value,
    /// The value that stood there.
    #[cfg_attr(feature = "bindings", ts(type = "unknown"))]
    pub against: Value,
    /// Whose it is.
    pub author: Option<PersonId>,
    /// The command that brought it.
    pub command: CommandId,
    /// `open`, `taken`, `dropped`, `merged`.
    pub state: String,
}

impl Record for Variant {
    const KIND: &'static str = "variant";
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![IndexKey::new("variant_by_state", &[&self.state, &self.of.to_string()])]
    }
}

/// Hash of a value: 32 hexadecimal digits of SHA-256 over its JSON with keys in stored order.
pub fn field_hash(value: &Value) -> String {
    let digest = sha2::Sha256::digest(value.to_string().as_bytes());
    hex(&digest[..16])
}

/// Sets fields of a record. A field whose stored value is no longer the one the person saw becomes a
/// [`Variant`] under the record; the other fields are written.
///
/// # Errors
/// A refusal when a field is not among `allowed`, or when the edited body is no longer a `T`.
pub fn apply_edits<T: Record>(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
    id: RecordId,
    edits: Vec<FieldEdit>,
    allowed: &[&str],
) -> Result<(), Stop> {
    let raw = records.get(T::KIND, id)?.ok_or_else(|| Stop::refused("refusal-not-found"))?;
    let mut body: Value =
        serde_json::from_slice(&raw.body).map_err(|error| Stop::Broken(error.to_string()))?;
    let mut changed = false;
    for edit in edits {
        if !allowed.contains(&edit.field.as_str()) {
            return Err(Refusal::new("refusal-field-locked").with("field", &edit.field).into());
        }
        let current = body.get(&edit.field).cloned().unwrap_or(Value::Null);
        if current == edit.value {
            continue;
        }
        if edit.base.as_ref().is_none_or(|base| *base == field_hash(&current)) {
            body[&edit.field] = edit.value;
            changed = true;
        } else {
            keep_variant::<T>(command, context, records, &raw, edit, current)?;
        }
    }
    if changed { write::<T>(records, &raw, body) } else { Ok(()) }
}

fn keep_variant<T: Record>(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
    raw: &RawRecord,
    edit: FieldEdit,
    against: Value,
) -> Result<(), Stop> {
    let variant = Variant {
        of_kind: T::KIND.to_owned(),
        of: raw.id,
        field: edit.field,
        value: edit.value,
        against,
        author: command.acting_person(),
        command: command.id,
        state: "open".to_owned(),
    };
    let audience = records.audience_of(&raw.scope)?;
    let id: RecordId = context.new_id();
    records.add(id, Some(raw.id), &audience, &variant)?;
    context.variants.push(variant);
    Ok(())
}

fn write<T: Record>(records: &mut dyn Records, raw: &RawRecord, body: Value) -> Result<(), Stop> {
    let value: T = serde_json::from_value(body)
        .map_err(|error| Refusal::new("refusal-bad-input").with("what", error))?;
    let stored =
        crate::Stored { id: raw.id, parent: raw.parent, scope: raw.scope.clone(), ver: raw.ver, value };
    records.save(&stored)
}
