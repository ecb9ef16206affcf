//! What lies outside: the clock, documents, programs of the system. Implemented below the window,
//! recorded in tests.

pub mod converter;
pub mod network;
pub mod own_server;

use std::io::Read;

use obeznik_circulation::registry::{RegistryKind, RegistryNumbers};
use obeznik_formats::foreign::{Answer, Task, Unread};
use obeznik_identity::Email;
use obeznik_kernel::{IdSource, RecordId, Timestamp};

use crate::api::ApiError;
use crate::office::Office;
use crate::office::shared::Phrase;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
}

impl Clock for std::sync::Arc<dyn Clock> {
    fn now(&self) -> Timestamp {
        self.as_ref().now()
    }
}

/// The clock of the system.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// Identifiers of the system: UUIDv7.
pub struct SystemIds;

impl IdSource for SystemIds {
    fn next_id(&mut self) -> RecordId {
        RecordId(uuid::Uuid::now_v7())
    }
}

/// Reads files that somebody else made. Never in the process that holds the store.
pub trait ForeignFiles: Send + Sync {
    /// Hands a file over and gives what was found in it.
    ///
    /// # Errors
    /// [`Unread`] says why nothing was.
    fn ask(&self, task: &Task, content: &mut (dyn Read + Send), size_bytes: u64) -> Result<Answer, Unread>;
}

/// Nobody is there to read: files are taken, but not looked into until somebody is.
pub struct NobodyReads;

impl ForeignFiles for NobodyReads {
    fn ask(&self, _: &Task, _: &mut (dyn Read + Send), _: u64) -> Result<Answer, Unread> {
        Err(Unread::NoReader)
    }
}

/// A document of the office, printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedDocument {
    /// A name that is safe on every system.
    pub file_name: String,
    /// PDF/A.
    pub bytes: Vec<u8>,
}

/// Prints documents of an open office.
pub trait DocumentPrinter: Send + Sync {
    /// Prints the document of that kind.
    ///
    /// # Errors
    /// What is not here, is not fit for printing, or has nothing to print.
    fn print(&self, office: &Office, kind: &RegistryKind, id: &str) -> Result<PrintedDocument, ApiError>;

    /// Prints the report of a paper that is a text.
    ///
    /// # Errors
    /// As [`Self::print`].
    fn print_report(&self, office: &Office, paper: &str) -> Result<PrintedDocument, ApiError>;
}

/// A message with notices to one person.
#[derive(Debug, Clone)]
pub struct NoticeMail {
    /// Names the message; the same whenever it says the same.
    pub name: String,
    /// Whose name and address it carries.
    pub from: (String, Email),
    /// To whom.
    pub to: (String, Email),
    /// The municipality.
    pub town: String,
    /// What it says.
    pub lines: Vec<Phrase>,
    /// Where people sign in; empty where they open the program on their own computer.
    pub link: String,
    /// Documents that go along.
    pub attachments: Vec<PrintedDocument>,
    /// When it is made.
    pub at: Timestamp,
    /// Whether a person is to send it from their own mail program.
    pub is_draft: bool,
}

/// Writes messages as mail programs read them.
pub trait NoticeWriter: Send + Sync {
    /// The whole message (RFC 5322).
    ///
    /// # Errors
    /// What cannot stand in a message.
    fn write(&self, mail: &NoticeMail) -> Result<Vec<u8>, ApiError>;
}

/// A document with all that goes with it to the filing service.
pub struct Parcel {
    /// A name that no other document has.
    pub folder: String,
    /// The metadata as XML.
    pub metadata: String,
    /// Files by their names.
    pub files: Vec<(String, ParcelContent)>,
    /// What lists say of it.
    pub line: ParcelLine,
}

/// The content of a file of a parcel.
pub enum ParcelContent {
    /// Made just now.
    Made(Vec<u8>),
    /// Kept in the store.
    Kept(Box<dyn Read + Send>),
}

/// What a list says of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParcelLine {
    /// Identifier that no other document has.
    pub jid: String,
    /// What sort of document it is, in words.
    pub called: String,
    /// Its own number.
    pub number: String,
    /// What it is about.
    pub subject: String,
    /// The day it is of, `YYYY-MM-DD`.
    pub dated_on: String,
    /// Numbers and marks known so far.
    pub marks: RegistryNumbers,
}

/// The way to the filing service of an office. A folder is the first; others speak to the service itself.
pub trait FilingConnector {
    /// Looks whether it is there and clears away what an attempt that was cut off left behind.
    ///
    /// # Errors
    /// What stands in the way.
    fn prepare(&self) -> Result<(), ApiError>;

    /// Delivers a document whole or not at all; one delivered before under the same name is written over.
    ///
    /// # Errors
    /// What stands in the way.
    fn deliver(&self, parcel: Parcel) -> Result<String, ApiError>;
}
