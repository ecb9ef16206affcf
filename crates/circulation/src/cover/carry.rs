//! A paper that comes of others takes their lines over.

use obeznik_kernel::{Audience, RecordId, Records, RecordsExt, Stop, Stored};

use super::{CoverLine, FinancialCover, cover_id, lines_fault};
use crate::door::refuse;
use crate::paper::Paper;

/// Puts the lines of all the papers under a new one. The economist has not seen them together, so nothing is confirmed.
///
/// # Errors
/// Refuses more lines than a paper may have.
pub(crate) fn carry_cover(
    records: &mut dyn Records,
    from: &[Stored<Paper>],
    into: RecordId,
    audience: &Audience,
) -> Result<(), Stop> {
    let mut lines = Vec::new();
    for paper in from {
        let cover: Option<Stored<FinancialCover>> = records.find(cover_id(paper.id))?;
        cover
            .map(|cover| cover.value.lines)
            .unwrap_or_default()
            .into_iter()
            .for_each(|line| add(&mut lines, line));
    }
    if lines.is_empty() {
        return Ok(());
    }
    if let Some(fault) = lines_fault(&lines) {
        return refuse(fault);
    }
    records.add(cover_id(into), Some(into), audience, &FinancialCover { lines, ..FinancialCover::default() })
}

/// What is paid from one place for one reason is one line.
fn add(lines: &mut Vec<CoverLine>, line: CoverLine) {
    let same = lines.iter_mut().find(|other| CoverLine { amount: line.amount, ..(**other).clone() } == line);
    match same.and_then(|other| Some((other.amount.checked_add(line.amount)?, other))) {
        Some((sum, other)) => other.amount = sum,
        None => lines.push(line),
    }
}

#[cfg(test)]
mod tests {
    use obeznik_kernel::Money;

    use super::*;
    use crate::cover::CoverSource;

    #[test]
    fn lines_of_one_place_are_added_up_and_others_stand_beside() {
        let line = |amount: i64, item: &str, note: &str| CoverLine {
            amount: Money(amount),
            year: 2027,
            paragraph: "3412".to_owned(),
            item: item.to_owned(),
            organisation: String::new(),
            source: CoverSource::Own,
            note: note.to_owned(),
        };
        let mut lines = Vec::new();
        for one in
            [line(100, "6121", ""), line(50, "5171", ""), line(25, "6121", ""), line(5, "6121", "rezerva")]
        {
            add(&mut lines, one);
        }
        assert_eq!(lines, [line(125, "6121", ""), line(50, "5171", ""), line(5, "6121", "rezerva")]);
    }
}
