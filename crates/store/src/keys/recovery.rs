//! The recovery code: printed in the first-run wizard, kept in a drawer, typed in the worst hour.
//!
//! Eight groups of five characters. Four of a group are random (160 bits in all), the fifth checks the
//! group and its place, so a slip of the pen is found in the group where it is.

use zeroize::Zeroizing;

use super::data_key::random_bytes;
use crate::error::StoreError;

/// Crockford's base 32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 8;
const RANDOM_PER_GROUP: usize = 4;

/// A code that always opens the store.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(Zeroizing<String>);

impl RecoveryCode {
    /// A new random code.
    pub(crate) fn random() -> Result<Self, StoreError> {
        let random = Zeroizing::new(random_bytes::<{ GROUPS * RANDOM_PER_GROUP }>()?);
        let values = random.map(|byte| byte % 32); // 256 is a multiple of 32: no bias
        let groups = values.chunks(RANDOM_PER_GROUP).enumerate().map(|(place, group)| written(place, group));
        Ok(Self(Zeroizing::new(groups.collect::<Vec<_>>().join("-"))))
    }

    /// Reads a typed code: any case and separators, O for 0, I and L for 1.
    ///
    /// # Errors
    /// The number of the first group, from 1, that does not check; 0 when the length is wrong.
    pub fn parse(text: &str) -> Result<Self, usize> {
        let values: Zeroizing<Vec<u8>> = Zeroizing::new(text.chars().filter_map(value_of).collect());
        if values.len() != GROUPS * (RANDOM_PER_GROUP + 1) {
            return Err(0);
        }
        for (place, group) in values.chunks(RANDOM_PER_GROUP + 1).enumerate() {
            if check(place, &group[..RANDOM_PER_GROUP]) != group[RANDOM_PER_GROUP] {
                return Err(place + 1);
            }
        }
        let groups = values.chunks(RANDOM_PER_GROUP + 1).enumerate();
        let groups = groups.map(|(place, group)| written(place, &group[..RANDOM_PER_GROUP]));
        Ok(Self(Zeroizing::new(groups.collect::<Vec<_>>().join("-"))))
    }

    /// The code for printing: eight groups joined by hyphens.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The eight groups.
    pub fn groups(&self) -> Vec<&str> {
        self.0.split('-').collect()
    }

    /// Whether a person who copied the code gives back two of its groups, numbered from 1.
    pub fn confirms(&self, answers: [(usize, &str); 2]) -> bool {
        let groups = self.groups();
        let right = |(number, typed): (usize, &str)| {
            let typed: Vec<u8> = typed.chars().filter_map(value_of).collect();
            let group = number.checked_sub(1).and_then(|place| groups.get(place));
            group.is_some_and(|group| group.chars().filter_map(value_of).eq(typed.iter().copied()))
        };
        answers[0].0 != answers[1].0 && answers.into_iter().all(right)
    }
}

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("RecoveryCode(…)")
    }
}

fn written(place: usize, group: &[u8]) -> String {
    let last = check(place, group);
    group.iter().chain([&last]).map(|value| char::from(ALPHABET[usize::from(*value)])).collect()
}

/// Sum of value × 2^(position + 1) over GF(32), plus the place: finds every single wrong character,
/// every swap of two neighbours and every group in a wrong place.
fn check(place: usize, group: &[u8]) -> u8 {
    let weighed = group.iter().fold(0, |sum, value| double(sum ^ value));
    weighed ^ u8::try_from(place % 32).unwrap_or(0)
}

/// Times 2 in GF(32) with the polynomial x⁵ + x² + 1.
fn double(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 32 == 0 { doubled } else { doubled ^ 0b10_0101 }
}

fn value_of(character: char) -> Option<u8> {
    let upper = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        upper => upper,
    };
    let place = ALPHABET.iter().position(|letter| char::from(*letter) == upper)?;
    u8::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_survives_the_way_people_write() {
        let code = RecoveryCode::random().unwrap();
        assert_eq!(code.groups().len(), 8);
        assert!(code.groups().iter().all(|group| group.len() == 5));
        let sloppy = code.text().to_lowercase().replace('0', "o").replace('1', "l").replace('-', " ");
        assert_eq!(RecoveryCode::parse(&sloppy).unwrap(), code);
    }

    #[test]
    fn every_single_slip_and_swap_is_found_in_its_group() {
        let code = RecoveryCode::random().unwrap();
        let characters: Vec<char> = code.text().chars().collect();
        for place in (0..characters.len()).filter(|place| characters[*place] != '-') {
            let mut wrong = characters.clone();
            wrong[place] = if wrong[place] == '7' { '8' } else { '7' };
            let wrong: String = wrong.iter().collect();
            assert_eq!(RecoveryCode::parse(&wrong), Err(place / 6 + 1));
            let mut swapped = characters.clone();
            if place % 6 < 4 && swapped[place] != swapped[place + 1] {
                swapped.swap(place, place + 1);
                assert_eq!(RecoveryCode::parse(&swapped.iter().collect::<String>()), Err(place / 6 + 1));
            }
        }
        assert_eq!(RecoveryCode::parse("12345"), Err(0));
    }

    #[test]
    fn two_groups_confirm_that_the_code_was_copied() {
        let code = RecoveryCode::random().unwrap();
        let groups = code.groups();
        assert!(code.confirms([(3, &groups[2].to_lowercase()), (6, groups[5])]));
        assert!(!code.confirms([(3, groups[2]), (3, groups[2])]), "one group twice proves nothing");
        assert!(!code.confirms([(3, groups[2]), (6, "")]));
        assert!(!code.confirms([(3, groups[2]), (9, groups[5])]));
    }
}
