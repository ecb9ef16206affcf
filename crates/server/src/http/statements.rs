//! A statement about a person, made where the office keeps its data and taken by who cares for it at their own computer.

use std::io::Cursor;

use axum::extract::State;
use axum::http::StatusCode;
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
use crate::clock;
use crate::server::Shared;
use crate::tenants::Poke;
use crate::tenants::keeper::{Keeper, KeeperError};

/// A person and upon what.
const LIMIT: usize = 8192;

/// Which statement is wanted.
#[derive(Deserialize)]
pub(super) struct Wanted {
    person: PersonId,
    request: String,
}

/// Writes down that a statement is made, reads it, and prints it beside the office's other work.
pub(super) async fn statement(
    State(server): State<Shared>,
    caller: Caller,
    input: Input<Wanted, LIMIT>,
) -> Result<Json<OfficeStatement>, Failure> {
    let Wanted { person, request } = input.value;
    let (by, now, wanted) = (caller.person, clock::now(), StatementInput { person, request });
    let asked = wanted.clone();
    let gathered = caller.desk.ask(move |keeper| gather(keeper, &asked, by, now)).await?.map_err(not_made)?;
    let (what, device) = (Exported::Statement, Some(caller.device));
    let event = SecurityEvent::Exported { what, count: 1, by: Some(by), device };
    server.security.tell(caller.desk.tenant, now, vec![event]);
    caller.desk.poke(Poke::Access); // that it was made is a record
    let printed = server.press(move || {
        let mut zip = Cursor::new(Vec::new());
        gathered.write(&wanted, &mut zip).map(|made| (made, zip.into_inner()))
    });
    let (made, zip) = printed.await?.map_err(not_made)?;
    let made = serde_json::to_value(made).map_err(|error| not_made(ApiError::broken(error)))?;
    Ok(Json { value: OfficeStatement { made, zip: STANDARD.encode(zip) }, takes_zstd: false })
}

/// The rule that writes it down looks whether who asks may make one; of what is read they get what they see.
fn gather(
    keeper: &mut dyn Keeper,
    wanted: &StatementInput,
    by: PersonId,
    now: Timestamp,
) -> Result<Result<Gathered, ApiError>, KeeperError> {
    let statement = NoteStatement {
        person: Some(wanted.person),
        name: String::new(),
        request: wanted.request.clone(),
    };
    if let Verdict::Refused(refusal) = keeper.note_statement(&StatementAtServer { statement, by }, now)? {
        return Ok(Err(refusal.into()));
    }
    let mut found = None;
    keeper.look_about(&mut |sources| {
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
