//! HTML, as word processors and web editors write it, to lines of text.
//!
//! A reader for imports, not for a browser: tags need not be closed, attributes need no quotes,
//! names may be in capitals; scripts and styles are passed over, nothing is ever loaded.

use obeznik_czech::numbers;
use serde::{Deserialize, Serialize};

/// How the items of an ordered list are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Numbering {
    /// `I.`, `II.`, …
    Roman,
    /// `1.`, `2.`, …
    Decimal,
    /// `a)`, `b)`, …; after `z)` comes `aa)`.
    Letter,
    /// `–`, the mark that lists without numbers always have.
    Dash,
}

/// Turns HTML into lines: one for each paragraph, list item, table row and line break.
/// `numbering` names the marks of ordered lists from the outermost inwards; deeper lists
/// take the last one. Runs of white space become one space.
#[must_use]
pub fn html_to_lines(html: &str, numbering: &[Numbering]) -> String {
    let mut writer = Writer { numbering, ..Writer::default() };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        writer.text(&rest[..at]);
        rest = tag(&rest[at..], &mut writer);
    }
    writer.text(rest);
    writer.end_line();
    writer.out.truncate(writer.out.trim_end().len());
    writer.out
}

/// Handles one `<…`, gives back what follows it.
fn tag<'a>(html: &'a str, writer: &mut Writer<'_>) -> &'a str {
    if let Some(comment) = html.strip_prefix("<!--") {
        return comment.split_once("-->").map_or("", |(_, rest)| rest);
    }
    let name_end = html[1..]
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '/' || c == '!' || c == '?'))
        .map_or(html.len(), |at| at + 1);
    let name = html[1..name_end].to_ascii_lowercase();
    if name.is_empty() {
        writer.text("<");
        return &html[1..];
    }
    let rest = &html[tag_end(html)..];
    if matches!(name.as_str(), "script" | "style") {
        return skip_to_end(rest, &name);
    }
    match name.strip_prefix('/') {
        Some(name) => writer.close(name),
        None => writer.open(name.trim_end_matches('/')),
    }
    rest
}

/// The place after the `>` of a tag, minding quoted attribute values.
fn tag_end(html: &str) -> usize {
    let mut quote = None;
    for (at, c) in html.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    // An open quote would swallow the rest of the document: take the nearest bracket instead.
    html.find('>').map_or(html.len(), |at| at + 1)
}

fn skip_to_end<'a>(html: &'a str, name: &str) -> &'a str {
    let close = format!("</{name}");
    let found = html.char_indices().find(|(at, c)| {
        *c == '<' && html.get(*at..*at + close.len()).is_some_and(|s| s.eq_ignore_ascii_case(&close))
    });
    found.map_or("", |(at, _)| &html[at..][tag_end(&html[at..])..])
}

#[derive(Default)]
struct Writer<'n> {
    out: String,
    numbering: &'n [Numbering],
    lists: Vec<List>,
    /// The mark of an item that has no text yet.
    mark: Option<String>,
    gap: bool,
}

/// An open list.
struct List {
    ordered: bool,
    /// How many ordered lists it lies in, itself included.
    ordered_depth: usize,
    items: usize,
}

impl Writer<'_> {
    fn open(&mut self, name: &str) {
        match name {
            "ol" | "ul" => {
                self.end_line();
                let outer = self.lists.last().map_or(0, |list| list.ordered_depth);
                let ordered = name == "ol";
                let ordered_depth = outer + usize::from(ordered);
                self.lists.push(List { ordered, ordered_depth, items: 0 });
            }
            "li" => {
                self.end_line();
                self.mark = self.next_mark();
            }
            "td" | "th" => self.cell(),
            "br" => self.end_line(),
            name if is_block(name) => self.end_line(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "ol" | "ul" => {
                self.end_line();
                self.lists.pop();
            }
            "li" => {
                self.end_line();
                self.mark = None;
            }
            name if is_block(name) => self.end_line(),
            _ => {}
        }
    }

    fn text(&mut self, raw: &str) {
        for c in unescape(raw).chars() {
            if c.is_whitespace() {
                self.gap = true;
                continue;
            }
            if matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}') || (c.is_control()) {
                continue;
            }
            self.begin_word();
            self.out.push(c);
        }
    }

    fn begin_word(&mut self) {
        let line_begins = self.out.is_empty() || self.out.ends_with('\n');
        if let Some(mark) = self.mark.take() {
            if !line_begins {
                self.out.push('\n');
            }
            self.out.push_str(&mark);
            self.out.push(' ');
        } else if self.gap && !line_begins && !self.out.ends_with([' ', '\t']) {
            self.out.push(' ');
        }
        self.gap = false;
    }

    fn cell(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\t');
        }
        self.gap = false;
    }

    fn end_line(&mut self) {
        self.out.truncate(self.out.trim_end_matches([' ', '\t']).len());
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.gap = false;
    }

    fn next_mark(&mut self) -> Option<String> {
        let list = self.lists.last_mut()?;
        list.items += 1;
        let last = self.numbering.last().copied().unwrap_or(Numbering::Decimal);
        let numbering = match list.ordered {
            true => self.numbering.get(list.ordered_depth - 1).copied().unwrap_or(last),
            false => Numbering::Dash,
        };
        Some(numbering.mark(list.items))
    }
}

impl Numbering {
    fn mark(self, number: usize) -> String {
        match self {
            Self::Roman => format!("{}.", roman(number)),
            Self::Decimal => format!("{number}."),
            Self::Letter => format!("{})", letters(number)),
            Self::Dash => "–".into(),
        }
    }
}

fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 20] = [
        "p",
        "div",
        "tr",
        "table",
        "thead",
        "tbody",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "title",
        "body",
        "section",
        "article",
        "header",
        "footer",
        "blockquote",
        "hr",
    ];
    BLOCKS.contains(&name)
}

pub(crate) fn roman(number: usize) -> String {
    u16::try_from(number).ok().and_then(numbers::roman).unwrap_or_else(|| number.to_string())
}

fn letters(mut number: usize) -> String {
    let mut out = Vec::new();
    while number > 0 {
        number -= 1;
        out.insert(0, b'a' + (number % 26) as u8);
        number /= 26;
    }
    out.into_iter().map(char::from).collect()
}

/// Named and numbered characters; what is not known stays as written.
fn unescape(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(34).find(|(_, c)| *c == ';').map(|(end, _)| end);
        let resolved = end.and_then(|end| Some((entity(&rest[1..end])?, end + 1)));
        let (text, length) = resolved.unwrap_or_else(|| ("&".into(), 1));
        out.push_str(&text);
        rest = &rest[length..];
    }
    out + rest
}

fn entity(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        return quick_xml::escape::resolve_html5_entity(name).map(str::to_owned);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_of_editors_becomes_numbered_lines() {
        use Numbering::{Decimal, Letter, Roman};
        let table = [
            ("<p>Rada&nbsp;města</p><p>schvaluje</p>", "Rada města\nschvaluje"),
            ("a<BR>b<br/>c", "a\nb\nc"),
            (
                "<OL class=x>\n<LI class=y><SPAN name=\"1\">bere na vědomí</SPAN> \n<OL><LI style=\"a>b\"><P>návrh</P></LI></OL></LI></OL>",
                "I. bere na vědomí\n1. návrh",
            ),
            (
                "<ol><li>a<ol><li>b<ol><li>c</li><li>d</li></ol></li></ol></li><li>e</li></ol>",
                "I. a\n1. b\na) c\nb) d\nII. e",
            ),
            ("<ol><li></li><li>x<ul><li>y</ul></ol>", "I. \nII. x\n– y"),
            ("<style>p{}</style>x<script>if (a<b) {}</script>y", "xy"),
            ("1 < 2 &amp; 3 &neznámé; &#268;&#x10D;", "1 < 2 & 3 &neznámé; Čč"),
            ("<table><tr><td>a<td>b</tr><tr><td>c</td><td>d</td></tr></table>", "a\tb\nc\td"),
            ("<!-- <p>ne</p> -->ano<!--", "ano"),
            ("<p title=\"neuzavřené>text</p>", "text"),
        ];
        for (html, expected) in table {
            let expected = expected.replace("I. \n", ""); // an empty item has no line
            assert_eq!(html_to_lines(html, &[Roman, Decimal, Letter]), expected, "{html}");
        }
    }

    #[test]
    fn marks_count_on() {
        for (number, roman, letters) in
            [(1, "I", "a"), (4, "IV", "d"), (26, "XXVI", "z"), (27, "XXVII", "aa")]
        {
            assert_eq!(super::roman(number), roman);
            assert_eq!(super::letters(number), letters);
        }
    }
}
