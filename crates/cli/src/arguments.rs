//! The command line. Its help is in `assets/locales` (`cli-help-…`), laid over by [`obeznik_console::help`].

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "obeznik-cli", version, arg_required_else_help = true)]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) verb: Verb,
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[arg(long, global = true, value_name = "cs|en")]
    pub(crate) language: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    Demo(Demo),
    Import(Import),
    Export(Export),
    ControlPackage(ControlPackage),
    Statement(Statement),
    Search(Search),
    Verify(Verify),
    Rebuild(Rebuild),
    Registry(Registry),
    Backup(Backup),
    Restore(Restore),
}

/// Which store, and what opens it.
#[derive(Debug, Args)]
pub(crate) struct StoreArguments {
    #[arg(long, value_name = "DIR")]
    pub(crate) store: PathBuf,
    #[arg(long, conflicts_with = "recovery_code_stdin")]
    pub(crate) pass_phrase_stdin: bool,
    #[arg(long)]
    pub(crate) recovery_code_stdin: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    #[arg(long, value_name = "DIR")]
    pub(crate) store: PathBuf,
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) today: Option<Date>,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    #[command(flatten)]
    pub(crate) store: StoreArguments,
    #[arg(long, value_name = "NAME|FILE", conflicts_with = "column")]
    pub(crate) mapping: Option<String>,
    #[arg(long, value_name = "MEANING=COLUMN", value_parser = pair)]
    pub(crate) column: Vec<(String, String)>,
    #[arg(long, value_name = "KEY=BODY", value_parser = pair)]
    pub(crate) body: Vec<(String, String)>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) name: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) tasks_from: Option<Date>,
    #[arg(long)]
    pub(crate) skip_faulty: bool,
    #[arg(long)]
    pub(crate) preview: bool,
    #[arg(long, value_name = "ID", conflicts_with_all = ["files", "mapping", "column"])]
    pub(crate) undo: Option<String>,
    #[arg(value_name = "FILE", required_unless_present = "undo")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    #[command(flatten)]
    pub(crate) store: StoreArguments,
    #[arg(long, value_enum)]
    pub(crate) kind: ExportKind,
    #[arg(long, value_enum)]
    pub(crate) format: ExportFormat,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct ControlPackage {
    #[command(flatten)]
    pub(crate) store: StoreArguments,
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) from: Date,
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) to: Date,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    #[arg(long)]
    pub(crate) with_confidential: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Statement {
    #[command(flatten)]
    pub(crate) store: StoreArguments,
    #[arg(long, value_name = "NAME|ID")]
    pub(crate) person: String,
    #[arg(long, value_name = "TEXT")]
    pub(crate) request: String,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportKind {
    Resolutions,
    Papers,
    Tasks,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    Csv,
    Xlsx,
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Search {
    #[command(flatten)]
    pub(crate) store: StoreArguments,
    #[arg(long, value_enum)]
    pub(crate) kind: Vec<SearchKindArgument>,
    #[arg(long, value_name = "YYYY")]
    pub(crate) year: Vec<i16>,
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
    #[arg(value_name = "WORDS", required = true)]
    pub(crate) words: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SearchKindArgument {
    Paper,
    Resolution,
    Task,
    Person,
    Attachment,
    MeetingDocument,
}

#[derive(Debug, Args)]
pub(crate) struct Rebuild {
    #[command(flatten)]
    pub(crate) store: StoreArguments,
}

#[derive(Debug, Args)]
pub(crate) struct Verify {
    #[command(flatten)]
    pub(crate) store: StoreArguments,
    #[arg(long)]
    pub(crate) skip_blobs: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Registry {
    #[arg(value_enum, value_name = "ACT")]
    pub(crate) act: RegistryAct,
    #[command(flatten)]
    pub(crate) store: StoreArguments,
    #[arg(long, value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    #[arg(long, value_name = "ID")]
    pub(crate) data_box: Option<String>,
    #[arg(long, value_enum)]
    pub(crate) kind: Option<RegistryKindArgument>,
    #[arg(long, value_name = "YYYY")]
    pub(crate) year: Option<i16>,
    #[arg(long)]
    pub(crate) again: bool,
    #[arg(long)]
    pub(crate) with_confidential: bool,
    #[arg(long)]
    pub(crate) preview: bool,
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RegistryAct {
    HandOver,
    TakeNumbers,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RegistryKindArgument {
    Paper,
    Invitation,
    MeetingDocument,
    Extract,
}

impl RegistryKindArgument {
    /// The word of the kind in the office.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Invitation => "invitation",
            Self::MeetingDocument => "meeting_document",
            Self::Extract => "extract",
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Backup {
    #[command(flatten)]
    pub(crate) store: StoreArguments,
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    #[command(flatten)]
    pub(crate) store: StoreArguments,
    #[arg(long, value_name = "FILE")]
    pub(crate) copy: PathBuf,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (left, right) = text.split_once('=').ok_or_else(|| format!("{text}: A=B"))?;
    Ok((left.to_owned(), right.to_owned()))
}
