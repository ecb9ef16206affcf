//! Reads from reports how many tests passed, failed and were skipped.

use std::fmt;

use crate::json::Json;

/// What a test prints that finds no real data to run on.
const NO_DATA: &str = "skipped: no data";

/// Tests by their end.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Ran and held.
    pub(crate) passed: usize,
    /// Ran and did not hold.
    pub(crate) failed: usize,
    /// Did not run, or had nothing to run on.
    pub(crate) skipped: usize,
}

impl Counts {
    /// Both together.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }

    /// Tests without data passed by name only.
    fn without_data(self, report: &str) -> Self {
        let told = report.lines().filter(|line| line.trim_start().starts_with(NO_DATA)).count();
        let empty = told.min(self.passed);
        Self { passed: self.passed - empty, skipped: self.skipped + empty, ..self }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 { write!(out, ", {} skipped", self.skipped) } else { Ok(()) }
    }
}

/// `Summary [ 0.1s] 4 tests run: 3 passed (1 slow), 1 failed, 1 timed out, 0 skipped`
pub(crate) fn nextest(report: &str) -> Counts {
    let mut lines = report.lines().filter(|line| line.trim_start().starts_with("Summary ["));
    let Some((_, summary)) = lines.next_back().and_then(|line| line.split_once("run: ")) else {
        return Counts::default();
    };
    let failed = ["failed", "timed out", "exec failed"].iter().map(|word| before(summary, word)).sum();
    let counts = Counts { passed: before(summary, "passed"), failed, skipped: before(summary, "skipped") };
    counts.without_data(report)
}

/// `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out`, once a binary
pub(crate) fn libtest(report: &str) -> Counts {
    let results = report.lines().filter(|line| line.starts_with("test result: "));
    let counts = results.fold(Counts::default(), |sum, line| {
        let (_, numbers) = line.split_once(". ").unwrap_or_default();
        let [passed, failed, skipped] = ["passed", "failed", "ignored"].map(|word| before(numbers, word));
        sum.and(Counts { passed, failed, skipped })
    });
    counts.without_data(report)
}

/// `ℹ pass 3`, one number a line
pub(crate) fn node(report: &str) -> Counts {
    let number = |word: &str| {
        let mut lines = report.lines().filter_map(|line| line.strip_prefix("ℹ "));
        lines.find_map(|line| line.strip_prefix(word)?.trim().parse().ok()).unwrap_or(0)
    };
    Counts {
        passed: number("pass "),
        failed: number("fail ") + number("cancelled "),
        skipped: number("skipped ") + number("todo "),
    }
}

/// What node says again at its end about the tests that did not hold.
pub(crate) fn node_failures(report: &str) -> Option<&str> {
    report.find("✖ failing tests:").map(|at| report[at..].trim_end())
}

/// The JSON report of vitest.
pub(crate) fn vitest(report: &Json) -> Counts {
    Counts {
        passed: report.get("numPassedTests").count(),
        failed: report.get("numFailedTests").count(),
        skipped: report.get("numPendingTests").count() + report.get("numTodoTests").count(),
    }
}

/// The number that stands before a word in a list with commas or semicolons.
fn before(list: &str, word: &str) -> usize {
    let parts = list.split([',', ';']).map(str::trim);
    let mut numbers = parts.filter_map(|part| {
        let (number, rest) = part.split_once(' ')?;
        (rest == word || rest.starts_with(&format!("{word} "))).then(|| number.parse().ok())?
    });
    numbers.next().unwrap_or(0)
}

/// Shows of a long report what a person wants to read: the figures that tests print, and
/// everything about failures.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    /// Name of the test whose output follows, not shown until it says something.
    test: Option<String>,
}

impl Figures {
    /// Takes the next line of the report.
    pub(crate) fn line(&mut self, line: &str) {
        if line.trim_start().starts_with("PASS [") {
            self.test = line.split_once("] ").map(|(_, name)| name.trim().to_owned());
        } else if line.trim_start().starts_with("Summary [") {
            self.test = None;
            println!("{line}");
        } else if !is_noise(line) {
            if let Some(test) = self.test.take() {
                println!("  {test}");
            }
            println!("{line}");
        }
    }
}

fn is_noise(line: &str) -> bool {
    let line = line.trim();
    let starts = [
        "running ",
        "test result: ok",
        "stdout ─",
        "────",
        "successes:",
        "Running ",
        "Doc-tests ",
        "Nextest run ID",
    ];
    let of_harness = line.starts_with("test ") && line.ends_with("... ok");
    let listed = line.contains("::") && !line.contains(' ');
    line.is_empty() || of_harness || listed || starts.iter().any(|start| line.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: usize, failed: usize, skipped: usize) -> Counts {
        Counts { passed, failed, skipped }
    }

    #[test]
    fn every_runner_is_counted() {
        let summary =
            "     Summary [   0.110s] 9 tests run: 6 passed (1 slow), 2 failed, 1 timed out, 2 skipped\n";
        assert_eq!(nextest(summary), counts(6, 3, 2));
        assert_eq!(nextest(&format!("    skipped: no data\n{summary}")), counts(5, 3, 3));
        assert_eq!(nextest("Summary [ 1s] 1 test run: 1 passed, 0 skipped"), counts(1, 0, 0));
        let binaries = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
                        test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured\n";
        assert_eq!(libtest(binaries), counts(5, 1, 1));
        assert_eq!(
            node("ℹ tests 4\nℹ pass 2\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0\nℹ todo 0\n"),
            counts(2, 2, 0)
        );
        let failing = "✖ failing tests:\n\ntest at a.test.mjs:3:1\n✖ it opens (3 ms)\n  AssertionError";
        assert_eq!(node_failures(&format!("✖ it opens (3 ms)\nℹ fail 1\n\n{failing}\n\n")), Some(failing));
        assert_eq!(node_failures("✔ it opens (3 ms)\nℹ fail 0\n"), None);
        let report = r#"{"numPassedTests":7,"numFailedTests":0,"numPendingTests":1,"numTodoTests":0}"#;
        assert_eq!(vitest(&Json::parse(report).unwrap()), counts(7, 0, 1));
    }

    #[test]
    fn skipped_tests_are_named_only_when_there_are_any() {
        assert_eq!(counts(3, 0, 0).to_string(), "3 passed, 0 failed");
        assert_eq!(counts(3, 1, 2).to_string(), "3 passed, 1 failed, 2 skipped");
    }

    #[test]
    fn figures_are_told_from_the_noise_of_the_harness() {
        for noise in [
            "",
            "running 3 tests",
            "test a::b ... ok",
            "  stdout ───",
            "test result: ok. 1 passed",
            "    a::b",
        ] {
            assert!(is_noise(noise), "{noise}");
        }
        for figure in ["verbs 2473/2473", "test a ... FAILED", "        FAIL [ 0.1s] a b"] {
            assert!(!is_noise(figure), "{figure}");
        }
    }
}
