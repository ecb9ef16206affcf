//! Numbers as Czech writes them: counted things, Roman numerals, money.

/// No-break space, which Czech puts between thousands and before the unit (ČSN 01 6910).
pub const NO_BREAK_SPACE: char = '\u{a0}';

/// The three forms of a counted noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted<'a> {
    /// After 1: `věc`.
    pub one: &'a str,
    /// After 2, 3 and 4: `věci`.
    pub few: &'a str,
    /// After 0, 5 and more: `věcí`.
    pub many: &'a str,
}

impl<'a> Counted<'a> {
    /// The form that stands after the number.
    pub fn form(&self, count: u64) -> &'a str {
        match count {
            1 => self.one,
            2..=4 => self.few,
            _ => self.many,
        }
    }

    /// The number with its noun: `5 věcí`, joined by a no-break space.
    pub fn with(&self, count: u64) -> String {
        format!("{}{NO_BREAK_SPACE}{}", grouped(count), self.form(count))
    }
}

/// Day: `den`, `dny`, `dní`.
pub const DAYS: Counted<'static> = Counted { one: "den", few: "dny", many: "dní" };

/// Working day: `pracovní den`, `pracovní dny`, `pracovních dní`.
pub const WORKING_DAYS: Counted<'static> =
    Counted { one: "pracovní den", few: "pracovní dny", many: "pracovních dní" };

/// An amount in haléř as `129 000,00 Kč`, spaces not breaking, a loss with a minus sign.
pub fn money(haler: i64) -> String {
    let sign = if haler < 0 { "\u{2212}" } else { "" };
    let amount = haler.unsigned_abs();
    format!("{sign}{},{:02}{NO_BREAK_SPACE}Kč", grouped(amount / 100), amount % 100)
}

/// A whole number with no-break spaces between thousands.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(NO_BREAK_SPACE);
        }
        out.push(digit);
    }
    out
}

const ROMAN: [(u16, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// A Roman numeral of 1 to 3999, as parts of a resolution are numbered; nothing for other numbers.
pub fn roman(number: u16) -> Option<String> {
    if !(1..=3999).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut out = String::new();
    for (value, sign) in ROMAN {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    Some(out)
}

/// The number of a Roman numeral in its only correct spelling, in capitals or not.
pub fn from_roman(numeral: &str) -> Option<u16> {
    let upper = numeral.to_ascii_uppercase();
    let mut rest = upper.as_str();
    let mut number: u16 = 0;
    for (value, sign) in ROMAN {
        while let Some(shorter) = rest.strip_prefix(sign) {
            number = number.checked_add(value)?;
            rest = shorter;
        }
    }
    (rest.is_empty() && roman(number)? == upper).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_noun_takes_the_form_of_its_number() {
        let things = Counted { one: "věc", few: "věci", many: "věcí" };
        let table = [
            (0, "0 věcí"),
            (1, "1 věc"),
            (2, "2 věci"),
            (4, "4 věci"),
            (5, "5 věcí"),
            (21, "21 věcí"),
            (1200, "1 200 věcí"),
        ];
        for (count, expected) in table {
            assert_eq!(things.with(count).replace(NO_BREAK_SPACE, " "), expected);
        }
    }

    #[test]
    fn money_is_written_with_thousands_apart_and_two_decimals() {
        let table = [
            (12_900_000, "129 000,00 Kč"),
            (0, "0,00 Kč"),
            (5, "0,05 Kč"),
            (-123_456, "−1 234,56 Kč"),
            (100_000_000_000, "1 000 000 000,00 Kč"),
            (i64::MIN, "−92 233 720 368 547 758,08 Kč"),
        ];
        for (haler, expected) in table {
            let written = money(haler);
            assert_eq!(written.replace(NO_BREAK_SPACE, " "), expected);
            assert!(!written.contains(' '), "{written:?} may break");
        }
    }

    #[test]
    fn only_correct_roman_numerals_are_read() {
        let table = [
            ("IV", Some(4)),
            ("xiv", Some(14)),
            ("MMXXVI", Some(2026)),
            ("IIII", None),
            ("IM", None),
            ("", None),
            ("VX", None),
        ];
        for (numeral, expected) in table {
            assert_eq!(from_roman(numeral), expected, "{numeral}");
        }
        assert_eq!((roman(0), roman(4000)), (None, None));
    }

    proptest! {
        #[test]
        fn roman_numerals_come_back_as_their_numbers(number in 1_u16..4000) {
            prop_assert_eq!(from_roman(&roman(number).unwrap()), Some(number));
        }

        #[test]
        fn reading_a_numeral_never_fails_badly(text in "[MDCLXVIa-z]{0,80}|\\PC*") {
            let _ = from_roman(&text);
        }
    }
}
