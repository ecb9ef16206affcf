//! Keys that sort: between any two there is room for another, so that a move writes one item only.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A key that sorts after the first and before the second; open ends where nothing stands.
///
/// Keys never end with `0`, so there is always room before them. Two equal or reversed neighbours, which
/// two devices may have made, give a key after the first.
pub fn key_between(after: Option<&str>, before: Option<&str>) -> String {
    let low = after.unwrap_or("").as_bytes();
    let before = before.map(str::as_bytes).filter(|high| *high > low && !high.ends_with(b"0"));
    let mut key = Vec::new();
    middle(low, before, &mut key);
    key.into_iter().map(char::from).collect()
}

fn middle(mut low: &[u8], mut high: Option<&[u8]>, key: &mut Vec<u8>) {
    loop {
        let low_digit = low.first().map_or(0, |byte| value(*byte));
        let high_digit = high.and_then(|high| high.first()).map_or(62, |byte| value(*byte));
        if high_digit > low_digit + 1 {
            key.push(DIGITS[usize::midpoint(low_digit, high_digit)]);
            return;
        }
        key.push(DIGITS[low_digit]);
        let is_shared = high_digit == low_digit;
        high = high.filter(|_| is_shared).and_then(|high| high.get(1..)).filter(|rest| !rest.is_empty());
        low = low.get(1..).unwrap_or(&[]);
    }
}

/// The place of a byte among the digits; a foreign byte counts as the digit it sorts by.
fn value(byte: u8) -> usize {
    DIGITS.partition_point(|digit| *digit < byte).min(61)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn there_is_always_room_between_neighbours(places in prop::collection::vec(any::<prop::sample::Index>(), 1..200)) {
            let mut keys: Vec<String> = Vec::new();
            for place in places {
                let at = place.index(keys.len() + 1);
                let after = at.checked_sub(1).and_then(|index| keys.get(index)).cloned();
                let key = key_between(after.as_deref(), keys.get(at).map(String::as_str));
                keys.insert(at, key);
            }
            prop_assert!(keys.windows(2).all(|pair| pair[0] < pair[1]), "{keys:?}");
        }

        #[test]
        fn foreign_keys_never_panic(after in ".{0,6}", before in ".{0,6}") {
            prop_assert!(!key_between(Some(&after), Some(&before)).is_empty());
        }
    }
}
