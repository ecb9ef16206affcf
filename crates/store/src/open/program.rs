//! The program that wrote a store last. A newer one may have other rules, and by those the journal must not be done
//! again: what was accepted when it was given would be refused.

use obeznik_kernel::Timestamp;
use rusqlite::Connection;

use crate::cipher::Cipher;
use crate::copies;
use crate::error::StoreError;
use crate::folder::StoreFolder;
use crate::journal::Journal;
use crate::secrets;

/// The secret with the version of the program.
const PROGRAM: &str = "program";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A new store is this program's own.
pub(super) fn note(connection: &Connection) -> Result<(), StoreError> {
    secrets::put(connection, PROGRAM, VERSION.as_bytes())
}

/// At the first start of another program: keeps a copy of everything the one before accepted, and begins the journal
/// after it. The note comes last: what a kill cuts off is done at the next start.
pub(super) fn keep_before_another(
    connection: &Connection,
    journal: &mut Journal,
    folder: &StoreFolder,
    cipher: &Cipher,
    now: Timestamp,
) -> Result<(), StoreError> {
    if secrets::get(connection, PROGRAM)?.is_some_and(|version| version == VERSION.as_bytes()) {
        return Ok(());
    }
    copies::settle(connection)?;
    let copy = copies::make_sound(folder, cipher, now)?;
    let oldest = copies::list(folder).last().map_or(now, |copy| copy.made_at);
    journal.begin_after_copy(copy.made_at, oldest)?;
    tracing::info!(version = VERSION, "another program opened the store and made a copy first");
    note(connection)
}
