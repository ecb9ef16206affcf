//! Labels: `3. Předkladatel:` before a value.

/// More letters before a colon are a sentence.
pub(super) const LONGEST: usize = 60;

/// Where the words begin after a number, a letter or a bullet of a list.
pub(super) fn after_number(text: &str) -> usize {
    let trimmed = text.trim_start();
    let start = text.len() - trimmed.len();
    let end = trimmed.find(char::is_whitespace).unwrap_or(trimmed.len());
    let (mark, rest) = trimmed.split_at(end);
    if rest.trim().is_empty() || !is_number(mark) {
        return start;
    }
    start + end + (rest.len() - rest.trim_start().len())
}

/// `1.`, `2.3`, `IV.`, `a)`, `•`.
fn is_number(mark: &str) -> bool {
    let bare = mark.trim_end_matches(['.', ')', ':']);
    let is_marked = bare.len() < mark.len();
    let is_decimal = bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_digit() || c == '.');
    let is_roman = is_marked && !bare.is_empty() && bare.chars().all(|c| "IVXLC".contains(c));
    let is_letter = is_marked && bare.chars().count() == 1;
    matches!(mark, "•" | "-" | "–" | "*" | "o") || (is_decimal && bare.len() <= 8) || is_roman || is_letter
}

/// The label of a line and what follows it: parted by a colon or a tab.
pub(super) fn split(line: &str) -> Option<(&str, &str)> {
    let at = line.find([':', '\t'])?;
    let (label, rest) = (&line[..at], &line[at + 1..]);
    let is_short = label.chars().count() <= LONGEST && label.chars().any(char::is_alphabetic);
    is_short.then_some((label, rest))
}

/// Whether the whole text could head something.
pub(super) fn could_head(text: &str) -> bool {
    let letters = text.chars().count();
    letters <= 2 * LONGEST && text.chars().any(char::is_alphabetic) && !text.contains('\n')
}

/// Whether a label without a meaning may be a heading that a person has not named yet.
pub(super) fn could_label(text: &str) -> bool {
    let words = text.split_whitespace().count();
    could_head(text) && words <= 5 && text.chars().filter(|letter| letter.is_alphabetic()).count() > 2
}
