//! Sharing in an office: this computer becomes the server of the others, and works alone again, without a
//! command line.
//!
//! The server is a program of its own. It takes the whole office over with its history, and this desk joins it
//! as any other computer does. Until the desk has joined, everything can be put back as it was: the store that
//! worked alone is only put aside, and a note beside the server's data says how far it came.

mod alone;
mod belongings;
mod computers;
mod moving;
mod note;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use obeznik_kernel::{Person, PersonId};
use obeznik_store::{Mode, Store, Unlock};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

pub use self::computers::OfficeComputer;
pub use self::moving::ServedAt;
use self::note::{Note, Reached};
use super::joining::{JoinInput, is_joining, random};
use super::{Desk, Sitting, lock};
use crate::api::{ApiError, Code};
use crate::backup::Kept;
use crate::contact::{Joined, Progress};
use crate::copies;
use crate::office::Office;
use crate::office::profiles::check_words;
use crate::ports::network::Server;
use crate::ports::own_server::beside;

/// How long a server may take to begin.
const BEGINS: Duration = Duration::from_secs(60);
/// What the name of a store put aside ends with.
const PUT_ASIDE: &str = "samostatne";
/// Between two looks whether it has begun.
const LOOK: Duration = Duration::from_millis(250);

/// How this computer shares its office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Sharing {
    /// `absent` (no program of a server here), `alone`, `shares`, `elsewhere` (the server is another computer).
    pub state: String,
    /// Whether who sits here may change it.
    pub may_change: bool,
    /// Where others find the office: the address they type.
    pub address: String,
    /// Name or address of this computer in its network, as it was given; empty where it does not share.
    pub host: String,
    /// The port it serves; 0 where it does not share.
    pub port: u16,
    /// What this computer is called in its network now, or its address there.
    pub suggested: String,
    /// Whether sharing begins when its person signs in to this computer; nothing where the system has no such thing.
    pub begins_at_sign_in: Option<bool>,
    /// Fingerprint of the server's key, which others compare.
    pub fingerprint: String,
    /// Whether the store opens by a pass-phrase, so that a new one is chosen.
    pub by_pass_phrase: bool,
}

/// How an office is to be shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShareInput {
    /// Name or address of this computer in its network.
    pub host: String,
    /// The port.
    pub port: u16,
    /// The municipality's word in addresses.
    pub town: String,
    /// The pass-phrase of this computer; nothing for the keyring.
    pub passphrase: Option<String>,
    /// A name of this computer for the list of devices.
    pub device_name: String,
}

/// What a colleague types on another computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComputerCode {
    /// The address.
    pub address: String,
    /// The code.
    pub code: String,
    /// Until when it holds.
    pub until: String,
    /// Fingerprint of the server's key.
    pub fingerprint: String,
}

/// Somebody who shares, and the note of it.
struct Plan {
    person: PersonId,
    email: String,
    note: Note,
    passphrase: Option<String>,
    device_name: String,
}

impl Desk {
    /// How this computer shares.
    ///
    /// # Errors
    /// [`Code::Locked`] when nobody sits here.
    pub fn sharing(&self) -> Result<Sharing, ApiError> {
        let office = self.office()?;
        let note = Note::read(self.server.folder()).filter(Note::is_shared);
        let is_alone = office.store().mode() == Mode::Solo;
        let state = match &note {
            _ if is_alone && !self.server.is_here() => "absent",
            _ if is_alone => "alone",
            Some(note) if is_of(&office, note) => "shares",
            _ => "elsewhere",
        };
        let shares = note.filter(|_| state == "shares");
        Ok(Sharing {
            state: state.to_owned(),
            may_change: office.manages_people(office.person())?,
            address: shares.as_ref().map(Note::address).unwrap_or_default(),
            host: shares.as_ref().map(|note| note.host.clone()).unwrap_or_default(),
            port: shares.as_ref().map(|note| note.port).unwrap_or_default(),
            suggested: if is_alone || state == "shares" { self.server.address() } else { String::new() },
            begins_at_sign_in: shares.as_ref().and_then(|_| self.server.begins_at_sign_in()),
            fingerprint: shares.map(|note| note.fingerprint).unwrap_or_default(),
            by_pass_phrase: office.store().has_pass_phrase(),
        })
    }

    /// Makes this computer the server of the office, and joins it.
    ///
    /// # Errors
    /// [`Code::Refused`] with what is missing; after any failure the office works alone as before.
    pub fn share(&self, input: ShareInput, progress: &mut dyn FnMut(Progress)) -> Result<(), ApiError> {
        let plan = self.plan(input)?;
        let secret = Zeroizing::new(random::<32>()?);
        self.discard_server()?; // what a broken-off attempt left
        self.office()?.store().hand_over_by(&secret)?;
        let shared = plan
            .note
            .write(self.server.folder())
            .and_then(|()| self.hand_over(&plan, &secret))
            .and_then(|(note, code)| self.join_own(&plan, note, (&code, &secret), progress));
        if let Err(error) = shared {
            tracing::warn!(key = error.key, "the office was not shared");
            self.put_back(&plan, &secret);
            return Err(error);
        }
        tracing::info!("the office is shared from this computer");
        Ok(())
    }

    /// A code by which one more computer joins, for a person of the office.
    ///
    /// # Errors
    /// [`Code::Refused`] when this computer does not share, or who sits here does not manage people.
    pub fn computer_code(&self, person: &str) -> Result<ComputerCode, ApiError> {
        let (office, note) = self.shared_by_me()?;
        let person: PersonId = person.parse().map(PersonId).map_err(|_| bad("person"))?;
        let email = email_of(&office, person)?;
        let (id, town) = (person.to_string(), note.town.as_str());
        let words = ["invite", "--computer", "--tenant", town, "--person", &id, "--email", &email];
        let said = self.server.order(&words, None)?;
        let text = |name: &str| said[name].as_str().unwrap_or_default().to_owned();
        Ok(ComputerCode {
            address: note.address(),
            code: text("code"),
            until: text("until"),
            fingerprint: text("fingerprint"),
        })
    }

    /// Starts the server again after this computer did; puts back what a kill cut off in the middle.
    pub fn keep_sharing(&self) {
        let Some(note) = Note::read(self.server.folder()) else { return };
        match note.reached {
            Reached::Begun => {
                self.put_store_back(&note);
                if let Err(error) = self.discard_server() {
                    tracing::warn!(key = error.key, "the server of a broken-off sharing stayed");
                }
            }
            Reached::Shared => {
                self.forget_given();
                if let Err(error) = self.server.start(note.port, &note.url()) {
                    tracing::error!(key = error.key, "the server did not start");
                }
            }
            Reached::GivenBack => self.finish_alone(&note),
        }
    }

    /// Serves the office again when it is shared from here, without opening it. What a kill cut off waits for the window.
    ///
    /// # Errors
    /// [`Code::Refused`] when the server does not start.
    pub fn serve_again(&self) -> Result<(), ApiError> {
        match Note::read(self.server.folder()).filter(Note::is_shared) {
            Some(note) => self.server.start(note.port, &note.url()),
            None => Ok(()),
        }
    }

    /// Lets sharing begin when the person signs in to this computer, or only when they open the window.
    ///
    /// # Errors
    /// [`Code::Refused`] when this computer does not share, or the system does not take it.
    pub fn share_from_sign_in(&self, begins: bool) -> Result<(), ApiError> {
        self.shared_by_me()?;
        self.server.begin_at_sign_in(begins)
    }

    /// The word of the office that the store's server is of, when this computer is that server: nobody else backs it up.
    pub(super) fn served_town(&self, store: &Store) -> Option<String> {
        let note = Note::read(self.server.folder()).filter(Note::is_shared)?;
        let joined = Joined::of(store).ok().flatten()?;
        note.is_joined(&joined).then_some(note.town)
    }

    /// Whether the office joined so is the one this computer serves.
    pub(super) fn serves(&self, joined: &Joined) -> bool {
        self.own_way(joined).is_some()
    }

    /// The way to the office joined so when this computer serves it; its port may have changed since.
    pub(super) fn own_way(&self, joined: &Joined) -> Option<String> {
        let note = Note::read(self.server.folder()).filter(Note::is_shared)?;
        note.is_joined(joined).then(|| note.own_url())
    }

    /// Destroys the stores that worked alone before the office of this store was shared from here. All they held went
    /// to the server, and what people kept on the desk into the store that joined it.
    pub(super) fn forget_put_aside(&self, store: &Store) {
        if self.served_town(store).is_none() {
            return; // a store put aside here would be of another office
        }
        for path in self.put_aside() {
            if let Err(error) = obeznik_store::destroy_put_aside(&path, self.keyring.as_ref()) {
                tracing::error!(%error, "a store put aside was not deleted");
            }
        }
    }

    /// The last store put aside, and those before it, which have the moment after their name.
    fn put_aside(&self) -> Vec<PathBuf> {
        let last = beside(&self.folder, PUT_ASIDE);
        let is_moment = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let is_one = |path: &Path| {
            let name = path.file_name().and_then(OsStr::to_str);
            let names = name.zip(last.file_name().and_then(OsStr::to_str));
            let rest = names.and_then(|(name, last)| name.strip_prefix(last));
            rest.is_some_and(|rest| rest.is_empty() || rest.strip_prefix('-').is_some_and(is_moment))
        };
        let entries = self.folder.parent().and_then(|folder| std::fs::read_dir(folder).ok());
        let paths = entries.into_iter().flatten().flatten().map(|entry| entry.path());
        paths.filter(|path| is_one(path) && path.is_dir()).collect()
    }

    /// The office, when it is shared from here by somebody who manages people.
    fn shared_by_me(&self) -> Result<(std::sync::Arc<Office>, Note), ApiError> {
        let office = self.office()?;
        let note = Note::read(self.server.folder()).filter(|note| note.is_shared() && is_of(&office, note));
        let note = note.ok_or_else(|| ApiError::new(Code::Refused, "sharing-not-here"))?;
        if !office.manages_people(office.person())? {
            return Err(ApiError::new(Code::Refused, "sharing-not-allowed"));
        }
        Ok((office, note))
    }

    fn plan(&self, input: ShareInput) -> Result<Plan, ApiError> {
        let ShareInput { host, port, town, passphrase, device_name } = input;
        let refused = |key: &str| Err(ApiError::new(Code::Refused, key));
        let office = self.office()?;
        if !self.server.is_here() {
            return refused("sharing-no-program");
        }
        if office.store().mode() != Mode::Solo {
            return refused("sharing-already");
        }
        if office.store().is_demo() {
            return refused("sharing-demo");
        }
        if !office.manages_people(office.person())? {
            return refused("sharing-not-allowed");
        }
        if Kept::of(&office.store())?.sheet_waits {
            return refused("sharing-sheet-first"); // a joined desk can make no other code
        }
        let person = office.person();
        let email = email_of(&office, person)?;
        if let Some(words) = &passphrase {
            let known = office.store().reader().record::<Person>(person)?;
            known.map_or(Ok(()), |stored| check_words(words, &stored.value))?;
        }
        let aside = beside(&self.folder, PUT_ASIDE);
        if aside.exists() {
            let at = self.clock.now().as_millisecond();
            let older = std::fs::rename(&aside, beside(&aside, &at.to_string()));
            older.map_err(obeznik_store::StoreError::from)?;
        }
        let (host, town) = (host.trim().to_owned(), town.trim().to_owned());
        let note = Note { host, port, town, fingerprint: String::new(), aside, reached: Reached::Begun };
        crate::contact::address::OfficeAddress::parse(&note.address())?;
        Ok(Plan { person, email, note, passphrase, device_name })
    }

    /// The server takes the office over, makes a code for this computer, and begins to serve.
    fn hand_over(&self, plan: &Plan, secret: &str) -> Result<(Note, String), ApiError> {
        let Note { town, port, .. } = &plan.note;
        let (url, folder) = (plan.note.url(), self.folder.display().to_string());
        self.server.order(&["init", "--public-url", &url], None)?;
        if let Ok(office) = self.opened() {
            copies::clear(&office, copies::Held::Goes); // the folder goes aside, and nobody would look there again
        }
        self.close();
        // Meanwhile the window must not offer to begin anew.
        *lock(&self.failure) = Some(ApiError::new(Code::Locked, "unlock-needed"));
        let take = ["tenant", "take", town, "--from", &folder, "--pass-phrase-stdin"];
        self.server.order(&take, Some(secret))?;
        let person = plan.person.to_string();
        let invite = ["invite", "--computer", "--tenant", town, "--person", &person, "--email", &plan.email];
        let said = self.server.order(&invite, None)?;
        let text = |name: &str| said[name].as_str().unwrap_or_default().to_owned();
        let note = Note { fingerprint: text("fingerprint"), ..plan.note.clone() };
        self.server.start(*port, &url)?;
        self.wait_for_server(&note)?;
        Ok((note, text("code")))
    }

    fn wait_for_server(&self, note: &Note) -> Result<(), ApiError> {
        let server = Server { url: note.own_url(), pin: None, proxy: None, authority: None };
        let begun = Instant::now();
        while begun.elapsed() < BEGINS {
            match self.network.look(&server) {
                Ok(seen) if seen.fingerprint == note.fingerprint => return Ok(()),
                Ok(_) => {
                    return Err(ApiError::new(Code::Refused, "sharing-port-taken").with("port", note.port));
                }
                Err(error) => {
                    tracing::debug!(%error, "the server is not there yet");
                    std::thread::sleep(LOOK);
                }
            }
        }
        Err(ApiError::new(Code::Refused, "sharing-not-begun"))
    }

    /// The store that worked alone goes aside, and this desk joins the server beside it.
    fn join_own(
        &self,
        plan: &Plan,
        note: Note,
        (code, secret): (&str, &str),
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), ApiError> {
        note.write(self.server.folder())?;
        std::fs::rename(&self.folder, &note.aside).map_err(obeznik_store::StoreError::from)?;
        *lock(&self.failure) = None;
        let input = JoinInput {
            address: format!("{}/{}", note.own_url(), note.town),
            accepted: Some(note.fingerprint.clone()),
            passphrase: plan.passphrase.clone(),
            device_name: plan.device_name.clone(),
            proxy: None,
            authority: None,
        };
        self.join_by_code(input, code, progress)?;
        self.carry_from(&note.aside, secret)?;
        note.at(Reached::Shared).write(self.server.folder())
    }

    /// What people keep on this desk goes from the store put aside into the one that joined.
    fn carry_from(&self, aside: &Path, secret: &str) -> Result<(), ApiError> {
        let now = self.clock.now();
        let from = Store::open(aside, Unlock::PassPhrase(secret), now)?;
        belongings::carry(&from, &mut self.opened()?.store(), now)?;
        Ok(from.close(now).map(drop)?)
    }

    /// After a failure: the office works alone as before.
    fn put_back(&self, plan: &Plan, secret: &str) {
        self.put_store_back(&plan.note);
        if let Err(error) = self.discard_server() {
            tracing::warn!(key = error.key, "the server of a failed sharing stayed");
        }
        if self.opened().is_err()
            && let Err(error) = self.open_handed_over(secret, plan.person)
        {
            tracing::error!(key = error.key, "the office did not open again");
            self.open_quietly();
        }
    }

    /// The store that was put aside stands in its place again; what was begun there goes.
    fn put_store_back(&self, note: &Note) {
        if !note.aside.exists() {
            return;
        }
        self.wipe_begun();
        if let Err(error) = std::fs::rename(&note.aside, &self.folder) {
            tracing::error!(kind = %error.kind(), "the store put aside was not put back");
        }
    }

    fn wipe_begun(&self) {
        self.close();
        let _ = std::fs::remove_dir_all(&self.folder); // nothing was ever written in it by a person
    }

    /// Opens the store that changed hands by the secret of it, forgets the secret, and seats who shared.
    fn open_handed_over(&self, secret: &str, person: PersonId) -> Result<(), ApiError> {
        let mut store = Store::open(&self.folder, Unlock::PassPhrase(secret), self.clock.now())?;
        store.end_handing_over()?;
        self.settle(Ok(store), Sitting::Owner(person));
        Ok(())
    }

    /// Ends and deletes a server that never came to serve anybody; the data of one that did goes aside.
    fn discard_server(&self) -> Result<(), ApiError> {
        let folder = self.server.folder();
        if !folder.exists() {
            return Ok(());
        }
        let note = Note::read(folder);
        if note.as_ref().is_some_and(Note::is_shared) {
            return Err(ApiError::new(Code::Refused, "sharing-already"));
        }
        self.server.stop()?;
        if note.is_some_and(|note| note.reached == Reached::Begun) {
            return Ok(std::fs::remove_dir_all(folder).map_err(obeznik_store::StoreError::from)?);
        }
        self.put_server_aside(); // it holds an office, and nobody knows any more which
        if folder.exists() { Err(ApiError::new(Code::Refused, "sharing-remains")) } else { Ok(()) }
    }
}

/// Whether the office on the desk has joined the server of this computer.
fn is_of(office: &Office, note: &Note) -> bool {
    let joined = Joined::of(&office.store()).ok().flatten();
    !is_joining(office) && joined.is_some_and(|joined| note.is_joined(&joined))
}

fn email_of(office: &Office, person: PersonId) -> Result<String, ApiError> {
    let found = office.store().reader().record::<Person>(person)?.ok_or_else(|| bad("person"))?.value;
    if found.email.trim().is_empty() {
        return Err(ApiError::new(Code::Refused, "sharing-no-email").with("person", found.full_name()));
    }
    Ok(found.email.trim().to_owned())
}

fn bad(what: &str) -> ApiError {
    ApiError::new(Code::Invalid, "error-bad-input").with("what", what)
}
