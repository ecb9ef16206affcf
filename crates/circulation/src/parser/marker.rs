//! What stands at the start of an item: `I.`, `a)`, `1.`, `1.2`, `-`.

/// Kinds of labels; each kind is one level of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Roman,
    Letter,
    /// Arabic numbers, with how many of them: `1.` is one, `1.2` two.
    Decimal(usize),
    Bullet,
}

/// A label with its place in the order of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) kind: Kind,
    pub(super) number: u32,
    pub(super) label: String,
}

/// Reads a label and gives what follows it.
pub(super) fn scan(line: &str) -> Option<(Marker, &str)> {
    bullet(line).or_else(|| enumerated(line))
}

fn bullet(line: &str) -> Option<(Marker, &str)> {
    let sign = line.chars().next().filter(|sign| matches!(sign, '-' | '–' | '—' | '•' | '*' | '·' | '▪'))?;
    let rest = line[sign.len_utf8()..].strip_prefix(char::is_whitespace)?.trim_start();
    (!rest.is_empty()).then(|| (Marker { kind: Kind::Bullet, number: 1, label: sign.to_string() }, rest))
}

fn enumerated(line: &str) -> Option<(Marker, &str)> {
    let end = line.find(char::is_whitespace).unwrap_or(line.len());
    let (label, rest) = (&line[..end], line[end..].trim_start());
    let bare = label.trim_start_matches('(').trim_end_matches([')', '.', ':']);
    let closed = label.len() - label.trim_end_matches([')', '.', ':']).len();
    let (kind, number) =
        roman(bare, label).or_else(|| letter(bare, label)).or_else(|| decimal(bare, closed))?;
    (!is_continuation(kind, label, rest)).then(|| (Marker { kind, number, label: label.to_owned() }, rest))
}

/// `30. 3. 2023` is a day and `V. K., Mgr.` a shortened name, not items.
fn is_continuation(kind: Kind, label: &str, rest: &str) -> bool {
    if label.ends_with(')') {
        return false;
    }
    let mut signs = rest.chars();
    let (first, second) = (signs.next(), signs.next());
    match kind {
        Kind::Decimal(1) => first.is_some_and(|sign| sign.is_ascii_digit()) && find_day_or_thousands(rest),
        Kind::Roman | Kind::Letter => first.is_some_and(char::is_uppercase) && second == Some('.'),
        _ => false,
    }
}

fn find_day_or_thousands(rest: &str) -> bool {
    let end = rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
    end <= 2 && rest[end..].starts_with('.')
}

fn roman(bare: &str, label: &str) -> Option<(Kind, u32)> {
    let closed = label.ends_with(['.', ')', ':']);
    let value = closed.then(|| roman_value(bare)).flatten()?;
    Some((Kind::Roman, value))
}

/// Only numerals written the one proper way; `IIII` is none.
fn roman_value(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 8 {
        return None;
    }
    let digit = |sign| {
        Some(match sign {
            'I' => 1u32,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            _ => return None,
        })
    };
    let digits: Vec<u32> = text.chars().map(digit).collect::<Option<_>>()?;
    let value = digits.iter().zip(digits.iter().skip(1).chain([&0])).fold(0i64, |sum, (here, next)| {
        if here < next { sum - i64::from(*here) } else { sum + i64::from(*here) }
    });
    u32::try_from(value).ok().filter(|value| crate::clause::roman(*value) == text)
}

fn letter(bare: &str, label: &str) -> Option<(Kind, u32)> {
    let mut signs = bare.chars();
    let sign = signs.next().filter(char::is_ascii_alphabetic)?;
    let allowed = label.ends_with(')') || (sign.is_ascii_uppercase() && label.ends_with('.'));
    let number = u32::from(sign.to_ascii_lowercase()) - u32::from('a') + 1;
    (signs.next().is_none() && allowed).then_some((Kind::Letter, number))
}

fn decimal(bare: &str, closed: usize) -> Option<(Kind, u32)> {
    let parts: Vec<&str> = bare.split('.').collect();
    let short = |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|sign| sign.is_ascii_digit());
    let enough = closed == 1 || (closed == 0 && parts.len() > 1);
    if !enough || parts.len() > 4 || !parts.iter().all(short) {
        return None;
    }
    Some((Kind::Decimal(parts.len()), parts.last()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_from_days_names_and_abbreviations() {
        let table = [
            ("I. schvaluje", Some((Kind::Roman, 1))),
            ("XIV. ukládá", Some((Kind::Roman, 14))),
            ("IIII. ukládá", None),
            ("a) bere", Some((Kind::Letter, 1))),
            ("i) bere", Some((Kind::Letter, 9))),
            ("B. bere", Some((Kind::Letter, 2))),
            ("1. smlouvu", Some((Kind::Decimal(1), 1))),
            ("2) smlouvu", Some((Kind::Decimal(1), 2))),
            ("1.2 smlouvu", Some((Kind::Decimal(2), 2))),
            ("1.2. smlouvu", Some((Kind::Decimal(2), 2))),
            ("- smlouvu", Some((Kind::Bullet, 1))),
            ("30. 3. 2023 byla", None),
            ("V. K., Mgr. E. Č.", None),
            ("p. Nováka", None),
            ("č. 5", None),
            ("2023 byl", None),
            ("s. r. o.", None),
            ("-5 Kč", None),
            ("", None),
        ];
        for (line, expected) in table {
            assert_eq!(scan(line).map(|(marker, _)| (marker.kind, marker.number)), expected, "{line}");
        }
    }
}
