//! Writes a file piece by piece.

use std::io::Write;

use obeznik_seal::Seal;

use crate::head::HEAD;
use crate::lock::Lock;
use crate::{EnvelopeError, MOST_BYTES, MOST_CONTENTS, PIECE};

/// A file being written.
pub struct Sealer<W: Write> {
    out: W,
    seal: Seal,
    head: [u8; HEAD],
    waiting: Vec<u8>,
    pieces: u64,
}

impl<W: Write> Sealer<W> {
    /// Begins a file with its contents.
    ///
    /// # Errors
    /// [`EnvelopeError::TooLarge`], and what the disk says.
    pub fn begin(mut out: W, lock: &Lock<'_>, contents: &[u8]) -> Result<Self, EnvelopeError> {
        let length = u32::try_from(contents.len()).map_err(|_| EnvelopeError::TooLarge)?;
        if contents.len() > MOST_CONTENTS {
            return Err(EnvelopeError::TooLarge);
        }
        let head = lock.head()?;
        let seal = lock.seal(&head)?;
        let head = head.bytes();
        out.write_all(&head)?;
        let mut sealer = Self { out, seal, head, waiting: Vec::with_capacity(PIECE), pieces: 0 };
        sealer.add(&length.to_be_bytes())?;
        sealer.add(contents)?;
        Ok(sealer)
    }

    /// Adds bytes of the files.
    ///
    /// # Errors
    /// As [`Sealer::begin`].
    pub fn add(&mut self, mut bytes: &[u8]) -> Result<(), EnvelopeError> {
        while !bytes.is_empty() {
            // A full piece waits: only the end tells whether it is the last one.
            if self.waiting.len() == PIECE {
                self.piece(false)?;
            }
            let (now, later) = bytes.split_at(bytes.len().min(PIECE - self.waiting.len()));
            self.waiting.extend_from_slice(now);
            bytes = later;
        }
        Ok(())
    }

    /// Ends the file and gives what it was written into.
    ///
    /// # Errors
    /// What the disk says.
    pub fn finish(mut self) -> Result<W, EnvelopeError> {
        self.piece(true)?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn piece(&mut self, is_last: bool) -> Result<(), EnvelopeError> {
        if self.pieces.saturating_mul(PIECE as u64) >= MOST_BYTES {
            return Err(EnvelopeError::TooLarge);
        }
        let sealed = self.seal.seal(nonce(self.pieces, is_last), &self.head, &self.waiting);
        self.out.write_all(&sealed.map_err(|_| EnvelopeError::TooLarge)?)?;
        self.waiting.clear();
        self.pieces += 1;
        Ok(())
    }
}

/// The nonce of a piece: its number, and whether it is the last one.
pub(crate) fn nonce(piece: u64, is_last: bool) -> [u8; 12] {
    let mut nonce = [0; 12];
    nonce[0] = u8::from(is_last);
    nonce[4..].copy_from_slice(&piece.to_be_bytes());
    nonce
}
