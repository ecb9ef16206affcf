//! A sealed file that travels alone (obálka, odpověď): contents and files under a pass-phrase or a key.
//!
//! ```text
//! "obalka" 0 1                     8 bytes: the format and its version
//! 1 or 2                           a pass-phrase through argon2id, or a key
//! memory in KiB, passes            two whole numbers of 4 bytes, the greatest first; 0 under a key
//! salt                             32 random bytes
//! pieces                           64 KiB each but the last, each sealed with its tag behind it
//! ```
//!
//! Inside the pieces: the length of the contents in 4 bytes, the contents, then the files one after another as the
//! contents list them. Each piece is sealed with its number and whether it is the last one, beside the whole head: a
//! piece that was cut off, moved or taken from another file does not open. Whoever opens a file decides how much memory
//! it may ask for, and nothing in it is ever a path.

mod head;
mod lock;
mod reader;
mod writer;

pub use lock::{Lock, SHORTEST_PHRASE, is_long_enough, suggested_phrase};
pub use reader::Opened;
pub use writer::Sealer;

/// Plain bytes of a piece.
pub(crate) const PIECE: usize = 64 * 1024;
/// The most bytes of contents.
pub const MOST_CONTENTS: usize = 16 << 20;
/// The most bytes of a whole file.
pub const MOST_BYTES: u64 = 2 << 30;

/// Why a file was not sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum EnvelopeError {
    /// It is no file of this kind.
    #[error("not a sealed file of this program")]
    Foreign,
    /// A newer program made it.
    #[error("a newer program made it")]
    Newer,
    /// The pass-phrase or the key is another one.
    #[error("the pass-phrase does not fit")]
    WrongKey,
    /// It is cut short or a byte of it differs.
    #[error("the file is damaged")]
    Damaged,
    /// More than the program takes.
    #[error("the file is too large")]
    TooLarge,
    /// The disk.
    #[error(transparent)]
    Disk(#[from] std::io::Error),
}

/// A whole file sealed at once.
///
/// # Errors
/// [`EnvelopeError::TooLarge`], and when there is no randomness.
pub fn seal_whole(lock: &Lock<'_>, contents: &[u8]) -> Result<Vec<u8>, EnvelopeError> {
    Sealer::begin(Vec::new(), lock, contents)?.finish()
}

/// The contents of a file at hand that has no other files in it.
///
/// # Errors
/// As [`Opened::open`].
pub fn open_whole(lock: &Lock<'_>, bytes: &[u8]) -> Result<Vec<u8>, EnvelopeError> {
    Ok(Opened::open(std::io::Cursor::new(bytes), lock)?.contents().to_vec())
}
