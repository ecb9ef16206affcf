//! A statement that the office's server made, as it is kept at a computer.

use std::io::Write as _;
use std::path::Path;

use obeznik_app::ApiError;
use serde_json::Value;

use super::StatementMade;
use crate::office::archive::not_written;

/// Writes a ZIP that came into a file: first beside it under another name, so that one that failed leaves nothing.
///
/// # Errors
/// [`Code::Refused`](obeznik_app::Code::Refused) when it cannot be written; [`Code::Broken`](obeznik_app::Code::Broken)
/// when what came with it does not read.
pub fn keep_arrived(made: Value, zip: &[u8], path: &Path) -> Result<StatementMade, ApiError> {
    let made = serde_json::from_value(made).map_err(ApiError::broken)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = tempfile::NamedTempFile::new_in(folder).map_err(not_written)?;
    beside.write_all(zip).map_err(not_written)?;
    beside.as_file().sync_all().map_err(not_written)?;
    beside.persist(path).map_err(not_written)?;
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_statement_that_came_lies_where_it_was_wished_and_a_bad_one_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vypis.zip");
        assert!(keep_arrived(json!("nic"), b"PK", &path).is_err());
        assert!(!path.exists());
        let made = StatementMade { files: 8, ..StatementMade::default() };
        let kept = keep_arrived(serde_json::to_value(&made).unwrap(), b"PK", &path).unwrap();
        assert_eq!((kept, std::fs::read(&path).unwrap()), (made, b"PK".to_vec()));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
