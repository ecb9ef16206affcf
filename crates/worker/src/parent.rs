//! The office's side: starts a child for each file and outlives it.

use std::io::{Read, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;

use obeznik_app::ports::ForeignFiles;
use obeznik_formats::foreign::{Answer, Task, Unread};

use crate::FLAG;
use crate::bounds::Bounds;
use crate::words::{Question, Reply};

/// Reads foreign files by children of a program.
#[derive(Debug, Clone)]
pub struct Children {
    program: PathBuf,
    bounds: Bounds,
}

impl Children {
    /// Children of the program that runs.
    ///
    /// # Errors
    /// When the system does not say where the program lies.
    pub fn of_this_program() -> std::io::Result<Self> {
        Ok(Self::of(std::env::current_exe()?, Bounds::default()))
    }

    /// Children of another program within other bounds.
    pub fn of(program: PathBuf, bounds: Bounds) -> Self {
        Self { program, bounds }
    }

    /// A child with nothing of ours: no variables, no folder of the office, nothing open.
    fn start(&self) -> std::io::Result<Child> {
        let mut command = Command::new(&self.program);
        command.arg(FLAG).env_clear().current_dir(std::env::temp_dir());
        // Without these two some systems find no libraries to start a program with.
        for name in ["SystemRoot", "LD_LIBRARY_PATH"] {
            command.envs(std::env::var_os(name).map(|value| (name, value)));
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()
    }

    /// Hands the file over and waits for the answer, but not for ever.
    fn hear(&self, child: &mut Child, question: &Question, content: Content<'_>) -> Result<Vec<u8>, Unread> {
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Unread::NoReader);
        };
        let (said, hears) = channel();
        thread::scope(|scope| {
            let handing = scope.spawn(|| hand_over(input, question, content));
            scope.spawn(|| said.send(read_answer(output, self.bounds.output_bytes)));
            let answer = match hears.recv_timeout(self.bounds.time) {
                Ok(answer) => answer,
                Err(RecvTimeoutError::Timeout) => Err(Unread::TooSlow),
                Err(RecvTimeoutError::Disconnected) => Err(Unread::Died),
            };
            // Ends the other ends of the pipes, so that both threads end too.
            let _ = child.kill();
            match (handing.join(), answer) {
                // Our own disk gave the content up, so nothing is known about the file.
                (Ok(Err(Lost)), Err(Unread::Died) | Ok(_)) => Err(Unread::NoReader),
                (_, answer) => answer,
            }
        })
    }
}

impl ForeignFiles for Children {
    fn ask(&self, task: &Task, content: Content<'_>, size_bytes: u64) -> Result<Answer, Unread> {
        if size_bytes == 0 && *task == Task::Text {
            return Err(Unread::Empty);
        }
        if size_bytes > self.bounds.input_bytes {
            return Err(Unread::TooLarge);
        }
        let mut child = self.start().map_err(|error| {
            tracing::error!(%error, "no reader of foreign files could be started");
            Unread::NoReader
        })?;
        let question = Question { task: task.clone(), size_bytes };
        let answer = self.hear(&mut child, &question, content);
        let status = child.wait();
        let reply =
            answer.and_then(|bytes| serde_json::from_slice::<Reply>(&bytes).map_err(|_| Unread::Died));
        if let Ok(Err(reason)) | Err(reason) = &reply {
            tracing::info!(%reason, size_bytes, ?status, "a file was not read");
        }
        reply?
    }
}

/// What is handed over.
type Content<'a> = &'a mut (dyn Read + Send);

/// The content itself could not be read to its end.
struct Lost;

/// A child that stops listening is no fault of the content: its answer, or its silence, tells more.
fn hand_over(mut input: ChildStdin, question: &Question, content: Content<'_>) -> Result<(), Lost> {
    let mut line = serde_json::to_vec(question).unwrap_or_default();
    line.push(b'\n');
    if input.write_all(&line).is_err() {
        return Ok(());
    }
    let mut part = vec![0; 64 << 10];
    loop {
        match content.read(&mut part) {
            Ok(0) => return Ok(()),
            Ok(length) if input.write_all(&part[..length]).is_err() => return Ok(()),
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, "the content of a file could not be read to its end");
                return Err(Lost);
            }
        }
    }
}

fn read_answer(output: ChildStdout, limit: u64) -> Result<Vec<u8>, Unread> {
    let mut answer = Vec::new();
    match output.take(limit + 1).read_to_end(&mut answer) {
        Ok(length) if length as u64 > limit => Err(Unread::TooLarge),
        Ok(0) | Err(_) => Err(Unread::Died),
        Ok(_) => Ok(answer),
    }
}
