//! What a program asked of the disk, read from a record of strace with all texts in hexadecimal.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;
use std::path::PathBuf;

/// What a program did.
#[derive(Debug, Default)]
pub struct Record {
    pub calls: Vec<Call>,
    /// How often each call was made before the first folder, which is the store's, and in all.
    pub counts: BTreeMap<String, (u64, u64)>,
    /// How often each call was made before the first word.
    pub unspoken: BTreeMap<String, u64>,
}

/// One call that did what it was asked, or a refused order to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Call {
    Open {
        path: PathBuf,
        file: i32,
        creates: bool,
        empties: bool,
    },
    Close {
        file: i32,
    },
    Seek {
        file: i32,
        to: u64,
    },
    /// By its own call, so that no fault in writing files hits it.
    Say {
        bytes: Vec<u8>,
    },
    /// Without a place: where the file stands.
    Write {
        file: i32,
        at: Option<u64>,
        bytes: Vec<u8>,
    },
    Resize {
        file: i32,
        size: u64,
    },
    Sync {
        file: i32,
        held: bool,
    },
    MakeFolder {
        path: PathBuf,
    },
    Rename {
        from: PathBuf,
        to: PathBuf,
    },
    Remove {
        path: PathBuf,
    },
}

/// All calls of a record in order.
pub fn read(text: &str) -> Record {
    let mut record = Record::default();
    let (mut has_begun, mut has_spoken) = (false, false);
    for line in text.lines().filter(|line| !line.starts_with(['+', '-'])) {
        let (name, rest) = line.split_once('(').unwrap_or_else(|| panic!("{line}"));
        has_begun |= name == "mkdir";
        let count = record.counts.entry(name.to_owned()).or_default();
        *count = (count.0 + u64::from(!has_begun), count.1 + 1);
        has_spoken |= name == "writev";
        if !has_spoken {
            *record.unspoken.entry(name.to_owned()).or_default() += 1;
        }
        record.calls.extend(call(name, rest));
    }
    record
}

/// `name(argument, argument) = result`
fn call(name: &str, rest: &str) -> Option<Call> {
    let (arguments, result) = rest.rsplit_once(" = ").unwrap_or_else(|| panic!("{name}({rest}"));
    if result.starts_with('?') {
        return None; // the program ended in it
    }
    let arguments: Vec<&str> = arguments.trim_end().trim_end_matches(')').split(", ").collect();
    let result: i64 = result.split(' ').next().unwrap().parse().unwrap();
    let file = || number(arguments[0]);
    match name {
        "fsync" | "fdatasync" => return Some(Call::Sync { file: file(), held: result == 0 }),
        _ if result < 0 => return None,
        _ => {}
    }
    Some(match name {
        "openat" => Call::Open {
            path: path(arguments[1]),
            file: i32::try_from(result).unwrap(),
            creates: arguments[2].contains("O_CREAT"),
            empties: arguments[2].contains("O_TRUNC"),
        },
        "close" => Call::Close { file: file() },
        "lseek" => Call::Seek { file: file(), to: u64::try_from(result).unwrap() },
        "write" => Call::Write { file: file(), at: None, bytes: written(arguments[1], result) },
        "pwrite64" => {
            Call::Write { file: file(), at: Some(number(arguments[3])), bytes: written(arguments[1], result) }
        }
        "writev" => Call::Say { bytes: written(arguments[1].trim_start_matches("[{iov_base="), result) },
        "ftruncate" => Call::Resize { file: file(), size: number(arguments[1]) },
        "rename" => Call::Rename { from: path(arguments[0]), to: path(arguments[1]) },
        "unlink" => Call::Remove { path: path(arguments[0]) },
        "mkdir" => Call::MakeFolder { path: path(arguments[0]) },
        other => panic!("the model knows no {other}: {}", &rest[..rest.len().min(200)]),
    })
}

fn number<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

fn path(text: &str) -> PathBuf {
    PathBuf::from(OsString::from_vec(bytes(text)))
}

fn written(text: &str, result: i64) -> Vec<u8> {
    let mut bytes = bytes(text);
    bytes.truncate(usize::try_from(result).unwrap());
    bytes
}

/// `"\x61\x62"`
fn bytes(text: &str) -> Vec<u8> {
    assert!(text.ends_with('"'), "a text that was cut: {}", &text[text.len().saturating_sub(40)..]);
    let digits: Vec<u8> = text.bytes().filter(|byte| !b"\"\\x".contains(byte)).collect();
    let value = |digit: u8| u8::try_from(char::from(digit).to_digit(16).unwrap()).unwrap();
    digits.chunks(2).map(|pair| value(pair[0]) << 4 | value(pair[1])).collect()
}
