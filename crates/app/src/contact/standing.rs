//! How the contact stands, as the indicator at the top and its page say it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use obeznik_kernel::{BlobHash, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::answers::Answers;
use super::bell::{Bell, Ring};
use super::courier::Failure;
use super::fits::{Misfit, Version};
use crate::api::ApiError;
use crate::circulation::meetings::count_u32;
use crate::office::Reader;
use crate::office::shared::Phrase;
use crate::ports::network::Unreached;

/// A content that cannot go up is tried again after so long: a disk may have been mended.
const TRY_AGAIN: Duration = Duration::from_secs(600);

/// How the line is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Line {
    /// Nothing was tried yet.
    #[default]
    Quiet,
    /// The office was reached.
    Well,
    /// No connection; an ordinary working day.
    Offline,
    /// Something that waiting does not mend.
    Stuck(Stuck),
}

/// Why nothing goes to the office, although there may be a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stuck {
    /// This computer has to be paired again.
    NotPaired,
    /// It was shown out.
    ShownOut,
    /// The store is a copy: it has to be paired as another computer.
    Copied,
    /// The server shows another key.
    Untrusted,
    /// Somebody else answers at the address.
    NotAnOffice,
    /// The office needs a newer program than this one.
    ProgramOld(Version),
    /// The program of the office is older than this one knows.
    ServerOld(Version),
    /// The two programs do not get on.
    Astray,
    /// The store of this computer does not write.
    Store,
}

impl Stuck {
    /// The sentence.
    fn says(self) -> Phrase {
        match self {
            Self::ProgramOld(needed) => Phrase::new(self.key()).with("version", needed),
            Self::ServerOld(is) => Phrase::new(self.key()).with("version", is),
            _ => Phrase::new(self.key()),
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::NotPaired => "sync-why-not-paired",
            Self::ShownOut => "sync-why-shown-out",
            Self::Copied => "sync-why-copied",
            Self::Untrusted => "sync-why-untrusted",
            Self::NotAnOffice => "sync-why-not-an-office",
            Self::ProgramOld(_) => "sync-why-program-old",
            Self::ServerOld(_) => "sync-why-server-old",
            Self::Astray => "sync-why-astray",
            Self::Store => "sync-why-store",
        }
    }

    /// What a person can do about it: `pair`, `update`, or nothing but telling who looks after the server.
    fn act(self) -> &'static str {
        match self {
            Self::ProgramOld(_) => "update",
            Self::NotPaired | Self::ShownOut | Self::Copied => "pair",
            _ => "",
        }
    }
}

/// How the contact stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContactStanding {
    /// How the line is.
    pub line: Line,
    /// Whether something is on its way just now.
    pub is_working: bool,
    /// When the office was last reached.
    pub reached_at: Option<Timestamp>,
    /// Contents on their way down.
    pub files: Option<Downloading>,
    /// The content on its way up.
    pub up: Option<Uploading>,
}

/// A content on its way up.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Uploading {
    /// Its address.
    pub blob: String,
    /// Name of the file, where the command says it.
    pub name: String,
    /// How much of it is with the office.
    #[ts(type = "number")]
    pub here: u64,
    /// Of how much.
    #[ts(type = "number")]
    pub whole: u64,
    /// Why it does not go by itself: `paused`, `limit`, or empty.
    pub rests: String,
}

/// Contents on their way down.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Downloading {
    /// Files still to come.
    pub files: u32,
    /// Their bytes, as far as known.
    #[ts(type = "number")]
    pub bytes: u64,
    /// The file that comes just now; empty when none does.
    pub name: String,
    /// How much of it is here.
    #[ts(type = "number")]
    pub here: u64,
    /// Of how much.
    #[ts(type = "number")]
    pub whole: u64,
    /// Why nothing comes by itself: `paused`, `limit`, or empty.
    pub rests: String,
}

/// Where the loop writes down how the contact stands, and the bell that wakes it.
#[derive(Debug, Default)]
pub struct Board {
    standing: Mutex<ContactStanding>,
    /// Verdicts for who waits for one.
    pub(crate) answers: Answers,
    /// The content a person wants now.
    wished: Mutex<Option<BlobHash>>,
    /// Contents that proved unable to go up, and since when.
    aside: Mutex<BTreeMap<BlobHash, Instant>>,
    /// Whether nothing is carried by itself.
    is_held: AtomicBool,
    /// Rung when something waits.
    pub bell: Bell,
    /// Rung when contents may have to be carried.
    pub carrying: Bell,
}

impl Board {
    /// How it stands.
    pub fn standing(&self) -> ContactStanding {
        self.standing.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Somebody opens a content that is not here yet: it comes next.
    pub(crate) fn wish(&self, hash: BlobHash) {
        *self.wished.lock().unwrap_or_else(PoisonError::into_inner) = Some(hash);
        self.carrying.ring(Ring::Loudly);
    }

    /// A content cannot go up: it is left alone for a while.
    pub(super) fn put_aside(&self, hash: BlobHash) {
        self.aside.lock().unwrap_or_else(PoisonError::into_inner).insert(hash, Instant::now());
    }

    /// Whether a content is left alone just now.
    pub(super) fn is_aside(&self, hash: &BlobHash) -> bool {
        let aside = self.aside.lock().unwrap_or_else(PoisonError::into_inner);
        aside.get(hash).is_some_and(|since| since.elapsed() < TRY_AGAIN)
    }

    /// A person wants a content to try again, perhaps because it is whole now.
    pub(super) fn try_again(&self, hash: &BlobHash) {
        self.aside.lock().unwrap_or_else(PoisonError::into_inner).remove(hash);
        self.carrying.ring(Ring::Loudly);
    }

    /// Contents are carried by themselves, or not for now.
    pub(crate) fn hold(&self, is_held: bool) {
        self.hold_quietly(is_held);
        self.carrying.ring(Ring::Loudly);
    }

    /// The same, said by who carries.
    pub(super) fn hold_quietly(&self, is_held: bool) {
        self.is_held.store(is_held, Ordering::SeqCst);
    }

    /// Whether a content that is carried by itself goes on: nobody has paused it, nobody waits for another.
    pub(super) fn goes_on(&self) -> bool {
        let is_wished = self.wished.lock().unwrap_or_else(PoisonError::into_inner).is_some();
        !is_wished && !self.is_held.load(Ordering::SeqCst)
    }

    /// What somebody waits for.
    pub(super) fn wished(&self) -> Option<BlobHash> {
        self.wished.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Changes it; `true` when it is another one now.
    pub(crate) fn change(&self, change: impl FnOnce(&mut ContactStanding)) -> bool {
        let mut standing = self.standing.lock().unwrap_or_else(PoisonError::into_inner);
        let before = standing.clone();
        change(&mut standing);
        *standing != before
    }
}

/// How a failed contact leaves the line.
pub(super) fn line_after(failure: &Failure) -> Line {
    match failure {
        Failure::Unreached(Unreached::Untrusted) => Line::Stuck(Stuck::Untrusted),
        Failure::Unreached(Unreached::NotAnOffice) => Line::Stuck(Stuck::NotAnOffice),
        Failure::Unreached(Unreached::Said { .. }) | Failure::Astray(_) => Line::Stuck(Stuck::Astray),
        Failure::Unreached(_) => Line::Offline,
        Failure::NotPaired => Line::Stuck(Stuck::NotPaired),
        Failure::ShownOut { .. } => Line::Stuck(Stuck::ShownOut),
        Failure::Copied => Line::Stuck(Stuck::Copied),
        Failure::Misfit(Misfit::Program { needed }) => Line::Stuck(Stuck::ProgramOld(*needed)),
        Failure::Misfit(Misfit::Server { is }) => Line::Stuck(Stuck::ServerOld(*is)),
        Failure::Store(_) => Line::Stuck(Stuck::Store),
    }
}

/// What the indicator at the top says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SyncState {
    /// `solo`, `sent`, `sending`, `offline`, `stuck`.
    pub state: String,
    /// Commands that wait in this computer.
    pub waiting: u32,
    /// When the office was last reached.
    pub reached_at: Option<String>,
    /// Why nothing goes, when something is wrong.
    pub why: Option<Phrase>,
    /// What a person can do about it: `pair`, `update` or empty.
    pub act: String,
    /// Files on their way down.
    pub files: Option<Downloading>,
    /// The file on its way up.
    pub up: Option<Uploading>,
    /// Address of the office; empty in solo mode.
    pub office: String,
    /// What leaves this computer without a contact, or has left it.
    pub lease: Option<Phrase>,
}

/// What the indicator says now.
///
/// # Errors
/// When the store cannot be read.
pub fn sync(reader: &Reader<'_>, (): ()) -> Result<SyncState, ApiError> {
    let Some(joined) = &reader.joined else { return Ok(alone()) };
    let outbox = reader.store.outbox()?;
    let waiting = count_u32(outbox.iter().filter(|entry| entry.verdict.is_none()).count());
    let ContactStanding { line, reached_at, files, up, .. } = &reader.contact;
    let (state, stuck) = match line {
        Line::Stuck(stuck) => ("stuck", Some(*stuck)),
        Line::Offline => ("offline", None),
        Line::Quiet | Line::Well if waiting > 0 => ("sending", None),
        Line::Quiet | Line::Well => ("sent", None),
    };
    Ok(SyncState {
        state: state.to_owned(),
        waiting,
        reached_at: reached_at.map(|at| at.to_string()),
        why: stuck.map(Stuck::says),
        act: stuck.map(Stuck::act).unwrap_or_default().to_owned(),
        files: files.clone(),
        up: up.clone(),
        office: format!("{}/{}", joined.server.url, joined.town),
        lease: reader.lease.clone(),
    })
}

fn alone() -> SyncState {
    SyncState {
        state: "solo".to_owned(),
        waiting: 0,
        reached_at: None,
        why: None,
        act: String::new(),
        files: None,
        up: None,
        office: String::new(),
        lease: None,
    }
}
