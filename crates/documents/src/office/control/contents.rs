//! The table of contents, for people (`obsah.pdf`, `obsah.docx`) and for a spreadsheet (`obsah.xlsx`).

use jiff::civil::DateTime;
use obeznik_formats::export::Sheet;
use obeznik_formats::table::Cell;
use obeznik_kernel::{Date, Timestamp};

use super::ControlPackage;
use crate::control_contents::{ControlContents, LeftOutLine, PackedFile};
use crate::letterhead::Letterhead;
use crate::lost_device::Fact;
use crate::office::sheets::{sheet, text};
use crate::office::wording::{long_day, say, word};
use crate::printable::with_drawable_only;

const HEADINGS: [&str; 5] = [
    "print-control-file",
    "print-control-what",
    "print-control-bytes",
    "print-control-digest",
    "print-control-why",
];

/// Who made the package, of whose papers, when and for which days.
pub(super) struct Imprinted {
    pub(super) letterhead: Letterhead,
    pub(super) issued_in: String,
    pub(super) made_at: DateTime,
    pub(super) produced_at: Timestamp,
    pub(super) made_by: String,
    pub(super) period: (Date, Date),
    pub(super) with_confidential: bool,
}

/// The table of contents as it is printed. A sign no font draws in a file's name must not stop it.
pub(super) fn contents(
    imprinted: &Imprinted,
    package: &ControlPackage,
    chain: &str,
    files: &[PackedFile],
    left_out: &[LeftOutLine],
) -> ControlContents {
    let (from, to) = imprinted.period;
    let title = say("print-control-period", &[("from", long_day(from).into()), ("to", long_day(to).into())]);
    let notice = if imprinted.with_confidential { "print-control-with" } else { "print-control-without" };
    let drawable = |file: &PackedFile| PackedFile { what: with_drawable_only(&file.what), ..file.clone() };
    let line = |line: &LeftOutLine| LeftOutLine {
        what: with_drawable_only(&line.what),
        why: with_drawable_only(&line.why),
    };
    ControlContents {
        letterhead: imprinted.letterhead.clone(),
        issued_in: imprinted.issued_in.clone(),
        issued_on: imprinted.made_at.date(),
        title,
        made_at: imprinted.made_at,
        made_by: imprinted.made_by.clone(),
        facts: facts(package, chain),
        notices: vec![word(notice), word("print-control-annexes")],
        files: files.iter().map(drawable).collect(),
        left_out: left_out.iter().map(line).collect(),
    }
}

fn facts(package: &ControlPackage, chain: &str) -> Vec<Fact> {
    let counts = [
        ("print-control-count-meetings", package.meetings),
        ("print-control-count-resolutions", package.resolutions),
        ("print-control-count-documents", package.documents),
        ("print-control-count-votes", package.votes),
        ("print-control-count-tasks", package.tasks),
        ("print-control-count-postings", package.postings),
        ("print-control-count-overrides", package.overrides),
        ("print-control-count-log", package.log_lines),
    ];
    let count = |(term, count): (&str, u32)| Fact { term: word(term), value: count.to_string() };
    let chain = Fact { term: word("print-control-chain-result"), value: chain.to_owned() };
    counts.into_iter().map(count).chain([chain]).collect()
}

/// The same as a list; what was left out stands at its end, without a file.
pub(super) fn contents_sheet(files: &[PackedFile], left_out: &[LeftOutLine]) -> Sheet {
    let file = |file: &PackedFile| {
        let size = Cell::Number(file.size_bytes as f64);
        vec![text(&file.path), text(&file.what), size, text(&file.digest)]
    };
    let left =
        |line: &LeftOutLine| vec![Cell::Empty, text(&line.what), Cell::Empty, Cell::Empty, text(&line.why)];
    let rows = files.iter().map(file).chain(left_out.iter().map(left));
    sheet("print-control-sheet-contents", &HEADINGS, rows.collect())
}
