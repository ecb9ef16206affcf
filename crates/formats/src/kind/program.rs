//! The policy on programs: any file may be attached but what a system would run.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::FileKind;
use super::extension::extension;

/// Extensions that Windows, Linux, macOS or an interpreter offices have would run, install or take settings from,
/// after the lists of Outlook and of Windows' attachment manager. A document with macros is a document.
const RUN: [&str; 75] = [
    // programs, their libraries and installers
    "exe",
    "com",
    "scr",
    "pif",
    "dll",
    "ocx",
    "sys",
    "drv",
    "cpl",
    "msi",
    "msp",
    "mst",
    "msu",
    "msix",
    "appx",
    "appxbundle",
    "msixbundle",
    "appinstaller",
    "app",
    "command",
    "pkg",
    "dmg",
    "run",
    "appimage",
    "deb",
    "rpm",
    "apk",
    "jar",
    "jnlp",
    "class",
    "xll",
    "wll",
    "gadget",
    "application", // scripts
    "bat",
    "cmd",
    "ps1",
    "ps1xml",
    "ps2",
    "psm1",
    "psd1",
    "psc1",
    "vb",
    "vbs",
    "vbe",
    "js",
    "jse",
    "mjs",
    "ws",
    "wsf",
    "wsh",
    "wsc",
    "sct",
    "hta",
    "sh",
    "bash",
    "zsh",
    "csh",
    "ksh",
    "py",
    "pyw",
    "pl",
    "rb",
    "scpt",
    // what leads to a program or changes the system
    "lnk",
    "url",
    "website",
    "desktop",
    "scf",
    "reg",
    "inf",
    "msc",
    "chm",
    "hlp",
    "settingcontent-ms",
];

/// Whether a file of this name and content is a program or a script: by what it is, or because a system would run
/// whatever has such a name.
#[must_use]
pub fn is_program(name: &str, kind: FileKind) -> bool {
    kind.is_forbidden() || RUN.contains(&extension(name).as_str())
}

/// Extensions an administrator bars besides. Nothing can be taken from the list of programs by it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub struct Barred(BTreeSet<String>);

/// More extensions than any administrator lists.
const MOST_BARRED: usize = 200;

/// The longest extension of files that are known.
const LONGEST_EXTENSION: usize = 20;

/// Why a list of extensions is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotBarred {
    /// It could never be the extension of a name.
    #[error("`{0}` is no extension: letters, digits, `-` and `_`, at most {most}", most = LONGEST_EXTENSION)]
    NoExtension(String),
    /// There are too many.
    #[error("more than {most} extensions", most = MOST_BARRED)]
    TooMany,
}

impl Barred {
    /// Whether files of this name are barred.
    #[must_use]
    pub fn bars(&self, name: &str) -> bool {
        self.0.contains(&extension(name))
    }
}

impl TryFrom<Vec<String>> for Barred {
    type Error = NotBarred;

    /// Takes extensions as people write them: `iso`, `.ISO`.
    fn try_from(said: Vec<String>) -> Result<Self, NotBarred> {
        if said.len() > MOST_BARRED {
            return Err(NotBarred::TooMany);
        }
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        said.into_iter()
            .map(|one| {
                let bare = one.trim().trim_start_matches('.').to_ascii_lowercase();
                let is_extension =
                    !bare.is_empty() && bare.len() <= LONGEST_EXTENSION && bare.bytes().all(is_letter);
                if is_extension { Ok(bare) } else { Err(NotBarred::NoExtension(one)) }
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::super::recognise;
    use super::*;

    #[test]
    fn a_program_is_known_by_its_content_or_by_its_name() {
        let table: [(&str, &[u8], bool); 26] = [
            ("smlouva.pdf", b"%PDF-1.7", false),
            ("hra.pdf", b"\x7fELF\x02", true),
            ("hra", b"MZ\x90\0\x03", true),
            ("Zpráva ministerstva.txt", b"MZ sd\xc4\x9bluje", false), // the Ministry of Health
            ("plán.txt", b"#!/bin/sh", true),
            ("plán.txt", b"\xef\xbb\xbf#!/usr/bin/env python", true),
            ("zástupce.docx", b"L\0\0\0\x01\x14\x02\0", true),
            ("Hra.class.docx", b"\xca\xfe\xba\xbe\0\0", true),
            ("hra.EXE", b"", true),
            ("faktura.pdf.exe", b"text", true),
            ("faktura.exe. .", b"text", true), // Windows drops the end
            ("faktura\u{202e}fdp.exe", b"text", true), // written from right to left it looks like a PDF
            ("instalace.msi", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", true),
            ("skript.bat", b"echo", true),
            ("skript.cmd", b"echo", true),
            ("skript.ps1", b"Get-Item", true),
            ("skript.vbs", b"MsgBox", true),
            ("skript.js", b"alert(1)", true),
            ("knihovna.jar", b"PK\x03\x04", true),
            ("spořič.scr", b"text", true),
            ("starý.com", b"text", true),
            ("odkaz.lnk", b"text", true),
            ("skript.sh", b"ls", true),
            ("exe", b"text", false), // a name, no extension
            ("makra.docm", b"PK\x03\x04", false),
            ("archiv.zip", b"PK\x03\x04", false),
        ];
        for (name, content, expected) in table {
            assert_eq!(is_program(name, recognise(content)), expected, "{name}");
        }
    }

    #[test]
    fn an_administrator_bars_extensions_however_they_are_written() {
        let said =
            |list: &[&str]| Barred::try_from(list.iter().map(|&one| one.to_owned()).collect::<Vec<_>>());
        let barred = said(&["iso", ".VHDX", " docm "]).unwrap();
        let table = [
            ("disk.iso", true),
            ("disk.ISO. ", true), // Windows drops the end
            ("disk.pdf.vhdx", true),
            ("makra.docm", true),
            ("iso", false), // a name, no extension
            ("disk.iso.pdf", false),
            ("plán.docx", false),
        ];
        for (name, expected) in table {
            assert_eq!(barred.bars(name), expected, "{name}");
        }
        assert!(!Barred::default().bars("disk.iso"));
        let long = "a".repeat(21);
        for wrong in ["", ".", "tar.gz", "*", "příloha", "a b", long.as_str()] {
            assert_eq!(said(&["iso", wrong]), Err(NotBarred::NoExtension(wrong.to_owned())));
        }
        assert_eq!(Barred::try_from(vec!["iso".to_owned(); 201]), Err(NotBarred::TooMany));
    }

    #[test]
    fn no_extension_is_listed_twice_and_none_is_of_a_document() {
        let listed: std::collections::BTreeSet<&str> = RUN.into_iter().collect();
        assert_eq!(listed.len(), RUN.len());
        for extension in
            ["pdf", "docx", "xlsx", "odt", "rtf", "csv", "xml", "html", "zip", "eml", "zfo", "bin"]
        {
            assert!(!listed.contains(extension), "{extension}");
        }
    }
}
