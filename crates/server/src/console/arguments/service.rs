//! Verbs of the service of the system, and the command line it is started by.

use std::ffi::OsString;
use std::io;
use std::path::{Path, absolute};

use clap::{Args, Subcommand};

use super::Serve;

/// Verbs of the service.
#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum ServiceVerb {
    Install(Box<ServiceServes>),
    Remove,
    Status,
    /// For the system alone, which starts the service by it.
    #[command(hide = true)]
    Run(Box<ServiceServes>),
}

/// How the service serves: the options of a server without a verb.
#[derive(Debug, Clone, Args)]
#[allow(missing_docs)]
pub struct ServiceServes {
    #[command(flatten)]
    pub serve: Serve,
}

impl Serve {
    /// The words after the program's name by which the system starts the service over a data folder. Paths are
    /// whole: a service begins in a folder of the system.
    ///
    /// # Errors
    /// When a path has no whole form.
    pub fn service_words(&self, data: &Path) -> io::Result<Vec<OsString>> {
        // Of a database nothing: its address with a pass-word does not belong where everybody reads it.
        let Self {
            listen,
            certificate,
            private_key,
            plain,
            behind_proxy,
            public_url,
            metrics,
            syslog,
            keys,
            database: _,
            blobs: _,
            connections: _,
            log,
            backup_to,
            backup_every,
            log_files: _, // a service has no other log
        } = self;
        let mut words: Vec<OsString> = vec!["service".into(), "run".into()];
        let mut say = |option: &str, value: OsString| words.extend([option.into(), value]);
        say("--data", absolute(data)?.into());
        say("--listen", listen.to_string().into());
        let paths = [
            ("--certificate", certificate),
            ("--private-key", private_key),
            ("--keys", keys),
            ("--backup-to", backup_to),
        ];
        for (option, path) in paths {
            if let Some(path) = path {
                say(option, absolute(path)?.into());
            }
        }
        if let Some(url) = public_url {
            say("--public-url", url.into());
        }
        if let Some(address) = metrics {
            say("--metrics", address.to_string().into());
        }
        if let Some(receiver) = syslog {
            say("--syslog", receiver.to_string().into());
        }
        say("--log", log.to_string().to_lowercase().into());
        say("--backup-every", backup_every.to_string().into());
        let switches = [("--plain", plain), ("--behind-proxy", behind_proxy)];
        words.extend(switches.into_iter().filter(|(_, is_on)| **is_on).map(|(option, _)| option.into()));
        Ok(words)
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::super::{Arguments, Verb};
    use super::*;

    fn given(words: &[&str]) -> (Arguments, Serve) {
        let line = ["obeznik-server", "service", "install"].iter().chain(words);
        let mut arguments = Arguments::try_parse_from(line).unwrap();
        match arguments.verb.take() {
            Some(Verb::Service(ServiceVerb::Install(given))) => (arguments, given.serve),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_service_is_started_with_what_it_was_installed_with() {
        let tables: [&[&str]; 3] = [
            &[],
            &["--data", "/srv/úřad s mezerou", "--listen", "192.0.2.7:443", "--plain", "--behind-proxy"],
            &[
                "--data",
                "/srv/data",
                "--certificate",
                "/etc/cert.pem",
                "--private-key",
                "/etc/key.pem",
                "--keys",
                "/etc/server.keys",
                "--public-url",
                "https://obeznik.vzorov.cz",
                "--metrics",
                "127.0.0.1:9464",
                "--syslog",
                "udp://siem.vzorov.cz:514",
                "--log",
                "debug",
                "--backup-to",
                "/mnt/zalohy",
                "--backup-every",
                "15",
            ],
        ];
        for words in tables {
            let (arguments, serve) = given(words);
            let started = serve.service_words(&arguments.data).unwrap();
            let line = std::iter::once(OsString::from("obeznik-server")).chain(started);
            let mut again = Arguments::try_parse_from(line).unwrap();
            let Some(Verb::Service(ServiceVerb::Run(run))) = again.verb.take() else { panic!("{words:?}") };
            assert_eq!(again.data, absolute(&arguments.data).unwrap());
            assert_eq!(format!("{:?}", run.serve), format!("{serve:?}"), "{words:?}");
        }
    }

    #[test]
    fn paths_are_whole_because_a_service_begins_elsewhere() {
        let words = ["--data", "data", "--certificate", "cert.pem", "--private-key", "key.pem"];
        let (arguments, serve) = given(&words);
        let started = serve.service_words(&arguments.data).unwrap();
        let paths = started.iter().skip(2).filter(|word| word.to_string_lossy().ends_with("pem"));
        for path in paths.map(Path::new).chain([Path::new(&started[3])]) {
            assert!(path.is_absolute(), "{}", path.display());
        }
    }
}
