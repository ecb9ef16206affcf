//! The keyring of the system as a port. A locked keyring answers like an absent one: with nothing.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError, mpsc};
use std::time::Duration;

/// How long a keyring may ask its person before it counts as locked.
const PATIENCE: Duration = Duration::from_secs(60);
/// Under what the keyring keeps our secrets.
const SERVICE: &str = "Oběžník";

/// Keeps one secret per name.
pub trait Keyring: Send + Sync {
    /// The secret; nothing when there is none, or when the keyring is locked or absent.
    fn load(&self, entry: &str) -> Option<Vec<u8>>;
    /// Keeps a secret; `false` when the keyring is locked or absent.
    fn save(&self, entry: &str, secret: &[u8]) -> bool;
    /// Forgets a secret, if it can.
    fn forget(&self, entry: &str);
}

/// The keyring the environment asks for: none with `OBEZNIK_KEYRING=none`, else the system's.
pub fn keyring_of_environment() -> Box<dyn Keyring> {
    match std::env::var("OBEZNIK_KEYRING").as_deref() {
        Ok("none") => Box::new(NoKeyring),
        _ => Box::new(SystemKeyring),
    }
}

/// Secret Service, Keychain or Credential Manager.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemKeyring;

impl Keyring for SystemKeyring {
    fn load(&self, entry: &str) -> Option<Vec<u8>> {
        patiently(entry, |entry| entry.get_secret())
    }

    fn save(&self, entry: &str, secret: &[u8]) -> bool {
        let secret = secret.to_vec();
        patiently(entry, move |entry| entry.set_secret(&secret)).is_some()
    }

    fn forget(&self, entry: &str) {
        patiently(entry, |entry| entry.delete_credential());
    }
}

/// Asks on a thread of its own: a keyring may wait for a person who never answers.
fn patiently<T: Send + 'static>(
    entry: &str,
    ask: impl FnOnce(keyring::Entry) -> keyring::Result<T> + Send + 'static,
) -> Option<T> {
    let (sender, receiver) = mpsc::channel();
    let name = entry.to_owned();
    std::thread::spawn(move || {
        let answer = keyring::Entry::new(SERVICE, &name).and_then(ask);
        if let Err(error) = &answer {
            tracing::info!(%error, "the keyring gave nothing");
        }
        let _ = sender.send(answer.ok()); // nobody may be waiting any more
    });
    receiver.recv_timeout(PATIENCE).ok().flatten()
}

/// A machine without a keyring.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoKeyring;

impl Keyring for NoKeyring {
    fn load(&self, _entry: &str) -> Option<Vec<u8>> {
        None
    }
    fn save(&self, _entry: &str, _secret: &[u8]) -> bool {
        false
    }
    fn forget(&self, _entry: &str) {}
}

/// A keyring in memory, which can be locked; for tests and short-lived stores.
#[derive(Debug, Default)]
pub struct MemoryKeyring {
    state: Mutex<(BTreeMap<String, Vec<u8>>, bool)>,
}

impl MemoryKeyring {
    /// Locks or unlocks it.
    pub fn set_locked(&self, locked: bool) {
        self.with(|state| state.1 = locked);
    }

    fn with<T>(&self, change: impl FnOnce(&mut (BTreeMap<String, Vec<u8>>, bool)) -> T) -> T {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Keyring for MemoryKeyring {
    fn load(&self, entry: &str) -> Option<Vec<u8>> {
        self.with(|(secrets, locked)| if *locked { None } else { secrets.get(entry).cloned() })
    }

    fn save(&self, entry: &str, secret: &[u8]) -> bool {
        self.with(|(secrets, locked)| {
            if !*locked {
                secrets.insert(entry.to_owned(), secret.to_vec());
            }
            !*locked
        })
    }

    fn forget(&self, entry: &str) {
        self.with(|(secrets, _)| secrets.remove(entry));
    }
}
