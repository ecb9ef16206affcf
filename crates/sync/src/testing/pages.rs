//! Answers to pulls: access first, then pages of one snapshot that end on a `seq` boundary.

use obeznik_kernel::{AudienceId, DeviceId, PersonId, RawRecord, Records as _, Stop};

use super::fault::Fault;
use super::office::{Line, Mark, Office, Sight};
use crate::message::{Access, Answered, Page, PullAnswer, PullRequest};
use crate::repair::{RepairAnswer, RepairRequest};
use crate::row::{RowKey, ScopeSum};
use crate::store::{Change, Staged};

impl Office {
    /// Answers a pull with at most `most` rows, or as many as one command changed.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the device is unknown or a record cannot be read.
    pub fn pull(&mut self, request: &PullRequest, most: usize) -> Result<PullAnswer, Stop> {
        let sight = self.sight(self.person_of(request.device)?)?;
        if sight.acl_ver != request.acl_ver {
            return self.access(&sight).map(PullAnswer::Access);
        }
        let mut changed = self.changed_since(request, &sight);
        let caught_up = self.cut(&mut changed, most);
        let through = if caught_up { self.head } else { changed.last().map_or(0, |(mark, ..)| mark.seq) };
        let line = self.lines.get(&request.device).cloned().unwrap_or_default();
        let visible = |(scope, sum): (&AudienceId, &ScopeSum)| {
            (caught_up && sight.scopes.contains(scope) && sum.rows > 0).then(|| (scope.clone(), *sum))
        };
        Ok(PullAnswer::Page(Box::new(Page {
            acl_ver: sight.acl_ver,
            from: request.cursors.clone(),
            through,
            rows: changed.into_iter().map(|change| self.staged(change)).collect::<Result<_, Stop>>()?,
            caught_up,
            head: self.head,
            last_n: line.last_n(),
            verdicts: verdicts_from(&line, request.unsettled),
            sums: self.sums.iter().filter_map(visible).collect(),
        })))
    }

    /// Sends the differing buckets of a scope the person sees.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the device is unknown.
    pub fn repair(&mut self, request: &RepairRequest) -> Result<RepairAnswer, Stop> {
        let sight = self.sight(self.person_of(request.device)?)?;
        let scope = request.scope.clone();
        let is_seen = sight.scopes.contains(&scope);
        let in_scope = self.current.values().filter(|row| is_seen && row.scope == scope);
        let rows: Vec<RawRecord> = in_scope.map(|row| RawRecord::clone(row)).collect();
        let differs = |bucket: &u8| {
            let mine = rows.iter().filter(|row| RowKey::of(row).bucket() == *bucket);
            ScopeSum::of(mine) != request.buckets.get(bucket).copied().unwrap_or_default()
        };
        let buckets: std::collections::BTreeSet<u8> = (0..64).filter(differs).collect();
        let rows = rows.into_iter().filter(|row| buckets.contains(&RowKey::of(row).bucket())).collect();
        Ok(RepairAnswer { acl_ver: sight.acl_ver, scope, head: self.head, buckets, rows })
    }

    fn person_of(&self, device: DeviceId) -> Result<PersonId, Stop> {
        let line = self.lines.get(&device).and_then(|line| line.person);
        line.ok_or_else(|| Stop::Broken(format!("device {device} is not paired")))
    }

    fn access(&self, sight: &Sight) -> Result<Access, Stop> {
        let mut scopes = Vec::new();
        for scope in &sight.scopes {
            scopes.extend(self.ledger.audience(scope)?);
        }
        Ok(Access { acl_ver: sight.acl_ver, scopes })
    }

    /// Changes the device has not read, by `seq`.
    fn changed_since(&self, request: &PullRequest, sight: &Sight) -> Vec<(Mark, RowKey, AudienceId)> {
        let mut changed = Vec::new();
        for scope in &sight.scopes {
            let from = request.cursors.of(scope);
            let marks = self.changes.get(scope).into_iter().flatten();
            let newer = marks.filter(|(_, mark)| mark.seq > from);
            changed.extend(newer.map(|(key, mark)| (*mark, key.clone(), scope.clone())));
        }
        changed.sort_by(|one, two| (one.0.seq, &one.1, &one.2).cmp(&(two.0.seq, &two.1, &two.2)));
        changed
    }

    /// Cuts on the first `seq` boundary at or after `most`; tells whether nothing was cut off.
    fn cut(&self, changed: &mut Vec<(Mark, RowKey, AudienceId)>, most: usize) -> bool {
        let Some(last) = changed.get(most.saturating_sub(1)).map(|(mark, ..)| mark.seq) else { return true };
        let whole = changed.iter().take_while(|(mark, ..)| mark.seq <= last).count();
        let end = if self.fault == Some(Fault::CommandsSplit) { most } else { whole };
        let caught_up = end >= changed.len();
        changed.truncate(end);
        caught_up
    }

    fn staged(&self, (mark, key, scope): (Mark, RowKey, AudienceId)) -> Result<Staged, Stop> {
        let change = match self.current.get(&key).filter(|_| !mark.gone) {
            Some(row) => Change::Upsert(RawRecord::clone(row)),
            None => Change::Gone,
        };
        Ok(Staged { key, scope, seq: mark.seq, change })
    }
}

fn verdicts_from(line: &Line, unsettled: Option<u64>) -> Vec<Answered> {
    let Some(from) = unsettled else { return Vec::new() };
    let wanted = line.verdicts.iter().filter(|(n, _)| *n >= from);
    wanted.map(|(n, verdict)| Answered { n: *n, verdict: verdict.clone() }).collect()
}
