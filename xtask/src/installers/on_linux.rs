//! The package of Debian, tried in a root of its own: what is in it, whether the system can install it, whether the
//! programs work from where they lie, and what a removal leaves.

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use std::{collections::BTreeMap, fs};

use super::layout::{DEBIAN, Entry, PROGRAMS};
use super::{emptied, folder};
use crate::failure::{Failure, Result, fail, refuse};
use crate::{loopback, places, shell};

/// Safety only: nothing here takes so long.
const PATIENCE: Duration = Duration::from_secs(60);
/// Libraries without which one of the programs would not be what it is.
const NEEDED: [&str; 3] = ["libc6", "libssl3", "libwebkit2gtk-4.1-0"];
/// A file as a reader of foreign files is asked about it.
const QUESTION: &str = "{\"task\":{\"task\":\"text\"},\"size_bytes\":12}\nAhoj, obci.\n";
const UNIT: &str = "usr/lib/systemd/system/obeznik-server.service";

/// Tries a package.
///
/// # Errors
/// Says what is not as it should be.
pub(super) fn tried(deb: &Path) -> Result {
    let contents = shell::capture(shell::program("dpkg-deb").arg("--contents").arg(deb))?;
    refuse(&differences(&contents, DEBIAN))?;
    fields_hold(deb)?;
    let root = Root::laid(deb)?;
    programs_answer(&root)?;
    server_serves(&root)?;
    desktop_is_valid(&root)?;
    unit_is_valid(&root)?;
    root.cleared()
}

/// What a listing of `dpkg-deb --contents` has otherwise than the table.
fn differences(listing: &str, table: &[Entry]) -> Vec<String> {
    let mut listed: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for line in listing.lines() {
        let mut words = line.split_whitespace();
        if let (Some(rights), Some(owner), Some(path)) = (words.next(), words.next(), words.next_back()) {
            listed.insert(path.trim_start_matches("./"), (rights, owner));
        }
    }
    let mut found = Vec::new();
    for entry in table {
        let wanted = if entry.mode() == "0755" { "-rwxr-xr-x" } else { "-rw-r--r--" };
        match listed.remove(entry.at) {
            None => found.push(format!("{} is not in the package", entry.at)),
            Some((rights, owner)) if (rights, owner) != (wanted, "root/root") => {
                found.push(format!("{}: {rights} {owner} instead of {wanted} root/root", entry.at));
            }
            Some(_) => {}
        }
    }
    for (path, (rights, owner)) in listed {
        if !rights.starts_with('d') {
            found.push(format!("{path} is in the package and in no table"));
        } else if (rights, owner) != ("drwxr-xr-x", "root/root") {
            found.push(format!("{path}: {rights} {owner} instead of drwxr-xr-x root/root"));
        }
    }
    found
}

fn fields_hold(deb: &Path) -> Result {
    let field = |name: &str| {
        let said = shell::capture(shell::program("dpkg-deb").arg("--field").arg(deb).arg(name));
        said.map(|said| said.trim().to_owned())
    };
    let needed = field("Depends")?;
    let names: Vec<&str> = needed.split(", ").filter_map(|one| one.split(' ').next()).collect();
    for library in NEEDED {
        // Ubuntu's names of the same have an ending of their own.
        if !names.iter().any(|name| name.trim_end_matches("t64") == library) {
            return fail(format!("the package does not ask for {library}: {needed}"));
        }
    }
    if field("Version")? != env!("CARGO_PKG_VERSION") {
        return fail("the package has another version than the program");
    }
    // Changes nothing: whether apt finds everything that the package asks for.
    shell::capture(shell::program("apt-get").args(["--simulate", "install"]).arg(deb)).map(drop)
}

/// A system that has nothing but the package.
struct Root {
    folder: PathBuf,
    /// Whether dpkg itself put it there; only root may let it.
    is_installed: bool,
}

impl Root {
    fn laid(deb: &Path) -> Result<Self> {
        let root = folder().join("root");
        emptied(&root)?;
        let is_installed = shell::capture(shell::program("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
        let root = Self { folder: root, is_installed };
        if !is_installed {
            let mut unpack = shell::program("dpkg-deb");
            shell::capture(unpack.arg("--extract").arg(deb).arg(&root.folder))?;
            return Ok(root);
        }
        for room in ["info", "updates", "triggers"] {
            fs::create_dir_all(root.folder.join("var/lib/dpkg").join(room))?;
        }
        shell::keep(&root.folder.join("var/lib/dpkg/status"), "")?;
        // An empty system has none of the libraries; that they are to be had was asked before.
        shell::capture(root.dpkg().args(["--force-depends", "--install"]).arg(deb))?;
        let changed = shell::capture(root.dpkg().args(["--verify", "obeznik"]))?;
        if changed.is_empty() { Ok(root) } else { fail(format!("dpkg finds it changed:\n{changed}")) }
    }

    fn dpkg(&self) -> Command {
        let mut command = shell::program("dpkg");
        // Scripts run in the system that is here, and are told by DPKG_ROOT that it is not theirs.
        command.arg("--root").arg(&self.folder).args(["--force-script-chrootless", "--force-bad-path"]);
        command
    }

    fn program(&self, name: &str) -> PathBuf {
        self.folder.join("usr/bin").join(name)
    }

    /// Takes the package away again; what an office keeps stays.
    fn cleared(self) -> Result {
        if self.is_installed {
            let kept = self.folder.join("var/lib/obeznik/office");
            shell::keep(&kept, "work of years")?;
            shell::capture(self.dpkg().args(["--purge", "obeznik"]))?;
            let left: Vec<String> =
                DEBIAN.iter().filter(|entry| self.folder.join(entry.at).exists()).map(left).collect();
            refuse(&left)?;
            if !kept.is_file() {
                return fail("a purge took the data of the office");
            }
        }
        fs::remove_dir_all(&self.folder).map_err(Failure::from)
    }
}

fn left(entry: &Entry) -> String {
    format!("{} stays after a purge", entry.at)
}

/// Each says its version, and both that read foreign files read one as a child.
fn programs_answer(root: &Root) -> Result {
    for program in PROGRAMS {
        if program != "obeznik" {
            let said = shell::capture(shell::program(root.program(program)).arg("--version"))?;
            let wanted = format!("{program} {}", env!("CARGO_PKG_VERSION"));
            if said.trim() != wanted {
                return fail(format!("{program} says `{}` instead of `{wanted}`", said.trim()));
            }
        }
        if program != "obeznik-server" {
            let answer = asked(&root.program(program))?;
            if !answer.contains("Ahoj, obci.") {
                return fail(format!("`{program} --worker` did not read a file: {answer}"));
            }
        }
    }
    Ok(())
}

fn asked(program: &Path) -> Result<String> {
    let mut command = shell::program(program);
    command.arg("--worker").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    let mut input = child.stdin.take().ok_or_else(|| Failure("no way into the child".to_owned()))?;
    match input.write_all(QUESTION.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => return Err(error.into()),
        _ => drop(input), // a child that died says so by its answer
    }
    Ok(String::from_utf8_lossy(&child.wait_with_output()?.stdout).into_owned())
}

/// The server starts from where the package puts it, says who it is, takes an order, and ends.
fn server_serves(root: &Root) -> Result {
    let data = folder().join("data");
    emptied(&data)?;
    let port = loopback::free_port()?;
    let program = root.program("obeznik-server");
    let mut command = shell::program(&program);
    command.arg("--data").arg(&data).args(["--listen", &format!("127.0.0.1:{port}"), "--plain"]);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut server = command.spawn()?;
    let said = hello(port, &mut server);
    let stopped = shell::capture(shell::program(&program).arg("--data").arg(&data).arg("stop"));
    if stopped.is_err() {
        let _ = server.kill(); // ours; it takes no orders
    }
    let ended = server.wait()?;
    let wanted = format!("\"server_version\":\"{}\"", env!("CARGO_PKG_VERSION"));
    if !said?.contains(&wanted) {
        return fail("the server of the package does not say who it is");
    }
    stopped?;
    if ended.success() { Ok(()) } else { fail(format!("the server of the package ended with {ended}")) }
}

fn hello(port: u16, server: &mut Child) -> Result<String> {
    let began = Instant::now();
    loop {
        match loopback::page(port, "/v1/hello") {
            Ok(page) => return Ok(page),
            Err(error) if began.elapsed() > PATIENCE => return Err(error.into()),
            Err(_) => {}
        }
        if let Some(status) = server.try_wait()? {
            return fail(format!("the server of the package does not start: {status}"));
        }
        sleep(Duration::from_millis(100));
    }
}

fn desktop_is_valid(root: &Root) -> Result {
    let file = root.folder.join("usr/share/applications/obeznik.desktop");
    shell::capture(shell::program("desktop-file-validate").arg(file)).map(drop)
}

/// systemd reads the unit and finds the program it starts, here below the root.
fn unit_is_valid(root: &Root) -> Result {
    if places::program("systemd-analyze").is_none() {
        println!("There is no systemd-analyze here: the unit was not looked at.");
        return Ok(());
    }
    let unit = shell::read(&root.folder.join(UNIT))?;
    let here = format!("ExecStart={}/usr/bin/", root.folder.display());
    let copy = folder().join("unit").join("obeznik-server.service");
    shell::keep(&copy, &unit.replace("ExecStart=/usr/bin/", &here))?;
    shell::capture(shell::program("systemd-analyze").arg("verify").arg(copy)).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::installers::layout::Content;

    const TABLE: &[Entry] = &[
        Entry { at: "usr/bin/a", content: Content::Program("a") },
        Entry { at: "usr/share/b", content: Content::File("b") },
    ];

    fn listing(lines: &[&str]) -> String {
        lines.iter().map(|line| line.replace(" ./", " 0 2026-12-01 01:57 ./") + "\n").collect()
    }

    #[test]
    fn a_package_is_the_table_and_nothing_else() {
        let good = [
            "drwxr-xr-x root/root ./usr/",
            "-rwxr-xr-x root/root ./usr/bin/a",
            "-rw-r--r-- root/root ./usr/share/b",
        ];
        assert_eq!(differences(&listing(&good), TABLE), Vec::<String>::new());
        let table: &[(&[&str], &str)] = &[
            (&good[..2], "usr/share/b is not in the package"),
            (&[good[0], good[1], "-rw-rw-rw- root/root ./usr/share/b"], "-rw-rw-rw- root/root instead of"),
            (&[good[0], "-rwxr-xr-x me/me ./usr/bin/a", good[2]], "-rwxr-xr-x me/me instead of"),
            (&[good[0], "-rw-r--r-- root/root ./usr/bin/a", good[2]], "instead of -rwxr-xr-x"),
            (
                &[good[0], good[1], good[2], "-rw-r--r-- root/root ./etc/c"],
                "etc/c is in the package and in no table",
            ),
            (&["drwxrwxrwx root/root ./usr/", good[1], good[2]], "usr/: drwxrwxrwx"),
        ];
        for (lines, expected) in table {
            let found = differences(&listing(lines), TABLE).join("\n");
            assert!(found.contains(expected), "{lines:?} gave:\n{found}");
        }
    }
}
