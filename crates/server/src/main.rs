//! `obeznik-server`: serves without a verb, administers with one.

mod recovering;
mod service;
mod serving;

use std::io::{self, BufRead as _};
use std::path::Path;
use std::process::ExitCode;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use clap::{CommandFactory as _, FromArgMatches as _};
use obeznik_app::{ApiError, Code};
use obeznik_console::{Exit, Said, Texts, help};
use obeznik_server::console::arguments::{
    Arguments, DeviceEnd, DeviceVerb, EnrolmentVerb, MailVerb, Order, SignInVerb, TenantVerb, UserVerb, Verb,
};
use obeznik_server::console::{carry_out, database_error, line};
use obeznik_server::keyring::FileKeyring;
use obeznik_server::places::Places;
use obeznik_server::serve;
use obeznik_server::tenants::SharedKeyring;
use obeznik_server::{logs, tls};
use obeznik_store_postgres::{Address, Database, DatabaseError};

fn main() -> ExitCode {
    let texts = Texts::of_environment();
    let matches = match help::command::<Arguments>("server-help", &texts).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => return misunderstood(&error),
    };
    let arguments = match Arguments::from_arg_matches(&matches) {
        Ok(arguments) => arguments,
        Err(error) => return misunderstood(&error.format(&mut Arguments::command())),
    };
    let as_json = arguments.json;
    let said = tls::install_provider().map_err(ApiError::broken).and_then(|()| perform(arguments, &texts));
    said.unwrap_or_else(|error| Said::failed(&error, &texts)).tell(as_json).into()
}

/// The service has the process for itself; everything else happens in a runtime.
fn perform(mut arguments: Arguments, texts: &Texts) -> Result<Said, ApiError> {
    match arguments.verb.take() {
        Some(Verb::Service(verb)) => service::perform(arguments, verb, texts),
        verb => {
            let runtime = tokio::runtime::Runtime::new().map_err(ApiError::broken)?;
            runtime.block_on(run(Arguments { verb, ..arguments }, texts))
        }
    }
}

/// Help and version are answers; anything else is a wrong use.
fn misunderstood(error: &clap::Error) -> ExitCode {
    let exit = if error.use_stderr() { Exit::Usage } else { Exit::Done };
    match error.print() {
        Ok(()) => exit.into(),
        Err(_) => Exit::Broken.into(),
    }
}

async fn run(mut arguments: Arguments, texts: &Texts) -> Result<Said, ApiError> {
    // An address with a pass-word does not belong on the command line, which everybody of the machine may read.
    if let (None, Ok(text)) = (&arguments.serve.database, std::env::var("OBEZNIK_DATABASE")) {
        let address = text.parse::<Address>().map_err(|error| {
            ApiError::new(Code::Invalid, "server-console-database-address").with("why", error)
        })?;
        arguments.serve.database = Some(address);
    }
    if matches!(arguments.verb, Some(Verb::Init | Verb::Migrate(_))) {
        prepare_database(&arguments).await?;
    }
    match arguments.verb.take() {
        None => serve(arguments, texts).await,
        Some(Verb::Init) => init(&arguments, texts).await,
        Some(Verb::Tenant(TenantVerb::Recover(_))) => {
            let code = line_of_input()?;
            recovering::by_code(&arguments, code, texts).await
        }
        Some(verb) => administer(arguments, order(verb)?, texts).await,
    }
}

/// Prepares the database, if there is one, and makes its secret when nobody has one yet.
async fn prepare_database(arguments: &Arguments) -> Result<(), ApiError> {
    let Some(address) = arguments.serve.database.clone() else { return Ok(()) };
    let places = Places::made(&arguments.data).map_err(|error| serving::cannot_use(arguments, &error))?;
    let keys = arguments.serve.keys.clone().unwrap_or_else(|| places.keyring());
    let keyring = FileKeyring::open(&keys).map_err(ApiError::broken)?;
    let prepared = tokio::task::spawn_blocking(move || -> Result<bool, DatabaseError> {
        Database::migrate(&address)?;
        Ok(Database::open(&address, 1)?.tenants()?.is_empty())
    });
    let is_empty = prepared.await.map_err(ApiError::broken)?.map_err(|error| database_error(&error))?;
    match SharedKeyring::of(&keyring) {
        Some(_) => Ok(()),
        None if is_empty => SharedKeyring::made(&keyring).map(drop).map_err(ApiError::broken),
        None => Err(ApiError::new(Code::Refused, "server-console-database-secret")),
    }
}

/// Serves until the system asks to stop.
async fn serve(arguments: Arguments, texts: &Texts) -> Result<Said, ApiError> {
    if arguments.serve.log_files {
        let places = Places::made(&arguments.data);
        let folder = places.and_then(|places| logs::LogFolder::at(places.log()));
        let folder = folder.map_err(|error| serving::cannot_use(&arguments, &error))?;
        logs::begin_in(arguments.serve.log, folder);
    } else {
        logs::begin(arguments.serve.log);
    }
    let serving = serving::begin(&arguments).await?;
    serving::until(&serving, serving::stopped()).await;
    serving.end().await;
    Ok(Said::done(texts.say("server-console-ended", &[]), serde_json::json!({ "ended": true })))
}

/// Makes the data folder and a certificate ready, and says what comes next.
async fn init(arguments: &Arguments, texts: &Texts) -> Result<Said, ApiError> {
    let places = Places::made(&arguments.data).map_err(|error| serving::cannot_use(arguments, &error))?;
    let made = tls::ensure_own(&places, &serve::own_names(&arguments.serve));
    made.and_then(|()| tls::fingerprint(&places.certificate())).map_err(ApiError::broken).map(|fingerprint| {
        let data = arguments.data.display();
        let line = texts.say("server-console-ready", &[("data", &data), ("fingerprint", &fingerprint)]);
        Said::done(line, serde_json::json!({ "data": arguments.data, "fingerprint": fingerprint }))
    })
}

/// Lets the running server carry an order out, or does it here when none runs.
async fn administer(arguments: Arguments, order: Order, texts: &Texts) -> Result<Said, ApiError> {
    let print = match &order {
        Order::DeviceLost(lost) => Some(lost.to.clone()),
        Order::Statement(statement) => Some(statement.to.clone()),
        _ => None,
    };
    let said = ordered(arguments, order, texts).await?;
    match print {
        Some(file) => keep_print(said, &file),
        None => Ok(said),
    }
}

/// Keeps the print that came with an answer: the server may live elsewhere than whoever gave the order.
fn keep_print(mut said: Said, file: &Path) -> Result<Said, ApiError> {
    let print =
        said.value.as_object_mut().and_then(|value| value.remove("pdf").or_else(|| value.remove("zip")));
    let Some(print) = print else { return Ok(said) }; // it was refused
    let bytes = print.as_str().and_then(|text| STANDARD.decode(text).ok());
    let bytes = bytes.ok_or_else(|| ApiError::broken("the print does not read"))?;
    std::fs::write(file, bytes).map_err(|error| {
        let refused = ApiError::new(Code::Refused, "cli-cannot-write");
        refused.with("file", file.display()).with("why", error)
    })?;
    Ok(said)
}

async fn ordered(arguments: Arguments, order: Order, texts: &Texts) -> Result<Said, ApiError> {
    let is_english = texts.say("server-console-language", &[]) == "en";
    if let Some(held) = serving::take(&arguments)? {
        let server = serve::server(&held.places, &arguments.serve).map_err(serving::not_opened)?;
        let said = carry_out(&server, order, is_english).await;
        let closed = tokio::task::spawn_blocking(move || server.tenants.close());
        closed.await.map_err(ApiError::broken)?;
        return Ok(said);
    }
    let places = Places::made(&arguments.data).map_err(|error| serving::cannot_use(&arguments, &error))?;
    match line::send(&places, order, is_english).await.map_err(ApiError::broken)? {
        Ok(said) => Ok(said),
        Err(_) => Err(ApiError::new(Code::Locked, "server-console-serves-already")),
    }
}

fn order(verb: Verb) -> Result<Order, ApiError> {
    Ok(match verb {
        Verb::Init | Verb::Service(_) | Verb::Tenant(TenantVerb::Recover(_)) => {
            return Err(ApiError::new(Code::Invalid, "server-bad-request"));
        }
        Verb::Tenant(TenantVerb::Add(order)) => Order::TenantAdd(order),
        Verb::Tenant(TenantVerb::Take(mut order)) => {
            if order.pass_phrase_stdin || order.recovery_code_stdin {
                order.secret = Some(line_of_input()?);
            }
            Order::TenantTake(order)
        }
        Verb::Tenant(TenantVerb::Give(mut order)) => {
            order.secret = Some(line_of_input()?);
            Order::TenantGive(order)
        }
        Verb::Tenant(TenantVerb::List) => Order::TenantList,
        Verb::Tenant(TenantVerb::Set(order)) => Order::TenantSet(order),
        Verb::Tenant(TenantVerb::NewHistory(order)) => Order::TenantNewHistory(order),
        Verb::Invite(order) => Order::Invite(order),
        Verb::Invitations(order) => Order::Invitations(order),
        Verb::User(UserVerb::List(order)) => Order::UserList(order),
        Verb::User(UserVerb::Close(order)) => Order::UserClose(order),
        Verb::User(UserVerb::Open(order)) => Order::UserOpen(order),
        Verb::Device(DeviceVerb::List(order)) => Order::DeviceList(order),
        Verb::Device(DeviceVerb::Revoke(of)) => Order::DeviceEnd(DeviceEnd { of, wipe: false }),
        Verb::Device(DeviceVerb::Wipe(of)) => Order::DeviceEnd(DeviceEnd { of, wipe: true }),
        Verb::Enrolment(EnrolmentVerb::Add(order)) => Order::EnrolmentAdd(order),
        Verb::Enrolment(EnrolmentVerb::List(order)) => Order::EnrolmentList(order),
        Verb::Enrolment(EnrolmentVerb::End(order)) => Order::EnrolmentEnd(order),
        Verb::Enrolment(EnrolmentVerb::Require(order)) => Order::EnrolmentRequire(order),
        Verb::SignIn(SignInVerb::List(order)) => Order::SignInList(order),
        Verb::SignIn(SignInVerb::Set(order)) => {
            let file = order.file.display().to_string();
            let read = order.read();
            Order::SignInSet(read.map_err(|error| {
                ApiError::new(Code::Invalid, "server-console-way-file").with("file", file).with("why", error)
            })?)
        }
        Verb::SignIn(SignInVerb::Remove(order)) => Order::SignInRemove(order),
        Verb::SignIn(SignInVerb::Check(order)) => Order::SignInCheck(order),
        Verb::Mail(MailVerb::Set(mut order)) => {
            if order.password_stdin {
                order.secret = Some(line_of_input()?);
            }
            if let Some(file) = &order.ca {
                order.ca_text = Some(std::fs::read_to_string(file).map_err(|_| {
                    ApiError::new(Code::Invalid, "server-console-mail-field").with("field", "ca")
                })?);
            }
            Order::MailSet(order)
        }
        Verb::Mail(MailVerb::Remove(order)) => Order::MailRemove(order),
        Verb::Mail(MailVerb::Test(order)) => Order::MailTest(order),
        Verb::Mail(MailVerb::Status(order)) => Order::MailStatus(order),
        Verb::Mail(MailVerb::Send(order)) => Order::MailSend(order),
        Verb::Mail(MailVerb::Retry(order)) => Order::MailRetry(order),
        Verb::Device(DeviceVerb::Lost(order)) => Order::DeviceLost(order),
        Verb::Statement(order) => Order::Statement(order),
        Verb::Backup(order) => Order::Backup(order),
        Verb::Restore(mut order) => {
            if order.recovery_code_stdin {
                order.secret = Some(line_of_input()?);
            }
            Order::Restore(order)
        }
        Verb::Verify(order) => Order::Verify(order),
        Verb::Migrate(order) => Order::Migrate(order),
        Verb::Stop => Order::Stop,
    })
}

fn line_of_input() -> Result<String, ApiError> {
    let nothing = || ApiError::new(Code::Invalid, "cli-no-secret");
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).map_err(|_| nothing())?;
    let secret = line.trim_end_matches(['\r', '\n']).to_owned();
    if secret.is_empty() { Err(nothing()) } else { Ok(secret) }
}
