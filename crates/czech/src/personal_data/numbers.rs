//! Checks that numbers carry in themselves.

use jiff::civil::Date;

/// The first year of ten-digit birth numbers.
const TEN_DIGITS_SINCE: i16 = 1954;

/// Ten digits divisible by eleven, or, until 1985, nine digits with the remainder ten and a final zero.
pub(super) fn has_birth_check_digit(digits: &str) -> bool {
    let Ok(number) = digits.parse::<u64>() else { return false };
    let is_old_exception =
        number / 10 % 11 == 10 && number.is_multiple_of(10) && year_of(digits) < Some(1986);
    digits.len() == 10 && (number.is_multiple_of(11) || is_old_exception)
}

/// Whether the first six digits are a day: months of women are 50 higher, of overfull days 20 higher since 2004.
pub(super) fn is_birth_date_plausible(digits: &str) -> bool {
    let (Some(year), Some(written), Some(day)) = (year_of(digits), pair(digits, 2), pair(digits, 4)) else {
        return false;
    };
    let month = match written {
        51..=62 => written - 50,
        21..=32 if year >= 2004 => written - 20,
        71..=82 if year >= 2004 => written - 70,
        other => other,
    };
    let month = i8::try_from(month).unwrap_or_default();
    Date::new(year, month, i8::try_from(day).unwrap_or_default()).is_ok()
}

/// Nine digits were given until 1953, so with them a higher year is no birth number.
fn year_of(digits: &str) -> Option<i16> {
    let short = pair(digits, 0)?;
    match digits.len() {
        9 => (short < 54).then_some(1900 + short),
        _ if 1900 + short >= TEN_DIGITS_SINCE => Some(1900 + short),
        _ => Some(2000 + short),
    }
}

fn pair(digits: &str, at: usize) -> Option<i16> {
    digits.get(at..at + 2)?.parse().ok()
}

/// Codes of payment service providers (Czech National Bank, list valid in 2026 and codes of recent years).
const BANKS: [&str; 48] = [
    "0100", "0300", "0600", "0710", "0800", "2010", "2020", "2030", "2060", "2070", "2100", "2200", "2220",
    "2250", "2260", "2275", "2600", "2700", "3030", "3050", "3060", "3500", "4000", "4300", "5500", "5800",
    "6000", "6100", "6200", "6210", "6300", "6363", "6700", "6800", "7910", "7950", "7960", "7970", "7990",
    "8030", "8040", "8060", "8090", "8150", "8190", "8200", "8250", "8255",
];

/// An account of a known bank whose prefix and number pass the modulo eleven of Decree 169/2011 Coll.
pub(super) fn is_account(prefix: &str, number: &str, bank: &str) -> bool {
    let nonzero = number.bytes().filter(|&digit| digit != b'0').count();
    BANKS.contains(&bank) && nonzero >= 2 && passes_weights(prefix) && passes_weights(number)
}

/// Weights 1, 2, 4, 8, 5, 10, 9, 7, 3, 6 from the right are powers of two modulo eleven.
fn passes_weights(digits: &str) -> bool {
    let weighted = digits.bytes().rev().fold((0_u32, 1_u32), |(sum, weight), digit| {
        (sum + u32::from(digit - b'0') * weight, weight * 2 % 11)
    });
    weighted.0.is_multiple_of(11)
}

/// Check digits of ISO 13616 for `CZ` and 22 digits.
pub(super) fn is_czech_iban(digits: &str) -> bool {
    let (check, account) = digits.split_at_checked(2).unwrap_or_default();
    let rearranged = account.bytes().chain("1235".bytes()).chain(check.bytes());
    rearranged.fold(0_u32, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97) == 1
}

/// A mobile line by the Czech numbering plan.
pub(super) fn is_czech_mobile(digits: &str) -> bool {
    ["60", "70", "72", "73", "77", "79"].iter().any(|lead| digits.starts_with(lead))
}

/// Any line of a subscriber: geographic or mobile.
pub(super) fn is_czech_line(digits: &str) -> bool {
    is_czech_mobile(digits) || digits.starts_with(['2', '3', '4', '5'])
}
