//! Files on their way in: the window sends them by parts, and each part is sealed as it comes.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use obeznik_app::attachments::{Arrived, Arriving, check_size};
use obeznik_app::import::{SourceFile, TextOnce};
use obeznik_app::{ApiError, Code, Office};

/// Files being received, by the number given to the window.
#[derive(Default)]
pub(crate) struct Uploads {
    open: Mutex<BTreeMap<String, Upload>>,
}

/// One file being received.
struct Upload {
    /// Name the person's system gave it.
    name: String,
    expected: u64,
    state: State,
}

enum State {
    Coming(Box<Arriving>),
    /// Came whole, and an import looked into it.
    Whole(Arrived, TextOnce),
}

/// Largest table of an import: 128 MiB.
const LARGEST_TABLE: u64 = 128 << 20;
/// Largest part: 8 MiB.
const LARGEST_PART: usize = 8 << 20;

impl Uploads {
    /// Begins a file of the announced size.
    pub(crate) fn begin(&self, office: &Office, name: String, expected: u64) -> Result<String, ApiError> {
        check_size(&name, expected)?;
        let id = uuid::Uuid::now_v7().to_string();
        let state = State::Coming(Box::new(Arriving::begin(office)?));
        self.lock().insert(id.clone(), Upload { name, expected, state });
        Ok(id)
    }

    /// Takes the next part.
    pub(crate) fn part(&self, id: &str, part: &[u8]) -> Result<u64, ApiError> {
        let mut open = self.lock();
        let Upload { expected, state: State::Coming(arriving), .. } = open.get_mut(id).ok_or_else(missing)?
        else {
            return Err(ApiError::new(Code::Invalid, "attachment-changed").with("name", id));
        };
        if part.len() > LARGEST_PART || arriving.size_bytes() + part.len() as u64 > *expected {
            let name = open.remove(id).map(|upload| upload.name).unwrap_or_default();
            return Err(ApiError::new(Code::Refused, "attachment-changed").with("name", name));
        }
        arriving.part(part)
    }

    /// Ends a file and gives its name and content.
    pub(crate) fn finish(&self, id: &str) -> Result<(String, Arrived), ApiError> {
        let upload = self.lock().remove(id).ok_or_else(missing)?;
        tracing::info!(bytes = upload.expected, "a file was received");
        Ok((upload.name.clone(), upload.whole()?))
    }

    /// A whole file as it was received; it stays for another look.
    pub(crate) fn content(&self, id: &str) -> Result<SourceFile, ApiError> {
        let mut open = self.lock();
        let upload = open.remove(id).ok_or_else(missing)?;
        let (name, expected) = (upload.name.clone(), upload.expected);
        if expected > LARGEST_TABLE {
            return Err(ApiError::new(Code::Refused, "attachment-table-too-large").with("name", name));
        }
        let text = upload.text();
        let arrived = upload.whole()?;
        let bytes = arrived.open()?.read_all()?;
        let source = SourceFile { name: name.clone(), bytes, text: text.clone() };
        open.insert(id.to_owned(), Upload { name, expected, state: State::Whole(arrived, text) });
        Ok(source)
    }

    /// Forgets a file the person no longer wants.
    pub(crate) fn cancel(&self, id: &str) {
        self.lock().remove(id);
    }

    /// Forgets all of them: the office is locked, or another person sits down.
    pub(crate) fn clear(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Upload>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Upload {
    /// What was read in it at the last look.
    fn text(&self) -> TextOnce {
        match &self.state {
            State::Whole(_, text) => text.clone(),
            State::Coming(_) => TextOnce::default(),
        }
    }

    /// It must have the size it was announced with, or it changed while it was read.
    fn whole(self) -> Result<Arrived, ApiError> {
        match self.state {
            State::Whole(arrived, _) => Ok(arrived),
            State::Coming(arriving) if arriving.size_bytes() == self.expected => arriving.finish(),
            State::Coming(_) => {
                Err(ApiError::new(Code::Refused, "attachment-changed").with("name", self.name))
            }
        }
    }
}

fn missing() -> ApiError {
    ApiError::new(Code::NotFound, "attachment-vanished")
}
