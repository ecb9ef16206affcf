//! Changes in words, as far as their person sees what they are about.

use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::distribution::{PackChange, Seen};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{RecordId, Standing};

use super::title_of;
use crate::api::ApiError;
use crate::office::Reader;
use crate::office::shared::Phrase;

/// Words for one person.
pub(crate) struct Words<'a> {
    seen: Seen<'a>,
}

impl<'a> Words<'a> {
    pub(crate) fn of(reader: &'a Reader<'_>, standing: &'a Standing) -> Self {
        Self { seen: Seen::by(reader.records, standing, reader.today) }
    }

    /// One sentence for each change.
    pub(crate) fn changes(&self, changes: &[PackChange]) -> Result<Vec<Phrase>, ApiError> {
        changes.iter().map(|change| self.change(change)).collect()
    }

    fn change(&self, change: &PackChange) -> Result<Phrase, ApiError> {
        let (key, item) = match change {
            PackChange::Meeting => return Ok(Phrase::new("pack-change-meeting")),
            PackChange::FileAdded { item, file } => {
                return self.of_file("pack-change-file-added", *item, *file);
            }
            PackChange::FileGone { item, file } => {
                return self.of_file("pack-change-file-gone", *item, *file);
            }
            PackChange::NewFile { item, file } => return self.of_file("pack-change-new-file", *item, *file),
            PackChange::Added { item } => ("pack-change-added", item),
            PackChange::Gone { item } => ("pack-change-gone", item),
            PackChange::Withdrawn { item } => ("pack-change-withdrawn", item),
            PackChange::Postponed { item } => ("pack-change-postponed", item),
            PackChange::Returned { item } => ("pack-change-returned", item),
            PackChange::Moved { item } => ("pack-change-moved", item),
            PackChange::Renamed { item } => ("pack-change-renamed", item),
            PackChange::PaperAdded { item } => ("pack-change-paper-added", item),
            PackChange::PaperGone { item } => ("pack-change-paper-gone", item),
            PackChange::NewText { item } => ("pack-change-new-text", item),
            PackChange::FilesMoved { item } => ("pack-change-files-moved", item),
        };
        // An item that is not for them any more has no title for them either.
        Ok(match title_of(&self.seen, *item)? {
            Some(title) => Phrase::new(key).with("title", title),
            None => Phrase::new("pack-change-unseen"),
        })
    }

    fn of_file(&self, key: &str, item: RecordId, file: RecordId) -> Result<Phrase, ApiError> {
        let name = self.seen.find::<Attachment>(file)?.map(|file| file.value.name);
        match (title_of(&self.seen, item)?, name) {
            (Some(title), Some(name)) => Ok(Phrase::new(key).with("title", title).with("name", name)),
            (Some(title), None) => Ok(Phrase::new("pack-change-file-unseen").with("title", title)),
            (None, _) => Ok(Phrase::new("pack-change-unseen")),
        }
    }
}
