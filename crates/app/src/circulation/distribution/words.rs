//! Changes in words, as far as their person sees what they are about and it may go the way it goes.

use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::audience::is_kept_close;
use obeznik_circulation::distribution::{PackChange, PackReach, Seen};
use obeznik_circulation::paper::Paper;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{RecordId, Standing};

use crate::api::ApiError;
use crate::office::Reader;
use crate::office::shared::Phrase;

/// Words for one person.
pub(crate) struct Words<'a> {
    seen: Seen<'a>,
    reach: PackReach,
}

impl<'a> Words<'a> {
    /// For a person who reads them within the office's own doors.
    pub(crate) fn of(reader: &'a Reader<'_>, standing: &'a Standing) -> Self {
        Self::within(reader, standing, PackReach::Everything)
    }

    /// For a person to whom no more goes than the reach lets: of what is kept close not even a title leaves the office,
    /// although an earlier pack went another way and held it.
    pub(crate) fn within(reader: &'a Reader<'_>, standing: &'a Standing, reach: PackReach) -> Self {
        Self { seen: Seen::by(reader.records, standing, reader.today), reach }
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
        Ok(match self.title(*item)? {
            Named::Told(title) => Phrase::new(key).with("title", title),
            Named::KeptClose if !matches!(change, PackChange::Gone { .. }) => Phrase::new("pack-change-kept"),
            // An item that is not for them any more has no title for them either.
            Named::KeptClose | Named::Unseen => Phrase::new("pack-change-unseen"),
        })
    }

    fn of_file(&self, key: &str, item: RecordId, file: RecordId) -> Result<Phrase, ApiError> {
        let is_gone = key == "pack-change-file-gone";
        Ok(match (self.title(item)?, self.name(file)?) {
            (Named::Told(title), Named::Told(name)) => {
                Phrase::new(key).with("title", title).with("name", name)
            }
            (Named::Told(title), Named::KeptClose) if !is_gone => {
                Phrase::new("pack-change-file-kept").with("title", title)
            }
            (Named::Told(title), _) => Phrase::new("pack-change-file-unseen").with("title", title),
            (Named::KeptClose, _) => Phrase::new("pack-change-kept"),
            (Named::Unseen, _) => Phrase::new("pack-change-unseen"),
        })
    }

    fn title(&self, item: RecordId) -> Result<Named, ApiError> {
        let Some(item) = self.seen.find::<AgendaItem>(item)? else { return Ok(Named::Unseen) };
        let AgendaItem { title, paper, .. } = item.value;
        let may_go = self.reach == PackReach::Everything || self.is_open(paper)?;
        Ok(if may_go { Named::Told(title) } else { Named::KeptClose })
    }

    /// A paper the person does not see may be kept from others too.
    fn is_open(&self, paper: Option<RecordId>) -> Result<bool, ApiError> {
        let Some(paper) = paper else { return Ok(true) };
        Ok(self.seen.find::<Paper>(paper)?.is_some_and(|paper| !is_kept_close(&paper.value)))
    }

    fn name(&self, file: RecordId) -> Result<Named, ApiError> {
        let Some(file) = self.seen.find::<Attachment>(file)? else { return Ok(Named::Unseen) };
        let may_go = self.reach == PackReach::Everything || !file.value.is_confidential;
        Ok(if may_go { Named::Told(file.value.name) } else { Named::KeptClose })
    }
}

/// How a thing is called where the words go.
enum Named {
    Told(String),
    /// The person sees it, and its name stays in the office.
    KeptClose,
    /// The person does not see it.
    Unseen,
}
