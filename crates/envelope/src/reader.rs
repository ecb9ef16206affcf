//! Reads a file: its contents at once, its files by ranges.

use std::io::{Read, Seek, SeekFrom};

use obeznik_seal::{Seal, TAG};

use crate::head::{HEAD, Head};
use crate::lock::Lock;
use crate::writer::nonce;
use crate::{EnvelopeError, MOST_BYTES, MOST_CONTENTS, PIECE};

/// Bytes of a sealed piece.
const SEALED: u64 = (PIECE + TAG) as u64;

/// An opened file.
pub struct Opened<R> {
    source: R,
    seal: Seal,
    head: [u8; HEAD],
    pieces: u64,
    plain_bytes: u64,
    contents: Vec<u8>,
}

impl<R: Read + Seek> Opened<R> {
    /// Opens a file; the first and the last piece are read, so that one cut short is known at once.
    ///
    /// # Errors
    /// Each of [`EnvelopeError`].
    pub fn open(mut source: R, lock: &Lock<'_>) -> Result<Self, EnvelopeError> {
        let size = source.seek(SeekFrom::End(0))?;
        if size < (HEAD + TAG) as u64 {
            return Err(EnvelopeError::Foreign);
        }
        source.seek(SeekFrom::Start(0))?;
        let mut head = [0; HEAD];
        source.read_exact(&mut head)?;
        let seal = lock.seal(&Head::parse(&head)?)?;
        let sealed_bytes = size - HEAD as u64;
        if sealed_bytes > MOST_BYTES {
            return Err(EnvelopeError::TooLarge);
        }
        let pieces = sealed_bytes.div_ceil(SEALED);
        let plain_bytes = sealed_bytes.checked_sub(pieces * TAG as u64).ok_or(EnvelopeError::Damaged)?;
        let mut opened = Self { source, seal, head, pieces, plain_bytes, contents: Vec::new() };
        let first = opened.piece(0).map_err(|error| match error {
            // The first piece tells nothing but that the key is another one.
            EnvelopeError::Damaged => EnvelopeError::WrongKey,
            error => error,
        })?;
        let length: [u8; 4] =
            first.get(..4).and_then(|four| four.try_into().ok()).ok_or(EnvelopeError::Damaged)?;
        let length = u32::from_be_bytes(length) as usize;
        if length > MOST_CONTENTS || length as u64 + 4 > opened.plain_bytes {
            return Err(EnvelopeError::Damaged);
        }
        opened.piece(pieces - 1)?;
        opened.contents = opened.bytes(4, length)?;
        Ok(opened)
    }

    /// The contents.
    pub fn contents(&self) -> &[u8] {
        &self.contents
    }

    /// Bytes of all files together.
    pub fn file_bytes(&self) -> u64 {
        self.plain_bytes - 4 - self.contents.len() as u64
    }

    /// Bytes of the files, from the beginning of the first.
    ///
    /// # Errors
    /// [`EnvelopeError::Damaged`] for what is not as it was sealed or lies outside.
    pub fn range(&mut self, from: u64, length: usize) -> Result<Vec<u8>, EnvelopeError> {
        let end = from.checked_add(length as u64).filter(|end| *end <= self.file_bytes());
        end.ok_or(EnvelopeError::Damaged)?;
        self.bytes(4 + self.contents.len() as u64 + from, length)
    }

    fn bytes(&mut self, from: u64, length: usize) -> Result<Vec<u8>, EnvelopeError> {
        let mut bytes = Vec::with_capacity(length);
        let mut at = from;
        while bytes.len() < length {
            let piece = self.piece(at / PIECE as u64)?;
            let begin = usize::try_from(at % PIECE as u64).unwrap_or(0);
            let rest = piece.get(begin..).unwrap_or_default();
            let taken = &rest[..rest.len().min(length - bytes.len())];
            if taken.is_empty() {
                return Err(EnvelopeError::Damaged);
            }
            bytes.extend_from_slice(taken);
            at += taken.len() as u64;
        }
        Ok(bytes)
    }

    fn piece(&mut self, number: u64) -> Result<Vec<u8>, EnvelopeError> {
        if number >= self.pieces {
            return Err(EnvelopeError::Damaged);
        }
        self.source.seek(SeekFrom::Start(HEAD as u64 + number * SEALED))?;
        let mut sealed = Vec::with_capacity(PIECE + TAG);
        self.source.by_ref().take(SEALED).read_to_end(&mut sealed)?;
        let nonce = nonce(number, number + 1 == self.pieces);
        self.seal.open(nonce, &self.head, &sealed).map_err(|_| EnvelopeError::Damaged)
    }
}
