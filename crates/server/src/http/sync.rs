//! Synchronisation: commands come up, rows go down, differing rows are sent once more.

use axum::extract::State;
use axum::response::Response;
use obeznik_kernel::DeviceId;
use obeznik_sync::{
    MOST_PUSH_BYTES, PullAnswer, PullRequest, PushAnswer, PushRequest, RepairRequest, Written,
};

use super::answer::{Failure, Json};
use super::body::Input;
use super::caller::Caller;
use super::carried::{Cut, given};
use crate::clock;
use crate::server::Shared;
use crate::tenants::keeper::Pushed;
use crate::tenants::{Poke, committed};

/// A batch of 1 MiB, or one command that is larger alone.
const PUSH_LIMIT: usize = MOST_PUSH_BYTES;
/// Cursors of thousands of scopes.
const PULL_LIMIT: usize = 1 << 20;
/// Bytes of rows in one answer to a repair.
const REPAIR_BYTES: u64 = 4 << 20;

/// A device speaks for itself alone, whatever its message says.
fn check_device(caller: &Caller, named: DeviceId) -> Result<(), Failure> {
    if named == caller.device {
        return Ok(());
    }
    Err(Failure::other_device())
}

/// Decides what a device pushed.
pub(super) async fn push(
    State(server): State<Shared>,
    caller: Caller,
    input: Input<PushRequest, PUSH_LIMIT>,
) -> Result<Json<PushAnswer>, Failure> {
    let Input { value: request, takes_zstd } = input;
    check_device(&caller, request.device)?;
    let now = clock::now();
    let pushed = caller.desk.ask(move |keeper| committed::push(keeper, &request, now));
    let (Pushed { answer, before, head }, events) = pushed.await?;
    server.security.tell(caller.desk.tenant, now, events);
    if head > before {
        caller.desk.poke(Poke::Head(head));
    }
    Ok(Json { value: answer, takes_zstd })
}

/// Answers a pull beside what is written; only when what the person sees has to be looked up again does it
/// wait for the writer.
pub(super) async fn pull(
    State(server): State<Shared>,
    caller: Caller,
    cut: Cut,
    input: Input<PullRequest, PULL_LIMIT>,
) -> Result<Response, Failure> {
    let Input { value: request, takes_zstd } = input;
    check_device(&caller, request.device)?;
    let (again, told, reads) = (request.clone(), request.clone(), request.reads.clone());
    let looked = caller.desk.look(move |looker| looker.pull(&request, clock::now()));
    let answer = match looked.await? {
        Some(answer) => answer,
        None => caller.desk.ask(move |keeper| keeper.pull(&again, clock::now())).await?,
    };
    let is_page = matches!(answer, PullAnswer::Page(_));
    if is_page && caller.desk.is_to_acknowledge(caller.device) {
        caller.desk.ask(move |keeper| keeper.acknowledge(&told, clock::now())).await?;
    }
    let value = Written::to(answer, &reads);
    given(Json { value, takes_zstd }, &server, &caller, cut).await
}

/// Compares what a device holds with what the office has.
pub(super) async fn repair(
    State(server): State<Shared>,
    caller: Caller,
    cut: Cut,
    input: Input<RepairRequest, PULL_LIMIT>,
) -> Result<Response, Failure> {
    let Input { value: request, takes_zstd } = input;
    check_device(&caller, request.device)?;
    let reads = request.reads.clone();
    let repaired = caller.desk.ask(move |keeper| keeper.repair(&request, REPAIR_BYTES, clock::now()));
    let value = Written::to(repaired.await?, &reads);
    given(Json { value, takes_zstd }, &server, &caller, cut).await
}
