//! What can go wrong with a database, each with what a person can do about it.

use obeznik_kernel::{Refusal, Stop};
use postgres::error::SqlState;

/// Why the database did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// It does not answer, is restarting, or others hold what is needed for too long. Asked again later, it may.
    #[error("the database does not answer: {0}")]
    Unreachable(String),
    /// No room on its disk.
    #[error("the disk of the database is full")]
    DiskFull,
    /// It only reads: a standby, or one that was told to.
    #[error("the database only reads")]
    ReadOnly,
    /// It was not prepared for this program.
    #[error("the database has {has} of {needs} migrations")]
    NotMigrated {
        /// Migrations that ran.
        has: usize,
        /// Migrations this program knows.
        needs: usize,
    },
    /// A newer program prepared it in a way this one must not touch.
    #[error("the database needs a program of format {needs}")]
    NewerProgram {
        /// The format it needs.
        needs: i64,
    },
    /// A newer server has opened the municipality and finds its records by keys this one does not write.
    #[error("a newer server serves the municipality")]
    NewerServer,
    /// It is older than what the statements are written for.
    #[error("PostgreSQL 15 or newer is needed, not {version}")]
    TooOld {
        /// What it says of itself.
        version: String,
    },
    /// The role may read past row security, so one belt would be missing.
    #[error("the role {role} reads past row security")]
    Privileged {
        /// The role.
        role: String,
    },
    /// There is no such municipality.
    #[error("there is no such municipality")]
    NoTenant,
    /// A municipality of that name or identifier is there already.
    #[error("the municipality is there already")]
    TenantExists,
    /// The office says no before anything is decided.
    #[error(transparent)]
    Refused(Refusal),
    /// Ours, with words for the log only.
    #[error("broken: {0}")]
    Broken(String),
}

impl From<postgres::Error> for DatabaseError {
    fn from(error: postgres::Error) -> Self {
        let words = words_of(&error);
        match error.code() {
            Some(code) => of_code(code, words),
            None if error.is_closed() || is_of_the_line(&error) => Self::Unreachable(words),
            None => Self::Broken(words),
        }
    }
}

/// Values of rows are in the details of some errors; only what the server says of itself is kept.
fn words_of(error: &postgres::Error) -> String {
    match error.as_db_error() {
        Some(told) => format!("{} ({})", told.message(), told.code().code()),
        None => error.to_string(),
    }
}

fn of_code(code: &SqlState, words: String) -> DatabaseError {
    match code.code() {
        "53100" => DatabaseError::DiskFull,
        "25006" => DatabaseError::ReadOnly,
        // Serialisation, deadlock, lock not had in time, statement or transaction timed out.
        "40001" | "40P01" | "55P03" | "57014" | "25P03" => DatabaseError::Unreachable(words),
        class if ["08", "53", "57"].iter().any(|start| class.starts_with(start)) => {
            DatabaseError::Unreachable(words)
        }
        _ => DatabaseError::Broken(words),
    }
}

fn is_of_the_line(error: &postgres::Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(one) = cause {
        if one.is::<std::io::Error>() {
            return true;
        }
        cause = one.source();
    }
    false
}

impl From<serde_json::Error> for DatabaseError {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<Stop> for DatabaseError {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Refused(refusal) => Self::Refused(refusal),
            other => Self::Broken(other.to_string()),
        }
    }
}
