//! Records and the port through which rules read and write them.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::audience::{Audience, AudienceId};
use crate::id::RecordId;
use crate::json::merge_over;
use crate::refusal::Stop;

/// A record as it is stored, hashed and sent: the body's bytes are never rewritten by anybody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawRecord {
    /// What it is, such as `paper`.
    pub kind: String,
    /// Its identifier.
    pub id: RecordId,
    /// The record it belongs under.
    pub parent: Option<RecordId>,
    /// Its audience.
    pub scope: AudienceId,
    /// Counts changes of the body, from 1. Only this takes part in conflicts.
    pub ver: u64,
    /// Orders delivery; given by the authority at commit. 0 for a prediction.
    pub seq: u64,
    /// Version of the body's shape.
    pub body_version: u16,
    /// JSON, serialised once. It travels as text; a list of numbers is read as well.
    #[serde(with = "text")]
    pub body: Vec<u8>,
}

/// Bodies as text: as a list of numbers they are four times as long.
mod text {
    use std::fmt;

    use serde::de::{Deserializer, Error, SeqAccess, Visitor};
    use serde::ser::Serializer;

    /// Bytes that are no text stay a list of numbers.
    pub(super) fn serialize<S: Serializer>(body: &[u8], out: S) -> Result<S::Ok, S::Error> {
        match std::str::from_utf8(body) {
            Ok(text) => out.serialize_str(text),
            Err(_) => out.collect_seq(body),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        from.deserialize_any(Either)
    }

    struct Either;

    impl<'de> Visitor<'de> for Either {
        type Value = Vec<u8>;

        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("a text or a list of bytes")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Vec<u8>, E> {
            Ok(text.as_bytes().to_vec())
        }

        fn visit_string<E: Error>(self, text: String) -> Result<Vec<u8>, E> {
            Ok(text.into_bytes())
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<u8>, A::Error> {
            let mut body = Vec::new();
            while let Some(byte) = items.next_element()? {
                body.push(byte);
            }
            Ok(body)
        }
    }
}

/// A key under which a record is found: index name and the parts of the key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndexKey {
    /// Name of the index.
    pub index: &'static str,
    /// Parts joined by U+001F, so that a prefix of parts is a prefix of the text.
    pub key: String,
}

/// Joins the parts of an index key; every part ends with the separator.
pub fn index_key_text(parts: &[&str]) -> String {
    parts.iter().flat_map(|part| [part, "\u{1f}"]).collect()
}

impl IndexKey {
    /// A key of the named index.
    pub fn new(index: &'static str, parts: &[&str]) -> Self {
        Self { index, key: index_key_text(parts) }
    }
}

/// A typed body of a record.
pub trait Record: Serialize + DeserializeOwned {
    /// What it is, such as `paper`. Never changes.
    const KIND: &'static str;
    /// Version of the shape; rises when an up-caster is added.
    const BODY_VERSION: u16 = 1;
    /// Version of [`Record::index_keys`]; a rise rebuilds the index.
    const INDEX_VERSION: u16 = 1;

    /// Lifts a body of version `from` to `from + 1`. Called until the present version is reached.
    fn up_cast(_from: u16, body: serde_json::Value) -> serde_json::Value {
        body
    }

    /// Keys under which the record is found by [`Records::scan`].
    fn index_keys(&self) -> Vec<IndexKey> {
        Vec::new()
    }
}

/// A record with its typed body.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored<T> {
    /// Its identifier.
    pub id: RecordId,
    /// The record it belongs under.
    pub parent: Option<RecordId>,
    /// Its audience.
    pub scope: AudienceId,
    /// Changes of the body so far.
    pub ver: u64,
    /// The body.
    pub value: T,
}

/// Reads a typed body, lifting older shapes.
///
/// # Errors
/// [`Stop::Broken`] when the bytes are not such a body.
pub fn read_body<T: Record>(raw: &RawRecord) -> Result<T, Stop> {
    let broken = |error: serde_json::Error| Stop::Broken(format!("{} {}: {error}", raw.kind, raw.id));
    if raw.body_version >= T::BODY_VERSION {
        return serde_json::from_slice(&raw.body).map_err(broken);
    }
    let mut value: serde_json::Value = serde_json::from_slice(&raw.body).map_err(broken)?;
    for from in raw.body_version..T::BODY_VERSION {
        value = T::up_cast(from, value);
    }
    serde_json::from_value(value).map_err(broken)
}

/// Makes a typed record of a raw one.
///
/// # Errors
/// [`Stop::Broken`] when the bytes are not such a body.
pub fn typed<T: Record>(raw: &RawRecord) -> Result<Stored<T>, Stop> {
    let value = read_body(raw)?;
    Ok(Stored { id: raw.id, parent: raw.parent, scope: raw.scope.clone(), ver: raw.ver, value })
}

/// What belonged to a record and was removed before: images and the log still know its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Belongings {
    /// The record it belonged to: it lay under it or, having no parent, named it.
    pub of: RecordId,
    /// Its kinds of records.
    pub kinds: &'static [&'static str],
    /// Commands that hold its words where they name the record, the refused ones too.
    pub commands: &'static [&'static str],
}

/// Records as a rule sees them: inside one transaction, over one snapshot and its own writes.
pub trait Records {
    /// One record, or nothing.
    ///
    /// # Errors
    /// [`Stop::Missing`] when the back end has to load it first, [`Stop::Broken`] when it cannot be read.
    fn get(&self, kind: &str, id: RecordId) -> Result<Option<RawRecord>, Stop>;

    /// Records of a kind under a parent, by id.
    ///
    /// # Errors
    /// As [`Records::get`].
    fn children(&self, parent: RecordId, kind: &str) -> Result<Vec<RawRecord>, Stop>;

    /// Records whose key in the index begins with the parts, by key and id; at most `limit`.
    ///
    /// # Errors
    /// As [`Records::get`].
    fn scan(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<RawRecord>, Stop>;

    /// The audience behind an id.
    ///
    /// # Errors
    /// As [`Records::get`].
    fn audience(&self, id: &AudienceId) -> Result<Option<Audience>, Stop>;

    /// Writes a record. `ver` and `seq` of the argument are ignored: the back end counts.
    ///
    /// # Errors
    /// [`Stop::Broken`] when it cannot be written.
    fn put(&mut self, record: RawRecord, audience: &Audience) -> Result<(), Stop>;

    /// Removes a record; its id is never used again.
    ///
    /// # Errors
    /// [`Stop::Broken`] when it cannot be written.
    fn remove(&mut self, kind: &str, id: RecordId) -> Result<(), Stop>;

    /// Removes a record for good, with all that is kept of it besides the hashes; its id is never used again.
    ///
    /// # Errors
    /// [`Stop::Broken`] when it cannot be written.
    fn erase(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        self.remove(kind, id)
    }

    /// Erases for good what belonged to a record and is there no more. Where there is no log there is nothing to do.
    ///
    /// # Errors
    /// [`Stop::Broken`] when it cannot be written.
    fn erase_removed(&mut self, _belongings: Belongings) -> Result<(), Stop> {
        Ok(())
    }
}

/// Typed access over the port.
pub trait RecordsExt: Records {
    /// One typed record, or nothing.
    ///
    /// # Errors
    /// As [`Records::get`].
    fn find<T: Record>(&self, id: impl Into<RecordId>) -> Result<Option<Stored<T>>, Stop> {
        self.get(T::KIND, id.into())?.as_ref().map(typed).transpose()
    }

    /// One typed record that must exist.
    ///
    /// # Errors
    /// A refusal `refusal-not-found` when there is none.
    fn need<T: Record>(&self, id: impl Into<RecordId>) -> Result<Stored<T>, Stop> {
        let id = id.into();
        self.find(id)?.ok_or_else(|| crate::Refusal::new("refusal-not-found").with("kind", T::KIND).into())
    }

    /// Typed records under a parent, by id.
    ///
    /// # Errors
    /// As [`Records::get`].
    fn under<T: Record>(&self, parent: impl Into<RecordId>) -> Result<Vec<Stored<T>>, Stop> {
        self.children(parent.into(), T::KIND)?.iter().map(typed).collect()
    }

    /// Typed records of an index.
    ///
    /// # Errors
    /// As [`Records::get`].
    fn find_by<T: Record>(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<Stored<T>>, Stop> {
        self.scan(index, prefix, limit)?.iter().map(typed).collect()
    }

    /// Writes a new record.
    ///
    /// # Errors
    /// A refusal `refusal-exists` when the id is taken.
    fn add<T: Record>(
        &mut self,
        id: impl Into<RecordId>,
        parent: Option<RecordId>,
        audience: &Audience,
        value: &T,
    ) -> Result<(), Stop> {
        let id = id.into();
        if self.get(T::KIND, id)?.is_some() {
            return Err(Stop::refused("refusal-exists"));
        }
        self.put(raw(id, parent, audience, to_json(value)?)?.of::<T>(), audience)
    }

    /// Writes the changed value of a record it read, keeping what this version does not know.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the record vanished or its audience is unknown.
    fn save<T: Record>(&mut self, stored: &Stored<T>) -> Result<(), Stop> {
        let audience = self.audience_of(&stored.scope)?;
        self.save_for(stored, &audience)
    }

    /// Writes the changed value under another audience.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the record vanished.
    fn save_for<T: Record>(&mut self, stored: &Stored<T>, audience: &Audience) -> Result<(), Stop> {
        let before = self.get(T::KIND, stored.id)?;
        let mut body = to_json(&stored.value)?;
        if let Some(before) = before {
            let old = serde_json::from_slice(&before.body).unwrap_or(serde_json::Value::Null);
            body = merge_over(old, body);
        }
        self.put(raw(stored.id, stored.parent, audience, body)?.of::<T>(), audience)
    }

    /// The audience behind an id, which must be known.
    ///
    /// # Errors
    /// [`Stop::Broken`] when it is not.
    fn audience_of(&self, id: &AudienceId) -> Result<Audience, Stop> {
        self.audience(id)?.ok_or_else(|| Stop::Broken(format!("audience {} is unknown", id.0)))
    }
}

impl<R: Records + ?Sized> RecordsExt for R {}

impl RawRecord {
    fn of<T: Record>(mut self) -> Self {
        self.kind = T::KIND.to_owned();
        self.body_version = T::BODY_VERSION;
        self
    }
}

fn raw(
    id: RecordId,
    parent: Option<RecordId>,
    audience: &Audience,
    body: serde_json::Value,
) -> Result<RawRecord, Stop> {
    if !crate::json::is_clean(&body) {
        return Err(Stop::refused("refusal-zero-character"));
    }
    let body = serde_json::to_vec(&body).map_err(|error| Stop::Broken(error.to_string()))?;
    Ok(RawRecord {
        kind: String::new(),
        id,
        parent,
        scope: audience.id(),
        ver: 0,
        seq: 0,
        body_version: 0,
        body,
    })
}

fn to_json<T: Record>(value: &T) -> Result<serde_json::Value, Stop> {
    serde_json::to_value(value).map_err(|error| Stop::Broken(error.to_string()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn with(body: Vec<u8>) -> RawRecord {
        RawRecord {
            kind: "paper".to_owned(),
            id: RecordId::well_known("a paper"),
            parent: None,
            scope: AudienceId("0".repeat(32)),
            ver: 1,
            seq: 7,
            body_version: 1,
            body,
        }
    }

    #[test]
    fn a_body_is_written_as_text_and_read_either_way() {
        let table = [
            (
                "{\"title\":\"Žádost \\\"A\\\"\"}".as_bytes().to_vec(),
                json!("{\"title\":\"Žádost \\\"A\\\"\"}"),
            ),
            (Vec::new(), json!("")),
            (vec![0xff, b'{'], json!([255, 123])), // no text: kept as it is
        ];
        for (body, expected) in table {
            let raw = with(body);
            let mut message = serde_json::to_value(&raw).unwrap();
            assert_eq!(message["body"], expected);
            assert_eq!(serde_json::from_str::<RawRecord>(&message.to_string()).unwrap(), raw);
            assert_eq!(serde_json::from_value::<RawRecord>(message.clone()).unwrap(), raw);
            message["body"] = json!(raw.body);
            assert!(message["body"].is_array(), "as programs wrote it before");
            assert_eq!(serde_json::from_str::<RawRecord>(&message.to_string()).unwrap(), raw);
        }
        let mut message = serde_json::to_value(with(Vec::new())).unwrap();
        for odd in [json!(null), json!(1), json!([256]), json!(["1"]), json!({})] {
            message["body"] = odd;
            assert!(serde_json::from_value::<RawRecord>(message.clone()).is_err(), "{message}");
        }
    }
}
