//! One PostgreSQL for all tests that run at once: started by the first, stopped when nobody has used it for a while.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use obeznik_identity::TenantId;
use postgres::{Client, NoTls};

use super::disk::copied_tables;
use crate::address::Address;
use crate::database::Database;
use crate::error::DatabaseError;

/// The role the servers use: no superuser, or row security would not hold.
pub(super) const ROLE: &str = "office";
/// The role that made the cluster.
pub(super) const OWNER: &str = "owner";
/// The prepared database others are copies of.
const TEMPLATE: &str = "office_template";
/// The database where each test is a municipality.
const COMMON: &str = "office_common";

/// The running PostgreSQL. A process that holds this keeps it running.
pub struct Cluster {
    folder: PathBuf,
    _used: File,
}

static SHARED: LazyLock<Cluster> = LazyLock::new(Cluster::begin);

impl Cluster {
    /// The one of this run.
    ///
    /// # Panics
    /// When PostgreSQL is not installed or does not start; the words say what it said.
    pub fn shared() -> &'static Self {
        &SHARED
    }

    /// A new empty database of its own, prepared.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be made.
    pub fn database(&self) -> Result<String, DatabaseError> {
        self.made(&format!("test_{}", uuid::Uuid::now_v7().simple()), TEMPLATE)
    }

    /// A new empty database of its own that nobody has prepared.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be made.
    pub fn bare_database(&self) -> Result<String, DatabaseError> {
        self.made(&format!("test_{}", uuid::Uuid::now_v7().simple()), "template0")
    }

    /// The address of a database for the role of the servers.
    pub fn address_of(&self, name: &str) -> String {
        format!("postgres:///{name}?host={}&port={}&user={ROLE}", self.folder.display(), self.port())
    }

    /// The address of the same database over the network, protected, with the authority of its certificate.
    pub fn protected_address_of(&self, name: &str, authority: &Path) -> String {
        let (port, authority) = (self.port(), authority.display());
        format!("postgres://{ROLE}@localhost:{port}/{name}?sslmode=require&sslrootcert={authority}")
    }

    /// The authority of its certificate.
    pub fn authority(&self) -> PathBuf {
        self.folder.join("server.crt")
    }

    /// Cuts every connection to a database, as a restart of PostgreSQL does.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot.
    pub fn cut(&self, name: &str) -> Result<(), DatabaseError> {
        let sql = "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1";
        self.owner_of("postgres")?.execute(sql, &[&name])?;
        Ok(())
    }

    /// Takes a database away, so that nobody connects, or gives it back.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot.
    pub fn set_away(&self, name: &str, is_away: bool) -> Result<(), DatabaseError> {
        let sql = format!("alter database {name} with allow_connections {}", !is_away);
        self.owner_of("postgres")?.batch_execute(&sql)?;
        if is_away { self.cut(name) } else { Ok(()) }
    }

    fn port(&self) -> String {
        fs::read_to_string(self.folder.join("port")).unwrap_or_default()
    }

    /// The address of a database for the role that reads past row security.
    pub fn privileged_address_of(&self, name: &str) -> String {
        format!("postgres:///{name}?host={}&port={}&user={OWNER}", self.folder.display(), self.port())
    }

    /// The database that tests share.
    pub(super) fn common(&self) -> Result<Database, DatabaseError> {
        Database::open(&parsed(&self.address_of(COMMON)), 4)
    }

    /// Copies every row of a municipality of the shared database.
    pub(super) fn copy_tenant(&self, from: TenantId, to: TenantId) -> Result<(), DatabaseError> {
        let mut client = self.owner_of(COMMON)?;
        for (table, columns) in copied_tables() {
            let sql = format!(
                "insert into {table} (tenant, {columns}) select $2, {columns} from {table} where tenant = $1"
            );
            client.execute(&sql, &[&from.0.0, &to.0.0])?;
        }
        Ok(())
    }

    fn made(&self, name: &str, template: &str) -> Result<String, DatabaseError> {
        // Names are made here, of letters and digits.
        let sql = format!("create database {name} owner {ROLE} template {template}");
        self.owner_of("postgres")?.batch_execute(&sql)?;
        Ok(self.address_of(name))
    }

    fn owner_of(&self, name: &str) -> Result<Client, DatabaseError> {
        let port = self.port();
        let port = if port.is_empty() { "1" } else { &port }; // nobody is there yet
        let config = format!("host={} port={port} user={OWNER} dbname={name}", self.folder.display());
        Ok(Client::connect(&config, NoTls)?)
    }

    fn begin() -> Self {
        let folder = std::env::temp_dir().join(format!("obeznik-postgres-{}", name_of_this()));
        fs::create_dir_all(&folder).expect("the temporary folder can be written");
        let used = lock_file(&folder.join("used"));
        used.lock_shared().expect("a file can be locked"); // waits for one that is just ending
        let starting = lock_file(&folder.join("starting"));
        starting.lock().expect("a file can be locked");
        let cluster = Self { folder, _used: used };
        let ready = cluster.folder.join("ready");
        if cluster.owner_of("postgres").is_err() || !ready.exists() {
            let _ = fs::remove_file(&ready);
            cluster.start();
            cluster.prepare().expect("the cluster can be prepared");
            File::create(&ready).expect("the temporary folder can be written");
        }
        cluster
    }

    fn start(&self) {
        let data = self.folder.join("data");
        let user = User::of_cluster();
        user.give(&self.folder);
        let mut stop = user.run(&program("pg_ctl"));
        stop.args(["stop", "--mode=immediate", "--pgdata"]).arg(&data);
        let _ = stop.stderr(Stdio::null()).stdout(Stdio::null()).status(); // of a run that was killed, if any
        let _ = fs::remove_dir_all(&data);
        let mut init = user.run(&program("initdb"));
        init.args(["--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C", "--username", OWNER]);
        finish(init.arg("--pgdata").arg(&data));
        let port = self.choose_port();
        self.make_certificate(&user);
        // Nothing of it must outlive a cut of the power; what tests is that a process dies.
        let folder = self.folder.display();
        let options = format!(
            "-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c ssl=on \
             -c ssl_cert_file={folder}/server.crt -c ssl_key_file={folder}/server.key -c fsync=off \
             -c full_page_writes=off -c synchronous_commit=off -c max_connections=300 -c shared_buffers=32MB \
             -c autovacuum=off",
        );
        let log = self.folder.join("log");
        let mut start = user.run(&program("pg_ctl"));
        finish(
            start
                .args(["start", "--wait", "--timeout=300", "--options", &options])
                .arg("--pgdata")
                .arg(&data)
                .arg("--log")
                .arg(&log),
        );
        self.watch(&user, &data);
    }

    fn choose_port(&self) -> u16 {
        let port = super::port::free();
        fs::write(self.folder.join("port"), port.to_string()).expect("the temporary folder can be written");
        port
    }

    fn make_certificate(&self, user: &User) {
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]);
        let made = made.expect("a certificate can be made");
        for (name, text) in
            [("server.crt", made.cert.pem()), ("server.key", made.signing_key.serialize_pem())]
        {
            let path = self.folder.join(name);
            fs::write(&path, text).expect("the temporary folder can be written");
            let mode = if name == "server.key" { 0o600 } else { 0o644 };
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("a file can be kept private");
            user.give(&path);
        }
    }

    /// A process that outlives this one stops the server when nobody holds the lock any more.
    fn watch(&self, user: &User, data: &Path) {
        let stop = format!(
            "while sleep 15; do flock --nonblock --exclusive '{used}' '{pg_ctl}' stop --mode=immediate \
             --pgdata='{data}' && exit; test -e '{data}/postmaster.pid' || exit; done",
            used = self.folder.join("used").display(),
            pg_ctl = program("pg_ctl").display(),
            data = data.display(),
        );
        let mut watch = user.run(Path::new("setsid"));
        watch
            .args(["--fork", "sh", "-c", &stop])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        watch.status().expect("a shell can be started");
    }

    fn prepare(&self) -> Result<(), DatabaseError> {
        let mut client = self.owner_of("postgres")?;
        client.batch_execute(&format!("create role {ROLE} login"))?;
        for name in [TEMPLATE, COMMON] {
            client.batch_execute(&format!("create database {name} owner {ROLE} template template0"))?;
            Database::migrate(&parsed(&self.address_of(name)))?;
        }
        Ok(())
    }
}

pub(super) fn parsed(text: &str) -> Address {
    text.parse().expect("the address of a test reads")
}

/// A short name of this checkout and its migrations, so that no two of them share a cluster.
fn name_of_this() -> String {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    (env!("CARGO_MANIFEST_DIR"), crate::migrate::FILES).hash(&mut hasher);
    format!("{:08x}", hasher.finish() as u32)
}

fn lock_file(path: &Path) -> File {
    let file = File::options().create(true).truncate(false).write(true).read(true).open(path);
    let file = file.expect("the temporary folder can be written");
    // The process that watches is somebody else when tests run as root.
    let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o666));
    file
}

/// Whom the cluster belongs to: PostgreSQL does not run as root.
pub(super) struct User(Option<(u32, u32)>);

impl User {
    pub(super) fn of_cluster() -> Self {
        let number = |words: [&str; 2]| -> u32 {
            let said = Command::new("id").args(words).output().expect("`id` can be run");
            String::from_utf8_lossy(&said.stdout)
                .trim()
                .parse()
                .expect("the user `postgres` of the package exists")
        };
        let own = Command::new("id").arg("-u").output().expect("`id` can be run").stdout;
        let is_root = own.starts_with(b"0");
        Self(is_root.then(|| (number(["-u", "postgres"]), number(["-g", "postgres"]))))
    }

    pub(super) fn give(&self, folder: &Path) {
        if let Some((user, group)) = self.0 {
            std::os::unix::fs::chown(folder, Some(user), Some(group)).expect("root gives folders away");
        }
    }

    pub(super) fn run(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.env("LC_ALL", "C").current_dir("/");
        if let Some((user, group)) = self.0 {
            command.uid(user).gid(group);
        }
        command
    }
}

pub(super) fn finish(command: &mut Command) {
    let said = command.stdin(Stdio::null()).output().expect("PostgreSQL's programs can be run");
    let words =
        || String::from_utf8_lossy(&said.stderr).into_owned() + &String::from_utf8_lossy(&said.stdout);
    assert!(said.status.success(), "{command:?}: {}", words());
}

/// A program of PostgreSQL: in the path, or where Debian keeps its versions.
pub(super) fn program(name: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<PathBuf> = versions.map(|entry| entry.path().join("bin")).collect();
    versions.sort();
    let mut folders = versions.into_iter().rev().chain(std::env::split_paths(&path));
    let found = folders.find(|folder| folder.join(name).is_file());
    found.expect("PostgreSQL is installed (apt-get install postgresql)").join(name)
}
