//! The log of the office, for each of its people as much of it as they see.

use axum::extract::State;
use axum::response::Response;
use obeznik_app::ApiError;
use obeznik_app::circulation::history::HistoryInput;
use obeznik_app::office::log::{
    ChainSaid, InspectionInput, LogBook, LogInput, check_inspection, inspected_log, seen_history, seen_log,
};
use obeznik_app::office::parse_id;
use obeznik_kernel::Records;

use super::answer::{Failure, Json};
use super::body::Input;
use super::caller::Caller;
use super::carried::{Cut, given};
use crate::clock;
use crate::server::{Server, Shared};
use crate::tenants::Unavailable;
use crate::tenants::keeper::KeeperError;

/// A filter and a part.
const LIMIT: usize = 4096;

/// A part of the log.
pub(super) async fn log(
    State(server): State<Shared>,
    caller: Caller,
    cut: Cut,
    input: Input<LogInput, LIMIT>,
) -> Result<Response, Failure> {
    let Input { value: wanted, takes_zstd } = input;
    let whose = (caller.person, clock::now());
    let value = read(&server, &caller, move |records, book| seen_log(records, book, whose, &wanted)).await?;
    given(Json { value, takes_zstd }, &server, &caller, cut).await
}

/// What happened to one record.
pub(super) async fn history(
    State(server): State<Shared>,
    caller: Caller,
    cut: Cut,
    input: Input<HistoryInput, LIMIT>,
) -> Result<Response, Failure> {
    let Input { value: HistoryInput { record }, takes_zstd } = input;
    let record = parse_id(&record).map_err(Failure::of)?;
    let whose = (caller.person, clock::now());
    let value =
        read(&server, &caller, move |records, book| seen_history(records, book, whose, record)).await?;
    given(Json { value, takes_zstd }, &server, &caller, cut).await
}

/// A part of the log for a package for a supervisory body.
pub(super) async fn inspected(
    State(server): State<Shared>,
    caller: Caller,
    cut: Cut,
    input: Input<InspectionInput, LIMIT>,
) -> Result<Response, Failure> {
    let Input { value: wanted, takes_zstd } = input;
    let whose = (caller.person, clock::now());
    let value =
        read(&server, &caller, move |records, book| inspected_log(records, book, whose, &wanted)).await?;
    given(Json { value, takes_zstd }, &server, &caller, cut).await
}

/// What a verification of the whole chain says, for the same people.
pub(super) async fn verified(
    State(server): State<Shared>,
    caller: Caller,
) -> Result<Json<ChainSaid>, Failure> {
    let (person, now) = (caller.person, clock::now());
    read(&server, &caller, move |records, _| check_inspection(records, person, now)).await?;
    Ok(Json { value: server.walk(&caller.desk).await?, takes_zstd: false })
}

/// Reads the log beside all other work, when its turn comes.
async fn read<T: Send + 'static>(
    server: &Server,
    caller: &Caller,
    read: impl FnOnce(&dyn Records, &dyn LogBook) -> Result<T, ApiError> + Send + 'static,
) -> Result<T, Failure> {
    let turn = server.room.read(caller.desk.tenant, caller.device.0).await?;
    let looked = server.read_long(turn, &caller.desk, move |checker| {
        let (mut read, mut found) = (Some(read), None);
        let looked = checker.look_at_log(&mut |records, book| {
            found = read.take().map(|read| read(records, book));
        });
        looked.map(|()| found)
    });
    let found = looked.await?.map_err(|error| unread(&error))?;
    found.ok_or(Unavailable::Broken)?.map_err(Failure::of)
}

pub(super) fn unread(error: &KeeperError) -> Unavailable {
    tracing::error!(cause = %error, "what the office keeps was not read");
    Unavailable::Broken
}
