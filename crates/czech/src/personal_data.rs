//! Suspicion of personal data in a text that is to be published (Regulation (EU) 2016/679, Act 110/2019 Coll.).
//!
//! A finding is a suspicion for a person to judge: numbers are checked as far as they carry a check of their own,
//! so that parcels, references and registration numbers of firms do not tire the reader. Names are not sought.

mod numbers;
mod scan;

use std::ops::Range;

use crate::numbers::NO_BREAK_SPACE;
use crate::words::fold;
use scan::Scan;

/// What a place in the text seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonalData {
    /// Rodné číslo (Act 133/2000 Coll., § 13).
    BirthNumber,
    /// A date of birth, by the words before it.
    BirthDate,
    /// An account by its domestic number or IBAN (Decree 169/2011 Coll.).
    BankAccount,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
}

/// One suspicion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it seems to be.
    pub kind: PersonalData,
    /// Where it stands, in bytes of the text, on boundaries of characters.
    pub range: Range<usize>,
}

/// Suspicious places of the text in order, none overlapping another.
pub fn suspicions(text: &str) -> Vec<Finding> {
    let mut found: Vec<Finding> =
        emails(text).chain(births(text)).chain(ibans(text)).chain(numbers(text)).collect();
    found.sort_by_key(|finding| (finding.range.start, std::cmp::Reverse(finding.range.end)));
    let mut end = 0;
    found.retain(|finding| {
        let is_free = finding.range.start >= end;
        end = end.max(finding.range.end);
        is_free
    });
    found
}

/// Places where a run of digits begins that continues no other number, code or word.
fn number_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let starts = text.char_indices().scan(false, |in_digits, (at, c)| {
        let begins = c.is_ascii_digit() && !*in_digits;
        *in_digits = c.is_ascii_digit();
        Some((at, begins))
    });
    starts.filter(|&(at, begins)| begins && scan::stands_alone_before(text, at)).map(|(at, _)| at)
}

fn numbers(text: &str) -> impl Iterator<Item = Finding> + '_ {
    number_starts(text).filter_map(move |at| {
        let context = fold(scan::chars_before(text, at, 24)).replace(NO_BREAK_SPACE, " ");
        birth_number(text, at, &context)
            .or_else(|| bank_account(text, at, &context))
            .or_else(|| phone(text, at, &context))
    })
}

/// Whether one of the beginnings of words stands in the folded context.
fn announces(context: &str, beginnings: &[&str]) -> bool {
    let mut places = beginnings.iter().flat_map(|beginning| context.match_indices(beginning));
    places.any(|(at, _)| !context[..at].ends_with(char::is_alphanumeric))
}

fn birth_number(text: &str, at: usize, context: &str) -> Option<Finding> {
    let mut scan = Scan::new(text, at);
    let first = scan.digits(6, 10)?;
    let has_slash = first.len() == 6;
    let second = if has_slash { scan.spaced("/").and_then(|()| scan.digits(3, 4))? } else { "" };
    let digits = format!("{first}{second}");
    let is_announced = announces(context, &["rodne cislo", "r. c.", "r.c.", "rc:", "rc "]);
    let is_convincing = match digits.len() {
        10 => is_announced || numbers::has_birth_check_digit(&digits),
        9 => is_announced || has_slash,
        _ => false,
    };
    let fits = is_convincing && numbers::is_birth_date_plausible(&digits) && scan.stands_alone_after();
    fits.then_some(Finding { kind: PersonalData::BirthNumber, range: at..scan.at })
}

/// Shortest account number that fires without a word about an account before it.
const UNANNOUNCED_ACCOUNT_DIGITS: usize = 6;

fn bank_account(text: &str, at: usize, context: &str) -> Option<Finding> {
    let mut scan = Scan::new(text, at);
    let first = scan.digits(1, 10)?;
    let (prefix, number) = match scan.eat("-").and_then(|()| scan.digits(2, 10)) {
        Some(number) if first.len() <= 6 => (first, number),
        Some(_) => return None,
        None => ("", first),
    };
    scan.spaced("/")?;
    let bank = scan.digits(4, 4)?;
    let is_announced = announces(context, &["ucet", "uctu", "uctem", "c. u.", "c.u.", "ucty"]);
    let needed = match is_announced {
        true => 2,
        // `123456/2010` is rather a reference of the year 2010 than an account at the bank of that code.
        false if bank.starts_with("20") => 9,
        false => UNANNOUNCED_ACCOUNT_DIGITS,
    };
    let fits =
        number.len() >= needed && numbers::is_account(prefix, number, bank) && scan.stands_alone_after();
    fits.then_some(Finding { kind: PersonalData::BankAccount, range: at..scan.at })
}

fn phone(text: &str, at: usize, context: &str) -> Option<Finding> {
    let mut scan = Scan::new(text, at);
    let has_plus = text[..at].ends_with('+');
    let has_country = (has_plus && scan.eat("420").is_some()) || scan.eat("00420").is_some();
    if has_country {
        scan.space();
    }
    let (digits, is_grouped) = scan.nine_digits()?;
    let is_announced = has_country || announces(context, &["tel", "mobil", "gsm", "volejte", "na cisle"]);
    let is_shaped = match is_grouped {
        true => numbers::is_czech_line(&digits) && !scan.is_before_unit() && !scan::is_after_digits(text, at),
        false => numbers::is_czech_mobile(&digits),
    };
    let fits = (is_announced && !has_plus || has_country || is_shaped) && scan.stands_alone_after();
    let start = at - usize::from(has_plus);
    fits.then_some(Finding { kind: PersonalData::Phone, range: start..scan.at })
}

fn emails(text: &str) -> impl Iterator<Item = Finding> + '_ {
    text.match_indices('@').filter_map(|(at, _)| {
        let local = scan::chars_before(text, at, 64);
        let name = local.rfind(|c: char| !is_address_char(c)).map_or(local, |end| {
            let skipped = local[end..].chars().next().map_or(1, char::len_utf8);
            &local[end + skipped..]
        });
        let name = name.trim_start_matches(['.', '-']);
        let domain = scan::domain(&text[at + 1..])?;
        (!name.is_empty())
            .then(|| Finding { kind: PersonalData::Email, range: at - name.len()..at + 1 + domain })
    })
}

fn is_address_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-')
}

/// `nar. 1. 2. 1980`, `datum narození: 1. února 1980`.
fn births(text: &str) -> impl Iterator<Item = Finding> + '_ {
    number_starts(text).filter_map(|at| {
        let context = fold(scan::chars_before(text, at, 22));
        let announced = context.trim_end_matches(|c: char| !c.is_alphanumeric()).trim_end_matches(" dne");
        let is_birth = ["nar", "narozen", "narozena", "narozeni", "narozen/a", "narozen(a"]
            .iter()
            .any(|word| ends_with_word(announced.trim_end_matches([':', '.', ' ']), word));
        let end = is_birth.then(|| scan::date_end(text, at)).flatten()?;
        Some(Finding { kind: PersonalData::BirthDate, range: at..end })
    })
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

/// Czech IBAN in groups of four or in one piece.
fn ibans(text: &str) -> impl Iterator<Item = Finding> + '_ {
    text.match_indices("CZ").filter_map(|(at, _)| {
        let mut scan = Scan::new(text, at + 2);
        let digits = scan.spaced_digits(22)?;
        let alone = scan::stands_alone_before(text, at) && scan.stands_alone_after();
        (alone && numbers::is_czech_iban(&digits))
            .then_some(Finding { kind: PersonalData::BankAccount, range: at..scan.at })
    })
}

#[cfg(test)]
mod tests;
