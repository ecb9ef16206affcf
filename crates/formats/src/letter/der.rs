//! Just enough of ASN.1 (X.690, BER and DER) to take what was signed out of its envelope.

/// Values inside each other beyond this depth are no envelope.
const MAX_DEPTH: u8 = 16;

/// One value: its tag and what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Value<'a> {
    pub(super) tag: u8,
    pub(super) body: &'a [u8],
}

/// Whether a value holds values.
const CONSTRUCTED: u8 = 0x20;
const END: u8 = 0;

/// The values that stand one after another; it ends at the first that does not read.
pub(super) fn values(bytes: &[u8]) -> impl Iterator<Item = Value<'_>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let (value, after) = read(rest, 0)?;
        rest = after;
        (value.tag != END).then_some(value)
    })
}

/// The first value of that tag.
pub(super) fn child(bytes: &[u8], tag: u8) -> Option<&[u8]> {
    values(bytes).find(|value| value.tag == tag).map(|value| value.body)
}

/// The octets of a string, which may come in pieces; at most so many.
pub(super) fn octets(value: Value<'_>, limit: usize) -> Option<Vec<u8>> {
    let mut all = Vec::new();
    gather(value, limit, 0, &mut all)?;
    Some(all)
}

fn gather(value: Value<'_>, limit: usize, depth: u8, all: &mut Vec<u8>) -> Option<()> {
    if value.tag & CONSTRUCTED == 0 {
        let fits = all.len().checked_add(value.body.len()).is_some_and(|length| length <= limit);
        return fits.then(|| all.extend_from_slice(value.body));
    }
    if depth >= MAX_DEPTH {
        return None;
    }
    values(value.body).try_for_each(|piece| gather(piece, limit, depth + 1, all))
}

/// A value and what stands behind it. Tags of more than one byte do not occur in envelopes.
fn read(bytes: &[u8], depth: u8) -> Option<(Value<'_>, &[u8])> {
    let (&tag, rest) = bytes.split_first()?;
    let (&first, rest) = rest.split_first()?;
    if first == 0x80 {
        let length = endless(rest, depth)?;
        return Some((Value { tag, body: rest.get(..length)? }, rest.get(length + 2..)?));
    }
    let (length, rest) = length(first, rest)?;
    Some((Value { tag, body: rest.get(..length)? }, rest.get(length..)?))
}

fn length(first: u8, rest: &[u8]) -> Option<(usize, &[u8])> {
    if first < 0x80 {
        return Some((usize::from(first), rest));
    }
    let digits = usize::from(first & 0x7f);
    let (digits, rest) = (digits <= 8).then(|| rest.split_at_checked(digits))??;
    let length = digits.iter().try_fold(0_usize, |length, digit| {
        length.checked_mul(256).and_then(|length| length.checked_add(usize::from(*digit)))
    })?;
    Some((length, rest))
}

/// Bytes of a value without a length, up to its two closing zeros.
fn endless(bytes: &[u8], depth: u8) -> Option<usize> {
    if depth >= MAX_DEPTH {
        return None;
    }
    let mut rest = bytes;
    while !rest.starts_with(&[0, 0]) {
        rest = read(rest, depth + 1)?.1;
    }
    Some(bytes.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_any_length_are_read_and_broken_ones_end_the_reading() {
        let long = [&[4, 0x82, 1, 0][..], &[7; 256]].concat();
        let endless = [0x30, 0x80, 2, 1, 5, 0x30, 0x80, 0, 0, 0, 0, 2, 1, 6];
        type Case<'a> = (&'a [u8], &'a [(u8, usize)]); // bytes, and the tags and lengths found
        let table: [Case<'_>; 6] = [
            (&[2, 1, 5, 4, 0], &[(2, 1), (4, 0)]),
            (&long, &[(4, 256)]),
            (&endless, &[(0x30, 7), (2, 1)]),
            (&[2, 9, 5], &[]),
            (&[2, 0x89, 1, 1, 1, 1, 1, 1, 1, 1, 1], &[]),
            (&[0x30, 0x80, 2, 1], &[]),
        ];
        for (bytes, expected) in table {
            let found: Vec<(u8, usize)> = values(bytes).map(|value| (value.tag, value.body.len())).collect();
            assert_eq!(found, expected, "{bytes:?}");
        }
        let deep = vec![[0x30, 0x80]; 100_000].concat();
        assert_eq!(values(&deep).count(), 0);
    }

    #[test]
    fn a_string_in_pieces_is_put_together_within_its_bound() {
        let pieces = [0x24, 0x80, 4, 2, b'a', b'b', 0x24, 3, 4, 1, b'c', 0, 0];
        let value = values(&pieces).next().unwrap();
        assert_eq!(octets(value, 3).as_deref(), Some(&b"abc"[..]));
        assert_eq!(octets(value, 2), None);
    }
}
