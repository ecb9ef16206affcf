//! What the system begins when the person of this computer signs in: an entry of theirs alone, which needs no
//! administrator. Linux reads files of the desktop (Desktop Application Autostart Specification 0.5), Windows the
//! values of a key of the person's registry.

use std::io;
use std::path::PathBuf;

/// A program with one word after it, begun at sign-in when there is an entry of it.
pub struct SignInEntry {
    program: PathBuf,
    word: String,
    /// Folder of entries.
    #[cfg_attr(windows, allow(dead_code, reason = "Windows has a registry instead"))]
    folder: PathBuf,
}

impl SignInEntry {
    /// The program and its word, and the folder where the desktop looks for entries.
    pub fn new(program: PathBuf, word: &str, folder: PathBuf) -> Self {
        Self { program, word: word.to_owned(), folder }
    }

    /// This program; nothing where the system has no such entries, or none of a person.
    pub fn of_this_program(word: &str) -> Option<Self> {
        let of = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        // An image of an application runs from a place that is gone with it.
        let program = of("APPIMAGE").or_else(|| std::env::current_exe().ok())?;
        let folder = match std::env::consts::OS {
            "windows" => PathBuf::new(),
            "linux" => {
                let settings = of("XDG_CONFIG_HOME").or_else(|| of("HOME").map(|home| home.join(".config")));
                settings?.join("autostart")
            }
            _ => return None,
        };
        Some(Self::new(program, word, folder))
    }
}

#[cfg(not(windows))]
impl SignInEntry {
    /// Whether there is an entry.
    pub(crate) fn is_there(&self) -> bool {
        self.file().is_file()
    }

    /// Lays the entry, with the program where it is now, or takes it away.
    pub(crate) fn lay(&self, begins: bool) -> io::Result<()> {
        if begins {
            std::fs::create_dir_all(&self.folder)?;
            return std::fs::write(self.file(), self.text());
        }
        match std::fs::remove_file(self.file()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn file(&self) -> PathBuf {
        self.folder.join("obeznik-sdileni.desktop")
    }

    fn text(&self) -> String {
        let program = quoted(&self.program.display().to_string());
        let word = &self.word;
        format!(
            "[Desktop Entry]\nType=Application\nName=Oběžník\nExec={program} {word}\nTerminal=false\nNoDisplay=true\n"
        )
    }
}

/// An argument in quotes, as the Desktop Entry Specification 1.5 has it ("The Exec key"): backslashes once for the
/// argument and once more for the text of the file, and a percent sign is no field code.
#[cfg(not(windows))]
fn quoted(argument: &str) -> String {
    let mut text = String::from("\"");
    for letter in argument.chars() {
        match letter {
            '"' | '`' | '$' => {
                text.push_str("\\\\");
                text.push(letter);
            }
            '\\' => text.push_str("\\\\\\\\"),
            '%' => text.push_str("%%"),
            other => text.push(other),
        }
    }
    text.push('"');
    text
}

#[cfg(windows)]
impl SignInEntry {
    /// Whether there is an entry.
    pub(crate) fn is_there(&self) -> bool {
        registry(&["query", KEY, "/v", VALUE]).is_ok()
    }

    /// Lays the entry, with the program where it is now, or takes it away.
    pub(crate) fn lay(&self, begins: bool) -> io::Result<()> {
        if begins {
            let line = format!("\"{}\" {}", self.program.display(), self.word);
            return registry(&["add", KEY, "/v", VALUE, "/t", "REG_SZ", "/d", &line, "/f"]);
        }
        if self.is_there() { registry(&["delete", KEY, "/v", VALUE, "/f"]) } else { Ok(()) }
    }
}

/// What a person's sign-in begins.
#[cfg(windows)]
const KEY: &str = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run";
#[cfg(windows)]
const VALUE: &str = "Obeznik";

/// An order to the system's own program for the registry.
#[cfg(windows)]
fn registry(words: &[&str]) -> io::Result<()> {
    use std::os::windows::process::CommandExt as _;
    use std::process::{Command, Stdio};

    let system = std::env::var_os("SystemRoot").map(PathBuf::from).unwrap_or_default();
    let mut command = Command::new(system.join("System32").join("reg.exe"));
    command.args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let done = command.creation_flags(0x0800_0000).status()?; // CREATE_NO_WINDOW
    if done.success() { Ok(()) } else { Err(io::Error::other("the registry was not changed")) }
}

#[cfg(all(test, not(windows)))]
mod tests {
    use super::*;

    #[test]
    fn an_entry_begins_the_program_wherever_it_lies_and_goes_again() {
        let home = std::env::temp_dir().join(format!("obeznik-sign-in-{}", std::process::id()));
        let entry = SignInEntry::new("/opt/Úřad 100 %/obe\"žník$\\x".into(), "--keep-sharing", home.clone());
        entry.lay(false).unwrap(); // there is none, and no folder
        assert!(!entry.is_there());
        entry.lay(true).unwrap();
        entry.lay(true).unwrap();
        assert!(entry.is_there());
        let text = std::fs::read_to_string(entry.file()).unwrap();
        let line = text.lines().find(|line| line.starts_with("Exec=")).unwrap();
        assert_eq!(line, r#"Exec="/opt/Úřad 100 %%/obe\\"žník\\$\\\\x" --keep-sharing"#);
        entry.lay(false).unwrap();
        assert!(!entry.is_there());
        std::fs::remove_dir_all(home).unwrap();
    }
}
