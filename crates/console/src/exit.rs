//! Exit codes, as `docs/CLI.md` promises them to scripts.

use std::process::ExitCode;

use obeznik_app::{ApiError, Code};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Something does not work: a damaged store, a failing disk, a fault of the program.
    Broken = 1,
    /// The command line is wrong.
    Usage = 2,
    /// The work is done and found something: a broken link, faults in files.
    Finding = 3,
    /// The state or the law says no; nothing changed.
    Refused = 4,
    /// The store is locked: by a key that is missing, or by another running program.
    Locked = 5,
}

impl Exit {
    /// The code of an error.
    pub fn of(error: &ApiError) -> Self {
        match error.code {
            _ if error.key == "store-open-elsewhere" => Self::Locked,
            Code::Locked => Self::Locked,
            Code::Invalid => Self::Usage,
            Code::Refused | Code::NotFound => Self::Refused,
            Code::ReadOnly | Code::Unreachable | Code::Cancelled | Code::Broken => Self::Broken,
        }
    }

    /// The number.
    pub fn number(self) -> u8 {
        self as u8
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.number())
    }
}
