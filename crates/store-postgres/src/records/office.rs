//! The ledger as the office that devices talk to.

use std::collections::BTreeSet;

use obeznik_authority::Verdict;
use obeznik_kernel::{
    Audience, AudienceId, CommandId, DeviceId, HistoryId, PersonId, RawRecord, Stop, Timestamp,
};
use obeznik_sync::message::Answered;
use obeznik_sync::{AuthorityStore, Holding, Line, Mark, OfficeState, Place, Reach, RowKey, Sight, Sums};
use postgres::Row;
use uuid::Uuid;

use super::columns::{id_from, number, raw_from, signed, unreadable};
use super::ledger::PostgresLedger;
use super::log::entry_from;
use super::sums;
use crate::connection::Values;
use crate::error::DatabaseError;

impl PostgresLedger<'_> {
    fn set_meta(&self, name: &str, value: &str) -> Result<(), Stop> {
        self.run(include_str!("meta/set.sql"), &[&self.tenant(), &name, &value]).map(drop)
    }

    /// Rows within reach that are there.
    fn present(&self, after: u64, scopes: &[&str], limit: i64) -> Result<Vec<Mark>, Stop> {
        let values: Values<'_> = &[&self.tenant(), &signed(after), &scopes, &limit];
        self.list(include_str!("record/changes.sql"), values, mark_of_row)
    }

    /// Rows within reach that are gone.
    fn gone(&self, after: u64, scopes: &[&str], limit: i64) -> Result<Vec<Mark>, Stop> {
        let values: Values<'_> = &[&self.tenant(), &signed(after), &scopes, &limit];
        self.list(include_str!("gone/changes.sql"), values, |row| mark_from(row, None))
    }

    /// Before an audience was first used nothing changed in it.
    fn start(&self, after: u64, scopes: &[&str]) -> Result<u64, Stop> {
        let read = |row: &Row| -> Result<Option<i64>, DatabaseError> { Ok(row.try_get("since")?) };
        let since = self.one(include_str!("audience/earliest.sql"), &[&self.tenant(), &scopes], read)?;
        let since = since.flatten().and_then(|since| u64::try_from(since).ok()).unwrap_or(1);
        Ok(after.max(since.saturating_sub(1)))
    }

    fn is_found(&self, sql: &'static str, values: Values<'_>) -> Result<bool, Stop> {
        Ok(self.one(sql, values, |row| Ok(row.try_get("found")?))?.unwrap_or(false))
    }
}

fn texts(scopes: &BTreeSet<AudienceId>) -> Vec<&str> {
    scopes.iter().map(|scope| scope.0.as_str()).collect()
}

impl AuthorityStore for PostgresLedger<'_> {
    fn state(&self) -> Result<OfficeState, Stop> {
        let mut state = OfficeState { history: None, head: self.seq, horizon: 0 };
        let read = |row: &Row| -> Result<(String, String), DatabaseError> {
            Ok((row.try_get("name")?, row.try_get("value")?))
        };
        for (name, value) in self.list(include_str!("meta/all.sql"), &[&self.tenant()], read)? {
            match name.as_str() {
                "history" => state.history = value.parse().ok(),
                "horizon" => state.horizon = value.parse().unwrap_or(0),
                _ => {}
            }
        }
        Ok(state)
    }

    fn set_history(&mut self, history: HistoryId) -> Result<(), Stop> {
        self.set_meta("history", &history.to_string())
    }

    fn line(&self, device: DeviceId) -> Result<Option<Line>, Stop> {
        self.one(include_str!("device_line/get.sql"), &[&self.tenant(), &device.0.0], line_from)
    }

    fn lines(&self) -> Result<Vec<Line>, Stop> {
        self.list(include_str!("device_line/list.sql"), &[&self.tenant()], line_from)
    }

    fn put_line(&mut self, line: &Line) -> Result<(), Stop> {
        let Line { device, person, last_n, read_to, seen_at } = line;
        let values: Values<'_> = &[
            &self.tenant(),
            &device.0.0,
            &person.0.0,
            &signed(*last_n),
            &signed(*read_to),
            &seen_at.to_string(),
        ];
        self.run(include_str!("device_line/put.sql"), values).map(drop)
    }

    fn holding(&self, device: DeviceId) -> Result<Option<Holding>, Stop> {
        self.one(include_str!("device_holding/get.sql"), &[&self.tenant(), &device.0.0], holding_from)
    }

    fn put_holding(&mut self, device: DeviceId, holding: &Holding) -> Result<(), Stop> {
        let Holding { acl_ver, scopes, about, told_at } = holding;
        let scopes = self.sound(serde_json::to_string(scopes))?;
        let about = self.sound(about.as_ref().map(serde_json::to_string).transpose())?;
        let values: Values<'_> =
            &[&self.tenant(), &device.0.0, &signed(*acl_ver), &scopes, &about, &told_at.to_string()];
        self.run(include_str!("device_holding/put.sql"), values).map(drop)
    }

    fn answer_of(&self, device: DeviceId, n: u64) -> Result<Option<(CommandId, Verdict)>, Stop> {
        let read = |row: &Row| Ok((CommandId(id_from(row, "command")?), verdict_from(row)?));
        self.one(include_str!("answer/get.sql"), &[&self.tenant(), &device.0.0, &signed(n)], read)
    }

    fn answers_from(&self, device: DeviceId, n: u64) -> Result<Vec<Answered>, Stop> {
        let read = |row: &Row| {
            let command = CommandId(id_from(row, "command")?);
            Ok(Answered { n: number(row, "n")?, command, verdict: verdict_from(row)? })
        };
        self.list(include_str!("answer/from.sql"), &[&self.tenant(), &device.0.0, &signed(n)], read)
    }

    fn note_answer(&mut self, device: DeviceId, n: u64, command: CommandId) -> Result<(), Stop> {
        let values: Values<'_> = &[&self.tenant(), &device.0.0, &signed(n), &command.0.0];
        self.run(include_str!("answer/put.sql"), values).map(drop)
    }

    fn sight(&self, person: PersonId) -> Result<Option<Sight>, Stop> {
        self.one(include_str!("sight/get.sql"), &[&self.tenant(), &person.0.0], sight_from)
    }

    fn put_sight(&mut self, person: PersonId, sight: &Sight) -> Result<(), Stop> {
        let Sight { acl_ver, scopes, seq, day } = sight;
        let scopes = self.sound(serde_json::to_string(scopes))?;
        let values: Values<'_> =
            &[&self.tenant(), &person.0.0, &signed(*acl_ver), &scopes, &signed(*seq), &day.to_string()];
        self.run(include_str!("sight/put.sql"), values).map(drop)
    }

    fn audiences_since(&self, seq: u64) -> Result<Vec<Audience>, Stop> {
        let read = |row: &Row| -> Result<Audience, DatabaseError> {
            Ok(serde_json::from_str(row.try_get("atoms")?)?)
        };
        self.list(include_str!("audience/since.sql"), &[&self.tenant(), &signed(seq)], read)
    }

    fn has_changed_since(&self, kinds: &[&str], seq: u64) -> Result<bool, Stop> {
        let values: Values<'_> = &[&self.tenant(), &signed(seq), &kinds];
        Ok(self.is_found(include_str!("record/changed.sql"), values)?
            || self.is_found(include_str!("gone/changed.sql"), values)?)
    }

    fn marks(&self, reach: &[Reach], limit: usize) -> Result<Vec<Mark>, Stop> {
        let most = signed(limit as u64);
        let mut marks = Vec::new();
        for Reach { after, scopes } in reach {
            let scopes = texts(scopes);
            let after = self.start(*after, &scopes)?;
            marks.extend(self.present(after, &scopes, most)?);
            marks.extend(self.gone(after, &scopes, most)?);
        }
        marks.sort();
        marks.truncate(limit);
        Ok(marks)
    }

    fn marks_at(&self, reach: &[Reach], after: &Place, limit: usize) -> Result<Vec<Mark>, Stop> {
        let (seq, most) = (signed(after.seq), signed(limit as u64));
        let Place { key, scope, .. } = after;
        let mut marks = Vec::new();
        for Reach { scopes, .. } in reach.iter().filter(|reach| reach.after < after.seq) {
            let scopes = texts(scopes);
            let values: Values<'_> = &[&self.tenant(), &seq, &scopes, &key.kind, &key.id.0, &scope.0, &most];
            marks.extend(self.list(include_str!("record/changes_at.sql"), values, mark_of_row)?);
            let gone = self.list(include_str!("gone/changes_at.sql"), values, |row| mark_from(row, None));
            marks.extend(gone?);
        }
        marks.sort();
        marks.truncate(limit);
        Ok(marks)
    }

    fn load(&self, keys: &[RowKey]) -> Result<Vec<RawRecord>, Stop> {
        let kinds: Vec<&str> = keys.iter().map(|key| key.kind.as_str()).collect();
        let ids: Vec<Uuid> = keys.iter().map(|key| key.id.0).collect();
        self.list(include_str!("record/load.sql"), &[&self.tenant(), &kinds, &ids], raw_from)
    }

    fn sums(&self, scopes: &BTreeSet<AudienceId>) -> Result<Sums, Stop> {
        let written = self.sound(sums::sums(self.transaction, &texts(scopes)))?;
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
        let (id, kind) = after.map_or((Uuid::nil(), ""), |key| (key.id.0, key.kind.as_str()));
        let values: Values<'_> = &[&self.tenant(), &scope.0, &kind, &id, &signed(limit as u64)];
        self.list(include_str!("record/page_of_scope.sql"), values, raw_from)
    }

    fn forget_gone(&mut self, through: u64) -> Result<u64, Stop> {
        let forgotten = self.run(include_str!("gone/forget.sql"), &[&self.tenant(), &signed(through)])?;
        self.set_meta("horizon", &through.to_string())?;
        Ok(forgotten)
    }

    fn seq_at(&self, instant: Timestamp) -> Result<u64, Stop> {
        let values: Values<'_> = &[&self.tenant(), &instant.to_string()];
        Ok(self.one(include_str!("log/seq_at.sql"), values, |row| number(row, "seq"))?.unwrap_or(0))
    }
}

fn mark_of_row(row: &Row) -> Result<Mark, DatabaseError> {
    mark_from(row, Some(number(row, "bytes")?))
}

fn mark_from(row: &Row, bytes: Option<u64>) -> Result<Mark, DatabaseError> {
    let key = RowKey { kind: row.try_get("kind")?, id: id_from(row, "id")? };
    let scope = AudienceId(row.try_get("scope")?);
    let is_erased = bytes.is_none() && row.try_get("is_erased")?;
    Ok(Mark { seq: number(row, "seq")?, key, scope, bytes, is_erased })
}

fn line_from(row: &Row) -> Result<Line, DatabaseError> {
    let seen_at: &str = row.try_get("seen_at")?;
    Ok(Line {
        device: id_from(row, "device")?.into(),
        person: id_from(row, "person")?.into(),
        last_n: number(row, "last_n")?,
        read_to: number(row, "read_to")?,
        seen_at: seen_at.parse().map_err(|_| unreadable("seen_at"))?,
    })
}

fn holding_from(row: &Row) -> Result<Holding, DatabaseError> {
    let (scopes, about): (&str, Option<&str>) = (row.try_get("scopes")?, row.try_get("about")?);
    let told_at: &str = row.try_get("told_at")?;
    Ok(Holding {
        acl_ver: number(row, "acl_ver")?,
        scopes: serde_json::from_str(scopes)?,
        about: about.map(serde_json::from_str).transpose()?,
        told_at: told_at.parse().map_err(|_| unreadable("told_at"))?,
    })
}

fn sight_from(row: &Row) -> Result<Sight, DatabaseError> {
    let (scopes, day): (&str, &str) = (row.try_get("scopes")?, row.try_get("day")?);
    Ok(Sight {
        acl_ver: number(row, "acl_ver")?,
        scopes: serde_json::from_str(scopes)?,
        seq: number(row, "seq")?,
        day: day.parse().map_err(|_| unreadable("day"))?,
    })
}

fn verdict_from(row: &Row) -> Result<Verdict, DatabaseError> {
    Ok(entry_from(row)?.verdict())
}
