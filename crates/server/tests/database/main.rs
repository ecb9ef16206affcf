//! The same server over a real PostgreSQL: every test of the other home that makes sense here, and what only several
//! servers of one database can show.
#![cfg(target_os = "linux")]
#![allow(dead_code, reason = "what the tests of the other home need too")]
#![allow(clippy::unwrap_used, unreachable_pub, reason = "a test may fail by panicking and is seen by nobody")]

#[path = "../server/authority.rs"]
mod authority;
#[path = "../server/blobs.rs"]
mod blobs;
#[path = "../server/browser.rs"]
mod browser;
#[path = "../server/console.rs"]
mod console;
#[path = "../../../../tests/support/day.rs"]
mod day;
#[path = "../server/desktop.rs"]
mod desktop;
#[path = "../server/devices.rs"]
mod devices;
#[path = "../server/directory.rs"]
mod directory;
#[path = "../server/door.rs"]
mod door;
#[path = "../server/enrolment.rs"]
mod enrolment;
#[path = "../server/hostile.rs"]
mod hostile;
#[path = "../server/invitations.rs"]
mod invitations;
#[path = "../server/ldap.rs"]
mod ldap;
#[path = "../server/log.rs"]
mod log;
#[path = "../server/mail.rs"]
mod mail;
#[path = "../server/meetings.rs"]
mod meetings;
#[path = "../server/oidc.rs"]
mod oidc;
#[path = "../server/pages.rs"]
mod pages;
#[path = "../server/passkeys.rs"]
mod passkeys;
#[path = "../../../../tests/support/port.rs"]
mod port;
#[path = "../server/printed.rs"]
mod printed;
#[path = "../server/provider.rs"]
mod provider;
#[path = "../server/smtpd.rs"]
mod smtpd;
#[path = "../server/statements.rs"]
mod statements;
#[path = "../server/strangers.rs"]
mod strangers;
#[path = "../server/town.rs"]
mod town;
#[path = "../server/unsent.rs"]
mod unsent;
#[path = "../server/watched.rs"]
mod watched;

mod away;
mod bucket;
mod mending;
mod moving;
mod process;
mod recovering;
mod sealed;
mod servers;
mod standby;
mod vaults;

/// All municipalities are in a database.
const HOME: town::Home = town::Home::Database;
