//! What an office keeps, as a statement about a person reads it: a file of its own, or a place in a database.

use std::collections::BTreeMap;

use obeznik_authority::LogEntry;
use obeznik_identity::{Stopped, Threshold};
use obeznik_kernel::{BlobHash, PersonId, RawRecord, RecordId};
use obeznik_store::{LogFilter, Reader, SearchHit, SearchKind, SearchQuery};

use super::about::AboutMention;
use crate::api::ApiError;
use crate::office::log::LogBook;

/// Links of the log read at once.
const PAGE: u32 = 500;
/// Most refused commands.
const MOST_REFUSED: usize = 100_000;

/// Kinds and identifiers of files.
pub type FoundFiles = Vec<(&'static str, RecordId)>;

/// A look at the door, as holdings are given it.
pub type LookAtDoor<'a> = &'a mut dyn FnMut(&mut dyn Threshold) -> Result<(), Stopped>;

/// What an office keeps beside what its rules find; its log among it.
#[expect(clippy::missing_errors_doc, reason = "all fail when it cannot be read")]
pub trait Holdings: LogBook {
    /// Gives every record.
    fn each_record(&self, take: &mut dyn FnMut(RawRecord)) -> Result<(), ApiError>;
    /// Gives every record that is there no more, as it last stood; nothing of what was erased for good.
    fn each_removed(&self, take: &mut dyn FnMut(RawRecord)) -> Result<(), ApiError>;
    /// Texts in which all the words stand, by the index of words; nothing where the office keeps none.
    fn texts_with(&self, words: &str, most: usize) -> Result<Option<Vec<AboutMention>>, ApiError>;
    /// Files whose text holds a form of each word, by the index of words; nothing where the office keeps none.
    fn files_with_forms(&self, words: &[Vec<String>], most: usize) -> Result<Option<FoundFiles>, ApiError>;
    /// The text read out of a file, if there is any here.
    fn text_of_file(&self, content: &BlobHash) -> Result<Option<String>, ApiError>;
    /// Links of what the person did, what was done for them or to their record, and what was refused to them, the
    /// oldest first.
    fn log_about(&self, person: PersonId) -> Result<Vec<LogEntry>, ApiError>;
    /// Looks at accounts and devices.
    fn look_at_the_door(&self, look: LookAtDoor<'_>) -> Result<(), ApiError>;
}

impl Holdings for Reader {
    fn each_record(&self, take: &mut dyn FnMut(RawRecord)) -> Result<(), ApiError> {
        Ok(Reader::each_record(self, take)?)
    }

    fn each_removed(&self, take: &mut dyn FnMut(RawRecord)) -> Result<(), ApiError> {
        Ok(Reader::each_removed(self, take)?)
    }

    fn texts_with(&self, words: &str, most: usize) -> Result<Option<Vec<AboutMention>>, ApiError> {
        let (text, kinds) = (words.to_owned(), SearchKind::ALL.to_vec());
        let hits = self.search_hits(&SearchQuery { text, kinds, limit: most, ..SearchQuery::default() })?;
        let mention = |hit: SearchHit| AboutMention {
            kind: hit.kind,
            id: hit.id,
            number: hit.number,
            title: hit.title.into_iter().map(|piece| piece.text).collect(),
            on: hit.happened_on,
        };
        Ok(Some(hits.into_iter().map(mention).collect()))
    }

    fn files_with_forms(&self, words: &[Vec<String>], most: usize) -> Result<Option<FoundFiles>, ApiError> {
        let kinds = [SearchKind::Attachment, SearchKind::MeetingDocument];
        let found = self.texts_with_forms(words, &kinds, most)?;
        Ok(Some(found.into_iter().map(|(kind, id)| (kind.as_str(), id)).collect()))
    }

    fn text_of_file(&self, content: &BlobHash) -> Result<Option<String>, ApiError> {
        Ok(self.extracted_text(content)?.map(|text| text.body))
    }

    fn log_about(&self, person: PersonId) -> Result<Vec<LogEntry>, ApiError> {
        let mut links: BTreeMap<u64, LogEntry> = BTreeMap::new();
        let filters = [
            LogFilter { record: Some(person.0), ..LogFilter::default() },
            LogFilter { actor: Some(person), ..LogFilter::default() },
        ];
        for filter in filters {
            let mut offset = 0;
            loop {
                let page = self.log_part(&filter, offset, PAGE)?;
                offset += PAGE;
                if page.is_empty() {
                    break;
                }
                links.extend(page.into_iter().map(|link| (link.log_no, link)));
            }
        }
        links.extend(self.refused(person, MOST_REFUSED)?.into_iter().map(|link| (link.log_no, link)));
        Ok(links.into_values().collect())
    }

    fn look_at_the_door(&self, look: LookAtDoor<'_>) -> Result<(), ApiError> {
        self.at_the_door(|keeper| look(keeper))?.map_err(ApiError::broken)
    }
}
