//! A server with one founded town, in a temporary folder or in a real database.

use std::sync::Arc;

use axum::Router;
use clap::Parser as _;
use obeznik_console::Said;
use obeznik_server::Shared;
use obeznik_server::console::arguments::{Arguments, Order, Verb};
use obeznik_server::console::carry_out;
use obeznik_server::http;
use obeznik_server::keyring::FileKeyring;
use obeznik_server::serve::{self, Held};
use obeznik_server::tenants::SharedKeyring;
use serde_json::Value;

use super::browser::Browser;

pub const PHRASE: &str = "modrý vlak jede domů";

/// Where municipalities live.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// Each in a file of its own.
    Folders,
    /// All in a database.
    #[allow(dead_code, reason = "the same tests are compiled for each")]
    Database,
}

/// The server, its router, and the folder they live in.
pub struct Hall {
    pub server: Shared,
    pub router: Router,
    pub home: tempfile::TempDir,
    _held: Held,
}

/// The options of a command line.
pub fn arguments(line: &str) -> Arguments {
    let words = line.split('|').map(str::trim).filter(|word| !word.is_empty());
    Arguments::try_parse_from(std::iter::once("obeznik-server").chain(words)).unwrap()
}

/// Options that point to the database of a folder, made and prepared when it has none; nothing where municipalities
/// have files.
pub fn database_of(home: &tempfile::TempDir) -> String {
    match super::HOME {
        Home::Folders => String::new(),
        Home::Database => format!("| --database | {}", address_of(home)),
    }
}

/// The address of the database of a folder.
fn address_of(home: &tempfile::TempDir) -> String {
    let note = home.path().join("address");
    if let Ok(address) = std::fs::read_to_string(&note) {
        return address;
    }
    // The client has a runtime of its own, which must not begin within that of a test.
    let made = std::thread::spawn(|| obeznik_store_postgres::testing::Cluster::shared().database().unwrap());
    let address = made.join().unwrap();
    std::fs::write(note, &address).unwrap();
    SharedKeyring::made(&FileKeyring::open(&home.path().join("server.keys")).unwrap()).unwrap();
    address
}

impl Hall {
    pub fn empty() -> Self {
        Self::over(tempfile::tempdir().unwrap())
    }

    /// A hall over a folder that may hold towns already.
    pub fn over(home: tempfile::TempDir) -> Self {
        Self::with_options(home, "")
    }

    /// The same with more options, such as `| --syslog | udp://127.0.0.1:514`.
    pub fn with_options(home: tempfile::TempDir, more: &str) -> Self {
        let held = Held::take(home.path()).unwrap().unwrap();
        let words = format!("--plain | --public-url | https://obeznik.example {} {more}", database_of(&home));
        let options = arguments(&words).serve;
        let server = serve::server(&held.places, &options).unwrap();
        let router = http::router(Arc::clone(&server));
        Self { server, router, home, _held: held }
    }

    /// A hall made of its parts.
    #[allow(dead_code, reason = "the same tests are compiled for each home")]
    pub fn of(server: Shared, router: Router, home: tempfile::TempDir, held: Held) -> Self {
        Self { server, router, home, _held: held }
    }

    /// Another server of the same database, with a folder of its own.
    #[allow(dead_code, reason = "only a database has several servers")]
    pub fn beside(&self) -> Self {
        let home = tempfile::tempdir().unwrap();
        for name in ["address", "server.keys"] {
            std::fs::copy(self.home.path().join(name), home.path().join(name)).unwrap();
        }
        Self::over(home)
    }

    /// Ends the server and gives its folder back.
    pub fn closed(self) -> tempfile::TempDir {
        self.server.tenants.close();
        self.home
    }

    /// A hall with the town of Vzorov, and the link its founder was invited by.
    pub async fn with_town() -> (Self, String) {
        let hall = Self::empty();
        let link = hall.add_town("vzorov", "jana@vzorov.cz").await;
        (hall, link)
    }

    pub async fn add_town(&self, slug: &str, email: &str) -> String {
        let line = format!(
            "tenant | add | {slug} | --name | Město Vzorov | --name-genitive | města Vzorova | --ico | 00299138 \
             | --given | Jana | --family | Jasanová | --email | {email} | --without-digits"
        );
        let said = self.say(&line).await;
        assert_eq!(said.exit.number(), 0, "{:?}", said.lines);
        path_of(&said.value["invitation"])
    }

    /// Carries a verb of the command line out.
    pub async fn say(&self, line: &str) -> Said {
        carry_out(&self.server, order(arguments(line).verb.unwrap()), false).await
    }

    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }
}

/// The path of an invitation's link.
pub fn path_of(invitation: &Value) -> String {
    let link = invitation["link"].as_str().unwrap();
    let page = link.split('#').next().unwrap();
    page.strip_prefix("https://obeznik.example").unwrap().to_owned()
}

/// The order a verb gives.
pub fn order(verb: Verb) -> Order {
    use obeznik_server::console::arguments::{
        DeviceEnd, DeviceVerb, EnrolmentVerb, MailVerb, SignInVerb, TenantVerb, UserVerb,
    };
    match verb {
        Verb::Init | Verb::Service(_) | Verb::Tenant(TenantVerb::Recover(_)) => panic!("this is no order"),
        Verb::Tenant(TenantVerb::Add(order)) => Order::TenantAdd(order),
        Verb::Tenant(TenantVerb::Take(order)) => Order::TenantTake(order),
        Verb::Tenant(TenantVerb::Give(order)) => Order::TenantGive(order),
        Verb::Tenant(TenantVerb::List) => Order::TenantList,
        Verb::Tenant(TenantVerb::Set(order)) => Order::TenantSet(order),
        Verb::Tenant(TenantVerb::NewHistory(order)) => Order::TenantNewHistory(order),
        Verb::Invite(order) => Order::Invite(order),
        Verb::Invitations(order) => Order::Invitations(order),
        Verb::User(UserVerb::List(order)) => Order::UserList(order),
        Verb::User(UserVerb::Close(order)) => Order::UserClose(order),
        Verb::User(UserVerb::Open(order)) => Order::UserOpen(order),
        Verb::Device(DeviceVerb::List(order)) => Order::DeviceList(order),
        Verb::Mail(MailVerb::Set(order)) => Order::MailSet(order),
        Verb::Mail(MailVerb::Remove(order)) => Order::MailRemove(order),
        Verb::Mail(MailVerb::Test(order)) => Order::MailTest(order),
        Verb::Mail(MailVerb::Status(order)) => Order::MailStatus(order),
        Verb::Mail(MailVerb::Send(order)) => Order::MailSend(order),
        Verb::Mail(MailVerb::Retry(order)) => Order::MailRetry(order),
        Verb::Device(DeviceVerb::Lost(order)) => Order::DeviceLost(order),
        Verb::Device(DeviceVerb::Revoke(of)) => Order::DeviceEnd(DeviceEnd { of, wipe: false }),
        Verb::Device(DeviceVerb::Wipe(of)) => Order::DeviceEnd(DeviceEnd { of, wipe: true }),
        Verb::Enrolment(EnrolmentVerb::Add(order)) => Order::EnrolmentAdd(order),
        Verb::Enrolment(EnrolmentVerb::List(order)) => Order::EnrolmentList(order),
        Verb::Enrolment(EnrolmentVerb::End(order)) => Order::EnrolmentEnd(order),
        Verb::Enrolment(EnrolmentVerb::Require(order)) => Order::EnrolmentRequire(order),
        Verb::SignIn(SignInVerb::List(order)) => Order::SignInList(order),
        Verb::SignIn(SignInVerb::Set(order)) => Order::SignInSet(order.read().unwrap()),
        Verb::SignIn(SignInVerb::Remove(order)) => Order::SignInRemove(order),
        Verb::SignIn(SignInVerb::Check(order)) => Order::SignInCheck(order),
        Verb::Statement(order) => Order::Statement(order),
        Verb::Backup(order) => Order::Backup(order),
        Verb::Restore(order) => Order::Restore(order),
        Verb::Verify(order) => Order::Verify(order),
        Verb::Migrate(order) => Order::Migrate(order),
        Verb::Stop => Order::Stop,
    }
}
