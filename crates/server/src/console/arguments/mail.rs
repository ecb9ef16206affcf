//! Verbs of letters with notices.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use obeznik_identity::MailTls;
use serde::{Deserialize, Serialize};

use super::InTenant;

/// Verbs of letters.
#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum MailVerb {
    Set(MailSet),
    Remove(InTenant),
    Test(MailTest),
    Status(InTenant),
    Send(InTenant),
    Retry(InTenant),
}

/// The way letters go.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct MailSet {
    #[command(flatten)]
    pub which: InTenant,
    #[arg(long, value_name = "HOST")]
    pub host: String,
    #[arg(long, value_name = "NUMBER")]
    pub port: Option<u16>,
    #[arg(long, value_enum, value_name = "starttls|implicit|none", default_value = "starttls")]
    pub protection: MailProtection,
    #[arg(long, value_name = "E-MAIL")]
    pub from: String,
    #[arg(long, value_name = "NAME", requires = "password_stdin")]
    pub user: Option<String>,
    #[arg(long, requires = "user")]
    pub password_stdin: bool,
    #[arg(long, value_name = "FILE")]
    pub ca: Option<PathBuf>,
    /// The certificates read from the file, because the server that carries it out may live elsewhere.
    #[arg(skip)]
    pub ca_text: Option<String>,
    /// What came on the standard input; never on the command line.
    #[arg(skip)]
    pub secret: Option<String>,
}

/// How the line to the mail server is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum MailProtection {
    Starttls,
    Implicit,
    None,
}

impl MailProtection {
    /// As the way keeps it.
    pub fn tls(self) -> MailTls {
        match self {
            MailProtection::Starttls => MailTls::StartTls,
            MailProtection::Implicit => MailTls::Implicit,
            MailProtection::None => MailTls::None,
        }
    }

    /// The port used with it where none is said.
    pub fn port(self) -> u16 {
        match self {
            MailProtection::Starttls => 587,
            MailProtection::Implicit => 465,
            MailProtection::None => 25,
        }
    }
}

/// A letter to try the way.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct MailTest {
    #[command(flatten)]
    pub which: InTenant,
    #[arg(long, value_name = "E-MAIL")]
    pub to: String,
}
