//! Joining an office: its certificate is looked at, the person pairs this computer in the system's browser,
//! and everything they see comes for the first time. The same pairing lets a computer in again.

use std::sync::{Arc, Mutex};

use ed25519_dalek::Signer as _;
use obeznik_authority::device::public_key_text;
use obeznik_identity::link::{Sort, Token};
use obeznik_identity::pairing::{challenge_of, exchange_message};
use obeznik_identity::{PairingRequest, Secret};
use obeznik_kernel::{DeviceId, IdSource as _, Person, PersonId};
use obeznik_store::{Mode, NoKeyring, Protection, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::contact::{Unsent, begin_access, go_on_as_another, has_ended};
use super::way::proxy_of;
use super::{DEVICE_ID, DEVICE_KEY, Desk, PERSON, Sitting, lock, new_key, office_over, secret_id};
use crate::api::{ApiError, Code};
use crate::circulation::meetings::count_u32;
use crate::contact::address::OfficeAddress;
use crate::contact::standing::Stuck;
use crate::contact::{
    Failure, Joined, KeptSession, Line as LineState, Misfit, Progress, Ring, check_fits, hex,
};
use crate::office::profiles::{Profile, check_words};
use crate::office::{Office, Signer};
use crate::ports::SystemIds;
use crate::ports::network::{Brought, Doorstep, Enrols, Knocks, LetIn, Line, Server, Unreached};

/// What a server that knows computers of the office calls that.
const ENROLMENT: &str = "enrolment";

/// What is known of an office before anything is said to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfficeSeen {
    /// Its address without the municipality.
    pub url: String,
    /// The municipality's word in addresses.
    pub town: String,
    /// The page of the invitation; empty when the address is none.
    pub invitation: String,
    /// Fingerprint of its key, 64 hexadecimal digits.
    pub fingerprint: String,
    /// Whether the system vouches for its certificate.
    pub is_vouched: bool,
    /// What the invitation says of the key: `same`, `other`, or nothing.
    pub invitation_says: String,
}

/// How a person wants to join.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct JoinInput {
    /// The address or the link as typed; empty where the computer only pairs again.
    pub address: String,
    /// The fingerprint the person accepted, where nobody vouches for the certificate.
    pub accepted: Option<String>,
    /// The pass-phrase of this computer; nothing for the keyring.
    pub passphrase: Option<String>,
    /// A name for the list of devices.
    pub device_name: String,
    /// A proxy, where the one of the system is not the right one.
    pub proxy: Option<String>,
    /// Certificates of an authority the system does not know (PEM).
    pub authority: Option<String>,
}

/// A pairing that waits for the person in the browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PairingBegun {
    /// Six digits, the same as in the browser.
    pub digits: String,
    /// The page in the browser, to be copied where it did not open by itself.
    pub page: String,
    /// Whether the browser was opened.
    pub is_shown: bool,
}

/// How far the joining is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Joining {
    /// The office.
    pub office: String,
    /// Whether the office has let this computer in.
    pub is_paired: bool,
    /// Whether it was let in before, and the office ended that: what it gave is deleted.
    pub has_ended: bool,
    /// Commands that wait here for the office.
    pub waiting: u32,
}

/// A pairing under way.
#[derive(Default)]
pub(super) struct Begun(Mutex<Option<Arc<Pairing>>>);

/// A pairing that waits for the browser.
struct Pairing {
    comer: Comer,
    doorstep: Arc<dyn Doorstep>,
    state: String,
}

/// This computer before a door.
struct Comer {
    joined: Joined,
    line: Arc<dyn Line>,
    signer: Signer,
    verifier: String,
    passphrase: Option<String>,
}

impl Joining {
    /// How far the joining of an office is.
    pub(super) fn of(office: &Office) -> Option<Self> {
        let mut store = office.store();
        let Joined { server, town, .. } = Joined::of(&store).ok().flatten()?;
        let is_paired = KeptSession::of(&store).ok().flatten().is_some();
        let has_ended = has_ended(&store).unwrap_or(false);
        let waiting = Unsent::of(&mut store).map_or(0, |unsent| count_u32(unsent.waiting));
        Some(Self { office: format!("{}/{town}", server.url), is_paired, has_ended, waiting })
    }
}

/// Whether not everything of a joined office has come yet for the first time.
pub(super) fn is_joining(office: &Office) -> bool {
    let store = office.store();
    if store.mode() == Mode::Solo {
        return false;
    }
    let has_person = secret_id(&store, PERSON).is_ok_and(|person| person.is_some());
    let has_rows = matches!(store.reader().position(), Ok(Some(position)) if position.published > 0);
    !(has_person && has_rows)
}

impl Desk {
    /// Looks at the certificate of an office. Nothing of this computer is said to it.
    ///
    /// # Errors
    /// [`Code::Refused`] for an address that is none, [`Code::Unreachable`] when nobody answers there.
    pub fn look_at_office(&self, input: &JoinInput) -> Result<OfficeSeen, ApiError> {
        self.look_by(&self.policy.over(checked(input.clone())?))
    }

    /// The same by the way that holds.
    fn look_by(&self, input: &JoinInput) -> Result<OfficeSeen, ApiError> {
        let address = OfficeAddress::parse(&input.address)?;
        let looked = self.network.look(&server(&address, input)).map_err(not_reached)?;
        let says = match &address.expected {
            None => "",
            Some(expected) if *expected == looked.fingerprint => "same",
            Some(_) => "other",
        };
        Ok(OfficeSeen {
            url: address.url,
            town: address.town,
            invitation: address.invitation.unwrap_or_default(),
            fingerprint: looked.fingerprint,
            is_vouched: looked.is_vouched,
            invitation_says: says.to_owned(),
        })
    }

    /// Shows the page of an invitation in the browser, where a person chooses a pass-phrase.
    ///
    /// # Errors
    /// [`Code::Refused`] when the link is none, [`Code::Unreachable`] when there is no browser.
    pub fn show_invitation(&self, link: &str) -> Result<(), ApiError> {
        let page = OfficeAddress::parse(link)?.invitation;
        let page = page.ok_or_else(|| ApiError::new(Code::Refused, "join-address-wrong"))?;
        self.network.show(&page).map_err(|_| ApiError::new(Code::Unreachable, "join-no-browser"))
    }

    /// Opens the page of the pairing in the browser.
    ///
    /// # Errors
    /// [`Code::Refused`] when the certificate is not the accepted one or the programs do not fit,
    /// [`Code::Unreachable`] when nobody answers.
    pub fn begin_pairing(&self, input: JoinInput) -> Result<PairingBegun, ApiError> {
        self.cancel_pairing();
        let comer = self.comer(input)?;
        let Joined { server, town, device_name, .. } = &comer.joined;
        let doorstep =
            self.network.doorstep(&format!("{}/{town}/paired", server.url)).map_err(not_reached)?;
        let state = random::<16>()?;
        let request = PairingRequest {
            device: comer.signer.device,
            challenge: challenge_of(&comer.verifier),
            state: state.clone(),
            port: doorstep.port(),
            public_key: public_key_text(&comer.signer.key),
            name: device_name.clone(),
        };
        let page = page_of(&comer.joined, &request);
        let is_shown = self.network.show(&page).is_ok();
        *lock(&self.pairing.0) = Some(Arc::new(Pairing { comer, doorstep, state }));
        Ok(PairingBegun { digits: request.digits(), page, is_shown })
    }

    /// Joins by a code that somebody who manages the office told, and reads everything for the first time.
    ///
    /// # Errors
    /// As [`Desk::begin_pairing`] and [`Desk::finish_pairing`].
    pub fn join_by_code(
        &self,
        input: JoinInput,
        code: &str,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), ApiError> {
        self.cancel_pairing();
        let comer = self.comer(input)?;
        let knocks = Knocks {
            town: comer.joined.town.clone(),
            code: code.trim().to_owned(),
            device: comer.signer.device,
            challenge: challenge_of(&comer.verifier),
            key: public_key_text(&comer.signer.key),
            name: comer.joined.device_name.clone(),
        };
        let confirmed = comer.line.admit(&knocks).map_err(|unreached| match unreached {
            Unreached::Said { key, .. } if key == "identity-link-dead" => {
                ApiError::new(Code::Refused, "join-code-dead")
            }
            other => not_reached(other),
        })?;
        self.let_in(&comer, confirmed)?;
        self.continue_joining(progress)
    }

    /// This computer before the door of an office whose certificate is accepted and whose program fits.
    fn comer(&self, input: JoinInput) -> Result<Comer, ApiError> {
        self.check_policy()?;
        let input = self.policy.over(checked(input)?);
        if let Some(words) = &input.passphrase {
            check_words(words, &nobody_known())?;
        }
        let found = self.office_of(&input)?;
        // Who joins again under no name keeps the one the office knows.
        let name = if input.device_name.trim().is_empty() { &found.device_name } else { &input.device_name };
        let joined = Joined { device_name: device_name(name), ..found };
        let line = self.line_to(&joined.server).map_err(not_reached)?;
        let hello = line.hello().map_err(not_reached)?;
        check_fits(&hello).map_err(not_fitting)?;
        let signer = self.signer_to_pair()?;
        if hello.features.iter().any(|feature| feature == ENROLMENT) {
            self.enrol(&joined, line.as_ref(), &signer)?;
        }
        Ok(Comer { joined, line, signer, verifier: random::<32>()?, passphrase: input.passphrase })
    }

    /// Says whose computer this is before anybody signs in: an office may pair only those it looks after.
    fn enrol(&self, joined: &Joined, line: &dyn Line, signer: &Signer) -> Result<(), ApiError> {
        let enrols = Enrols {
            town: joined.town.clone(),
            device: signer.device,
            key: public_key_text(&signer.key),
            token: self.policy.enrolment_at(&joined.server.url, &joined.town),
        };
        line.enrol(&enrols).map(drop).map_err(not_reached)
    }

    /// Waits for the browser, lets the office let this computer in, and reads everything for the first time.
    ///
    /// # Errors
    /// [`Code::Cancelled`] when the person gave up; else why the office said no. What was kept stays: joining
    /// goes on where it ended.
    pub fn finish_pairing(&self, progress: &mut dyn FnMut(Progress)) -> Result<(), ApiError> {
        let pairing = lock(&self.pairing.0).clone();
        let pairing = pairing.ok_or_else(|| ApiError::new(Code::Cancelled, "error-cancelled"))?;
        let code = pairing.doorstep.code(&pairing.state).map_err(not_reached)?;
        self.let_in(&pairing.comer, code)?;
        *lock(&self.pairing.0) = None;
        self.continue_joining(progress)
    }

    /// Exchanges the code of a pairing and keeps what came for it.
    fn let_in(&self, comer: &Comer, code: String) -> Result<(), ApiError> {
        let brought = comer.brought(code)?;
        match self.opened() {
            Ok(office) => self.let_in_again(&office, comer, &brought),
            Err(_) => self.let_in_first(comer, &brought),
        }
    }

    /// Nobody waits for the browser any more.
    pub fn cancel_pairing(&self) {
        if let Some(pairing) = lock(&self.pairing.0).take() {
            pairing.doorstep.close();
        }
    }

    /// Reads what is still to come for the first time, and opens the desk.
    ///
    /// # Errors
    /// Why not everything came; what came is kept.
    pub fn continue_joining(&self, progress: &mut dyn FnMut(Progress)) -> Result<(), ApiError> {
        let (courier, board) = self.first_courier().ok_or_else(|| not_reached(Unreached::NoConnection))?;
        let office = self.opened()?;
        if !is_joining(&office) {
            board.bell.ring(Ring::Loudly);
            return Ok(());
        }
        drop(office);
        courier.contact(progress).map_err(not_joined)?;
        let now = self.clock.now();
        board.change(|standing| (standing.line, standing.reached_at) = (LineState::Well, Some(now)));
        self.sit(Sitting::WhoIsAlone);
        Ok(())
    }

    /// Gives a joining up before anything has come.
    ///
    /// # Errors
    /// [`Code::Refused`] when there is something to lose already.
    pub fn give_joining_up(&self) -> Result<(), ApiError> {
        self.cancel_pairing();
        let Ok(office) = self.opened() else { return Ok(()) };
        if !is_joining(&office) {
            return Err(ApiError::new(Code::Refused, "join-already"));
        }
        drop(office);
        self.discard();
        *lock(&self.failure) = None;
        Ok(())
    }

    /// The office to pair with: the one already joined, or the one of the address once its certificate is
    /// accepted.
    fn office_of(&self, input: &JoinInput) -> Result<Joined, ApiError> {
        let known = match self.opened() {
            Ok(office) => Joined::of(&office.store())?,
            Err(_) => None,
        };
        if input.address.is_empty() {
            return known.ok_or_else(|| ApiError::new(Code::Refused, "join-address-wrong"));
        }
        if self.opened().is_ok_and(|office| office.store().mode() == Mode::Solo) {
            return Err(ApiError::new(Code::Refused, "join-has-office"));
        }
        let seen = self.look_by(input)?;
        if seen.invitation_says == "other" {
            return Err(ApiError::new(Code::Refused, "join-certificate-other"));
        }
        let is_accepted = input.accepted.as_ref() == Some(&seen.fingerprint);
        if !seen.is_vouched && !is_accepted {
            return Err(ApiError::new(Code::Refused, "join-certificate-unknown"));
        }
        let seen_key = Some(seen.fingerprint.clone());
        let pin = (!seen.is_vouched || seen.invitation_says == "same").then_some(seen.fingerprint);
        let server =
            Server { url: seen.url, pin, proxy: input.proxy.clone(), authority: input.authority.clone() };
        Ok(Joined { server, town: seen.town, device_name: String::new(), seen_key })
    }

    /// The key to pair: this computer's, another one where the old one never comes back, or a new one.
    fn signer_to_pair(&self) -> Result<Signer, ApiError> {
        let Ok(office) = self.opened() else {
            return Ok(Signer { device: DeviceId(SystemIds.next_id()), key: new_key()? });
        };
        let is_lost =
            matches!(office.board().standing().line, LineState::Stuck(Stuck::ShownOut | Stuck::Copied));
        if is_lost {
            let signer = go_on_as_another(&mut office.store())?;
            office.sign_as(signer);
        }
        Ok(office.signer())
    }

    fn let_in_first(&self, comer: &Comer, brought: &Brought) -> Result<(), ApiError> {
        let mut store = self.made_for(comer)?;
        let let_in = match comer.line.pair(brought) {
            Ok(let_in) => let_in,
            Err(unreached) => {
                store.destroy(self.keyring.as_ref())?; // nothing is in it yet
                return Err(not_reached(unreached));
            }
        };
        let now = self.clock.now();
        keep(&mut store, &let_in, now)?;
        let person = let_in.tokens.person;
        if let Some(words) = &comer.passphrase {
            let mut profile = Profile::new(person);
            profile.choose(words, person, now)?;
            profile.keep(&mut store)?;
            store.own_pass_phrase(&person.to_string())?;
        }
        if let Some(beside) = self.beside() {
            store.meet_epoch(&beside)?;
            store.settle_epoch(&beside)?; // another store may have lived in this folder
        }
        let office = self.helped(office_over(store, self.clock.clone())?);
        *lock(&self.office) = Some(Arc::new(office));
        *lock(&self.failure) = None;
        self.meet_office();
        Ok(())
    }

    /// An empty store of a device that has joined an office, and knows it.
    fn made_for(&self, comer: &Comer) -> Result<Store, ApiError> {
        let words = comer.passphrase.as_deref();
        let keyring = if words.is_some() { &NoKeyring } else { self.keyring.as_ref() };
        let protection = Protection { keyring, pass_phrase: words, is_demo: false };
        // What was sent is in the office and comes again, so no sheet is printed for a computer.
        let (mut store, _) = Store::create(&self.folder, protection, self.clock.now())?;
        store.keep_new_keys_by(Arc::clone(&self.keyring));
        let Signer { device, key } = &comer.signer;
        store.join(*device)?;
        store.set_secret(DEVICE_KEY, key.as_bytes())?;
        store.set_secret(DEVICE_ID, device.to_string().as_bytes())?;
        comer.joined.keep(&mut store)?;
        Ok(store)
    }

    fn let_in_again(&self, office: &Arc<Office>, comer: &Comer, brought: &Brought) -> Result<(), ApiError> {
        let let_in = comer.line.pair(brought).map_err(not_reached)?;
        let known = secret_id(&office.store(), PERSON)?.map(PersonId);
        if known.is_some_and(|person| person != let_in.tokens.person) {
            let _ = comer.line.leave(&let_in.tokens.access); // what the other person sees is not for this store
            return Err(ApiError::new(Code::Refused, "join-other-person"));
        }
        keep(&mut office.store(), &let_in, self.clock.now())?;
        comer.joined.keep(&mut office.store())?;
        office.sign_in(let_in.tokens.person);
        self.meet_office(); // a token of before may be another device's
        Ok(())
    }
}

impl Comer {
    fn brought(&self, code: String) -> Result<Brought, ApiError> {
        let token = Token::parse(Sort::PairingCode, &code);
        let token = token.ok_or_else(|| ApiError::new(Code::Refused, "identity-link-dead"))?;
        let message = exchange_message(token.tenant, token.name, &self.verifier);
        let signature = hex(&self.signer.key.sign(&message).to_bytes());
        Ok(Brought { code, verifier: self.verifier.clone(), signature })
    }
}

/// What lets the computer in the next time, and whose it is. The person comes last: then it is paired.
fn keep(store: &mut Store, let_in: &LetIn, now: obeznik_kernel::Timestamp) -> Result<(), ApiError> {
    let naming = bytes_of(&let_in.blob_key).ok_or_else(|| ApiError::broken("the blob key does not read"))?;
    store.name_blobs_by(naming)?;
    begin_access(store)?;
    KeptSession { refresh: let_in.tokens.refresh.clone(), at: now }.keep(store)?;
    Ok(store.set_secret(PERSON, let_in.tokens.person.to_string().as_bytes())?)
}

/// The input with a proxy that reads.
fn checked(mut input: JoinInput) -> Result<JoinInput, ApiError> {
    input.proxy = proxy_of(input.proxy.as_deref().unwrap_or_default())?;
    Ok(input)
}

fn server(address: &OfficeAddress, input: &JoinInput) -> Server {
    let JoinInput { proxy, authority, .. } = input.clone();
    Server { url: address.url.clone(), pin: None, proxy, authority }
}

fn page_of(joined: &Joined, request: &PairingRequest) -> String {
    let Joined { server, town, .. } = joined;
    let PairingRequest { device, challenge, state, port, public_key, name } = request;
    let name = percent_encoded(name);
    format!(
        "{}/{town}/pair?device={device}&challenge={challenge}&state={state}&port={port}&key={public_key}&name={name}",
        server.url
    )
}

/// Everything but unreserved characters (RFC 3986, § 2.3).
fn percent_encoded(text: &str) -> String {
    let encoded = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(encoded).collect()
}

/// A name the office takes: one line of at most sixty characters.
fn device_name(text: &str) -> String {
    let line: String = text.chars().filter(|letter| !letter.is_control()).take(60).collect();
    let line = line.trim();
    if line.is_empty() { "Počítač".to_owned() } else { line.to_owned() }
}

/// Which program has to be renewed, as a person reads it.
fn not_fitting(misfit: Misfit) -> ApiError {
    match misfit {
        Misfit::Program { needed } => {
            ApiError::new(Code::Refused, "join-program-old").with("version", needed)
        }
        Misfit::Server { is } => ApiError::new(Code::Refused, "join-server-old").with("version", is),
    }
}

pub(super) fn random<const N: usize>() -> Result<String, ApiError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(ApiError::broken)?;
    Ok(Secret::new(bytes).text())
}

fn bytes_of(text: &str) -> Option<[u8; 32]> {
    let digits = text.as_bytes();
    if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

/// Before the first pairing nobody knows whose the computer will be.
fn nobody_known() -> Person {
    Person {
        given: String::new(),
        family: String::new(),
        title_before: String::new(),
        title_after: String::new(),
        function: String::new(),
        email: String::new(),
        department: None,
        active: true,
    }
}

/// Why an office was not reached, as a person reads it.
pub(super) fn not_reached(unreached: Unreached) -> ApiError {
    match unreached {
        Unreached::NoConnection => ApiError::new(Code::Unreachable, "join-no-connection"),
        Unreached::Later(_) => ApiError::new(Code::Unreachable, "join-later"),
        Unreached::Untrusted => ApiError::new(Code::Refused, "join-certificate-unknown"),
        Unreached::NotAnOffice => ApiError::new(Code::Refused, "join-not-an-office"),
        Unreached::Said { key, .. } => ApiError::new(Code::Refused, &key),
        Unreached::Stopped => ApiError::new(Code::Cancelled, "error-cancelled"),
    }
}

pub(crate) fn not_joined(failure: Failure) -> ApiError {
    match failure {
        Failure::Unreached(unreached) => not_reached(unreached),
        Failure::Store(error) => error,
        Failure::NotPaired | Failure::Copied => ApiError::new(Code::Refused, "sync-why-not-paired"),
        Failure::ShownOut { .. } => ApiError::new(Code::Refused, "sync-why-shown-out"),
        Failure::Misfit(misfit) => not_fitting(misfit),
        Failure::Astray(place) => ApiError::broken(place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_into_addresses_whole() {
        assert_eq!(percent_encoded("Počítač & <b>"), "Po%C4%8D%C3%ADta%C4%8D%20%26%20%3Cb%3E");
        assert_eq!(device_name(" \u{7}Notebook\n"), "Notebook");
        assert_eq!(device_name(""), "Počítač");
    }
}
