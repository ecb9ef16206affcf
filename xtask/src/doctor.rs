//! `cargo xtask doctor`: what this machine lacks, on every system, without changing it.

use crate::failure::{Result, fail};
use crate::{places, prerequisites, rust, shell};

/// One thing that is there or not.
struct Finding {
    name: &'static str,
    /// Version or place, when it is there.
    found: Option<String>,
    advice: String,
    /// Without it nothing works.
    is_needed: bool,
}

/// Prints everything and fails when something needed is missing.
///
/// # Errors
/// Counts what is missing.
pub(crate) fn run() -> Result {
    let mut findings = vec![rust(), rust_parts(), node(), compiler()];
    findings.extend(system());
    findings.extend(conveniences());
    for finding in &findings {
        println!("{}", told(finding));
    }
    match findings.iter().filter(|finding| finding.is_needed && finding.found.is_none()).count() {
        0 => Ok(()),
        missing => fail(format!("{missing} needed, see above")),
    }
}

fn told(finding: &Finding) -> String {
    match (&finding.found, finding.is_needed) {
        (Some(found), _) => format!("  ok       {}: {found}", finding.name),
        (None, true) => format!("  MISSING  {}: {}", finding.name, finding.advice),
        (None, false) => format!("  absent   {}: {}", finding.name, finding.advice),
    }
}

fn rust() -> Finding {
    let found = shell::capture(shell::program("rustc").arg("--version")).ok();
    let advice = "https://rustup.rs, with clippy and rustfmt".to_owned();
    Finding { name: "Rust", found: found.map(|text| text.trim().to_owned()), advice, is_needed: true }
}

fn rust_parts() -> Finding {
    let found = prerequisites::has_rust_parts().then(|| "installed".to_owned());
    let advice = "rustup component add clippy rustfmt".into();
    Finding { name: "clippy and rustfmt", found, advice, is_needed: true }
}

fn node() -> Finding {
    let node = prerequisites::node();
    let advice = node.as_ref().err().map(ToString::to_string).unwrap_or_default();
    Finding { name: "Node", found: node.ok(), advice, is_needed: true }
}

fn compiler() -> Finding {
    let (program, advice) = if cfg!(windows) {
        ("cl", "Visual Studio Build Tools with \"Desktop development with C++\" (in a developer prompt)")
    } else if cfg!(target_os = "macos") {
        ("cc", "xcode-select --install")
    } else {
        ("cc", "apt-get install build-essential")
    };
    // Rust finds Microsoft's compiler by itself, so only other systems need it in the path.
    Finding { name: "C compiler", found: place(program), advice: advice.into(), is_needed: !cfg!(windows) }
}

fn system() -> Vec<Finding> {
    if prerequisites::has_apt() {
        let missing = prerequisites::missing(&prerequisites::packages());
        let found = missing.is_empty().then(|| "all installed".to_owned());
        let advice = prerequisites::line(&missing);
        return vec![Finding { name: "system packages", found, advice, is_needed: true }];
    }
    if cfg!(windows) {
        return vec![web_view(), perl()];
    }
    if cfg!(target_os = "macos") {
        return vec![perl()];
    }
    let advice = format!("your system's equivalents of: {}", prerequisites::packages().join(" "));
    vec![Finding { name: "system packages", found: None, advice, is_needed: false }]
}

fn web_view() -> Finding {
    let key =
        r"HKLM\SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    let found = shell::succeeds(shell::program("reg").args(["query", key])).then(|| "installed".to_owned());
    let advice = "https://developer.microsoft.com/microsoft-edge/webview2".into();
    Finding { name: "WebView2", found, advice, is_needed: false }
}

/// OpenSSL below SQLCipher is built from source on Windows and macOS.
fn perl() -> Finding {
    let advice = "https://strawberryperl.com or the system's".into();
    Finding { name: "Perl", found: place("perl"), advice, is_needed: true }
}

fn conveniences() -> Vec<Finding> {
    let found = rust::has_nextest().then(|| "tests run side by side".to_owned());
    let advice = "cargo install --locked cargo-nextest (otherwise `cargo test`)".into();
    let nextest = Finding { name: "cargo-nextest", found, advice, is_needed: false };
    let advice = "cargo install --locked cargo-deny (otherwise the own check of deny.toml)".into();
    vec![nextest, Finding { name: "cargo-deny", found: place("cargo-deny"), advice, is_needed: false }]
}

fn place(program: &str) -> Option<String> {
    places::program(program).map(|path| path.to_string_lossy().into_owned())
}
