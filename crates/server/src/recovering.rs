//! Opening a municipality of a database by its printed code, when the secret of all its servers is lost.

use std::path::Path;

use obeznik_app::{ApiError, Code};
use obeznik_console::{Said, Texts};
use obeznik_server::clock;
use obeznik_server::console::arguments::Arguments;
use obeznik_server::console::database_error;
use obeznik_server::keyring::FileKeyring;
use obeznik_server::serve;
use obeznik_server::tenants::SharedKeyring;
use obeznik_store::{OfficeKeys, RecoveryCode, StoreError, Unlock};
use obeznik_store_postgres::{Address, Database, Tenant};
use serde_json::json;

use crate::serving;

/// What a code came to.
struct Recovered {
    /// The municipality whose code it is.
    tenant: Tenant,
    /// Whether the secret of this server did not open it before.
    is_new: bool,
    /// Names of those that still wait for theirs.
    waiting: Vec<String>,
}

/// Lets the secret of this server open the municipality whose code it is; a new secret when it has none. Nothing may
/// serve from this data folder meanwhile.
pub(crate) async fn by_code(arguments: &Arguments, code: String, texts: &Texts) -> Result<Said, ApiError> {
    let Some(address) = arguments.serve.database.clone() else {
        return Err(ApiError::new(Code::Refused, "server-console-recover-files"));
    };
    check(&code)?;
    let Some(held) = serving::take(arguments)? else {
        return Err(ApiError::new(Code::Locked, "server-console-serves-already"));
    };
    let keys = arguments.serve.keys.clone().unwrap_or_else(|| held.places.keyring());
    let file = keys.display().to_string();
    let opened = tokio::task::spawn_blocking(move || recover(&address, &keys, &code));
    let opened = opened.await.map_err(ApiError::broken)??;
    let Recovered { tenant, is_new, waiting } =
        opened.ok_or_else(|| ApiError::new(Code::Locked, "server-console-recover-wrong"))?;
    // Whether a server opens it now is seen by opening it.
    let server = serve::server(&held.places, &arguments.serve).map_err(serving::not_opened)?;
    let desk = server.tenants.desk(tenant.tenant).await.map_err(ApiError::broken)?;
    drop(desk);
    if is_new {
        server.security.tell_of_server(Some(tenant.tenant), clock::now(), "recovered");
    }
    let closed = tokio::task::spawn_blocking(move || server.tenants.close());
    closed.await.map_err(ApiError::broken)?;
    let key = if is_new { "server-console-recovered" } else { "server-console-recovered-already" };
    let line = texts.say(key, &[("name", &tenant.name), ("file", &file)]);
    let value =
        json!({ "tenant": tenant.tenant, "name": tenant.name, "recovered": is_new, "waiting": waiting });
    let said = Said::done(line, value);
    if waiting.is_empty() {
        return Ok(said);
    }
    let (count, names) = (waiting.len(), waiting.join(", "));
    Ok(said.and(texts.say("server-console-recover-waiting", &[("count", &count), ("names", &names)])))
}

/// A code whose every group checks, or where the slip of the pen is.
fn check(code: &str) -> Result<(), ApiError> {
    match RecoveryCode::parse(code) {
        Ok(_) => Ok(()),
        Err(0) => Err(ApiError::new(Code::Locked, "unlock-wrong-length")),
        Err(group) => Err(ApiError::new(Code::Locked, "unlock-wrong-group").with("group", group)),
    }
}

fn recover(address: &Address, keys: &Path, code: &str) -> Result<Option<Recovered>, ApiError> {
    let keyring = FileKeyring::open(keys).map_err(ApiError::broken)?;
    let database = Database::open(address, 1).map_err(|error| database_error(&error))?;
    let tenants = database.tenants().map_err(|error| database_error(&error))?;
    let Some(tenant) = opened_by(&tenants, code)? else { return Ok(None) };
    // Only now: a code that opens nothing leaves no secret behind.
    let secret = SharedKeyring::made(&keyring).map_err(|error| {
        let refused = ApiError::new(Code::Refused, "cli-cannot-write");
        refused.with("file", keys.display()).with("why", error)
    })?;
    let opens = |tenant: &Tenant| OfficeKeys::open(&tenant.keys, Unlock::Keyring(&secret)).is_ok();
    let is_new = !opens(tenant);
    if is_new {
        let text = OfficeKeys::under(&tenant.keys, Unlock::RecoveryCode(code), &secret)?;
        let is_kept = database.change_keys(tenant, &text).map_err(|error| database_error(&error))?;
        if !is_kept {
            return Err(ApiError::broken("the keys of the municipality changed meanwhile"));
        }
    }
    let others = tenants.iter().filter(|other| other.tenant != tenant.tenant && !opens(other));
    let waiting = others.map(|other| other.name.clone()).collect();
    Ok(Some(Recovered { tenant: tenant.clone(), is_new, waiting }))
}

/// The municipality that the code opens.
fn opened_by<'a>(tenants: &'a [Tenant], code: &str) -> Result<Option<&'a Tenant>, ApiError> {
    for tenant in tenants {
        match OfficeKeys::open(&tenant.keys, Unlock::RecoveryCode(code)) {
            Ok(_) => return Ok(Some(tenant)),
            Err(StoreError::WrongKey) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(None)
}
