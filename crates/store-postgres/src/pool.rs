//! A few connections that all offices of a process share.

use std::ops::{Deref, DerefMut};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::address::Address;
use crate::connection::Connection;
use crate::error::DatabaseError;

/// How long one waits for a connection.
const SLOWEST: Duration = Duration::from_secs(10);
/// Quiet for longer, a connection is asked whether it still lives.
const QUIET: Duration = Duration::from_secs(15);
/// How long it has for the answer.
const ANSWERS_IN: Duration = Duration::from_secs(3);

/// Connections, made when they are first needed.
pub(crate) struct Pool {
    address: Address,
    rest: Mutex<Rest>,
    freed: Condvar,
}

struct Rest {
    idle: Vec<Connection>,
    /// How many more may be made.
    left: usize,
}

/// A connection in use; it goes back when dropped, unless it is broken.
pub(crate) struct Lent<'a> {
    pool: &'a Pool,
    connection: Option<Connection>,
    /// Whether it was made just now.
    pub(crate) is_fresh: bool,
}

impl Pool {
    pub(crate) fn new(address: Address, most: usize) -> Self {
        Self {
            address,
            rest: Mutex::new(Rest { idle: Vec::new(), left: most.max(1) }),
            freed: Condvar::new(),
        }
    }

    pub(crate) fn address(&self) -> &Address {
        &self.address
    }

    /// A connection that lives.
    pub(crate) fn take(&self) -> Result<Lent<'_>, DatabaseError> {
        let until = Instant::now() + SLOWEST;
        let mut rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(connection) = rest.idle.pop() {
                drop(rest);
                let mut lent = Lent { pool: self, connection: Some(connection), is_fresh: false };
                if lent.lives() {
                    return Ok(lent);
                }
                drop(lent);
                rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            if rest.left > 0 {
                rest.left -= 1;
                drop(rest);
                let mut lent = Lent { pool: self, connection: None, is_fresh: true };
                lent.connection = Some(Connection::new(self.address.connect()?));
                return Ok(lent);
            }
            let wait = until.saturating_duration_since(Instant::now());
            if wait.is_zero() {
                return Err(DatabaseError::Unreachable("every connection is in use".to_owned()));
            }
            rest = self.freed.wait_timeout(rest, wait).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn give_back(&self, connection: Option<Connection>) {
        let mut rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        match connection.filter(|connection| !connection.is_closed()) {
            Some(connection) => rest.idle.push(connection),
            None => rest.left += 1,
        }
        self.freed.notify_one();
    }
}

impl Drop for Pool {
    /// A connection has a runtime inside, which must not end within another one.
    fn drop(&mut self) {
        let rest = self.rest.get_mut().unwrap_or_else(PoisonError::into_inner);
        let idle = std::mem::take(&mut rest.idle);
        let _ = std::thread::spawn(move || drop(idle)).join(); // closing says nothing worth knowing
    }
}

impl Lent<'_> {
    fn lives(&mut self) -> bool {
        let Some(connection) = &mut self.connection else { return false };
        let lives = connection.used_at.elapsed() < QUIET || connection.client().is_valid(ANSWERS_IN).is_ok();
        if !lives {
            self.connection = None;
        }
        lives
    }

    /// Nobody is to use it again: what its transaction came to is unknown.
    pub(crate) fn give_up(&mut self) {
        self.connection = None;
    }
}

impl Deref for Lent<'_> {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        self.connection.as_ref().expect("a lent connection is there until it goes back")
    }
}

impl DerefMut for Lent<'_> {
    fn deref_mut(&mut self) -> &mut Connection {
        self.connection.as_mut().expect("a lent connection is there until it goes back")
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let mut connection = self.connection.take();
        if let Some(connection) = &mut connection {
            connection.used_at = Instant::now();
        }
        self.pool.give_back(connection);
    }
}
