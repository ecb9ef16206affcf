//! Installing the service and removing it.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use obeznik_app::{ApiError, Code};
use obeznik_console::{Said, Texts};
use obeznik_server::console::arguments::Serve;
use obeznik_server::places::Places;
use serde_json::json;
use windows_service::service::{
    Service, ServiceAccess, ServiceAction, ServiceActionType, ServiceErrorControl, ServiceFailureActions,
    ServiceFailureResetPeriod, ServiceInfo, ServiceStartType, ServiceState, ServiceType,
};
use windows_service::service_manager::{ServiceManager, ServiceManagerAccess};

use super::NAME;
use super::state::{NOT_KNOWN, code_of, not_done};

/// The account that Windows makes for this service alone: no password, no rights but those of every user.
const ACCOUNT: &str = r"NT SERVICE\obeznik-server";
/// How the list of services calls it.
const DISPLAY_NAME: &str = "Oběžník – server úřadu";
const DESCRIPTION: &str = "Obsluhuje počítače úřadu: přihlášení, synchronizaci, přílohy.";
/// Pauses before the first, the second and each further start after a failure.
const RESTARTS: [Duration; 3] = [Duration::from_secs(5), Duration::from_secs(30), Duration::from_secs(60)];
/// Quiet time after which failures are counted anew.
const FORGOTTEN: Duration = Duration::from_secs(24 * 60 * 60);
/// How long the system waits at its own shutdown: running requests end and every store is closed with a good copy.
const CLOSING: Duration = Duration::from_secs(180);

/// Who may what in the data folder: the system and administrators everything, the service reads and writes, nobody
/// else anything. Well-known identifiers, because names of groups are translated.
const GRANTS: [&str; 2] = ["*S-1-5-18:(OI)(CI)F", "*S-1-5-32-544:(OI)(CI)F"];

/// Installs the service over a data folder; it starts with the system.
pub(super) fn install(data: &Path, serve: &Serve, texts: &Texts) -> Result<Said, ApiError> {
    if serve.database.is_some() || serve.blobs.is_some() {
        return Err(ApiError::new(Code::Refused, "server-console-service-database"));
    }
    let cannot = |error: io::Error| {
        ApiError::new(Code::Refused, "cli-cannot-write").with("file", data.display()).with("why", error)
    };
    if super::state::opened(ServiceAccess::QUERY_STATUS).is_ok() {
        return Err(ApiError::new(Code::Refused, "server-console-service-exists"));
    }
    let data = std::path::absolute(data).map_err(cannot)?;
    let words = serve.service_words(&data).map_err(cannot)?;
    let program = std::env::current_exe().map_err(ApiError::broken)?;
    let access = ServiceManagerAccess::CONNECT | ServiceManagerAccess::CREATE_SERVICE;
    let manager = ServiceManager::local_computer(None::<&str>, access).map_err(|error| not_done(&error))?;
    let rights = ServiceAccess::CHANGE_CONFIG | ServiceAccess::START | ServiceAccess::DELETE;
    let info = described(program, words);
    let service = manager.create_service(&info, rights).map_err(|error| not_done(&error))?;
    let restarts = arranged(&service, &data, serve).inspect_err(|_| {
        let _ = service.delete(); // half a service helps nobody
    })?;
    let line = texts.say("server-console-service-installed", &[("data", &data.display())]);
    let value = json!({ "installed": true, "service": NAME, "account": ACCOUNT, "data": data,
        "restarts_after_errors": restarts });
    let said = Said::done(line, value);
    let more = if restarts { None } else { Some(texts.say("server-console-service-no-restarts", &[])) };
    Ok(more.into_iter().fold(said, Said::and))
}

fn described(program: PathBuf, words: Vec<OsString>) -> ServiceInfo {
    ServiceInfo {
        name: NAME.into(),
        display_name: DISPLAY_NAME.into(),
        service_type: ServiceType::OWN_PROCESS,
        start_type: ServiceStartType::AutoStart,
        error_control: ServiceErrorControl::Normal,
        executable_path: program,
        launch_arguments: words,
        dependencies: Vec::new(),
        account_name: Some(ACCOUNT.into()),
        account_password: None,
    }
}

/// Everything beyond the bare service; tells whether the system starts it again also after an error it reported.
fn arranged(service: &Service, data: &Path, serve: &Serve) -> Result<bool, ApiError> {
    let action = |delay| ServiceAction { action_type: ServiceActionType::Restart, delay };
    let failures = ServiceFailureActions {
        reset_period: ServiceFailureResetPeriod::After(FORGOTTEN),
        reboot_msg: None,
        command: None,
        actions: Some(RESTARTS.map(action).to_vec()),
    };
    service.set_description(DESCRIPTION).map_err(|error| not_done(&error))?;
    service.update_failure_actions(failures).map_err(|error| not_done(&error))?;
    service.set_preshutdown_timeout(CLOSING).map_err(|error| not_done(&error))?;
    let restarts = match service.set_failure_actions_on_non_crash_failures(true) {
        Ok(()) => true,
        Err(error) if code_of(&error) == Some(NOT_KNOWN) => false,
        Err(error) => return Err(not_done(&error)),
    };
    permit(data, serve)?;
    Ok(restarts)
}

/// Lets the service into its data folder and shuts everybody else out; files named elsewhere it only reads.
fn permit(data: &Path, serve: &Serve) -> Result<(), ApiError> {
    Places::made(data).map_err(ApiError::broken)?;
    let own = format!("{ACCOUNT}:(OI)(CI)M");
    let grants = GRANTS.into_iter().chain([own.as_str()]);
    icacls(data, &["/inheritance:r"], grants)?;
    if let Some(folder) = serve.backup_to.as_ref().filter(|folder| folder.exists()) {
        icacls(folder, &[], [own.as_str()])?;
    }
    let Serve { certificate, private_key, keys, .. } = serve;
    let read = format!("{ACCOUNT}:R");
    for file in [certificate, private_key, keys].into_iter().flatten().filter(|file| file.exists()) {
        icacls(file, &[], [read.as_str()])?;
    }
    Ok(())
}

/// The system's own program for rights on files.
fn icacls<'a>(
    path: &Path,
    switches: &[&str],
    grants: impl IntoIterator<Item = &'a str>,
) -> Result<(), ApiError> {
    let folder = std::env::var_os("SystemRoot").map_or_else(|| PathBuf::from(r"C:\Windows"), PathBuf::from);
    let mut command = Command::new(folder.join("System32").join("icacls.exe"));
    command.arg(path).args(switches);
    for grant in grants {
        command.args(["/grant", grant]);
    }
    command.arg("/Q").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let refused =
        || ApiError::new(Code::Refused, "server-console-service-rights").with("file", path.display());
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        _ => Err(refused()),
    }
}

/// Stops the service and removes it. Its data stays.
pub(super) fn remove(texts: &Texts) -> Result<Said, ApiError> {
    let access = ServiceAccess::QUERY_STATUS | ServiceAccess::STOP | ServiceAccess::DELETE;
    let service = super::state::opened(access)?;
    stop(&service)?;
    service.delete().map_err(|error| not_done(&error))?;
    let line = texts.say("server-console-service-removed", &[]);
    Ok(Said::done(line, json!({ "installed": false, "service": NAME })))
}

/// Asks the service to stop and waits until it has.
fn stop(service: &Service) -> Result<(), ApiError> {
    let began = Instant::now();
    let mut is_asked = false;
    while began.elapsed() < CLOSING {
        let state = service.query_status().map_err(|error| not_done(&error))?.current_state;
        match state {
            ServiceState::Stopped => return Ok(()),
            ServiceState::StopPending => {}
            // A service that only begins cannot be asked yet.
            _ if !is_asked => is_asked = service.stop().is_ok(),
            _ => {}
        }
        sleep(Duration::from_millis(200));
    }
    Err(ApiError::new(Code::Unreachable, "server-console-service-stays"))
}
