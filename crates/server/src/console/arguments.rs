//! The command line. Its help is in `assets/locales` (`server-help-…`).

mod enrolment;
mod mail;
mod service;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use obeznik_kernel::{DeviceId, PersonId, Role};
use obeznik_store_postgres::Address;
use serde::{Deserialize, Serialize};

pub use enrolment::{EnrolmentAdd, EnrolmentEnd, EnrolmentRequire, EnrolmentVerb, Switch};
pub use mail::{MailProtection, MailSet, MailTest, MailVerb};
pub use service::{ServiceServes, ServiceVerb};

use crate::security::Receiver;
use crate::tenants::Slug;
use crate::tenants::keeper::VaultAddress;

/// The whole command line. Without a verb it serves.
#[derive(Debug, Parser)]
#[command(name = "obeznik-server", version)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub verb: Option<Verb>,
    #[arg(long, global = true, value_name = "DIR", default_value = "data")]
    #[allow(missing_docs)]
    pub data: PathBuf,
    #[arg(long, global = true)]
    #[allow(missing_docs)]
    pub json: bool,
    #[arg(long, global = true, value_name = "cs|en")]
    #[allow(missing_docs)]
    pub language: Option<String>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub serve: Serve,
}

/// How to serve.
#[derive(Debug, Clone, Args)]
#[allow(missing_docs)]
pub struct Serve {
    #[arg(long, value_name = "ADDRESS", default_value = "[::]:8443")]
    pub listen: SocketAddr,
    #[arg(long, value_name = "FILE", requires = "private_key")]
    pub certificate: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "certificate")]
    pub private_key: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["certificate", "private_key"])]
    pub plain: bool,
    #[arg(long)]
    pub behind_proxy: bool,
    #[arg(long, global = true, value_name = "URL")]
    pub public_url: Option<String>,
    #[arg(long, value_name = "ADDRESS")]
    pub metrics: Option<SocketAddr>,
    #[arg(long, value_name = "udp://HOST[:PORT]|unix://PATH")]
    pub syslog: Option<Receiver>,
    #[arg(long, global = true, value_name = "FILE")]
    pub keys: Option<PathBuf>,
    #[arg(long, global = true, value_name = "postgres://…")]
    pub database: Option<Address>,
    #[arg(long, global = true, value_name = "DIR|s3://BUCKET")]
    pub blobs: Option<VaultAddress>,
    #[arg(long, global = true, value_name = "NUMBER", default_value_t = 16)]
    pub connections: usize,
    #[arg(long, value_name = "error|warn|info|debug", default_value = "info")]
    pub log: tracing::Level,
    #[arg(long, value_name = "DIR", conflicts_with = "database")]
    pub backup_to: Option<PathBuf>,
    #[arg(long, value_name = "MINUTES", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=10_080))]
    pub backup_every: u32,
    #[arg(long)]
    pub log_files: bool,
}

/// Verbs.
#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum Verb {
    Init,
    #[command(subcommand)]
    Tenant(TenantVerb),
    Invite(Invite),
    Invitations(InTenant),
    #[command(subcommand)]
    User(UserVerb),
    #[command(subcommand)]
    Device(DeviceVerb),
    #[command(subcommand)]
    Enrolment(EnrolmentVerb),
    #[command(subcommand)]
    SignIn(SignInVerb),
    Statement(StatementOrder),
    #[command(subcommand)]
    Mail(MailVerb),
    Backup(Backup),
    Restore(Restore),
    Verify(Verify),
    Migrate(Migrate),
    #[command(subcommand)]
    Service(ServiceVerb),
    Stop,
}

/// Verbs of municipalities.
#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum TenantVerb {
    Add(TenantAdd),
    Take(TenantTake),
    Give(TenantGive),
    List,
    Set(TenantSet),
    NewHistory(InTenant),
    Recover(TenantRecover),
}

/// Verbs of accounts.
#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum UserVerb {
    List(InTenant),
    Close(UserClose),
    Open(OfPerson),
}

/// Verbs of devices.
#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum DeviceVerb {
    List(InTenant),
    Revoke(OfDevice),
    Wipe(OfDevice),
    Lost(DeviceLost),
}

/// Verbs of ways in beside the pass-phrase.
#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum SignInVerb {
    List(InTenant),
    Set(SignInSet),
    Remove(SignInRemove),
    Check(InTenant),
}

/// An order for a server: what a verb asks for, in a form that travels.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Order {
    TenantAdd(TenantAdd),
    TenantTake(TenantTake),
    TenantGive(TenantGive),
    TenantList,
    TenantSet(TenantSet),
    TenantNewHistory(InTenant),
    Invite(Invite),
    Invitations(InTenant),
    UserList(InTenant),
    UserClose(UserClose),
    UserOpen(OfPerson),
    DeviceList(InTenant),
    DeviceEnd(DeviceEnd),
    EnrolmentAdd(EnrolmentAdd),
    EnrolmentList(InTenant),
    EnrolmentEnd(EnrolmentEnd),
    EnrolmentRequire(EnrolmentRequire),
    SignInList(InTenant),
    SignInSet(SignInSet),
    SignInRemove(SignInRemove),
    SignInCheck(InTenant),
    MailSet(MailSet),
    MailRemove(InTenant),
    MailTest(MailTest),
    MailStatus(InTenant),
    MailSend(InTenant),
    MailRetry(InTenant),
    DeviceLost(DeviceLost),
    Statement(StatementOrder),
    Backup(Backup),
    Restore(Restore),
    Verify(Verify),
    Migrate(Migrate),
    Stop,
}

/// Which municipality; the only one when none is named.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct InTenant {
    #[arg(long, value_name = "NAME")]
    pub tenant: Option<String>,
}

/// A new municipality.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct TenantAdd {
    #[arg(value_name = "NAME", value_parser = slug)]
    pub slug: Slug,
    #[arg(long, value_name = "TEXT")]
    pub name: String,
    #[arg(long, value_name = "TEXT")]
    pub name_genitive: String,
    #[arg(long, value_name = "IČO")]
    pub ico: String,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub address: String,
    #[arg(long, value_name = "TEXT")]
    pub given: String,
    #[arg(long, value_name = "TEXT")]
    pub family: String,
    #[arg(long, value_name = "E-MAIL")]
    pub email: String,
    #[arg(long, value_name = "ROLE", value_parser = role, default_values = ["admin", "secretary"])]
    pub role: Vec<Role>,
    #[arg(long)]
    #[serde(default)]
    pub without_digits: bool,
}

/// An office that worked alone, taken over with its whole history.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct TenantTake {
    #[arg(value_name = "NAME", value_parser = slug)]
    pub slug: Slug,
    #[arg(long, value_name = "DIR")]
    pub from: PathBuf,
    #[arg(long, conflicts_with = "recovery_code_stdin")]
    pub pass_phrase_stdin: bool,
    #[arg(long)]
    pub recovery_code_stdin: bool,
    /// What came on the standard input; never on the command line.
    #[arg(skip)]
    pub secret: Option<String>,
}

/// An office that works alone again, given out with its whole history.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct TenantGive {
    #[command(flatten)]
    pub which: InTenant,
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,
    #[arg(long, required = true)]
    pub pass_phrase_stdin: bool,
    /// What came on the standard input; never on the command line.
    #[arg(skip)]
    pub secret: Option<String>,
}

/// A municipality in a database whose secret was lost, opened by its printed code: the code says which one it is.
#[derive(Debug, Clone, Args)]
#[allow(missing_docs)]
pub struct TenantRecover {
    #[arg(long, required = true)]
    pub recovery_code_stdin: bool,
}

/// Settings of a municipality.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct TenantSet {
    #[command(flatten)]
    pub which: InTenant,
    #[arg(long, value_enum)]
    pub second_factor: Option<SecondFactorArgument>,
    #[arg(long, value_name = "TEXT")]
    pub name: Option<String>,
}

/// Who must have a second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum SecondFactorArgument {
    Everyone,
    WhoManages,
}

/// An invitation.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Invite {
    #[command(flatten)]
    pub which: InTenant,
    #[arg(long, value_name = "ID")]
    pub person: Option<PersonId>,
    #[arg(long, value_name = "E-MAIL")]
    pub email: String,
    #[arg(long)]
    pub renew: bool,
    #[arg(long, conflicts_with = "without_digits")]
    pub with_digits: bool,
    #[arg(long)]
    #[serde(default)]
    pub without_digits: bool,
    #[arg(long, conflicts_with_all = ["renew", "with_digits", "without_digits"])]
    #[serde(default)]
    pub computer: bool,
}

/// A person, by identifier or address.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct OfPerson {
    #[command(flatten)]
    pub which: InTenant,
    #[arg(long, value_name = "E-MAIL")]
    pub email: String,
}

/// Closing an account.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct UserClose {
    #[command(flatten)]
    pub of: OfPerson,
    #[arg(long)]
    pub wipe: bool,
}

/// A device.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct OfDevice {
    #[command(flatten)]
    pub which: InTenant,
    #[arg(value_name = "ID")]
    pub device: DeviceId,
}

/// Showing a device out.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct DeviceEnd {
    pub of: OfDevice,
    pub wipe: bool,
}

/// A way in, as its settings file says.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct SignInSet {
    #[command(flatten)]
    pub which: InTenant,
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub ca: Option<PathBuf>,
    /// What stands in the file; it is read by who gives the order.
    #[arg(skip)]
    pub settings: String,
    /// The same of the certificates.
    #[arg(skip)]
    pub ca_text: Option<String>,
}

impl SignInSet {
    /// The order with what stands in its files.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn read(mut self) -> std::io::Result<Self> {
        self.settings = std::fs::read_to_string(&self.file)?;
        self.ca_text = self.ca.as_ref().map(std::fs::read_to_string).transpose()?;
        Ok(self)
    }
}

/// A way in that is to go.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct SignInRemove {
    #[command(flatten)]
    pub which: InTenant,
    #[arg(value_enum)]
    pub way: WayArgument,
}

/// Sorts of ways in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum WayArgument {
    Oidc,
    Ldap,
}

/// A lost device.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct DeviceLost {
    #[command(flatten)]
    pub of: OfDevice,
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    #[arg(long)]
    pub wipe: bool,
}

/// A statement about a person of the office, or about somebody who is only named in texts.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct StatementOrder {
    #[command(flatten)]
    pub which: InTenant,
    #[arg(long, value_name = "NAME|ID", required_unless_present = "name", conflicts_with = "name")]
    pub person: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    #[arg(long, value_name = "WORDS", requires = "name")]
    pub beside: Option<String>,
    #[arg(long, value_name = "all|none|ID", value_delimiter = ',', requires = "name")]
    #[serde(default)]
    pub texts: Vec<String>,
    #[arg(long, value_name = "NAME|ID")]
    pub by: String,
    #[arg(long, value_name = "TEXT")]
    pub request: String,
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
}

/// A backup.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Backup {
    #[command(flatten)]
    pub which: InTenant,
    #[arg(long, value_name = "DIR", required_unless_present = "place", conflicts_with = "place")]
    pub out: Option<PathBuf>,
    #[arg(long, requires = "out")]
    pub verify: bool,
    #[arg(long, value_name = "DIR")]
    pub place: Option<PathBuf>,
    #[arg(long, requires = "place")]
    pub prepare: bool,
}

/// Going back to a backup.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Restore {
    #[arg(long, value_name = "DIR")]
    pub from: PathBuf,
    #[arg(long)]
    pub recovery_code_stdin: bool,
    /// What came on the standard input; never on the command line.
    #[arg(skip)]
    pub secret: Option<String>,
}

/// Bringing stores forward, or moving those of a data folder into the database.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Migrate {
    #[command(flatten)]
    pub which: InTenant,
    #[arg(long, value_name = "DIR", requires = "database")]
    pub from: Option<PathBuf>,
}

/// Looking whether everything is whole.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Verify {
    #[command(flatten)]
    pub which: InTenant,
    #[arg(long)]
    pub skip_blobs: bool,
}

fn slug(text: &str) -> Result<Slug, String> {
    Slug::try_from(text.to_owned())
}

fn role(text: &str) -> Result<Role, String> {
    let role: Role =
        serde_json::from_value(text.replace('-', "_").into()).map_err(|error| error.to_string())?;
    if Role::ALL.contains(&role) { Ok(role) } else { Err(format!("{text}: {}", known_roles())) }
}

fn known_roles() -> String {
    let word = |role: &Role| serde_json::to_value(role).ok()?.as_str().map(str::to_owned);
    Role::ALL.iter().filter_map(word).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use obeznik_console::{Texts, help};

    #[test]
    fn every_verb_and_argument_has_help_in_both_languages() {
        for language in ["cs", "en"] {
            let command = help::command::<Arguments>("server-help", &Texts::of(language));
            command.clone().debug_assert();
            assert_eq!(help::missing(&command, "server-help"), Vec::<String>::new(), "{language}");
            let silent = command.get_arguments().filter(|argument| argument.get_help().is_none());
            let silent: Vec<_> = silent.map(|argument| argument.get_id().to_string()).collect();
            assert_eq!(silent, Vec::<String>::new(), "{language}");
        }
    }
}
