//! A municipality in a database, as statements about people and what the log tells are read.

use obeznik_app::ApiError;
use obeznik_app::keeping::{AboutMention, FoundFiles, Holdings, LookAtDoor};
use obeznik_app::office::log::LogBook;
use obeznik_authority::{LogEntry, LogFilter, LogPart, LogSight};
use obeznik_kernel::{Audience, BlobHash, PersonId, RawRecord, RecordId};
use obeznik_store_postgres::{AboutReader, DatabaseError};

/// What a database holds of one municipality; words have no index there.
pub(super) struct InDatabase<'a>(pub(super) &'a AboutReader<'a>);

impl Holdings for InDatabase<'_> {
    fn each_record(&self, take: &mut dyn FnMut(RawRecord)) -> Result<(), ApiError> {
        self.0.each_record(take).map_err(unread)
    }

    fn each_removed(&self, take: &mut dyn FnMut(RawRecord)) -> Result<(), ApiError> {
        self.0.each_removed(take).map_err(unread)
    }

    fn texts_with(&self, _words: &str, _most: usize) -> Result<Option<Vec<AboutMention>>, ApiError> {
        Ok(None)
    }

    fn files_with_forms(&self, _: &[Vec<String>], _most: usize) -> Result<Option<FoundFiles>, ApiError> {
        Ok(None)
    }

    fn text_of_file(&self, _content: &BlobHash) -> Result<Option<String>, ApiError> {
        Ok(None)
    }

    fn log_about(&self, person: PersonId) -> Result<Vec<LogEntry>, ApiError> {
        self.0.log_about(person).map_err(unread)
    }

    fn look_at_the_door(&self, look: LookAtDoor<'_>) -> Result<(), ApiError> {
        self.0.look_at_the_door(|keeper| look(keeper)).map_err(unread)?.map_err(ApiError::broken)
    }
}

impl LogBook for InDatabase<'_> {
    fn audiences(&self) -> Result<Vec<Audience>, ApiError> {
        self.0.audiences().map_err(unread)
    }

    fn seen(
        &self,
        wanted: (&LogFilter, &str),
        sight: &LogSight,
        part: LogPart,
    ) -> Result<Vec<LogEntry>, ApiError> {
        self.0.log_seen(wanted, sight, part).map_err(unread)
    }

    fn seen_count(&self, filter: &LogFilter, sight: &LogSight, most: u32) -> Result<u32, ApiError> {
        self.0.log_seen_count(filter, sight, most).map_err(unread)
    }

    fn count(&self, filter: &LogFilter) -> Result<u32, ApiError> {
        self.0.log_count(filter).map_err(unread)
    }

    fn keeps_words(&self, log_no: u64, sight: &LogSight) -> Result<bool, ApiError> {
        self.0.keeps_words(log_no, sight).map_err(unread)
    }

    fn touched_by(&self, log_no: u64) -> Result<Vec<(String, RecordId)>, ApiError> {
        self.0.touched_by(log_no).map_err(unread)
    }
}

fn unread(error: DatabaseError) -> ApiError {
    crate::console::database_error(&error)
}
