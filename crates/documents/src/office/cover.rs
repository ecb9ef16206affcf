//! The financial cover on the cover sheet.

use obeznik_app::ApiError;
use obeznik_app::circulation::cover::{CoverDto, CoverInput, cover};
use obeznik_circulation::cover::CoverLine;
use obeznik_czech::numbers::money;

use super::house::House;
use super::route;
use super::wording::{long_day, say, word};
use crate::cover_sheet::{Cover, CoverLine as PrintedLine};

/// Reads and words the cover; nothing where the paper has none.
pub(super) fn lines(house: &House<'_>, paper: &str) -> Result<Option<Cover>, ApiError> {
    let found = cover(house.reader, CoverInput { paper: paper.to_owned() })?;
    if found.lines.is_empty() {
        return Ok(None);
    }
    let total = found.total.map(|total| money(total.haler())).unwrap_or_default();
    Ok(Some(Cover {
        lines: found.lines.iter().map(line).collect(),
        total: say("print-cover-total", &[("amount", total.into())]),
        confirmed: confirmed(&found),
    }))
}

pub(super) fn line(line: &CoverLine) -> PrintedLine {
    let organisation = (!line.organisation.is_empty())
        .then(|| say("print-cover-organisation", &[("number", line.organisation.as_str().into())]));
    let paragraph = Some(line.paragraph.clone()).filter(|paragraph| !paragraph.is_empty());
    let place: Vec<String> =
        [paragraph, Some(line.item.clone()), organisation].into_iter().flatten().collect();
    let source = say("print-cover-source", &[("source", line.source.as_str().into())]);
    let note = line.note.trim();
    PrintedLine {
        year: line.year.to_string(),
        place: place.join(", "),
        source: if note.is_empty() { source } else { format!("{source} ({note})") },
        amount: money(line.amount.haler()),
    }
}

fn confirmed(cover: &CoverDto) -> String {
    let day = cover.confirmed_at.as_deref().and_then(route::instant_day);
    match day {
        Some(day) => {
            let name = cover.confirmed_by.as_str();
            say("print-cover-confirmed", &[("name", name.into()), ("day", long_day(day).into())])
        }
        None => word("print-cover-unconfirmed"),
    }
}
