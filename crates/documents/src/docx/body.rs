//! The text between the letterhead and the foot.

use super::frame::TEXT_WIDTH;
use super::numbering::{Numbered, Numbering, edge, indent};
use super::xml::{BREAK, HEAD, SPACES, TAB, cell, field, paragraph, run, table, twips};
use crate::invitation::ProgrammeItem;
use crate::letterhead::Signature;
use crate::page::{Cell, Column, Fact, Page, PageClause, PageFile, PagePoint, Part, VoteLine, Width};

/// Millimetres of a column as wide as its words, and of that of an author.
const OWN_WIDTH: u32 = 28;
const NARROW_WIDTH: u32 = 44;
/// Millimetres of a digest or a reason, and of the size of a file.
const WIDE_WIDTH: u32 = 62;
const SIZE_WIDTH: u32 = 24;
const KEEP_NEXT: &str = "<w:keepNext/>";
const RIGHT: &str = r#"<w:jc w:val="right"/>"#;
/// Paragraphs that stand apart from what is before them.
const UNDER_OTHERS: &str = r#"<w:spacing w:before="200" w:after="120"/>"#;
/// A4 with margins 20 / 22 / 18 / 25 mm; the first page has a head of its own.
const SECTION: &str = concat!(
    r#"<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="first" r:id="rId2"/>"#,
    r#"<w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="first" r:id="rId3"/>"#,
    r#"<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1247" w:bottom="1588" w:left="1417" "#,
    r#"w:header="1134" w:footer="1021" w:gutter="0"/><w:titlePg/></w:sectPr>"#,
);

/// The text of the page and its lists.
pub(super) fn written(page: &Page) -> (String, String) {
    let mut body = Body::default();
    for (style, words) in [("DocumentKind", &page.kind), ("Title", &page.heading)] {
        if !words.is_empty() {
            body.put(paragraph(style, "", &run("", words))); // a text that comes back has no heading of ours
        }
    }
    if let Some(under) = page.under.as_ref().filter(|under| !under.is_empty()) {
        body.put(paragraph("Subtitle", "", &run("", under)));
    }
    for piece in &page.pieces {
        body.part(&piece.part);
    }
    body.signatures(&page.signatures);
    let document = format!("{HEAD}<w:document {SPACES}><w:body>{}{SECTION}</w:body></w:document>", body.xml);
    (document, body.numbering.written())
}

#[derive(Debug, Default)]
struct Body {
    xml: String,
    numbering: Numbering,
    /// The list of the programme and the number that would come next in it.
    programme: Option<(u32, u32)>,
}

impl Body {
    fn put(&mut self, xml: impl AsRef<str>) {
        self.xml.push_str(xml.as_ref());
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Facts { width, rows } => self.facts("Fact", *width, 0, rows),
            Part::Heading { text } => self.put(paragraph("Heading1", "", &run("", text))),
            Part::Programme { title, items } => self.programme(title, items),
            Part::Note { text } => self.put(paragraph("Note", "", &run("", text))),
            Part::Resolution { preamble, clauses, vote } => self.resolution(preamble, clauses, vote.as_ref()),
            Part::ResolutionHeading { index, text, under } => self.resolution_heading(*index, text, under),
            Part::Overview { head, rows } => self.overview(head, rows),
            Part::Table { columns, rows } => self.table(columns, rows),
            Part::Line { text } => self.put(paragraph("Normal", "", &run("", text))),
            Part::Text { text } => self.paragraphs(text),
            Part::List { lines } => self.list(lines),
            Part::Files { head, files } => self.files(head, files),
        }
    }

    /// An empty line parts paragraphs.
    fn paragraphs(&mut self, text: &str) {
        let mut lines: Vec<&str> = Vec::new();
        for line in text.lines().chain([""]) {
            if !line.trim().is_empty() {
                lines.push(line);
            } else if !lines.is_empty() {
                self.put(paragraph("Normal", UNDER_OTHERS, &run("", &lines.join("\n"))));
                lines.clear();
            }
        }
    }

    fn list(&mut self, lines: &[String]) {
        let numbered = self.numbering.list(0, &vec!["–"; lines.len()]);
        for line in lines {
            self.put(paragraph("ListBullet", &place(numbered, 0), &run("", line)));
        }
    }

    /// Terms in a column of their own, by a tab.
    fn facts(&mut self, style: &str, width: u32, left: u32, rows: &[Fact]) {
        for Fact { term, value } in rows {
            let (edge, width) = (left + twips(width), twips(width));
            let place = format!(
                r#"<w:tabs><w:tab w:val="left" w:pos="{edge}"/></w:tabs><w:ind w:left="{edge}" w:hanging="{width}"/>"#
            );
            self.put(paragraph(style, &place, &(run("Muted", term) + TAB + &run("", value))));
        }
    }

    fn programme(&mut self, title: &str, items: &[ProgrammeItem]) {
        self.put(paragraph("Heading1", "", &run("", title)));
        let numerals: Vec<&str> = items.iter().map(|item| item.number.as_str()).collect();
        let numbered = self.list_of_programme(&numerals);
        for ProgrammeItem { number, title, note, paper } in items {
            let mut runs = literal(numbered, number) + &run("", title);
            if let Some(paper) = paper.as_ref().filter(|paper| !paper.is_empty()) {
                runs += TAB;
                runs += &run("Muted", paper);
            }
            if let Some(note) = note.as_ref().filter(|note| !note.is_empty()) {
                runs += BREAK;
                runs += &run("Muted", note);
            }
            self.put(paragraph("ListNumber", &place(numbered, 0), &runs));
        }
    }

    /// Sections go on with the numbers of those before them.
    fn list_of_programme(&mut self, numerals: &[&str]) -> Numbered {
        let count = u32::try_from(numerals.len()).unwrap_or(u32::MAX);
        let goes_on =
            |next: u32| numerals.iter().zip(next..).all(|(numeral, number)| *numeral == format!("{number}."));
        if let Some((list, next)) = self.programme.filter(|(_, next)| goes_on(*next)) {
            self.programme = Some((list, next.saturating_add(count)));
            return Numbered::By(list);
        }
        let numbered = self.numbering.list(0, numerals);
        let first = numerals.first().and_then(|first| first.strip_suffix('.')?.parse::<u32>().ok());
        self.programme = match (numbered, first) {
            (Numbered::By(list), Some(first)) => Some((list, first.saturating_add(count))),
            _ => None,
        };
        numbered
    }

    fn resolution(&mut self, preamble: &str, clauses: &[PageClause], vote: Option<&VoteLine>) {
        if !preamble.is_empty() {
            self.put(paragraph("Normal", KEEP_NEXT, &run("", preamble)));
        }
        let numerals: Vec<&str> = clauses.iter().map(|clause| clause.numeral.as_str()).collect();
        let numbered = self.numbering.list(0, &numerals);
        for clause in clauses {
            let mut runs = literal(numbered, &clause.numeral) + &run("Strong", &clause.verb);
            if !clause.verb.is_empty() && !clause.text.is_empty() {
                runs += BREAK;
            }
            runs += &run("", &clause.text);
            let keep = if clause.points.is_empty() && clause.task.is_empty() { "" } else { KEEP_NEXT };
            self.put(paragraph("Clause", &(keep.to_owned() + &place(numbered, 0)), &runs));
            self.points(1, &clause.points);
            self.facts("Task", 22, edge(0), &clause.task);
        }
        if let Some(vote) = vote {
            self.vote(vote);
        }
    }

    fn points(&mut self, level: u32, points: &[PagePoint]) {
        let numerals: Vec<&str> = points.iter().map(|point| point.numeral.as_str()).collect();
        let numbered = self.numbering.list(level, &numerals);
        for point in points {
            let runs = literal(numbered, &point.numeral) + &run("", &point.text);
            self.put(paragraph("Point", &place(numbered, level), &runs));
            self.facts("Task", 22, edge(level), &point.task);
            self.points(level + 1, &point.points);
        }
    }

    fn vote(&mut self, vote: &VoteLine) {
        let counts = vote
            .counts
            .iter()
            .map(|one| run("", &format!("{}\u{a0}", one.label)) + &run("Strong", &one.count));
        let counts = counts.collect::<Vec<_>>().join(&run("", "\u{2003}"));
        self.put(paragraph("Vote", "", &(counts + TAB + &run("Strong", &vote.verdict))));
    }

    fn resolution_heading(&mut self, index: usize, text: &str, under: &str) {
        let mark = format!(
            r#"<w:bookmarkStart w:id="{index}" w:name="usneseni_{index}"/>{}<w:bookmarkEnd w:id="{index}"/>"#,
            run("", text)
        );
        self.put(paragraph("ResolutionHeading", "", &mark));
        if !under.is_empty() {
            self.put(paragraph("Subtitle", KEEP_NEXT, &run("", under)));
        }
    }

    fn overview(&mut self, head: &[String], rows: &[Vec<String>]) {
        let widths = [30, TEXT_WIDTH - 30 - 26 - 16, 26, 16].map(twips);
        let mut written = head_row(&widths, head.iter().map(String::as_str));
        for (index, row) in rows.iter().enumerate() {
            let page = field(&format!(r"PAGEREF usneseni_{index} \h"), "–");
            let cells = row.iter().map(|text| run("", text)).chain([page]);
            let cells =
                cells.zip(widths).map(|(runs, width)| cell(width, "", &paragraph("TableText", "", &runs)));
            written += &row_of(&cells.collect::<String>());
        }
        self.put(table("DocumentTable", "0020", &widths, &written));
        self.put(paragraph("AfterTable", "", ""));
    }

    fn table(&mut self, columns: &[Column], rows: &[Vec<Cell>]) {
        let widths = widths(columns);
        let mut written = head_row(&widths, columns.iter().map(|column| column.head.as_str()));
        for row in rows {
            let cells = row.iter().zip(&widths).map(|(one, width)| cell(*width, "", &cell_text(one)));
            written += &row_of(&cells.collect::<String>());
        }
        self.put(table("DocumentTable", "0020", &widths, &written));
        self.put(paragraph("AfterTable", "", ""));
    }

    fn files(&mut self, head: &[String], files: &[PageFile]) {
        let widths = [TEXT_WIDTH - WIDE_WIDTH - SIZE_WIDTH, WIDE_WIDTH, SIZE_WIDTH].map(twips);
        let [first, second, third] = widths;
        let mut written = head_row(&widths, head.iter().map(String::as_str));
        for PageFile { path, what, digest, size } in files {
            let named = run("Code", path) + BREAK + &run("Muted", what);
            let cells = cell(first, "", &paragraph("TableText", "", &named))
                + &cell(second, "", &paragraph("TableText", "", &run("Digest", &halved(digest))))
                + &cell(third, "", &paragraph("TableText", RIGHT, &run("", size)));
            written += &row_of(&cells);
        }
        self.put(table("DocumentTable", "0020", &widths, &written));
        self.put(paragraph("AfterTable", "", ""));
    }

    /// Lines to sign on, two in a row.
    fn signatures(&mut self, people: &[Signature]) {
        if people.is_empty() {
            return;
        }
        let widths = [75, 13, 75].map(twips);
        let rows: String = people.chunks(2).map(|pair| signature_row(pair, &widths)).collect();
        self.put(paragraph("BeforeSignatures", KEEP_NEXT, ""));
        self.put(table("Signatures", "0000", &widths, &rows));
        self.put(paragraph("AfterTable", "", ""));
    }
}

/// What is typed before an item Word does not number.
fn literal(numbered: Numbered, numeral: &str) -> String {
    match numbered {
        Numbered::By(_) => String::new(),
        Numbered::Literally if numeral.is_empty() => String::new(),
        Numbered::Literally => run("Muted", numeral) + TAB,
    }
}

/// The list an item belongs to, or where it stands without one.
fn place(numbered: Numbered, level: u32) -> String {
    match numbered {
        Numbered::By(list) => {
            format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#)
        }
        Numbered::Literally => indent(level),
    }
}

/// A digest on two lines, as the PDF has it.
fn halved(digest: &str) -> String {
    match digest.split_at_checked(digest.len() / 2) {
        Some((first, second)) => format!("{first}\n{second}"),
        None => digest.to_owned(),
    }
}

fn row_of(cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
}

fn head_row<'a>(widths: &[u32], heads: impl Iterator<Item = &'a str>) -> String {
    let cells = heads
        .zip(widths)
        .map(|(head, width)| cell(*width, "", &paragraph("TableText", KEEP_NEXT, &run("Muted", head))));
    format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{}</w:tr>", cells.collect::<String>())
}

fn cell_text(one: &Cell) -> String {
    let mut runs = run("Strong", &one.strong);
    if !one.strong.is_empty() && !one.text.is_empty() {
        runs += BREAK;
    }
    paragraph("TableText", "", &(runs + &run("", &one.text)))
}

fn widths(columns: &[Column]) -> Vec<u32> {
    let fixed = |column: &Column| match column.width {
        Width::Own => OWN_WIDTH,
        Width::Narrow => NARROW_WIDTH,
        Width::Wide => WIDE_WIDTH,
        Width::Share => 0,
    };
    let shares = columns.iter().filter(|column| column.width == Width::Share).count();
    let left = TEXT_WIDTH.saturating_sub(columns.iter().map(fixed).sum());
    let share = left / u32::try_from(shares).unwrap_or(u32::MAX).max(1);
    columns.iter().map(|one| twips(if one.width == Width::Share { share } else { fixed(one) })).collect()
}

fn signature_row(pair: &[Signature], widths: &[u32; 3]) -> String {
    let [first, gap, second] = widths;
    let line = r#"<w:tcBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="1C222B"/></w:tcBorders>"#;
    let signed = |person: &Signature, width: u32| {
        let office = if person.office.is_empty() {
            String::new()
        } else {
            BREAK.to_owned() + &run("", &person.office)
        };
        cell(width, line, &paragraph("Signature", "", &(run("", &person.name) + &office)))
    };
    let blank = |width: u32| cell(width, "", &paragraph("Signature", "", ""));
    let left = pair.first().map_or_else(|| blank(*first), |person| signed(person, *first));
    let right = pair.get(1).map_or_else(|| blank(*second), |person| signed(person, *second));
    let height = twips(24);
    format!(
        r#"<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/></w:trPr>{left}{}{right}</w:tr>"#,
        blank(*gap)
    )
}
