//! The typesetter: Typst with our templates, fonts and data, and no door to files or the network.

use std::sync::LazyLock;

use serde::Serialize;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_render::RenderOptions;

use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::letterhead::{Crest, Letterhead};
use crate::printable::{Breaks, make_printable};
use crate::type_case::TYPE_CASE;

/// Layouts this many printings old are forgotten, so a day of printing does not fill the memory.
const CACHED_PRINTINGS: usize = 5;
/// Typst recurses deeply and unoptimised builds have large frames; worker threads have 2 MiB.
const STACK_BYTES: usize = 32 * 1024 * 1024;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    SOURCE_TEXTS.iter().map(|(name, text)| Source::new(file_id(name), (*text).to_owned())).collect()
});
static DATA: LazyLock<FileId> = LazyLock::new(|| file_id("data.json"));
static CREST: LazyLock<FileId> = LazyLock::new(|| file_id("crest.svg"));

const SOURCE_TEXTS: [(&str, &str); 4] = [
    ("house.typ", include_str!("../../../assets/documents/house.typ")),
    ("lost_device.typ", include_str!("../../../assets/documents/lost_device.typ")),
    ("recovery_sheet.typ", include_str!("../../../assets/documents/recovery_sheet.typ")),
    ("page.typ", include_str!("../../../assets/documents/page.typ")),
];

/// The templates: one for what is laid out as a page, one for each of the others.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Template {
    LostDevice,
    Page,
    RecoverySheet,
}

impl Template {
    fn file_name(self) -> &'static str {
        match self {
            Self::LostDevice => "lost_device.typ",
            Self::RecoverySheet => "recovery_sheet.typ",
            Self::Page => "page.typ",
        }
    }

    fn failed(self, diagnostics: EcoVec<SourceDiagnostic>) -> DocumentError {
        let messages: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
        let reason = messages.join("; ");
        if reason.contains("SVG") {
            return DocumentError::Crest { reason };
        }
        DocumentError::Typesetting { template: self.file_name(), reason }
    }
}

/// Prints `document` by `template`; `required` are the texts it cannot do without.
///
/// # Errors
/// Each of [`DocumentError`].
pub(crate) fn print(
    template: Template,
    required: &[(&'static str, &String)],
    document: &impl Serialize,
    letterhead: &Letterhead,
    imprint: &Imprint,
) -> Result<Vec<u8>, DocumentError> {
    let municipality = ("letterhead.municipality", &letterhead.municipality);
    required.iter().chain([&municipality]).try_for_each(not_blank)?;
    let data = printable_data(template, document)?;
    print_cleaned(template, &data, letterhead.crest.as_ref(), imprint)
}

/// Prints what has been made printable.
///
/// # Errors
/// As [`print`].
pub(crate) fn print_cleaned(
    template: Template,
    data: &serde_json::Value,
    crest: Option<&Crest>,
    imprint: &Imprint,
) -> Result<Vec<u8>, DocumentError> {
    let press = Press::of(template, data, crest, imprint)?;
    on_deep_stack(template, || press.run(template, imprint))
}

/// Draws the first sheet as PNG, for a screen.
///
/// # Errors
/// As [`print`].
pub(crate) fn draw_cleaned(
    template: Template,
    data: &serde_json::Value,
    crest: Option<&Crest>,
    imprint: &Imprint,
) -> Result<Vec<u8>, DocumentError> {
    let press = Press::of(template, data, crest, imprint)?;
    on_deep_stack(template, || press.draw(template))
}

/// Whether a document can be printed: nothing it needs is blank and fonts draw all of it. Names the field as the
/// document calls it.
///
/// # Errors
/// [`DocumentError::Blank`] and [`DocumentError::Unprintable`].
pub(crate) fn check(
    required: &[(&'static str, &String)],
    document: &impl Serialize,
) -> Result<(), DocumentError> {
    required.iter().try_for_each(not_blank)?;
    printable_data(Template::Page, document).map(drop)
}

fn not_blank((field, text): &(&'static str, &String)) -> Result<(), DocumentError> {
    if text.trim().is_empty() { Err(DocumentError::Blank { field }) } else { Ok(()) }
}

fn printed_at(imprint: &Imprint) -> Result<Datetime, DocumentError> {
    imprint.datetime().ok_or_else(|| DocumentError::Instant { instant: imprint.produced_at.to_string() })
}

fn printable_data(template: Template, document: &impl Serialize) -> Result<serde_json::Value, DocumentError> {
    let mut data = serde_json::to_value(document).map_err(|error| of_data(template, &error))?;
    make_printable(&mut data, Breaks::Anywhere)?;
    Ok(data)
}

fn of_data(template: Template, error: &serde_json::Error) -> DocumentError {
    DocumentError::Typesetting { template: template.file_name(), reason: error.to_string() }
}

fn on_deep_stack(
    template: Template,
    work: impl FnOnce() -> Result<Vec<u8>, DocumentError> + Send,
) -> Result<Vec<u8>, DocumentError> {
    let failed = |reason: &str| DocumentError::Typesetting {
        template: template.file_name(),
        reason: reason.to_owned(),
    };
    std::thread::scope(|scope| {
        let worker = std::thread::Builder::new().name("press".into()).stack_size(STACK_BYTES);
        let worker = worker.spawn_scoped(scope, work).map_err(|error| failed(&error.to_string()))?;
        worker.join().unwrap_or_else(|_| Err(failed("the typesetter panicked")))
    })
}

/// What Typst sees of the world for one printing.
struct Press {
    main: FileId,
    data: Bytes,
    crest: Option<Bytes>,
    printed_at: Datetime,
}

impl Press {
    fn of(
        template: Template,
        data: &serde_json::Value,
        crest: Option<&Crest>,
        imprint: &Imprint,
    ) -> Result<Self, DocumentError> {
        let data = serde_json::to_vec(data).map_err(|error| of_data(template, &error))?;
        Ok(Self {
            main: file_id(template.file_name()),
            data: Bytes::new(data),
            crest: crest.map(|crest| Bytes::new(crest.svg.clone())),
            printed_at: printed_at(imprint)?,
        })
    }

    fn draw(&self, template: Template) -> Result<Vec<u8>, DocumentError> {
        let failed = |reason: String| DocumentError::Typesetting { template: template.file_name(), reason };
        let document = typst::compile::<PagedDocument>(self).output;
        let document = document.map_err(|diagnostics| template.failed(diagnostics))?;
        typst::comemo::evict(CACHED_PRINTINGS);
        let first = document.pages().first().ok_or_else(|| failed("no page".to_owned()))?;
        let drawn = typst_render::render(first, &RenderOptions::default());
        drawn.encode_png().map_err(|error| failed(error.to_string()))
    }

    fn run(&self, template: Template, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
        let compiled = typst::compile::<PagedDocument>(self);
        debug_assert!(compiled.warnings.is_empty(), "{:?}", compiled.warnings);
        let failed = |diagnostics| template.failed(diagnostics);
        let document = compiled.output.map_err(failed)?;
        let pdf = typst_pdf::pdf(&document, &self.options(template, imprint)?).map_err(failed);
        typst::comemo::evict(CACHED_PRINTINGS);
        pdf
    }

    fn options(&self, template: Template, imprint: &Imprint) -> Result<PdfOptions, DocumentError> {
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).map_err(|error| {
            DocumentError::Typesetting { template: template.file_name(), reason: error.message().to_string() }
        })?;
        Ok(PdfOptions {
            ident: Smart::Custom(imprint.ident.clone()),
            creator: Smart::Custom(Some("Oběžník".to_owned())),
            timestamp: Some(Timestamp::new_utc(self.printed_at)),
            standards,
            ..PdfOptions::default()
        })
    }
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &TYPE_CASE.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = SOURCES.iter().find(|source| source.id() == id);
        found.cloned().ok_or_else(|| unknown(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *DATA {
            return Ok(self.data.clone());
        }
        let crest = self.crest.as_ref().filter(|_| id == *CREST);
        crest.cloned().ok_or_else(|| unknown(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        TYPE_CASE.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        Some(self.printed_at)
    }
}

fn unknown(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

fn file_id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("names of templates are plain file names");
    RootedPath::new(VirtualRoot::Project, path).intern()
}
