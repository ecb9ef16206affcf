//! Connections: the raw key first, then the settings every connection has.

use std::path::{Component, Path, PathBuf, Prefix};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::error::StoreError;
use crate::keys::DataKey;

/// Memory for pages of one connection, in KiB: a page read again need not be opened again.
const CACHE_KIB: i64 = 48 * 1024;

/// Statements a connection keeps prepared.
const PREPARED: usize = 256;

/// How the pages of a file are written.
#[derive(Clone)]
pub(crate) enum Cipher {
    /// Sealed by SQLCipher under a key derived from the data key.
    Sealed(DataKey),
    /// Plain pages, for the proof that deleted words are gone: in ciphertext the search could not fail.
    #[cfg(any(test, feature = "testing"))]
    Plain,
}

impl Cipher {
    /// The same for another key of the store.
    pub(crate) fn under(&self, key: &DataKey) -> Self {
        match self {
            Self::Sealed(_) => Self::Sealed(key.clone()),
            #[cfg(any(test, feature = "testing"))]
            Self::Plain => Self::Plain,
        }
    }
}

/// The one connection that writes.
pub(crate) fn writer(path: &Path, cipher: &Cipher) -> Result<Connection, StoreError> {
    let connection =
        unlocked(path, cipher, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    in_use(&connection)?;
    connection.execute_batch(
        "pragma synchronous = full;
         pragma foreign_keys = on;
         pragma secure_delete = on;
         pragma temp_store = memory;",
    )?;
    Ok(connection)
}

/// Puts a file under another key where it lies, and gives the one connection to it. A kill in between leaves a file that
/// no key opens, so it must be a copy; nothing is kept to go back by. What was not written is found by reading it anew.
pub(crate) fn rekeyed(path: &Path, present: &Cipher, next: &Cipher) -> Result<Connection, StoreError> {
    let connection = unlocked(path, present, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    keep_journal(&connection, "off")?;
    connection.execute_batch(
        "pragma synchronous = full;
         pragma secure_delete = on;
         pragma temp_store = memory;",
    )?;
    match next {
        Cipher::Sealed(key) => connection.pragma_update(None, "rekey", key.for_database().as_str())?,
        #[cfg(any(test, feature = "testing"))]
        Cipher::Plain => {}
    }
    Ok(connection)
}

/// The way in which a file is written while it is in use: beside readers, by a log.
pub(crate) fn in_use(connection: &Connection) -> Result<(), StoreError> {
    keep_journal(connection, "wal")
}

fn keep_journal(connection: &Connection, mode: &str) -> Result<(), StoreError> {
    let found: String =
        connection.query_row(&format!("pragma journal_mode = {mode}"), [], |row| row.get(0))?;
    if found == mode { Ok(()) } else { Err(StoreError::Broken(format!("journal mode is {found}"))) }
}

/// Whether this opens the file.
pub(crate) fn opens(path: &Path, cipher: &Cipher) -> bool {
    reader(path, cipher).is_ok()
}

/// A connection that only reads, beside the writer.
pub(crate) fn reader(path: &Path, cipher: &Cipher) -> Result<Connection, StoreError> {
    let connection = unlocked(path, cipher, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.execute_batch("pragma temp_store = memory;")?;
    Ok(connection)
}

/// A connection to a file nobody writes, such as a backup: nothing is made beside it and nothing is locked, so
/// it may lie on a disk that is only read or knows no locks.
pub(crate) fn at_rest(path: &Path, cipher: &Cipher) -> Result<Connection, StoreError> {
    let uri = uri_of(&std::path::absolute(path)?);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection = keyed(Path::new(&uri), cipher, flags)?;
    connection.execute_batch("pragma temp_store = memory;")?;
    Ok(connection)
}

/// The path as a name SQLite takes apart: everything but plain characters encoded (RFC 3986, § 2.1).
fn uri_of(path: &Path) -> String {
    let mut uri = String::from("file://");
    if cfg!(windows) {
        uri.push('/'); // before the letter of the disk
    }
    for byte in path.as_os_str().as_encoded_bytes() {
        match *byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            plain @ (b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b':') => {
                uri.push(char::from(plain));
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri
}

fn unlocked(path: &Path, cipher: &Cipher, flags: OpenFlags) -> Result<Connection, StoreError> {
    keyed(&for_system(path), cipher, flags)
}

fn keyed(path: &Path, cipher: &Cipher, flags: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    settle(&connection)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    match cipher {
        Cipher::Sealed(key) => {
            connection.pragma_update(None, "cipher_log_level", "NONE")?;
            connection.pragma_update(None, "key", key.for_database().as_str())?;
        }
        #[cfg(any(test, feature = "testing"))]
        Cipher::Plain => {}
    }
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    connection.query_row("select count(*) from sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    Ok(connection)
}

/// What every connection has, a file in memory too: statements are prepared once and planned without looking at
/// what is bound to them. Else SQLite would prepare each statement with a bound `limit` anew at every run, which
/// took longer than the run.
pub(crate) fn settle(connection: &Connection) -> Result<(), StoreError> {
    connection.set_prepared_statement_cache_capacity(PREPARED);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

/// The path as SQLite may hand it to the system. Functions of Windows end at 260 characters unless a path is
/// written without anything to be worked out, which the standard library does by itself and SQLite does not.
fn for_system(path: &Path) -> std::borrow::Cow<'_, Path> {
    if cfg!(windows)
        && let Ok(full) = std::path::absolute(path)
        && let Some(Component::Prefix(prefix)) = full.components().next()
        && matches!(prefix.kind(), Prefix::Disk(_))
    {
        let mut verbatim = std::ffi::OsString::from(r"\\?\");
        verbatim.push(full);
        return PathBuf::from(verbatim).into();
    }
    path.into()
}

/// Whether every page reads and every table is sound.
pub(crate) fn is_sound(connection: &Connection) -> bool {
    let answer = connection.query_row("pragma quick_check(1)", [], |row| row.get::<_, String>(0));
    matches!(answer.as_deref(), Ok("ok"))
}

/// The same, and that every index says what its table does: takes several times as long.
///
/// # Errors
/// [`StoreError::Cancelled`] when it was told to stop, and what keeps the file from being read at all.
pub(crate) fn is_wholly_sound(connection: &Connection) -> Result<bool, StoreError> {
    let answer = connection.query_row("pragma integrity_check(1)", [], |row| row.get::<_, String>(0));
    let error = match answer {
        Ok(answer) => return Ok(answer == "ok"),
        Err(error) => error,
    };
    match error.sqlite_error_code() {
        Some(ErrorCode::OperationInterrupted) => Err(StoreError::Cancelled),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Err(error.into()),
        _ => Ok(false), // a page that does not open is damage
    }
}
