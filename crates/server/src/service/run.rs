//! The service as the system runs it: it serves, says how far it is, and ends gracefully when it is told to.

use std::ffi::OsString;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use obeznik_app::ApiError;
use obeznik_console::{Exit, Said, Texts};
use obeznik_server::console::arguments::Arguments;
use obeznik_server::logs::{self, LogFolder};
use obeznik_server::places::Places;
use serde_json::json;
use tokio::sync::watch;
use windows_service::service::{
    ServiceControl, ServiceControlAccept, ServiceExitCode, ServiceState, ServiceStatus, ServiceType,
};
use windows_service::service_control_handler::{self, ServiceControlHandlerResult, ServiceStatusHandle};
use windows_service::{define_windows_service, service_dispatcher};

use super::NAME;
use super::state::not_done;
use crate::serving;

/// How often a service that ends says that it still does.
const SAYS: Duration = Duration::from_secs(5);
/// How long the system waits for the next word.
const PATIENCE: Duration = Duration::from_secs(30);

/// How to serve: the system calls with nothing of it.
static GIVEN: Mutex<Option<Arguments>> = Mutex::new(None);

define_windows_service!(called_by_system, called);

/// Hands the process over to the system until the service has ended.
pub(super) fn run(arguments: Arguments, texts: &Texts) -> Result<Said, ApiError> {
    *GIVEN.lock().unwrap_or_else(PoisonError::into_inner) = Some(arguments);
    service_dispatcher::start(NAME, called_by_system).map_err(|error| not_done(&error))?;
    Ok(Said::done(texts.say("server-console-ended", &[]), json!({ "ended": true })))
}

fn called(_: Vec<OsString>) {
    let given = GIVEN.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(arguments) = given
        && let Err(error) = live(&arguments)
    {
        tracing::error!(cause = %error, "the system did not take the state of the service");
    }
}

/// One life of the service. What fails is in the log, and its exit code with the system.
fn live(arguments: &Arguments) -> windows_service::Result<()> {
    let (told, ends) = watch::channel(false);
    let handle = service_control_handler::register(NAME, move |control| match control {
        ServiceControl::Stop | ServiceControl::Preshutdown | ServiceControl::Shutdown => {
            told.send_replace(true);
            ServiceControlHandlerResult::NoError
        }
        ServiceControl::Interrogate => ServiceControlHandlerResult::NoError,
        _ => ServiceControlHandlerResult::NotImplemented,
    })?;
    handle.set_service_status(under_way(ServiceState::StartPending, 1))?;
    let served = logged(arguments).and_then(|()| serve(arguments, handle, ends));
    let exit = match served {
        Ok(()) => Exit::Done,
        Err(error) => {
            tracing::error!(code = error.key, "the service did not serve");
            Exit::of(&error)
        }
    };
    handle.set_service_status(stopped(exit))
}

fn logged(arguments: &Arguments) -> Result<(), ApiError> {
    let places = Places::made(&arguments.data).map_err(|error| serving::cannot_use(arguments, &error))?;
    let folder = LogFolder::at(places.log()).map_err(|error| serving::cannot_use(arguments, &error))?;
    logs::begin_in(arguments.serve.log, folder);
    Ok(())
}

fn serve(
    arguments: &Arguments,
    handle: ServiceStatusHandle,
    mut ends: watch::Receiver<bool>,
) -> Result<(), ApiError> {
    let runtime = tokio::runtime::Runtime::new().map_err(ApiError::broken)?;
    runtime.block_on(async {
        let serving = serving::begin(arguments).await?;
        tell(handle, running());
        let told = async {
            let _ = ends.wait_for(|ends| *ends).await; // without the system nobody tells any more
        };
        serving::until(&serving, told).await;
        tell(handle, under_way(ServiceState::StopPending, 1));
        let ending = serving.end();
        tokio::pin!(ending);
        for checkpoint in 2.. {
            if tokio::time::timeout(SAYS, &mut ending).await.is_ok() {
                break;
            }
            tell(handle, under_way(ServiceState::StopPending, checkpoint));
        }
        Ok(())
    })
}

fn tell(handle: ServiceStatusHandle, status: ServiceStatus) {
    if let Err(error) = handle.set_service_status(status) {
        tracing::warn!(cause = %error, "the system did not take the state of the service");
    }
}

fn running() -> ServiceStatus {
    // Before a shutdown of the system rather than at it: closing may take longer than a shutdown lets it.
    let controls_accepted = ServiceControlAccept::STOP | ServiceControlAccept::PRESHUTDOWN;
    ServiceStatus { controls_accepted, ..status(ServiceState::Running, ServiceExitCode::NO_ERROR) }
}

fn under_way(state: ServiceState, checkpoint: u32) -> ServiceStatus {
    ServiceStatus { checkpoint, wait_hint: PATIENCE, ..status(state, ServiceExitCode::NO_ERROR) }
}

fn stopped(exit: Exit) -> ServiceStatus {
    let code = match exit.number() {
        0 => ServiceExitCode::NO_ERROR,
        number => ServiceExitCode::ServiceSpecific(number.into()),
    };
    status(ServiceState::Stopped, code)
}

fn status(current_state: ServiceState, exit_code: ServiceExitCode) -> ServiceStatus {
    ServiceStatus {
        service_type: ServiceType::OWN_PROCESS,
        current_state,
        controls_accepted: ServiceControlAccept::empty(),
        exit_code,
        checkpoint: 0,
        wait_hint: Duration::ZERO,
        process_id: None,
    }
}
