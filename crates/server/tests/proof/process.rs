//! The real programs as processes.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::diary::Diary;

/// Safety only: nothing here takes so long, on a loaded machine neither.
const PATIENCE: Duration = Duration::from_secs(300);

/// What the disk refuses a program: `strace` answers instead of it.
#[derive(Debug, Clone)]
pub struct Refusal {
    pub call: &'static str,
    pub answer: String,
    /// Where strace notes what it did.
    pub notes: PathBuf,
}

impl Refusal {
    /// How many calls were refused so far.
    pub fn count(&self) -> usize {
        let notes = std::fs::read_to_string(&self.notes).unwrap_or_default();
        notes.matches("(INJECTED)").count() + notes.matches("+++ killed by SIGKILL").count()
    }
}

/// A program, under strace when something is refused to it. With `-D` the program stays our child.
fn program(path: &Path, refusal: Option<&Refusal>) -> Command {
    let Some(Refusal { call, answer, notes }) = refusal else { return Command::new(path) };
    let mut command = Command::new("strace");
    command.args(["-D", "-f", "-s", "0", "-e", &format!("trace={call}"), "-o"]).arg(notes);
    command.args(["-e", &format!("inject={call}:{answer}")]).arg(path);
    command
}

/// A program that only tests run.
pub fn example(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    test.ancestors().nth(2).unwrap().join("examples").join(name)
}

/// `obeznik-server` over a folder.
pub struct Server {
    child: Child,
    stderr: Option<ChildStderr>,
}

impl Server {
    /// At any port.
    pub fn started(data: &Path, refusal: Option<&Refusal>) -> Self {
        Self::listening(data, 0, refusal)
    }

    pub fn listening(data: &Path, port: u16, refusal: Option<&Refusal>) -> Self {
        let mut command = program(Path::new(env!("CARGO_BIN_EXE_obeznik-server")), refusal);
        let listen = format!("127.0.0.1:{port}");
        command.args(["--listen", &listen, "--public-url", "https://obeznik.example", "--data"]);
        let mut child = command.arg(data).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let stderr = child.stderr.take();
        Self { child, stderr }
    }

    /// Where it listens; nothing when it ended before.
    pub fn address(&mut self) -> Option<SocketAddr> {
        let mut lines = BufReader::new(self.stderr.take()?).lines().map_while(Result::ok);
        let address = lines.by_ref().find_map(|line| {
            let told: serde_json::Value = serde_json::from_str(&line).unwrap_or_default();
            told["address"].as_str()?.parse().ok()
        });
        std::thread::spawn(move || lines.for_each(drop)); // a full pipe would stop it
        address
    }

    pub fn kill(mut self) {
        let _ = self.child.kill(); // dead already, where its disk killed it
        self.child.wait().unwrap();
    }

    /// The number of the process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Asks it to stop, as the system does.
    pub fn end(mut self) -> bool {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        self.child.wait().unwrap().success()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill(); // dead already, unless a test fell
        let _ = self.child.wait();
    }
}

/// A desktop without a window, and who listens to it.
pub struct Desktop {
    child: Child,
    listener: Option<JoinHandle<()>>,
    heard: Arc<Heard>,
}

#[derive(Default)]
struct Heard {
    diary: Mutex<Diary>,
    changed: Condvar,
}

impl Desktop {
    /// Over the home of a computer, with the diary of its lives before.
    pub fn started(home: &Path, work: &[&str], diary: Diary, refusal: Option<&Refusal>) -> Self {
        let mut command = program(&example("windowless_desk"), refusal);
        command.arg(home).args(work).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let heard = Arc::new(Heard { diary: Mutex::new(diary), ..Heard::default() });
        let notes = Arc::clone(&heard);
        let listener = std::thread::spawn(move || notes.listen(out));
        Self { child, listener: Some(listener), heard }
    }

    /// Waits until the diary is as wished; `false` when it never is.
    pub fn until(&self, is_so: impl Fn(&Diary) -> bool) -> bool {
        let end = Instant::now() + PATIENCE;
        let mut diary = self.heard.diary.lock().unwrap();
        while !is_so(&diary) {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() || self.listener.as_ref().is_none_or(JoinHandle::is_finished) {
                return is_so(&diary);
            }
            diary = self.heard.changed.wait_timeout(diary, left.min(Duration::from_secs(1))).unwrap().0;
        }
        true
    }

    /// Something out of its diary.
    pub fn told<T>(&self, read: impl Fn(&Diary) -> T) -> T {
        read(&self.heard.diary.lock().unwrap())
    }

    /// Lets it take back what it shows others for a time.
    pub fn part(&mut self) {
        let before = self.told(|diary| diary.parted);
        self.order("part");
        assert!(self.until(|diary| diary.parted > before), "it does not take back what it showed");
    }

    /// Lets it get rid of everything and read everything.
    pub fn settle(&mut self) {
        let before = self.told(|diary| diary.settled);
        self.order("settle");
        assert!(self.until(|diary| diary.settled > before), "it does not get rid of what it has");
    }

    fn order(&mut self, order: &str) {
        let input = self.child.stdin.as_mut().unwrap();
        input.write_all(format!("{order}\n").as_bytes()).unwrap();
    }

    /// Kills it and gives what it had said.
    pub fn kill(mut self) -> Diary {
        let _ = self.child.kill(); // dead already, where its disk killed it
        self.child.wait().unwrap();
        self.diary()
    }

    /// Lets it close its store.
    pub fn end(mut self) -> Diary {
        self.order("end");
        assert!(self.child.wait().unwrap().success());
        self.diary()
    }

    fn diary(&mut self) -> Diary {
        self.listener.take().unwrap().join().unwrap();
        std::mem::take(&mut *self.heard.diary.lock().unwrap())
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        let _ = self.child.kill(); // dead already, unless a test fell
        let _ = self.child.wait();
    }
}

impl Heard {
    /// Hears whole lines; the last one may have been torn by a kill.
    fn listen(&self, mut out: BufReader<impl std::io::Read>) {
        let mut line = String::new();
        while out.read_line(&mut line).unwrap() > 0 {
            if let Some(whole) = line.strip_suffix('\n') {
                self.diary.lock().unwrap().hear(whole);
                self.changed.notify_all();
            }
            line.clear();
        }
        self.changed.notify_all();
    }
}
