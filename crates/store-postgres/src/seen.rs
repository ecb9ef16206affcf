//! The log of one municipality as one person may read it.

use obeznik_authority::{LogEntry, LogFilter, LogPart, LogSight, log_bound};
use obeznik_kernel::{Audience, AudienceId};
use uuid::Uuid;

use crate::about::AboutReader;
use crate::connection::Values;
use crate::error::DatabaseError;
use crate::records::{entry_from, number, signed};

/// Values of a filter as statements take them.
struct Wanted {
    actor: Option<Uuid>,
    actor_text: Option<String>,
    from: Option<String>,
    before: Option<String>,
    record: Option<Uuid>,
}

impl Wanted {
    fn of(filter: &LogFilter) -> Self {
        Self {
            actor: filter.actor.map(|person| person.0.0),
            actor_text: filter.actor.map(|person| person.to_string()),
            from: filter.from.map(log_bound),
            before: filter.before.map(log_bound),
            record: filter.record.map(|record| record.0),
        }
    }
}

impl AboutReader<'_> {
    /// A part of the links that a filter lets through and a person may be told of, the newest first, but for one kind of
    /// commands.
    ///
    /// # Errors
    /// [`DatabaseError`] when the log cannot be read.
    pub fn log_seen(
        &self,
        (filter, without): (&LogFilter, &str),
        sight: &LogSight,
        LogPart { below, offset, limit }: LogPart,
    ) -> Result<Vec<LogEntry>, DatabaseError> {
        let Wanted { actor, actor_text, from, before, record } = Wanted::of(filter);
        let (audiences, limit, offset) = (texts(sight), i64::from(limit), i64::from(offset));
        let below = below.map_or(i64::MAX, signed);
        let values: Values<'_> = &[
            &self.snapshot.tenant,
            &actor,
            &actor_text,
            &from,
            &before,
            &record,
            &audiences,
            &sight.person.0.0,
            &without,
            &limit,
            &offset,
            &below,
        ];
        let sql = match record {
            None => include_str!("records/log/seen.sql"),
            Some(_) => include_str!("records/log/seen_of_record.sql"),
        };
        let rows = self.snapshot.rows(sql, values)?;
        rows.iter().map(entry_from).collect()
    }

    /// How many links a filter lets through and a person may be told of; counted up to `most`.
    ///
    /// # Errors
    /// [`DatabaseError`] when the log cannot be read.
    pub fn log_seen_count(
        &self,
        filter: &LogFilter,
        sight: &LogSight,
        most: u32,
    ) -> Result<u32, DatabaseError> {
        let Wanted { actor, actor_text, from, before, record } = Wanted::of(filter);
        let (audiences, most) = (texts(sight), i64::from(most));
        let values: Values<'_> = &[
            &self.snapshot.tenant,
            &actor,
            &actor_text,
            &from,
            &before,
            &record,
            &audiences,
            &sight.person.0.0,
            &most,
        ];
        let sql = match record {
            None => include_str!("records/log/seen_count.sql"),
            Some(_) => include_str!("records/log/seen_count_of_record.sql"),
        };
        let row = self.snapshot.one(sql, values)?;
        let count = row.as_ref().map_or(Ok(0), |row| number(row, "number"))?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// How many links a filter lets through, whoever may be told of them.
    ///
    /// # Errors
    /// [`DatabaseError`] when the log cannot be read.
    pub fn log_count(&self, filter: &LogFilter) -> Result<u32, DatabaseError> {
        let Wanted { actor, actor_text, from, before, record } = Wanted::of(filter);
        let values: Values<'_> = &[&self.snapshot.tenant, &actor, &actor_text, &from, &before, &record];
        let row = self.snapshot.one(include_str!("records/log/count.sql"), values)?;
        let count = row.as_ref().map_or(Ok(0), |row| number(row, "number"))?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// Whether a link touched what a person did not see then: they are not told its words.
    ///
    /// # Errors
    /// [`DatabaseError`] when the log cannot be read.
    pub fn keeps_words(&self, log_no: u64, sight: &LogSight) -> Result<bool, DatabaseError> {
        let values: Values<'_> = &[&self.snapshot.tenant, &signed(log_no), &texts(sight)];
        Ok(self.snapshot.one(include_str!("records/log/keeps_words.sql"), values)?.is_some())
    }

    /// Every audience the municipality uses or has used.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub fn audiences(&self) -> Result<Vec<Audience>, DatabaseError> {
        let rows = self.snapshot.rows(include_str!("records/audience/list.sql"), &[&self.snapshot.tenant])?;
        rows.iter().map(|row| Ok(serde_json::from_str(row.try_get("atoms")?)?)).collect()
    }
}

fn texts(sight: &LogSight) -> Vec<String> {
    sight.audiences.iter().map(|AudienceId(text)| text.clone()).collect()
}
