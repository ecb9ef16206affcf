//! A PostgreSQL of its own and a standby that follows it, for tests in which one dies and the other takes over.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::cluster::{OWNER, ROLE, User, finish, parsed, program};
use crate::database::Database;

/// The database of the servers.
const NAME: &str = "office";
/// How long a standby may take to come as far as it is waited for. Safety only, for a loaded machine.
const SLOWEST: Duration = Duration::from_secs(300);
/// The same for the programs of PostgreSQL.
const WAIT: &str = "--timeout=300";

/// Two that run until this is dropped, or the process that holds it is gone.
pub struct Pair {
    folder: PathBuf,
    user: User,
    primary: Side,
    standby: Side,
}

struct Side {
    data: PathBuf,
    port: u16,
}

impl Pair {
    /// Starts both in an empty folder, the database prepared. Not within a runtime: the client has one of its own.
    ///
    /// # Panics
    /// When PostgreSQL is not installed or does not start; the words say what it said.
    pub fn begin(folder: &Path) -> Self {
        let side = |name: &str, port| Side { data: folder.join(name), port };
        let [primary, standby] = [(); 2].map(|()| super::port::free());
        let pair = Self {
            folder: folder.to_owned(),
            user: User::of_cluster(),
            primary: side("primary", primary),
            standby: side("standby", standby),
        };
        pair.user.give(folder);
        let mut init = pair.user.run(&program("initdb"));
        init.args(["--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C", "--username", OWNER]);
        finish(init.arg("--pgdata").arg(&pair.primary.data));
        pair.watch();
        pair.start(&pair.primary);
        pair.ask(&pair.primary, "postgres", &format!("create role {ROLE} login"));
        pair.ask(&pair.primary, "postgres", &format!("create database {NAME} owner {ROLE}"));
        Database::migrate(&parsed(&pair.address())).expect("the database can be prepared");
        let mut copy = pair.user.run(&program("pg_basebackup"));
        copy.args(["--write-recovery-conf", "--wal-method=stream", "--checkpoint=fast", "--no-sync"]);
        copy.args(["--host=127.0.0.1", "--username", OWNER, "--port", &primary.to_string()]);
        finish(copy.arg("--pgdata").arg(&pair.standby.data));
        pair.start(&pair.standby);
        pair.catch_up();
        pair
    }

    /// The address of both for the role of the servers: whichever of them may be written to.
    pub fn address(&self) -> String {
        let (primary, standby) = (self.primary.port, self.standby.port);
        format!(
            "postgres://{ROLE}@127.0.0.1:{primary},127.0.0.1:{standby}/{NAME}?target_session_attrs=read-write"
        )
    }

    /// Waits until the standby has everything.
    pub fn catch_up(&self) {
        let at = self.ask(&self.primary, "postgres", "select pg_current_wal_flush_lsn()");
        self.until(&self.standby, &format!("select pg_last_wal_replay_lsn() >= '{at}'::pg_lsn"), "t");
    }

    /// From now on nothing is acknowledged that the standby does not have.
    pub fn follow_at_once(&self) {
        self.ask(&self.primary, "postgres", "alter system set synchronous_standby_names = '*'");
        self.ask(&self.primary, "postgres", "select pg_reload_conf()");
        let sql = "select count(*) from pg_stat_replication where sync_state = 'sync'";
        self.until(&self.primary, sql, "1");
    }

    /// From now on the standby learns nothing, as when the line to it is cut.
    pub fn leave_behind(&self) {
        self.stop(&self.standby, "fast").expect("the standby runs");
    }

    /// Kills the one that leads: nothing is written to its end and nobody is told.
    pub fn kill(&self) {
        self.stop(&self.primary, "immediate").expect("the primary runs");
    }

    /// Lets the standby lead, with what it has.
    pub fn promote(&self) {
        if !self.standby.data.join("postmaster.pid").exists() {
            self.start(&self.standby);
        }
        let mut promote = self.user.run(&program("pg_ctl"));
        finish(promote.args(["promote", "--wait", WAIT, "--pgdata"]).arg(&self.standby.data));
    }

    /// What the one that leads at first answers to a question about the database.
    pub fn ask_primary(&self, sql: &str) -> String {
        self.ask(&self.primary, NAME, sql)
    }

    /// What the standby answers.
    pub fn ask_standby(&self, sql: &str) -> String {
        self.ask(&self.standby, NAME, sql)
    }

    fn start(&self, side: &Side) {
        // Nothing of it must outlive a cut of the power; what tests is that a process dies.
        let (folder, port) = (self.folder.display(), side.port);
        let options = format!(
            "-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c fsync=off \
             -c max_connections=60 -c shared_buffers=32MB -c autovacuum=off -c hot_standby=on \
             -c wal_receiver_status_interval=1s"
        );
        let mut start = self.user.run(&program("pg_ctl"));
        start.args(["start", "--wait", WAIT, "--options", &options]).arg("--pgdata").arg(&side.data);
        finish(start.arg("--log").arg(side.data.with_extension("log")));
    }

    fn stop(&self, side: &Side, mode: &str) -> Option<()> {
        let mut stop = self.user.run(&program("pg_ctl"));
        stop.args(["stop", "--wait", WAIT, "--mode", mode, "--pgdata"]).arg(&side.data);
        let ended = stop.stdin(Stdio::null()).stderr(Stdio::null()).stdout(Stdio::null()).status();
        ended.is_ok_and(|status| status.success()).then_some(())
    }

    /// A process that outlives this one stops both when nobody holds them any more.
    fn watch(&self) {
        let stop = |side: &Side| {
            let (pg_ctl, data) = (program("pg_ctl"), side.data.display());
            format!("'{}' stop --mode=immediate --pgdata='{data}'", pg_ctl.display())
        };
        let script = format!(
            "while test -d /proc/{own} && test -d '{folder}'; do sleep 2; done; {}; {}",
            stop(&self.primary),
            stop(&self.standby),
            own = std::process::id(),
            folder = self.folder.display(),
        );
        let mut watch = self.user.run(Path::new("setsid"));
        watch.args(["--fork", "sh", "-c", &script]).stdin(Stdio::null());
        let watching = watch.stdout(Stdio::null()).stderr(Stdio::null()).status();
        watching.expect("a shell can be started");
    }

    fn ask(&self, side: &Side, database: &str, sql: &str) -> String {
        let mut ask = self.user.run(&program("psql"));
        ask.args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set", "ON_ERROR_STOP=1"]);
        ask.args(["--username", OWNER, "--dbname", database, "--port", &side.port.to_string()]);
        ask.arg("--host").arg(&self.folder).args(["--command", sql]);
        let said = ask.stdin(Stdio::null()).output().expect("PostgreSQL's programs can be run");
        assert!(said.status.success(), "{sql}: {}", String::from_utf8_lossy(&said.stderr));
        String::from_utf8_lossy(&said.stdout).trim().to_owned()
    }

    fn until(&self, side: &Side, sql: &str, expected: &str) {
        let began = Instant::now();
        while self.ask(side, "postgres", sql) != expected {
            assert!(began.elapsed() < SLOWEST, "it does not come to {expected}: {sql}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Pair {
    fn drop(&mut self) {
        for side in [&self.standby, &self.primary] {
            let _ = self.stop(side, "immediate"); // it may be dead already
        }
    }
}
