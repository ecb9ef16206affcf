//! Vyžaduje pozornost: refused commands, files that do not go up and two variants of a text, until a person deals with
//! them.

use obeznik_authority::{LogEntry, Verdict};
use obeznik_circulation::clause::{Clause, render};
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::paper::Paper;
use obeznik_circulation::variant::standing;
use obeznik_czech::dates;
use obeznik_kernel::record::{RecordsExt as _, typed};
use obeznik_kernel::{
    Command, CommandId, Date, DepartmentId, OnBehalf, PersonId, RawRecord, Record as _, RecordId, Refusal,
    Stored, Timestamp, Variant, field_hash,
};
use obeznik_sync::{Attention as RefusedByOffice, Entry};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use crate::api::ApiError;
use crate::circulation::meetings::count_u32;
use crate::circulation::papers::{ComparedPiece, pieces};
use crate::contact::Stranded;
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::about::about;
use crate::office::acts::is_allowed;
use crate::office::mend::{MendField, Place, RefusedForm, mendable, places, reopened};
use crate::office::retry::is_retry;
use crate::office::shared::Phrase;

/// All that needs attention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Attention {
    /// Rows, the newest first.
    pub rows: Vec<AttentionRow>,
}

/// One thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttentionRow {
    /// The command or the variant.
    pub id: String,
    /// `refused`, `variant`, or `file` for a command that waits because the content of its file cannot go up.
    pub kind: String,
    /// What the person wanted.
    pub what: Phrase,
    /// Where: number and title of a paper or of a resolution, the body that meets, or the words of a task.
    pub place: String,
    /// The day of the meeting; empty for everything else.
    pub on: String,
    /// When.
    pub at: String,
    /// Why it did not happen, one sentence.
    pub why: Phrase,
    /// Everything that was entered, name and value.
    pub entered: Vec<(String, String)>,
    /// For a refused command: texts in it that may be corrected before it is given again.
    pub mend: Vec<MendField>,
    /// For a refused command that holds more than texts: what its form opens with, where the window has one.
    pub form: Option<RefusedForm>,
    /// For a variant: what stands there now and the value that met it, compared.
    pub pieces: Vec<ComparedPiece>,
    /// For a variant: the hash of what stands there now; empty otherwise.
    pub base: String,
    /// For a variant: whether both are plain texts, which can be merged into one.
    pub is_text: bool,
    /// For a variant somebody else wrote: who.
    pub author: String,
    /// For a file: the address of its content; empty otherwise.
    pub blob: String,
    /// View to open.
    pub view: String,
    /// Identifier for the view.
    pub target: String,
}

/// All that needs attention: refused commands nobody dealt with, files that do not go up and open variants.
///
/// # Errors
/// When the store cannot be read.
pub fn attention(reader: &Reader<'_>, (): ()) -> Result<Attention, ApiError> {
    let mut rows = refused(reader)?;
    rows.extend(stranded(reader)?);
    let names = Names::of(reader.records);
    for variant in open_variants(reader)?.iter().filter(|variant| concerns(reader, variant)) {
        rows.push(variant_row(reader, &names, variant)?);
    }
    rows.sort_by(|one, two| two.at.cmp(&one.at));
    Ok(Attention { rows })
}

/// How many things need attention.
///
/// # Errors
/// When the store cannot be read.
pub fn count(reader: &Reader<'_>) -> Result<u32, ApiError> {
    Ok(count_u32(attention(reader, ())?.rows.len()))
}

/// Open variants of fields of one record.
///
/// # Errors
/// When the store cannot be read.
pub fn open_variants_of(reader: &Reader<'_>, id: RecordId) -> Result<u32, ApiError> {
    let found = reader.records.find_by::<Variant>("variant_by_state", &["open", &id.to_string()], MOST)?;
    Ok(count_u32(found.len()))
}

/// The command that chooses.
const SETTLE: &str = "circulation.settle_variant";

/// Most rows of the page; a person who has more has another trouble.
const MOST: usize = 500;

/// Most refused commands looked through, those already put away included.
const MOST_REFUSED: usize = 5_000;

fn open_variants(reader: &Reader<'_>) -> Result<Vec<Stored<Variant>>, ApiError> {
    Ok(reader.records.find_by::<Variant>("variant_by_state", &["open"], MOST)?)
}

/// Whether the person wrote one of the values or is the one to choose: a meeting is seen by the whole town, and most
/// of those who see it could only be refused.
fn concerns(reader: &Reader<'_>, variant: &Stored<Variant>) -> bool {
    variant.value.author == Some(reader.me)
        || is_allowed(reader, SETTLE, &json!({ "variant": variant.id, "choice": "" }))
}

/// Refused commands of this person that nobody put away and that did not go through later. On a computer that
/// has joined an office they wait in its store until the person deals with them; those no office ever decided came
/// home as drafts.
fn refused(reader: &Reader<'_>) -> Result<Vec<AttentionRow>, ApiError> {
    let along = reader.refused_along.iter().map(|refused| refused_by_office(reader, refused));
    let mut rows = along.collect::<Result<Vec<_>, _>>()?;
    if reader.joined.is_some() {
        for refused in reader.store.refused_by_office()? {
            rows.push(refused_by_office(reader, &refused)?);
        }
        return Ok(rows);
    }
    for entry in reader.store.refused(reader.me, MOST_REFUSED)? {
        let put_away = reader.set_aside.contains(&entry.header.command.to_string());
        // Of what was erased for good nothing can be done any more.
        if !put_away && !entry.is_cleared() && !went_through(reader, &entry)? {
            rows.extend(refused_row(reader, &entry)?);
        }
    }
    Ok(rows)
}

fn went_through(reader: &Reader<'_>, refused: &LogEntry) -> Result<bool, ApiError> {
    let later = reader.store.done_after(refused, MOST)?;
    Ok(later
        .iter()
        .any(|done| is_retry(&refused.header.kind, refused.payload.as_deref(), done.payload.as_deref())))
}

fn refused_row(reader: &Reader<'_>, entry: &LogEntry) -> Result<Option<AttentionRow>, ApiError> {
    let header = &entry.header;
    let Verdict::Refused(refusal) = &header.verdict else { return Ok(None) };
    let given = Given {
        id: header.command,
        at: header.received_at,
        kind: &header.kind,
        payload: entry.payload.as_deref(),
        behalf: header.on_behalf_of.as_ref(),
    };
    row_of(reader, &given, refusal).map(Some)
}

fn refused_by_office(reader: &Reader<'_>, refused: &RefusedByOffice) -> Result<AttentionRow, ApiError> {
    row_of(reader, &Given::from(&refused.signed.command), &refused.refusal)
}

/// Commands of this person that wait because the content of a file cannot go up.
fn stranded(reader: &Reader<'_>) -> Result<Vec<AttentionRow>, ApiError> {
    if reader.stranded.is_empty() {
        return Ok(Vec::new());
    }
    let outbox = reader.store.outbox()?;
    let is_own = |entry: &&Entry| entry.verdict.is_none() && entry.signed.command.actor == Some(reader.me);
    let found = outbox
        .iter()
        .filter(is_own)
        .filter_map(|entry| Some((entry, Stranded::of(&reader.stranded, entry)?)));
    found.map(|(entry, stranded)| stranded_row(reader, entry, stranded)).collect()
}

fn stranded_row(reader: &Reader<'_>, entry: &Entry, stranded: &Stranded) -> Result<AttentionRow, ApiError> {
    let given = Given::from(&entry.signed.command);
    let row = row_of(reader, &given, &Refusal::new(stranded.why.key()))?;
    let (kind, blob) = ("file".to_owned(), stranded.hash.0.clone());
    Ok(AttentionRow { kind, blob, mend: Vec::new(), form: None, ..row })
}

/// A command as it was given.
struct Given<'a> {
    id: CommandId,
    at: Timestamp,
    kind: &'a str,
    payload: Option<&'a str>,
    behalf: Option<&'a OnBehalf>,
}

impl<'a> From<&'a Command> for Given<'a> {
    fn from(command: &'a Command) -> Self {
        Self {
            id: command.id,
            at: command.client_time,
            kind: &command.kind,
            payload: Some(command.payload_text()),
            behalf: command.on_behalf_of.as_ref(),
        }
    }
}

fn row_of(reader: &Reader<'_>, given: &Given<'_>, refusal: &Refusal) -> Result<AttentionRow, ApiError> {
    let kind = given.kind;
    let input: Option<Value> = given.payload.and_then(|text| serde_json::from_str(text).ok());
    let about = input.as_ref().map(|input| about(reader, input)).transpose()?.unwrap_or_default();
    let form = input.as_ref().and_then(|input| reopened(kind, input, given.behalf, &about));
    Ok(AttentionRow {
        id: given.id.to_string(),
        kind: "refused".to_owned(),
        what: crate::circulation::history::what(kind, given.payload),
        place: about.place,
        on: about.on,
        at: given.at.to_string(),
        why: Phrase { key: refusal.key.clone(), args: refusal.args.iter().cloned().collect() },
        entered: input.as_ref().map(entered).unwrap_or_default(),
        mend: input.as_ref().map(|input| mendable(kind, input)).unwrap_or_default(),
        form,
        pieces: Vec::new(),
        base: String::new(),
        is_text: false,
        author: String::new(),
        blob: String::new(),
        view: about.view.to_owned(),
        target: about.target,
    })
}

/// Fields that people fill in; every other one of a command is a choice the sentence of the command tells, or
/// nothing that a person would know.
pub const ENTERED: [&str; 29] = [
    "title",
    "report",
    "clauses",
    "competence",
    "text",
    "reason",
    "crisis_reason",
    "explanation",
    "why",
    "quote",
    "note",
    "label",
    "name",
    "given",
    "family",
    "function",
    "abbreviation",
    "assignee_text",
    "section",
    "place",
    "starts_at",
    "on",
    "due_on",
    "until",
    "last_on",
    "minutes",
    "number",
    "last",
    "value",
];

/// Fields that are running text: two wordings of them can be merged into one.
const TEXTS: [&str; 7] =
    ["title", "report", "competence", "price_reason", "note", "place", "invitation_note"];

/// What a person typed, in the order of the form: fields of the command, of the record in it, and of its edits.
fn entered(payload: &Value) -> Vec<(String, String)> {
    let mut entered = Vec::new();
    for Place { name, value, .. } in places(payload) {
        enter(&mut entered, name, value);
    }
    let place = |name: &str| ENTERED.iter().position(|one| *one == name);
    entered.sort_by_key(|(name, _)| place(name));
    entered
}

fn enter(entered: &mut Vec<(String, String)>, name: &str, value: &Value) {
    let text = match value {
        Value::Array(_) | Value::Object(_) if name != "clauses" => return,
        Value::Null | Value::Bool(_) => return,
        Value::String(text) if text.parse::<RecordId>().is_ok() => return,
        value => text_of(value),
    };
    if ENTERED.contains(&name) && !text.is_empty() {
        entered.push((name.to_owned(), text));
    }
}

/// A value of a field as people write it.
fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => serde_json::from_value::<Vec<Clause>>(other.clone())
            .map_or_else(|_| other.to_string(), |clauses| render(&clauses)),
    }
}

fn variant_row(
    reader: &Reader<'_>,
    names: &Names<'_>,
    stored: &Stored<Variant>,
) -> Result<AttentionRow, ApiError> {
    let variant = &stored.value;
    let record = reader.records.get(&variant.of_kind, variant.of).ok().flatten();
    let now = record.as_ref().map(|record| standing(record, &variant.field));
    let base = now.as_ref().map(field_hash).unwrap_or_default();
    let now = now.unwrap_or_else(|| variant.against.clone());
    let is_text = TEXTS.contains(&variant.field.as_str()) && now.is_string() && variant.value.is_string();
    let is_text = is_text && !base.is_empty(); // of a record that is here
    let (place, on) = record.map_or_else(|| Ok(Default::default()), |record| place_of(names, &record))?;
    let author = match variant.author.filter(|author| *author != reader.me) {
        Some(author) => names.short(author)?,
        None => String::new(),
    };
    Ok(AttentionRow {
        id: stored.id.to_string(),
        kind: "variant".to_owned(),
        what: Phrase::new("attention-variant").with("field", &variant.field),
        place,
        on,
        at: born_at(variant.command).unwrap_or_default(),
        why: Phrase::new("attention-variant-why"),
        entered: Vec::new(),
        mend: Vec::new(),
        form: None,
        pieces: pieces(
            &value_of(names, &variant.field, &now)?,
            &value_of(names, &variant.field, &variant.value)?,
        ),
        base,
        is_text,
        author,
        blob: String::new(),
        view: variant.of_kind.clone(),
        target: variant.of.to_string(),
    })
}

/// What a variant is of: its name, and the day if it is a meeting.
fn place_of(names: &Names<'_>, record: &RawRecord) -> Result<(String, String), ApiError> {
    if record.kind == Meeting::KIND {
        let meeting = typed::<Meeting>(record)?.value;
        return Ok((names.body(meeting.body)?.short_name, meeting.on.to_string()));
    }
    let paper = typed::<Paper>(record)?.value;
    Ok((format!("{} {}", paper.number, paper.title), String::new()))
}

/// A value of a field as people read it: names of people and departments, days, one line for each section.
fn value_of(names: &Names<'_>, field: &str, value: &Value) -> Result<String, ApiError> {
    match (field, value) {
        (_, Value::Null) => Ok(String::new()),
        ("presenter" | "drafter", Value::String(id)) => person_of(names, id),
        ("co_presenters" | "named", Value::Array(ids)) => {
            let people = ids.iter().filter_map(Value::as_str).map(|id| person_of(names, id));
            Ok(people.collect::<Result<Vec<_>, _>>()?.join(", "))
        }
        ("department", Value::String(id)) => {
            let id = id.parse::<RecordId>().ok().map(DepartmentId);
            Ok(names.department_abbreviation(id)?)
        }
        ("on" | "due_on", Value::String(day)) => {
            Ok(day.parse::<Date>().map_or_else(|_| day.clone(), dates::short))
        }
        ("sections", Value::Array(sections)) => {
            Ok(sections.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"))
        }
        _ => Ok(text_of(value)),
    }
}

fn person_of(names: &Names<'_>, id: &str) -> Result<String, ApiError> {
    match id.parse::<RecordId>() {
        Ok(id) => Ok(names.person(PersonId(id))?.name),
        Err(_) => Ok(String::new()),
    }
}

/// When a command was given: its identifier begins with the time (RFC 9562, § 5.7).
fn born_at(command: CommandId) -> Option<String> {
    let (seconds, nanos) = command.0.0.get_timestamp()?.to_unix();
    let at = Timestamp::new(i64::try_from(seconds).ok()?, i32::try_from(nanos).ok()?).ok()?;
    Some(at.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_told_in_the_order_of_a_form_and_codes_are_not() {
        let payload = serde_json::json!({ "paper": "01a2228a-6106-7041-827c-45895a311376", "from": "draft", "due_on": "2026-12-01",
            "addressees": [{ "person": "01a2228a-6106-7041-827c-45895a311376" }], "is_done": true, "note": "",
            "person": { "given": "Jana", "active": true },
            "edits": [{ "field": "title", "value": "Oprava chodníku", "base": "ab" }] });
        let pair = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let expected =
            [pair("title", "Oprava chodníku"), pair("given", "Jana"), pair("due_on", "2026-12-01")];
        assert_eq!(entered(&payload), expected);
        assert_eq!(entered(&Value::Null), []);
    }

    #[test]
    fn a_command_tells_when_it_was_given() {
        let id = |text: &str| CommandId(text.parse().unwrap_or_else(|_| unreachable!("{text}")));
        let at = born_at(id("01a2228a-6106-7041-827c-45895a311376"));
        assert_eq!(at.as_deref(), Some("2026-11-28T14:23:43.878Z"));
        assert_eq!(born_at(id("550e8400-e29b-41d4-a716-446655440000")), None, "a random one tells nothing");
    }
}
