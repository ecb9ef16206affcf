//! Numbers of clauses, points and items as lists of Word, so that a paragraph put in between moves those after it.

use obeznik_czech::numbers::from_roman;

use super::xml::{HEAD, SPACES, twips};

/// Millimetres each level is indented by.
const STEP: u32 = 9;
const LEVELS: u32 = 9;

/// The ways things are numbered here.
const FORMATS: [Format; 5] =
    [Format::Roman, Format::Decimal, Format::DecimalBracket, Format::LetterBracket, Format::Dash];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// `II.`
    Roman,
    /// `2.`
    Decimal,
    /// `2)`
    DecimalBracket,
    /// `b)`
    LetterBracket,
    /// `–`
    Dash,
}

/// The lists of a document; each counts by itself.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: Vec<List>,
}

#[derive(Debug)]
struct List {
    format: Format,
    level: u32,
    start: u32,
}

/// How the items of one list get their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbered {
    /// By the list of this number.
    By(u32),
    /// By what was typed.
    Literally,
}

impl Numbering {
    /// A list for items of such numerals, if Word would number them just so.
    pub(super) fn list(&mut self, level: u32, numerals: &[&str]) -> Numbered {
        match sequence(numerals) {
            Some((format, start)) => Numbered::By(self.open(format, level, start)),
            None => Numbered::Literally,
        }
    }

    fn open(&mut self, format: Format, level: u32, start: u32) -> u32 {
        self.lists.push(List { format, level: level.min(LEVELS - 1), start });
        u32::try_from(self.lists.len()).unwrap_or(u32::MAX)
    }

    /// The part that tells Word of the lists.
    pub(super) fn written(&self) -> String {
        let formats: String = FORMATS.iter().zip(0u32..).map(|(format, id)| format.definition(id)).collect();
        let lists: String = self.lists.iter().zip(1u32..).map(|(list, id)| list.written(id)).collect();
        format!("{HEAD}<w:numbering {SPACES}>{formats}{lists}</w:numbering>")
    }
}

impl List {
    fn written(&self, id: u32) -> String {
        let Self { format, level, start } = self;
        let format = FORMATS.iter().position(|one| one == format).unwrap_or_default();
        format!(
            r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{format}"/><w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>"#,
        )
    }
}

impl Format {
    fn definition(self, id: u32) -> String {
        let levels: String = (0..LEVELS).map(|level| self.level(level)).collect();
        format!(
            r#"<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>"#,
        )
    }

    fn level(self, level: u32) -> String {
        let (format, after) = match self {
            Self::Roman => ("upperRoman", "."),
            Self::Decimal => ("decimal", "."),
            Self::DecimalBracket => ("decimal", ")"),
            Self::LetterBracket => ("lowerLetter", ")"),
            Self::Dash => ("bullet", ""),
        };
        let shown = match self {
            Self::Dash => "–".to_owned(),
            _ => format!("%{}{after}", level + 1),
        };
        format!(
            r#"<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/><w:pPr>{}</w:pPr><w:rPr><w:b w:val="0"/><w:color w:val="464F5B"/></w:rPr></w:lvl>"#,
            indent(level),
        )
    }
}

/// Where text of a level stands, its numeral hanging before it.
pub(super) fn indent(level: u32) -> String {
    let (left, hanging) = (twips(STEP * (level.min(LEVELS - 1) + 1)), twips(STEP));
    format!(
        r#"<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs><w:ind w:left="{left}" w:hanging="{hanging}"/>"#
    )
}

/// Left edge of text of a level, in twentieths of a point.
pub(super) fn edge(level: u32) -> u32 {
    twips(STEP * (level.min(LEVELS - 1) + 1))
}

/// The numerals as one list that counts by one, with its first number.
fn sequence(numerals: &[&str]) -> Option<(Format, u32)> {
    let (format, start) = read(numerals.first()?)?;
    let counts = numerals.iter().zip(start..).all(|(numeral, number)| {
        read(numeral).is_some_and(|(its, value)| its == format && (its == Format::Dash || value == number))
    });
    counts.then_some((format, start))
}

fn read(numeral: &str) -> Option<(Format, u32)> {
    if numeral == "–" {
        return Some((Format::Dash, 1));
    }
    let (body, is_bracket) = match (numeral.strip_suffix('.'), numeral.strip_suffix(')')) {
        (Some(body), _) => (body, false),
        (None, Some(body)) => (body, true),
        (None, None) => return None,
    };
    let is_plain = |body: &str| body.len() < 7 && !body.starts_with('0');
    if body.chars().all(|sign| sign.is_ascii_digit()) && is_plain(body) {
        let format = if is_bracket { Format::DecimalBracket } else { Format::Decimal };
        return body.parse().ok().map(|number| (format, number));
    }
    match (is_bracket, body.as_bytes()) {
        (true, [letter @ b'a'..=b'z']) => Some((Format::LetterBracket, u32::from(letter - b'a') + 1)),
        (false, letters) if letters.iter().all(u8::is_ascii_uppercase) => {
            from_roman(body).map(|number| (Format::Roman, u32::from(number)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_become_a_list_only_where_word_would_write_the_same() {
        type Case<'a> = (&'a [&'a str], Option<(Format, u32)>);
        let table: [Case<'_>; 11] = [
            (&["I.", "II.", "III.", "IV."], Some((Format::Roman, 1))),
            (&["1.", "2."], Some((Format::Decimal, 1))),
            (&["7.", "8.", "9."], Some((Format::Decimal, 7))),
            (&["1)", "2)"], Some((Format::DecimalBracket, 1))),
            (&["a)", "b)", "c)"], Some((Format::LetterBracket, 1))),
            (&["–", "–"], Some((Format::Dash, 1))),
            (&["I.", "III."], None), // one was taken out
            (&["1.", "b)"], None),
            (&["1.1", "1.2"], None),
            (&["01."], None),
            (&[""], None),
        ];
        for (numerals, expected) in table {
            assert_eq!(sequence(numerals), expected, "{numerals:?}");
        }
    }

    #[test]
    fn each_list_counts_by_itself() {
        let mut numbering = Numbering::default();
        assert_eq!(numbering.list(0, &["I.", "II."]), Numbered::By(1));
        assert_eq!(numbering.list(1, &["1."]), Numbered::By(2));
        assert_eq!(numbering.list(1, &["x"]), Numbered::Literally);
        let written = numbering.written();
        assert_eq!(written.matches("<w:num ").count(), 2);
        assert!(written.contains(r#"<w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/>"#), "{written}");
    }
}
