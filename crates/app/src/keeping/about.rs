//! Everything the office holds about one person, read in one go for a statement.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_authority::LogEntry;
use obeznik_identity::{AccountState, Accounts as _, DeviceState, Sessions as _, Stopped, Totp};
use obeznik_keeping::about::{Share, concern};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Person, PersonId, RawRecord, Record as _, RecordId, Records, Timestamp};
use obeznik_store::{LogFilter, SearchKind, SearchQuery};
use serde_json::Value;

use crate::api::ApiError;
use crate::circulation::history::{details, what};
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::shared::Phrase;

/// Links of the log read at once.
const PAGE: u32 = 500;
/// Most texts that may name the person; who has so common a name must be looked for by other means.
const MOST_MENTIONS: usize = 2_000;
/// Most refused commands.
const MOST_REFUSED: usize = 100_000;

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
    /// Lines of the log about what they did and what was done to their record, the oldest first.
    pub log: Vec<AboutLine>,
    /// Since when they have had a pass-phrase of their own at this computer, if they have one.
    pub profile: Option<Option<Timestamp>>,
    /// Their account at the server.
    pub account: Option<AboutAccount>,
    /// Their devices as the server knows them.
    pub devices: Vec<AboutDevice>,
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
}

/// A text in which the name of the person stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutMention {
    /// Kind of the record.
    pub kind: &'static str,
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

/// Where a statement is read from: a computer that works alone, or the server that keeps the office.
pub struct Sources<'a> {
    /// The records.
    pub records: &'a dyn Records,
    /// Lists, log, search and the door.
    pub store: &'a obeznik_store::Reader,
    /// Since when the person has had a pass-phrase of their own at this computer, if they have one.
    pub profile: Option<Option<Timestamp>>,
}

impl<'a> Sources<'a> {
    /// This computer, for a statement about a person.
    pub fn of(reader: &'a Reader<'a>, person: PersonId) -> Self {
        let profile = reader.profiles.iter().find(|profile| profile.person == person);
        let profile = profile.filter(|profile| profile.verifier.is_some()).map(|profile| profile.set_at);
        Self { records: reader.records, store: reader.store, profile }
    }
}

/// Everything the office holds about one person.
///
/// # Errors
/// When there is no such person, or the store cannot be read.
pub fn about_person(sources: &Sources<'_>, person: PersonId) -> Result<About, ApiError> {
    let stored = sources.records.need::<Person>(person)?;
    let (records, unread) = records_about(sources, person)?;
    let named: BTreeSet<RecordId> = records.iter().map(|one| one.id).collect();
    let mut mentions = mentions(sources, &stored.value)?;
    let has_more_mentions = mentions.len() >= MOST_MENTIONS;
    mentions.retain(|one| one.id != person.0 && !named.contains(&one.id));
    let (account, devices) = at_the_server(sources, person)?;
    Ok(About {
        person: stored.value,
        records,
        unread,
        mentions,
        has_more_mentions,
        log: log_about(sources, person)?,
        profile: sources.profile,
        account,
        devices,
    })
}

fn records_about(sources: &Sources<'_>, person: PersonId) -> Result<(Vec<AboutRecord>, u32), ApiError> {
    let people = sources.records.find_by::<Person>("person", &[], usize::MAX >> 1)?;
    let people: BTreeSet<PersonId> = people.into_iter().map(|one| one.id.into()).collect();
    let text = person.to_string();
    let (mut found, mut unread) = (Vec::new(), 0);
    sources.store.each_record(&mut |raw| {
        let is_theirs = raw.kind == Person::KIND && raw.id == person.0;
        if !is_theirs && !holds(&raw.body, text.as_bytes()) {
            return;
        }
        let Ok(body) = serde_json::from_slice::<Value>(&raw.body) else {
            unread += 1;
            return;
        };
        found.extend(concern(&raw.kind, raw.id, &body, person, &people).map(|concern| (raw, concern)));
    })?;
    let names = Names::of(sources.records);
    let mut records = Vec::with_capacity(found.len());
    for (raw, concern) in found {
        records.push(AboutRecord {
            name: name_of(sources, &names, &raw)?,
            kind: raw.kind,
            id: raw.id,
            fields: concern.fields,
            share: concern.share,
            body: concern.body,
            others: concern.others,
        });
    }
    records.sort_by(|one, two| (&one.kind, one.id).cmp(&(&two.kind, two.id)));
    Ok((records, unread))
}

fn holds(body: &[u8], text: &[u8]) -> bool {
    body.windows(text.len()).any(|window| window == text)
}

/// By what people know a record: its own number and name, or those of what it lies under.
fn name_of(sources: &Sources<'_>, names: &Names<'_>, raw: &RawRecord) -> Result<(String, String), ApiError> {
    /// What a paper, its annex, a meeting may lie under; nothing lies deeper.
    const DEPTH: usize = 4;
    const PARENTS: [&str; 6] = ["paper", "resolution", "agenda_item", "meeting", "body", "municipality"];
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
        let mut above = PARENTS.into_iter().map(|kind| sources.records.get(kind, parent));
        match above.find_map(Result::transpose) {
            Some(found) => at = found?,
            None => break,
        }
    }
    Ok(Default::default())
}

/// Texts in which both names stand.
fn mentions(sources: &Sources<'_>, person: &Person) -> Result<Vec<AboutMention>, ApiError> {
    let text = format!("{} {}", person.given, person.family);
    let query =
        SearchQuery { text, kinds: SearchKind::ALL.to_vec(), limit: MOST_MENTIONS, ..SearchQuery::default() };
    let hits = sources.store.search_hits(&query)?;
    let mention = |hit: obeznik_store::SearchHit| AboutMention {
        kind: hit.kind.as_str(),
        id: hit.id,
        number: hit.number,
        title: hit.title.into_iter().map(|piece| piece.text).collect(),
        on: hit.happened_on,
    };
    Ok(hits.into_iter().filter(|hit| hit.kind != SearchKind::Person).map(mention).collect())
}

fn log_about(sources: &Sources<'_>, person: PersonId) -> Result<Vec<AboutLine>, ApiError> {
    let names = Names::of(sources.records);
    let mut lines: BTreeMap<u64, AboutLine> = BTreeMap::new();
    let filters = [
        LogFilter { record: Some(person.0), ..LogFilter::default() },
        LogFilter { actor: Some(person), ..LogFilter::default() },
    ];
    for filter in filters {
        let mut offset = 0;
        loop {
            let entries = sources.store.log_part(&filter, offset, PAGE)?;
            offset += PAGE;
            if entries.is_empty() {
                break;
            }
            for entry in entries {
                let behalf = entry.header.on_behalf_of.as_ref().map(|behalf| behalf.person);
                let sort = match (entry.header.actor == Some(person), behalf) {
                    (_, Some(whose)) if whose == person => LineSort::ForThem,
                    (true, Some(_)) => LineSort::ForAnother,
                    (true, None) => LineSort::Did,
                    (false, _) => LineSort::ToThem,
                };
                lines.insert(entry.log_no, line(sources, &names, &entry, sort)?);
            }
        }
    }
    for entry in sources.store.refused(person, MOST_REFUSED)? {
        lines.insert(entry.log_no, line(sources, &names, &entry, LineSort::Refused)?);
    }
    Ok(lines.into_values().collect())
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
    for (kind, id) in sources.store.touched_by(log_no)?.into_iter().take(MOST_TOUCHED) {
        let Some(record) = sources.records.get(&kind, id)? else { continue };
        let name = name_of(sources, names, &record)?;
        if name != <(String, String)>::default() {
            return Ok(name);
        }
    }
    Ok(Default::default())
}

fn at_the_server(
    sources: &Sources<'_>,
    person: PersonId,
) -> Result<(Option<AboutAccount>, Vec<AboutDevice>), ApiError> {
    let seen = sources.store.at_the_door(|keeper| {
        let account = keeper.account(person).map_err(Stopped::Fault)?;
        let passkeys = keeper.passkeys_of(person).map_err(Stopped::Fault)?;
        let devices = keeper.devices_of(person).map_err(Stopped::Fault)?;
        Ok((account, passkeys, devices))
    })?;
    let (account, passkeys, devices) = seen.map_err(ApiError::broken)?;
    let account = account.map(|account| AboutAccount {
        email: account.email.as_str().to_owned(),
        is_active: account.state == AccountState::Active,
        made_at: account.made_at,
        signed_in_at: account.signed_in_at,
        has_pass_phrase: account.verifier.is_some(),
        has_authenticator: matches!(account.totp, Totp::On { .. }),
        passkeys: u32::try_from(passkeys.len()).unwrap_or(u32::MAX),
        outside: account.outside.map(|outside| outside.issuer).unwrap_or_default(),
    });
    let device = |device: obeznik_identity::DeviceSession| AboutDevice {
        name: device.name,
        is_active: device.state == DeviceState::Active,
        paired_at: device.paired_at,
        seen_at: device.seen_at,
    };
    Ok((account, devices.into_iter().map(device).collect()))
}
