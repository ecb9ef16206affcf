//! Messages as a broken or hostile peer would send them: really encoded ones with values replaced, exchanged,
//! taken away and doubled, also inside the bodies and inputs they carry as bytes or text.
#![allow(dead_code, reason = "each crate uses what its messages need")]

use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_oneof};
use proptest::sample::{Index, select};
use serde_json::{Value, json};

/// From so many numbers on an array is taken for bytes.
const BYTES: usize = 8;

/// What happens at one place.
#[derive(Debug, Clone)]
struct Edit {
    place: Index,
    other: Index,
    way: Way,
    piece: Value,
}

#[derive(Debug, Clone, Copy)]
enum Way {
    Put,
    Exchange,
    Take,
    Double,
}

/// One of the samples, by its place among them, and the text that came of it.
pub(crate) fn messages(samples: Vec<Value>) -> impl Strategy<Value = (usize, String)> {
    messages_with(samples, Vec::new())
}

/// The same with values from elsewhere put in.
pub(crate) fn messages_with(
    samples: Vec<Value>,
    foreign: Vec<Value>,
) -> impl Strategy<Value = (usize, String)> {
    let mut own: Vec<Value> = Vec::new();
    for sample in &samples {
        let places = places(sample);
        own.extend(places.iter().skip(1).filter_map(|place| sample.pointer(place)).cloned());
    }
    let foreign = if foreign.is_empty() { own.clone() } else { foreign };
    let piece = prop_oneof![2 => select(odd()), 3 => select(own), 5 => select(foreign)];
    let way = prop_oneof![
        6 => proptest::strategy::Just(Way::Put),
        2 => proptest::strategy::Just(Way::Exchange),
        2 => proptest::strategy::Just(Way::Take),
        2 => proptest::strategy::Just(Way::Double),
    ];
    let edit = (any::<Index>(), any::<Index>(), way, piece);
    let edit = edit.prop_map(|(place, other, way, piece)| Edit { place, other, way, piece });
    let end = proptest::option::weighted(0.05, any::<Index>());
    (0..samples.len(), vec(edit, 0..5), end).prop_map(move |(at, edits, end)| {
        let mut message = samples[at].clone();
        edits.iter().for_each(|edit| change(&mut message, edit));
        let mut text = message.to_string();
        if let Some(end) = end {
            let end = end.index(text.len());
            let end = (0..=end).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
            text.truncate(end);
        }
        (at, text)
    })
}

/// What trips readers of messages up.
fn odd() -> Vec<Value> {
    let mut nested = json!(0);
    for _ in 0..100 {
        nested = json!([nested]);
    }
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(1),
        json!(-1),
        json!(0.5),
        json!(255),
        json!(65_536),
        json!(u32::MAX),
        json!(i64::MAX),
        json!(1_u64 << 63),
        json!(u64::MAX),
        json!(1e300),
        json!(""),
        json!("\u{0}"),
        json!("\u{202e}ř"),
        json!("x".repeat(3_000)),
        json!("00000000-0000-0000-0000-000000000000"),
        json!("ffffffff-ffff-ffff-ffff-ffffffffffff"),
        json!("9999-12-30T22:00:00.999999999Z"),
        json!("-009999-01-02T01:59:59Z"),
        json!("2026-11-28"),
        json!("00"),
        json!("f".repeat(32)),
        json!("g".repeat(64)),
        json!([]),
        json!({}),
        nested,
    ]
}

/// Pointers to every value of a message, itself first; bytes are one value.
fn places(message: &Value) -> Vec<String> {
    let mut found = Vec::new();
    gather(message, String::new(), &mut found);
    found
}

fn gather(value: &Value, here: String, found: &mut Vec<String>) {
    let below: Vec<(String, &Value)> = match value {
        Value::Array(items) if !is_bytes(items) => {
            items.iter().enumerate().map(|(at, item)| (at.to_string(), item)).collect()
        }
        Value::Object(fields) => {
            fields.iter().map(|(name, field)| (name.replace('~', "~0").replace('/', "~1"), field)).collect()
        }
        _ => Vec::new(),
    };
    found.push(here.clone());
    for (name, item) in below {
        gather(item, format!("{here}/{name}"), found);
    }
}

fn is_bytes(items: &[Value]) -> bool {
    items.len() >= BYTES && items.iter().all(Value::is_number)
}

fn change(message: &mut Value, edit: &Edit) {
    let places = places(message);
    let place = &places[edit.place.index(places.len())];
    let other = &places[edit.other.index(places.len())];
    if let Some(inner) = message.pointer_mut(place).and_then(packed) {
        let packed = packed_anew(inner, edit);
        if let Some(there) = message.pointer_mut(place) {
            *there = packed;
        }
        return;
    }
    match edit.way {
        Way::Put => put(message, place, edit.piece.clone()),
        Way::Exchange => {
            let (one, two) = (message.pointer(place).cloned(), message.pointer(other).cloned());
            put(message, place, two.unwrap_or_default());
            put(message, other, one.unwrap_or_default());
        }
        Way::Take => take(message, place),
        Way::Double => double(message, place),
    }
}

fn put(message: &mut Value, place: &str, value: Value) {
    if let Some(there) = message.pointer_mut(place) {
        *there = value;
    }
}

fn take(message: &mut Value, place: &str) {
    let Some((above, name)) = place.rsplit_once('/') else { return };
    match message.pointer_mut(above) {
        Some(Value::Array(items)) => {
            if let Some(at) = name.parse().ok().filter(|at: &usize| *at < items.len()) {
                items.remove(at);
            }
        }
        Some(Value::Object(fields)) => {
            fields.shift_remove(&name.replace("~1", "/").replace("~0", "~"));
        }
        _ => {}
    }
}

/// Once more: an item of a list beside itself, anything else in a list of two.
fn double(message: &mut Value, place: &str) {
    let Some(value) = message.pointer(place).cloned() else { return };
    let above = place.rsplit_once('/').and_then(|(above, _)| message.pointer_mut(above));
    match above {
        Some(Value::Array(items)) => items.push(value),
        _ => put(message, place, json!([value.clone(), value])),
    }
}

/// A message within the message.
enum Packed {
    Text(Value),
    Bytes(Value),
}

fn packed(value: &mut Value) -> Option<Packed> {
    let object = |inner: Value| inner.is_object().then_some(inner);
    match value {
        Value::String(text) => serde_json::from_str(text).ok().and_then(object).map(Packed::Text),
        Value::Array(items) if is_bytes(items) => {
            let bytes = items.iter().map(|item| item.as_u64().and_then(|byte| u8::try_from(byte).ok()));
            let bytes = bytes.collect::<Option<Vec<u8>>>()?;
            serde_json::from_slice(&bytes).ok().and_then(object).map(Packed::Bytes)
        }
        _ => None,
    }
}

fn packed_anew(packed: Packed, edit: &Edit) -> Value {
    let (mut inner, is_text) = match packed {
        Packed::Text(inner) => (inner, true),
        Packed::Bytes(inner) => (inner, false),
    };
    // Another place than outside, or the same field would be met again and again.
    let within = Edit { place: edit.other, other: edit.place, ..edit.clone() };
    change(&mut inner, &within);
    let text = inner.to_string();
    if is_text { Value::String(text) } else { json!(text.into_bytes()) }
}
