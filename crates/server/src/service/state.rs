//! What the system says of the service, and why it does not do what it was asked.

use obeznik_app::{ApiError, Code};
use obeznik_console::{Exit, Said, Texts};
use serde_json::json;
use windows_service::Error;
use windows_service::service::{Service, ServiceAccess, ServiceStartType, ServiceState};
use windows_service::service_manager::{ServiceManager, ServiceManagerAccess};

use super::NAME;

/// `ERROR_ACCESS_DENIED`.
const DENIED: i32 = 5;
/// `ERROR_INVALID_LEVEL`: the system does not know what it was asked.
pub(super) const NOT_KNOWN: i32 = 124;
/// `ERROR_SERVICE_DOES_NOT_EXIST`.
const ABSENT: i32 = 1060;
/// `ERROR_FAILED_SERVICE_CONTROLLER_CONNECT`: not the system started the program.
pub(super) const NOT_BY_SYSTEM: i32 = 1063;
/// `ERROR_SERVICE_MARKED_FOR_DELETE`: somebody still looks at it.
const LEAVING: i32 = 1072;
/// `ERROR_SERVICE_EXISTS`.
const EXISTS: i32 = 1073;

/// The number the system gave.
pub(super) fn code_of(error: &Error) -> Option<i32> {
    match error {
        Error::Winapi(error) => error.raw_os_error(),
        _ => None,
    }
}

/// Why the system did not do it, and what helps.
pub(super) fn not_done(error: &Error) -> ApiError {
    match code_of(error) {
        Some(DENIED) => ApiError::new(Code::Refused, "server-console-service-denied"),
        Some(ABSENT) => ApiError::new(Code::NotFound, "server-console-service-absent"),
        Some(EXISTS) => ApiError::new(Code::Refused, "server-console-service-exists"),
        Some(LEAVING) => ApiError::new(Code::Refused, "server-console-service-leaving"),
        Some(NOT_BY_SYSTEM) => ApiError::new(Code::Refused, "server-console-service-by-system"),
        _ => ApiError::broken(error),
    }
}

/// The installed service.
pub(super) fn opened(access: ServiceAccess) -> Result<Service, ApiError> {
    let manager = ServiceManager::local_computer(None::<&str>, ServiceManagerAccess::CONNECT);
    let service = manager.and_then(|manager| manager.open_service(NAME, access));
    service.map_err(|error| not_done(&error))
}

/// Says how the service is: done when it runs, a finding when it does not, refused when there is none.
pub(super) fn status(texts: &Texts) -> Result<Said, ApiError> {
    let service = opened(ServiceAccess::QUERY_STATUS | ServiceAccess::QUERY_CONFIG)?;
    let status = service.query_status().map_err(|error| not_done(&error))?;
    let config = service.query_config().map_err(|error| not_done(&error))?;
    let (word, key) = match status.current_state {
        ServiceState::Running => ("running", "server-console-service-running"),
        ServiceState::StartPending | ServiceState::ContinuePending => {
            ("starting", "server-console-service-starting")
        }
        ServiceState::StopPending | ServiceState::PausePending => {
            ("stopping", "server-console-service-stopping")
        }
        ServiceState::Stopped | ServiceState::Paused => ("stopped", "server-console-service-stopped"),
    };
    let value = json!({ "installed": true, "service": NAME, "state": word, "process": status.process_id,
        "starts_with_system": config.start_type == ServiceStartType::AutoStart,
        "account": config.account_name.map(|name| name.to_string_lossy().into_owned()),
        "command": config.executable_path });
    let exit = if word == "running" { Exit::Done } else { Exit::Finding };
    Ok(Said { exit, ..Said::done(texts.say(key, &[]), value) })
}
