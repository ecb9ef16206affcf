//! PDFs of documents by an installed LibreOffice: started anew for each document, with a profile of its own that
//! knows no macros and no links, under bounds, and ended with all it started when its time is over.

pub(crate) mod confined;
mod place;
mod profile;

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use obeznik_app::ports::converter::{Converter, Document, GoOn, Unconverted};

/// Bounds of one conversion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConversionBounds {
    /// Longest work on one document.
    pub time: Duration,
    /// Longest document that is handed over.
    pub input_bytes: u64,
    /// Longest PDF that is taken.
    pub output_bytes: u64,
}

impl Default for ConversionBounds {
    fn default() -> Self {
        Self { time: Duration::from_secs(180), input_bytes: 128 << 20, output_bytes: 256 << 20 }
    }
}

/// Between two looks whether the suite has ended.
const LOOK: Duration = Duration::from_millis(50);

/// Where the document lies in its room; never under the name somebody gave it.
const DOCUMENT: &str = "dokument";

/// Converts by a program of the system.
#[derive(Debug, Clone)]
pub struct Conversion {
    /// LibreOffice's own program, where it was found.
    suite: Option<PathBuf>,
    /// The program that takes from itself what a suite does not need and then becomes it.
    confining: PathBuf,
    bounds: ConversionBounds,
}

impl Conversion {
    /// Conversion by the LibreOffice of this system, confined by the program that runs.
    ///
    /// # Errors
    /// When the system does not say where the program lies.
    pub fn of_this_system() -> std::io::Result<Self> {
        let confining = std::env::current_exe()?;
        Ok(Self::of(place::suite(), confining, ConversionBounds::default()))
    }

    /// Conversion by another suite, or by none, within other bounds.
    pub fn of(suite: Option<PathBuf>, confining: PathBuf, bounds: ConversionBounds) -> Self {
        Self { suite, confining, bounds }
    }

    /// Conversion by the LibreOffice of this system within other bounds, confined by another program.
    pub fn confined_by(confining: PathBuf, bounds: ConversionBounds) -> Self {
        Self::of(place::suite(), confining, bounds)
    }

    fn start(&self, suite: &Path, room: &Path, document: &Path) -> std::io::Result<Child> {
        let mut command = Command::new(&self.confining);
        command.arg(confined::FLAG).arg(self.bounds.output_bytes.to_string()).arg(suite);
        command.args(profile::WORDS).arg(profile::of_room(room));
        if let Some(filter) = filter_of(document) {
            command.arg(format!("--infilter={filter}"));
        }
        command
            .arg("--convert-to")
            .arg(export_of(document))
            .arg("--outdir")
            .arg(room.join("out"))
            .arg(document);
        profile::surround(&mut command, room);
        command.current_dir(room).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        // A group of its own: LibreOffice is a script that starts a program that starts another.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        command.spawn()
    }

    /// Waits for the suite's end, but not for ever, and ends whatever it left running.
    fn wait(&self, child: &mut Child, go_on: GoOn<'_>) -> Result<(), Unconverted> {
        let begun = Instant::now();
        let ended = loop {
            match child.try_wait() {
                Ok(Some(status)) => {
                    tracing::debug!(?status, "the office suite ended");
                    break Ok(());
                }
                Ok(None) if !go_on() => break Err(Unconverted::Stopped),
                Ok(None) if begun.elapsed() >= self.bounds.time => break Err(Unconverted::TimedOut),
                Ok(None) => thread::sleep(LOOK),
                Err(error) => {
                    tracing::error!(%error, "the office suite cannot be waited for");
                    break Err(Unconverted::Failed);
                }
            }
        };
        end_group(child);
        ended
    }
}

impl Converter for Conversion {
    fn is_there(&self) -> bool {
        self.suite.is_some()
    }

    fn name(&self) -> String {
        self.suite.as_deref().map(place::name_of).unwrap_or_default()
    }

    fn to_pdf(&self, room: &Path, document: Document<'_>, go_on: GoOn<'_>) -> Result<PathBuf, Unconverted> {
        let suite = self.suite.as_deref().ok_or(Unconverted::Missing)?;
        if document.size_bytes > self.bounds.input_bytes {
            return Err(Unconverted::TooLarge);
        }
        if document.size_bytes == 0 {
            return Err(Unconverted::Failed); // a suite makes an empty page of nothing
        }
        let broken = |error: std::io::Error| {
            tracing::error!(%error, "a document could not be laid out for its conversion");
            Unconverted::Unready
        };
        let lies = lay_out(room, document).map_err(broken)?;
        let mut child = self.start(suite, room, &lies).map_err(broken)?;
        self.wait(&mut child, go_on)?;
        let made = room.join("out").join(DOCUMENT).with_extension("pdf");
        verify(&made, self.bounds.output_bytes)?;
        Ok(made)
    }
}

/// The profile and the document in their folders.
fn lay_out(room: &Path, document: Document<'_>) -> std::io::Result<PathBuf> {
    for inner in ["in", "out", "tmp"] {
        fs::create_dir(room.join(inner))?;
    }
    profile::write(room)?;
    let path = room.join("in").join(DOCUMENT).with_extension(document.extension);
    let mut file = File::create(&path)?;
    std::io::copy(document.content, &mut file)?;
    file.flush()?;
    Ok(path)
}

/// The reader of the suite for a kind that is surely known: otherwise it takes a damaged document for plain text and
/// prints its bytes.
fn filter_of(document: &Path) -> Option<&'static str> {
    Some(match document.extension()?.to_str()? {
        "docx" => "MS Word 2007 XML",
        "xlsx" => "Calc MS Excel 2007 XML",
        "xls" => "MS Excel 97", // reads the older ones too
        "pptx" => "Impress MS PowerPoint 2007 XML",
        "odt" => "writer8",
        "ods" => "calc8",
        "odp" => "impress8",
        "rtf" => "Rich Text Format",
        _ => return None,
    })
}

/// How the suite writes: PDF/A-2b with its structure, fit to be kept. A suite older than 7.4 writes an ordinary PDF.
fn export_of(document: &Path) -> String {
    let program = match document.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "xls" | "xlsx" | "xlsm" | "ods" | "csv" => "calc",
        "ppt" | "pptx" | "pptm" | "odp" => "impress",
        "odg" => "draw",
        _ => "writer",
    };
    let options = r#"{"SelectPdfVersion":{"type":"long","value":"2"},"UseTaggedPDF":{"type":"boolean","value":"true"}}"#;
    format!("pdf:{program}_pdf_Export:{options}")
}

/// Whether there is something that begins as a PDF and is not too long; whether it opens is for a reader to say.
fn verify(made: &Path, limit: u64) -> Result<(), Unconverted> {
    let mut file = File::open(made).map_err(|_| Unconverted::Failed)?;
    let size_bytes = file.metadata().map_err(|_| Unconverted::Failed)?.len();
    if size_bytes >= limit {
        return Err(Unconverted::TooLarge);
    }
    let mut head = [0; 5];
    file.read_exact(&mut head).map_err(|_| Unconverted::Failed)?;
    if &head == b"%PDF-" { Ok(()) } else { Err(Unconverted::Failed) }
}

/// Ends the suite and everything it started. The shell has the call that would need unsafe code here.
#[cfg(unix)]
fn end_group(child: &mut Child) {
    let kill = format!("kill -KILL -{}", child.id());
    let mut shell = Command::new("/bin/sh");
    let shell = shell.args(["-c", &kill]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let _ = shell.status(); // nothing is left where it ended by itself
    let _ = child.kill();
    let _ = child.wait();
}

/// The job that holds the suite goes with the process that made it.
#[cfg(not(unix))]
fn end_group(child: &mut Child) {
    let _ = child.kill(); // ended already, where all went well
    let _ = child.wait();
}
