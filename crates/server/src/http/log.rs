//! The log of the office, for each of its people as much of it as they see.

use std::sync::atomic::AtomicBool;

use axum::extract::State;
use obeznik_app::ApiError;
use obeznik_app::circulation::history::HistoryInput;
use obeznik_app::circulation::papers::HistoryEvent;
use obeznik_app::office::log::{
    ChainSaid, InspectedPart, InspectionInput, LogBook, LogInput, LogRow, check_inspection, inspected_log,
    seen_history, seen_log,
};
use obeznik_app::office::parse_id;
use obeznik_app::office::shared::Page;
use obeznik_authority::BrokenLink;
use obeznik_kernel::Records;
use obeznik_store::ChainReport;

use super::answer::{Failure, Json};
use super::body::Input;
use super::caller::Caller;
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

/// A part of the log for a package for a supervisory body.
pub(super) async fn inspected(
    State(server): State<Shared>,
    caller: Caller,
    input: Input<InspectionInput, LIMIT>,
) -> Result<Json<InspectedPart>, Failure> {
    let Input { value: wanted, takes_zstd } = input;
    let whose = (caller.person, clock::now());
    let value =
        read(&server, &caller, move |records, book| inspected_log(records, book, whose, &wanted)).await?;
    Ok(Json { value, takes_zstd })
}

/// What a verification of the whole chain says, for the same people.
pub(super) async fn verified(
    State(server): State<Shared>,
    caller: Caller,
) -> Result<Json<ChainSaid>, Failure> {
    let (person, now) = (caller.person, clock::now());
    read(&server, &caller, move |records, _| check_inspection(records, person, now)).await?;
    let checker = caller.desk.ask(|keeper| keeper.checker()).await?;
    let walked = server.read_long(move || Ok::<_, KeeperError>((checker.chain(&AtomicBool::new(false))?, checker.cleared_links()?)));
    let (report, erased) = walked.await?.map_err(|error| unread(&error))?;
    Ok(Json { value: said(report, erased), takes_zstd: false })
}

fn said(report: ChainReport, erased: u64) -> ChainSaid {
    match report {
        ChainReport::Whole(head) => ChainSaid { links: head.log_no, head: head.hash, broken: None, erased },
        ChainReport::Broken { link, sound } => {
            let (number, how) = match link {
                BrokenLink::Gap { expected, .. } => (expected, "gap"),
                BrokenLink::Detached(number) => (number, "detached"),
                BrokenLink::Changed(number) => (number, "changed"),
                BrokenLink::PayloadChanged(number) => (number, "payload"),
                BrokenLink::Missing(number) => (number, "missing"),
            };
            ChainSaid {
                links: sound.log_no,
                head: sound.hash,
                broken: Some((number, how.to_owned())),
                erased,
            }
        }
    }
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
    let found = looked.await?.map_err(|error| unread(&error))?;
    found.ok_or(Unavailable::Broken)?.map_err(Failure::of)
}

fn unread(error: &KeeperError) -> Unavailable {
    tracing::error!(cause = %error, "the log was not read");
    Unavailable::Broken
}
