//! Reaching an office over the network. The transport implements these ports; tests cut the line.

use std::sync::Arc;
use std::time::Duration;

use obeznik_identity::{Hidden, TenantId};
use obeznik_kernel::{BlobHash, DeviceId, PersonId, RecordId, Timestamp};
use obeznik_sync::{PullAnswer, PullRequest, PushAnswer, PushRequest, RepairAnswer, RepairRequest};
use serde::{Deserialize, Serialize};

use crate::circulation::papers::HistoryEvent;
use crate::keeping::{NamedInput, NamedPage, NamedWhom};
use crate::office::log::{ChainSaid, InspectedPart, InspectionInput, LogInput, LogRow};
use crate::office::shared::Page;

/// How a server is reached and known. Kept among the secrets of the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Server {
    /// Such as `https://obeznik.vzorov.cz:8443`, without a slash at its end.
    pub url: String,
    /// The person accepted the server by this key (SHA-256 of the SPKI, hexadecimal); nothing where the
    /// system vouches for its certificate.
    pub pin: Option<String>,
    /// A proxy of one's own; nothing for what the system says.
    #[serde(default)]
    pub proxy: Option<String>,
    /// Certificates of an authority the system does not know (PEM).
    #[serde(default)]
    pub authority: Option<String>,
}

/// What a server says to anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// Its version.
    pub server_version: String,
    /// Protocols it speaks: the oldest and the newest.
    pub protocol: [u32; 2],
    /// The oldest program it lets in.
    pub min_app: String,
    /// Its time.
    pub time: Timestamp,
    /// What it can do beyond the oldest of them.
    #[serde(default)]
    pub features: Vec<String>,
}

/// What one sees of a server before trusting it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// SHA-256 of the public key of its certificate, hexadecimal.
    pub fingerprint: String,
    /// Whether the system vouches for the certificate.
    pub is_vouched: bool,
}

/// What the device brings to the exchange after pairing.
#[derive(Debug, Clone, Serialize)]
pub struct Brought {
    /// The code the browser brought.
    pub code: String,
    /// The verifier of the challenge.
    pub verifier: String,
    /// The device's signature.
    pub signature: String,
}

/// What the device brings for fresh tokens.
#[derive(Debug, Clone, Serialize)]
pub struct Renewal {
    /// The refresh token.
    pub refresh: String,
    /// The device's signature.
    pub signature: String,
}

/// Tokens of a device.
#[derive(Clone, Deserialize)]
pub struct Tokens {
    /// The municipality.
    pub tenant: TenantId,
    /// The device.
    pub device: DeviceId,
    /// Its person.
    pub person: PersonId,
    /// For calls.
    pub access: String,
    /// How long it holds.
    pub access_seconds: u32,
    /// For the next tokens.
    pub refresh: String,
}

/// A computer before it pairs, with the token an administrator put into its policy.
#[derive(Clone, Serialize)]
pub struct Enrols {
    /// The municipality's word in addresses.
    pub town: String,
    /// The identifier the device made for itself.
    pub device: DeviceId,
    /// Its public key, hexadecimal.
    pub key: String,
    /// The token; nothing where the policy has none.
    pub token: Option<Hidden>,
}

/// A computer that is let in by a code.
#[derive(Clone, Serialize)]
pub struct Knocks {
    /// The municipality's word in addresses.
    pub town: String,
    /// The code as it was told.
    pub code: String,
    /// The identifier the device made for itself.
    pub device: DeviceId,
    /// `BASE64URL(SHA-256(verifier))`.
    pub challenge: String,
    /// Its public key, hexadecimal.
    pub key: String,
    /// Its name.
    pub name: String,
}

/// What a paired device gets.
#[derive(Clone, Deserialize)]
pub struct LetIn {
    /// Its tokens.
    #[serde(flatten)]
    pub tokens: Tokens,
    /// The key by which the office names blobs, hexadecimal.
    pub blob_key: String,
}

/// How far an upload is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct UploadState {
    /// Names it.
    pub upload: RecordId,
    /// Bytes of every part but the last.
    pub part_bytes: u64,
    /// How many parts.
    pub parts: u32,
    /// Parts that came.
    pub present: Vec<PresentPart>,
}

impl UploadState {
    /// Whether the parts are those of a content of that size.
    pub fn fits(&self, size_bytes: u64) -> bool {
        self.part_bytes > 0 && size_bytes.div_ceil(self.part_bytes).max(1) == u64::from(self.parts)
    }
}

/// A part the office has.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PresentPart {
    /// Its place, from 0.
    pub part: u32,
}

/// A piece of a blob on its way down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Bytes of the whole blob.
    pub whole: u64,
}

/// How letters with notices stand at the office's server.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailStanding {
    /// The mail server they go through; nothing where none was set up.
    pub host: Option<String>,
    /// How many wait to go, or go just now.
    pub waiting: u32,
    /// How many went.
    pub sent: u32,
    /// Those that did not go for good, the newest first.
    pub failed: Vec<UnsentLetter>,
    /// Those that were put off, the newest first.
    pub delayed: Vec<UnsentLetter>,
    /// People with something due and no address.
    pub without_address: Vec<String>,
}

/// A letter that did not go. It holds neither an address nor what the letter says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnsentLetter {
    /// Identifier.
    pub letter: RecordId,
    /// For whom.
    pub name: String,
    /// How often it was tried.
    pub attempts: u32,
    /// The last time.
    pub at: Timestamp,
    /// When it is tried next.
    pub next_at: Timestamp,
    /// A word and the number of the mail server's answer, such as `refused 550`.
    pub failure: String,
}

/// Devices of the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeDevices {
    /// Those it lets in.
    pub devices: Vec<OfficeDevice>,
    /// Those it has shown out, of which a report can be had again. A server made before it could say them says none.
    #[serde(default)]
    pub shown_out: Vec<OfficeDevice>,
}

/// A device of the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeDevice {
    /// Identifier.
    pub device: DeviceId,
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub person_name: String,
    /// When the office last heard of it.
    pub seen_at: Timestamp,
    /// Whether the office looks after it itself.
    pub is_managed: bool,
}

/// The report on a lost device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostReport {
    /// The PDF in base64.
    pub pdf: String,
}

/// A statement about a person as the office's server makes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeStatement {
    /// What is in it, in numbers.
    pub made: serde_json::Value,
    /// The ZIP in base64.
    pub zip: String,
}

/// What a poke says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Poke {
    /// The line is open: whoever was away asks now.
    Open,
    /// There is something to pull.
    Pull,
    /// The device was shown out: it refreshes and hears why.
    Closed,
}

/// Why an office did not answer as it should.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreached {
    /// No network, no server, the line was cut: an ordinary working day.
    #[error("no connection")]
    NoConnection,
    /// The server shows another key than the one it is known by, or one nobody vouches for.
    #[error("the certificate is not trusted")]
    Untrusted,
    /// Somebody answers there, but no office.
    #[error("no office answers there")]
    NotAnOffice,
    /// Later, after so long when it said so.
    #[error("later")]
    Later(Option<Duration>),
    /// The office says no, by a key of a sentence.
    #[error("said {status}: {key}")]
    Said {
        /// Status of HTTP.
        status: u16,
        /// Key of the sentence.
        key: String,
    },
    /// Our side was told to stop.
    #[error("stopped")]
    Stopped,
}

/// An open way to one server. Every call waits for its answer; [`Line::stop`] ends all of them.
#[expect(clippy::missing_errors_doc, reason = "every call fails with why the office was not reached")]
pub trait Line: Send + Sync {
    /// What the server says to anybody.
    fn hello(&self) -> Result<Hello, Unreached>;
    /// Presents a token of enrolment, or says that there is none; tells whether the office looks after the computer.
    fn enrol(&self, enrols: &Enrols) -> Result<bool, Unreached>;
    /// Asks for the code of a pairing by a code that was told, without a browser.
    fn admit(&self, knocks: &Knocks) -> Result<String, Unreached>;
    /// Exchanges the code of a pairing.
    fn pair(&self, brought: &Brought) -> Result<LetIn, Unreached>;
    /// Changes a refresh token.
    fn renew(&self, renewal: &Renewal) -> Result<Tokens, Unreached>;
    /// The device goes.
    fn leave(&self, access: &str) -> Result<(), Unreached>;
    /// Sealed commands up.
    fn push(&self, access: &str, request: &PushRequest) -> Result<PushAnswer, Unreached>;
    /// Rows down.
    fn pull(&self, access: &str, request: &PullRequest) -> Result<PullAnswer, Unreached>;
    /// Differing rows down.
    fn repair(&self, access: &str, request: &RepairRequest) -> Result<RepairAnswer, Unreached>;
    /// Hears pokes until the line ends; an end by the server is no error.
    fn listen(&self, access: &str, heard: &mut dyn FnMut(Poke)) -> Result<(), Unreached>;
    /// Begins or continues an upload.
    fn begin_upload(&self, access: &str, hash: &BlobHash, size_bytes: u64) -> Result<UploadState, Unreached>;
    /// One part up.
    fn put_part(&self, access: &str, upload: RecordId, part: u32, bytes: Vec<u8>) -> Result<(), Unreached>;
    /// The parts become a blob.
    fn commit_upload(&self, access: &str, upload: RecordId) -> Result<(), Unreached>;
    /// At most `length` bytes of a blob from `from`.
    fn piece(&self, access: &str, hash: &BlobHash, from: u64, length: u64) -> Result<Piece, Unreached>;
    /// How the office's letters with notices stand, for who looks after them.
    fn mail(&self, access: &str) -> Result<MailStanding, Unreached>;
    /// Lets letters that did not go be tried now; tells how many.
    fn retry_mail(&self, access: &str) -> Result<u32, Unreached>;
    /// Devices of the office, for who manages its people.
    fn devices(&self, access: &str) -> Result<OfficeDevices, Unreached>;
    /// Shows a lost device out, for who manages people; gives the report on it (PDF). Of one that is out already it
    /// gives the report.
    fn lose_device(&self, access: &str, device: DeviceId, wipes: bool) -> Result<Vec<u8>, Unreached>;
    /// A part of the office's log, of what the person may see.
    fn log(&self, access: &str, input: &LogInput) -> Result<Page<LogRow>, Unreached>;
    /// What happened to a record, of what the person may see.
    fn history(&self, access: &str, record: RecordId) -> Result<Vec<HistoryEvent>, Unreached>;
    /// A part of the office's log for a package for a supervisory body.
    fn inspected(&self, access: &str, input: &InspectionInput) -> Result<InspectedPart, Unreached>;
    /// Has the whole chain of the office's log verified.
    fn verified(&self, access: &str) -> Result<ChainSaid, Unreached>;
    /// Has a statement about a person made, for who cares for data; what is in it, and the ZIP.
    fn statement(
        &self,
        access: &str,
        person: PersonId,
        request: &str,
    ) -> Result<(serde_json::Value, Vec<u8>), Unreached>;
    /// Has texts looked for in which somebody is named, for who cares for data.
    fn named_texts(&self, access: &str, whom: &NamedWhom) -> Result<NamedPage, Unreached>;
    /// Has a statement made about who is only named in texts; the same of it.
    fn named_statement(
        &self,
        access: &str,
        input: &NamedInput,
    ) -> Result<(serde_json::Value, Vec<u8>), Unreached>;
    /// Ends every call under way and every later one.
    fn stop(&self);
}

/// Where the browser comes back to.
pub trait Doorstep: Send + Sync {
    /// The port on the loopback.
    fn port(&self) -> u16;
    /// Waits for the browser and gives the code it brings; requests with another `state` are not answered.
    ///
    /// # Errors
    /// [`Unreached::Stopped`] when told to stop or nobody came for an hour.
    fn code(&self, state: &str) -> Result<String, Unreached>;
    /// Nobody waits any more.
    fn close(&self);
}

/// The network.
pub trait Network: Send + Sync {
    /// Looks at a server's certificate; nothing but a greeting is said to it.
    ///
    /// # Errors
    /// [`Unreached`] says why nothing was seen.
    fn look(&self, server: &Server) -> Result<Looked, Unreached>;
    /// A way to a server; nothing is sent yet.
    ///
    /// # Errors
    /// [`Unreached::Untrusted`] when the certificates given do not read.
    fn line(&self, server: &Server) -> Result<Arc<dyn Line>, Unreached>;
    /// Opens a port on the loopback for the browser to come back to; from there it goes to `then`.
    ///
    /// # Errors
    /// [`Unreached::NoConnection`] when the system gives none.
    fn doorstep(&self, then: &str) -> Result<Arc<dyn Doorstep>, Unreached>;
    /// Shows a page in the system's browser.
    ///
    /// # Errors
    /// [`Unreached::NoConnection`] when there is no browser.
    fn show(&self, address: &str) -> Result<(), Unreached>;
}

/// No network at all.
pub struct NoNetwork;

impl Network for NoNetwork {
    fn look(&self, _: &Server) -> Result<Looked, Unreached> {
        Err(Unreached::NoConnection)
    }
    fn line(&self, _: &Server) -> Result<Arc<dyn Line>, Unreached> {
        Err(Unreached::NoConnection)
    }
    fn doorstep(&self, _: &str) -> Result<Arc<dyn Doorstep>, Unreached> {
        Err(Unreached::NoConnection)
    }
    fn show(&self, _: &str) -> Result<(), Unreached> {
        Err(Unreached::NoConnection)
    }
}
