//! Where the policy of a machine is: a file that only an administrator writes; on Windows the registry.

use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::PathBuf;

use super::Policy;

/// Longest file of a policy worth reading: one certificate chain and a few words.
const LONGEST: u64 = 256 * 1024;

impl Policy {
    /// Reads the policy of this machine; where nothing is laid down, the file that `OBEZNIK_POLICY` names, for tests and
    /// development. One that does not read closes the desk: nothing in it is guessed, and what an administrator forbade
    /// is not allowed by a slip of theirs.
    pub fn of_machine() -> Self {
        let named = || std::env::var_os("OBEZNIK_POLICY").map_or(Ok(None), |path| file(PathBuf::from(path)));
        Self::of(laid_down(), named)
    }

    /// What was laid down; only where nothing was, what a person named.
    fn of(
        laid_down: Result<Option<String>, String>,
        named: impl FnOnce() -> Result<Option<String>, String>,
    ) -> Self {
        let text = match laid_down {
            Ok(None) => named(),
            other => other,
        };
        let policy =
            text.and_then(|text| text.map_or_else(|| Ok(Self::default()), |text| Self::parse(&text)));
        policy.unwrap_or_else(|slip| Self { slip: Some(slip), ..Self::default() })
    }
}

/// A file; nothing where there is none. One that is there and does not read is no absent one.
fn file(path: PathBuf) -> Result<Option<String>, String> {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(LONGEST).read_to_string(&mut text));
    match read {
        Ok(_) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.kind().to_string()),
    }
}

#[cfg(not(windows))]
fn laid_down() -> Result<Option<String>, String> {
    file(PathBuf::from("/etc/obeznik/policy.json"))
}

/// `HKLM\SOFTWARE\Policies\Obeznik`, each value of the same name as in the file.
#[cfg(windows)]
fn laid_down() -> Result<Option<String>, String> {
    let key = windows_registry::LOCAL_MACHINE.open(r"SOFTWARE\Policies\Obeznik").ok();
    Ok(key.map(|key| of_key(&key)))
}

#[cfg(windows)]
fn of_key(key: &windows_registry::Key) -> String {
    let names = key.values().into_iter().flatten().map(|(name, _)| name);
    as_file(names.map(|name| {
        let text = key.get_string(&name).map(Said::Text);
        let said = text.or_else(|_| key.get_u32(&name).map(Said::Number)).unwrap_or(Said::Otherwise);
        (name, said)
    }))
}

/// What a value of the registry holds.
#[cfg(any(windows, test))]
#[derive(Debug, Clone, PartialEq, Eq)]
enum Said {
    /// `REG_SZ`.
    Text(String),
    /// `REG_DWORD`.
    Number(u32),
    /// A sort that a policy has no use for.
    Otherwise,
}

/// The same as a file says it. Windows takes names in any case; extensions are one text with commas. A name or a sort
/// that no policy knows comes along, so that it is refused and told as in a file.
#[cfg(any(windows, test))]
fn as_file(values: impl Iterator<Item = (String, Said)>) -> String {
    use serde_json::Value;

    let named = values.filter(|(name, _)| !name.is_empty()); // „(Default)“ of the editor
    let read = named.map(|(name, said)| {
        let name = name.to_lowercase();
        let value = match said {
            Said::Text(text) if name == "forbidden_extensions" => {
                text.split([',', ';', ' ']).filter(|word| !word.is_empty()).collect()
            }
            Said::Text(text) => Value::from(text),
            Said::Number(number) => Value::from(number),
            Said::Otherwise => Value::from(false), // no field is that, and nothing would read as absent
        };
        (name, value)
    });
    Value::Object(read.collect()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(values: &[(&str, Said)]) -> Result<Policy, String> {
        Policy::parse(&as_file(values.iter().map(|(name, said)| ((*name).to_owned(), said.clone()))))
    }

    fn said(text: &str) -> Said {
        Said::Text(text.to_owned())
    }

    fn minutes(text: &str) -> Result<Option<String>, String> {
        Ok(Some(format!(r#"{{ "lock_minutes": {text} }}"#)))
    }

    #[test]
    fn what_a_person_named_counts_only_where_nothing_was_laid_down() {
        let slip = |policy: &Policy| policy.slip.is_some();
        let table = [
            // laid down, named by the person, minutes, whether the desk stays closed
            (Ok(None), Ok(None), None, false),
            (Ok(None), minutes("5"), Some(5), false),
            (minutes("10"), minutes("480"), Some(10), false),
            (minutes("0"), minutes("480"), None, true), // a slip of the administrator opens nothing
            (Err("permission denied".to_owned()), minutes("480"), None, true),
            (Ok(None), minutes("0"), None, true),
        ];
        for (laid_down, named, expected, is_closed) in table {
            let policy = Policy::of(laid_down.clone(), || named.clone());
            assert_eq!(
                (policy.lock_minutes, slip(&policy)),
                (expected, is_closed),
                "{laid_down:?} {named:?}"
            );
        }
    }

    #[test]
    fn a_file_that_is_there_and_does_not_read_is_told_from_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.json");
        assert_eq!(file(path.clone()), Ok(None));
        std::fs::write(&path, [0xff, 0xfe]).unwrap();
        assert!(file(path.clone()).is_err());
        std::fs::write(&path, "{}").unwrap();
        assert_eq!(file(path), Ok(Some("{}".to_owned())));
    }

    #[test]
    fn values_of_the_registry_say_what_a_file_says() {
        let values = [
            ("server", said("https://obeznik.vzorov.cz/vzorov")),
            ("Proxy", said("http://uradu:3128")), // Windows takes names in any case
            ("data", said("~/Obeznik")),
            ("lock_minutes", Said::Number(10)),
            ("forbidden_extensions", said("iso, docm;img")),
            ("", said("nothing")),
        ];
        let file = r#"{ "server": "https://obeznik.vzorov.cz/vzorov", "proxy": "http://uradu:3128",
            "data": "~/Obeznik", "lock_minutes": 10, "forbidden_extensions": ["iso", "docm", "img"] }"#;
        assert_eq!(read(&values).unwrap(), Policy::parse(file).unwrap());
        assert_eq!(read(&[]).unwrap(), Policy::default());
    }

    #[test]
    fn a_slip_in_the_registry_is_refused_like_one_in_a_file() {
        let table = [
            ("sever", said("https://obeznik.vzorov.cz/vzorov")),
            ("lock_minutes", said("10")), // a text where a number belongs
            ("lock_minutes", Said::Number(0)),
            ("lock_minutes", Said::Otherwise),
            ("server", Said::Otherwise),
            ("server", Said::Number(1)),
            ("forbidden_extensions", said("tar.gz")),
        ];
        for (name, value) in table {
            assert!(read(&[(name, value.clone())]).is_err(), "{name}: {value:?}");
        }
    }

    /// In a key of this test alone; what an administrator laid down on the computer is not touched.
    #[cfg(windows)]
    #[test]
    fn a_key_of_the_real_registry_is_read() {
        let path = format!(r"Software\Obeznik test {}", std::process::id());
        let key = windows_registry::CURRENT_USER.create(&path).unwrap();
        key.set_string("server", "https://obeznik.vzorov.cz/vzorov").unwrap();
        key.set_string("data", "D:\\Data úřadu\\Oběžník").unwrap();
        key.set_string("forbidden_extensions", "iso, docm").unwrap();
        key.set_u32("lock_minutes", 10).unwrap();
        let read = Policy::parse(&of_key(&key));
        key.set_u64("proxy", 1 << 40).unwrap(); // neither a text nor a number of this size
        let slipped = Policy::parse(&of_key(&key));
        windows_registry::CURRENT_USER.remove_tree(&path).unwrap();
        let file = r#"{ "server": "https://obeznik.vzorov.cz/vzorov", "data": "D:\\Data úřadu\\Oběžník",
            "lock_minutes": 10, "forbidden_extensions": ["iso", "docm"] }"#;
        assert_eq!(read.unwrap(), Policy::parse(file).unwrap());
        assert!(slipped.is_err());
    }
}
