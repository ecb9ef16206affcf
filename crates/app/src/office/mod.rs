//! The office as one signed-in person uses it: a store, a clock, a key that signs.

mod about;
pub mod acts;
mod along;
mod arrangement;
pub mod attention;
pub mod bindings;
pub mod clock;
pub mod commands;
pub mod day;
mod dealing;
pub mod desk;
mod issue;
pub mod log;
pub mod mend;
pub mod profiles;
mod retry;
pub mod search;
pub mod shared;
pub mod together;

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use ed25519_dalek::SigningKey;
use obeznik_authority::{SignedCommand, Verdict, can_undo, find_standing};
use obeznik_formats::kind::Barred;
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{
    Base, Command, CommandId, Date, Device, DeviceId, IdSource as _, OnBehalf, Payload, PersonId, RecordId,
    Records, SUBSTITUTE, Standing, Timestamp,
};
use obeznik_store::{Draft, Mode, Store};
use obeznik_sync::{Attention, check_size};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::api::{ApiError, Code};
use crate::backup;
use crate::circulation::check;
use crate::contact::{Board, Carriage, ContactStanding, Joined, Lease, Running, Stranded, away};
use crate::copies::{Copies, Offer, offer_of};
use crate::municipality::settings::{CopiesState, DeviceRow, OfficeState, StoreState};
use crate::office::shared::Phrase;
use crate::ports::converter::{Converter, NobodyConverts};
use crate::ports::{Clock, ForeignFiles, NobodyReads, SystemIds};
use crate::soundness;

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
    /// For whom it is written down: person and how (`paper`, `email`, `word`), or in whose place it is done
    /// (`substitute`, which the office itself adds).
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
    /// Whether nothing is seen of it before the office has decided.
    pub awaits_office: bool,
}

/// The key of this device.
#[derive(Clone)]
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
    signer: Mutex<Signer>,
    person: Mutex<PersonId>,
    files: Arc<dyn ForeignFiles>,
    converter: Arc<dyn Converter>,
    barred: Barred,
    copies: Copies,
    board: Arc<Board>,
    running: Running,
    trusts_clock: AtomicBool,
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
    /// Refused commands of the person that were dealt with.
    pub set_aside: Vec<String>,
    /// Commands of the person that were refused along with another one and came home from an office.
    pub(crate) refused_along: Vec<Attention>,
    /// New versions of annexes that wait for this person.
    pub offers: Vec<Offer>,
    /// Files whose copies lie with other programs.
    pub handed_out: Vec<RecordId>,
    /// How the store is.
    pub state: crate::municipality::settings::OfficeState,
    /// Who may sit down at this computer.
    pub profiles: Vec<profiles::Profile>,
    /// Whether everything in the office is invented.
    pub is_demo: bool,
    /// The office this computer has joined; nothing where it works alone.
    pub(crate) joined: Option<Joined>,
    /// How the contact with it stands.
    pub contact: ContactStanding,
    /// What the person decided about its line, and what today has cost.
    pub(crate) carriage: Carriage,
    /// Contents that cannot go up to it.
    pub(crate) stranded: Vec<Stranded>,
    /// What came from it since the person last looked.
    pub(crate) away: away::Kept,
    /// Whether everything of it has come at least once; what is not here before that may still come.
    pub(crate) has_come: bool,
    /// What of it goes from this computer without a contact, or has gone.
    pub lease: Option<Phrase>,
    /// What is remembered of backups.
    pub(crate) backup: backup::Kept,
    /// What is remembered of looks at the whole store.
    pub(crate) soundness: soundness::Kept,
}

/// A query that takes longer is worth a line of the diary.
const SLOW_MS: u64 = 250;

/// Drafts whose key begins so mark refused commands a person dealt with.
const SET_ASIDE: &str = "attention/";

impl Office {
    /// An office over an open store.
    pub fn new(store: Store, clock: Box<dyn Clock>, signer: Signer, person: PersonId) -> Self {
        let (store, person, signer) = (Mutex::new(store), Mutex::new(person), Mutex::new(signer));
        let (files, converter) = (Arc::new(NobodyReads), Arc::new(NobodyConverts));
        let (barred, copies, board) = (Barred::default(), Copies::default(), Arc::default());
        let (running, trusts_clock) = (Running::default(), AtomicBool::new(false));
        Self { store, clock, signer, person, files, converter, barred, copies, board, running, trusts_clock }
    }

    /// The key of this device.
    pub(crate) fn signer(&self) -> Signer {
        self.signer.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// This computer goes on as another device.
    pub(crate) fn sign_as(&self, signer: Signer) {
        *self.signer.lock().unwrap_or_else(PoisonError::into_inner) = signer;
    }

    /// How the contact with a joined office stands.
    pub fn board(&self) -> &Arc<Board> {
        &self.board
    }

    /// The same office with somebody to read foreign files.
    #[must_use]
    pub fn with_files(self, files: Arc<dyn ForeignFiles>) -> Self {
        Self { files, ..self }
    }

    /// Who reads foreign files.
    pub fn files(&self) -> Arc<dyn ForeignFiles> {
        Arc::clone(&self.files)
    }

    /// The same office with somebody to make PDFs of documents.
    #[must_use]
    pub fn with_converter(self, converter: Arc<dyn Converter>) -> Self {
        Self { converter, ..self }
    }

    /// Who makes PDFs of documents.
    pub fn converter(&self) -> Arc<dyn Converter> {
        Arc::clone(&self.converter)
    }

    /// The same office where an administrator bars files besides programs.
    #[must_use]
    pub fn with_barred(self, barred: Barred) -> Self {
        Self { barred, ..self }
    }

    /// Files that an administrator bars at this computer.
    pub fn barred(&self) -> &Barred {
        &self.barred
    }

    /// Copies that lie with other programs.
    pub fn copies(&self) -> &Copies {
        &self.copies
    }

    /// How long the program has run since the lease counted it.
    pub(crate) fn running(&self) -> &Running {
        &self.running
    }

    /// What the office's clock says.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
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

    /// Another person sits down; the desk has asked for their pass-phrase and written it into the log.
    pub fn sign_in(&self, person: PersonId) {
        *self.person.lock().unwrap_or_else(PoisonError::into_inner) = person;
    }

    /// Changes something.
    ///
    /// # Errors
    /// [`Code::Refused`] with its sentence, or what the store says.
    pub fn execute(&self, mut request: Request) -> Result<Done, ApiError> {
        if profiles::OF_THE_DESK.contains(&request.kind.as_str()) {
            return Err(ApiError::new(Code::Invalid, "error-bad-input").with("what", request.kind));
        }
        if request.kind == check::RUN {
            request.payload = check::complete(self, request.payload)?;
        }
        if request.on_behalf_of.is_none() {
            request.on_behalf_of = self.in_whose_place(&request)?;
        }
        let now = self.clock.now();
        let command = self.command(request, now)?;
        let id = command.id;
        let done = self.decide(&mut self.store(), command, now)?;
        if done.awaits_office { self.answered(id, done) } else { Ok(done) }
    }

    /// What is not the person's own to do but was handed over to them carries both names.
    fn in_whose_place(&self, request: &Request) -> Result<Option<(String, String)>, ApiError> {
        if !self.stands_in_today()? {
            return Ok(None);
        }
        let absent = self.read(|reader| Ok(acts::in_whose_place(reader, &request.kind, &request.payload)))?;
        Ok(absent.map(|absent| (absent.to_string(), SUBSTITUTE.to_owned())))
    }

    /// Whether anybody handed a duty over to the person; most days nobody did, and nothing more is read.
    fn stands_in_today(&self) -> Result<bool, ApiError> {
        let standing = find_standing(&self.store().reader().records()?, self.person())?;
        let today = day_in_prague(self.clock.now());
        Ok(standing.is_some_and(|standing| !standing.absent_on(today).is_empty()))
    }

    /// Runs what is due.
    ///
    /// # Errors
    /// What the store says.
    pub fn bring_about(&self) -> Result<usize, ApiError> {
        let mut store = self.store();
        if store.mode() == Mode::Joined {
            drop(store);
            return self.end_leases().map(|()| 0); // the office lets time act
        }
        if self.clock_doubt(&store)?.is_some() {
            tracing::warn!("the clock cannot be right: time brings nothing about");
            return Ok(0);
        }
        let count = store.bring_about(self.clock.now(), &mut SystemIds)?.len();
        drop(store);
        if count > 0 {
            tracing::info!(count, "time brought something about");
        }
        Ok(count)
    }

    /// Whether nothing is left to the clock before a person says that the day is right.
    pub(crate) fn clock_is_doubtful(&self) -> Result<bool, ApiError> {
        Ok(self.clock_doubt(&self.store())?.is_some())
    }

    /// Answers a query by name.
    ///
    /// # Errors
    /// As [`crate::queries::answer`].
    pub fn query(&self, name: &str, input: Value) -> Result<Value, ApiError> {
        let begun = Instant::now();
        let answer = self.read(|reader| crate::queries::answer(reader, name, input));
        let ms = millis(begun.elapsed());
        match &answer {
            Err(error) => tracing::info!(name, key = error.key, ms, "a query gave no answer"),
            Ok(_) if ms > SLOW_MS => tracing::info!(name, ms, "a query was slow"),
            Ok(_) => tracing::debug!(name, ms, "a query was answered"),
        }
        answer
    }

    /// Reads in one snapshot.
    ///
    /// # Errors
    /// What the reading says.
    pub fn read<T>(&self, read: impl FnOnce(&Reader<'_>) -> Result<T, ApiError>) -> Result<T, ApiError> {
        let store = self.store();
        let (me, now) = (self.person(), self.clock.now());
        let records = store.reader().records()?;
        let standing = find_standing(&records, me)?.unwrap_or_else(|| Standing::without_roles(me));
        let drafts = store.drafts(me)?;
        let dealt = drafts.iter().filter_map(|draft| draft.draft_id.strip_prefix(SET_ASIDE));
        let set_aside = dealt.map(str::to_owned).collect();
        let refused_along = drafts.iter().filter_map(along::refused_in).collect();
        let (offers, handed_out) = (drafts.iter().filter_map(offer_of).collect(), self.copies.files());
        let state = self.state(&store)?;
        let profiles = profiles::profiles_of(&store, me)?;
        let (joined, contact) = (Joined::of(&store)?, self.board.standing());
        let carriage = Carriage::of(&store, day_in_prague(now))?;
        let stranded = Stranded::all(&store)?;
        let lease = Lease::of(&store)?; // begins with the first contact that has brought everything
        let has_come = joined.is_none() || lease.is_some();
        let lease = lease.and_then(|lease| lease.phrase());
        let away = drafts.iter().find(|draft| draft.draft_id == away::AWAY);
        let away = away.and_then(|draft| serde_json::from_str(&draft.body).ok()).unwrap_or_default();
        let (backup, soundness) = (backup::Kept::of(&store)?, soundness::Kept::of(&store)?);
        let (is_demo, store, today) = (store.is_demo(), store.reader(), day_in_prague(now));
        let reader = Reader {
            records: &records,
            store,
            standing,
            me,
            now,
            today,
            set_aside,
            refused_along,
            offers,
            handed_out,
            state,
            profiles,
            is_demo,
            joined,
            contact,
            carriage,
            stranded,
            away,
            has_come,
            lease,
            backup,
            soundness,
        };
        read(&reader)
    }

    /// Keeps a text that is no command yet.
    ///
    /// # Errors
    /// What the store says.
    pub fn put_draft(&self, key: &str, body: String) -> Result<(), ApiError> {
        let draft =
            Draft { draft_id: key.to_owned(), person: self.person(), body, saved_at: self.clock.now() };
        Ok(self.store().put_draft(&draft)?)
    }

    /// A kept text of this person.
    ///
    /// # Errors
    /// What the store says.
    pub fn draft(&self, key: &str) -> Result<Option<String>, ApiError> {
        let draft = self.store().draft(key)?;
        Ok(draft.filter(|draft| draft.person == self.person()).map(|draft| draft.body))
    }

    /// Forgets a kept text.
    ///
    /// # Errors
    /// What the store says.
    pub fn drop_draft(&self, key: &str) -> Result<(), ApiError> {
        Ok(self.store().remove_draft(key)?)
    }

    /// Makes the read models anew from records.
    ///
    /// # Errors
    /// What the store says.
    pub fn rebuild(&self) -> Result<(), ApiError> {
        let begun = Instant::now();
        self.store().rebuild(&mut |_| true)?;
        tracing::info!(ms = millis(begun.elapsed()), "the lists were made anew");
        Ok(())
    }

    /// Whether the store can be written again after it could not.
    ///
    /// # Errors
    /// [`Code::ReadOnly`] while it cannot.
    pub fn check_room(&self) -> Result<(), ApiError> {
        Ok(self.store().check_room()?)
    }

    /// Closes the store with a good copy, when nobody else holds the office.
    pub fn close(self) {
        let now = self.clock.now();
        let store = self.store.into_inner().unwrap_or_else(PoisonError::into_inner);
        match store.close(now) {
            Ok(_) => tracing::info!("a good copy was made at the close"),
            Err(error) => tracing::warn!(%error, "no good copy was made at the close"),
        }
    }

    /// The store, once nobody else holds the office; what is under way ends first.
    pub(crate) fn into_store_when_alone(mut office: Arc<Self>) -> Option<Store> {
        for _ in 0..desk::MOST_WAITS_TO_DELETE {
            match Arc::try_unwrap(office) {
                Ok(alone) => return Some(alone.store.into_inner().unwrap_or_else(PoisonError::into_inner)),
                Err(held) => office = held,
            }
            std::thread::sleep(desk::WAIT);
        }
        None
    }

    fn state(&self, store: &Store) -> Result<OfficeState, ApiError> {
        let out = store.out_folder();
        let folder = out.parent().unwrap_or(&out).to_owned();
        let size = std::fs::metadata(folder.join("office.db")).map_or(0, |file| file.len());
        let last = store.reader().log(u64::MAX >> 1, 1)?;
        let copies = store.copies();
        Ok(OfficeState {
            store: StoreState {
                folder: folder.display().to_string(),
                size_bytes: size,
                changed_at: last.first().map(|entry| entry.header.received_at.to_string()),
                ways: Vec::new(),
            },
            copies: CopiesState {
                folder: folder.join("copies").display().to_string(),
                count: u32::try_from(copies.len()).unwrap_or(u32::MAX),
                last_at: copies.first().map(|copy| copy.made_at.to_string()),
            },
            devices: self.devices(store)?,
            clock: self.clock_doubt(store)?,
        })
    }

    fn devices(&self, store: &Store) -> Result<Vec<DeviceRow>, ApiError> {
        let id = self.signer().device;
        let device = store.reader().record::<Device>(id)?;
        let row = |name: String| DeviceRow {
            id: id.to_string(),
            name,
            person_name: String::new(),
            is_this: true,
            last_seen_at: None,
        };
        Ok(device.map(|stored| row(stored.value.name)).into_iter().collect())
    }

    /// The store, for what is neither a command nor a query: drafts, blobs, keys.
    pub fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn decide(&self, store: &mut Store, command: Command, now: Timestamp) -> Result<Done, ApiError> {
        if store.mode() == Mode::Joined {
            return self.issue(store, command);
        }
        let (id, kind) = (command.id, command.kind.clone());
        let begun = Instant::now();
        let signer = self.signer();
        let signed = SignedCommand::sign(command, signer.device, &signer.key)?;
        let verdict = store.execute(&signed, now, &mut SystemIds, &[])?;
        noted(&kind, id, &verdict, begun.elapsed());
        let variants = match verdict {
            Verdict::Accepted => Vec::new(),
            Verdict::Variant(variants) => variants.into_iter().map(|variant| variant.field).collect(),
            // The window names the refused command when the same dialog sends it again.
            Verdict::Refused(refusal) => return Err(ApiError::from(refusal).with("command", id)),
        };
        Ok(Done { command: id.to_string(), variants, can_undo: can_undo(&kind), awaits_office: false })
    }

    fn command(&self, request: Request, now: Timestamp) -> Result<Command, ApiError> {
        let base =
            request.base.iter().map(|(id, ver)| parse_id(id).map(|id| Base { id, ver: u64::from(*ver) }));
        let behalf = request.on_behalf_of.map(|(person, how)| {
            parse_id(&person).map(|id| OnBehalf { person: PersonId(id), how, evidence: None })
        });
        let command = Command {
            id: CommandId(SystemIds.next_id()),
            kind: request.kind,
            kind_version: 1,
            actor: Some(self.person()),
            on_behalf_of: behalf.transpose()?,
            payload: Payload::Inline(request.payload.to_string()),
            base: base.collect::<Result<_, _>>()?,
            client_time: now,
        };
        check_size(&command)?;
        Ok(command)
    }
}

/// One line of the diary about a command: its kind and what came of it, nothing of its input.
fn noted(kind: &str, id: CommandId, verdict: &Verdict, took: Duration) {
    let (outcome, key) = match verdict {
        Verdict::Accepted => ("accepted", ""),
        Verdict::Variant(_) => ("variant", ""),
        Verdict::Refused(refusal) => ("refused", refusal.key.as_str()),
    };
    tracing::info!(kind, command = %id, outcome, key, ms = millis(took), "a command was decided");
}

/// A duration as the diary writes it.
pub(crate) fn millis(took: Duration) -> u64 {
    u64::try_from(took.as_millis()).unwrap_or(u64::MAX)
}

/// An identifier that came from outside.
///
/// # Errors
/// [`Code::Invalid`] when it is none.
pub fn parse_id(text: &str) -> Result<RecordId, ApiError> {
    text.parse().map_err(|_| ApiError::new(Code::Invalid, "error-bad-input").with("what", "id"))
}
