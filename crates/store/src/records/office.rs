//! The ledger as the office that devices talk to.

use std::collections::BTreeSet;

use obeznik_authority::Verdict;
use obeznik_kernel::{
    Audience, AudienceId, CommandId, DeviceId, HistoryId, PersonId, RawRecord, RecordId, Records as _, Stop,
    Timestamp,
};
use obeznik_sync::message::Answered;
use obeznik_sync::{AuthorityStore, Holding, Line, Mark, OfficeState, Place, Reach, RowKey, Sight, Sums};
use rusqlite::types::Type;
use rusqlite::{Row, params};

use super::ledger::SqliteLedger;
use super::log::entry_from;
use super::meta::{meta, set_meta};
use super::row::id_from;
use super::sums;

/// A row's key below every other.
const LEAST: ([u8; 16], &str) = ([0; 16], "");

impl SqliteLedger<'_> {
    fn number(&self, name: &str) -> Result<Option<u64>, Stop> {
        Ok(self.sound(meta(self.connection, name))?.and_then(|text| text.parse().ok()))
    }

    /// Rows within reach that are there.
    fn present(&self, after: u64, scopes: &str, limit: i64) -> Result<Vec<Mark>, Stop> {
        let sql = include_str!("record/changes.sql");
        self.list(sql, params![after, scopes, limit], |row| mark_from(row, Some(row.get("bytes")?)))
    }

    /// Rows within reach that are gone.
    fn gone(&self, after: u64, scopes: &str, limit: i64) -> Result<Vec<Mark>, Stop> {
        let sql = include_str!("gone/changes.sql");
        self.list(sql, params![after, scopes, limit], |row| mark_from(row, None))
    }

    /// Before an audience was first used nothing changed in it.
    fn start(&self, after: u64, scopes: &str) -> Result<u64, Stop> {
        let sql = include_str!("audience/earliest.sql");
        let since: Option<Option<u64>> = self.one(sql, [scopes], |row| row.get("since"))?;
        Ok(after.max(since.flatten().unwrap_or(1).saturating_sub(1)))
    }

    pub(super) fn is_found(&self, sql: &str, parameters: impl rusqlite::Params) -> Result<bool, Stop> {
        Ok(self.one(sql, parameters, |row| row.get("found"))?.unwrap_or(false))
    }

    fn json<T: serde::Serialize>(&self, value: &T) -> Result<String, Stop> {
        self.sound(serde_json::to_string(value))
    }
}

impl AuthorityStore for SqliteLedger<'_> {
    fn state(&self) -> Result<OfficeState, Stop> {
        let history = self.sound(meta(self.connection, "history"))?.and_then(|text| text.parse().ok());
        let horizon = self.number("horizon")?.unwrap_or(0);
        Ok(OfficeState { history, head: self.seq, horizon })
    }

    fn set_history(&mut self, history: HistoryId) -> Result<(), Stop> {
        self.sound(set_meta(self.connection, "history", &history.to_string()))
    }

    fn line(&self, device: DeviceId) -> Result<Option<Line>, Stop> {
        self.one(include_str!("device_line/get.sql"), [device.0.as_bytes()], line_from)
    }

    fn lines(&self) -> Result<Vec<Line>, Stop> {
        self.list(include_str!("device_line/list.sql"), [], line_from)
    }

    fn put_line(&mut self, line: &Line) -> Result<(), Stop> {
        let Line { device, person, last_n, read_to, seen_at } = line;
        let (device, person) = (device.0.as_bytes(), person.0.as_bytes());
        let parameters = params![device, person, last_n, read_to, seen_at.to_string()];
        self.run(include_str!("device_line/put.sql"), parameters).map(drop)
    }

    fn holding(&self, device: DeviceId) -> Result<Option<Holding>, Stop> {
        self.one(include_str!("device_holding/get.sql"), [device.0.as_bytes()], holding_from)
    }

    fn put_holding(&mut self, device: DeviceId, holding: &Holding) -> Result<(), Stop> {
        let Holding { acl_ver, scopes, about, told_at } = holding;
        let (scopes, about) = (self.json(scopes)?, about.as_ref().map(|about| self.json(about)).transpose()?);
        let parameters = params![device.0.as_bytes(), acl_ver, scopes, about, told_at.to_string()];
        self.run(include_str!("device_holding/put.sql"), parameters).map(drop)
    }

    fn answer_of(&self, device: DeviceId, n: u64) -> Result<Option<(CommandId, Verdict)>, Stop> {
        let read = |row: &Row<'_>| Ok((CommandId(id_from(row, "command")?), verdict_from(row)?));
        self.one(include_str!("answer/get.sql"), params![device.0.as_bytes(), n], read)
    }

    fn answers_from(&self, device: DeviceId, n: u64) -> Result<Vec<Answered>, Stop> {
        let read = |row: &Row<'_>| {
            let command = CommandId(id_from(row, "command")?);
            Ok(Answered { n: row.get("n")?, command, verdict: verdict_from(row)? })
        };
        self.list(include_str!("answer/from.sql"), params![device.0.as_bytes(), n], read)
    }

    fn note_answer(&mut self, device: DeviceId, n: u64, command: CommandId) -> Result<(), Stop> {
        let parameters = params![device.0.as_bytes(), n, command.0.as_bytes()];
        self.run(include_str!("answer/put.sql"), parameters).map(drop)
    }

    fn sight(&self, person: PersonId) -> Result<Option<Sight>, Stop> {
        self.one(include_str!("sight/get.sql"), [person.0.as_bytes()], sight_from)
    }

    fn put_sight(&mut self, person: PersonId, sight: &Sight) -> Result<(), Stop> {
        let Sight { acl_ver, scopes, seq, day } = sight;
        let scopes = self.json(scopes)?;
        let parameters = params![person.0.as_bytes(), acl_ver, scopes, seq, day.to_string()];
        self.run(include_str!("sight/put.sql"), parameters).map(drop)
    }

    fn audiences_since(&self, seq: u64) -> Result<Vec<Audience>, Stop> {
        let atoms =
            self.list(include_str!("audience/since.sql"), [seq], |row| row.get::<_, String>("atoms"))?;
        atoms.iter().map(|atoms| self.sound(serde_json::from_str(atoms))).collect()
    }

    fn has_changed_since(&self, kinds: &[&str], seq: u64) -> Result<bool, Stop> {
        let kinds = self.json(&kinds)?;
        Ok(self.is_found(include_str!("record/changed.sql"), params![seq, kinds])?
            || self.is_found(include_str!("gone/changed.sql"), params![seq, kinds])?)
    }

    fn marks(&self, reach: &[Reach], limit: usize) -> Result<Vec<Mark>, Stop> {
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut marks = Vec::new();
        for Reach { after, scopes } in reach {
            let scopes = self.json(scopes)?;
            let after = self.start(*after, &scopes)?;
            marks.extend(self.present(after, &scopes, most)?);
            marks.extend(self.gone(after, &scopes, most)?);
        }
        marks.sort();
        marks.truncate(limit);
        Ok(marks)
    }

    fn marks_at(&self, reach: &[Reach], after: &Place, limit: usize) -> Result<Vec<Mark>, Stop> {
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let Place { seq, key, scope } = after;
        let mut marks = Vec::new();
        for Reach { scopes, .. } in reach.iter().filter(|reach| reach.after < *seq) {
            let scopes = self.json(scopes)?;
            let parameters = params![seq, scopes, key.kind, key.id.as_bytes(), scope.0, most];
            let sql = include_str!("record/changes_at.sql");
            let there = self.list(sql, parameters, |row| mark_from(row, Some(row.get("bytes")?)));
            marks.extend(there?);
            let sql = include_str!("gone/changes_at.sql");
            marks.extend(self.list(sql, parameters, |row| mark_from(row, None))?);
        }
        marks.sort();
        marks.truncate(limit);
        Ok(marks)
    }

    fn load(&self, keys: &[RowKey]) -> Result<Vec<RawRecord>, Stop> {
        let mut rows = Vec::with_capacity(keys.len());
        for key in keys {
            rows.extend(self.get(&key.kind, key.id)?);
        }
        Ok(rows)
    }

    fn sums(&self, scopes: &BTreeSet<AudienceId>) -> Result<Sums, Stop> {
        let written = self.sound(sums::sums(self.connection))?;
        let mut all = self.sums.over(written);
        all.retain(|scope, _| scopes.contains(scope));
        Ok(all)
    }

    fn rows_of(
        &self,
        scope: &AudienceId,
        after: Option<&RowKey>,
        limit: usize,
    ) -> Result<Vec<RawRecord>, Stop> {
        let (id, kind) = after.map_or(LEAST, |key| (*key.id.as_bytes(), key.kind.as_str()));
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.rows(include_str!("record/page_of_scope.sql"), params![scope.0, kind, id, limit])
    }

    fn forget_gone(&mut self, through: u64) -> Result<u64, Stop> {
        let forgotten = self.run(include_str!("gone/forget.sql"), [through])?;
        self.sound(set_meta(self.connection, "horizon", &through.to_string()))?;
        Ok(forgotten as u64)
    }

    fn seq_at(&self, instant: Timestamp) -> Result<u64, Stop> {
        let sql = include_str!("log/seq_at.sql");
        Ok(self.one(sql, [instant.to_string()], |row| row.get("seq"))?.unwrap_or(0))
    }
}

fn mark_from(row: &Row<'_>, bytes: Option<u64>) -> rusqlite::Result<Mark> {
    let key = RowKey { kind: row.get("kind")?, id: id_from(row, "id")? };
    let scope = AudienceId(row.get("scope")?);
    let is_erased = bytes.is_none() && row.get("is_erased")?;
    Ok(Mark { seq: row.get("seq")?, key, scope, bytes, is_erased })
}

fn line_from(row: &Row<'_>) -> rusqlite::Result<Line> {
    let (device, person): (RecordId, RecordId) = (id_from(row, "device")?, id_from(row, "person")?);
    let seen_at: String = row.get("seen_at")?;
    Ok(Line {
        device: device.into(),
        person: person.into(),
        last_n: row.get("last_n")?,
        read_to: row.get("read_to")?,
        seen_at: seen_at.parse().map_err(unreadable)?,
    })
}

fn holding_from(row: &Row<'_>) -> rusqlite::Result<Holding> {
    let (scopes, about): (String, Option<String>) = (row.get("scopes")?, row.get("about")?);
    let told_at: String = row.get("told_at")?;
    Ok(Holding {
        acl_ver: row.get("acl_ver")?,
        scopes: serde_json::from_str(&scopes).map_err(unreadable)?,
        about: about.map(|about| serde_json::from_str(&about)).transpose().map_err(unreadable)?,
        told_at: told_at.parse().map_err(unreadable)?,
    })
}

fn sight_from(row: &Row<'_>) -> rusqlite::Result<Sight> {
    let (scopes, day): (String, String) = (row.get("scopes")?, row.get("day")?);
    Ok(Sight {
        acl_ver: row.get("acl_ver")?,
        scopes: serde_json::from_str(&scopes).map_err(unreadable)?,
        seq: row.get("seq")?,
        day: day.parse().map_err(unreadable)?,
    })
}

fn verdict_from(row: &Row<'_>) -> rusqlite::Result<Verdict> {
    Ok(entry_from(row)?.verdict())
}

fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error))
}
