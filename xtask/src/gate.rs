//! `cargo xtask test`: the whole gate. Every stage runs whose ground holds, so that one look
//! tells everything that is wrong.

use std::time::{Duration, Instant};

use crate::counts::Counts;
use crate::failure::{Failure, Result, fail};
use crate::{bindings, installers, licences, places, prerequisites, rust, texts, tidy, ui, window};

/// What a stage leaves behind: its counts, or nothing to count.
type Work = fn() -> Result<Option<Counts>>;

/// One step of the gate.
struct Stage {
    name: &'static str,
    /// Stages that must have held before.
    needs: &'static [&'static str],
    /// Whether the part of the house it looks at stands already.
    applies: fn() -> bool,
    work: Work,
}

/// The stages in their order: cheap answers first, the window last.
const STAGES: &[Stage] = &[
    stage("system packages", &[], always, || checked(prerequisites::install(&prerequisites::packages()))),
    stage("rust parts", &[], always, || checked(prerequisites::rust_parts())),
    stage("format", &["rust parts"], always, || checked(rust::format())),
    stage("tidy", &[], always, || checked(tidy::check())),
    stage("licences", &[], always, || checked(licences::check())),
    stage("texts", &[], texts::exist, || checked(texts::check())),
    stage("window packages", &[], ui::exists, || checked(prerequisites::npm_packages())),
    stage("window build", &["window packages"], ui::exists, || checked(ui::build())),
    stage("licence list", &["window build"], ui::exists, || checked(licences::list::check())),
    stage("window types", &["window packages"], ui::exists, || checked(ui::types())),
    stage("window tests", &["window packages"], ui::exists, || ui::tests().map(Some)),
    stage("build and lints", &["system packages", "rust parts", "window build"], always, || {
        checked(rust::build())
    }),
    stage("documentation", &["build and lints"], always, || checked(rust::documentation())),
    stage("tests", &["build and lints"], always, || rust::tests().map(Some)),
    stage("bindings", &["build and lints"], bindings::exist, || {
        checked(bindings::check(bindings::Reach::Workspace))
    }),
    stage("package", &["build and lints"], installers::can_be_made, || checked(installers::of_gate())),
    stage("window driver", &["system packages"], window::can_be_driven, || {
        checked(prerequisites::tauri_driver())
    }),
    stage("window end to end", &["build and lints", "window driver"], window::can_be_driven, || {
        window::tests(&[]).map(Some)
    }),
];

const fn stage(
    name: &'static str,
    needs: &'static [&'static str],
    applies: fn() -> bool,
    work: Work,
) -> Stage {
    Stage { name, needs, applies, work }
}

fn always() -> bool {
    true
}

fn checked(result: Result) -> Result<Option<Counts>> {
    result.map(|()| None)
}

/// How a stage ended.
enum End {
    Held(Option<Counts>),
    Failed(Failure),
    /// The ground it stands on failed.
    Blocked(&'static str),
    /// There is nothing to look at yet.
    Absent,
}

impl End {
    fn holds(&self) -> bool {
        match self {
            Self::Held(counts) => counts.is_none_or(|counts| counts.failed == 0),
            Self::Absent => true,
            Self::Failed(_) | Self::Blocked(_) => false,
        }
    }

    /// A stage that is no collection of tests counts as one when it fails, never when it holds.
    fn counts(&self) -> Counts {
        match self {
            Self::Held(counts) => counts.unwrap_or_default(),
            Self::Failed(_) | Self::Blocked(_) => Counts { failed: 1, ..Counts::default() },
            Self::Absent => Counts::default(),
        }
    }

    fn told(&self) -> String {
        match self {
            Self::Held(None) => "holds".to_owned(),
            Self::Held(Some(counts)) => counts.to_string(),
            Self::Failed(_) => "FAILED".to_owned(),
            Self::Blocked(ground) => format!("not run: {ground} failed"),
            Self::Absent => "nothing there yet".to_owned(),
        }
    }
}

/// A stage that was gone through.
struct Entry {
    name: &'static str,
    took: Duration,
    end: End,
}

/// Whether the minutes of every stage are printed at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Timings {
    /// One figure for the whole.
    Total,
    /// One line a stage.
    PerStage,
}

/// Goes through all stages and prints the sum.
///
/// # Errors
/// When anything failed; what and why was printed on the way.
pub(crate) fn run(timings: Timings) -> Result {
    let begun = Instant::now();
    let mut entries: Vec<Entry> = Vec::new();
    for stage in STAGES {
        println!("\n== {}", stage.name);
        let entry = go_through(stage, &entries);
        if let End::Failed(failure) = &entry.end {
            println!("{failure}");
        }
        println!("== {}: {} ({})", stage.name, entry.end.told(), minutes(entry.took));
        entries.push(entry);
    }
    println!("{}", summary(&entries, timings, begun.elapsed()));
    closed_by(&entries)
}

fn go_through(stage: &Stage, before: &[Entry]) -> Entry {
    let begun = Instant::now();
    let mut grounds = before.iter().filter(|entry| stage.needs.contains(&entry.name));
    let end = match grounds.find(|entry| !entry.end.holds()) {
        Some(ground) => End::Blocked(ground.name),
        None if !(stage.applies)() => End::Absent,
        None => (stage.work)().map_or_else(End::Failed, End::Held),
    };
    Entry { name: stage.name, took: begun.elapsed(), end }
}

/// The table, and the sum alone on the last line.
fn summary(entries: &[Entry], timings: Timings, took: Duration) -> String {
    let mut text = String::new();
    for entry in entries.iter().filter(|_| timings == Timings::PerStage) {
        text += &format!("\n{:>9}  {:<18} {}", minutes(entry.took), entry.name, entry.end.told());
    }
    let sum = entries.iter().fold(Counts::default(), |sum, entry| sum.and(entry.end.counts()));
    text +=
        &format!("\n{:>9}  in all; logs and pictures in {}", minutes(took), places::shown(&places::gate()));
    text + &format!("\n{sum}")
}

fn closed_by(entries: &[Entry]) -> Result {
    let broken: Vec<_> = entries.iter().filter(|entry| !entry.end.holds()).map(|entry| entry.name).collect();
    if broken.is_empty() { Ok(()) } else { fail(format!("The gate is closed by: {}", broken.join(", "))) }
}

fn minutes(took: Duration) -> String {
    format!("{:.1} min", took.as_secs_f64() / 60.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ground_is_an_earlier_stage() {
        for (at, stage) in STAGES.iter().enumerate() {
            for ground in stage.needs {
                assert!(
                    STAGES[..at].iter().any(|earlier| earlier.name == *ground),
                    "{} → {ground}",
                    stage.name
                );
            }
        }
    }

    #[test]
    fn a_stage_whose_ground_failed_is_not_run_and_counts_as_failed() {
        let failed = |name| Entry { name, took: Duration::ZERO, end: End::Failed(Failure(String::new())) };
        let never = stage("later", &["ground"], always, || panic!("it must not run"));
        let entry = go_through(&never, &[failed("ground")]);
        assert!(matches!(entry.end, End::Blocked("ground")));
        assert_eq!(entry.end.counts().failed, 1);
        assert!(closed_by(&[entry]).is_err());
    }

    #[test]
    fn failed_tests_close_the_gate_and_absent_parts_do_not() {
        let counted = |failed| End::Held(Some(Counts { passed: 3, failed, skipped: 0 }));
        let entry = |end| Entry { name: "a", took: Duration::ZERO, end };
        assert!(closed_by(&[entry(counted(1))]).is_err());
        let open = [entry(counted(0)), entry(End::Absent), entry(counted(0))];
        assert!(closed_by(&open).is_ok());
        let told = summary(&open, Timings::PerStage, Duration::ZERO);
        assert_eq!(told.lines().last(), Some("6 passed, 0 failed"));
        assert_eq!(told.lines().filter(|line| line.contains(" a ")).count(), 3);
    }
}
