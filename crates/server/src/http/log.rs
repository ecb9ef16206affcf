//! The log of the office, for each of its people as much of it as they see.

use axum::extract::State;
use obeznik_app::ApiError;
use obeznik_app::circulation::history::HistoryInput;
use obeznik_app::circulation::papers::HistoryEvent;
use obeznik_app::office::log::{LogBook, LogInput, LogRow, seen_history, seen_log};
use obeznik_app::office::parse_id;
use obeznik_app::office::shared::Page;
use obeznik_kernel::Records;

use super::answer::{Failure, Json};
use super::body::Input;
use super::caller::Caller;
use crate::clock;
use crate::server::{Server, Shared};
use crate::tenants::Unavailable;

/// A filter and a part.
const LIMIT: usize = 4096;

/// A part of the log.
pub(super) async fn log(
    State(server): State<Shared>,
    caller: Caller,
    input: Input<LogInput, LIMIT>,
) -> Result<Json<Page<LogRow>>, Failure> {
    let Input { value: wanted, takes_zstd } = input;
    let whose = (caller.person, clock::now());
    let value = read(&server, &caller, move |records, book| seen_log(records, book, whose, &wanted)).await?;
    Ok(Json { value, takes_zstd })
}

/// What happened to one record.
pub(super) async fn history(
    State(server): State<Shared>,
    caller: Caller,
    input: Input<HistoryInput, LIMIT>,
) -> Result<Json<Vec<HistoryEvent>>, Failure> {
    let Input { value: HistoryInput { record }, takes_zstd } = input;
    let record = parse_id(&record).map_err(Failure::of)?;
    let whose = (caller.person, clock::now());
    let value =
        read(&server, &caller, move |records, book| seen_history(records, book, whose, record)).await?;
    Ok(Json { value, takes_zstd })
}

/// Reads the log beside all other work, when its turn comes.
async fn read<T: Send + 'static>(
    server: &Server,
    caller: &Caller,
    read: impl FnOnce(&dyn Records, &dyn LogBook) -> Result<T, ApiError> + Send + 'static,
) -> Result<T, Failure> {
    let checker = caller.desk.ask(|keeper| keeper.checker()).await?;
    let looked = server.read_long(move || {
        let (mut read, mut found) = (Some(read), None);
        let looked = checker.look_at_log(&mut |records, book| {
            found = read.take().map(|read| read(records, book));
        });
        looked.map(|()| found)
    });
    let found = looked.await?.map_err(|error| {
        tracing::error!(cause = %error, "the log was not read");
        Unavailable::Broken
    })?;
    found.ok_or(Unavailable::Broken)?.map_err(Failure::of)
}
