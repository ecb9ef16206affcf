//! What travels between a device and the authority.

use std::collections::BTreeMap;

use obeznik_authority::{SignedCommand, Verdict};
use obeznik_kernel::{Audience, AudienceId, DeviceId};
use serde::{Deserialize, Serialize};

use crate::cursor::Cursors;
use crate::row::ScopeSum;
use crate::store::Staged;

/// Sealed commands going up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushRequest {
    /// Whose line the numbers belong to.
    pub device: DeviceId,
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
}

/// The answer to a push.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushAnswer {
    /// Whose line.
    pub device: DeviceId,
    /// The last number the authority has decided; the next it expects is one more.
    pub last_n: u64,
    /// Verdicts of what was pushed.
    pub verdicts: Vec<Answered>,
}

/// The verdict of one number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The number.
    pub n: u64,
    /// The verdict, for ever the same.
    pub verdict: Verdict,
}

/// What a device asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PullRequest {
    /// The device.
    pub device: DeviceId,
    /// The version of access it knows.
    pub acl_ver: u64,
    /// How far it has read.
    pub cursors: Cursors,
    /// The lowest number still in its outbox.
    pub unsettled: Option<u64>,
}

/// What it gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PullAnswer {
    /// Its person sees other scopes than the device knows; it asks again after taking them in.
    Access(Access),
    /// The next rows.
    Page(Box<Page>),
}

/// Everything the person sees now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// Rises with every change of the set.
    pub acl_ver: u64,
    /// All audiences the person sees.
    pub scopes: Vec<Audience>,
}

/// Rows of one snapshot of the authority, ending on a `seq` boundary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The access it was made for.
    pub acl_ver: u64,
    /// The cursors it continues.
    pub from: Cursors,
    /// Every scope below this `seq` moves to it.
    pub through: u64,
    /// Changes by `seq`.
    pub rows: Vec<PageRow>,
    /// Whether nothing is left up to `head`.
    pub caught_up: bool,
    /// The last `seq` of the snapshot.
    pub head: u64,
    /// The last number of the device decided in the snapshot.
    pub last_n: u64,
    /// Verdicts from the request's `unsettled` to `last_n`.
    pub verdicts: Vec<Answered>,
    /// With a caught-up page: sums of every scope that has rows.
    pub sums: BTreeMap<AudienceId, ScopeSum>,
}

/// One change of a page.
pub type PageRow = Staged;
