//! One contact: everything up, everything down, and what differs once more.

use std::collections::BTreeSet;

use obeznik_authority::Verdict;
use obeznik_kernel::{AudienceId, Timestamp};
use obeznik_store::{Store, StoreError};
use obeznik_sync::{
    About, BatchLimits, KeyKept, Page, Published, PullAnswer, Pulled, PushAnswer, Pushed, Reads,
    RepairAnswer, Repaired,
};

use super::Lease;
use super::away;
use super::courier::{Contacted, Courier, Failure, Progress};
use super::uploads::{Carried, to_carry};
use crate::circulation::meetings::count_u32;
use crate::copies;
use crate::office::Office;
use crate::ports::network::Unreached;

/// Rounds without any step ahead after which the two ends do not get on.
const MOST_ROUNDS: usize = 20;

/// What a pull came to.
enum Read {
    /// Everything there is.
    Published(Published),
    /// The office lives another history: what it may lack goes up first.
    PushFirst,
}

impl Courier {
    /// Greets the office, seals and sends all that waits, then reads all there is. Downloads come even when an
    /// upload fails.
    ///
    /// # Errors
    /// [`Failure`] says why it ended before its end; everything up to there is kept.
    pub fn contact(&self, progress: &mut dyn FnMut(Progress)) -> Result<Contacted, Failure> {
        self.greet()?;
        self.exchange(progress).map_err(|failure| self.judged(failure))
    }

    fn exchange(&self, progress: &mut dyn FnMut(Progress)) -> Result<Contacted, Failure> {
        for _ in 0..MOST_ROUNDS {
            let pushed = self.push_all();
            if let Err(failure @ (Failure::Copied | Failure::ShownOut { .. } | Failure::NotPaired)) = pushed {
                return Err(failure);
            }
            let mut rows = 0;
            let read = self.pull_all(&mut rows, progress);
            let lost = self.clear_remains()?; // whatever else failed
            match read? {
                Read::PushFirst => continue,
                Read::Published(published) => {
                    if published.differs {
                        self.repair()?;
                    }
                    self.tell(&published)?;
                    pushed?;
                    return Ok(contacted(rows, lost, &published));
                }
            }
        }
        Err(Failure::Astray("contact"))
    }

    fn push_all(&self) -> Result<(), Failure> {
        let (mut rounds, mut last) = (0, None);
        loop {
            let carried = self.carried();
            // In one go: a command given in between would leave without its content, which then never goes up.
            let request = self.with_store(|store, _| {
                let waiting = to_carry(store, &carried)?;
                let unready: BTreeSet<_> = waiting.into_iter().flat_map(|one| one.commands).collect();
                store.seal_ready(BatchLimits::default(), &unready)?;
                store.push_request()
            })?;
            let Some(request) = request else { return Ok(()) };
            let first = request.commands.first().and_then(|sealed| sealed.signed.n);
            rounds = if first == last { rounds + 1 } else { 0 };
            if rounds > MOST_ROUNDS {
                return Err(Failure::Astray("push"));
            }
            last = first;
            let answer = self.session.call(|line, access| line.push(access, &request))?;
            if !self.take_push(answer)? {
                return Ok(());
            }
        }
    }

    /// `false` when the office needs a content that does not go: its person is asked, and rows come down meanwhile.
    fn take_push(&self, answer: PushAnswer) -> Result<bool, Failure> {
        let needs = match &answer {
            PushAnswer::Decided(decided) => decided.needs.clone(),
            _ => None,
        };
        match self.with_store(|store, _| store.take_push_answer(answer))? {
            Pushed::Noted | Pushed::Stale => {}
            Pushed::HistoryChanged { .. } => self.forget_carried(),
            Pushed::MustRegister => return Err(Failure::Copied),
            Pushed::Closed { wipe } => return Err(Failure::ShownOut { wipe }),
        }
        match needs {
            Some(hash) if self.is_aside(&hash)? => Ok(false),
            Some(hash) => Ok(self.carry_up(&hash, &mut |_| true)? == Carried::Whole),
            None => Ok(true),
        }
    }

    fn pull_all(&self, rows: &mut usize, progress: &mut dyn FnMut(Progress)) -> Result<Read, Failure> {
        let (mut standing, mut news, reads) = (0, Vec::new(), self.reads());
        if !reads.contains(&Reads::Parts) {
            self.with_store(|store, _| store.read_whole_commands())?;
        }
        loop {
            let mut request = self.with_store(|store, _| store.pull_request())?;
            request.about = Some(self.with_store(about)?);
            request.reads = reads.clone();
            let answer = self.session.call(|line, access| line.pull(access, &request))?;
            let mut time = Timestamp::UNIX_EPOCH;
            if let PullAnswer::Page(page) = &answer {
                time = page.time;
                *rows += page.rows.len();
                progress(progress_of(page, *rows));
                news.extend(self.news(page)?);
            }
            standing += 1;
            match self.with_store(|store, _| store.take_pull_answer(answer))? {
                Pulled::Published(published) => {
                    self.keep_news(news)?;
                    self.begin_leases_anew(time)?;
                    return Ok(Read::Published(published));
                }
                Pulled::Staged => standing = 0,
                Pulled::Stale | Pulled::AccessChanged { .. } | Pulled::StartedOver => {}
                Pulled::HistoryChanged { .. } => {
                    self.forget_carried();
                    return Ok(Read::PushFirst);
                }
                Pulled::MustRegister => return Err(Failure::Copied),
                Pulled::Closed { wipe } => return Err(Failure::ShownOut { wipe }),
            }
            if standing > MOST_ROUNDS {
                return Err(Failure::Astray("pull"));
            }
        }
    }

    /// What of a page is news; the first reading is none.
    fn news(&self, page: &Page) -> Result<Vec<away::Thing>, Failure> {
        self.with_store(|store, _| match store.position()?.published {
            0 => Ok(Vec::new()),
            _ => away::news(store, page),
        })
    }

    fn keep_news(&self, news: Vec<away::Thing>) -> Result<(), Failure> {
        self.with_store(|store, office| {
            let since = office.board().standing().reached_at;
            away::keep(store, office.person(), news, (since, office.now()))
        })
    }

    /// Everything was brought: what the office gave may stay anew.
    fn begin_leases_anew(&self, time: Timestamp) -> Result<(), Failure> {
        let office = self.office.upgrade().ok_or(Unreached::Stopped)?;
        let now = office.now();
        Ok(Lease::begin_anew(&mut office.store(), time, now)?)
    }

    /// Clears away what remains of rows the person does not see any more. Gives how many there were.
    fn clear_remains(&self) -> Result<usize, Failure> {
        let office = self.office.upgrade().ok_or(Unreached::Stopped)?;
        let Some(remains) = office.store().remains()? else { return Ok(0) };
        copies::forget_unseen(&office);
        let (person, now) = (office.person(), office.now());
        let mut store = office.store();
        if !store.clear_remains(now)? {
            return Ok(0); // somebody reads just now: at the next contact
        }
        away::keep_lost(&mut store, person, &remains, now)?;
        tracing::info!(count = remains.records.len(), "what the person does not see any more was deleted");
        Ok(remains.records.len())
    }

    /// Finds the scopes that differ and gets their differing rows. What moves on meanwhile is compared at the
    /// next contact.
    fn repair(&self) -> Result<(), Failure> {
        tracing::warn!("what this computer holds differs from the office and is repaired");
        for _ in 0..MOST_ROUNDS {
            let Repaired::Differ(scopes) = self.compare(None)? else { return Ok(()) };
            if scopes.is_empty() {
                return Ok(());
            }
            for scope in scopes {
                if self.compare(Some(&scope))? == Repaired::Stale {
                    return Ok(());
                }
            }
        }
        Err(Failure::Astray("repair"))
    }

    fn compare(&self, scope: Option<&AudienceId>) -> Result<Repaired, Failure> {
        let mut request = self.with_store(|store, _| store.repair_request(scope))?;
        request.reads = self.reads();
        let answer: RepairAnswer = self.session.call(|line, access| line.repair(access, &request))?;
        self.with_store(|store, _| store.take_repair_answer(&answer))
    }

    /// Tells who waits for a verdict.
    fn tell(&self, published: &Published) -> Result<(), Failure> {
        self.with_store(|_, office| {
            for settled in &published.settled {
                office.board().answers.tell(settled.command, settled.verdict.clone());
            }
            Ok(())
        })
    }
}

/// What this computer says of itself, for the day it is lost.
fn about(store: &mut Store, _: &Office) -> Result<About, StoreError> {
    let key = if store.has_keyring() { KeyKept::Keyring } else { KeyKept::PassPhrase };
    let waiting = count_u32(store.outbox()?.iter().filter(|entry| entry.verdict.is_none()).count());
    Ok(About { key, waiting, app: env!("CARGO_PKG_VERSION").to_owned() })
}

fn progress_of(page: &Page, rows: usize) -> Progress {
    Progress { rows, through: page.through, head: page.head }
}

fn contacted(rows: usize, lost: usize, published: &Published) -> Contacted {
    let refused = published.settled.iter().filter(|one| matches!(one.verdict, Verdict::Refused(_))).count();
    let refused = refused + published.refused_along.len();
    Contacted { rows, settled: published.settled.len(), refused, lost }
}
