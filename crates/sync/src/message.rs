//! What travels between a device and the office.
//!
//! Every request names the device and the history it knows; every answer repeats them, so that an answer
//! that comes late, after the device was registered anew or the office restored, is told from a fresh one.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_authority::{SignedCommand, Verdict};
use obeznik_kernel::{Audience, AudienceId, BlobHash, CommandId, DeviceId, HistoryId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::cursor::{Cursors, Place};
use crate::row::ScopeSum;
use crate::store::Staged;

/// Bytes of JSON the office reads of one push.
pub const MOST_PUSH_BYTES: usize = 8 << 20;

/// Bytes of JSON one command may have: the rest of a push is for its signature and the numbers it was built on.
pub const MOST_COMMAND_BYTES: usize = MOST_PUSH_BYTES - (1 << 20);

/// Sealed commands going up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushRequest {
    /// Whose line the numbers belong to.
    pub device: DeviceId,
    /// The history the numbers belong to; none before the first contact.
    pub history: Option<HistoryId>,
    /// In order of `n`, without gaps.
    pub commands: Vec<Sealed>,
}

/// One sealed command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// The command with its `n`.
    pub signed: SignedCommand,
    /// Numbers of commands it was built on: it is refused when one of them was.
    pub after: Vec<u64>,
    /// Whether one of them was refused under a number of another life: unless the office knows this command
    /// already, it is refused too.
    #[serde(default)]
    pub built_on_refused: bool,
}

/// The answer to a push.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PushAnswer {
    /// The office decided, as far as `last_n`.
    Decided(Decided),
    /// The office lives another history than the device knows.
    OtherHistory(OtherHistory),
    /// A number was used for another command: this file is a copy of the one that used it. The device has
    /// to be registered anew; nothing was decided.
    NumbersTaken(DeviceId),
    /// The device is not listened to any more; nothing was decided.
    Closed(Closed),
}

/// Verdicts of a push.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// Whose line.
    pub device: DeviceId,
    /// In which history.
    pub history: HistoryId,
    /// The last number the authority has decided; the next it expects is one more.
    pub last_n: u64,
    /// Verdicts of what was pushed.
    pub verdicts: Vec<Answered>,
    /// The blob without which the next number cannot be decided.
    pub needs: Option<BlobHash>,
}

/// The verdict of one number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The number.
    pub n: u64,
    /// The command it was used for: a copied file may have used it for another than this one.
    pub command: CommandId,
    /// The verdict, for ever the same.
    pub verdict: Verdict,
}

/// The office was restored from an older copy, or the device speaks with it for the first time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherHistory {
    /// The device.
    pub device: DeviceId,
    /// The history the request named: a device that has moved on since drops the answer.
    pub known: Option<HistoryId>,
    /// The history the office lives now.
    pub history: HistoryId,
    /// The last number of the device it knows.
    pub last_n: u64,
}

/// The device was revoked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// The device.
    pub device: DeviceId,
    /// Whether it must delete everything it holds.
    pub wipe: bool,
}

/// What a device asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PullRequest {
    /// The device.
    pub device: DeviceId,
    /// The history it knows; none before the first contact.
    pub history: Option<HistoryId>,
    /// The version of access it knows.
    pub acl_ver: u64,
    /// How far it has read.
    pub cursors: Cursors,
    /// The horizon of the office when it last got a page.
    pub horizon: u64,
    /// The lowest number still in its outbox.
    pub unsettled: Option<u64>,
    /// The largest page it wants, in bytes of rows; the office may send less.
    pub max_bytes: Option<u64>,
    /// What it says of itself, for the day it is lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// What it reads beyond the oldest protocol; nothing of an older program.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub reads: BTreeSet<Reads>,
}

/// What a device reads beyond the oldest protocol. It says so only to an office that names it in `features`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reads {
    /// Bodies of records as text.
    Text,
    /// Pages that end within a command.
    Parts,
    /// Something a newer program reads.
    #[serde(other)]
    Unknown,
}

impl Reads {
    /// What this program reads of what an office says it can do.
    pub fn of(features: &[String]) -> BTreeSet<Self> {
        let words = [("text", Self::Text), ("parts", Self::Parts)];
        let is_named = |word: &str| features.iter().any(|feature| feature == word);
        words.into_iter().filter(|(word, _)| is_named(word)).map(|(_, reads)| reads).collect()
    }
}

/// What a device says of itself. A claim: no rule uses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// What opens its store.
    pub key: KeyKept,
    /// Commands that wait in it.
    pub waiting: u32,
    /// Version of the program.
    pub app: String,
}

/// What opens the store of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyKept {
    /// A pass-phrase alone.
    PassPhrase,
    /// The keyring of the system, which whoever signs in there opens.
    Keyring,
    /// Something a newer program knows.
    #[serde(other)]
    Unknown,
}

/// What it gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PullAnswer {
    /// Its person sees other scopes than the device knows; it asks again after taking them in.
    Access(Access),
    /// The next rows.
    Page(Box<Page>),
    /// The office lives another history than the device knows.
    OtherHistory(OtherHistory),
    /// The office no longer remembers what was deleted since: the device reads everything once more. Its
    /// outbox stays.
    StartOver(StartOver),
    /// The device is not listened to any more.
    Closed(Closed),
}

/// Everything the person sees now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// The device.
    pub device: DeviceId,
    /// The history.
    pub history: HistoryId,
    /// Rises with every change of the set.
    pub acl_ver: u64,
    /// All audiences the person sees.
    pub scopes: Vec<Audience>,
}

/// Rows of one snapshot of the authority. It ends where a command ends, or within one that is larger than a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The device.
    pub device: DeviceId,
    /// The history.
    pub history: HistoryId,
    /// The access it was made for.
    pub acl_ver: u64,
    /// The cursors it continues.
    pub from: Cursors,
    /// Every scope below this `seq` moves to it.
    pub through: u64,
    /// The last of its rows, where the page ends within the command after `through`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Place>,
    /// Changes by `seq`.
    pub rows: Vec<PageRow>,
    /// Whether nothing is left up to `head`.
    pub caught_up: bool,
    /// The last `seq` of the snapshot.
    pub head: u64,
    /// Deletions up to this `seq` are forgotten.
    pub horizon: u64,
    /// The office's time.
    pub time: Timestamp,
    /// The last number of the device decided in the snapshot.
    pub last_n: u64,
    /// Verdicts from the request's `unsettled` to `last_n`.
    pub verdicts: Vec<Answered>,
    /// With a caught-up page: the sum of everything the person sees.
    pub total: Option<ScopeSum>,
}

/// The device has to read everything once more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartOver {
    /// The device.
    pub device: DeviceId,
    /// The history.
    pub history: HistoryId,
    /// The cursors that reach too far back.
    pub from: Cursors,
}

/// One change of a page.
pub type PageRow = Staged;

/// Sums of scopes, as a device or the office counts them.
pub type Sums = BTreeMap<AudienceId, ScopeSum>;
