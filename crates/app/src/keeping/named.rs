//! Texts in which somebody is named who is no person of the office, read for a statement about them.
//!
//! Records of all kinds are read, so that no kind added later is forgotten, and texts of files where the office keeps
//! an index of words. Whether a text is about the applicant or about a namesake is for a person to say; what that
//! person may not see they are not shown.

use std::collections::BTreeMap;

use obeznik_circulation::paper::{Paper, Posting};
use obeznik_czech::naming::Naming;
use obeznik_czech::words::fold;
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Atom, Audience, BlobHash, Date, Device, Person, RawRecord, Record as _, RecordId, Standing, Stored,
    Timestamp,
};
use obeznik_store::SearchKind;
use serde_json::Value;

use super::about::{Sources, name_of};
use crate::api::{ApiError, Code};
use crate::municipality::names::Names;

/// Most texts that are listed; who has so common a name must be looked for with further words.
pub const MOST_TEXTS: usize = 500;
/// The longest given or family name that is looked for, in characters.
const LONGEST_NAME: usize = 100;
/// The longest further words.
const LONGEST_BESIDE: usize = 200;
/// Most passages of one text.
const MOST_PASSAGES: usize = 20;
/// Fields that hold the day of a record, the most telling first.
const DAYS: [&str; 7] = ["decided_on", "held_on", "on", "at", "created_at", "added_at", "due_on"];

/// Who is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whom {
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Words that must stand in the text too, such as a street or a date.
    pub beside: String,
}

/// Who reads: they are shown what they may see.
#[derive(Debug, Clone, Copy)]
pub struct Eyes<'a> {
    /// What they are.
    pub standing: &'a Standing,
    /// Today.
    pub today: Date,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedTexts {
    /// Texts that may be seen, the newest first.
    pub texts: Vec<NamedText>,
    /// Texts that hold the words and are not for whoever reads: kind and identifier.
    pub hidden: Vec<(String, RecordId)>,
    /// Whether there are more than [`MOST_TEXTS`].
    pub has_more: bool,
    /// Records of a newer program that hold the words and cannot be read.
    pub unread: u32,
    /// Whether texts of files were looked through.
    pub reads_files: bool,
}

/// A text in which all the words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedText {
    /// Kind of the record.
    pub kind: String,
    /// Its identifier.
    pub id: RecordId,
    /// Its number, or that of what it lies under.
    pub number: String,
    /// Its title, or that of what it lies under.
    pub title: String,
    /// Its day.
    pub on: Option<Date>,
    /// How wide its audience is.
    pub openness: Openness,
    /// When it hung on the board.
    pub posting: Option<Posting>,
    /// Sentences around the name.
    pub passages: Vec<Passage>,
}

/// Sentences of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The field; `blob` of the content of a file.
    pub field: String,
    /// The sentence.
    pub text: String,
}

/// How wide an audience is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Openness {
    /// Everybody, citizens included.
    Public,
    /// Bodies and departments.
    Inside,
    /// People by name and by role.
    Narrow,
}

impl Whom {
    /// As people write it.
    pub fn name(&self) -> String {
        format!("{} {}", self.given.trim(), self.family.trim()).trim().to_owned()
    }

    fn naming(&self) -> Naming {
        Naming::of(&self.given, &self.family, &self.beside)
    }
}

impl Openness {
    /// Its word, such as `inside`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Inside => "inside",
            Self::Narrow => "narrow",
        }
    }

    fn of(audience: &Audience) -> Self {
        match audience {
            open if open.atoms().contains(&Atom::Public) => Self::Public,
            narrow if narrow.is_kept_to_people() => Self::Narrow,
            _ => Self::Inside,
        }
    }
}

/// Refuses to look for one name alone: it is everybody's. Nor is a whole text looked for.
///
/// # Errors
/// [`Code::Refused`] without a given or a family name, and when a name or the words beside it are too long.
pub fn check_whom(whom: &Whom) -> Result<(), ApiError> {
    let Whom { given, family, beside } = whom;
    let is_long = |text: &str, most: usize| text.chars().count() > most;
    if is_long(given, LONGEST_NAME) || is_long(family, LONGEST_NAME) || is_long(beside, LONGEST_BESIDE) {
        return Err(ApiError::new(Code::Refused, "named-too-long"));
    }
    if whom.naming().is_whole() {
        return Ok(());
    }
    Err(ApiError::new(Code::Refused, "named-both-names"))
}

/// People of the office of that name: a statement about one of them is another one.
///
/// # Errors
/// When the records cannot be read.
pub fn namesakes(sources: &Sources<'_>, whom: &Whom) -> Result<Vec<Stored<Person>>, ApiError> {
    let mut people = sources.records.find_by::<Person>("person", &[], usize::MAX >> 1)?;
    let wanted = fold(&whom.name());
    people.retain(|one| fold(&format!("{} {}", one.value.given, one.value.family)) == wanted);
    Ok(people)
}

/// Texts in which all the words stand in any inflection.
///
/// # Errors
/// As [`check_whom`], and when the store cannot be read.
pub fn texts_naming(sources: &Sources<'_>, whom: &Whom, eyes: Eyes<'_>) -> Result<NamedTexts, ApiError> {
    check_whom(whom)?;
    let naming = whom.naming();
    let mut found = Found::default();
    sources.holdings.each_record(&mut |raw| found.take(raw, &naming))?;
    let reads_files = found.take_files(sources, &naming)?;
    let names = Names::of(sources.records);
    let (mut texts, mut hidden) = (Vec::new(), Vec::new());
    for (raw, body) in found.records.into_values() {
        let audience = sources.records.audience(&raw.scope)?;
        match audience.filter(|audience| audience.is_seen_by(eyes.standing, eyes.today)) {
            Some(audience) => texts.push(text(sources, &names, &naming, &raw, &body, &audience)?),
            None => hidden.push((raw.kind, raw.id)),
        }
    }
    texts.sort_by(|one, two| (two.on, &one.kind, one.id).cmp(&(one.on, &two.kind, two.id)));
    Ok(NamedTexts { texts, hidden, has_more: found.has_more, unread: found.unread, reads_files })
}

/// Records that hold the words.
#[derive(Default)]
struct Found {
    records: BTreeMap<(String, RecordId), (RawRecord, Value)>,
    has_more: bool,
    unread: u32,
}

impl Found {
    fn take(&mut self, raw: RawRecord, naming: &Naming) {
        // People of the office and their computers: a statement about them is another one.
        if raw.kind == Person::KIND || raw.kind == Device::KIND {
            return;
        }
        let Ok(written) = std::str::from_utf8(&raw.body) else {
            self.unread += 1;
            return;
        };
        if !naming.may_stand_in(written) {
            return;
        }
        let Ok(body) = serde_json::from_str::<Value>(written) else {
            self.unread += 1;
            return;
        };
        let stands = naming.stands_in(strings(&body).into_iter().map(|(_, text)| text));
        if stands {
            self.keep(raw, body);
        }
    }

    /// Files whose content holds the words; whether contents can be looked through here.
    fn take_files(&mut self, sources: &Sources<'_>, naming: &Naming) -> Result<bool, ApiError> {
        let Some(files) = sources.holdings.files_with_forms(&naming.forms(), MOST_TEXTS + 1)? else {
            return Ok(false);
        };
        for (kind, id) in files {
            let Some(raw) = sources.records.get(kind, id)? else { continue };
            match serde_json::from_slice(&raw.body) {
                Ok(body) => self.keep(raw, body),
                Err(_) => self.unread += 1,
            }
        }
        Ok(true)
    }

    fn keep(&mut self, raw: RawRecord, body: Value) {
        let key = (raw.kind.clone(), raw.id);
        if self.records.len() >= MOST_TEXTS && !self.records.contains_key(&key) {
            self.has_more = true;
            return;
        }
        self.records.insert(key, (raw, body));
    }
}

fn text(
    sources: &Sources<'_>,
    names: &Names<'_>,
    naming: &Naming,
    raw: &RawRecord,
    body: &Value,
    audience: &Audience,
) -> Result<NamedText, ApiError> {
    let (number, title) = name_of(sources, names, raw)?;
    let posting = match raw.kind.as_str() {
        Paper::KIND => sources.records.find::<Paper>(raw.id)?.and_then(|paper| paper.value.posting),
        _ => None,
    };
    Ok(NamedText {
        kind: raw.kind.clone(),
        id: raw.id,
        number,
        title,
        on: DAYS.iter().find_map(|name| day(body.get(name)?)),
        openness: Openness::of(audience),
        posting,
        passages: passages(sources, naming, raw, body)?,
    })
}

fn day(value: &Value) -> Option<Date> {
    let text = value.as_str()?;
    let instant = |text: &str| text.parse::<Timestamp>().ok().map(day_in_prague);
    if text.len() == 10 { text.parse().ok() } else { instant(text) }
}

/// Sentences with both names; where they stand apart, those with the family name.
fn passages(
    sources: &Sources<'_>,
    naming: &Naming,
    raw: &RawRecord,
    body: &Value,
) -> Result<Vec<Passage>, ApiError> {
    let content = content(sources, raw, body)?;
    let mut texts = strings(body);
    texts.extend(content.as_deref().map(|content| ("blob", content)));
    let with = |sentences: &dyn Fn(&str) -> Vec<String>| -> Vec<Passage> {
        let of_field = |(field, text): (&str, &str)| {
            let field = field.to_owned();
            sentences(text).into_iter().map(move |text| Passage { field: field.clone(), text })
        };
        texts.iter().copied().flat_map(of_field).take(MOST_PASSAGES).collect()
    };
    let both = with(&|text: &str| naming.sentences(text));
    Ok(if both.is_empty() { with(&|text: &str| naming.family_sentences(text)) } else { both })
}

/// What was read out of a file, if the record is one.
fn content(sources: &Sources<'_>, raw: &RawRecord, body: &Value) -> Result<Option<String>, ApiError> {
    let kinds = [SearchKind::Attachment.as_str(), SearchKind::MeetingDocument.as_str()];
    let hash = body.get("blob").and_then(Value::as_str).filter(|_| kinds.contains(&raw.kind.as_str()));
    let text = hash.map(|hash| sources.holdings.text_of_file(&BlobHash(hash.to_owned()))).transpose()?;
    Ok(text.flatten())
}

/// Texts of a body, each with the outermost field it stands in. Identifiers and digests are none.
fn strings(body: &Value) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for (name, value) in body.as_object().into_iter().flatten() {
        collect(name, value, &mut found);
    }
    found
}

fn collect<'a>(field: &'a str, value: &'a Value, found: &mut Vec<(&'a str, &'a str)>) {
    match value {
        Value::String(text) if !is_mark(text) => found.push((field, text.as_str())),
        Value::Array(entries) => entries.iter().for_each(|entry| collect(field, entry, found)),
        Value::Object(fields) => fields.values().for_each(|inner| collect(field, inner, found)),
        _ => {}
    }
}

/// An identifier or a digest.
fn is_mark(text: &str) -> bool {
    let is_hexadecimal = || text.bytes().all(|byte| byte.is_ascii_hexdigit());
    text.is_empty()
        || (text.len() == 36 && text.parse::<RecordId>().is_ok())
        || (text.len() == 64 && is_hexadecimal())
}

#[cfg(test)]
mod tests {
    use obeznik_kernel::PersonId;
    use serde_json::json;

    use super::*;

    #[test]
    fn texts_of_a_body_are_those_a_person_wrote() {
        let id = "0194b2a0-0000-7000-8000-000000000001";
        let body = json!({
            "title": "Prodej", "drafter": id, "blob": "0".repeat(64), "note": "", "version": 2,
            "remarks": [{ "by": id, "text": "souhlas" }, { "by": null, "text": "nesouhlas" }],
        });
        assert_eq!(strings(&body), [("title", "Prodej"), ("remarks", "souhlas"), ("remarks", "nesouhlas")]);
    }

    #[test]
    fn who_is_looked_for_has_both_names_and_no_name_is_a_text() {
        let table = [
            // characters of the given name, of the family name, of further words; why not
            (4, 7, 0, None),
            (100, 100, 200, None),
            (0, 7, 0, Some("named-both-names")),
            (4, 0, 30, Some("named-both-names")),
            (101, 7, 0, Some("named-too-long")),
            (4, 101, 0, Some("named-too-long")),
            (4, 7, 201, Some("named-too-long")),
        ];
        for (given, family, beside, expected) in table {
            let [given, family, beside] = [given, family, beside].map(|count| "ř".repeat(count));
            let refused = check_whom(&Whom { given, family, beside }).err();
            assert_eq!(refused.as_ref().map(|error| error.key.as_str()), expected);
        }
    }

    #[test]
    fn the_day_of_a_record_is_its_most_telling_one() {
        let table = [
            (json!({ "decided_on": "2026-11-23", "at": "2026-01-01T08:00:00Z" }), Some("2026-11-23")),
            (json!({ "decided_on": null, "created_at": "2026-11-23T23:30:00Z" }), Some("2026-11-24")),
            (json!({ "on": "jindy" }), None),
        ];
        for (body, expected) in table {
            let found = DAYS.iter().find_map(|name| day(body.get(name)?));
            assert_eq!(found.map(|day| day.to_string()).as_deref(), expected, "{body}");
        }
    }

    #[test]
    fn an_audience_is_open_kept_inside_or_kept_to_people() {
        let person = Atom::Person(PersonId(RecordId::NIL));
        let table = [
            (Audience::public(), Openness::Public),
            (Audience::inside(), Openness::Inside),
            (Audience::new([person.clone()]), Openness::Narrow),
            (Audience::new([person, Atom::Inside]), Openness::Inside),
        ];
        for (audience, expected) in table {
            assert_eq!(Openness::of(&audience), expected, "{audience:?}");
        }
    }
}
