//! What a fresh machine lacks, and how it gets it.

use std::io::IsTerminal;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use crate::failure::{Result, fail};
use crate::{places, shell};

/// To build the window: WebKitGTK and what Tauri links; libssl for SQLCipher.
const BUILD: &[&str] = &[
    "build-essential",
    "file",
    "libayatana-appindicator3-dev",
    "librsvg2-dev",
    "libssl-dev",
    "libwebkit2gtk-4.1-dev",
    "libxdo-dev",
    "pkg-config",
];

/// To see the window without a display, to look at what is packed, to read what was printed, to make PDFs of annexes, a real database to keep offices
/// in and a real directory to sign in at.
const PROOF: &[&str] = &[
    "dbus",
    "dbus-x11",
    "desktop-file-utils",
    "faketime",
    "fonts-dejavu-core",
    "gnome-keyring",
    "imagemagick",
    "libreoffice-calc-nogui",
    "libreoffice-impress-nogui",
    "libreoffice-writer-nogui",
    "libxml2-utils",
    MAIL_SERVER,
    "poppler-utils",
    "postgresql",
    "qpdf",
    "slapd",
    "strace",
    "webkit2gtk-driver",
    "x11-utils",
    "xauth",
    "xdotool",
    "xvfb",
];

/// The mail server that notices are sent to.
const MAIL_SERVER: &str = "opensmtpd";
/// Where any mail server of Debian puts its door for programs.
const SENDMAIL: &str = "/usr/sbin/sendmail";

/// Oldest Node that the window's tools accept.
const NODE: u32 = 20;

/// Whether this system's packages are Debian's.
pub(crate) fn has_apt() -> bool {
    places::program("apt-get").is_some() && places::program("dpkg-query").is_some()
}

/// Everything the gate needs from the system.
pub(crate) fn packages() -> Vec<&'static str> {
    BUILD.iter().chain(PROOF).copied().collect()
}

/// Those that are not installed.
pub(crate) fn missing(packages: &[&'static str]) -> Vec<&'static str> {
    let query = ["-W", "-f", "${Package} ${db:Status-Status}\n"];
    // The query ends with 1 when any package is unknown, and still answers for the others.
    let answer = Command::new("dpkg-query").args(query).args(packages).output();
    let installed =
        answer.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let has = |name: &str| installed.lines().any(|line| line == format!("{name} installed"));
    // Debian knows one mail server on a computer: to install ours would remove the one its owner has.
    let would_replace = |name: &str| name == MAIL_SERVER && Path::new(SENDMAIL).exists();
    packages.iter().copied().filter(|name| !has(name) && !would_replace(name)).collect()
}

/// Installs what is missing, as root or through sudo.
///
/// # Errors
/// When there is no right to install; the sentence gives the line to run.
pub(crate) fn install(packages: &[&'static str]) -> Result {
    if !has_apt() {
        return needs_other_system();
    }
    let missing = missing(packages);
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing: {}", missing.join(" "));
    let Some(prefix) = rights() else {
        return fail(format!("Run this first, as root:\n  {}", line(&missing)));
    };
    // The list of packages on a fresh machine is empty or old.
    shell::run(apt(&prefix).arg("update"))?;
    shell::run(apt(&prefix).args(["install", "--yes", "--no-install-recommends"]).args(&missing))
}

/// The line a person runs who installs by hand.
pub(crate) fn line(packages: &[&str]) -> String {
    format!("apt-get -o DPkg::Lock::Timeout=600 install --yes {}", packages.join(" "))
}

fn needs_other_system() -> Result {
    if cfg!(target_os = "linux") {
        return fail("This system has no apt. Run `cargo xtask doctor` to see what is needed.");
    }
    Ok(())
}

/// The words before `apt-get` that give the right to install, if any do.
fn rights() -> Option<Vec<&'static str>> {
    if shell::capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0") {
        return Some(Vec::new());
    }
    if shell::succeeds(Command::new("sudo").args(["-n", "true"])) {
        return Some(vec!["sudo", "-n"]);
    }
    let asks = places::program("sudo").is_some() && std::io::stdin().is_terminal();
    asks.then(|| vec!["sudo"])
}

fn apt(prefix: &[&str]) -> Command {
    let words = [prefix, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]].concat();
    let mut command = shell::program(words[0]);
    command.args(&words[1..]).args(["-o", "DPkg::Lock::Timeout=600", "--quiet"]);
    command
}

/// Makes sure of the parts of Rust that the gate works with; a minimal installation lacks them.
///
/// # Errors
/// When they are missing and rustup is not there, or cannot fetch them.
pub(crate) fn rust_parts() -> Result {
    if has_rust_parts() {
        return Ok(());
    }
    if places::program("rustup").is_none() {
        return fail("The gate needs clippy and rustfmt beside rustc.");
    }
    shell::run(shell::program("rustup").args(["component", "add", "clippy", "rustfmt"]))
}

/// Whether clippy's driver and rustfmt answer; rustup's stand-ins exist also without them.
pub(crate) fn has_rust_parts() -> bool {
    ["clippy-driver", "rustfmt"].iter().all(|name| shell::succeeds(shell::program(name).arg("--version")))
}

/// Checks that Node is there and new enough.
///
/// # Errors
/// When it is missing or older.
pub(crate) fn node() -> Result<String> {
    let advice = format!("Node {NODE} or newer is needed: https://nodejs.org or your system's packages.");
    let Ok(version) = shell::capture(Command::new("node").arg("--version")) else { return fail(advice) };
    let version = version.trim().trim_start_matches('v').to_owned();
    let major = version.split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_some_and(|major| major >= NODE) {
        Ok(version)
    } else {
        fail(format!("{advice} Found {version}."))
    }
}

/// Installs the packages of the window and of the tests' identity provider when a lock file changed since the last
/// time.
///
/// # Errors
/// When Node is missing or npm fails.
pub(crate) fn npm_packages() -> Result {
    node()?;
    npm_packages_of(&places::ui())?;
    npm_packages_of(&places::test_provider())
}

fn npm_packages_of(folder: &Path) -> Result {
    let lock = shell::read(&folder.join("package-lock.json"))?;
    // Inside node_modules: whoever removes the folder removes the stamp with it.
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    shell::run(shell::npm(["ci", "--no-audit", "--no-fund"]).current_dir(folder))?;
    shell::keep(&stamp, &lock)
}

/// Builds the bridge between WebDriver and the window once, apart from our own build.
///
/// # Errors
/// When cargo cannot build it.
pub(crate) fn tauri_driver() -> Result {
    if tauri_driver_path().is_file() {
        return Ok(());
    }
    let root = places::tools();
    let mut install = shell::cargo(["install", "tauri-driver", "--version", "^2", "--locked", "--root"]);
    // Debug: it only passes messages on, and builds in half the time.
    shell::run(install.arg(&root).arg("--debug").env("CARGO_TARGET_DIR", root.join("build")))
}

/// Where the bridge is.
pub(crate) fn tauri_driver_path() -> std::path::PathBuf {
    places::tools().join("bin").join(format!("tauri-driver{}", env::consts::EXE_SUFFIX))
}
