//! A statement about a person, made where the office keeps its data and taken by who cares for it at their own computer.

use std::io::Cursor;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use obeznik_app::keeping::Eyes;
use obeznik_app::ports::network::OfficeStatement;
use obeznik_app::{ApiError, Code};
use obeznik_authority::{StatementAtServer, Verdict, standing_of};
use obeznik_documents::office::statement::{Gathered, StatementInput};
use obeznik_identity::{Exported, SecurityEvent};
use obeznik_keeping::statement::NoteStatement;
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{PersonId, Timestamp};
use serde::Deserialize;

use super::answer::{Failure, Json};
use super::body::Input;
use super::caller::Caller;
use super::carried::{Cut, given};
use super::log::unread;
use crate::clock;
use crate::server::Shared;
use crate::tenants::Poke;
use crate::tenants::keeper::{Checker, KeeperError};

/// A person and upon what.
const LIMIT: usize = 8192;

/// Which statement is wanted.
#[derive(Deserialize)]
pub(super) struct Wanted {
    person: PersonId,
    request: String,
}

/// Writes down that a statement is made, reads it beside the office's other work, and prints it.
pub(super) async fn statement(
    State(server): State<Shared>,
    caller: Caller,
    cut: Cut,
    input: Input<Wanted, LIMIT>,
) -> Result<Response, Failure> {
    let Wanted { person, request } = input.value;
    let (by, now, wanted) = (caller.person, clock::now(), StatementInput { person, request });
    // The turn comes first: what is written down is also made.
    let turn = server.room.read(caller.desk.tenant, caller.device.0).await?;
    let noted = StatementAtServer { statement: NoteStatement::about(person, &wanted.request), by };
    // The rule that writes it down looks whether who asks may make one.
    let verdict = caller.desk.ask(move |keeper| keeper.note_statement(&noted, now)).await?;
    if let Verdict::Refused(refusal) = verdict {
        return Err(not_made(refusal.into()));
    }
    caller.desk.poke(Poke::Access); // that it was made is a record
    let asked = wanted.clone();
    let gathered = server.read_long(turn, &caller.desk, move |checker| gather(checker, &asked, by, now));
    let gathered = gathered.await?.map_err(|error| unread(&error))?.map_err(not_made)?;
    let (what, device) = (Exported::Statement, Some(caller.device));
    let event = SecurityEvent::Exported { what, count: 1, by: Some(by), device };
    server.security.tell(caller.desk.tenant, now, vec![event]);
    let printed = server.press(move || {
        let mut zip = Cursor::new(Vec::new());
        gathered.write(&wanted, &mut zip).map(|made| (made, zip.into_inner()))
    });
    let (made, zip) = printed.await?.map_err(not_made)?;
    let made = serde_json::to_value(made).map_err(|error| not_made(ApiError::broken(error)))?;
    let value = OfficeStatement { made, zip: STANDARD.encode(zip) };
    given(Json { value, takes_zstd: false }, &server, &caller, cut).await
}

/// What whoever asks sees of what the office holds.
fn gather(
    checker: &dyn Checker,
    wanted: &StatementInput,
    by: PersonId,
    now: Timestamp,
) -> Result<Result<Gathered, ApiError>, KeeperError> {
    let mut found = None;
    checker.look_at_all(&mut |sources| {
        let standing = standing_of(sources.records, by).map_err(ApiError::from);
        found = Some(standing.and_then(|standing| {
            let eyes = Eyes { standing: &standing, today: day_in_prague(now) };
            Gathered::of(sources, wanted, eyes, by, now)
        }));
    })?;
    Ok(found.unwrap_or_else(|| Err(ApiError::broken("a reading came to nothing"))))
}

fn not_made(error: ApiError) -> Failure {
    match error.key.as_str() {
        // The sentence of the rule speaks of commands.
        "refusal-not-allowed" => Failure::new(StatusCode::FORBIDDEN, Code::Refused, "keeping-not-allowed"),
        "refusal-not-found" => Failure::new(StatusCode::BAD_REQUEST, Code::NotFound, "refusal-not-found"),
        _ => Failure::of(error),
    }
}
