//! The log of the period in the sentences of its page (`denik.xlsx`).

use obeznik_app::ApiError;
use obeznik_app::contact::Inspection;
use obeznik_app::office::log::{LogInput, LogRow, log};
use obeznik_app::office::shared::Slice;
use obeznik_circulation::paper::Paper;
use obeznik_formats::export::Sheet;
use obeznik_formats::table::Cell;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Date, RecordId, Timestamp};

use super::scope::{Scope, Why};
use crate::office::sheets::{in_prague, moment, sheet, text};
use crate::office::wording::{say, sentence, word};

/// Rows of one page of the log.
const PAGE: u32 = 500;
/// Records of one act that are looked at: an import brings thousands, all of them of one kind.
const MOST_TOUCHED: usize = 32;

const HEADINGS: [&str; 6] = [
    "print-control-log-number",
    "print-control-log-at",
    "print-control-log-who",
    "print-control-log-what",
    "print-control-log-place",
    "print-control-log-computer",
];

/// A line of the log.
pub(super) struct Line {
    pub(super) row: LogRow,
    pub(super) at: Timestamp,
    /// The number of the paper that keeps the line out of the package; nothing where it goes as it is.
    pub(super) kept_back: Option<String>,
}

impl Line {
    /// Who did it, and for whom they wrote it down or in whose place they decided.
    pub(super) fn hand(&self) -> String {
        let LogRow { who, on_behalf_of, is_in_place, .. } = &self.row;
        if who.is_empty() && on_behalf_of.is_empty() {
            return word("print-control-log-time");
        }
        if on_behalf_of.is_empty() {
            return who.clone();
        }
        let key = if *is_in_place { "history-in-place" } else { "history-behalf" };
        say(key, &[("who", who.as_str().into()), ("person", on_behalf_of.as_str().into())])
    }

    /// What was done; of what is kept back only that something was.
    pub(super) fn what(&self) -> String {
        if self.kept_back.is_some() {
            return word("print-control-log-kept-back");
        }
        let said = sentence(&self.row.what);
        if self.row.details.is_empty() {
            return said;
        }
        let details: Vec<String> = self.row.details.iter().map(sentence).collect();
        say("history-with-details", &[("text", said.into()), ("details", details.join(", ").into())])
    }

    /// What it concerned: of what is kept back the number alone.
    pub(super) fn place(&self) -> String {
        match &self.kept_back {
            Some(number) => number.clone(),
            None => [self.row.place.as_str(), self.row.on.as_str()].join(" ").trim().to_owned(),
        }
    }
}

/// The lines of the period, the oldest first.
///
/// # Errors
/// When the store cannot be read.
pub(super) fn lines(scope: &Scope<'_>) -> Result<Vec<Line>, ApiError> {
    let (mut lines, mut offset) = (Vec::new(), 0);
    loop {
        let page = log(scope.house.reader, part(scope.period(), offset))?;
        offset += PAGE;
        let is_last = page.rows.is_empty();
        for row in page.rows {
            let number: u64 = row.number.parse().map_err(ApiError::broken)?;
            let mut touched = scope.house.reader.store.touched_by(number)?;
            touched.truncate(MOST_TOUCHED);
            let touched = here(scope, touched)?;
            lines.push(line(scope, row, &touched)?);
        }
        if is_last {
            lines.reverse();
            return Ok(lines);
        }
    }
}

/// The lines of the period as the office told them, the oldest first; how many it did not tell is left out by name.
///
/// # Errors
/// When the store cannot be read.
pub(super) fn told(scope: &Scope<'_>, inspection: &Inspection) -> Result<Vec<Line>, ApiError> {
    if inspection.untold > 0 {
        let what = say("print-control-left-untold", &[("count", inspection.untold.into())]);
        scope.leave_out(what, Why::Untold);
    }
    inspection.lines.iter().rev().map(|told| line(scope, told.row.clone(), &told.touched)).collect()
}

fn part((from, to): (Date, Date), offset: u32) -> LogInput {
    let slice = Slice { sort: String::new(), descending: false, offset, limit: PAGE };
    LogInput {
        person: String::new(),
        record: String::new(),
        from: from.to_string(),
        to: to.to_string(),
        slice,
    }
}

fn line(scope: &Scope<'_>, row: LogRow, touched: &[(String, RecordId)]) -> Result<Line, ApiError> {
    let at = row.at.parse().map_err(ApiError::broken)?;
    let kept_back = kept_back(scope, touched)?;
    if let Some(number) = &kept_back {
        let what = say("print-control-left-log", &[("number", number.as_str().into())]);
        scope.leave_out(what, Why::Confidential);
    }
    Ok(Line { row, at, kept_back })
}

/// Those of the records that are here.
fn here(scope: &Scope<'_>, touched: Vec<(String, RecordId)>) -> Result<Vec<(String, RecordId)>, ApiError> {
    let mut here = Vec::with_capacity(touched.len());
    for (kind, id) in touched {
        if scope.house.reader.records.get(&kind, id)?.is_some() {
            here.push((kind, id));
        }
    }
    Ok(here)
}

/// The number of a paper kept close among all that the act touched. A record the office has and this computer has not
/// may belong to such a paper.
fn kept_back(scope: &Scope<'_>, touched: &[(String, RecordId)]) -> Result<Option<String>, ApiError> {
    for (kind, id) in touched {
        let Some(record) = scope.house.reader.records.get(kind, *id)? else {
            return Ok(Some(word("print-control-without-number")));
        };
        let Some(paper) = scope.paper_of(&record)? else { continue };
        if !scope.lets_go(Some(paper))? {
            return number_of(scope, paper).map(Some);
        }
    }
    Ok(None)
}

/// The number of a paper, or that it has none.
pub(super) fn number_of(scope: &Scope<'_>, paper: RecordId) -> Result<String, ApiError> {
    let found = scope.house.reader.records.find::<Paper>(paper)?;
    let number = found.map(|paper| paper.value.number).unwrap_or_default();
    Ok(if number.is_empty() { word("print-control-without-number") } else { number })
}

/// The list.
pub(super) fn log_sheet(lines: &[Line]) -> Sheet {
    let rows = lines.iter().map(|line| {
        vec![
            line.row.number.parse().map_or(Cell::Empty, Cell::Number),
            text(&moment(in_prague(line.at))),
            text(&line.hand()),
            text(&line.what()),
            text(&line.place()),
            text(&line.row.computer),
        ]
    });
    sheet("print-control-sheet-log", &HEADINGS, rows.collect())
}
