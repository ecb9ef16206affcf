//! The real window without a display: Xvfb, a message bus, an unlocked keyring, and the tests
//! that drive it (`tests/e2e`).

use std::collections::VecDeque;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::{env, fs};

use crate::counts::{self, Counts};
use crate::failure::{Failure, Result, fail};
use crate::{places, prerequisites, shell};

/// A screen on which a 1366 × 768 window has room, and a wide one too.
const SCREEN: &str = "1920x1200x24";

/// WebKitWebDriver and Xvfb are Linux's; elsewhere the window is tried by hand.
pub(crate) fn can_be_driven() -> bool {
    cfg!(target_os = "linux")
}

/// Whether a person sits in front of a screen.
pub(crate) fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some())
}

/// Runs the end-to-end tests whose file names contain one of the words, or all.
///
/// # Errors
/// When the window could not be started at all.
pub(crate) fn tests(words: &[String]) -> Result<Counts> {
    let files = test_files(words)?;
    if files.is_empty() {
        return fail(format!("no file of tests/e2e is called {}", words.join(" or ")));
    }
    let pictures = places::gate().join("screens");
    forget_earlier(&pictures);
    let done = side_by_side(files, &pictures)?;
    shell::keep(&places::gate().join("window-tests.log"), &done.whole)?;
    // Once more behind everything else: the middle of a long report is what gets lost.
    println!("{}", done.failures);
    Ok(done.counts)
}

/// What the files that have come to their end said.
#[derive(Default)]
struct Done {
    counts: Counts,
    whole: String,
    failures: String,
}

impl Done {
    fn add(&mut self, counts: Counts, report: &str) {
        self.counts = self.counts.and(counts);
        self.whole.push_str(report);
        if let Some(failures) = counts::node_failures(report) {
            self.failures.push_str(failures);
            self.failures.push('\n');
        }
    }
}

/// So many sessions run at once, each with its own screen, home, bus and keyring: one test mostly waits for its window.
const SESSIONS: usize = 2;

/// Runs each file in a session of its own, and says its report when it has come to its end.
fn side_by_side(files: Vec<PathBuf>, pictures: &Path) -> Result<Done> {
    let waiting = Mutex::new(VecDeque::from(files));
    let done = Mutex::new(Done::default());
    let lane = || -> Result {
        while let Some(file) = next(&waiting) {
            let (counts, report) = one_file(&file, pictures)?;
            println!("{report}");
            done.lock().unwrap_or_else(PoisonError::into_inner).add(counts, &report);
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let lanes: Vec<_> = (0..SESSIONS).map(|_| scope.spawn(lane)).collect();
        lanes.into_iter().try_for_each(|lane| lane.join().unwrap_or_else(|_| fail("a session broke down")))
    })?;
    Ok(done.into_inner().unwrap_or_else(PoisonError::into_inner))
}

fn next(waiting: &Mutex<VecDeque<PathBuf>>) -> Option<PathBuf> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
}

fn one_file(file: &Path, pictures: &Path) -> Result<(Counts, String)> {
    let node = ["--test".into(), "--test-reporter=spec".into(), file.to_owned()];
    let mut report = String::new();
    let ended_well = inside_session(&node, &places::application(), pictures, |line| {
        report.push_str(line);
        report.push('\n');
    })?;
    let counts = counts::node(&report);
    if ended_well || counts.failed > 0 {
        return Ok((counts, report));
    }
    println!("{report}");
    fail(format!("{} did not run to its end", places::shown(file)))
}

/// What the application said in an earlier run would mislead.
fn forget_earlier(pictures: &Path) {
    let _ = fs::remove_file(pictures.join("application.log"));
}

/// Runs one script of `tests/e2e` on a built application; pictures go to `pictures`.
///
/// # Errors
/// When the script does not end with 0.
pub(crate) fn script(name: &str, application: &Path, pictures: &Path) -> Result {
    let script = places::root().join("tests/e2e").join(name);
    let log = pictures.join("log.txt");
    forget_earlier(pictures);
    let mut whole = String::new();
    let ended_well = inside_session(&[script], application, pictures, |line| {
        println!("{line}");
        whole.push_str(line);
        whole.push('\n');
    })?;
    shell::keep(&log, &whole)?;
    if ended_well { Ok(()) } else { fail(format!("tests/e2e/{name} did not come to its end")) }
}

fn test_files(words: &[String]) -> Result<Vec<PathBuf>> {
    let mut files = places::files_below(&places::root().join("tests/e2e"))?;
    files.retain(|path| {
        let name = places::shown(path);
        name.ends_with(".test.mjs") && (words.is_empty() || words.iter().any(|word| name.contains(word)))
    });
    Ok(files)
}

/// Node in a session of its own: nothing of the person's home, bus or keyring is touched.
fn inside_session(
    node: &[PathBuf],
    application: &Path,
    pictures: &Path,
    mut on_line: impl FnMut(&str),
) -> Result<bool> {
    let display = Display::open()?;
    let home = Home::make()?;
    fs::create_dir_all(pictures)?;
    let mut command = shell::program("dbus-run-session");
    let folder = places::root().join("tests/e2e");
    command.arg("--config-file").arg(folder.join("bus.conf"));
    command.args(["--", "bash"]).arg(folder.join("session.sh")).arg("node").args(node);
    command.env("DISPLAY", &display.name).env_remove("WAYLAND_DISPLAY");
    home.furnish(&mut command);
    command.env("OBEZNIK_APPLICATION", application);
    command.env("OBEZNIK_TAURI_DRIVER", prerequisites::tauri_driver_path());
    command.env("OBEZNIK_PICTURES", pictures);
    shell::lines(&mut command, |line| {
        // The bus complains that it may not raise a limit; it needs none here.
        if !line.starts_with("dbus-daemon[") {
            on_line(line);
        }
    })
}

/// A screen that nobody sees; it goes dark when dropped.
struct Display {
    xvfb: Child,
    name: String,
}

impl Display {
    fn open() -> Result<Self> {
        // The server itself finds a free number and tells it, so two gates never meet.
        let words = ["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"];
        let mut command = Command::new("Xvfb");
        let mut xvfb = command.args(words).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let output = xvfb.stdout.take().ok_or_else(|| Failure("Xvfb has no output".into()))?;
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number)?;
        let display = Self { xvfb, name: format!(":{}", number.trim()) };
        if number.trim().is_empty() { fail("Xvfb found no free display") } else { Ok(display) }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // Already gone is as good as killed.
        let _ = self.xvfb.kill();
        let _ = self.xvfb.wait();
    }
}

/// An empty home for the application under test; removed when dropped.
struct Home {
    folder: PathBuf,
}

impl Home {
    fn make() -> Result<Self> {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("obeznik-home-{}-{number}", std::process::id()));
        let home = Self { folder };
        fs::create_dir_all(home.runtime())?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // The message bus and the keyring refuse a folder that others may read.
            fs::set_permissions(home.runtime(), fs::Permissions::from_mode(0o700))?;
        }
        Ok(home)
    }

    fn runtime(&self) -> PathBuf {
        self.folder.join("runtime")
    }

    fn furnish(&self, command: &mut Command) {
        for name in [
            "XDG_DATA_HOME",
            "XDG_CONFIG_HOME",
            "XDG_CACHE_HOME",
            "XDG_STATE_HOME",
            "DBUS_SESSION_BUS_ADDRESS",
        ] {
            command.env_remove(name);
        }
        command.env("HOME", &self.folder).env("XDG_RUNTIME_DIR", self.runtime());
        command.env("LANG", "C.UTF-8").env("GSETTINGS_BACKEND", "memory").env("NO_AT_BRIDGE", "1");
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // A leftover in the system's temporary folder harms nobody.
        let _ = fs::remove_dir_all(&self.folder);
    }
}
