//! Who goes between this computer and its office. The office may be locked or closed at any moment: it is held
//! only while something is read from the store or written to it, never while the network is waited for.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use obeznik_kernel::BlobHash;
use obeznik_store::{Store, StoreError};
use obeznik_sync::Reads;

use super::fits::{Misfit, check_fits};
use super::session::Session;
use crate::api::ApiError;
use crate::office::Office;
use crate::ports::network::{Line, Unreached};

/// Goes between an open office of this computer and the office it has joined.
pub struct Courier {
    pub(super) office: Weak<Office>,
    pub(super) line: Arc<dyn Line>,
    pub(super) session: Session,
    /// Contents the office has taken; they need not go up again.
    pub(super) carried: Mutex<BTreeSet<BlobHash>>,
    /// What both programs can do, once the office said that they fit. Asked for once after each start.
    greeted: Mutex<Option<BTreeSet<Reads>>>,
}

/// What one contact came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Contacted {
    /// Rows that came.
    pub rows: usize,
    /// Commands that were decided.
    pub settled: usize,
    /// Those of them that were refused, with what was built on them.
    pub refused: usize,
    /// Rows the person does not see any more.
    pub lost: usize,
}

/// How far the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Rows that came so far.
    pub rows: usize,
    /// How far it has read.
    pub through: u64,
    /// How far there is to read.
    pub head: u64,
}

/// Why a contact ended before its end.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// The office was not reached, or did not say what it should.
    Unreached(Unreached),
    /// This computer has to be paired, for the first time or anew.
    NotPaired,
    /// It was shown out.
    ShownOut {
        /// Whether everything has to be deleted.
        wipe: bool,
    },
    /// Another copy of this store has used its numbers: it has to go on as another device.
    Copied,
    /// One of the two programs is too old for the other.
    Misfit(Misfit),
    /// The office and this program do not get on: it says where.
    Astray(&'static str),
    /// Ours.
    Store(ApiError),
}

impl Failure {
    /// Whether an office of another version could answer so.
    fn may_be_a_misfit(&self) -> bool {
        match self {
            Self::Unreached(Unreached::Said { status, .. }) => !matches!(status, 401 | 403),
            Self::Unreached(Unreached::NotAnOffice) | Self::Astray(_) => true,
            _ => false,
        }
    }
}

impl Failure {
    /// Whether every content would fail so: the office is not reached, or lets this computer in no more.
    pub(super) fn is_of_the_line(&self) -> bool {
        match self {
            Self::Unreached(unreached) => {
                !matches!(unreached, Unreached::NotAnOffice | Unreached::Said { .. })
            }
            Self::NotPaired | Self::ShownOut { .. } | Self::Copied | Self::Misfit(_) => true,
            Self::Astray(_) | Self::Store(_) => false,
        }
    }
}

impl From<Unreached> for Failure {
    fn from(unreached: Unreached) -> Self {
        match &unreached {
            Unreached::Said { key, .. } => match key.as_str() {
                "identity-device-wiped" => Self::ShownOut { wipe: true },
                "identity-device-revoked" => Self::ShownOut { wipe: false },
                "identity-bad-signature" | "identity-not-signed-in" => Self::NotPaired,
                _ => Self::Unreached(unreached),
            },
            _ => Self::Unreached(unreached),
        }
    }
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self::Store(error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error.into())
    }
}

impl Courier {
    /// A courier of an office over an open line.
    pub fn new(office: &Arc<Office>, line: Arc<dyn Line>) -> Self {
        let weak = Arc::downgrade(office);
        let session = Session::new(Weak::clone(&weak), Arc::clone(&line));
        Self { office: weak, line, session, carried: Mutex::default(), greeted: Mutex::default() }
    }

    /// Ends everything under way.
    pub fn stop(&self) {
        self.line.stop();
    }

    /// Does something with the store, as long as the office is open.
    pub(super) fn with_store<T>(
        &self,
        work: impl FnOnce(&mut Store, &Office) -> Result<T, StoreError>,
    ) -> Result<T, Failure> {
        let office = self.office.upgrade().ok_or(Unreached::Stopped)?;
        let done = work(&mut office.store(), &office);
        Ok(done?)
    }
}

impl Courier {
    /// Asks the office once whether the two programs fit. Where they do not, it is still heard whether this computer
    /// was shown out: an old program must not keep what it has to delete.
    pub(super) fn greet(&self) -> Result<(), Failure> {
        if self.greeted().is_some() {
            return Ok(());
        }
        self.session.check_paired()?; // known without a network
        let hello = self.line.hello()?;
        match check_fits(&hello) {
            Ok(()) => {
                *self.greeted() = Some(Reads::of(&hello.features));
                Ok(())
            }
            Err(misfit) => match self.session.knock() {
                Err(shown_out @ Failure::ShownOut { .. }) => Err(shown_out),
                _ => Err(Failure::Misfit(misfit)),
            },
        }
    }

    /// What a failed contact comes to: an answer that another program might have understood lets the office be
    /// asked again whether the two fit.
    pub(super) fn judged(&self, failure: Failure) -> Failure {
        if !failure.may_be_a_misfit() {
            return failure;
        }
        *self.greeted() = None;
        match self.greet() {
            Err(known @ (Failure::Misfit(_) | Failure::ShownOut { .. })) => known,
            _ => failure,
        }
    }

    fn greeted(&self) -> MutexGuard<'_, Option<BTreeSet<Reads>>> {
        self.greeted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What may be asked of the office beyond the oldest protocol.
    pub(super) fn reads(&self) -> BTreeSet<Reads> {
        self.greeted().clone().unwrap_or_default()
    }

    /// Hears pokes until the line ends.
    pub(super) fn listen(&self, heard: &mut dyn FnMut(crate::ports::network::Poke)) -> Result<(), Failure> {
        let heard = Mutex::new(heard);
        self.session.call(|line, access| {
            let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
            line.listen(access, &mut |poke| heard(poke))
        })
    }

    /// What the office's clock says, while it is open.
    pub(super) fn now(&self) -> Option<obeznik_kernel::Timestamp> {
        self.office.upgrade().map(|office| office.now())
    }
}
