//! Where the database is: a URL as PostgreSQL's own programs take it, and what it says about protection.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use postgres::config::{Host, SslMode};
use postgres::{Client, Config, NoTls};
use rustls::ClientConfig;

use crate::error::DatabaseError;
use crate::tls;

/// How long a connection may take to be made.
const SLOWEST: Duration = Duration::from_secs(10);
/// Set for every connection: nobody waits for another for ever, and an idle transaction is somebody's fault.
const OPTIONS: &str = "-c lock_timeout=20s -c idle_in_transaction_session_timeout=120s -c statement_timeout=120s \
                       -c client_min_messages=warning -c search_path=public";

/// Where the database is and how it is reached.
#[derive(Clone)]
pub struct Address {
    config: Config,
    protection: Option<Arc<ClientConfig>>,
}

/// Why a text is no address of a database.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAnAddress {
    /// It does not read.
    #[error("not an address of a database: {0}")]
    Unreadable(String),
    /// Names and pass-words would travel in the clear.
    #[error(
        "a database on another machine is reached with sslmode=require, or in the clear only with sslmode=disable"
    )]
    Unprotected,
    /// The authorities of certificates cannot be read.
    #[error("the certificates in {file} do not read: {why}")]
    Certificates {
        /// The file.
        file: String,
        /// What is wrong.
        why: String,
    },
}

impl FromStr for Address {
    type Err = NotAnAddress;

    /// `postgres://NAME:PASS@HOST:PORT/DATABASE?sslmode=require&sslrootcert=FILE`, or a folder of a socket as
    /// `host`. A certificate is always verified, with the host's name: `require` means what `verify-full` does.
    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        let (rest, own) = own_options(text);
        let mut config: Config = rest.parse().map_err(|error: postgres::Error| unreadable(&error))?;
        let is_local = config.get_hosts().iter().all(is_local);
        if !is_local && own.mode.is_none() {
            return Err(NotAnAddress::Unprotected);
        }
        let is_protected = matches!(own.mode.as_deref(), Some("require" | "verify-ca" | "verify-full"));
        config.ssl_mode(if is_protected { SslMode::Require } else { SslMode::Disable });
        config.connect_timeout(SLOWEST).keepalives_idle(Duration::from_secs(30));
        config.application_name("obeznik-server").options(OPTIONS);
        let protection = is_protected.then(|| tls::settings(own.authorities.as_deref())).transpose()?;
        Ok(Self { config, protection })
    }
}

/// What the client does not read itself.
#[derive(Default)]
struct Own {
    mode: Option<String>,
    authorities: Option<PathBuf>,
}

fn own_options(text: &str) -> (String, Own) {
    let mut own = Own::default();
    let Some((start, options)) = text.split_once('?') else { return (text.to_owned(), own) };
    let rest: Vec<&str> = options
        .split('&')
        .filter(|one| match one.split_once('=') {
            Some(("sslmode", mode)) => {
                own.mode = Some(mode.to_owned());
                false
            }
            Some(("sslrootcert", file)) => {
                own.authorities = Some(PathBuf::from(file));
                false
            }
            _ => true,
        })
        .collect();
    (if rest.is_empty() { start.to_owned() } else { format!("{start}?{}", rest.join("&")) }, own)
}

fn is_local(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => matches!(name.as_str(), "localhost" | "127.0.0.1" | "::1"),
        #[cfg(unix)]
        Host::Unix(_) => true,
    }
}

fn unreadable(error: &postgres::Error) -> NotAnAddress {
    let cause = std::error::Error::source(error).map(ToString::to_string);
    NotAnAddress::Unreadable(cause.unwrap_or_else(|| error.to_string()))
}

impl Address {
    /// A new connection.
    pub(crate) fn connect(&self) -> Result<Client, DatabaseError> {
        let connected = match &self.protection {
            Some(settings) => self.config.connect(tls::Protector(Arc::clone(settings))),
            None => self.config.connect(NoTls),
        };
        connected.map_err(|error| match DatabaseError::from(error) {
            DatabaseError::Broken(words) => DatabaseError::Unreachable(words),
            other => other,
        })
    }
}

/// Never the pass-word.
impl fmt::Debug for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hosts, name) = (self.config.get_hosts(), self.config.get_dbname());
        write!(out, "Address({hosts:?}, {name:?}, protected: {})", self.protection.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_travels_in_the_clear_to_another_machine_unless_it_is_said() {
        let table = [
            ("postgres://office@localhost/office", Ok(false)),
            ("postgres://office@127.0.0.1:5433/office?connect_timeout=3", Ok(false)),
            ("postgres:///office?host=/run/postgresql&user=office", Ok(false)),
            ("postgres://office:x@db.example/office", Err(())),
            ("postgres://office:x@db.example/office?sslmode=disable", Ok(false)),
            ("postgres://office:x@localhost,db.example/office", Err(())),
            ("mysql://office@localhost/office", Err(())),
        ];
        for (text, expected) in table {
            let read = text.parse::<Address>().map(|address| address.protection.is_some()).map_err(drop);
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn a_missing_file_of_authorities_is_told_and_a_pass_word_is_not() {
        let text = "postgres://office:tajne@db.example/office?sslrootcert=nowhere.pem&sslmode=verify-full";
        assert!(matches!(text.parse::<Address>(), Err(NotAnAddress::Certificates { .. })));
        let shown = format!("{:?}", "postgres://office:tajne@localhost/office".parse::<Address>());
        assert!(shown.contains("localhost") && !shown.contains("tajne"), "{shown}");
    }
}
