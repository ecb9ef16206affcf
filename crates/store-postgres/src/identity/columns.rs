//! Columns of the door's tables and the values they hold.

use obeznik_identity::account::OutsideName;
use obeznik_identity::passkey::PublicKey;
use obeznik_identity::recovery::RecoveryHash;
use obeznik_identity::{
    Access, Account, Attempts, DeviceSession, Email, Enrolment, Invitation, Letter, MailRoute, Pairing,
    Passkey, Presented, Refresh, SecretHash, Totp, TotpSecret, Verifier, Visit, WayIn,
};
use obeznik_kernel::{PersonId, Timestamp};
use postgres::Row;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::DatabaseError;
use crate::records::{id_from, number};

/// An instant as kept.
pub(super) fn millis(at: Timestamp) -> i64 {
    at.as_millisecond()
}

/// The word of a state, as its JSON says it.
pub(crate) fn word(state: &impl Serialize) -> String {
    match serde_json::to_value(state) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(), // refused when it is read
    }
}

fn unreadable(column: &str) -> DatabaseError {
    DatabaseError::Broken(format!("{column} does not read"))
}

fn instant(row: &Row, column: &str) -> Result<Timestamp, DatabaseError> {
    Timestamp::from_millisecond(row.try_get(column)?).map_err(|_| unreadable(column))
}

fn maybe_instant(row: &Row, column: &str) -> Result<Option<Timestamp>, DatabaseError> {
    let millis: Option<i64> = row.try_get(column)?;
    millis.map(|millis| Timestamp::from_millisecond(millis).map_err(|_| unreadable(column))).transpose()
}

pub(crate) fn state<T: DeserializeOwned>(row: &Row, column: &str) -> Result<T, DatabaseError> {
    let word: String = row.try_get(column)?;
    serde_json::from_value(word.into()).map_err(|_| unreadable(column))
}

fn hash(row: &Row, column: &str) -> Result<SecretHash, DatabaseError> {
    SecretHash::from_slice(row.try_get(column)?).ok_or_else(|| unreadable(column))
}

fn maybe_hash(row: &Row, column: &str) -> Result<Option<SecretHash>, DatabaseError> {
    let bytes: Option<&[u8]> = row.try_get(column)?;
    bytes.map(|bytes| SecretHash::from_slice(bytes).ok_or_else(|| unreadable(column))).transpose()
}

fn email(row: &Row) -> Result<Email, DatabaseError> {
    Email::parse(row.try_get("email")?).ok_or_else(|| unreadable("email"))
}

fn person(row: &Row) -> Result<PersonId, DatabaseError> {
    id_from(row, "person").map(PersonId)
}

fn count(row: &Row, column: &str) -> Result<u32, DatabaseError> {
    u32::try_from(number(row, column)?).map_err(|_| unreadable(column))
}

pub(super) fn account(row: &Row) -> Result<Account, DatabaseError> {
    let verifier: Option<String> = row.try_get("verifier")?;
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

fn totp(row: &Row) -> Result<Totp, DatabaseError> {
    let (state, secret): (&str, Option<&[u8]>) = (row.try_get("totp_state")?, row.try_get("totp_secret")?);
    let secret: Option<[u8; 20]> =
        secret.map(|bytes| bytes.try_into().map_err(|_| unreadable("totp_secret"))).transpose()?;
    let last_step: Option<i64> = row.try_get("totp_step")?;
    match (state, secret.map(TotpSecret::new), last_step) {
        ("off", None, None) => Ok(Totp::Off),
        ("offered", Some(secret), None) => Ok(Totp::Offered(secret)),
        ("on", Some(secret), Some(last_step)) => Ok(Totp::On { secret, last_step }),
        _ => Err(unreadable("totp_state")),
    }
}

/// State, secret and step of an authenticator.
pub(super) fn of_totp(totp: &Totp) -> (&'static str, Option<&[u8]>, Option<i64>) {
    match totp {
        Totp::Off => ("off", None, None),
        Totp::Offered(secret) => ("offered", Some(secret.bytes()), None),
        Totp::On { secret, last_step } => ("on", Some(secret.bytes()), Some(*last_step)),
    }
}

fn outside(row: &Row) -> Result<Option<OutsideName>, DatabaseError> {
    let (issuer, subject): (Option<String>, Option<String>) =
        (row.try_get("issuer")?, row.try_get("subject")?);
    Ok(issuer.zip(subject).map(|(issuer, subject)| OutsideName { issuer, subject }))
}

pub(super) fn recovery(row: &Row) -> Result<RecoveryHash, DatabaseError> {
    Ok(RecoveryHash { hash: hash(row, "hash")?, used_at: maybe_instant(row, "used_at")? })
}

pub(super) fn passkey(row: &Row) -> Result<Passkey, DatabaseError> {
    let counter: i64 = row.try_get("counter")?;
    Ok(Passkey {
        id: row.try_get("passkey_id")?,
        person: person(row)?,
        key: PublicKey::parse(row.try_get("public_key")?).ok_or_else(|| unreadable("public_key"))?,
        counter: u32::try_from(counter).map_err(|_| unreadable("counter"))?,
        name: row.try_get("name")?,
        made_at: instant(row, "made_at")?,
        used_at: maybe_instant(row, "used_at")?,
    })
}

pub(super) fn invitation(row: &Row) -> Result<Invitation, DatabaseError> {
    let made_by: Option<uuid::Uuid> = row.try_get("made_by")?;
    Ok(Invitation {
        hash: hash(row, "hash")?,
        person: person(row)?,
        email: email(row)?,
        purpose: state(row, "purpose")?,
        roles: serde_json::from_str(row.try_get("roles")?).map_err(|_| unreadable("roles"))?,
        confirmation: maybe_hash(row, "confirmation")?,
        made_by: made_by.map(|id| PersonId(obeznik_kernel::RecordId(id))),
        made_at: instant(row, "made_at")?,
        ended_at: maybe_instant(row, "ended_at")?,
    })
}

pub(super) fn way_in(row: &Row) -> Result<WayIn, DatabaseError> {
    serde_json::from_str(row.try_get("settings")?).map_err(|_| unreadable("settings"))
}

pub(super) fn attempts(row: &Row) -> Result<Attempts, DatabaseError> {
    Ok(Attempts { failures: count(row, "failures")?, last_at: instant(row, "last_at")? })
}

pub(super) fn visit(row: &Row) -> Result<Visit, DatabaseError> {
    Ok(Visit {
        hash: hash(row, "hash")?,
        person: person(row)?,
        stage: state(row, "stage")?,
        began_at: instant(row, "began_at")?,
    })
}

pub(super) fn pairing(row: &Row) -> Result<Pairing, DatabaseError> {
    Ok(Pairing {
        id: id_from(row, "pairing_id")?,
        code: hash(row, "code")?,
        person: person(row)?,
        challenge: row.try_get("challenge")?,
        device: id_from(row, "device")?.into(),
        public_key: row.try_get("public_key")?,
        name: row.try_get("name")?,
        confirmed_at: instant(row, "confirmed_at")?,
        used_at: maybe_instant(row, "used_at")?,
    })
}

pub(super) fn device(row: &Row) -> Result<DeviceSession, DatabaseError> {
    Ok(DeviceSession {
        device: id_from(row, "device")?.into(),
        person: person(row)?,
        name: row.try_get("name")?,
        public_key: row.try_get("public_key")?,
        state: state(row, "state")?,
        paired_at: instant(row, "paired_at")?,
        seen_at: instant(row, "seen_at")?,
        refresh: Refresh {
            generation: number(row, "generation")?,
            current: hash(row, "current")?,
            previous: maybe_hash(row, "previous")?,
            is_seen: row.try_get("is_seen")?,
            expires_at: instant(row, "expires_at")?,
        },
        enrolment: row.try_get::<_, Option<uuid::Uuid>>("enrolment")?.map(obeznik_kernel::RecordId),
    })
}

pub(super) fn enrolment(row: &Row) -> Result<Enrolment, DatabaseError> {
    Ok(Enrolment {
        id: id_from(row, "enrolment_id")?,
        hash: hash(row, "hash")?,
        name: row.try_get("name")?,
        made_at: instant(row, "made_at")?,
        ends_at: maybe_instant(row, "ends_at")?,
        ended_at: maybe_instant(row, "ended_at")?,
    })
}

pub(super) fn presented(row: &Row) -> Result<Presented, DatabaseError> {
    Ok(Presented {
        device: id_from(row, "device")?.into(),
        public_key: row.try_get("public_key")?,
        enrolment: id_from(row, "enrolment")?,
        at: instant(row, "presented_at")?,
    })
}

pub(super) fn access(row: &Row) -> Result<Access, DatabaseError> {
    Ok(Access {
        hash: hash(row, "hash")?,
        device: id_from(row, "device")?.into(),
        person: person(row)?,
        generation: number(row, "generation")?,
        expires_at: instant(row, "expires_at")?,
    })
}

pub(super) fn letter(row: &Row) -> Result<Letter, DatabaseError> {
    Ok(Letter {
        id: id_from(row, "letter_id")?,
        person: person(row)?,
        made_at: instant(row, "made_at")?,
        state: state(row, "state")?,
        attempts: u32::try_from(row.try_get::<_, i64>("attempts")?).map_err(|_| unreadable("attempts"))?,
        next_at: instant(row, "next_at")?,
        changed_at: instant(row, "changed_at")?,
        failure: row.try_get("failure")?,
    })
}

pub(super) fn last_letter(row: &Row) -> Result<Option<Timestamp>, DatabaseError> {
    maybe_instant(row, "made_at")
}

pub(super) fn notice(row: &Row) -> Result<String, DatabaseError> {
    Ok(row.try_get("notice")?)
}

pub(super) fn mail_route(row: &Row) -> Result<MailRoute, DatabaseError> {
    serde_json::from_str(row.try_get("settings")?).map_err(|_| unreadable("settings"))
}
