//! Verbs of computers the office looks after itself.

use clap::{Args, Subcommand, ValueEnum};
use obeznik_kernel::{Date, RecordId};
use serde::{Deserialize, Serialize};

use super::InTenant;

/// Verbs of tokens of enrolment.
#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum EnrolmentVerb {
    Add(EnrolmentAdd),
    List(InTenant),
    End(EnrolmentEnd),
    Require(EnrolmentRequire),
}

/// A new token.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct EnrolmentAdd {
    #[command(flatten)]
    pub which: InTenant,
    #[arg(long, value_name = "TEXT")]
    pub name: String,
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub until: Option<Date>,
}

/// A token that is to hold no more.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct EnrolmentEnd {
    #[command(flatten)]
    pub which: InTenant,
    #[arg(value_name = "ID")]
    pub enrolment: RecordId,
}

/// Whether a token is demanded.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct EnrolmentRequire {
    #[command(flatten)]
    pub which: InTenant,
    #[arg(value_enum, value_name = "on|off")]
    pub demand: Switch,
}

/// On or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Switch {
    On,
    Off,
}
