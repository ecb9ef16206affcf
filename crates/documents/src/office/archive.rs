//! The ZIP itself: files go in one after the other, each with its digest; none is held in memory.

use std::io::{ErrorKind, Read, Seek, Write};

use jiff::civil::DateTime;
use obeznik_app::{ApiError, Code};
use sha2::{Digest as _, Sha256};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::paths::{Paths, Place};
use crate::control_contents::PackedFile;

/// Read and written at once.
const CHUNK: usize = 64 * 1024;

/// A package being written.
pub(super) struct Archive<'w, W: Write + Seek> {
    zip: ZipWriter<&'w mut W>,
    options: SimpleFileOptions,
    paths: Paths,
    files: Vec<PackedFile>,
}

impl<'w, W: Write + Seek> Archive<'w, W> {
    /// An empty one; all its files bear the time it was made at.
    pub(super) fn new(out: &'w mut W, made_at: DateTime) -> Self {
        let options = SimpleFileOptions::default().last_modified_time(zip_time(made_at).unwrap_or_default());
        let zip = ZipWriter::new(out).set_auto_large_file();
        Self { zip, options, paths: Paths::default(), files: Vec::new() }
    }

    /// Adds a file; tells whether its content could be read whole. One that could not leaves nothing behind.
    ///
    /// # Errors
    /// [`Code::Refused`] when the package cannot be written.
    pub(super) fn add(
        &mut self,
        place: &Place,
        what: &str,
        content: &mut dyn Read,
    ) -> Result<bool, ApiError> {
        let path = self.paths.give(place);
        self.zip.start_file(path.as_str(), self.options).map_err(not_written)?;
        let Some((size_bytes, digest)) = copy(content, &mut self.zip)? else {
            self.zip.abort_file().map_err(not_written)?;
            return Ok(false);
        };
        self.files.push(PackedFile { path, what: what.to_owned(), size_bytes, digest });
        Ok(true)
    }

    /// Adds what was made just now.
    ///
    /// # Errors
    /// As [`Archive::add`].
    pub(super) fn add_made(&mut self, place: &Place, what: &str, bytes: &[u8]) -> Result<(), ApiError> {
        self.add(place, what, &mut &*bytes).map(drop)
    }

    /// The files so far, in order.
    pub(super) fn files(&self) -> &[PackedFile] {
        &self.files
    }

    /// Writes the end.
    ///
    /// # Errors
    /// As [`Archive::add`].
    pub(super) fn finish(self) -> Result<(), ApiError> {
        self.zip.finish().map_err(not_written)?.flush().map_err(not_written)
    }
}

/// Size and digest of what went over; nothing when it cannot be read to its end.
fn copy(from: &mut dyn Read, to: &mut impl Write) -> Result<Option<(u64, String)>, ApiError> {
    let (mut hash, mut size, mut buffer) = (Sha256::new(), 0, vec![0; CHUNK]);
    loop {
        let part = match from.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => &buffer[..count],
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(_) => return Ok(None),
        };
        to.write_all(part).map_err(not_written)?;
        hash.update(part);
        size += u64::try_from(part.len()).unwrap_or(0);
    }
    Ok(Some((size, hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())))
}

/// ZIP knows the years 1980 to 2107.
fn zip_time(at: DateTime) -> Option<zip::DateTime> {
    let part = |value: i8| u8::try_from(value).ok();
    let year = u16::try_from(at.year()).ok()?;
    let (month, day) = (part(at.month())?, part(at.day())?);
    zip::DateTime::from_date_and_time(
        year,
        month,
        day,
        part(at.hour())?,
        part(at.minute())?,
        part(at.second())?,
    )
    .ok()
}

/// The package cannot be written: a full disk, a stick pulled out.
pub(super) fn not_written<E: std::fmt::Display>(_: E) -> ApiError {
    ApiError::new(Code::Refused, "control-not-written")
}
