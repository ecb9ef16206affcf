//! The structured text of a resolution: clauses, points, tasks.
//!
//! Practice: `body` → blocks `I. verb` → points → for `ukládá` an assignee, a task and a deadline.

mod faults;
mod render;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use faults::{ClauseFault, FaultKind, advisory_faults, clause_faults, clause_faults_with};
pub use render::{render, render_clause, roman};

/// One block of a resolution: what the body does, and with what (výrok).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Clause {
    /// Words that stand before the verb, as in *na návrh tajemníka* jmenuje; usually empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lead_in: String,
    /// The verb in the third person as written, `schvaluje` or `bere na vědomí`; empty when none was found.
    pub verb: String,
    /// The text after the verb; may be empty when the points say everything.
    #[serde(default)]
    pub text: String,
    /// The points under the verb, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Point>,
}

/// A numbered, lettered or plain point of a clause.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Point {
    /// The label as written, `1.`, `b)` or `-`; `None` for a plain paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The text of the point without its label and without the lines of its task.
    #[serde(default)]
    pub text: String,
    /// The task this point sets, if it sets one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<ClauseTask>,
    /// Points nested under this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Point>,
}

/// What a clause such as `ukládá` asks of somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ClauseTask {
    /// Function and name as written; empty when the text names nobody.
    #[serde(default)]
    pub assignee: String,
    /// The day by which the task is to be done (`T:`, `Termín:`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub due_on: Option<Date>,
    /// A deadline that is not a single day, `ihned` or `průběžně`, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_text: Option<String>,
    /// The day on which fulfilment is checked (`Kontrolní termín:`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub check_on: Option<Date>,
    /// Who carries it out, when that is somebody else than the assignee (`Provede:`, `Z:`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_out_by: Option<String>,
    /// Who is told of it (`Na vědomí:`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub informed: Option<String>,
}

impl Clause {
    /// A clause with a verb and the text after it.
    #[must_use]
    pub fn new(verb: impl Into<String>, text: impl Into<String>) -> Self {
        Self { verb: verb.into(), text: text.into(), ..Self::default() }
    }

    /// Every task of the clause in the order of the text.
    #[must_use]
    pub fn tasks(&self) -> Vec<(&Point, &ClauseTask)> {
        let mut found = Vec::new();
        self.points.iter().for_each(|point| collect_tasks(point, &mut found));
        found
    }
}

impl Point {
    /// A plain point without a label.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

fn collect_tasks<'a>(point: &'a Point, found: &mut Vec<(&'a Point, &'a ClauseTask)>) {
    if let Some(task) = &point.task {
        found.push((point, task));
    }
    point.points.iter().for_each(|nested| collect_tasks(nested, found));
}
