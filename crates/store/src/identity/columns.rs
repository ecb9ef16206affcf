//! Columns of the door's tables and the values they hold.

use obeznik_identity::account::OutsideName;
use obeznik_identity::passkey::PublicKey;
use obeznik_identity::recovery::RecoveryHash;
use obeznik_identity::{
    Access, Account, Attempts, DeviceSession, Email, Enrolment, Invitation, Letter, MailRoute, Pairing,
    Passkey, Presented, Refresh, SecretHash, Totp, TotpSecret, Verifier, Visit, WayIn,
};
use obeznik_kernel::{PersonId, RecordId, Timestamp};
use rusqlite::Row;
use rusqlite::types::Type;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::records::{id_from, maybe_id_from};

/// An instant as kept.
pub(super) fn millis(at: Timestamp) -> i64 {
    at.as_millisecond()
}

/// The word of a state, as its JSON says it.
pub(super) fn word(state: &impl Serialize) -> String {
    match serde_json::to_value(state) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(), // refused when it is read
    }
}

fn unreadable(column: &str) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, format!("{column} does not read").into())
}

fn instant(row: &Row<'_>, column: &str) -> rusqlite::Result<Timestamp> {
    Timestamp::from_millisecond(row.get(column)?).map_err(|_| unreadable(column))
}

fn maybe_instant(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Timestamp>> {
    let millis: Option<i64> = row.get(column)?;
    millis.map(|millis| Timestamp::from_millisecond(millis).map_err(|_| unreadable(column))).transpose()
}

fn state<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let word: String = row.get(column)?;
    serde_json::from_value(word.into()).map_err(|_| unreadable(column))
}

fn hash(row: &Row<'_>, column: &str) -> rusqlite::Result<SecretHash> {
    row.get(column).map(SecretHash)
}

fn maybe_hash(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<SecretHash>> {
    let bytes: Option<[u8; 32]> = row.get(column)?;
    Ok(bytes.map(SecretHash))
}

fn email(row: &Row<'_>) -> rusqlite::Result<Email> {
    let text: String = row.get("email")?;
    Email::parse(&text).ok_or_else(|| unreadable("email"))
}

fn person(row: &Row<'_>) -> rusqlite::Result<PersonId> {
    id_from(row, "person").map(PersonId)
}

pub(super) fn account(row: &Row<'_>) -> rusqlite::Result<Account> {
    let verifier: Option<String> = row.get("verifier")?;
    Ok(Account {
        person: person(row)?,
        email: email(row)?,
        verifier: verifier.map(Verifier::from_text),
        totp: totp(row)?,
        outside: outside(row)?,
        state: state(row, "state")?,
        made_at: instant(row, "made_at")?,
        signed_in_at: maybe_instant(row, "signed_in_at")?,
    })
}

fn totp(row: &Row<'_>) -> rusqlite::Result<Totp> {
    let (state, secret): (String, Option<[u8; 20]>) = (row.get("totp_state")?, row.get("totp_secret")?);
    let last_step: Option<i64> = row.get("totp_step")?;
    match (state.as_str(), secret.map(TotpSecret::new), last_step) {
        ("off", None, None) => Ok(Totp::Off),
        ("offered", Some(secret), None) => Ok(Totp::Offered(secret)),
        ("on", Some(secret), Some(last_step)) => Ok(Totp::On { secret, last_step }),
        _ => Err(unreadable("totp_state")),
    }
}

/// State, secret and step of an authenticator.
pub(super) fn of_totp(totp: &Totp) -> (&'static str, Option<&[u8; 20]>, Option<i64>) {
    match totp {
        Totp::Off => ("off", None, None),
        Totp::Offered(secret) => ("offered", Some(secret.bytes()), None),
        Totp::On { secret, last_step } => ("on", Some(secret.bytes()), Some(*last_step)),
    }
}

fn outside(row: &Row<'_>) -> rusqlite::Result<Option<OutsideName>> {
    let (issuer, subject): (Option<String>, Option<String>) = (row.get("issuer")?, row.get("subject")?);
    Ok(issuer.zip(subject).map(|(issuer, subject)| OutsideName { issuer, subject }))
}

pub(super) fn recovery(row: &Row<'_>) -> rusqlite::Result<RecoveryHash> {
    Ok(RecoveryHash { hash: hash(row, "hash")?, used_at: maybe_instant(row, "used_at")? })
}

pub(super) fn passkey(row: &Row<'_>) -> rusqlite::Result<Passkey> {
    let key: Vec<u8> = row.get("public_key")?;
    Ok(Passkey {
        id: row.get("passkey_id")?,
        person: person(row)?,
        key: PublicKey::parse(&key).ok_or_else(|| unreadable("public_key"))?,
        counter: row.get("counter")?,
        name: row.get("name")?,
        made_at: instant(row, "made_at")?,
        used_at: maybe_instant(row, "used_at")?,
    })
}

pub(super) fn invitation(row: &Row<'_>) -> rusqlite::Result<Invitation> {
    let roles: String = row.get("roles")?;
    Ok(Invitation {
        hash: hash(row, "hash")?,
        person: person(row)?,
        email: email(row)?,
        purpose: state(row, "purpose")?,
        roles: serde_json::from_str(&roles).map_err(|_| unreadable("roles"))?,
        confirmation: maybe_hash(row, "confirmation")?,
        made_by: maybe_id_from(row, "made_by")?.map(PersonId),
        made_at: instant(row, "made_at")?,
        ended_at: maybe_instant(row, "ended_at")?,
    })
}

pub(super) fn way_in(row: &Row<'_>) -> rusqlite::Result<WayIn> {
    let settings: String = row.get("settings")?;
    serde_json::from_str(&settings).map_err(|_| unreadable("settings"))
}

pub(super) fn attempts(row: &Row<'_>) -> rusqlite::Result<Attempts> {
    Ok(Attempts { failures: row.get("failures")?, last_at: instant(row, "last_at")? })
}

pub(super) fn visit(row: &Row<'_>) -> rusqlite::Result<Visit> {
    Ok(Visit {
        hash: hash(row, "hash")?,
        person: person(row)?,
        stage: state(row, "stage")?,
        began_at: instant(row, "began_at")?,
    })
}

pub(super) fn pairing(row: &Row<'_>) -> rusqlite::Result<Pairing> {
    Ok(Pairing {
        id: id_from(row, "pairing_id")?,
        code: hash(row, "code")?,
        person: person(row)?,
        challenge: row.get("challenge")?,
        device: id_from(row, "device")?.into(),
        public_key: row.get("public_key")?,
        name: row.get("name")?,
        confirmed_at: instant(row, "confirmed_at")?,
        used_at: maybe_instant(row, "used_at")?,
    })
}

pub(super) fn device(row: &Row<'_>) -> rusqlite::Result<DeviceSession> {
    let device: RecordId = id_from(row, "device")?;
    Ok(DeviceSession {
        device: device.into(),
        person: person(row)?,
        name: row.get("name")?,
        public_key: row.get("public_key")?,
        state: state(row, "state")?,
        paired_at: instant(row, "paired_at")?,
        seen_at: instant(row, "seen_at")?,
        refresh: Refresh {
            generation: row.get("generation")?,
            current: hash(row, "current")?,
            previous: maybe_hash(row, "previous")?,
            is_seen: row.get("is_seen")?,
            expires_at: instant(row, "expires_at")?,
        },
        enrolment: maybe_id_from(row, "enrolment")?,
    })
}

pub(super) fn enrolment(row: &Row<'_>) -> rusqlite::Result<Enrolment> {
    Ok(Enrolment {
        id: id_from(row, "enrolment_id")?,
        hash: hash(row, "hash")?,
        name: row.get("name")?,
        made_at: instant(row, "made_at")?,
        ends_at: maybe_instant(row, "ends_at")?,
        ended_at: maybe_instant(row, "ended_at")?,
    })
}

pub(super) fn presented(row: &Row<'_>) -> rusqlite::Result<Presented> {
    let device: RecordId = id_from(row, "device")?;
    Ok(Presented {
        device: device.into(),
        public_key: row.get("public_key")?,
        enrolment: id_from(row, "enrolment")?,
        at: instant(row, "presented_at")?,
    })
}

pub(super) fn access(row: &Row<'_>) -> rusqlite::Result<Access> {
    let device: RecordId = id_from(row, "device")?;
    Ok(Access {
        hash: hash(row, "hash")?,
        device: device.into(),
        person: person(row)?,
        generation: row.get("generation")?,
        expires_at: instant(row, "expires_at")?,
    })
}

pub(super) fn letter(row: &Row<'_>) -> rusqlite::Result<Letter> {
    Ok(Letter {
        id: id_from(row, "letter_id")?,
        person: person(row)?,
        made_at: instant(row, "made_at")?,
        state: state(row, "state")?,
        attempts: row.get("attempts")?,
        next_at: instant(row, "next_at")?,
        changed_at: instant(row, "changed_at")?,
        failure: row.get("failure")?,
    })
}

pub(super) fn last_letter(row: &Row<'_>) -> rusqlite::Result<Option<Timestamp>> {
    maybe_instant(row, "made_at")
}

pub(super) fn notice(row: &Row<'_>) -> rusqlite::Result<String> {
    row.get("notice")
}

pub(super) fn mail_route(row: &Row<'_>) -> rusqlite::Result<MailRoute> {
    let text: String = row.get("settings")?;
    serde_json::from_str(&text).map_err(|_| unreadable("settings"))
}
