//! The policy of the machine: a file that only an administrator writes; on Windows the registry.

use std::path::PathBuf;

use obeznik_app::office::desk::Policy;

/// Reads it. A policy that does not read is told in the diary and is none: nothing in it is guessed.
pub(crate) fn of_machine() -> Policy {
    let Some(text) = text() else { return Policy::default() };
    Policy::parse(&text).unwrap_or_else(|error| {
        tracing::error!(error, "the policy of this machine does not read");
        Policy::default()
    })
}

/// Where the program keeps its data by the policy.
pub(crate) fn data_folder(policy: &Policy) -> Option<PathBuf> {
    let data = policy.data.as_deref().filter(|data| !data.trim().is_empty())?;
    match data.strip_prefix("~/") {
        Some(rest) => {
            let home = std::env::var_os(if cfg!(windows) { "USERPROFILE" } else { "HOME" })?;
            Some(PathBuf::from(home).join(rest))
        }
        None => Some(PathBuf::from(data)),
    }
}

#[cfg(not(windows))]
fn text() -> Option<String> {
    use std::io::Read as _;
    let named = std::env::var_os("OBEZNIK_POLICY").map(PathBuf::from);
    let path = named.unwrap_or_else(|| PathBuf::from("/etc/obeznik/policy.json"));
    let mut text = String::new();
    let file = std::fs::File::open(path).ok()?;
    let longest = obeznik_app::office::desk::LONGEST_POLICY;
    file.take(longest).read_to_string(&mut text).ok()?;
    Some(text)
}

/// `HKLM\SOFTWARE\Policies\Obeznik`, each value a text of the same name as in the file, minutes a number,
/// extensions one text with commas.
#[cfg(windows)]
fn text() -> Option<String> {
    if let Some(named) = std::env::var_os("OBEZNIK_POLICY") {
        return std::fs::read_to_string(named).ok();
    }
    let key = windows_registry::LOCAL_MACHINE.open(r"SOFTWARE\Policies\Obeznik").ok()?;
    let values = ["server", "fingerprint", "authority", "proxy", "data", "enrolment"];
    let texts =
        values.iter().filter_map(|name| Some(((*name).to_owned(), key.get_string(name).ok()?.into())));
    let minutes = key.get_u32("lock_minutes").ok().map(|minutes| ("lock_minutes".to_owned(), minutes.into()));
    let extensions = key.get_string("forbidden_extensions").ok().map(|said| {
        let words: Vec<&str> = said.split([',', ';', ' ']).filter(|word| !word.is_empty()).collect();
        ("forbidden_extensions".to_owned(), words.into())
    });
    let read: serde_json::Map<_, _> = texts.chain(minutes).chain(extensions).collect();
    Some(serde_json::Value::Object(read).to_string())
}
