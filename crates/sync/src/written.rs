//! Answers as who asked reads them: bodies as text, or as lists of numbers for programs that know nothing else.

use std::collections::BTreeSet;

use obeznik_kernel::{AudienceId, DeviceId, HistoryId, RawRecord, RecordId, Timestamp};
use serde::{Serialize, Serializer};

use crate::cursor::{Cursors, Place};
use crate::message::{Answered, Page, PullAnswer, Reads};
use crate::repair::{Found, RepairAnswer};
use crate::row::{RowKey, ScopeSum};
use crate::store::{Change, Staged};

/// An answer on its way to who asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<T> {
    answer: T,
    is_text: bool,
}

impl<T> Written<T> {
    /// The answer, for who reads so much.
    pub fn to(answer: T, reads: &BTreeSet<Reads>) -> Self {
        Self { answer, is_text: reads.contains(&Reads::Text) }
    }
}

impl Serialize for Written<PullAnswer> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match &self.answer {
            PullAnswer::Page(page) if !self.is_text => OlderPull::Page(OlderPage::of(page)).serialize(out),
            answer => answer.serialize(out),
        }
    }
}

impl Serialize for Written<RepairAnswer> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let RepairAnswer { device, history, acl_ver, head, found } = &self.answer;
        match found {
            Found::Buckets { scope, buckets, rows } if !self.is_text => {
                let rows = rows.iter().map(OlderRecord::of).collect();
                let found = OlderFound::Buckets { scope, buckets, rows };
                let (device, history, acl_ver, head) = (*device, *history, *acl_ver, *head);
                OlderRepair { device, history, acl_ver, head, found }.serialize(out)
            }
            _ => self.answer.serialize(out),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum OlderPull<'a> {
    Page(OlderPage<'a>),
}

#[derive(Serialize)]
struct OlderPage<'a> {
    device: DeviceId,
    history: HistoryId,
    acl_ver: u64,
    from: &'a Cursors,
    through: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<&'a Place>,
    rows: Vec<OlderRow<'a>>,
    caught_up: bool,
    head: u64,
    horizon: u64,
    time: Timestamp,
    last_n: u64,
    verdicts: &'a [Answered],
    total: Option<ScopeSum>,
}

impl<'a> OlderPage<'a> {
    fn of(page: &'a Page) -> Self {
        let Page {
            device,
            history,
            acl_ver,
            from,
            through,
            within,
            rows,
            caught_up,
            head,
            horizon,
            time,
            last_n,
            verdicts,
            total,
        } = page;
        Self {
            device: *device,
            history: *history,
            acl_ver: *acl_ver,
            from,
            through: *through,
            within: within.as_ref(),
            rows: rows.iter().map(OlderRow::of).collect(),
            caught_up: *caught_up,
            head: *head,
            horizon: *horizon,
            time: *time,
            last_n: *last_n,
            verdicts,
            total: *total,
        }
    }
}

#[derive(Serialize)]
struct OlderRow<'a> {
    key: &'a RowKey,
    scope: &'a AudienceId,
    seq: u64,
    change: OlderChange<'a>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    erased: bool,
}

impl<'a> OlderRow<'a> {
    fn of(staged: &'a Staged) -> Self {
        let Staged { key, scope, seq, change, erased } = staged;
        let change = match change {
            Change::Upsert(row) => OlderChange::Upsert(OlderRecord::of(row)),
            Change::Gone => OlderChange::Gone,
        };
        Self { key, scope, seq: *seq, change, erased: *erased }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum OlderChange<'a> {
    Upsert(OlderRecord<'a>),
    Gone,
}

#[derive(Serialize)]
struct OlderRecord<'a> {
    kind: &'a str,
    id: RecordId,
    parent: Option<RecordId>,
    scope: &'a AudienceId,
    ver: u64,
    seq: u64,
    body_version: u16,
    body: &'a [u8],
}

impl<'a> OlderRecord<'a> {
    fn of(row: &'a RawRecord) -> Self {
        let RawRecord { kind, id, parent, scope, ver, seq, body_version, body } = row;
        Self {
            kind,
            id: *id,
            parent: *parent,
            scope,
            ver: *ver,
            seq: *seq,
            body_version: *body_version,
            body,
        }
    }
}

#[derive(Serialize)]
struct OlderRepair<'a> {
    device: DeviceId,
    history: HistoryId,
    acl_ver: u64,
    head: u64,
    found: OlderFound<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum OlderFound<'a> {
    Buckets { scope: &'a AudienceId, buckets: &'a BTreeSet<u8>, rows: Vec<OlderRecord<'a>> },
}
