//! Where LibreOffice lies on this system.

use std::env;
use std::path::{Path, PathBuf};

/// Where it is installed when the path of programs does not know it.
#[cfg(target_os = "linux")]
const USUAL: &[&str] = &[
    "/usr/bin/soffice",
    "/usr/local/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
];
#[cfg(target_os = "macos")]
const USUAL: &[&str] = &["/Applications/LibreOffice.app/Contents/MacOS/soffice"];
/// Below each folder of programs.
#[cfg(windows)]
const USUAL: &[&str] = &["LibreOffice\\program\\soffice.exe"];

/// LibreOffice's program, if there is one.
pub(super) fn suite() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path =
        env::split_paths(&path).filter(|folder| folder.is_absolute()).map(|folder| folder.join(NAME));
    on_path.chain(usual()).chain(versioned()).find(|place| place.is_file())
}

const NAME: &str = if cfg!(windows) { "soffice.exe" } else { "soffice" };

#[cfg(not(windows))]
fn usual() -> impl Iterator<Item = PathBuf> {
    USUAL.iter().map(PathBuf::from)
}

#[cfg(windows)]
fn usual() -> impl Iterator<Item = PathBuf> {
    let folders = ["ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"];
    folders
        .into_iter()
        .filter_map(env::var_os)
        .flat_map(|folder| USUAL.iter().map(move |place| Path::new(&folder).join(place)))
}

/// Packages of The Document Foundation have a folder for each version: `/opt/libreoffice25.8`. The newest is last.
fn versioned() -> impl Iterator<Item = PathBuf> {
    let entries = std::fs::read_dir(Path::new("/opt")).into_iter().flatten().flatten();
    let is_suite = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libreoffice"))
    };
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_suite).collect();
    found.sort();
    found.into_iter().rev().map(|folder| folder.join("program").join(NAME))
}

/// Name and version of a suite, as the file beside it says; without one the name alone.
pub(super) fn name_of(suite: &Path) -> String {
    let suite = suite.canonicalize().unwrap_or_else(|_| suite.to_owned());
    let beside = suite.parent().map(Path::to_owned).unwrap_or_default();
    let files = ["bootstraprc", "bootstrap.ini", "../Resources/bootstraprc"].map(|name| beside.join(name));
    let said = files.into_iter().find_map(|file| std::fs::read_to_string(file).ok()).unwrap_or_default();
    product_of(&said).unwrap_or("LibreOffice").to_owned()
}

/// `ProductKey=LibreOffice 7.4`.
fn product_of(bootstrap: &str) -> Option<&str> {
    let said = bootstrap.lines().find_map(|line| line.trim().strip_prefix("ProductKey="))?;
    Some(said.trim()).filter(|name| !name.is_empty() && name.len() <= 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_suite_is_read_from_the_file_beside_it() {
        let table = [
            ("[Bootstrap]\nInstallMode=<installmode>\nProductKey=LibreOffice 7.4\n", Some("LibreOffice 7.4")),
            ("[Bootstrap]\r\nProductKey=LibreOffice 25.8\r\n", Some("LibreOffice 25.8")),
            ("[Bootstrap]\n", None),
            ("ProductKey=\n", None),
        ];
        for (file, expected) in table {
            assert_eq!(product_of(file), expected, "{file}");
        }
        assert_eq!(name_of(Path::new("/nowhere/soffice")), "LibreOffice");
    }
}
