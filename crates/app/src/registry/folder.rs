//! The first connector: a folder from which the filing service, or its clerk, takes documents over.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use obeznik_formats::export::{Sheet, to_csv};
use obeznik_formats::limits::Limits;
use obeznik_formats::metadata::METADATA_NAME;
use obeznik_formats::table::{Cell, table_of_csv};
use obeznik_store::sync_folder;

use crate::api::{ApiError, Code};
use crate::ports::{FilingConnector, Parcel, ParcelContent, ParcelLine};

/// The list beside the documents; the clerk fills numbers in and gives it back.
const LIST: &str = "seznam.csv";
/// What is still being written has this ending and a dot before its name.
const UNFINISHED: &str = ".new";

const COLUMNS: [&str; 11] = [
    "JID",
    "Složka",
    "Druh",
    "Číslo",
    "Věc",
    "Ze dne",
    "Spisový znak",
    "Skartační znak",
    "Skartační lhůta",
    "Číslo jednací",
    "Spisová značka",
];

/// Each document in a folder of its own, a list of all beside them.
pub struct OutboxFolder {
    folder: PathBuf,
}

impl OutboxFolder {
    /// The folder of the settings.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn unfinished(&self, name: &str) -> PathBuf {
        self.folder.join(format!(".{name}{UNFINISHED}"))
    }

    /// Writes the list anew with one more line; lines that are there stay as somebody filled them in.
    fn note(&self, folder: &str, line: &ParcelLine) -> Result<(), ApiError> {
        let path = self.folder.join(LIST);
        let mut rows = match fs::read(&path) {
            Ok(bytes) => rows_of(&bytes)?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(cannot_write(&error)),
        };
        let name = Cell::text(folder);
        rows.retain(|row| row.get(1) != Some(&name));
        rows.push(cells(folder, line));
        let columns = COLUMNS.map(str::to_owned).to_vec();
        let bytes = to_csv(&Sheet { name: String::new(), columns, rows });
        let unfinished = self.unfinished(LIST);
        write(&unfinished, &bytes)?;
        fs::rename(&unfinished, &path).map_err(|error| cannot_write(&error))
    }
}

impl FilingConnector for OutboxFolder {
    fn prepare(&self) -> Result<(), ApiError> {
        let gone =
            |_| ApiError::new(Code::Refused, "registry-folder-gone").with("folder", self.folder.display());
        for entry in fs::read_dir(&self.folder).map_err(gone)?.flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if !(name.starts_with('.') && name.ends_with(UNFINISHED)) {
                continue;
            }
            let path = entry.path();
            let swept = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
            swept.map_err(|error| cannot_write(&error))?;
        }
        Ok(())
    }

    fn deliver(&self, parcel: Parcel) -> Result<String, ApiError> {
        let Parcel { folder, metadata, files, line } = parcel;
        let (unfinished, finished) = (self.unfinished(&folder), self.folder.join(&folder));
        fs::create_dir(&unfinished).map_err(|error| cannot_write(&error))?;
        for (name, content) in files {
            lay(&unfinished.join(name), content)?;
        }
        write(&unfinished.join(METADATA_NAME), metadata.as_bytes())?;
        sync_folder(&unfinished)?;
        if finished.exists() {
            // Of an attempt that was cut off before it was noted.
            fs::remove_dir_all(&finished).map_err(|error| cannot_write(&error))?;
        }
        fs::rename(&unfinished, &finished).map_err(|error| cannot_write(&error))?;
        sync_folder(&self.folder)?;
        self.note(&folder, &line)?;
        Ok(folder)
    }
}

fn lay(path: &Path, content: ParcelContent) -> Result<(), ApiError> {
    match content {
        ParcelContent::Made(bytes) => write(path, &bytes),
        ParcelContent::Kept(mut kept) => {
            let mut file = File::create_new(path).map_err(|error| cannot_write(&error))?;
            std::io::copy(&mut kept, &mut file).map_err(|error| cannot_write(&error))?;
            file.sync_all().map_err(|error| cannot_write(&error))
        }
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    let write = || -> std::io::Result<()> {
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|error| cannot_write(&error))
}

fn cannot_write(error: &std::io::Error) -> ApiError {
    tracing::warn!(kind = ?error.kind(), "the outbox of the filing service could not be written");
    ApiError::new(Code::Refused, "registry-folder-failed").with("why", error.kind())
}

/// Rows of a list that is there. One that is none is left as it is: somebody else's file is not written over.
fn rows_of(bytes: &[u8]) -> Result<Vec<Vec<Cell>>, ApiError> {
    let table = table_of_csv(LIST, bytes, &Limits::default());
    let is_ours = table.faults.is_empty() && COLUMNS.iter().all(|column| table.column(column).is_some());
    if !is_ours {
        return Err(ApiError::new(Code::Refused, "registry-list-foreign").with("file", LIST));
    }
    let places: Vec<usize> = COLUMNS.iter().filter_map(|column| table.column(column)).collect();
    let ordered = |cells: &Vec<Cell>| places.iter().map(|place| cells[*place].clone()).collect();
    Ok(table.rows.iter().map(|row| ordered(&row.cells)).collect())
}

fn cells(folder: &str, line: &ParcelLine) -> Vec<Cell> {
    let ParcelLine { jid, called, number, subject, dated_on, marks } = line;
    let years = marks.retention_years.map(|years| years.to_string()).unwrap_or_default();
    let texts: [&str; 11] = [
        jid,
        folder,
        called,
        number,
        subject,
        dated_on,
        &marks.plan_mark,
        &marks.retention_mark,
        &years,
        &marks.reference_number,
        &marks.file_mark,
    ];
    texts.into_iter().map(Cell::text).collect()
}
