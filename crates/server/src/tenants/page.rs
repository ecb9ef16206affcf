//! What a person does on their own page: commands of theirs, signed by a key that the office keeps for their page alone.
//!
//! The page is a device of the person in the log, so that everybody who reads it sees where something was done. Its key
//! comes of a secret of the municipality that no device gets, and is never stored; it signs only what the person sent by
//! a form of their visit. Pages used to have a key that came of the one by which blobs are named, which every paired
//! device has: such a page is closed in the log when its person next does something, and goes on as another device.

use ed25519_dalek::SigningKey;
use obeznik_authority::device::public_key_text;
use obeznik_authority::{CloseDevice, DeviceState, RegisterDevice, SignedCommand, Verdict};
use obeznik_identity::door::is_logged_as;
use obeznik_identity::{SecurityEvent, TenantId};
use obeznik_kernel::{Command, CommandId, DeviceId, Payload, PersonId, RecordId, Refusal, Timestamp};
use obeznik_seal::Seal;
use obeznik_store::StoreError;
use obeznik_sync::{PushAnswer, PushRequest, Sealed};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::committed;
use super::keeper::{Keeper, KeeperError};
use crate::clock;

/// What the key of a page comes of, beside the secret: no other key does.
const PURPOSE: &[u8] = b"obeznik: the key of a person's own page, 2";
/// The same of a page of old, whose secret was the key that names blobs.
const EARLIER_PURPOSE: &[u8] = b"obeznik: the key of a person's own page, 1";
/// What the key comes of that seals words in browsers.
const WAITING_PURPOSE: &[u8] = b"obeznik: the key of words that wait in a browser, 1";

/// Identifiers tried for one page. More than a person may pair computers under.
const MOST_NAMES: u32 = 64;

/// The device of a person's page: the one the log knows as the page's, else the first that nobody has.
///
/// # Errors
/// [`KeeperError`] when the log cannot be read.
pub fn device_of(
    keeper: &mut dyn Keeper,
    tenant: TenantId,
    person: PersonId,
) -> Result<DeviceId, KeeperError> {
    let key = public_key_text(&key_of(PURPOSE, keeper.page_secret(), person));
    for turn in 0..MOST_NAMES {
        let device = named(tenant, person, &key, turn);
        if keeper.device(device)?.is_none_or(|known| is_logged_as(&known.value, person, &key)) {
            return Ok(device);
        }
    }
    Err(StoreError::Broken("every identifier of a page is taken".to_owned()).into())
}

fn named(tenant: TenantId, person: PersonId, key: &str, turn: u32) -> DeviceId {
    DeviceId(RecordId::well_known(&format!("page {tenant} {person} {key} {turn}")))
}

fn key_of(purpose: &[u8], secret: [u8; 32], person: PersonId) -> SigningKey {
    let mut hash = Sha256::new();
    hash.update(purpose);
    hash.update(secret);
    hash.update(person.0.as_bytes());
    SigningKey::from_bytes(&hash.finalize().into())
}

/// What seals words that wait in browsers until their people are in: the same at every server of the municipality.
pub fn seal_of_waiting(keeper: &dyn Keeper) -> Seal {
    let mut hash = Sha256::new();
    hash.update(WAITING_PURPOSE);
    hash.update(keeper.page_secret());
    Seal::new(&hash.finalize().into())
}

/// Has a command of the person decided; its payload may say on which device. Gives what an administrator must be able to
/// see of it too.
///
/// # Errors
/// [`KeeperError`] when nothing was decided.
pub fn act(
    keeper: &mut dyn Keeper,
    tenant: TenantId,
    person: PersonId,
    (kind, payload): (&str, impl FnOnce(DeviceId) -> Value),
    now: Timestamp,
) -> Result<(Verdict, Vec<SecurityEvent>), KeeperError> {
    let refused = |refusal| Ok((Verdict::Refused(refusal), Vec::new()));
    let device = device_of(keeper, tenant, person)?;
    let key = key_of(PURPOSE, keeper.page_secret(), person);
    if keeper.device(device)?.is_none() {
        close_earlier(keeper, tenant, person, now)?;
    }
    if let Some(refusal) = let_in(keeper, (device, person), &key, now)? {
        return refused(refusal);
    }
    // A question without a history is answered with the present one and the last number.
    let question = PushRequest { device, history: None, commands: Vec::new() };
    let (history, last_n) = match keeper.push(&question, now)?.answer {
        PushAnswer::OtherHistory(other) => (other.history, other.last_n),
        PushAnswer::Closed(_) => return refused(Refusal::new("refusal-unknown-device")),
        PushAnswer::Decided(_) | PushAnswer::NumbersTaken(_) => return Err(undecided().into()),
    };
    let command = Command {
        id: CommandId(clock::new_id()),
        kind: kind.to_owned(),
        kind_version: 1,
        actor: Some(person),
        on_behalf_of: None,
        payload: Payload::Inline(payload(device).to_string()),
        base: Vec::new(),
        client_time: now,
    };
    let signed = SignedCommand::sign(command, device, &key).map_err(|_| undecided())?;
    let signed = SignedCommand { n: Some(last_n + 1), ..signed };
    let sealed = Sealed { signed, after: Vec::new(), built_on_refused: false };
    let push = PushRequest { device, history: Some(history), commands: vec![sealed] };
    let (pushed, events) = committed::push(keeper, &push, now)?;
    match pushed.answer {
        PushAnswer::Decided(decided) => {
            let verdict = decided.verdicts.into_iter().next().map(|answered| answered.verdict);
            Ok((verdict.ok_or_else(undecided)?, events))
        }
        _ => Err(undecided().into()),
    }
}

/// Closes the page of old, if the log has one: every paired device can compute its key. What it signed stays and is
/// verified as ever.
fn close_earlier(
    keeper: &mut dyn Keeper,
    tenant: TenantId,
    person: PersonId,
    now: Timestamp,
) -> Result<(), KeeperError> {
    let key = public_key_text(&key_of(EARLIER_PURPOSE, keeper.blob_naming_key(), person));
    // The first of them were named by what everybody knows.
    let first = DeviceId(RecordId::well_known(&format!("page {tenant} {person}")));
    let others = (0..MOST_NAMES).map(|turn| named(tenant, person, &key, turn));
    for device in std::iter::once(first).chain(others) {
        let known = keeper.device(device)?;
        if known.is_none() && device != first {
            return Ok(()); // none ever had the names that follow
        }
        let is_page = known.filter(|known| is_logged_as(&known.value, person, &key));
        if is_page.is_some_and(|page| DeviceState::of(&page.value) == DeviceState::Active) {
            let reason = "the page has another key".to_owned();
            let input = CloseDevice { device, state: DeviceState::Revoked, by: None, reason };
            if !keeper.close_device(&input, now)?.is_accepted() {
                return Err(StoreError::Broken("a page of old was not closed".to_owned()).into());
            }
        }
    }
    Ok(())
}

/// Writes the page down as a device of its person at their first act; gives why it is not let in.
fn let_in(
    keeper: &mut dyn Keeper,
    (device, person): (DeviceId, PersonId),
    key: &SigningKey,
    now: Timestamp,
) -> Result<Option<Refusal>, KeeperError> {
    if let Some(known) = keeper.device(device)? {
        let is_in = DeviceState::of(&known.value) == DeviceState::Active;
        return Ok((!is_in).then(|| Refusal::new("refusal-unknown-device")));
    }
    let name = "Stránka na serveru".to_owned();
    let input = RegisterDevice { device, person, name, public_key: public_key_text(key) };
    match keeper.register_device(&input, now)? {
        Verdict::Refused(refusal) => Ok(Some(refusal)),
        Verdict::Accepted | Verdict::Variant(_) => Ok(None),
    }
}

fn undecided() -> StoreError {
    StoreError::Broken("an act on a page was not decided".to_owned())
}
