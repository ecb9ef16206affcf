//! As much of CBOR (RFC 8949) as authenticators write: definite lengths, no floats.

/// Nesting of what an authenticator writes is three deep.
const DEEPEST: u8 = 8;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// A number.
    Int(i64),
    /// Bytes.
    Bytes(&'a [u8]),
    /// A text.
    Text(&'a str),
    /// A row of values.
    Array(Vec<Value<'a>>),
    /// Pairs in their order.
    Map(Vec<(Value<'a>, Value<'a>)>),
    /// `true`, `false`, `null` and their like.
    Simple(u8),
}

impl<'a> Value<'a> {
    /// The value under a key of a map.
    pub(super) fn get(&self, key: &Value<'_>) -> Option<&Value<'a>> {
        match self {
            Value::Map(pairs) => pairs.iter().find(|(found, _)| found == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Its bytes, if it is some.
    pub(super) fn bytes(&self) -> Option<&'a [u8]> {
        if let Value::Bytes(bytes) = self { Some(bytes) } else { None }
    }

    /// The number, if it is one.
    pub(super) fn int(&self) -> Option<i64> {
        if let Value::Int(number) = self { Some(*number) } else { None }
    }
}

/// Reads one value and gives what follows.
pub(super) fn read(bytes: &[u8]) -> Option<(Value<'_>, &[u8])> {
    value(bytes, DEEPEST)
}

fn value(bytes: &[u8], depth: u8) -> Option<(Value<'_>, &[u8])> {
    let depth = depth.checked_sub(1)?;
    let (first, rest) = bytes.split_first()?;
    let (major, minor) = (first >> 5, first & 0x1f);
    if major == 7 {
        return (minor < 24).then_some((Value::Simple(minor), rest));
    }
    let (argument, rest) = argument(minor, rest)?;
    match major {
        0 => Some((Value::Int(i64::try_from(argument).ok()?), rest)),
        1 => Some((Value::Int(-1 - i64::try_from(argument).ok()?), rest)),
        2 => split(rest, argument).map(|(bytes, rest)| (Value::Bytes(bytes), rest)),
        3 => {
            let (text, rest) = split(rest, argument)?;
            Some((Value::Text(std::str::from_utf8(text).ok()?), rest))
        }
        4 => array(argument, rest, depth),
        5 => map(argument, rest, depth),
        _ => None, // tags
    }
}

fn argument(minor: u8, rest: &[u8]) -> Option<(u64, &[u8])> {
    let length = match minor {
        0..=23 => return Some((u64::from(minor), rest)),
        24..=27 => 1_usize << (minor - 24),
        _ => return None,
    };
    let (digits, rest) = rest.split_at_checked(length)?;
    Some((digits.iter().fold(0, |number, digit| number << 8 | u64::from(*digit)), rest))
}

fn split(bytes: &[u8], length: u64) -> Option<(&[u8], &[u8])> {
    bytes.split_at_checked(usize::try_from(length).ok()?)
}

fn array(length: u64, mut rest: &[u8], depth: u8) -> Option<(Value<'_>, &[u8])> {
    let mut values = Vec::new();
    for _ in 0..length {
        let (one, after) = value(rest, depth)?;
        values.push(one);
        rest = after;
    }
    Some((Value::Array(values), rest))
}

fn map(length: u64, mut rest: &[u8], depth: u8) -> Option<(Value<'_>, &[u8])> {
    let mut pairs: Vec<(Value<'_>, Value<'_>)> = Vec::new();
    for _ in 0..length {
        let (key, after) = value(rest, depth)?;
        let (one, after) = value(after, depth)?;
        if pairs.iter().any(|(found, _)| *found == key) {
            return None; // two readers could take two different ones
        }
        pairs.push((key, one));
        rest = after;
    }
    Some((Value::Map(pairs), rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_authenticators_write_reads_and_nothing_else() {
        let table: &[(&[u8], Option<Value<'_>>)] = &[
            (&[0x17], Some(Value::Int(23))),
            (&[0x39, 0x01, 0x00], Some(Value::Int(-257))),
            (&[0x42, 1, 2], Some(Value::Bytes(&[1, 2]))),
            (&[0x63, b'f', b'm', b't'], Some(Value::Text("fmt"))),
            (&[0xf5], Some(Value::Simple(21))),
            (&[0x82, 1, 2], Some(Value::Array(vec![Value::Int(1), Value::Int(2)]))),
            (&[0xa1, 1, 2], Some(Value::Map(vec![(Value::Int(1), Value::Int(2))]))),
            (&[0xa2, 1, 2, 1, 3], None),                         // one key twice
            (&[0x42, 1], None),                                  // too short
            (&[0x5f, 0x41, 1, 0xff], None),                      // of no stated length
            (&[0xfb, 0, 0, 0, 0, 0, 0, 0, 0], None),             // a float
            (&[0x9b, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0], None), // a row that never comes
            (&[0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 1], None),
            (&[], None),
        ];
        for (bytes, expected) in table {
            assert_eq!(read(bytes).map(|(value, _)| value), *expected, "{bytes:x?}");
        }
    }

    proptest! {
        #[test]
        fn fuzz_cbor(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            if let Some((_, rest)) = read(&bytes) {
                prop_assert!(rest.len() < bytes.len());
            }
        }
    }
}
