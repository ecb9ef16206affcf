//! A printed file and what poppler and qpdf read from it.

use std::path::{Path, PathBuf};
use std::process::Command;

use obeznik_documents::DocumentError;
use tempfile::TempDir;

/// A printed document in a folder of its own.
pub(crate) struct Pdf {
    path: PathBuf,
    _folder: TempDir,
}

impl Pdf {
    pub(crate) fn new(name: &str, printed: Result<Vec<u8>, DocumentError>) -> Self {
        let bytes = printed.unwrap_or_else(|error| panic!("{name}: {error}"));
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let path = folder.path().join(format!("{name}.pdf"));
        std::fs::write(&path, &bytes).expect("the temporary folder takes a file");
        Self { path, _folder: folder }
    }

    /// Leaves the file and a picture of each page in the target folder, for people to look at;
    /// says how many pictures there are.
    pub(crate) fn keep_pictures(&self) -> usize {
        let folder = &Path::new(env!("CARGO_TARGET_TMPDIR")).join("documents");
        std::fs::create_dir_all(folder).expect("the target folder can be written");
        let name = self.path.file_stem().expect("a printed file has a name");
        std::fs::copy(&self.path, folder.join(name).with_extension("pdf"))
            .expect("the target folder takes a file");
        let pictures = folder.join(name).display().to_string();
        self.read_by("pdftoppm", "poppler-utils", &["-r", "80", "-png"], &[&pictures]);
        let prefix = format!("{}-", name.display());
        let kept = std::fs::read_dir(folder).expect("the folder was just made").flatten();
        kept.filter(|entry| entry.file_name().to_string_lossy().starts_with(&prefix)).count()
    }

    pub(crate) fn info(&self, options: &[&str]) -> String {
        self.read_by("pdfinfo", "poppler-utils", options, &[])
    }

    pub(crate) fn fonts(&self) -> String {
        self.read_by("pdffonts", "poppler-utils", &[], &[])
    }

    pub(crate) fn checked_by_qpdf(&self) -> String {
        self.read_by("qpdf", "qpdf", &["--check"], &[])
    }

    /// The text of all pages in reading order.
    pub(crate) fn text(&self) -> String {
        self.page_texts().join(" ")
    }

    /// The text of each page in reading order, without line ends.
    pub(crate) fn page_texts(&self) -> Vec<String> {
        let all = self.read_by("pdftotext", "poppler-utils", &["-raw"], &["-"]);
        let mut pages: Vec<String> = all.split('\u{c}').map(plain).collect();
        pages.pop();
        pages
    }

    /// Words with their boxes, as poppler's XHTML.
    pub(crate) fn boxes(&self) -> String {
        self.read_by("pdftotext", "poppler-utils", &["-bbox"], &["-"])
    }

    pub(crate) fn pages(&self) -> usize {
        let info = self.info(&[]);
        let line = info.lines().find_map(|line| line.strip_prefix("Pages:"));
        line.and_then(|count| count.trim().parse().ok())
            .expect("pdfinfo prints a line with the number of pages")
    }

    fn read_by(&self, tool: &str, package: &str, before: &[&str], after: &[&str]) -> String {
        let output = Command::new(tool).args(before).arg(&self.path).args(after).output();
        let output = output.unwrap_or_else(|error| {
            panic!("{tool} did not start ({error}): install the Debian package {package}")
        });
        let complaint = complaints(&String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{tool} {}: {complaint}", self.path.display());
        assert_eq!(complaint, "", "{tool} {}", self.path.display());
        // poppler prints titles of structure elements as raw UTF-16.
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

/// What a tool complains of, without two faults of poppler 22: it wants `/Suspects` to be no boolean
/// and `/BorderColor` no array, against ISO 32000-1, tables 321 and 344.
fn complaints(stderr: &str) -> String {
    let known =
        ["Suspects object is wrong type (boolean)", "Attribute BorderColor value is of wrong type (array)"];
    let unknown = stderr.lines().filter(|line| !known.iter().any(|fault| line.ends_with(fault)));
    unknown.collect::<Vec<_>>().join("\n")
}

/// Text with every run of white space read as one space.
pub(crate) fn plain(text: &str) -> String {
    text.replace('\u{200b}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}
