//! Letters with notices, for who looks after them in the office.

use axum::http::StatusCode;
use obeznik_app::Code;
use obeznik_app::ports::network::MailStanding;
use obeznik_identity::{Fault, Stopped, Threshold};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{Action, PersonId, Subject, may};
use serde::Serialize;

use super::answer::{Failure, Json};
use super::caller::Caller;
use crate::clock;
use crate::mail::standing::Standing;

/// The answer to `POST /v1/mail/retry`.
#[derive(Serialize)]
pub(super) struct Retried {
    retried: u64,
}

/// What waits, what did not go and why.
pub(super) async fn standing(caller: Caller) -> Result<Json<MailStanding>, Failure> {
    let person = caller.person;
    let looked =
        caller.desk.look(move |looker| looker.at_the_door(|door| theirs(door, person, Standing::look)));
    let standing = looked.await??.ok_or_else(not_yours)?;
    Ok(Json { value: standing.told(), takes_zstd: false })
}

/// Lets what did not go be tried again.
pub(super) async fn retry(caller: Caller) -> Result<Json<Retried>, Failure> {
    let person = caller.person;
    let done = caller
        .desk
        .at_the_door(move |door| theirs(door, person, |door| Ok(door.retry_letters(clock::now())?)));
    let retried = done.await??.ok_or_else(not_yours)?;
    tracing::info!(retried, "letters are tried again at the word of a person");
    Ok(Json { value: Retried { retried }, takes_zstd: false })
}

/// Does something for who handles everybody's papers or sets people up, and nothing for anybody else.
fn theirs<T>(
    door: &mut dyn Threshold,
    person: PersonId,
    act: impl FnOnce(&mut dyn Threshold) -> Result<T, Stopped>,
) -> Result<Option<T>, Stopped> {
    if looks_after_mail(door, person)? { act(door).map(Some) } else { Ok(None) }
}

fn looks_after_mail(door: &dyn Threshold, person: PersonId) -> Result<bool, Fault> {
    let Some(standing) = door.standing(person)? else { return Ok(false) };
    let (office, today) = (Subject::office(), day_in_prague(clock::now()));
    let actions = [Action::HandlePaper, Action::ManagePeople];
    Ok(actions.into_iter().any(|action| may(Some(&standing), action, &office, today)))
}

fn not_yours() -> Failure {
    Failure::new(StatusCode::FORBIDDEN, Code::Refused, "mail-not-yours")
}
