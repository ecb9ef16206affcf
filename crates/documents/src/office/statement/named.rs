//! A statement about somebody who is only named in texts: what was ticked, with the sentences around the name.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Seek, Write};

use obeznik_app::keeping::{Eyes, NamedInput, NamedText, NamedTexts, Sources, namesakes, texts_naming};
use obeznik_app::municipality::names::Names;
use obeznik_app::{ApiError, Code};
use obeznik_circulation::paper::Posting;
use obeznik_formats::export::{Sheet, to_xlsx};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{PersonId, RecordId, Timestamp};
use obeznik_municipality::{Municipality, municipality_id};
use serde_json::{Value, json};

use super::letter::{Letter, fact, made_by, part, periods, told};
use super::readable::kind;
use super::{FOR_OFFICE, StatementMade, add_letter, counted};
use crate::imprint::Imprint;
use crate::lost_device::Fact;
use crate::office::archive::Archive;
use crate::office::house::letterhead_of;
use crate::office::naming::town_of;
use crate::office::paths::Place;
use crate::office::sheets::{day, in_prague, sheet, text};
use crate::office::wording::{long_day, say, word};
use crate::printable::with_drawable_only;
use crate::statement::{PersonStatement, StatementPart};

/// What Art. 15(1) asks to be told, in its order: heading and text.
const TOLD: [(&str, &str); 4] = [
    ("print-statement-heading-purposes", "print-statement-told-purposes"),
    ("print-statement-heading-categories", "print-named-told-categories"),
    ("print-statement-heading-recipients", "print-statement-told-recipients"),
    ("print-statement-heading-source", "print-named-told-source"),
];
/// The rest, behind the periods.
const TOLD_AFTER: [(&str, &str); 2] = [
    ("print-statement-heading-automated", "print-statement-told-automated"),
    ("print-statement-heading-rights", "print-statement-told-rights"),
];

/// Everything such a statement says, read and not yet written.
pub struct NamedGathered {
    ticked: Vec<NamedText>,
    letter: Letter,
    office: Vec<String>,
    hidden: u32,
    unread: u32,
    now: Timestamp,
}

impl NamedGathered {
    /// Reads it, for somebody who may make one.
    ///
    /// # Errors
    /// [`Code::Refused`] without both names and when a ticked text does not hold them any more; when the store cannot
    /// be read.
    pub fn of(
        sources: &Sources<'_>,
        input: &NamedInput,
        eyes: Eyes<'_>,
        by: PersonId,
        now: Timestamp,
    ) -> Result<Self, ApiError> {
        let whom = input.whom();
        let mut found = texts_naming(sources, &whom, eyes)?;
        let namesakes = namesakes(sources, &whom)?.len();
        let wanted: BTreeSet<RecordId> = input.texts.iter().copied().collect();
        let (ticked, others): (Vec<NamedText>, Vec<NamedText>) =
            std::mem::take(&mut found.texts).into_iter().partition(|one| wanted.contains(&one.id));
        let there: BTreeSet<RecordId> = ticked.iter().map(|one| one.id).collect();
        if there != wanted {
            return Err(ApiError::new(Code::Refused, "named-text-gone"));
        }
        let letter = letter(sources, input, &ticked, found.reads_files, (by, now))?;
        let office = for_office(input, &found, others.len(), namesakes);
        let hidden = counted(found.hidden.len());
        Ok(Self { ticked, letter, office, hidden, unread: found.unread, now })
    }

    /// Writes the ZIP.
    ///
    /// # Errors
    /// [`Code::Refused`] when it cannot be written.
    pub fn write(self, input: &NamedInput, out: &mut (impl Write + Seek)) -> Result<StatementMade, ApiError> {
        let Self { ticked, letter, office, hidden, unread, now } = self;
        let made_at = in_prague(now);
        let mut archive = Archive::new(out, made_at);
        let bytes = to_xlsx(&list(&ticked), made_at.date()).map_err(ApiError::broken)?;
        archive.add_made(&Place::new("", "texty", "xlsx"), &word("print-named-sheet"), &bytes)?;
        let bytes = serde_json::to_vec_pretty(&machine(&ticked, input)).map_err(ApiError::broken)?;
        let what = word("print-statement-file-machine");
        archive.add_made(&Place::new("", "zaznamy", "json"), &what, &bytes)?;
        let what = word("print-statement-file-office");
        archive.add_made(
            &Place::new(FOR_OFFICE, "pred-vydanim", "txt"),
            &what,
            office.join("\r\n").as_bytes(),
        )?;
        let imprint = Imprint { produced_at: now, ident: "statement/named".to_owned() };
        add_letter(&mut archive, letter, &imprint)?;
        let files = counted(archive.files().len());
        archive.finish()?;
        let texts = counted(ticked.len());
        Ok(StatementMade { files, texts, hidden, unread, ..StatementMade::default() })
    }
}

fn letter(
    sources: &Sources<'_>,
    input: &NamedInput,
    ticked: &[NamedText],
    reads_files: bool,
    (by, now): (PersonId, Timestamp),
) -> Result<Letter, ApiError> {
    let municipality = sources.records.need::<Municipality>(municipality_id())?.value;
    let made_at = in_prague(now);
    let mut parts = vec![whom(input), summary(ticked)];
    parts.extend(ticked.iter().map(one_text));
    parts.extend(TOLD.into_iter().map(|(heading, text)| told(&municipality.law, heading, text)));
    parts.push(periods(sources.records)?);
    parts.extend(TOLD_AFTER.into_iter().map(|(heading, text)| told(&municipality.law, heading, text)));
    let left_out: &[&str] = match reads_files {
        true => &["print-named-told-left-out"],
        false => &["print-named-told-left-out", "print-named-told-no-files"],
    };
    parts.push(part("print-statement-heading-left-out", left_out, Vec::new()));
    Ok(Letter(PersonStatement {
        letterhead: letterhead_of(&municipality),
        issued_in: town_of(&municipality.address),
        issued_on: made_at.date(),
        title: with_drawable_only(&input.whom().name()),
        request: with_drawable_only(input.request.trim()),
        made_at,
        made_by: made_by(&Names::of(sources.records), by)?,
        notices: vec![word("print-named-notice")],
        parts,
        files: Vec::new(),
    }))
}

fn whom(input: &NamedInput) -> StatementPart {
    let mut facts = vec![fact("print-statement-full-name", &input.whom().name())];
    if !input.beside.trim().is_empty() {
        facts.push(fact("print-named-beside", input.beside.trim()));
    }
    part("print-statement-heading-person", &[], facts)
}

/// How many texts of each kind name the person.
fn summary(ticked: &[NamedText]) -> StatementPart {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for one in ticked {
        *counts.entry(one.kind.as_str()).or_default() += 1;
    }
    let facts: Vec<Fact> =
        counts.into_iter().map(|(name, count)| Fact { term: kind(name), value: count.to_string() }).collect();
    let said = if facts.is_empty() { "print-named-none" } else { "print-named-told-texts" };
    part("print-named-heading-texts", &[said], facts)
}

/// A text under its number and title: its day, who may see it, where it was published, the sentences.
fn one_text(one: &NamedText) -> StatementPart {
    let named = [one.number.as_str(), one.title.as_str()].join(" ");
    let heading = match named.trim() {
        "" => kind(&one.kind),
        named => format!("{}: {named}", kind(&one.kind)),
    };
    let mut facts = Vec::new();
    if let Some(on) = one.on {
        facts.push(Fact { term: word("print-statement-on"), value: long_day(on) });
    }
    facts.push(Fact { term: word("print-named-audience"), value: openness(one) });
    if let Some(posting) = &one.posting {
        facts.push(Fact { term: word("print-named-board"), value: posted(posting) });
    }
    let sentences = one.passages.iter().map(|passage| with_drawable_only(&passage.text));
    StatementPart { heading: with_drawable_only(&heading), text: sentences.collect(), facts }
}

fn openness(one: &NamedText) -> String {
    say("print-named-openness", &[("openness", one.openness.as_str().into())])
}

fn posted(posting: &Posting) -> String {
    let from = long_day(posting.from);
    match posting.to {
        Some(to) => say("print-statement-from-to", &[("from", from.into()), ("to", long_day(to).into())]),
        None => say("print-statement-since-day", &[("from", from.into())]),
    }
}

fn list(ticked: &[NamedText]) -> Sheet {
    let rows = ticked.iter().map(|one| {
        let passages: Vec<&str> = one.passages.iter().map(|passage| passage.text.as_str()).collect();
        vec![
            text(&kind(&one.kind)),
            text(&one.number),
            text(&one.title),
            day(one.on),
            text(&openness(one)),
            text(&one.posting.as_ref().map(posted).unwrap_or_default()),
            text(&passages.join("\n")),
            text(&one.id.to_string()),
        ]
    });
    let headings = [
        "print-statement-record",
        "print-statement-number",
        "print-statement-name",
        "print-statement-on",
        "print-named-audience",
        "print-named-board",
        "print-named-passages",
        "print-statement-id",
    ];
    sheet("print-named-sheet", &headings, rows.collect())
}

/// What an official must do before it is handed over; the applicant does not get it.
fn for_office(input: &NamedInput, found: &NamedTexts, others: usize, namesakes: usize) -> Vec<String> {
    let counted_line = |key: &str, count: usize| say(key, &[("count", counted(count).into())]);
    let mut lines = vec![
        say("print-statement-office-title", &[("person", input.whom().name().into())]),
        say("print-statement-office-request", &[("request", input.request.trim().into())]),
        String::new(),
        word("print-named-notice-others"),
    ];
    if others > 0 {
        lines.push(counted_line("print-named-notice-unticked", others));
    }
    if namesakes > 0 {
        lines.push(word("print-named-notice-namesake"));
    }
    if found.has_more {
        lines.push(word("print-named-notice-more"));
    }
    if !found.reads_files {
        lines.push(word("print-named-told-no-files"));
    }
    if found.unread > 0 {
        lines.push(say("print-statement-notice-unread", &[("count", found.unread.into())]));
    }
    if !found.hidden.is_empty() {
        lines.push(counted_line("print-named-notice-hidden", found.hidden.len()));
        lines.extend(found.hidden.iter().map(|(name, id)| format!("  {} {id}", kind(name))));
    }
    lines.extend([word("print-statement-notice-folder"), String::new()]);
    lines
}

/// The same for whoever takes it elsewhere.
fn machine(ticked: &[NamedText], input: &NamedInput) -> Value {
    let texts = ticked.iter().map(|one| {
        let passage =
            |passage: &obeznik_app::keeping::Passage| json!({ "field": passage.field, "text": passage.text });
        json!({
            "kind": one.kind, "id": one.id, "number": one.number, "title": one.title, "on": one.on,
            "openness": one.openness.as_str(), "posting": one.posting,
            "passages": one.passages.iter().map(passage).collect::<Vec<_>>(),
        })
    });
    json!({
        "name": input.whom().name(), "beside": input.beside.trim(), "request": input.request.trim(),
        "texts": texts.collect::<Vec<_>>(),
    })
}
