//! The list of what is to be erased (návrh na vymazání) and the protocol of what was (protokol o vymazání). Names and
//! reference numbers stand on paper alone, and only before the erasure: afterwards the program does not know them.

use obeznik_app::keeping::{DisposalDetail, DisposalDto, DisposalInput, DisposalRow, HandDto, disposal};
use obeznik_app::office::parse_id;
use obeznik_app::{ApiError, Office};
use obeznik_circulation::registry::RegistryKind;
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{Date, Timestamp};

use super::Made;
use super::file_name;
use super::house::House;
use super::kind::DocumentFormat;
use super::wording::{long_day, say, word};
use crate::docx::docx;
use crate::imprint::Imprint;
use crate::letterhead::{Letterhead, Signature};
use crate::page::{Cell, Column, Page, Part, Width, facts, issued};

/// Makes the list or the protocol of a proposal, in one of its forms.
///
/// # Errors
/// [`Code::NotFound`](obeznik_app::Code::NotFound) when there is no such proposal, and
/// [`Code::Refused`](obeznik_app::Code::Refused) with a sentence `document-…` when it cannot be set.
pub fn disposal_sheet(office: &Office, id: &str, format: DocumentFormat) -> Result<Made, ApiError> {
    let (page, letterhead, day, produced_at) = office.read(|reader| {
        let house = House::of(reader)?;
        let detail = disposal(reader, DisposalInput { id: id.to_owned() })?;
        let letterhead = house.letterhead();
        let page = page(&house, &letterhead, &detail)?;
        Ok((page, letterhead, day_of(&detail.disposal.proposed), reader.now))
    })?;
    let imprint = Imprint { produced_at, ident: format!("disposal/{id}") };
    let bytes = match format {
        DocumentFormat::Pdf => page.as_pdf(letterhead.crest.as_ref(), &imprint)?,
        DocumentFormat::Docx => docx(&page, letterhead.crest.as_ref(), &imprint)?,
    };
    let day = day.map(|day| day.to_string()).unwrap_or_default();
    Ok(Made { file_name: file_name::safe(&format!("vymazani-{day}"), format), bytes })
}

fn page(house: &House<'_>, letterhead: &Letterhead, detail: &DisposalDetail) -> Result<Page, ApiError> {
    let one = &detail.disposal;
    let is_decided = matches!(one.state.as_str(), "agreed" | "done");
    let kind = word(if is_decided { "print-disposal-protocol" } else { "print-disposal-proposal" });
    let heading = say("print-disposal-heading", &[("day", day_text(&one.proposed).into())]);
    let mut page = Page::new(letterhead, kind, heading);
    page.references.push(issued(&house.place(), house.reader.today));
    page.add("about", Part::Facts { width: 46, rows: about(one) });
    page.head("counts", "print-disposal-counts");
    page.add("counts", Part::Facts { width: 76, rows: counts(one) });
    page.head("list", "print-disposal-list");
    page.add("list", Part::Table { columns: columns(), rows: rows(house, detail)? });
    let is_over = matches!(one.state.as_str(), "done");
    let note = if is_over { "print-disposal-note-after" } else { "print-disposal-note-before" };
    page.add("note", Part::Note { text: word(note) });
    page.signatures = signatures(one);
    Ok(page)
}

fn about(one: &DisposalDto) -> Vec<crate::page::Fact> {
    let decided = one.decided.as_ref().filter(|_| matches!(one.state.as_str(), "agreed" | "done"));
    let second = decided.map(who_and_when).unwrap_or_default();
    let same = if one.is_same_person { word("print-disposal-same-person") } else { String::new() };
    facts([
        ("print-disposal-ground", one.ground.clone()),
        ("print-disposal-consent", one.consent.clone()),
        ("print-disposal-proposed", who_and_when(&one.proposed)),
        ("print-disposal-agreed", second),
        ("print-disposal-second-look", same),
        ("print-disposal-state", say("print-disposal-state-is", &[("state", one.state.as_str().into())])),
    ])
}

fn counts(one: &DisposalDto) -> Vec<crate::page::Fact> {
    let fact = |count: &obeznik_app::keeping::DisposalCount| crate::page::Fact {
        term: say("print-statement-class", &[("class", count.class.as_str().into())]),
        value: say(
            "print-disposal-count",
            &[("things", count.things.into()), ("records", count.records.into())],
        ),
    };
    one.counts.iter().map(fact).collect()
}

fn columns() -> Vec<Column> {
    let column = |key: &str, width| Column { head: word(key), width };
    vec![
        column("print-disposal-col-class", Width::Own),
        column("print-disposal-col-what", Width::Share),
        column("print-disposal-col-closed", Width::Own),
        column("print-disposal-col-due", Width::Own),
        column("print-disposal-col-state", Width::Own),
    ]
}

fn rows(house: &House<'_>, detail: &DisposalDetail) -> Result<Vec<Vec<Cell>>, ApiError> {
    let plain = |text: String| Cell { strong: String::new(), text };
    let row = |row: &DisposalRow| -> Result<Vec<Cell>, ApiError> {
        Ok(vec![
            plain(say("print-disposal-class", &[("class", row.class.as_str().into())])),
            what(house, row)?,
            plain(day(&row.closed_on)),
            plain(day(&row.due_on)),
            plain(say("print-disposal-item-state", &[("state", row.state.as_str().into())])),
        ])
    };
    detail.rows.iter().map(row).collect()
}

/// Number and name of a thing with its reference number; where it is erased or not to be seen, its identifier alone.
fn what(house: &House<'_>, row: &DisposalRow) -> Result<Cell, ApiError> {
    let id = parse_id(&row.target)?;
    if row.name.is_empty() {
        return Ok(Cell { strong: String::new(), text: id.to_string() });
    }
    let number = if row.class == "papers" { house.file_number(&RegistryKind::Paper, id)? } else { None };
    let text = match number {
        Some(number) => {
            let values = [("name", row.name.as_str().into()), ("number", number.into())];
            say("print-disposal-with-number", &values)
        }
        None => row.name.clone(),
    };
    Ok(Cell { strong: row.number.clone(), text })
}

fn signatures(one: &DisposalDto) -> Vec<Signature> {
    let first = Signature { name: name(&one.proposed), office: word("print-disposal-signs-proposed") };
    let second = one.decided.as_ref().filter(|_| matches!(one.state.as_str(), "agreed" | "done"));
    let second =
        second.map(|hand| Signature { name: name(hand), office: word("print-disposal-signs-agreed") });
    [Some(first), second].into_iter().flatten().collect()
}

fn name(hand: &HandDto) -> String {
    match &hand.substitute {
        Some(substitute) => {
            let values =
                [("person", hand.person.name.as_str().into()), ("by", substitute.name.as_str().into())];
            say("print-disposal-in-place", &values)
        }
        None => hand.person.name.clone(),
    }
}

fn who_and_when(hand: &HandDto) -> String {
    say("print-disposal-who", &[("who", name(hand).into()), ("day", day_text(hand).into())])
}

fn day_of(hand: &HandDto) -> Option<Date> {
    hand.at.parse::<Timestamp>().ok().map(day_in_prague)
}

fn day_text(hand: &HandDto) -> String {
    day_of(hand).map(long_day).unwrap_or_default()
}

fn day(text: &str) -> String {
    text.parse::<Date>().map(long_day).unwrap_or_default()
}
