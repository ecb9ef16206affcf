//! Everything the office holds about one person, read in one go for a statement: as much of it as whoever makes the
//! statement may see. To care for data is no right to read what is kept close.

use std::collections::BTreeSet;

use obeznik_authority::{LogEntry, LogSight};
use obeznik_circulation::notices::NoticeKind;
use obeznik_czech::words::fold;
use obeznik_identity::{
    Account, AccountState, DeviceSession, DeviceState, Letter, LetterState, Stopped, Totp,
};
use obeznik_keeping::about::{Share, concern};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Person, PersonId, RawRecord, Record as _, RecordId, Records, Timestamp};
use obeznik_store::SearchKind;
use serde_json::Value;

use super::holdings::Holdings;
use super::named::Eyes;
use crate::api::ApiError;
use crate::circulation::history::{details, what};
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::log::sees_every_paper;
use crate::office::shared::Phrase;

/// Most texts that may name the person; who has so common a name must be looked for by other means.
const MOST_MENTIONS: usize = 2_000;

/// What the office holds about a person.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    /// The person.
    pub person: Person,
    /// Records that name them by their identifier, by kind and in the order in which they came about.
    pub records: Vec<AboutRecord>,
    /// Records that this program cannot read; they are of a newer one.
    pub unread: u32,
    /// Texts in which their name stands, or that of a namesake.
    pub mentions: Vec<AboutMention>,
    /// Whether there are more such texts than were looked at.
    pub has_more_mentions: bool,
    /// Records that name them and texts with their name that are not for whoever reads: kind and identifier.
    pub hidden: Vec<(String, RecordId)>,
    /// Numbers of the lines of the log whose words are not for whoever reads.
    pub covered: Vec<u64>,
    /// Lines of the log about what they did and what was done to their record, the oldest first.
    pub log: Vec<AboutLine>,
    /// Since when they have had a pass-phrase of their own at this computer, if they have one.
    pub profile: Option<Option<Timestamp>>,
    /// Their account at the server.
    pub account: Option<AboutAccount>,
    /// Their devices as the server knows them.
    pub devices: Vec<AboutDevice>,
    /// Letters with notices that went to them or wait to go, the oldest first.
    pub letters: Vec<AboutLetter>,
    /// How many notices are remembered as told, so that none comes twice; longer than the letters are.
    pub told: u32,
}

/// A record about the person.
#[derive(Debug, Clone, PartialEq)]
pub struct AboutRecord {
    /// Its kind.
    pub kind: String,
    /// Its identifier.
    pub id: RecordId,
    /// Number and name by which people know it, or those of what it lies under.
    pub name: (String, String),
    /// Fields that name the person.
    pub fields: BTreeSet<String>,
    /// How much of it is theirs.
    pub share: Share,
    /// That.
    pub body: Value,
    /// Mentions of other people left out.
    pub others: u32,
    /// Whether it was taken back or removed: it is told as it last stood, by the image of the log.
    pub is_removed: bool,
}

/// A text in which the name of the person stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutMention {
    /// What it is.
    pub kind: SearchKind,
    /// Its identifier.
    pub id: RecordId,
    /// Its number.
    pub number: String,
    /// Its title, or the name of the file.
    pub title: String,
    /// Its day, `YYYY-MM-DD`.
    pub on: Option<String>,
}

/// How a line of the log concerns the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineSort {
    /// They did it.
    Did,
    /// Somebody wrote it down for them, or did it in their place.
    ForThem,
    /// They did it for somebody else, or in their place.
    ForAnother,
    /// Their record was changed.
    ToThem,
    /// They tried, and it was refused.
    Refused,
}

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutLine {
    /// Its number.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// What was done.
    pub what: Phrase,
    /// Fields it set.
    pub details: Vec<Phrase>,
    /// Number and name of what it concerned, as far as it is here; of other people nothing.
    pub place: (String, String),
    /// How it concerns them.
    pub sort: LineSort,
}

/// An account at the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutAccount {
    /// The address by which they sign in.
    pub email: String,
    /// Whether it may be used.
    pub is_active: bool,
    /// Since when it exists.
    pub made_at: Timestamp,
    /// When they last signed in.
    pub signed_in_at: Option<Timestamp>,
    /// Whether a pass-phrase is kept, as a verifier that does not tell it.
    pub has_pass_phrase: bool,
    /// Whether an authenticator is in use.
    pub has_authenticator: bool,
    /// Passkeys.
    pub passkeys: u32,
    /// The other place that vouches for them; empty for none.
    pub outside: String,
}

/// A device at the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutDevice {
    /// Its name.
    pub name: String,
    /// Whether it may come in.
    pub is_active: bool,
    /// When it was paired.
    pub paired_at: Timestamp,
    /// When it was last here.
    pub seen_at: Timestamp,
}

/// A letter with notices. Its text and the address are looked up when it goes and not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutLetter {
    /// What came of it.
    pub state: LetterState,
    /// What it tells of; nothing of a newer program.
    pub tells: BTreeSet<NoticeKind>,
    /// When it was made.
    pub made_at: Timestamp,
    /// When something came of it last.
    pub changed_at: Timestamp,
}

/// What the office's door and its post keep of the person.
#[derive(Debug, Default)]
struct AtTheServer {
    account: Option<AboutAccount>,
    devices: Vec<AboutDevice>,
    letters: Vec<AboutLetter>,
    told: u32,
}

/// Where a statement is read from: a computer that works alone, or the server that keeps the office.
pub struct Sources<'a> {
    /// The records.
    pub records: &'a dyn Records,
    /// Everything else: all records in a row, words, the log and the door.
    pub holdings: &'a dyn Holdings,
    /// Since when the person has had a pass-phrase of their own at this computer, if they have one.
    pub profile: Option<Option<Timestamp>>,
}

impl<'a> Sources<'a> {
    /// This computer, for a statement about a person.
    pub fn of(reader: &'a Reader<'a>, person: PersonId) -> Self {
        let profile = reader.profiles.iter().find(|profile| profile.person == person);
        let profile = profile.filter(|profile| profile.verifier.is_some()).map(|profile| profile.set_at);
        Self { records: reader.records, holdings: reader.store, profile }
    }

    /// This computer, for a statement about somebody who is only named in texts.
    pub fn of_nobody(reader: &'a Reader<'a>) -> Self {
        Self { records: reader.records, holdings: reader.store, profile: None }
    }
}

/// Everything the office holds about one person, for somebody who may make a statement of it.
///
/// # Errors
/// When there is no such person, or the store cannot be read.
pub fn about_person(sources: &Sources<'_>, person: PersonId, eyes: Eyes<'_>) -> Result<About, ApiError> {
    let stored = sources.records.need::<Person>(person)?;
    let RecordsAbout { records, mut hidden, unread } = records_about(sources, person, eyes)?;
    let named: BTreeSet<RecordId> =
        records.iter().map(|one| one.id).chain(hidden.iter().map(|(_, id)| *id)).collect();
    let mut found = mentions(sources, &stored.value)?;
    let has_more_mentions = found.len() >= MOST_MENTIONS;
    found.retain(|one| one.kind != SearchKind::Person && !named.contains(&one.id));
    let mut mentions = Vec::with_capacity(found.len());
    for mention in found {
        let raw = sources.records.get(mention.kind.as_str(), mention.id)?;
        match raw.map(|raw| is_seen(sources, &raw, eyes)).transpose()? {
            Some(true) => mentions.push(mention),
            _ => hidden.push((mention.kind.as_str().to_owned(), mention.id)),
        }
    }
    let (log, covered) = log_about(sources, person, eyes)?;
    let AtTheServer { account, devices, letters, told } = at_the_server(sources, person)?;
    Ok(About {
        person: stored.value,
        records,
        unread,
        mentions,
        has_more_mentions,
        hidden,
        covered,
        log,
        profile: sources.profile,
        account,
        devices,
        letters,
        told,
    })
}

/// Whether a record is for whoever makes the statement.
fn is_seen(sources: &Sources<'_>, raw: &RawRecord, eyes: Eyes<'_>) -> Result<bool, ApiError> {
    let audience = sources.records.audience(&raw.scope)?;
    Ok(audience.is_some_and(|audience| audience.is_seen_by(eyes.standing, eyes.today)))
}

/// Whether a record that is there no more is for whoever makes the statement. Its image knows who saw it then: what it
/// lay under may be kept closer since, and where that went too, only who sees every paper is told.
fn is_removed_seen(sources: &Sources<'_>, raw: &RawRecord, eyes: Eyes<'_>) -> Result<bool, ApiError> {
    if !is_seen(sources, raw, eyes)? {
        return Ok(false);
    }
    let Some(parent) = raw.parent else { return Ok(true) };
    match above(sources, parent)? {
        Some(parent) => is_seen(sources, &parent, eyes),
        None => Ok(sees_every_paper(eyes.standing, eyes.today)),
    }
}

/// What a paper, its annex, a meeting may lie under.
const PARENTS: [&str; 6] = ["paper", "resolution", "agenda_item", "meeting", "body", "municipality"];

/// What something lies under.
fn above(sources: &Sources<'_>, parent: RecordId) -> Result<Option<RawRecord>, ApiError> {
    let mut found = PARENTS.into_iter().map(|kind| sources.records.get(kind, parent));
    Ok(found.find_map(Result::transpose).transpose()?)
}

/// Records that name a person.
struct RecordsAbout {
    records: Vec<AboutRecord>,
    hidden: Vec<(String, RecordId)>,
    unread: u32,
}

fn records_about(sources: &Sources<'_>, person: PersonId, eyes: Eyes<'_>) -> Result<RecordsAbout, ApiError> {
    let people = sources.records.find_by::<Person>("person", &[], usize::MAX >> 1)?;
    let people: BTreeSet<PersonId> = people.into_iter().map(|one| one.id.into()).collect();
    let text = person.to_string();
    let (mut found, mut unread) = (Vec::new(), 0);
    let mut look = |raw: RawRecord, is_removed: bool| {
        let is_theirs = raw.kind == Person::KIND && raw.id == person.0;
        if !is_theirs && !holds(&raw.body, text.as_bytes()) {
            return;
        }
        let Ok(body) = serde_json::from_slice::<Value>(&raw.body) else {
            unread += 1;
            return;
        };
        let concern = concern(&raw.kind, raw.id, &body, person, &people);
        found.extend(concern.map(|concern| (raw, concern, is_removed)));
    };
    sources.holdings.each_record(&mut |raw| look(raw, false))?;
    sources.holdings.each_removed(&mut |raw| look(raw, true))?;
    let names = Names::of(sources.records);
    let (mut records, mut hidden) = (Vec::with_capacity(found.len()), Vec::new());
    for (raw, concern, is_removed) in found {
        let is_for_them = match is_removed {
            true => is_removed_seen(sources, &raw, eyes)?,
            false => is_seen(sources, &raw, eyes)?,
        };
        if !is_for_them {
            hidden.push((raw.kind, raw.id));
            continue;
        }
        records.push(AboutRecord {
            name: name_of(sources, &names, &raw)?,
            kind: raw.kind,
            id: raw.id,
            fields: concern.fields,
            share: concern.share,
            body: concern.body,
            others: concern.others,
            is_removed,
        });
    }
    records.sort_by(|one, two| (&one.kind, one.id).cmp(&(&two.kind, two.id)));
    hidden.sort();
    Ok(RecordsAbout { records, hidden, unread })
}

fn holds(body: &[u8], text: &[u8]) -> bool {
    body.windows(text.len()).any(|window| window == text)
}

/// By what people know a record: its own number and name, or those of what it lies under.
pub(super) fn name_of(
    sources: &Sources<'_>,
    names: &Names<'_>,
    raw: &RawRecord,
) -> Result<(String, String), ApiError> {
    /// Nothing lies deeper.
    const DEPTH: usize = 4;
    let mut at = raw.clone();
    for _ in 0..DEPTH {
        let body: Value = serde_json::from_slice(&at.body).unwrap_or_default();
        let text = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let name = match at.kind.as_str() {
            "meeting" => {
                let of = body.get("body").and_then(Value::as_str).and_then(|id| id.parse().ok());
                let of = of.map(|id: RecordId| names.body(id.into())).transpose()?;
                format!("{} {}", of.map(|body| body.short_name).unwrap_or_default(), text("on"))
            }
            "task" => text("text"),
            "person" | "substitution" | "statement" | "membership" => String::new(),
            _ => [text("title"), text("name")].into_iter().find(|name| !name.is_empty()).unwrap_or_default(),
        };
        let number = text("number");
        if !number.is_empty() || !name.trim().is_empty() {
            return Ok((number, name.trim().to_owned()));
        }
        let Some(parent) = at.parent else { break };
        match above(sources, parent)? {
            Some(found) => at = found,
            None => break,
        }
    }
    Ok(Default::default())
}

/// Texts in which both names stand: by the index of words, or where the office keeps none in the records themselves.
fn mentions(sources: &Sources<'_>, person: &Person) -> Result<Vec<AboutMention>, ApiError> {
    let words = format!("{} {}", person.given, person.family);
    if let Some(found) = sources.holdings.texts_with(&words, MOST_MENTIONS)? {
        return Ok(found);
    }
    let words: Vec<String> = words.split_whitespace().map(fold).collect();
    let mut found = Vec::new();
    sources.holdings.each_record(&mut |raw| {
        let kind = SearchKind::ALL.into_iter().find(|kind| kind.as_str() == raw.kind);
        let is_named = || stand_in(&words, &fold(&String::from_utf8_lossy(&raw.body)));
        if let Some(kind) = kind.filter(|_| found.len() < MOST_MENTIONS && is_named()) {
            found.push((kind, raw));
        }
    })?;
    let names = Names::of(sources.records);
    let mention = |(kind, raw): (SearchKind, RawRecord)| {
        let (number, title) = name_of(sources, &names, &raw)?;
        Ok(AboutMention { kind, id: raw.id, number, title, on: None })
    };
    found.into_iter().map(mention).collect()
}

/// Whether each of the words begins some word of the text.
fn stand_in(words: &[String], text: &str) -> bool {
    let starts_word = |at: usize| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    words.iter().all(|word| text.match_indices(word.as_str()).any(|(at, _)| starts_word(at)))
}

/// Lines about the person, and the numbers of those whose words whoever reads is not told.
fn log_about(
    sources: &Sources<'_>,
    person: PersonId,
    eyes: Eyes<'_>,
) -> Result<(Vec<AboutLine>, Vec<u64>), ApiError> {
    let names = Names::of(sources.records);
    let sight = LogSight::of(eyes.standing, &sources.holdings.audiences()?, eyes.today);
    let (mut lines, mut covered) = (Vec::new(), Vec::new());
    for entry in sources.holdings.log_about(person)? {
        let sort = sort_of(&entry, person);
        if is_covered(sources, &entry, &sight, eyes)? {
            covered.push(entry.log_no);
            lines.push(wordless(&entry, sort));
        } else {
            lines.push(line(sources, &names, &entry, sort)?);
        }
    }
    Ok((lines, covered))
}

/// Whether a line says what whoever reads does not see now, or did not see then. What was refused left no trace of what
/// it was about: its words are for who did it and for who sees every paper.
fn is_covered(
    sources: &Sources<'_>,
    entry: &LogEntry,
    sight: &LogSight,
    eyes: Eyes<'_>,
) -> Result<bool, ApiError> {
    let touched = sources.holdings.touched_by(entry.log_no)?;
    if touched.is_empty() {
        let is_own = entry.header.actor == Some(eyes.standing.person);
        return Ok(!is_own && !sees_every_paper(eyes.standing, eyes.today));
    }
    for (kind, id) in touched {
        let raw = sources.records.get(&kind, id)?;
        if raw.is_some_and(|raw| !sight.sees(&raw.scope)) {
            return Ok(true);
        }
    }
    sources.holdings.keeps_words(entry.log_no, sight)
}

/// A line of which only its number, its time and the sort of the act are told.
fn wordless(entry: &LogEntry, sort: LineSort) -> AboutLine {
    AboutLine {
        number: entry.log_no,
        at: entry.header.received_at,
        what: what(&entry.header.kind, None),
        details: Vec::new(),
        place: Default::default(),
        sort,
    }
}

fn sort_of(entry: &LogEntry, person: PersonId) -> LineSort {
    if !entry.header.verdict.is_accepted() {
        return LineSort::Refused;
    }
    let behalf = entry.header.on_behalf_of.as_ref().map(|behalf| behalf.person);
    match (entry.header.actor == Some(person), behalf) {
        (_, Some(whose)) if whose == person => LineSort::ForThem,
        (true, Some(_)) => LineSort::ForAnother,
        (true, None) => LineSort::Did,
        (false, _) => LineSort::ToThem,
    }
}

fn line(
    sources: &Sources<'_>,
    names: &Names<'_>,
    entry: &LogEntry,
    sort: LineSort,
) -> Result<AboutLine, ApiError> {
    // What others wrote as a reason is theirs.
    let payload = if sort == LineSort::ToThem { None } else { entry.payload.as_deref() };
    Ok(AboutLine {
        number: entry.log_no,
        at: entry.header.received_at,
        what: what(&entry.header.kind, payload),
        details: details(entry),
        place: if sort == LineSort::ToThem {
            Default::default()
        } else {
            place(sources, names, entry.log_no)?
        },
        sort,
    })
}

/// What an act concerned: the first of what it changed that has a name. People have none here.
fn place(sources: &Sources<'_>, names: &Names<'_>, log_no: u64) -> Result<(String, String), ApiError> {
    /// A series brings hundreds of records; the first ones tell what it was about.
    const MOST_TOUCHED: usize = 8;
    for (kind, id) in sources.holdings.touched_by(log_no)?.into_iter().take(MOST_TOUCHED) {
        let Some(record) = sources.records.get(&kind, id)? else { continue };
        let name = name_of(sources, names, &record)?;
        if name != <(String, String)>::default() {
            return Ok(name);
        }
    }
    Ok(Default::default())
}

fn at_the_server(sources: &Sources<'_>, person: PersonId) -> Result<AtTheServer, ApiError> {
    let mut seen = AtTheServer::default();
    sources.holdings.look_at_the_door(&mut |keeper| {
        let account = keeper.account(person).map_err(Stopped::Fault)?;
        let passkeys = keeper.passkeys_of(person).map_err(Stopped::Fault)?;
        let devices = keeper.devices_of(person).map_err(Stopped::Fault)?;
        let told = keeper.told(person).map_err(Stopped::Fault)?;
        let mut letters = Vec::new();
        for one in keeper.letters_to(person).map_err(Stopped::Fault)? {
            let keys = keeper.keys_of(one.id).map_err(Stopped::Fault)?;
            letters.push(letter(&one, &keys));
        }
        seen = AtTheServer {
            account: account.map(|one| about_account(one, passkeys.len())),
            devices: devices.into_iter().map(about_device).collect(),
            letters,
            told: u32::try_from(told.len()).unwrap_or(u32::MAX),
        };
        Ok(())
    })?;
    Ok(seen)
}

fn about_account(account: Account, passkeys: usize) -> AboutAccount {
    AboutAccount {
        email: account.email.as_str().to_owned(),
        is_active: account.state == AccountState::Active,
        made_at: account.made_at,
        signed_in_at: account.signed_in_at,
        has_pass_phrase: account.verifier.is_some(),
        has_authenticator: matches!(account.totp, Totp::On { .. }),
        passkeys: u32::try_from(passkeys).unwrap_or(u32::MAX),
        outside: account.outside.map(|outside| outside.issuer).unwrap_or_default(),
    }
}

fn about_device(device: DeviceSession) -> AboutDevice {
    AboutDevice {
        name: device.name,
        is_active: device.state == DeviceState::Active,
        paired_at: device.paired_at,
        seen_at: device.seen_at,
    }
}

fn letter(one: &Letter, keys: &[String]) -> AboutLetter {
    AboutLetter {
        state: one.state,
        tells: keys.iter().filter_map(|key| NoticeKind::of_key(key)).collect(),
        made_at: one.made_at,
        changed_at: one.changed_at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_a_text_where_each_begins_a_word() {
        let words: Vec<String> = ["Jana", "Malá"].map(fold).into();
        let table = [
            (r#"{"title":"Žádost paní Jany Malé"}"#, false),
            (r#"{"title":"Stížnost JANA MALÁ"}"#, true),
            (r#"{"text":"malá zahrada, jana"}"#, true),
            (r#"{"title":"Tatjana Malá"}"#, false),
            (r#"{"title":"Jana Nová"}"#, false),
        ];
        for (text, expected) in table {
            assert_eq!(stand_in(&words, &fold(text)), expected, "{text}");
        }
    }
}
