//! The office as one signed-in person uses it: a store, a clock, a key that signs.

pub mod acts;
pub mod attention;
pub mod bindings;
pub mod commands;
pub mod day;
pub mod desk;
pub mod search;
pub mod shared;

use std::sync::{Mutex, MutexGuard, PoisonError};

use ed25519_dalek::SigningKey;
use obeznik_authority::{SignedCommand, Verdict, can_undo, standing_of};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{
    Base, Command, CommandId, Date, DeviceId, IdSource as _, OnBehalf, Payload, PersonId, RecordId, Records,
    Standing, Timestamp,
};
use obeznik_store::Store;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::api::{ApiError, Code};
use crate::ports::{Clock, SystemIds};

/// What a person asks to change.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Request {
    /// Kind of the command, such as `circulation.create_paper`.
    pub kind: String,
    /// Its input.
    #[ts(type = "unknown")]
    pub payload: Value,
    /// Records the person saw and their versions.
    pub base: Vec<(String, u32)>,
    /// For whom it is written down: person and how (`paper`, `email`, `word`).
    pub on_behalf_of: Option<(String, String)>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Done {
    /// The command.
    pub command: String,
    /// Fields that became variants because the text had moved meanwhile.
    pub variants: Vec<String>,
    /// Whether it can be taken back.
    pub can_undo: bool,
}

/// The key of this device.
pub struct Signer {
    /// Its identifier.
    pub device: DeviceId,
    /// Its private half.
    pub key: SigningKey,
}

/// One open store with a signed-in person.
pub struct Office {
    store: Mutex<Store>,
    clock: Box<dyn Clock>,
    signer: Signer,
    person: Mutex<PersonId>,
}

/// What a query reads: one snapshot, the lists, who asks and when.
pub struct Reader<'a> {
    /// The records.
    pub records: &'a dyn Records,
    /// The lists and the search of the store.
    pub store: &'a obeznik_store::Reader,
    /// What the person is.
    pub standing: Standing,
    /// The person.
    pub me: PersonId,
    /// Now.
    pub now: Timestamp,
    /// Today in Prague.
    pub today: Date,
}

impl Office {
    /// An office over an open store.
    pub fn new(store: Store, clock: Box<dyn Clock>, signer: Signer, person: PersonId) -> Self {
        Self { store: Mutex::new(store), clock, signer, person: Mutex::new(person) }
    }

    /// The same office by another clock: the demo town is built by one set by hand.
    #[must_use]
    pub fn with_clock(self, clock: Box<dyn Clock>) -> Self {
        Self { clock, ..self }
    }

    /// Who is signed in.
    pub fn person(&self) -> PersonId {
        *self.person.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Another person sits down. The change of hands is the caller's to ask for and to log.
    pub fn sign_in(&self, person: PersonId) {
        *self.person.lock().unwrap_or_else(PoisonError::into_inner) = person;
    }

    /// Changes something.
    ///
    /// # Errors
    /// [`Code::Refused`] with its sentence, or what the store says.
    pub fn execute(&self, request: Request) -> Result<Done, ApiError> {
        self.execute_rows(request, &[])
    }

    /// Changes many things at once: `rows` are canonical NDJSON.
    ///
    /// # Errors
    /// As [`Office::execute`].
    pub fn execute_rows(&self, request: Request, rows: &[u8]) -> Result<Done, ApiError> {
        let now = self.clock.now();
        let kind = request.kind.clone();
        let command = self.command(request, now)?;
        let id = command.id;
        let signed = SignedCommand::sign(command, self.signer.device, &self.signer.key)?;
        let verdict = self.store().execute(&signed, now, &mut SystemIds, rows)?;
        let variants = match verdict {
            Verdict::Accepted => Vec::new(),
            Verdict::Variant(variants) => variants.into_iter().map(|variant| variant.field).collect(),
            Verdict::Refused(refusal) => return Err(refusal.into()),
        };
        Ok(Done { command: id.to_string(), variants, can_undo: can_undo(&kind) })
    }

    /// Runs what is due.
    ///
    /// # Errors
    /// What the store says.
    pub fn bring_about(&self) -> Result<usize, ApiError> {
        Ok(self.store().bring_about(self.clock.now(), &mut SystemIds)?.len())
    }

    /// Answers a query by name.
    ///
    /// # Errors
    /// As [`crate::queries::answer`].
    pub fn query(&self, name: &str, input: Value) -> Result<Value, ApiError> {
        self.read(|reader| crate::queries::answer(reader, name, input))
    }

    /// Reads in one snapshot.
    ///
    /// # Errors
    /// What the reading says.
    pub fn read<T>(&self, read: impl FnOnce(&Reader<'_>) -> Result<T, ApiError>) -> Result<T, ApiError> {
        let store = self.store();
        let (me, now) = (self.person(), self.clock.now());
        let records = store.reader().records()?;
        let standing = standing_of(&records, me)?;
        let (store, today) = (store.reader(), day_in_prague(now));
        read(&Reader { records: &records, store, standing, me, now, today })
    }

    /// The store, for what is neither a command nor a query: drafts, blobs, keys.
    pub fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn command(&self, request: Request, now: Timestamp) -> Result<Command, ApiError> {
        let base =
            request.base.iter().map(|(id, ver)| parse_id(id).map(|id| Base { id, ver: u64::from(*ver) }));
        let behalf = request.on_behalf_of.map(|(person, how)| {
            parse_id(&person).map(|id| OnBehalf { person: PersonId(id), how, evidence: None })
        });
        Ok(Command {
            id: CommandId(SystemIds.next_id()),
            kind: request.kind,
            kind_version: 1,
            actor: Some(self.person()),
            on_behalf_of: behalf.transpose()?,
            payload: Payload::Inline(request.payload.to_string()),
            base: base.collect::<Result<_, _>>()?,
            client_time: now,
        })
    }
}

/// An identifier that came from outside.
///
/// # Errors
/// [`Code::Invalid`] when it is none.
pub fn parse_id(text: &str) -> Result<RecordId, ApiError> {
    text.parse().map_err(|_| ApiError::new(Code::Invalid, "error-bad-input").with("what", "id"))
}
