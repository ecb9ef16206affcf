//! What every command does at the door: finds its records, the state it needs, and whom it concerns.

use obeznik_kernel::json::merge_over;
use obeznik_kernel::record::read_body;
use obeznik_kernel::{
    Audience, Command, Context, PersonId, RawRecord, Record, RecordId, Records, RecordsExt, Refusal, Stop,
};
use serde::Serialize;

/// Refuses with a key and values.
pub(crate) fn refuse<T>(refusal: Refusal) -> Result<T, Stop> {
    Err(refusal.into())
}

/// A refusal unless the condition holds.
pub(crate) fn ensure(holds: bool, key: &str) -> Result<(), Stop> {
    if holds { Ok(()) } else { Err(Stop::refused(key)) }
}

/// A text a person had to write.
pub(crate) fn need_text(text: &str, key: &str) -> Result<(), Stop> {
    ensure(!text.trim().is_empty(), key)
}

/// Whose act it is; the system has none.
pub(crate) fn acting(command: &Command, context: &Context<'_>) -> Option<PersonId> {
    command.acting_person().or_else(|| context.person())
}

/// Writes a record whose id was just made, so that nothing has to be read before.
pub(crate) fn insert_new<T: Record>(
    records: &mut dyn Records,
    id: RecordId,
    parent: Option<RecordId>,
    audience: &Audience,
    value: &T,
) -> Result<(), Stop> {
    let raw = RawRecord {
        kind: T::KIND.to_owned(),
        id,
        parent,
        scope: audience.id(),
        ver: 0,
        seq: 0,
        body_version: T::BODY_VERSION,
        body: bytes(value)?,
    };
    records.put(raw, audience)
}

fn bytes<T: Serialize>(value: &T) -> Result<Vec<u8>, Stop> {
    let value = serde_json::to_value(value).map_err(|error| Stop::Broken(error.to_string()))?;
    if !obeznik_kernel::json::is_clean(&value) {
        return Err(Stop::refused("refusal-zero-character"));
    }
    serde_json::to_vec(&value).map_err(|error| Stop::Broken(error.to_string()))
}

/// A record read together with others, with the bytes it was read from.
pub(crate) struct Read<T> {
    /// The bytes.
    pub(crate) raw: RawRecord,
    /// The body.
    pub(crate) value: T,
}

/// Reads bodies of records that came in one answer.
pub(crate) fn read_all<T: Record>(raws: Vec<RawRecord>) -> Result<Vec<Read<T>>, Stop> {
    raws.into_iter().map(|raw| Ok(Read { value: read_body(&raw)?, raw })).collect()
}

/// Writes a changed body over the bytes it was read from, without reading them again.
pub(crate) fn save_read<T: Record>(records: &mut dyn Records, read: Read<T>) -> Result<(), Stop> {
    let audience = records.audience_of(&read.raw.scope)?;
    save_read_for(records, read, &audience)
}

/// As [`save_read`], for another audience.
pub(crate) fn save_read_for<T: Record>(
    records: &mut dyn Records,
    read: Read<T>,
    audience: &Audience,
) -> Result<(), Stop> {
    let broken = |error: serde_json::Error| Stop::Broken(error.to_string());
    let old: serde_json::Value = serde_json::from_slice(&read.raw.body).map_err(broken)?;
    let merged = merge_over(old, serde_json::to_value(&read.value).map_err(broken)?);
    let body = serde_json::to_vec(&merged).map_err(broken)?;
    let scope = audience.id();
    records.put(RawRecord { body, body_version: T::BODY_VERSION, scope, ..read.raw }, audience)
}
