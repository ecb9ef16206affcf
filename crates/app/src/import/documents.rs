//! Documents of meetings: to which meeting one belongs stands in the numbers of resolutions it is made of.

use std::collections::{BTreeMap, HashMap};

use obeznik_circulation::numbering::NumberPattern;
use obeznik_circulation::resolution::Resolution;
use obeznik_formats::foreign::Unread;
use obeznik_formats::text::Extracted;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BodyId, Date, Records, Stored};

use super::prepare::Ready;
use super::shapes::ImportDocument;
use super::source::SourceFile;
use super::targets::{Targets, Terms};
use crate::api::ApiError;
use crate::office::shared::Phrase;

/// Numbers of one document looked up in the office; more are in no minutes of one meeting.
const LOOKED_UP: usize = 500;

/// A meeting a document belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct MeetingKey {
    pub(super) body: BodyId,
    pub(super) number: u32,
    pub(super) term: u32,
    pub(super) on: Date,
}

/// A document and what was found out about it.
pub(super) struct Tied {
    pub(super) name: String,
    /// Its meeting and text; nothing for a document that is left out.
    pub(super) meeting: Option<(MeetingKey, Extracted)>,
    /// For the person.
    pub(super) what: Phrase,
}

/// What numbers are known, and where from.
pub(super) struct Ties<'a> {
    records: &'a dyn Records,
    targets: &'a Targets,
    terms: &'a Terms,
    /// Numbers of the rows that come along.
    rows: HashMap<&'a str, MeetingKey>,
    patterns: Vec<(BodyId, NumberPattern)>,
}

impl<'a> Ties<'a> {
    pub(super) fn new(
        records: &'a dyn Records,
        targets: &'a Targets,
        terms: &'a Terms,
        ready: &'a [Ready],
    ) -> Result<Self, ApiError> {
        let rows = ready.iter().filter_map(|ready| Some((ready.row.number.as_str(), key_of_row(ready)?)));
        let pattern = |(id, body): (BodyId, &obeznik_kernel::Body)| {
            Some((id, NumberPattern::parse(&body.resolution_pattern).ok()?))
        };
        let patterns = targets.all().filter_map(pattern).collect();
        Ok(Self { records, targets, terms, rows: rows.collect(), patterns })
    }

    /// Finds the meeting of a document.
    pub(super) fn tie(&self, file: &SourceFile) -> Result<Tied, ApiError> {
        let name = file.name.clone();
        let text = match file.text.get() {
            Some(Ok(text)) => text,
            Some(Err(reason)) => return Ok(Tied { name, meeting: None, what: untied(*reason) }),
            None => return Ok(Tied { name, meeting: None, what: untied(Unread::NoReader) }),
        };
        let Some(key) = self.meeting_of(&text.text)? else {
            return Ok(Tied { name, meeting: None, what: Phrase::new("import-document-no-meeting") });
        };
        let body = self.targets.body(key.body).map(|body| body.short_name.clone()).unwrap_or_default();
        let what = Phrase::new("import-document-tied")
            .with("body", body)
            .with("number", key.number)
            .with("on", key.on)
            .with("pages", text.pages.unwrap_or_default());
        Ok(Tied { name, meeting: Some((key, text.clone())), what })
    }

    /// The meeting most numbers of the text are of: others are only mentioned. A draw is no answer.
    fn meeting_of(&self, text: &str) -> Result<Option<MeetingKey>, ApiError> {
        let mut votes: BTreeMap<MeetingKey, usize> = BTreeMap::new();
        let mut left = LOOKED_UP;
        for word in
            text.split_whitespace().map(bare).filter(|word| word.contains(|c: char| c.is_ascii_digit()))
        {
            let found = match self.rows.get(word) {
                Some(key) => Some(*key),
                None => self.look_up(word, &mut left)?,
            };
            if let Some(key) = found {
                *votes.entry(key).or_default() += 1;
            }
        }
        let most = votes.values().copied().max().unwrap_or(0);
        let mut winners = votes.into_iter().filter(|(_, count)| *count == most).map(|(key, _)| key);
        Ok(match (winners.next(), winners.next()) {
            (Some(key), None) => Some(key),
            _ => None,
        })
    }

    /// A resolution the office has already.
    fn look_up(&self, word: &str, left: &mut usize) -> Result<Option<MeetingKey>, ApiError> {
        for (body, pattern) in &self.patterns {
            if pattern.parse_number(word).is_none() || *left == 0 {
                continue;
            }
            *left -= 1;
            let key = [body.to_string(), word.to_owned()];
            let found: Vec<Stored<Resolution>> =
                self.records.find_by("resolution_by_number", &[&key[0], &key[1]], 1)?;
            if let Some(key) = found.first().and_then(|found| self.key_of(&found.value)) {
                return Ok(Some(key));
            }
        }
        Ok(None)
    }

    fn key_of(&self, resolution: &Resolution) -> Option<MeetingKey> {
        let (number, on) = (resolution.meeting_number?, resolution.decided_on?);
        Some(MeetingKey { body: resolution.body, number, term: self.terms.on(on), on })
    }
}

fn key_of_row(ready: &Ready) -> Option<MeetingKey> {
    let row = &ready.row;
    Some(MeetingKey {
        body: ready.body,
        number: row.meeting_number?,
        term: row.meeting_term?,
        on: row.decided_on?,
    })
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|sign: char| !sign.is_alphanumeric())
}

fn untied(reason: Unread) -> Phrase {
    Phrase::new(match reason {
        Unread::Locked => "import-document-locked",
        Unread::NoReader => "import-fault-no-reader",
        _ => "import-document-unreadable",
    })
}

impl Tied {
    /// As the edge tells it.
    pub(super) fn told(&self) -> ImportDocument {
        ImportDocument { file: self.name.clone(), what: self.what.clone(), is_kept: self.meeting.is_some() }
    }
}
