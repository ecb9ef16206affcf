//! Pieces of the document by field, and what is made of them.

use obeznik_czech::stem::stem;

use super::{Block, Found, HeadingField, Look, Use};
use crate::clause::Clause;
use crate::parser::parse;
use crate::verbs::VerbList;

/// A text under a field, with the block it came from.
struct Piece {
    place: usize,
    field: HeadingField,
    look: Look,
    text: String,
}

/// Everything read so far, in the order of the document.
#[derive(Default)]
pub(super) struct Pieces {
    pieces: Vec<Piece>,
    /// Headings that were understood, by block.
    headings: Vec<(usize, HeadingField, String)>,
}

impl Pieces {
    pub(super) fn put(&mut self, place: usize, field: &HeadingField, look: Look, text: &str) {
        self.pieces.push(Piece { place, field: field.clone(), look, text: text.trim().to_owned() });
    }

    pub(super) fn heading(&mut self, place: usize, field: &HeadingField, words: &str) {
        self.headings.push((place, field.clone(), words.trim().to_owned()));
    }

    pub(super) fn forget(&mut self, place: usize) {
        self.pieces.retain(|piece| piece.place != place);
    }

    pub(super) fn is_missing(&self, field: &HeadingField) -> bool {
        !self.pieces.iter().any(|piece| piece.field == *field)
    }

    /// The words of a field on one line.
    pub(super) fn line(&self, field: &HeadingField) -> String {
        let words = self.of(std::slice::from_ref(field)).flat_map(|piece| piece.text.split_whitespace());
        words.collect::<Vec<_>>().join(" ")
    }

    /// The lines of a field.
    pub(super) fn lines(&self, field: &HeadingField) -> Vec<String> {
        let lines = self.of(std::slice::from_ref(field)).flat_map(|piece| piece.text.lines());
        lines.map(str::to_owned).filter(|line| !line.trim().is_empty()).collect()
    }

    /// The text of fields: paragraphs are parted by an empty line, items, rows and lines of one paragraph are not.
    pub(super) fn text(&self, fields: &[HeadingField]) -> String {
        let (mut text, mut last) = (String::new(), None);
        for piece in self.of(fields) {
            let mut look = piece.look;
            if let Some((place, before)) = last {
                let is_under = look == Look::Line && piece.place == place + 1;
                let is_close =
                    is_under || matches!((before, look), (Look::Item, Look::Item) | (Look::Row, Look::Row));
                text += if is_close { "\n" } else { "\n\n" };
                look = if is_under { before } else { look }; // a line belongs to what it stands under
            }
            text += &piece.text;
            last = Some((piece.place, look));
        }
        text
    }

    /// Words of a field that nobody could use, with their headings, go to what no heading claimed.
    pub(super) fn unclaim(&mut self, field: &HeadingField) -> Vec<usize> {
        let mut places = Vec::new();
        for piece in self.pieces.iter_mut().filter(|piece| piece.field == *field) {
            let heads = |(place, of, _): &(usize, HeadingField, String)| of == field && *place <= piece.place;
            if let Some(at) = self.headings.iter().rposition(heads) {
                let (_, _, words) = self.headings.remove(at);
                piece.text = format!("{}: {}", words.trim_end_matches(':'), piece.text);
            }
            piece.field = HeadingField::Text;
            places.push(piece.place);
        }
        places
    }

    /// What the document says about annexes stands at the end of the report too.
    pub(super) fn add_annexes(&self, found: &mut Found) {
        if found.annexes.is_empty() {
            return;
        }
        if !found.report.is_empty() {
            found.report += "\n\n";
        }
        found.report += "Přílohy:\n";
        found.report += &found.annexes.join("\n");
    }

    pub(super) fn headings(self) -> Vec<String> {
        self.headings.into_iter().map(|(_, _, words)| words).collect()
    }

    fn of<'a>(&'a self, fields: &'a [HeadingField]) -> impl Iterator<Item = &'a Piece> {
        self.pieces.iter().filter(|piece| fields.contains(&piece.field))
    }
}

/// A whole document as one text, in its order.
pub fn whole_text(blocks: &[Block]) -> String {
    let mut pieces = Pieces::default();
    for (place, block) in blocks.iter().enumerate() {
        pieces.put(place, &HeadingField::Text, block.look, &block.cells.join("\t"));
    }
    pieces.text(&[HeadingField::Text])
}

/// Words with which the head of a letter begins: none of them is a title.
const LETTERHEAD: [&str; 14] = [
    "město",
    "obec",
    "městys",
    "městský",
    "obecní",
    "rada",
    "zastupitelstvo",
    "materiál",
    "bod",
    "tisk",
    "schůze",
    "zasedání",
    "odbor",
    "výbor",
];

/// The first bold line or heading before any text that is not the head of a letter.
pub(super) fn guess_title(blocks: &[Block], uses: &[Use]) -> Option<usize> {
    let before = uses.iter().position(|used| {
        used.went.iter().any(|field| matches!(field, HeadingField::Report | HeadingField::Resolution))
    });
    let heads: Vec<String> = LETTERHEAD.iter().map(|word| stem(word)).collect();
    (0..before.unwrap_or(blocks.len()).min(30)).find(|place| {
        let (block, used) = (&blocks[*place], &uses[*place]);
        let text = block.cells.join(" ");
        let first =
            text.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default();
        block.look == Look::Heading
            && used.field.is_none()
            && used.went == [HeadingField::Text]
            && text.split_whitespace().count() > 1
            && text.chars().count() <= 300
            && !heads.contains(&stem(first))
    })
}

/// A draft resolution as the parser understands it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResolutionText {
    /// Its clauses.
    pub clauses: Vec<Clause>,
    /// Words that are in no clause and do not only name the body.
    pub left: String,
}

/// Words that name who decides.
const BODIES: [&str; 6] = ["rada", "zastupitelstvo", "výbor", "komise", "usnesení", "návrh"];
/// A longer text before the clauses says more than who decides.
const NAME_OF_BODY: usize = 80;

/// Reads the draft resolution; a text without a verb is no resolution and is left whole.
pub fn read_resolution(text: &str, verbs: &VerbList) -> ResolutionText {
    let parsed = parse(text, verbs);
    if parsed.clauses.iter().all(|clause| clause.verb.is_empty()) {
        return ResolutionText { clauses: Vec::new(), left: text.trim().to_owned() };
    }
    let first = parsed.preamble.split_whitespace().next().map(stem).unwrap_or_default();
    let only_names =
        parsed.preamble.chars().count() <= NAME_OF_BODY && BODIES.iter().any(|word| stem(word) == first);
    let preamble = if only_names { String::new() } else { parsed.preamble };
    let left = [preamble, parsed.not_adopted];
    let left: Vec<&str> = left.iter().map(String::as_str).filter(|text| !text.trim().is_empty()).collect();
    ResolutionText { left: left.join("\n\n"), clauses: parsed.clauses }
}
