//! Contents that were lost or damaged here are put back: from the newest backup that has them whole, from the office this
//! computer has joined, or from the original file of whoever has it. Only the same content is taken.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;

use obeznik_kernel::BlobHash;
use obeznik_store::{BackupError, SealedBlob};

use super::super::Desk;
use crate::api::{ApiError, Code};
use crate::circulation::meetings::count_u32;
use crate::contents::{MendedContents, seen_size, unsound};
use crate::soundness::Kept;

impl Desk {
    /// Reads all contents now, as it is done by itself once a week.
    ///
    /// # Errors
    /// What the store says; [`Code::Cancelled`] when it was closed meanwhile.
    pub fn look_contents_over(&self) -> Result<(), ApiError> {
        let _look = self.looks.begin();
        let (now, reader) = {
            let office = self.office()?;
            let reader = office.store().open_reader()?;
            (self.clock.now(), reader)
        };
        let contents = self.looks.unsound_contents(&reader)?;
        tracing::info!(unsound = contents.len(), "all contents were read");
        let office = self.opened()?;
        self.check_open()?;
        let mut store = office.store();
        Kept::of(&store)?.with_contents(contents, now).keep(&mut store)
    }

    /// Puts back every content that was lost or damaged, as far as anybody has it.
    ///
    /// # Errors
    /// [`Code::Refused`] where there is no place of backups or it is not there, [`Code::Unreachable`] when the office
    /// this computer has joined is not reached; what was put back before that stays.
    pub fn mend_contents(&self) -> Result<MendedContents, ApiError> {
        let office = self.office()?;
        let (unsound, is_joined) = office.read(|reader| Ok((unsound(reader)?, reader.joined.is_some())))?;
        drop(office);
        let mended =
            if is_joined { self.mend_from_office(&unsound)? } else { self.mend_from_backups(&unsound)? };
        let (mended, missing) = (count_u32(mended), count_u32(unsound.len() - mended));
        tracing::info!(mended, missing, "contents were put back");
        Ok(MendedContents { mended, missing })
    }

    /// Puts a content back from the original file, if it is the same.
    ///
    /// # Errors
    /// [`Code::Refused`] when the file is another one or cannot be read, [`Code::NotFound`] for a content of which the
    /// person sees no file, or that is not damaged.
    pub fn mend_content_from(&self, content: &str, file: &Path) -> Result<(), ApiError> {
        let _look = self.looks.begin();
        let hash = BlobHash(content.to_owned());
        let office = self.office()?;
        let size_bytes = office.read(|reader| seen_size(reader, &hash))?;
        let sealer = office.store().blob_sealer();
        drop(office);
        let unread = || ApiError::new(Code::Refused, "content-file-unread");
        let other = || ApiError::new(Code::Refused, "content-other-file");
        let mut original = File::open(file).map_err(|_| unread())?;
        if original.metadata().map_err(|_| unread())?.len() != size_bytes {
            return Err(other());
        }
        let sealed = sealer.seal(&mut original, &mut |_| self.looks.go_on())?;
        if sealed.hash == hash { self.put_content_back(sealed) } else { Err(other()) }
    }

    fn mend_from_backups(&self, unsound: &BTreeSet<BlobHash>) -> Result<usize, ApiError> {
        let _look = self.looks.begin();
        let _one = self.backups.one.try_lock().map_err(|_| ApiError::from(BackupError::Busy))?;
        let office = self.opened()?;
        let search = {
            let store = office.store();
            let (kept, place, _) = self.remembered(&store)?;
            if kept.folder.is_empty() {
                return Err(ApiError::new(Code::Refused, "contents-no-backup"));
            }
            store.content_search(place)
        };
        drop(office);
        let mut mended = 0;
        for hash in unsound {
            if let Some(sealed) = search.find(hash, &mut |_| self.looks.go_on())? {
                self.put_content_back(sealed)?;
                mended += 1;
            }
        }
        Ok(mended)
    }

    fn mend_from_office(&self, unsound: &BTreeSet<BlobHash>) -> Result<usize, ApiError> {
        let mut mended = 0;
        for hash in unsound {
            if self.content_of_office(hash)? {
                Kept::put_back(&mut self.opened()?.store(), hash)?;
                mended += 1;
            }
        }
        Ok(mended)
    }

    fn put_content_back(&self, sealed: SealedBlob) -> Result<(), ApiError> {
        let office = self.opened()?;
        self.check_open()?;
        let mut store = office.store();
        let hash = store.keep_blob(sealed, self.clock.now())?;
        Kept::put_back(&mut store, &hash)
    }

    /// The store may have been closed meanwhile, and another one opened.
    fn check_open(&self) -> Result<(), ApiError> {
        if self.looks.go_on() { Ok(()) } else { Err(ApiError::new(Code::Cancelled, "error-cancelled")) }
    }
}
