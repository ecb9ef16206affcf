//! Glyphs put together to words and lines.
//!
//! The order is the order of the content stream: office programs write it in reading order,
//! and sorting by place on the page would weave the columns of a table into each other.

/// A gap wider than this share of the type size parts two words.
const WORD_GAP: f32 = 0.12;
/// A step back further than this share of the type size begins a new column.
const STEP_BACK: f32 = 0.3;
/// Baselines closer than this share of the type size are one line (so are indices).
const SAME_LINE: f32 = 0.5;

/// One shown character: where its baseline begins and ends, and along which direction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Start along the writing direction, end along it, and the baseline across it.
    pub(super) start: f32,
    pub(super) end: f32,
    pub(super) across: f32,
    /// Writing direction in degrees, whole.
    pub(super) angle: i16,
    pub(super) size: f32,
}

/// Text of one page in the making.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
    line: String,
    last: Option<(Place, String)>,
}

impl Lines {
    /// Adds a character at its place, parting words and lines where the page does.
    pub(super) fn push(&mut self, text: &str, place: Place) {
        if self.is_shadow(text, place) {
            return;
        }
        match &self.last {
            None => {}
            Some((last, _)) if begins_line(*last, place) => self.end_line(),
            Some((last, _)) if place.start - last.end > WORD_GAP * place.size => self.space(),
            Some(_) => {}
        }
        self.line.extend(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
        self.last = Some((place, text.to_owned()));
    }

    /// Ends the line, as the end of a text block in another place does.
    pub(super) fn end_line(&mut self) {
        let line = words_of(&std::mem::take(&mut self.line));
        if let Some(begun) = line.strip_suffix('\u{ad}') {
            self.text.push_str(begun); // a soft hyphen at the end of a line joins the word again
        } else if !line.is_empty() {
            self.text.push_str(&line);
            self.text.push('\n');
        }
        self.last = None;
    }

    pub(super) fn len(&self) -> usize {
        self.text.len() + self.line.len()
    }

    pub(super) fn finish(mut self) -> String {
        self.end_line();
        self.text
    }

    fn space(&mut self) {
        if !self.line.is_empty() && !self.line.ends_with(' ') {
            self.line.push(' ');
        }
    }

    /// Some programs make bold type by printing the same character twice, a hair apart.
    fn is_shadow(&self, text: &str, place: Place) -> bool {
        self.last.as_ref().is_some_and(|(last, shown)| {
            shown == text
                && (place.start - last.start).abs() < 0.1 * place.size
                && (place.across - last.across).abs() < 0.1 * place.size
        })
    }
}

/// Words parted by one space. A heading typed as `M ě s t o   L i t o v e l` is read as words
/// too: letters are parted by one space there, words by more.
fn words_of(line: &str) -> String {
    let mut words = line.split(' ').filter(|word| !word.is_empty());
    let letters = |word: &str| word.chars().count() == 1;
    let spaced_out = line.trim().len() > 6 && words.clone().all(letters);
    if !spaced_out {
        return words.collect::<Vec<_>>().join(" ");
    }
    if !line.trim().contains("  ") {
        return words.by_ref().collect();
    }
    let parts = line.split("  ").filter(|part| !part.trim().is_empty());
    parts.map(|part| part.replace(' ', "")).collect::<Vec<_>>().join(" ")
}

fn begins_line(last: Place, next: Place) -> bool {
    let size = last.size.max(next.size);
    last.angle != next.angle
        || (last.across - next.across).abs() > SAME_LINE * size
        || next.start < last.end - STEP_BACK * size
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(start: f32, across: f32) -> Place {
        Place { start, end: start + 5.0, across, angle: 0, size: 10.0 }
    }

    #[test]
    fn gaps_part_words_and_baselines_part_lines() {
        let table = [
            (vec![("a", at(0.0, 0.0)), ("b", at(5.0, 0.0))], "ab\n"),
            (vec![("a", at(0.0, 0.0)), ("b", at(7.0, 0.0))], "a b\n"),
            (vec![("a", at(0.0, 0.0)), ("b", at(0.0, -12.0))], "a\nb\n"),
            (vec![("m", at(0.0, 0.0)), ("2", at(5.0, 3.0))], "m2\n"),
            (vec![("a", at(0.0, 0.0)), ("a", at(0.3, 0.0))], "a\n"), // printed twice for bold
            (vec![("po\u{ad}", at(0.0, 0.0)), ("le", at(0.0, -12.0))], "pole\n"),
            (vec![("a", at(0.0, 0.0)), (" ", at(5.0, 0.0)), (" ", at(10.0, 0.0))], "a\n"),
            (vec![("R a d a   m ě s t a", at(0.0, 0.0))], "Rada města\n"),
            (vec![("a a b", at(0.0, 0.0))], "a a b\n"),
        ];
        for (glyphs, expected) in table {
            let mut lines = Lines::default();
            for (text, place) in glyphs {
                lines.push(text, place);
            }
            assert_eq!(lines.finish(), expected);
        }
    }
}
