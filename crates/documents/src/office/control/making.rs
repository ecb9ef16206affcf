//! Prints, copies and lists, one part after the other.

use std::io::{Seek, Write};

use obeznik_app::office::shared::Phrase;
use obeznik_app::{ApiError, Code, Office};
use obeznik_formats::export::{Sheet, to_xlsx};
use obeznik_kernel::BlobHash;

use super::chain::Verified;
use super::contents::{contents, contents_sheet};
use super::plan::{Kept, Print};
use super::scope::{LeftOut, Why};
use super::{ControlPackage, Gathered, counted};
use crate::control_contents::LeftOutLine;
use crate::imprint::Imprint;
use crate::office::archive::Archive;
use crate::office::paths::Place;
use crate::office::wording::{sentence, word};
use crate::office::{DocumentFormat, DocumentKind, Made, edition, read, set};

/// Parts beside documents and lists: the verification and three tables of contents.
const OTHER_PARTS: usize = 4;

/// How keys of sentences about documents begin.
const OF_DOCUMENTS: &str = "document";

/// Brings a content down where it is kept elsewhere and not here yet.
pub(super) type Bring<'a> = &'a dyn Fn(&BlobHash);

/// A package being made.
pub(super) struct Making<'a, W: Write + Seek> {
    office: &'a Office,
    bring: Bring<'a>,
    gathered: Gathered,
    chain: Verified,
    archive: Archive<'a, W>,
    proceed: &'a mut dyn FnMut(u32, u32) -> bool,
    done: u32,
    total: u32,
}

impl<'a, W: Write + Seek> Making<'a, W> {
    pub(super) fn new(
        (office, bring): (&'a Office, Bring<'a>),
        gathered: Gathered,
        chain: Verified,
        out: &'a mut W,
        proceed: &'a mut dyn FnMut(u32, u32) -> bool,
    ) -> Self {
        let parts = gathered.plan.prints.len() + gathered.plan.kept.len() + gathered.sheets.len();
        let archive = Archive::new(out, gathered.imprinted.made_at);
        Self {
            office,
            bring,
            gathered,
            chain,
            archive,
            proceed,
            done: 0,
            total: counted(parts + OTHER_PARTS),
        }
    }

    /// Writes the package.
    ///
    /// # Errors
    /// As [`control_package`](super::control_package).
    pub(super) fn make(mut self) -> Result<ControlPackage, ApiError> {
        for print in std::mem::take(&mut self.gathered.plan.prints) {
            self.step()?;
            self.print(print)?;
        }
        for kept in std::mem::take(&mut self.gathered.plan.kept) {
            self.step()?;
            self.copy(kept)?;
        }
        for (file, what, sheet) in std::mem::take(&mut self.gathered.sheets) {
            self.step()?;
            self.list(file, &word(what), &sheet)?;
        }
        self.step()?;
        self.verification()?;
        self.contents()?;
        let Self { archive, gathered, .. } = self;
        archive.finish()?;
        Ok(gathered.counts)
    }

    fn step(&mut self) -> Result<(), ApiError> {
        if !(self.proceed)(self.done, self.total) {
            return Err(ApiError::new(Code::Cancelled, "error-cancelled"));
        }
        self.done += 1;
        Ok(())
    }

    fn print(&mut self, print: Print) -> Result<(), ApiError> {
        let Print { kind, id, place, what } = print;
        match self.printed(kind, &id) {
            Ok(made) => {
                self.archive.add_made(&place, &what, &made.bytes)?;
                self.gathered.counts.resolutions += u32::from(kind == DocumentKind::Extract);
            }
            Err(error) if matches!(error.code, Code::Refused | Code::NotFound) => {
                self.leave_out(what, Why::NotPrintable(why(error)));
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// As [`make`](crate::office::make), whose reading was noted as an export before.
    fn printed(&self, kind: DocumentKind, id: &str) -> Result<Made, ApiError> {
        if let Some(version) = edition::official(self.office, kind, id)? {
            (self.bring)(&version.view);
            return edition::made(self.office, DocumentFormat::Pdf, &version);
        }
        let (draft, produced_at) = read(self.office, kind, id)?;
        set(&draft, produced_at, DocumentFormat::Pdf, kind, id)
    }

    fn copy(&mut self, kept: Kept) -> Result<(), ApiError> {
        let Kept { blob, place, what } = kept;
        (self.bring)(&blob);
        let content = self.office.store().blob(&blob);
        let is_whole = match content {
            Ok(mut content) => self.archive.add(&place, &what, &mut content)?,
            Err(_) => false,
        };
        if is_whole {
            self.gathered.counts.documents += 1;
        } else {
            self.leave_out(what, Why::Missing);
        }
        Ok(())
    }

    fn leave_out(&mut self, what: String, why: Why) {
        self.gathered.left_out.push(LeftOut { what, why });
    }

    fn list(&mut self, file: &str, what: &str, sheet: &Sheet) -> Result<(), ApiError> {
        let bytes = to_xlsx(sheet, self.gathered.imprinted.made_at.date()).map_err(ApiError::broken)?;
        self.archive.add_made(&Place::new("", file, "xlsx"), what, &bytes)
    }

    fn verification(&mut self) -> Result<(), ApiError> {
        let imprinted = &self.gathered.imprinted;
        let text = self.chain.text(&imprinted.letterhead.municipality, imprinted.made_at);
        let what = word("print-control-file-chain");
        self.archive.add_made(&Place::new("", "overeni-deniku", "txt"), &what, text.as_bytes())
    }

    /// First those for people: the list then has their digests too.
    fn contents(&mut self) -> Result<(), ApiError> {
        self.count();
        let left_out: Vec<LeftOutLine> = self.gathered.left_out.iter().map(LeftOut::line).collect();
        self.step()?;
        let Gathered { imprinted, counts, .. } = &self.gathered;
        let contents = contents(imprinted, counts, &self.chain.said(), self.archive.files(), &left_out);
        let ident = format!("control/{}/{}", imprinted.period.0, imprinted.period.1);
        let imprint = Imprint { produced_at: imprinted.produced_at, ident };
        let bytes = crate::control_contents(&contents, &imprint)?;
        let what = word("print-control-sheet-contents");
        self.archive.add_made(&Place::new("", "obsah", "pdf"), &what, &bytes)?;
        self.step()?;
        let bytes = contents.docx(&imprint)?;
        let for_word = word("print-control-file-word");
        self.archive.add_made(&Place::new("", "obsah", "docx"), &for_word, &bytes)?;
        self.step()?;
        let sheet = contents_sheet(self.archive.files(), &left_out);
        self.list("obsah", &what, &sheet)?;
        self.gathered.counts.files = counted(self.archive.files().len());
        Ok(())
    }

    fn count(&mut self) {
        let Gathered { left_out, counts, .. } = &mut self.gathered;
        let is_close = |one: &&LeftOut| matches!(one.why, Why::Confidential | Why::HoldsConfidential);
        counts.left_out = counted(left_out.len());
        counts.confidential = counted(left_out.iter().filter(is_close).count());
        counts.is_chain_whole = self.chain.is_whole();
        counts.links = self.chain.links;
    }
}

/// Why a document cannot be printed, as the office would say it on the screen.
fn why(error: ApiError) -> String {
    if !error.key.starts_with(OF_DOCUMENTS) {
        return word("print-control-why-incomplete");
    }
    sentence(&Phrase { key: error.key, args: error.args })
}
