//! The server through its doors: pages, devices, the console.
#![allow(clippy::unwrap_used, unreachable_pub, reason = "a test may fail by panicking and is seen by nobody")]

#[cfg(unix)]
mod asked;
mod authority;
mod backups;
mod blobs;
mod bodies;
mod browser;
mod console;
#[path = "../../../../tests/support/day.rs"]
mod day;
mod desktop;
mod devices;
#[cfg(target_os = "linux")]
mod directory;
mod door;
mod enrolment;
mod hostile;
mod invitations;
#[cfg(target_os = "linux")]
mod ldap;
mod listening;
mod log;
mod lost;
#[cfg(target_os = "linux")]
mod mail;
mod mail_sign_in;
mod meetings;
#[cfg(target_os = "linux")]
mod oidc;
mod pages;
mod passkeys;
#[path = "../../../../tests/support/port.rs"]
mod port;
#[cfg(target_os = "linux")]
mod post_office;
mod printed;
mod provider;
mod quiet;
#[cfg(unix)]
mod readiness;
#[cfg(target_os = "linux")]
mod secrets;
mod slow;
#[cfg(target_os = "linux")]
mod smtpd;
mod soundness;
mod statements;
mod strangers;
mod town;
mod unsent;
mod watched;

/// Every municipality has a file of its own.
const HOME: town::Home = town::Home::Folders;
