//! Paths inside the package: names that every system takes, none of them twice.

use std::collections::BTreeSet;

use crate::office::file_name::plain;

/// Longest stem of a name and longest ending.
const LONGEST: (usize, usize) = (60, 5);

/// Where a file is to lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    folder: String,
    stem: String,
    ending: String,
}

impl Place {
    /// In a folder; empty for the top. The stem is made safe, folder and ending are words of ours.
    pub(super) fn new(folder: &str, stem: &str, ending: &str) -> Self {
        let stem = plain(stem, LONGEST.0);
        let stem = if stem.is_empty() { "soubor".to_owned() } else { stem };
        Self { folder: folder.to_owned(), stem, ending: ending.to_owned() }
    }

    /// A file somebody named, behind a word of ours: so it is never a reserved name such as `CON`.
    pub(super) fn of_file(folder: &str, before: &str, name: &str) -> Self {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let ending = plain(ending, LONGEST.1).to_ascii_lowercase();
        Self::new(folder, &format!("{before}-{stem}"), &ending)
    }

    fn path(&self, count: usize) -> String {
        let Self { folder, stem, ending } = self;
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let ending = if ending.is_empty() { String::new() } else { format!(".{ending}") };
        match count {
            1 => format!("{folder}{stem}{ending}"),
            count => format!("{folder}{stem}-{count}{ending}"),
        }
    }
}

/// Paths given so far, in lower case: not every system tells `a.pdf` from `A.pdf`.
#[derive(Debug, Default)]
pub(super) struct Paths(BTreeSet<String>);

impl Paths {
    /// The path of a place; the second file there gets `-2` behind its stem.
    pub(super) fn give(&mut self, place: &Place) -> String {
        let mut count = 1;
        while !self.0.insert(place.path(count).to_lowercase()) {
            count += 1;
        }
        place.path(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_bounded_and_different() {
        let mut paths = Paths::default();
        let long = "dlouhý název ".repeat(20);
        let table = [
            (Place::new("usneseni", "Z/15/2/2026", "pdf"), "usneseni/Z-15-2-2026.pdf"),
            (Place::new("usneseni", "z-15-2-2026", "pdf"), "usneseni/z-15-2-2026-2.pdf"),
            (Place::new("", "", "xlsx"), "soubor.xlsx"),
            (
                Place::of_file("jednani/rada", "dokument-01", "Zápis č. 3.PDF"),
                "jednani/rada/dokument-01-Zapis-c-3.pdf",
            ),
            (Place::of_file("a", "dokument-02", "../../CON"), "a/dokument-02.con"),
            (Place::of_file("a", "dokument-03", "bez přípony"), "a/dokument-03-bez-pripony"),
            (Place::of_file("a", "dokument-04", "漢.😀"), "a/dokument-04"),
        ];
        for (place, expected) in table {
            assert_eq!(paths.give(&place), expected);
        }
        let path = paths.give(&Place::of_file("a", "dokument-05", &format!("{long}.dlouhapripona")));
        assert!(path.len() <= 2 + LONGEST.0 + 1 + LONGEST.1 && path.is_ascii(), "{path}");
    }
}
