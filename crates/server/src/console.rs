//! Administration: orders of the command line, carried out by the running server when there is one, by the
//! command line's own process otherwise.

pub mod arguments;
mod backup;
mod copying;
mod device;
mod enrolment;
mod invite;
pub mod line;
mod lost;
mod mail;
mod moving;
mod restore;
mod sign_in;
mod statement;
mod tenant;
mod user;
mod verify;

pub(crate) use backup::no_files;
use obeznik_app::{ApiError, Code};
use obeznik_console::{Exit, Said, Texts};
use obeznik_identity::Denied;
use obeznik_store_postgres::DatabaseError;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::server::Server;
use crate::tenants::keeper::KeeperError;
use crate::tenants::{TenantFile, Unavailable};
use arguments::Order;

/// What an order came to, as it travels from a running server.
#[derive(Debug, Serialize, Deserialize)]
pub struct Report {
    /// The exit code.
    pub exit: u8,
    /// Sentences for a person.
    pub lines: Vec<String>,
    /// The same for a script.
    pub value: Value,
}

impl From<Said> for Report {
    fn from(said: Said) -> Self {
        Self { exit: said.exit.number(), lines: said.lines, value: said.value }
    }
}

impl From<Report> for Said {
    fn from(report: Report) -> Self {
        let known = [Exit::Done, Exit::Usage, Exit::Finding, Exit::Refused, Exit::Locked];
        let exit = known.into_iter().find(|exit| exit.number() == report.exit).unwrap_or(Exit::Broken);
        Self { exit, lines: report.lines, value: report.value }
    }
}

/// Carries an order out.
pub async fn carry_out(server: &Server, order: Order, is_english: bool) -> Said {
    let texts = server.texts(is_english);
    let done = match order {
        Order::TenantAdd(order) => tenant::add(server, order, texts).await,
        Order::TenantTake(order) => tenant::take(server, order, texts).await,
        Order::TenantGive(order) => tenant::give(server, order, texts).await,
        Order::TenantList => Ok(tenant::list(server, texts)),
        Order::TenantSet(order) => tenant::set(server, order, texts).await,
        Order::TenantNewHistory(order) => restore::new_history(server, order, texts).await,
        Order::Invite(order) => invite::invite(server, order, texts).await,
        Order::Invitations(order) => invite::list(server, order, texts).await,
        Order::UserList(order) => user::list(server, order, texts).await,
        Order::UserClose(order) => user::close(server, order, texts).await,
        Order::UserOpen(order) => user::open(server, order, texts).await,
        Order::DeviceList(order) => device::list(server, order, texts).await,
        Order::DeviceEnd(order) => device::end(server, order, texts).await,
        Order::EnrolmentAdd(order) => enrolment::add(server, order, texts).await,
        Order::EnrolmentList(order) => enrolment::list(server, order, texts).await,
        Order::EnrolmentEnd(order) => enrolment::end(server, order, texts).await,
        Order::EnrolmentRequire(order) => enrolment::require(server, order, texts).await,
        Order::SignInList(order) => sign_in::list(server, order, texts).await,
        Order::SignInSet(order) => sign_in::set(server, order, texts).await,
        Order::SignInRemove(order) => sign_in::remove(server, order, texts).await,
        Order::SignInCheck(order) => sign_in::check_people(server, order, texts).await,
        Order::MailSet(order) => mail::set(server, order, texts).await,
        Order::MailRemove(order) => mail::remove(server, order, texts).await,
        Order::MailTest(order) => mail::test(server, order, texts).await,
        Order::MailStatus(order) => mail::status(server, order, texts).await,
        Order::MailSend(order) => mail::send(server, order, texts).await,
        Order::MailRetry(order) => mail::retry(server, order, texts).await,
        Order::DeviceLost(order) => lost::lost(server, order, texts).await,
        Order::Statement(order) => statement::statement(server, order, texts).await,
        Order::Backup(order) => backup::backup(server, order, texts).await,
        Order::Restore(order) => restore::restore(server, order, texts).await,
        Order::Verify(order) => verify::verify(server, order, texts).await,
        Order::Migrate(order) => tenant::migrate(server, order, texts).await,
        Order::Stop => Ok(stop(server, texts)),
    };
    done.unwrap_or_else(|error| Said::failed(&error, texts))
}

/// Asks a running server to end; without one there is nothing to end.
fn stop(server: &Server, texts: &Texts) -> Said {
    server.stop();
    Said::done(texts.say("server-console-stops", &[]), json!({ "stops": true }))
}

/// The municipality an order names; the only one when it names none.
fn one_tenant(server: &Server, slug: Option<&str>) -> Result<TenantFile, ApiError> {
    let mut files = server.tenants.files();
    match slug {
        Some(slug) => server
            .tenants
            .by_slug(slug)
            .ok_or_else(|| ApiError::new(Code::NotFound, "server-console-no-tenant").with("tenant", slug)),
        None if files.len() == 1 => Ok(files.remove(0)),
        None => Err(ApiError::new(Code::Invalid, "server-console-which-tenant").with("count", files.len())),
    }
}

/// The municipalities an order names; all when it names none.
fn tenants(server: &Server, slug: Option<&str>) -> Result<Vec<TenantFile>, ApiError> {
    match slug {
        Some(slug) => one_tenant(server, Some(slug)).map(|file| vec![file]),
        None => Ok(server.tenants.files()),
    }
}

pub(crate) fn unavailable(unavailable: Unavailable) -> ApiError {
    match unavailable {
        Unavailable::Unknown => ApiError::new(Code::NotFound, "server-nothing-here"),
        Unavailable::Busy => ApiError::new(Code::Unreachable, "server-busy"),
        Unavailable::ReadOnly => ApiError::new(Code::ReadOnly, "server-read-only"),
        Unavailable::Refused(key) => ApiError::new(Code::Refused, &key),
        Unavailable::Damaged | Unavailable::Broken => ApiError::new(Code::Broken, "server-broken"),
    }
}

/// Why a keeper did not do what it was asked, for who administers it.
fn not_kept(error: KeeperError) -> ApiError {
    match error {
        KeeperError::File(error) => error.into(),
        KeeperError::Database(error) => database_error(&error),
        KeeperError::Vault(error) => {
            ApiError::new(Code::Refused, "server-console-no-blobs").with("why", error)
        }
    }
}

/// What a database does not do, and what helps.
pub fn database_error(error: &DatabaseError) -> ApiError {
    match error {
        DatabaseError::Unreachable(_) => ApiError::new(Code::Unreachable, "server-console-database-away"),
        DatabaseError::NotMigrated { has, needs } => {
            ApiError::new(Code::Refused, "server-console-database-not-ready")
                .with("has", has)
                .with("needs", needs)
        }
        DatabaseError::NewerProgram { .. } => ApiError::new(Code::Refused, "server-console-database-newer"),
        DatabaseError::TooOld { version } => {
            ApiError::new(Code::Refused, "server-console-database-old").with("version", version)
        }
        DatabaseError::Privileged { role } => {
            ApiError::new(Code::Refused, "server-console-database-role").with("role", role)
        }
        DatabaseError::TenantExists => ApiError::new(Code::Refused, "server-console-tenant-exists"),
        DatabaseError::DiskFull | DatabaseError::ReadOnly => {
            ApiError::new(Code::ReadOnly, "server-read-only")
        }
        _ => ApiError::broken(error),
    }
}

fn denied(denied: &Denied) -> ApiError {
    ApiError::new(Code::Refused, denied.key())
}

/// Several answers as one: the worst exit, all lines.
fn together(answers: Vec<Said>, texts: &Texts) -> Said {
    if answers.is_empty() {
        return Said::done(texts.say("server-console-none", &[]), json!([]));
    }
    let worst = answers.iter().map(|said| said.exit).max_by_key(|exit| exit.number());
    let (mut lines, mut values) = (Vec::new(), Vec::new());
    for said in answers {
        lines.extend(said.lines);
        values.push(said.value);
    }
    Said { exit: worst.unwrap_or(Exit::Done), lines, value: Value::Array(values) }
}
