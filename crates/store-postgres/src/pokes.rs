//! Telling the other servers that there is something, never what. Said after a commit and outside of it: inside, all
//! commits of the database would wait for each other.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use obeznik_identity::TenantId;
use obeznik_kernel::RecordId;
use postgres::Client;
use postgres::fallible_iterator::FallibleIterator as _;

use crate::address::Address;
use crate::database::Database;
use crate::error::DatabaseError;

/// After a failure it is tried again so much later.
const AGAIN: Duration = Duration::from_secs(2);
/// How often a listener looks whether it is to end, and whether its line still lives.
const LOOKS: Duration = Duration::from_millis(250);
/// How long it has for the answer.
const ANSWERS_IN: Duration = Duration::from_secs(3);
/// Quiet turns after which the line is asked whether it lives.
const QUIET_TURNS: u32 = 60;

/// Tells others; its own process hears by itself.
pub struct Announcer {
    told: Option<Sender<String>>,
    own: RecordId,
    thread: Option<JoinHandle<()>>,
}

/// Hears what others tell until it is dropped.
pub struct Listener {
    ends: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Database {
    /// Begins to tell. `own` names this process, so that it does not hear itself.
    pub fn announcer(&self, own: RecordId) -> Announcer {
        let (told, waiting) = channel();
        let pool = Arc::clone(&self.pool);
        let thread = std::thread::spawn(move || tell_all(&pool, &waiting));
        Announcer { told: Some(told), own, thread: Some(thread) }
    }

    /// Begins to listen. `hear` is given a municipality and words, or nothing when something may have been missed.
    pub fn listener(
        &self,
        own: RecordId,
        hear: impl FnMut(Option<(TenantId, &str)>) + Send + 'static,
    ) -> Listener {
        let (address, ends) = (self.pool.address().clone(), Arc::new(AtomicBool::new(false)));
        let ending = Arc::clone(&ends);
        let thread = std::thread::spawn(move || listen(&address, own, &ending, hear));
        Listener { ends, thread: Some(thread) }
    }
}

impl Announcer {
    /// Tells something of a municipality soon. What cannot be told is not lost: devices ask by themselves.
    pub fn tell(&self, tenant: TenantId, words: &str) {
        if let Some(told) = &self.told {
            let _ = told.send(format!("{} {tenant} {words}", self.own)); // the thread ends with this
        }
    }
}

impl Drop for Announcer {
    fn drop(&mut self) {
        self.told = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join(); // a panic is in the log already
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join(); // a panic is in the log already
        }
    }
}

fn tell_all(pool: &crate::pool::Pool, waiting: &Receiver<String>) {
    while let Ok(first) = waiting.recv() {
        let mut sentences: Vec<String> = std::iter::once(first).chain(waiting.try_iter()).collect();
        sentences.dedup();
        let told = pool.take().and_then(|connection| {
            connection.rows(include_str!("directory/poke.sql"), &[&sentences]).map(drop)
        });
        if let Err(error) = told {
            tracing::warn!(cause = %error, "other servers were not told");
        }
    }
}

fn listen(
    address: &Address,
    own: RecordId,
    ends: &AtomicBool,
    mut hear: impl FnMut(Option<(TenantId, &str)>),
) {
    while !ends.load(Ordering::Relaxed) {
        let heard = address.connect().and_then(|mut client| {
            client.batch_execute("listen obeznik")?;
            hear(None); // what was told before is missed
            hear_all(&mut client, own, ends, &mut hear)
        });
        if let Err(error) = heard {
            tracing::warn!(cause = %error, "other servers are not heard");
            pause(ends);
        }
    }
}

fn pause(ends: &AtomicBool) {
    let mut left = AGAIN;
    while !left.is_zero() && !ends.load(Ordering::Relaxed) {
        std::thread::sleep(LOOKS.min(left));
        left = left.saturating_sub(LOOKS);
    }
}

fn hear_all(
    client: &mut Client,
    own: RecordId,
    ends: &AtomicBool,
    hear: &mut impl FnMut(Option<(TenantId, &str)>),
) -> Result<(), DatabaseError> {
    let mut quiet = 0;
    while !ends.load(Ordering::Relaxed) {
        let heard = client.notifications().timeout_iter(LOOKS).next()?;
        match heard {
            Some(notification) => {
                quiet = 0;
                if let Some((tenant, words)) = told_by_another(notification.payload(), own) {
                    hear(Some((tenant, words)));
                }
            }
            None => quiet += 1,
        }
        if quiet >= QUIET_TURNS {
            client.is_valid(ANSWERS_IN)?;
            quiet = 0;
        }
    }
    Ok(())
}

fn told_by_another(payload: &str, own: RecordId) -> Option<(TenantId, &str)> {
    let mut parts = payload.splitn(3, ' ');
    let from: RecordId = parts.next()?.parse().ok()?;
    let tenant = parts.next()?.parse().ok()?;
    let words = parts.next()?;
    (from != own).then_some((tenant, words))
}
