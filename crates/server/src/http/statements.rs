//! Statements about people, made where the office keeps its data and taken by who cares for it at their own computer:
//! about a person of the office, and about somebody who is only named in texts.

use std::io::Cursor;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use obeznik_app::keeping::{Eyes, NamedInput, NamedWhom, Sources, named_page};
use obeznik_app::ports::network::OfficeStatement;
use obeznik_app::{ApiError, Code};
use obeznik_authority::{StatementAtServer, Verdict, standing_of};
use obeznik_documents::office::statement::{
    AskedStatement, Gathered, NamedGathered, StatementInput, StatementMade,
};
use obeznik_identity::{Exported, SecurityEvent};
use obeznik_keeping::statement::NoteStatement;
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{Action, PersonId, Subject, Timestamp, may};

use super::answer::{Failure, Json};
use super::body::Input;
use super::caller::Caller;
use super::carried::{Cut, given};
use super::log::unread;
use crate::clock;
use crate::room::Reading;
use crate::server::{Server, Shared};
use crate::tenants::{Poke, Unavailable};

/// Upon what, about whom, and as many ticked texts as are ever listed.
const LIMIT: usize = 32 << 10;
/// A name and a few words beside it.
const NAME_LIMIT: usize = 4096;

/// Writes down that a statement is made, reads it beside the office's other work, and prints it.
pub(super) async fn statement(
    State(server): State<Shared>,
    caller: Caller,
    cut: Cut,
    input: Input<AskedStatement, LIMIT>,
) -> Result<Response, Failure> {
    // The turn comes first: what is written down is also made.
    let turn = server.room.read(caller.desk.tenant, caller.device.0).await?;
    let value = match input.value {
        AskedStatement::Person(wanted) => about_person(&server, &caller, turn, wanted).await?,
        AskedStatement::Named(wanted) => about_named(&server, &caller, turn, wanted).await?,
    };
    given(Json { value, takes_zstd: false }, &server, &caller, cut).await
}

/// Texts that hold a name, for whoever then ticks those that are about the applicant.
pub(super) async fn texts(
    State(server): State<Shared>,
    caller: Caller,
    cut: Cut,
    input: Input<NamedWhom, NAME_LIMIT>,
) -> Result<Response, Failure> {
    let Input { value: whom, takes_zstd } = input;
    let turn = server.room.read(caller.desk.tenant, caller.device.0).await?;
    let found = read(&server, &caller, turn, move |sources, eyes, _| named_page(sources, whom, eyes));
    given(Json { value: found.await?, takes_zstd }, &server, &caller, cut).await
}

async fn about_person(
    server: &Server,
    caller: &Caller,
    turn: Reading,
    wanted: StatementInput,
) -> Result<OfficeStatement, Failure> {
    note(caller, NoteStatement::about(wanted.person, &wanted.request)).await?;
    let (by, asked) = (caller.person, wanted.clone());
    let gathered =
        read(server, caller, turn, move |sources, eyes, now| Gathered::of(sources, &asked, eyes, by, now));
    let gathered = gathered.await?;
    printed(server, caller, move |zip| gathered.write(&wanted, zip)).await
}

/// Of who is only named, no statement is written down whose texts are gone.
async fn about_named(
    server: &Server,
    caller: &Caller,
    turn: Reading,
    wanted: NamedInput,
) -> Result<OfficeStatement, Failure> {
    let (by, asked) = (caller.person, wanted.clone());
    let gathered = read(server, caller, turn, move |sources, eyes, now| {
        NamedGathered::of(sources, &asked, eyes, by, now)
    });
    let gathered = gathered.await?;
    note(caller, wanted.note()).await?;
    printed(server, caller, move |zip| gathered.write(&wanted, zip)).await
}

/// Writes down that one is made. The rule that does looks whether who asks may make one.
async fn note(caller: &Caller, statement: NoteStatement) -> Result<(), Failure> {
    let (noted, now) = (StatementAtServer { statement, by: caller.person }, clock::now());
    let verdict = caller.desk.ask(move |keeper| keeper.note_statement(&noted, now)).await?;
    if let Verdict::Refused(refusal) = verdict {
        return Err(not_made(refusal.into()));
    }
    caller.desk.poke(Poke::Access); // that it was made is a record
    Ok(())
}

/// Reads what the office holds, as much of it as whoever asks sees.
async fn read<T: Send + 'static>(
    server: &Server,
    caller: &Caller,
    turn: Reading,
    read: impl FnOnce(&Sources<'_>, Eyes<'_>, Timestamp) -> Result<T, ApiError> + Send + 'static,
) -> Result<T, Failure> {
    let (by, now) = (caller.person, clock::now());
    let looked = server.read_long(turn, &caller.desk, move |checker| {
        let (mut read, mut found) = (Some(read), None);
        let looked = checker.look_at_all(&mut |sources| {
            found = read.take().map(|read| seen(sources, by, now, read));
        });
        looked.map(|()| found)
    });
    let found = looked.await?.map_err(|error| unread(&error))?;
    found.ok_or(Unavailable::Broken)?.map_err(not_made)
}

/// To look for a name through everything is for who cares for data alone.
fn seen<T>(
    sources: &Sources<'_>,
    by: PersonId,
    now: Timestamp,
    read: impl FnOnce(&Sources<'_>, Eyes<'_>, Timestamp) -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    let (standing, today) = (standing_of(sources.records, by)?, day_in_prague(now));
    if !may(Some(&standing), Action::KeepData, &Subject::office(), today) {
        return Err(ApiError::new(Code::Refused, "keeping-not-allowed"));
    }
    read(sources, Eyes { standing: &standing, today }, now)
}

/// Prints what was read, beside all other work; an administrator hears that something left.
async fn printed(
    server: &Server,
    caller: &Caller,
    write: impl FnOnce(&mut Cursor<Vec<u8>>) -> Result<StatementMade, ApiError> + Send + 'static,
) -> Result<OfficeStatement, Failure> {
    let (what, by, device) = (Exported::Statement, Some(caller.person), Some(caller.device));
    let event = SecurityEvent::Exported { what, count: 1, by, device };
    server.security.tell(caller.desk.tenant, clock::now(), vec![event]);
    let printed = server.press(move || {
        let mut zip = Cursor::new(Vec::new());
        write(&mut zip).map(|made| (made, zip.into_inner()))
    });
    let (made, zip) = printed.await?.map_err(not_made)?;
    let made = serde_json::to_value(made).map_err(|error| not_made(ApiError::broken(error)))?;
    Ok(OfficeStatement { made, zip: STANDARD.encode(zip) })
}

fn not_made(error: ApiError) -> Failure {
    match error.key.as_str() {
        // The sentence of the rule speaks of commands.
        "refusal-not-allowed" => Failure::new(StatusCode::FORBIDDEN, Code::Refused, "keeping-not-allowed"),
        "refusal-not-found" => Failure::new(StatusCode::BAD_REQUEST, Code::NotFound, "refusal-not-found"),
        _ => Failure::of(error),
    }
}
