//! The lines under a task: `T:`, `Termín:`, `Z:`, `Odpovídá:`, `Provede:`, `Na vědomí:`.

/// What a line of a task tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Due,
    Check,
    Responsible,
    CarriedOutBy,
    Informed,
}

/// Keys in lower case, longer before shorter.
const KEYS: &[(&str, Field)] = &[
    ("kontrolní termín", Field::Check),
    ("termín kontroly", Field::Check),
    ("termín splnění", Field::Due),
    ("termín plnění", Field::Due),
    ("termín", Field::Due),
    ("zodpovědný", Field::Responsible),
    ("zodpovídá", Field::Responsible),
    ("zodp.", Field::Responsible),
    ("odpovědnost", Field::Responsible),
    ("odpovídá", Field::Responsible),
    ("odpovědný", Field::Responsible),
    ("provedou", Field::CarriedOutBy),
    ("provede", Field::CarriedOutBy),
    ("na vědomí", Field::Informed),
    ("t", Field::Due),
    ("z", Field::Responsible),
];

/// A field at the start of a line; the colon may be missing after a whole word when a value follows.
pub(super) fn at_start(line: &str) -> Option<(Field, &str)> {
    if !line.starts_with(char::is_uppercase) {
        return None;
    }
    with_colon(line).or_else(|| without_colon(line))
}

/// Splits `zajistit opravu. T: 1. 2. 2026 Z: starosta` into the text before and the fields.
pub(super) fn split_inline(text: &str) -> (&str, Vec<(Field, &str)>) {
    if !text.contains(':') {
        return (text.trim_end(), Vec::new());
    }
    let starts: Vec<usize> = word_starts(text).filter(|at| with_colon(&text[*at..]).is_some()).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let fields = starts.iter().zip(ends).filter_map(|(start, end)| {
        let (field, value) = with_colon(&text[*start..end])?;
        Some((field, value))
    });
    (text[..starts.first().copied().unwrap_or(text.len())].trim_end(), fields.collect())
}

fn with_colon(text: &str) -> Option<(Field, &str)> {
    let (field, rest) = key(text)?;
    Some((field, rest.trim_start().strip_prefix(':')?.trim()))
}

/// `Termín 1.2.2026` and `Termín ihned`, but not `Termín ke sjednání nápravy je …`, which is a sentence.
fn without_colon(line: &str) -> Option<(Field, &str)> {
    let (field, rest) = key(line).filter(|(_, rest)| line.len() - rest.len() > 2)?;
    let value = rest.trim();
    let deadline = value.len() <= 60
        && (super::date::find_date(value).is_some_and(|found| found.1.start <= 4) || is_word_of_time(value));
    let fits = match field {
        Field::Due | Field::Check => deadline,
        Field::Responsible | Field::CarriedOutBy => !value.is_empty() && value.len() <= 120,
        Field::Informed => false,
    };
    fits.then_some((field, value))
}

/// Deadlines that are words.
pub(super) fn is_word_of_time(value: &str) -> bool {
    const WORDS: [&str; 8] =
        ["ihned", "průběžně", "trvale", "neprodleně", "bezodkladně", "trvá", "stále", "dle textu"];
    let value = value.to_lowercase();
    WORDS.iter().any(|word| value.starts_with(word))
}

fn key(text: &str) -> Option<(Field, &str)> {
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    KEYS.iter().find_map(|(key, field)| {
        let rest = strip_key(text, key)?;
        (!rest.starts_with(char::is_alphanumeric)).then_some((*field, rest))
    })
}

/// Strips a key in lower case from a text in any case; `T.` and `T.:` are the same as `T`.
fn strip_key<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for expected in key.chars() {
        if !rest.next()?.to_lowercase().eq([expected]) {
            return None;
        }
    }
    let rest = rest.as_str();
    Some(if key.chars().count() == 1 { rest.strip_prefix('.').unwrap_or(rest) } else { rest })
}

fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, sign)| {
        let starts = sign.is_uppercase() && (before.is_whitespace() || before == '(');
        before = sign;
        starts.then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_task_are_told_from_sentences() {
        let table = [
            ("T: 1.2.2026", Some((Field::Due, "1.2.2026"))),
            ("T.: ihned", Some((Field::Due, "ihned"))),
            ("TERMÍN : 1. 2. 2026", Some((Field::Due, "1. 2. 2026"))),
            ("Termín 15. ledna 2027", Some((Field::Due, "15. ledna 2027"))),
            ("Termín do 15. ledna 2027", Some((Field::Due, "do 15. ledna 2027"))),
            ("Kontrolní termín: 1.2.2026", Some((Field::Check, "1.2.2026"))),
            ("Z: starosta", Some((Field::Responsible, "starosta"))),
            ("Odpovídá Ing. Malý", Some((Field::Responsible, "Ing. Malý"))),
            ("Provede: OMA", Some((Field::CarriedOutBy, "OMA"))),
            ("Na vědomí: OF", Some((Field::Informed, "OF"))),
            ("Termín ke sjednání nápravy je do 30. 4. 2026.", None),
            ("Zastupitelstvo: ukládá", None),
            ("T 5", None),
            ("termín: 1.2.2026", None),
        ];
        for (line, expected) in table {
            assert_eq!(at_start(line), expected, "{line}");
        }
    }

    #[test]
    fn fields_written_behind_the_task_are_cut_off() {
        let (text, fields) = split_inline("zajistit opravu. T: 1. 2. 2026, Z: starosta");
        assert_eq!(text, "zajistit opravu.");
        assert_eq!(fields, [(Field::Due, "1. 2. 2026,"), (Field::Responsible, "starosta")]);
        assert_eq!(split_inline("schvaluje rozpočet"), ("schvaluje rozpočet", vec![]));
    }
}
