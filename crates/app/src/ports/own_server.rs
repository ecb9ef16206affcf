//! The office's server when this computer runs it: a program of its own beside the window, told by orders of its
//! command line and never linked.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::api::{ApiError, Code};

/// The program, and where it keeps its data on this computer.
#[expect(clippy::missing_errors_doc, reason = "every order fails with what the program said")]
pub trait OwnServer: Send + Sync {
    /// Whether the program is installed here.
    fn is_here(&self) -> bool;
    /// Folder of its data; it may not exist.
    fn folder(&self) -> &Path;
    /// Carries an order out and gives what it said for scripts. A secret goes through the standard input.
    fn order(&self, words: &[&str], secret: Option<&str>) -> Result<Value, ApiError>;
    /// Serves all networks at a port, unless it does already. It goes on when this program ends.
    fn start(&self, port: u16, url: &str) -> Result<(), ApiError>;
    /// Whether serving begins when the person signs in to this computer; nothing where the system has no such thing.
    fn begins_at_sign_in(&self) -> Option<bool>;
    /// Lets serving begin so from now on, or not any more.
    fn begin_at_sign_in(&self, begins: bool) -> Result<(), ApiError>;
    /// Ends serving and waits until the data is free.
    fn stop(&self) -> Result<(), ApiError>;
    /// The address of this computer in its network; empty when it has none.
    fn address(&self) -> String;
}

/// The program is not installed.
pub struct NoServer;

impl NoServer {
    fn absent<T>() -> Result<T, ApiError> {
        Err(ApiError::new(Code::Refused, "sharing-no-program"))
    }
}

impl OwnServer for NoServer {
    fn is_here(&self) -> bool {
        false
    }
    fn folder(&self) -> &Path {
        Path::new("")
    }
    fn order(&self, _: &[&str], _: Option<&str>) -> Result<Value, ApiError> {
        Self::absent()
    }
    fn start(&self, _: u16, _: &str) -> Result<(), ApiError> {
        Self::absent()
    }
    fn begins_at_sign_in(&self) -> Option<bool> {
        None
    }
    fn begin_at_sign_in(&self, _: bool) -> Result<(), ApiError> {
        Self::absent()
    }
    fn stop(&self) -> Result<(), ApiError> {
        Self::absent()
    }
    fn address(&self) -> String {
        String::new()
    }
}

/// A folder beside another one, with a word after its name.
pub(crate) fn beside(folder: &Path, word: &str) -> PathBuf {
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(format!("-{word}"));
    folder.with_file_name(name)
}
