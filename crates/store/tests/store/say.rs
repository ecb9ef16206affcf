//! How a recorded child says something.

/// By a call that no work on files uses, so that a recorder tells the two apart.
#[cfg(unix)]
pub fn say(line: &str) {
    use std::fs::File;
    use std::io::{IoSlice, Write as _};
    use std::os::fd::AsFd as _;
    let mut out = File::from(std::io::stdout().as_fd().try_clone_to_owned().unwrap());
    let line = format!("{line}\n");
    let said = out.write_vectored(&[IoSlice::new(line.as_bytes())]).unwrap();
    assert_eq!(said, line.len());
}

#[cfg(not(unix))]
#[allow(clippy::print_stdout, reason = "a part of a test, which listens")]
pub fn say(line: &str) {
    println!("{line}"); // nobody records it here
}
