//! A desk of the application with a browser beside it.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use obeznik_app::contact::{Board, Contacted, Courier, Failure};
use obeznik_app::office::desk::{Desk, JoinInput, Policy};
use obeznik_app::office::{Done, Request};
use obeznik_app::ports::SystemClock;
use obeznik_app::ports::converter::{Converter, NobodyConverts};
use obeznik_app::{ApiError, Office};
use obeznik_server::keyring::FileKeyring;
use obeznik_store::Keyring;
use obeznik_transport::{Internet, ServerProgram, SignInEntry};
use serde_json::{Value, json};

use super::browser::Browser;

/// Safety only, for a loaded machine: whoever missed a poke asks by themselves within a minute.
pub const PATIENCE: Duration = Duration::from_secs(300);

/// A computer: its desk, its folder, pages its browser was asked to show.
pub struct Computer {
    pub desk: Arc<Desk>,
    pub home: tempfile::TempDir,
    keyring: Arc<dyn Keyring>,
    shown: Arc<Mutex<Receiver<String>>>,
}

/// Who is told nothing.
pub struct Nobody;

impl obeznik_app::contact::Told for Nobody {
    fn told(&self, _: obeznik_app::contact::Happened) {}
}

/// Work that waits for the network must not hold the server of the same test.
pub async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    tokio::task::spawn_blocking(work).await.unwrap()
}

impl Computer {
    pub fn new() -> Self {
        Self::opened(tempfile::tempdir().unwrap())
    }

    /// A computer under the policy of its administrator.
    pub fn governed(policy: Policy) -> Self {
        let computer = Self::new();
        let Self { desk, home, keyring, shown } = computer;
        let desk = Arc::try_unwrap(desk).unwrap_or_else(|_| unreachable!("nobody else has it"));
        Self { desk: Arc::new(desk.under(policy)), home, keyring, shown }
    }

    /// The computer whose folder it is.
    pub fn opened(home: tempfile::TempDir) -> Self {
        let keyring = FileKeyring::open(&home.path().join("keys")).unwrap();
        Self::over(home, Arc::new(keyring), Arc::new(NobodyConverts))
    }

    fn over(home: tempfile::TempDir, keyring: Arc<dyn Keyring>, converter: Arc<dyn Converter>) -> Self {
        let (sender, receiver) = channel();
        let show = move |page: &str| sender.send(page.to_owned()).is_ok();
        let internet = Internet::new(Box::new(show)).unwrap();
        let folder = home.path().join("urad");
        let desk = Desk::with(folder, Arc::clone(&keyring), Arc::new(SystemClock));
        let desk = desk.with_network(Arc::new(internet), home.path().join("stav"));
        let program = env!("CARGO_BIN_EXE_obeznik-server").into();
        let entry = SignInEntry::new("obeznik".into(), "--keep-sharing", home.path().join("autostart"));
        let server = ServerProgram::new(program, home.path().join("server")).with_sign_in(Some(entry));
        let desk = desk.with_server(Arc::new(server));
        let desk = desk.with_converter(converter);
        desk.keep_sharing();
        desk.open_quietly();
        Self { desk: Arc::new(desk), home, keyring, shown: Arc::new(Mutex::new(receiver)) }
    }

    /// The same computer after a restart of the program.
    pub async fn restarted(self) -> Self {
        let Self { desk, home, keyring, .. } = self;
        aside(move || desk.close()).await;
        aside(move || Self::over(home, keyring, Arc::new(NobodyConverts))).await
    }

    /// The same computer after somebody installed an office suite there.
    pub async fn with_suite(self, suite: Arc<dyn Converter>) -> Self {
        let Self { desk, home, keyring, .. } = self;
        aside(move || desk.close()).await;
        aside(move || Self::over(home, keyring, suite)).await
    }

    /// Ends the program and gives its folder back: `urad`, `stav` and `keys`.
    pub async fn closed(self) -> tempfile::TempDir {
        let Self { desk, home, .. } = self;
        aside(move || desk.close()).await;
        home
    }

    /// Another computer with a copy of this one's folder.
    pub async fn copied(&self) -> Self {
        let home = tempfile::tempdir().unwrap();
        copy_folder(self.desk.folder(), &home.path().join("urad"));
        let keyring = Arc::clone(&self.keyring);
        aside(move || Self::over(home, keyring, Arc::new(NobodyConverts))).await
    }

    /// Joins the office at an address: accepts its certificate, pairs in the browser, reads everything.
    pub async fn join(&self, browser: &mut Browser, address: SocketAddr) -> Result<(), ApiError> {
        let mut input = JoinInput { device_name: "Notebook".to_owned(), ..JoinInput::default() };
        input.address = format!("127.0.0.1:{}/vzorov", address.port());
        let (desk, asked) = (Arc::clone(&self.desk), input.clone());
        let seen = aside(move || desk.look_at_office(&asked)).await?;
        assert!(!seen.is_vouched, "nobody vouches for a certificate made here");
        input.accepted = Some(seen.fingerprint);
        self.pair(browser, input).await
    }

    /// Pairs in the browser and goes on from there.
    pub async fn pair(&self, browser: &mut Browser, input: JoinInput) -> Result<(), ApiError> {
        let desk = Arc::clone(&self.desk);
        let begun = aside(move || desk.begin_pairing(input)).await?;
        assert!(begun.is_shown);
        let desk = Arc::clone(&self.desk);
        let finishing = tokio::task::spawn_blocking(move || desk.finish_pairing(&mut |_| {}));
        let shown = Arc::clone(&self.shown);
        let address = aside(move || shown.lock().unwrap().recv().unwrap()).await;
        assert_eq!(address, begun.page);
        let path = address.splitn(4, '/').nth(3).map(|path| format!("/{path}")).unwrap();
        let page = browser.get(&path).await;
        assert!(page.has(&begun.digits), "{}", page.body);
        let done = browser.fill("/vzorov/pair", &page, &[]).await;
        visit(done.goes_to()).await;
        finishing.await.unwrap()
    }

    pub fn office(&self) -> Arc<Office> {
        self.desk.office().unwrap()
    }

    /// Gives a command.
    pub fn give(&self, kind: &str, payload: Value) -> Result<Done, ApiError> {
        let request = Request { kind: kind.to_owned(), payload, base: Vec::new(), on_behalf_of: None };
        self.office().execute(request)
    }

    pub fn query(&self, name: &str, input: Value) -> Value {
        self.office().query(name, input).unwrap()
    }

    /// One contact with the office.
    pub async fn contact(&self) -> Result<Contacted, Failure> {
        let (courier, _): (Arc<Courier>, Arc<Board>) = self.desk.courier().unwrap();
        aside(move || courier.contact(&mut |_| {})).await
    }

    /// Waits until a query answers as wished.
    pub async fn until(&self, what: &str, mut is_so: impl FnMut(&Self) -> bool) {
        let begun = Instant::now();
        while !is_so(self) {
            let in_time = begun.elapsed() < PATIENCE;
            assert!(in_time, "it never came: {what}; {}", self.query("sync", Value::Null));
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

/// Input that defines a department.
pub fn department(name: &str) -> Value {
    let id = obeznik_server::clock::new_id();
    json!({ "id": id, "department": { "name": name, "abbreviation": "OM", "head": null } })
}

/// Names of departments as a computer shows them, by letters.
pub fn departments(computer: &Computer) -> Vec<String> {
    let settings = computer.query("settings", json!({}));
    let rows = settings["departments"].as_array().unwrap().clone();
    let name = |row: &Value| row["value"]["name"].as_str().unwrap_or_default().to_owned();
    let mut names: Vec<_> = rows.iter().map(name).collect();
    names.sort();
    names
}

/// The browser follows a redirection to the loopback.
async fn visit(address: String) {
    let answer = aside(move || {
        use std::io::{Read as _, Write as _};
        let rest = address.strip_prefix("http://").unwrap();
        let (host, path) = rest.split_once('/').unwrap();
        let request = format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\n\r\n");
        let mut stream = std::net::TcpStream::connect(host).unwrap();
        stream.write_all(request.as_bytes()).unwrap(); // at once: who is silent for two seconds is no browser
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    });
    let answer = answer.await;
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert!(answer.contains("/vzorov/paired"), "{answer}");
}

pub fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let (path, place) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_folder(&path, &place);
        } else {
            std::fs::copy(&path, &place).unwrap();
        }
    }
}
