//! A server from its begin to its end, whoever tells it to end.

use std::future::Future;
use std::io;

use obeznik_app::{ApiError, Code};
use obeznik_server::console::arguments::Arguments;
use obeznik_server::console::database_error;
use obeznik_server::serve::{self, Held, Serving};
use obeznik_store_postgres::DatabaseError;

/// Takes the data folder and begins to listen.
pub(crate) async fn begin(arguments: &Arguments) -> Result<Serving, ApiError> {
    let held =
        take(arguments)?.ok_or_else(|| ApiError::new(Code::Locked, "server-console-serves-already"))?;
    let serving = Serving::begin(held, &arguments.serve).await;
    serving.map_err(|error| {
        if error.get_ref().is_some_and(|inner| inner.is::<DatabaseError>() || inner.is::<serve::NoSecret>()) {
            return not_opened(error);
        }
        ApiError::new(Code::Refused, "server-console-cannot-serve")
            .with("address", arguments.serve.listen)
            .with("why", error)
    })
}

/// Waits for whoever tells the server to end: the system, or an order.
pub(crate) async fn until(serving: &Serving, told: impl Future<Output = ()>) {
    let mut ordered = serving.server.stopping.subscribe();
    tokio::select! {
        () = told => {}
        _ = ordered.wait_for(|stopping| *stopping) => {}
    }
}

/// Ctrl-C, or what the system sends to a service.
pub(crate) async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await; // without signals it serves until it is killed
}

/// The data folder; nothing when another process has it.
pub(crate) fn take(arguments: &Arguments) -> Result<Option<Held>, ApiError> {
    Held::take(&arguments.data).map_err(|error| cannot_use(arguments, &error))
}

/// What keeps the data folder from being used.
pub(crate) fn cannot_use(arguments: &Arguments, error: &io::Error) -> ApiError {
    let folder = arguments.data.display();
    ApiError::new(Code::Refused, "cli-cannot-write").with("file", folder).with("why", error)
}

/// What keeps a server from being made over its folder or database.
pub(crate) fn not_opened(error: io::Error) -> ApiError {
    let inner = error.get_ref();
    if let Some(error) = inner.and_then(|error| error.downcast_ref::<DatabaseError>()) {
        return database_error(error);
    }
    if inner.is_some_and(|error| error.is::<serve::NoSecret>()) {
        return ApiError::new(Code::Refused, "server-console-database-secret");
    }
    ApiError::broken(error)
}
